//! Mails.

use base64::{Engine, engine::general_purpose::STANDARD};

use crate::inputs::{Input, May};

const PAGE: &str = "<html><body><h1>Ferry line</h1><p>The council voted on Tuesday to buy a third boat.</p></body></html>";

fn mail(name: &str, head: &str, body: &str) -> Input {
    let text = format!(
        "From: A. Writer <a@example.org>\r\nSubject: A boat\r\nDate: Thu, 02 May 2024 07:30:00 +0200\r\n{head}\r\n\r\n{body}"
    );
    Input::new(name, "eml", text)
}

fn html(name: &str, encoding: &str, body: &str) -> Input {
    mail(
        name,
        &format!("Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: {encoding}"),
        body,
    )
}

/// Parts in one another, and boundaries that confuse.
pub fn structure() -> Vec<Input> {
    let part =
        |boundary: &str| format!("--{boundary}\r\nContent-Type: text/html\r\n\r\n{PAGE}\r\n");
    let multipart = |name: &str, boundary: &str, body: &str| {
        mail(
            name,
            &format!("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary={boundary}"),
            body,
        )
    };
    let deep: String = (0..10_000)
        .map(|n| {
            format!(
                "--b{n}\r\nContent-Type: multipart/mixed; boundary=b{}\r\n\r\n",
                n + 1
            )
        })
        .collect();
    let same = "--b0\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n".repeat(10_000);
    let long = "b".repeat(1 << 20);
    let forwarded = "Content-Type: message/rfc822\r\n\r\nSubject: a\r\n".repeat(10_000);
    vec![
        multipart("deep", "b0", &format!("{deep}{}", part("b10000"))).may(May::Ended),
        multipart("deep-same-boundary", "b0", &format!("{same}{}", part("b0"))).may(May::Ended),
        mail("forwarded-deep", "Content-Type: message/rfc822", &format!("{forwarded}\r\n{PAGE}")).may(May::Ended),
        multipart("no-boundary-in-it", "b", PAGE),
        multipart("empty-boundary", "\"\"", &part("")),
        multipart("boundary-of-a-megabyte", &long, &part(&long)),
        multipart("boundary-within-another", "a", &format!("{}{}--ab--\r\n--a--\r\n", part("ab"), part("a"))),
        multipart("boundary-of-dashes", "--", &format!("{}------\r\n", part("--"))),
        multipart("boundary-with-escapes", "\"\u{1b}[2J\"", &part("\u{1b}[2J")),
        multipart("boundary-with-a-line-end", "\"a\r\n b\"", &part("a b")),
        multipart("never-closed", "b", &part("b")),
        multipart("closed-at-once", "b", &format!("--b--\r\n{PAGE}")),
        multipart("hundred-thousand-parts", "b", &"--b\r\n\r\na\r\n".repeat(100_000)),
        multipart("many-pages", "b", &part("b").repeat(5_000)),
        multipart("thousands-of-multiparts", "b", &(0..8_000).map(|n| format!("--b\r\nContent-Type: multipart/mixed; boundary=c{n}\r\n\r\n--c{n}\r\n\r\na\r\n--c{n}--\r\n")).collect::<String>()),
        multipart("boundaries-only", "b", &"--b\r\n".repeat(200_000)),
        multipart("attachments-named-to-escape", "b", &format!("{}{}--b--", part("b"), ["../../x", "/etc/passwd", "a\u{1b}[2J", "\u{202e}gpj.exe", "-rf", "CON"].iter().map(|name| format!("--b\r\nContent-Type: application/x; name=\"{name}\"\r\nContent-Disposition: attachment; filename=\"{name}\"\r\n\r\na\r\n")).collect::<String>())),
        mail("two-types", "Content-Type: text/html\r\nContent-Type: multipart/mixed; boundary=b", &part("b")),
        mail("no-such-type", "Content-Type: \u{1b}[2J/\u{202e}; charset=\"\u{9b}\"", PAGE),
        mail("alternative-without-parts", "Content-Type: multipart/alternative; boundary=b", ""),
        mail("picture-only", "Content-Type: image/png\r\nContent-Transfer-Encoding: base64", "iVBORw0KGgo="),
        mail("related-in-alternative", "Content-Type: multipart/alternative; boundary=a", &format!("--a\r\nContent-Type: multipart/related; boundary=b\r\n\r\n{}--b--\r\n--a--\r\n", part("b"))),
        Input::new("nothing", "eml", ""),
        Input::new("blanks", "eml", "\r\n\r\n\r\n \r\n"),
        Input::new("no-header", "eml", PAGE),
        Input::new("header-only", "eml", "From: a@example.org\r\nSubject: b"),
        Input::new("bare-returns", "eml", format!("From: a@example.org\rSubject: b\rContent-Type: text/html\r\r{PAGE}")),
        Input::new("box", "eml", format!("From a@example.org Thu May  2 07:30:00 2024\nSubject: a\nContent-Type: text/html\n\n{PAGE}\n\nFrom b@example.org Thu May  2 07:30:00 2024\nSubject: c\n\nd\n")),
        Input::new("binary", "eml", (0..1 << 18).map(|n: u32| n.wrapping_mul(2_654_435_761).to_le_bytes()[3]).collect::<Vec<u8>>()),
        Input::new("nuls", "eml", vec![0; 1 << 18]),
    ]
}

/// Headers without an end, and words in them that are encoded to deceive.
pub fn headers() -> Vec<Input> {
    let with = |name: &str, head: String| {
        Input::new(
            name,
            "eml",
            format!("{head}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}"),
        )
    };
    let word = |bytes: &[u8]| format!("=?utf-8?B?{}?=", STANDARD.encode(bytes));
    let escape = word("\u{1b}]0;PWNED\u{7}\u{9b}2J\u{202e}x\nSubject: y".as_bytes());
    vec![
        with("endless-subject", format!("Subject: {}", "a".repeat(5 << 20))),
        with("endless-name", "a".repeat(5 << 20)),
        with("endless-folds", format!("Subject: a{}", "\r\n b".repeat(500_000))),
        with("hundred-thousand", "X-A: b\r\n".repeat(100_000) + "Subject: a"),
        with("hundred-thousand-subjects", "Subject: b\r\n".repeat(100_000) + "From: a@example.org"),
        with("no-colon", "a b c\r\n".repeat(100_000) + "Subject: a"),
        with("encoded-words", format!("Subject: {}", "=?utf-8?Q?a_b?= ".repeat(100_000))),
        with("encoded-in-encoded", format!("Subject: {}", (0..12).fold("a".to_owned(), |inner, _| word(inner.as_bytes())))),
        with("encoded-unclosed", format!("Subject: {}", "=?utf-8?B?".repeat(100_000))),
        with("encoded-no-charset", "Subject: =??Q?a?= =?no-such?Q?b?= =?\u{1b}[2J?Q?c?= =?utf-8?X?d?= =?utf-8?Q?=G1=?=".into()),
        with("encoded-escapes", format!("Subject: {escape}\r\nFrom: {escape} <a@example.org>")),
        with("quoted-escapes", "Subject: =?utf-8?Q?=1B]0;PWNED=07=C2=9B2J=E2=80=AEx=00?=\r\nFrom: =?iso-8859-1?Q?=9B2J?= <a@example.org>".into()),
        with("raw-escapes", "Subject: \u{1b}]0;PWNED\u{7}\u{9b}2J\u{202e}x\r\nFrom: \"\u{1b}[2J\" <a\u{202e}@example.org>".into()),
        with("iso-2022", "Subject: =?iso-2022-jp?B?GyRCGyhCGyRC?= =?iso-2022-kr?Q?=1B$)C=0E?=".into()),
        with("utf-7", "Subject: =?utf-7?Q?+ADw-script+AD4-?=".into()),
        with("utf-16", format!("Subject: =?utf-16?B?{}?=", STANDARD.encode(b"\xff\xfea\0\x1b\0"))),
        with("split-letter", "Subject: =?utf-8?Q?=E2=80?= =?utf-8?Q?=94?=".into()),
        with("addresses", format!("From: {}b@example.org", "a <a@example.org>, ".repeat(100_000))),
        with("groups", format!("From: {}", "a:(".repeat(100_000))),
        with("comments", format!("From: {}a@example.org", "(".repeat(100_000))),
        with("quotes", format!("From: {}", "\"\\".repeat(100_000))),
        with("brackets", format!("From: {}", "<".repeat(100_000))),
        with("parameters", format!("Content-Type: text/html{}", (0..50_000).map(|n| format!("; a*{n}*=utf-8''%1B")).collect::<String>())),
        with("dates", "Date: Thu, 99 Foo 999999 99:99:99 +9999\r\nDate: \u{1b}[2J".into()),
        with("date-far", "Date: Thu, 02 May 99999999999999999999 07:30:00 +0200".into()),
        with("date-comment", format!("Date: {}2 May 2024 07:30 GMT", "(".repeat(100_000))),
        with("latin", "Subject: caf\u{fffd}\u{e9}".into()),
        with("ids", format!("References: {}", "<a@b> ".repeat(200_000))),
        with("received", "Received: from a by b; Thu, 02 May 2024 07:30:00 +0200\r\n".repeat(50_000) + "Subject: a"),
        Input::new("nuls", "eml", format!("Subject: a\0b\r\nFrom: \0\r\n\0: \0\r\nContent-Type: text/html\r\n\r\n{PAGE}")),
    ]
}

/// Bodies in codings that break off, lie, or say what must not reach a screen.
pub fn bodies() -> Vec<Input> {
    let base64 = |text: &[u8]| STANDARD.encode(text);
    let nested = format!("{}text", "<div>".repeat(100_000));
    let payload = "<h1>a&#27;]0;PWNED&#7;</h1><p>b&#x9b;2J&#x202e; and enough words to be a paragraph of some length.</p>";
    let charset = |name: &str, charset: &str, bytes: &[u8]| {
        mail(
            name,
            &format!(
                "Content-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: base64"
            ),
            &base64(bytes),
        )
    };
    vec![
        html("nested", "7bit", &nested),
        html("nested-in-base64", "base64", &base64(nested.as_bytes())),
        html(
            "nested-quoted",
            "quoted-printable",
            &nested.replace('=', "=3D"),
        ),
        html(
            "layout-tables",
            "7bit",
            &format!("{}text", "<table><tr><td>".repeat(5_000)),
        ),
        html(
            "layout-tables-beside",
            "7bit",
            &"<table><tr><td><table><tr><td>a</table><td>b</table>".repeat(5_000),
        ),
        html(
            "base64-garbage",
            "base64",
            &"!@#$%^&*()=\u{1b}[2J====AAA=AA".repeat(10_000),
        ),
        html("base64-of-padding", "base64", &"=".repeat(1 << 20)),
        html("base64-broken-off", "base64", "PGgxPkZlcnJ5IGxpbm"),
        html(
            "quoted-garbage",
            "quoted-printable",
            &"=ZZ=1=\r=\n==3D=".repeat(50_000),
        ),
        html(
            "quoted-escapes",
            "quoted-printable",
            "<p>=1B]0;PWNED=07=C2=9B2J=E2=80=AEx=00 and words</p>",
        ),
        html("quoted-long", "quoted-printable", &"=\r\n".repeat(300_000)),
        html("no-such-coding", "\u{1b}[2J", PAGE),
        html(
            "uuencoded",
            "x-uuencode",
            "begin 644 ../../a\n#0V%T\n`\nend\n",
        ),
        html("binary-coding", "binary", "<p>a\0b\u{1b}[2Jc</p>"),
        html("payload", "7bit", payload),
        html(
            "frames",
            "7bit",
            "<iframe src=javascript:alert(1)></iframe><script>alert(1)</script>",
        ),
        html(
            "tracking",
            "7bit",
            &"<img width=1 height=1 src=https://x.example/>".repeat(20_000),
        ),
        html("empty", "7bit", ""),
        html("scripts-only", "7bit", "<script>a</script><style>b</style>"),
        charset("utf-7", "utf-7", b"+ADw-p+AD4-a+ADw-/p+AD4-"),
        charset("utf-16", "utf-16", b"\xff\xfe<\0p\0>\0a\0"),
        charset("no-such-charset", "\"\u{1b}[2J\"", PAGE.as_bytes()),
        charset("wrong-charset", "utf-8", b"<p>Caf\xe9 und Stra\xdfe</p>"),
        charset("gb18030", "gb18030", &b"<p>\x81\x30\xff".repeat(10_000)),
        mail(
            "plain-part",
            "Content-Type: text/plain; charset=utf-8",
            "\u{1b}]0;PWNED\u{7}\u{9b}2J\u{202e} some words\r\n"
                .repeat(50)
                .as_str(),
        ),
        mail(
            "flowed",
            "Content-Type: text/plain; format=flowed; delsp=yes",
            &"> ".repeat(100_000),
        ),
        mail(
            "quoted-deep",
            "Content-Type: text/plain",
            &format!("{} a\r\n", ">".repeat(100_000)),
        ),
    ]
}

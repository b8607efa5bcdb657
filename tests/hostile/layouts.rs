//! Small pages and mails as outlets make them, to be damaged.

const NEWS: &str = r#"<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>Ferry line gets a third boat - The Harbour Post</title>
<link rel="canonical" href="https://harbour.example/2024/05/ferry">
<meta property="og:title" content="Ferry line gets a third boat"><meta property="og:site_name" content="The Harbour Post">
<meta name="author" content="Ines Vold"><meta property="article:published_time" content="2024-05-02T07:30:00+02:00">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"The Harbour Post"},
{"@type":"NewsArticle","headline":"Ferry line gets a third boat","datePublished":"2024-05-02","author":[{"@type":"Person","name":"Ines Vold"}],
"mainEntityOfPage":{"@id":"https://harbour.example/2024/05/ferry"}}]}</script></head>
<body><nav><ul><li><a href="/">Home</a><li><a href="/boats">Boats</a></ul></nav><main><article><h1>Ferry line gets a third boat</h1>
<p class="byline">By <a rel="author" href="/vold">Ines Vold</a>, <time datetime="2024-05-02">2 May</time></p>
<p>The <b>council</b> voted on Tuesday to buy a third boat for the line across the sound, which carries some nine thousand people on a working day.</p>
<figure><img src="boat.jpg" alt="A white boat"><figcaption>The first boat, in 1998.</figcaption></figure>
<p>It will cost <em>forty million</em>, of which the region pays half; the rest comes from fares &mdash; those rise in the autumn.</p>
<blockquote><p>We have waited for this for ten years, said the captain of the older boat.</p></blockquote>
<ol start="3"><li>Order in June<li>Trials in <a href="/spring">spring</a><ul><li>with two crews</ul></ol>
<table><tr><th>Year</th><th>Boats</th></tr><tr><td>1998</td><td>1</td></tr><tr><td>2026</td><td>3</td></tr></table>
<pre><code>depart 07:10
arrive 07:32</code></pre><aside><h3>Read on</h3><p><a href="/x">Bridge closed</a></p></aside></article></main>
<footer>Cookies &copy; Harbour</footer><script>var a="<p>no";</script></body></html>
"#;

const OLD: &str = "<HTML><HEAD><TITLE>Sturm \u{fc}ber der K\u{fc}ste</TITLE>
<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=windows-1252'></HEAD><BODY BGCOLOR=white><CENTER><TABLE WIDTH=600><TR><TD>
<FONT SIZE=5><B>Sturm \u{fc}ber der K\u{fc}ste</B></FONT><BR><BR>In der Nacht hat ein Sturm die D\u{e4}cher von drei H\u{e4}usern abgedeckt, verletzt wurde niemand.<BR><BR>
Die Feuerwehr war bis zum Morgen unterwegs; der Hafen bleibt bis Freitag geschlossen, sagte ein Sprecher.<BR><P>Mehr dazu <A HREF=wetter.html>hier<A></TABLE></BODY>
";

const RIGHT_TO_LEFT: &str = "<!doctype html><html lang=ar dir=rtl><meta charset=utf-8><title>الميناء يفتح أبوابه</title><body><article><h1>الميناء يفتح أبوابه</h1>\
<p>فتح الميناء أبوابه صباح اليوم أمام السفن بعد إغلاق دام ثلاثة أيام بسبب العاصفة، وقال المدير إن العمل يعود إلى طبيعته.</p>\
<p>وأضاف أن <bdo dir=ltr>25</bdo> سفينة تنتظر في الخارج&rlm;.</p></article>";

const JAPANESE: &str = "<!DOCTYPE html><html lang=\"ja\"><head><meta charset=\"utf-8\"><title>港の新しい船</title></head><body style=\"writing-mode:vertical-rl\"><article><h1>港の新しい船</h1>\
<p><ruby>港<rt>みなと</rt></ruby>に三隻目の船が来ることになった。市議会は火曜日に費用を認めた。</p><p>船は来年の春から走る。船長は「長く待った」と話した。</p></article></body></html>";

const XHTML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">\
<html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"en\"><head><title>Minutes of the board</title></head><body><div id=\"content\"><h1>Minutes of the board</h1>\
<p>The board met on Monday.<br/>All members were there, and the minutes of the last meeting were taken as read.</p><![CDATA[ not shown ]]><hr/><dl><dt>Chair</dt><dd>A. Moen</dd></dl></div></body></html>";

const LETTER: &str = "From: =?UTF-8?Q?The_Harbour_Post?= <letter@harbour.example>\r\nTo: reader@example.org\r\nSubject: =?UTF-8?B?RmVycnkgbGluZSBnZXRzIGEgdGhpcmQgYm9hdA==?=\r\n\
Date: Thu, 02 May 2024 07:30:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"=_b1\"\r\n\r\n--=_b1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
The council voted on Tuesday to buy a third boat =E2=80=93 at last.\r\n\r\n--=_b1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
<html><body><div style=3D\"display:none\">A third boat&zwnj;&nbsp;&zwnj;</div><table width=3D\"600\"><tr><td><h1>Ferry line gets a third boat</h1><p>The council voted on Tuesday to b=\r\nuy a third boat =E2=80=93 at last.</p></td></tr></table><img src=3D\"https://x.example/p.gif\" width=3D1 height=3D1></body></html>\r\n--=_b1--\r\n";

const MIXED: &str = "From: desk@harbour.example\r\nSubject: =?KOI8-R?B?8NLJ18XU?=\r\nDate: 2 May 2024 07:30 GMT\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\npreamble\r\n--x\r\nContent-Type: multipart/related; boundary=y\r\n\r\n--y\r\nContent-Type: text/html; charset=koi8-r\r\nContent-Transfer-Encoding: base64\r\n\r\n\
PGh0bWw+PGJvZHk+PHA+8NLJ18XUINfTxc0sIMvUzyDexc3PLc7JwtXE2CDexM/SzyDexdTPLjwvcD48L2JvZHk+PC9odG1sPg==\r\n--y--\r\n--x\r\nContent-Type: application/pdf; name=\"a.pdf\"\r\nContent-Disposition: attachment; filename*=UTF-8''..%2F..%2Fa.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--x--\r\n";

/// The layouts, with names and extensions.
pub fn all() -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let old = OLD
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    vec![
        ("news", "html", NEWS.into()),
        ("old", "htm", old),
        ("right-to-left", "html", RIGHT_TO_LEFT.into()),
        ("japanese", "html", JAPANESE.into()),
        ("xhtml", "xhtml", XHTML.into()),
        ("letter", "eml", LETTER.into()),
        ("mixed", "eml", MIXED.into()),
    ]
}

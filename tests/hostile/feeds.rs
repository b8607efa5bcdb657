//! Feeds, through the process that reads them.

use std::path::PathBuf;

use briefreader::{
    extract::{ExtractError, Extractor},
    import::{Hints, ReadFeed},
    model::CleanText,
};

use crate::{checks::is_clean, inputs::Input, random::Random, through::PROGRAM};

fn rss(name: &str, items: &str) -> Input {
    let text = format!("<rss version=\"2.0\"><channel><title>T</title>{items}</channel></rss>");
    Input::new(name, "xml", text)
}

fn bomb() -> String {
    let entities: String = (1..40)
        .map(|n| format!("<!ENTITY a{n} \"&a{};&a{};\">", n - 1, n - 1))
        .collect();
    format!(
        "<!DOCTYPE rss [<!ENTITY a0 \"a\">{entities}]><rss><channel><title>&a39;</title></channel></rss>"
    )
}

/// The inputs.
fn all() -> Vec<Input> {
    let item = "<item><title>A</title><guid isPermaLink='false'>1</guid></item>";
    let attributes: String = (0..100_000).map(|n| format!(" a{n}='b'")).collect();
    let prefixes: String = (0..100_000).map(|n| format!(" xmlns:p{n}='u'")).collect();
    let escapes = "&#27;]0;PWNED&#7;\u{1b}[2J\u{9b}2J&#x202e;x\u{2066}";
    let deep_page = format!(
        "<item><description><![CDATA[{}]]></description></item>",
        "<div>".repeat(100_000)
    );
    let bold_page = format!(
        "<item><description><![CDATA[{}]]></description></item>",
        "<b><p>".repeat(50_000)
    );
    let mut inputs = vec![
        Input::new("entities", "xml", bomb()),
        Input::new(
            "entities-outside",
            "xml",
            "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><title>&x;</title></channel></rss>",
        ),
        Input::new(
            "subset-unclosed",
            "xml",
            format!("<!DOCTYPE a [{}", "<!".repeat(500_000)),
        ),
        rss("deep", &"<a>".repeat(500_000)),
        rss(
            "deep-in-an-item",
            &format!("<item><description>{}", "<div>".repeat(500_000)),
        ),
        rss("deep-page", &deep_page),
        rss("formatting-page", &bold_page),
        rss("wide", &"<a/>".repeat(900_000)),
        rss("too-wide", &"<a/>".repeat(2_000_000)),
        rss(
            "attributes",
            &format!("<item{attributes}><title>A</title></item>"),
        ),
        rss(
            "prefixes",
            &format!("<item{prefixes}>{}</item>", "<p9:a/>".repeat(50_000)),
        ),
        rss("quotes", &"<a b=\"".repeat(500_000)),
        rss("brackets", &"<".repeat(2_000_000)),
        rss("tags-unclosed", &"<a ".repeat(500_000)),
        rss("ends", &"</a>".repeat(500_000)),
        rss("ends-unclosed", &"</a".repeat(500_000)),
        rss(
            "ampersands",
            &format!("<item><title>{}</title></item>", "&".repeat(2_000_000)),
        ),
        rss("comments", &"<!--".repeat(500_000)),
        rss("sections", &"<![CDATA[".repeat(500_000)),
        rss("declarations", &"<!".repeat(500_000)),
        rss("instructions", &"<?".repeat(500_000)),
        rss("items-unclosed", &"<item><title>A".repeat(100_000)),
        rss("many-items", &item.repeat(30_000)),
        rss(
            "many-without-names",
            &"<item><description>A</description></item>".repeat(30_000),
        ),
        rss(
            "long-title",
            &format!("<item><title>{}</title></item>", "word ".repeat(2_000_000)),
        ),
        rss(
            "long-text",
            &format!(
                "<item><description>{}</description></item>",
                "word ".repeat(2_000_000)
            ),
        ),
        rss(
            "long-date",
            &format!(
                "<item><title>A</title><pubDate>{}</pubDate></item>",
                "1".repeat(2_000_000)
            ),
        ),
        rss(
            "long-author",
            &format!(
                "<item><title>A</title><author>{}</author></item>",
                "a@b.example ".repeat(200_000)
            ),
        ),
        rss(
            "long-link",
            &format!(
                "<item><title>A</title><link>https://a.example/{}</link></item>",
                "a/".repeat(1_000_000)
            ),
        ),
        rss(
            "authors",
            &format!(
                "<item><title>A</title>{}</item>",
                "<author>A B</author>".repeat(100_000)
            ),
        ),
        rss(
            "enclosures",
            &format!(
                "<item><title>A</title>{}</item>",
                "<enclosure url='https://a.example/b.mp3'/>".repeat(100_000)
            ),
        ),
        rss(
            "groups",
            &format!(
                "<item><title>A</title>{}<media:content url='https://a.example/b'/></item>",
                "<media:group>".repeat(90)
            ),
        ),
        rss(
            "durations",
            "<item><title>A</title><itunes:duration>99999999999999999999</itunes:duration><media:content url='https://a.example/b' duration='99999999999999999999'/><media:text start='99999999999999999999'>a</media:text></item>",
        ),
        rss(
            "names-cut",
            "<item><title>A</title><author>\u{a0}\u{2003}\u{e9}.a@b.example\u{2003}\u{e9}</author></item>",
        ),
        rss(
            "escapes",
            &format!(
                "<item><title>{escapes}</title><link>https://a.example/{escapes}</link><author>{escapes}</author><guid>{escapes}</guid><description>{escapes} &lt;p&gt;{escapes}</description><enclosure url='https://a.example/{escapes}' type='{escapes}'/></item>"
            ),
        ),
        Input::new("json-deep", "json", "[".repeat(1_000_000)),
        Input::new(
            "json-deep-items",
            "json",
            format!(
                "{{\"title\":\"a\",\"items\":{}",
                "[{\"items\":".repeat(200_000)
            ),
        ),
        Input::new(
            "json-types",
            "json",
            r#"{"version":1,"title":["a"],"items":[{"id":[1],"title":{},"authors":"a","attachments":[1,{"url":[]}],"url":7},null,"a",7]}"#,
        ),
        Input::new(
            "json-escapes",
            "json",
            r#"{"title":"\u001b[2J","items":[{"id":"\u001b","title":"\u001b]0;PWNED\u0007\u202e","content_html":"<p>\u009b2J</p>","authors":[{"name":"\u001b[1m"}]}]}"#,
        ),
        Input::new("nuls", "xml", vec![0; 1 << 20]),
        Input::new("nothing", "xml", ""),
        Input::new(
            "utf-16-half",
            "xml",
            b"\xff\xfe<\0r\0s\0s\0>\0\x1b".to_vec(),
        ),
        Input::new(
            "utf-7",
            "xml",
            "<?xml version='1.0' encoding='utf-7'?><rss><channel><title>+ADw-b+AD4-</title></channel></rss>",
        ),
    ];
    inputs.extend(damaged());
    inputs
}

/// A feed with all that feeds have, damaged several times.
fn damaged() -> Vec<Input> {
    let whole = "<?xml version='1.0' encoding='utf-8'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:media='http://search.yahoo.com/mrss/'><channel><title>Harbour &amp; hill</title><link>https://a.example/</link><ttl>60</ttl><item><title>A &lt;b&gt;boat&lt;/b&gt;</title><link>/1</link><guid isPermaLink='false'>1</guid><pubDate>Thu, 02 May 2024 10:30:00 +0200</pubDate><author>a@b.example (Ann Lee)</author><content:encoded><![CDATA[<p>One <a href='/x'>two</a> &amp; three.</p>]]></content:encoded><media:group><media:content url='https://a.example/m.mp4' type='video/mp4'/><media:description>Film</media:description></media:group></item></channel></rss>".as_bytes();
    let mut random = Random::new(17);
    (0..60)
        .map(|number| {
            let mut bytes = whole.to_vec();
            for _ in 0..=random.below(12) {
                let at = random.below(bytes.len());
                let hostile = b"<>&\"'=/!-\0\x1b\x9b\xff\n []:;";
                bytes[at] = hostile[random.below(hostile.len())];
            }
            if number % 3 == 0 {
                bytes.truncate(random.below(bytes.len()));
            }
            Input::new(format!("damaged-{number}"), "xml", bytes)
        })
        .collect()
}

/// Reads all of them; none may end at a limit of the process, or be lost.
pub fn through_the_extractor() {
    let extractor = Extractor::new(PathBuf::from(PROGRAM));
    let hints = Hints {
        media_type: Some("application/rss+xml"),
        address: Some("https://example.org/feed.xml"),
        ..Hints::default()
    };
    let mut faults = Vec::new();
    for input in all() {
        match extractor.read_feed(&input.bytes, &hints, &|| false) {
            Ok(feed) => shows_no_control(&input.name, &feed),
            Err(error @ (ExtractError::Import(_) | ExtractError::Refused { .. })) => {
                is_clean(&input.name, &error.to_string());
            }
            Err(error) => faults.push(format!("{}: {error}", input.name)),
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

fn shows_no_control(what: &str, feed: &ReadFeed) {
    let entries = feed.entries.iter();
    let said = entries.clone().flat_map(|entry| {
        let spans = entry.snapshot.spans.iter();
        let targets = spans.filter_map(|span| span.target.as_ref());
        targets
            .chain([&entry.title])
            .chain(&entry.link)
            .chain(&entry.author)
    });
    for text in said
        .chain([&feed.title])
        .chain(&feed.site)
        .chain(&feed.language)
        .chain(&feed.remarks)
    {
        is_clean(what, text);
        assert_eq!(CleanText::line(text), *text, "{what}");
    }
    for entry in entries {
        is_clean(what, &entry.snapshot.text);
        assert_eq!(entry.snapshot.check(), Ok(()), "{what}");
    }
}

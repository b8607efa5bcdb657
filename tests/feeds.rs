//! Feeds written for the purpose: well formed ones of each kind, slightly broken ones, and ones that fight back.
//!
//! The outlets are invented. What is expected of each was written by hand from the feed: what is said of it, and of each
//! entry what is said of that, its text, and its links.

#![expect(
    clippy::unwrap_used,
    reason = "a test panics where something is not as it must be"
)]

use std::{fs, path::PathBuf};

use briefreader::{
    import::{Hints, ImportError, ReadEntry, ReadFeed, read_feed},
    model::CleanText,
};
use proptest::prelude::*;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/feeds")
}

/// Returns the feeds: their names without an ending, and their bytes.
fn feeds() -> Vec<(String, Vec<u8>)> {
    let mut feeds: Vec<(String, Vec<u8>)> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending != "txt"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, fs::read(path).unwrap())
        })
        .collect();
    feeds.sort();
    feeds
}

fn read(bytes: &[u8]) -> Result<ReadFeed, ImportError> {
    read_feed(bytes, &Hints::default())
}

fn rss(items: &str) -> ReadFeed {
    let feed = format!("<rss version=\"2.0\"><channel><title>T</title>{items}</channel></rss>");
    read(feed.as_bytes()).unwrap()
}

/// Writes down a feed as the files of what is expected have it.
fn told(feed: &ReadFeed) -> String {
    let mut lines = vec![format!("title: {}", feed.title)];
    let mut add = |name: &str, value: Option<String>| {
        lines.extend(value.map(|value| format!("{name}: {value}")));
    };
    add("site", feed.site.as_ref().map(CleanText::to_string));
    add("language", feed.language.as_ref().map(CleanText::to_string));
    add("ttl", feed.ttl.map(|ttl| ttl.to_string()));
    for remark in &feed.remarks {
        add("remark", Some(remark.to_string()));
    }
    for entry in &feed.entries {
        lines.push(String::new());
        lines.extend(told_of(feed, entry));
    }
    lines.join("\n") + "\n"
}

fn told_of(feed: &ReadFeed, entry: &ReadEntry) -> Vec<String> {
    let mut lines = vec![format!("== {}", entry.title)];
    let mut add = |name: &str, value: Option<String>| {
        lines.extend(value.map(|value| format!("{name}: {value}")));
    };
    let found = &entry.snapshot.found;
    let language = found
        .language
        .as_ref()
        .filter(|it| Some(*it) != feed.language.as_ref());
    add("language", language.map(CleanText::to_string));
    add("link", entry.link.as_ref().map(CleanText::to_string));
    add("author", entry.author.as_ref().map(CleanText::to_string));
    add("published", entry.published.map(|dated| dated.to_string()));
    add("updated", entry.updated.map(|dated| dated.to_string()));
    lines.push(entry.snapshot.text.to_string());
    for span in &entry.snapshot.spans {
        if let Some(target) = &span.target {
            let words = entry.snapshot.text.get(span.bytes.clone()).unwrap();
            lines.push(format!("-> {words}: {target}"));
        }
    }
    lines
}

/// Makes sure that what was read can be shown, and that all that was found is what the entry says.
fn is_fit(feed: &ReadFeed) {
    let line = |text: &CleanText| assert_eq!(CleanText::line(text), *text);
    line(&feed.title);
    feed.site
        .iter()
        .chain(&feed.language)
        .chain(&feed.remarks)
        .for_each(line);
    let mut keys = Vec::new();
    for entry in &feed.entries {
        let found = &entry.snapshot.found;
        assert_eq!(entry.snapshot.check(), Ok(()));
        assert_eq!(CleanText::new(&entry.snapshot.text), entry.snapshot.text);
        assert!(!entry.title.is_empty());
        [&entry.title, &found.title].into_iter().for_each(line);
        entry
            .link
            .iter()
            .chain(&entry.author)
            .chain(&found.url)
            .for_each(line);
        for hash in [&entry.entry, &entry.digest] {
            assert!(
                hash.len() == 32
                    && hash
                        .bytes()
                        .all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'))
            );
        }
        assert_eq!((&found.title, &found.author), (&entry.title, &entry.author));
        assert_eq!(found.url, entry.link);
        keys.push(&entry.entry);
    }
    keys.sort_unstable();
    let all = keys.len();
    keys.dedup();
    assert_eq!(keys.len(), all, "two entries have one key");
}

#[test]
fn each_feed_is_read_as_it_was_meant() {
    let feeds = feeds();
    assert!(feeds.len() >= 20, "{}", feeds.len());
    let mut faults = Vec::new();
    for (name, bytes) in feeds {
        let expected = fs::read_to_string(folder().join(format!("{name}.expected.txt"))).unwrap();
        let feed = read(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        is_fit(&feed);
        let told = told(&feed);
        if told != expected {
            faults.push(format!("{name}:\n{told}\nbut expected:\n{expected}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
fn reading_twice_gives_the_same() {
    for (name, bytes) in feeds() {
        assert_eq!(read(&bytes), read(&bytes), "{name}");
    }
}

#[test]
fn every_beginning_of_a_feed_gives_a_value() {
    for (_, bytes) in feeds() {
        let step = bytes.len() / 40 + 1;
        for end in (0..bytes.len()).step_by(step) {
            if let Ok(feed) = read(bytes.get(..end).unwrap()) {
                is_fit(&feed);
            }
        }
    }
}

#[test]
fn dates_are_read_in_the_ways_in_which_programs_write_them() {
    let table = [
        (
            "Thu, 02 May 2024 10:30:00 GMT",
            "2024-05-02 2024-05-02T10:30:00Z",
        ),
        (
            "Thu, 02 May 2024 10:30:00 +0200",
            "2024-05-02 2024-05-02T08:30:00Z",
        ),
        // The weekday is wrong.
        (
            "Mon, 02 May 2024 10:30:00 EST",
            "2024-05-02 2024-05-02T15:30:00Z",
        ),
        (
            "Thursday, 2 May 2024 10:30 PDT",
            "2024-05-02 2024-05-02T17:30:00Z",
        ),
        (
            "Thurs, 2 May 24 10:30:00 UT",
            "2024-05-02 2024-05-02T10:30:00Z",
        ),
        ("02 May 2024 10:30 Z", "2024-05-02 2024-05-02T10:30:00Z"),
        ("Thu, 2 May 2024", "2024-05-02 2024-05-02T00:00:00Z"),
        (
            "Thu, 02 May 2024 24:00:00 GMT",
            "2024-05-03 2024-05-03T00:00:00Z",
        ),
        (
            "Thu, 02 May 2024 9:05:00 GMT+2",
            "2024-05-02 2024-05-02T07:05:00Z",
        ),
        (
            "Thu, 02 May 2024 10:30:60 +0000 (BST)",
            "2024-05-02 2024-05-02T10:30:59Z",
        ),
        (
            "Thu May  2 10:30:00 2024",
            "2024-05-02 2024-05-02T10:30:00Z",
        ),
        (
            "Thu May 2 10:30:00 EDT 2024",
            "2024-05-02 2024-05-02T14:30:00Z",
        ),
        ("May 2, 2024 10:30 PM", "2024-05-02 2024-05-02T22:30:00Z"),
        (
            "May 2, 2024, 12:05 a.m. ET",
            "2024-05-02 2024-05-02T05:05:00Z",
        ),
        ("02-May-2024 10:30:00", "2024-05-02 2024-05-02T10:30:00Z"),
        ("2-May-24", "2024-05-02 2024-05-02T00:00:00Z"),
        ("2024-05-02T10:30:00Z", "2024-05-02 2024-05-02T10:30:00Z"),
        (
            "2024-05-02T10:30:00.123456-04:00",
            "2024-05-02 2024-05-02T14:30:00Z",
        ),
        (
            "2024-05-02T10:30:00+0530",
            "2024-05-02 2024-05-02T05:00:00Z",
        ),
        ("2024-05-02t10:30z", "2024-05-02 2024-05-02T10:30:00Z"),
        ("2024-05-02T10:30", "2024-05-02 2024-05-02T10:30:00Z"),
        ("2024-05-02 10:30:00", "2024-05-02 2024-05-02T10:30:00Z"),
        (
            "2024-05-02 10:30:00 -0700",
            "2024-05-02 2024-05-02T17:30:00Z",
        ),
        ("2024/05/02 10:30", "2024-05-02 2024-05-02T10:30:00Z"),
        ("20240502T103000Z", "2024-05-02 2024-05-02T10:30:00Z"),
        ("20240502", "2024-05-02 2024-05-02T00:00:00Z"),
        ("20240502103000", "2024-05-02 2024-05-02T10:30:00Z"),
        ("1714645800", "2024-05-02 2024-05-02T10:30:00Z"),
        ("1714645800000", "2024-05-02 2024-05-02T10:30:00Z"),
        ("2024-05", "2024-05 2024-05-01T00:00:00Z"),
        ("02.05.2024 10:30", "2024-05-02 2024-05-02T10:30:00Z"),
        (
            "Do, 02 Mai 2024 10:30:00 MESZ",
            "2024-05-02 2024-05-02T08:30:00Z",
        ),
        (
            "Donnerstag, 2. Mai 2024, 10:30 Uhr",
            "2024-05-02 2024-05-02T10:30:00Z",
        ),
        (
            "Sa., 2. März 2024 10:30 MEZ",
            "2024-03-02 2024-03-02T09:30:00Z",
        ),
        (
            "jeu., 02 mai 2024 10:30:00 +0200",
            "2024-05-02 2024-05-02T08:30:00Z",
        ),
        (
            "mar., 07 mai 2024 10:30:00 +0200",
            "2024-05-07 2024-05-07T08:30:00Z",
        ),
        ("2 de mayo de 2024", "2024-05-02 2024-05-02T00:00:00Z"),
        (
            "gio, 02 May 2024 10:30:00 +0200",
            "2024-05-02 2024-05-02T08:30:00Z",
        ),
        (
            "\n  Thu, 02 May 2024 10:30:00 Europe/Vienna ",
            "2024-05-02 2024-05-02T10:30:00Z",
        ),
        // Told for another time of the world, the day is the one that is written.
        (
            "2024-05-02T23:30:00-11:00",
            "2024-05-02 2024-05-03T10:30:00Z",
        ),
        ("2099-01-01T00:00:00Z", "2099-01-01 2099-01-01T00:00:00Z"),
    ];
    for (text, expected) in table {
        let feed = rss(&format!(
            "<item><title>A</title><pubDate>{text}</pubDate></item>"
        ));
        let dated = feed.entries[0].published.map(|dated| dated.to_string());
        assert_eq!(dated.as_deref(), Some(expected), "{text}");
        let day = feed.entries[0]
            .snapshot
            .found
            .published
            .map(|day| day.to_string());
        assert_eq!(day.as_deref(), expected.split(' ').next(), "{text}");
    }
}

#[test]
fn what_is_no_date_is_none() {
    for text in [
        "",
        "yesterday",
        "Thu, 32 May 2024 10:30:00 GMT",
        "Thu, 02 May 2024 25:30:00 GMT",
        "2024-13-02",
        "0000-00-00 00:00:00",
        "Mon, 30 Nov -0001 00:00:00 +0000",
        "1970-01-01T00:00:00Z",
        "Thu, 01 Jan 1970 00:00:00 +0000",
        "0",
        "03/04/2024",
        "2 May 2024 in the harbour",
        "99999999999999999999",
        "10:30",
    ] {
        let feed = rss(&format!(
            "<item><title>A</title><pubDate>{text}</pubDate></item>"
        ));
        assert_eq!(feed.entries[0].published, None, "{text}");
        assert_eq!(feed.entries[0].snapshot.found.published, None, "{text}");
    }
}

#[test]
fn of_several_dates_the_first_that_is_one_is_taken() {
    let feed = read(
        "<rss xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><item><title>A</title>\
        <pubDate>soon</pubDate><dc:date>2024-05-02</dc:date></item></channel></rss>"
            .as_bytes(),
    );
    let published = feed.unwrap().entries[0].published.unwrap();
    assert_eq!(published.day.to_string(), "2024-05-02");
}

#[test]
fn a_feed_says_when_it_wants_to_be_asked_again() {
    let ttl = |said: &str| rss(said).ttl;
    assert_eq!(ttl("<ttl> 90 </ttl>"), Some(90));
    assert_eq!(ttl("<ttl>0</ttl>"), None);
    assert_eq!(ttl("<ttl>-5</ttl>"), None);
    assert_eq!(ttl("<ttl>often</ttl>"), None);
    assert_eq!(ttl("<ttl>4000000000</ttl>"), Some(365 * 24 * 60));
    assert_eq!(ttl("<sy:updatePeriod>daily</sy:updatePeriod>"), Some(1440));
    let often =
        "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>100</sy:updateFrequency>";
    assert_eq!(ttl(often), Some(1));
    assert_eq!(ttl("<sy:updatePeriod>never</sy:updatePeriod>"), None);
    assert_eq!(ttl(""), None);
}

#[test]
fn the_versions_of_rss_that_nobody_wrote_down_are_read() {
    for root in [
        "<rss>",
        "<rss version=\"2.00\">",
        "<RSS version='0.94'>",
        "<rss version=2.0>",
        "",
    ] {
        let feed =
            format!("{root}<channel><title>T</title><item><title>A</title></item></channel>");
        let feed = read(feed.as_bytes()).unwrap();
        assert_eq!(feed.title.as_str(), "T", "{root}");
        assert_eq!(feed.entries[0].title.as_str(), "A", "{root}");
    }
}

#[test]
fn what_is_no_feed_is_refused() {
    let table: &[(&str, &str)] = &[
        (
            "<!DOCTYPE html><html><head><title>a</title></head></html>",
            "It is no feed, but a web page.",
        ),
        (
            "<opml version='2.0'><body/></opml>",
            "It is no feed, but a list of feeds (OPML).",
        ),
        ("{\"a\": [1, 2]}", "It is no feed, but other data (JSON)."),
        (
            "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [",
            "It is no feed, but JSON that breaks off.",
        ),
        ("<svg/>", "It is no feed."),
        ("Not found", "It is no feed."),
        (" \n", "There is no text in it."),
    ];
    for (text, sentence) in table {
        assert_eq!(
            read(text.as_bytes()).unwrap_err().to_string(),
            *sentence,
            "{text}"
        );
    }
    assert!(read(b"Not found").unwrap_err().hint().is_some());
}

#[test]
fn what_is_made_to_grow_is_refused() {
    let mut bomb = "<!DOCTYPE rss [<!ENTITY a0 \"ha\">".to_owned();
    for n in 1..30 {
        bomb += &format!("<!ENTITY a{n} \"&a{};&a{};\">", n - 1, n - 1);
    }
    bomb += "]><rss version=\"2.0\"><channel><title>&a29;</title></channel></rss>";
    assert_eq!(read(bomb.as_bytes()), Err(ImportError::FeedEntities));
    let outside = "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><title>&x;</title></channel></rss>";
    assert_eq!(read(outside.as_bytes()), Err(ImportError::FeedEntities));
    let deep = format!(
        "<rss><channel><item><description>{}",
        "<div>".repeat(100_000)
    );
    assert_eq!(read(deep.as_bytes()), Err(ImportError::FeedDepth));
    let wide = format!("<rss><channel>{}", "<a/>".repeat(1_000_001));
    assert_eq!(read(wide.as_bytes()), Err(ImportError::FeedElements));
    let json = format!(
        "{{\"version\":\"https://jsonfeed.org/version/1\",\"items\":{}",
        "[".repeat(10_000)
    );
    assert_eq!(read(json.as_bytes()), Err(ImportError::FeedDepth));
}

#[test]
fn of_very_many_entries_the_newest_are_taken() {
    let items = |days: &mut dyn Iterator<Item = usize>| -> String {
        days.map(|n| {
            format!(
                "<item><title>{n}</title><guid>{n}</guid><pubDate>{}</pubDate></item>",
                1_600_000_000 + n
            )
        })
        .collect()
    };
    for feed in [
        rss(&items(&mut (0..10_050))),
        rss(&items(&mut (0..10_050).rev())),
    ] {
        assert_eq!(feed.entries.len(), 10_000);
        assert!(
            feed.entries
                .iter()
                .any(|entry| entry.title.as_str() == "10049")
        );
        assert!(
            !feed
                .entries
                .iter()
                .any(|entry| entry.title.as_str() == "49")
        );
        assert_eq!(
            feed.remarks[0].as_str(),
            "It has 10050 entries; the 10000 newest were taken."
        );
    }
}

#[test]
fn the_charset_of_a_server_is_believed_where_it_can_be() {
    let latin = b"<rss><channel><title>Gr\xfc\xdfe</title></channel></rss>";
    let title = |bytes: &[u8], media_type| {
        let hints = Hints {
            media_type: Some(media_type),
            ..Hints::default()
        };
        read_feed(bytes, &hints).unwrap().title.to_string()
    };
    assert_eq!(title(latin, "text/xml; charset=iso-8859-1"), "Grüße");
    let declared = b"<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><title>Gr\xfc\xdfe</title></channel></rss>";
    assert_eq!(title(declared, "text/xml; charset=utf-8"), "Grüße");
    let utf8 = "<rss><channel><title>Grüße</title></channel></rss>";
    assert_eq!(
        title(utf8.as_bytes(), "text/xml; charset=iso-8859-1"),
        "Grüße"
    );
}

#[test]
fn links_lead_on_from_where_the_feed_was_got() {
    let hints = Hints {
        address: Some("https://paper.example/feeds/all.xml"),
        ..Hints::default()
    };
    let feed = b"<rss><channel><link>/</link><item><title>A</title><link>../a</link></item></channel></rss>";
    let feed = read_feed(feed, &hints).unwrap();
    assert_eq!(feed.site.as_deref(), Some("https://paper.example/"));
    assert_eq!(
        feed.entries[0].link.as_deref(),
        Some("https://paper.example/a")
    );
}

#[test]
fn a_link_that_runs_something_is_none() {
    let feed = rss(
        "<item><title>A</title><link>javascript:alert(1)</link><guid isPermaLink='false'>file:///etc</guid>\
        <enclosure url='data:text/html,x' type='audio/mpeg'/></item>",
    );
    assert_eq!(feed.entries[0].link, None);
    assert!(feed.entries[0].snapshot.spans.is_empty());
}

/// Returns the keys of entries as they stand in a feed.
fn keys(items: &str) -> Vec<String> {
    let entries = rss(items).entries.into_iter();
    entries.map(|entry| entry.entry).collect()
}

fn key(item: &str) -> String {
    let [key]: [String; 1] = keys(item).try_into().unwrap();
    key
}

fn digest(item: &str) -> String {
    rss(item).entries.remove(0).digest
}

/// Returns what a guid is where all else is the same.
fn with_guid(guid: &str) -> String {
    key(&format!("<item><title>A</title><guid>{guid}</guid></item>"))
}

fn with_link(title: &str, link: &str) -> String {
    key(&format!(
        "<item><title>{title}</title><link>{link}</link><description>Words.</description></item>"
    ))
}

#[test]
fn a_key_is_the_hash_of_what_names_an_entry() {
    let keys = keys(
        "<item><title>A</title><guid isPermaLink='false'> 7 </guid><link>https://a.example/7</link></item>\
        <item><title>B</title><guid>http://a.example/6?utm_source=rss#one</guid></item>\
        <item><title>\u{c9}t\u{e9}</title><link>https://a.example/8#two</link></item>\
        <item><title>C</title><pubDate>2024-05-02T12:30:00+02:00</pubDate></item>\
        <item><title>C</title><description>Words.</description></item>",
    );
    let expected = [
        "guid:7",
        "guid:a.example/6#one",
        "link:a.example/8#two\nete",
        "published:2024-05-02T10:30:00Z\nc",
        "text:C\nWords.",
    ];
    let expected = expected.map(|name| {
        let digits = blake3::hash(name.as_bytes()).to_hex();
        digits.chars().take(32).collect::<String>()
    });
    assert_eq!(keys, expected);
}

#[test]
fn a_guid_that_is_an_address_is_known_in_other_spellings() {
    let first = with_guid("http://a.example/b?p=1");
    for spelling in [
        "https://a.example/b?p=1",
        "https://A.example:443/b?p=1",
        "https://a.example/b?utm_source=feed&amp;p=1",
        "\n https://a.example/b?p=1&amp;fbclid=x ",
        "https://a.example/%62?p=1#",
    ] {
        assert_eq!(with_guid(spelling), first, "{spelling}");
    }
    for other in [
        "https://a.example/b?p=2",
        "https://a.example/b?p=1#c",
        "https://a.example/B?p=1",
        "https://b.example/b?p=1",
    ] {
        assert_ne!(with_guid(other), first, "{other}");
    }
}

#[test]
fn another_guid_is_known_as_it_stands_but_for_blanks_and_how_accents_are_written() {
    let first = with_guid("tag:a.example,2024:Caf\u{e9}/http://x");
    assert_eq!(
        with_guid(" tag:a.example,2024:Cafe\u{301}/http://x\n"),
        first
    );
    assert_ne!(with_guid("tag:a.example,2024:Cafe/http://x"), first);
    assert_ne!(with_guid("tag:a.example,2024:Caf\u{e9}/https://x"), first);
    assert_ne!(with_guid("tag:a.example,2024:caf\u{e9}/http://x"), first);
}

#[test]
fn without_a_guid_an_entry_is_known_by_its_link_and_title_in_other_spellings() {
    let first = with_link("An \u{c9}vening", "http://a.example/b");
    for (title, link) in [
        ("An \u{c9}vening", "https://a.example/b?utm_medium=rss"),
        ("AN EVENING", "https://a.example/b"),
    ] {
        assert_eq!(with_link(title, link), first, "{title} {link}");
    }
    for (title, link) in [
        ("An evening", "https://a.example/b#two"),
        ("An evening", "https://a.example/c"),
        ("A morning", "https://a.example/b"),
    ] {
        assert_ne!(with_link(title, link), first, "{title} {link}");
    }
}

#[test]
fn entries_with_one_link_for_all_stay_and_a_new_one_is_new() {
    let item = |title: &str| {
        format!(
            "<item><title>{title}</title><link>https://a.example/changes</link><description>It is better.</description></item>"
        )
    };
    let before = keys(&[item("1.1"), item("1.0")].concat());
    let after = keys(&[item("1.2"), item("1.1"), item("1.0")].concat());
    assert_eq!(after.len(), 3);
    assert_eq!(after[1..], before);
    assert!(!before.contains(&after[0]));
}

#[test]
fn entries_with_one_guid_for_all_stay() {
    let item = |title: &str, link: &str| {
        format!("<item><title>{title}</title><guid isPermaLink='false'>guid</guid>{link}</item>")
    };
    let link = "<link>https://a.example/live</link>";
    for link in ["", link] {
        let items = [item("One", link), item("Two", link), item("Three", link)].concat();
        assert_eq!(rss(&items).entries.len(), 3, "{link}");
    }
    let address = "<item><title>One</title><guid>http://a.example/</guid></item>\
        <item><title>Two</title><guid>https://a.example/</guid></item>";
    assert_eq!(rss(address).entries.len(), 2);
}

#[test]
fn entries_of_which_nothing_tells_which_is_which_stay_and_keep_their_keys() {
    let item = |picture: &str| {
        format!(
            "<item><title>News</title><link>https://a.example/</link><description>&lt;p&gt;&lt;a href='https://a.example/{picture}'&gt;Now&lt;/a&gt;</description></item>"
        )
    };
    let sorted = |items: &[String]| {
        let mut keys = keys(&items.concat());
        keys.sort();
        keys
    };
    let two = sorted(&[item("1?sign=a"), item("2?sign=a")]);
    assert_eq!(two.len(), 2);
    // Other signatures make none of them new.
    assert_eq!(sorted(&[item("2?sign=b"), item("1?sign=c")]), two);
    let three = sorted(&[item("1"), item("2"), item("3")]);
    assert_eq!(three.len(), 3);
    assert!(two.iter().all(|key| three.contains(key)));
}

#[test]
fn what_is_said_twice_is_one_entry() {
    let twice =
        "<item><title>One</title><guid>g</guid><description>Words.</description></item>".repeat(2);
    assert_eq!(keys(&twice), [with_guid("g")]);
    let feed = "<feed><title>T</title>\
        <entry><id>1</id><title>One</title><updated>2024-05-02T10:00:00Z</updated></entry>\
        <entry><id>1</id><title>One</title><updated>2024-05-04T10:00:00Z</updated></entry>\
        <entry><id>1</id><title>One</title><updated>2024-05-03T10:00:00Z</updated></entry></feed>";
    let feed = read(feed.as_bytes()).unwrap();
    assert_eq!(feed.entries.len(), 1);
    let updated = feed.entries[0].updated.unwrap().day.to_string();
    assert_eq!(updated, "2024-05-04");
}

#[test]
fn an_entry_with_neither_guid_nor_link_stays_the_same_when_its_words_are_edited() {
    let item = |words: &str| {
        format!(
            "<item><title>Tide table</title><pubDate>Thu, 02 May 2024 10:30:00 GMT</pubDate><description>{words}</description></item>"
        )
    };
    let (before, after) = (item("High at noon."), item("High at one."));
    assert_eq!(key(&before), key(&after));
    assert_ne!(digest(&before), digest(&after));
    let next = before.replace("02 May", "03 May");
    assert_ne!(key(&before), key(&next));
    // Two of one day and title are told apart by their words.
    assert_eq!(keys(&[before, after].concat()).len(), 2);
}

#[test]
fn what_counts_and_signs_is_nothing_that_an_entry_says() {
    let entry = |number: usize| {
        let feed = format!(
            "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:thr='http://purl.org/syndication/thread/1.0' \
            xmlns:slash='http://purl.org/rss/1.0/modules/slash/' xmlns:media='http://search.yahoo.com/mrss/'><title>T</title><entry>\
            <id>1</id><title>Harbour</title><published>2024-05-02T10:00:00Z</published><updated>2024-05-0{number}T10:00:00Z</updated>\
            <link href='https://a.example/1?at={number}'/>\
            <link rel='replies' href='https://a.example/1/replies?{number}' thr:count='{number}'/>\
            <link rel='enclosure' href='https://cdn.example/{number}/a.mp3?sign={number}' type='audio/mpeg' length='{number}000000'/>\
            <slash:comments>{number}</slash:comments><thr:total>{number}</thr:total>\
            <media:content url='https://cdn.example/{number}?sign={number}' type='image/jpeg'/>\
            <content type='html'>&lt;p&gt;A &lt;a href='https://a.example/x?ref={number}'&gt;boat&lt;/a&gt;\
            &lt;img src='https://cdn.example/p.jpg?sign={number}' alt='A quay'&gt;.&lt;/p&gt;</content></entry></feed>"
        );
        read(feed.as_bytes()).unwrap().entries.remove(0)
    };
    let (one, other) = (entry(3), entry(4));
    assert_ne!(one.snapshot, other.snapshot);
    assert_eq!((one.entry, one.digest), (other.entry, other.digest));
}

#[test]
fn an_entry_that_is_only_a_link_says_nothing_else_with_another_one() {
    let item = |from: &str| {
        format!(
            "<item><guid isPermaLink='false'>1</guid><link>https://a.example/1?from={from}</link></item>"
        )
    };
    assert_eq!(digest(&item("a")), digest(&item("b")));
}

#[test]
fn an_entry_alone_and_one_with_prefixes_are_read() {
    for feed in [
        "<entry xmlns='http://www.w3.org/2005/Atom'><id>1</id><title>Alone</title></entry>",
        "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:id>1</a:id><a:title>Alone</a:title></a:entry></a:feed>",
    ] {
        let feed = read(feed.as_bytes()).unwrap();
        assert_eq!(feed.entries[0].title.as_str(), "Alone");
    }
}

#[test]
fn json_that_is_slightly_wrong_is_read() {
    let feed = "{\"title\": \"Wrong\", \"items\": [{\"id\": 7, \"title\": null, \"content_html\": \"<p>One\ntwo</p>\", \
        \"attachments\": [{\"url\": \"https://a.example/a.ogg\"}], \"author\": \"Ann Lee\", \"date_published\": 1714645800}, \
        {\"id\": \"8\", \"title\": \"It&#8217;s\", \"tags\": \"a\"}]}";
    let feed = read(feed.as_bytes()).unwrap();
    let [one, two] = feed.entries.as_slice() else {
        panic!("{feed:?}");
    };
    assert_eq!(one.snapshot.text.as_str(), "One two\n\n[audio: a.ogg]");
    assert_eq!(one.author.as_deref(), Some("Ann Lee"));
    assert_eq!(one.published.unwrap().day.to_string(), "2024-05-02");
    assert_eq!(two.title.as_str(), "It’s");
}

/// What an entry says, each part in two ways.
const SAID: [(&str, &str); 4] = [
    ("<title>One</title>", "<title>Two</title>"),
    ("<author>Ann Lee</author>", "<author>Bo Ek</author>"),
    (
        "<description>&lt;p&gt;&lt;a href='https://a.example/x'&gt;Words&lt;/a&gt;</description>",
        "<description>&lt;p&gt;&lt;a href='https://a.example/x'&gt;Other words&lt;/a&gt;</description>",
    ),
    (
        "<media:content url='https://a.example/1' type='audio/mpeg'><media:title>Bells</media:title></media:content>",
        "<media:content url='https://a.example/1' type='audio/mpeg'><media:title>Gulls</media:title></media:content>",
    ),
];

/// What only leads somewhere, or tells when it was published or changed, each part in two ways: of many feeds it is
/// another one each time that they are asked.
const LEADING: [(&str, &str); 4] = [
    (
        "<pubDate>2024-05-02</pubDate>",
        "<pubDate>2024-05-03</pubDate>",
    ),
    (
        "<link>https://a.example/1</link>",
        "<link>https://a.example/2</link>",
    ),
    (
        "<enclosure url='https://a.example/a.mp3' type='audio/mpeg' length='1000'/>",
        "<enclosure url='https://a.example/b.mp3' type='audio/mpeg' length='2000'/>",
    ),
    (
        "<atom:updated>2024-05-05</atom:updated>",
        "<atom:updated>2024-05-06</atom:updated>",
    ),
];

fn chosen(parts: &[(&str, &str)], choice: &[bool]) -> String {
    let parts = parts.iter().zip(choice);
    parts
        .map(|((one, other), is_one)| if *is_one { *one } else { *other })
        .collect()
}

fn item(guid: &str, said: &[bool], leading: &[bool]) -> String {
    let (said, leading) = (chosen(&SAID, said), chosen(&LEADING, leading));
    format!("<item><guid isPermaLink='false'>{guid}</guid>{said}{leading}</item>")
}

proptest! {
    #[test]
    fn a_digest_is_another_if_and_only_if_something_else_is_said(
        one in prop::collection::vec(prop::bool::ANY, 4),
        other in prop::collection::vec(prop::bool::ANY, 4),
        here in prop::collection::vec(prop::bool::ANY, 4),
        there in prop::collection::vec(prop::bool::ANY, 4),
    ) {
        let of = |said: &[bool], leading: &[bool]| rss(&item("g", said, leading)).entries.remove(0);
        let (first, second) = (of(&one, &here), of(&other, &there));
        prop_assert_eq!(&first.entry, &second.entry);
        prop_assert_eq!(first.digest == second.digest, one == other);
        // What nobody sees is not said.
        let dressed = item("g", &one, &here).replace("&lt;p&gt;", "&lt;p class='x'&gt;&lt;!-- 7 --&gt;");
        prop_assert_eq!(&rss(&dressed).entries[0].digest, &first.digest);
    }

    #[test]
    fn the_order_of_entries_changes_no_key(
        choices in prop::collection::vec(prop::collection::vec(prop::bool::ANY, 8), 1..8),
        seed in any::<u64>(),
    ) {
        let mut items: Vec<String> = choices
            .iter()
            .enumerate()
            // Some names come twice.
            .map(|(n, choice)| item(&(n / 2).to_string(), &choice[..5], &choice[5..]))
            .collect();
        let keys = |items: &[String]| {
            let feed = rss(&items.concat());
            let mut keys: Vec<(String, String)> =
                feed.entries.into_iter().map(|entry| (entry.entry, entry.digest)).collect();
            keys.sort();
            keys
        };
        let before = keys(&items);
        let len = items.len() as u64;
        for at in 1..items.len() {
            items.swap(at, usize::try_from(seed.rotate_left(at as u32) % len).unwrap());
        }
        prop_assert_eq!(keys(&items), before);
    }

    #[test]
    fn whatever_stands_in_a_feed_can_be_shown(
        title in "\\PC{0,20}|[\\x00-\\x20<>&;#\u{1b}\u{9b}\u{202e}ab]{0,20}",
        text in "\\PC{0,40}|[\\x00-\\x20<>&;#x\"'/=\u{1b}\u{9b}\u{202e}pab]{0,40}",
    ) {
        for feed in [
            format!("<rss><channel><title>{title}</title><item><title>{title}</title><guid>1</guid><author>{text}</author><description>{text}</description></item></channel></rss>"),
            format!("<feed><title>{title}</title><entry><id>{title}</id><title>{title}</title><content>{text}</content></entry></feed>"),
            serde_json::json!({"version": "https://jsonfeed.org/version/1", "title": title, "items": [{"id": title, "title": title, "content_html": text, "authors": [{"name": text}]}]}).to_string(),
        ] {
            if let Ok(feed) = read(feed.as_bytes()) {
                is_fit(&feed);
            }
        }
    }
}

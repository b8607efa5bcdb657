//! The entries of a feed on their way from one process to the other.

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};

use crate::{
    extract::wire::{first, first_remarks, sentence},
    import::{self, Dated, MOST_ENTRIES, ReadEntry, ReadFeed},
    model::{CleanText, PartialDate},
    store::snapshot::{snapshot_of, structure_of},
};

/// How many digits a key and a digest have.
const DIGITS: usize = 32;

/// The longest title or name that is taken over, in code points.
const LONGEST: usize = 2_000;

/// What is said of a feed.
#[derive(Serialize, Deserialize)]
pub(super) struct FeedForm {
    title: String,
    site: Option<String>,
    language: Option<String>,
    ttl: Option<u32>,
    #[serde(deserialize_with = "first_remarks")]
    remarks: Vec<String>,
    #[serde(deserialize_with = "few_entries")]
    entries: Vec<EntryForm>,
}

#[derive(Serialize, Deserialize)]
struct EntryForm {
    entry: String,
    digest: String,
    link: Option<String>,
    published: Option<DatedForm>,
    updated: Option<DatedForm>,
    text: String,
    structure: String,
    original: String,
}

#[derive(Serialize, Deserialize)]
struct DatedForm {
    day: String,
    at: String,
}

/// Writes a feed.
pub(super) fn form(feed: &ReadFeed) -> FeedForm {
    let text = |text: &CleanText| text.to_string();
    FeedForm {
        title: text(&feed.title),
        site: feed.site.as_ref().map(text),
        language: feed.language.as_ref().map(text),
        ttl: feed.ttl,
        remarks: feed.remarks.iter().map(text).collect(),
        entries: feed.entries.iter().map(entry_form).collect(),
    }
}

fn entry_form(entry: &ReadEntry) -> EntryForm {
    let dated = |dated: Dated| DatedForm {
        day: dated.day.to_string(),
        at: dated.at.to_string(),
    };
    EntryForm {
        entry: entry.entry.clone(),
        digest: entry.digest.clone(),
        link: entry.link.as_ref().map(CleanText::to_string),
        published: entry.published.map(dated),
        updated: entry.updated.map(dated),
        text: entry.snapshot.text.to_string(),
        structure: structure_of(&entry.snapshot, import::VERSION),
        original: String::from_utf8_lossy(&entry.original).into_owned(),
    }
}

/// Reads a feed, and believes none of it.
pub(super) fn read(form: FeedForm) -> Result<ReadFeed, String> {
    if form.entries.len() > MOST_ENTRIES {
        return Err("too many entries".to_owned());
    }
    let line = |text: String| CleanText::line(&text.chars().take(LONGEST).collect::<String>());
    Ok(ReadFeed {
        title: line(form.title),
        site: form.site.map(line),
        language: form.language.map(line),
        ttl: form.ttl,
        remarks: form.remarks.iter().map(|remark| sentence(remark)).collect(),
        entries: form
            .entries
            .into_iter()
            .map(read_entry)
            .collect::<Result<_, _>>()?,
    })
}

fn read_entry(form: EntryForm) -> Result<ReadEntry, String> {
    let snapshot = snapshot_of(
        &form.text,
        &form.structure,
        import::VERSION,
        import::MOST_PARTS,
    )?;
    let found = &snapshot.found;
    Ok(ReadEntry {
        entry: digits(form.entry)?,
        digest: digits(form.digest)?,
        link: form.link.as_deref().map(CleanText::line),
        title: found.title.clone(),
        author: found.author.clone(),
        published: form.published.map(read_dated).transpose()?,
        updated: form.updated.map(read_dated).transpose()?,
        original: form.original.into_bytes(),
        snapshot,
    })
}

fn digits(text: String) -> Result<String, String> {
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    if text.len() == DIGITS && text.bytes().all(is_digit) {
        Ok(text)
    } else {
        Err("a key is none".to_owned())
    }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "it is mapped over an option of forms"
)]
fn read_dated(form: DatedForm) -> Result<Dated, String> {
    let day = PartialDate::parse_iso(&form.day);
    let at: Result<Timestamp, _> = form.at.parse();
    match (day, at) {
        (Some(day), Ok(at)) => Ok(Dated { at, day }),
        _ => Err("a date is none".to_owned()),
    }
}

/// Reads one entry more than a feed may have, by which it is seen that there are too many.
fn few_entries<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<EntryForm>, D::Error> {
    first(from, MOST_ENTRIES + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        extract::{
            ExtractError,
            wire::{feed_answer, read_feed_answer},
        },
        import::{Hints, read_feed},
    };

    fn feed(title: &str) -> ReadFeed {
        let text = format!(
            "<feed><title>Wire</title><entry><id>1</id><title type='html'>{title}</title>\
            <updated>2024-05-02T10:30:00+02:00</updated><published>2024-05-01</published><author><name>Ann Lee</name></author>\
            <link href='https://a.example/1'/><content type='html'>One &lt;b&gt;two&lt;/b&gt;.</content></entry></feed>"
        );
        read_feed(text.as_bytes(), &Hints::default()).unwrap()
    }

    #[test]
    fn a_feed_arrives_as_it_was_read() {
        let feed = feed("Über das Netz");
        assert_eq!(feed.entries.len(), 1);
        assert_eq!(read_feed_answer(&feed_answer(&Ok(feed.clone()))), Ok(feed));
    }

    #[test]
    fn a_feed_that_was_tampered_with_is_none() {
        let whole = String::from_utf8(feed_answer(&Ok(feed("Title")))).unwrap();
        let importer = format!("importer: {}", import::VERSION);
        for (from, to) in [
            ("One two", "One too"),
            ("One two", "One\\u001btwo"),
            ("\"entry\":\"", "\"entry\":\"g"),
            ("\"digest\":\"", "\"digest\":\"A"),
            ("\"day\":\"2024", "\"day\":\"x"),
            ("\"at\":\"2024", "\"at\":\"x"),
            (importer.as_str(), "importer: 99"),
            ("\"version\":1", "\"version\":2"),
        ] {
            assert!(whole.contains(from), "{from}: {whole}");
            let read = read_feed_answer(whole.replacen(from, to, 1).as_bytes());
            assert_eq!(read, Err(ExtractError::BrokeOff), "{from} {to}");
        }
    }

    #[test]
    fn more_entries_than_are_read_are_none_of_ours() {
        let mut many = feed("Title");
        many.entries = vec![many.entries[0].clone(); MOST_ENTRIES];
        let read = read_feed_answer(&feed_answer(&Ok(many.clone()))).unwrap();
        assert_eq!(read.entries.len(), MOST_ENTRIES);
        many.entries.push(many.entries[0].clone());
        let read = read_feed_answer(&feed_answer(&Ok(many)));
        assert_eq!(read, Err(ExtractError::BrokeOff));
    }

    #[test]
    fn what_is_told_is_clean() {
        let mut dirty = form(&feed("Title"));
        dirty.title = "\u{1b}[2JWire\n".to_owned();
        dirty.site = Some("https://a.example/\u{202e}".to_owned());
        dirty.entries[0].link = Some("https://a.example/\u{9b}1".to_owned());
        let read = read(dirty).unwrap();
        assert_eq!(read.title.as_str(), "[2JWire");
        assert_eq!(read.site.as_deref(), Some("https://a.example/"));
        assert_eq!(read.entries[0].link.as_deref(), Some("https://a.example/1"));
    }

    proptest! {
        #[test]
        fn any_bytes_give_a_value(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
            drop(read_feed_answer(&bytes));
        }
    }
}

//! The entries of a feed on their way from one process to the other.

use std::fmt;

use jiff::Timestamp;
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{Error, SeqAccess, Visitor},
};

use crate::{
    extract::wire::{first_remarks, sentence},
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
    #[serde(deserialize_with = "no_more_than_are_read")]
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
    is_full: bool,
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
        is_full: entry.is_full,
    }
}

/// Reads a feed, and believes none of it.
pub(super) fn read(form: FeedForm) -> Result<ReadFeed, String> {
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
        is_full: form.is_full,
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

/// Reads entries; more than a feed may have are none of ours.
fn no_more_than_are_read<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<EntryForm>, D::Error> {
    struct Few;

    impl<'de> Visitor<'de> for Few {
        type Value = Vec<EntryForm>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("entries")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut forms: A) -> Result<Vec<EntryForm>, A::Error> {
            let mut entries = Vec::new();
            while let Some(entry) = forms.next_element()? {
                if entries.len() == MOST_ENTRIES {
                    return Err(A::Error::custom("too many entries"));
                }
                entries.push(entry);
            }
            Ok(entries)
        }
    }

    from.deserialize_seq(Few)
}

//! Feeds: RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed, each entry of them as a text.
//!
//! Feeds are made by programs that nobody has tested. What a feed says is therefore mended before it is read: its
//! characters are found out, its elements are gathered in one pass that keeps to limits ([`tree`]) and expands nothing,
//! and each item is written anew by itself ([`mend`]), so that one that can't be read takes no other with it.

mod body;
mod dates;
mod declared;
mod entry;
mod json;
mod media;
mod mend;
mod names;
mod parse;
mod tokens;
mod tree;
mod words;

use std::collections::HashMap;

use crate::{
    import::{
        Hints, ImportError,
        charset::{self, Decoded},
        decode, html,
    },
    model::{CleanText, Snapshot},
};

use entry::{Around, Draft};
use html::Base;
use mend::Mended;
use names::Names;
use tree::Dialect;

pub use dates::Dated;
pub(super) use words::title;

/// The most entries that are taken of a feed.
pub const MOST_ENTRIES: usize = 10_000;

/// What a feed says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadFeed {
    /// What it calls itself; may be empty.
    pub title: CleanText,
    /// The page that it belongs to: an absolute address of the web.
    pub site: Option<CleanText>,
    /// The language of its entries: a tag of BCP 47.
    pub language: Option<CleanText>,
    /// After how many minutes it wants to be asked again, at least 1.
    pub ttl: Option<u32>,
    /// Its entries as they stand in it, each with another key; [`MOST_ENTRIES`] at most.
    pub entries: Vec<ReadEntry>,
    /// What a person should know of how it was read, in whole sentences.
    pub remarks: Vec<CleanText>,
}

/// An entry of a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadEntry {
    /// The key by which it is known again: 32 hexadecimal digits, a hash of its guid, else its link and title, else its
    /// time and title, else its words; of these the first that no other entry of the feed has.
    pub entry: String,
    /// A hash of its title, authors, time and words, in as many digits: another as soon as one of them is said
    /// otherwise, and the same wherever it leads and whenever it was changed.
    pub digest: String,
    /// Where it can be read: an absolute address of the web.
    pub link: Option<CleanText>,
    /// Its title, else its first sentence; never empty.
    pub title: CleanText,
    /// Who wrote it, names parted by commas.
    pub author: Option<CleanText>,
    /// When it was published.
    pub published: Option<Dated>,
    /// When it was last changed, where that is another time.
    pub updated: Option<Dated>,
    /// Its text, and what was found of it in the feed.
    pub snapshot: Snapshot,
    /// The content as the feed has it, HTML or text.
    pub original: Vec<u8>,
}

/// Reads a feed.
///
/// Of the hints, the media type and the address are looked at; relative links lead on from the address where the feed
/// says nothing else. The same bytes with the same hints always give the same. Entries have the same keys and digests in
/// whatever order they stand.
///
/// # Errors
/// Where it is no feed, is too large, or meets a limit of elements or nesting; entities that it declares are refused, but for
/// single characters.
pub fn read_feed(bytes: &[u8], hints: &Hints<'_>) -> Result<ReadFeed, ImportError> {
    let Decoded { text, remark } = characters(decode::bounded(bytes)?, hints);
    let text = text
        .trim_start_matches(['\u{feff}', '\u{200b}'])
        .trim_start();
    let mut remarks: Vec<CleanText> = remark.into_iter().collect();
    let outline = if text.starts_with('{') {
        json::read(text)?
    } else {
        of_xml(text, hints, &mut remarks)?
    };
    Ok(put_together(outline, hints, remarks))
}

/// A feed, mended.
struct Outline {
    dialect: Dialect,
    head: Mended,
    items: Vec<Mended>,
    ttl: Option<u32>,
    /// Who wrote the items of which nobody is named, where the head does not tell.
    authors: Vec<String>,
}

fn of_xml(
    text: &str,
    hints: &Hints<'_>,
    remarks: &mut Vec<CleanText>,
) -> Result<Outline, ImportError> {
    let mut items = Vec::new();
    let outline = tree::read(text, |dialect, item| {
        items.push(mend::item(dialect, &item, hints.address));
    })?;
    if outline.is_cut {
        remarks.push(CleanText::line(
            "The feed breaks off before its end; the entries that are whole were taken.",
        ));
    }
    Ok(Outline {
        dialect: outline.dialect,
        head: mend::head(&outline, hints.address),
        ttl: mend::ttl(&outline),
        items,
        authors: mend::makers(&outline),
    })
}

/// Reads bytes as characters, in the set that the server tells, the feed, or they themselves.
fn characters<'a>(bytes: &'a [u8], hints: &Hints<'_>) -> Decoded<'a> {
    let decoded = |media_type| {
        let hints = Hints {
            media_type,
            ..*hints
        };
        charset::decode(bytes, &hints)
    };
    let told = decoded(hints.media_type);
    if told.remark.is_none() || hints.media_type.is_none() {
        return told;
    }
    // A server that tells one set for all that it has says less than the feed does.
    let own = decoded(None);
    if own.remark.is_none() { own } else { told }
}

fn put_together(outline: Outline, hints: &Hints<'_>, mut remarks: Vec<CleanText>) -> ReadFeed {
    let base = outline.head.base.as_deref().or(hints.address);
    let feed = parse::read(&outline.head, base);
    let feed = feed.as_ref();
    let title = feed.and_then(|feed| feed.title.as_ref());
    let title = title.map_or_else(CleanText::default, |title| {
        words::title_of(title, &outline.head)
    });
    let site = feed.and_then(|feed| entry::page_of(&feed.links, &Base::new(base, None)));
    let language = feed.and_then(|feed| feed.language.as_deref());
    let language = outline
        .head
        .language
        .as_deref()
        .or(language)
        .and_then(html::language);
    let around = Around {
        dialect: outline.dialect,
        base: site.as_deref().or(hints.address).map(str::to_owned),
        title: title.clone(),
        addresses: site
            .as_deref()
            .into_iter()
            .chain(hints.address)
            .map(entry::identity)
            .collect(),
        language: language.clone(),
        authors: match (outline.dialect, feed) {
            (Dialect::Atom, Some(feed)) => {
                let names = feed.authors.iter().filter_map(|author| author.name.clone());
                names.collect()
            }
            _ => outline.authors,
        },
    };
    let entries = entries(&outline.items, &around, &mut remarks);
    ReadFeed {
        title,
        site,
        language,
        ttl: outline.ttl,
        entries,
        remarks,
    }
}

/// Reads the entries: of too many, the newest.
fn entries(items: &[Mended], around: &Around, remarks: &mut Vec<CleanText>) -> Vec<ReadEntry> {
    let mut items = items;
    if items.len() > MOST_ENTRIES {
        remarks.push(CleanText::line(&format!(
            "It has {} entries; the {MOST_ENTRIES} newest were taken.",
            items.len()
        )));
        items = newest(items);
    }
    let mut drafts = Vec::with_capacity(items.len());
    let mut lost = 0;
    for item in items {
        match entry::read(item, around) {
            Some(draft) => drafts.push(draft),
            None => lost += 1,
        }
    }
    if lost > 0 {
        let sentence = match lost {
            1 => "One entry of it could not be read.".to_owned(),
            _ => format!("{lost} entries of it could not be read."),
        };
        remarks.push(CleanText::line(&sentence));
    }
    if let Some(remark) = drafts.iter_mut().find_map(|draft| draft.remark.take()) {
        remarks.push(CleanText::line(&format!("Of an entry: {remark}")));
    }
    named(drafts)
}

/// Takes the end at which the newest stand: as a rule the first.
fn newest(items: &[Mended]) -> &[Mended] {
    let date = |item: Option<&Mended>| item.and_then(|item| item.published.or(item.updated));
    let is_oldest_first = match (date(items.first()), date(items.last())) {
        (Some(first), Some(last)) => first < last,
        _ => false,
    };
    let part = if is_oldest_first {
        items.get(items.len().saturating_sub(MOST_ENTRIES)..)
    } else {
        items.get(..MOST_ENTRIES)
    };
    part.unwrap_or(items)
}

/// Gives entries their keys; what is said twice is one entry.
fn named(drafts: Vec<Draft>) -> Vec<ReadEntry> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut apart: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let place = places.get(&draft.names.all);
        match place.and_then(|place| apart.get_mut(*place)) {
            Some(known) if known.entry.updated < draft.entry.updated => *known = draft,
            Some(_) => {}
            None => {
                places.insert(draft.names.all.clone(), apart.len());
                apart.push(draft);
            }
        }
    }
    let names: Vec<&Names> = apart.iter().map(|draft| &draft.names).collect();
    let keys = names::keys(&names);
    let keyed = apart.into_iter().zip(keys);
    let entries = keyed.map(|(draft, key)| ReadEntry {
        entry: key,
        ..draft.entry
    });
    entries.collect()
}

#[cfg(test)]
mod tests;

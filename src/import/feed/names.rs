//! By what an entry of a feed is known again, and the hash that tells whether it says something else.
//!
//! The keys that are made here stand in records and name articles: another way of making them would bring all entries of
//! all feeds a second time.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use crate::{
    import::feed::{ReadEntry, media::without_files},
    model::{PageAddress, SnapshotId},
    text::words::fold,
};

/// How many digits name an entry, and what it says: half of a BLAKE3 hash.
const DIGITS: usize = 32;

/// What an entry may be called, the best first; each name is a hash.
pub(super) struct Names {
    /// What the feed calls it.
    guid: Option<String>,
    /// Where it is, with its title: some feeds have one link for all.
    link: Option<String>,
    /// When it was published, with its title.
    published: Option<String>,
    content: String,
    /// All that it says, but for when it was changed.
    pub all: String,
}

impl Names {
    /// Finds the names of an entry; `guid` and `title` are what the feed itself says.
    pub fn of(guid: &str, title: &str, entry: &ReadEntry) -> Self {
        let guid = guid_of(guid);
        let folded = fold(title);
        let link = entry.link.as_deref().map(|link| {
            let address = PageAddress::parse_whole(link);
            address.map_or_else(|_| link.to_owned(), |address| address.place().to_string())
        });
        let published = entry.published.map(|dated| dated.at.to_string());
        let snapshot = &entry.snapshot;
        let text = SnapshotId::of(0, &snapshot.text, &snapshot.blocks, &snapshot.spans);
        let all = [
            guid.as_deref(),
            link.as_deref(),
            published.as_deref(),
            Some(title),
            entry.author.as_deref(),
            Some(text.as_str()),
        ];
        let all: Vec<String> = all.iter().map(|part| format!("{part:?}\n")).collect();
        Self {
            all: hashed(&all.iter().map(String::as_str).collect::<Vec<_>>()),
            guid: guid.map(|guid| hashed(&["guid:", &guid])),
            link: link.map(|link| hashed(&["link:", &link, "\n", &folded])),
            published: published.map(|at| hashed(&["published:", &at, "\n", &folded])),
            // Names of files are other ones each time in some feeds.
            content: hashed(&[
                "text:",
                title,
                "\n",
                &without_files(snapshot, snapshot.blocks.len()),
            ]),
        }
    }

    fn ways(&self) -> [Option<&str>; 4] {
        let named = [&self.guid, &self.link, &self.published];
        let [guid, link, published] = named.map(Option::as_deref);
        [guid, link, published, Some(&self.content)]
    }
}

/// Returns a guid in the spelling in which it counts; none where there is none.
fn guid_of(told: &str) -> Option<String> {
    let told = told.trim();
    if told.is_empty() {
        return None;
    }
    Some(match PageAddress::of_web(told) {
        Some(Ok(address)) => address.place().into_string(),
        _ => told.nfc().collect(),
    })
}

/// Gives each entry of a feed a key of its own: its best name that no other has.
///
/// Those that have no name of their own are numbered, so that none of them is lost; however they then change places, the
/// same keys are given.
pub(super) fn keys(names: &[&Names]) -> Vec<String> {
    let mut keys = vec![String::new(); names.len()];
    let mut left: Vec<(&Names, &mut String)> = names.iter().copied().zip(&mut keys).collect();
    for way in 0..4 {
        let name = |names: &'_ Names| names.ways().get(way).copied().flatten().map(str::to_owned);
        let mut times: HashMap<String, u32> = HashMap::new();
        for name in left.iter().filter_map(|(names, _)| name(names)) {
            *times.entry(name).or_default() += 1;
        }
        left.retain_mut(|(names, key)| {
            let own = name(names).filter(|name| times.get(name) == Some(&1));
            let Some(own) = own else { return true };
            **key = own;
            false
        });
    }
    left.sort_unstable_by(|(one, _), (other, _)| {
        (&one.content, &one.all).cmp(&(&other.content, &other.all))
    });
    let mut before: Option<(&str, u32)> = None;
    for (names, key) in left {
        let number = match before {
            Some((content, number)) if content == names.content => number + 1,
            _ => 0,
        };
        before = Some((&names.content, number));
        *key = match number {
            0 => names.content.clone(),
            _ => hashed(&["again:", &names.content, "\n", &number.to_string()]),
        };
    }
    keys
}

/// Returns a hash of what an entry says to a person: not where it leads, nor when it was published or changed, which many
/// feeds say otherwise each time.
///
/// `title` is what the feed itself says, and `words` are those of the content.
pub(super) fn digest(title: &str, entry: &ReadEntry, words: &str) -> String {
    let author = entry.author.as_deref().unwrap_or_default();
    // Only in the words is there a line break.
    hashed(&[title, "\n", author, "\n", words])
}

fn hashed(parts: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part.as_bytes());
    }
    hasher.finalize().to_hex().chars().take(DIGITS).collect()
}

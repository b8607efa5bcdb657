//! Feeds that are followed, and what an article is in one.
//!
//! Here stands what a person decided of a feed. What this device learned of it (when it was asked last, what went
//! wrong) is no decision and stands elsewhere.

use std::fmt;

use jiff::Timestamp;
use serde::Deserialize;

use crate::model::{
    CleanText, FeedId, Field, FieldValue, Path, Record, Value, field::words, quoted::quoted,
};

/// Where it is got.
pub const URL: Field<CleanText> = Field::new("url");
/// What it is called.
pub const NAME: Field<CleanText> = Field::new("name");
/// The page that it belongs to.
pub const SITE: Field<CleanText> = Field::new("site");
/// What is read of it.
pub const CONTENT: Field<Content> = Field::new("content");
/// After how many days its articles go to the trash; for ever where it is not set.
pub const KEEP_DAYS: Field<u32> = Field::new("keep_days");
/// How many of its articles stay; all where it is not set.
pub const KEEP_ITEMS: Field<u32> = Field::new("keep_items");
/// Why it is not asked any more; it is where it is not set.
pub const STOPPED: Field<Stopped> = Field::new("stopped");
/// When it was made.
pub const CREATED: Field<Timestamp> = Field::new("created");
/// When it was put into the trash.
pub const REMOVED: Field<Timestamp> = Field::new("removed");

/// Returns where the folders stand.
pub fn folders() -> Path {
    Path::root("folders")
}

words! {
    /// Tells what is read of a feed.
    Content {
        /// What the feed itself says of each entry.
        Feed = "feed",
        /// The page that each entry leads to.
        Page = "page",
    }
}

words! {
    /// Tells why a feed is not asked any more.
    Stopped {
        /// Its server said that it is gone for good.
        Gone = "gone",
        /// A person has stopped it.
        ByHand = "by hand",
    }
}

/// Reads the path of a folder, such as `News/Europe`; blanks beside a slash don't count, nor a slash without a name
/// on one side of it.
///
/// It is empty where there is no name in it.
pub fn folder(text: &str) -> CleanText {
    let line = CleanText::line(text);
    let names = line.split('/').map(str::trim);
    let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    CleanText::line(&names.join("/"))
}

/// Returns a folder and those above it, the uppermost first: `News` and `News/Europe`.
pub fn with_those_above(folder: &str) -> impl Iterator<Item = &str> {
    let ends = folder.match_indices('/').map(|(at, _)| at);
    let above = ends.filter_map(|end| folder.get(..end));
    above.chain(std::iter::once(folder))
}

/// A feed that is followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Its id.
    pub id: FeedId,
    /// Where it is got.
    pub url: CleanText,
    /// What it is called; its address where nobody has said.
    pub name: CleanText,
    /// The page that it belongs to.
    pub site: Option<CleanText>,
    /// The folders it is in, each as its path; none of them is empty.
    pub folders: Vec<CleanText>,
    /// What is read of it.
    pub content: Content,
    /// After how many days its articles go to the trash.
    pub keep_days: Option<u32>,
    /// How many of its articles stay.
    pub keep_items: Option<u32>,
    /// Why it is not asked any more.
    pub stopped: Option<Stopped>,
    /// When it was made.
    pub created: Timestamp,
    /// When anything of it was last changed.
    pub modified: Timestamp,
    /// When it was put into the trash.
    pub removed: Option<Timestamp>,
}

impl Feed {
    /// Decodes a record; nothing where it has no address.
    pub fn from_record(id: FeedId, record: &Record) -> Option<Self> {
        let line = |field| {
            let text: CleanText = record.get(field)?;
            Some(CleanText::line(&text)).filter(|text| !text.is_empty())
        };
        let url = line(URL)?;
        let written = record.texts(&folders());
        let mut folders: Vec<CleanText> = written.iter().map(|text| folder(text)).collect();
        folders.retain(|folder| !folder.is_empty());
        folders.sort_unstable();
        folders.dedup();
        let created = record.get(CREATED).unwrap_or(Timestamp::UNIX_EPOCH);
        Some(Self {
            id,
            name: line(NAME).unwrap_or_else(|| url.clone()),
            url,
            site: line(SITE),
            folders,
            content: record.get(CONTENT).unwrap_or(Content::Feed),
            keep_days: record.get(KEEP_DAYS),
            keep_items: record.get(KEEP_ITEMS),
            stopped: record.get(STOPPED),
            created,
            modified: record.latest().map_or(created, |stamp| stamp.time()),
            removed: record.get(REMOVED),
        })
    }
}

/// The first 128 bits of a hash (BLAKE3) of what an entry of a feed is known by, or of all that it says.
///
/// Written as 32 lowercase hex digits. No word can be read from it, so that it may stay of an article that was purged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryHash(pub [u8; 16]);

impl EntryHash {
    /// Reads the 32 digits.
    pub fn parse(digits: &str) -> Option<Self> {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if digits.len() != 32 || !digits.bytes().all(is_digit) {
            return None;
        }
        let number = u128::from_str_radix(digits, 16).ok()?;
        Some(Self(number.to_be_bytes()))
    }
}

impl fmt::Display for EntryHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

/// What an article is in a feed by which it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Membership {
    /// By what the entry is known again.
    pub entry: EntryHash,
    /// All that the entry said when it was read last.
    pub digest: EntryHash,
}

/// The form of a membership in a file: one value, since neither says anything without the other.
#[derive(Deserialize)]
struct MembershipForm {
    entry: String,
    digest: String,
}

/// Written `(entry: "0123…", digest: "4567…")`.
impl FieldValue for Membership {
    fn to_value(&self) -> Value {
        Value::Raw(format!(
            "(entry: {}, digest: {})",
            quoted(&self.entry.to_string()),
            quoted(&self.digest.to_string())
        ))
    }

    fn from_value(value: &Value) -> Option<Self> {
        let Value::Raw(raw) = value else { return None };
        let form: MembershipForm = ron::from_str(raw).ok()?;
        Some(Self {
            entry: EntryHash::parse(&form.entry)?,
            digest: EntryHash::parse(&form.digest)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::model::{DeviceId, Stamp};

    fn feed(fields: &[(&str, &str)]) -> Option<Feed> {
        let stamp = Stamp::new(1, 0, DeviceId(1));
        let mut record = Record::default();
        for (path, text) in fields {
            let value = Value::Text(CleanText::new(text));
            record.set(Path::parse(path), Some(value), stamp);
        }
        Feed::from_record(FeedId(Uuid::nil()), &record)
    }

    #[test]
    fn a_feed_needs_nothing_but_an_address() {
        assert_eq!(feed(&[("name", "Desk North")]), None);
        assert_eq!(feed(&[("url", " \n")]), None);
        let feed = feed(&[("url", "https://desk.example/feed")]).unwrap();
        assert_eq!(feed.name, feed.url);
        assert_eq!(feed.content, Content::Feed);
        assert_eq!((feed.folders.len(), feed.stopped), (0, None));
    }

    #[test]
    fn folders_are_paths_however_a_hand_writes_them() {
        let feed = feed(&[
            ("url", "https://desk.example/feed"),
            ("folders/1", "/News / Europe/"),
            ("folders/2", "News/Europe"),
            ("folders/3", " / "),
            ("folders/4", "Harbour"),
        ]);
        assert_eq!(
            feed.unwrap().folders,
            ["Harbour", "News/Europe"].map(CleanText::line)
        );
        let above: Vec<&str> = with_those_above("News/Europe/North").collect();
        assert_eq!(above, ["News", "News/Europe", "News/Europe/North"]);
    }

    #[test]
    fn what_is_no_hash_is_no_membership() {
        let digits = "0123456789abcdef0123456789abcdef";
        assert!(EntryHash::parse(digits).is_some());
        for wrong in [
            "",
            "0123",
            &digits.to_uppercase(),
            &format!("+{}", "0".repeat(31)),
        ] {
            assert_eq!(EntryHash::parse(wrong), None, "{wrong}");
        }
        let written = format!("(entry: \"{digits}\", digest: \"Words of the feed\")");
        assert_eq!(Membership::from_value(&Value::Raw(written)), None);
        let later = format!("(entry: \"{digits}\", digest: \"{digits}\", more: 1)");
        assert!(Membership::from_value(&Value::Raw(later)).is_some());
    }

    proptest! {
        #[test]
        fn a_membership_comes_back_as_it_was_written(entry in any::<[u8; 16]>(), digest in any::<[u8; 16]>()) {
            let membership = Membership { entry: EntryHash(entry), digest: EntryHash(digest) };
            prop_assert_eq!(Membership::from_value(&membership.to_value()), Some(membership));
        }

        #[test]
        fn the_path_of_a_folder_is_read_as_itself(text in "[a-zÄé /]{0,12}") {
            let once = folder(&text);
            prop_assert_eq!(folder(&once), once);
        }
    }
}

//! Feeds that are followed, and what an article is in one.
//!
//! Here stands what a person decided of a feed. What this device learned of it (when it was asked last, what went
//! wrong) is no decision and stands elsewhere.

use std::fmt;

use jiff::Timestamp;
use uuid::Uuid;

use crate::model::{
    ArticleId, CleanText, FeedId, Field, FieldValue, PageAddress, Path, Record, Value,
    field::words, id::of_hash,
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

/// Returns where the addresses stand at which it was before.
pub fn addresses() -> Path {
    Path::root("addresses")
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

/// Reads the paths of folders, in order and each once; what has no name in it is none.
pub fn each_folder(texts: &[CleanText]) -> Vec<CleanText> {
    let mut folders: Vec<CleanText> = texts.iter().map(|text| folder(text)).collect();
    folders.retain(|folder| !folder.is_empty());
    folders.sort_unstable();
    folders.dedup();
    folders
}

/// Returns a folder and those above it, the uppermost first: `News` and `News/Europe`.
pub fn with_those_above(folder: &str) -> impl Iterator<Item = &str> {
    let ends = folder.match_indices('/').map(|(at, _)| at);
    let above = ends.filter_map(|end| folder.get(..end));
    above.chain(std::iter::once(folder))
}

/// Returns where a folder is once `old` is called `new`; nothing where it is neither that nor below it.
///
/// An empty `new` takes `old` away: then folders in it stand where it stood at the uppermost, and it is empty itself.
pub fn renamed_folder(path: &str, old: &str, new: &str) -> Option<CleanText> {
    let below = path.strip_prefix(old)?;
    let is_within = below.is_empty() || below.starts_with('/');
    is_within.then(|| folder(&format!("{new}{below}")))
}

/// A feed that is followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Its id.
    pub id: FeedId,
    /// Where it is got.
    pub url: CleanText,
    /// Where it was got before.
    pub addresses: Vec<CleanText>,
    /// What it is called; its address where nobody has said.
    pub name: CleanText,
    /// What it is called on a line: its name, or else the host and the end of its address.
    pub label: CleanText,
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
    /// Returns the name that it was given; nothing where it goes by its address.
    pub fn given_name(&self) -> Option<&CleanText> {
        Some(&self.name).filter(|name| **name != self.url)
    }

    /// Tells whether it is at an address now, or was, in whatever spelling.
    pub fn is_known_at(&self, address: &PageAddress) -> bool {
        let identity = address.identity();
        self.identities().any(|known| known == identity)
    }

    /// Returns the identities of the addresses at which it is now and was.
    pub fn identities(&self) -> impl Iterator<Item = CleanText> {
        let known = std::iter::once(&self.url).chain(&self.addresses);
        known.filter_map(|url| Some(PageAddress::parse(url).ok()?.identity()))
    }

    /// Decodes a record; nothing where it has no address.
    pub fn from_record(id: FeedId, record: &Record) -> Option<Self> {
        let line = |field| {
            let text: CleanText = record.get(field)?;
            Some(CleanText::line(&text)).filter(|text| !text.is_empty())
        };
        let url = line(URL)?;
        // Nobody keeps nothing: a number that says so was written by mistake.
        let some = |field| record.get(field).filter(|many: &u32| *many > 0);
        let name = line(NAME);
        let address = PageAddress::parse(&url);
        let in_short = || address.map_or_else(|_| url.clone(), |address| address.in_short());
        let created = record.get(CREATED).unwrap_or(Timestamp::UNIX_EPOCH);
        Some(Self {
            id,
            label: name.clone().unwrap_or_else(in_short),
            name: name.unwrap_or_else(|| url.clone()),
            addresses: record.texts(&addresses()),
            url,
            site: line(SITE),
            folders: each_folder(&record.texts(&folders())),
            content: record.get(CONTENT).unwrap_or(Content::Feed),
            keep_days: some(KEEP_DAYS),
            keep_items: some(KEEP_ITEMS),
            stopped: record.get(STOPPED),
            created,
            modified: record.latest().map_or(created, |stamp| stamp.time()),
            removed: record.get(REMOVED),
        })
    }
}

/// What an entry of a feed is known by: the first 128 bits of a hash (BLAKE3).
///
/// Written as 32 lowercase hex digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryKey(pub [u8; 16]);

impl EntryKey {
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

impl fmt::Display for EntryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

impl FieldValue for EntryKey {
    fn to_value(&self) -> Value {
        Value::Text(CleanText::line(&self.to_string()))
    }

    fn from_value(value: &Value) -> Option<Self> {
        Self::parse(value.text()?)
    }
}

impl FeedId {
    /// Names the feed that is first followed at an address; the same on each device, and in each spelling of it.
    pub fn of(address: &PageAddress) -> Self {
        Self(derived(
            "briefreader feed",
            &[address.identity().as_bytes()],
        ))
    }
}

impl ArticleId {
    /// Names the article that an entry of a feed becomes; the same on each device.
    pub fn of_entry(feed: FeedId, entry: EntryKey) -> Self {
        Self(derived("briefreader entry", &[feed.0.as_bytes(), &entry.0]))
    }
}

/// Makes an id from what it names; only the last of the parts may be of any length.
fn derived(what: &str, parts: &[&[u8]]) -> Uuid {
    let mut hasher = blake3::Hasher::new();
    hasher.update(what.as_bytes());
    for part in parts {
        hasher.update(b"|");
        hasher.update(part);
    }
    of_hash(&hasher)
}

/// Tells whether what stands at a path of a feed's record is learned by asking it: that is nothing that a person has
/// added to it. An address that was changed by hand can't be told from one that was learned.
pub(crate) fn is_learned(path: &Path) -> bool {
    let first = path.segments().next();
    let learned = [URL.name(), "addresses", STOPPED.name()];
    first.is_some_and(|name| learned.contains(&name.as_ref()))
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
        assert_eq!(*feed.label, *"desk.example/feed");
        assert_eq!(feed.content, Content::Feed);
        assert_eq!((feed.folders.len(), feed.stopped), (0, None));
    }

    #[test]
    fn a_feed_that_is_to_keep_nothing_keeps_all() {
        let stamp = Stamp::new(1, 0, DeviceId(1));
        let mut record = Record::default();
        let url = CleanText::line("https://desk.example/feed");
        record.set(URL.path(), Some(url.to_value()), stamp);
        for (written, read) in [(0_u32, None), (3, Some(3))] {
            record.set(KEEP_DAYS.path(), Some(written.to_value()), stamp);
            record.set(KEEP_ITEMS.path(), Some(written.to_value()), stamp);
            let feed = Feed::from_record(FeedId(Uuid::nil()), &record).unwrap();
            assert_eq!((feed.keep_days, feed.keep_items), (read, read));
        }
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
    fn what_is_no_key_of_an_entry_is_not_read() {
        let digits = "0123456789abcdef0123456789abcdef";
        assert!(EntryKey::parse(digits).is_some());
        let upper = digits.to_uppercase();
        let signed = format!("+{}", "0".repeat(31));
        for wrong in ["", "0123", &upper, &signed] {
            assert_eq!(EntryKey::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn two_devices_name_a_feed_and_its_entries_alike() {
        let at = |address: &str| FeedId::of(&PageAddress::parse(address).unwrap());
        let feed = at("https://desk.example/feed?page=1");
        assert_eq!(
            feed,
            at("http://desk.example:80/feed?utm_source=x&page=1#top")
        );
        assert_ne!(feed, at("https://desk.example/feed?page=2"));
        assert_eq!(feed.0.get_version_num(), 8);
        let [one, other] = [1, 2].map(|number| EntryKey([number; 16]));
        let article = ArticleId::of_entry(feed, one);
        assert_eq!(article.0.get_version_num(), 8);
        assert_eq!(article, ArticleId::of_entry(feed, one));
        assert_ne!(article, ArticleId::of_entry(feed, other));
        assert_ne!(
            article,
            ArticleId::of_entry(at("https://desk.example/"), one)
        );
        // Files keep these names: they must not become others.
        assert_eq!(feed.to_string(), "1deef83a-5ba7-8dfc-b5f4-4dbf3bbf773c");
        assert_eq!(article.to_string(), "0ea00f7b-5cb8-8444-8e28-a72b19977e91");
    }

    proptest! {
        #[test]
        fn the_key_of_an_entry_comes_back_as_it_was_written(key in any::<[u8; 16]>()) {
            let key = EntryKey(key);
            prop_assert_eq!(EntryKey::from_value(&key.to_value()), Some(key));
        }

        #[test]
        fn the_path_of_a_folder_is_read_as_itself(text in "[a-zÄé /]{0,12}") {
            let once = folder(&text);
            prop_assert_eq!(folder(&once), once);
        }
    }
}

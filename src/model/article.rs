//! One thing to read, as decoded from its record.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::model::{
    ArticleId, Change, CleanText, EntryKey, FeedId, Field, FieldValue, FoundField, FoundIn,
    PartialDate, Path, Record, RecordId, RecordKind, SnapshotId, field::words, view::Shelf,
};

/// The headline.
pub const TITLE: Field<CleanText> = Field::new("title");
/// The outlet, publisher or person it comes from.
pub const SOURCE: Field<CleanText> = Field::new("source");
/// Who wrote it.
pub const AUTHOR: Field<CleanText> = Field::new("author");
/// When it was published.
pub const PUBLISHED: Field<PartialDate> = Field::new("published");
/// Where it was published.
pub const URL: Field<CleanText> = Field::new("url");
/// The language of its text: a tag of BCP 47.
pub const LANGUAGE: Field<CleanText> = Field::new("language");
/// The sentence or two that its publisher puts before the text.
pub const LEAD: Field<CleanText> = Field::new("lead");
/// The path it was added from, absolute.
pub const LOCATION: Field<CleanText> = Field::new("location");
/// When it was added.
pub const ADDED: Field<Timestamp> = Field::new("added");
/// Whether it was read.
pub const READING: Field<Reading> = Field::new("reading");
/// The snapshot that was read since, where the article was revised after it was read.
pub const READ_AGAIN: Field<CleanText> = Field::new("read_again");
/// Whether it is starred.
pub const STARRED: Field<bool> = Field::new("starred");
/// The reading time the text itself gave, in minutes.
pub const READING_MINUTES: Field<u32> = Field::new("reading_minutes");
/// When it was put into the trash.
pub const REMOVED: Field<Timestamp> = Field::new("removed");
/// When it was put into the trash as one that its feed keeps no longer: the same time as that of the removal.
pub const EXPIRED: Field<Timestamp> = Field::new("expired");
/// The article that an entry of a feed was here as already, where that came by this one's id.
pub const JOINED: Field<ArticleId> = Field::new("joined");
/// When its text was taken away for good.
pub const PURGED: Field<Timestamp> = Field::new(Record::PURGED);

/// When a snapshot was made.
pub const SNAPSHOT_TAKEN: Field<Timestamp> = Field::new("taken");
/// The hash of the bytes it was made from: BLAKE3, 64 lowercase hex digits.
pub const SNAPSHOT_ORIGINAL: Field<CleanText> = Field::new("original");

/// The address that a snapshot was fetched from at last, where it was fetched.
pub const SNAPSHOT_URL: Field<CleanText> = Field::new("url");
/// The status of the answer.
pub const SNAPSHOT_STATUS: Field<u32> = Field::new("status");
/// The media type, as the server wrote it.
pub const SNAPSHOT_MEDIA_TYPE: Field<CleanText> = Field::new("media_type");
/// The server's name for what it sent.
pub const SNAPSHOT_ETAG: Field<CleanText> = Field::new("etag");
/// When the page was changed last, as the server wrote it.
pub const SNAPSHOT_LAST_MODIFIED: Field<CleanText> = Field::new("last_modified");
/// When the server sent it, as it wrote that.
pub const SNAPSHOT_DATE: Field<CleanText> = Field::new("date");
/// The language, as the server told it.
pub const SNAPSHOT_LANGUAGE: Field<CleanText> = Field::new("language");

words! {
    /// Tells how an address of an article is known.
    KnownAs {
        /// A person asked for it, and the article stood there itself.
        Asked = "asked",
        /// A person asked for it, and it led to the article, or to another page with its story.
        Led = "led",
        /// What was asked for led there.
        Got = "got",
        /// The page says of itself that it is there.
        Named = "named",
        /// A feed that it came by says that it is there.
        Fed = "fed",
    }
}

impl KnownAs {
    /// Tells whether the article is surely that of the address, whatever stands there now.
    ///
    /// What only led to it may lead elsewhere the next time, and the others were never asked for.
    pub const fn is_sure(&self) -> bool {
        matches!(self, Self::Asked)
    }

    /// Tells whether it says more of the address than another: only by that is what was known replaced.
    pub fn says_more_than(&self, other: &Self) -> bool {
        let weight = |known: &Self| match known {
            Self::Asked => 3,
            Self::Led => 2,
            Self::Got => 1,
            Self::Named | Self::Fed => 0,
            // What a later version has written is not for this one to judge.
            Self::Other(_) => 4,
        };
        weight(self) > weight(other)
    }
}

words! {
    /// Tells whether an article was read.
    Reading {
        /// Not yet.
        Unread = "unread",
        /// Read.
        Read = "read",
    }
}

/// When a snapshot was taken out of the file by hand.
pub const SNAPSHOT_REMOVED: Field<Timestamp> = Field::new("removed");

/// Returns where the tags stand.
pub fn tags() -> Path {
    Path::root("tags")
}

/// Returns where the addresses by which it is known stand, each as its identity.
pub fn addresses() -> Path {
    Path::root("addresses")
}

/// Returns where the feeds stand by which it came.
pub fn feeds() -> Path {
    Path::root("feeds")
}

/// Returns where it stands by what its entry in a feed is known.
pub fn feed(id: FeedId) -> Path {
    feeds().child(&id.to_string())
}

/// Returns where it is told in which place of the page each field was found.
pub fn places() -> Path {
    Path::root("places")
}

/// Returns where the snapshots stand.
pub fn snapshots() -> Path {
    Path::root("snapshots")
}

/// Returns where it stands that the snapshot at `snapshot` was the newest again, each time by itself, with what a
/// snapshot has.
pub fn again(snapshot: &Path) -> Path {
    snapshot.child("again")
}

/// Tells of one snapshot of an article: a text that came back is one once more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotEntry {
    /// Which snapshot.
    pub id: SnapshotId,
    /// When it was made, or came back.
    pub taken: Timestamp,
    /// The hash of the bytes it was made from, which are kept only where they say more than the text.
    pub original: Option<CleanText>,
    /// How it was fetched; nothing where it came otherwise.
    pub fetched: Option<FetchedFrom>,
}

/// What is kept of how a page was fetched, as the server told it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FetchedFrom {
    /// The address, redirects followed.
    pub url: CleanText,
    /// The status of the answer.
    pub status: u32,
    /// The media type with its parameters.
    pub media_type: Option<CleanText>,
    /// The server's name for this state of the page.
    pub etag: Option<CleanText>,
    /// When the page was changed last.
    pub last_modified: Option<CleanText>,
    /// When the server sent it.
    pub date: Option<CleanText>,
    /// The language.
    pub language: Option<CleanText>,
}

impl SnapshotEntry {
    /// Reads what stands of one text: as it was there first, and each time that it was back.
    fn all_of(record: &Record, name: &str) -> Vec<Self> {
        let first = snapshots().child(name);
        let is_removed = |at: &Path| record.get_in(at, SNAPSHOT_REMOVED).is_some();
        let Some(id) = SnapshotId::parse(name).filter(|_| !is_removed(&first)) else {
            return Vec::new();
        };
        let entry = |at: &Path, taken| Self {
            id: id.clone(),
            taken,
            original: record.get_in(at, SNAPSHOT_ORIGINAL),
            fetched: FetchedFrom::from_record(record, at),
        };
        let taken = record.get_in(&first, SNAPSHOT_TAKEN);
        let mut all = vec![entry(&first, taken.unwrap_or(Timestamp::UNIX_EPOCH))];
        let again = again(&first);
        for name in record.children(&again) {
            let at = again.child(&name);
            let taken = record.get_in(&at, SNAPSHOT_TAKEN);
            all.extend(
                taken
                    .filter(|_| !is_removed(&at))
                    .map(|taken| entry(&at, taken)),
            );
        }
        all
    }
}

impl FetchedFrom {
    /// Adds to a change that all this is kept with the snapshot at `at`.
    pub fn put(&self, change: &mut Change, id: RecordId, record: &Record, at: &Path) {
        let texts = [
            (SNAPSHOT_URL, Some(&self.url)),
            (SNAPSHOT_MEDIA_TYPE, self.media_type.as_ref()),
            (SNAPSHOT_ETAG, self.etag.as_ref()),
            (SNAPSHOT_LAST_MODIFIED, self.last_modified.as_ref()),
            (SNAPSHOT_DATE, self.date.as_ref()),
            (SNAPSHOT_LANGUAGE, self.language.as_ref()),
        ];
        change.set_in(id, record, at, SNAPSHOT_STATUS, Some(&self.status));
        for (field, text) in texts {
            change.set_in(id, record, at, field, text);
        }
    }

    fn from_record(record: &Record, at: &Path) -> Option<Self> {
        let line = |field| {
            record
                .get_in(at, field)
                .map(|text: CleanText| CleanText::line(&text))
        };
        Some(Self {
            url: line(SNAPSHOT_URL)?,
            status: record.get_in(at, SNAPSHOT_STATUS).unwrap_or(200),
            media_type: line(SNAPSHOT_MEDIA_TYPE),
            etag: line(SNAPSHOT_ETAG),
            last_modified: line(SNAPSHOT_LAST_MODIFIED),
            date: line(SNAPSHOT_DATE),
            language: line(SNAPSHOT_LANGUAGE),
        })
    }
}

/// One thing to read.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Its id.
    pub id: ArticleId,
    /// The headline, or the first sentence of an article that has none.
    pub title: CleanText,
    /// The outlet, publisher or person it comes from.
    pub source: Option<CleanText>,
    /// Who wrote it.
    pub author: Option<CleanText>,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// Where it was published.
    pub url: Option<CleanText>,
    /// The language of its text.
    pub language: Option<CleanText>,
    /// What its publisher puts before the text.
    pub lead: Option<CleanText>,
    /// Where in its page each field was found that nobody has set since.
    pub places: BTreeMap<FoundField, FoundIn>,
    /// The identities of the addresses by which it is known.
    pub addresses: BTreeMap<CleanText, KnownAs>,
    /// The path it was added from.
    pub location: Option<CleanText>,
    /// When it was added.
    pub added: Timestamp,
    /// The feeds by which it came, with what its entry in each is known by.
    pub feeds: BTreeMap<FeedId, EntryKey>,
    /// Tags, in order.
    pub tags: Vec<CleanText>,
    /// Whether it was read.
    pub reading: Reading,
    /// When it was marked as read; nothing for one that is unread.
    pub read: Option<Timestamp>,
    /// The snapshot that was read after that.
    pub read_again: Option<SnapshotId>,
    /// Whether it is starred.
    pub starred: bool,
    /// The reading time the text itself gave, in minutes.
    pub reading_minutes: Option<u32>,
    /// Snapshots, oldest first; one whose text came back stands there once more.
    pub snapshots: Vec<SnapshotEntry>,
    /// When it was put into the trash.
    pub removed: Option<Timestamp>,
    /// When it was put into the trash as one that its feed keeps no longer.
    pub expired: Option<Timestamp>,
    /// The article that it was here as already; that alone says nothing, see [`Self::is_joined`].
    pub joined: Option<ArticleId>,
    /// When its text was taken away for good.
    pub purged: Option<Timestamp>,
}

impl Article {
    /// Decodes a record; what is missing or not readable counts as not set.
    pub fn from_record(id: ArticleId, record: &Record) -> Self {
        let mut entries: Vec<_> = record
            .children(&snapshots())
            .iter()
            .flat_map(|name| SnapshotEntry::all_of(record, name))
            .collect();
        entries.sort_by(|a, b| (a.taken, &a.id).cmp(&(b.taken, &b.id)));
        Self {
            id,
            title: record
                .get(TITLE)
                .map(|t| CleanText::line(&t))
                .filter(|t| !t.is_empty())
                .unwrap_or_else(untitled),
            source: line(record, SOURCE),
            author: line(record, AUTHOR),
            published: record.get(PUBLISHED),
            url: line(record, URL),
            language: line(record, LANGUAGE),
            lead: line(record, LEAD),
            places: places_of(record),
            addresses: addresses_of(record),
            location: line(record, LOCATION),
            added: record.get(ADDED).unwrap_or(Timestamp::UNIX_EPOCH),
            feeds: feeds_of(record),
            tags: record.texts(&tags()),
            reading: record.get(READING).unwrap_or(Reading::Unread),
            read: read(record),
            read_again: record.get(READ_AGAIN).and_then(|id| SnapshotId::parse(&id)),
            starred: record.get(STARRED).unwrap_or(false),
            reading_minutes: record.get(READING_MINUTES),
            snapshots: entries,
            removed: record.get(REMOVED),
            expired: record.get(EXPIRED),
            joined: record.get(JOINED),
            purged: record.get(PURGED),
        }
    }

    /// Tells whether a snapshot came after it was last read.
    pub fn has_changed(&self) -> bool {
        let newest = self.newest().filter(|_| self.snapshots.len() > 1);
        let read = self.read.as_ref();
        newest.is_some_and(|newest| {
            let is_later = read.is_some_and(|read| *read < newest.taken);
            is_later && self.read_again.as_ref() != Some(&newest.id)
        })
    }

    /// Returns the newest snapshot.
    pub fn newest(&self) -> Option<&SnapshotEntry> {
        self.snapshots.last()
    }

    /// Returns the number, from 1, of the snapshot that had a text and was taken at a time; the last with that text
    /// where none is known to be of that time.
    pub fn number_at(&self, id: &SnapshotId, taken: Option<Timestamp>) -> Option<usize> {
        let own = self.numbered(id);
        let at = own.clone().find(|(entry, _)| Some(entry.taken) == taken);
        at.or_else(|| own.last()).map(|(_, number)| number)
    }

    /// Returns the number, from 1, of the snapshot with a text that was there at a time: the last that was taken until
    /// then, or else the first.
    pub fn number_then(&self, id: &SnapshotId, then: Timestamp) -> Option<usize> {
        let mut own = self.numbered(id);
        let until = own.clone().take_while(|(entry, _)| entry.taken <= then);
        until
            .last()
            .or_else(|| own.next())
            .map(|(_, number)| number)
    }

    fn numbered(&self, id: &SnapshotId) -> impl Iterator<Item = (&SnapshotEntry, usize)> + Clone {
        let all = self.snapshots.iter().zip(1..);
        all.filter(move |(entry, _)| entry.id == *id)
    }

    /// Returns its place in the order of publication: the first published first, those without a date at the end.
    pub fn publication(&self) -> (bool, Option<PartialDate>, ArticleId) {
        (self.published.is_none(), self.published, self.id)
    }

    /// Tells whether it stands in lists: neither in the trash nor purged.
    pub fn is_live(&self) -> bool {
        self.removed.is_none() && self.purged.is_none()
    }

    /// Tells whether it has no text of its own and says only that an entry of a feed is another article.
    pub fn is_joined(&self) -> bool {
        self.has_gone_by_itself() && self.snapshots.is_empty() && !self.feeds.is_empty()
    }

    /// Tells whether it lies in the trash because its feed keeps it no longer, and nobody has removed it since.
    pub fn is_expired(&self) -> bool {
        self.has_gone_by_itself() && !self.is_joined()
    }

    fn has_gone_by_itself(&self) -> bool {
        self.removed.is_some() && self.removed == self.expired && self.purged.is_none()
    }

    /// Returns since when there is nothing to be shown of it: it was purged, or is only an entry that is another article.
    pub fn gone(&self) -> Option<Timestamp> {
        self.purged.or(self.removed.filter(|_| self.is_joined()))
    }

    /// Tells whether it stands on a shelf; what was purged stands on none, nor does what is another article.
    pub fn is_on(&self, shelf: Shelf) -> bool {
        match shelf {
            Shelf::Library => self.is_live(),
            Shelf::Trash => self.removed.is_some() && self.gone().is_none(),
        }
    }

    /// Names the record it was decoded from.
    pub fn record_id(&self) -> RecordId {
        RecordId {
            kind: RecordKind::Article,
            id: self.id.0,
        }
    }
}

/// Reads where each field was found; of one that was set again since, that says nothing any more.
fn places_of(record: &Record) -> BTreeMap<FoundField, FoundIn> {
    let known = FoundField::KNOWN.iter().filter_map(|field| {
        let place = record.entry(&places().child(field.word()))?;
        let told = record.entry(&Path::root(field.word()))?;
        let is_of_it = told.value.is_some() && told.stamp <= place.stamp;
        let found = FoundIn::from_value(place.value.as_ref().filter(|_| is_of_it)?)?;
        Some((field.clone(), found))
    });
    known.collect()
}

fn addresses_of(record: &Record) -> BTreeMap<CleanText, KnownAs> {
    let names = record.children(&addresses());
    let known = names.iter().filter_map(|name| {
        let known = KnownAs::from_value(record.value(&addresses().child(name))?)?;
        Some((CleanText::line(name), known))
    });
    known.collect()
}

/// Reads by which feeds an article came.
fn feeds_of(record: &Record) -> BTreeMap<FeedId, EntryKey> {
    let all = feeds();
    let known = record.below(&all).filter_map(|(path, entry)| {
        let id = FeedId::parse(path.below(&all)?)?;
        Some((id, EntryKey::from_value(entry.value.as_ref()?)?))
    });
    known.collect()
}

/// Tells when an article was marked as read.
fn read(record: &Record) -> Option<Timestamp> {
    let reading = record.entry(&READING.path())?;
    (record.get(READING) == Some(Reading::Read)).then(|| reading.stamp.time())
}

fn untitled() -> CleanText {
    CleanText::line("Untitled")
}

/// Reads a text that must stand on one line, also where a hand wrote several.
fn line(record: &Record, field: Field<CleanText>) -> Option<CleanText> {
    record
        .get(field)
        .map(|text| CleanText::line(&text))
        .filter(|text| !text.is_empty())
}

impl FieldValue for PartialDate {
    fn to_value(&self) -> crate::model::Value {
        crate::model::Value::Text(CleanText::line(&self.to_string()))
    }

    fn from_value(value: &crate::model::Value) -> Option<Self> {
        Self::parse_iso(value.text()?)
    }
}

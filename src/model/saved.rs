//! Saved views: queries under a name.

use jiff::Timestamp;

use crate::model::{CleanText, Field, Record, ViewId};

/// What it is called.
pub const NAME: Field<CleanText> = Field::new("name");
/// What it asks for, in the language of queries.
pub const QUERY: Field<CleanText> = Field::new("query");
/// The key that shows it, one character.
pub const KEY: Field<CleanText> = Field::new("key");
/// When it was made.
pub const CREATED: Field<Timestamp> = Field::new("created");
/// When it was put into the trash.
pub const REMOVED: Field<Timestamp> = Field::new("removed");

/// A query under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    /// Its id.
    pub id: ViewId,
    /// What it is called.
    pub name: CleanText,
    /// What it asks for.
    pub query: CleanText,
    /// The key that shows it, where it has one.
    pub key: Option<char>,
    /// When it was made.
    pub created: Timestamp,
    /// When anything of it was last changed.
    pub modified: Timestamp,
    /// When it was put into the trash.
    pub removed: Option<Timestamp>,
}

impl SavedView {
    /// Decodes a record; nothing where it has no name.
    pub fn from_record(id: ViewId, record: &Record) -> Option<Self> {
        let name = CleanText::line(&record.get(NAME)?);
        if name.is_empty() {
            return None;
        }
        let created = record.get(CREATED).unwrap_or(Timestamp::UNIX_EPOCH);
        Some(Self {
            id,
            name,
            query: CleanText::line(&record.get(QUERY).unwrap_or_default()),
            key: record.get(KEY).and_then(|text| key(&text)),
            created,
            modified: record.latest().map_or(created, |stamp| stamp.time()),
            removed: record.get(REMOVED),
        })
    }
}

/// Reads the key of a view: one letter or digit.
pub fn key(text: &str) -> Option<char> {
    let mut letters = text.trim().chars();
    let key = letters.next().filter(|letter| letter.is_alphanumeric());
    key.filter(|_| letters.next().is_none())
}

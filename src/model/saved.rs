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

/// A view that is there without being saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BuiltIn {
    /// Every article.
    All,
    /// What is not read.
    Unread,
    /// What is starred.
    Starred,
    /// What was added since the reader was last open.
    New,
    /// What has annotations.
    Annotated,
    /// What has annotations that wait for a person.
    Recheck,
}

impl BuiltIn {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::All,
        Self::Unread,
        Self::Starred,
        Self::New,
        Self::Annotated,
        Self::Recheck,
    ];

    /// Returns what it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Unread => "Unread",
            Self::Starred => "Starred",
            Self::New => "New since last time",
            Self::Annotated => "Annotated",
            Self::Recheck => "To recheck",
        }
    }

    /// Returns the key that shows it.
    pub const fn key(self) -> char {
        match self {
            Self::All => 'a',
            Self::Unread => 'u',
            Self::Starred => 's',
            Self::New => 'n',
            Self::Annotated => 'm',
            Self::Recheck => 'r',
        }
    }

    /// Returns what it asks for; nothing where only the reader knows.
    pub const fn query(self) -> Option<&'static str> {
        match self {
            Self::All => Some(""),
            Self::Unread => Some("is:unread"),
            Self::Starred => Some("is:starred"),
            Self::New => None,
            Self::Annotated => Some("is:annotated"),
            Self::Recheck => Some("has:review OR has:orphan OR has:edited"),
        }
    }
}

/// Says why a view can't have a name or a key; nothing where it can.
///
/// `views` are the others that are saved.
pub fn is_taken<'a>(
    name: Option<&str>,
    key: Option<char>,
    views: impl IntoIterator<Item = &'a SavedView>,
) -> Option<String> {
    let built_in = BuiltIn::ALL
        .into_iter()
        .map(|view| (view.name(), Some(view.key())));
    let saved = views.into_iter().map(|view| (&*view.name, view.key));
    built_in.chain(saved).find_map(|(other, taken)| {
        if name.is_some_and(|name| name.to_lowercase() == other.to_lowercase()) {
            Some(format!("There is a view “{other}” already."))
        } else if key.is_some() && key == taken {
            let key = key.unwrap_or_default();
            Some(format!("The key {key} shows the view “{other}” already."))
        } else {
            None
        }
    })
}

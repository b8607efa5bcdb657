//! Statements that can be true or false.

use jiff::Timestamp;

use crate::model::{ClaimId, CleanText, Field, Path, Record, field::words};

/// The wording.
pub const STATEMENT: Field<CleanText> = Field::new("statement");
/// How far the checking has come, and to what end.
pub const STATUS: Field<Status> = Field::new("status");
/// When it was made.
pub const CREATED: Field<Timestamp> = Field::new("created");
/// When it was put into the trash.
pub const REMOVED: Field<Timestamp> = Field::new("removed");

/// Returns where the verdict stands.
pub fn verdict() -> Path {
    Path::root("verdict")
}

words! {
    /// How far the checking of a claim has come, and to what end.
    Status {
        /// Nothing is decided.
        Undetermined = "undetermined",
        /// It is being checked.
        InProgress = "in progress",
        /// What was found speaks for it.
        Supported = "supported",
        /// What was found speaks against it.
        Refuted = "refuted",
        /// What was found speaks both ways.
        Mixed = "mixed",
        /// It can't be checked.
        NotCheckable = "not checkable",
    }
}

/// A statement that can be true or false.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Its id.
    pub id: ClaimId,
    /// The wording.
    pub statement: CleanText,
    /// How far the checking has come, and to what end.
    pub status: Status,
    /// What the person concludes, in Markdown; several where they were written without sight of each other.
    pub verdicts: Vec<CleanText>,
    /// When it was made.
    pub created: Timestamp,
    /// When anything of it was last changed.
    pub modified: Timestamp,
    /// When it was put into the trash.
    pub removed: Option<Timestamp>,
}

impl Claim {
    /// Decodes a record; nothing where no wording is readable.
    pub fn from_record(id: ClaimId, record: &Record) -> Option<Self> {
        let created = record.get(CREATED).unwrap_or(Timestamp::UNIX_EPOCH);
        Some(Self {
            id,
            statement: CleanText::line(&record.get(STATEMENT)?),
            status: record.get(STATUS).unwrap_or(Status::Undetermined),
            verdicts: record.texts(&verdict()),
            created,
            modified: record.latest().map_or(created, |stamp| stamp.time()),
            removed: record.get(REMOVED),
        })
    }
}

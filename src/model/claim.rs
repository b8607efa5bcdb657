//! Statements that can be true or false.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::model::{
    Article, ArticleId, ClaimId, CleanText, Field, Path, Record, SnapshotId, Value, field::words,
};

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

/// Returns where all silences of a claim stand.
pub fn silences() -> Path {
    Path::root("silences")
}

/// Returns where the silence of an article stands.
pub fn silence(article: ArticleId) -> Path {
    silences().child(&article.to_string())
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

/// What a person found who checked an article for a claim: that it says nothing of it.
///
/// It is said of one snapshot: a newer one opens the question again. Evidence from the article goes before it,
/// and takes nothing away: where the evidence goes again, the article is as silent as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    /// The article.
    pub article: ArticleId,
    /// The snapshot that was checked.
    pub snapshot: SnapshotId,
    /// When it was checked.
    pub checked: Timestamp,
}

/// The form of a silence in a file: one value, since its parts hold only together.
#[derive(Serialize, Deserialize)]
struct SilenceForm {
    snapshot: String,
    checked: String,
}

impl Silence {
    /// Tells whether the snapshot that was checked is the article's newest.
    pub fn is_current(&self, article: &Article) -> bool {
        article
            .newest()
            .is_some_and(|newest| newest.id == self.snapshot)
    }

    /// Returns the value as it stands in a record.
    pub fn to_value(&self) -> Value {
        let form = SilenceForm {
            snapshot: self.snapshot.to_string(),
            checked: self.checked.to_string(),
        };
        // It holds words only: nothing that RON can't write.
        Value::Raw(ron::to_string(&form).unwrap_or_default())
    }

    /// Reads the value of an article; nothing where a later version or a hand wrote another form.
    pub fn from_value(article: ArticleId, value: &Value) -> Option<Self> {
        let Value::Raw(raw) = value else { return None };
        let form: SilenceForm = ron::from_str(raw).ok()?;
        Some(Self {
            article,
            snapshot: SnapshotId::parse(&form.snapshot)?,
            checked: form.checked.parse().ok()?,
        })
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
    /// The articles that were checked for it and say nothing of it, in the order of their ids.
    pub silences: Vec<Silence>,
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
            silences: silences_in(record),
            created,
            modified: record.latest().map_or(created, |stamp| stamp.time()),
            removed: record.get(REMOVED),
        })
    }
}

/// Decodes the silences of a record; what is not readable is left out.
fn silences_in(record: &Record) -> Vec<Silence> {
    let all = silences();
    let entries = record.below(&all).filter_map(|(path, entry)| {
        let article = ArticleId::parse(path.below(&all)?)?;
        Silence::from_value(article, entry.value.as_ref()?)
    });
    entries.collect()
}

//! Statements that can be true or false.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::model::{
    Article, ArticleId, ClaimId, CleanText, Field, FieldValue, PartialDate, Path, Record,
    SnapshotId, Value, field::words, quoted::quoted,
};

/// The wording.
pub const STATEMENT: Field<CleanText> = Field::new("statement");
/// How far the checking has come, and to what end.
pub const STATUS: Field<Status> = Field::new("status");
/// When it was made.
pub const CREATED: Field<Timestamp> = Field::new("created");
/// When it was put into the trash.
pub const REMOVED: Field<Timestamp> = Field::new("removed");

/// Who claims it.
pub const CLAIMANT: Field<CleanText> = Field::new("claimant");
/// Of which time it speaks.
pub const AS_OF: Field<PartialDate> = Field::new("as_of");
/// What kind of statement it is.
pub const KIND: Field<Kind> = Field::new("kind");
/// Whether it can be checked at all.
pub const CHECKABLE: Field<Checkable> = Field::new("checkable");
/// Why it can be checked or can't, or how.
pub const CHECKABLE_WHY: Field<CleanText> = Field::new("checkable_why");
/// By when it is to be decided.
pub const DUE: Field<PartialDate> = Field::new("due");
/// The claim that it was merged into.
pub const MERGED_INTO: Field<ClaimId> = Field::new("merged_into");

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

/// Returns where all relations to other claims stand.
pub fn relations() -> Path {
    Path::root("relations")
}

/// Returns where the relation to another claim stands.
pub fn relation(other: ClaimId) -> Path {
    relations().child(&other.to_string())
}

/// Returns where all that the claim was stands.
pub fn history() -> Path {
    Path::root("history")
}

words! {
    /// What kind of statement a claim is.
    Kind {
        /// That something is so, or happened.
        Fact = "fact",
        /// How much or how many.
        Figure = "figure",
        /// That somebody said these words.
        Quotation = "quotation",
        /// That one thing came of another.
        Cause = "cause",
        /// That something will be.
        Prediction = "prediction",
        /// What somebody thinks of it.
        Opinion = "opinion",
    }
}

words! {
    /// Whether a claim can be checked at all.
    Checkable {
        /// It can.
        Yes = "checkable",
        /// It can in part.
        Partly = "partly",
        /// It can't.
        No = "not checkable",
    }
}

words! {
    /// What a claim is to another one.
    Relation {
        /// It says the same of less.
        Narrower = "narrower than",
        /// It is one of the things that the other one says.
        Part = "part of",
        /// Both can't be true.
        Contradicts = "contradicts",
    }
}

impl Relation {
    /// Returns the word for it as the other claim tells it.
    pub fn back(&self) -> &str {
        match self {
            Self::Narrower => "wider than",
            Self::Part => "made up of",
            Self::Contradicts | Self::Other(_) => self.word(),
        }
    }
}

/// Tells whether a claim that was narrower than another one, or a part of it, would be so of itself in the end, since
/// the other one is so of it already, or of one that is; `relations` are those of a claim.
pub fn goes_round<'a>(
    claim: ClaimId,
    relation: &Relation,
    other: ClaimId,
    relations: impl Fn(ClaimId) -> &'a [(ClaimId, Relation)],
) -> bool {
    let leads_up = |relation: &Relation| matches!(relation, Relation::Narrower | Relation::Part);
    if !leads_up(relation) {
        return false;
    }
    let (mut known, mut next) = (BTreeSet::new(), vec![other]);
    while let Some(one) = next.pop() {
        if one == claim {
            return true;
        }
        if known.insert(one) {
            let above = relations(one).iter();
            next.extend(
                above
                    .filter(|(_, relation)| leads_up(relation))
                    .map(|(id, _)| *id),
            );
        }
    }
    false
}

/// Two claims that are to be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merging {
    /// The one that goes into the other, and into the trash.
    pub from: ClaimId,
    /// The one that stays.
    pub into: ClaimId,
}

/// One thing that a claim was given: a wording, a status or a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
    /// What was given: the name of the field, `statement`, `status` or `verdict`; or [`MERGED`].
    pub what: CleanText,
    /// What it was given; empty where it was taken away.
    pub value: CleanText,
    /// When.
    pub at: Timestamp,
    /// By whom; empty where no name was set.
    pub by: CleanText,
    /// The wording of another claim that was given this before it was merged into this one; empty where this one was.
    pub of: CleanText,
}

/// What stands in the history of a claim where another one, whose wording is the value, was merged into it.
pub const MERGED: &str = "merged";

/// The form of an entry in a file: one value, since it is never changed.
#[derive(Deserialize)]
struct HistoryForm {
    what: String,
    #[serde(default)]
    value: String,
    at: String,
    #[serde(default)]
    by: String,
    #[serde(default)]
    of: String,
}

impl FieldValue for HistoryEntry {
    fn to_value(&self) -> Value {
        let of = match self.of.as_str() {
            "" => String::new(),
            of => format!(", of: {}", quoted(of)),
        };
        Value::Raw(format!(
            "(what: {}, value: {}, at: {}, by: {}{of})",
            quoted(&self.what),
            quoted(&self.value),
            quoted(&self.at.to_string()),
            quoted(&self.by),
        ))
    }

    fn from_value(value: &Value) -> Option<Self> {
        let Value::Raw(raw) = value else { return None };
        let form: HistoryForm = ron::from_str(raw).ok()?;
        Some(Self {
            what: CleanText::line(&form.what),
            value: CleanText::new(&form.value),
            at: form.at.parse().ok()?,
            by: CleanText::line(&form.by),
            of: CleanText::line(&form.of),
        })
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
    /// Who claims it.
    pub claimant: Option<CleanText>,
    /// Of which time it speaks.
    pub as_of: Option<PartialDate>,
    /// What kind of statement it is.
    pub kind: Option<Kind>,
    /// Whether it can be checked at all.
    pub checkable: Option<Checkable>,
    /// Why it can be checked or can't, or how.
    pub checkable_why: Option<CleanText>,
    /// By when it is to be decided.
    pub due: Option<PartialDate>,
    /// What it is to other claims, in the order of their ids.
    pub relations: Vec<(ClaimId, Relation)>,
    /// The claim that it was merged into.
    pub merged_into: Option<ClaimId>,
    /// All that it was given, the oldest first.
    pub history: Vec<HistoryEntry>,
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
            claimant: record.get(CLAIMANT),
            as_of: record.get(AS_OF),
            kind: record.get(KIND),
            checkable: record.get(CHECKABLE),
            checkable_why: record.get(CHECKABLE_WHY),
            due: record.get(DUE),
            relations: relations_in(id, record),
            merged_into: record.get(MERGED_INTO).filter(|into| *into != id),
            history: history_in(record),
            created,
            modified: record.latest().map_or(created, |stamp| stamp.time()),
            removed: record.get(REMOVED),
        })
    }
}

/// Decodes what a claim is to others; one to itself is left out.
fn relations_in(id: ClaimId, record: &Record) -> Vec<(ClaimId, Relation)> {
    let all = relations();
    let entries = record.below(&all).filter_map(|(path, entry)| {
        let other = ClaimId::parse(path.below(&all)?).filter(|other| *other != id)?;
        Some((other, Relation::from_value(entry.value.as_ref()?)?))
    });
    entries.collect()
}

/// Decodes all that a claim was given, the oldest first.
fn history_in(record: &Record) -> Vec<HistoryEntry> {
    let all = history();
    let entries = record.below(&all);
    let entries = entries.filter_map(|(_, entry)| HistoryEntry::from_value(entry.value.as_ref()?));
    let mut entries: Vec<HistoryEntry> = entries.collect();
    entries.sort_by(|a, b| (a.at, &a.what).cmp(&(b.at, &b.what)));
    entries
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

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn id(number: u128) -> ClaimId {
        ClaimId(Uuid::from_u128(number))
    }

    #[test]
    fn a_claim_above_which_it_stands_itself_goes_round() {
        let related = [
            (
                id(1),
                vec![(id(2), Relation::Narrower), (id(9), Relation::Contradicts)],
            ),
            (id(2), vec![(id(3), Relation::Part)]),
            // These go round already, as where two devices have said so.
            (id(4), vec![(id(5), Relation::Narrower)]),
            (id(5), vec![(id(4), Relation::Narrower)]),
        ];
        let of = |claim: ClaimId| {
            let found = related.iter().find(|(id, _)| *id == claim);
            found.map_or(&[][..], |(_, relations)| relations)
        };
        let round = |one, relation: Relation, other| goes_round(id(one), &relation, id(other), of);
        assert!(round(3, Relation::Narrower, 1));
        assert!(round(2, Relation::Part, 1));
        assert!(round(1, Relation::Part, 1));
        assert!(!round(3, Relation::Contradicts, 1));
        assert!(!round(9, Relation::Narrower, 1));
        assert!(!round(1, Relation::Narrower, 3));
        assert!(!round(1, Relation::Narrower, 4));
        assert!(round(5, Relation::Narrower, 4));
    }
}

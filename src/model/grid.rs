//! Grids of competing hypotheses: evidence held against claims that exclude each other.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::model::{
    AnnotationId, ArticleId, ClaimId, CleanText, Field, FieldValue, GridId, Path, Record,
    field::words,
};

words! {
    /// What a piece of evidence is to a claim.
    Rating {
        /// It fits the claim very well.
        VeryConsistent = "CC",
        /// It fits the claim.
        Consistent = "C",
        /// It says nothing for or against it.
        Neutral = "N",
        /// It does not fit the claim.
        Inconsistent = "I",
        /// It does not fit the claim at all.
        VeryInconsistent = "II",
        /// It has nothing to do with it.
        NotApplicable = "NA",
    }
}

impl Rating {
    /// Returns how much it says against the claim; what fits says nothing against it, and proves nothing.
    pub const fn against(&self) -> usize {
        match self {
            Self::Inconsistent => 1,
            Self::VeryInconsistent => 2,
            Self::VeryConsistent
            | Self::Consistent
            | Self::Neutral
            | Self::NotApplicable
            | Self::Other(_) => 0,
        }
    }

    /// Returns the words for it.
    pub fn in_words(&self) -> &str {
        match self {
            Self::VeryConsistent => "very consistent",
            Self::Consistent => "consistent",
            Self::Neutral => "neutral",
            Self::Inconsistent => "inconsistent",
            Self::VeryInconsistent => "very inconsistent",
            Self::NotApplicable => "not applicable",
            Self::Other(word) => word,
        }
    }
}

words! {
    /// How far a piece of evidence is to be believed.
    Credibility {
        /// Far.
        High = "high",
        /// With care.
        Medium = "medium",
        /// Hardly.
        Low = "low",
    }
}

/// What it is called: the question that the claims answer.
pub const NAME: Field<CleanText> = Field::new("name");
/// When it was made.
pub const CREATED: Field<Timestamp> = Field::new("created");
/// When it was put into the trash.
pub const REMOVED: Field<Timestamp> = Field::new("removed");
/// The article that a row's annotation stands in; a row without one was taken off.
pub const ARTICLE: Field<CleanText> = Field::new("article");
/// How far a row is to be believed.
pub const CREDIBILITY: Field<Credibility> = Field::new("credibility");

/// Returns where the claims stand.
pub fn claims() -> Path {
    Path::root("claims")
}

/// Returns where all rows stand.
pub fn rows() -> Path {
    Path::root("rows")
}

/// Returns where the row of an annotation stands.
pub fn row(annotation: AnnotationId) -> Path {
    rows().child(&annotation.to_string())
}

/// Returns where the ratings of a row stand.
pub fn ratings(annotation: AnnotationId) -> Path {
    row(annotation).child("ratings")
}

/// Returns where the rating of a row against a claim stands.
pub fn rating(annotation: AnnotationId, claim: ClaimId) -> Path {
    ratings(annotation).child(&claim.to_string())
}

/// A piece of evidence in a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridRow {
    /// The annotation.
    pub annotation: AnnotationId,
    /// The article that it stands in.
    pub article: ArticleId,
    /// How far it is to be believed, where a person has said so.
    pub credibility: Option<Credibility>,
    /// What it is to each claim that it was rated against.
    pub ratings: BTreeMap<ClaimId, Rating>,
}

/// Evidence held against claims that exclude each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// Its id.
    pub id: GridId,
    /// What it is called: the question that the claims answer.
    pub name: CleanText,
    /// The claims, in the order of their ids.
    pub claims: Vec<ClaimId>,
    /// The evidence, in the order of the annotations' ids.
    pub rows: Vec<GridRow>,
    /// When it was made.
    pub created: Timestamp,
    /// When it was put into the trash.
    pub removed: Option<Timestamp>,
}

impl Grid {
    /// Decodes a record; nothing where it has no name.
    pub fn from_record(id: GridId, record: &Record) -> Option<Self> {
        let name = CleanText::line(&record.get(NAME)?);
        if name.is_empty() {
            return None;
        }
        let claims = record.texts(&claims());
        let mut claims: Vec<ClaimId> = claims.iter().filter_map(|id| ClaimId::parse(id)).collect();
        claims.sort_unstable();
        claims.dedup();
        let names = record.children(&rows()).into_iter();
        let rows = names.filter_map(|name| decode(AnnotationId::parse(&name)?, record));
        Some(Self {
            id,
            name,
            claims,
            rows: rows.collect(),
            created: record.get(CREATED).unwrap_or(Timestamp::UNIX_EPOCH),
            removed: record.get(REMOVED),
        })
    }
}

fn decode(annotation: AnnotationId, record: &Record) -> Option<GridRow> {
    let at = row(annotation);
    let article = record.get_in(&at, ARTICLE)?;
    let all = ratings(annotation);
    let rated = record.below(&all).filter_map(|(path, entry)| {
        let claim = ClaimId::parse(path.below(&all)?)?;
        Some((claim, Rating::from_value(entry.value.as_ref()?)?))
    });
    Some(GridRow {
        annotation,
        article: ArticleId::parse(&article)?,
        credibility: record.get_in(&at, CREDIBILITY),
        ratings: rated.collect(),
    })
}

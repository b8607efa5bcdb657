//! Grids of competing hypotheses: evidence held against claims that exclude each other.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Deserialize;

use crate::model::{
    AnnotationId, ArticleId, Claim, ClaimId, CleanText, Field, FieldValue, GridId, Path, Record,
    Value, evidence, field::words, quoted::quoted,
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

/// A rating with what it was given for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rated {
    /// The rating.
    pub rating: Rating,
    /// The wording of the claim that it was given for; empty where that was not kept.
    pub wording: CleanText,
}

/// The form of a rating in a file: one value, since it says nothing without the wording that it was given for.
#[derive(Deserialize)]
struct RatedForm {
    rating: String,
    #[serde(default)]
    wording: String,
}

/// Written `(rating: "CC", wording: "Devices work offline")`; a rating alone is read, too.
impl FieldValue for Rated {
    fn to_value(&self) -> Value {
        Value::Raw(format!(
            "(rating: {}, wording: {})",
            quoted(self.rating.word()),
            quoted(&self.wording)
        ))
    }

    fn from_value(value: &Value) -> Option<Self> {
        let (rating, wording) = match value {
            Value::Text(_) => (Rating::from_value(value)?, CleanText::default()),
            Value::Raw(raw) => {
                let form: RatedForm = ron::from_str(raw).ok()?;
                let wording = CleanText::line(&form.wording);
                (Rating::from_word(&form.rating), wording)
            }
        };
        Some(Self { rating, wording })
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
    pub ratings: BTreeMap<ClaimId, Rated>,
}

impl GridRow {
    /// Returns what it was rated against a claim in its wording of now.
    pub fn rating(&self, claim: &Claim) -> Option<&Rating> {
        let rated = self.ratings.get(&claim.id)?;
        let holds = !evidence::is_outworded(&rated.wording, &claim.statement);
        holds.then_some(&rated.rating)
    }

    /// Returns what it was rated against a claim in another wording than that of now.
    pub fn outworded(&self, claim: &Claim) -> Option<&Rated> {
        let rated = self.ratings.get(&claim.id)?;
        evidence::is_outworded(&rated.wording, &claim.statement).then_some(rated)
    }
}

/// What speaks against a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Against {
    /// The sum over all evidence, each origin once.
    pub all: usize,
    /// The same of evidence of high or medium credibility alone; what is not rated counts as low.
    pub credible: usize,
}

/// A claim's place among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The claim, by its number.
    pub claim: usize,
    /// Its place, from 1; the same for claims that as much speaks against.
    pub place: usize,
    /// What speaks against it.
    pub against: Against,
}

/// What comes of a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// So many cells are not rated, so nothing is said yet.
    Unrated(usize),
    /// There are fewer than two claims, or there is no evidence.
    TooFew,
    /// The claims, that which least speaks against first.
    Ranked {
        /// The places, in order.
        places: Vec<Place>,
        /// The rows that, taken away one at a time, change the order of the claims.
        decisive: Vec<usize>,
    },
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
        Some((claim, Rated::from_value(entry.value.as_ref()?)?))
    });
    Some(GridRow {
        annotation,
        article: ArticleId::parse(&article)?,
        credibility: record.get_in(&at, CREDIBILITY),
        ratings: rated.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rating_comes_back_with_its_wording_and_one_without_is_read() {
        let rated = Rated {
            rating: Rating::Inconsistent,
            wording: CleanText::line("They said “no”, \\ \"twice\""),
        };
        assert_eq!(Rated::from_value(&rated.to_value()), Some(rated));
        let alone = Value::Text(CleanText::line("CC"));
        let read = Rated::from_value(&alone).unwrap();
        assert_eq!(read.rating, Rating::VeryConsistent);
        assert!(read.wording.is_empty());
    }
}

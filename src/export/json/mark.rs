//! Annotations in JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{
    Article, ClaimId, CleanText, Evidence, Strength, annotation::joined, view::PlacedAnnotation,
};

/// An annotation and where it stands in the newest snapshot of its article.
#[derive(Serialize)]
pub struct AnnotationFields<'a> {
    /// Its id.
    pub id: String,
    /// The article's id.
    pub article: String,
    /// The exact words that were marked, on the snapshot `made_on`.
    pub quote: &'a str,
    /// Up to 64 code points before them.
    pub prefix: &'a str,
    /// Up to 64 code points after them.
    pub suffix: &'a str,
    /// The snapshot it was made on.
    pub made_on: &'a str,
    /// The newest snapshot of the article, in which `start` and `end` count.
    pub snapshot: Option<&'a str>,
    /// Where it begins; `null` for an orphan.
    pub start: Option<usize>,
    /// Where it ends; `null` for an orphan.
    pub end: Option<usize>,
    /// `anchored`, `moved`, `edited`, `review` or `orphan`.
    pub state: &'a str,
    /// How the place was found, such as `exact`, or `accepted` by a person.
    pub method: &'a str,
    /// How well the place fits, from 0 to 1.
    pub score: f64,
    /// Whether it waits for a person to recheck it.
    pub recheck: bool,
    /// The words that stand there now; `null` where they are those of `quote`, typography aside.
    pub words: Option<&'a str>,
    /// The colour.
    pub color: &'a str,
    /// The note, in Markdown; notes written without sight of each other stand one after the other.
    pub note: Option<String>,
    /// Tags, in order.
    pub tags: Vec<&'a str>,
    /// Links to claims that are not in the trash.
    pub evidence: Vec<LinkFields<'a>>,
    /// When it was made.
    pub created: String,
    /// When anything of it was last changed.
    pub modified: String,
}

/// A link from an annotation to a claim.
#[derive(Serialize)]
pub struct LinkFields<'a> {
    /// Its id.
    pub id: String,
    /// The claim's id.
    pub claim: String,
    /// The claim's wording as it is now.
    pub statement: &'a str,
    /// `supports`, `refutes` or `mentions`.
    pub stance: &'a str,
    /// How it is told.
    #[serde(flatten)]
    pub told: ToldFields,
    /// How strong a person says that it is: `weak`, `medium` or `strong`.
    pub strength: Option<&'a str>,
}

/// How evidence is told.
#[derive(Serialize)]
pub struct ToldFields {
    /// Whose voice it is: `own`, `attributed` or `quoted`; `null` where that is not known.
    pub voice: Option<String>,
    /// Who had it from whom: whom the article has it from first, the root last.
    pub via: Vec<String>,
    /// The words that take it back by half; `null` where there are none.
    pub hedge: Option<String>,
    /// Whether a person has said these; otherwise some were made out from the text.
    pub confirmed: bool,
}

impl ToldFields {
    /// Tells how evidence is told.
    pub fn new(evidence: &Evidence) -> Self {
        let told = evidence.told();
        Self {
            voice: told.voice.map(|voice| voice.word().to_owned()),
            via: told.via.into_iter().map(CleanText::into_string).collect(),
            hedge: told.hedge.map(CleanText::into_string),
            confirmed: evidence.is_confirmed(),
        }
    }
}

impl<'a> AnnotationFields<'a> {
    /// Tells an annotation of an article; `statements` are the wordings of all claims that are told of.
    pub fn new(
        article: &'a Article,
        placed: &'a PlacedAnnotation,
        statements: &'a BTreeMap<ClaimId, CleanText>,
    ) -> Self {
        let annotation = &*placed.annotation;
        let points = placed.code_points.as_ref();
        let links = annotation.evidence.iter().filter_map(|link| {
            Some(LinkFields {
                id: link.id.to_string(),
                claim: link.claim.to_string(),
                statement: statements.get(&link.claim)?,
                stance: link.stance.word(),
                told: ToldFields::new(link),
                strength: link.strength.as_ref().map(Strength::word),
            })
        });
        Self {
            id: annotation.id.to_string(),
            article: annotation.article.to_string(),
            quote: &annotation.anchor.quote,
            prefix: &annotation.anchor.prefix,
            suffix: &annotation.anchor.suffix,
            made_on: annotation.anchor.made_on.as_str(),
            snapshot: article.newest().map(|entry| entry.id.as_str()),
            start: points.map(|points| points.start),
            end: points.map(|points| points.end),
            state: placed.placement.state.word(),
            method: &placed.placement.method,
            score: finite(placed.placement.score),
            recheck: placed.placement.waits(),
            words: placed.words.as_deref(),
            color: annotation.color.word(),
            note: joined(&annotation.notes).map(CleanText::into_string),
            tags: annotation.tags.iter().map(CleanText::as_str).collect(),
            evidence: links.collect(),
            created: annotation.created.to_string(),
            modified: annotation.modified.to_string(),
        }
    }
}

/// An annotation of an article that was revised, and where it stands in the new snapshot.
#[derive(Serialize)]
pub struct RevisedAnnotation<'a> {
    /// Its id.
    pub id: String,
    /// `anchored`, `moved`, `edited`, `review` or `orphan`.
    pub state: &'a str,
    /// How the place was found, such as `exact`.
    pub method: &'a str,
    /// How well the place fits, from 0 to 1.
    pub score: f64,
    /// Where it begins in the new snapshot; `null` for an orphan.
    pub start: Option<usize>,
    /// Where it ends; `null` for an orphan.
    pub end: Option<usize>,
}

impl<'a> RevisedAnnotation<'a> {
    /// Tells where an annotation stands.
    pub fn new(placed: &'a PlacedAnnotation) -> Self {
        let points = placed.code_points.as_ref();
        Self {
            id: placed.annotation.id.to_string(),
            state: placed.placement.state.word(),
            method: &placed.placement.method,
            score: finite(placed.placement.score),
            start: points.map(|points| points.start),
            end: points.map(|points| points.end),
        }
    }
}

/// JSON has no infinity, and a score is always a number.
fn finite(score: f64) -> f64 {
    if score.is_finite() { score } else { 0.0 }
}

//! Claims in JSON.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::{
    Belonging, CleanText,
    annotation::joined,
    view::{ClaimPage, EvidenceRow, SilenceRow, StanceCounts},
};

/// A claim with its evidence.
#[derive(Serialize)]
pub struct ClaimFields<'a> {
    /// Its id.
    pub id: String,
    /// The wording.
    pub statement: &'a str,
    /// `undetermined`, `in progress`, `supported`, `refuted`, `mixed` or `not checkable`.
    pub status: &'a str,
    /// What the person concludes, in Markdown; verdicts written without sight of each other stand one after
    /// the other.
    pub verdict: Option<String>,
    /// The names of the stories that it was put into, and of those of the articles with evidence.
    pub stories: Vec<&'a str>,
    /// How much evidence of each stance.
    pub counts: CountFields,
    /// Where the evidence comes from in the end.
    pub origins: OriginFields,
    /// The evidence: supporting, refuting, mentioning; within each in the order of publication.
    pub evidence: Vec<PassageFields<'a>>,
    /// The articles that were checked and say nothing of it, in the order of publication.
    pub silent: Vec<SilenceFields<'a>>,
}

/// An article that was checked for a claim and says nothing of it.
#[derive(Serialize)]
pub struct SilenceFields<'a> {
    /// The article's id.
    pub article: String,
    /// The snapshot that was checked.
    pub snapshot: &'a str,
    /// When it was checked.
    pub checked: String,
    /// Whether that snapshot is the newest; where it is not, the article waits to be checked again.
    pub current: bool,
}

/// How many pieces of evidence there are of each stance.
#[derive(Serialize)]
pub struct CountFields {
    /// Those that support the claim.
    pub supports: usize,
    /// Those that refute it.
    pub refutes: usize,
    /// Those that mention it, and those of a stance that only a later version knows.
    pub mentions: usize,
    /// Articles that were checked in their newest snapshot and say nothing of it.
    pub silent: usize,
    /// Evidence of which it is not sure that its words still stand in the newest snapshot as they were marked.
    pub recheck: usize,
}

/// How many origins the evidence has.
///
/// Origins are not recorded yet. Nobody has then said where the evidence of an article comes from, so each
/// article with evidence counts as one unknown origin: not as an independent one.
#[derive(Serialize)]
pub struct OriginFields {
    /// Different origins that are known; 0 for now.
    pub known: usize,
    /// Articles with evidence of unknown origin; for now all articles with evidence.
    pub unknown: usize,
}

/// One passage that bears on a claim.
#[derive(Serialize)]
pub struct PassageFields<'a> {
    /// The annotation's id.
    pub annotation: String,
    /// The article's id.
    pub article: String,
    /// The exact words.
    pub quote: &'a str,
    /// How they stand in the newest snapshot of their article: `anchored`, `moved`, `edited`, `review` or `orphan`.
    pub state: &'a str,
    /// Whether that waits for a recheck.
    pub recheck: bool,
    /// `supports`, `refutes` or `mentions`.
    pub stance: &'a str,
    /// Whose voice it is; not recorded yet, so `null`.
    pub voice: Option<&'a str>,
    /// Who had it from whom; not recorded yet, so `null`.
    pub via: Option<Vec<&'a str>>,
    /// The hedge; not recorded yet, so `null`.
    pub hedge: Option<&'a str>,
    /// The origin; not recorded yet, so `null`.
    pub origin: Option<&'a str>,
}

impl<'a> ClaimFields<'a> {
    /// Tells a claim.
    pub fn new(page: &'a ClaimPage, belonging: &'a Belonging) -> Self {
        let mut counts = StanceCounts::default();
        for row in &page.evidence {
            counts.count(&row.evidence.stance);
        }
        let articles: BTreeSet<_> = page.evidence.iter().map(|row| row.article.id).collect();
        let stories = belonging.of_claim(page.claim.id, articles.iter().copied());
        let stories = stories.into_iter();
        Self {
            id: page.claim.id.to_string(),
            statement: &page.claim.statement,
            status: page.claim.status.word(),
            verdict: joined(&page.claim.verdicts).map(CleanText::into_string),
            stories: stories.map(CleanText::as_str).collect(),
            counts: CountFields {
                supports: counts.supports,
                refutes: counts.refutes,
                mentions: counts.mentions,
                silent: page.silent(),
                recheck: page.recheck(),
            },
            origins: OriginFields {
                known: 0,
                unknown: articles.len(),
            },
            evidence: page.evidence.iter().map(passage).collect(),
            silent: page.silences.iter().map(silence).collect(),
        }
    }
}

fn silence(row: &SilenceRow) -> SilenceFields<'_> {
    SilenceFields {
        article: row.article.id.to_string(),
        snapshot: row.silence.snapshot.as_str(),
        checked: row.silence.checked.to_string(),
        current: row.is_current(),
    }
}

fn passage(row: &EvidenceRow) -> PassageFields<'_> {
    PassageFields {
        annotation: row.annotation.id.to_string(),
        article: row.article.id.to_string(),
        quote: &row.annotation.anchor.quote,
        state: row.placement.state.word(),
        recheck: row.placement.waits(),
        stance: row.evidence.stance.word(),
        voice: None,
        via: None,
        hedge: None,
        origin: None,
    }
}

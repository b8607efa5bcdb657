//! Claims in JSON.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::{
    export::json::mark::ToldFields,
    model::{
        Belonging, Checkable, Claim, CleanText, Kind,
        annotation::joined,
        view::{ClaimPage, EvidenceRow, SilenceRow, StanceCounts},
    },
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
    /// Who claims it.
    pub claimant: Option<&'a str>,
    /// Of which time it speaks: a year, a month or a day.
    pub as_of: Option<String>,
    /// `fact`, `figure`, `quotation`, `cause`, `prediction` or `opinion`.
    pub kind: Option<&'a str>,
    /// `checkable`, `partly` or `not checkable`.
    pub checkable: Option<&'a str>,
    /// Why, or how.
    pub checkable_why: Option<&'a str>,
    /// By when it is to be decided.
    pub due: Option<String>,
    /// What it is to other claims.
    pub relations: Vec<RelationFields<'a>>,
    /// All wordings, statuses and verdicts that it was given, the oldest first.
    pub history: Vec<HistoryFields<'a>>,
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

/// How many origins the evidence has; an unknown one is not an independent one.
#[derive(Serialize)]
pub struct OriginFields {
    /// Different origins that are known.
    pub known: usize,
    /// Those among them of which all was only made out, and nothing said or confirmed by a person.
    pub suggested: usize,
    /// Those that are not: all evidence of one article counts once, and so do the same words of several.
    pub unknown: usize,
}

/// What a claim is to another one.
#[derive(Serialize)]
pub struct RelationFields<'a> {
    /// `narrower than`, `part of` or `contradicts`; or, where the other one says it, `wider than` or `made up of`.
    pub relation: &'a str,
    /// The other claim's id.
    pub claim: String,
}

/// Something that a claim was given.
#[derive(Serialize)]
pub struct HistoryFields<'a> {
    /// `statement`, `status` or `verdict`; or `merged`, with the wording of the claim that was merged into this one.
    pub what: &'a str,
    /// What it was given; empty where it was taken away.
    pub value: &'a str,
    /// When.
    pub at: String,
    /// By whom; `null` where no name was set.
    pub by: Option<&'a str>,
    /// The wording of the claim that was given this before it was merged into this one; `null` where this one was.
    pub of: Option<&'a str>,
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
    /// `supports`, `refutes` or `mentions`.
    pub stance: &'a str,
    /// How it is told.
    #[serde(flatten)]
    pub told: ToldFields,
    /// Where it comes from in the end; `null` where that is not known.
    pub origin: Option<&'a str>,
    /// Whether it waits for a person: it was judged under another wording of the claim, or its words have changed.
    pub recheck: bool,
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
        let (claim, origins) = (&*page.claim, page.origins());
        let relations = page.relations().into_iter();
        let relations = relations.map(|(other, relation)| RelationFields {
            relation,
            claim: other.to_string(),
        });
        let history = claim.history.iter().map(|entry| HistoryFields {
            what: &entry.what,
            value: &entry.value,
            at: entry.at.to_string(),
            by: Some(entry.by.as_str()).filter(|by| !by.is_empty()),
            of: Some(entry.of.as_str()).filter(|of| !of.is_empty()),
        });
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
                known: origins.known,
                suggested: origins.suggested,
                unknown: origins.unknown,
            },
            evidence: page
                .evidence
                .iter()
                .map(|row| passage(row, claim))
                .collect(),
            silent: page.silences.iter().map(silence).collect(),
            claimant: claim.claimant.as_deref(),
            as_of: claim.as_of.map(|date| date.to_string()),
            kind: claim.kind.as_ref().map(Kind::word),
            checkable: claim.checkable.as_ref().map(Checkable::word),
            checkable_why: claim.checkable_why.as_deref(),
            due: claim.due.map(|date| date.to_string()),
            relations: relations.collect(),
            history: history.collect(),
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

fn passage<'a>(row: &'a EvidenceRow, claim: &Claim) -> PassageFields<'a> {
    PassageFields {
        annotation: row.annotation.id.to_string(),
        article: row.article.id.to_string(),
        quote: &row.annotation.anchor.quote,
        state: row.placement.state.word(),
        stance: row.evidence.stance.word(),
        told: ToldFields::new(&row.evidence),
        origin: row.origin.name.as_deref(),
        recheck: row.waits(&claim.statement),
    }
}

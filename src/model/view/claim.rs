//! A claim as it is shown: with its evidence, and with the articles that say nothing of it.

use std::sync::Arc;

use crate::model::{
    Annotation, Article, Claim, ClaimId, CleanText, Evidence, Placement, Record, RecordId,
    Relation, Silence, Stance,
    origin::{Counted, Origin, Why, counted},
};

/// Counts of the evidence of a claim, by stance; unknown stances count as mentions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StanceCounts {
    /// Evidence that supports the claim.
    pub supports: usize,
    /// Evidence that refutes it.
    pub refutes: usize,
    /// Evidence that mentions it.
    pub mentions: usize,
}

impl StanceCounts {
    /// Counts one piece of evidence.
    pub fn count(&mut self, stance: &Stance) {
        match stance {
            Stance::Supports => self.supports += 1,
            Stance::Refutes => self.refutes += 1,
            Stance::Mentions | Stance::Other(_) => self.mentions += 1,
        }
    }
}

/// A row of the list of claims.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimRow {
    /// The claim.
    pub claim: Arc<Claim>,
    /// A number for each word of its statement, in order: what sentences and other claims are compared by, without
    /// folding the words of all claims anew each time.
    pub words: Arc<[u64]>,
    /// How much evidence of each stance.
    pub counts: StanceCounts,
    /// From how many articles.
    pub articles: usize,
    /// How many articles say nothing of it, checked in their newest snapshots.
    pub silent: usize,
    /// How much of the evidence waits for a recheck.
    pub recheck: usize,
}

/// An article that was checked for a claim and says nothing of it.
#[derive(Clone, Debug, PartialEq)]
pub struct SilenceRow {
    /// The article, which may be in the trash.
    pub article: Arc<Article>,
    /// What was checked, and when.
    pub silence: Silence,
}

impl SilenceRow {
    /// Tells whether it holds: a newer snapshot waits to be checked.
    pub fn is_current(&self) -> bool {
        self.silence.is_current(&self.article)
    }

    /// Returns the number of the snapshot that was checked, the oldest being 1; nothing where it is gone.
    pub fn number(&self) -> Option<usize> {
        let silence = &self.silence;
        self.article.number_then(&silence.snapshot, silence.checked)
    }
}

/// One annotation that bears on a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceRow {
    /// The article, which may be in the trash.
    pub article: Arc<Article>,
    /// The annotation.
    pub annotation: Arc<Annotation>,
    /// The link.
    pub evidence: Evidence,
    /// Where the annotation stands in the newest snapshot, and how sure that is.
    pub placement: Placement,
    /// The words that stand there, where they may be others.
    pub words: Option<CleanText>,
    /// Where it comes from in the end.
    pub origin: Origin,
}

impl EvidenceRow {
    /// Tells whether it waits for a recheck: its words have changed, or it was judged under another wording.
    pub fn waits(&self, statement: &str) -> bool {
        self.placement.waits() || self.evidence.is_outworded(statement)
    }

    /// Tells whether a person has said where it comes from, or whom the article has it from; all else was made out, as
    /// that the article is a copy always is.
    pub fn is_origin_said(&self) -> bool {
        match self.origin.why {
            Why::Said => true,
            Why::Copy(_) => false,
            _ => self.evidence.is_via_said(),
        }
    }
}

/// A claim with its evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimPage {
    /// The claim.
    pub claim: Arc<Claim>,
    /// Its record.
    pub record: Record,
    /// The evidence: supporting, refuting, mentioning; within each in the order of publication.
    pub evidence: Vec<EvidenceRow>,
    /// The articles that say nothing of it, in the order of publication; none that has evidence.
    pub silences: Vec<SilenceRow>,
    /// The records of the annotations that the evidence comes from, to be changed from here.
    pub records: Vec<(RecordId, Record)>,
    /// What other claims say that they are to it, where that was asked for, in the order of their ids.
    pub related: Vec<(ClaimId, Relation)>,
}

impl ClaimPage {
    /// Returns what the claim is to others, with the word for it, and what they are to it, turned round; each once.
    pub fn relations(&self) -> Vec<(ClaimId, &str)> {
        let own = self.claim.relations.iter();
        let own = own.map(|(other, relation)| (*other, relation.word()));
        let back = self.related.iter();
        let back = back.map(|(other, relation)| (*other, relation.back()));
        let mut all: Vec<(ClaimId, &str)> = Vec::new();
        for one in own.chain(back) {
            // Two that contradict each other may both say so.
            if !all.contains(&one) {
                all.push(one);
            }
        }
        all
    }

    /// Counts where the evidence comes from in the end.
    pub fn origins(&self) -> Counted {
        let rows = self.evidence.iter();
        counted(rows.map(|row| (&row.origin, row.is_origin_said())))
    }

    /// Counts the articles that say nothing of it in their newest snapshots.
    pub fn silent(&self) -> usize {
        self.silences.iter().filter(|row| row.is_current()).count()
    }

    /// Counts the evidence that waits for a recheck.
    pub fn recheck(&self) -> usize {
        self.evidence
            .iter()
            .filter(|row| row.waits(&self.claim.statement))
            .count()
    }
}

//! What the library answers: values that the screen, the command line and the exports show.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use crate::model::{
    AnchorState, Annotation, Article, Claim, CleanText, Evidence, Placement, Record, RecordId,
    Snapshot, Stance,
};

/// A row of the list of articles.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleRow {
    /// The article.
    pub article: Arc<Article>,
    /// How many annotations it has.
    pub annotations: usize,
    /// How many different claims these bear on.
    pub claims: usize,
}

/// The order of a list of articles; ties are broken by id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Last added first.
    #[default]
    Added,
    /// Last published first, those without a date at the end.
    Published,
    /// By title.
    Title,
    /// By source, those without one at the end; then last published first.
    Source,
}

impl Sort {
    /// All orders, in the order in which a key steps through them.
    pub const ALL: [Self; 4] = [Self::Added, Self::Published, Self::Title, Self::Source];

    /// Returns the word for it on the screen and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Published => "published",
            Self::Title => "title",
            Self::Source => "source",
        }
    }

    /// Reads the word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.word() == word)
    }
}

/// A part of a list of articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// The place of the first row in the whole list.
    pub offset: usize,
    /// The rows.
    pub rows: Vec<ArticleRow>,
    /// How many rows the whole list has.
    pub total: usize,
    /// Counts over the library.
    pub counts: Counts,
}

/// Counts over the library; what is in the trash doesn't count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Articles.
    pub articles: usize,
    /// Articles not read.
    pub unread: usize,
    /// Articles with the tag `sample`.
    pub samples: usize,
    /// Claims.
    pub claims: usize,
    /// Annotations that wait for a person: to review, edited, or without a place.
    pub recheck: usize,
}

/// An article with its annotations and one of its snapshots, ready to be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The article.
    pub article: Arc<Article>,
    /// Its record.
    pub record: Record,
    /// The record of its annotations.
    pub annotations: Record,
    /// The snapshot that is shown.
    pub snapshot: Arc<Snapshot>,
    /// Where annotations without a written placement stand in that snapshot, as the matcher finds now.
    pub placements: BTreeMap<crate::model::AnnotationId, Placement>,
    /// Why its annotations can't be changed, where they can't.
    pub read_only: Option<CleanText>,
    /// What the person should know: hand edits that were taken over, damage, and so on.
    pub notices: Vec<CleanText>,
}

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
    /// How much evidence of each stance.
    pub counts: StanceCounts,
    /// From how many articles.
    pub articles: usize,
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
    /// How sure the annotation stands in the newest snapshot.
    pub state: AnchorState,
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
    /// The records of the annotations that the evidence comes from, to be changed from here.
    pub records: Vec<(RecordId, Record)>,
}

/// An annotation together with where it stands in the newest snapshot of its article.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedAnnotation {
    /// The annotation.
    pub annotation: Arc<Annotation>,
    /// Where it stands in the newest snapshot.
    pub placement: Placement,
    /// The same in code points of that snapshot's text; nothing for an orphan.
    pub code_points: Option<Range<usize>>,
}

/// What came of a change.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// The records it touched, as they are now, merged with what others wrote.
    pub records: Vec<(RecordId, Record)>,
    /// Whether they are on disk.
    pub saved: Saved,
    /// What the person should know: hand edits that were taken over, values of others that were replaced.
    pub notices: Vec<CleanText>,
}

/// Tells whether everything is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Everything is.
    Yes,
    /// Something is not; it is kept in memory and tried again with the next change and on quitting.
    No {
        /// How many records wait.
        waiting: usize,
        /// Why, in a sentence.
        why: CleanText,
    },
}

//! Passages that may bear on a claim.

use std::{ops::Range, sync::Arc};

use crate::model::{Anchor, AnnotationId, Article, Record, RecordId, Stance, Suggestion};

/// A sentence that is likely to bear on a claim; nobody has read it for that.
#[derive(Clone, Debug, PartialEq)]
pub struct Likely {
    /// The article.
    pub article: Arc<Article>,
    /// The sentence in its newest snapshot, ready to be marked.
    pub anchor: Anchor,
    /// Where it stands there, in code points.
    pub code_points: Range<usize>,
    /// Where the words of the claim stand in the quote, in bytes.
    pub marks: Vec<Range<usize>>,
    /// How likely it is; to be compared with others of the same claim.
    pub score: f64,
    /// What says of the claim that it bears on it already, and how.
    pub known: Option<(AnnotationId, Stance)>,
    /// Whether a person has found that its article says nothing of the claim.
    pub is_silent: bool,
    /// The other articles that have the same sentence, or nearly.
    pub also: Vec<Arc<Article>>,
    /// Whether there may be more of these, since not all articles were looked into.
    pub may_be_more: bool,
    /// How it is told, as far as the text tells.
    pub suggested: Suggestion,
}

/// Likely passages, with the records by which they are made evidence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Likelies {
    /// The passages, the likeliest first.
    pub passages: Vec<Likely>,
    /// The records of the annotations of their articles, and that of the claim.
    pub records: Vec<(RecordId, Record)>,
}

//! Passages that stand in several articles.

use std::{ops::Range, sync::Arc};

use crate::model::{Article, CleanText, SnapshotId};

/// A passage of an article's text that stands in another article too, the same or nearly.
#[derive(Clone, Debug, PartialEq)]
pub struct Echo {
    /// Where it stands in the article, in bytes of the snapshot that was asked for.
    pub bytes: Range<usize>,
    /// The same in code points.
    pub code_points: Range<usize>,
    /// The other article.
    pub other: Arc<Article>,
    /// The newest snapshot of that.
    pub snapshot: SnapshotId,
    /// Where it stands there, in bytes.
    pub other_bytes: Range<usize>,
    /// The same in code points.
    pub other_code_points: Range<usize>,
    /// The passage as it stands there.
    pub words: CleanText,
    /// How many of its words are the same: 1 for all of them.
    pub similarity: f64,
    /// The words that are not.
    pub differences: Vec<Differing>,
}

impl Echo {
    /// Returns how many of a hundred words are the same; 100 only where all are.
    pub fn percent(&self) -> u8 {
        (0..100)
            .rev()
            .find(|percent| f64::from(*percent) <= self.similarity * 100.0)
            .filter(|_| self.similarity < 1.0)
            .unwrap_or(100)
    }
}

/// Words of a passage that are not the same in the other article; on one side there may be none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// The words in the article.
    pub here: CleanText,
    /// The words in the other one.
    pub there: CleanText,
    /// Where these stand in [`Echo::words`], in bytes.
    pub bytes: Range<usize>,
}

/// What an article shares with others.
#[derive(Clone, Debug, PartialEq)]
pub struct Echoes {
    /// The article.
    pub article: Arc<Article>,
    /// Its echoes.
    pub echoes: Vec<Echo>,
}

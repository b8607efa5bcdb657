//! Passages that stand in several articles.

use std::{fmt, ops::Range, sync::Arc};

use crate::model::{Article, ArticleId, CleanText, PartialDate, SnapshotId};

/// Another article that a passage stands in, as far as a row and a citation tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// Its id.
    pub id: ArticleId,
    /// The headline.
    pub title: CleanText,
    /// The outlet, publisher or person it comes from.
    pub source: Option<CleanText>,
    /// Who wrote it.
    pub author: Option<CleanText>,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// Where it was published.
    pub url: Option<CleanText>,
}

impl Other {
    /// Tells what is to be known of an article.
    pub fn of(article: &Article) -> Self {
        Self {
            id: article.id,
            title: article.title.clone(),
            source: article.source.clone(),
            author: article.author.clone(),
            published: article.published,
            url: article.url.clone(),
        }
    }

    /// Returns its place in the order of publication, see [`Article::publication`].
    pub fn publication(&self) -> (bool, Option<PartialDate>, ArticleId) {
        (self.published.is_none(), self.published, self.id)
    }
}

/// A passage of an article's text that stands in another article too, the same or nearly.
#[derive(Clone, Debug, PartialEq)]
pub struct Echo {
    /// Where it stands in the article, in bytes of the snapshot that was asked for.
    pub bytes: Range<usize>,
    /// The same in code points.
    pub code_points: Range<usize>,
    /// The other article.
    pub other: Arc<Other>,
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

/// How many of the others that share something with an article were looked into, where not all were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Looked {
    /// How many were.
    pub into: usize,
    /// How many share something.
    pub of: usize,
    /// Whether there are no more than these.
    pub is_exact: bool,
}

impl Looked {
    /// Says it in a few words: `50 of 999 looked into`, `50 of at least 999 looked into`.
    pub fn in_short(&self) -> String {
        format!("{} of {} looked into", self.into, self.of_many())
    }

    fn of_many(&self) -> String {
        let least = if self.is_exact { "" } else { "at least " };
        format!("{least}{}", self.of)
    }
}

impl fmt::Display for Looked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (into, of) = (self.into, self.of_many());
        write!(
            f,
            "{into} of {of} articles that share something with it were looked into"
        )
    }
}

/// What was found of a text in others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// By the publication of the other article, the first in front, and of one article by their place.
    pub echoes: Vec<Echo>,
    /// How many others were looked into, where not all were.
    pub looked: Option<Looked>,
}

/// What an article shares with others.
#[derive(Clone, Debug, PartialEq)]
pub struct Echoes {
    /// The article.
    pub article: Arc<Article>,
    /// What was found.
    pub found: Found,
}

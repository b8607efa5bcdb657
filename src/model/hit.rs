//! What a search finds.

use std::{ops::Range, sync::Arc};

use crate::model::{AnnotationId, Article, Claim, CleanText, SnapshotId};

/// A place where what was searched for stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// In what it stands.
    pub found: HitIn,
    /// Where in the text of the article's newest snapshot, in bytes; nothing for what stands in no text, and for
    /// an annotation without a place.
    pub bytes: Option<Range<usize>>,
    /// The snapshot that these count in.
    pub snapshot: Option<SnapshotId>,
    /// The same in code points.
    pub code_points: Option<Range<usize>>,
    /// What to show of it: a line.
    pub snippet: CleanText,
    /// Where the words stand in that line, in bytes.
    pub marks: Vec<Range<usize>>,
    /// How well it fits: more is better, among hits of the same kind in one search.
    pub score: f64,
}

/// In what words were found.
#[derive(Clone, Debug, PartialEq)]
pub enum HitIn {
    /// In the title of an article, or in another of its fields; or it was found without words.
    Title(Arc<Article>),
    /// In its text.
    Text(Arc<Article>),
    /// In the note of an annotation.
    Note(Arc<Article>, AnnotationId),
    /// In the words that an annotation marks.
    Quote(Arc<Article>, AnnotationId),
    /// In a claim.
    Claim(Arc<Claim>),
}

impl HitIn {
    /// Returns the word for it, on the screen and in JSON.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Title(_) => "title",
            Self::Text(_) => "text",
            Self::Note(..) => "note",
            Self::Quote(..) => "quote",
            Self::Claim(_) => "claim",
        }
    }

    /// Returns the article; a claim has none.
    pub const fn article(&self) -> Option<&Arc<Article>> {
        match self {
            Self::Title(article)
            | Self::Text(article)
            | Self::Note(article, _)
            | Self::Quote(article, _) => Some(article),
            Self::Claim(_) => None,
        }
    }

    /// Returns the annotation that it stands in.
    pub const fn annotation(&self) -> Option<AnnotationId> {
        match self {
            Self::Note(_, id) | Self::Quote(_, id) => Some(*id),
            Self::Title(_) | Self::Text(_) | Self::Claim(_) => None,
        }
    }
}

/// What a search found: claims first, then articles, the best first; what stands in one article stands together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hits {
    /// The places.
    pub hits: Vec<Hit>,
    /// How many articles fulfil the query, also those that are not among the hits.
    pub articles: usize,
    /// Whether there may be more than that, which nobody has counted.
    pub is_more: bool,
}

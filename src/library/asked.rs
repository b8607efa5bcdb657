//! Answering queries.
//!
//! What this process has written is found; what others have written since the index was last compared with the
//! files is not.

use std::sync::Arc;

use crate::{
    index::IndexError,
    library::{
        Library,
        indexing::{IndexingError, Parts},
    },
    model::{
        AnnotationId, Article, ArticleId, ClaimId,
        view::{ArticleRow, Matched, Shelf},
    },
    query::{Moment, Query},
};

impl Library {
    /// Returns the articles that a query asks for, in its order, or the last added first.
    ///
    /// # Errors
    /// Where the index or the files can't be read.
    pub fn articles(
        &self,
        query: &Query,
        at: &Moment,
        limit: usize,
    ) -> Result<Vec<ArticleRow>, IndexingError> {
        let found = self.asked(Parts::of(query), |index| {
            let ids = index.articles(query, at, limit)?.into_iter();
            ids.map(|id| Ok((id, index.marks_of(id)?)))
                .collect::<Result<Vec<_>, IndexError>>()
        })?;
        let rows = found
            .into_iter()
            .map(|(id, counts)| row(self.article(id), counts));
        // Another program may have removed one a moment ago.
        let is_shown = |row: &ArticleRow| row.article.is_live() || query.names_trash();
        Ok(rows.filter(is_shown).collect())
    }

    /// Returns all articles that a query asks for, by their ids, in its order.
    ///
    /// # Errors
    /// Where the index can't be read.
    pub fn article_ids(&self, query: &Query, at: &Moment) -> Result<Vec<ArticleId>, IndexingError> {
        self.asked(Parts::of(query), |index| {
            index.articles(query, at, usize::MAX)
        })
    }

    /// Returns those of some articles that a query asks for, in the order in which they were given.
    ///
    /// # Errors
    /// Where the index can't be read.
    pub fn fitting(
        &self,
        query: &Query,
        at: &Moment,
        among: &[ArticleId],
    ) -> Result<Vec<ArticleId>, IndexingError> {
        self.asked(Parts::of(query), |index| index.fitting(query, at, among))
    }

    /// Returns the annotations that a query asks for with their articles, in the order of these.
    ///
    /// Words are looked for in quote, note, tags, the wording of claims and the title of the article. What is
    /// written on an annotation (`note:`, `quote:`, `claim:`, `tag:`, `color:`, `stance:`, `status:`, `voice:`,
    /// `has:`, `changed:`) is asked of it, the rest of its article.
    ///
    /// # Errors
    /// Where the index can't be read.
    pub fn annotations_asked(
        &self,
        query: &Query,
        at: &Moment,
    ) -> Result<Vec<(ArticleId, AnnotationId)>, IndexingError> {
        self.asked(Parts::of(query), |index| {
            index.annotations(Shelf::Library, query, at)
        })
    }

    /// Returns the claims that a query asks for, the one made first in front.
    ///
    /// Words are looked for in wording and verdict; `claim:`, `status:` and `changed:` are asked of the claim, the
    /// rest of its evidence: the annotation or the article that it is on. Each is asked by itself, so that
    /// `source:north -is:read` may find evidence in two articles.
    ///
    /// # Errors
    /// Where the index can't be read.
    pub fn claims_asked(&self, query: &Query, at: &Moment) -> Result<Vec<ClaimId>, IndexingError> {
        self.asked(Parts::of(query), |index| {
            index.claims_asked(Shelf::Library, query, at)
        })
    }
}

/// Returns what a list tells of an article with so many annotations that bear on so many claims.
pub(super) fn row(article: Arc<Article>, (annotations, claims): (usize, usize)) -> ArticleRow {
    ArticleRow {
        article,
        annotations,
        claims,
        matched: Matched::default(),
    }
}

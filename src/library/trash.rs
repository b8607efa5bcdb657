//! The trash.

use std::{cmp::Reverse, sync::Arc};

use crate::{
    index::Index,
    library::{
        AnnotationFilter, Library, ReadError,
        indexing::{IndexingError, Parts},
    },
    model::{
        AnnotationId, ArticleId, ClaimId,
        view::{Shelf, Trash},
    },
    query::{Moment, Query},
};

/// What of the trash a query asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrashAsked {
    /// Articles.
    pub articles: Vec<ArticleId>,
    /// Claims.
    pub claims: Vec<ClaimId>,
    /// Annotations, of articles that lie in the trash or not.
    pub annotations: Vec<AnnotationId>,
}

impl Library {
    /// Returns what lies in the trash, the last removed first; not the articles that their feeds keep no longer.
    ///
    /// # Errors
    /// Where a file can't be read.
    pub fn trash(&self) -> Result<Trash, ReadError> {
        self.ensure_shown();
        let filter = AnnotationFilter {
            shelf: Shelf::Trash,
            ..AnnotationFilter::default()
        };
        let annotations = self.annotations(&filter)?;
        let mut annotations: Vec<_> = annotations.into_iter().map(|row| row.annotation).collect();
        annotations.sort_by_key(|annotation| (Reverse(annotation.removed), annotation.id));
        let articles = self.answered(Parts::Rows, Index::removed_articles);
        let rows = self.claims(Shelf::Trash).into_iter();
        let mut claims: Vec<_> = rows.map(|row| Arc::clone(&row.claim)).collect();
        claims.sort_by_key(|claim| (Reverse(claim.removed), claim.id));
        Ok(Trash {
            articles: articles.into_iter().map(|id| self.article(id)).collect(),
            claims,
            annotations,
            stories: self.stories(Shelf::Trash)?,
            views: self.views(Shelf::Trash)?,
            grids: self.grids(Shelf::Trash)?,
            feeds: self.feeds(Shelf::Trash)?,
        })
    }

    /// Returns what of the trash a query asks for: each kind is asked as in the library, and what its feed
    /// keeps no longer is left out unless the query speaks of that. Stories, views, grids and feeds
    /// have nothing that a query could ask for.
    ///
    /// # Errors
    /// Where the index can't be read.
    pub fn trash_asked(&self, query: &Query, at: &Moment) -> Result<TrashAsked, IndexingError> {
        let of_articles = query.clone().in_trash();
        self.asked(Parts::of(query), |index| {
            let annotations = index.annotations(Shelf::Trash, query, at)?.into_iter();
            Ok(TrashAsked {
                articles: index.articles(&of_articles, at, usize::MAX)?,
                claims: index.claims_asked(Shelf::Trash, query, at)?,
                annotations: annotations.map(|(_, id)| id).collect(),
            })
        })
    }
}

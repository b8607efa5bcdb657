//! The trash.

use std::{cmp::Reverse, sync::Arc};

use crate::{
    index::Index,
    library::{AnnotationFilter, Library, ReadError, indexing::Parts},
    model::view::{Shelf, Trash},
};

impl Library {
    /// Returns what lies in the trash, the last removed first.
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
        })
    }
}

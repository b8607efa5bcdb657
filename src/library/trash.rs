//! The trash.

use std::{cmp::Reverse, sync::Arc};

use crate::{
    library::{AnnotationFilter, Library, ReadError},
    model::{
        Article, Claim,
        view::{Shelf, Trash},
    },
};

impl Library {
    /// Returns what lies in the trash, the last removed first.
    ///
    /// # Errors
    /// Where a file can't be read.
    pub fn trash(&self) -> Result<Trash, ReadError> {
        self.ensure_loaded()?;
        let filter = AnnotationFilter {
            shelf: Shelf::Trash,
            ..AnnotationFilter::default()
        };
        let annotations = self.annotations(&filter)?;
        let mut annotations: Vec<_> = annotations.into_iter().map(|row| row.annotation).collect();
        annotations.sort_by_key(|annotation| (Reverse(annotation.removed), annotation.id));
        let catalogue = self.catalogue();
        let is_removed =
            |article: &&Arc<Article>| article.removed.is_some() && article.purged.is_none();
        let articles = catalogue.articles().map(|(article, _)| article);
        let mut articles: Vec<_> = articles.filter(is_removed).cloned().collect();
        articles.sort_by_key(|article| (Reverse(article.removed), article.id));
        let claims = catalogue.claims();
        let is_removed = |claim: &&Arc<Claim>| claim.removed.is_some();
        let mut claims: Vec<_> = claims.filter(is_removed).cloned().collect();
        claims.sort_by_key(|claim| (Reverse(claim.removed), claim.id));
        Ok(Trash {
            articles,
            claims,
            annotations,
            stories: self.stories(Shelf::Trash)?,
            views: self.views(Shelf::Trash)?,
        })
    }
}

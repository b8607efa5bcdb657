//! Lists of articles, a part at a time.

use std::{cmp::Reverse, sync::Arc};

use crate::{
    library::{Library, catalogue::Catalogue, lock},
    model::{
        Article, ArticleId,
        view::{ArticleRow, Counts, Filter, Page, Shelf, Sort},
    },
    text::words::{Words, fold},
};

/// A list as it was sorted last.
#[derive(Debug)]
pub(super) struct Listed {
    filter: Filter,
    revision: u64,
    ids: Arc<[ArticleId]>,
}

impl Library {
    /// Returns the part of a list of articles that begins at `offset`, of at most `limit` rows.
    ///
    /// Until the library is loaded, the list holds what is known so far.
    pub fn page(&self, filter: &Filter, offset: usize, limit: usize) -> Page {
        let catalogue = self.catalogue();
        let ids = self.listed(&catalogue, filter);
        let offset = offset.min(ids.len());
        let rows = ids.iter().skip(offset).take(limit).filter_map(|id| {
            let (annotations, claims) = catalogue.counts_of(*id);
            Some(ArticleRow {
                article: Arc::clone(catalogue.article(*id)?),
                annotations,
                claims,
            })
        });
        Page {
            offset,
            rows: rows.collect(),
            total: ids.len(),
            counts: catalogue.counts(),
        }
    }

    /// Returns where an article stands in a list; nothing where the list doesn't hold it.
    pub fn place_in(&self, filter: &Filter, article: ArticleId) -> Option<usize> {
        let catalogue = self.catalogue();
        let ids = self.listed(&catalogue, filter);
        ids.iter().position(|id| *id == article)
    }

    /// Counts the library, as far as it is loaded.
    pub fn counts(&self) -> Counts {
        self.catalogue().counts()
    }

    fn listed(&self, catalogue: &Catalogue, filter: &Filter) -> Arc<[ArticleId]> {
        let mut listed = lock(&self.listed);
        if let Some(listed) = listed.as_ref()
            && listed.revision == catalogue.revision()
            && listed.filter == *filter
        {
            return Arc::clone(&listed.ids);
        }
        let ids = list(catalogue, filter);
        *listed = Some(Listed {
            filter: filter.clone(),
            revision: catalogue.revision(),
            ids: Arc::clone(&ids),
        });
        ids
    }
}

/// Filters and sorts all articles.
fn list(catalogue: &Catalogue, filter: &Filter) -> Arc<[ArticleId]> {
    let words = Words::new(&filter.words);
    let is_shown = |article: &Article| match filter.shelf {
        Shelf::Library => article.is_live(),
        Shelf::Trash => article.removed.is_some() && article.purged.is_none(),
    };
    let mut shown: Vec<&Arc<Article>> = catalogue
        .articles()
        .filter(|(article, folded)| is_shown(article) && words.stand_in(folded))
        .map(|(article, _)| article)
        .collect();
    // The articles come in the order of their ids, and the sorts keep the order of equals.
    match filter.sort {
        Sort::Added => shown.sort_by_key(|article| Reverse(article.added)),
        Sort::Published => shown.sort_by_key(|article| published(article)),
        Sort::Title => shown.sort_by_cached_key(|article| fold(&article.title)),
        Sort::Source => shown.sort_by_cached_key(|article| {
            let source = article.source.as_ref().map(|source| fold(source));
            (source.is_none(), source, published(article))
        }),
    }
    shown.iter().map(|article| article.id).collect()
}

/// Sorts the last published first, and those without a date at the end.
fn published(article: &Article) -> impl Ord + use<> {
    (article.published.is_none(), Reverse(article.published))
}

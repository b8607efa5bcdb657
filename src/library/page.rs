//! Lists of articles, a part at a time.

use std::{collections::HashSet, sync::Arc};

use crate::{
    library::{
        Library,
        catalogue::Catalogue,
        listing::{self, Listing},
        lock,
    },
    model::{
        ArticleId,
        article::Reading,
        view::{ArticleRow, Counts, Filter, Matched, Page, Part},
    },
    text::Direction,
};

/// A list as it was sorted last.
#[derive(Debug)]
pub(super) struct Listed {
    filter: Filter,
    revision: u64,
    listing: Listing,
}

impl Library {
    /// Returns the part of a list of articles that begins at `offset`, of at most `limit` rows.
    ///
    /// Until the library is loaded, the list holds what is known so far.
    pub fn page(&self, filter: &Filter, offset: usize, limit: usize) -> Page {
        let part = Part {
            offset,
            limit,
            find: None,
        };
        self.part(filter, part)
    }

    /// Returns a part of a list, and where an article stands in the whole of it.
    pub fn part(&self, filter: &Filter, part: Part) -> Page {
        let catalogue = self.catalogue();
        let listing = self.listed(&catalogue, filter);
        let row = |id| row(&catalogue, id);
        Page {
            counts: Counts {
                new: catalogue.new_articles(filter),
                ..catalogue.counts()
            },
            ..listing::page(&listing, filter, part, row)
        }
    }

    /// Returns all articles of a list.
    pub fn ids_in(&self, filter: &Filter) -> Arc<[ArticleId]> {
        self.listed(&self.catalogue(), filter).ids
    }

    /// Counts those of some articles that a list does not hold.
    pub fn count_outside(&self, filter: &Filter, articles: &[ArticleId]) -> usize {
        let ids = self.ids_in(filter);
        let held: HashSet<&ArticleId> = ids.iter().collect();
        articles.iter().filter(|id| !held.contains(id)).count()
    }

    /// Returns the unread article some steps from a place in a list, or the last of them on that way, with its
    /// place.
    pub fn unread_from(
        &self,
        filter: &Filter,
        from: usize,
        direction: Direction,
        times: usize,
    ) -> Option<(usize, ArticleId)> {
        let catalogue = self.catalogue();
        let listing = self.listed(&catalogue, filter);
        let is_unread = |id| {
            let article = catalogue.article(id);
            article.is_some_and(|article| article.reading == Reading::Unread)
        };
        listing::unread_from(&listing.ids, is_unread, from, direction, times)
    }

    /// Returns where an article stands in a list; nothing where the list doesn't hold it.
    pub fn place_in(&self, filter: &Filter, article: ArticleId) -> Option<usize> {
        let ids = self.ids_in(filter);
        ids.iter().position(|id| *id == article)
    }

    /// Counts the library, as far as it is loaded.
    pub fn counts(&self) -> Counts {
        self.catalogue().counts()
    }

    fn listed(&self, catalogue: &Catalogue, filter: &Filter) -> Listing {
        let mut listed = lock(&self.listed);
        let same = listed.as_ref().filter(|listed| listed.filter == *filter);
        if let Some(same) = same
            && same.revision == catalogue.revision()
        {
            return same.listing.clone();
        }
        let before = same.map(|listed| &listed.listing);
        let listing = listing::list(catalogue.articles(), filter, before);
        *listed = Some(Listed {
            filter: filter.clone(),
            revision: catalogue.revision(),
            listing: listing.clone(),
        });
        listing
    }
}

/// Returns what a list tells of an article.
pub(super) fn row(catalogue: &Catalogue, id: ArticleId) -> Option<ArticleRow> {
    let (annotations, claims) = catalogue.counts_of(id);
    Some(ArticleRow {
        article: Arc::clone(catalogue.article(id)?),
        annotations,
        claims,
        matched: Matched::default(),
    })
}

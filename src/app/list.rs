//! The list of articles: which of it is known, and where the cursor is.

use std::collections::BTreeMap;

use crate::{
    app::{
        message::{Effect, Request},
        rows::Rows,
    },
    model::{
        ArticleId,
        view::{ArticleRow, Counts, Page, Sort},
    },
};

/// How many rows are asked for at once.
const PAGE: usize = 128;

/// How many pages are kept; those furthest from the cursor go first.
const KEPT: usize = 8;

/// Rows of the screen that one article takes.
pub const ROW_HEIGHT: u16 = 2;

/// The list of articles; only the pages near the cursor are known.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// The words that it is filtered by.
    pub query: String,
    /// The order.
    pub sort: Sort,
    /// The cursor.
    pub rows: Rows,
    /// How many rows there are.
    pub total: usize,
    /// Counts over the library.
    pub counts: Counts,
    pages: BTreeMap<usize, Vec<ArticleRow>>,
    request: Request,
    asked: Vec<usize>,
    /// The article that the cursor is to stand on once its row is known.
    keep: Option<ArticleId>,
    /// Whether any page has come.
    pub loaded: bool,
}

impl List {
    /// Returns a row, where it is known.
    pub fn row(&self, index: usize) -> Option<&ArticleRow> {
        self.pages.get(&(index / PAGE))?.get(index % PAGE)
    }

    /// Returns the row under the cursor.
    pub fn current(&self) -> Option<&ArticleRow> {
        self.row(self.rows.cursor)
    }

    /// Returns the index of an article among the known rows.
    pub fn index_of(&self, article: ArticleId) -> Option<usize> {
        self.pages.iter().find_map(|(page, rows)| {
            let at = rows.iter().position(|row| row.article.id == article)?;
            Some(page * PAGE + at)
        })
    }

    /// Asks for everything that is visible anew, as what others see of it has changed.
    pub fn reload(&mut self, height: usize) -> Vec<Effect> {
        self.keep = self.keep.or(self.current().map(|row| row.article.id));
        self.request = self.request.next();
        self.asked.clear();
        self.wanted(height)
            .into_iter()
            .map(|page| self.ask(page))
            .collect()
    }

    /// Asks for the pages that are visible and not known.
    pub fn fill(&mut self, height: usize) -> Vec<Effect> {
        let missing: Vec<_> = self
            .wanted(height)
            .into_iter()
            .filter(|page| !self.pages.contains_key(page) && !self.asked.contains(page))
            .collect();
        missing.into_iter().map(|page| self.ask(page)).collect()
    }

    fn wanted(&self, height: usize) -> Vec<usize> {
        let last = self.rows.top.saturating_add(height) / PAGE;
        (self.rows.top / PAGE..=last)
            .filter(|page| *page == 0 || page * PAGE < self.total.max(1))
            .collect()
    }

    fn ask(&mut self, page: usize) -> Effect {
        self.asked.push(page);
        Effect::LoadPage {
            request: self.request,
            query: self.query.clone(),
            sort: self.sort,
            offset: page * PAGE,
            limit: PAGE,
        }
    }

    /// Takes a page that was asked for; one that was asked for too long ago is left.
    pub fn take(&mut self, request: Request, page: Page) {
        if request != self.request {
            return;
        }
        let number = page.offset / PAGE;
        self.asked.retain(|asked| *asked != number);
        if self.total != page.total || self.asked.is_empty() {
            self.pages
                .retain(|kept, _| self.asked.is_empty() && kept.abs_diff(number) < KEPT);
        }
        (self.total, self.counts, self.loaded) = (page.total, page.counts, true);
        self.pages.insert(number, page.rows);
        if let Some(index) = self.keep.and_then(|article| self.index_of(article)) {
            self.rows.cursor = index;
            self.keep = None;
        }
        if self.asked.is_empty() {
            self.keep = None;
        }
        self.rows.settle(self.total);
    }
}

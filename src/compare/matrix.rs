//! Claims beside articles or sources: what was found where, and what nobody has looked for yet.
//!
//! An article is *checked* for a claim where it has evidence, or where a person found that its newest snapshot says
//! nothing of it. All else is left to read, and counted: a blank is no answer. By source, the articles of a source
//! stand together in one column, and one without a source by itself; what is left is counted in articles all the same, so that a source of which one
//! article was read does not look done.

mod cell;
mod order;
mod survey;

use std::{cmp::Reverse, collections::HashMap, sync::Arc};

pub use order::{ColumnOrder, RowOrder};

use crate::{
    model::{Article, ArticleId, Claim, CleanText, PartialDate, origin::Origin},
    text::{count::counted, words::fold},
};

pub use cell::Cell;
pub use survey::{Hush, Letters, Line, Quote, Survey};

/// What stands beside the claims.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// Each article by itself.
    #[default]
    Articles,
    /// The articles of each source together; one of which none is known by itself, since they may be of several.
    Sources,
}

impl By {
    /// Returns the word for it on the screen and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Articles => "articles",
            Self::Sources => "sources",
        }
    }

    /// Returns the other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Articles => Self::Sources,
            Self::Sources => Self::Articles,
        }
    }
}

/// An article, or the articles of a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The source; nothing where none is known.
    pub source: Option<CleanText>,
    /// The articles, the first published first; one at least.
    pub articles: Vec<Arc<Article>>,
    /// For how many claims an article of it is left to read.
    pub left: usize,
}

impl Column {
    /// Returns what stands above it: the source, or the title of an article of which no source is known.
    pub fn name(&self) -> &str {
        match (&self.source, self.articles.as_slice()) {
            (Some(source), _) => source,
            (None, [one]) => &one.title,
            (None, _) => "source?",
        }
    }

    /// Returns the date of the first of its articles that has one.
    pub fn date(&self) -> Option<PartialDate> {
        self.articles.iter().find_map(|article| article.published)
    }

    /// Returns what stands below its name: when it was published, or how many articles there are of the source.
    pub fn below(&self, by: By) -> String {
        match (by, self.date()) {
            (By::Sources, _) if self.source.is_none() => "source?".to_owned(),
            (By::Sources, _) => counted(self.articles.len(), "article"),
            (By::Articles, Some(date)) => date.to_string(),
            (By::Articles, None) => "undated".to_owned(),
        }
    }

    /// Returns what tells it from all others.
    pub fn key(&self) -> Option<ArticleId> {
        self.articles.iter().map(|article| article.id).min()
    }
}

/// A claim with what was found of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The claim.
    pub claim: Arc<Claim>,
    /// How many articles are left to read for it.
    pub left: usize,
    /// What was found, each with the number of its column, in the order of these.
    cells: Vec<(usize, Cell)>,
}

impl Row {
    /// Returns what was found in a column; nothing where nobody has looked.
    pub fn cell(&self, column: usize) -> Option<&Cell> {
        let at = self.cells.binary_search_by_key(&column, |(at, _)| *at);
        self.cells.get(at.ok()?).map(|(_, cell)| cell)
    }

    /// Returns what was found, with the numbers of the columns.
    pub fn cells(&self) -> impl Iterator<Item = (usize, &Cell)> {
        self.cells.iter().map(|(at, cell)| (*at, cell))
    }
}

/// Claims × articles, or × sources.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// What the columns are.
    pub by: By,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
}

impl Matrix {
    /// Sets what was found in rows and columns, in the first order of each.
    pub fn new(survey: &Survey, by: By) -> Self {
        let columns = columns(&survey.articles, by);
        let places: HashMap<ArticleId, usize> = columns
            .iter()
            .enumerate()
            .flat_map(|(at, column)| column.articles.iter().map(move |article| (article.id, at)))
            .collect();
        let rows = survey
            .lines
            .iter()
            .map(|line| row(line, &places, survey.articles.len()));
        let mut matrix = Self {
            by,
            rows: rows.collect(),
            columns,
        };
        // Of very many cells only a few are filled: these are gone through, and not all.
        let mut checked = vec![0; matrix.columns.len()];
        for (at, cell) in matrix.rows.iter().flat_map(|row| &row.cells) {
            if let Some(checked) = checked.get_mut(*at) {
                *checked += cell.checked();
            }
        }
        let rows = matrix.rows.len();
        for (column, checked) in matrix.columns.iter_mut().zip(checked) {
            column.left = column.articles.len() * rows - checked;
        }
        matrix.sort_rows(RowOrder::default());
        matrix.sort_columns(ColumnOrder::default());
        matrix
    }

    /// Returns how often an article is left to read for a claim.
    pub fn left(&self) -> usize {
        self.rows.iter().map(|row| row.left).sum()
    }

    /// Returns the origins that are known, each once, in the order of their letters.
    pub fn origins(&self) -> Vec<&Origin> {
        let cells = self.rows.iter().flat_map(Row::cells);
        let quotes = cells.flat_map(|(_, cell)| &cell.quotes);
        let known = quotes.map(|quote| &quote.origin).filter(|of| of.is_known());
        let mut origins: Vec<&Origin> = known.collect();
        origins.sort_by_key(|origin| origin.number);
        origins.dedup_by_key(|origin| origin.number);
        origins
    }

    /// Returns what was found in a cell; nothing where nobody has looked.
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.rows.get(row)?.cell(column)
    }

    /// Puts the rows in an order.
    pub fn sort_rows(&mut self, order: RowOrder) {
        self.rows
            .sort_by_cached_key(|row| order.place(&row.claim, row.left));
    }

    /// Puts the columns in an order.
    pub fn sort_columns(&mut self, order: ColumnOrder) {
        let mut sorted: Vec<(usize, Column)> = std::mem::take(&mut self.columns)
            .into_iter()
            .enumerate()
            .collect();
        sorted.sort_by_cached_key(|(_, column)| {
            let source = || {
                let source = column.source.as_deref();
                (source.is_none(), fold(source.unwrap_or_default()))
            };
            let (left, source) = match order {
                ColumnOrder::Date => (0, (false, String::new())),
                ColumnOrder::Source => (0, source()),
                ColumnOrder::Left => (column.left, (false, String::new())),
            };
            let date = column.date();
            (Reverse(left), source, (date.is_none(), date), column.key())
        });
        let mut places = vec![0; sorted.len()];
        for (to, (from, _)) in sorted.iter().enumerate() {
            if let Some(place) = places.get_mut(*from) {
                *place = to;
            }
        }
        for row in &mut self.rows {
            for (at, _) in &mut row.cells {
                *at = places.get(*at).copied().unwrap_or(*at);
            }
            row.cells.sort_unstable_by_key(|(at, _)| *at);
        }
        self.columns = sorted.into_iter().map(|(_, column)| column).collect();
    }
}

fn columns(articles: &[Arc<Article>], by: By) -> Vec<Column> {
    let mut sorted: Vec<&Arc<Article>> = articles.iter().collect();
    sorted.sort_by_key(|article| article.publication());
    let mut columns: Vec<Column> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for article in sorted {
        let new = columns.len();
        let place = match by {
            By::Articles => new,
            By::Sources => {
                let source = article.source.as_deref().map(fold);
                source.map_or(new, |source| *places.entry(source).or_insert(new))
            }
        };
        match columns.get_mut(place) {
            Some(column) => column.articles.push(Arc::clone(article)),
            None => columns.push(Column {
                source: article.source.clone(),
                articles: vec![Arc::clone(article)],
                left: 0,
            }),
        }
    }
    columns
}

fn row(line: &Line, places: &HashMap<ArticleId, usize>, articles: usize) -> Row {
    let mut cells: HashMap<usize, Cell> = HashMap::new();
    for quote in &line.quotes {
        if let Some(at) = places.get(&quote.article) {
            cells.entry(*at).or_default().quotes.push(quote.clone());
        }
    }
    for hush in &line.silences {
        if let Some(at) = places.get(&hush.article) {
            cells.entry(*at).or_default().silences.push(*hush);
        }
    }
    let mut cells: Vec<(usize, Cell)> = cells.into_iter().collect();
    cells.sort_unstable_by_key(|(at, _)| *at);
    let checked: usize = cells.iter().map(|(_, cell)| cell.checked()).sum();
    Row {
        claim: Arc::clone(&line.claim),
        left: articles.saturating_sub(checked),
        cells,
    }
}

#[cfg(test)]
pub(crate) mod tests;

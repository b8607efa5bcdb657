//! Claims beside articles or sources: what was found where, and what nobody has looked for yet.
//!
//! An article is *checked* for a claim where it has evidence, or where a person found that its newest snapshot says
//! nothing of it. All else is left to read, and counted: a blank is no answer. By source, the articles of a source
//! stand together in one column, and one without a source by itself; what is left is counted in articles all the same, so that a source of which one
//! article was read does not look done.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap, HashSet},
    sync::Arc,
};

mod order;

pub use order::{ColumnOrder, RowOrder};

use crate::{
    compare::origin::People,
    model::{
        AnnotationId, Article, ArticleId, Claim, CleanText, EvidenceId, PartialDate, Stance,
        origin::Origin,
        view::{EvidenceRow, StanceCounts},
    },
    text::{count::counted, fit, words::fold},
};

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

/// One piece of evidence, as far as a matrix tells of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// The article that it stands in.
    pub article: ArticleId,
    /// The annotation.
    pub annotation: AnnotationId,
    /// The link.
    pub evidence: EvidenceId,
    /// What it says of the claim.
    pub stance: Stance,
    /// Where it comes from in the end; in a survey its number is the same for the same origin of every claim.
    pub origin: Origin,
    /// Whether it waits for a person: its words are not where they were, or the claim has another wording now.
    pub recheck: bool,
}

/// An article that says nothing of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hush {
    /// The article.
    pub article: ArticleId,
    /// Whether its newest snapshot was checked.
    pub is_current: bool,
}

/// What was found of a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The claim.
    pub claim: Arc<Claim>,
    /// Its evidence.
    pub quotes: Vec<Quote>,
    /// The articles that say nothing of it; none that has evidence.
    pub silences: Vec<Hush>,
}

impl Line {
    /// Takes the evidence of a claim, and its silences of some articles.
    pub fn new(
        claim: &Arc<Claim>,
        evidence: &[EvidenceRow],
        articles: &HashMap<ArticleId, &Arc<Article>>,
    ) -> Self {
        let quotes = evidence.iter().map(|row| Quote {
            article: row.article.id,
            annotation: row.annotation.id,
            evidence: row.evidence.id,
            stance: row.evidence.stance.clone(),
            origin: row.origin.clone(),
            recheck: row.waits(&claim.statement),
        });
        let silences = claim.silences.iter().filter_map(|silence| {
            let article = articles.get(&silence.article)?;
            Some(Hush {
                article: article.id,
                is_current: silence.is_current(article),
            })
        });
        Self {
            quotes: quotes.collect(),
            silences: silences.collect(),
            claim: Arc::clone(claim),
        }
    }
}

/// Gives the same letters to the same origin of several claims.
#[derive(Debug, Default)]
pub struct Letters {
    people: People,
    numbers: HashMap<String, usize>,
}

impl Letters {
    /// Takes the origins that are to have letters: of people by several names these tell who is one.
    pub fn of<'o>(origins: impl Iterator<Item = &'o Origin>) -> Self {
        Self {
            people: People::of(origins.filter_map(|origin| origin.name.as_ref())),
            numbers: HashMap::new(),
        }
    }

    /// Gives an origin the letters of its name, new ones where the name is new; one that is unknown has none.
    pub fn give(&mut self, origin: &mut Origin) {
        if let Some(name) = &origin.name {
            let next = self.numbers.len();
            let number = self.numbers.entry(self.people.key(name));
            origin.number = *number.or_insert(next);
        }
    }
}

/// What was found of some claims in some articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survey {
    lines: Vec<Line>,
    articles: Vec<Arc<Article>>,
    trashed: usize,
}

impl Survey {
    /// Takes what was found; what stands in no article of these is left out.
    pub fn new(mut lines: Vec<Line>, articles: Vec<Arc<Article>>) -> Self {
        let shown: HashSet<ArticleId> = articles.iter().map(|article| article.id).collect();
        for line in &mut lines {
            line.quotes.retain(|quote| shown.contains(&quote.article));
            let bearing: HashSet<ArticleId> =
                line.quotes.iter().map(|quote| quote.article).collect();
            line.silences
                .retain(|hush| shown.contains(&hush.article) && !bearing.contains(&hush.article));
        }
        let quotes = lines.iter().flat_map(|line| &line.quotes);
        let mut letters = Letters::of(quotes.map(|quote| &quote.origin));
        for quote in lines.iter_mut().flat_map(|line| &mut line.quotes) {
            letters.give(&mut quote.origin);
        }
        Self {
            lines,
            articles,
            trashed: 0,
        }
    }

    /// Notes how many articles with evidence lie in the trash: nothing of them is left to read, so they are no columns.
    #[must_use]
    pub fn without_trashed(self, trashed: usize) -> Self {
        Self { trashed, ..self }
    }

    /// Returns how many articles with evidence are left out, since they lie in the trash.
    pub const fn trashed(&self) -> usize {
        self.trashed
    }

    /// Returns what was found of each claim.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Returns the articles.
    pub fn articles(&self) -> &[Arc<Article>] {
        &self.articles
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

/// What was found of one claim in one column; there is none where nothing was.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// The evidence.
    pub quotes: Vec<Quote>,
    /// The articles that say nothing of it.
    pub silences: Vec<Hush>,
}

impl Cell {
    /// Counts the evidence.
    pub fn counts(&self) -> StanceCounts {
        let mut counts = StanceCounts::default();
        for quote in &self.quotes {
            counts.count(&quote.stance);
        }
        counts
    }

    /// Returns the sign of what was found: evidence goes before silence, and taking sides before mentioning.
    pub fn sign(&self) -> &'static str {
        let counts = self.counts();
        match (counts.supports > 0, counts.refutes > 0) {
            (true, true) => "±",
            (true, false) => "+",
            (false, true) => "-",
            (false, false) if counts.mentions > 0 => "=",
            (false, false) if self.silences.is_empty() => "",
            (false, false) => "o",
        }
    }

    /// Returns the letters of its origins, each once, in the order of the evidence.
    pub fn letters(&self) -> Vec<String> {
        let mut letters: Vec<String> = Vec::new();
        for quote in &self.quotes {
            let letter = quote.origin.letters();
            if !letters.contains(&letter) {
                letters.push(letter);
            }
        }
        letters
    }

    /// Tells whether something of it waits for a person: evidence to recheck, or a silence of an older snapshot.
    pub fn waits(&self) -> bool {
        let is_outdated = self.silences.iter().any(|hush| !hush.is_current);
        is_outdated || self.quotes.iter().any(|quote| quote.recheck)
    }

    /// Returns how many articles of it are checked.
    pub fn checked(&self) -> usize {
        let bearing: BTreeSet<ArticleId> = self.quotes.iter().map(|quote| quote.article).collect();
        bearing.len() + self.silent()
    }

    /// Counts the articles that say nothing of the claim in their newest snapshots.
    pub fn silent(&self) -> usize {
        self.silences.iter().filter(|hush| hush.is_current).count()
    }

    /// Counts what is left to read of a column of so many articles.
    pub fn left(&self, articles: usize) -> usize {
        articles.saturating_sub(self.checked())
    }

    /// Returns it as it stands in a matrix, such as `+ab!`, in so many columns of the screen: letters give way to `!`.
    pub fn text(&self, width: u16) -> String {
        let mut letters = self.letters();
        let more = if letters.len() > 3 { "…" } else { "" };
        letters.truncate(3);
        // `aa` is one origin, and not two.
        let is_short = letters.iter().all(|letters| letters.len() == 1);
        let letters = letters.join(if is_short { "" } else { "," }) + more;
        let (sign, waits) = (self.sign(), if self.waits() { "!" } else { "" });
        let taken = fit::columns(sign) + fit::columns(waits);
        let letters = fit::cut(&letters, width.saturating_sub(taken));
        format!("{sign}{letters}{waits}")
    }

    /// Tells it in words, such as `supports · origin a: the ministry · recheck`, of a column of so many articles.
    pub fn in_words(&self, articles: usize) -> String {
        let counts = self.counts();
        let mut parts = Vec::new();
        for (count, one, several) in [
            (counts.supports, "supports", "support"),
            (counts.refutes, "refutes", "refute"),
            (counts.mentions, "mentions", "mention"),
        ] {
            match (count, self.quotes.len()) {
                (0, _) => {}
                (1, 1) => parts.push(one.to_owned()),
                (1, _) => parts.push(format!("1 {one}")),
                (count, _) => parts.push(format!("{count} {several}")),
            }
        }
        let mut told: Vec<String> = Vec::new();
        for quote in &self.quotes {
            let origin = match &quote.origin.name {
                Some(name) => format!("origin {}: {name}", quote.origin.letters()),
                None => "origin unknown".to_owned(),
            };
            if !told.contains(&origin) {
                told.push(origin);
            }
        }
        parts.extend(told);
        let silent = self.silent();
        let outdated = self.silences.len() - silent;
        if silent > 0 {
            parts.push(if articles > 1 {
                format!("{silent} silent")
            } else {
                "silent".to_owned()
            });
        }
        if outdated > 0 {
            parts.push("silent in an older snapshot".to_owned());
        }
        if self.waits() {
            parts.push("recheck".to_owned());
        }
        let left = self.left(articles);
        if articles > 1 && left > 0 {
            parts.push(format!("{} left to read", counted(left, "article")));
        }
        parts.join(" · ")
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

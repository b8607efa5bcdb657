//! The matrix of claims in JSON.

use serde::Serialize;

use crate::{
    compare::matrix::{Cell, Column, Matrix, Row},
    export::json::claim::CountFields,
    model::origin::Origin,
};

/// Claims beside articles or sources.
#[derive(Serialize)]
pub struct MatrixFields<'a> {
    /// What the columns are: `articles` or `sources`.
    pub by: &'static str,
    /// The columns, in their order.
    pub columns: Vec<ColumnFields<'a>>,
    /// The claims, in their order.
    pub rows: Vec<RowFields<'a>>,
    /// The origins that are known, in the order of their letters.
    pub origins: Vec<LetterFields<'a>>,
    /// How often an article is left to read for a claim.
    pub left: usize,
    /// How many articles with evidence are no columns, since they lie in the trash.
    pub trashed: usize,
    /// How many articles with evidence are no columns, since the export is narrowed to others.
    pub outside: usize,
}

/// An article, or the articles of a source.
#[derive(Serialize)]
pub struct ColumnFields<'a> {
    /// The ids of its articles, the first published first; one where columns are articles.
    pub articles: Vec<String>,
    /// The source; `null` where none is known.
    pub source: Option<&'a str>,
    /// How often an article of it is left to read for a claim.
    pub left: usize,
}

/// A claim with what was found of it.
#[derive(Serialize)]
pub struct RowFields<'a> {
    /// The claim's id.
    pub claim: String,
    /// The wording.
    pub statement: &'a str,
    /// The status.
    pub status: &'a str,
    /// How many articles are left to read for it.
    pub left: usize,
    /// What was found, in the order of the columns; there is none where nobody has looked.
    pub cells: Vec<CellFields<'a>>,
}

/// What was found of a claim in a column.
#[derive(Serialize)]
pub struct CellFields<'a> {
    /// The place of the column among the columns, the first being 0.
    pub column: usize,
    /// `supports`, `refutes`, `both` or `mentions`; `null` where there is only silence.
    pub stance: Option<&'static str>,
    /// How much evidence of each stance, how many articles that are silent in their newest snapshots, and how much
    /// evidence waits for a recheck.
    pub counts: CountFields,
    /// Where the evidence comes from in the end, each once, in the order of the evidence.
    pub origins: Vec<LetterFields<'a>>,
    /// Whether some of it waits for a person: evidence to recheck, or an article that was silent before it changed.
    pub recheck: bool,
    /// How many articles of the column are left to read.
    pub left: usize,
}

/// An origin and its letters.
#[derive(Serialize, PartialEq, Eq)]
pub struct LetterFields<'a> {
    /// Its letters, the same for the same origin of all claims; `?` where it is unknown.
    pub letters: String,
    /// Its name; `null` where it is unknown.
    pub name: Option<&'a str>,
}

impl<'a> LetterFields<'a> {
    fn new(origin: &'a Origin) -> Self {
        Self {
            letters: origin.letters(),
            name: origin.name.as_deref(),
        }
    }
}

impl<'a> MatrixFields<'a> {
    /// Tells a matrix, and how many articles with evidence are no columns of it: in the trash, and others.
    pub fn new(matrix: &'a Matrix, (trashed, outside): (usize, usize)) -> Self {
        let columns = matrix.columns.iter().map(|column| ColumnFields {
            articles: column.articles.iter().map(|of| of.id.to_string()).collect(),
            source: column.source.as_deref(),
            left: column.left,
        });
        let rows = matrix.rows.iter().map(|row| RowFields {
            claim: row.claim.id.to_string(),
            statement: &row.claim.statement,
            status: row.claim.status.word(),
            left: row.left,
            cells: cells(row, &matrix.columns),
        });
        Self {
            by: matrix.by.word(),
            columns: columns.collect(),
            rows: rows.collect(),
            origins: matrix
                .origins()
                .into_iter()
                .map(LetterFields::new)
                .collect(),
            left: matrix.left(),
            trashed,
            outside,
        }
    }
}

fn cells<'a>(row: &'a Row, columns: &[Column]) -> Vec<CellFields<'a>> {
    let cells = row.cells().map(|(at, cell)| {
        let articles = columns.get(at).map_or(0, |column| column.articles.len());
        cell_fields(at, cell, articles)
    });
    cells.collect()
}

fn cell_fields(column: usize, cell: &Cell, articles: usize) -> CellFields<'_> {
    let counts = cell.counts();
    let mut origins: Vec<LetterFields<'_>> = Vec::new();
    for quote in &cell.quotes {
        let origin = LetterFields::new(&quote.origin);
        if !origins.contains(&origin) {
            origins.push(origin);
        }
    }
    CellFields {
        column,
        stance: match cell.sign() {
            "+" => Some("supports"),
            "-" => Some("refutes"),
            "±" => Some("both"),
            "=" => Some("mentions"),
            _ => None,
        },
        counts: CountFields {
            supports: counts.supports,
            refutes: counts.refutes,
            mentions: counts.mentions,
            silent: cell.silent(),
            recheck: cell.quotes.iter().filter(|quote| quote.recheck).count(),
        },
        origins,
        recheck: cell.waits(),
        left: cell.left(articles),
    }
}

//! The matrix on the screen: claims beside articles or sources, scrolled both ways under fixed heads.

use ratatui::layout::Rect;

use crate::{
    app::{
        message::Request,
        table::{Content, Shape, TALL, Table, Tabled},
    },
    compare::matrix::{By, Cell, Column, ColumnOrder, Matrix, Row, RowOrder, Survey},
    model::{ArticleId, ClaimId, StoryId},
    text::fit,
};

/// The matrix of claims, while it is shown.
#[derive(Debug)]
pub struct MatrixView {
    /// Which request brings it.
    pub request: Request,
    /// The story that it was asked for in.
    pub story: Option<StoryId>,
    /// What was typed to narrow it.
    pub typed: Typed,
    /// What is known of it.
    pub content: Content<Board>,
}

/// What of a matrix a query narrows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Narrowing {
    /// Its claims.
    Claims,
    /// The articles beside them.
    Articles,
}

/// What was typed to narrow a matrix: queries, empty for all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// What the claims must be like.
    pub claims: String,
    /// What the articles must be like.
    pub articles: String,
}

impl Typed {
    /// Returns what was typed to narrow one of both.
    pub fn of(&self, what: Narrowing) -> &str {
        match what {
            Narrowing::Claims => &self.claims,
            Narrowing::Articles => &self.articles,
        }
    }

    /// Narrows one of both.
    pub fn set(&mut self, what: Narrowing, typed: &str) {
        let of = match what {
            Narrowing::Claims => &mut self.claims,
            Narrowing::Articles => &mut self.articles,
        };
        typed.trim().clone_into(of);
    }
}

impl MatrixView {
    /// Takes what was found; the caret stays on the claim and the article it stands on.
    pub fn take(&mut self, survey: Survey) {
        let mut board = Board::new(survey);
        if let Some(before) = self.content.known() {
            board.follow(before);
        }
        self.content = Content::Known(Box::new(board));
    }
}

/// A matrix with a caret.
#[derive(Debug)]
pub struct Board {
    survey: Survey,
    matrix: Matrix,
    /// The columns of the longest name of its own columns.
    longest: u16,
    orders: (RowOrder, ColumnOrder),
    table: Table,
}

impl Board {
    /// Shows what was found, by articles.
    pub fn new(survey: Survey) -> Self {
        let matrix = Matrix::new(&survey, By::Articles);
        Self {
            longest: longest(&matrix),
            matrix,
            survey,
            orders: Default::default(),
            table: Table::default(),
        }
    }

    /// Returns what is shown.
    pub const fn matrix(&self) -> &Matrix {
        &self.matrix
    }

    /// Returns what was found.
    pub const fn survey(&self) -> &Survey {
        &self.survey
    }

    /// Returns the orders of claims and columns.
    pub const fn orders(&self) -> (RowOrder, ColumnOrder) {
        self.orders
    }

    /// Returns the row under the caret.
    pub fn row(&self) -> Option<&Row> {
        self.matrix.rows.get(self.table.caret.0)
    }

    /// Returns the column under the caret.
    pub fn column(&self) -> Option<&Column> {
        self.matrix.columns.get(self.table.caret.1)
    }

    /// Returns what was found in the cell under the caret.
    pub fn cell(&self) -> Option<&Cell> {
        self.row()?.cell(self.table.caret.1)
    }

    /// Returns the articles of the cell under the caret that nobody has checked for the claim.
    pub fn unchecked(&self) -> Vec<ArticleId> {
        let Some(column) = self.column() else {
            return Vec::new();
        };
        let is_checked = |id: &ArticleId| {
            self.cell().is_some_and(|cell| {
                let mut silences = cell.silences.iter();
                cell.quotes.iter().any(|quote| quote.article == *id)
                    || silences.any(|hush| hush.article == *id && hush.is_current)
            })
        };
        let ids = column.articles.iter().map(|article| article.id);
        ids.filter(|id| !is_checked(id)).collect()
    }

    /// Shows sources in place of articles, or articles in place of sources.
    pub fn turn(&mut self) {
        self.rearrange(|board| {
            board.matrix = Matrix::new(&board.survey, board.matrix.by.other());
            board.longest = longest(&board.matrix);
            board.matrix.sort_rows(board.orders.0);
            board.matrix.sort_columns(board.orders.1);
        });
    }

    /// Puts the claims in the next order, from the top.
    pub fn sort_rows(&mut self) -> RowOrder {
        self.sort_rows_by(next(&RowOrder::ALL, self.orders.0));
        self.orders.0
    }

    /// Puts the claims in an order, from the top.
    pub fn sort_rows_by(&mut self, order: RowOrder) {
        self.orders.0 = order;
        self.matrix.sort_rows(order);
        self.table.caret.0 = 0;
    }

    /// Puts the columns in the next order, from the left.
    pub fn sort_columns(&mut self) -> ColumnOrder {
        self.orders.1 = next(&ColumnOrder::ALL, self.orders.1);
        self.matrix.sort_columns(self.orders.1);
        self.table.caret.1 = 0;
        self.orders.1
    }

    /// Stands as another one stood.
    fn follow(&mut self, before: &Self) {
        (self.orders, self.table) = (before.orders, before.table);
        self.matrix = Matrix::new(&self.survey, before.matrix.by);
        self.longest = longest(&self.matrix);
        self.matrix.sort_rows(self.orders.0);
        self.matrix.sort_columns(self.orders.1);
        self.find(before.here());
    }

    fn rearrange(&mut self, change: impl FnOnce(&mut Self)) {
        let here = self.here();
        change(self);
        self.find(here);
    }

    fn here(&self) -> (Option<ClaimId>, Option<ArticleId>) {
        let article = self.column().and_then(Column::key);
        (self.row().map(|row| row.claim.id), article)
    }

    fn find(&mut self, (claim, article): (Option<ClaimId>, Option<ArticleId>)) {
        let rows = &self.matrix.rows;
        let row = rows.iter().position(|row| Some(row.claim.id) == claim);
        let mut columns = self.matrix.columns.iter();
        let column = columns.position(|column| {
            let mut articles = column.articles.iter();
            articles.any(|one| Some(one.id) == article)
        });
        self.put_caret(row, column);
    }
}

impl Tabled for Board {
    fn shape(&self, body: Rect) -> Shape {
        let narrowest = match self.matrix.by {
            By::Articles => 8,
            By::Sources => 11,
        };
        Shape {
            rows: self.matrix.rows.len(),
            columns: self.matrix.columns.len(),
            names: (20, 90),
            cell: (narrowest, 16),
            step: 1,
            longest: self.longest,
            // What the signs mean stands below the rows where enough is left above it.
            foot: if body.height >= TALL { 2 } else { 0 },
        }
    }

    fn table(&self) -> &Table {
        &self.table
    }

    fn table_mut(&mut self) -> &mut Table {
        &mut self.table
    }
}

fn longest(matrix: &Matrix) -> u16 {
    let names = matrix.columns.iter();
    let names = names.map(|column| fit::columns(column.name()));
    names.max().unwrap_or(0)
}

fn next<T: Copy + PartialEq>(all: &[T], one: T) -> T {
    let at = all.iter().position(|other| *other == one);
    let next = at.map_or(0, |at| at + 1) % all.len().max(1);
    all.get(next).copied().unwrap_or(one)
}

//! The matrix on the screen: claims beside articles or sources, scrolled both ways under fixed heads.

use ratatui::layout::{Position, Rect};

use crate::{
    app::message::Request,
    compare::matrix::{By, Cell, Column, ColumnOrder, Matrix, Row, RowOrder, Survey},
    model::{ArticleId, ClaimId, CleanText, StoryId},
};

/// The narrowest claims, in columns of the screen.
const CLAIMS: u16 = 20;

/// The widest claims.
const WIDEST_CLAIMS: u16 = 90;

/// The widest cell.
const WIDEST_CELL: u16 = 16;

/// The lowest body in which what the signs mean stands below the rows, and what is left above them.
const WITH_LEGEND: u16 = 16;

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
    pub content: Content,
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

/// What is known of a matrix.
#[derive(Debug)]
pub enum Content {
    /// It was asked for.
    Asked,
    /// It can't be told, and why.
    Failed(CleanText),
    /// It is shown.
    Known(Box<Board>),
}

impl MatrixView {
    /// Returns what is shown.
    pub fn board(&self) -> Option<&Board> {
        match &self.content {
            Content::Known(board) => Some(board),
            Content::Asked | Content::Failed(_) => None,
        }
    }

    /// Takes what was found; the caret stays on the claim and the article it stands on.
    pub fn take(&mut self, survey: Survey) {
        let mut board = Board::new(survey);
        if let Content::Known(before) = &self.content {
            board.follow(before);
        }
        self.content = Content::Known(Box::new(board));
    }
}

/// Which way the caret goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// So many rows down, or up.
    Rows(isize),
    /// So many columns to the right, or to the left.
    Columns(isize),
}

/// A matrix with a caret.
#[derive(Debug)]
pub struct Board {
    survey: Survey,
    matrix: Matrix,
    orders: (RowOrder, ColumnOrder),
    /// The row and the column of the caret.
    caret: (usize, usize),
    /// The first row and column that are seen.
    first: (usize, usize),
    body: Rect,
}

/// Where the parts of a matrix stand; a part for which there is no room is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// What it is, and how much is left.
    pub title: Rect,
    /// The heads of the columns, above the cells.
    pub heads: Rect,
    /// The claims.
    pub claims: Rect,
    /// The cells.
    pub cells: Rect,
    /// What the signs mean.
    pub legend: Rect,
    /// The columns of a cell, without the line before it.
    pub width: u16,
}

impl Areas {
    /// Returns how many columns are seen.
    pub fn across(&self) -> usize {
        usize::from(self.cells.width / (self.width + 1))
    }

    /// Returns how many rows are seen.
    pub fn down(&self) -> usize {
        usize::from(self.cells.height)
    }

    /// Returns where a cell stands, by its row and column among those that are seen.
    pub fn cell(&self, row: u16, column: u16) -> Rect {
        let x = self.cells.x + column * (self.width + 1) + 1;
        let cell = Rect::new(x, self.cells.y + row, self.width, 1);
        cell.intersection(self.cells)
    }
}

impl Board {
    /// Shows what was found, by articles.
    pub fn new(survey: Survey) -> Self {
        Self {
            matrix: Matrix::new(&survey, By::Articles),
            survey,
            orders: Default::default(),
            caret: (0, 0),
            first: (0, 0),
            body: Rect::default(),
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

    /// Returns the row and the column of the caret.
    pub const fn caret(&self) -> (usize, usize) {
        self.caret
    }

    /// Returns the first row and column that are seen.
    pub const fn first(&self) -> (usize, usize) {
        self.first
    }

    /// Returns the row under the caret.
    pub fn row(&self) -> Option<&Row> {
        self.matrix.rows.get(self.caret.0)
    }

    /// Returns the column under the caret.
    pub fn column(&self) -> Option<&Column> {
        self.matrix.columns.get(self.caret.1)
    }

    /// Returns what was found in the cell under the caret.
    pub fn cell(&self) -> Option<&Cell> {
        self.row()?.cell(self.caret.1)
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

    /// Divides a body.
    pub fn areas(&self, body: Rect) -> Areas {
        let legend = if body.height >= WITH_LEGEND { 2 } else { 0 };
        let heads = match body.height {
            WITH_LEGEND.. => 3,
            8.. => 2,
            4.. => 1,
            _ => 0,
        };
        let title = body.height.min(1);
        let top = title + heads;
        let height = body.height - top.min(body.height);
        let height = height.saturating_sub(legend);
        let columns = u16::try_from(self.matrix.columns.len()).unwrap_or(u16::MAX);
        let narrowest: u16 = match self.matrix.by {
            By::Articles => 8,
            By::Sources => 11,
        };
        let mut claims = (body.width * 2 / 5).max(CLAIMS).min(body.width);
        // The line behind the last cell, and a blank before the edge.
        let room = (body.width - claims).saturating_sub(1);
        let width = (room / columns.max(1))
            .saturating_sub(1)
            .clamp(narrowest, WIDEST_CELL);
        let across = (room / (width + 1)).min(columns);
        let spare = room - across * (width + 1);
        claims = (claims + spare).min(WIDEST_CLAIMS.max(claims));
        let x = body.x + claims;
        Areas {
            title: Rect {
                height: title,
                ..body
            },
            heads: Rect::new(x, body.y + title, body.right() - x, heads),
            claims: Rect::new(body.x, body.y + top, claims, height),
            cells: Rect::new(x, body.y + top, across * (width + 1), height),
            legend: Rect::new(body.x, body.y + top + height, body.width, legend).intersection(body),
            width,
        }
    }

    /// Takes the place on the screen; the caret stays in sight.
    pub fn resize(&mut self, body: Rect) {
        self.body = body;
        let areas = self.areas(body);
        let fit = |caret: &mut usize, first: &mut usize, length: usize, seen: usize| {
            *caret = (*caret).min(length.saturating_sub(1));
            let seen = seen.max(1);
            *first = (*first)
                .clamp((*caret + 1).saturating_sub(seen), *caret)
                .min(length.saturating_sub(seen));
        };
        let (rows, columns) = (self.matrix.rows.len(), self.matrix.columns.len());
        fit(&mut self.caret.0, &mut self.first.0, rows, areas.down());
        fit(
            &mut self.caret.1,
            &mut self.first.1,
            columns,
            areas.across(),
        );
    }

    /// Returns how many rows are seen; one at least.
    pub fn page(&self) -> usize {
        self.areas(self.body).down().max(1)
    }

    /// Moves the caret.
    pub fn step(&mut self, step: Step) {
        let go = |at: &mut usize, by: isize, length: usize| {
            *at = at.saturating_add_signed(by).min(length.saturating_sub(1));
        };
        match step {
            Step::Rows(by) => go(&mut self.caret.0, by, self.matrix.rows.len()),
            Step::Columns(by) => go(&mut self.caret.1, by, self.matrix.columns.len()),
        }
    }

    /// Puts the caret on the cell at a place of the screen; tells whether it stood there already, or nothing where
    /// there is no cell.
    pub fn press(&mut self, at: Position) -> Option<bool> {
        let areas = self.areas(self.body);
        let row = || self.first.0 + usize::from(at.y - areas.cells.y);
        let to = if areas.claims.contains(at) {
            (row(), self.caret.1)
        } else if areas.cells.contains(at) {
            let column = usize::from((at.x - areas.cells.x) / (areas.width + 1));
            (row(), self.first.1 + column)
        } else {
            return None;
        };
        let is_there = to.0 < self.matrix.rows.len() && to.1 < self.matrix.columns.len();
        is_there.then(|| std::mem::replace(&mut self.caret, to) == to)
    }

    /// Shows sources in place of articles, or articles in place of sources.
    pub fn turn(&mut self) {
        self.rearrange(|board| {
            board.matrix = Matrix::new(&board.survey, board.matrix.by.other());
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
        self.caret.0 = 0;
    }

    /// Puts the columns in the next order, from the left.
    pub fn sort_columns(&mut self) -> ColumnOrder {
        self.orders.1 = next(&ColumnOrder::ALL, self.orders.1);
        self.matrix.sort_columns(self.orders.1);
        self.caret.1 = 0;
        self.orders.1
    }

    /// Stands as another one stood.
    fn follow(&mut self, before: &Self) {
        (self.orders, self.first, self.body) = (before.orders, before.first, before.body);
        self.caret = before.caret;
        self.matrix = Matrix::new(&self.survey, before.matrix.by);
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
        self.caret = (row.unwrap_or(self.caret.0), column.unwrap_or(self.caret.1));
        self.resize(self.body);
    }
}

fn next<T: Copy + PartialEq>(all: &[T], one: T) -> T {
    let at = all.iter().position(|other| *other == one);
    let next = at.map_or(0, |at| at + 1) % all.len().max(1);
    all.get(next).copied().unwrap_or(one)
}

//! What tables on the screen share: fixed heads, cells that are scrolled both ways, a caret on one of them.

use ratatui::layout::{Position, Rect};

use crate::{command::CommandId, model::CleanText};

/// What is known of a table, or of a comparison.
#[derive(Debug)]
pub enum Content<B> {
    /// It was asked for.
    Asked,
    /// It can't be told, and why.
    Failed(CleanText),
    /// It is shown.
    Known(Box<B>),
}

impl<B> Content<B> {
    /// Returns what is shown.
    pub fn known(&self) -> Option<&B> {
        match self {
            Self::Known(board) => Some(board),
            Self::Asked | Self::Failed(_) => None,
        }
    }

    /// Says why nothing is shown: why it can't be told, or else that it is still being read.
    pub fn absence<'a>(&'a self, reading: &'a str) -> &'a str {
        match self {
            Self::Failed(why) => why,
            Self::Asked | Self::Known(_) => reading,
        }
    }

    /// Returns what is shown, to be changed.
    pub fn known_mut(&mut self) -> Option<&mut B> {
        match self {
            Self::Known(board) => Some(board),
            Self::Asked | Self::Failed(_) => None,
        }
    }
}

/// How much a table holds, and how much room its parts want, in columns and rows of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// How many rows it has.
    pub rows: usize,
    /// How many columns it has.
    pub columns: usize,
    /// The narrowest and the widest names of rows.
    pub names: (u16, u16),
    /// The narrowest and the widest cell.
    pub cell: (u16, u16),
    /// The height of a row.
    pub step: u16,
    /// The longest name of a column, of which the rest stands in a row of its own, where there is room for that.
    pub longest: u16,
    /// The height of what stands below the rows.
    pub foot: u16,
}

/// The lowest body in which the heads of the columns have all their lines.
pub const TALL: u16 = 16;

/// The lowest body in which the name of a column may take two rows.
const ROOMY: u16 = 26;

/// What the names of rows keep, in columns of the screen, where the columns of the table have too little room.
const NAMES: u16 = 48;

/// Where the parts of a table stand; a part for which there is no room is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// What it is.
    pub title: Rect,
    /// The heads of the columns, above the cells.
    pub heads: Rect,
    /// The names of the rows.
    pub names: Rect,
    /// The cells.
    pub cells: Rect,
    /// What stands below the rows.
    pub foot: Rect,
    /// The columns of a cell, without the line before it.
    pub width: u16,
    /// The height of a row.
    pub step: u16,
}

impl Areas {
    /// Returns how many columns are seen.
    pub fn across(&self) -> usize {
        usize::from(self.cells.width / (self.width + 1))
    }

    /// Returns how many rows are seen.
    pub fn down(&self) -> usize {
        usize::from(self.cells.height / self.step.max(1))
    }

    /// Returns where the name of a row stands, by its place among those that are seen.
    pub fn name(&self, row: u16) -> Rect {
        self.row(self.names, row)
    }

    /// Returns where a cell stands, by its row and column among those that are seen.
    pub fn cell(&self, row: u16, column: u16) -> Rect {
        let x = self.cells.x + column * (self.width + 1) + 1;
        let cell = Rect {
            x,
            width: self.width,
            ..self.row(self.cells, row)
        };
        cell.intersection(self.cells)
    }

    fn row(&self, of: Rect, row: u16) -> Rect {
        let row = Rect {
            y: of.y + row * self.step,
            height: self.step,
            ..of
        };
        row.intersection(of)
    }
}

impl Shape {
    /// Divides a body.
    pub fn areas(&self, body: Rect) -> Areas {
        let columns = u16::try_from(self.columns).unwrap_or(u16::MAX);
        let (narrowest, widest) = self.cell;
        let most = (body.width * 2 / 5).max(self.names.0).min(body.width);
        let needed = columns.saturating_mul(narrowest + 1).saturating_add(1);
        let left = body.width.saturating_sub(needed);
        let mut names = left.clamp(most.min(NAMES), most);
        // The line behind the last cell, and a blank before the edge.
        let room = (body.width - names).saturating_sub(1);
        let width = (room / columns.max(1))
            .saturating_sub(1)
            .clamp(narrowest, widest);
        let across = (room / (width + 1)).min(columns);
        let spare = room - across * (width + 1);
        names = (names + spare).min(self.names.1.max(names));
        let heads = match body.height {
            ROOMY.. if self.longest > width => 4,
            TALL.. => 3,
            8.. => 2,
            4.. => 1,
            _ => 0,
        };
        let title = body.height.min(1);
        let top = title + heads;
        let height = body.height - top.min(body.height);
        let height = height.saturating_sub(self.foot);
        let x = body.x + names;
        Areas {
            title: Rect {
                height: title,
                ..body
            },
            heads: Rect::new(x, body.y + title, body.right() - x, heads),
            names: Rect::new(body.x, body.y + top, names, height),
            cells: Rect::new(x, body.y + top, across * (width + 1), height),
            foot: Rect::new(body.x, body.y + top + height, body.width, self.foot)
                .intersection(body),
            width,
            step: self.step,
        }
    }
}

/// What has a table with a caret.
pub trait Tabled {
    /// Returns how much it holds, and how much room that wants in a body.
    fn shape(&self, body: Rect) -> Shape;

    /// Returns where the caret is, and what is seen.
    fn table(&self) -> &Table;

    /// Returns the same, to be changed.
    fn table_mut(&mut self) -> &mut Table;

    /// Returns the row and the column of the caret.
    fn caret(&self) -> (usize, usize) {
        self.table().caret
    }

    /// Returns the first row and column that are seen.
    fn first(&self) -> (usize, usize) {
        self.table().first
    }

    /// Divides a body.
    fn areas(&self, body: Rect) -> Areas {
        self.shape(body).areas(body)
    }

    /// Takes the place on the screen; the caret stays in sight.
    fn resize(&mut self, body: Rect) {
        let shape = self.shape(body);
        self.table_mut().fit(&shape, body);
    }

    /// Puts the caret on a row and a column, where these are known, and keeps it in sight.
    fn put_caret(&mut self, row: Option<usize>, column: Option<usize>) {
        let table = self.table_mut();
        let caret = table.caret;
        table.caret = (row.unwrap_or(caret.0), column.unwrap_or(caret.1));
        let body = table.body;
        self.resize(body);
    }

    /// Moves the caret as a command says; `counted` tells that a number was typed.
    fn run(&mut self, id: CommandId, times: usize, counted: bool) {
        let shape = self.shape(self.table().body);
        self.table_mut().run(&shape, id, times, counted);
    }

    /// Puts the caret on the cell at a place of the screen; tells whether it stood there already, or nothing where
    /// there is no cell.
    fn press(&mut self, at: Position) -> Option<bool> {
        let shape = self.shape(self.table().body);
        self.table_mut().press(&shape, at)
    }
}

/// Where the caret of a table is, and what of it is seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The row and the column of the caret.
    pub caret: (usize, usize),
    /// The first row and column that are seen.
    pub first: (usize, usize),
    /// Its place on the screen.
    pub body: Rect,
}

impl Table {
    /// Takes the place on the screen; the caret stays in sight.
    pub fn fit(&mut self, shape: &Shape, body: Rect) {
        self.body = body;
        let areas = shape.areas(body);
        let fit = |caret: &mut usize, first: &mut usize, length: usize, seen: usize| {
            *caret = (*caret).min(length.saturating_sub(1));
            let seen = seen.max(1);
            *first = (*first)
                .clamp((*caret + 1).saturating_sub(seen), *caret)
                .min(length.saturating_sub(seen));
        };
        let (rows, columns) = (shape.rows, shape.columns);
        fit(&mut self.caret.0, &mut self.first.0, rows, areas.down());
        fit(
            &mut self.caret.1,
            &mut self.first.1,
            columns,
            areas.across(),
        );
    }

    /// Moves the caret as a command says; `counted` tells that a number was typed.
    pub fn run(&mut self, shape: &Shape, id: CommandId, times: usize, counted: bool) {
        let page = shape.areas(self.body).down().max(1);
        let by = |count: usize| count.saturating_mul(times).min(1_000_000).cast_signed();
        let far = isize::MAX;
        let (rows, columns) = match id {
            CommandId::RowDown => (by(1), 0),
            CommandId::RowUp => (-by(1), 0),
            CommandId::CharRight => (0, by(1)),
            CommandId::CharLeft => (0, -by(1)),
            CommandId::PageDown => (by(page), 0),
            CommandId::PageUp => (-by(page), 0),
            CommandId::HalfPageDown => (by((page / 2).max(1)), 0),
            CommandId::HalfPageUp => (-by((page / 2).max(1)), 0),
            CommandId::RowStart => (0, -far),
            CommandId::RowEnd => (0, far),
            CommandId::First | CommandId::Last if counted => {
                self.caret.0 = 0;
                (by(1) - 1, 0)
            }
            CommandId::First => (-far, 0),
            CommandId::Last => (far, 0),
            _ => return,
        };
        let go = |at: &mut usize, by: isize, length: usize| {
            *at = at.saturating_add_signed(by).min(length.saturating_sub(1));
        };
        go(&mut self.caret.0, rows, shape.rows);
        go(&mut self.caret.1, columns, shape.columns);
    }

    /// Puts the caret on the cell at a place of the screen; tells whether it stood there already, or nothing where
    /// there is no cell.
    pub fn press(&mut self, shape: &Shape, at: Position) -> Option<bool> {
        let areas = shape.areas(self.body);
        let row = || self.first.0 + usize::from((at.y - areas.cells.y) / areas.step.max(1));
        let to = if areas.names.contains(at) {
            (row(), self.caret.1)
        } else if areas.cells.contains(at) {
            let column = usize::from((at.x - areas.cells.x) / (areas.width + 1));
            (row(), self.first.1 + column)
        } else {
            return None;
        };
        let is_there = to.0 < shape.rows && to.1 < shape.columns;
        is_there.then(|| std::mem::replace(&mut self.caret, to) == to)
    }
}

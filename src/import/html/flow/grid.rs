//! A table as it is gathered: which column each cell stands in.

use crate::import::{builder::Inline, table::Table};

/// The most empty cells that wide and tall cells of one table may leave beside and under them.
const MOST_EMPTY_CELLS: usize = 2_000;

/// The most columns that one cell may take.
const WIDEST_CELL: usize = 100;

/// The most rows that one cell may take.
const TALLEST_CELL: usize = 1_000;

/// A table as it is gathered, with the rows that tall cells still take in each column.
#[derive(Default)]
pub(super) struct Grid {
    pub table: Table,
    tall: Vec<usize>,
    column: usize,
    empty: usize,
}

impl Grid {
    /// Ends a row: tall cells behind its last cell have gone down by it, too.
    pub fn end_row(&mut self) {
        for rows in self.tall.iter_mut().skip(self.column) {
            *rows = rows.saturating_sub(1);
        }
        self.column = 0;
    }

    /// Ends a group of rows: tall cells end with it.
    pub fn end_group(&mut self) {
        self.tall.clear();
        self.column = 0;
    }

    /// Puts a cell into the next column that no tall cell from above takes.
    pub fn cell(&mut self, cell: Inline, wide: usize, tall: usize) {
        while let Some(rows) = self.tall.get_mut(self.column).filter(|rows| **rows > 0) {
            *rows -= 1;
            self.leave_empty();
        }
        let wide = wide.clamp(1, WIDEST_CELL);
        // None means all that are left.
        let tall = if tall == 0 {
            TALLEST_CELL
        } else {
            tall.min(TALLEST_CELL)
        };
        self.table.cell(cell);
        for column in 0..wide {
            if tall > 1 && self.empty < MOST_EMPTY_CELLS {
                let place = self.column + column;
                if self.tall.len() <= place {
                    self.tall.resize(place + 1, 0);
                }
                if let Some(rows) = self.tall.get_mut(place) {
                    *rows = tall - 1;
                }
            }
        }
        self.column += 1;
        for _ in 1..wide {
            self.leave_empty();
        }
    }

    fn leave_empty(&mut self) {
        if self.empty < MOST_EMPTY_CELLS {
            self.table.cell(Inline::default());
            self.empty += 1;
        }
        self.column += 1;
    }
}

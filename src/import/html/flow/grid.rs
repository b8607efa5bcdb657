//! A table as it is gathered: which column each cell stands in.

use crate::import::{builder::Inline, table::Table};

/// The most cells that wide and tall cells of one table may leave beside and under them.
const MOST_EMPTY_CELLS: usize = 2_000;

/// The most columns that one cell may take.
const WIDEST_CELL: usize = 100;

/// The most rows that one cell may take.
const TALLEST_CELL: usize = 1_000;

/// How many bytes the cells of one table may have that stand again in each further row that they take.
const MOST_REPEATED: usize = 64 * 1024;

/// A table as it is gathered, with the tall cells that go on in each column.
#[derive(Default)]
pub(super) struct Grid {
    pub table: Table,
    tall: Vec<Tall>,
    column: usize,
    empty: usize,
    repeated: usize,
}

/// What goes down in a column.
#[derive(Clone, Default)]
struct Tall {
    /// How many further rows it takes.
    rows: usize,
    /// What it says in each of them; nothing in the further columns of a wide cell.
    words: Inline,
}

impl Grid {
    /// Ends a row: tall cells behind its last cell go down by it, too.
    pub fn end_row(&mut self) {
        let last = self.tall.iter().rposition(|tall| tall.rows > 0);
        let end = last.map_or(0, |last| last + 1);
        while self.column < end {
            if !self.go_down() {
                self.leave_empty();
            }
        }
        self.column = 0;
    }

    /// Puts what a tall cell from above says into this column; false where none goes on here.
    fn go_down(&mut self) -> bool {
        let Some(tall) = self.tall.get_mut(self.column).filter(|tall| tall.rows > 0) else {
            return false;
        };
        tall.rows -= 1;
        let length = tall.words.len();
        if length > 0 && self.empty < MOST_EMPTY_CELLS && self.repeated + length <= MOST_REPEATED {
            self.repeated += length;
            self.empty += 1;
            self.table.cell(tall.words.clone());
            self.column += 1;
        } else {
            self.leave_empty();
        }
        true
    }

    /// Ends a group of rows: tall cells end with it.
    pub fn end_group(&mut self) {
        self.end_row();
        self.tall.clear();
    }

    /// Puts a cell into the next column that no tall cell from above takes.
    pub fn cell(&mut self, cell: Inline, wide: usize, tall: usize) {
        while self.go_down() {}
        let wide = wide.clamp(1, WIDEST_CELL);
        // None means all that are left.
        let tall = if tall == 0 {
            TALLEST_CELL
        } else {
            tall.min(TALLEST_CELL)
        };
        let mut words = if tall > 1 {
            cell.clone()
        } else {
            Inline::default()
        };
        self.table.cell(cell);
        for column in 0..wide {
            if tall > 1 && self.empty < MOST_EMPTY_CELLS {
                let place = self.column + column;
                if self.tall.len() <= place {
                    self.tall.resize_with(place + 1, Tall::default);
                }
                if let Some(below) = self.tall.get_mut(place) {
                    *below = Tall {
                        rows: tall - 1,
                        words: std::mem::take(&mut words),
                    };
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

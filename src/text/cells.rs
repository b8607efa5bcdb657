//! Where the rows of a table end that is wider than the screen.

use std::ops::Range;

use crate::text::{segment, wrap};

/// How far the cells are set in that a row has no place for: as far as what marks them is wide.
const SET_IN: usize = 2;

/// The columns that a cell needs at least to be broken where it begins.
const ROOMY: usize = 20;

/// Where each cell of a line starts, and the blanks that end it: as many as stand between two cells, or more.
const BETWEEN: usize = 2;

/// A row of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenRow {
    /// What it shows, in bytes, half open, with the blanks and the line break that end it.
    pub bytes: Range<usize>,
    /// How many columns it is set in.
    pub indent: usize,
    /// Tells whether it begins with a cell that the row above had no place for.
    pub is_moved: bool,
}

impl BrokenRow {
    /// Returns a row that begins where its block does.
    pub fn of(bytes: Range<usize>) -> Self {
        Self {
            bytes,
            indent: 0,
            is_moved: false,
        }
    }
}

/// Breaks the lines of a table into rows of at most `width` columns, between cells where it can be.
///
/// A cell is what two blanks or more end. One that does not fit into what is left of its row is broken between its
/// words under the column that it begins at, where at least twenty columns are left; else it begins a row of its own,
/// set in by two columns, and is broken there where it must be. So numbers and names stay whole, a column of long
/// texts stays a column, and what is broken can be told from the next line of the table. The rows, in bytes of
/// `text`, cover it exactly once and in order, as those of [`wrap::by_words`], and each fits as those do.
pub fn rows(text: &str, width: usize) -> Vec<BrokenRow> {
    let width = width.max(1);
    let mut rows = Vec::new();
    let mut start = 0;
    for line in wrap::lines(text) {
        if segment::width(line.trim_end()) <= width {
            rows.push(BrokenRow::of(start..start + line.len()));
        } else {
            Breaking::new(start, width, &mut rows).line(line);
        }
        start += line.len();
    }
    rows
}

/// A line that is being broken.
struct Breaking<'a> {
    width: usize,
    rows: &'a mut Vec<BrokenRow>,
    /// The row that is being filled.
    row: BrokenRow,
    /// The column that its next cell begins at, which may be beyond the width.
    column: usize,
}

impl<'a> Breaking<'a> {
    fn new(start: usize, width: usize, rows: &'a mut Vec<BrokenRow>) -> Self {
        Self {
            width,
            rows,
            row: BrokenRow::of(start..start),
            column: 0,
        }
    }

    fn line(mut self, line: &str) {
        let start = self.row.bytes.start;
        for cell in cells(line) {
            let text = line.get(cell.clone()).unwrap_or_default();
            self.cell(text, start + cell.start);
        }
        self.rows.push(self.row);
    }

    /// Sets a cell, which begins at a byte.
    fn cell(&mut self, text: &str, at: usize) {
        let words = segment::width(text.trim_end());
        let left = self.left();
        if words > left && left < ROOMY && !self.row.bytes.is_empty() {
            let indent = SET_IN.min(self.width - 1);
            self.begin(at, indent, true);
            self.column = indent;
        }
        if words <= self.left() {
            self.column += segment::width(text.trim_end_matches('\n'));
            self.row.bytes.end = at + text.len();
            return;
        }
        let column = self.column;
        for (index, part) in wrap::by_words(text, self.left()).into_iter().enumerate() {
            if index > 0 {
                self.begin(at + part.start, column, false);
            }
            self.row.bytes.end = at + part.end;
        }
        // Whatever follows would stand behind the last of these words and not in its column.
        self.column = self.width;
    }

    /// Returns the columns that are left of the row.
    fn left(&self) -> usize {
        self.width.saturating_sub(self.column)
    }

    /// Ends the row and begins the next at a byte.
    fn begin(&mut self, at: usize, indent: usize, is_moved: bool) {
        let next = BrokenRow {
            bytes: at..at,
            indent,
            is_moved,
        };
        self.rows.push(std::mem::replace(&mut self.row, next));
    }
}

/// Returns the cells of a line, each with the blanks behind it.
fn cells(line: &str) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut start = 0;
    let mut blanks = 0;
    for (at, c) in line.trim_end().char_indices() {
        if c == ' ' {
            blanks += 1;
            continue;
        }
        // A mark that belongs to the last blank stays with it.
        if blanks >= BETWEEN && segment::is_boundary(line, at) {
            cells.push(start..at);
            start = at;
        }
        blanks = 0;
    }
    cells.push(start..line.len());
    cells
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;
    use crate::text::fixture;

    /// Draws the rows, what was moved behind an arrow.
    fn picture(lines: &[&str], width: usize) -> Vec<String> {
        let text = lines.join("\n");
        rows(&text, width)
            .into_iter()
            .map(|row| {
                let mark = if row.is_moved { ">" } else { "" };
                let shown = text.get(row.bytes).unwrap().trim_end();
                format!("{mark:width$}{shown}", width = row.indent)
            })
            .collect()
    }

    #[test]
    fn what_fits_stays_as_it_is() {
        let lines = ["Town    Dead", "Halden     3", "Brekke    12"];
        assert_eq!(picture(&lines, 12), lines);
    }

    #[test]
    fn cells_without_room_stand_whole_in_a_row_below_in_each_line_alike() {
        let lines = [
            "Town     Dead in 2019  Dead in 2020",
            "Halden   3             12",
            "Brekke   1,200         not counted",
        ];
        assert_eq!(
            picture(&lines, 28),
            [
                "Town     Dead in 2019",
                "> Dead in 2020",
                "Halden   3             12",
                "Brekke   1,200",
                "> not counted",
            ]
        );
    }

    #[test]
    fn a_long_text_is_broken_in_its_column() {
        let lines = [
            "Monday   The water rose above the second mark of the gauge.",
            "Tuesday  The bridge was closed.",
        ];
        assert_eq!(
            picture(&lines, 34),
            [
                "Monday   The water rose above the",
                "         second mark of the gauge.",
                "Tuesday  The bridge was closed.",
            ]
        );
    }

    #[test]
    fn what_follows_a_broken_text_does_not_stand_behind_its_last_word() {
        let line = "Monday  The water rose above the second mark.  4.2 m  closed";
        assert_eq!(
            picture(&[line], 30),
            [
                "Monday  The water rose above",
                "        the second mark.",
                "> 4.2 m  closed",
            ]
        );
    }

    #[test]
    fn a_cell_wider_than_the_screen_is_broken_between_its_words() {
        let line = "a  the first of the words of a cell that is long  b";
        assert_eq!(
            picture(&[line], 12),
            [
                "a",
                "> the first",
                "  of the",
                "  words of a",
                "  cell that",
                "  is long",
                "> b"
            ]
        );
    }

    #[test]
    fn an_empty_first_cell_keeps_its_place() {
        let line = "        The water rose above the second mark.";
        assert_eq!(
            picture(&[line], 30),
            ["        The water rose above", "        the second mark."]
        );
    }

    proptest! {
        #[test]
        fn rows_cover_the_text_and_fit(text in fixture::any_text(), width in 0_usize..60) {
            let mut end = 0;
            for row in rows(&text, width) {
                prop_assert_eq!(row.bytes.start, end);
                end = row.bytes.end;
                prop_assert!(segment::is_boundary(&text, end));
                let shown = text.get(row.bytes).unwrap();
                prop_assert!(!shown.trim_end_matches('\n').contains('\n'));
                let widths: Vec<_> = shown.trim_end().graphemes(true).map(segment::grapheme_width).filter(|w| *w > 0).collect();
                let columns = row.indent + widths.iter().sum::<usize>();
                prop_assert!(columns <= width.max(1) || widths.len() == 1, "{shown:?} is too wide");
            }
            prop_assert_eq!(end, text.len());
        }

        #[test]
        fn short_cells_stay_whole(
            cells in prop::collection::vec("[a-z]{1,8}( [a-z]{1,8})?", 1..8), width in 22_usize..40,
        ) {
            let line = cells.join("   ");
            let rows = rows(&line, width);
            let mut start = 0;
            for cell in &cells {
                let end = start + cell.len();
                let within = rows.iter().filter(|row| row.bytes.start < end && row.bytes.end > start);
                prop_assert_eq!(within.count(), 1);
                start = end + 3;
            }
        }
    }
}

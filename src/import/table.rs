//! Tables as text: a line a row, cells padded so that they stand under each other.

use crate::{import::builder::Inline, model::BlockKind, text::segment};

/// What stands between two cells of a row.
const BETWEEN: &str = "  ";

/// Padding may make a table so many times longer than its words; beyond that it goes without.
const MOST_GROWTH: usize = 8;

/// A table is padded freely up to this length, in bytes.
const FREE: usize = 64 * 1024;

/// A table as it is gathered.
#[derive(Default)]
pub(super) struct Table {
    rows: Vec<Vec<Inline>>,
}

impl Table {
    pub fn begin_row(&mut self) {
        self.rows.push(Vec::new());
    }

    pub fn cell(&mut self, cell: Inline) {
        if let Some(row) = self.rows.last_mut() {
            // Cleaned before it is measured. A line break would end the row.
            row.push(cell.clean(BlockKind::Paragraph).one_line());
        }
    }

    /// Writes the rows under one another.
    pub fn finish(self) -> Inline {
        let widths = self.widths();
        let mut text = Inline::default();
        for row in self.rows {
            let filled = row.iter().rposition(|cell| cell.len() > 0);
            if text.len() > 0 {
                text.push("\n");
            }
            let Some(last) = filled else { continue };
            for (column, cell) in row.into_iter().take(last + 1).enumerate() {
                let width = widths.get(column).copied().unwrap_or(0);
                let padding = width.saturating_sub(segment::width(cell.as_str()));
                text.append(cell);
                if column < last {
                    text.push(&" ".repeat(padding));
                    text.push(BETWEEN);
                }
            }
        }
        text
    }

    /// Measures the columns, in columns of the screen; nothing is padded where that would swell the text.
    fn widths(&self) -> Vec<usize> {
        let mut widths: Vec<usize> = Vec::new();
        let mut words = 0;
        for row in &self.rows {
            for (column, cell) in row.iter().enumerate() {
                let width = segment::width(cell.as_str());
                words += cell.len() + BETWEEN.len();
                match widths.get_mut(column) {
                    Some(widest) => *widest = width.max(*widest),
                    None => widths.push(width),
                }
            }
        }
        let padded = widths.iter().sum::<usize>().saturating_mul(self.rows.len());
        if padded > FREE.max(words.saturating_mul(MOST_GROWTH)) {
            widths.clear();
        }
        widths
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SpanKind;

    fn table(rows: &[&[&str]]) -> String {
        let mut table = Table::default();
        for row in rows {
            table.begin_row();
            for cell in *row {
                table.cell(Inline::new(cell));
            }
        }
        table.finish().as_str().to_owned()
    }

    #[test]
    fn columns_stand_under_each_other() {
        let text = table(&[&["Firm", "Share"], &["云计算", "47"], &["B", "1\n3"]]);
        assert_eq!(text, "Firm    Share\n云计算  47\nB       1 3");
    }

    #[test]
    fn empty_cells_leave_their_place() {
        assert_eq!(table(&[&["a", "b", "c"], &["", "x", ""]]), "a  b  c\n   x");
    }

    #[test]
    fn a_huge_cell_does_not_swell_the_table() {
        let huge = "x".repeat(100_000);
        let mut rows: Vec<Vec<&str>> = vec![vec![&huge, "b"]];
        rows.extend(vec![vec!["a", "b"]; 1000]);
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        assert!(table(&rows).len() < 110_000);
    }

    #[test]
    fn spans_move_with_their_cells() {
        let mut table = Table::default();
        table.begin_row();
        table.cell(Inline::new("first"));
        let mut cell = Inline::new(" bold");
        cell.span(SpanKind::Strong, 1, None);
        table.cell(cell);
        let clean = table.finish().clean(BlockKind::Table);
        let mut expected = Inline::new("first  bold");
        expected.span(SpanKind::Strong, 7, None);
        assert_eq!(clean, expected);
    }
}

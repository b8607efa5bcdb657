//! Tables for people: columns that stand under each other, cut to what the terminal has room for.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::model::CleanText;

/// What stands between two columns.
const GAP: &str = "  ";

/// The fewest columns of the screen to which the last column is cut.
const LEAST: usize = 20;

/// Rows of the same number of cells.
///
/// All columns but the last are as wide as their widest cell, up to a limit of their own; the last takes
/// what is left. A cell that has no room ends in `…`.
#[derive(Clone, Debug)]
pub struct Table {
    heads: Vec<&'static str>,
    limits: Vec<usize>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Starts a table: for each column its head, and the most columns of the screen it takes.
    pub fn new(columns: &[(&'static str, usize)]) -> Self {
        Self {
            heads: columns.iter().map(|(head, _)| *head).collect(),
            limits: columns.iter().map(|(_, limit)| *limit).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row; each cell is cleaned and put on one line.
    pub fn row<const N: usize>(&mut self, cells: [&str; N]) {
        debug_assert_eq!(N, self.heads.len(), "a row has a cell for each column");
        let cells = cells.map(|cell| CleanText::line(cell).into_string());
        self.rows.push(cells.into());
    }

    /// Tells whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Returns the lines.
    ///
    /// With `width`, the columns of a terminal, the heads stand above and nothing is wider than it, unless it
    /// is very narrow; without, every cell is whole and there are no heads, as programs like it.
    pub fn lines(&self, width: Option<usize>) -> Vec<String> {
        let heads: Vec<String> = self.heads.iter().map(|head| (*head).to_owned()).collect();
        let rows: Vec<&Vec<String>> = match width {
            Some(_) => std::iter::once(&heads).chain(&self.rows).collect(),
            None => self.rows.iter().collect(),
        };
        let widths = self.widths(&rows, width);
        rows.iter().map(|row| set(row, &widths)).collect()
    }

    fn widths(&self, rows: &[&Vec<String>], width: Option<usize>) -> Vec<usize> {
        let mut widths: Vec<usize> = (0..self.heads.len())
            .map(|column| {
                let cells = rows.iter().filter_map(|row| row.get(column));
                cells.map(|cell| cell.width()).max().unwrap_or(0)
            })
            .collect();
        if let Some(width) = width {
            for (width, limit) in widths.iter_mut().zip(&self.limits) {
                *width = (*width).min(*limit);
            }
            if let Some((last, others)) = widths.split_last_mut() {
                let taken: usize = others.iter().map(|width| width + GAP.len()).sum();
                *last = (*last).min(width.saturating_sub(taken).max(LEAST));
            }
        }
        widths
    }
}

fn set(row: &[String], widths: &[usize]) -> String {
    let mut line = String::new();
    for (column, (cell, width)) in row.iter().zip(widths).enumerate() {
        if column > 0 {
            line.push_str(GAP);
        }
        let cell = cut(cell, *width);
        line.push_str(&cell);
        line.extend(std::iter::repeat_n(' ', width.saturating_sub(cell.width())));
    }
    line.truncate(line.trim_end().len());
    line
}

/// Cuts a text to a number of columns, between graphemes, with `…` where something is missing.
pub fn cut(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut left = columns.saturating_sub(1);
    for grapheme in text.graphemes(true) {
        match left.checked_sub(grapheme.width()) {
            Some(rest) => left = rest,
            None => break,
        }
        kept.push_str(grapheme);
    }
    kept.truncate(kept.trim_end().len());
    if columns > 0 {
        kept.push('…');
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new(&[("ID", 8), ("SOURCE", 10), ("TITLE", 100)]);
        table.row(["1f", "Desk North", "Cloud package for governments abroad"]);
        table.row(["2", "世界日報の東京支局", "a\u{1b}[31m\nb"]);
        table
    }

    #[test]
    fn for_a_program_every_cell_is_whole() {
        assert_eq!(
            table().lines(None),
            [
                "1f  Desk North          Cloud package for governments abroad",
                "2   世界日報の東京支局  a[31m b",
            ]
        );
    }

    #[test]
    fn in_a_terminal_there_are_heads_and_nothing_is_wider() {
        let lines = table().lines(Some(40));
        assert_eq!(
            lines,
            [
                "ID  SOURCE      TITLE",
                "1f  Desk North  Cloud package for gover…",
                "2   世界日報…   a[31m b",
            ]
        );
        assert!(lines.iter().all(|line| line.width() <= 40));
    }

    #[test]
    fn a_very_narrow_terminal_still_sees_a_piece_of_the_last_column() {
        assert_eq!(
            table().lines(Some(3)).get(1).map(String::as_str),
            Some("1f  Desk North  Cloud package for g…")
        );
    }

    #[test]
    fn cutting_keeps_graphemes_whole() {
        assert_eq!(cut("e\u{301}e\u{301}e\u{301}", 2), "e\u{301}…");
        assert_eq!(cut("世世世", 4), "世…");
        assert_eq!(cut("ab", 2), "ab");
        assert_eq!(cut("ab", 1), "…");
        assert_eq!(cut("ab", 0), "");
    }
}

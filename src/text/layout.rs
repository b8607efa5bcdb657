//! A document set in rows of a width, worked out where it is looked at.

use std::{iter, ops::Range, sync::Arc};

use unicode_segmentation::UnicodeSegmentation;

use crate::{
    model::BlockKind,
    text::{
        cache::PieceCache,
        cells::{self, BrokenRow},
        document::{Document, is_lines},
        segment,
        setting::Marker,
        wrap,
    },
};

/// The columns that text keeps for itself before anything is set in.
const LEAST_TEXT: u16 = 8;

/// How many rows are remembered.
const REMEMBERED: usize = 1 << 13;

/// Tells what a row shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// The space before a block.
    Blank,
    /// A part of a block of this kind and level.
    Block(BlockKind, u8),
}

/// One row of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it shows of the text, in bytes, half open, with the blanks and the line break that end it;
    /// for a blank row the separator between the blocks, or its share of that.
    pub bytes: Range<usize>,
    /// The column that the text begins at.
    pub indent: u16,
    /// What stands before the text and ends where it begins; there is always room for it.
    pub marker: Marker,
    /// What it shows.
    pub kind: RowKind,
}

impl Row {
    /// Tells whether it is space between blocks, where the caret never stands.
    pub fn is_blank(&self) -> bool {
        self.kind == RowKind::Blank
    }
}

/// Names a row: the `row`-th of a piece, the blank rows before the piece counted.
///
/// Rows compare in the order they stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowRef {
    /// The index of the piece.
    pub piece: usize,
    /// The index among the piece's rows.
    pub row: usize,
}

/// A row with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisibleRow {
    /// Which row it is.
    pub at: RowRef,
    /// The row.
    pub row: Row,
}

/// A document and a width.
///
/// Rows are made a piece at a time when they are asked for, and the last few thousand are remembered,
/// so nothing here grows with the document; for the same reason it can't say how many rows there are.
/// A scroll position is the first byte of the topmost row, which stays right when the width changes.
#[derive(Debug)]
pub struct Layout {
    document: Arc<Document>,
    width: u16,
    room: u16,
    rows: PieceCache<Row>,
}

impl Layout {
    /// Sets a document in rows of `width` columns; 0 is taken as 1.
    pub fn new(document: Arc<Document>, width: u16) -> Self {
        Self::with_room(document, width, width)
    }

    /// Sets a document in rows of `width` columns, and the lines of code and tables in up to `room`.
    ///
    /// Running text is easiest to read in a narrow column; what stands in columns itself is not. A room below the
    /// width is taken as the width.
    pub fn with_room(document: Arc<Document>, width: u16, room: u16) -> Self {
        let width = width.max(1);
        Self {
            document,
            width,
            room: room.max(width),
            rows: PieceCache::new(REMEMBERED),
        }
    }

    /// Returns the document.
    pub fn document(&self) -> &Arc<Document> {
        &self.document
    }

    /// Returns the width in columns, at least 1.
    pub fn width(&self) -> u16 {
        self.width
    }

    /// Returns the columns that a line of code or of a table may take, at least the width.
    pub fn room(&self) -> u16 {
        self.room
    }

    /// Tells whether a row reaches beyond the width.
    pub fn is_broad(&self, row: &Row) -> bool {
        let RowKind::Block(kind, _) = row.kind else {
            return false;
        };
        let text = self.document.slice(row.bytes.clone()).trim_end();
        self.room_of(kind) > self.width
            && usize::from(row.indent) + segment::width(text) > usize::from(self.width)
    }

    /// Returns the columns that blocks of a kind are set in.
    fn room_of(&self, kind: BlockKind) -> u16 {
        if is_lines(kind) {
            self.room
        } else {
            self.width
        }
    }

    /// Returns the rows of a piece, the blank rows before it first.
    ///
    /// The rows that aren't blank cover the piece's bytes exactly once and in order. There is at least
    /// one, for an empty piece too.
    pub fn rows(&self, piece: usize) -> Arc<[Row]> {
        self.rows.get_or_make(piece, || {
            let mut rows = blank_rows(&self.document, piece);
            rows.extend(self.text_rows(piece));
            rows
        })
    }

    /// Returns a row; none when there is no such row.
    pub fn row(&self, at: RowRef) -> Option<Row> {
        self.has_piece(at.piece)
            .then(|| self.rows(at.piece).get(at.row).cloned())
            .flatten()
    }

    /// Returns the first row; none in an empty document.
    pub fn first(&self) -> Option<RowRef> {
        self.has_piece(0).then_some(RowRef { piece: 0, row: 0 })
    }

    /// Returns the last row; none in an empty document.
    pub fn last(&self) -> Option<RowRef> {
        let piece = self.document.pieces().len().checked_sub(1)?;
        self.last_of(piece)
    }

    /// Returns the row below.
    pub fn next(&self, at: RowRef) -> Option<RowRef> {
        if at.row + 1 < self.rows(at.piece).len() {
            return Some(RowRef {
                row: at.row + 1,
                ..at
            });
        }
        let piece = at.piece + 1;
        self.has_piece(piece).then_some(RowRef { piece, row: 0 })
    }

    /// Returns the row above.
    pub fn previous(&self, at: RowRef) -> Option<RowRef> {
        match at.row.checked_sub(1) {
            Some(row) => Some(RowRef { row, ..at }),
            None => self.last_of(at.piece.checked_sub(1)?),
        }
    }

    /// Returns the row that a byte lies in.
    ///
    /// A byte between two blocks lies in the blank row there, or else in the row that follows; one past
    /// the end lies in the last row.
    pub fn row_at(&self, byte: usize) -> Option<RowRef> {
        let piece = self.document.piece_at(byte)?;
        let rows = self.rows(piece);
        let row = rows.partition_point(|row| row.bytes.end <= byte && !row.bytes.is_empty());
        Some(RowRef {
            piece,
            row: row.min(rows.len() - 1),
        })
    }

    /// Returns the first byte of a row, by which a scroll position names it.
    pub fn start_of(&self, at: RowRef) -> usize {
        self.row(at).map_or(0, |row| row.bytes.start)
    }

    /// Returns the rows to show when the row at the byte `top` is the topmost of `height` rows.
    pub fn rows_from(&self, top: usize, height: usize) -> Vec<VisibleRow> {
        let mut shown = Vec::new();
        let Some(first) = self.row_at(top) else {
            return shown;
        };
        let mut skipped = first.row;
        for piece in first.piece..self.document.pieces().len() {
            let rows = self.rows(piece);
            let wanted = rows.iter().enumerate().skip(skipped);
            shown.extend(
                wanted
                    .take(height - shown.len())
                    .map(|(row, of)| VisibleRow {
                        at: RowRef { piece, row },
                        row: of.clone(),
                    }),
            );
            if shown.len() >= height {
                break;
            }
            skipped = 0;
        }
        shown
    }

    /// Returns the row `count` rows below, or the last.
    pub fn below(&self, from: RowRef, count: usize) -> RowRef {
        iter::successors(Some(from), |at| self.next(*at))
            .take(count.saturating_add(1))
            .last()
            .unwrap_or(from)
    }

    /// Returns the row `count` rows above, or the first.
    pub fn above(&self, from: RowRef, count: usize) -> RowRef {
        iter::successors(Some(from), |at| self.previous(*at))
            .take(count.saturating_add(1))
            .last()
            .unwrap_or(from)
    }

    /// Returns the column of a byte, counted from the left edge of the pane.
    ///
    /// On a blank that hangs over the end of a full row it is the width of the row's block, never more.
    pub fn column(&self, byte: usize) -> u16 {
        let Some(row) = self.row_at(byte).and_then(|at| self.row(at)) else {
            return 0;
        };
        let width = match row.kind {
            RowKind::Blank => self.width,
            RowKind::Block(kind, _) => self.room_of(kind),
        };
        let before = row.bytes.start..byte.clamp(row.bytes.start, row.bytes.end);
        let columns = segment::width(self.document.slice(before));
        u16::try_from(columns)
            .unwrap_or(u16::MAX)
            .saturating_add(row.indent)
            .min(width)
    }

    /// Returns the byte at a column of a row, where the caret can stand.
    ///
    /// A column inside a wide cluster gives its start, one before the text the row's first, one behind
    /// it the row's last that isn't blank. A blank row gives the start of the block below it.
    pub fn byte_at(&self, at: RowRef, column: u16) -> usize {
        let Some(row) = self.row(at) else {
            return self.document.caret_near(self.document.text().len());
        };
        if row.is_blank() {
            return self.document.caret_near(row.bytes.end);
        }
        let text = self.document.slice(row.bytes.clone()).trim_end();
        let wanted = usize::from(column.saturating_sub(row.indent));
        let mut columns = 0;
        let mut place = 0;
        for (start, cluster) in text.grapheme_indices(true) {
            if columns > wanted {
                break;
            }
            let width = segment::grapheme_width(cluster);
            // What takes no column is never what a column points at, unless nothing else is there.
            if width > 0 || start == 0 {
                place = start;
            }
            columns += width;
        }
        row.bytes.start + place
    }

    /// Makes the rows of a piece's text.
    fn text_rows(&self, piece: usize) -> Vec<Row> {
        let document = &*self.document;
        let (Some(block), Some(setting), Some(place)) = (
            document.block_of(piece),
            document.setting_of(piece),
            document.pieces().get(piece),
        ) else {
            return Vec::new();
        };
        let text = document.slice(place.bytes.clone());
        let width = self.room_of(block.kind);
        let indent = setting.indent.min(width.saturating_sub(LEAST_TEXT));
        let rows = broken(block.kind, text, usize::from(width - indent));
        let start = place.bytes.start;
        rows.into_iter()
            .map(|row| {
                let bytes = start + row.bytes.start..start + row.bytes.end;
                let marker = match block.kind {
                    BlockKind::Quotation | BlockKind::Rule => setting.marker,
                    _ if bytes.start == block.bytes.start => setting.marker,
                    _ if row.is_moved => Marker::Continued,
                    BlockKind::Code if !follows_line_break(document, bytes.start) => {
                        Marker::Continued
                    }
                    _ => Marker::None,
                };
                let set_in = u16::try_from(row.indent).unwrap_or(u16::MAX);
                let indent = indent.saturating_add(set_in);
                Row {
                    bytes,
                    indent,
                    marker: if marker.width() <= indent {
                        marker
                    } else {
                        Marker::None
                    },
                    kind: RowKind::Block(block.kind, block.level),
                }
            })
            .collect()
    }

    fn has_piece(&self, piece: usize) -> bool {
        piece < self.document.pieces().len()
    }

    fn last_of(&self, piece: usize) -> Option<RowRef> {
        let row = self.rows(piece).len().checked_sub(1)?;
        Some(RowRef { piece, row })
    }
}

/// Breaks the text of a block: code at the edge, since its blanks mean something, a table between its cells, all else
/// between its words.
fn broken(kind: BlockKind, text: &str, columns: usize) -> Vec<BrokenRow> {
    let rows = match kind {
        BlockKind::Table => return cells::rows(text, columns),
        BlockKind::Code => wrap::by_columns(text, columns),
        _ => wrap::by_words(text, columns),
    };
    rows.into_iter().map(BrokenRow::of).collect()
}

/// Makes the space before a piece: none before the first and within a block or a list, two rows before
/// a headline of the first two levels unless another stands right above it, else one.
fn blank_rows(document: &Document, piece: usize) -> Vec<Row> {
    let pieces = document.pieces();
    let (Some(above), Some(here)) = (
        piece.checked_sub(1).and_then(|above| pieces.get(above)),
        pieces.get(piece),
    ) else {
        return Vec::new();
    };
    let kind_of = |piece| {
        document
            .block_of(piece)
            .map(|block| (block.kind, block.level))
    };
    let wanted = match (kind_of(piece - 1), kind_of(piece)) {
        (Some((BlockKind::Heading, _)), _) => 1,
        (_, Some((BlockKind::Heading, 0..=2))) => 2,
        _ => 1,
    };
    // The byte at which an empty block stands is the block's own.
    let start = above.bytes.end.max(above.bytes.start + 1);
    let separator = start.min(here.bytes.start)..here.bytes.start;
    if here.block == above.block || document.slice(above.bytes.end..here.bytes.start) == "\n" {
        return Vec::new();
    }
    let count = wanted.min(separator.len());
    (0..count)
        .map(|row| Row {
            bytes: separator.start + row..match row + 1 {
                next if next == count => separator.end,
                next => separator.start + next,
            },
            indent: 0,
            marker: Marker::None,
            kind: RowKind::Blank,
        })
        .collect()
}

fn follows_line_break(document: &Document, byte: usize) -> bool {
    byte.checked_sub(1)
        .is_some_and(|before| document.text().as_bytes().get(before) == Some(&b'\n'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::fixture::{any_document, paragraph, written};

    /// Draws all rows, a rule as a line and the end of each row as it would look.
    fn picture(source: &str, width: u16) -> Vec<String> {
        let layout = Layout::new(written(source), width);
        layout
            .rows_from(0, 1000)
            .iter()
            .map(|VisibleRow { row, .. }| {
                let left = usize::from(row.indent - row.marker.width());
                let text = match row.marker {
                    Marker::Rule => "─".repeat(usize::from(width)),
                    _ => layout
                        .document()
                        .slice(row.bytes.clone())
                        .trim_end()
                        .to_owned(),
                };
                let text = if row.is_blank() { "" } else { &text };
                format!("{}{}{text}", " ".repeat(left), row.marker.text())
                    .trim_end()
                    .to_owned()
            })
            .collect()
    }

    #[test]
    fn code_and_tables_take_the_room_that_running_text_leaves() {
        let source = [
            "The table tells what each of them paid.",
            "| Halden  12,000  1,300\n| Brekke     400     70",
            "    let long_name = other_name();",
        ]
        .join("\n\n");
        let layout = Layout::with_room(written(&source), 16, 25);
        let rows = layout.rows_from(0, 100);
        let shown: Vec<_> = rows
            .iter()
            .filter(|visible| !visible.row.is_blank())
            .map(|visible| {
                let text = layout.document().slice(visible.row.bytes.clone());
                (text.trim_end(), layout.is_broad(&visible.row))
            })
            .collect();
        assert_eq!(
            shown,
            [
                ("The table tells", false),
                ("what each of", false),
                ("them paid.", false),
                ("Halden  12,000  1,300", true),
                ("Brekke     400     70", true),
                ("let long_name = other_n", true),
                ("ame();", false),
            ]
        );
        let last = source.find("1,300").unwrap() - "| ".len();
        assert_eq!(layout.column(last), 16);
        let row = layout.row_at(last).unwrap();
        assert_eq!(layout.byte_at(row, 16), last);
    }

    #[test]
    fn blocks_look_like_themselves() {
        let source = [
            "# The deal",
            "It was made in October of that year.",
            "## More",
            "- one item that is long enough\n  - inner\n- two",
            "> We have worked with all of them.",
            "---",
            "    let long_name = other_name;\n    }",
            "| a | b |\n| 1 | 2 |",
        ]
        .join("\n\n");
        assert_eq!(
            picture(&source, 22),
            [
                "The deal",
                "",
                "It was made in October",
                "of that year.",
                "",
                "",
                "More",
                "",
                "• one item that is",
                "  long enough",
                "  ◦ inner",
                "• two",
                "",
                "  ▌ We have worked",
                "  ▌ with all of them.",
                "",
                "──────────────────────",
                "",
                "  let long_name = othe",
                "↪ r_name;",
                "  }",
                "",
                "a | b |",
                "1 | 2 |",
            ]
        );
    }

    #[test]
    fn cells_that_have_no_room_stand_below_their_line() {
        let source = "| Halden  12,000  from the north\n| Brekke     400  both";
        assert_eq!(
            picture(source, 18),
            [
                "Halden  12,000",
                "↪ from the north",
                "Brekke     400",
                "↪ both"
            ]
        );
        let layout = Layout::new(written(source), 18);
        let from = source.find("from").unwrap() - "| ".len();
        assert_eq!(layout.column(from), 2);
    }

    #[test]
    fn numbers_stand_under_each_other() {
        assert_eq!(
            picture("9. nine\n10. ten and more of it\n11. eleven", 14),
            [" 9. nine", "10. ten and", "    more of it", "11. eleven"]
        );
    }

    #[test]
    fn what_does_not_fit_is_set_in_less_and_without_its_marker() {
        assert_eq!(picture("> quoted text", 10), ["▌ quoted", "▌ text"]);
        assert_eq!(picture("> quoted text", 8), ["quoted", "text"]);
        assert_eq!(picture("- ab", 1), ["a", "b"]);
        assert_eq!(picture("- ab", 0), ["a", "b"]);
    }

    #[test]
    fn a_heading_has_more_space_above_it_than_other_blocks() {
        let source = "One\n\n# Two\n\n## Three\n\nFour\n\n### Five";
        let blanks = |width| picture(source, width);
        assert_eq!(
            blanks(20),
            ["One", "", "", "Two", "", "Three", "", "Four", "", "Five"]
        );
    }

    #[test]
    fn a_huge_block_has_no_space_within_it() {
        let text = "The deal was worth ten billion dollars. ".repeat(1000);
        let layout = Layout::new(paragraph(&text), 40);
        let rows = layout.rows_from(0, 2000);
        assert!(rows.last().is_some_and(|row| row.at.piece == 4));
        assert!(
            rows.iter()
                .all(|row| row.row.kind == RowKind::Block(BlockKind::Paragraph, 0))
        );
    }

    #[test]
    fn each_byte_has_its_row() {
        let layout = Layout::new(written("One\n\n---\n\n# Two\n\n- x\n- y"), 20);
        //                                012 34  5   67    890 12    3 4    5
        let rows: Vec<_> = (0..17)
            .map(|byte| layout.row_at(byte).map(|at| (at.piece, at.row)))
            .collect();
        let expected = [
            (0, 0),
            (0, 0),
            (0, 0),
            (1, 0),
            (1, 0),
            (1, 1),
            (2, 0),
            (2, 1),
            (2, 1),
            (2, 1),
            (3, 0),
            (3, 0),
            (3, 1),
            (4, 0),
            (4, 0),
            (4, 0),
            (4, 0),
        ];
        assert_eq!(rows, expected.map(Some));
    }

    #[test]
    fn a_column_inside_a_wide_letter_is_its_start() {
        let layout = Layout::new(paragraph("a你e\u{301}b"), 20);
        let row = RowRef { piece: 0, row: 0 };
        let bytes: Vec<_> = (0..8).map(|column| layout.byte_at(row, column)).collect();
        assert_eq!(bytes, [0, 1, 1, 4, 7, 7, 7, 7]);
        assert_eq!([0, 1, 4, 7].map(|byte| layout.column(byte)), [0, 1, 3, 4]);
    }

    #[test]
    fn columns_count_from_the_edge_of_the_pane() {
        let layout = Layout::new(written("- item"), 20);
        let row = RowRef { piece: 0, row: 0 };
        assert_eq!(
            [0, 1, 2, 3].map(|column| layout.byte_at(row, column)),
            [0, 0, 0, 1]
        );
        assert_eq!(layout.column(0), 2);
    }

    #[test]
    fn a_blank_that_hangs_is_never_beyond_the_width() {
        let layout = Layout::new(paragraph("four     next"), 4);
        assert_eq!([3, 4, 5, 8].map(|byte| layout.column(byte)), [3, 4, 4, 4]);
    }

    #[test]
    fn an_empty_document_has_no_rows() {
        let layout = Layout::new(written(""), 20);
        assert_eq!(layout.rows_from(0, 10), []);
        assert_eq!(
            (layout.first(), layout.last(), layout.row_at(0)),
            (None, None, None)
        );
        assert_eq!(layout.column(0), 0);
        assert!(layout.rows(0).is_empty());
        assert_eq!(layout.row(RowRef { piece: 0, row: 0 }), None);
    }

    proptest! {
        #[test]
        fn rows_cover_each_piece_once_and_fit(document in any_document(), width in 0_u16..40) {
            let layout = Layout::new(Arc::clone(&document), width);
            for (index, piece) in document.pieces().iter().enumerate() {
                let rows = layout.rows(index);
                let blank = rows.iter().take_while(|row| row.is_blank()).count();
                let text = &rows[blank..];
                prop_assert!(!text.is_empty());
                prop_assert_eq!(text[0].bytes.start, piece.bytes.start);
                prop_assert_eq!(text[text.len() - 1].bytes.end, piece.bytes.end);
                for pair in rows.windows(2) {
                    prop_assert_eq!(pair[0].bytes.end, pair[1].bytes.start);
                }
                for row in text {
                    prop_assert!(!row.is_blank());
                    prop_assert!(row.marker.width() <= row.indent);
                    let shown = document.slice(row.bytes.clone()).trim_end();
                    let widths: Vec<_> = shown.graphemes(true).map(segment::grapheme_width).filter(|w| *w > 0).collect();
                    let columns = usize::from(row.indent) + widths.iter().sum::<usize>();
                    prop_assert!(columns <= usize::from(layout.width()) || widths.len() == 1);
                }
            }
        }

        #[test]
        fn rows_are_the_same_downwards_upwards_and_by_their_bytes(
            document in any_document(), width in 0_u16..40,
        ) {
            let layout = Layout::new(document, width);
            let down: Vec<_> = iter::successors(layout.first(), |at| layout.next(*at)).collect();
            let mut up: Vec<_> = iter::successors(layout.last(), |at| layout.previous(*at)).collect();
            up.reverse();
            prop_assert_eq!(&down, &up);
            let shown: Vec<_> = layout.rows_from(0, usize::MAX).into_iter().map(|row| row.at).collect();
            prop_assert_eq!(&down, &shown);
            for (index, at) in down.iter().enumerate() {
                prop_assert_eq!(layout.row_at(layout.start_of(*at)), Some(*at));
                prop_assert_eq!(layout.below(down[0], index), *at);
                prop_assert_eq!(layout.above(down[down.len() - 1], down.len() - 1 - index), *at);
            }
        }

        #[test]
        fn a_place_is_found_again_by_its_row_and_column(
            document in any_document(), width in 1_u16..40, at in 0_usize..400,
        ) {
            let layout = Layout::new(Arc::clone(&document), width);
            let caret = document.caret_near(at);
            let Some(row) = layout.row_at(caret) else { return Ok(()) };
            let bytes = layout.row(row).map_or(0..0, |row| row.bytes);
            let visible = document.slice(bytes.start..bytes.end).trim_end().len();
            let found = layout.byte_at(row, layout.column(caret));
            prop_assert_eq!(found, document.caret_near(found));
            prop_assert_eq!(layout.column(found).min(layout.column(caret)), layout.column(found));
            let cluster = &document.slice(caret..bytes.end);
            let drawn = cluster.graphemes(true).next().map_or(0, segment::grapheme_width);
            if drawn > 0 && caret < bytes.start + visible {
                prop_assert_eq!(found, caret);
            }
        }
    }
}

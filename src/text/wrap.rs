//! Where rows of text end.

use std::ops::Range;

use textwrap::{
    WordSeparator, WordSplitter, core::Fragment, word_splitters::split_words,
    wrap_algorithms::wrap_first_fit,
};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::{grapheme, segment};

/// Breaks running text into rows of at most `width` columns.
///
/// Rows break where Unicode's line breaking (UAX #14) allows it, after a hyphen within a word, and at
/// each line break; each takes as many words as fit. A word longer than a row is cut between grapheme
/// clusters. The rows, in bytes of `text`, cover it exactly once and in order; the blanks and the
/// line break that end a row belong to it and may hang over the width. There is always a row, for an
/// empty text too. A width of 0 is taken as 1, and a single cluster may be wider than the width.
pub fn by_words(text: &str, width: usize) -> Vec<Range<usize>> {
    let width = width.max(1);
    let mut rows = Vec::new();
    let mut start = 0;
    for line in lines(text) {
        words_of_line(line, start, width, &mut rows);
        start += line.len();
    }
    rows
}

/// Cuts the lines of a text into rows of at most `width` columns, wherever that falls.
///
/// As [`by_words`], but a row is full to the last column before the next begins, blanks count, and
/// only the blanks at a line's end hang.
pub fn by_columns(text: &str, width: usize) -> Vec<Range<usize>> {
    let width = width.max(1);
    let mut rows = Vec::new();
    let mut start = 0;
    for line in lines(text) {
        cut_line(line, start, width, &mut rows);
        start += line.len();
    }
    rows
}

/// Returns the lines with their breaks, at least one, and none after a last break.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.is_empty()
        .then_some("")
        .into_iter()
        .chain(text.split_inclusive('\n'))
}

/// A part of a line that stays together, measured for textwrap.
#[derive(Debug)]
struct Part {
    bytes: usize,
    width: f64,
    blanks: f64,
}

impl Part {
    fn new(text: &str) -> Self {
        let word = text.trim_end().len();
        // A mark on the last blank would be left alone at the start of what hangs.
        let word = grapheme::ceiling(text, word);
        let columns = |part: Option<&str>| segment::width(part.unwrap_or_default()) as f64;
        Self {
            bytes: text.len(),
            width: columns(text.get(..word)),
            blanks: columns(text.get(word..)),
        }
    }
}

impl Fragment for Part {
    fn width(&self) -> f64 {
        self.width
    }

    fn whitespace_width(&self) -> f64 {
        self.blanks
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

fn words_of_line(line: &str, start: usize, width: usize, rows: &mut Vec<Range<usize>>) {
    if line.len() <= width && line.is_ascii() {
        rows.push(start..start + line.len());
        return;
    }
    let parts = parts_of_line(line, width);
    let mut at = start;
    for row in wrap_first_fit(&parts, &[width as f64]) {
        let bytes: usize = row.iter().map(|part| part.bytes).sum();
        rows.push(at..at + bytes);
        at += bytes;
    }
}

/// Returns the parts of a line, none wider than a row unless it is a single cluster.
fn parts_of_line(line: &str, width: usize) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut end = 0;
    let words = WordSeparator::UnicodeBreakProperties.find_words(line);
    for word in split_words(words, &WordSplitter::HyphenSplitter) {
        end += word.word.len() + word.whitespace.len();
        // The tables of the two standards differ at times: a row never ends inside a cluster.
        if !segment::is_boundary(line, end) {
            continue;
        }
        push_parts(line.get(start..end).unwrap_or_default(), width, &mut parts);
        start = end;
    }
    if start < line.len() {
        push_parts(line.get(start..).unwrap_or_default(), width, &mut parts);
    }
    parts
}

fn push_parts(text: &str, width: usize, parts: &mut Vec<Part>) {
    let part = Part::new(text);
    if part.width <= width as f64 {
        parts.push(part);
        return;
    }
    let mut pieces = Vec::new();
    cut_line(text, 0, width, &mut pieces);
    parts.extend(
        pieces
            .into_iter()
            .map(|piece| Part::new(text.get(piece).unwrap_or_default())),
    );
}

fn cut_line(line: &str, start: usize, width: usize, rows: &mut Vec<Range<usize>>) {
    let text = line.get(..line.trim_end().len()).unwrap_or_default();
    let mut row = start;
    // Clean ASCII has one column a byte; most code is that, and it is the longest "words" that are cut.
    if text.is_ascii() {
        while start + text.len() - row > width {
            rows.push(row..row + width);
            row += width;
        }
        rows.push(row..start + line.len());
        return;
    }
    let mut columns = 0;
    for (at, cluster) in line.grapheme_indices(true) {
        if at >= text.len() {
            break;
        }
        let cluster = segment::grapheme_width(cluster);
        if columns > 0 && columns + cluster > width {
            rows.push(row..start + at);
            row = start + at;
            columns = 0;
        }
        columns += cluster;
    }
    rows.push(row..start + line.len());
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::fixture;

    fn words(text: &str, width: usize) -> Vec<&str> {
        by_words(text, width)
            .into_iter()
            .map(|row| text.get(row).unwrap())
            .collect()
    }

    fn columns(text: &str, width: usize) -> Vec<&str> {
        by_columns(text, width)
            .into_iter()
            .map(|row| text.get(row).unwrap())
            .collect()
    }

    #[test]
    fn each_row_takes_the_words_that_fit() {
        assert_eq!(
            words("The award was made in October.", 10),
            ["The award ", "was made ", "in ", "October."]
        );
        assert_eq!(words("four four", 4), ["four ", "four"]);
        assert_eq!(words("", 10), [""]);
        assert_eq!(words("   ", 2), ["   "]);
    }

    #[test]
    fn blanks_hang_over_the_end() {
        assert_eq!(words("four     next", 4), ["four     ", "next"]);
    }

    #[test]
    fn a_line_break_ends_its_row() {
        assert_eq!(
            words("one\ntwo three\n\nfour", 5),
            ["one\n", "two ", "three\n", "\n", "four"]
        );
        assert_eq!(columns("ab\n\n", 5), ["ab\n", "\n"]);
    }

    #[test]
    fn a_hyphen_within_a_word_is_a_place_to_break() {
        assert_eq!(
            words("ten-billion-dollar deal", 12),
            ["ten-billion-", "dollar deal"]
        );
    }

    #[test]
    fn long_words_are_cut_between_clusters() {
        assert_eq!(words("abcdefgh ij", 3), ["abc", "def", "gh ", "ij"]);
        assert_eq!(
            words("e\u{301}e\u{301}e\u{301}", 2),
            ["e\u{301}e\u{301}", "e\u{301}"]
        );
        assert_eq!(words("👩‍👩‍👧👩‍👩‍👧", 2), ["👩‍👩‍👧", "👩‍👩‍👧"]);
    }

    #[test]
    fn wide_letters_take_two_columns_and_break_anywhere() {
        assert_eq!(words("你好世界", 5), ["你好", "世界"]);
        assert_eq!(words("你好世界", 1), ["你", "好", "世", "界"]);
        assert_eq!(words("你好。世界", 4), ["你", "好。", "世界"]);
    }

    #[test]
    fn a_width_of_none_is_a_width_of_one() {
        assert_eq!(words("ab c", 0), ["a", "b ", "c"]);
        assert_eq!(columns("ab c", 0), ["a", "b", " ", "c"]);
    }

    #[test]
    fn code_is_cut_at_the_width_and_keeps_its_blanks() {
        assert_eq!(columns("    if x {\n", 6), ["    if", " x {\n"]);
        assert_eq!(columns("abcd    \nef", 4), ["abcd    \n", "ef"]);
    }

    proptest! {
        #[test]
        fn rows_cover_the_text_and_fit(text in fixture::any_text(), width in 0_usize..30) {
            for rows in [by_words(&text, width), by_columns(&text, width)] {
                let mut end = 0;
                for row in rows {
                    prop_assert_eq!(row.start, end);
                    end = row.end;
                    let row = text.get(row).unwrap();
                    prop_assert!(segment::is_boundary(&text, end));
                    let shown = row.trim_end();
                    prop_assert!(
                        segment::width(shown) <= width.max(1) || shown.graphemes(true).filter(|cluster| segment::grapheme_width(cluster) > 0).count() == 1,
                        "{row:?} is too wide"
                    );
                    prop_assert!(!row.trim_end_matches('\n').contains('\n'));
                }
                prop_assert_eq!(end, text.len());
            }
        }

        #[test]
        fn a_row_is_broken_only_where_the_next_word_does_not_fit(
            text in "[a-z]{1,6}( [a-z]{1,6}){0,20}", width in 6_usize..20,
        ) {
            let rows = by_words(&text, width);
            for pair in rows.windows(2) {
                let next = text.get(pair[1].clone()).unwrap().split(' ').next().unwrap_or_default();
                prop_assert!(text.get(pair[0].clone()).unwrap().len() + next.len() > width);
            }
        }
    }
}

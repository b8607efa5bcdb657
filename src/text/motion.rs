//! The ways of the caret.
//!
//! Text and a caret go in, a caret comes out. A caret is the first byte of the grapheme cluster it
//! stands on, as [`Document::caret_near`] gives it: `on[e] word` is a caret of 2. A motion that can't
//! go as far as it was told goes as far as it can; in an empty document the caret stays at 0.

use std::{iter, ops::Range, sync::Arc};

use unicode_segmentation::UnicodeSegmentation;

use crate::text::{
    document::Document,
    layout::{Layout, Row, RowRef},
};

/// The most steps one motion takes, so that no count makes a key wait.
pub const MOST_STEPS: usize = 10_000;

/// Which way to go in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the end.
    Forward,
    /// Towards the start.
    Back,
}

/// The column that motions by row try to keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// A column, counted from the left edge of the pane.
    Column(u16),
    /// The end of each row.
    End,
}

/// Moves by grapheme clusters, through rows and blocks.
pub fn by_character(
    document: &Document,
    caret: usize,
    direction: Direction,
    count: usize,
) -> usize {
    repeat(caret, count, |at| match direction {
        Direction::Forward => document.stop_after(at),
        Direction::Back => document.stop_before(at),
    })
}

/// Moves to the starts of words.
///
/// Back goes to the start of the word the caret stands in, first. Past the last word it goes to the
/// last letter.
pub fn by_word(document: &Document, caret: usize, direction: Direction, count: usize) -> usize {
    let words = |piece| document.words(piece);
    by_ranges(document, caret, direction, count, words, |word| word.start)
}

/// Moves to the last letters of words.
pub fn to_word_end(document: &Document, caret: usize, direction: Direction, count: usize) -> usize {
    let words = |piece| document.words(piece);
    by_ranges(document, caret, direction, count, words, |word| {
        last_letter(document, word)
    })
}

/// Moves to the starts of sentences.
///
/// Back goes to the start of the sentence the caret stands in, first. Past the last sentence it goes
/// to the last letter.
pub fn by_sentence(document: &Document, caret: usize, direction: Direction, count: usize) -> usize {
    let sentences = |piece| document.sentences(piece);
    by_ranges(document, caret, direction, count, sentences, |sentence| {
        sentence.start
    })
}

/// Moves to the starts of blocks.
///
/// Back goes to the start of the block the caret stands in, first. From the last block it goes forward
/// to the last letter.
pub fn by_paragraph(
    document: &Document,
    caret: usize,
    direction: Direction,
    count: usize,
) -> usize {
    let pieces = document.pieces();
    let start_of = |piece: usize| pieces.get(piece).map(|piece| piece.bytes.start);
    repeat(caret, count, |at| {
        let own = document.pieces_of(pieces.get(document.piece_at(at)?)?.block);
        match direction {
            Direction::Forward => start_of(own.end).or_else(|| Some(last(document))),
            Direction::Back => start_of(own.start).filter(|start| *start < at).or_else(|| {
                let above = pieces.get(own.start.checked_sub(1)?)?;
                start_of(document.pieces_of(above.block).start)
            }),
        }
    })
}

/// Moves to the starts of headings; stays where there are no more of them.
pub fn by_heading(document: &Document, caret: usize, direction: Direction, count: usize) -> usize {
    let starts = document.headings();
    let Some(further) = count.checked_sub(1) else {
        return caret;
    };
    let to = match direction {
        Direction::Forward => {
            let next = starts.partition_point(|start| *start <= caret);
            starts
                .get(next.saturating_add(further))
                .or_else(|| starts.get(next..)?.last())
        }
        Direction::Back => {
            let before = starts.get(..starts.partition_point(|start| *start < caret));
            before.and_then(|before| before.iter().rev().nth(further).or(before.first()))
        }
    };
    to.copied().unwrap_or(caret)
}

/// Returns the first place of the caret.
pub fn first(document: &Document) -> usize {
    document.caret_near(0)
}

/// Returns the last place of the caret.
pub fn last(document: &Document) -> usize {
    document.caret_near(document.text().len())
}

/// Returns the column that rows should be gone through at, from where the caret stands.
pub fn goal(layout: &Layout, caret: usize) -> Goal {
    Goal::Column(layout.column(caret))
}

/// Moves by rows as `j` and `k` do, keeping a column; the space between blocks is stepped over.
pub fn by_row(
    layout: &Layout,
    caret: usize,
    goal: Goal,
    direction: Direction,
    count: usize,
) -> usize {
    let Some(from) = layout.row_at(caret) else {
        return caret;
    };
    let mut rows = text_rows(layout, from, direction);
    match rows.by_ref().take(count.min(MOST_STEPS)).last() {
        Some(to) => at_goal(layout, to, goal),
        None => caret,
    }
}

/// Moves by rows of the screen, keeping a column: half a page, a page, a click of the wheel.
///
/// The space between blocks counts, so the text moves by what the pane does. Where it would end in
/// such a space it goes on to the next row of text.
pub fn by_screen_row(
    layout: &Layout,
    caret: usize,
    goal: Goal,
    direction: Direction,
    count: usize,
) -> usize {
    let Some(from) = layout.row_at(caret) else {
        return caret;
    };
    let count = count.min(MOST_STEPS);
    let to = match direction {
        Direction::Forward => layout.below(from, count),
        Direction::Back => layout.above(from, count),
    };
    let to = if layout.row(to).is_some_and(|row| row.is_blank()) {
        text_rows(layout, to, direction).next().unwrap_or(from)
    } else {
        to
    };
    if to == from {
        caret
    } else {
        at_goal(layout, to, goal)
    }
}

/// Returns the first place of the caret's row.
pub fn row_start(layout: &Layout, caret: usize) -> usize {
    own_row(layout, caret).map_or(caret, |row| row.bytes.start)
}

/// Returns the first place of the caret's row that isn't a blank, or the row's first.
pub fn row_text_start(layout: &Layout, caret: usize) -> usize {
    let Some(row) = own_row(layout, caret) else {
        return caret;
    };
    let text = layout.document().slice(row.bytes.clone());
    text.grapheme_indices(true)
        .find(|(_, cluster)| !cluster.trim().is_empty())
        .map_or(row.bytes.start, |(at, _)| row.bytes.start + at)
}

/// Returns the last place of the caret's row that isn't a blank, or the row's first.
pub fn row_end(layout: &Layout, caret: usize) -> usize {
    layout
        .row_at(caret)
        .map_or(caret, |row| layout.byte_at(row, u16::MAX))
}

fn own_row(layout: &Layout, caret: usize) -> Option<Row> {
    layout.row(layout.row_at(caret)?)
}

fn at_goal(layout: &Layout, row: RowRef, goal: Goal) -> usize {
    let column = match goal {
        Goal::Column(column) => column,
        Goal::End => u16::MAX,
    };
    layout.byte_at(row, column)
}

/// Walks the rows of text from a row, that one left out.
fn text_rows(layout: &Layout, from: RowRef, direction: Direction) -> impl Iterator<Item = RowRef> {
    iter::successors(Some(from), move |at| match direction {
        Direction::Forward => layout.next(*at),
        Direction::Back => layout.previous(*at),
    })
    .skip(1)
    .filter(|at| layout.row(*at).is_some_and(|row| !row.is_blank()))
}

/// Returns the last place of the caret in a range, or its start when it is empty.
pub(crate) fn last_letter(document: &Document, range: &Range<usize>) -> usize {
    document
        .stop_before(range.end)
        .filter(|last| *last > range.start)
        .unwrap_or(range.start)
}

/// Takes a step up to `count` times, as long as it leads somewhere else.
fn repeat(caret: usize, count: usize, step: impl Fn(usize) -> Option<usize>) -> usize {
    iter::successors(Some(caret), |at| step(*at).filter(|to| to != at))
        .take(count.min(MOST_STEPS) + 1)
        .last()
        .unwrap_or(caret)
}

/// Moves to the `count`-th place from the caret, where each range of a piece has one place.
///
/// A piece without ranges has its start as its only place, so that no run of such pieces, rules for
/// instance, makes a step long. Past the last place of all it goes to the document's last letter,
/// before the first to the document's first.
fn by_ranges(
    document: &Document,
    caret: usize,
    direction: Direction,
    count: usize,
    ranges: impl Fn(usize) -> Arc<[Range<usize>]>,
    place: impl Fn(&Range<usize>) -> usize,
) -> usize {
    let mut left = count.min(MOST_STEPS);
    let Some(own) = document.piece_at(caret).filter(|_| left > 0) else {
        return caret;
    };
    let ranges_of = |piece: usize| match (ranges(piece), document.pieces().get(piece)) {
        (none, Some(piece)) if none.is_empty() => {
            iter::once(piece.bytes.start..piece.bytes.start).collect()
        }
        (some, _) => some,
    };
    match direction {
        Direction::Forward => {
            for piece in own..document.pieces().len() {
                let ranges = ranges_of(piece);
                let passed = ranges.partition_point(|range| place(range) <= caret);
                if let Some(range) = ranges.get(passed + left - 1) {
                    return place(range);
                }
                left -= ranges.len() - passed;
            }
            last(document)
        }
        Direction::Back => {
            for piece in (0..=own).rev() {
                let ranges = ranges_of(piece);
                let before = ranges.partition_point(|range| place(range) < caret);
                if let Some(range) = before.checked_sub(left).and_then(|at| ranges.get(at)) {
                    return place(range);
                }
                left -= before;
            }
            first(document)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Direction::*, *};
    use crate::text::{
        fixture::{any_document, mark, marked, plain, written},
        segment,
    };

    /// Puts the caret on the marked letter, moves it, and marks the letter it then stands on.
    #[track_caller]
    fn moves(before: &str, motion: impl Fn(&Layout, usize) -> usize, after: &str) {
        let (document, range) = marked(before);
        let layout = Layout::new(Arc::clone(&document), 20);
        let caret = motion(&layout, range.start);
        let end = match document
            .slice(caret..document.text().len())
            .graphemes(true)
            .next()
        {
            Some(letter) if !letter.starts_with('\n') => caret + letter.len(),
            _ => caret,
        };
        assert_eq!(mark(&document, caret..end), plain(after));
    }

    /// As [`moves`], for motions on the document.
    #[track_caller]
    fn goes(before: &str, motion: DocumentMotion, direction: Direction, count: usize, after: &str) {
        moves(
            before,
            |layout, caret| motion(layout.document(), caret, direction, count),
            after,
        );
    }

    /// As [`moves`], for motions by row that keep the caret's own column.
    #[track_caller]
    fn climbs(before: &str, direction: Direction, count: usize, after: &str) {
        let motion =
            |layout: &Layout, caret| by_row(layout, caret, goal(layout, caret), direction, count);
        moves(before, motion, after);
    }

    #[test]
    fn characters_are_grapheme_clusters() {
        goes("[e\u{301}]tude", by_character, Forward, 1, "e\u{301}[t]ude");
        goes("[👩‍👩‍👧]🇩🇪!", by_character, Forward, 2, "👩‍👩‍👧🇩🇪[!]");
        goes("你好[世]界", by_character, Back, 2, "[你]好世界");
        goes("مر[ح]با", by_character, Forward, 1, "مرح[ب]ا");
    }

    #[test]
    fn characters_go_through_blocks() {
        goes("On[e]\n\nTwo", by_character, Forward, 1, "One\n\n[T]wo");
        goes("One\n\n[T]wo", by_character, Back, 1, "On[e]\n\nTwo");
        goes("- on[e]\n- two", by_character, Forward, 1, "- one\n- [t]wo");
        goes(
            "On[e]\n\n---\n\nTwo",
            by_character,
            Forward,
            2,
            "One\n\n---\n\n[T]wo",
        );
        goes(
            "One\n\n---\n\n[T]wo",
            by_character,
            Back,
            2,
            "On[e]\n\n---\n\nTwo",
        );
    }

    #[test]
    fn characters_step_over_the_break_of_a_line_that_holds_something() {
        goes(
            "    a[b]\n    cd",
            by_character,
            Forward,
            1,
            "    ab\n    [c]d",
        );
        goes(
            "    a[b]\n    \n    cd",
            by_character,
            Forward,
            1,
            "    ab\n    []\n    cd",
        );
        goes(
            "    a[b]\n    \n    cd",
            by_character,
            Forward,
            2,
            "    ab\n    \n    [c]d",
        );
    }

    #[test]
    fn characters_stop_at_the_ends() {
        goes("On[e]", by_character, Forward, 9, "On[e]");
        goes("O[n]e", by_character, Back, 9, "[O]ne");
        goes("O[n]e", by_character, Back, 0, "O[n]e");
    }

    #[test]
    fn words_are_those_of_a_reader() {
        goes(
            "[T]hey don't, 3.14 so",
            by_word,
            Forward,
            1,
            "They [d]on't, 3.14 so",
        );
        goes(
            "They [d]on't, 3.14 so",
            by_word,
            Forward,
            1,
            "They don't[,] 3.14 so",
        );
        goes(
            "They don't[,] 3.14 so",
            by_word,
            Forward,
            2,
            "They don't, 3.14 [s]o",
        );
        goes(
            "They don't, 3.14 [s]o",
            by_word,
            Back,
            3,
            "They [d]on't, 3.14 so",
        );
        goes("They do[n]'t", by_word, Back, 1, "They [d]on't");
    }

    #[test]
    fn words_go_through_blocks_and_stop_at_the_ends() {
        goes(
            "One t[w]o\n\nthree",
            by_word,
            Forward,
            1,
            "One two\n\n[t]hree",
        );
        goes("One two\n\n[t]hree", by_word, Back, 1, "One [t]wo\n\nthree");
        goes(
            "One two\n\nt[h]ree",
            by_word,
            Forward,
            1,
            "One two\n\nthre[e]",
        );
        goes("O[n]e two", by_word, Back, 9, "[O]ne two");
    }

    #[test]
    fn the_end_of_a_word_is_its_last_letter() {
        goes(
            "[O]ne two, three",
            to_word_end,
            Forward,
            1,
            "On[e] two, three",
        );
        goes(
            "On[e] two, three",
            to_word_end,
            Forward,
            1,
            "One tw[o], three",
        );
        goes(
            "On[e] two, three",
            to_word_end,
            Forward,
            3,
            "One two, thre[e]",
        );
        goes(
            "On[e]\n\nbare\u{301}",
            to_word_end,
            Forward,
            1,
            "One\n\nbar[e\u{301}]",
        );
        goes("One tw[o]", to_word_end, Back, 1, "On[e] two");
    }

    #[test]
    fn sentences_begin_where_the_next_key_leads() {
        goes(
            "O[n]e is. Two was. Three.",
            by_sentence,
            Forward,
            1,
            "One is. [T]wo was. Three.",
        );
        goes(
            "O[n]e is. Two was. Three.",
            by_sentence,
            Forward,
            2,
            "One is. Two was. [T]hree.",
        );
        goes(
            "One is. Two [w]as.",
            by_sentence,
            Back,
            1,
            "One is. [T]wo was.",
        );
        goes(
            "One is. [T]wo was.",
            by_sentence,
            Back,
            1,
            "[O]ne is. Two was.",
        );
        goes(
            "One is. T[w]o was.\n\nThree.",
            by_sentence,
            Forward,
            1,
            "One is. Two was.\n\n[T]hree.",
        );
        goes(
            "One is. T[w]o was.",
            by_sentence,
            Forward,
            1,
            "One is. Two was[.]",
        );
    }

    #[test]
    fn paragraphs_are_blocks() {
        let source = |marked: &str| {
            "# Head\n\nOne. Two.\n\n- a\n- b\n\nThree."
                .replace(&marked.replace(['[', ']'], ""), marked)
        };
        goes(
            &source("# H[e]ad"),
            by_paragraph,
            Forward,
            1,
            &source("[O]ne"),
        );
        goes(
            &source("# H[e]ad"),
            by_paragraph,
            Forward,
            3,
            &source("- [b]"),
        );
        goes(&source("Tw[o]."), by_paragraph, Back, 1, &source("[O]ne"));
        goes(
            &source("Tw[o]."),
            by_paragraph,
            Back,
            2,
            &source("# [H]ead"),
        );
        goes(
            &source("- [b]"),
            by_paragraph,
            Forward,
            5,
            &source("Three[.]"),
        );
    }

    #[test]
    fn headings_are_gone_to_over_all_else() {
        let source = |marked: &str| {
            "# Head\n\nOne\n\n## More\n\nTwo\n\n## Last\n\nEnd"
                .replace(&marked.replace(['[', ']'], ""), marked)
        };
        goes(
            &source("O[n]e"),
            by_heading,
            Forward,
            1,
            &source("## [M]ore"),
        );
        goes(
            &source("O[n]e"),
            by_heading,
            Forward,
            7,
            &source("## [L]ast"),
        );
        goes(
            &source("## [M]ore"),
            by_heading,
            Forward,
            1,
            &source("## [L]ast"),
        );
        goes(
            &source("## M[o]re"),
            by_heading,
            Back,
            1,
            &source("## [M]ore"),
        );
        goes(
            &source("## [M]ore"),
            by_heading,
            Back,
            1,
            &source("# [H]ead"),
        );
        goes(&source("E[n]d"), by_heading, Forward, 1, &source("E[n]d"));
        goes(&source("E[n]d"), by_heading, Back, 9, &source("# [H]ead"));
        goes("n[o]ne", by_heading, Back, 1, "n[o]ne");
    }

    // These are set in 20 columns: "The award was made " and "in October of 2019.".
    #[test]
    fn rows_keep_the_column() {
        climbs(
            "The a[w]ard was made in October of 2019.",
            Forward,
            1,
            "The award was made in Oc[t]ober of 2019.",
        );
        climbs(
            "The award was made in Oc[t]ober of 2019.",
            Back,
            1,
            "The a[w]ard was made in October of 2019.",
        );
        climbs(
            "The a[w]ard was made in October of 2019.",
            Forward,
            9,
            "The award was made in Oc[t]ober of 2019.",
        );
        climbs(
            "The a[w]ard was made in October of 2019.",
            Back,
            1,
            "The a[w]ard was made in October of 2019.",
        );
    }

    #[test]
    fn rows_step_over_the_space_between_blocks_and_into_indents() {
        climbs(
            "One [t]wo\n\n# Head\n\n- item",
            Forward,
            1,
            "One two\n\n# Hea[d]\n\n- item",
        );
        climbs(
            "One two\n\n# Hea[d]\n\n- item",
            Forward,
            1,
            "One two\n\n# Head\n\n- i[t]em",
        );
        climbs(
            "O[n]e\n\n- item\n- two",
            Forward,
            2,
            "One\n\n- item\n- [t]wo",
        );
        climbs("你[好]\n\nabcd", Forward, 1, "你好\n\nab[c]d");
        climbs("ab[c]d\n\n你好", Forward, 1, "abcd\n\n你[好]");
        climbs("abc[d]\n\n你好", Forward, 1, "abcd\n\n你[好]");
    }

    #[test]
    fn the_goal_outlives_short_rows() {
        let (document, range) = marked("long en[o]ugh\n\nab\n\nlong enough");
        let layout = Layout::new(Arc::clone(&document), 20);
        let goal = goal(&layout, range.start);
        let short = by_row(&layout, range.start, goal, Forward, 1);
        assert_eq!(
            mark(&document, short..short + 1),
            "long enough\n\na[b]\n\nlong enough"
        );
        let long = by_row(&layout, short, goal, Forward, 1);
        assert_eq!(
            mark(&document, long..long + 1),
            "long enough\n\nab\n\nlong en[o]ugh"
        );
        let end = by_row(&layout, short, Goal::End, Back, 1);
        assert_eq!(
            mark(&document, end..end + 1),
            "long enoug[h]\n\nab\n\nlong enough"
        );
    }

    #[test]
    fn screen_rows_count_the_space_between_blocks() {
        let down = |count| {
            move |layout: &Layout, caret| {
                by_screen_row(layout, caret, goal(layout, caret), Forward, count)
            }
        };
        moves("[O]ne\n\nTwo\n\nThree", down(1), "One\n\n[T]wo\n\nThree");
        moves("[O]ne\n\nTwo\n\nThree", down(2), "One\n\n[T]wo\n\nThree");
        moves("[O]ne\n\nTwo\n\nThree", down(3), "One\n\nTwo\n\n[T]hree");
        moves("[O]ne\n\nTwo\n\nThree", down(99), "One\n\nTwo\n\n[T]hree");
        let up =
            |layout: &Layout, caret| by_screen_row(layout, caret, goal(layout, caret), Back, 3);
        moves("One\n\nTwo\n\n[T]hree", up, "[O]ne\n\nTwo\n\nThree");
    }

    #[test]
    fn a_row_has_a_start_a_first_letter_and_an_end() {
        moves(
            "The award was made in Oc[t]ober of 2019.",
            row_start,
            "The award was made [i]n October of 2019.",
        );
        moves(
            "The a[w]ard was made in October of 2019.",
            row_end,
            "The award was mad[e] in October of 2019.",
        );
        moves("      code [h]ere", row_start, "    [ ] code here");
        moves("      code [h]ere", row_text_start, "      [c]ode here");
        moves(
            "    a[b]\n    \n    cd",
            |layout, caret| {
                let empty = by_row(layout, caret, Goal::End, Forward, 1);
                assert_eq!(row_start(layout, empty), empty);
                assert_eq!(row_text_start(layout, empty), empty);
                row_end(layout, empty)
            },
            "    ab\n    []\n    cd",
        );
    }

    #[test]
    fn the_ends_of_the_document_are_its_first_and_last_letter() {
        moves(
            "One\n\nT[w]o",
            |layout, _| first(layout.document()),
            "[O]ne\n\nTwo",
        );
        moves(
            "[O]ne\n\nTwo",
            |layout, _| last(layout.document()),
            "One\n\nTw[o]",
        );
    }

    #[test]
    fn nothing_moves_in_an_empty_document() {
        let layout = Layout::new(written(""), 20);
        for direction in [Forward, Back] {
            for motion in DOCUMENT_MOTIONS {
                assert_eq!(motion(layout.document(), 0, direction, 3), 0);
            }
            assert_eq!(by_row(&layout, 0, goal(&layout, 0), direction, 3), 0);
            assert_eq!(by_screen_row(&layout, 0, Goal::End, direction, 3), 0);
        }
        for motion in [row_start, row_text_start, row_end] {
            assert_eq!(motion(&layout, 0), 0);
        }
        assert_eq!((first(layout.document()), last(layout.document())), (0, 0));
    }

    type DocumentMotion = fn(&Document, usize, Direction, usize) -> usize;

    const DOCUMENT_MOTIONS: [DocumentMotion; 6] = [
        by_character,
        by_word,
        to_word_end,
        by_sentence,
        by_paragraph,
        by_heading,
    ];

    proptest! {
        #[test]
        fn motions_go_their_way_and_stay_on_places_of_the_caret(
            document in any_document(), at in 0_usize..400, count in 0_usize..6, width in 0_u16..40,
        ) {
            let layout = Layout::new(Arc::clone(&document), width);
            let caret = document.caret_near(at);
            let goal = goal(&layout, caret);
            for direction in [Forward, Back] {
                let mut results: Vec<usize> = DOCUMENT_MOTIONS
                    .iter()
                    .map(|motion| motion(&document, caret, direction, count))
                    .collect();
                results.push(by_row(&layout, caret, goal, direction, count));
                results.push(by_screen_row(&layout, caret, goal, direction, count));
                for (motion, to) in results.into_iter().enumerate() {
                    prop_assert_eq!(to, document.caret_near(to), "motion {}", motion);
                    match direction {
                        Forward => prop_assert!(to >= caret, "motion {motion}"),
                        Back => prop_assert!(to <= caret, "motion {motion}"),
                    }
                    if let Some(block) = document.block_at(to) {
                        let text = document.slice(block.bytes.clone());
                        prop_assert!(segment::is_boundary(text, to - block.bytes.start));
                    }
                }
            }
            for motion in [row_start, row_text_start, row_end] {
                let to = motion(&layout, caret);
                prop_assert_eq!(to, document.caret_near(to));
                prop_assert_eq!(layout.row_at(to), layout.row_at(caret));
            }
        }

        #[test]
        fn a_count_is_as_many_single_steps(
            document in any_document(), at in 0_usize..400, count in 0_usize..6, width in 0_u16..40,
        ) {
            let layout = Layout::new(Arc::clone(&document), width);
            let caret = document.caret_near(at);
            for direction in [Forward, Back] {
                for (index, motion) in DOCUMENT_MOTIONS.iter().enumerate() {
                    let steps = (0..count).fold(caret, |at, _| motion(&document, at, direction, 1));
                    prop_assert_eq!(motion(&document, caret, direction, count), steps, "motion {}", index);
                }
                let goal = goal(&layout, caret);
                let steps = (0..count).fold(caret, |at, _| by_row(&layout, at, goal, direction, 1));
                prop_assert_eq!(by_row(&layout, caret, goal, direction, count), steps);
            }
        }

        #[test]
        fn down_and_up_again_is_the_same_row(
            document in any_document(), at in 0_usize..400, count in 0_usize..6, width in 0_u16..40,
        ) {
            let layout = Layout::new(Arc::clone(&document), width);
            let caret = document.caret_near(at);
            let goal = goal(&layout, caret);
            let down = by_row(&layout, caret, goal, Forward, count);
            let steps = (0..count)
                .scan(caret, |at, _| {
                    let next = by_row(&layout, *at, goal, Forward, 1);
                    let moved = layout.row_at(next) != layout.row_at(*at);
                    *at = next;
                    Some(moved)
                })
                .filter(|moved| *moved)
                .count();
            let up = by_row(&layout, down, goal, Back, steps);
            prop_assert_eq!(layout.row_at(up), layout.row_at(caret));
        }

        #[test]
        fn single_rows_lead_from_one_end_to_the_other(document in any_document(), width in 0_u16..40) {
            let layout = Layout::new(Arc::clone(&document), width);
            let mut caret = first(&document);
            let mut rows = 1;
            loop {
                let next = by_row(&layout, caret, Goal::Column(0), Forward, 1);
                if next == caret {
                    break;
                }
                rows += 1;
                caret = next;
            }
            let all = layout.rows_from(0, usize::MAX);
            prop_assert_eq!(rows, all.iter().filter(|row| !row.row.is_blank()).count().max(1));
            prop_assert_eq!(layout.row_at(caret), layout.last());
        }
    }
}

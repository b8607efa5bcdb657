//! What stands around the caret: a word, a sentence, a paragraph, a quotation.
//!
//! Each gives a range of bytes, half open, on grapheme edges.

pub mod extent;

use std::ops::Range;

use crate::text::{
    document::{self, Document},
    grapheme, motion,
    quotation::quotations,
};

/// How far to either side of the caret quotation marks are looked for, in bytes.
const QUOTATION_REACH: usize = document::PIECE_LIMIT;

/// Returns the word or the run of punctuation at the caret.
///
/// On a blank it is the next word of the block's piece, or else the one before; where there is none, as
/// in a rule, nothing.
pub fn word_at(document: &Document, caret: usize) -> Option<Range<usize>> {
    nearest(&document.words(document.piece_at(caret)?), caret)
}

/// Returns the sentence at the caret, without the blanks after it.
///
/// Between two sentences it is the next of the same block. In a block without text there is none.
pub fn sentence_at(document: &Document, caret: usize) -> Option<Range<usize>> {
    nearest(&document.sentences(document.piece_at(caret)?), caret)
}

/// Adds the sentence that follows a range, or what is left of the one it ends in.
///
/// Where no more follow the range stays as it is. The sentence may stand in a later block.
pub fn extend_by_sentence(document: &Document, range: Range<usize>) -> Range<usize> {
    let Some(own) = document.piece_at(range.end) else {
        return range;
    };
    // Blocks without text are skipped, but no more of them than a key has time for.
    let pieces = (own..document.pieces().len()).take(motion::MOST_STEPS);
    let end = pieces
        .filter_map(|piece| {
            let sentences = document.sentences(piece);
            let next = sentences.partition_point(|sentence| sentence.end <= range.end);
            sentences.get(next).map(|sentence| sentence.end)
        })
        .next();
    range.start..end.unwrap_or(range.end)
}

/// Returns the whole block at the caret; its range is empty for a block without text.
pub fn paragraph_at(document: &Document, caret: usize) -> Option<Range<usize>> {
    Some(document.block_at(caret)?.bytes.clone())
}

/// Returns what stands inside the innermost quotation marks around the caret, within its block.
///
/// The caret may stand on one of the marks. Blanks inside the marks, as French sets them, are left
/// out. Marks further away than about 8,000 bytes are not found, and those that can't be told from
/// apostrophes or signs for feet and inches don't count.
pub fn quotation_at(document: &Document, caret: usize) -> Option<Range<usize>> {
    let (inside, _) = innermost(document, caret)?;
    Some(inside)
}

/// Returns the same as [`quotation_at`] with its marks.
pub fn quotation_with_marks_at(document: &Document, caret: usize) -> Option<Range<usize>> {
    let (_, whole) = innermost(document, caret)?;
    Some(whole)
}

fn innermost(document: &Document, caret: usize) -> Option<(Range<usize>, Range<usize>)> {
    quotations_around(document, caret)
        .into_iter()
        .min_by_key(|(_, whole)| whole.len())
}

/// Returns the quotations around the caret, each without and with its marks; see [`quotation_at`].
fn quotations_around(document: &Document, caret: usize) -> Vec<(Range<usize>, Range<usize>)> {
    let Some(block) = document.block_at(caret).map(|block| block.bytes.clone()) else {
        return Vec::new();
    };
    let text = document.slice(block.clone());
    let caret = caret.clamp(block.start, block.end) - block.start;
    let from = text.floor_char_boundary(caret.saturating_sub(QUOTATION_REACH));
    let to = text.floor_char_boundary(caret.saturating_add(QUOTATION_REACH));
    quotations(text.get(from..to).unwrap_or_default())
        .into_iter()
        .filter(|(open, close)| (open.start..close.end).contains(&(caret - from)))
        .map(|(open, close)| {
            // A mark may have an accent, which belongs to it.
            let start = grapheme::ceiling(text, from + open.end);
            let inside = start..grapheme::floor(text, from + close.start).max(start);
            let inside =
                document::trimmed(text, inside.clone()).unwrap_or(inside.start..inside.start);
            let placed = |range: Range<usize>| block.start + range.start..block.start + range.end;
            let whole =
                grapheme::floor(text, from + open.start)..grapheme::ceiling(text, from + close.end);
            (placed(inside), placed(whole))
        })
        .collect()
}

/// Returns the range that holds a place, or else the next one, or else the last.
fn nearest(ranges: &[Range<usize>], place: usize) -> Option<Range<usize>> {
    let next = ranges.partition_point(|range| range.end <= place);
    ranges.get(next).or(ranges.last()).cloned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::{
        fixture::{any_document, mark, marked, plain, written},
        segment,
    };

    /// Puts the caret on the mark's first letter, takes the object there, and marks that.
    #[track_caller]
    fn takes(before: &str, object: fn(&Document, usize) -> Option<Range<usize>>, after: &str) {
        let (document, range) = marked(before);
        let taken = object(&document, range.start).expect("something is taken");
        assert_eq!(mark(&document, taken), plain(after));
    }

    #[test]
    fn a_word_is_taken_with_its_apostrophe_and_without_its_comma() {
        takes("They don[']t, he said.", word_at, "They [don't], he said.");
        takes("They don't[,] he said.", word_at, "They don't[,] he said.");
        takes("costs 3[.]14 euro", word_at, "costs [3.14] euro");
        takes("na[ ]ïve", word_at, "na [ïve]");
        takes("the end[ ]", word_at, "the [end] ");
    }

    #[test]
    fn a_sentence_is_taken_without_the_blank_behind_it() {
        takes(
            "One is. T[w]o was. Three.",
            sentence_at,
            "One is. [Two was.] Three.",
        );
        takes("One is.[ ]Two was.", sentence_at, "One is. [Two was.]");
        takes("One is. Two was[.]", sentence_at, "One is. [Two was.]");
        takes(
            "Above.\n\n- It[e]m one\n- Item two",
            sentence_at,
            "Above.\n\n- [Item one]\n- Item two",
        );
    }

    #[test]
    fn a_line_of_code_is_a_sentence() {
        takes(
            "    let a = 1.\n    let [b] = 2.",
            sentence_at,
            "    let a = 1.\n    [let b = 2.]",
        );
    }

    #[test]
    fn a_paragraph_is_the_whole_block() {
        takes(
            "# Head\n\nOne. T[w]o.\n\nThree.",
            paragraph_at,
            "# Head\n\n[One. Two.]\n\nThree.",
        );
    }

    #[test]
    fn the_selection_grows_by_sentences_and_through_blocks() {
        let (document, mut range) = marked("One. [Two. ]Three.\n\n---\n\nFour.");
        for after in [
            "One. [Two. Three.]\n\n---\n\nFour.",
            "One. [Two. Three.\n\n---\n\nFour.]",
            "One. [Two. Three.\n\n---\n\nFour.]",
        ] {
            range = extend_by_sentence(&document, range);
            let bare = after.replace("---", "");
            assert_eq!(mark(&document, range.clone()), bare);
        }
        let (document, range) = marked("One. T[w]o was. Three.");
        let range = extend_by_sentence(&document, range);
        assert_eq!(mark(&document, range), "One. T[wo was.] Three.");
    }

    #[test]
    fn a_quotation_is_what_stands_inside_its_marks() {
        for (before, after) in [
            ("He said “we [h]ave” so.", "He said “[we have]” so."),
            ("He said [“]we have” so.", "He said “[we have]” so."),
            ("He said “we have[”] so.", "He said “[we have]” so."),
            (
                "Er sagte „wir h[a]ben“ und „mehr“.",
                "Er sagte „[wir haben]“ und „mehr“.",
            ),
            ("Mówi „my m[a]my” tak.", "Mówi „[my mamy]” tak."),
            (
                "Il dit «\u{a0}nous [a]vons\u{a0}» ici.",
                "Il dit «\u{a0}[nous avons]\u{a0}» ici.",
            ),
            ("Er sagte »wir h[a]ben« so.", "Er sagte »[wir haben]« so."),
            ("Han sa ”vi h[a]r” så.", "Han sa ”[vi har]” så."),
            (
                "He said \"we [h]ave\" and \"more\".",
                "He said \"[we have]\" and \"more\".",
            ),
            (
                "a 5\" disk and \"a [b]ig\" one",
                "a 5\" disk and \"[a big]\" one",
            ),
            (
                "They said 'it isn't [s]o' then.",
                "They said '[it isn't so]' then.",
            ),
            (
                "They said ‘it isn’t [s]o’ then.",
                "They said ‘[it isn’t so]’ then.",
            ),
            ("彼は「これ[は]本」と", "彼は「[これは本]」と"),
            ("“Out ‘in [t]his’ side”", "“Out ‘[in this]’ side”"),
            ("“Out ‘in this’ [s]ide”", "“[Out ‘in this’ side]”"),
        ] {
            takes(before, quotation_at, after);
        }
    }

    #[test]
    fn outside_of_quotation_marks_there_is_no_quotation() {
        for source in [
            "[H]e said “we have” so.",
            "“One.” T[w]o. “Three.”",
            "It isn’t [s]o, the writers’ work.",
            "“Above\n\nb[e]low”",
            "no [m]arks",
        ] {
            let (document, range) = marked(source);
            assert_eq!(quotation_at(&document, range.start), None, "{source}");
        }
    }

    #[test]
    fn an_empty_document_has_nothing_to_take() {
        let document = written("");
        assert_eq!(word_at(&document, 0), None);
        assert_eq!(sentence_at(&document, 0), None);
        assert_eq!(paragraph_at(&document, 0), None);
        assert_eq!(quotation_at(&document, 0), None);
        assert_eq!(extend_by_sentence(&document, 0..0), 0..0);
    }

    proptest! {
        #[test]
        fn objects_stand_on_grapheme_edges_of_the_carets_block(document in any_document(), at in 0_usize..400) {
            let caret = document.caret_near(at);
            let block = document.block_at(caret).map(|block| block.bytes.clone());
            for object in [word_at, sentence_at, paragraph_at, quotation_at] {
                let Some(taken) = object(&document, caret) else { continue };
                let block = block.clone().expect("what is taken stands in a block");
                prop_assert!(block.start <= taken.start && taken.end <= block.end);
                let text = document.slice(block.clone());
                prop_assert!(segment::is_boundary(text, taken.start - block.start));
                prop_assert!(segment::is_boundary(text, taken.end - block.start));
            }
        }

        #[test]
        fn growing_by_sentences_reaches_the_end(document in any_document(), at in 0_usize..400) {
            let caret = document.caret_near(at);
            let mut range = caret..caret;
            loop {
                let grown = extend_by_sentence(&document, range.clone());
                prop_assert_eq!(grown.start, caret);
                prop_assert!(grown.end >= range.end);
                if grown == range {
                    break;
                }
                range = grown;
            }
            prop_assert_eq!(document.slice(range.end..document.text().len()).trim(), "");
        }
    }
}

//! Text objects as vim has them: a word, sentence, paragraph or quotation, "in" or "around", one or more.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::text::{
    document::Document,
    motion::{self, Direction},
    object,
};

/// What is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Object {
    /// A word or a run of signs.
    Word,
    /// A sentence.
    Sentence,
    /// A block.
    Paragraph,
    /// What stands in quotation marks.
    Quotation,
}

/// How much of it is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Only itself.
    Inside,
    /// Also the blanks behind it, or else those before it; of a quotation the marks.
    Around,
}

/// Returns the object at the caret.
pub fn take(
    document: &Document,
    caret: usize,
    object: Object,
    extent: Extent,
) -> Option<Range<usize>> {
    let inside = match object {
        Object::Word => object::word_at(document, caret),
        Object::Sentence => object::sentence_at(document, caret),
        Object::Paragraph => object::paragraph_at(document, caret),
        Object::Quotation => {
            return match extent {
                Extent::Inside => object::quotation_at(document, caret),
                Extent::Around => object::quotation_with_marks_at(document, caret),
            };
        }
    }?;
    match extent {
        Extent::Inside => Some(inside),
        Extent::Around => Some(with_blanks(document, inside)),
    }
}

/// Adds the next object on one side to a range; a quotation becomes the one around it.
///
/// Where there is none the range stays as it is.
pub fn extend(
    document: &Document,
    range: Range<usize>,
    object: Object,
    extent: Extent,
    direction: Direction,
) -> Range<usize> {
    let found = match object {
        Object::Word => neighbour(document, &range, direction, |piece| document.words(piece)),
        Object::Sentence => neighbour(document, &range, direction, |piece| {
            document.sentences(piece)
        }),
        Object::Paragraph => block_beyond(document, &range, direction),
        Object::Quotation => return wider_quotation(document, &range, extent).unwrap_or(range),
    };
    let Some(found) = found else { return range };
    let found = match extent {
        Extent::Inside => found,
        Extent::Around => with_blanks(document, found),
    };
    match direction {
        Direction::Forward => range.start..found.end.max(range.end),
        Direction::Back => found.start.min(range.start)..range.end,
    }
}

/// Adds the blanks behind a range, within its block or up to the next; where none follow, those before it.
fn with_blanks(document: &Document, range: Range<usize>) -> Range<usize> {
    let text = document.text();
    let (before, after) = (
        text.get(..range.start).unwrap_or_default(),
        text.get(range.end..).unwrap_or_default(),
    );
    let whole_block = document
        .block_at(range.start)
        .is_some_and(|block| block.bytes == range);
    // Words and sentences keep to their paragraph.
    let is_blank =
        |cluster: &&str| cluster.trim().is_empty() && (whole_block || !cluster.starts_with('\n'));
    let behind: usize = after
        .graphemes(true)
        .take_while(is_blank)
        .map(str::len)
        .sum();
    if behind > 0 {
        return range.start..range.end + behind;
    }
    let ahead: usize = before
        .graphemes(true)
        .rev()
        .take_while(is_blank)
        .map(str::len)
        .sum();
    range.start - ahead..range.end
}

/// Returns the first range of a piece or those beyond it that reaches past one side of what is there.
fn neighbour<R: AsRef<[Range<usize>]>>(
    document: &Document,
    range: &Range<usize>,
    direction: Direction,
    ranges: impl Fn(usize) -> R,
) -> Option<Range<usize>> {
    // Pieces without any are skipped, but no more of them than a key has time for.
    match direction {
        Direction::Forward => (document.piece_at(range.end)?..document.pieces().len())
            .take(motion::MOST_STEPS)
            .find_map(|piece| {
                let ranges = ranges(piece);
                let ranges = ranges.as_ref();
                let next = ranges.partition_point(|other| other.end <= range.end);
                ranges.get(next).cloned()
            }),
        Direction::Back => (0..=document.piece_at(range.start)?)
            .rev()
            .take(motion::MOST_STEPS)
            .find_map(|piece| {
                let ranges = ranges(piece);
                let ranges = ranges.as_ref();
                let before = ranges.partition_point(|other| other.start < range.start);
                ranges.get(before.checked_sub(1)?).cloned()
            }),
    }
}

/// Returns the block that reaches past one side of a range, those without text left out.
fn block_beyond(
    document: &Document,
    range: &Range<usize>,
    direction: Direction,
) -> Option<Range<usize>> {
    let pieces = document.pieces();
    let piece = match direction {
        Direction::Forward => (document.piece_at(range.end)?..pieces.len())
            .take(motion::MOST_STEPS)
            .find(|piece| {
                pieces
                    .get(*piece)
                    .is_some_and(|p| p.bytes.end > range.end && !p.bytes.is_empty())
            }),
        Direction::Back => (0..=document.piece_at(range.start)?)
            .rev()
            .take(motion::MOST_STEPS)
            .find(|piece| {
                pieces
                    .get(*piece)
                    .is_some_and(|p| p.bytes.start < range.start && !p.bytes.is_empty())
            }),
    }?;
    Some(document.block_of(piece)?.bytes.clone())
}

/// Returns the narrowest quotation that holds a range and more.
fn wider_quotation(
    document: &Document,
    range: &Range<usize>,
    extent: Extent,
) -> Option<Range<usize>> {
    let holds = |wider: &Range<usize>| {
        wider != range && wider.start <= range.start && range.end <= wider.end
    };
    object::quotations_around(document, range.start)
        .into_iter()
        .flat_map(|(inside, whole)| match extent {
            Extent::Inside => [inside, whole.clone()],
            Extent::Around => [whole.clone(), whole],
        })
        .filter(holds)
        .min_by_key(Range::len)
}

#[cfg(test)]
mod tests {
    use proptest::{prelude::*, sample::select};

    use super::*;
    use crate::text::{
        fixture::{any_document, mark, marked, plain},
        motion::Direction::{Back, Forward},
        segment,
    };

    /// Takes the object at the mark's first letter.
    #[track_caller]
    fn takes(before: &str, object: Object, extent: Extent, after: &str) {
        let (document, range) = marked(before);
        let taken = take(&document, range.start, object, extent).expect("something is taken");
        assert_eq!(mark(&document, taken), plain(after));
    }

    #[track_caller]
    fn grows(before: &str, object: Object, extent: Extent, direction: Direction, after: &str) {
        let (document, range) = marked(before);
        let grown = extend(&document, range, object, extent, direction);
        assert_eq!(mark(&document, grown), plain(after));
    }

    #[test]
    fn around_takes_the_blanks_behind_or_else_those_before() {
        use Extent::{Around, Inside};
        takes("one t[w]o three", Object::Word, Inside, "one [two] three");
        takes("one t[w]o three", Object::Word, Around, "one [two ]three");
        takes("one two thr[e]e", Object::Word, Around, "one two[ three]");
        takes(
            "One is. T[w]o was. So.",
            Object::Sentence,
            Around,
            "One is. [Two was. ]So.",
        );
        takes(
            "One is. T[w]o was.\n\nSo.",
            Object::Sentence,
            Around,
            "One is.[ Two was.]\n\nSo.",
        );
        takes(
            "O[n]e.\n\nTwo.",
            Object::Paragraph,
            Around,
            "[One.\n\n]Two.",
        );
        takes(
            "One.\n\nT[w]o.",
            Object::Paragraph,
            Around,
            "One.[\n\nTwo.]",
        );
        takes("O[n]e.", Object::Paragraph, Around, "[One.]");
    }

    #[test]
    fn a_quotation_is_taken_with_or_without_its_marks() {
        let said = "He said “we [h]ave” so.";
        takes(
            said,
            Object::Quotation,
            Extent::Inside,
            "He said “[we have]” so.",
        );
        takes(
            said,
            Object::Quotation,
            Extent::Around,
            "He said [“we have”] so.",
        );
        takes(
            "Il dit «\u{a0}nous [a]vons\u{a0}» ici.",
            Object::Quotation,
            Extent::Around,
            "Il dit [«\u{a0}nous avons\u{a0}»] ici.",
        );
    }

    #[test]
    fn objects_are_added_on_the_side_that_moves() {
        use Extent::{Around, Inside};
        grows(
            "one [two] three",
            Object::Word,
            Inside,
            Forward,
            "one [two three]",
        );
        grows(
            "one [two] three",
            Object::Word,
            Inside,
            Back,
            "[one two] three",
        );
        grows(
            "one [two ]three four",
            Object::Word,
            Around,
            Forward,
            "one [two three ]four",
        );
        grows(
            "One. [Two.]\n\n---\n\nSix. Ten.",
            Object::Sentence,
            Inside,
            Forward,
            "One. [Two.\n\n---\n\nSix.] Ten.",
        );
        grows(
            "One. Two.\n\n[Six.]",
            Object::Sentence,
            Inside,
            Back,
            "One. [Two.\n\nSix.]",
        );
        grows(
            "One. T[w]o.\n\nSix.",
            Object::Paragraph,
            Inside,
            Forward,
            "One. T[wo.]\n\nSix.",
        );
        grows(
            "[One.]\n\n---\n\nSix.",
            Object::Paragraph,
            Inside,
            Forward,
            "[One.\n\n---\n\nSix.]",
        );
        grows(
            "One.\n\n[Six.]",
            Object::Paragraph,
            Inside,
            Back,
            "[One.\n\nSix.]",
        );
        grows("one [two]", Object::Word, Inside, Forward, "one [two]");
        grows("[one] two", Object::Word, Inside, Back, "[one] two");
    }

    #[test]
    fn a_quotation_grows_by_its_marks_and_to_the_one_around_it() {
        use Extent::{Around, Inside};
        for (before, extent, after) in [
            ("“Out ‘in [this]’ side”", Inside, "“Out ‘[in this]’ side”"),
            ("“Out ‘[in this]’ side”", Inside, "“Out [‘in this’] side”"),
            ("“Out [‘in this’] side”", Inside, "“[Out ‘in this’ side]”"),
            ("“[Out ‘in this’ side]”", Inside, "[“Out ‘in this’ side”]"),
            ("[“Out ‘in this’ side”]", Inside, "[“Out ‘in this’ side”]"),
            ("“Out [‘in this’] side”", Around, "[“Out ‘in this’ side”]"),
        ] {
            grows(before, Object::Quotation, extent, Forward, after);
        }
    }

    proptest! {
        #[test]
        fn objects_stand_on_grapheme_edges_and_only_grow(
            document in any_document(), at in 0_usize..400,
            object in select(vec![Object::Word, Object::Sentence, Object::Paragraph, Object::Quotation]),
            extent in select(vec![Extent::Inside, Extent::Around]),
        ) {
            let caret = document.caret_near(at);
            let Some(mut range) = take(&document, caret, object, extent) else { return Ok(()) };
            for direction in [Forward, Back, Forward, Back] {
                prop_assert!(segment::is_boundary(document.text(), range.start));
                prop_assert!(segment::is_boundary(document.text(), range.end));
                let grown = extend(&document, range.clone(), object, extent, direction);
                prop_assert!(grown.start <= range.start && range.end <= grown.end);
                range = grown;
            }
        }
    }
}

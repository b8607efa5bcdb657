//! Whether structure and text fit: files on disk are edited by hand.

use std::{fmt, ops::Range};

use thiserror::Error;

use crate::model::{Block, BlockKind, DEEPEST_LEVEL, Span, SpanKind};

/// Names a block or span by its place in the list, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The block of that number.
    Block(usize),
    /// The span of that number.
    Span(usize),
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Block(number) => write!(f, "block {number}"),
            Self::Span(number) => write!(f, "span {number}"),
        }
    }
}

/// Says what does not fit in a snapshot.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SnapshotFault {
    /// A range ends before it starts, leaves the text, or cuts a character.
    #[error("The range {}..{} of {part} does not fit the text.", bytes.start, bytes.end)]
    Range {
        /// Whose range it is.
        part: Part,
        /// The range, in bytes.
        bytes: Range<usize>,
    },
    /// Between a block and the one before it stands something else than line breaks, or too many.
    #[error("Before {0} stands something else than the line breaks that part two blocks.")]
    Gap(Part),
    /// After the last block there is more text.
    #[error("The text goes on after its last block, at byte {0}.")]
    Rest(usize),
    /// A block that must hold text is empty, or a rule is not, or a span is empty.
    #[error("The length of {0} does not fit its kind.")]
    Length(Part),
    /// A block has a level that its kind cannot have.
    #[error("The level of {0} does not fit its kind.")]
    Level(Part),
    /// A block that is no list item has a number.
    #[error("A number stands at {0}, which is not a list item.")]
    Ordinal(Part),
    /// A span does not lie in one block.
    #[error("The range of {0} does not lie in one block.")]
    Outside(Part),
    /// A span starts before the one that stands before it in the list.
    #[error("In the list of spans, {0} stands too late.")]
    Order(Part),
    /// A span that is no link has a target.
    #[error("A target stands at {0}, which is not a link.")]
    Target(Part),
}

/// Verifies all that is promised about a text's blocks and spans.
pub(super) fn check(text: &str, blocks: &[Block], spans: &[Span]) -> Result<(), SnapshotFault> {
    check_blocks(text, blocks)?;
    check_spans(text, blocks, spans)
}

fn check_blocks(text: &str, blocks: &[Block]) -> Result<(), SnapshotFault> {
    let mut before: Option<&Block> = None;
    for (number, block) in blocks.iter().enumerate() {
        let part = Part::Block(number);
        check_range(text, part, &block.bytes)?;
        check_shape(part, block)?;
        let parted = match before {
            None => block.bytes.start == 0,
            Some(before) => {
                let gap = text.get(before.bytes.end..block.bytes.start);
                let items = before.kind == BlockKind::ListItem && block.kind == BlockKind::ListItem;
                gap == Some("\n\n") || items && gap == Some("\n")
            }
        };
        if !parted {
            return Err(SnapshotFault::Gap(part));
        }
        before = Some(block);
    }
    let end = before.map_or(0, |block| block.bytes.end);
    if end == text.len() {
        Ok(())
    } else {
        Err(SnapshotFault::Rest(end))
    }
}

fn check_shape(part: Part, block: &Block) -> Result<(), SnapshotFault> {
    if block.bytes.is_empty() != (block.kind == BlockKind::Rule) {
        return Err(SnapshotFault::Length(part));
    }
    let levels = match block.kind {
        BlockKind::Paragraph => 0..=DEEPEST_LEVEL,
        BlockKind::Heading => 1..=6,
        BlockKind::ListItem | BlockKind::Quotation => 1..=DEEPEST_LEVEL,
        BlockKind::Code | BlockKind::Table | BlockKind::Rule => 0..=0,
    };
    if !levels.contains(&block.level) {
        return Err(SnapshotFault::Level(part));
    }
    if block.ordinal.is_some() && block.kind != BlockKind::ListItem {
        return Err(SnapshotFault::Ordinal(part));
    }
    Ok(())
}

fn check_spans(text: &str, blocks: &[Block], spans: &[Span]) -> Result<(), SnapshotFault> {
    let mut start = 0;
    for (number, span) in spans.iter().enumerate() {
        let part = Part::Span(number);
        check_range(text, part, &span.bytes)?;
        if span.bytes.is_empty() {
            return Err(SnapshotFault::Length(part));
        }
        if span.bytes.start < start {
            return Err(SnapshotFault::Order(part));
        }
        start = span.bytes.start;
        let after = blocks.partition_point(|block| block.bytes.start <= start);
        let inside = after
            .checked_sub(1)
            .and_then(|place| blocks.get(place))
            .is_some_and(|block| span.bytes.end <= block.bytes.end);
        if !inside {
            return Err(SnapshotFault::Outside(part));
        }
        if span.target.is_some() && span.kind != SpanKind::Link {
            return Err(SnapshotFault::Target(part));
        }
    }
    Ok(())
}

fn check_range(text: &str, part: Part, bytes: &Range<usize>) -> Result<(), SnapshotFault> {
    match text.get(bytes.clone()) {
        Some(_) => Ok(()),
        None => Err(SnapshotFault::Range {
            part,
            bytes: bytes.clone(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::CleanText;

    const TEXT: &str = "é head\n\none\ntwo\n\n\n\nlast";

    fn block(kind: BlockKind, bytes: Range<usize>, level: u8) -> Block {
        Block {
            kind,
            bytes,
            level,
            ordinal: None,
        }
    }

    fn blocks() -> Vec<Block> {
        vec![
            block(BlockKind::Heading, 0..7, 1),
            block(BlockKind::ListItem, 9..12, 1),
            block(BlockKind::ListItem, 13..16, 1),
            block(BlockKind::Rule, 18..18, 0),
            block(BlockKind::Paragraph, 20..24, 0),
        ]
    }

    fn emphasis(bytes: Range<usize>) -> Span {
        Span {
            kind: SpanKind::Emphasis,
            bytes,
            target: None,
        }
    }

    #[test]
    fn what_fits_passes() {
        assert_eq!(check(TEXT, &blocks(), &[]), Ok(()));
        let spans = [emphasis(0..7), emphasis(0..2), emphasis(20..21)];
        assert_eq!(check(TEXT, &blocks(), &spans), Ok(()));
        assert_eq!(check("", &[], &[]), Ok(()));
    }

    /// One value of a good structure is spoilt in each case.
    #[test]
    fn each_fault_is_named() {
        let spoilt = |change: fn(&mut Vec<Block>)| {
            let mut blocks = blocks();
            change(&mut blocks);
            check(TEXT, &blocks, &[]).unwrap_err()
        };
        let range = |part, bytes| SnapshotFault::Range { part, bytes };
        let first = Part::Block(0);
        assert_eq!(spoilt(|b| b[0].bytes.start = 1), range(first, 1..7));
        assert_eq!(
            spoilt(|b| b[4].bytes.end = 25),
            range(Part::Block(4), 20..25)
        );
        assert_eq!(spoilt(|b| b[0].bytes = 2..7), SnapshotFault::Gap(first));
        assert_eq!(spoilt(|b| b.truncate(4)), SnapshotFault::Rest(18));
        assert_eq!(
            spoilt(|b| b.retain(|block| block.bytes.start != 9)),
            SnapshotFault::Gap(Part::Block(1))
        );
        assert_eq!(spoilt(|b| b.swap(1, 2)), SnapshotFault::Gap(Part::Block(1)));
        assert_eq!(
            spoilt(|b| b[1].kind = BlockKind::Quotation),
            SnapshotFault::Gap(Part::Block(2))
        );
        assert_eq!(
            spoilt(|b| b[0].kind = BlockKind::Rule),
            SnapshotFault::Length(first)
        );
        assert_eq!(spoilt(|b| b[0].level = 0), SnapshotFault::Level(first));
        assert_eq!(spoilt(|b| b[0].level = 7), SnapshotFault::Level(first));
        assert_eq!(
            spoilt(|b| b[0].ordinal = Some(1)),
            SnapshotFault::Ordinal(first)
        );
    }

    #[test]
    fn each_fault_of_a_span_is_named() {
        let of = |spans: &[Span]| check(TEXT, &blocks(), spans).unwrap_err();
        let first = Part::Span(0);
        assert_eq!(of(&[emphasis(3..3)]), SnapshotFault::Length(first));
        assert_eq!(of(&[emphasis(5..9)]), SnapshotFault::Outside(first));
        assert_eq!(of(&[emphasis(7..8)]), SnapshotFault::Outside(first));
        assert_eq!(
            of(&[emphasis(9..10), emphasis(2..3)]),
            SnapshotFault::Order(Part::Span(1))
        );
        assert_eq!(
            of(&[Span {
                target: Some(CleanText::new("x")),
                ..emphasis(2..3)
            }]),
            SnapshotFault::Target(first)
        );
        assert!(matches!(of(&[emphasis(1..3)]), SnapshotFault::Range { .. }));
    }

    #[test]
    fn a_fault_is_a_whole_sentence() {
        let fault = SnapshotFault::Range {
            part: Part::Block(3),
            bytes: 4..9,
        };
        assert_eq!(
            fault.to_string(),
            "The range 4..9 of block 3 does not fit the text."
        );
    }

    proptest! {
        /// Whatever stands in a file, the answer is a value.
        #[test]
        fn no_ranges_panic(
            text in "[aé\n]{0,12}",
            ranges in prop::collection::vec((any::<usize>(), 0usize..16, 0usize..16), 0..5),
        ) {
            let blocks: Vec<Block> = ranges
                .iter()
                .map(|(odd, start, end)| block(BlockKind::Paragraph, *start..(*end).max(odd % 20), 0))
                .collect();
            let spans: Vec<Span> = ranges.iter().map(|(odd, start, _)| emphasis(*start..*odd)).collect();
            drop(check(&text, &blocks, &spans));
        }
    }
}

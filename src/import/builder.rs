//! Putting blocks and spans together so that every offset fits the clean text.

mod inline;

use crate::{
    import::VERSION,
    model::{Block, BlockKind, CleanText, DEEPEST_LEVEL, Found, Snapshot, Span},
};

pub(super) use inline::Inline;

/// The most blocks that an article has, and as many spans: what comes behind them stands in one plain paragraph.
///
/// Long books have some ten thousand. Each costs more memory than a word of text, wherever the article is read.
pub(super) const MOST_PARTS: usize = 200_000;

/// Returns what is said of a snapshot that has as many blocks or spans as one may have.
pub(super) fn remark_on(snapshot: &Snapshot) -> Option<CleanText> {
    let is_full = snapshot.blocks.len().max(snapshot.spans.len()) >= MOST_PARTS;
    is_full.then(|| {
        CleanText::line(
            "It has 200,000 paragraphs, links or marked words or more; what comes behind them stands in one plain paragraph.",
        )
    })
}

/// What a block is, before it has a place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    pub kind: BlockKind,
    /// Levels beyond the deepest are brought back to it.
    pub level: usize,
    pub ordinal: Option<u32>,
    /// The list that an item belongs to; neighbouring items of one list stand on neighbouring lines.
    pub list: Option<u32>,
}

impl Shape {
    /// A block without level, number or list.
    pub fn of(kind: BlockKind) -> Self {
        Self {
            kind,
            level: 0,
            ordinal: None,
            list: None,
        }
    }

    /// A block with a level.
    pub fn at(kind: BlockKind, level: usize) -> Self {
        Self {
            level,
            ..Self::of(kind)
        }
    }
}

/// Gathers blocks into a text, keeping all that is promised of a [`Snapshot`].
#[derive(Default)]
pub(super) struct Builder {
    text: String,
    blocks: Vec<Block>,
    spans: Vec<Span>,
    /// The list of the last block, if that was an item.
    list: Option<u32>,
    rule: Pending,
    /// What comes once there are as many blocks or spans as there may be: a line each.
    rest: String,
}

/// Whether a rule waits to be written; it is, as soon as a block follows.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Pending {
    #[default]
    Nothing,
    Rule,
}

impl Builder {
    /// Returns the blocks so far.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Returns the text of a block.
    pub fn text_of(&self, block: &Block) -> &str {
        self.text.get(block.bytes.clone()).unwrap_or_default()
    }

    /// Appends a block; one that holds no text once it is clean is left out.
    pub fn block(&mut self, shape: Shape, inline: Inline) {
        let Inline { text, spans } = inline.clean(shape.kind);
        if text.is_empty() {
            return;
        }
        // A rule may have to stand before it.
        if self.blocks.len() + 2 > MOST_PARTS || self.spans.len() >= MOST_PARTS {
            if !self.rest.is_empty() {
                self.rest.push('\n');
            }
            self.rest.push_str(&text);
            return;
        }
        if self.rule == Pending::Rule && !self.blocks.is_empty() {
            self.part(None);
            self.place(Shape::of(BlockKind::Rule), "");
        }
        self.rule = Pending::Nothing;
        self.part(shape.list);
        let shift = self.text.len();
        self.place(shape, &text);
        let left = MOST_PARTS - self.spans.len();
        self.spans
            .extend(spans.into_iter().take(left).map(|mut span| {
                span.bytes = span.bytes.start + shift..span.bytes.end + shift;
                span
            }));
        self.list = shape.list;
    }

    /// Appends a rule; one at the start, at the end, or right after another parts nothing and is left out.
    pub fn rule(&mut self) {
        self.rule = Pending::Rule;
    }

    /// Writes the line breaks that stand before the next block.
    fn part(&mut self, list: Option<u32>) {
        if self.blocks.is_empty() {
            return;
        }
        let neighbours = list.is_some() && self.list == list;
        self.text.push_str(if neighbours { "\n" } else { "\n\n" });
        self.list = None;
    }

    fn place(&mut self, shape: Shape, text: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        let deepest = usize::from(DEEPEST_LEVEL);
        self.blocks.push(Block {
            kind: shape.kind,
            bytes: start..self.text.len(),
            level: u8::try_from(shape.level.min(deepest)).unwrap_or(DEEPEST_LEVEL),
            ordinal: shape.ordinal,
        });
    }

    /// Makes the snapshot; none where there is no text.
    pub fn finish(mut self, found: Found) -> Option<Snapshot> {
        if self.blocks.is_empty() {
            return None;
        }
        let rest = std::mem::take(&mut self.rest);
        if !rest.is_empty() {
            self.part(None);
            self.place(Shape::of(BlockKind::Paragraph), &rest);
        }
        let text = CleanText::new(&self.text);
        let snapshot = Snapshot::new(VERSION, text, self.blocks, self.spans, found)
            .expect("clean blocks parted by line breaks stay clean, so their offsets stay right");
        Some(snapshot)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::SpanKind;

    fn built(add: impl FnOnce(&mut Builder)) -> Snapshot {
        let mut builder = Builder::default();
        add(&mut builder);
        builder.finish(Found::default()).unwrap()
    }

    fn item(list: u32) -> Shape {
        Shape {
            list: Some(list),
            ..Shape::at(BlockKind::ListItem, 1)
        }
    }

    const PARAGRAPH: BlockKind = BlockKind::Paragraph;

    #[test]
    fn blocks_are_parted_by_an_empty_line_and_items_by_none() {
        let snapshot = built(|b| {
            b.block(Shape::of(PARAGRAPH), Inline::new("one"));
            b.block(item(1), Inline::new("two"));
            b.block(item(1), Inline::new("three"));
            b.block(item(2), Inline::new("four"));
            b.block(Shape::of(PARAGRAPH), Inline::new("five"));
            b.block(item(2), Inline::new("six"));
        });
        assert_eq!(
            snapshot.text.as_str(),
            "one\n\ntwo\nthree\n\nfour\n\nfive\n\nsix"
        );
    }

    #[test]
    fn a_rule_stands_only_between_blocks() {
        let snapshot = built(|b| {
            b.rule();
            b.block(Shape::of(PARAGRAPH), Inline::new("one"));
            b.rule();
            b.block(Shape::of(PARAGRAPH), Inline::new(" \u{200b}"));
            b.rule();
            b.block(Shape::of(PARAGRAPH), Inline::new("two"));
            b.rule();
        });
        let kinds: Vec<BlockKind> = snapshot.blocks.iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [PARAGRAPH, BlockKind::Rule, PARAGRAPH]);
        assert_eq!(snapshot.text.as_str(), "one\n\n\n\ntwo");
    }

    #[test]
    fn nothing_makes_no_snapshot() {
        let mut builder = Builder::default();
        builder.rule();
        builder.block(Shape::of(PARAGRAPH), Inline::new("\u{202e}\u{7}"));
        assert_eq!(builder.finish(Found::default()), None);
    }

    #[test]
    fn what_is_too_much_stands_in_one_plain_paragraph() {
        let emphasised = || {
            let mut inline = Inline::new("some words");
            inline.span(SpanKind::Emphasis, 0, None);
            inline.span(SpanKind::Strong, 0, None);
            inline
        };
        let full = built(|b| {
            for _ in 0..MOST_PARTS + 3 {
                b.rule();
                b.block(Shape::of(PARAGRAPH), Inline::new("a"));
            }
        });
        assert_eq!(full.check(), Ok(()));
        assert_eq!(full.blocks.len(), MOST_PARTS);
        let last = full.blocks.last().unwrap().clone();
        // Each but the first had a rule before it.
        let left = MOST_PARTS + 3 - MOST_PARTS / 2;
        assert_eq!(
            full.text.get(last.bytes).unwrap(),
            ["a"].repeat(left).join("\n")
        );
        assert!(remark_on(&full).is_some());
        let many = built(|b| {
            for _ in 0..MOST_PARTS {
                b.block(Shape::of(PARAGRAPH), emphasised());
            }
        });
        assert_eq!(many.check(), Ok(()));
        assert_eq!(many.spans.len(), MOST_PARTS);
        assert_eq!(many.blocks.len(), MOST_PARTS / 2 + 1);
        assert!(remark_on(&many).is_some());
        let few = built(|b| b.block(Shape::of(PARAGRAPH), emphasised()));
        assert_eq!(remark_on(&few), None);
    }

    #[test]
    fn levels_stop_at_the_deepest() {
        let snapshot = built(|b| {
            b.block(Shape::at(BlockKind::Quotation, 10_000), Inline::new("deep"));
        });
        assert_eq!(snapshot.blocks[0].level, DEEPEST_LEVEL);
    }

    proptest! {
        /// Any pieces, any spans: the result is clean, and all that a snapshot promises holds.
        #[test]
        fn whatever_is_put_in_keeps_the_promises(
            blocks in prop::collection::vec((0usize..7, prop::collection::vec((0usize..4, "\\PC{0,6}|[\\u{300}\\u{200d}\\u{200c}\\u{fe0f}👩🇩ك\t\r\n \\u{2028}\\u{0}a]{0,24}"), 0..5)), 0..6),
        ) {
            let mut builder = Builder::default();
            for (kind, pieces) in blocks {
                let shape = match kind {
                    0 => Shape::of(PARAGRAPH),
                    1 => Shape::at(BlockKind::Heading, 1),
                    2 => item(1),
                    3 => item(2),
                    4 => Shape::at(BlockKind::Quotation, 20),
                    5 => Shape::of(BlockKind::Code),
                    _ => { builder.rule(); continue }
                };
                let mut inline = Inline::default();
                let mut starts = vec![0];
                for (back, piece) in pieces {
                    inline.push(&piece);
                    let start = starts[starts.len().saturating_sub(back + 1)];
                    inline.span(SpanKind::Emphasis, start, None);
                    starts.push(inline.len());
                }
                builder.block(shape, inline);
            }
            if let Some(snapshot) = builder.finish(Found::default()) {
                prop_assert_eq!(snapshot.check(), Ok(()));
                prop_assert_eq!(&CleanText::new(&snapshot.text), &snapshot.text);
            }
        }
    }
}

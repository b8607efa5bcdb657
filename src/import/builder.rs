//! Putting blocks and spans together so that every offset fits the clean text.

use std::{cmp::Reverse, ops::Range};

use unicode_segmentation::UnicodeSegmentation;

use crate::{
    import::VERSION,
    model::{Block, BlockKind, CleanText, DEEPEST_LEVEL, Found, Snapshot, Span, SpanKind},
};

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

/// The text of one block as it is gathered, not yet clean, with spans in bytes of that text.
///
/// A block is cleaned as a whole and not piece by piece, because what a joiner means is told by the
/// letters on both of its sides, and these may stand in different pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Inline {
    text: String,
    spans: Vec<Span>,
}

impl Inline {
    /// Takes text as it stands.
    pub fn new(text: &str) -> Self {
        let mut inline = Self::default();
        inline.push(text);
        inline
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Appends text; a tab becomes one blank.
    pub fn push(&mut self, text: &str) {
        self.push_with(text, " ");
    }

    /// Appends a piece of a code block; a tab becomes four blanks, wherever it stands.
    pub fn push_code(&mut self, text: &str) {
        self.push_with(text, "    ");
    }

    /// Appends text in which cleaning will only leave characters out, as the mapping of offsets needs.
    fn push_with(&mut self, text: &str, tab: &str) {
        let mut rest = text;
        while let Some(place) = rest.find(is_replaced) {
            let (before, after) = rest.split_at(place);
            self.text.push_str(before);
            let mut characters = after.chars();
            match characters.next() {
                Some('\t') => self.text.push_str(tab),
                Some('\r') if characters.as_str().starts_with('\n') => {}
                Some(_) => self.text.push('\n'),
                None => {}
            }
            rest = characters.as_str();
        }
        self.text.push_str(rest);
    }

    /// Goes back to an earlier length.
    pub fn truncate(&mut self, len: usize) {
        self.text.truncate(len);
        self.spans.retain(|span| span.bytes.end <= len);
    }

    /// Drops blanks at the end; spans end before them.
    pub fn trim_end(&mut self) {
        let len = self.text.trim_end_matches(' ').len();
        self.text.truncate(len);
        // Spans stand in the order of their ends.
        for span in self.spans.iter_mut().rev() {
            if span.bytes.end <= len {
                break;
            }
            span.bytes = span.bytes.start.min(len)..len;
        }
    }

    /// Makes a span of everything from `start` on.
    pub fn span(&mut self, kind: SpanKind, start: usize, target: Option<CleanText>) {
        self.spans.push(Span {
            kind,
            bytes: start..self.text.len(),
            target,
        });
    }

    /// Turns line breaks into blanks.
    pub fn one_line(self) -> Self {
        Self {
            text: self.text.replace('\n', " "),
            ..self
        }
    }

    /// Appends text with its spans.
    pub fn append(&mut self, other: Self) {
        let shift = self.text.len();
        self.text.push_str(&other.text);
        self.spans.extend(other.spans.into_iter().map(|mut span| {
            span.bytes = span.bytes.start + shift..span.bytes.end + shift;
            span
        }));
    }

    /// Cleans the text and trims it, bringing the spans along; spans that are left empty go.
    ///
    /// Code loses whole empty lines at its start, so that its indent stays; all else loses blanks.
    pub fn clean(self, kind: BlockKind) -> Self {
        let clean = CleanText::new(&self.text);
        let trimmed = match kind {
            BlockKind::Code => trim_lines(&clean),
            _ => clean.trim(),
        };
        if trimmed.len() == self.text.len() && self.spans.is_empty() {
            return Self {
                text: clean.into_string(),
                spans: Vec::new(),
            };
        }
        let cut = clean.trim_end().len().saturating_sub(trimmed.len());
        let map = Mapping::new(&self.text, &clean, &self.spans);
        let place = |offset| map.get(offset).saturating_sub(cut).min(trimmed.len());
        let mut spans: Vec<Span> = self
            .spans
            .into_iter()
            .map(|span| Span {
                bytes: place(span.bytes.start)..place(span.bytes.end),
                ..span
            })
            .collect();
        widen(trimmed, &mut spans);
        spans.retain(|span| !span.bytes.is_empty());
        spans.sort_by_key(|span| (span.bytes.start, Reverse(span.bytes.end)));
        Self {
            text: trimmed.to_owned(),
            spans,
        }
    }
}

/// Tells whether a character stands for a line break or a tab.
fn is_replaced(character: char) -> bool {
    matches!(
        character,
        '\t' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Drops blank lines at the start and white space at the end.
fn trim_lines(text: &str) -> &str {
    let mut rest = text;
    while let Some((line, after)) = rest.split_once('\n') {
        if !line.trim().is_empty() {
            break;
        }
        rest = after;
    }
    rest.trim_end()
}

/// Brings offsets into raw text over to the clean text made of it.
struct Mapping {
    /// Pairs of raw and clean offset, in order; none where the two texts are the same.
    pairs: Option<Vec<(usize, usize)>>,
}

impl Mapping {
    /// Walks both texts once: `clean` is `raw` with some characters left out.
    fn new(raw: &str, clean: &str, spans: &[Span]) -> Self {
        if raw == clean {
            return Self { pairs: None };
        }
        let mut wanted: Vec<usize> = spans
            .iter()
            .flat_map(|span| [span.bytes.start, span.bytes.end])
            .collect();
        wanted.sort_unstable();
        wanted.dedup();
        let mut pairs = Vec::with_capacity(wanted.len());
        let mut wanted = wanted.into_iter().peekable();
        let mut kept = clean.chars().peekable();
        let mut place = 0;
        for (offset, character) in raw.char_indices() {
            while let Some(offset) = wanted.next_if(|wanted| *wanted <= offset) {
                pairs.push((offset, place));
            }
            if kept.next_if_eq(&character).is_some() {
                place += character.len_utf8();
            }
        }
        pairs.extend(wanted.map(|offset| (offset, clean.len())));
        Self { pairs: Some(pairs) }
    }

    fn get(&self, offset: usize) -> usize {
        let Some(pairs) = &self.pairs else {
            return offset;
        };
        pairs
            .binary_search_by_key(&offset, |(raw, _)| *raw)
            .ok()
            .and_then(|place| pairs.get(place))
            .map_or(0, |(_, clean)| *clean)
    }
}

/// Widens spans to whole graphemes: an accent is not emphasised without its letter.
fn widen(text: &str, spans: &mut [Span]) {
    let mut loose: Vec<usize> = spans
        .iter()
        .flat_map(|span| [span.bytes.start, span.bytes.end])
        .filter(|offset| {
            // Between two ASCII characters there is always a boundary: CR is not in clean text.
            let bytes = text.as_bytes();
            let ascii =
                |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_none_or(u8::is_ascii);
            !(ascii(offset.checked_sub(1)) && ascii(Some(*offset)))
        })
        .collect();
    if loose.is_empty() {
        return;
    }
    loose.sort_unstable();
    loose.dedup();
    let mut around: Vec<(usize, Range<usize>)> = Vec::with_capacity(loose.len());
    let mut loose = loose.into_iter().peekable();
    for (start, grapheme) in text.grapheme_indices(true) {
        let end = start + grapheme.len();
        while let Some(offset) = loose.next_if(|offset| *offset < end) {
            let whole = if offset == start {
                start..start
            } else {
                start..end
            };
            around.push((offset, whole));
        }
    }
    let find = |offset: usize| {
        around
            .binary_search_by_key(&offset, |(offset, _)| *offset)
            .ok()
            .and_then(|place| around.get(place))
            .map_or(offset..offset, |(_, whole)| whole.clone())
    };
    for span in spans.iter_mut().filter(|span| !span.bytes.is_empty()) {
        span.bytes = find(span.bytes.start).start..find(span.bytes.end).end;
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

    /// Spans drawn with brackets: the marked text must come out, whatever was left out before it.
    #[test]
    fn spans_follow_their_words_through_cleaning() {
        let table = [
            ("  a \u{202e}[bold]\u{7} end ", "a bold end", "bold"),
            ("[\u{200b} \u{200b}two\u{200b}]  ", "two", "two"),
            ("x[\t]y", "x y", " "),
            ("a\u{7}\r\n[b]", "a\nb", "b"),
            ("e[\u{301}t]é", "e\u{301}té", "e\u{301}t"),
            ("[👩]\u{200d}👩 two", "👩\u{200d}👩 two", "👩\u{200d}👩"),
            ("م[\u{200c}ن]", "م\u{200c}ن", "م\u{200c}ن"),
        ];
        for (marked, text, span) in table {
            let (before, rest) = marked.split_once('[').unwrap();
            let (inside, after) = rest.split_once(']').unwrap();
            let mut inline = Inline::new(before);
            let start = inline.len();
            inline.push(inside);
            inline.span(SpanKind::Emphasis, start, None);
            inline.push(after);
            let clean = inline.clean(PARAGRAPH);
            assert_eq!(clean.text, text, "{marked:?}");
            let bytes = clean.spans[0].bytes.clone();
            assert_eq!(clean.text.get(bytes), Some(span), "{marked:?}");
        }
    }

    #[test]
    fn code_keeps_its_indent() {
        let mut inline = Inline::default();
        inline.push_code("\n \n\tif a {\n\t\tb\t}\n\n");
        let clean = inline.clean(BlockKind::Code);
        assert_eq!(clean.text, "    if a {\n        b    }");
    }

    #[test]
    fn an_empty_span_goes() {
        let mut inline = Inline::new("a");
        let start = inline.len();
        inline.push("\u{200b}");
        inline.span(SpanKind::Strong, start, None);
        inline.push("b");
        assert_eq!(inline.clean(PARAGRAPH), Inline::new("ab"));
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

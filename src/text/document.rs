//! A snapshot made ready for reading.

use std::{ops::Range, sync::Arc};

use crate::{
    model::{Block, BlockKind, Snapshot, Span},
    text::{
        cache::PieceCache,
        grapheme, segment, sentence,
        setting::{self, Setting},
    },
};

/// About how many bytes a piece has at most.
///
/// A single grapheme cluster or a line break at the limit may make it a little longer.
pub const PIECE_LIMIT: usize = 8 * 1024;

/// How far before the limit a good place to cut is looked for, in bytes.
const CUT_WINDOW: usize = PIECE_LIMIT / 4;

/// How many sentences, and how many words, are remembered.
const REMEMBERED: usize = 1 << 15;

/// A stretch of a block that is laid out and cut into sentences and words at once.
///
/// Nearly always a whole block; a huge block is cut into several. Pieces make the cost of a key or of
/// a frame independent of the article's length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands in the text, in bytes, half open; empty for a block without text.
    pub bytes: Range<usize>,
    /// The index of its block.
    pub block: usize,
}

/// A snapshot cut into pieces, with its look-ups.
///
/// All positions are byte offsets into the snapshot's text. Making one reads the whole text, so that
/// belongs beside the screen; each look-up costs at most the logarithm of the number of pieces and
/// the length of one piece. Sentences and words of the pieces used last are remembered, a bounded
/// number of them. Blocks that lie outside the text or overlap the one before are left out.
#[derive(Debug)]
pub struct Document {
    snapshot: Arc<Snapshot>,
    pieces: Vec<Piece>,
    settings: Vec<Setting>,
    headings: Vec<usize>,
    span_ends: Vec<usize>,
    sentences: PieceCache<Range<usize>>,
    words: PieceCache<Range<usize>>,
}

/// Two documents are the same when they are of the same snapshot.
impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.snapshot.id == other.snapshot.id
    }
}

impl Document {
    /// Cuts a snapshot into pieces; takes time in proportion to its text.
    pub fn new(snapshot: Arc<Snapshot>) -> Self {
        let text = snapshot.text.as_str();
        let mut pieces = Vec::with_capacity(snapshot.blocks.len());
        let mut headings = Vec::new();
        let mut end = 0;
        for (index, block) in snapshot.blocks.iter().enumerate() {
            if block.bytes.start < end || text.get(block.bytes.clone()).is_none() {
                continue;
            }
            end = block.bytes.end;
            if block.kind == BlockKind::Heading {
                headings.push(block.bytes.start);
            }
            cut(text, block, index, &mut pieces);
        }
        let span_ends = snapshot
            .spans
            .iter()
            .scan(0, |latest: &mut usize, span| {
                *latest = span.bytes.end.max(*latest);
                Some(*latest)
            })
            .collect();
        Self {
            settings: setting::settings(&snapshot.blocks),
            snapshot,
            pieces,
            headings,
            span_ends,
            sentences: PieceCache::new(REMEMBERED),
            words: PieceCache::new(REMEMBERED),
        }
    }

    /// Returns the snapshot.
    pub fn snapshot(&self) -> &Arc<Snapshot> {
        &self.snapshot
    }

    /// Returns the whole text.
    pub fn text(&self) -> &str {
        self.snapshot.text.as_str()
    }

    /// Returns a part of the text; nothing when the range isn't one of the text.
    pub fn slice(&self, bytes: Range<usize>) -> &str {
        self.text().get(bytes).unwrap_or_default()
    }

    /// Returns the pieces, in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Returns the text of a piece; nothing when there is no such piece.
    pub fn piece_text(&self, piece: usize) -> &str {
        self.pieces
            .get(piece)
            .map_or("", |piece| self.slice(piece.bytes.clone()))
    }

    /// Returns the block that a piece belongs to.
    pub fn block_of(&self, piece: usize) -> Option<&Block> {
        self.snapshot.blocks.get(self.pieces.get(piece)?.block)
    }

    /// Returns how a piece's block is set.
    pub(crate) fn setting_of(&self, piece: usize) -> Option<Setting> {
        self.settings.get(self.pieces.get(piece)?.block).copied()
    }

    /// Returns the piece that a byte lies in.
    ///
    /// A byte between two blocks counts to the later one, a byte past the last piece to the last. An
    /// empty block has the byte it stands at. There is none in an empty document.
    pub fn piece_at(&self, byte: usize) -> Option<usize> {
        let before = self
            .pieces
            .partition_point(|piece| piece.bytes.end.max(piece.bytes.start + 1) <= byte);
        self.pieces
            .len()
            .checked_sub(1)
            .map(|last| before.min(last))
    }

    /// Returns the block that a byte lies in, by the rules of [`Document::piece_at`].
    pub fn block_at(&self, byte: usize) -> Option<&Block> {
        self.block_of(self.piece_at(byte)?)
    }

    /// Returns the indexes of a block's pieces.
    pub fn pieces_of(&self, block: usize) -> Range<usize> {
        let start = self.pieces.partition_point(|piece| piece.block < block);
        let end = self.pieces.partition_point(|piece| piece.block <= block);
        start..end
    }

    /// Returns the starts of the headings, in bytes, in order.
    pub fn headings(&self) -> &[usize] {
        &self.headings
    }

    /// Returns the spans that share at least one byte with a range, in order of their starts.
    pub fn spans_in(&self, bytes: Range<usize>) -> impl Iterator<Item = &Span> {
        let spans = &self.snapshot.spans;
        let first = self.span_ends.partition_point(|end| *end <= bytes.start);
        let last = spans.partition_point(|span| span.bytes.start < bytes.end);
        spans
            .get(first..last)
            .unwrap_or_default()
            .iter()
            .filter(move |span| span.bytes.end > bytes.start)
    }

    /// Returns the sentences of a piece, in order, without the blanks around them.
    ///
    /// A line of code or of a table counts as a sentence.
    pub fn sentences(&self, piece: usize) -> Arc<[Range<usize>]> {
        self.sentences.get_or_make(piece, || {
            let text = self.piece_text(piece);
            let lines = self
                .block_of(piece)
                .is_some_and(|block| is_lines(block.kind));
            let found = if lines {
                line_ranges(text)
            } else {
                sentence::sentences(text)
            };
            let found = found.into_iter().filter_map(|bytes| trimmed(text, bytes));
            // What is taken from a sentence may have been all before its blanks: an accent on the last stop.
            let found = apart(found).filter_map(|bytes| trimmed(text, bytes));
            self.placed(piece, found)
        })
    }

    /// Returns the words of a piece, in order: what lies between blanks, punctuation apart.
    ///
    /// They are those of [`segment::words`], moved outward to grapheme edges.
    pub fn words(&self, piece: usize) -> Arc<[Range<usize>]> {
        self.words.get_or_make(piece, || {
            let text = self.piece_text(piece);
            // Word edges are grapheme edges but for a few marks that join what follows.
            let words = segment::words(text)
                .map(|word| grapheme::floor(text, word.start)..grapheme::ceiling(text, word.end));
            self.placed(piece, apart(words))
        })
    }

    /// Turns ranges of a piece's text into ranges of the whole text.
    fn placed(
        &self,
        piece: usize,
        ranges: impl Iterator<Item = Range<usize>>,
    ) -> Vec<Range<usize>> {
        let start = self.pieces.get(piece).map_or(0, |piece| piece.bytes.start);
        ranges
            .map(|bytes| start + bytes.start..start + bytes.end)
            .collect()
    }

    /// Returns the place nearest to a byte where the caret can stand.
    ///
    /// The caret stands on the first byte of a grapheme cluster of a block, or where an empty block
    /// stands; on a line break only where its line is empty. A byte between two blocks gives the start
    /// of the later one. In an empty document it is 0.
    pub fn caret_near(&self, byte: usize) -> usize {
        let Some(piece) = self.piece_at(byte).and_then(|index| self.pieces.get(index)) else {
            return 0;
        };
        let byte = byte.clamp(piece.bytes.start, piece.bytes.end);
        let text = self.slice(piece.bytes.clone());
        let mut within = grapheme::floor(text, byte - piece.bytes.start);
        if within == text.len() {
            within = grapheme::previous(text, within);
        }
        let byte = piece.bytes.start + within;
        if self.is_stop(byte) {
            byte
        } else {
            self.stop_before(byte).unwrap_or(byte)
        }
    }

    /// Returns the next place for the caret.
    pub fn stop_after(&self, byte: usize) -> Option<usize> {
        let mut index = self.piece_at(byte)?;
        let mut at = byte;
        loop {
            let piece = self.pieces.get(index)?;
            let text = self.slice(piece.bytes.clone());
            if let Some(within) = at.checked_sub(piece.bytes.start) {
                at = piece.bytes.start + grapheme::next(text, within);
            } else {
                return Some(piece.bytes.start);
            }
            if at >= piece.bytes.end {
                index += 1;
                at = self.pieces.get(index)?.bytes.start;
            }
            if self.is_stop(at) {
                return Some(at);
            }
        }
    }

    /// Returns the place for the caret before a byte.
    pub fn stop_before(&self, byte: usize) -> Option<usize> {
        let mut index = self.piece_at(byte)?;
        let mut at = byte;
        loop {
            let mut piece = self.pieces.get(index)?;
            while at <= piece.bytes.start {
                index = index.checked_sub(1)?;
                piece = self.pieces.get(index)?;
                at = at.min(piece.bytes.end);
                if piece.bytes.is_empty() {
                    return Some(at);
                }
            }
            let text = self.slice(piece.bytes.clone());
            let within = at.min(piece.bytes.end) - piece.bytes.start;
            at = piece.bytes.start + grapheme::previous(text, within);
            if self.is_stop(at) {
                return Some(at);
            }
        }
    }

    /// Tells whether the caret can stand on a grapheme cluster that begins at a byte.
    fn is_stop(&self, byte: usize) -> bool {
        let text = self.text().as_bytes();
        if text.get(byte) != Some(&b'\n') {
            return true;
        }
        let starts_block = self
            .block_at(byte)
            .is_some_and(|block| block.bytes.start == byte);
        starts_block || byte.checked_sub(1).and_then(|before| text.get(before)) == Some(&b'\n')
    }
}

/// Tells whether a block keeps its own lines.
pub(crate) fn is_lines(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Code | BlockKind::Table)
}

/// Cuts a block into pieces.
fn cut(text: &str, block: &Block, index: usize, pieces: &mut Vec<Piece>) {
    let mut start = block.bytes.start;
    while block.bytes.end - start > PIECE_LIMIT {
        let rest = text.get(start..block.bytes.end).unwrap_or_default();
        let end = start + cut_place(rest, block.kind);
        pieces.push(Piece {
            bytes: start..end,
            block: index,
        });
        start = end;
    }
    if start < block.bytes.end || block.bytes.is_empty() {
        pieces.push(Piece {
            bytes: start..block.bytes.end,
            block: index,
        });
    }
}

/// Finds where to cut a text longer than a piece: near the limit, where it is noticed least.
fn cut_place(rest: &str, kind: BlockKind) -> usize {
    let low = rest.floor_char_boundary(PIECE_LIMIT - CUT_WINDOW);
    let high = rest.floor_char_boundary(PIECE_LIMIT);
    let window = rest.get(low..high).unwrap_or_default();
    let good = if is_lines(kind) {
        window.rfind('\n').map(|at| at + 1)
    } else {
        // The last one is cut short by the window; where the one before it ends is a real end.
        match sentence::sentences(window).as_slice() {
            [.., last] if last.start > 0 => Some(last.start),
            _ => None,
        }
    };
    let blank = || {
        let (at, blank) = window.char_indices().rfind(|(_, c)| c.is_whitespace())?;
        Some(at + blank.len_utf8())
    };
    let is_edge = |at: &usize| *at > 0 && segment::is_boundary(rest, *at);
    let place = good
        .map(|at| low + at)
        .filter(is_edge)
        .or_else(|| blank().map(|at| low + at).filter(is_edge))
        .unwrap_or_else(|| match grapheme::floor(rest, high) {
            0 => grapheme::next(rest, 0),
            at => at,
        });
    // A line break stays with the line it ends.
    match rest.as_bytes().get(place) {
        Some(b'\n') => place + 1,
        _ => place,
    }
}

/// Returns the lines, without their breaks.
fn line_ranges(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    text.split('\n')
        .map(|line| {
            let bytes = start..start + line.len();
            start = bytes.end + 1;
            bytes
        })
        .collect()
}

/// Takes the blanks off both ends; nothing is left of a range of blanks only.
///
/// The ends are moved outward to grapheme edges: a blank may carry a combining mark.
pub(crate) fn trimmed(text: &str, bytes: Range<usize>) -> Option<Range<usize>> {
    let part = text.get(bytes.clone())?;
    let start = bytes.end - part.trim_start().len();
    let end = bytes.start + part.trim_end().len();
    (start < end).then(|| grapheme::floor(text, start)..grapheme::ceiling(text, end))
}

/// Takes from each range what the one before it has already, and leaves out those with nothing left.
fn apart(ranges: impl Iterator<Item = Range<usize>>) -> impl Iterator<Item = Range<usize>> {
    let mut end = 0;
    ranges.filter_map(move |bytes| {
        let bytes = bytes.start.max(end)..bytes.end;
        end = end.max(bytes.end);
        (!bytes.is_empty()).then_some(bytes)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        model::SpanKind,
        text::fixture::{any_document, paragraph, snapshot, written},
    };

    fn assert_cut(document: &Document) {
        for (index, block) in document.snapshot().blocks.iter().enumerate() {
            let mut end = block.bytes.start;
            for piece in document.pieces_of(index) {
                let piece = &document.pieces()[piece];
                assert_eq!((piece.bytes.start, piece.block), (end, index));
                assert!(segment::is_boundary(document.text(), piece.bytes.end));
                end = piece.bytes.end;
            }
            assert_eq!(end, block.bytes.end);
        }
    }

    fn longest(document: &Document) -> usize {
        let lengths = document.pieces().iter().map(|piece| piece.bytes.len());
        lengths.max().unwrap_or(0)
    }

    #[test]
    fn an_accent_on_a_stop_leaves_no_sentence_that_begins_with_a_blank() {
        let document = paragraph("世界。\u{301}\né");
        let starts: Vec<_> = document.sentences(0).iter().map(|s| s.start).collect();
        assert_eq!(starts, [0, 12]);
    }

    #[test]
    fn a_huge_paragraph_is_cut_at_sentence_ends() {
        let document = paragraph(&"The deal was worth ten billion dollars. ".repeat(3000));
        assert_cut(&document);
        assert!(document.pieces().len() >= 14);
        assert!(longest(&document) <= PIECE_LIMIT);
        for piece in 0..document.pieces().len() {
            assert!(document.piece_text(piece).starts_with("The deal"));
        }
    }

    #[test]
    fn without_sentences_it_is_cut_at_blanks_and_without_blanks_between_clusters() {
        let blanks = paragraph(&"deal ".repeat(20_000));
        assert_cut(&blanks);
        assert!(longest(&blanks) <= PIECE_LIMIT);
        assert!(
            (0..blanks.pieces().len()).all(|piece| blanks.piece_text(piece).starts_with("deal"))
        );
        for letter in ["a", "e\u{301}", "你", "👩‍👩‍👧", "🇩🇪"] {
            let document = paragraph(&letter.repeat(20_000));
            assert_cut(&document);
            assert!(longest(&document) <= PIECE_LIMIT);
        }
    }

    #[test]
    fn code_is_cut_between_lines() {
        let lines: String = (0..9000).map(|line| format!("call({line});\n")).collect();
        let document = Document::new(snapshot(&[(BlockKind::Code, 0, None, &lines)], Vec::new()));
        assert_cut(&document);
        assert!(longest(&document) <= PIECE_LIMIT);
        assert!(
            (0..document.pieces().len())
                .all(|piece| document.piece_text(piece).starts_with("call("))
        );
    }

    #[test]
    fn a_cluster_longer_than_a_piece_is_kept_whole() {
        let chain = "👩\u{200d}".repeat(2000) + "👩";
        let document = paragraph(&format!("a{chain}b"));
        assert_cut(&document);
        let lengths: Vec<_> = document
            .pieces()
            .iter()
            .map(|piece| piece.bytes.len())
            .collect();
        assert_eq!(lengths, [1, chain.len(), 1]);
    }

    #[test]
    fn bytes_between_blocks_count_to_the_later_and_an_empty_block_has_its_own() {
        let document = written("One\n\n---\n\nTwo");
        //                      012 34  5   67  890
        let pieces: Vec<_> = (0..12).map(|byte| document.piece_at(byte)).collect();
        let expected = [0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 2, 2].map(Some);
        assert_eq!(pieces, expected);
    }

    #[test]
    fn blocks_that_do_not_fit_the_text_are_left_out() {
        let good = snapshot(
            &[(BlockKind::Paragraph, 0, None, "Übung macht")],
            Vec::new(),
        );
        let mut bad = Snapshot::clone(&good);
        let block = |bytes| Block {
            bytes,
            ..good.blocks[0].clone()
        };
        bad.blocks = vec![block(1..3), block(2..5), block(3..6), block(6..400)];
        let document = Document::new(Arc::new(bad));
        assert_eq!(
            document.pieces(),
            [Piece {
                bytes: 2..5,
                block: 1
            }]
        );
    }

    #[test]
    fn spans_are_found_by_what_they_overlap() {
        let span = |bytes: Range<usize>| Span {
            kind: SpanKind::Strong,
            bytes,
            target: None,
        };
        let spans = vec![
            span(0..30),
            span(2..5),
            span(5..8),
            span(20..22),
            span(31..40),
        ];
        let text = "x".repeat(50);
        let document = Document::new(snapshot(&[(BlockKind::Paragraph, 0, None, &text)], spans));
        let found = |bytes: Range<usize>| -> Vec<usize> {
            document
                .spans_in(bytes)
                .map(|span| span.bytes.start)
                .collect()
        };
        assert_eq!(found(5..20), [0, 5]);
        assert_eq!(found(4..6), [0, 2, 5]);
        assert!(found(30..31).is_empty());
        assert_eq!(found(39..60), [31]);
    }

    #[test]
    fn the_caret_stands_on_an_empty_line_but_not_on_the_end_of_a_full_one() {
        let document = written("    ab\n    \n    cd");
        assert_eq!(document.text(), "ab\n\ncd");
        let stops: Vec<_> = (0..8).map(|byte| document.caret_near(byte)).collect();
        assert_eq!(stops, [0, 1, 1, 3, 4, 5, 5, 5]);
    }

    #[test]
    fn an_empty_document_has_one_place() {
        let document = written("");
        assert_eq!(document.caret_near(7), 0);
        assert_eq!(
            (document.stop_after(0), document.stop_before(0)),
            (None, None)
        );
        assert_eq!(document.piece_at(0), None);
    }

    proptest! {
        #[test]
        fn sentences_and_words_are_in_order_and_say_everything(document in any_document()) {
            assert_cut(&document);
            for index in 0..document.pieces().len() {
                let piece = &document.pieces()[index];
                for ranges in [document.sentences(index), document.words(index)] {
                    let mut end = piece.bytes.start;
                    for range in &*ranges {
                        prop_assert!(range.start >= end && range.start < range.end);
                        prop_assert_eq!(document.slice(end..range.start).trim(), "");
                        let text = document.piece_text(index);
                        prop_assert!(segment::is_boundary(text, range.start - piece.bytes.start));
                        prop_assert!(segment::is_boundary(text, range.end - piece.bytes.start));
                        end = range.end;
                    }
                    prop_assert_eq!(document.slice(end..piece.bytes.end).trim(), "");
                }
            }
        }

        #[test]
        fn the_places_of_the_caret_are_the_same_both_ways(document in any_document()) {
            let mut forward = vec![document.caret_near(0)];
            while let Some(next) = document.stop_after(forward[forward.len() - 1]) {
                prop_assert!(next > forward[forward.len() - 1]);
                forward.push(next);
            }
            let mut back = vec![document.caret_near(document.text().len())];
            while let Some(before) = document.stop_before(back[back.len() - 1]) {
                back.push(before);
            }
            back.reverse();
            prop_assert_eq!(&forward, &back);
            for byte in 0..document.text().len() {
                prop_assert!(forward.contains(&document.caret_near(byte)));
            }
            for stop in forward {
                prop_assert_eq!(document.caret_near(stop), stop);
            }
        }
    }
}

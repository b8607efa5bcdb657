//! The text of one block with what lies on it, and how both are cleaned.

use std::{cmp::Reverse, ops::Range};

use unicode_segmentation::UnicodeSegmentation;

use crate::model::{BlockKind, CleanText, Span, SpanKind};

/// The text of one block as it is gathered, not yet clean, with spans in bytes of that text.
///
/// A block is cleaned as a whole and not piece by piece, because what a joiner means is told by the
/// letters on both of its sides, and these may stand in different pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct Inline {
    pub(super) text: String,
    pub(super) spans: Vec<Span>,
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
        // Spans stand in the order of their ends.
        let kept = self.spans.partition_point(|span| span.bytes.end <= len);
        for mut span in self.spans.split_off(kept) {
            if span.bytes.start < len {
                span.bytes.end = len;
                self.spans.push(span);
            }
        }
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

    #[cfg(test)]
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Returns the words of its links.
    pub fn links(&self) -> impl Iterator<Item = &str> {
        let links = self.spans.iter().filter(|span| span.kind == SpanKind::Link);
        links.map(|span| self.text.get(span.bytes.clone()).unwrap_or_default())
    }

    /// Returns where its links lead, with where they stand.
    pub fn targets(&self) -> impl Iterator<Item = (Range<usize>, &str)> {
        let links = self.spans.iter().filter(|span| span.kind == SpanKind::Link);
        links.filter_map(|span| Some((span.bytes.clone(), span.target.as_deref()?)))
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
    /// Code and tables lose whole empty lines at their start, so that their indent stays; all else loses blanks.
    pub fn clean(self, kind: BlockKind) -> Self {
        let clean = CleanText::new(&self.text);
        let trimmed = match kind {
            BlockKind::Code | BlockKind::Table => trim_lines(&clean),
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
        spans.retain(|span| !span.bytes.is_empty() && !leads_nowhere(span));
        spans.sort_by_key(|span| (span.bytes.start, Reverse(span.bytes.end)));
        Self {
            text: trimmed.to_owned(),
            spans,
        }
    }
}

/// Tells whether a span is a link without a target, which nobody can follow.
fn leads_nowhere(span: &Span) -> bool {
    span.kind == SpanKind::Link && span.target.is_none()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_shortens_what_reaches_beyond_it() {
        let mut inline = Inline::new("one two");
        inline.span(SpanKind::Strong, 4, None);
        inline.span(SpanKind::Emphasis, 0, None);
        inline.push(" three");
        inline.span(SpanKind::Code, 8, None);
        inline.truncate(5);
        let spans: Vec<_> = inline
            .spans()
            .iter()
            .map(|span| (span.kind, span.bytes.clone()))
            .collect();
        assert_eq!(
            spans,
            [(SpanKind::Strong, 4..5), (SpanKind::Emphasis, 0..5)]
        );
    }

    #[test]
    fn a_link_to_nowhere_is_none_in_the_end() {
        let mut inline = Inline::new("a link");
        inline.span(SpanKind::Link, 2, None);
        assert_eq!(inline.links().collect::<Vec<_>>(), ["link"]);
        assert_eq!(inline.clean(BlockKind::Paragraph).spans, []);
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
            let clean = inline.clean(BlockKind::Paragraph);
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
        assert_eq!(inline.clean(BlockKind::Paragraph), Inline::new("ab"));
    }
}

//! What a page shows, written down piece by piece: white space as CSS has it, blocks, spans, lists and tables.

mod edges;
mod grid;
mod tables;

use crate::{
    import::{
        builder::{Inline, MOST_PARTS, Shape},
        containers::{Containers, Numbers, Signs},
        script,
    },
    model::{BlockKind, CleanText, SpanKind},
};

use edges::Edges;
use grid::Grid;

/// The most spans that are made: as many as a text has, and as many of what is left out of it.
///
/// Looks that are not ended go on in each block, so that there could be far more of them than elements.
const MOST_SPANS: usize = 2 * MOST_PARTS;

/// A part of the text before it is put into a snapshot.
#[derive(Debug)]
pub(super) enum Piece {
    Block {
        shape: Shape,
        inline: Inline,
        /// Whether it stands apart from the text, as a pull quote does.
        aside: bool,
    },
    Rule,
}

impl Piece {
    pub fn inline(&self) -> Option<&Inline> {
        match self {
            Self::Block { inline, .. } => Some(inline),
            Self::Rule => None,
        }
    }
}

/// A look or a link that has begun.
#[derive(Debug)]
struct Style {
    kind: SpanKind,
    target: Option<CleanText>,
    /// Where it began in the open block.
    start: usize,
}

/// Gathers pieces.
#[derive(Default)]
pub(super) struct Flow {
    pieces: Vec<Piece>,
    containers: Containers,
    open: Option<(Shape, Inline)>,
    styles: Vec<Style>,
    /// How many spans were made.
    spans: usize,
    heading: Option<usize>,
    /// How many elements in which line breaks count are open.
    verbatim: usize,
    /// How many captions and cells are open, in which a new block is only a blank.
    held: usize,
    asides: usize,
    /// Where the open block stood after its last white space with a line break in it, after an ideograph.
    soft_break: Option<usize>,
    grid: Option<Grid>,
    edges: Edges,
}

impl Flow {
    /// Returns all that was gathered.
    pub fn finish(mut self) -> Vec<Piece> {
        self.held = 0;
        self.verbatim = 0;
        self.close();
        self.pieces
    }

    /// Takes text between tags.
    pub fn text(&mut self, text: &str) {
        if self.verbatim > 0 {
            self.inline().push_code(text);
            return;
        }
        let mut rest = text;
        loop {
            let words = rest.trim_start_matches(is_blank);
            if words.len() < rest.len() {
                let blank = rest.get(..rest.len() - words.len()).unwrap_or_default();
                self.blank(blank.contains(['\n', '\r']));
            }
            if words.is_empty() {
                return;
            }
            let end = words.find(is_blank).unwrap_or(words.len());
            let (word, after) = words.split_at_checked(end).unwrap_or((words, ""));
            self.word(word);
            rest = after;
        }
    }

    /// Takes text without white space.
    pub fn word(&mut self, word: &str) {
        if self.open.is_none() && CleanText::line(word).is_empty() {
            return;
        }
        let soft_break = self.soft_break.take();
        let inline = self.inline();
        if soft_break == Some(inline.len())
            && script::is_seamless(inline.as_str().trim_end_matches(' '), word)
        {
            inline.trim_end();
        }
        self.part(word);
        self.inline().push(word);
    }

    /// Returns the last character of the open block.
    pub fn last(&self) -> Option<char> {
        let (_, inline) = self.open.as_ref()?;
        inline.as_str().chars().next_back()
    }

    /// Takes white space: one blank, none at the start of a block or line and after another.
    pub fn blank(&mut self, breaks: bool) {
        let Some((_, inline)) = &mut self.open else {
            return;
        };
        if inline.len() == 0 || inline.as_str().ends_with([' ', '\n']) {
            return;
        }
        let seamless = breaks && inline.as_str().ends_with(script::is_ideograph);
        inline.push(" ");
        self.soft_break = seamless.then_some(inline.len());
    }

    /// Takes a line break; the second in a row ends the paragraph.
    pub fn line_break(&mut self) {
        if self.verbatim > 0 {
            self.inline().push("\n");
            return;
        }
        if self.held > 0 {
            self.blank(false);
            return;
        }
        let Some((_, inline)) = &mut self.open else {
            return;
        };
        inline.trim_end();
        if inline.as_str().ends_with('\n') {
            self.close();
        } else {
            inline.push("\n");
        }
    }

    /// Ends the open block, if one is.
    pub fn close(&mut self) {
        if self.held > 0 {
            self.blank(false);
            return;
        }
        if self.verbatim > 0 {
            if let Some((_, inline)) = &mut self.open
                && !inline.as_str().ends_with('\n')
            {
                inline.push("\n");
            }
            return;
        }
        self.soft_break = None;
        let Some((shape, mut inline)) = self.open.take() else {
            return;
        };
        self.end_styles(&mut inline);
        self.pieces.push(Piece::Block {
            shape,
            inline,
            aside: self.asides > 0,
        });
    }

    pub fn rule(&mut self) {
        if self.held == 0 && self.verbatim == 0 {
            self.close();
            self.pieces.push(Piece::Rule);
        }
    }

    pub fn begin_heading(&mut self, level: usize) {
        self.close();
        self.heading = Some(level);
    }

    pub fn end_heading(&mut self) {
        self.close();
        self.heading = None;
    }

    pub fn begin_quotation(&mut self) {
        self.close();
        self.containers.begin_quotation();
    }

    pub fn end_quotation(&mut self) {
        self.end_container();
    }

    pub fn begin_list(&mut self, numbers: Numbers, signs: Signs) {
        self.close();
        self.containers.begin_list(numbers, signs);
    }

    pub fn end_list(&mut self) {
        self.end_container();
    }

    /// Begins an item, which may tell its own number.
    pub fn begin_item(&mut self, value: Option<i64>) {
        self.close();
        self.containers.begin_item(value);
    }

    pub fn end_item(&mut self) {
        self.end_container();
    }

    fn end_container(&mut self) {
        self.close();
        self.containers.end();
    }

    pub fn is_in_list(&self) -> bool {
        self.containers.is_in_list()
    }

    pub fn begin_aside(&mut self) {
        self.close();
        self.asides += 1;
    }

    pub fn end_aside(&mut self) {
        self.close();
        self.asides = self.asides.saturating_sub(1);
    }

    pub fn begin_code(&mut self) {
        if self.verbatim == 0 {
            self.close();
        }
        self.verbatim += 1;
    }

    pub fn end_code(&mut self) {
        self.verbatim = self.verbatim.saturating_sub(1);
        if self.verbatim == 0 {
            self.close();
        }
    }

    /// Begins a caption of a picture; returns where its words begin.
    pub fn begin_caption(&mut self) -> usize {
        self.close();
        let inline = self.inline();
        inline.push("[image: ");
        let start = inline.len();
        self.held += 1;
        start
    }

    /// Ends a caption, which leads to what it is of; one without words goes.
    pub fn end_caption(&mut self, start: usize, target: Option<CleanText>) {
        self.held = self.held.saturating_sub(1);
        let Some((_, inline)) = &mut self.open else {
            return;
        };
        if inline.len() > start {
            inline.trim_end();
            inline.push("]");
            if target.is_some() {
                inline.span(
                    SpanKind::Link,
                    start.saturating_sub("[image: ".len()),
                    target,
                );
            }
        } else {
            inline.truncate(start.saturating_sub("[image: ".len()));
        }
        if inline.len() == 0 {
            self.open = None;
        }
        self.close();
    }

    pub fn begin_span(&mut self, kind: SpanKind, target: Option<CleanText>) {
        let start = self.open.as_ref().map_or(0, |(_, inline)| inline.len());
        self.styles.push(Style {
            kind,
            target,
            start,
        });
    }

    /// Tells whether a link is open that leads to a target.
    pub fn is_link_to(&self, target: &CleanText) -> bool {
        let mut targets = self.styles.iter().filter_map(|style| style.target.as_ref());
        targets.any(|open| open == target)
    }

    pub fn end_span(&mut self) {
        let Some(style) = self.styles.pop() else {
            return;
        };
        if self.spans < MOST_SPANS
            && let Some((_, inline)) = &mut self.open
        {
            end_style(inline, &style);
            self.spans += 1;
        }
    }

    /// Ends the looks that are open in a block; they begin again with the next.
    fn end_styles(&mut self, inline: &mut Inline) {
        for style in &mut self.styles {
            if self.spans < MOST_SPANS {
                end_style(inline, style);
                self.spans += 1;
            }
            style.start = 0;
        }
    }

    /// Returns the mark of an item that keeps it in its words: of one that begins with a heading, is quoted, or has no
    /// number of digits.
    fn mark_of_item(&self) -> Inline {
        if self.verbatim > 0 || !self.containers.awaits_block() {
            return Inline::default();
        }
        let is_quoted = self.containers.quotations() > 0;
        match self.containers.awaited_number() {
            Some((number, signs))
                if self.heading.is_some() || is_quoted || signs != Signs::Digits =>
            {
                Inline::new(&format!("{}. ", signs.write(number)))
            }
            None if self.heading.is_none() && is_quoted => Inline::new("• "),
            _ => Inline::default(),
        }
    }

    /// Opens a block as what it is where it stands: the innermost container decides.
    fn shape(&mut self) -> Shape {
        let running = self.containers.running();
        // Code has no place for a number: what follows it in the item has it.
        if self.verbatim == 0 || self.containers.awaited_number().is_none() {
            self.containers.pass();
        }
        match self.heading {
            _ if self.verbatim > 0 => Shape::of(BlockKind::Code),
            Some(level) => Shape::at(BlockKind::Heading, level),
            // Whose words they are matters more than how they are ordered.
            None if self.containers.quotations() > 0 => {
                Shape::at(BlockKind::Quotation, self.containers.quotations())
            }
            None => running,
        }
    }

    /// Returns the text of the open block; where none is open, opens one.
    pub fn inline(&mut self) -> &mut Inline {
        let (shape, words) = match self.open {
            Some((shape, _)) => (shape, Inline::default()),
            None => {
                let number = self.mark_of_item();
                (self.shape(), number)
            }
        };
        let (_, inline) = self.open.get_or_insert((shape, words));
        inline
    }
}

/// Makes the span of a style, without blanks at its ends.
fn end_style(inline: &mut Inline, style: &Style) {
    let from = style.start.min(inline.len());
    let text = inline.as_str().get(from..).unwrap_or_default();
    let start = from + (text.len() - text.trim_start().len());
    if text.trim().is_empty() {
        return;
    }
    inline.span(style.kind, start, style.target.clone());
}

/// White space that CSS makes one blank of; others, such as the no-break space, stay.
fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_that_go_on_through_all_blocks_make_no_more_spans_than_a_text_has() {
        const LOOKS: usize = 4_000;
        let mut flow = Flow::default();
        for _ in 0..LOOKS {
            flow.begin_span(SpanKind::Emphasis, None);
        }
        for _ in 0..2 * MOST_SPANS / LOOKS {
            flow.text("x");
            flow.close();
        }
        let pieces = flow.finish();
        let spans = pieces.iter().map(|piece| match piece {
            Piece::Block { inline, .. } => inline.spans().len(),
            Piece::Rule => 0,
        });
        assert_eq!(spans.sum::<usize>(), MOST_SPANS);
        assert_eq!(pieces.len(), 2 * MOST_SPANS / LOOKS);
    }
}

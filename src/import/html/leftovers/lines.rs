//! The blocks of an article as lines that are looked at for what is none of it.

use crate::{
    import::{
        builder::Inline,
        html::{article::length, flow::Piece},
        media,
    },
    model::BlockKind,
};

/// The longest line whose words are asked, in bytes.
const LONGEST: usize = 400;

/// The fewest words of a sentence of prose.
const SENTENCE: usize = 6;

/// As many bytes outside of links are prose, however they end.
const PROSE: usize = 160;

/// A block as a line.
pub(super) struct Line<'a> {
    /// Where its piece stands.
    pub at: usize,
    pub kind: BlockKind,
    pub level: usize,
    pub is_numbered: bool,
    pub text: &'a str,
    /// Its words in lower case, without what is said of pictures; none where it is long.
    pub lower: String,
    pub words: usize,
    /// Whether nearly all of it is a link.
    pub is_linked: bool,
    /// Whether half of it or more is links.
    pub is_of_links: bool,
    /// Whether it shows nothing but pictures.
    pub is_picture: bool,
}

impl<'a> Line<'a> {
    fn of(at: usize, piece: &'a Piece) -> Option<Self> {
        let Piece::Block { shape, inline, .. } = piece else {
            return None;
        };
        let text = inline.as_str().trim();
        if text.is_empty() {
            return None;
        }
        let mut line = Self {
            at,
            kind: shape.kind,
            level: shape.level,
            is_numbered: shape.ordinal.is_some(),
            text,
            lower: String::new(),
            words: usize::MAX,
            is_linked: false,
            is_of_links: false,
            is_picture: false,
        };
        if text.len() <= LONGEST {
            line.read(inline);
        }
        Some(line)
    }

    fn read(&mut self, inline: &Inline) {
        let said = media::without(self.text);
        let said = said.trim();
        // An ideograph says as much as half of a word.
        self.words = said.split_whitespace().count().max(length(said) / 12);
        self.is_picture = said.is_empty();
        let linked: usize = inline.links().map(length).sum();
        let all = length(self.text).max(1);
        self.is_linked = linked * 10 >= all * 9;
        self.is_of_links = linked * 2 >= all;
        self.lower = said.to_lowercase().replace('’', "'");
    }

    pub fn is_heading(&self) -> bool {
        self.kind == BlockKind::Heading
    }

    /// Tells whether it may be a line that is made of a few words.
    pub fn is_short(&self) -> bool {
        let is_text = matches!(
            self.kind,
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Heading
        );
        is_text && self.words <= 8 && !self.is_sentence()
    }

    /// Tells whether it ends as a sentence does.
    pub fn is_sentence(&self) -> bool {
        let text = self
            .text
            .trim_end_matches(['”', '"', '’', '»', '“', ')', ']', '」']);
        text.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '۔'])
    }

    /// Tells whether it is a text of its own and leads nowhere.
    pub fn is_prose(&self) -> bool {
        if self.is_of_links {
            return false;
        }
        let is_other = matches!(
            self.kind,
            BlockKind::Quotation | BlockKind::Code | BlockKind::Table
        );
        is_other || self.text.len() >= PROSE || self.words >= SENTENCE && self.is_sentence()
    }
}

/// Returns the lines of pieces; empty ones and rules are none.
pub(super) fn of(pieces: &[Piece]) -> Vec<Line<'_>> {
    let pieces = pieces.iter().enumerate();
    pieces
        .filter_map(|(at, piece)| Line::of(at, piece))
        .collect()
}

//! What an entry of a feed shows: HTML without a page around it.

mod foreign;

use dom_query::Document;

use crate::{
    import::{
        builder::{Builder, Inline, Shape},
        html::{Page, article, bare, elements, flow::Piece, guard, links::Base, walk::Walk},
        media, script,
    },
    model::{BlockKind, CleanText, Found},
};

/// What an entry shows.
#[derive(Default)]
pub(in crate::import) struct Content {
    pub(super) pieces: Vec<Piece>,
    remarks: Vec<CleanText>,
}

impl Content {
    /// Reads HTML, without what only leads back to the entry; links lead on from one address, and the entry is at another.
    pub fn of_html(html: &str, base: Option<&str>, own: Option<&str>) -> Self {
        let document = guard::check(html).map(|()| Document::from(html));
        let document = document.and_then(|document| {
            // Only looking for an article would take too long, which is not done here.
            match article::check(&document) {
                Ok(()) | Err(guard::Limit::Work) => Ok(document),
                Err(limit) => Err(limit),
            }
        });
        match document {
            Ok(document) => {
                let base = Base::new(base, None);
                elements::unmake_buttons(&document);
                elements::move_captions(&document);
                foreign::remove_boxes(&document, &base, own);
                let root = document.body().unwrap_or_else(|| document.root());
                let mut pieces = Walk::of_entry(&base).over(root).finish();
                foreign::remove_lines(&mut pieces, own);
                Self {
                    pieces,
                    remarks: Vec::new(),
                }
            }
            Err(limit) => Self {
                pieces: paragraphs(bare::paragraphs(&bare::untagged(html))),
                remarks: vec![CleanText::line(&limit.sentence())],
            },
        }
    }

    /// Reads plain text, which empty lines part.
    pub fn of_text(text: &str) -> Self {
        let mut texts = Vec::new();
        let mut paragraph = String::new();
        let text = CleanText::new(text);
        for line in text.lines().map(str::trim).chain([""]) {
            if !line.is_empty() {
                if !paragraph.is_empty() {
                    paragraph.push('\n');
                }
                paragraph.push_str(line);
            } else if !paragraph.is_empty() {
                texts.push(std::mem::take(&mut paragraph));
            }
        }
        Self {
            pieces: paragraphs(texts.iter().map(String::as_str)),
            remarks: Vec::new(),
        }
    }

    /// Returns its words, but for those that stand for pictures, films and sounds.
    pub fn words(&self) -> String {
        let texts = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Block { inline, .. } => Some(media::without(inline.as_str())),
            Piece::Rule => None,
        });
        texts.collect::<Vec<_>>().join("\n")
    }

    /// Returns where its links lead.
    pub fn targets(&self) -> Vec<String> {
        let inlines = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Block { inline, .. } => Some(inline),
            Piece::Rule => None,
        });
        let links = inlines.flat_map(Inline::targets);
        links.map(|(_, target)| target.to_owned()).collect()
    }

    /// Puts another behind it.
    pub fn append(&mut self, other: Self) {
        self.pieces.extend(other.pieces);
        self.remarks.extend(other.remarks);
    }

    /// Leaves nothing but what stands for pictures, films and sounds.
    pub fn keep_media(&mut self) {
        self.pieces.retain(|piece| match piece {
            Piece::Block { inline, .. } => {
                let text = inline.as_str();
                media::without(text).len() < text.len()
            }
            Piece::Rule => false,
        });
    }

    /// Makes a page of it.
    pub fn page(self) -> Page {
        let mut builder = Builder::default();
        for piece in self.pieces {
            match piece {
                Piece::Rule => builder.rule(),
                Piece::Block { shape, inline, .. } => builder.block(shape, inline),
            }
        }
        Page {
            builder,
            found: Found::default(),
            remarks: self.remarks,
        }
    }
}

fn paragraphs<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<Piece> {
    let pieces = texts.map(|text| Piece::Block {
        shape: Shape::of(BlockKind::Paragraph),
        inline: Inline::new(text),
        aside: false,
    });
    pieces.collect()
}

/// Counts how much words say; an ideograph says as much as three letters.
pub(in crate::import) fn weight(words: &str) -> usize {
    let letters = words.chars().filter(|c| c.is_alphanumeric());
    letters
        .map(|c| if script::is_ideograph(c) { 3 } else { 1 })
        .sum()
}

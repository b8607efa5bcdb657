//! The clean text of an article at one time, with its structure.

use std::{fmt, ops::Range};

use crate::model::{CleanText, PartialDate};

/// Names a snapshot by the hash of its text, its structure and the importer's version.
///
/// BLAKE3, 64 lowercase hex digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SnapshotId(String);

impl SnapshotId {
    /// Accepts exactly 64 lowercase hex digits.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        fits.then(|| Self(text.to_owned()))
    }

    /// Returns the hex digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SnapshotId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Tells what a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// Running text; inside a list item (a second paragraph of it) `level` is that item's.
    Paragraph,
    /// A headline; `level` counts from 1.
    Heading,
    /// The first paragraph of a list item; `level` counts from 1.
    ListItem,
    /// A paragraph that is quoted; `level` counts from 1.
    Quotation,
    /// Code, line breaks kept.
    Code,
    /// A table, one line a row, columns padded so that they stand under each other.
    Table,
    /// A line across; holds no text.
    Rule,
}

/// A piece of structure: a paragraph, a heading, a list item and so on.
///
/// Blocks stand in the order of the text and do not overlap. Between two blocks stands `\n\n`, or `\n`
/// between neighbouring list items of one list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What the block is.
    pub kind: BlockKind,
    /// Where it stands in the snapshot's text, in bytes, half open, without the line breaks around it.
    pub bytes: Range<usize>,
    /// The depth, see the kinds; 0 where depth means nothing.
    pub level: u8,
    /// The number of an item of a numbered list; the number itself is not in the text.
    pub ordinal: Option<u32>,
}

/// Tells what a span is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpanKind {
    /// Emphasised, as a rule italic.
    Emphasis,
    /// Strongly emphasised, as a rule bold.
    Strong,
    /// Code within a line.
    Code,
    /// A link; its target is kept.
    Link,
}

/// A stretch of text inside one block with a look or a target of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// What the span is.
    pub kind: SpanKind,
    /// Where it stands, in bytes of the snapshot's text, half open.
    pub bytes: Range<usize>,
    /// Where a link leads.
    pub target: Option<CleanText>,
}

/// What an importer found out about an article; a missing thing stays missing and is never guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The headline, or else the first sentence.
    pub title: CleanText,
    /// The outlet, where the text names it as such.
    pub source: Option<CleanText>,
    /// Who wrote it.
    pub author: Option<CleanText>,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// Where it was published.
    pub url: Option<CleanText>,
    /// Tags the text itself gives.
    pub tags: Vec<CleanText>,
    /// The reading time that the text itself gave, in minutes.
    pub reading_minutes: Option<u32>,
}

/// The clean text made from an original at one time, with its structure; never changed afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The hash that names it.
    pub id: SnapshotId,
    /// The text that all offsets count in.
    pub text: CleanText,
    /// The structure, in order.
    pub blocks: Vec<Block>,
    /// Looks and links, in order of their starts.
    pub spans: Vec<Span>,
    /// What the importer read off the original.
    pub found: Found,
}

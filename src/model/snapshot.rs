//! The clean text of an article at one time, with its structure.

mod check;
mod hash;

use std::{collections::BTreeMap, ops::Range};

use crate::model::{CleanText, PartialDate, field::words};

pub use check::{Part, SnapshotFault};
pub use hash::{SnapshotId, TextHash};

/// The deepest level of a block; what is nested deeper is shown at this depth.
pub const DEEPEST_LEVEL: u8 = 16;

/// Tells what a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// Running text; inside a list item (a second paragraph of it) `level` is that item's.
    Paragraph,
    /// A headline; `level` counts from 1 to 6.
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

impl BlockKind {
    /// Returns the word for it, on the screen and outside.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Heading => "heading",
            Self::ListItem => "list item",
            Self::Quotation => "quotation",
            Self::Code => "code",
            Self::Table => "table",
            Self::Rule => "rule",
        }
    }
}

/// A piece of structure: a paragraph, a heading, a list item and so on.
///
/// Blocks stand in the order of the text and do not overlap. Between two blocks stands `\n\n`, or `\n`
/// between neighbouring list items of one list; before the first and after the last stands nothing.
/// Every block holds text but a rule, which holds none.
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
///
/// Never empty. Spans stand in order of their starts, the longer first; they may lie inside one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// What the span is.
    pub kind: SpanKind,
    /// Where it stands, in bytes of the snapshot's text, half open.
    pub bytes: Range<usize>,
    /// Where a link leads, as it was written: it may be relative, and is not to be trusted.
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
    /// The language of the text, as the page names it: a tag of BCP 47, such as `en-GB`.
    pub language: Option<CleanText>,
    /// The sentence or two that its publisher puts before the text, or tells others of it.
    pub lead: Option<CleanText>,
    /// Tags the text itself gives.
    pub tags: Vec<CleanText>,
    /// The reading time that the text itself gave, in minutes.
    pub reading_minutes: Option<u32>,
    /// Where what was found stood; only for pages and mail, where several places say it.
    pub places: BTreeMap<FoundField, FoundIn>,
}

words! {
    /// What was found of an article, where several places of a page may say it.
    #[derive(PartialOrd, Ord)]
    FoundField {
        /// The headline.
        Title = "title",
        /// The outlet.
        Source = "source",
        /// Who wrote it.
        Author = "author",
        /// When it was published.
        Published = "published",
        /// Where it was published.
        Url = "url",
        /// The language.
        Language = "language",
        /// What stands before the text.
        Lead = "lead",
    }
}

words! {
    /// Where in a page or a mail something was found.
    FoundIn {
        /// In the data for machines that many outlets put into a page (JSON-LD, schema.org).
        JsonLd = "JSON-LD",
        /// In what a page tells social networks of itself (Open Graph).
        OpenGraph = "Open Graph",
        /// In another of the page's meta tags.
        Meta = "meta tag",
        /// In a link or an attribute of the page's head, such as the canonical address.
        Head = "head",
        /// In what the page shows.
        Page = "page",
        /// In the text itself.
        Text = "text",
        /// In the header of a mail.
        Mail = "mail header",
        /// In what a feed says of it.
        Feed = "feed",
        /// In the answer of the server.
        Server = "server",
        /// In the address it was got from.
        Address = "address",
    }
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

impl Snapshot {
    /// Makes a snapshot and its id; `importer` is the version of the importer that made the structure.
    ///
    /// # Errors
    /// Where blocks or spans do not fit the text or one another.
    pub fn new(
        importer: u32,
        text: CleanText,
        blocks: Vec<Block>,
        spans: Vec<Span>,
        found: Found,
    ) -> Result<Self, SnapshotFault> {
        check::check(&text, &blocks, &spans)?;
        Ok(Self {
            id: SnapshotId::of(importer, &text, &blocks, &spans),
            text,
            blocks,
            spans,
            found,
        })
    }

    /// Verifies that blocks and spans fit the text and one another; panics on no values whatever.
    ///
    /// The id is not compared: it needs the importer's version, see [`SnapshotId::of`].
    ///
    /// # Errors
    /// Names the first block or span that does not fit, and why.
    pub fn check(&self) -> Result<(), SnapshotFault> {
        check::check(&self.text, &self.blocks, &self.spans)
    }

    /// Returns the hash of the text alone.
    pub fn text_hash(&self) -> TextHash {
        TextHash::of(&self.text)
    }
}

//! Articles in JSON.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;

use crate::{
    anchor::offset,
    model::{Article, Belonging, CleanText, FetchedFrom, Snapshot, SpanKind, article::Reading},
};

/// An article, without its text.
#[derive(Serialize)]
pub struct ArticleFields<'a> {
    /// Its id.
    pub id: String,
    /// The headline, or the first sentence of an article that has none.
    pub title: &'a str,
    /// Who wrote it.
    pub author: Option<&'a str>,
    /// The outlet, publisher or person it comes from.
    pub source: Option<&'a str>,
    /// Where it was published.
    pub url: Option<&'a str>,
    /// When it was published, as precisely as it is known.
    pub published: Option<String>,
    /// The language of its text: a tag of BCP 47.
    pub language: Option<&'a str>,
    /// What its publisher puts before the text.
    pub lead: Option<&'a str>,
    /// Where in its page each of these was found that nobody has set since, such as `{"title": "JSON-LD"}`.
    pub found: BTreeMap<&'a str, &'a str>,
    /// When it was added.
    pub added: String,
    /// Tags, in order.
    pub tags: Vec<&'a str>,
    /// The names of the stories that it belongs to.
    pub stories: Vec<&'a str>,
    /// Whether it was read.
    pub read: bool,
    /// Whether it is starred.
    pub starred: bool,
    /// The snapshot that is told of: the newest one, or the one asked for.
    pub snapshot: Option<&'a str>,
    /// All its snapshots, oldest first.
    pub snapshots: Vec<SnapshotFields<'a>>,
}

impl<'a> ArticleFields<'a> {
    /// Tells an article and its newest snapshot.
    pub fn new(article: &'a Article, belonging: &'a Belonging) -> Self {
        let stories = belonging.of_article(article.id);
        Self {
            id: article.id.to_string(),
            title: &article.title,
            author: article.author.as_deref(),
            source: article.source.as_deref(),
            url: article.url.as_deref(),
            published: article.published.map(|date| date.to_string()),
            language: article.language.as_deref(),
            lead: article.lead.as_deref(),
            found: article
                .places
                .iter()
                .map(|(field, place)| (field.word(), place.word()))
                .collect(),
            added: article.added.to_string(),
            tags: article.tags.iter().map(CleanText::as_str).collect(),
            stories: stories.iter().map(CleanText::as_str).collect(),
            read: article.reading == Reading::Read,
            starred: article.starred,
            snapshot: article.newest().map(|entry| entry.id.as_str()),
            snapshots: article
                .snapshots
                .iter()
                .zip(1..)
                .map(|(entry, number)| SnapshotFields {
                    number,
                    id: entry.id.as_str(),
                    taken: entry.taken.to_string(),
                    original: entry.original.as_deref(),
                    fetched: entry
                        .fetched
                        .as_ref()
                        .map(|fetched| FetchedFields::new(fetched, entry.taken)),
                })
                .collect(),
        }
    }
}

/// One snapshot of an article.
#[derive(Serialize)]
pub struct SnapshotFields<'a> {
    /// The number that `show --snapshot` takes: 1 is the oldest.
    pub number: usize,
    /// Its id, 64 hex digits.
    pub id: &'a str,
    /// When it was made.
    pub taken: String,
    /// The BLAKE3 hash of the bytes it was made from.
    pub original: Option<&'a str>,
    /// How it was fetched; null where it came otherwise.
    pub fetched: Option<FetchedFields<'a>>,
}

/// How the page was fetched that a snapshot was made from, as its server told it.
#[derive(Serialize)]
pub struct FetchedFields<'a> {
    /// The address, redirects followed.
    pub url: &'a str,
    /// When.
    pub at: String,
    /// The status of the answer.
    pub status: u32,
    /// The media type with its parameters.
    pub media_type: Option<&'a str>,
    /// The server's name for this state of the page.
    pub etag: Option<&'a str>,
    /// When the page was changed last.
    pub last_modified: Option<&'a str>,
    /// When the server sent it.
    pub date: Option<&'a str>,
    /// The language.
    pub language: Option<&'a str>,
}

impl<'a> FetchedFields<'a> {
    fn new(fetched: &'a FetchedFrom, at: Timestamp) -> Self {
        Self {
            url: &fetched.url,
            at: at.to_string(),
            status: fetched.status,
            media_type: fetched.media_type.as_deref(),
            etag: fetched.etag.as_deref(),
            last_modified: fetched.last_modified.as_deref(),
            date: fetched.date.as_deref(),
            language: fetched.language.as_deref(),
        }
    }
}

/// A piece of structure.
#[derive(Serialize)]
pub struct BlockFields {
    /// `paragraph`, `heading`, `list item`, `quotation`, `code`, `table` or `rule`.
    pub kind: &'static str,
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The depth of a heading, a list item or a quotation, from 1; else 0.
    pub level: u8,
}

/// A stretch of text with a look or a target of its own.
#[derive(Serialize)]
pub struct SpanFields<'a> {
    /// `emphasis`, `strong`, `code` or `link`.
    pub kind: &'static str,
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Where a link leads.
    pub target: Option<&'a str>,
}

/// An article that `add` took in.
#[derive(Serialize)]
pub struct AddedArticle {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// `new`, `revised` or `unchanged`.
    pub state: &'static str,
}

/// A source that `add` did not take in.
#[derive(Serialize)]
pub struct Skipped {
    /// The path or the URL, or `-` for standard input.
    pub source: String,
    /// Why, in a few words, such as `binary`.
    pub reason: String,
}

/// Tells the structure of a snapshot in code points.
pub(super) fn structure(snapshot: &Snapshot) -> (Vec<BlockFields>, Vec<SpanFields<'_>>) {
    let of_blocks = snapshot.blocks.iter().map(|block| &block.bytes);
    let of_spans = snapshot.spans.iter().map(|span| &span.bytes);
    let offsets: Vec<usize> = of_blocks
        .chain(of_spans)
        .flat_map(|bytes| [bytes.start, bytes.end])
        .collect();
    let mut points = offset::code_points(&snapshot.text, &offsets).into_iter();
    let mut next = || points.next().unwrap_or_default();
    let blocks = snapshot
        .blocks
        .iter()
        .map(|block| BlockFields {
            kind: block.kind.word(),
            start: next(),
            end: next(),
            level: block.level,
        })
        .collect();
    let spans = snapshot
        .spans
        .iter()
        .map(|span| SpanFields {
            kind: span_word(span.kind),
            start: next(),
            end: next(),
            target: span.target.as_deref(),
        })
        .collect();
    (blocks, spans)
}

const fn span_word(kind: SpanKind) -> &'static str {
    match kind {
        SpanKind::Emphasis => "emphasis",
        SpanKind::Strong => "strong",
        SpanKind::Code => "code",
        SpanKind::Link => "link",
    }
}

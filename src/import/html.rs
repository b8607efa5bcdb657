//! Web pages: what is known of them, the article in them, and the text with its structure.

pub(super) mod advertised;
mod article;
mod bare;
mod behind;
mod bounded;
mod completed;
mod elements;
mod embedded;
mod entry;
mod flow;
mod guard;
mod inserted;
mod json_ld;
mod junk;
mod lead;
mod leftovers;
mod links;
mod metadata;
mod prose;
mod raised;
mod repeated;
mod several;
mod tables;
mod walk;
mod word_lists;
mod xml;

use dom_query::Document;

use crate::{
    import::{
        Extent,
        builder::{Builder, Inline, Shape},
        title,
    },
    model::{BlockKind, CleanText, Found, FoundField, FoundIn, Snapshot},
};

use article::What;
use flow::Piece;
use guard::Limit;
use walk::Walk;

pub(super) use bare::{decoded, inline_text, paragraphs, untagged};
pub(super) use entry::{Content, weight};
pub(super) use links::Base;
pub(super) use metadata::{authors, language, lead, person};
pub(super) use xml::as_html;

/// What is taken of a page, and what it is read with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted<'a> {
    pub address: Option<&'a str>,
    pub extent: Extent,
    /// Whether it came in a mail: then all of it is the article, but for what mails have around it.
    pub mail: bool,
}

/// What was made of a page.
pub(super) struct Page {
    pub builder: Builder,
    pub found: Found,
    pub remarks: Vec<CleanText>,
}

impl Page {
    /// Makes the snapshot; none where there is no text.
    pub fn finish(self) -> Option<(Snapshot, Vec<CleanText>)> {
        let Self {
            builder,
            mut found,
            remarks,
        } = self;
        if found.title.is_empty() {
            found.title = title::first_sentence(&builder);
            found.places.insert(FoundField::Title, FoundIn::Text);
        }
        found.title = title::shortened(&found.title);
        Some((builder.finish(found)?, remarks))
    }
}

/// Reads a page.
pub(super) fn read(html: &str, wanted: Wanted<'_>) -> Page {
    if let Err(limit) = guard::check(html) {
        return without_tree(html, wanted, limit);
    }
    let document = Document::from(html);
    let mut remarks = Vec::new();
    let mut extent = wanted.extent;
    match article::check(&document) {
        Ok(()) => {}
        // Only the search for the article would take too long.
        Err(Limit::Work) => {
            if extent == Extent::Article {
                remarks.push(CleanText::line(&Limit::Work.sentence()));
            }
            extent = Extent::Whole;
        }
        Err(limit) => return without_tree(html, wanted, limit),
    }
    elements::unmake_buttons(&document);
    elements::move_captions(&document);
    word_lists::make(&document);
    if wanted.mail {
        elements::remove_clear(&document);
    }
    let base = base_of(&document, wanted.address);
    let told = metadata::read(&document, wanted.address, &base);
    elements::remove_signs(&document);
    let (taken, what) = match extent {
        Extent::Whole => (article::whole(&document, &base), What::Whole),
        Extent::Article if wanted.mail => (article::of_mail(&document, &base), What::Mail),
        Extent::Article => {
            let taken = article::find(document, &base, &told.found);
            remarks.extend(taken.remark.as_deref().map(CleanText::line));
            (taken.pieces, taken.what)
        }
    };
    let (builder, found) = article::put_together(taken, told, what);
    Page {
        builder,
        found,
        remarks,
    }
}

/// Returns what relative links of a page lead on from.
fn base_of(document: &Document, address: Option<&str>) -> Base {
    let base = document
        .select_single("base[href]")
        .attr("href")
        .map(|href| href.to_string());
    if address.is_none()
        && let Some(own) = metadata::own_address(document)
    {
        return Base::new(Some(own.as_str()), base.as_deref());
    }
    Base::new(address, base.as_deref())
}

/// Takes the text of a page of which no tree may be made, and what its head says of it.
fn without_tree(html: &str, wanted: Wanted<'_>, limit: Limit) -> Page {
    let (head, body) = parts_of(html);
    let mut builder = Builder::default();
    for paragraph in paragraphs(&untagged(body)) {
        builder.block(Shape::of(BlockKind::Paragraph), Inline::new(paragraph));
    }
    let found = if guard::check(head).is_ok() {
        let document = Document::from(head);
        let base = base_of(&document, wanted.address);
        metadata::read(&document, wanted.address, &base).found
    } else {
        Found::default()
    };
    Page {
        builder,
        found,
        remarks: vec![CleanText::line(&limit.sentence())],
    }
}

/// How much of a page is looked through for its head.
const LONGEST_HEAD: usize = 256 * 1024;

/// Cuts a page into its head, without what its body may do, and its body; where that is not marked, it may be all.
fn parts_of(html: &str) -> (&str, &str) {
    let start = html
        .get(..html.floor_char_boundary(LONGEST_HEAD))
        .unwrap_or(html);
    let lower = start.to_ascii_lowercase();
    let ends = ["</head", "<body"];
    match ends.iter().filter_map(|mark| lower.find(mark)).min() {
        Some(end) => html.split_at_checked(end).unwrap_or((start, html)),
        None => (start, html),
    }
}

/// Returns the pieces that an element shows.
fn pieces_of(node: dom_query::NodeRef<'_>, base: &Base) -> Vec<Piece> {
    Walk::new(base).over(node).finish()
}

#[cfg(test)]
mod tests;

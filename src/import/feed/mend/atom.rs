//! Items of Atom 0.3 and 1.0, as Atom 1.0.

use crate::{
    import::feed::{
        dates::Dated,
        mend::{first_date, is_text, media::Media, words, write::Writer},
        tree::{Element, Space},
        words::title,
    },
    text::markup::has_markup,
};

/// What stands around an item.
pub(super) const FRAME: (&str, &str) = ("<feed xmlns=\"http://www.w3.org/2005/Atom\">", "</feed>");

const PUBLISHED: [&str; 5] = ["published", "issued", "created", "pubDate", "date"];
const UPDATED: [&str; 2] = ["updated", "modified"];

/// The attributes of a link.
const OF_LINKS: [&str; 5] = ["href", "rel", "type", "title", "length"];

/// Where a text stands decides what it is where nothing says so.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Untold {
    Text,
    /// Markup where it looks so: many forget to say it.
    AsItLooks,
}

/// Writes the head of a feed.
pub(super) fn head(feed: &Element, to: &mut Writer) {
    text(feed, "title", Untold::Text, to);
    for link in named(feed, "link") {
        self::link(link, to);
    }
    authors(feed, to);
}

/// Writes an item.
pub(super) fn item(entry: &Element, to: &mut Writer) {
    to.begin("entry", &[]);
    for id in named(entry, "id") {
        let id = words(id);
        if !id.trim().is_empty() {
            to.text("id", id.trim());
        }
    }
    text(entry, "title", Untold::Text, to);
    for link in named(entry, "link") {
        self::link(link, to);
    }
    text(entry, "summary", Untold::AsItLooks, to);
    text(entry, "content", Untold::AsItLooks, to);
    if !authors(entry, to) {
        // Collections of feeds say there who wrote it.
        for source in named(entry, "source").take(1) {
            authors(source, to);
        }
    }
    to.end("entry");
}

/// Reads what comes with an item.
pub(super) fn media(entry: &Element) -> Media {
    let mut media = Media::default();
    for link in named(entry, "link") {
        if link.attribute("rel") == Some("enclosure") {
            media.attach(link, "href");
        }
    }
    media.gather(entry);
    media
}

/// Reads when an item was published.
pub(super) fn published(entry: &Element) -> Option<Dated> {
    dated(entry, &PUBLISHED)
}

/// Reads when an item was last changed.
pub(super) fn updated(entry: &Element) -> Option<Dated> {
    dated(entry, &UPDATED)
}

fn dated(entry: &Element, names: &[&str]) -> Option<Dated> {
    first_date(names.iter().flat_map(|name| {
        let is_date = |it: &&Element| matches!(it.space, Space::Atom | Space::DublinCore);
        let dates = entry.elements().filter(is_date);
        dates.filter(move |it| it.name == *name)
    }))
}

fn named<'a>(element: &'a Element, name: &str) -> impl Iterator<Item = &'a Element> {
    let is_atom = |it: &&Element| it.space == Space::Atom;
    element
        .elements()
        .filter(is_atom)
        .filter(move |it| it.name == name)
}

/// Writes the first text of a name that is one; what is bytes of something else, or stands elsewhere, is none.
fn text(element: &Element, name: &str, untold: Untold, to: &mut Writer) {
    for text in named(element, name) {
        let words = words(text);
        if words.trim().is_empty() || text.attribute("mode") == Some("base64") {
            continue;
        }
        let told = text.attribute("type").map(str::to_ascii_lowercase);
        let told = told
            .as_deref()
            .map(|told| told.split(';').next().unwrap_or_default().trim());
        let is_markup = match told {
            _ if !is_text(text) => true,
            Some("html" | "xhtml" | "text/html" | "application/xhtml+xml") => true,
            Some("text" | "text/plain") => false,
            None | Some("") => untold == Untold::AsItLooks && has_markup(&words),
            Some(other) if other.starts_with("text/") => false,
            Some(other) if other.ends_with("xml") => true,
            Some(_) => continue,
        };
        let kind = if is_markup { "html" } else { "text" };
        to.element(name, &[("type", kind)], &words);
        return;
    }
}

fn link(link: &Element, to: &mut Writer) {
    let given = OF_LINKS.iter();
    let attributes: Vec<(&str, &str)> = given
        .filter_map(|name| Some((*name, link.attribute(name)?)))
        .collect();
    to.element("link", &attributes, "");
}

/// Writes those who wrote it, and tells whether anybody did.
fn authors(element: &Element, to: &mut Writer) -> bool {
    let mut any = false;
    let creators = element
        .elements()
        .filter(|it| it.space == Space::DublinCore && it.name == "creator");
    for author in named(element, "author").chain(creators) {
        let name = author.elements().find(|it| it.name == "name");
        let name = words(match name {
            Some(name) => name,
            None if is_text(author) => author,
            None => continue,
        });
        if !name.trim().is_empty() {
            to.begin("author", &[]);
            to.text("name", &title(&name));
            to.end("author");
            any = true;
        }
    }
    any
}

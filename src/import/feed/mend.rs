//! Items written anew, so that what reads feeds takes each of them, whatever the feed was like.
//!
//! feed-rs gives up a whole feed for one element that it does not expect, knows each vocabulary by one address, and
//! takes only the first piece of a text that has tags in it. What it gets is one item at a time, in RSS 2.0 or Atom 1.0,
//! with the elements that it knows, and in each of them text and nothing else.

mod atom;
mod media;
mod rss;
mod write;

use url::Url;

use crate::import::feed::{
    dates::{self, Dated},
    tree::{self, Dialect, Element, Item, Node, Outline, Space},
};

pub(super) use media::{Media, Medium};
pub(super) use rss::{masked, unmasked};
use write::Writer;

/// One item, or the head of a feed without any, and what holds where its text stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mended {
    /// What stands in the document, without what is the same in all of them.
    pub inside: String,
    /// What stands before it, and what behind.
    pub frame: (&'static str, &'static str),
    /// What `xml:base` says there, where it says something.
    pub base: Option<String>,
    /// What it says at the content, which counts for nothing else.
    pub content_base: Option<String>,
    /// Where it was taken from.
    pub source: Option<Source>,
    pub language: Option<String>,
    /// When it was published, and when it was last changed: what reads feeds would lose the day as it is written.
    pub published: Option<Dated>,
    pub updated: Option<Dated>,
    /// What comes with it.
    pub media: Media,
    /// Whether a title may have tags and references in it, which its dialect does not say.
    pub title_is_markup: bool,
}

/// The feed that an item was taken from, as the item says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source {
    pub title: String,
    /// Addresses of the feed and of its site.
    pub addresses: Vec<String>,
}

impl Mended {
    /// Returns the document.
    pub fn document(&self) -> String {
        let (before, behind) = self.frame;
        [before, &self.inside, behind].concat()
    }
}

/// Writes an item.
pub(super) fn item(dialect: Dialect, item: &Item, address: Option<&str>) -> Mended {
    let element = &item.element;
    let content = element.elements().find(|child| {
        matches!(
            (child.space, child.name.as_str()),
            (Space::Atom, "content") | (Space::Content, "encoded")
        )
    });
    let own = |name: &str| {
        let of = |element: &Element| element.attribute(name).map(str::to_owned);
        (of(element), content.and_then(of))
    };
    let (base, content_base) = own("xml:base");
    let bases = || item.bases.iter().chain(&base);
    let of_content = content_base.is_some().then(|| {
        let bases = bases().chain(&content_base).map(String::as_str);
        joined(address, bases)
    });
    let (language, content_language) = own("xml:lang");
    let mut inside = Writer::default();
    let (published, updated, media) = match dialect {
        Dialect::Atom => {
            atom::item(element, &mut inside);
            let media = atom::media(element);
            (atom::published(element), atom::updated(element), media)
        }
        _ => {
            rss::item(element, &mut inside);
            let media = rss::media(element);
            (rss::published(element), rss::updated(element), media)
        }
    };
    Mended {
        inside: inside.finish(),
        frame: frame(dialect),
        base: joined(address, bases().map(String::as_str)),
        content_base: of_content.flatten(),
        source: source(element),
        language: content_language
            .or(language)
            .filter(|language| language.len() <= tree::LONGEST)
            .or_else(|| item.language.clone()),
        published,
        updated,
        media,
        title_is_markup: dialect == Dialect::Rss,
    }
}

/// Writes the head of a feed.
pub(super) fn head(outline: &Outline, address: Option<&str>) -> Mended {
    let root = &outline.root;
    let channel = root
        .elements()
        .find(|it| it.name.eq_ignore_ascii_case("channel"));
    let element = match outline.dialect {
        Dialect::Rss => channel.unwrap_or(root),
        _ => root,
    };
    let mut inside = Writer::default();
    match outline.dialect {
        Dialect::Atom => atom::head(element, &mut inside),
        _ => rss::head(element, &mut inside),
    }
    let bases = [root.attribute("xml:base"), element.attribute("xml:base")];
    Mended {
        inside: inside.finish(),
        frame: frame(outline.dialect),
        base: joined(address, bases.into_iter().flatten()),
        content_base: None,
        source: None,
        language: root.attribute("xml:lang").map(str::to_owned),
        published: None,
        updated: None,
        media: Media::default(),
        title_is_markup: outline.dialect == Dialect::Rss,
    }
}

/// Reads where an item was taken from, in RSS or Atom.
fn source(item: &Element) -> Option<Source> {
    let source = item
        .elements()
        .find(|it| it.name == "source" && matches!(it.space, Space::Rss | Space::Atom))?;
    let title = source.elements().find(|it| it.name == "title");
    let title = words(match title {
        Some(title) => title,
        None if is_text(source) => source,
        None => return None,
    });
    let addresses = source.attribute("url").into_iter();
    let links = source.elements().filter_map(|it| it.attribute("href"));
    Some(Source {
        title,
        addresses: addresses.chain(links).map(str::to_owned).collect(),
    })
}

fn frame(dialect: Dialect) -> (&'static str, &'static str) {
    match dialect {
        Dialect::Atom => atom::FRAME,
        _ => rss::FRAME,
    }
}

/// Joins bases from the outermost; none where nobody gave one that leads anywhere.
fn joined<'a>(address: Option<&str>, bases: impl Iterator<Item = &'a str>) -> Option<String> {
    let address = address.and_then(|address| Url::parse(address).ok());
    let mut told: Option<Url> = None;
    for base in bases.filter(|base| base.len() <= tree::LONGEST) {
        let from = told.as_ref().or(address.as_ref());
        let next = match from {
            Some(from) => from.join(base.trim()).ok(),
            None => Url::parse(base.trim()).ok(),
        };
        told = next.or(told);
    }
    told.map(|url| url.to_string())
}

/// Returns who made the whole, where items do not name anybody: in RSS; Atom says it with the head.
pub(super) fn makers(outline: &Outline) -> Vec<String> {
    let root = &outline.root;
    let channel = root
        .elements()
        .find(|it| it.name.eq_ignore_ascii_case("channel"));
    match outline.dialect {
        Dialect::Rss => rss::makers(channel.unwrap_or(root)),
        _ => Vec::new(),
    }
}

/// Returns the minutes after which a feed says that it may be asked again.
pub(super) fn ttl(outline: &Outline) -> Option<u32> {
    let root = &outline.root;
    let of = |space: Space, name: &str| {
        let channels = root
            .elements()
            .filter(|it| it.name.eq_ignore_ascii_case("channel"));
        std::iter::once(root)
            .chain(channels)
            .flat_map(Element::elements)
            .find(|it| it.space == space && it.name.eq_ignore_ascii_case(name))
            .map(|it| words(it).trim().to_lowercase())
    };
    let minutes = |text: &str| text.parse::<u32>().ok().filter(|minutes| *minutes > 0);
    if let Some(minutes) = of(Space::Rss, "ttl").as_deref().and_then(minutes) {
        return Some(minutes.min(LONGEST_TTL));
    }
    let period = match of(Space::Syndication, "updatePeriod")?.as_str() {
        "hourly" => 60,
        "daily" => 24 * 60,
        "weekly" => 7 * 24 * 60,
        "monthly" => 30 * 24 * 60,
        "yearly" => LONGEST_TTL,
        _ => return None,
    };
    let often = of(Space::Syndication, "updateFrequency");
    let often = often.as_deref().and_then(minutes).unwrap_or(1);
    Some((period / often).max(1))
}

/// The longest time that is believed, in minutes: a year.
const LONGEST_TTL: u32 = 365 * 24 * 60;

/// Returns the text of an element; tags in it are written as text, too.
fn words(element: &Element) -> String {
    let mut words = String::new();
    if is_text(element) {
        for child in &element.children {
            if let Node::Text(text) = child {
                words.push_str(text);
            }
        }
    } else {
        write::markup(&element.children, &mut words);
    }
    words
}

/// Tells whether there are no elements in it.
fn is_text(element: &Element) -> bool {
    element.elements().next().is_none()
}

/// Returns the text of the first of some elements that has any.
fn first<'a>(elements: impl Iterator<Item = &'a Element>) -> Option<String> {
    let mut texts = elements.map(words);
    texts.find(|text| !text.trim().is_empty())
}

/// Reads the first text of some elements that is a date.
fn first_date<'a>(mut elements: impl Iterator<Item = &'a Element>) -> Option<Dated> {
    elements.find_map(|element| dates::read(&words(element)))
}

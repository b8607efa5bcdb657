//! Items of RSS, whatever its version, as RSS 2.0.

use crate::import::feed::{
    dates::Dated,
    mend::{first, first_date, media::Media, words, write::Writer},
    tree::{Element, Space},
    words::{MOST_AUTHORS, title},
};

/// What stands around an item.
pub(super) const FRAME: (&str, &str) = (
    "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" \
     xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
     xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel>",
    "</channel></rss>",
);

/// Stands for the sign of mail addresses in what somebody is called: what reads feeds cuts names at such an address, not
/// always between characters.
const MASK: char = '\u{f8e4}';

/// The longest name that is looked at, in bytes.
const LONGEST_NAME: usize = 1_000;

/// Where a title, a text and so on may stand, the best first.
const TITLES: &[(Space, &str)] = &[
    (Space::Rss, "title"),
    (Space::Atom, "title"),
    (Space::DublinCore, "title"),
    (Space::Itunes, "title"),
];
const LINKS: &[(Space, &str)] = &[(Space::Feedburner, "origLink"), (Space::Rss, "link")];
const SUMMARIES: &[(Space, &str)] = &[
    (Space::Rss, "description"),
    (Space::Rss, "summary"),
    (Space::Atom, "summary"),
    (Space::DublinCore, "description"),
    (Space::Terms, "abstract"),
    (Space::Itunes, "summary"),
];
const CONTENTS: &[(Space, &str)] = &[
    (Space::Content, "encoded"),
    (Space::Xhtml, "body"),
    (Space::Xhtml, "div"),
    (Space::Atom, "content"),
    (Space::Rss, "content"),
    (Space::Rss, "fullText"),
    (Space::Yandex, "full-text"),
];
const PUBLISHED: &[(Space, &str)] = &[
    (Space::Rss, "pubDate"),
    (Space::Rss, "published"),
    (Space::Atom, "published"),
    (Space::DublinCore, "date"),
    (Space::Terms, "issued"),
    (Space::Terms, "created"),
    (Space::Rss, "date"),
];
const UPDATED: &[(Space, &str)] = &[
    (Space::Terms, "modified"),
    (Space::Atom, "updated"),
    (Space::Rss, "updated"),
    (Space::Rss, "lastBuildDate"),
];
const LANGUAGES: &[(Space, &str)] = &[(Space::Rss, "language"), (Space::DublinCore, "language")];

/// Writes the head of a feed.
pub(super) fn head(channel: &Element, to: &mut Writer) {
    text(channel, TITLES, "title", to);
    if let Some(link) = link(channel, &LINKS[1..]) {
        to.text("link", &link);
    }
    text(channel, LANGUAGES, "language", to);
}

/// Writes an item.
pub(super) fn item(item: &Element, to: &mut Writer) {
    to.begin("item", &[]);
    text(item, TITLES, "title", to);
    let guid = first(of(item, &[(Space::Rss, "guid")]));
    let is_address = || {
        let mut guids = of(item, &[(Space::Rss, "guid")]);
        guids.all(|guid| guid.attribute("isPermaLink") != Some("false"))
    };
    let named = guid
        .as_deref()
        .map(str::trim)
        .filter(|guid| is_web(guid) && is_address());
    let about = item.attribute("rdf:about");
    if let Some(link) = link(item, LINKS).or_else(|| named.or(about).map(str::to_owned)) {
        to.text("link", &link);
    }
    if let Some(guid) = guid.as_deref().or(about) {
        to.text("guid", guid);
    }
    text(item, SUMMARIES, "description", to);
    text(item, CONTENTS, "content:encoded", to);
    authors(item, to);
    to.end("item");
}

/// Reads what comes with an item.
pub(super) fn media(item: &Element) -> Media {
    let mut media = Media::default();
    for enclosure in of(item, &[(Space::Rss, "enclosure")]) {
        media.attach(enclosure, "url");
    }
    for link in of(item, &[(Space::Atom, "link")]) {
        if link.attribute("rel") == Some("enclosure") {
            media.attach(link, "href");
        }
    }
    media.gather(item);
    media
}

/// Reads when an item was published.
pub(super) fn published(item: &Element) -> Option<Dated> {
    first_date(of(item, PUBLISHED))
}

/// Reads when an item was last changed.
pub(super) fn updated(item: &Element) -> Option<Dated> {
    first_date(of(item, UPDATED))
}

/// Returns the elements in another that stand at some places, those at the best place first.
fn of<'a>(element: &'a Element, places: &'a [(Space, &str)]) -> impl Iterator<Item = &'a Element> {
    places.iter().flat_map(|(space, name)| {
        let matches = move |it: &&Element| it.space == *space && it.name.eq_ignore_ascii_case(name);
        element.elements().filter(matches)
    })
}

fn text(element: &Element, places: &[(Space, &str)], name: &str, to: &mut Writer) {
    if let Some(text) = first(of(element, places)) {
        to.text(name, &text);
    }
}

/// Finds the link of a feed or an item.
fn link(element: &Element, places: &[(Space, &str)]) -> Option<String> {
    let href = |it: &Element| it.attribute("href").map(str::to_owned);
    first(of(element, places)).or_else(|| {
        let links = of(element, &[(Space::Rss, "link"), (Space::Atom, "link")]);
        let mut alternate =
            links.filter(|it| matches!(it.attribute("rel"), None | Some("" | "alternate")));
        alternate.find_map(href)
    })
}

fn is_web(address: &str) -> bool {
    let start = address.get(..8).unwrap_or(address).to_ascii_lowercase();
    start.starts_with("http://") || start.starts_with("https://")
}

/// Writes those who wrote it: who is named so, else who made the programme.
fn authors(item: &Element, to: &mut Writer) {
    let places: [&[(Space, &str)]; 2] = [
        &[
            (Space::Rss, "author"),
            (Space::DublinCore, "creator"),
            (Space::Atom, "author"),
            (Space::Rss, "creator"),
        ],
        &[(Space::Itunes, "author")],
    ];
    for places in places {
        let mut any = false;
        for author in of(item, places).take(MOST_AUTHORS) {
            let name = author.elements().find(|it| it.name == "name");
            let name = words(name.unwrap_or(author));
            if !name.trim().is_empty() {
                to.text("dc:creator", &masked(&name));
                any = true;
            }
        }
        if any {
            return;
        }
    }
}

/// Returns who made the whole programme, which is said of all its items.
pub(super) fn makers(channel: &Element) -> Vec<String> {
    let makers = first(of(channel, &[(Space::Itunes, "author")]));
    makers.iter().map(|name| masked(name)).collect()
}

/// Hides mail addresses in a name, from which tags go as from titles; what is longer than a name is cut.
pub(in crate::import::feed) fn masked(name: &str) -> String {
    let name = title(name);
    let name = name
        .get(..name.floor_char_boundary(LONGEST_NAME))
        .unwrap_or(&name);
    name.replace('@', &MASK.to_string())
}

/// Undoes what was done to a name.
pub(in crate::import::feed) fn unmasked(name: &str) -> String {
    name.replace(MASK, "@")
}

//! The elements of a feed: its head as a tree, and each item as a tree of its own, as soon as it has ended.
//!
//! Elements that were never closed end with what they stand in, and ends of nothing are passed over. An item that the
//! end of the feed has cut is left out.

use crate::import::{
    ImportError,
    feed::{
        declared::Declared,
        tokens::{Tag, Token, Tokens},
    },
    html::decoded,
};

/// How deep elements may be nested; feeds have some 5, and pages within them some 20 more.
const DEEPEST: usize = 100;

/// How many elements and attributes a feed may have: ten thousand items have 200,000.
const MOST_ELEMENTS: usize = 1_000_000;

/// As how many elements an item counts besides those in it.
const WEIGHT: usize = 10;

/// The longest `xml:base` or `xml:lang` that is looked at, in bytes: there is a copy of it for each item.
pub(super) const LONGEST: usize = 500;

/// How many prefixes may be declared.
const MOST_PREFIXES: usize = 64;

/// Elements of pages that have no end.
const VOID: [&str; 5] = ["br", "hr", "img", "input", "wbr"];

/// Elements of an item that never stand in one another.
const PARTS: [&str; 14] = [
    "title",
    "link",
    "guid",
    "id",
    "description",
    "summary",
    "pubdate",
    "published",
    "updated",
    "author",
    "category",
    "comments",
    "enclosure",
    "encoded",
];

/// How a feed is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    /// RSS of any version, also as RDF.
    Rss,
    Atom,
    Json,
}

/// The vocabulary that an element belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// That of RSS, or none.
    Rss,
    Atom,
    Content,
    DublinCore,
    Terms,
    Media,
    Itunes,
    Syndication,
    Feedburner,
    Yandex,
    Xhtml,
    Other,
}

/// An element without its prefix.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Element {
    pub space: Space,
    pub name: String,
    /// Names with their prefixes, and decoded values.
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Node {
    Element(Element),
    /// Decoded.
    Text(String),
}

impl Element {
    /// Returns the value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.trim())
    }

    /// Returns the elements directly in it.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    fn push(&mut self, text: &str) {
        if let Some(Node::Text(before)) = self.children.last_mut() {
            before.push_str(text);
        } else {
            self.children.push(Node::Text(text.to_owned()));
        }
    }
}

/// An item, and what holds where it stands.
#[derive(Debug)]
pub(super) struct Item {
    pub element: Element,
    /// The values of `xml:base` around it, from the outermost.
    pub bases: Vec<String>,
    pub language: Option<String>,
}

/// What was read besides the items.
#[derive(Debug)]
pub(super) struct Outline {
    pub dialect: Dialect,
    /// The outermost element, without items.
    pub root: Element,
    /// Whether the feed ends before its last element does.
    pub is_cut: bool,
}

/// Reads the elements of a feed, and hands over each item as it ends.
///
/// # Errors
/// Where it is no feed, or meets a limit.
pub(super) fn read(
    text: &str,
    mut take: impl FnMut(Dialect, Item),
) -> Result<Outline, ImportError> {
    let mut tokens = Tokens::new(text);
    let (dialect, first) = root(&mut tokens)?;
    let mut tree = Tree::new(dialect);
    let mut token = Some(Token::Begin(first));
    while let Some(next) = token {
        match next {
            Token::Begin(tag) => {
                if tree.is_item_again(&tag) {
                    tree.end_item()
                        .into_iter()
                        .for_each(|item| take(dialect, item));
                }
                tree.end_part(&tag);
                let (name, ends) = (tag.name, tag.is_empty || VOID.contains(&tag.name));
                tree.begin(&tag, &tokens.declared)?;
                if ends {
                    tree.end(name)
                        .into_iter()
                        .for_each(|item| take(dialect, item));
                }
            }
            Token::End(name) => tree
                .end(name)
                .into_iter()
                .for_each(|item| take(dialect, item)),
            Token::Text(text) => tree.text(&decoded(&tokens.declared.replaced(text))),
            Token::Whole(text) => tree.text(text),
        }
        token = tokens.next()?;
    }
    let is_cut = tokens.is_cut || !tree.open.is_empty();
    Ok(Outline {
        dialect,
        root: tree.finish(),
        is_cut,
    })
}

/// Passes over what stands before the outermost element of a feed.
fn root<'a>(tokens: &mut Tokens<'a>) -> Result<(Dialect, Tag<'a>), ImportError> {
    let mut looks_like = None;
    while let Some(token) = tokens.next()? {
        let Token::Begin(tag) = token else {
            continue;
        };
        let name = local(tag.name).to_ascii_lowercase();
        match name.as_str() {
            "rss" | "rdf" | "channel" => return Ok((Dialect::Rss, tag)),
            "feed" | "entry" => return Ok((Dialect::Atom, tag)),
            "html" | "head" | "body" => {
                looks_like = Some("a web page");
                break;
            }
            "opml" => {
                looks_like = Some("a list of feeds (OPML)");
                break;
            }
            _ => {}
        }
    }
    Err(ImportError::NoFeed { looks_like })
}

/// Returns a name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// What is open.
struct Tree {
    dialect: Dialect,
    open: Vec<(Element, String)>,
    /// Where an item is open.
    item: Option<usize>,
    /// Prefixes, with how deep they were declared.
    prefixes: Vec<(usize, String, Space)>,
    root: Option<Element>,
    count: usize,
}

impl Tree {
    fn new(dialect: Dialect) -> Self {
        Self {
            dialect,
            open: Vec::new(),
            item: None,
            prefixes: Vec::new(),
            root: None,
            count: 0,
        }
    }

    /// Tells whether an item begins where the one before it was never closed.
    fn is_item_again(&self, tag: &Tag<'_>) -> bool {
        let Some(at) = self.item else {
            return false;
        };
        self.open.get(at).is_some_and(|(_, name)| name == tag.name)
    }

    fn begin(&mut self, tag: &Tag<'_>, declared: &Declared<'_>) -> Result<(), ImportError> {
        self.count += 1 + tag.attributes.len();
        if self.count > MOST_ELEMENTS {
            return Err(ImportError::FeedElements);
        }
        if self.open.len() >= DEEPEST {
            return Err(ImportError::FeedDepth);
        }
        let depth = self.open.len();
        for (name, value) in &tag.attributes {
            let prefix = match name.split_once(':') {
                Some(("xmlns", prefix)) => prefix,
                None if *name == "xmlns" => "",
                _ => continue,
            };
            if self.prefixes.len() < MOST_PREFIXES {
                let space = space_of(value).unwrap_or_else(|| unknown(prefix, tag.name));
                self.prefixes.push((depth, prefix.to_owned(), space));
            }
        }
        let element = Element {
            space: self.space(tag.name),
            name: local(tag.name).to_owned(),
            attributes: tag
                .attributes
                .iter()
                .filter(|(name, _)| !name.starts_with("xmlns"))
                .map(|(name, value)| ((*name).to_owned(), decoded(&declared.replaced(value))))
                .collect(),
            children: Vec::new(),
        };
        if self.item.is_none() && self.is_item(&element) {
            self.item = Some(depth);
            // Besides its elements, there is what is kept of each.
            self.count += WEIGHT;
        }
        self.open.push((element, tag.name.to_owned()));
        Ok(())
    }

    fn is_item(&self, element: &Element) -> bool {
        match self.dialect {
            Dialect::Atom => element.space == Space::Atom && element.name == "entry",
            _ => element.space == Space::Rss && element.name.eq_ignore_ascii_case("item"),
        }
    }

    /// Ends the innermost element of that name, and all in it that is still open; returns an item that ended so.
    fn end(&mut self, name: &str) -> Option<Item> {
        let matches = |(_, open): &(Element, String)| open == name;
        let at = self.open.iter().rposition(matches).or_else(|| {
            let matches = |(_, open): &(Element, String)| open.eq_ignore_ascii_case(name);
            self.open.iter().rposition(matches)
        })?;
        self.close(at)
    }

    fn end_item(&mut self) -> Option<Item> {
        let at = self.item?;
        self.close(at)
    }

    /// Ends a part of an item that was never closed, where another begins.
    fn end_part(&mut self, tag: &Tag<'_>) {
        let is_part = |name: &str| {
            let name = local(name);
            PARTS.iter().any(|part| name.eq_ignore_ascii_case(part))
        };
        let at = self.item.map(|at| at + 1);
        let open = self
            .open
            .last()
            .filter(|_| at == Some(self.open.len().saturating_sub(1)));
        if let (Some(at), Some((_, name))) = (at, open)
            && is_part(name)
            && is_part(tag.name)
        {
            drop(self.close(at));
        }
    }

    /// Ends what is open from a depth on.
    fn close(&mut self, at: usize) -> Option<Item> {
        let mut ended = None;
        while self.open.len() > at {
            let (element, _) = self.open.pop()?;
            let depth = self.open.len();
            self.prefixes.retain(|(declared, _, _)| *declared < depth);
            if self.item == Some(depth) {
                self.item = None;
                ended = Some(Item {
                    bases: self.around("xml:base"),
                    language: self.around("xml:lang").pop(),
                    element,
                });
            } else if let Some((parent, _)) = self.open.last_mut() {
                parent.children.push(Node::Element(element));
            } else {
                self.root = Some(element);
            }
        }
        ended
    }

    /// Returns the values of an attribute of what is open.
    fn around(&self, name: &str) -> Vec<String> {
        let values = self.open.iter().filter_map(|(it, _)| it.attribute(name));
        let values = values.filter(|value| value.len() <= LONGEST);
        values.map(str::to_owned).collect()
    }

    fn text(&mut self, text: &str) {
        if let Some((element, _)) = self.open.last_mut() {
            element.push(text);
        }
    }

    /// Returns the outermost element; an item that is still open is left out.
    fn finish(mut self) -> Element {
        if let Some(at) = self.item {
            drop(self.close(at));
        }
        drop(self.close(0));
        self.root.unwrap_or(Element {
            space: Space::Other,
            name: String::new(),
            attributes: Vec::new(),
            children: Vec::new(),
        })
    }

    /// Returns the vocabulary of an element by its prefix; one that was never declared means what it mostly does.
    fn space(&self, name: &str) -> Space {
        let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix);
        let declared = self.prefixes.iter().rev().find(|(_, it, _)| it == prefix);
        let own = match self.dialect {
            Dialect::Atom => Space::Atom,
            _ => Space::Rss,
        };
        match declared {
            Some((_, _, Space::Rss)) => own,
            Some((_, _, space)) => *space,
            None if prefix.is_empty() => own,
            None => space_of_prefix(prefix),
        }
    }
}

/// Returns the vocabulary of an address that nobody knows: on the outermost element it is that of the feed.
fn unknown(prefix: &str, name: &str) -> Space {
    let root = matches!(
        local(name).to_ascii_lowercase().as_str(),
        "rss" | "rdf" | "feed" | "channel" | "entry"
    );
    match prefix {
        "" if root => Space::Rss,
        "" => Space::Other,
        _ => space_of_prefix(prefix),
    }
}

/// Returns the vocabulary of an address; `http` and `https`, letter case and a mark at the end make no other.
fn space_of(address: &str) -> Option<Space> {
    let address = address.trim().to_ascii_lowercase();
    let address = address
        .strip_prefix("http://")
        .or_else(|| address.strip_prefix("https://"))
        .unwrap_or(&address)
        .trim_end_matches(['/', '#']);
    Some(match address {
        "www.w3.org/2005/atom" | "purl.org/atom/ns" => Space::Atom,
        "purl.org/rss/1.0/modules/content" => Space::Content,
        "purl.org/dc/elements/1.1" | "purl.org/dc/elements/1.0" => Space::DublinCore,
        "purl.org/dc/terms" => Space::Terms,
        "search.yahoo.com/mrss" => Space::Media,
        "www.itunes.com/dtds/podcast-1.0.dtd" => Space::Itunes,
        "purl.org/rss/1.0/modules/syndication" => Space::Syndication,
        "rssnamespace.org/feedburner/ext/1.0" => Space::Feedburner,
        "news.yandex.ru" => Space::Yandex,
        "www.w3.org/1999/xhtml" => Space::Xhtml,
        "purl.org/rss/1.0" | "my.netscape.com/rdf/simple/0.9" => Space::Rss,
        _ => return None,
    })
}

fn space_of_prefix(prefix: &str) -> Space {
    match prefix.to_ascii_lowercase().as_str() {
        "atom" | "atom10" | "a10" => Space::Atom,
        "content" => Space::Content,
        "dc" => Space::DublinCore,
        "dcterms" => Space::Terms,
        "media" => Space::Media,
        "itunes" => Space::Itunes,
        "sy" => Space::Syndication,
        "feedburner" => Space::Feedburner,
        "yandex" => Space::Yandex,
        "xhtml" => Space::Xhtml,
        "rss" => Space::Rss,
        _ => Space::Other,
    }
}

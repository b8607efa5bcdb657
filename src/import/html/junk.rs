//! What stands in and around an article and is none of it, by what most sites call it.
//!
//! Few rules, and none for one site: a box goes that is called so, unless it holds the headline, much of the page's text,
//! or prose or data without links. Its id is asked only where the class says nothing, since the ids of sections are often
//! made of their headings. Headings, paragraphs, words and cells never go by name, and where all such boxes together
//! hold much of the text, none of them goes. What looks for articles has such lists of its own; these are the cases that it
//! keeps.

mod cards;
mod measures;
mod names;

use std::collections::HashSet;

use dom_query::{Document, NodeId, NodeRef};

use crate::{
    import::{
        html::{article::is_same_headline, raised::words_of, tables},
        metadata::{self as lines, Zone},
    },
    model::Found,
};

use measures::Measures;
use names::{Named, how_named, is_comments, is_of_shape, misleads, speaks_of_comments};

pub(super) use names::words_of_name;

/// Elements that may go for what they are called.
const BOXES: &[&str] = &[
    "aside", "center", "details", "div", "dl", "fieldset", "figure", "footer", "form", "header",
    "ol", "section", "table", "ul",
];

/// Elements that stand around an article wherever they are.
const AROUND: &[&str] = &["nav", "menu", "dialog"];

/// A box in which something is to be typed in holds no more text than this, in bytes.
const MOST_ASKED: usize = 500;

/// An element that holds more than this part of the page's text stays, whatever it is called.
const MOST_OF_TEXT: usize = 3;

/// As much text without links is prose, in bytes.
const PROSE: usize = 80;

/// The longest byline that what looks for articles drops, in characters.
const LONGEST_BYLINE: usize = 100;

/// The most words beside a name that only introduce it.
const MOST_BESIDE: usize = 2;

/// Where boxes hold more than this part of the text together, none goes for what it is called.
const MOST_BY_NAME: usize = 2;

/// Where an article is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Page,
    Mail,
}

/// Removes what is no part of an article, but nothing in which its headline stands.
pub(super) fn remove(document: &Document, headline: Option<&NodeRef<'_>>, place: Place) {
    let measures = Measures::of(document);
    let Some(body) = document.body() else {
        return;
    };
    let length_of = |node: &NodeRef<'_>| measures.of_node(node).text;
    let kept = held_by(headline);
    let in_article = headline.is_some_and(|node| {
        node.ancestors_it(None)
            .any(|around| around.has_name("article"))
    });
    let judged: Vec<(NodeRef<'_>, Junk)> = body
        .descendants_it()
        .filter(|node| node.is_element() && !kept.contains(&node.id))
        .filter_map(|node| Some((node, judge(&node, place, &measures)?)))
        .collect();
    let of = |wanted: Junk| {
        let nodes = judged.iter().filter(move |(_, junk)| *junk == wanted);
        outermost(nodes.map(|(node, _)| *node))
    };
    let all = length_of(&body);
    let mut gone: Vec<NodeRef<'_>> = Vec::new();
    let mut rest = all;
    let comments = of(Junk::Comments);
    let length: usize = comments.iter().map(length_of).sum();
    if length.saturating_mul(10) <= all.saturating_mul(9) {
        rest -= length;
        gone.extend(comments);
    }
    let is_little = |node: &NodeRef<'_>| length_of(node).saturating_mul(MOST_OF_TEXT) <= rest;
    gone.extend(of(Junk::Around).into_iter().filter(is_little));
    let named: Vec<_> = judged
        .iter()
        .filter(|(node, junk)| *junk == Junk::Named && is_little(node))
        .map(|(node, _)| *node)
        .collect();
    let named = outermost(named.into_iter());
    let length: usize = named.iter().map(length_of).sum();
    if length.saturating_mul(MOST_BY_NAME) <= rest {
        gone.extend(named);
    }
    if place == Place::Page {
        gone.extend(cards::of(&body, &measures, &kept));
        gone.extend(signatures(document, &measures));
    }
    if in_article {
        let apart = |node: &NodeRef<'_>| stands_apart(node, &kept);
        gone.extend(of(Junk::Article).into_iter().filter(apart));
    }
    for (node, _) in judged.iter().filter(|(_, junk)| *junk == Junk::Spared) {
        hide_misleading(node);
    }
    for node in gone {
        node.remove_from_parent();
    }
}

/// Finds what members of a forum let stand below each of their posts.
fn signatures<'a>(document: &'a Document, measures: &Measures) -> Vec<NodeRef<'a>> {
    let found = document.select("[class*=signature], [class*=Signature]");
    let is_one = |node: &&NodeRef<'a>| {
        let is_box = BOXES.iter().any(|name| node.has_name(name));
        is_box && measures.of_node(node).text <= MOST_ASKED
    };
    let found: Vec<_> = found.nodes().iter().filter(is_one).copied().collect();
    // Who signs once has written the text.
    let is_of_message = |node: &NodeRef<'a>| {
        node.attr("class")
            .is_some_and(|class| class.contains("message-signature"))
    };
    if found.len() > 1 || found.iter().any(is_of_message) {
        found
    } else {
        Vec::new()
    }
}

/// Removes small boxes in which something is to be typed in, as those that offer a newsletter.
pub(super) fn remove_forms(document: &Document) {
    let measures = Measures::of(document);
    let is_small = |node: &NodeRef<'_>| measures.of_node(node).text <= MOST_ASKED;
    let mut gone = Vec::new();
    for node in document.select("input, textarea").nodes() {
        let is_typed_in = node.attr("type").is_none_or(|kind| {
            let kind = kind.to_ascii_lowercase();
            matches!(kind.as_str(), "text" | "email" | "search" | "tel")
        });
        if is_typed_in {
            let boxes = node.ancestors_it(None).take_while(is_small);
            gone.push(boxes.last().unwrap_or(*node));
        }
    }
    for node in gone {
        node.remove_from_parent();
    }
}

/// Finds what stands around the article of a page, by what it is or is called, and in headers of a whole site.
pub(super) fn around(document: &Document, headline: Option<&NodeRef<'_>>) -> HashSet<NodeId> {
    let measures = Measures::of(document);
    let kept = held_by(headline);
    let is_of_site = |node: &NodeRef<'_>| {
        let is_article = |it: &NodeRef<'_>| it.has_name("article") || it.has_name("main");
        node.has_name("header") && !node.ancestors_it(None).any(|it| is_article(&it))
    };
    let is_around = |node: &NodeRef<'_>| {
        let junk = judge(node, Place::Page, &measures);
        matches!(junk, Some(Junk::Comments | Junk::Around | Junk::Named)) || is_of_site(node)
    };
    let root = document.root();
    root.descendants_it()
        .filter(|node| node.is_element() && !kept.contains(&node.id) && is_around(node))
        .map(|node| node.id)
        .collect()
}

/// Returns what a headline stands in, with itself.
pub(super) fn held_by(headline: Option<&NodeRef<'_>>) -> HashSet<NodeId> {
    let ids = |node: &NodeRef<'_>| {
        let around = node.ancestors_it(None).map(|around| around.id);
        around.chain([node.id]).collect::<Vec<_>>()
    };
    headline.into_iter().flat_map(ids).collect()
}

/// Keeps boxes in an article that hold facts, as a table or a list of them, from being dropped for their element.
pub(super) fn keep_facts(document: &Document) {
    for node in document.select("article aside").nodes() {
        if holds_facts(node) {
            node.rename("div");
            node.remove_attr("role");
        }
    }
}

/// Tells whether a box holds a table of data, definitions, or a list of which most items have a number or a colon.
fn holds_facts(node: &NodeRef<'_>) -> bool {
    let (mut items, mut facts) = (0_usize, 0_usize);
    for inner in node.descendants_it() {
        if inner.has_name("dd") || (inner.has_name("table") && tables::is_data(&inner)) {
            return true;
        }
        if inner.has_name("li") {
            let is_link = inner.descendants_it().any(|part| part.has_name("a"));
            let has_fact = inner
                .text()
                .contains(|c: char| matches!(c, ':' | '：') || c.is_numeric());
            items += 1;
            facts += usize::from(has_fact && !is_link);
        }
    }
    items >= 2 && facts * 2 > items
}

/// Keeps bylines that say more than is known from being dropped for what they are called.
pub(super) fn keep_bylines(document: &Document, found: &Found) {
    let called = "[class*=byline], [class*=author], [class*=dateline], [class*=writtenby], [id*=byline], [id*=author], [rel~=author], [itemprop*=author]";
    for node in document.select(called).nodes() {
        let words = words_of(node);
        let is_of_line = || stands_among_words(node);
        if words.chars().count() >= LONGEST_BYLINE || is_known(&words, found) && !is_of_line() {
            continue;
        }
        for attribute in ["class", "id", "rel", "itemprop"] {
            node.remove_attr(attribute);
        }
    }
}

/// Tells whether words stand beside a name that say more than that it is one.
fn stands_among_words(node: &NodeRef<'_>) -> bool {
    let is_inline = ["a", "b", "em", "i", "span", "strong"]
        .iter()
        .any(|name| node.has_name(name));
    let says_more = |beside: &NodeRef<'_>| {
        beside.is_text() && beside.text().split_whitespace().nth(MOST_BESIDE).is_some()
    };
    let beside = [node.prev_sibling(), node.next_sibling()];
    is_inline && beside.iter().flatten().any(says_more)
}

/// Tells whether a line tells nothing but who wrote the article and when, as it is known.
fn is_known(line: &str, found: &Found) -> bool {
    let is_author = |name: &str| {
        let known = found.author.as_deref();
        known.is_some_and(|known| is_same_headline(known, name))
    };
    let Some(told) = lines::line(line, Zone::Head) else {
        return is_author(line);
    };
    let Found {
        author,
        published,
        source,
        url,
        title,
        tags,
        ..
    } = told.found;
    let says_more = source.is_some() || url.is_some() || !title.is_empty() || !tags.is_empty();
    author.is_none_or(|author| is_author(&author))
        && (published.is_none() || published == found.published)
        && told.updated.is_none()
        && !says_more
}

/// Keeps what looks for articles from dropping words and cells for what they are called.
pub(super) fn hide_names(document: &Document) {
    for node in document.root().descendants_it().collect::<Vec<_>>() {
        let is_box = node.element_ref().is_none_or(|element| {
            let name: &str = element.name.local.as_ref();
            BOXES.contains(&name) || matches!(name, "html" | "body" | "main" | "article")
        });
        if is_box {
            if let Some(id) = node.attr("id")
                && is_of_heading(&node, &id)
            {
                node.remove_attr("id");
            }
            continue;
        }
        hide_misleading(&node);
    }
}

/// Takes the names from an element by which what looks for articles would drop it.
fn hide_misleading(node: &NodeRef<'_>) {
    for attribute in ["class", "id"] {
        let Some(value) = node.attr(attribute) else {
            continue;
        };
        let names = value.split_ascii_whitespace();
        let left: Vec<&str> = names.filter(|name| !misleads(name)).collect();
        if left.is_empty() {
            node.remove_attr(attribute);
        } else if left.join(" ") != *value {
            node.set_attr(attribute, &left.join(" "));
        }
    }
}

/// Takes the names from a box by which what looks for articles would drop it, where they tell only its place or shape.
pub(super) fn spare(node: &NodeRef<'_>) {
    let is_box = BOXES.iter().any(|name| node.has_name(name));
    for attribute in ["class", "id"] {
        let Some(value) = node.attr(attribute).filter(|_| is_box) else {
            continue;
        };
        let names = value.split_ascii_whitespace();
        let left: Vec<&str> = names.filter(|name| !is_of_shape(name)).collect();
        if left.is_empty() {
            node.remove_attr(attribute);
        } else if left.join(" ") != *value {
            node.set_attr(attribute, &left.join(" "));
        }
    }
}

/// Tells whether a node stands in what readers wrote, by what that is called.
pub(super) fn is_of_comments(node: &NodeRef<'_>) -> bool {
    let around = [*node].into_iter().chain(node.ancestors_it(None));
    around.take_while(|it| !it.has_name("body")).any(|it| {
        let class = it.attr("class").unwrap_or_default();
        let id = it.attr("id").unwrap_or_default();
        class
            .split_ascii_whitespace()
            .chain([&*id])
            .any(speaks_of_comments)
    })
}

/// Drops elements that stand in others of these; each stands after what it stands in.
fn outermost<'a>(nodes: impl Iterator<Item = NodeRef<'a>>) -> Vec<NodeRef<'a>> {
    let mut ids = HashSet::new();
    nodes
        .filter(|node| {
            let within = node
                .ancestors_it(None)
                .any(|around| ids.contains(&around.id));
            !within && ids.insert(node.id)
        })
        .collect()
}

/// What an element seems to be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Junk {
    /// Something that stands around an article, by the element that it is.
    Around,
    /// A box that is called so.
    Named,
    /// A box that is called so, and is none by what it holds.
    Spared,
    /// What readers wrote, which is often longer than the article.
    Comments,
    /// An article, which is another one where it has a headline of its own and does not hold that of the page.
    Article,
}

fn judge(node: &NodeRef<'_>, place: Place, measures: &Measures) -> Option<Junk> {
    let element = node.element_ref()?;
    let name: &str = element.name.local.as_ref();
    if name == "article" {
        return Some(Junk::Article);
    }
    if AROUND.contains(&name) {
        return Some(Junk::Around);
    }
    if !BOXES.contains(&name) {
        return None;
    }
    let class = element.attr("class").unwrap_or_default();
    let names = class.split_ascii_whitespace();
    let by_class = names.filter_map(|name| how_named(name, place)).min();
    let named = by_class.or_else(|| {
        let id = element.attr("id").unwrap_or_default();
        let named = how_named(id.trim(), place)?;
        (is_comments(id.trim()) || !is_of_heading(node, id.trim())).then_some(named)
    })?;
    let measure = measures.of_node(node);
    let is_called_so = match named {
        Named::Comments => name != "table" || !measure.has_data,
        Named::Whole => {
            measure.has_controls || measure.links > 0 || !measure.has_data && measure.text < PROSE
        }
        Named::Part => {
            measure.has_controls
                || measure.links > 0 && !measure.has_data && measure.linked * 2 >= measure.text
        }
    };
    Some(match named {
        _ if !is_called_so => Junk::Spared,
        Named::Comments => Junk::Comments,
        Named::Whole | Named::Part => Junk::Named,
    })
}

/// Tells whether an id is made of the first heading in its element, as those of sections are.
fn is_of_heading(node: &NodeRef<'_>, id: &str) -> bool {
    let heading = node.descendants_it().find(|inner| {
        ["h1", "h2", "h3", "h4", "h5", "h6"]
            .iter()
            .any(|name| inner.has_name(name))
    });
    heading.is_some_and(|heading| is_same_headline(&words_of(&heading), id))
}

/// Tells whether an article is no part of the one with the headline, and has a headline of its own.
fn stands_apart(node: &NodeRef<'_>, kept: &HashSet<NodeId>) -> bool {
    let within = node
        .ancestors_it(None)
        .any(|around| around.has_name("article") && kept.contains(&around.id));
    !within
        && node
            .descendants_it()
            .any(|inner| inner.has_name("h1") || inner.has_name("h2"))
}

//! What stands between the headline of an article and its text: a standfirst and a picture are of it, while a byline, a
//! time, a path of links and what asks for something are not.

use std::collections::HashSet;

use dom_query::{NodeId, NodeRef};

use crate::{
    import::{
        html::{
            article::{length, letters},
            completed::{is_sentence, words},
            elements,
            flow::Piece,
            links::Base,
            pieces_of,
            prose::{Prose, is_heading},
            raised::words_of,
        },
        metadata::{self as lines, Zone},
    },
    model::{BlockKind, Found},
};

/// How many elements are looked at between a headline and a text.
const MOST_LOOKED_AT: usize = 200;

/// How many letters a line has that is a standfirst though it is no sentence.
const LONG: usize = 40;

/// How many letters a heading has that is one.
const HEADING: usize = 25;

/// The fewest letters of a standfirst that is a sentence.
const SENTENCE: usize = 25;

/// The fewest letters of the words of a picture.
const CAPTION: usize = 12;

/// As many words are a standfirst where they are a paragraph; else they may be one, and stay where they are.
const FEW: usize = 6;

/// The most letters of what is around an article for having a time in it, or for being links.
const LINE: usize = 200;

/// How many pieces at the start of an article may be lines about it.
const HEAD: usize = 6;

/// What an element between a headline and a text is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Belongs,
    /// A byline, a time, links, what asks for something.
    Around,
    /// A few words that may be either, or a byline that may say more than is known.
    Short,
    /// Nothing, or a line about the article that is read as such later.
    Open,
}

/// Looks at what stands between a headline and a text, and takes what is neither from the page.
///
/// Returns what belongs to the article.
pub(super) fn take(
    body: &NodeRef<'_>,
    headline: &NodeRef<'_>,
    prose: &Prose,
    (found, base): (&Found, &Base),
) -> Vec<Piece> {
    let Some(first) = first_paragraph(body, headline, prose) else {
        return Vec::new();
    };
    let chain = chain_of(&first);
    let authors: Vec<String> = found
        .author
        .iter()
        .flat_map(|author| author.split(", "))
        .map(letters)
        .filter(|name| name.len() > 3)
        .collect();
    let mut pieces = Vec::new();
    let mut gone = before(headline, &chain, prose);
    for node in between(headline, &first, &chain, prose) {
        let is_within = prose.order_of(&node) > prose.order_of(body);
        let parts = parts_of(&node, prose, &authors);
        let has_around = parts.iter().any(|(_, part)| *part == Part::Around);
        for (inner, part) in parts {
            match part {
                Part::Belongs => pieces.extend(shown(&inner, base)),
                Part::Around => gone.push(inner),
                Part::Short if has_around || !is_within => gone.push(inner),
                Part::Short | Part::Open => {}
            }
        }
    }
    for node in gone {
        node.remove_from_parent();
    }
    pieces.retain(|piece| words(piece).is_some());
    pieces
}

/// Returns what an element shows, and of a picture with its words nothing but these.
fn shown(node: &NodeRef<'_>, base: &Base) -> Vec<Piece> {
    let mut pieces = pieces_of(*node, base);
    let is_caption = |piece: &Piece| matches!(piece, Piece::Block { inline, .. } if inline.as_str().starts_with("[image: "));
    if node.has_name("figure") && pieces.iter().any(is_caption) {
        pieces.retain(is_caption);
    }
    pieces
}

/// Finds the first paragraph of a text behind a headline.
fn first_paragraph<'a>(
    body: &NodeRef<'a>,
    headline: &NodeRef<'_>,
    prose: &Prose,
) -> Option<NodeRef<'a>> {
    let is_of_part = |node: &NodeRef<'_>| {
        let around = [*node].into_iter().chain(node.ancestors_it(None));
        around.take_while(|it| it.id != body.id).any(|it| {
            ["aside", "figcaption", "figure", "header", "table"]
                .iter()
                .any(|name| it.has_name(name))
        })
    };
    let start = prose.order_of(headline);
    body.descendants_it()
        .find(|node| prose.is_paragraph(node) && prose.order_of(node) > start && !is_of_part(node))
}

/// Returns what a node stands in, with itself.
fn chain_of(node: &NodeRef<'_>) -> HashSet<NodeId> {
    let around = node.ancestors_it(None).map(|it| it.id);
    around.chain([node.id]).collect()
}

/// Finds links and times that stand before a headline in what it has in common with the text.
fn before<'a>(headline: &NodeRef<'a>, chain: &HashSet<NodeId>, prose: &Prose) -> Vec<NodeRef<'a>> {
    let mut gone = Vec::new();
    let mut node = *headline;
    loop {
        let earlier =
            std::iter::successors(node.prev_element_sibling(), NodeRef::prev_element_sibling);
        gone.extend(earlier.filter(|it| {
            let amount = prose.of_node(it);
            let is_line = amount.is_of_links() || amount.has_time || amount.has_controls;
            let is_line = is_line || is_of_numbers(&words_of(it));
            is_line && amount.paragraphs == 0 && amount.letters <= LINE && amount.headed == 0
        }));
        match node.parent() {
            Some(parent) if !chain.contains(&parent.id) => node = parent,
            _ => return gone,
        }
    }
}

/// Finds the elements that stand between a headline and the first paragraph, in order, each as large as may be.
fn between<'a>(
    headline: &NodeRef<'a>,
    first: &NodeRef<'a>,
    chain: &HashSet<NodeId>,
    prose: &Prose,
) -> Vec<NodeRef<'a>> {
    let mut found = Vec::new();
    let mut node = *headline;
    // Up from the headline, to what holds the text, too.
    let mut inner = loop {
        if let Some(next) = node.next_element_sibling() {
            if chain.contains(&next.id) {
                break next;
            }
            found.push(next);
            node = next;
        } else if let Some(parent) = node.parent().filter(|it| !chain.contains(&it.id)) {
            node = parent;
        } else {
            return Vec::new();
        }
    };
    // Down to the first paragraph.
    while inner.id != first.id {
        let Some(mut child) = inner.first_element_child() else {
            break;
        };
        while !chain.contains(&child.id) {
            found.push(child);
            match child.next_element_sibling() {
                Some(next) => child = next,
                None => return Vec::new(),
            }
        }
        inner = child;
    }
    let end = found.iter().position(|it| is_text(it, chain, prose));
    found.truncate(end.unwrap_or(found.len()).min(MOST_LOOKED_AT));
    found
}

/// Tells whether an element is of the text itself: it has several paragraphs, or is what the first one is.
fn is_text(node: &NodeRef<'_>, chain: &HashSet<NodeId>, prose: &Prose) -> bool {
    let mut following =
        std::iter::successors(node.next_element_sibling(), NodeRef::next_element_sibling);
    let beside = following.find(|it| chain.contains(&it.id));
    let is_alike = beside.is_some_and(|beside| {
        node.node_name() == beside.node_name()
            && node.attr("class") == beside.attr("class")
            && (node.has_name("p") || node.has_attr("class"))
    });
    is_alike || prose.of_node(node).paragraphs >= 2
}

/// Cuts an element into parts that are one thing each.
fn parts_of<'a>(node: &NodeRef<'a>, prose: &Prose, authors: &[String]) -> Vec<(NodeRef<'a>, Part)> {
    let amount = prose.of_node(node);
    let shows = amount.has_image && !amount.has_time && !amount.has_controls && {
        let own = letters(&node.text());
        // A box with a face in it says little but whose that is.
        let is_by = |author: &String| own.contains(author) && own.len() < author.len() * 4;
        !authors.iter().any(is_by)
    };
    let mut parts = Vec::new();
    let mut open = vec![*node];
    while let Some(node) = open.pop() {
        let is_whole = [
            "figure",
            "table",
            "blockquote",
            "pre",
            "ul",
            "ol",
            "figcaption",
        ]
        .iter()
        .any(|name| node.has_name(name));
        let holds_block = || {
            node.descendants_it()
                .any(|it| it.node_name().is_some_and(|name| elements::is_block(&name)))
        };
        if !is_whole && holds_block() {
            let children: Vec<_> = node.children_it(true).filter(NodeRef::is_element).collect();
            open.extend(children);
        } else {
            parts.push((node, part(&node, prose, authors, shows)));
        }
    }
    parts
}

fn part(node: &NodeRef<'_>, prose: &Prose, authors: &[String], shows: bool) -> Part {
    let amount = prose.of_node(node);
    let is_by = |text: &str| {
        let own = letters(text);
        authors.iter().any(|author| own.contains(author))
    };
    if amount.letters == 0 {
        let is_face = [*node]
            .into_iter()
            .chain(node.descendants_it())
            .any(|it| it.has_name("img") && it.attr("alt").is_some_and(|alt| is_by(&alt)));
        return if is_face { Part::Around } else { Part::Open };
    }
    if amount.is_of_links() && amount.letters <= LINE {
        return Part::Around;
    }
    let is_one = |names: &[&str]| names.iter().any(|name| node.has_name(name));
    if is_one(&["figure", "table", "blockquote", "pre", "figcaption"]) {
        return Part::Belongs;
    }
    let words = words_of(node);
    let says = length(&words);
    let is_sentence = is_sentence(&words);
    if node.node_name().is_some_and(|name| is_heading(&name)) {
        return match says {
            HEADING.. => Part::Belongs,
            _ if is_by(&words) => Part::Around,
            _ => Part::Open,
        };
    }
    if lines::line(&words, Zone::Head).is_some() {
        return Part::Open;
    }
    let is_around = amount.has_time && says <= LINE
        || amount.has_controls && !is_sentence
        || is_of_numbers(&words);
    if is_around {
        return Part::Around;
    }
    if is_by(&words) && !is_sentence {
        return Part::Short;
    }
    let is_list = is_one(&["ul", "ol"]);
    let items = node
        .descendants_it()
        .filter(|it| is_list && it.has_name("li"));
    let says = says / items.count().max(1);
    if says >= LONG || is_sentence && says >= SENTENCE || shows && says >= CAPTION {
        return Part::Belongs;
    }
    let has_words = words.split_whitespace().count() >= FEW;
    match has_words && !is_list {
        true if node.has_name("p") => Part::Belongs,
        true => Part::Open,
        false => Part::Short,
    }
}

/// Tells whether a line is a time or a count: a sixth of it is digits.
fn is_of_numbers(line: &str) -> bool {
    let digits = line.chars().filter(char::is_ascii_digit).count();
    digits > 0 && digits * 6 >= length(line)
}

/// Puts what leads to an article before its text, where it does not stand there already.
pub(super) fn led_by(lead: Vec<Piece>, article: Vec<Piece>) -> Vec<Piece> {
    let mut known: Vec<Option<String>> = article.iter().map(words).collect();
    let mut article = article;
    // Lines about it are read as such only where they come first.
    let is_about = |piece: &&Piece| {
        matches!(piece, Piece::Block { shape, inline, .. }
            if shape.kind == BlockKind::Paragraph
                && lines::line(inline.as_str().trim(), Zone::Head).is_some())
    };
    let mut place = article.iter().take(HEAD).take_while(is_about).count();
    for piece in lead {
        let own = words(&piece);
        match known.iter().position(|it| *it == own) {
            Some(there) if there < place + HEAD => place = place.max(there + 1),
            Some(_) => {}
            None => {
                article.insert(place, piece);
                known.insert(place, own);
                place += 1;
            }
        }
    }
    if let Some(led) = article.get_mut(..place) {
        led.sort_by_key(|piece| !is_about(&piece));
    }
    article
}

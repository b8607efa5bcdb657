//! The headline that a page shows.

use dom_query::{Document, NodeRef};

use crate::{
    import::html::{
        article::{is_same_headline, letters},
        elements::{self, Then},
        metadata::LONGEST_HEADLINE,
        raised::words_of,
    },
    model::Found,
};

/// How many letters a title has that is known among the lines of a page.
const FEWEST_LETTERS: usize = 8;

/// How many nodes of a headline are looked at, and how many around it.
const MOST_NODES: usize = 64;

/// Finds the headline that a page shows: the heading that is its title, or the only one of the first level.
pub(in crate::import::html) fn headline<'a>(
    document: &'a Document,
    found: &Found,
) -> Option<NodeRef<'a>> {
    let headings = document.select("h1, h2");
    let title = letters(&found.title);
    let same = |node: &&NodeRef<'a>| letters(&words_of(node)) == title;
    if !title.is_empty()
        && let Some(node) = headings.nodes().iter().find(same)
    {
        return Some(*node);
    }
    if let Some(node) = other_headline(document, &title) {
        return Some(node);
    }
    let shown = document.select("h1");
    let [only] = shown.nodes() else {
        return None;
    };
    let words = words_of(only);
    let is_site = found
        .source
        .as_deref()
        .is_some_and(|site| is_same_headline(&words, site));
    let fits = words.len() <= LONGEST_HEADLINE && words.split_whitespace().count() >= 3;
    (!is_site && fits).then_some(*only)
}

/// Finds the line that is the title where no heading is it, as in pages of tables and of lists of posts.
fn other_headline<'a>(document: &'a Document, title: &str) -> Option<NodeRef<'a>> {
    if title.chars().count() < FEWEST_LETTERS {
        return None;
    }
    let marked = [
        "h3, [itemprop~=headline], .entry-title, .post-title",
        "font, big, b, strong",
    ];
    marked.iter().find_map(|query| {
        let nodes = document.select(query);
        let is_it = |node: &&NodeRef<'a>| {
            let words = short_words(node);
            words.is_some_and(|words| letters(&words) == title) && is_a_line(node)
        };
        nodes.nodes().iter().find(is_it).copied()
    })
}

/// Returns the words of an element that has few.
fn short_words(node: &NodeRef<'_>) -> Option<String> {
    let mut words = String::new();
    let mut left = MOST_NODES;
    elements::over_shown(node, |inner| {
        left -= 1;
        if inner.is_text() {
            words.push_str(&inner.text());
        }
        if left == 0 || words.len() > LONGEST_HEADLINE {
            left = 0;
            return Then::End;
        }
        Then::Enter
    });
    (left > 0).then_some(words)
}

/// Tells whether an element is all of its line: what stands beside it and around it breaks lines.
fn is_a_line(node: &NodeRef<'_>) -> bool {
    let breaks = |node: &NodeRef<'_>| {
        node.node_name()
            .is_some_and(|name| &*name == "br" || elements::is_block(&name))
    };
    let mut it = *node;
    for _ in 0..MOST_NODES {
        if breaks(&it) {
            return true;
        }
        let mut before = it.prev_sibling();
        while let Some(beside) = before
            && is_blank(&beside)
        {
            before = beside.prev_sibling();
        }
        let mut behind = it.next_sibling();
        while let Some(beside) = behind
            && is_blank(&beside)
        {
            behind = beside.next_sibling();
        }
        let is_apart = [&before, &behind].into_iter().flatten().all(breaks);
        if !is_apart {
            return false;
        }
        if before.is_some() && behind.is_some() {
            return true;
        }
        let Some(parent) = it.parent() else {
            return true;
        };
        it = parent;
    }
    false
}

/// Tells whether a node is a text of nothing but blanks, or none that is shown.
fn is_blank(node: &NodeRef<'_>) -> bool {
    !node.is_element() && !node.is_nonempty_text()
}

//! What stands in and around an article and is none of it, by what most sites call it.
//!
//! Few rules, and none for one site: an element goes whose class or id has one of the words below, unless it holds the
//! headline or much of the page's text. What looks for articles has such lists of its own; these are the cases that it
//! keeps.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeData, NodeId, NodeRef};

/// Words of classes and ids of what is no part of an article, in lower case.
const WORDS: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "advertisement",
    "advertising",
    "adslot",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "comments",
    "cookie",
    "cookies",
    "consent",
    "disqus",
    "gdpr",
    "newsletter",
    "optin",
    "outbrain",
    "paywall",
    "popup",
    "promo",
    "promotion",
    "recirc",
    "recirculation",
    "recommended",
    "related",
    "share",
    "sharing",
    "signup",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "toolbar",
    "readmore",
    "trending",
    "mostread",
];

/// How classes and ids of what readers wrote begin.
const COMMENTS: &[&str] = &[
    "comments",
    "comment-list",
    "commentlist",
    "comment-section",
    "disqus",
    "reader-comments",
];

/// Elements that stand around an article wherever they are.
const AROUND: &[&str] = &["nav", "menu", "dialog"];

/// An element that holds more than this part of the page's text stays, whatever it is called.
const MOST_OF_TEXT: usize = 3;

/// Removes what is no part of an article, but nothing in which its headline stands.
pub(super) fn remove(document: &Document, headline: Option<&NodeRef<'_>>) {
    let lengths = lengths(document);
    let Some(body) = document.body() else {
        return;
    };
    let kept: HashSet<NodeId> = headline
        .into_iter()
        .flat_map(|node| {
            node.ancestors_it(None)
                .map(|around| around.id)
                .chain([node.id])
        })
        .collect();
    let in_article = headline.is_some_and(|node| {
        node.ancestors_it(None)
            .any(|around| around.has_name("article"))
    });
    let all = lengths.get(&body.id).copied().unwrap_or_default();
    let nodes: Vec<_> = body
        .descendants_it()
        .filter(|node| node.is_element() && !kept.contains(&node.id))
        .collect();
    for node in nodes {
        let Some(junk) = judge(&node) else {
            continue;
        };
        let length = lengths.get(&node.id).copied().unwrap_or_default();
        let goes = match junk {
            Junk::Around => length.saturating_mul(MOST_OF_TEXT) <= all,
            Junk::Comments => length.saturating_mul(10) <= all.saturating_mul(9),
            Junk::Article => in_article && stands_apart(&node, &kept),
        };
        if goes {
            node.remove_from_parent();
        }
    }
}

/// What an element seems to be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Junk {
    /// Something that stands around an article.
    Around,
    /// What readers wrote, which is often longer than the article.
    Comments,
    /// An article, which is another one where it has a headline of its own and does not hold that of the page.
    Article,
}

fn judge(node: &NodeRef<'_>) -> Option<Junk> {
    let element = node.element_ref()?;
    let name: &str = element.name.local.as_ref();
    match name {
        "html" | "body" | "main" => return None,
        "article" => return Some(Junk::Article),
        _ if AROUND.contains(&name) => return Some(Junk::Around),
        _ => {}
    }
    let mut names = element
        .attrs
        .iter()
        .filter(|attribute| matches!(attribute.name.local.as_ref(), "class" | "id"))
        .flat_map(|attribute| attribute.value.split_ascii_whitespace());
    let is_comments = |name: &str| COMMENTS.iter().any(|start| name.starts_with(start));
    if names.clone().any(is_comments) {
        return Some(Junk::Comments);
    }
    names.any(is_junk).then_some(Junk::Around)
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

/// Measures the text in each element.
fn lengths(document: &Document) -> HashMap<NodeId, usize> {
    let mut lengths: HashMap<NodeId, usize> = HashMap::new();
    let nodes: Vec<_> = document.root().descendants_it().collect();
    // Each stands after what it stands in.
    for node in nodes.iter().rev() {
        let own = node.query_or(0, |node| match &node.data {
            NodeData::Text { contents } => contents.trim().len(),
            _ => 0,
        });
        let length = own + lengths.get(&node.id).copied().unwrap_or_default();
        lengths.insert(node.id, length);
        if let Some(parent) = node.parent() {
            *lengths.entry(parent.id).or_default() += length;
        }
    }
    lengths
}

/// Tells whether a class or an id has one of the words, parted by signs or by capitals, or is one without its signs.
fn is_junk(name: &str) -> bool {
    let mut word = String::new();
    let mut whole = String::new();
    let mut before = ' ';
    for character in name.chars().chain([' ']) {
        let begins = character.is_ascii_uppercase() && before.is_ascii_lowercase();
        if !character.is_ascii_alphanumeric() || begins {
            if WORDS.contains(&word.as_str()) {
                return true;
            }
            word.clear();
        }
        if character.is_ascii_alphanumeric() {
            word.push(character.to_ascii_lowercase());
            whole.push(character.to_ascii_lowercase());
        }
        before = character;
    }
    WORDS.contains(&whole.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_into_words() {
        for name in [
            "ad",
            "ad-slot",
            "AdBanner",
            "box--newsletter",
            "read-more",
            "most_read",
            "socialShare",
        ] {
            assert!(is_junk(name), "{name}");
        }
        for name in [
            "article",
            "broadcast",
            "header",
            "shadow",
            "adventure",
            "add-on",
            "gradient",
            "readable",
        ] {
            assert!(!is_junk(name), "{name}");
        }
    }
}

//! What stands in and around an article and is none of it, by what most sites call it.
//!
//! Few rules, and none for one site: an element goes whose class or id has one of the words below, unless it holds the
//! headline or much of the page's text. What looks for articles has such lists of its own; these are the cases that it
//! keeps.

use std::collections::HashMap;

use dom_query::{Document, NodeData, NodeId};

use crate::import::html::metadata::Told;

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

/// Elements that stand around an article wherever they are.
const AROUND: &[&str] = &["nav", "menu", "dialog"];

/// An element that holds more than this part of the page's text stays, whatever it is called.
const MOST_OF_TEXT: usize = 3;

/// Removes what is no part of an article.
pub(super) fn remove(document: &Document, _told: &Told) {
    let lengths = lengths(document);
    let Some(body) = document.body() else {
        return;
    };
    let all = lengths.get(&body.id).copied().unwrap_or_default();
    let nodes: Vec<_> = body
        .descendants_it()
        .filter(|node| node.is_element())
        .collect();
    for node in nodes {
        let around = node.element_ref().is_some_and(|element| {
            let name = element.name.local.as_ref();
            if matches!(name, "html" | "body" | "article" | "main") {
                return false;
            }
            AROUND.contains(&name)
                || element
                    .attrs
                    .iter()
                    .filter(|attribute| matches!(attribute.name.local.as_ref(), "class" | "id"))
                    .any(|attribute| is_junk(&attribute.value))
        });
        let length = lengths.get(&node.id).copied().unwrap_or_default();
        if around && length.saturating_mul(MOST_OF_TEXT) <= all {
            node.remove_from_parent();
        }
    }
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

/// Tells whether a class or an id has one of the words, parted by signs or by capitals.
fn is_junk(value: &str) -> bool {
    let mut word = String::new();
    let mut before = ' ';
    for character in value.chars().chain([' ']) {
        let begins = character.is_ascii_uppercase() && before.is_ascii_lowercase();
        if !character.is_ascii_alphanumeric() || begins {
            if WORDS.contains(&word.as_str()) {
                return true;
            }
            word.clear();
        }
        if character.is_ascii_alphanumeric() {
            word.push(character.to_ascii_lowercase());
        }
        before = character;
    }
    false
}

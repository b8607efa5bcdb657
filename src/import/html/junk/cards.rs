//! Cards of other articles: boxes of one shape beside one another, each a picture and a headline that are links.

use std::collections::HashSet;

use dom_query::{NodeId, NodeRef};

use crate::import::html::junk::measures::{Measure, Measures};

/// The fewest cards beside one another that are known by their shape.
const FEWEST: usize = 3;

/// The most text of a card, and the most of it outside of links, in bytes.
const MOST: usize = 300;
const MOST_PLAIN: usize = 120;

/// Cards that hold more than this part of the text together are what the page is about.
const MOST_OF_TEXT: usize = 3;

/// Finds the cards in a page, in none of which its headline stands.
pub(super) fn of<'a>(
    body: &NodeRef<'a>,
    measures: &Measures,
    kept: &HashSet<NodeId>,
) -> Vec<NodeRef<'a>> {
    let is_card = |node: &NodeRef<'a>| !kept.contains(&node.id) && is_one(measures.of_node(node));
    let all = measures.of_node(body).text;
    let mut found = Vec::new();
    for first in body.descendants_it().filter(is_card) {
        let is_begun = first
            .prev_element_sibling()
            .is_some_and(|before| is_card(&before) && is_alike(&before, &first));
        if is_begun {
            continue;
        }
        let next = |node: &NodeRef<'a>| {
            let next = node.next_element_sibling()?;
            (is_card(&next) && is_alike(&next, &first)).then_some(next)
        };
        let row: Vec<_> = std::iter::successors(Some(first), next).collect();
        let text: usize = row.iter().map(|node| measures.of_node(node).text).sum();
        if row.len() >= FEWEST && text * MOST_OF_TEXT <= all {
            found.extend(row);
        }
    }
    found
}

fn is_one(measure: Measure) -> bool {
    measure.headings == 1
        && measure.linked_headings == 1
        && measure.linked_pictures >= 1
        && measure.text <= MOST
        && measure.text.saturating_sub(measure.linked) <= MOST_PLAIN
        && !measure.has_data
}

fn is_alike(one: &NodeRef<'_>, other: &NodeRef<'_>) -> bool {
    one.node_name() == other.node_name()
}

//! What a page shows of itself where nothing else says it.

use std::collections::HashSet;

use dom_query::{Document, NodeId, NodeRef};

use crate::{
    import::{
        html::{
            metadata::values::{authors, date},
            raised::words_of,
        },
        metadata::{before_date, names_in},
    },
    model::PartialDate,
};

/// How many names are looked at.
const MOST_AUTHORS: usize = 20;

/// Tells whether a node stands in one of these.
fn is_in(node: &NodeRef<'_>, others: &HashSet<NodeId>) -> bool {
    !others.is_empty() && node.ancestors_it(None).any(|it| others.contains(&it.id))
}

/// Returns the authors that a page shows, but not those of other articles beside its own.
pub(super) fn shown_authors(document: &Document, others: &HashSet<NodeId>) -> Vec<String> {
    for query in [
        "[itemprop~=author] [itemprop=name]",
        "[itemprop~=author]",
        "[rel~=author]",
        ".byline [class*=name]",
        ".byline a",
        "[class*=byline]",
        "[class*=author-name]",
        "[class*=author-line]",
        ".author",
    ] {
        let shown = document.select(query);
        let names: Vec<String> = shown
            .nodes()
            .iter()
            .filter(|node| !is_in(node, others))
            .take(MOST_AUTHORS)
            .map(|node| names_in(&words_of(node)).to_owned())
            .filter(|name| authors(std::slice::from_ref(name)).is_some())
            .collect();
        if !names.is_empty() {
            return names;
        }
    }
    Vec::new()
}

/// Finds the day of publication that a page shows, but not that of another article beside its own.
pub(super) fn shown_date(document: &Document, others: &HashSet<NodeId>) -> Option<PartialDate> {
    for query in [
        "[itemprop~=datePublished]",
        "time[pubdate]",
        "header time[datetime]",
        "article time[datetime]",
        "main time[datetime]",
        "time[datetime]",
    ] {
        let shown = document.select(query);
        let Some(node) = shown.nodes().iter().find(|node| !is_in(node, others)) else {
            continue;
        };
        let said = node
            .attr("datetime")
            .or_else(|| node.attr("content"))
            .unwrap_or_else(|| node.text());
        if let Some(date) = date(Some(&said)) {
            return Some(date);
        }
    }
    let bylines = document.select("[class*=byline]");
    let own = bylines.nodes().iter().filter(|node| !is_in(node, others));
    let lines = own.take(4);
    lines.map(words_of).find_map(|line| before_date(&line).1)
}

/// Finds the lead that a page shows.
pub(super) fn shown_lead(document: &Document) -> Option<String> {
    let shown = document
        .select(".standfirst, .lead, .lede, .dek, .article-summary, [itemprop=description]");
    let node = shown.nodes().first()?;
    Some(words_of(node).into_string()).filter(|text| !text.is_empty())
}

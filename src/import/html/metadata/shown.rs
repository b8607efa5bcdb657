//! What a page shows of itself where nothing else says it.

use dom_query::Document;

use crate::{
    import::{
        html::{
            article::words_of,
            metadata::values::{authors, date},
        },
        metadata::before_date,
    },
    model::PartialDate,
};

/// Returns the authors that a page shows.
pub(super) fn shown_authors(document: &Document) -> Vec<String> {
    for query in [
        "[itemprop~=author] [itemprop=name]",
        "[itemprop~=author]",
        "[rel~=author]",
        ".byline [class*=name]",
        ".byline a",
        "[class*=byline]",
        "[class*=author-name]",
        ".author",
    ] {
        let shown = document.select(query);
        let names: Vec<String> = shown
            .nodes()
            .iter()
            .take(4)
            .map(|node| before_date(&words_of(node)).0.to_owned())
            .filter(|name| authors(std::slice::from_ref(name)).is_some())
            .collect();
        if !names.is_empty() {
            return names;
        }
    }
    Vec::new()
}

/// Finds the day of publication that a page shows.
pub(super) fn shown_date(document: &Document) -> Option<PartialDate> {
    for query in [
        "[itemprop~=datePublished]",
        "time[pubdate]",
        "header time[datetime]",
        "article time[datetime]",
        "main time[datetime]",
        "time[datetime]",
    ] {
        let shown = document.select(query);
        let Some(node) = shown.nodes().first() else {
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
    let lines = bylines.nodes().iter().take(4);
    lines.map(words_of).find_map(|line| before_date(&line).1)
}

/// Finds the lead that a page shows.
pub(super) fn shown_lead(document: &Document) -> Option<String> {
    let shown = document
        .select(".standfirst, .lead, .lede, .dek, .article-summary, [itemprop=description]");
    let node = shown.nodes().first()?;
    Some(words_of(node).into_string()).filter(|text| !text.is_empty())
}

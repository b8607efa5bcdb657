//! What a page shows of itself where nothing else says it.

use std::collections::HashSet;

use dom_query::{Document, NodeId, NodeRef};

use crate::{
    import::{
        html::{
            junk,
            metadata::values::{authors, date},
            raised::words_of,
            several,
        },
        metadata::{self as lines, Zone},
    },
    model::{CleanText, PartialDate},
};

/// How many names are looked at.
const MOST_AUTHORS: usize = 20;

/// How many lines that are called bylines are looked at for a date.
const MOST_BYLINES: usize = 4;

/// What marks the name of an author for programs, and nothing else.
const NAMES: &str = "[itemprop~=author] [itemprop=name]";

/// What marks authors for programs.
const MARKED_AUTHORS: &[&str] = &["[itemprop~=author]", "[rel~=author]"];

/// What is called so that it may be authors.
const CALLED_AUTHORS: &[&str] = &[
    ".byline [class*=name]",
    ".byline a",
    "[class*=byline]",
    "[class*=author-name]",
    "[class*=author-line]",
    ".author",
];

/// How many nodes before a time are looked at for what it is called.
const MOST_BEFORE: usize = 8;

const BYLINES: &str = "[class*=byline]";

/// What marks the day of publication for programs.
const MARKED_DAYS: &[&str] = &["[itemprop~=datePublished]", "time[pubdate]"];

/// Whether something is marked for programs, or found by how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sure {
    Marked,
    Guessed,
}

/// What a page shows, without what stands around its article.
pub(super) struct Shown<'a> {
    document: &'a Document,
    /// What is none of the article: other articles, comments, boxes beside it, what stands above all pages of a site.
    others: HashSet<NodeId>,
    /// What holds the article, if that is marked.
    own: HashSet<NodeId>,
}

impl<'a> Shown<'a> {
    pub fn of(document: &'a Document, headline: Option<&NodeRef<'a>>) -> Self {
        let mut others = junk::around(document, headline);
        let groups = several::groups(document, headline);
        others.extend(groups.into_iter().flat_map(|group| group.members));
        let marked = document.select("article, main, [role=main]");
        let around = junk::held_by(headline);
        let nodes = marked.nodes().iter().copied();
        let (mut own, apart): (Vec<NodeRef<'_>>, Vec<NodeRef<'_>>) =
            nodes.partition(|node| around.contains(&node.id));
        // One beside that of the headline, or within it, is another.
        if own.iter().any(|node| node.has_name("article")) {
            let articles = apart.iter().filter(|node| node.has_name("article"));
            others.extend(articles.map(|node| node.id));
        }
        // Some pages have their headline before the article.
        if own.is_empty() {
            own = apart;
        }
        Self {
            document,
            others,
            own: own.into_iter().map(|node| node.id).collect(),
        }
    }

    /// Finds something by the first of these that gives it, first in what holds the article.
    fn find<T>(&self, queries: &[&str], read: impl Fn(Vec<NodeRef<'a>>) -> Option<T>) -> Option<T> {
        let places = [true, false].into_iter();
        for in_own in places.filter(|in_own| !in_own || !self.own.is_empty()) {
            for query in queries {
                let shown = self.document.select(query);
                let nodes = shown
                    .nodes()
                    .iter()
                    .filter(|node| self.is_shown(node, in_own));
                let nodes: Vec<_> = nodes.take(MOST_AUTHORS).copied().collect();
                if let Some(found) = read(nodes) {
                    return Some(found);
                }
            }
        }
        None
    }

    /// Tells whether a node is none of another thing, and stands in what holds the article where that is asked.
    fn is_shown(&self, node: &NodeRef<'_>, in_own: bool) -> bool {
        let mut is_within = !in_own;
        for it in node.ancestors_it(None).chain([*node]) {
            if self.others.contains(&it.id) {
                return false;
            }
            is_within |= self.own.contains(&it.id);
        }
        is_within
    }

    /// Returns the authors that a page shows.
    pub fn authors(&self) -> Option<(Vec<String>, Sure)> {
        let read = |read: fn(&str) -> Option<String>| {
            move |nodes: Vec<NodeRef<'_>>| {
                let names = nodes.iter().filter_map(|node| read(&words_of(node)));
                let names: Vec<String> = names.collect();
                authors(&names).map(|_| names)
            }
        };
        let marked = self
            .find(&[NAMES], read(name))
            .or_else(|| self.find(MARKED_AUTHORS, read(author)))
            .map(|it| (it, Sure::Marked));
        marked.or_else(|| Some((self.find(CALLED_AUTHORS, read(author))?, Sure::Guessed)))
    }

    /// Finds the day of publication that a page shows, or else that of a revision.
    pub fn date(&self) -> Option<(PartialDate, Sure)> {
        let of = |revised: bool| {
            move |nodes: Vec<NodeRef<'_>>| {
                let mut nodes = nodes.iter().filter(|node| is_revision(node) == revised);
                nodes.find_map(day)
            }
        };
        let line = |nodes: Vec<NodeRef<'_>>| {
            let lines = nodes.iter().take(MOST_BYLINES).map(words_of);
            lines.into_iter().find_map(|line| lines::published(&line))
        };
        let times = &["header time[datetime]", "time[datetime]"];
        let marked = self
            .find(MARKED_DAYS, of(false))
            .map(|it| (it, Sure::Marked));
        let guessed = || {
            let published = self
                .find(&[BYLINES], line)
                .or_else(|| self.find(times, of(false)));
            published.or_else(|| self.find(times, of(true)))
        };
        marked.or_else(|| Some((guessed()?, Sure::Guessed)))
    }

    /// Finds the lead that a page shows.
    pub fn lead(&self) -> Option<String> {
        let shown = self
            .document
            .select(".standfirst, .lead, .lede, .dek, .article-summary, [itemprop=description]");
        let node = shown.nodes().first()?;
        Some(words_of(node).into_string()).filter(|text| !text.is_empty())
    }
}

/// Returns the authors whom a line names and says to be that, or of which it is all.
fn author(line: &str) -> Option<String> {
    if let Some(told) = lines::line(line, Zone::Head) {
        return told.found.author.map(CleanText::into_string);
    }
    lines::names(line).map(str::to_owned)
}

/// Returns a name without what may stand around it.
fn name(line: &str) -> Option<String> {
    let is_day = lines::published(line).is_some();
    (!is_day).then(|| lines::names_in(line).to_owned())
}

fn day(node: &NodeRef<'_>) -> Option<PartialDate> {
    let said = node.attr("datetime").or_else(|| node.attr("content"));
    date(&said.unwrap_or_else(|| node.text()))
}

/// Tells whether a time is that of a revision, by what it is called or by the words before it.
fn is_revision(node: &NodeRef<'_>) -> bool {
    let is_called = ["class", "itemprop"].iter().any(|attribute| {
        node.attr(attribute).is_some_and(|value| {
            let value = value.to_ascii_lowercase();
            value.contains("updated") || value.contains("modified")
        })
    });
    is_called || words_before(node).is_some_and(|words| lines::announces_revision(&words))
}

/// Returns the words before a node.
fn words_before(node: &NodeRef<'_>) -> Option<String> {
    let mut place = *node;
    // What labels it may stand in an element of its own, and so may it.
    for _ in 0..2 {
        let mut before = place.prev_sibling();
        for _ in 0..MOST_BEFORE {
            let Some(it) = before else {
                break;
            };
            let words = if it.is_element() {
                words_of(&it)
            } else {
                CleanText::line(&it.text())
            };
            if !words.is_empty() {
                return Some(words.into_string());
            }
            before = it.prev_sibling();
        }
        place = place.parent()?;
    }
    None
}

//! What a page shows of itself where nothing else says it.

use std::collections::HashSet;

use dom_query::{Document, NodeId, NodeRef};

use crate::{
    import::{
        html::{
            junk,
            metadata::{
                lines::PageLines,
                values::{date_in, people},
            },
            raised::words_of,
            several,
        },
        metadata::{self as lines, Told, Zone, settled},
    },
    model::{CleanText, Found, PartialDate},
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
    "[class*=author__name]",
    "[class*=author-line]",
    ".author",
    ".author .fn",
    ".p-author .p-name",
    "[class*=submitted]",
];

/// What is called so that it may be the name of a user, which is often small.
const USERS: &[&str] = &["[class*=submitted] .username", ".author .username"];

/// What is called so that it may tell the day, in a line or by itself.
const CALLED_DAYS: &[&str] = &[
    "[class*=byline]",
    "[class*=submitted]",
    "[class*=dateline]",
    "[class*=pubdate]",
    "[class*=publish]",
    "[class*=entry-date]",
    "[class*=post-date]",
    "[class*=date-header]",
    ".date",
    ".author",
];

/// Words of classes and ids of what is not of the article, nor are the names and days in it; in lower case.
const OTHERS: &[&str] = &[
    "advert",
    "advertiser",
    "comment",
    "commenter",
    "commentlist",
    "comments",
    "mostread",
    "newsletter",
    "popular",
    "promo",
    "promoted",
    "recirc",
    "recommended",
    "recommendations",
    "related",
    "replies",
    "reply",
    "respond",
    "signup",
    "sponsor",
    "sponsored",
    "subscribe",
    "trending",
];

/// Words of classes of what names who took a picture, where they do not name the author too.
const PICTURES: &[&str] = &["caption", "copyright", "photo", "photographer", "photos"];

const WRITERS: &[&str] = &["author", "byline", "writer"];

/// How many nodes of a card are looked at for a headline that leads somewhere.
const MOST_OF_CARD: usize = 40;

/// How many nodes before a time are looked at for what it is called.
const MOST_BEFORE: usize = 8;

/// What marks the day of publication for programs.
const MARKED_DAYS: &[&str] = &[
    "[itemprop~=datePublished]",
    "time[pubdate]",
    "abbr.published",
];

/// Whether something is marked for programs, or found by how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sure {
    Marked,
    Guessed,
}

/// What a page shows, without what stands around its article.
pub(super) struct Shown<'a> {
    document: &'a Document,
    /// The lines of what is none of these others.
    lines: PageLines,
    title: String,
    language: Option<String>,
    /// What is none of the article: other articles, comments, boxes beside it, what stands above all pages of a site.
    others: HashSet<NodeId>,
    /// What holds the article, if that is marked.
    own: HashSet<NodeId>,
}

impl<'a> Shown<'a> {
    pub fn of(document: &'a Document, headline: Option<&NodeRef<'a>>, found: &Found) -> Self {
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
        let own: HashSet<NodeId> = own.into_iter().map(|node| node.id).collect();
        let root = document.root();
        let is_apart = |node: &NodeRef<'_>| {
            let is_kept = around.contains(&node.id) || own.contains(&node.id);
            node.is_element() && !is_kept && is_other(node)
        };
        let apart = root.descendants_it().filter(is_apart);
        others.extend(apart.map(|node| node.id));
        Self {
            document,
            lines: PageLines::of(document, &others),
            title: found.title.to_string(),
            language: found.language.as_deref().map(str::to_owned),
            others,
            own,
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
    pub fn authors(&self) -> Option<(CleanText, Sure)> {
        let of = |read: &dyn Fn(&str) -> Option<String>, nodes: Vec<NodeRef<'_>>| {
            let around: HashSet<NodeId> = nodes
                .iter()
                .flat_map(|node| node.ancestors_it(None).map(|it| it.id))
                .collect();
            // What holds names that are called so by themselves runs them together.
            let apart = nodes.iter().filter(|node| !around.contains(&node.id));
            let names = apart.filter_map(|node| read(&words_of(node)));
            people(&names.collect::<Vec<_>>(), false)
        };
        let user = |line: &str| lines::user(line).map(str::to_owned);
        let author = |line: &str| self.author(line);
        let marked = self
            .find(&[NAMES], |nodes| of(&name, nodes))
            .or_else(|| self.find(MARKED_AUTHORS, |nodes| of(&author, nodes)))
            .map(|it| (it, Sure::Marked));
        let called = || self.find(CALLED_AUTHORS, |nodes| of(&author, nodes));
        let users = || self.find(USERS, |nodes| of(&user, nodes));
        let below = || {
            let mut authors = self.below().filter_map(|told| told.found.author);
            authors.next()
        };
        marked.or_else(|| {
            let guessed = called().or_else(below).or_else(users)?;
            Some((guessed, Sure::Guessed))
        })
    }

    /// Returns the authors whom a line names and says to be that, or of which it is all.
    fn author(&self, line: &str) -> Option<String> {
        if let Some(told) = self.told(line) {
            return told.found.author.map(CleanText::into_string);
        }
        lines::names(line).map(str::to_owned)
    }

    /// Reads a line about the article.
    fn told(&self, line: &str) -> Option<Told> {
        lines::line(&settled(line, self.language.as_deref()), Zone::Head)
    }

    /// Returns what the lines right below the headline tell.
    fn below(&self) -> impl Iterator<Item = Told> {
        let lines = self.lines.below(&self.title);
        lines.filter_map(|line| self.told(line))
    }

    /// Returns the days that the lines right below the headline print.
    pub fn printed(&self) -> impl Iterator<Item = PartialDate> {
        self.below().filter_map(|told| told.found.published)
    }

    /// Finds the day of publication that a page shows, or else that of a revision.
    pub fn date(&self) -> Option<(PartialDate, Sure)> {
        let language = self.language.as_deref();
        let of = |revised: bool| {
            move |nodes: Vec<NodeRef<'_>>| {
                let mut nodes = nodes.iter().filter(|node| is_revision(node) == revised);
                nodes.find_map(|node| day(node, language))
            }
        };
        let line = |nodes: Vec<NodeRef<'_>>| {
            let nodes = nodes.iter().filter(|node| !is_revision(node));
            let lines = nodes.take(MOST_BYLINES).map(words_of);
            lines
                .into_iter()
                .find_map(|line| lines::published(&settled(&line, language)))
        };
        let times = &["header time[datetime]", "time[datetime]"];
        let marked = self
            .find(MARKED_DAYS, of(false))
            .map(|it| (it, Sure::Marked));
        let guessed = || {
            let published = self
                .find(&["[class*=byline]"], line)
                .or_else(|| self.printed().next())
                .or_else(|| self.find(times, of(false)))
                .or_else(|| self.find(CALLED_DAYS, line));
            let beside = || {
                let lines = self.lines.below(&self.title);
                lines
                    .into_iter()
                    .find_map(|line| lines::date_beside_words(line))
            };
            published
                .or_else(|| self.find(times, of(true)))
                .or_else(|| self.below().find_map(|told| told.updated))
                .or_else(beside)
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

/// Tells whether an element is of something else than the article, or of a picture in it.
fn is_other(node: &NodeRef<'_>) -> bool {
    let Some(element) = node.element_ref() else {
        return false;
    };
    let name: &str = element.name.local.as_ref();
    if matches!(name, "html" | "body" | "main") {
        return false;
    }
    if matches!(name, "figure" | "figcaption") {
        return true;
    }
    let is_called = ["class", "id"].iter().any(|attribute| {
        let value = element.attr(attribute).unwrap_or_default();
        value.split_ascii_whitespace().any(|name| {
            let words = junk::words_of_name(name);
            let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
            has(OTHERS) || has(PICTURES) && !has(WRITERS)
        })
    });
    is_called || is_card(node)
}

/// Tells whether an element is one of several that are called the same, each with a headline that leads somewhere.
fn is_card(node: &NodeRef<'_>) -> bool {
    let Some(class) = node.attr("class") else {
        return false;
    };
    let beside = [node.prev_element_sibling(), node.next_element_sibling()];
    let is_alike = |other: &NodeRef<'_>| {
        other.node_name() == node.node_name() && other.attr("class").as_ref() == Some(&class)
    };
    let mut beside = beside.into_iter().flatten().filter(is_alike);
    beside.any(|other| has_linked_headline(&other)) && has_linked_headline(node)
}

fn has_linked_headline(node: &NodeRef<'_>) -> bool {
    let (mut has_link, mut has_headline) = (node.has_name("a"), false);
    for inner in node.descendants_it().take(MOST_OF_CARD) {
        has_link |= inner.has_name("a");
        let is_heading = ["h2", "h3", "h4", "h5"]
            .iter()
            .any(|name| inner.has_name(name));
        // The name of an author may be one, too.
        let is_name = inner
            .attr("class")
            .is_some_and(|class| class.contains("author"));
        has_headline |= is_heading && !is_name;
    }
    has_link && has_headline
}

/// Returns a name without what may stand around it.
fn name(line: &str) -> Option<String> {
    let is_day = lines::published(line).is_some();
    (!is_day).then(|| lines::names_in(line).to_owned())
}

fn day(node: &NodeRef<'_>, language: Option<&str>) -> Option<PartialDate> {
    let said = ["datetime", "content", "title"];
    let said = said.iter().filter_map(|name| node.attr(name));
    let texts = said.chain([node.text()]);
    texts.into_iter().find_map(|text| date_in(&text, language))
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

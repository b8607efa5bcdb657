//! The list of articles: its rows and pages, what it is narrowed to, and how it is sorted.

use std::sync::Arc;

use jiff::Timestamp;

use crate::model::{Article, ArticleId, CleanText, PartialDate, heading::Heading};

/// A row of the list of articles.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleRow {
    /// The article.
    pub article: Arc<Article>,
    /// How many annotations it has.
    pub annotations: usize,
    /// How many different claims these bear on.
    pub claims: usize,
    /// Which letters were typed, where the list is filtered by letters.
    pub matched: Matched,
}

/// Which letters of a row were typed: numbers of clusters, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matched {
    /// Those of the title.
    pub title: Vec<u32>,
    /// Those of the source.
    pub source: Vec<u32>,
}

/// The order of a list of articles; ties are broken by id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Last added first.
    #[default]
    Added,
    /// Last published first, those without a date at the end.
    Published,
    /// By title.
    Title,
    /// By source, those without one at the end; then last published first.
    Source,
    /// Those not read first, then last added first. What is read meanwhile stays where it is until the
    /// list is sorted anew, or else the next article would not be the next one any more.
    Unread,
    /// Best match first, then last added first: for a list that is filtered by letters only.
    Match,
}

impl Sort {
    /// The orders that can be chosen of every list, in the order in which a key steps through them.
    pub const ALL: [Self; 5] = [
        Self::Added,
        Self::Published,
        Self::Title,
        Self::Source,
        Self::Unread,
    ];

    /// Returns the word for it on the screen and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Published => "published",
            Self::Title => "title",
            Self::Source => "source",
            Self::Unread => "unread",
            Self::Match => "best match",
        }
    }

    /// Reads the word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.word() == word)
    }
}

/// What a list of articles is grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// Nothing.
    #[default]
    None,
    /// The source; in the order of their names, those without one at the end.
    Source,
    /// The date of publication, the last first.
    Date,
}

impl Grouping {
    /// All groupings, in the order in which a key steps through them.
    pub const ALL: [Self; 3] = [Self::None, Self::Source, Self::Date];

    /// Returns the word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Source => "source",
            Self::Date => "date",
        }
    }

    /// Reads the word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.word() == word)
    }
}

/// Whether a list shows all articles or only new ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scope {
    /// All.
    #[default]
    All,
    /// Those added after [`Filter::since`].
    New,
}

/// Tells which articles a list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shelf {
    /// Those that are not in the trash.
    #[default]
    Library,
    /// Those in the trash; what was purged is nowhere.
    Trash,
}

/// What a list of articles shows, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// What was typed: letters of words in title, source, author or a tag, in any order, and whatever a query
    /// has besides. Nothing lets all pass.
    pub words: String,
    /// Queries, all of which must be fulfilled besides.
    pub within: Vec<String>,
    /// Which turn of a list this is: what is read meanwhile stays where it is until the next one. Lists that are
    /// asked for once have none.
    pub turn: u64,
    /// The order, unless a query names one.
    pub sort: Sort,
    /// What the articles are grouped by; the order is that within a group.
    pub group: Grouping,
    /// Where to look.
    pub shelf: Shelf,
    /// What was added later is new; without it nothing is.
    pub since: Option<Timestamp>,
    /// Whether only what is new is shown.
    pub scope: Scope,
    /// The day on which this is asked, by which days are named.
    pub today: Option<PartialDate>,
}

/// Articles of a list that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they have in common.
    pub heading: Heading,
    /// The place of the first of them in the whole list.
    pub first: usize,
    /// How many they are.
    pub count: usize,
}

/// Which part of a list is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The place of the first row in the whole list.
    pub offset: usize,
    /// The most rows.
    pub limit: usize,
    /// An article whose place is to be told; where rows are asked for and it stands outside of them, those around it
    /// are answered instead.
    pub find: Option<ArticleId>,
    /// Where that article is known to have stood, which need not be counted where nothing has moved since.
    pub stood: Option<Stood>,
}

impl Part {
    /// Returns the part that is answered where the article stands there: it begins where one of this size does.
    #[must_use]
    pub fn around(self, found: Option<usize>) -> Self {
        let is_inside = |place: usize| {
            place
                .checked_sub(self.offset)
                .is_some_and(|at| at < self.limit)
        };
        match found.and_then(|place| place.checked_div(self.limit).filter(|_| !is_inside(place))) {
            // With the part before it, since a list that is scrolled to it may end with it.
            Some(number) => Self {
                offset: number.saturating_sub(1) * self.limit,
                limit: self.limit * 2,
                ..self
            },
            None => self,
        }
    }
}

/// Where an article stood in the list of all, not grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stood {
    /// Its place.
    pub place: usize,
    /// The state of the list then, see [`Page::state`].
    pub state: u64,
}

/// A part of a list of articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// The place of the first row in the whole list.
    pub offset: usize,
    /// The rows.
    pub rows: Vec<ArticleRow>,
    /// How many rows the whole list has.
    pub total: usize,
    /// Counts over the library.
    pub counts: Counts,
    /// The groups of the whole list, in its order; none where it is not grouped.
    pub groups: Arc<[Group]>,
    /// Where the article stands in the whole list that was asked for with the page.
    pub found: Option<usize>,
    /// A number that is another when any article may stand elsewhere.
    pub state: u64,
}

/// A source as it is written, with its articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceRow {
    /// Its name; nothing for articles of which none is known.
    pub source: Option<CleanText>,
    /// Its articles.
    pub articles: Vec<ArticleId>,
}

/// Counts over the library; what is in the trash doesn't count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Articles.
    pub articles: usize,
    /// Articles not read.
    pub unread: usize,
    /// Articles that are new to whoever asked.
    pub new: usize,
    /// Articles with the tag `sample`.
    pub samples: usize,
    /// Claims.
    pub claims: usize,
    /// Annotations that wait for a person: to review, edited, or without a place.
    pub recheck: usize,
}

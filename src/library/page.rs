//! Lists of articles, a part at a time.
//!
//! A plain list is asked of the index as it stands there, so that a part of it costs the same however long it
//! is. Only where letters were typed, or where it is grouped, the whole of it is gathered, and kept for as
//! long as it is looked at.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use jiff::{Timestamp, tz::TimeZone};

use crate::{
    index::{Head, Index, IndexError, Order, Wanted},
    library::{
        Library, asked::row, indexing::Parts, listing, listing::Listing, lock, search::each,
    },
    model::{
        Article, ArticleId,
        view::{ArticleRow, Counts, Filter, Grouping, Page, Part, Scope, Shelf, Sort, Stood},
    },
    query::{self, Expr, Moment, Query, State, Term},
    text::Direction,
};

/// What is remembered of the list that was asked for last, since a person scrolls in it.
#[derive(Debug)]
pub(super) struct Listed {
    filter: Filter,
    /// The state of the index for which the rest holds.
    version: (i64, u64),
    counts: Counts,
    total: usize,
    whole: Option<Listing>,
    /// What the whole was gathered from, while more is typed.
    heads: Option<Arc<[Head]>>,
}

/// A filter, understood.
#[derive(Clone)]
struct Sought<'a> {
    filter: &'a Filter,
    letters: String,
    query: Query,
    at: Moment,
    order: Order,
}

impl Sought<'_> {
    /// Tells whether the whole list has to be gathered for a part of it.
    fn is_whole(&self) -> bool {
        !self.letters.is_empty() || self.filter.group != Grouping::None
    }

    fn wanted(&self) -> Wanted<'_> {
        Wanted {
            query: &self.query,
            at: &self.at,
            order: self.order,
            added_after: match self.filter.scope {
                Scope::All => None,
                // Without a time nothing is new.
                Scope::New => Some(self.filter.since.unwrap_or(Timestamp::MAX)),
            },
        }
    }

    fn sort(&self) -> Sort {
        self.order.sort.map_or(Sort::Added, |sort| sort.by)
    }
}

impl Library {
    /// Returns the part of a list of articles that begins at `offset`, of at most `limit` rows.
    ///
    /// The list holds what the index knows; an index that is being made knows the newest first. Where it does
    /// not answer, the list is empty, and [`take_trouble`](Self::take_trouble) says why.
    pub fn page(&self, filter: &Filter, offset: usize, limit: usize) -> Page {
        let part = Part {
            offset,
            limit,
            ..Part::default()
        };
        self.part(filter, part)
    }

    /// Returns a part of a list, and where an article stands in the whole of it; see [`Part::find`].
    pub fn part(&self, filter: &Filter, part: Part) -> Page {
        self.listed(filter, |index, sought, listed| {
            let state = index.list_state()?;
            let page = match &listed.whole {
                Some(listing) => listing::page(listing, &sought.letters, part, |id| {
                    Some(marked(index, self.article(id)))
                }),
                None => {
                    let wanted = sought.wanted();
                    let found = match part.find {
                        Some(article) => place(index, &wanted, article, part.stood, state)?,
                        None => None,
                    };
                    let part = part.around(found);
                    let inside = found.and_then(|found| found.checked_sub(part.offset));
                    let ids = match part.find.zip(inside.filter(|inside| *inside < part.limit)) {
                        // From there on, instead of through all that stands above.
                        Some((article, before)) => {
                            index.around(&wanted, article, before, part.limit)?
                        }
                        None => index.list(&wanted, part.offset, part.limit)?,
                    };
                    Page {
                        offset: part.offset.min(listed.total),
                        rows: self.rows(index, &ids),
                        total: listed.total,
                        found,
                        ..Page::default()
                    }
                }
            };
            Ok(Page {
                counts: listed.counts,
                state,
                ..page
            })
        })
    }

    /// Returns the rows of some articles. Only those that are not in memory are read on several threads: to look whether
    /// the files of the others are as they were takes less than to start one.
    fn rows(&self, index: &Index, ids: &[ArticleId]) -> Vec<ArticleRow> {
        let unread: Vec<ArticleId> = {
            let kept = lock(&self.articles);
            let is_unread = |id: &&ArticleId| !kept.contains_key(*id);
            ids.iter().filter(is_unread).copied().collect()
        };
        let read = each(&unread, |id| (*id, self.article(*id)));
        let mut read: HashMap<ArticleId, Arc<Article>> = read.into_iter().collect();
        let article = |id: &ArticleId| read.remove(id).unwrap_or_else(|| self.article(*id));
        let articles = ids.iter().map(article);
        articles.map(|article| marked(index, article)).collect()
    }

    /// Returns all articles of a list.
    pub fn ids_in(&self, filter: &Filter) -> Arc<[ArticleId]> {
        self.listed(filter, |index, sought, listed| match &listed.whole {
            Some(listing) => Ok(Arc::clone(&listing.ids)),
            None => Ok(index.list(&sought.wanted(), 0, usize::MAX)?.into()),
        })
    }

    /// Counts those of some articles that a list does not hold.
    pub fn count_outside(&self, filter: &Filter, articles: &[ArticleId]) -> usize {
        let ids = self.ids_in(filter);
        let held: HashSet<&ArticleId> = ids.iter().collect();
        articles.iter().filter(|id| !held.contains(id)).count()
    }

    /// Returns the unread article some steps from a place in a list, or the last of them on that way, with its
    /// place.
    pub fn unread_from(
        &self,
        filter: &Filter,
        from: usize,
        direction: Direction,
        times: usize,
    ) -> Option<(usize, ArticleId)> {
        self.listed(filter, |index, sought, listed| {
            let wanted = sought.wanted();
            if let Some(listing) = &listed.whole {
                let unread = Query {
                    expr: Expr::all(
                        [Expr::Term(Term::Is(State::Unread))]
                            .into_iter()
                            .chain(sought.query.expr.clone()),
                    ),
                    ..Query::default()
                };
                let unread = Wanted {
                    query: &unread,
                    ..wanted
                };
                let unread: HashSet<ArticleId> =
                    index.list(&unread, 0, usize::MAX)?.into_iter().collect();
                let is_unread = |id| unread.contains(&id);
                let ids = &listing.ids;
                return Ok(listing::unread_from(ids, is_unread, from, direction, times));
            }
            let Some(start) = index.list(&wanted, from, 1)?.pop() else {
                return Ok(None);
            };
            let found = index.unread_from(&wanted, start, direction, times)?;
            Ok(found.map(|(found, rows)| match direction {
                Direction::Forward => (from + rows, found),
                Direction::Back => (from.saturating_sub(rows), found),
            }))
        })
    }

    /// Returns where an article stands in a list; nothing where the list doesn't hold it.
    pub fn place_in(&self, filter: &Filter, article: ArticleId) -> Option<usize> {
        let part = Part {
            find: Some(article),
            ..Part::default()
        };
        self.part(filter, part).found
    }

    /// Counts the library.
    pub fn counts(&self) -> Counts {
        self.part(&Filter::default(), Part::default()).counts
    }

    /// Answers a question about a list, of which is gathered what is not known from the question before.
    fn listed<T: Default>(
        &self,
        filter: &Filter,
        answer: impl Fn(&Index, &Sought<'_>, &Listed) -> Result<T, IndexError>,
    ) -> T {
        let sought = self.sought(filter);
        self.answered(Parts::of(&sought.query), |index| {
            let mut remembered = lock(&self.listed);
            let version = index.version()?;
            let mut sought = sought.clone();
            sought.order.read_since = self.turned_at(filter.turn);
            let known = remembered.take();
            let listed = match known {
                Some(known) if known.filter == *filter && known.version == version => known,
                known => self.gathered(index, &sought, version, known)?,
            };
            let found = answer(index, &sought, &listed);
            *remembered = Some(listed);
            found
        })
    }

    /// Returns when a list was turned; nothing of one that is asked for once.
    fn turned_at(&self, turn: u64) -> Option<Timestamp> {
        let mut last = lock(&self.turned);
        match *last {
            _ if turn == 0 => None,
            Some((same, at)) if same == turn => Some(at),
            _ => {
                let now = (self.now)();
                *last = Some((turn, now));
                Some(now)
            }
        }
    }

    fn gathered(
        &self,
        index: &Index,
        sought: &Sought<'_>,
        version: (i64, u64),
        before: Option<Listed>,
    ) -> Result<Listed, IndexError> {
        let filter = sought.filter;
        let before = before.filter(|before| before.version == version);
        let counts = match &before {
            Some(before) if before.filter.since == filter.since => before.counts,
            _ => index.counts(filter.since)?,
        };
        let mut listed = Listed {
            filter: filter.clone(),
            version,
            counts,
            total: 0,
            whole: None,
            heads: None,
        };
        if !sought.is_whole() {
            listed.total = index.count_listed(&sought.wanted())?;
            return Ok(listed);
        }
        // While letters are typed, the articles that they are looked for in stay the same.
        let same = before.filter(|before| {
            let other = self.sought(&before.filter);
            before.filter.scope == filter.scope
                && before.filter.since == filter.since
                && other.query == sought.query
                && other.order.sort == sought.order.sort
                && sought.sort() != Sort::Unread
        });
        let heads: Arc<[Head]> = match same.and_then(|same| same.heads) {
            Some(heads) => heads,
            None => index.heads(&sought.wanted())?.into(),
        };
        let listing = listing::gather(&heads, &sought.letters, filter, sought.sort());
        listed.total = listing.ids.len();
        listed.heads = Some(heads);
        listed.whole = Some(listing);
        Ok(listed)
    }

    fn sought<'a>(&self, filter: &'a Filter) -> Sought<'a> {
        let (letters, asked) = query::divide(&filter.words);
        let trashed = Query {
            expr: (filter.shelf == Shelf::Trash).then_some(Expr::Term(Term::Is(State::Trashed))),
            ..Query::default()
        };
        let within = filter.within.iter().map(|query| query::parse(query));
        let query = Query::all(
            [query::parse_typing(&asked), trashed]
                .into_iter()
                .chain(within),
        );
        let sort = query.sort.unwrap_or(query::Sort {
            by: filter.sort,
            is_reversed: false,
        });
        Sought {
            filter,
            letters,
            at: self.moment(),
            order: Some(sort).into(),
            query,
        }
    }

    /// Returns when and where something is asked.
    pub(super) fn moment(&self) -> Moment {
        Moment {
            now: (self.now)(),
            zone: TimeZone::system(),
        }
    }
}

/// Returns the row of an article, with what the index counts of it.
fn marked(index: &Index, article: Arc<Article>) -> ArticleRow {
    let marks = index.marks_of(article.id).unwrap_or_default();
    row(article, marks)
}

/// Returns where an article stands in a list, counted from 0; nothing where the list doesn't hold it.
fn place(
    index: &Index,
    wanted: &Wanted<'_>,
    article: ArticleId,
    stood: Option<Stood>,
    state: u64,
) -> Result<Option<usize>, IndexError> {
    // What was read since a list by unread was sorted stands where it did only while that list is shown.
    let is_by_unread = wanted
        .order
        .sort
        .is_some_and(|sort| sort.by == Sort::Unread);
    let is_plain = wanted.is_all() && !is_by_unread;
    match stood.filter(|stood| is_plain && stood.state == state) {
        Some(stood) => Ok(Some(stood.place)),
        None => index.place(wanted, article),
    }
}

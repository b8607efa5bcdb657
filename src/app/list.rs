//! The list of articles: which of it is known, where the cursor is, and what is ticked.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::Timestamp;

use crate::{
    app::{
        frame::Side,
        message::{Effect, Request},
        narrowing::{self, View},
        rows::Rows,
    },
    model::{
        ArticleId, StoryId,
        kept::Kept,
        view::{ArticleRow, Counts, Filter, Group, Grouping, Page, Part, Scope, Sort, Stood},
    },
};

/// How many rows are asked for at once.
const PAGE: usize = 32;

/// How many pages are kept; those furthest from the cursor go first.
const KEPT: usize = 16;

/// Rows of the screen that one article takes.
pub const ROW_HEIGHT: u16 = 2;

/// The fewest rows of the screen in which groups have headings: below, the articles need them.
const FEWEST_FOR_HEADINGS: usize = 3;

/// The list of articles; only the pages near the cursor are known.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// The letters that it is filtered by.
    pub query: String,
    /// The order, while it is not filtered.
    pub sort: Sort,
    /// The order that was chosen while it was filtered; else the best match comes first.
    pub filtered_sort: Option<Sort>,
    /// What it is grouped by.
    pub group: Grouping,
    /// Whether only new articles are shown.
    pub scope: Scope,
    /// The story that everything is narrowed to.
    pub story: Option<StoryId>,
    /// The view that is shown; what is new is a scope of its own.
    pub view: Option<View>,
    /// When the session before ended; what was added later is new.
    pub since: Option<Timestamp>,
    /// The cursor.
    pub rows: Rows,
    /// How many rows there are.
    pub total: usize,
    /// Counts over the library.
    pub counts: Counts,
    /// Whether any page has come.
    pub loaded: bool,
    /// The groups, in their order.
    groups: Arc<[Group]>,
    ticked: BTreeSet<ArticleId>,
    /// How many of the ticked articles the list does not show; nothing while that is not known.
    hidden: Option<usize>,
    /// What is known.
    pages: BTreeMap<usize, Known>,
    request: Request,
    /// The first request for the list as it is filtered and sorted now.
    turned: Request,
    asked: Vec<usize>,
    /// The article that the cursor is to stand on once its place is known, if the cursor is still here.
    keep: Option<(ArticleId, usize)>,
    /// Where that article stood when the session before ended.
    stood: Option<Stood>,
    /// The place of the cursor at which an article is to be opened once it is known which one that is, and by which pane.
    to_open: Option<(usize, Opener)>,
}

/// Which pane has an article opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opener {
    /// The list itself.
    List,
    /// The reader of a side, which goes on to another article.
    Reader(Side),
}

/// A page as it was answered.
#[derive(Clone, Debug)]
struct Known {
    /// The request that it was answered to.
    request: Request,
    /// See [`Page::state`].
    state: u64,
    rows: Vec<ArticleRow>,
}

/// Something that stands in the list pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// The heading of a group, on one row.
    Heading(&'a Group),
    /// An article, by its place in the list.
    Article(usize),
}

impl List {
    /// Brings back how the list was left.
    pub fn restore(&mut self, kept: &Kept) {
        let sort = kept.sort.as_deref().and_then(Sort::from_word);
        let group = kept.group.as_deref().and_then(Grouping::from_word);
        (self.sort, self.group) = (sort.unwrap_or_default(), group.unwrap_or_default());
        self.since = kept.ended;
        self.story = kept.story.as_deref().and_then(StoryId::parse);
        self.view = kept.view.as_ref().map(View::of_kept);
        let article = kept.article.as_deref().and_then(ArticleId::parse);
        self.keep = article.map(|article| (article, 0));
        let stood = kept.stood.map(|(place, state)| Stood { place, state });
        self.stood = stood.filter(|_| self.is_plain());
    }

    /// Returns where the article under the cursor stands in the list of all, to be known with the next session.
    pub fn stood(&self) -> Option<Stood> {
        self.current()?;
        let page = self.pages.get(&(self.rows.cursor / PAGE))?;
        self.is_plain().then_some(Stood {
            place: self.rows.cursor,
            state: page.state,
        })
    }

    /// Tells whether all articles are shown, one after the other.
    fn is_plain(&self) -> bool {
        !self.is_narrowed() && self.group == Grouping::None
    }

    /// Returns a row, where it is known; it may be that of a list filtered or sorted otherwise, until the
    /// answer is there.
    pub fn row(&self, index: usize) -> Option<&ArticleRow> {
        self.pages.get(&(index / PAGE))?.rows.get(index % PAGE)
    }

    /// Returns the row under the cursor.
    pub fn current(&self) -> Option<&ArticleRow> {
        let page = self.pages.get(&(self.rows.cursor / PAGE))?;
        // What stood here before is not what is meant.
        (page.request >= self.turned)
            .then(|| self.row(self.rows.cursor))
            .flatten()
    }

    /// Remembers that the article under the cursor is to be opened, where it is not known yet which one that is; tells
    /// whether it does.
    pub fn open_once_known(&mut self, by: Opener) -> bool {
        let comes = self.rows.cursor < self.total || !self.asked.is_empty();
        let waits = self.current().is_none() && comes;
        if waits {
            self.to_open = Some((self.rows.cursor, by));
        }
        waits
    }

    /// Opens nothing once more is known, since something else is to be read.
    pub fn open_nothing(&mut self) {
        self.to_open = None;
    }

    /// Returns who has the article under the cursor opened, once it is known which one that is; the cursor has not been
    /// moved since.
    pub fn take_to_open(&mut self) -> Option<Opener> {
        let is_known = self.current().is_some();
        let (at, by) = self.to_open.take_if(|_| is_known)?;
        (at == self.rows.cursor).then_some(by)
    }

    /// Returns the rows that are known.
    pub fn known(&self) -> impl Iterator<Item = &ArticleRow> {
        self.pages.values().flat_map(|page| &page.rows)
    }

    /// Returns the index of an article among the known rows.
    pub fn index_of(&self, article: ArticleId) -> Option<usize> {
        let pages = self.pages.iter();
        let mut known = pages.filter(|(_, page)| page.request >= self.turned);
        known.find_map(|(number, page)| {
            let at = page.rows.iter().position(|row| row.article.id == article)?;
            Some(number * PAGE + at)
        })
    }

    /// Returns the order in which the list is shown.
    pub fn order(&self) -> Sort {
        if self.is_filtered() {
            self.filtered_sort.unwrap_or(Sort::Match)
        } else {
            self.sort
        }
    }

    /// Tells whether letters are looked for.
    pub fn is_filtered(&self) -> bool {
        !self.query.trim().is_empty()
    }

    /// Tells whether some articles are left out.
    pub fn is_narrowed(&self) -> bool {
        self.is_filtered()
            || self.scope == Scope::New
            || self.view.is_some()
            || self.story.is_some()
    }

    /// Returns what is shown, and in which order; the day is for whoever answers to say.
    pub fn filter(&self) -> Filter {
        Filter {
            words: self.query.clone(),
            turn: self.turned.0 + 1,
            within: self.within(),
            sort: self.order(),
            group: self.group,
            since: self.since,
            scope: self.scope,
            ..Filter::default()
        }
    }

    /// Returns the queries of the story and the view.
    fn within(&self) -> Vec<String> {
        let story = self.story.map(narrowing::query_of);
        let view = self.view.as_ref().map(|view| view.query.to_string());
        let queries = story.into_iter().chain(view);
        queries.filter(|query| !query.is_empty()).collect()
    }

    /// Tells whether a row is new since the session before.
    pub fn is_new(&self, row: &ArticleRow) -> bool {
        self.since.is_some_and(|since| row.article.added > since)
    }
}

/// Ticks.
impl List {
    /// Returns the ticked articles, whether they are shown or not.
    pub fn ticked(&self) -> Vec<ArticleId> {
        self.ticked.iter().copied().collect()
    }

    /// Counts the ticked articles.
    pub fn count_ticked(&self) -> usize {
        self.ticked.len()
    }

    /// Tells whether an article is ticked.
    pub fn is_ticked(&self, article: ArticleId) -> bool {
        self.ticked.contains(&article)
    }

    /// Returns how many of the ticked articles the list does not show, as it is narrowed; nothing while that is
    /// not known.
    pub fn hidden(&self) -> Option<usize> {
        if self.is_narrowed() && !self.ticked.is_empty() {
            return self.hidden;
        }
        Some(0)
    }

    /// Takes how many of the ticked articles a list does not show.
    pub fn take_hidden(&mut self, asked: &Filter, count: usize) {
        if *asked == self.filter() {
            self.hidden = Some(count);
        }
    }

    /// Ticks an article that the list shows, or takes its tick away.
    pub fn tick(&mut self, article: ArticleId) {
        if self.ticked.is_empty() {
            self.hidden = Some(0);
        }
        if !self.ticked.remove(&article) {
            self.ticked.insert(article);
        }
    }

    /// Ticks articles that the list shows, besides those that are ticked already.
    pub fn tick_all(&mut self, articles: &[ArticleId]) {
        if self.ticked.is_empty() {
            self.hidden = Some(0);
        }
        self.ticked.extend(articles);
    }

    /// Ticks articles that may not be shown; whether they are is asked with the next reload.
    pub fn tick_again(&mut self, articles: &[ArticleId]) {
        if !articles.is_empty() {
            self.hidden = None;
        }
        self.ticked.extend(articles);
    }

    /// Takes the ticks of some articles away, and returns those that were ticked.
    pub fn take_ticks(&mut self, articles: &[ArticleId]) -> Vec<ArticleId> {
        let articles = articles.iter().copied();
        articles.filter(|id| self.ticked.remove(id)).collect()
    }

    /// Takes all ticks away.
    pub fn untick(&mut self) {
        self.ticked.clear();
    }
}

/// Asking for pages.
impl List {
    /// Asks for everything that is visible anew, as what others see of it has changed.
    pub fn reload(&mut self, height: usize) -> Vec<Effect> {
        let current = self.current().map(|row| row.article.id);
        self.keep = self
            .keep
            .or(current.map(|article| (article, self.rows.cursor)));
        self.request = self.request.next();
        self.asked.clear();
        let pages = self.wanted(height).into_iter();
        let mut effects: Vec<_> = pages.map(|page| self.ask(page)).collect();
        effects.extend(self.count_hidden());
        effects
    }

    /// Asks how many of the ticked articles are not shown, where some may not be.
    pub fn count_hidden(&self) -> Option<Effect> {
        (self.is_narrowed() && !self.ticked.is_empty()).then(|| Effect::CountHidden {
            filter: Box::new(self.filter()),
            articles: self.ticked(),
        })
    }

    /// Asks for the list filtered, sorted or grouped otherwise than before; the cursor goes to an article,
    /// or else stays where it is put.
    pub fn turn(&mut self, height: usize, to: Option<ArticleId>) -> Vec<Effect> {
        self.keep = to.map(|article| (article, self.rows.cursor));
        self.turned = self.request.next();
        (self.hidden, self.to_open) = (None, None);
        self.reload(height)
    }

    /// Asks for the pages that are visible and not known.
    pub fn fill(&mut self, height: usize) -> Vec<Effect> {
        let is_known = |page: &usize| {
            let known = self.pages.get(page);
            known.is_some_and(|known| known.request == self.request)
        };
        let missing: Vec<_> = self
            .wanted(height)
            .into_iter()
            .filter(|page| !is_known(page) && !self.asked.contains(page))
            .collect();
        missing.into_iter().map(|page| self.ask(page)).collect()
    }

    fn wanted(&self, height: usize) -> Vec<usize> {
        let most = height / usize::from(ROW_HEIGHT) + 1;
        let last = self.rows.top.saturating_add(most) / PAGE;
        (self.rows.top / PAGE..=last)
            .filter(|page| *page == 0 || page * PAGE < self.total.max(1))
            .collect()
    }

    fn ask(&mut self, page: usize) -> Effect {
        // Of several pages only the first is answered with another part, where the article stands there.
        let keep = self.keep.filter(|_| self.asked.is_empty());
        let stood = self.stood.take().filter(|_| keep.is_some());
        self.asked.push(page);
        Effect::LoadPage {
            request: self.request,
            filter: Box::new(self.filter()),
            part: Part {
                offset: page * PAGE,
                limit: PAGE,
                find: keep.map(|(article, _)| article),
                stood,
            },
        }
    }

    /// Takes a page that was asked for; one that was asked for too long ago is left.
    pub fn take(&mut self, request: Request, page: Page) {
        if request != self.request {
            return;
        }
        let number = page.offset / PAGE;
        if page.rows.len() > PAGE || !self.asked.contains(&number) {
            // What was asked for is left, since the cursor goes elsewhere.
            self.asked.clear();
        }
        self.asked.retain(|asked| *asked != number);
        (self.total, self.counts, self.loaded) = (page.total, page.counts, true);
        self.groups = page.groups;
        let mut rows = page.rows;
        for number in number.. {
            let rest = rows.split_off(rows.len().min(PAGE));
            let known = Known {
                request,
                state: page.state,
                rows,
            };
            self.pages.insert(number, known);
            rows = rest;
            if rows.is_empty() {
                break;
            }
        }
        let pages = self.total.div_ceil(PAGE).max(1);
        self.pages
            .retain(|kept, _| kept.abs_diff(number) < KEPT && *kept < pages);
        if let Some((_, cursor)) = self.keep.take()
            && let Some(found) = page.found
            && self.rows.cursor == cursor
        {
            self.rows.cursor = found;
            self.to_open = self.to_open.map(|(_, by)| (found, by));
        }
        self.rows.settle(self.total);
    }
}

/// Where rows stand on the screen. The heading of the topmost group always stands first, so that it is
/// never in doubt to which group a row belongs.
impl List {
    fn has_headings(&self, height: usize) -> bool {
        !self.groups.is_empty() && height >= FEWEST_FOR_HEADINGS
    }

    /// Returns the group of an article.
    fn group_of(&self, index: usize) -> usize {
        let before = self.groups.partition_point(|group| group.first <= index);
        before.saturating_sub(1)
    }

    /// Counts the rows of the screen from the top of the pane to the end of an article.
    fn height_of(&self, top: usize, last: usize, height: usize) -> usize {
        let articles = (last + 1 - top) * usize::from(ROW_HEIGHT);
        if self.has_headings(height) {
            return articles + 1 + self.group_of(last) - self.group_of(top);
        }
        articles
    }

    /// Returns the first article from which all to another one are visible.
    fn first_with(&self, last: usize, height: usize) -> usize {
        let (mut low, mut high) = (0, last);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.height_of(middle, last, height) <= height {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low
    }

    /// Scrolls as little as is needed for the cursor to be visible in `height` rows of the screen.
    pub fn follow(&mut self, height: usize) {
        let Some(last) = self.total.checked_sub(1) else {
            self.rows.top = 0;
            return;
        };
        let cursor = self.rows.cursor.min(last);
        let top = self.rows.top.min(cursor);
        let top = top.max(self.first_with(cursor, height));
        // No row stays empty at the end while something stands above.
        self.rows.top = top.min(self.first_with(last, height));
    }

    /// Counts the articles that are visible in `height` rows of the screen.
    pub fn visible(&self, height: usize) -> usize {
        let lines = self.lines(height);
        let whole = lines.iter().filter(|(row, line)| {
            matches!(line, Line::Article(_)) && row + usize::from(ROW_HEIGHT) <= height
        });
        whole.count()
    }

    /// Returns what stands in `height` rows of the screen, each with its first row; of the last there may be
    /// only a part.
    pub fn lines(&self, height: usize) -> Vec<(usize, Line<'_>)> {
        let mut lines = Vec::new();
        let mut row = 0;
        let headings = self.has_headings(height);
        let mut shown = None;
        for index in self.rows.top..self.total {
            if row >= height {
                break;
            }
            let group = self.group_of(index);
            if headings && shown != Some(group) {
                shown = Some(group);
                if let Some(group) = self.groups.get(group) {
                    lines.push((row, Line::Heading(group)));
                    row += 1;
                }
            }
            if row < height {
                lines.push((row, Line::Article(index)));
                row += usize::from(ROW_HEIGHT);
            }
        }
        lines
    }

    /// Returns the article on a row of the screen.
    pub fn at(&self, row: usize, height: usize) -> Option<usize> {
        self.lines(height)
            .into_iter()
            .find_map(|(first, line)| match line {
                Line::Article(index) => (first..first + usize::from(ROW_HEIGHT))
                    .contains(&row)
                    .then_some(index),
                Line::Heading(_) => None,
            })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::heading::Heading;

    /// Makes a list of groups of these sizes; none where there is just one.
    fn list(sizes: &[usize]) -> List {
        let mut first = 0;
        let mut groups = Vec::new();
        for count in sizes {
            groups.push(Group {
                heading: Heading::Undated,
                first,
                count: *count,
            });
            first += count;
        }
        if sizes.len() == 1 {
            groups.clear();
        }
        List {
            total: first,
            groups: groups.into(),
            ..List::default()
        }
    }

    proptest! {
        #[test]
        fn the_cursor_is_always_visible_and_nothing_overlaps(
            sizes in prop::collection::vec(1usize..9, 1..12),
            height in 0usize..30,
            steps in prop::collection::vec(-60isize..60, 1..20),
        ) {
            let mut list = list(&sizes);
            for step in steps {
                list.rows.step(step, list.total);
                list.follow(height);
                let lines = list.lines(height);
                let mut free = 0;
                for (row, line) in &lines {
                    prop_assert_eq!(*row, free);
                    free += match line {
                        Line::Heading(_) => 1,
                        Line::Article(_) => usize::from(ROW_HEIGHT),
                    };
                }
                if height == 0 {
                    continue;
                }
                let at = lines.iter().find(|(_, line)| *line == Line::Article(list.rows.cursor));
                let row = at.map(|(row, _)| *row);
                prop_assert!(row.is_some(), "the cursor is not drawn");
                if let Some(row) = row.filter(|_| height >= usize::from(ROW_HEIGHT)) {
                    prop_assert!(row + usize::from(ROW_HEIGHT) <= height);
                    prop_assert_eq!(list.at(row, height), Some(list.rows.cursor));
                    prop_assert_eq!(list.at(row + 1, height), Some(list.rows.cursor));
                }
                // What fits is not scrolled, and the end of a long list stands at the end of the pane.
                let is_end = lines.last().is_some_and(|(_, line)| *line == Line::Article(list.total - 1));
                prop_assert!(list.rows.top == 0 || is_end || free >= height);
            }
        }

        #[test]
        fn each_heading_stands_above_its_own(sizes in prop::collection::vec(1usize..5, 2..9), cursor in 0usize..40) {
            let mut list = list(&sizes);
            list.rows.go(cursor, list.total);
            list.follow(11);
            let mut group = None;
            for (_, line) in list.lines(11) {
                match line {
                    Line::Heading(heading) => group = Some(heading),
                    Line::Article(index) => {
                        let group = group.unwrap();
                        prop_assert!((group.first..group.first + group.count).contains(&index));
                    }
                }
            }
        }
    }
}

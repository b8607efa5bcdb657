//! Panels: lists of rows over the body, all with the same habits.
//!
//! Whatever a panel lists, its rows are filtered as words are typed, sorted by a key that steps through the
//! orders, and the one under the cursor is shown whole beside the rows or below them. Kinds differ in where
//! their items come from and in what a row looks like.

pub mod around;
pub mod item;
pub mod order;
mod words;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use ratatui::layout::Rect;

pub use around::Around;
pub use item::{FoundRow, Item, ItemId, Thing};
pub use order::Order;

use crate::{
    app::{boxes, message::Request, rows::Rows},
    command::Place,
    model::{ArticleId, ClaimId, Record, RecordId, view::ClaimPage},
    query,
    text::words::Words,
};

/// The narrowest body in which what the cursor stands on is shown beside the rows.
const BESIDE: u16 = 100;

/// What a panel lists.
#[derive(Debug)]
pub enum Kind {
    /// The annotations of the open article.
    Annotations,
    /// The annotations of all articles.
    AllAnnotations,
    /// All claims, with the one under the cursor, or the one before while that is being read.
    Claims(Option<Box<ClaimPage>>),
    /// The evidence of one claim, with the claim once it is read.
    Claim(ClaimId, Option<Box<ClaimPage>>),
    /// All that a claim was given, the last first.
    History(ClaimId),
    /// What was removed.
    Trash,
    /// What was said in the status line.
    Messages,
    /// The stories.
    Stories,
    /// The views of the list.
    Views,
    /// What a search of the library found.
    Found(Found),
    /// Where else the passage under the caret stands.
    Echoes,
    /// Passages that are likely to bear on a claim, of some articles where these are named.
    Likely(ClaimId, Option<Among>),
    /// Sentences that disagree.
    Disagreements(Of),
    /// The grids.
    Grids,
    /// What is being added.
    Additions,
    /// The feeds that are followed, in their folders.
    Feeds,
}

/// Some articles, which stand together beside a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Among {
    /// The articles.
    pub articles: BTreeSet<ArticleId>,
    /// What they are called in a sentence.
    pub name: String,
}

/// Whose disagreements are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Those of all articles, or of all of the story.
    Library,
    /// Those of one article with others.
    Article(ArticleId),
}

/// A search of the library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// What was typed.
    pub typed: String,
    /// What the rows were found for, while the answer for what was typed is awaited.
    pub answered: String,
    /// How many claims and articles there are, also those that are not listed.
    pub total: usize,
    /// Whether there are more than that.
    pub is_more: bool,
}

impl Kind {
    /// Returns the place whose keys it takes.
    pub const fn place(&self) -> Place {
        match self {
            Self::Annotations => Place::Annotations,
            Self::Claims(_) => Place::Claims,
            Self::Claim(..) => Place::Claim,
            Self::History(_) => Place::History,
            Self::AllAnnotations => Place::AllAnnotations,
            Self::Trash => Place::Trash,
            Self::Messages => Place::Messages,
            Self::Stories => Place::Stories,
            Self::Views => Place::Views,
            Self::Found(_) => Place::Found,
            Self::Echoes => Place::Echoes,
            Self::Likely(..) => Place::Likely,
            Self::Disagreements(_) => Place::Disagreements,
            Self::Grids => Place::Grids,
            Self::Additions => Place::Additions,
            Self::Feeds => Place::Feeds,
        }
    }

    /// Returns the orders that make sense, the first being that in which it is opened.
    pub const fn orders(&self) -> &'static [Order] {
        match self {
            Self::Annotations => &[Order::Place, Order::Made, Order::Colour, Order::Recheck],
            Self::Claims(_) => &[
                Order::Changed,
                Order::Statement,
                Order::Status,
                Order::Sources,
            ],
            Self::Claim(..) => &[Order::Stance, Order::Date, Order::Source],
            Self::AllAnnotations => &[Order::Article, Order::Made, Order::Colour, Order::Recheck],
            Self::Trash => &[Order::Removed, Order::What, Order::Name],
            Self::Messages => &[Order::Said, Order::Warnings],
            Self::Stories => &[Order::Name, Order::Unread, Order::Made],
            Self::Grids => &[Order::Name, Order::Made],
            Self::Feeds => &[Order::Name, Order::Unread],
            Self::Views => &[Order::Given, Order::Name, Order::Found],
            Self::Found(_) => &[Order::Best],
            Self::Echoes => &[Order::Date, Order::Source],
            Self::History(_) | Self::Additions => &[Order::Said],
            Self::Likely(..) => &[Order::Best, Order::Date, Order::Source],
            Self::Disagreements(_) => &[Order::Surest, Order::What, Order::Date, Order::Source],
        }
    }

    /// Tells whether its filter understands queries.
    pub const fn takes_query(&self) -> bool {
        matches!(
            self,
            Self::Annotations | Self::AllAnnotations | Self::Claims(_) | Self::Trash
        )
    }

    /// Returns the rows of the screen that one item takes.
    pub const fn step(&self) -> u16 {
        match self {
            Self::Claim(..) => 5,
            Self::Messages | Self::Feeds => 1,
            _ => 2,
        }
    }

    /// Returns the lowest body in which what the cursor stands on is shown below the rows.
    const fn room_below(&self) -> u16 {
        match self {
            Self::Claim(..) => 26,
            _ => 18,
        }
    }
}

/// A list of rows over the body.
#[derive(Debug)]
pub struct Panel {
    /// What it lists.
    pub kind: Kind,
    /// The cursor, in the rows that are shown.
    pub rows: Rows,
    /// What is asked for, while it is waited for.
    pub waiting: Option<Request>,
    /// What other claims are to the one that is shown.
    pub around: Around,
    /// The records of what is listed, where they are needed to change it from here.
    pub records: BTreeMap<RecordId, Record>,
    /// What was typed to filter it.
    filter: String,
    /// The words of that which are looked for in the items.
    words: String,
    /// What is asked of the library to be told the items, where that is asked for.
    pub asked: Option<(Request, String)>,
    /// The item that the cursor goes to once it is there.
    pub sought: Option<ItemId>,
    /// Whether annotations of it have got other places, so that the words there are not known.
    pub is_outrun: bool,
    /// The items that fulfil what was asked; nothing where all do.
    only: Option<HashSet<ItemId>>,
    order: Order,
    items: Vec<Item>,
    /// Which items are shown, in the order of the rows.
    shown: Vec<usize>,
}

impl Panel {
    /// Opens a panel without items.
    pub fn new(kind: Kind) -> Self {
        let order = kind.orders().first().copied().unwrap_or_default();
        Self {
            kind,
            rows: Rows::default(),
            waiting: None,
            around: Around::default(),
            records: BTreeMap::new(),
            filter: String::new(),
            words: String::new(),
            asked: None,
            sought: None,
            is_outrun: false,
            only: None,
            order,
            items: Vec::new(),
            shown: Vec::new(),
        }
    }

    /// Takes the items anew; the cursor stays on the one it stands on where that is still there.
    pub fn fill(&mut self, items: Vec<Item>) {
        let here = self.here();
        self.items = items;
        let is_there = |id: &mut ItemId| self.items.iter().any(|item| item.id() == *id);
        let sought = self.sought.take_if(is_there);
        self.arrange(sought.or(here));
    }

    /// Takes those of an article anew.
    pub fn refill(&mut self, article: ArticleId, items: Vec<Item>) {
        let here = self.here();
        let is_of_it = |item: &Item| item.thing.article().is_some_and(|of| of.id == article);
        self.items.retain(|item| !is_of_it(item));
        self.items.extend(items);
        self.arrange(here);
    }

    /// Leaves out an item that is gone.
    pub fn forget(&mut self, id: ItemId) {
        let here = self.here();
        self.items.retain(|item| item.id() != id);
        self.arrange(here);
    }

    /// Returns how many rows are shown.
    pub fn len(&self) -> usize {
        self.shown.len()
    }

    /// Tells whether no row is shown.
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// Returns how many items there are, those that the filter leaves out too.
    pub fn total(&self) -> usize {
        self.items.len()
    }

    /// Returns the item of a row.
    pub fn get(&self, row: usize) -> Option<&Thing> {
        let item = self.items.get(*self.shown.get(row)?)?;
        Some(&item.thing)
    }

    /// Returns the item under the cursor.
    pub fn current(&self) -> Option<&Thing> {
        self.get(self.rows.cursor)
    }

    /// Returns all items, those that the filter leaves out too.
    pub fn things(&self) -> impl Iterator<Item = &Thing> {
        self.items.iter().map(|item| &item.thing)
    }

    /// Returns the words that are looked for in the items.
    pub fn words(&self) -> Words {
        Words::new(&self.words)
    }

    /// Shows only these items, or all again.
    pub fn keep(&mut self, only: Option<HashSet<ItemId>>) {
        let here = self.here();
        self.only = only;
        self.arrange(here);
    }

    /// Returns what was typed to filter it.
    pub fn filter(&self) -> &str {
        &self.filter
    }

    /// Shows only the items in which some words stand, and returns what else is asked of them in a query.
    pub fn narrow(&mut self, typed: &str) -> String {
        typed.clone_into(&mut self.filter);
        let (words, asked) = if self.kind.takes_query() {
            query::divide(typed)
        } else {
            (typed.to_owned(), String::new())
        };
        self.look_for(&words);
        asked
    }

    fn look_for(&mut self, words: &str) {
        if words == self.words {
            return;
        }
        let here = self.here();
        // What was left out by fewer letters is left out by more of them.
        let is_longer = words.starts_with(self.words.as_str());
        words.clone_into(&mut self.words);
        if is_longer {
            let (items, words) = (&self.items, self.words());
            let stands = |index: &usize| items.get(*index).is_some_and(|item| item.has(&words));
            self.shown.retain(stands);
            self.find(here);
        } else {
            self.arrange(here);
        }
    }

    /// Returns the order of the rows.
    pub const fn order(&self) -> Order {
        self.order
    }

    /// Sorts by the next order, from the top.
    pub fn sort_next(&mut self) {
        let orders = self.kind.orders();
        let at = orders.iter().position(|order| *order == self.order);
        let next = at.map_or(0, |at| at + 1) % orders.len().max(1);
        self.sort_by(orders.get(next).copied().unwrap_or_default());
    }

    /// Sorts by an order, from the top.
    pub fn sort_by(&mut self, order: Order) {
        self.order = order;
        self.arrange(None);
        self.rows = Rows::default();
    }

    /// Puts the cursor on an item, if it is shown.
    pub fn go_to(&mut self, id: ItemId) {
        self.find(Some(id));
    }

    fn here(&self) -> Option<ItemId> {
        self.current().map(Thing::id)
    }

    /// Filters and sorts anew.
    fn arrange(&mut self, here: Option<ItemId>) {
        let words = self.words();
        let is_kept = |item: &Item| {
            self.only
                .as_ref()
                .is_none_or(|ids| ids.contains(&item.id()))
        };
        let numbered = self.items.iter().enumerate();
        let stands = numbered.filter(|(_, item)| is_kept(item) && item.has(&words));
        self.shown = stands.map(|(index, _)| index).collect();
        if !self.order.is_as_given() {
            let (items, order) = (&self.items, self.order);
            self.shown
                .sort_by_cached_key(|index| items.get(*index).map(|item| order.key(&item.thing)));
        }
        self.find(here);
    }

    fn find(&mut self, id: Option<ItemId>) {
        let is_it = |index: &usize| self.items.get(*index).map(Item::id) == id;
        if id.is_some()
            && let Some(row) = self.shown.iter().position(is_it)
        {
            self.rows.cursor = row;
        }
        self.rows.settle(self.shown.len());
    }

    /// Returns the rows of the screen that its head takes in some columns, with what is said of a query that is
    /// wrong.
    fn head(&self, columns: u16) -> u16 {
        let wrong = |typed: &str| {
            let lines = boxes::wrong::lines(typed, 0, columns).len();
            u16::try_from(lines).unwrap_or(u16::MAX)
        };
        match &self.kind {
            Kind::Claim(_, page) => around::rows(page.as_deref(), &self.around, columns),
            Kind::Found(found) => wrong(&found.typed).saturating_add(2),
            kind if kind.takes_query() => wrong(&self.filter).saturating_add(1).max(2),
            _ => 2,
        }
    }

    /// Divides the body among head, rows and what the cursor stands on.
    pub fn areas(&self, body: Rect) -> Areas {
        // The row at the cursor and the beginning of the next come before all that the head could say.
        let room = body.height.saturating_sub(self.kind.step() + 2);
        let head = self.head(body.width).min(room.max(1)).min(body.height);
        let below = Rect {
            y: body.y + head,
            height: body.height - head,
            ..body
        };
        let mut areas = Areas {
            head: Rect {
                height: head,
                ..body
            },
            rows: below,
            ..Areas::default()
        };
        if body.width >= BESIDE && !matches!(self.kind, Kind::Messages) {
            let left = body.width * 9 / 20;
            areas.rows.width = left;
            areas.divider = Rect {
                x: body.x + left,
                width: 1,
                ..below
            };
            areas.preview = Rect {
                x: body.x + left + 2,
                width: body.width - left - 3,
                ..below
            };
        } else if body.height >= self.kind.room_below() {
            let height = (body.height * 2 / 5).min(16);
            let y = body.bottom() - height;
            areas.rows.height = below.height - height;
            areas.divider = Rect {
                y,
                height: 1,
                ..body
            };
            areas.preview = Rect {
                x: body.x + 1,
                y: y + 1,
                width: body.width.saturating_sub(2),
                height: height - 1,
            };
        }
        areas
    }

    /// Returns the row of the head in which the field of a filter stands.
    pub fn filter_row(&self, body: Rect) -> Rect {
        let head = self.areas(body).head;
        // In a claim's head the counts make room for it, not the statement; a search has a row for it.
        let down = match &self.kind {
            Kind::Claim(_, page) => around::counts_row(page.as_deref(), head.width),
            Kind::Found(_) => 1,
            _ => 0,
        };
        boxes::row(head, down.min(head.height.saturating_sub(1)))
    }

    /// Returns how many rows are visible in a body.
    pub fn visible(&self, body: Rect) -> usize {
        usize::from(self.areas(body).rows.height / self.kind.step()).max(1)
    }
}

/// Where the parts of a panel stand; a part for which there is no room is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// What it is, how many there are, the order.
    pub head: Rect,
    /// The rows.
    pub rows: Rect,
    /// The line between the rows and what the cursor stands on: one column or one row.
    pub divider: Rect,
    /// What the cursor stands on.
    pub preview: Rect,
}

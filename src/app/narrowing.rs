//! What everything is narrowed to: a story; and the view that the list shows.

use std::{collections::BTreeSet, sync::Arc};

use jiff::Timestamp;

use crate::{
    model::{
        BuiltIn, ClaimId, CleanText, Feed, FeedId, Record, RecordId, SavedView, Story, StoryId,
        ViewId,
        kept::KeptView,
        view::{Counts, ViewRow},
    },
    query::Query,
};

/// Stories and saved views, as the library tells them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shelves {
    /// Their records.
    pub records: Vec<(RecordId, Record)>,
    /// What belongs to the story that was asked for.
    pub inside: Option<Inside>,
}

/// What belongs to a story, as the library has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inside {
    /// The story.
    pub story: StoryId,
    /// How much that is.
    pub counts: Counts,
    /// Its claims.
    pub claims: BTreeSet<ClaimId>,
}

/// The story that something is asked for within; nothing asks for it everywhere.
pub type Within = Option<Arc<Story>>;

/// Which view it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ViewOf {
    /// One that is there without being saved.
    BuiltIn(BuiltIn),
    /// One that was saved.
    Saved(ViewId),
    /// What came by a feed.
    Feed(FeedId),
    /// What came by the feeds of a folder.
    Folder,
}

/// What stands before the id of a feed where a view of it is kept.
const KEPT_FEED: &str = "feed ";

/// What stands in place of an id where a view of a folder is kept.
const KEPT_FOLDER: &str = "folder";

/// A view, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Which.
    pub of: ViewOf,
    /// What it is called.
    pub name: CleanText,
    /// What it asks for; empty for everything, and for what is new.
    pub query: CleanText,
    /// The key that shows it.
    pub key: Option<char>,
    /// How many articles it finds, where that was counted.
    pub count: Option<usize>,
    /// When it was put into the trash.
    pub removed: Option<Timestamp>,
}

impl View {
    fn plain(of: ViewOf, name: &str, query: &str) -> Self {
        Self {
            of,
            name: CleanText::line(name),
            query: CleanText::line(query),
            key: None,
            count: None,
            removed: None,
        }
    }

    /// Makes one that is built in.
    pub fn built_in(view: BuiltIn) -> Self {
        let query = view.query().unwrap_or_default();
        Self {
            key: Some(view.key()),
            ..Self::plain(ViewOf::BuiltIn(view), view.name(), query)
        }
    }

    /// Makes one that is saved.
    pub fn saved(view: &SavedView) -> Self {
        Self {
            of: ViewOf::Saved(view.id),
            name: view.name.clone(),
            query: view.query.clone(),
            key: view.key,
            count: None,
            removed: view.removed,
        }
    }

    /// Makes one of what came by a feed.
    pub fn of_feed(feed: &Feed) -> Self {
        Self::plain_feed(feed.id, &feed.label)
    }

    fn plain_feed(id: FeedId, name: &str) -> Self {
        Self::plain(ViewOf::Feed(id), name, &Query::in_feed(id).to_string())
    }

    /// Makes one of what came by the feeds of a folder.
    pub fn of_folder(path: &CleanText) -> Self {
        let query = Query::in_folder(path).to_string();
        Self::plain(ViewOf::Folder, path, &query)
    }

    /// Returns the word for what it is.
    pub const fn word(&self) -> &'static str {
        match self.of {
            ViewOf::BuiltIn(_) | ViewOf::Saved(_) => "View",
            ViewOf::Feed(_) => "Feed",
            ViewOf::Folder => "Folder",
        }
    }

    /// Tells whether it is of a feed or a folder.
    pub const fn is_of_feeds(&self) -> bool {
        matches!(self.of, ViewOf::Feed(_) | ViewOf::Folder)
    }

    /// Tells how many articles it finds.
    #[must_use]
    pub fn counted(self, count: Option<usize>) -> Self {
        Self { count, ..self }
    }

    /// Reads one that was kept by the session before.
    pub fn of_kept(kept: &KeptView) -> Self {
        let built_in = BuiltIn::ALL
            .into_iter()
            .find(|view| view.name() == kept.name && kept.id.is_none());
        let saved = kept.id.as_deref().and_then(ViewId::parse);
        let feed = kept.id.as_deref().and_then(|id| id.strip_prefix(KEPT_FEED));
        if let Some(id) = feed.and_then(FeedId::parse) {
            return Self::plain_feed(id, &kept.name);
        }
        if kept.id.as_deref() == Some(KEPT_FOLDER) {
            return Self::of_folder(&CleanText::line(&kept.name));
        }
        match (saved, built_in) {
            (None, Some(view)) => Self::built_in(view),
            (saved, _) => {
                let of = saved.map_or(ViewOf::BuiltIn(BuiltIn::All), ViewOf::Saved);
                Self::plain(of, &kept.name, &kept.query)
            }
        }
    }

    /// Returns what the next session is to find.
    pub fn kept(&self) -> KeptView {
        KeptView {
            id: match self.of {
                ViewOf::Saved(id) => Some(id.to_string()),
                ViewOf::Feed(id) => Some(format!("{KEPT_FEED}{id}")),
                ViewOf::Folder => Some(KEPT_FOLDER.to_owned()),
                ViewOf::BuiltIn(_) => None,
            },
            name: self.name.to_string(),
            query: self.query.to_string(),
        }
    }
}

impl From<ViewRow> for View {
    fn from(row: ViewRow) -> Self {
        Self::saved(&row.view).counted(row.count)
    }
}

/// Returns the query that finds what belongs to a story, as it is typed.
pub fn query_of(story: StoryId) -> String {
    Query::in_story(story).to_string()
}

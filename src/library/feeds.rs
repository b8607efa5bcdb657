//! Feeds that are followed; like stories they are read from their files whenever they are asked for.

mod corrected;
mod error;
mod find;
mod hosts;
mod join;
mod keep;
mod look;
mod looked;
mod moved;
mod noted;
mod pages;
pub(super) mod rules;
mod run;
mod state;
mod stories;
mod take;
mod waits;
mod wanted;
mod whole;

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    library::{
        Library, LookupError,
        error::Candidate,
        indexing::{IndexingError, Parts},
    },
    model::{
        CleanText, Feed, FeedId, PageAddress, Record, RecordId, RecordKind,
        feed::with_those_above,
        view::{Counts, FeedRow, Overlap, Shelf, Used},
    },
    store::StoreError,
    text::words::fold,
};

pub use error::FeedError;
pub use find::Follow;
pub(super) use looked::Looked;
pub use run::RefreshAsked;

impl Library {
    /// Returns the feeds by name, or those in the trash, the last removed first.
    ///
    /// # Errors
    /// Where the system does not let them be read.
    pub fn feeds(&self, shelf: Shelf) -> Result<Vec<Arc<Feed>>, StoreError> {
        let feeds = self.known_feeds()?.into_iter().map(|(feed, _)| feed);
        let on_shelf = |feed: &Arc<Feed>| feed.removed.is_some() == (shelf == Shelf::Trash);
        Ok(feeds.filter(on_shelf).collect())
    }

    /// Returns all feeds with their records: those that are followed by name, and behind them those in the trash, the
    /// last removed first.
    fn known_feeds(&self) -> Result<Vec<(Arc<Feed>, Record)>, StoreError> {
        let mut known = Vec::new();
        for id in self.ids_of(RecordKind::Feed)? {
            let id = FeedId(id);
            let Some(record) = self.readable_record(RecordId::feed(id)) else {
                continue;
            };
            if let Some(feed) = Feed::from_record(id, &record) {
                known.push((Arc::new(feed), record));
            }
        }
        known.sort_by_cached_key(|(feed, _)| {
            let removed = feed.removed;
            let shelf = (removed.is_some(), Reverse(removed));
            (shelf, fold(&feed.name), feed.id)
        });
        Ok(known)
    }

    /// Returns the feeds by name, with what came by them counted; what was added after `since` is new.
    ///
    /// # Errors
    /// Where the index or the files can't be read.
    pub fn feed_rows(&self, since: Option<Timestamp>) -> Result<Vec<FeedRow>, IndexingError> {
        let feeds = self.feeds_counted(since)?;
        if feeds.is_empty() {
            return Ok(Vec::new());
        }
        let shared = self.asked(Parts::Rows, |index| index.feed_overlaps(since))?;
        let mut by_feed: HashMap<FeedId, Vec<Overlap>> = HashMap::new();
        for shared in shared {
            for feed in &*shared.feeds {
                by_feed.entry(*feed).or_default().push(shared.clone());
            }
        }
        let (answers, waits) = self.answers();
        let now = (self.now)();
        let rows = feeds.into_iter().map(|(feed, counts)| {
            let mut known = answers.get(&feed.id).cloned().unwrap_or_default();
            known.asked = waits.heeded(&feed, known.asked, now);
            FeedRow {
                shared: by_feed.remove(&feed.id).unwrap_or_default(),
                state: known.state(&feed),
                feed,
                articles: counts.articles,
                unread: counts.unread,
                new: counts.new,
            }
        });
        Ok(rows.collect())
    }

    /// Returns the feeds by name, with what came by them counted.
    fn feeds_counted(
        &self,
        since: Option<Timestamp>,
    ) -> Result<Vec<(Arc<Feed>, Counts)>, IndexingError> {
        let feeds = self.feeds(Shelf::Library)?;
        if feeds.is_empty() {
            return Ok(Vec::new());
        }
        let counts = self.asked(Parts::Rows, |index| index.feed_counts(since))?;
        let counted = feeds.into_iter().map(|feed| {
            let counts = counts.get(&feed.id).copied().unwrap_or_default();
            (feed, counts)
        });
        Ok(counted.collect())
    }

    /// Finds the one feed of a name, in which case and accents don't matter, of its address, in whatever spelling, or
    /// of its id, its start or end. One in the trash is found by its id, and by a name or an address that no other has.
    ///
    /// # Errors
    /// Where nothing or several are named so.
    pub fn resolve_feed(&self, name: &str) -> Result<FeedId, LookupError> {
        let feeds = self.feeds(Shelf::Library)?;
        let sought = fold(&CleanText::line(name));
        let is_named = |feed: &&Arc<Feed>| fold(&feed.name) == sought;
        let named = |feeds: &[&Arc<Feed>]| {
            let named = feeds.iter().map(|feed| (feed.id.0, &feed.name));
            let found =
                self.resolve_named("feed", RecordKind::Feed, name, &named.collect::<Vec<_>>());
            found.map(FeedId)
        };
        if !feeds.iter().any(|feed| is_named(&feed)) {
            let found = self.feeds_at(name)?;
            if !found.is_empty() {
                return self.one("feed", name, &found, |id| candidate(&feeds, *id));
            }
            let trash = self.feeds(Shelf::Trash)?;
            let removed: Vec<_> = trash.iter().filter(is_named).collect();
            if !removed.is_empty() {
                return named(&removed);
            }
        }
        named(&feeds.iter().collect::<Vec<_>>())
    }

    /// Finds a feed as [`Self::resolve_feed`] does, but by a name or an address first among those in the trash.
    ///
    /// # Errors
    /// Where nothing or several are named so.
    pub fn resolve_removed_feed(&self, name: &str) -> Result<FeedId, LookupError> {
        let mut feeds = self.feeds(Shelf::Trash)?;
        let sought = fold(&CleanText::line(name));
        if feeds.iter().any(|feed| fold(&feed.name) == sought) {
            feeds.retain(|feed| fold(&feed.name) == sought);
        } else {
            let address = PageAddress::parse(name);
            feeds.retain(|feed| address.as_ref().is_ok_and(|it| feed.is_known_at(it)));
        }
        if feeds.is_empty() {
            return self.resolve_feed(name);
        }
        let found: Vec<FeedId> = feeds.iter().map(|feed| feed.id).collect();
        self.one("feed", name, &found, |id| candidate(&feeds, *id))
    }

    /// Returns the feeds that are at an address or were, in whatever spelling; those in the trash only where there are
    /// no others.
    ///
    /// # Errors
    /// Where the system does not let them be read.
    pub fn feeds_at(&self, address: &str) -> Result<Vec<FeedId>, StoreError> {
        let Ok(address) = PageAddress::parse(address) else {
            return Ok(Vec::new());
        };
        let mut found = self.known_feeds()?;
        found.retain(|(feed, _)| feed.is_known_at(&address));
        if found.iter().any(|(feed, _)| feed.removed.is_none()) {
            found.retain(|(feed, _)| feed.removed.is_none());
        }
        Ok(found.into_iter().map(|(feed, _)| feed.id).collect())
    }

    /// Returns the names of feeds, and how many articles came by each; and the folders, with those above them, and how
    /// many feeds are in each.
    pub(super) fn feeds_used(&self) -> (Vec<Used>, Vec<Used>) {
        let counted = self.feeds_counted(None).unwrap_or_default();
        let mut feeds: Vec<Used> = counted
            .iter()
            .map(|(feed, counts)| Used {
                word: feed.name.clone(),
                count: counts.articles,
            })
            .collect();
        feeds.sort_by_key(|used| Reverse(used.count));
        let mut in_folder: BTreeMap<&str, BTreeSet<Uuid>> = BTreeMap::new();
        for (feed, _) in &counted {
            let folders = feed.folders.iter();
            for folder in folders.flat_map(|folder| with_those_above(folder)) {
                in_folder.entry(folder).or_default().insert(feed.id.0);
            }
        }
        let folders = in_folder.into_iter().map(|(folder, feeds)| Used {
            word: CleanText::line(folder),
            count: feeds.len(),
        });
        let mut folders: Vec<Used> = folders.collect();
        folders.sort_by_key(|used| Reverse(used.count));
        (feeds, folders)
    }
}

fn candidate(feeds: &[Arc<Feed>], id: FeedId) -> Candidate {
    let known = feeds.iter().find(|feed| feed.id == id);
    Candidate {
        id: id.to_string(),
        short: id.short(),
        title: known.map_or_else(CleanText::default, |feed| feed.name.clone()),
    }
}

//! What a feed keeps: what is older, or more than so many, goes to the trash by itself, and is never purged by that.
//!
//! What a person has marked, starred, tagged or put into a story stays. It comes back where another device has done so,
//! which did not know yet that it had gone. What a person has taken out of the trash does not go there again.

use std::{collections::HashSet, thread};

use jiff::Timestamp;

use crate::{
    index::Index,
    library::{
        IndexingError, Library,
        feeds::{FeedError, look::days_before, take::PAUSE},
        indexing::Parts,
    },
    model::{
        Annotation, Article, ArticleId, Feed, FieldValue, Record, RecordId, RecordKind, article,
        view::Shelf,
    },
    query::{Query, parse},
    store::lock::PATIENCE,
};

/// How many articles go to the trash, or come back, under one lock.
const BATCH: usize = 10;

/// What is to become of an article.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// It goes to the trash.
    Expires,
    /// It comes back.
    Returns,
}

impl Library {
    /// Puts what a feed keeps no longer into the trash; returns how many articles went.
    ///
    /// # Errors
    /// Where the index does not answer, or a file can't be written.
    pub(super) fn tidy(&self, feed: &Feed) -> Result<usize, FeedError> {
        if feed.keep_days.is_none() && feed.keep_items.is_none() {
            return Ok(0);
        }
        let gone = self.to_expire(feed)?;
        self.turn(&gone, Turn::Expires)
    }

    /// Takes back what has gone to the trash by itself and was marked since, here or on another device; returns how many
    /// articles came back.
    ///
    /// # Errors
    /// Where the index does not answer, or a file can't be written.
    pub(super) fn take_marked_back(&self) -> Result<usize, FeedError> {
        let mut marked = self.ids_asked("is:expired (is:starred OR is:annotated)", None)?;
        for story in self.stories(Shelf::Library)? {
            marked.extend(self.ids_asked("is:expired", Some(Query::in_story(story.id)))?);
        }
        self.turn(&marked, Turn::Returns)
    }

    /// Returns the articles that are in a story.
    fn in_stories(&self) -> Result<HashSet<ArticleId>, FeedError> {
        let mut told = HashSet::new();
        for shelf in [Shelf::Library, Shelf::Trash] {
            for story in self.stories(shelf)? {
                told.extend(story.members.articles.iter().copied());
            }
        }
        Ok(told)
    }

    /// Returns the live articles of a feed that are more, or older, than it keeps; the index only proposes them.
    fn to_expire(&self, feed: &Feed) -> Result<Vec<ArticleId>, FeedError> {
        let now = (self.now)();
        // The last added come first.
        let live = self.ids_asked("", Some(Query::in_feed(feed.id)))?;
        let articles = live.iter().map(|id| self.article(*id));
        let added: Vec<(ArticleId, Timestamp)> = articles
            .filter(|article| article.is_live())
            .map(|article| (article.id, article.added))
            .collect();
        // A clock that was set back says nothing of how old anything is.
        if added.iter().any(|(_, added)| *added > now) {
            return Ok(Vec::new());
        }
        let kept = feed.keep_items.map_or(usize::MAX, |items| {
            usize::try_from(items).unwrap_or(usize::MAX)
        });
        let first = feed.keep_days.and_then(|days| days_before(now, days));
        let gone = added.iter().enumerate().filter(|(place, (_, added))| {
            *place >= kept || first.is_some_and(|first| *added < first)
        });
        Ok(gone.map(|(_, (id, _))| *id).collect())
    }

    fn ids_asked(
        &self,
        asked: &str,
        within: Option<Query>,
    ) -> Result<Vec<ArticleId>, IndexingError> {
        let query = Query::all([parse(asked)].into_iter().chain(within));
        let at = self.moment();
        self.asked(Parts::Rows, |index: &Index| {
            index.articles(&query, &at, usize::MAX)
        })
    }

    /// Does with articles what is to become of them, as far as their files say so; returns how many there were.
    fn turn(&self, articles: &[ArticleId], turn: Turn) -> Result<usize, FeedError> {
        if articles.is_empty() {
            return Ok(0);
        }
        let told = self.in_stories()?;
        let mut done = 0;
        for batch in articles.chunks(BATCH) {
            {
                let mut writer = self.writer();
                let guard = self.store.lock(PATIENCE)?;
                for id in batch {
                    let record = RecordId::article(*id);
                    let known = self.known(record)?;
                    let is_wanted = known.read_only.is_none()
                        && self.is_held(*id, &known.record, &told)? == (turn == Turn::Returns)
                        && may_turn(*id, &known.record, turn);
                    if !is_wanted {
                        continue;
                    }
                    let now = (self.now)();
                    let clock = &mut writer.clock;
                    let written =
                        self.store
                            .write_merged(&guard, record, clock, |record, clock| {
                                let stamp = clock.tick(now);
                                let value = (turn == Turn::Expires).then(|| now.to_value());
                                record.set(article::REMOVED.path(), value.clone(), stamp);
                                record.set(article::EXPIRED.path(), value, stamp);
                            })?;
                    self.touch(record);
                    written.durability.certain()?;
                    done += 1;
                }
            }
            thread::sleep(PAUSE);
        }
        if done > 0 {
            self.index_changes(Parts::Rows)?;
        }
        Ok(done)
    }

    /// Tells whether a person has done anything with an article for which it stays.
    fn is_held(
        &self,
        id: ArticleId,
        record: &Record,
        told: &HashSet<ArticleId>,
    ) -> Result<bool, FeedError> {
        let article = Article::from_record(id, record);
        let newest = article.newest().map(|newest| self.snapshot(&newest.id));
        let own_tags = newest
            .and_then(Result::ok)
            .map(|newest| newest.found.tags.clone());
        let own_tags = own_tags.unwrap_or_default();
        if article.starred
            || told.contains(&id)
            || article.tags.iter().any(|tag| !own_tags.contains(tag))
        {
            return Ok(true);
        }
        let marks = self.known(RecordId {
            kind: RecordKind::Annotations,
            id: id.0,
        })?;
        let mut marks = Annotation::all(id, &marks.record).into_iter();
        Ok(marks.any(|mark| mark.removed.is_none()))
    }
}

/// Tells whether an article may go to the trash by itself, or come back from there.
fn may_turn(id: ArticleId, record: &Record, turn: Turn) -> bool {
    let article = Article::from_record(id, record);
    match turn {
        // Who took it out of the trash wants to have it.
        Turn::Expires => article.is_live() && record.entry(&article::REMOVED.path()).is_none(),
        Turn::Returns => article.is_expired(),
    }
}

//! What a feed keeps: what is older, or more than so many, goes to the trash by itself, and is never purged by that.
//!
//! What a person has annotated, starred, tagged or put into a story stays. What is starred, annotated or put into a
//! story comes back where another device has done so, which did not know yet that it had gone. What a person has taken
//! out of the trash does not go there again.

use std::{collections::HashSet, thread};

use crate::{
    library::{
        Library,
        feeds::{FeedError, take::PAUSE, wanted::days_before},
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
        let mut gone = self.to_expire(feed)?;
        if gone.is_empty() {
            return Ok(0);
        }
        let told = self.in_stories()?;
        gone.retain(|id| !told.contains(id));
        self.turn(&gone, Turn::Expires, &told)
    }

    /// Takes back what has gone to the trash by itself and was marked since, here or on another device; returns how many
    /// articles came back.
    ///
    /// # Errors
    /// Where the index does not answer, or a file can't be written.
    pub(super) fn take_marked_back(&self) -> Result<usize, FeedError> {
        let at = self.moment();
        let marks = parse("is:expired (is:starred OR is:annotated)");
        let mut marked = self.article_ids(&marks, &at)?;
        let told = self.in_stories()?;
        let members: Vec<ArticleId> = told.iter().copied().collect();
        marked.extend(self.fitting(&parse("is:expired"), &at, &members)?);
        self.turn(&marked, Turn::Returns, &told)
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
        let at = self.moment();
        let live = self.article_ids(&Query::in_feed(feed.id), &at)?;
        let added = |id: &ArticleId| self.article(*id).added;
        // A clock that was set back says nothing of how old anything is.
        if live.first().is_some_and(|newest| added(newest) > now) {
            return Ok(Vec::new());
        }
        let kept = feed.keep_items.map_or(usize::MAX, |items| {
            usize::try_from(items).unwrap_or(usize::MAX)
        });
        let first = feed.keep_days.and_then(|days| days_before(now, days));
        let is_old = |id: &&ArticleId| first.is_some_and(|first| added(id) < first);
        // Where one is young enough, so are those added after it.
        let old = live.iter().rev().take_while(is_old).count();
        let kept = kept.min(live.len() - old);
        let more: Vec<ArticleId> = live.into_iter().skip(kept).collect();
        // What is marked counts among those that stay, but is never to go.
        Ok(self.fitting(&parse("-is:starred -is:annotated"), &at, &more)?)
    }

    /// Does with articles what is to become of them, as far as their files say so; returns how many there were.
    fn turn(
        &self,
        articles: &[ArticleId],
        turn: Turn,
        told: &HashSet<ArticleId>,
    ) -> Result<usize, FeedError> {
        let mut done = 0;
        for batch in articles.chunks(BATCH) {
            {
                let mut writer = self.writer();
                let guard = self.store.lock(PATIENCE)?;
                for id in batch {
                    let record = RecordId::article(*id);
                    let known = self.known(record)?;
                    let is_wanted = known.read_only.is_none()
                        && may_turn(*id, &known.record, turn)
                        && self.is_held(*id, &known.record, told)? == (turn == Turn::Returns);
                    if !is_wanted {
                        continue;
                    }
                    let now = (self.now)();
                    self.write_stamped(&mut writer, &guard, record, now, |record, stamp| {
                        let value = (turn == Turn::Expires).then(|| now.to_value());
                        record.set(article::REMOVED.path(), value.clone(), stamp);
                        record.set(article::EXPIRED.path(), value, stamp);
                    })?;
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
        if article.starred || told.contains(&id) || self.is_tagged_by_hand(&article) {
            return Ok(true);
        }
        let marks = self.known(RecordId {
            kind: RecordKind::Annotations,
            id: id.0,
        })?;
        let mut marks = Annotation::all(id, &marks.record).into_iter();
        Ok(marks.any(|mark| mark.removed.is_none()))
    }

    /// Tells whether an article has a tag that does not stand in its newest text.
    fn is_tagged_by_hand(&self, article: &Article) -> bool {
        if article.tags.is_empty() {
            return false;
        }
        let newest = article.newest().map(|newest| self.snapshot(&newest.id));
        let newest = newest.and_then(Result::ok);
        let is_found = |tag| {
            newest
                .as_ref()
                .is_some_and(|it| it.found.tags.contains(tag))
        };
        !article.tags.iter().all(is_found)
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

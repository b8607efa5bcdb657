//! What is learned of feeds in a refresh: which answered, which failed, and which are to be left alone.
//!
//! Some of it is written while the refresh goes on, since a program may end at any time: or else all would be asked anew
//! at the next start.

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use crate::{
    library::feeds::{
        FeedError,
        look::{Due, Failure, FailureKind},
        run::{Run, outcome},
        state::Answered,
    },
    model::{
        CleanText, Feed, FeedId, PageAddress,
        view::{FeedOutcome, FeedRefreshed, Shelf},
    },
    store::StoreError,
    text::words::fold,
};

/// After how many answers they are kept.
const MANY: usize = 20;

/// How long answers wait at most until they are kept.
const LONG: Duration = Duration::from_secs(3);

impl Failure {
    /// Returns what came of a feed of which this was known.
    pub fn outcome(&self, known: Option<&Answered>) -> FeedOutcome {
        let is_news = known.is_none_or(|known| match self.kind {
            // What is no fault of its server is not counted.
            FailureKind::Ours => known.trouble.as_ref() != Some(&self.why),
            _ => known.asked.failures == 0,
        });
        match self.kind {
            FailureKind::Gone => FeedOutcome::Gone,
            _ => FeedOutcome::Failed {
                why: self.why.clone(),
                hint: self.hint.clone(),
                is_news,
            },
        }
    }
}

impl Run<'_> {
    /// Notes that a feed did not answer as it should.
    pub fn failed(&mut self, due: &Due, failure: Failure) -> FeedOutcome {
        let outcome = failure.outcome(self.answers.get(&due.feed.id));
        self.told.failed += 1;
        let host = due.address.host().to_owned();
        self.failed.push((due.feed.id, Some(host), failure));
        outcome
    }

    /// Notes that a feed was not asked, since its server wants to be left alone.
    pub fn left_alone(&mut self, due: &Due) {
        let host = due.address.host().to_owned();
        self.held.insert(due.feed.id, host);
    }

    /// Notes that a feed has answered as it should.
    pub fn well(
        &mut self,
        feed: &Feed,
        ttl: Option<u32>,
        moved: Option<(&PageAddress, bool)>,
        done: &mut FeedRefreshed,
    ) -> Result<(), FeedError> {
        let known = self.answers.entry(feed.id).or_default();
        *known = Answered {
            asked: known.asked.well((self.library.now)(), ttl),
            trouble: None,
        };
        self.library.note_gone(feed, false)?;
        self.library.tidy(feed)?;
        if let Some((to, is_known)) = moved {
            done.notices
                .extend(self.library.note_move(feed, to, is_known)?);
        }
        Ok(())
    }

    /// Keeps what was learned so far, where that is much or long ago.
    pub fn keep_now_and_then(&mut self) {
        self.unkept += 1;
        if self.unkept < MANY && self.kept.elapsed() < LONG {
            return;
        }
        if self.has_answered {
            self.count_failures();
        }
        // Where it can't be written, that is told at the end.
        let _ = self.keep_answers();
        self.unkept = 0;
        self.kept = Instant::now();
    }

    fn keep_answers(&mut self) -> Result<(), StoreError> {
        self.waits.note_refusals(self.hosts.refusals());
        for (host, wait) in self.hosts.waits() {
            self.waits.note(host, wait);
        }
        self.library.keep_answers(&self.answers, &self.waits)
    }

    fn count_failures(&mut self) {
        for (id, _, failure) in self.failed.drain(..) {
            let known = self.answers.entry(id).or_default();
            if failure.kind != FailureKind::Ours {
                known.asked = known.asked.badly((self.library.now)(), failure.wait);
            }
            known.trouble = Some(failure.why);
        }
    }

    /// Tells whether it seems to be the connection that is at fault, and whether the failures count all the same.
    ///
    /// One host alone may as well be gone, and must not be asked again and again for ever: then only a system that knows
    /// no way to it is believed, and only where a person has asked for the feeds by name.
    fn is_offline(&self) -> (bool, bool) {
        if self.has_answered || self.failed.is_empty() {
            return (false, true);
        }
        let mut hosts = BTreeSet::new();
        let mut is_no_way = true;
        for (_, host, failure) in &self.failed {
            if let Some(host) = host {
                hosts.insert(host);
                is_no_way &= failure.kind == FailureKind::Offline;
            }
        }
        if hosts.len() > 1 || hosts.len() == 1 && is_no_way && self.is_named {
            return (true, false);
        }
        let is_first = self.failed.iter().all(|(id, _, failure)| {
            let known = self.answers.get(id);
            failure.kind == FailureKind::Unreached
                && known.is_none_or(|known| known.asked.failures == 0)
        });
        (is_first, true)
    }

    /// Writes down what came of all.
    pub fn end(&mut self) -> Result<(), FeedError> {
        let (is_offline, do_count) = self.is_offline();
        self.refreshed.is_offline = is_offline;
        if do_count {
            self.count_failures();
        }
        for due in self.hosts.rest() {
            self.left_alone(&due);
            let held = outcome(&due.feed, FeedOutcome::Held);
            self.refreshed.feeds.push(held);
        }
        for feed in &mut self.refreshed.feeds {
            if let Some(host) = self.held.get(&feed.id) {
                feed.until = self.hosts.until(host);
            }
        }
        self.refreshed
            .feeds
            .sort_by_cached_key(|feed| (fold(&feed.name), feed.id));
        if let Ok(feeds) = self.library.feeds(Shelf::Library) {
            let followed: BTreeSet<FeedId> = feeds.iter().map(|feed| feed.id).collect();
            self.answers.retain(|id, _| followed.contains(id));
        }
        self.keep_answers()?;
        if let Err(error) = self.library.take_marked_back() {
            let said =
                format!("What was marked since its feed let it go was not taken back: {error}");
            self.refreshed.notices.push(CleanText::line(&said));
        }
        Ok(())
    }
}

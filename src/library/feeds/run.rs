//! A refresh: several threads ask, and one writes.

use std::{
    collections::BTreeMap,
    sync::{
        Mutex,
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::{Duration, Instant},
};

use jiff::Timestamp;

use crate::{
    library::{
        Library,
        feeds::{
            FeedError,
            hosts::{Hosts, Next},
            look::{Answer, Due, Failure, FailureKind, Looker, News, Same},
            state::{Answered, Kept, seed},
            take::{Taken, Taking},
            waits::Waits,
        },
        lock,
    },
    model::{
        CleanText, Feed, FeedId, Flow, PageAddress, RecordId,
        schedule::Urgency,
        view::{FeedOutcome, FeedRefreshed, FeedsRefreshed, Refreshing, Shelf},
    },
    net::Client,
    query::Rule,
    store::lock::Alone,
};

/// How many feeds are asked at once.
const AT_ONCE: usize = 8;

/// How many answers may wait to be written.
const WAITING: usize = 4;

/// How long nobody is told at most how far it is.
const TICK: Duration = Duration::from_millis(100);

/// Which feeds are refreshed, and how.
#[derive(Clone, Copy, Debug)]
pub struct RefreshAsked<'a> {
    /// These feeds; nothing for all that are followed.
    pub feeds: Option<&'a [FeedId]>,
    /// How much is set on it.
    pub urgency: Urgency,
    /// What is done with new articles.
    pub rules: &'a [Rule],
}

/// A refresh as far as it has come.
pub(super) struct Run<'a> {
    pub library: &'a Library,
    pub rules: &'a [Rule],
    /// Whether a person has asked for these feeds, and not for all.
    pub is_named: bool,
    pub now: Timestamp,
    pub answers: BTreeMap<FeedId, Answered>,
    pub waits: Waits,
    /// The feeds that were not asked, with their hosts: until when these want to be left alone is known in the end.
    pub held: BTreeMap<FeedId, String>,
    /// Feeds that did not answer, with their hosts: whether that counts is known once anybody has answered.
    pub failed: Vec<(FeedId, Option<String>, Failure)>,
    pub has_answered: bool,
    /// How many answers are not kept yet, and since when.
    pub unkept: usize,
    pub kept: Instant,
    pub told: Refreshing,
    pub refreshed: FeedsRefreshed,
    pub watch: &'a dyn Fn(&Refreshing) -> Flow,
    pub asking: &'a Mutex<Vec<CleanText>>,
    pub hosts: &'a Hosts<Due>,
}

impl Library {
    /// Asks feeds what is new, and takes that in.
    ///
    /// Several are asked at once, no host for its feeds by more than two; what comes is written in small batches, and by
    /// one program at a time: where another is at it, nothing is done. `watch` is told how far it is, many times a
    /// second, and may stop it; what was done before stays, and the rest comes with the next refresh.
    ///
    /// # Errors
    /// Where the library can't be read or written, or the index does not answer.
    pub fn refresh_feeds(
        &self,
        client: &Client,
        asked: &RefreshAsked<'_>,
        watch: &dyn Fn(&Refreshing) -> Flow,
    ) -> Result<FeedsRefreshed, FeedError> {
        let Some(_alone) = Alone::at_once(&self.places().state.join("refreshing.lock"))? else {
            return Ok(FeedsRefreshed {
                is_elsewhere: true,
                ..FeedsRefreshed::default()
            });
        };
        self.ensure_compared();
        let now = (self.now)();
        let is_named = asked.urgency != Urgency::Due && asked.feeds.is_some();
        let is_forced = asked.urgency == Urgency::Asked { force: true };
        if is_forced {
            self.looked.clear();
        }
        let (answers, waits) = self.answers();
        let mut refreshed = FeedsRefreshed::default();
        let (mut due, mut failed) = (Vec::new(), Vec::new());
        for feed in self.feeds(Shelf::Library)? {
            if asked.feeds.is_some_and(|wanted| !wanted.contains(&feed.id)) {
                continue;
            }
            let known = answers.get(&feed.id);
            let before = known.map(|known| known.asked.clone()).unwrap_or_default();
            let own = before.wait;
            let before = waits.heeded(&feed, before, now);
            let is_due = before.is_due(now, seed(feed.id), asked.urgency);
            let held = before.held_until(own, (now, seed(feed.id)), asked.urgency);
            match PageAddress::parse_whole(&feed.url) {
                // What is stopped is asked only by its name.
                _ if feed.stopped.is_some() && !is_named => {
                    refreshed.feeds.push(outcome(&feed, FeedOutcome::NotDue));
                }
                _ if !is_due && held.is_none() => {
                    refreshed.feeds.push(outcome(&feed, FeedOutcome::NotDue));
                }
                _ if !is_due => refreshed.feeds.push(FeedRefreshed {
                    until: held,
                    ..outcome(&feed, FeedOutcome::Held)
                }),
                Ok(address) => due.push(Due { feed, address }),
                Err(fault) => {
                    let ours = Failure::ours(&fault.to_string(), Some(fault.hint()));
                    refreshed.feeds.push(outcome(&feed, ours.outcome(known)));
                    failed.push((feed.id, None, ours));
                }
            }
        }
        // Those that wait the longest come first.
        due.sort_by_key(|due| answers.get(&due.feed.id).and_then(|known| known.asked.at));
        let hosts = Hosts::new(
            due.iter()
                .map(|due| (due.address.host().to_owned(), due.clone())),
        );
        for (host, refused) in waits.refusals() {
            hosts.has_refused(host, refused);
        }
        if !is_forced {
            // Pages of entries may stand there.
            for (host, wait) in waits.of_now(now) {
                hosts.leave_alone(host, Some(wait));
            }
        }
        let asking = Mutex::default();
        let run = Run {
            library: self,
            rules: asked.rules,
            is_named,
            now,
            answers,
            waits,
            held: BTreeMap::new(),
            failed,
            has_answered: false,
            unkept: 0,
            kept: Instant::now(),
            told: Refreshing {
                of: due.len(),
                ..Refreshing::default()
            },
            refreshed,
            watch,
            asking: &asking,
            hosts: &hosts,
        };
        run.all(client)
    }
}

pub(super) fn outcome(feed: &Feed, outcome: FeedOutcome) -> FeedRefreshed {
    FeedRefreshed {
        id: feed.id,
        name: feed.name.clone(),
        outcome,
        until: None,
        new: 0,
        revised: 0,
        corrected: 0,
        notices: Vec::new(),
    }
}

impl Run<'_> {
    fn all(mut self, client: &Client) -> Result<FeedsRefreshed, FeedError> {
        let extractor = self.library.extractor.apart();
        let looker = Looker {
            library: self.library,
            client,
            extractor: &extractor,
            hosts: self.hosts,
            now: self.now,
        };
        let threads = AT_ONCE.min(self.told.of);
        let (hosts, asking) = (self.hosts, self.asking);
        let written = thread::scope(|scope| {
            let (tell, told) = mpsc::sync_channel(WAITING);
            for _ in 0..threads {
                let (tell, looker) = (tell.clone(), &looker);
                scope.spawn(move || {
                    while let Some((next, turn)) = hosts.next() {
                        let done = match next {
                            Next::Leave(due) => (due, None),
                            Next::Ask(due) => {
                                let name = due.feed.name.clone();
                                lock(asking).push(name.clone());
                                let answer = looker.ask(&due, turn);
                                lock(asking).retain(|asked| *asked != name);
                                (due, Some(answer))
                            }
                        };
                        if tell.send(done).is_err() {
                            return;
                        }
                    }
                });
            }
            drop(tell);
            let written = self.write_all(&told);
            // Whoever still asks is not waited for.
            hosts.stop();
            drop(told);
            written
        });
        let ended = self.end();
        written?;
        ended?;
        Ok(self.refreshed)
    }

    /// Writes what comes, until all is there or it is stopped.
    fn write_all(&mut self, told: &mpsc::Receiver<(Due, Option<Answer>)>) -> Result<(), FeedError> {
        loop {
            if self.glance() == Flow::Stop {
                return Ok(());
            }
            match told.recv_timeout(TICK) {
                Ok((due, answer)) => {
                    let mut done = outcome(&due.feed, FeedOutcome::Held);
                    match self.take(&due, answer, &mut done) {
                        Err(error) if ends_all(&error) => return Err(error),
                        Err(error) => {
                            let why = error.to_string();
                            let ours = Failure::ours(&why, error.hint().as_deref());
                            done.outcome = self.failed(&due, ours);
                        }
                        Ok(()) => {}
                    }
                    if !matches!(done.outcome, FeedOutcome::Held) {
                        self.told.done += 1;
                    }
                    self.refreshed.feeds.push(done);
                    self.keep_now_and_then();
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            }
        }
    }

    /// Tells how far it is, and asks whether to go on.
    fn glance(&mut self) -> Flow {
        self.told.feed = lock(self.asking).first().cloned();
        let flow = (self.watch)(&self.told);
        if flow == Flow::Stop {
            self.hosts.stop();
            self.refreshed.is_stopped = true;
        }
        flow
    }

    /// Takes what came of a feed.
    fn take(
        &mut self,
        due: &Due,
        answer: Option<Answer>,
        done: &mut FeedRefreshed,
    ) -> Result<(), FeedError> {
        let Some(answer) = answer else {
            self.left_alone(due);
            return Ok(());
        };
        let Some(feed) = self.as_asked(due)? else {
            return Ok(());
        };
        match answer {
            Answer::Stopped => {}
            Answer::Failed(failure) => {
                self.has_answered |=
                    !matches!(failure.kind, FailureKind::Offline | FailureKind::Unreached);
                if failure.kind == FailureKind::Gone {
                    self.library.note_gone(&feed, true)?;
                }
                done.outcome = self.failed(due, failure);
            }
            Answer::Same(same) => {
                self.has_answered = true;
                self.same(&feed, *same, done)?;
            }
            Answer::News(news) => {
                self.has_answered = true;
                self.news(due, &feed, *news, done)?;
            }
        }
        Ok(())
    }

    /// Returns the feed as it is now; nothing where a person has removed or stopped it or changed its address since it
    /// was asked.
    fn as_asked(&self, due: &Due) -> Result<Option<Feed>, FeedError> {
        let asked = &*due.feed;
        let record = self.library.known(RecordId::feed(asked.id))?.record;
        let feed = Feed::from_record(asked.id, &record);
        Ok(feed.filter(|feed| {
            feed.removed.is_none() && feed.url == asked.url && feed.stopped == asked.stopped
        }))
    }

    fn same(
        &mut self,
        feed: &Feed,
        mut same: Same,
        done: &mut FeedRefreshed,
    ) -> Result<(), FeedError> {
        done.outcome = FeedOutcome::Unchanged;
        let ttl = self.answers.get(&feed.id).and_then(|known| known.asked.ttl);
        // What it said before was read from there, or else its server would not know it again.
        let moved = same.moved.as_ref().map(|moved| (moved, true));
        self.well(feed, ttl, moved, done)?;
        self.keep(feed, &mut same.kept)
    }

    fn news(
        &mut self,
        due: &Due,
        feed: &Feed,
        mut news: News,
        done: &mut FeedRefreshed,
    ) -> Result<(), FeedError> {
        let record = self.library.known(RecordId::feed(feed.id))?.record;
        let taking = Taking {
            feed,
            record: &record,
            address: &due.address,
            rules: self.rules,
            keys: &news.keys,
        };
        let (library, before) = (self.library, self.told.new);
        let mut taken = Taken::default();
        let written = library.take_news(&taking, news.entries, &mut taken, &mut |taken| {
            self.told.new = before + taken.new.len();
            self.glance()
        });
        self.told.new = before + taken.new.len();
        self.refreshed.articles.extend(&taken.new);
        done.new = taken.new.len();
        done.revised = taken.revised;
        done.corrected = taken.corrected;
        done.notices.append(&mut news.notices);
        done.notices.append(&mut taken.notices);
        match library.put_into_stories(&taken.stories) {
            Ok(said) => done.notices.extend(said),
            Err(error) => {
                let said = format!("What rules say of stories was not done: {error}");
                done.notices.push(CleanText::line(&said));
            }
        }
        written?;
        done.outcome = match taken.is_changed {
            true => FeedOutcome::Changed,
            false => FeedOutcome::Unchanged,
        };
        if taken.is_stopped {
            return Ok(());
        }
        for key in &taken.left {
            news.kept.owes(key, 0, &Kept::default());
        }
        let known = self.answers.get(&feed.id);
        let is_new = news.is_first && known.is_none_or(|known| known.asked.good.is_none());
        let moved = news.moved.as_ref();
        let moved = moved.map(|moved| (moved, news.is_known || is_new));
        self.well(feed, news.ttl, moved, done)?;
        self.keep(feed, &mut news.kept)
    }

    /// Keeps what a feed said, as that of where it is got now.
    fn keep(&self, feed: &Feed, kept: &mut Kept) -> Result<(), FeedError> {
        let record = self.library.known(RecordId::feed(feed.id))?.record;
        if let Some(now) = Feed::from_record(feed.id, &record) {
            kept.is_at(&now);
            self.library.keep_feed(&now, kept)?;
        }
        Ok(())
    }
}

/// Tells whether nothing can be written any more, and not only what concerns one feed.
fn ends_all(error: &FeedError) -> bool {
    matches!(error, FeedError::Store(_) | FeedError::Add(_)) && !error.is_of_one_article()
}

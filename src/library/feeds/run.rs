//! A refresh: several threads ask, and one writes.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc, Mutex,
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::Duration,
};

use jiff::Timestamp;

use crate::{
    library::{
        Library,
        feeds::{
            FeedError,
            hosts::{Hosts, Next},
            look::{Answer, Due, Failure, FailureKind, Looker, News, Same},
            state::{Answered, seed},
            take::{Taken, Taking},
        },
        lock,
    },
    model::{
        ArticleId, CleanText, Feed, FeedId, Flow, PageAddress, RecordId,
        schedule::Urgency,
        view::{FeedOutcome, FeedRefreshed, FeedsRefreshed, Refreshing, Shelf},
    },
    net::Client,
    query::Rule,
    store::lock::Alone,
    text::words::fold,
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
struct Run<'a> {
    library: &'a Library,
    rules: &'a [Rule],
    now: Timestamp,
    answers: BTreeMap<FeedId, Answered>,
    /// Feeds that did not answer: whether that counts is known at the end.
    failed: Vec<(FeedId, Failure)>,
    has_answered: bool,
    told: Refreshing,
    refreshed: FeedsRefreshed,
    stories: Vec<(CleanText, ArticleId)>,
    watch: &'a dyn Fn(&Refreshing) -> Flow,
    asking: &'a Mutex<Vec<CleanText>>,
    hosts: &'a Hosts<Due>,
}

impl Library {
    /// Asks feeds what is new, and takes that in.
    ///
    /// Several are asked at once, no host by more than two; what comes is written in small batches, and by one program at
    /// a time: where another is at it, nothing is done. `watch` is told how far it is, many times a second, and may stop
    /// it; what was done before stays, and the rest comes with the next refresh.
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
        let answers = self.answers();
        let mut refreshed = FeedsRefreshed::default();
        let mut due = Vec::new();
        for feed in self.feeds(Shelf::Library)? {
            if asked.feeds.is_some_and(|wanted| !wanted.contains(&feed.id)) {
                continue;
            }
            let is_asked = asked.urgency != Urgency::Due;
            let known = answers.get(&feed.id);
            let is_due =
                known.is_none_or(|known| known.asked.is_due(now, seed(feed.id), asked.urgency));
            match PageAddress::parse_whole(&feed.url) {
                _ if !is_due || (feed.stopped.is_some() && !is_asked) => {
                    refreshed.feeds.push(outcome(&feed, FeedOutcome::NotDue));
                }
                Ok(address) => due.push(Due { feed, address }),
                Err(fault) => {
                    let failed = FeedOutcome::Failed {
                        why: CleanText::line(&fault.to_string()),
                        hint: Some(CleanText::line(fault.hint())),
                        is_news: known.is_none_or(|known| known.asked.failures == 0),
                    };
                    refreshed.feeds.push(outcome(&feed, failed));
                }
            }
        }
        // Those that wait the longest come first.
        due.sort_by_key(|due| answers.get(&due.feed.id).and_then(|known| known.asked.at));
        let hosts = Hosts::new(
            due.iter()
                .map(|due| (due.address.host().to_owned(), due.clone())),
        );
        let asking = Mutex::default();
        let run = Run {
            library: self,
            rules: asked.rules,
            now,
            answers,
            failed: Vec::new(),
            has_answered: false,
            told: Refreshing {
                of: due.len(),
                ..Refreshing::default()
            },
            refreshed,
            stories: Vec::new(),
            watch,
            asking: &asking,
            hosts: &hosts,
        };
        run.all(client)
    }
}

fn outcome(feed: &Feed, outcome: FeedOutcome) -> FeedRefreshed {
    FeedRefreshed {
        id: feed.id,
        name: feed.name.clone(),
        outcome,
        new: 0,
        revised: 0,
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
                    let done = self.take(&due, answer)?;
                    if !matches!(done.outcome, FeedOutcome::Held) {
                        self.told.done += 1;
                    }
                    self.refreshed.feeds.push(done);
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
    fn take(&mut self, due: &Due, answer: Option<Answer>) -> Result<FeedRefreshed, FeedError> {
        let feed = &*due.feed;
        let mut done = outcome(feed, FeedOutcome::Held);
        match answer {
            None | Some(Answer::Stopped) => {}
            Some(Answer::Failed(failure)) => {
                self.has_answered |= failure.kind != FailureKind::Unreached;
                done.outcome = self.failed(feed, &failure)?;
                self.told.failed += 1;
                self.failed.push((feed.id, failure));
            }
            Some(Answer::Same(same)) => {
                self.has_answered = true;
                self.same(feed, &same, &mut done)?;
            }
            Some(Answer::News(news)) => {
                self.has_answered = true;
                self.news(due, *news, &mut done)?;
            }
        }
        Ok(done)
    }

    fn failed(&self, feed: &Feed, failure: &Failure) -> Result<FeedOutcome, FeedError> {
        if failure.kind == FailureKind::Gone {
            self.library.note_gone(feed, true)?;
            return Ok(FeedOutcome::Gone);
        }
        let known = self.answers.get(&feed.id);
        Ok(FeedOutcome::Failed {
            why: failure.why.clone(),
            hint: failure.hint.clone(),
            is_news: known.is_none_or(|known| known.asked.failures == 0),
        })
    }

    fn same(
        &mut self,
        feed: &Feed,
        same: &Same,
        done: &mut FeedRefreshed,
    ) -> Result<(), FeedError> {
        self.library.keep_feed(feed, &same.kept)?;
        done.outcome = FeedOutcome::Unchanged;
        let ttl = self.answers.get(&feed.id).and_then(|known| known.asked.ttl);
        // What it said before was read from there, or else its server would not know it again.
        self.well(
            feed,
            ttl,
            same.moved.as_ref().map(|moved| (moved, true)),
            done,
        )
    }

    fn news(
        &mut self,
        due: &Due,
        mut news: News,
        done: &mut FeedRefreshed,
    ) -> Result<(), FeedError> {
        let feed = &*due.feed;
        let record = self.library.known(RecordId::feed(feed.id))?.record;
        let taking = Taking {
            feed,
            record: &record,
            address: &due.address,
            rules: self.rules,
        };
        let (library, before) = (self.library, self.told.new);
        let taken = library.take_news(&taking, &mut news, &mut |taken: &Taken| {
            self.told.new = before + taken.new.len();
            self.glance()
        })?;
        self.told.new = before + taken.new.len();
        done.new = taken.new.len();
        done.revised = taken.revised;
        done.notices.extend(news.notices.iter().cloned());
        done.notices.extend(taken.notices);
        done.outcome = if taken.is_changed {
            FeedOutcome::Changed
        } else {
            FeedOutcome::Unchanged
        };
        self.refreshed.articles.extend(&taken.new);
        self.stories.extend(taken.stories);
        if taken.is_stopped {
            return Ok(());
        }
        let known = self.answers.get(&feed.id);
        let is_new = news.is_first && known.is_none_or(|known| known.asked.good.is_none());
        let moved = news.moved.as_ref();
        let moved = moved.map(|moved| (moved, news.is_known || is_new));
        self.well(feed, news.ttl, moved, done)?;
        Ok(library.keep_feed(feed, &news.kept)?)
    }

    /// Notes that a feed has answered as it should.
    fn well(
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

    /// Writes down what came of all.
    fn end(&mut self) -> Result<(), FeedError> {
        let stories = std::mem::take(&mut self.stories);
        let said = self.library.put_into_stories(&stories)?;
        self.refreshed.notices.extend(said);
        self.library.take_marked_back()?;
        let left = self.hosts.rest();
        self.refreshed.is_offline = !self.has_answered && !self.failed.is_empty();
        if !self.refreshed.is_offline {
            for (id, failure) in &self.failed {
                let known = self.answers.entry(*id).or_default();
                if failure.kind != FailureKind::Ours {
                    known.asked = known.asked.badly((self.library.now)(), failure.wait);
                }
                known.trouble = Some(failure.why.clone());
            }
        }
        let refreshed = &mut self.refreshed;
        let left = left.iter().map(|due| outcome(&due.feed, FeedOutcome::Held));
        refreshed.feeds.extend(left);
        refreshed
            .feeds
            .sort_by_cached_key(|feed| (fold(&feed.name), feed.id));
        let followed: BTreeSet<FeedId> = {
            let feeds = self.library.feeds(Shelf::Library)?;
            feeds.iter().map(|feed: &Arc<Feed>| feed.id).collect()
        };
        self.answers.retain(|id, _| followed.contains(id));
        Ok(self.library.keep_answers(&self.answers)?)
    }
}

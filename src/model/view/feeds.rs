//! Feeds as they are shown: what this device has learned of them, and what came of asking them.

use std::{collections::BTreeSet, sync::Arc};

use jiff::Timestamp;

use crate::model::{
    ArticleId, Change, CleanText, Feed, FeedId, PageAddress,
    feed::Stopped,
    schedule::Asked,
    view::{Applied, Counts},
};

/// What is said of a feed whose server says so.
const GONE: &str = "Its server says that it is gone for good (410), and it is not asked any more.";

/// A feed with what came by it, counted; what is in the trash doesn't count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedRow {
    /// The feed.
    pub feed: Arc<Feed>,
    /// How many articles.
    pub articles: usize,
    /// How many of them are not read.
    pub unread: usize,
    /// How many of them are new to whoever asked.
    pub new: usize,
    /// Those of them that came by other feeds, too; with which ones, each set of feeds once.
    pub shared: Vec<Overlap>,
    /// What this device has learned of it.
    pub state: FeedState,
}

/// Articles that came by the same several feeds, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// The feeds, also those in the trash.
    pub feeds: Arc<BTreeSet<FeedId>>,
    /// The articles.
    pub counts: Counts,
}

impl FeedRow {
    /// Tells whether something is wrong with it that nobody has wished for.
    pub fn is_in_trouble(&self) -> bool {
        match self.feed.stopped {
            Some(Stopped::ByHand) => false,
            Some(_) => true,
            None => self.state.trouble.is_some(),
        }
    }

    /// Says in a few words what is out of the ordinary with it; nothing where all is well.
    pub fn trouble(&self) -> Option<String> {
        let state = &self.state;
        match (&self.feed.stopped, &state.trouble) {
            (Some(Stopped::ByHand), _) => Some("stopped".to_owned()),
            (Some(_), _) => Some("gone for good".to_owned()),
            (None, Some(_)) => Some(match state.asked.failures {
                0 | 1 => "in trouble".to_owned(),
                times => format!("failed {times} times"),
            }),
            (None, None) if state.asked.at.is_none() => Some("not asked here yet".to_owned()),
            (None, None) => None,
        }
    }
}

/// What this device has learned of a feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedState {
    /// When and how it answered last.
    pub asked: Asked,
    /// When it is asked by itself again, which may be past; nothing where it was never asked, or is stopped.
    pub next: Option<Timestamp>,
    /// What is wrong with it, in whole sentences, where it failed when it was asked last.
    pub trouble: Option<CleanText>,
}

/// How far the refreshing of feeds has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refreshing {
    /// How many feeds are done.
    pub done: usize,
    /// How many are asked.
    pub of: usize,
    /// One that is being asked.
    pub feed: Option<CleanText>,
    /// How many articles are new.
    pub new: usize,
    /// How many feeds have failed.
    pub failed: usize,
}

/// What came of a feed in a refresh.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedOutcome {
    /// It was not asked: it is not due.
    NotDue,
    /// It was not asked: its host wants to be left alone, or it was stopped before.
    Held,
    /// It has answered, and nothing was written.
    Unchanged,
    /// It has answered, and something was written.
    Changed,
    /// It did not answer as a feed does.
    Failed {
        /// Why.
        why: CleanText,
        /// What the person can do about it.
        hint: Option<CleanText>,
        /// Whether it did not fail the last time.
        is_news: bool,
    },
    /// Its server says that it is gone for good, and it is not asked any more.
    Gone,
}

impl FeedOutcome {
    /// Says why it did not answer as a feed does.
    pub fn fault(&self) -> Option<&str> {
        match self {
            Self::Failed { why, .. } => Some(why),
            Self::Gone => Some(GONE),
            Self::NotDue | Self::Held | Self::Unchanged | Self::Changed => None,
        }
    }

    /// Tells whether it failed, and did not the last time.
    pub fn is_news(&self) -> bool {
        match self {
            Self::Failed { is_news, .. } => *is_news,
            Self::Gone => true,
            Self::NotDue | Self::Held | Self::Unchanged | Self::Changed => false,
        }
    }
}

/// A feed in a refresh.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedRefreshed {
    /// The feed.
    pub id: FeedId,
    /// What it is called.
    pub name: CleanText,
    /// What came of it.
    pub outcome: FeedOutcome,
    /// Until when its host wants to be left alone, where it was not asked for that.
    pub until: Option<Timestamp>,
    /// How many of its articles are new, those not counted that went to the trash at once.
    pub new: usize,
    /// How many have a new text.
    pub revised: usize,
    /// How many have the same text and another title or author.
    pub corrected: usize,
    /// What a person should know of it, in whole sentences.
    pub notices: Vec<CleanText>,
}

/// What came of a refresh.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedsRefreshed {
    /// The feeds, by name.
    pub feeds: Vec<FeedRefreshed>,
    /// The new articles that did not go to the trash at once, in the order in which they were taken in.
    pub articles: Vec<ArticleId>,
    /// Whether another program is refreshing, so that nothing was done.
    pub is_elsewhere: bool,
    /// Whether nobody has answered: then nothing counts as failed.
    pub is_offline: bool,
    /// Whether it was stopped; what was done before stays.
    pub is_stopped: bool,
    /// What a person should know, in whole sentences.
    pub notices: Vec<CleanText>,
}

impl FeedsRefreshed {
    /// Returns how many articles are new.
    pub fn new_articles(&self) -> usize {
        self.feeds.iter().map(|feed| feed.new).sum()
    }

    /// Returns how many feeds have failed.
    pub fn failed(&self) -> usize {
        let failed = |feed: &&FeedRefreshed| feed.outcome.fault().is_some();
        self.feeds.iter().filter(failed).count()
    }

    /// Returns how many feeds were asked.
    pub fn asked(&self) -> usize {
        let asked = |feed: &&FeedRefreshed| {
            !matches!(feed.outcome, FeedOutcome::NotDue | FeedOutcome::Held)
        };
        self.feeds.iter().filter(asked).count()
    }

    /// Returns the feeds that were not asked since their hosts want to be left alone, with until when.
    pub fn held(&self) -> impl Iterator<Item = (&FeedRefreshed, Timestamp)> + Clone {
        self.feeds
            .iter()
            .filter_map(|feed| Some((feed, feed.until?)))
    }

    /// Says what came of it in one line, such as `31 new in 9 feeds · 2 failed`.
    pub fn sentence(&self) -> String {
        if self.is_elsewhere {
            return "Another window or command is refreshing the feeds.".to_owned();
        }
        if self.is_offline {
            return "No feed answered; is there a connection?".to_owned();
        }
        let asked = self.asked();
        if asked == 0 {
            return self.why_none_was_asked().to_owned();
        }
        let sum = |of: fn(&FeedRefreshed) -> usize| {
            let counts = self.feeds.iter().map(of).filter(|count| *count > 0);
            counts.fold((0, 0), |(all, of), count| (all + count, of + 1))
        };
        let is_gone = |feed: &&FeedRefreshed| feed.outcome == FeedOutcome::Gone;
        let gone = self.feeds.iter().filter(is_gone).count();
        let failed = self.failed() - gone;
        // The first says of how many feeds it is; nobody asks that of the others.
        let mut said: Vec<String> = Vec::new();
        let counts = [
            (sum(|feed| feed.new), "new"),
            (sum(|feed| feed.revised), "revised"),
            (sum(|feed| feed.corrected), "changed"),
        ];
        for ((count, of), what) in counts.into_iter().filter(|((count, _), _)| *count > 0) {
            said.push(match said.is_empty() {
                true => format!("{count} {what} in {}", feeds(of)),
                false => format!("{count} {what}"),
            });
        }
        let answered = asked - failed - gone;
        if said.is_empty() && answered > 0 {
            said.push(format!("Nothing new in {}", feeds(answered)));
        }
        let without = [
            (failed, "failed", ["failed", "failed"]),
            (
                gone,
                "gone for good",
                ["is gone for good", "are gone for good"],
            ),
        ];
        for (count, what, [one, many]) in without.into_iter().filter(|(count, ..)| *count > 0) {
            said.push(match (said.is_empty(), count) {
                (false, _) => format!("{count} {what}"),
                (true, 1) => format!("One feed {one}"),
                (true, _) => format!("{} {many}", feeds(count)),
            });
        }
        said.extend(self.is_stopped.then(|| "stopped".to_owned()));
        said.join(" · ")
    }

    fn why_none_was_asked(&self) -> &'static str {
        match (self.feeds.len(), self.held().count()) {
            _ if self.is_stopped => "The refreshing was stopped.",
            (0, _) => "No feed is followed.",
            (1, 1) => "The feed was not asked: its host wants to be left alone.",
            (all, held) if all == held => "No feed was asked: their hosts want to be left alone.",
            _ => "No feed is due.",
        }
    }
}

fn feeds(count: usize) -> String {
    match count {
        1 => "one feed".to_owned(),
        _ => format!("{count} feeds"),
    }
}

/// A feed that stands at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFeed {
    /// Where it is got; another address than was asked for where it has moved for good.
    pub address: PageAddress,
    /// What it calls itself; may be empty.
    pub title: CleanText,
    /// The page that it belongs to.
    pub site: Option<CleanText>,
}

/// A feed that a page names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedFeed {
    /// Where it should be.
    pub address: PageAddress,
    /// What the page calls it.
    pub title: Option<CleanText>,
}

/// What stands at an address where a feed is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundFeeds {
    /// A feed.
    Feed(FoundFeed),
    /// A page that names feeds, one at least.
    Named(Vec<NamedFeed>),
}

/// What became of a feed that is to be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FollowState {
    /// It is followed from now on.
    New,
    /// It was in the trash, and is not any more.
    Restored,
    /// It was followed already.
    Present,
}

/// What came of following feeds.
#[derive(Clone, Debug)]
pub struct Followed {
    /// The feeds, in the order in which they were asked for.
    pub feeds: Vec<(FeedId, FollowState)>,
    /// The change; empty where all was so already.
    pub change: Change,
    /// What came of applying it.
    pub applied: Option<Applied>,
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn feed(outcome: FeedOutcome, new: usize, revised: usize) -> FeedRefreshed {
        FeedRefreshed {
            id: FeedId(Uuid::nil()),
            name: CleanText::line("Desk"),
            outcome,
            until: None,
            new,
            revised,
            corrected: revised * 2,
            notices: Vec::new(),
        }
    }

    fn failed() -> FeedOutcome {
        FeedOutcome::Failed {
            why: CleanText::line("It is gone."),
            hint: None,
            is_news: true,
        }
    }

    fn said(feeds: Vec<FeedRefreshed>) -> String {
        let refreshed = FeedsRefreshed {
            feeds,
            ..FeedsRefreshed::default()
        };
        refreshed.sentence()
    }

    /// Says what came of feeds in a refresh that was stopped.
    fn stopped(feeds: Vec<FeedRefreshed>) -> String {
        let refreshed = FeedsRefreshed {
            feeds,
            is_stopped: true,
            ..FeedsRefreshed::default()
        };
        refreshed.sentence()
    }

    #[test]
    fn one_line_says_what_came_of_it() {
        use FeedOutcome::{Changed, Gone, Held, NotDue, Unchanged};
        let several = vec![
            feed(Changed, 3, 0),
            feed(Changed, 1, 2),
            feed(Unchanged, 0, 0),
            feed(failed(), 0, 0),
            feed(Gone, 0, 0),
        ];
        assert_eq!(
            said(several.clone()),
            "4 new in 2 feeds · 2 revised · 4 changed · 1 failed · 1 gone for good"
        );
        assert_eq!(
            said(several.get(1..).unwrap().to_vec()),
            "1 new in one feed · 2 revised · 4 changed · 1 failed · 1 gone for good"
        );
        assert_eq!(
            said(vec![feed(Changed, 0, 2)]),
            "2 revised in one feed · 4 changed"
        );
        let [revised, unchanged] = [feed(Changed, 0, 1), feed(Unchanged, 0, 0)];
        assert_eq!(
            said(vec![revised.clone(), revised, unchanged.clone()]),
            "2 revised in 2 feeds · 4 changed"
        );
        assert_eq!(said(vec![unchanged.clone()]), "Nothing new in one feed");
        // Of what failed nobody knows whether there is anything new.
        assert_eq!(
            said(vec![
                unchanged.clone(),
                feed(failed(), 0, 0),
                feed(NotDue, 0, 0)
            ]),
            "Nothing new in one feed · 1 failed"
        );
        for (outcomes, line) in [
            (vec![failed()], "One feed failed"),
            (vec![failed(), NotDue], "One feed failed"),
            (vec![failed(), failed()], "2 feeds failed"),
            (vec![Gone], "One feed is gone for good"),
            (vec![Gone, Gone], "2 feeds are gone for good"),
            (
                vec![Gone, failed(), Held],
                "One feed failed · 1 gone for good",
            ),
        ] {
            let feeds: Vec<_> = outcomes.into_iter().map(|it| feed(it, 0, 0)).collect();
            assert_eq!(said(feeds.clone()), line);
            assert_eq!(stopped(feeds), format!("{line} · stopped"));
        }
        assert_eq!(
            stopped(vec![feed(Changed, 3, 0), feed(Held, 0, 0)]),
            "3 new in one feed · stopped"
        );
        assert_eq!(
            stopped(vec![feed(Held, 0, 0)]),
            "The refreshing was stopped."
        );
    }

    #[test]
    fn where_none_was_asked_one_line_says_why() {
        use FeedOutcome::{Held, NotDue};
        let held = FeedRefreshed {
            until: Some(Timestamp::UNIX_EPOCH),
            ..feed(Held, 0, 0)
        };
        for (feeds, line) in [
            (vec![], "No feed is followed."),
            (vec![feed(NotDue, 0, 0), held.clone()], "No feed is due."),
            (
                vec![held.clone()],
                "The feed was not asked: its host wants to be left alone.",
            ),
            (
                vec![held.clone(), held],
                "No feed was asked: their hosts want to be left alone.",
            ),
        ] {
            assert_eq!(said(feeds), line);
        }
    }
}

//! Feeds in JSON, and what came of refreshing them.

use jiff::Timestamp;
use serde::Serialize;

use crate::{
    export::json::VERSION,
    model::{
        CleanText,
        feed::Stopped,
        view::{FeedOutcome, FeedRefreshed, FeedRow, FeedsRefreshed},
    },
};

/// The document of `feed list`.
#[derive(Serialize)]
pub struct FeedsDocument<'a> {
    version: u32,
    feeds: Vec<FeedFields<'a>>,
}

/// A feed; what stands behind `unread` is what this device has learned of it.
#[derive(Serialize)]
struct FeedFields<'a> {
    id: String,
    name: &'a str,
    url: &'a str,
    site: Option<&'a str>,
    folders: Vec<&'a str>,
    content: &'a str,
    keep_days: Option<u32>,
    keep_items: Option<u32>,
    stopped: Option<&'a str>,
    created: String,
    articles: usize,
    unread: usize,
    asked: Option<String>,
    good: Option<String>,
    next: Option<String>,
    failures: u32,
    trouble: Option<&'a str>,
}

impl<'a> FeedsDocument<'a> {
    /// Tells feeds in the given order.
    pub fn new(rows: impl IntoIterator<Item = &'a FeedRow>) -> Self {
        Self {
            version: VERSION,
            feeds: rows.into_iter().map(feed).collect(),
        }
    }
}

fn feed(row: &FeedRow) -> FeedFields<'_> {
    let (feed, state) = (&row.feed, &row.state);
    let time = |time: Option<Timestamp>| time.map(|time| time.to_string());
    FeedFields {
        id: feed.id.to_string(),
        name: &feed.name,
        url: &feed.url,
        site: feed.site.as_deref(),
        folders: texts(&feed.folders),
        content: feed.content.word(),
        keep_days: feed.keep_days,
        keep_items: feed.keep_items,
        stopped: feed.stopped.as_ref().map(Stopped::word),
        created: feed.created.to_string(),
        articles: row.articles,
        unread: row.unread,
        asked: time(state.asked.at),
        good: time(state.asked.good),
        next: time(state.next),
        failures: state.asked.failures,
        trouble: state.trouble.as_deref(),
    }
}

/// The document of `feed refresh`.
#[derive(Serialize)]
pub struct RefreshDocument<'a> {
    version: u32,
    feeds: Vec<RefreshedFields<'a>>,
    /// The ids of new articles, in the order in which they were taken in.
    articles: Vec<String>,
    notices: Vec<&'a str>,
    elsewhere: bool,
    offline: bool,
    stopped: bool,
}

/// What came of a feed: `not due`, `held`, `unchanged`, `changed`, `failed` or `gone`.
#[derive(Serialize)]
struct RefreshedFields<'a> {
    id: String,
    name: &'a str,
    outcome: &'static str,
    until: Option<String>,
    new: usize,
    revised: usize,
    changed: usize,
    error: Option<&'a str>,
    hint: Option<&'a str>,
    notices: Vec<&'a str>,
}

impl<'a> RefreshDocument<'a> {
    /// Tells what came of a refresh.
    pub fn new(refreshed: &'a FeedsRefreshed) -> Self {
        Self {
            version: VERSION,
            feeds: refreshed.feeds.iter().map(outcome).collect(),
            articles: refreshed.articles.iter().map(ToString::to_string).collect(),
            notices: texts(&refreshed.notices),
            elsewhere: refreshed.is_elsewhere,
            offline: refreshed.is_offline,
            stopped: refreshed.is_stopped,
        }
    }
}

fn outcome(feed: &FeedRefreshed) -> RefreshedFields<'_> {
    let (outcome, error, hint) = match &feed.outcome {
        FeedOutcome::NotDue => ("not due", None, None),
        FeedOutcome::Held => ("held", None, None),
        FeedOutcome::Unchanged => ("unchanged", None, None),
        FeedOutcome::Changed => ("changed", None, None),
        FeedOutcome::Failed { why, hint, .. } => ("failed", Some(&**why), hint.as_deref()),
        FeedOutcome::Gone => ("gone", None, None),
    };
    RefreshedFields {
        id: feed.id.to_string(),
        name: &feed.name,
        outcome,
        until: feed.until.map(|time| time.to_string()),
        new: feed.new,
        revised: feed.revised,
        changed: feed.corrected,
        error,
        hint,
        notices: texts(&feed.notices),
    }
}

fn texts(texts: &[CleanText]) -> Vec<&str> {
    texts.iter().map(CleanText::as_str).collect()
}

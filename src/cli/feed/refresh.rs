//! `briefreader feed refresh`.

use std::{cell::RefCell, collections::BTreeMap};

use clap::Args;
use jiff::Timestamp;

use crate::{
    cli::{
        CliError, Output, feed::list::minute, fetching::Allowed, interrupt::Interrupt,
        list::ListFormat, session::Session,
    },
    export::json::{self, RefreshDocument},
    library::RefreshAsked,
    model::{
        CleanText, Feed, FeedId, Flow,
        feed::{folder, with_those_above},
        schedule::{Urgency, full_minute},
        view::{FeedOutcome, FeedsRefreshed, Refreshing, Shelf},
    },
    net::Client,
    text::{count::counted, words::fold},
};

/// Get what is new in feeds
///
/// Without names, all feeds that are due are asked: not those that want to be left alone for longer, nor those that have
/// failed and have their pause. Named ones are asked at once, but for those whose hosts want to be left alone; a folder
/// leaves out those that are stopped or gone. The exit status is 1 where a feed failed that had not failed before, or all
/// that were asked failed.
#[derive(Debug, Args)]
pub struct Refresh {
    /// Feeds, or folders of them
    #[arg(value_name = "FEED-OR-FOLDER")]
    names: Vec<String>,
    /// Ask also those that are not due, or whose hosts want to be left alone
    #[arg(long)]
    force: bool,
    /// Fail for each feed that fails
    #[arg(long)]
    strict: bool,
    /// The form
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
    #[command(flatten)]
    pub(super) allowed: Allowed,
}

/// For which feeds that fail the command does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strictness {
    /// For those that have not failed before.
    News,
    /// For each.
    Each,
}

impl Refresh {
    /// Refreshes, and tells what came of it.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let named = self.named(session)?;
        let urgency = match (&named, self.force) {
            (None, false) => Urgency::Due,
            (_, force) => Urgency::Asked { force },
        };
        let client = self.allowed.client(&session.settings);
        let refreshed = feeds(named.as_deref(), urgency, &client, session, output)?;
        match self.format {
            // That nobody has answered is told as what has failed.
            ListFormat::Table if refreshed.is_offline => {}
            ListFormat::Table => output.line(refreshed.sentence()),
            ListFormat::Json => output.document(&json::to_text(&RefreshDocument::new(&refreshed))),
        }
        let strictness = match self.strict {
            true => Strictness::Each,
            false => Strictness::News,
        };
        tell(&refreshed, strictness, output);
        if urgency == (Urgency::Asked { force: false }) && refreshed.held().next().is_some() {
            output.hint("`--force` asks all the same.");
        }
        Ok(())
    }

    /// Finds the feeds that are named; nothing for all.
    fn named(&self, session: &Session) -> Result<Option<Vec<FeedId>>, CliError> {
        if self.names.is_empty() {
            return Ok(None);
        }
        let mut ids = Vec::new();
        for name in &self.names {
            let inside = in_folder(name, session)?;
            let found = match session.feed(name) {
                // A name goes before digits of an id, also that of a folder.
                Ok((feed, _)) if inside.is_empty() || is_called(&feed, name) => vec![feed.id],
                Err(error) if inside.is_empty() => return Err(error),
                Ok(_) | Err(_) => inside,
            };
            ids.extend(found);
        }
        Ok(Some(ids))
    }
}

fn is_called(feed: &Feed, name: &str) -> bool {
    fold(&feed.name) == fold(&CleanText::line(name))
}

/// Returns the feeds of a folder and of the folders in it that are not stopped.
fn in_folder(name: &str, session: &Session) -> Result<Vec<FeedId>, CliError> {
    let key = fold(&folder(name));
    let is_in = |feed: &Feed| {
        let mut folders = feed.folders.iter();
        folders.any(|path| with_those_above(path).any(|above| fold(above) == key))
    };
    let feeds = session.library.feeds(Shelf::Library)?;
    let inside = feeds
        .iter()
        .filter(|feed| is_in(feed) && feed.stopped.is_none());
    Ok(inside.map(|feed| feed.id).collect())
}

/// Refreshes feeds, and tells meanwhile how far it is.
pub fn feeds(
    feeds: Option<&[FeedId]>,
    urgency: Urgency,
    client: &Client,
    session: &Session,
    output: &mut Output<'_>,
) -> Result<FeedsRefreshed, CliError> {
    let interrupt = Interrupt::listen();
    let asked = RefreshAsked {
        feeds,
        urgency,
        rules: &session.settings.rules,
    };
    let shared = RefCell::new(output);
    let refreshed = session.library.refresh_feeds(client, &asked, &|at| {
        shared.borrow_mut().work(&words(at));
        Flow::until(interrupt.is_asked())
    });
    let output = shared.into_inner();
    output.end_progress();
    if interrupt.is_asked() {
        output.ended(interrupt.status());
    }
    Ok(refreshed?)
}

fn words(at: &Refreshing) -> String {
    let mut words = format!("Refreshing: {} of {}", at.done, counted(at.of, "feed"));
    if at.new > 0 {
        words.push_str(&format!(" · {} new", at.new));
    }
    if at.failed > 0 {
        words.push_str(&format!(" · {} failed", at.failed));
    }
    words
}

/// Tells what went wrong, and what a person should know besides.
pub fn tell(refreshed: &FeedsRefreshed, strictness: Strictness, output: &mut Output<'_>) {
    for notice in &refreshed.notices {
        output.note(notice);
    }
    if refreshed.is_offline {
        // One sentence for all: none of them is at fault.
        output.error(&CliError::new(refreshed.sentence()));
        return;
    }
    let has_all_failed = refreshed.asked() > 0 && refreshed.failed() == refreshed.asked();
    for feed in &refreshed.feeds {
        for notice in &feed.notices {
            output.note(format_args!("{}: {notice}", feed.name));
        }
        let Some(why) = feed.outcome.fault() else {
            continue;
        };
        let said = format!("{}: {why}", feed.name);
        if feed.outcome.is_news() || has_all_failed || strictness == Strictness::Each {
            let error = CliError::new(said);
            output.error(&match hint(&feed.outcome) {
                Some(hint) => error.with_hint(hint),
                None => error,
            });
        } else {
            output.note(said);
        }
    }
    tell_held(refreshed, output);
}

/// Says what to do about a feed that did not answer as a feed does.
fn hint(outcome: &FeedOutcome) -> Option<&str> {
    match outcome {
        FeedOutcome::Failed { hint, .. } => hint.as_deref(),
        FeedOutcome::Gone => {
            Some("`briefreader feed remove` takes it out of the list; what it brought stays.")
        }
        _ => None,
    }
}

/// Tells which feeds were not asked since their hosts want to be left alone, those together that wait for the same time.
fn tell_held(refreshed: &FeedsRefreshed, output: &mut Output<'_>) {
    let mut held: BTreeMap<Timestamp, Vec<&str>> = BTreeMap::new();
    for (feed, until) in refreshed.held() {
        held.entry(full_minute(until)).or_default().push(&feed.name);
    }
    for (until, names) in held {
        output.note(format_args!(
            "Not asked until {}, since the host wants to be left alone: {}.",
            minute(until),
            names.join(", ")
        ));
    }
}

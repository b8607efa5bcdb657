//! Asking feeds for what is new: by a key, by itself where the person has set that, and what came of it.

use jiff::SignedDuration;

use crate::{
    app::{
        App, Effect, Severity,
        panel::Thing,
        refreshing::{By, RunId},
    },
    command::{CommandId, Place},
    model::{
        CleanText, FeedId,
        build::shown,
        schedule::Urgency,
        view::{FeedOutcome, FeedRefreshed, FeedsRefreshed, Refreshing},
    },
};

/// How long the list stays as it is while feeds are asked, though something came.
const STAYS: SignedDuration = SignedDuration::from_secs(2);

/// How much earlier than after so many minutes is in time: two clocks never tell quite the same.
const SLACK: SignedDuration = SignedDuration::from_secs(30);

/// Has feeds asked, once those are that are asked already.
pub(super) fn begin(app: &mut App, feeds: Option<Vec<FeedId>>, urgency: Urgency, by: By) {
    let run = app.runs.begin(feeds, urgency, by, app.now);
    app.effects.extend(run.map(Effect::RefreshFeeds));
}

/// Asks all feeds that are due; where that goes on already, stops it.
pub(super) fn toggle(app: &mut App) {
    if app.runs.going_on().is_some() {
        let Some(id) = app.runs.leave() else {
            return app.say(Severity::Done, "This is ending already.");
        };
        app.effect(Effect::StopRefreshing(id));
        return app.say(Severity::Done, "Refreshing no more feeds; what came stays.");
    }
    if app.feeds.is_known && app.feeds.rows().is_empty() {
        let (feeds, new) = (
            app.key_of(CommandId::Feeds),
            app.keymap.named(CommandId::New, Place::Feeds),
        );
        let said = format!(
            "No feed is followed yet: {feeds} shows the feeds, and {new} there follows one."
        );
        return app.say(Severity::Done, &said);
    }
    begin(app, None, Urgency::Due, By::Person);
    let again = app.key_of(CommandId::RefreshFeeds);
    let said = format!("Refreshing the feeds that are due …; {again} stops that");
    app.say(Severity::Done, &said);
}

/// Asks the feed under the cursor, or those of the folder.
pub(super) fn here(app: &mut App) {
    let Some((feeds, name)) = meant(app) else {
        return;
    };
    if feeds.is_empty() {
        let said = format!("All feeds in {} are stopped.", shown(&name));
        return app.say(Severity::Done, &said);
    }
    let when = match app.runs.going_on() {
        Some(_) => ", once the others are done",
        None => "",
    };
    begin(
        app,
        Some(feeds),
        Urgency::Asked { force: false },
        By::Person,
    );
    app.say(
        Severity::Done,
        &format!("Refreshing {} …{when}", shown(&name)),
    );
}

/// Returns which feeds are asked under the cursor, with what that is called: the feed, also one that is stopped, or those
/// of the folder and of the folders in it that are not.
fn meant(app: &App) -> Option<(Vec<FeedId>, CleanText)> {
    match super::feeds::here(app)? {
        Thing::Folder(folder) => {
            let inside = app.feeds.inside(&folder.path);
            let asked = inside.filter(|row| row.feed.stopped.is_none());
            let ids = asked.map(|row| row.feed.id).collect();
            Some((ids, folder.path.clone()))
        }
        Thing::Feed(line) => Some((vec![line.row.feed.id], line.row.feed.label.clone())),
        _ => None,
    }
}

/// Asks the feeds that are due when the reader is opened, where the person has set that.
pub(super) fn begin_at_start(app: &mut App) {
    // What is to be asked every so many minutes counts from here.
    app.runs.due = Some(app.now);
    if app.settings.refresh_at_start {
        by_itself(app);
    }
}

fn by_itself(app: &mut App) {
    if app.runs.going_on().is_none() && !app.feeds.rows().is_empty() {
        begin(app, None, Urgency::Due, By::Itself);
    }
}

/// Asks the feeds that are due, where the person has set that and as many minutes have passed.
pub(crate) fn look(app: &mut App) {
    let minutes = app.settings.refresh_minutes;
    let Some(before) = app.runs.due.filter(|_| minutes > 0) else {
        return;
    };
    // A clock that was set back says nothing of how much time has passed.
    let passed = app.now.duration_since(before).abs();
    if passed + SLACK >= SignedDuration::from_mins(minutes.into()) {
        by_itself(app);
    }
}

/// Notes how far the asking has come; what came shows from time to time.
pub(crate) fn went_on(app: &mut App, id: RunId, told: Refreshing) {
    let now = app.now;
    let Some(one) = app.runs.go_on(id, told) else {
        return;
    };
    let (shown, new) = one.shown;
    if one.told.new > new && now.duration_since(shown).abs() >= STAYS {
        one.shown = (now, one.told.new);
        app.reload_list();
        super::feeds::load(app);
    }
}

/// Tells what came of asking feeds, and has those asked that wait for it.
pub(crate) fn ended(app: &mut App, id: RunId, refreshed: Result<Box<FeedsRefreshed>, CleanText>) {
    let Some(one) = app.runs.end(id) else { return };
    match refreshed {
        Ok(refreshed) => {
            tell(app, one.run.by, &refreshed);
            let is_changed = |feed: &FeedRefreshed| {
                matches!(feed.outcome, FeedOutcome::Changed | FeedOutcome::Gone) || feed.new > 0
            };
            if refreshed.feeds.iter().any(is_changed) {
                app.show_anew();
            } else {
                super::feeds::load(app);
            }
        }
        Err(why) => app.remark(&why),
    }
    let next = app.runs.next(app.now);
    app.effects.extend(next.map(Effect::RefreshFeeds));
}

/// Says what came of asking feeds; what there is to know of each stands among the messages.
fn tell(app: &mut App, by: By, refreshed: &FeedsRefreshed) {
    for feed in &refreshed.feeds {
        for notice in &feed.notices {
            app.note(Severity::Done, &format!("{}: {notice}", shown(&feed.name)));
        }
    }
    for notice in &refreshed.notices {
        app.note(Severity::Warning, notice);
    }
    if by == By::Person && tell_alone(app, refreshed) {
        return;
    }
    for feed in &refreshed.feeds {
        let is_told = feed.outcome.is_news() || by == By::Person;
        if let Some(why) = fault(feed).filter(|_| is_told && !refreshed.is_offline) {
            app.note(Severity::Warning, &why);
        }
    }
    let mut said = refreshed.sentence();
    match by {
        By::Itself if refreshed.new_articles() == 0 => return,
        By::Person if refreshed.failed() > 0 && !refreshed.is_offline => {
            said += &format!("; {} tells why", app.key_of(CommandId::Messages));
        }
        By::Person | By::Itself => {}
    }
    if by == By::Person && !refreshed.is_stopped && !refreshed.is_offline {
        said = with_held(app, said, refreshed);
    }
    app.mention(&said);
}

/// Says what is wrong with the only feed that a person has asked; tells whether anything is.
fn tell_alone(app: &mut App, refreshed: &FeedsRefreshed) -> bool {
    if let [feed] = refreshed.feeds.as_slice()
        && feed.outcome == FeedOutcome::Held
        && !refreshed.is_stopped
    {
        let said = feed.until.map_or_else(
            // It was removed or changed meanwhile.
            || "was not asked".to_owned(),
            |until| {
                let until = app.hour_after(until);
                format!("is not asked until {until}: its host wants to be left alone")
            },
        );
        app.mention(&format!("{} {said}.", shown(&feed.name)));
        return true;
    }
    // Where there is more to be said, the reason stands among the messages.
    let is_all = refreshed.asked() == 1
        && refreshed.new_articles() == 0
        && refreshed.held().next().is_none()
        && !refreshed.is_stopped;
    if !is_all || refreshed.is_offline {
        return false;
    }
    let Some(why) = refreshed.feeds.iter().find_map(fault) else {
        return false;
    };
    let said = match refreshed.feeds.as_slice() {
        [_] => why,
        _ => format!("{}: {why}", refreshed.sentence()),
    };
    app.remark(&said);
    true
}

/// Adds how many feeds were not asked since their hosts want to be left alone, and until when.
fn with_held(app: &App, said: String, refreshed: &FeedsRefreshed) -> String {
    let held = refreshed.held().map(|(_, until)| until);
    let (Some(first), Some(last)) = (held.clone().min(), held.clone().max()) else {
        return said;
    };
    let (count, until) = (held.count(), app.hour_after(last));
    let until = match first == last {
        true => format!(" until {until}"),
        false => format!(", the last until {until}"),
    };
    let held = match count {
        1 => format!("1 feed is not asked{until}, since its host wants to be left alone"),
        _ => format!("{count} feeds are not asked{until}, since their hosts want to be left alone"),
    };
    match count == refreshed.feeds.len() {
        true => format!("{held}."),
        false => format!("{}; {held}", said.trim_end_matches('.')),
    }
}

/// Says what is wrong with a feed; nothing where it answered, or was not asked.
fn fault(feed: &FeedRefreshed) -> Option<String> {
    let why = feed.outcome.fault()?;
    let hint = match &feed.outcome {
        FeedOutcome::Failed { hint, .. } => hint.as_deref(),
        _ => None,
    };
    let hint = hint.map_or_else(String::new, |hint| format!(" {hint}"));
    Some(format!("{}: {why}{hint}", shown(&feed.name)))
}

//! Asking feeds for what is new: by a key, by itself where the person has set that, and what came of it.

use jiff::{SignedDuration, Timestamp};

use crate::{
    app::{
        App, Effect, Severity,
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
    let Some((feeds, name)) = super::feeds::meant(app) else {
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
    // A single feed that a person has asked says itself what is wrong with it.
    if let (By::Person, [feed]) = (by, refreshed.feeds.as_slice()) {
        match &feed.outcome {
            FeedOutcome::Failed { why, hint, .. } if !refreshed.is_offline => {
                return app.remark(&failed(feed, why, hint.as_ref()));
            }
            FeedOutcome::Held if !refreshed.is_stopped => {
                let until = feed.until.map_or_else(
                    || "for a while".to_owned(),
                    |until| format!("until {}", time_of(app, until)),
                );
                let said = "was not asked: its host wants to be left alone";
                return app.mention(&format!("{} {said} {until}.", shown(&feed.name)));
            }
            _ => {}
        }
    }
    for feed in &refreshed.feeds {
        for notice in &feed.notices {
            app.note(Severity::Done, &format!("{}: {notice}", shown(&feed.name)));
        }
        match &feed.outcome {
            FeedOutcome::Failed { why, hint, is_news }
                if (*is_news || by == By::Person) && !refreshed.is_offline =>
            {
                app.note(Severity::Warning, &failed(feed, why, hint.as_ref()));
            }
            FeedOutcome::Gone => {
                let said = "its server says that it is gone for good; it is not asked any more.";
                app.note(Severity::Warning, &format!("{}: {said}", shown(&feed.name)));
            }
            _ => {}
        }
    }
    for notice in &refreshed.notices {
        app.note(Severity::Warning, notice);
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

/// Adds how many feeds were not asked since their hosts want to be left alone, and until when.
fn with_held(app: &App, said: String, refreshed: &FeedsRefreshed) -> String {
    let held = refreshed.feeds.iter().filter_map(|feed| feed.until);
    let Some(last) = held.clone().max() else {
        return said;
    };
    let (count, until) = (held.count(), time_of(app, last));
    let (hosts, was) = match count {
        1 => ("its host wants", "feed was"),
        _ => ("their hosts want", "feeds were"),
    };
    let bare = said.trim_end_matches('.');
    match count == refreshed.feeds.len() {
        // The sentence says already that they were not.
        true => format!("{bare} until {until}."),
        false => {
            format!("{bare}; {count} {was} not asked, since {hosts} to be left alone until {until}")
        }
    }
}

/// Says when something is, with the day where that is not today.
fn time_of(app: &App, time: Timestamp) -> String {
    let [now, time] = [app.now, time].map(|it| it.to_zoned(app.zone.clone()));
    let form = match now.date() == time.date() {
        true => "%H:%M",
        false => "%-d %b, %H:%M",
    };
    time.strftime(form).to_string()
}

fn failed(feed: &FeedRefreshed, why: &CleanText, hint: Option<&CleanText>) -> String {
    let hint = hint.map_or_else(String::new, |hint| format!(" {hint}"));
    format!("{}: {why}{hint}", shown(&feed.name))
}

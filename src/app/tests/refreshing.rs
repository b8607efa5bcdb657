//! Asking feeds on the screen: by a key, by itself, and what is said of what came.

use jiff::SignedDuration;

use super::{
    feeds::{fed, feed_id, messages},
    *,
};
use crate::{
    app::refreshing::{By, Run, RunId},
    model::{
        self,
        view::{FeedOutcome, FeedRefreshed, FeedsRefreshed, Refreshing},
    },
};

pub(super) fn asked(stage: &Stage) -> Vec<&Run> {
    let runs = stage.left.iter().filter_map(|effect| match effect {
        Effect::RefreshFeeds(run) => Some(run),
        _ => None,
    });
    runs.collect()
}

pub(super) fn refreshed(feeds: Vec<FeedRefreshed>) -> Result<Box<FeedsRefreshed>, CleanText> {
    Ok(Box::new(FeedsRefreshed {
        feeds,
        ..FeedsRefreshed::default()
    }))
}

pub(super) fn of(number: u8, outcome: FeedOutcome, new: usize) -> FeedRefreshed {
    FeedRefreshed {
        id: feed_id(number),
        name: CleanText::line("Harbour Post"),
        outcome,
        until: None,
        new,
        revised: 0,
        corrected: 0,
        notices: Vec::new(),
    }
}

fn failed(is_news: bool) -> FeedOutcome {
    FeedOutcome::Failed {
        why: CleanText::line("It does not answer."),
        hint: Some(CleanText::line("Try later.")),
        is_news,
    }
}

#[test]
fn all_feeds_are_asked_one_time_at_a_time_and_asking_once_more_stops_it() {
    let mut stage = fed();
    stage.keys("g U");
    assert_eq!(
        stage.said(),
        "Refreshing the feeds that are due …; gU stops that"
    );
    stage.keys("g F g r");
    assert_eq!(
        stage.said(),
        "Refreshing “News” …, once the others are done"
    );
    assert_eq!(asked(&stage).len(), 1);
    let told = Refreshing {
        done: 2,
        of: 3,
        new: 1,
        ..Refreshing::default()
    };
    stage.send(Message::Refreshing(RunId(1), told));
    assert_eq!(
        stage.app.runs.told().as_deref(),
        Some("feeds 2 of 3 · 1 new")
    );
    let both = vec![of(1, FeedOutcome::Changed, 4), of(2, failed(false), 0)];
    stage.send(Message::FeedsRefreshed(RunId(1), refreshed(both)));
    assert_eq!(stage.said(), "4 new in one feed · 1 failed; gm tells why");
    let expected = "“Harbour Post”: It does not answer. Try later.";
    assert!(messages(&stage).contains(&expected.to_owned()));
    // Now the folder: its feeds, also those below.
    let run = asked(&stage)[1].clone();
    assert_eq!(run.feeds.unwrap().len(), 2);
    stage.keys("g U");
    assert!(stage.left.contains(&Effect::StopRefreshing(RunId(2))));
    stage.keys("g U");
    assert_eq!(stage.said(), "This is ending already.");
    stage.send(Message::FeedsRefreshed(RunId(2), refreshed(Vec::new())));
    assert_eq!(stage.app.runs.told(), None);
    stage.keys("g U");
    assert_eq!(asked(&stage).len(), 3);
}

#[test]
fn a_feed_that_a_person_asks_says_itself_what_is_wrong() {
    let mut stage = fed();
    stage.keys("g F G g r");
    stage.send(Message::FeedsRefreshed(
        RunId(1),
        refreshed(vec![of(3, failed(false), 0)]),
    ));
    assert_eq!(
        stage.said(),
        "“Harbour Post”: It does not answer. Try later."
    );
    // So does the only one that was due, and each that is gone.
    stage.keys("g U");
    let feeds = vec![of(1, FeedOutcome::NotDue, 0), of(3, failed(false), 0)];
    stage.send(Message::FeedsRefreshed(RunId(2), refreshed(feeds)));
    assert_eq!(
        stage.said(),
        "One feed failed: “Harbour Post”: It does not answer. Try later."
    );
    stage.keys("g r");
    let gone = vec![of(3, FeedOutcome::Gone, 0)];
    stage.send(Message::FeedsRefreshed(RunId(3), refreshed(gone)));
    assert_eq!(
        stage.said(),
        "“Harbour Post”: Its server says that it is gone for good (410), and it is not asked any more."
    );
    stage.keys("g U");
    let both = vec![of(1, failed(false), 0), of(3, failed(true), 0)];
    stage.send(Message::FeedsRefreshed(RunId(4), refreshed(both)));
    assert_eq!(stage.said(), "2 feeds failed; gm tells why");
}

#[test]
fn a_feed_that_is_stopped_is_not_asked_with_its_folder() {
    let mut stage = fed();
    let stamp = stage.clock.tick(now());
    let record = stage.records.entry(RecordId::feed(feed_id(2)));
    let value = Value::Text(CleanText::line("by hand"));
    let at = model::Path::parse("stopped");
    record.or_default().set(at, Some(value), stamp);
    stage.send(Message::Refreshed);
    stage.keys("g F g r");
    assert_eq!(asked(&stage)[0].feeds.as_deref(), Some(&[feed_id(1)][..]));
}

#[test]
fn until_when_a_host_wants_to_be_left_alone_is_told_of_a_feed_and_of_a_folder() {
    let zone = fed().app.zone.clone();
    let held = |number, hours| FeedRefreshed {
        until: Some(now() + SignedDuration::from_hours(hours)),
        ..of(number, FeedOutcome::Held, 0)
    };
    // It is forty seconds past a minute: who asks at the one that is told must not be too early.
    let at = |hours| {
        let time = now() + SignedDuration::from_hours(hours) + SignedDuration::from_secs(20);
        time.to_zoned(zone.clone())
    };
    let (soon, late) = (
        at(0).strftime("%H:%M").to_string(),
        at(50).strftime("%-d %b %Y %H:%M").to_string(),
    );
    for (feeds, said) in [
        (
            vec![held(1, 0)],
            format!("“Harbour Post” is not asked until {soon}: its host wants to be left alone."),
        ),
        (
            vec![held(1, 0), held(2, 50)],
            format!(
                "2 feeds are not asked, the last until {late}, since their hosts want to be left alone."
            ),
        ),
        (
            vec![of(1, FeedOutcome::NotDue, 0), held(2, 50), held(3, 0)],
            format!(
                "No feed is due; 2 feeds are not asked, the last until {late}, since their hosts want to be left alone"
            ),
        ),
        (
            vec![of(1, FeedOutcome::Changed, 3), held(2, 50)],
            format!(
                "3 new in one feed; 1 feed is not asked until {late}, since its host wants to be left alone"
            ),
        ),
        (
            vec![
                of(1, FeedOutcome::Changed, 3),
                of(3, failed(true), 0),
                held(2, 50),
            ],
            format!(
                "3 new in one feed · 1 failed; gm tells why; 1 feed is not asked until {late}, since its host wants to be left alone"
            ),
        ),
    ] {
        let mut stage = fed();
        stage.keys("g F g r");
        stage.send(Message::FeedsRefreshed(RunId(1), refreshed(feeds)));
        assert_eq!(stage.said(), said);
    }
}

#[test]
fn nothing_is_asked_by_itself_unless_a_person_has_set_that() {
    let mut stage = fed();
    stage.send(Message::RefreshDue);
    stage.send(Message::FocusGained);
    assert!(asked(&stage).is_empty());
    stage.app.settings.refresh_minutes = 30;
    let later = |minutes: i64| now() + SignedDuration::from_mins(minutes);
    for (minutes, runs) in [(29, 0), (30, 1), (60, 1)] {
        let effects = stage.app.update(Message::RefreshDue, later(minutes));
        stage.carry_out(effects);
        assert_eq!(asked(&stage).len(), runs, "{minutes}");
    }
    assert_eq!(asked(&stage)[0].by, By::Itself);
    // What comes of it hides no warning that was not read yet, and where there is nothing it is not told.
    stage.app.said = None;
    let one = vec![of(1, failed(true), 0)];
    stage.send(Message::FeedsRefreshed(RunId(1), refreshed(one)));
    assert_eq!(stage.said(), "");
    assert!(messages(&stage)[0].starts_with("“Harbour Post”"));
    let effects = stage.app.update(Message::RefreshDue, later(90));
    stage.carry_out(effects);
    stage.send(Message::Told(
        Severity::Warning,
        CleanText::line("Look here!"),
    ));
    let one = vec![of(1, FeedOutcome::Changed, 2)];
    stage.send(Message::FeedsRefreshed(RunId(2), refreshed(one)));
    assert_eq!(stage.said(), "Look here!");
    assert_eq!(messages(&stage)[0], "2 new in one feed");
}

#[test]
fn feeds_are_asked_at_the_start_where_a_person_has_set_that() {
    let mut stage = fed();
    stage.app = App::new(100, 30, Ids::new(9));
    let effects = stage.app.start(None, Kept::default());
    stage.carry_out(effects);
    stage.app.settings.refresh_at_start = true;
    assert!(asked(&stage).is_empty());
    stage.send(Message::Loaded);
    assert_eq!(asked(&stage).len(), 1);
    stage.send(Message::Loaded);
    assert_eq!(asked(&stage).len(), 1);
}

#[test]
fn while_feeds_are_asked_the_list_is_shown_anew_only_every_two_seconds() {
    let mut stage = fed();
    stage.keys("g U");
    let mut loads = |new: usize, seconds: i64| {
        let told = Refreshing {
            new,
            of: 9,
            ..Refreshing::default()
        };
        let at = now() + SignedDuration::from_secs(seconds);
        let effects = stage.app.update(Message::Refreshing(RunId(1), told), at);
        let is_load = |effect: &&Effect| matches!(effect, Effect::LoadPage { .. });
        let loads = effects.iter().filter(is_load).count();
        stage.carry_out(effects);
        loads
    };
    assert_eq!(loads(1, 1), 0);
    assert_eq!(loads(2, 2), 1);
    assert_eq!(loads(3, 3), 0);
    assert_eq!(loads(3, 4), 1);
    assert_eq!(loads(3, 9), 0);
}

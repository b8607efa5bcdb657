//! Following feeds on the screen: by an address that is typed or pasted, mended, or left.

use super::{
    feeds::{address, fed, feed_id, listed, written},
    refreshing::{asked, of, refreshed},
    *,
};
use crate::{
    app::{
        overlay::{Bearing, Choice},
        refreshing::{By, RunId},
        waiting,
    },
    model::{
        PageAddress,
        view::{FeedOutcome, FoundFeed, FoundFeeds, NamedFeed},
    },
};

fn found_feed() -> FoundFeeds {
    FoundFeeds::Feed(FoundFeed {
        address: address("https://island.example/atom"),
        title: CleanText::line("Island Letter"),
        site: None,
    })
}

/// Where feeds were looked for, with whether that is still waited for.
fn looks(stage: &Stage) -> Vec<(PageAddress, waiting::Asked)> {
    let looks = stage.left.iter().filter_map(|effect| match effect {
        Effect::LookForFeeds(address, asked) => Some((address.clone(), asked.clone())),
        _ => None,
    });
    looks.collect()
}

fn looked_at(stage: &Stage) -> Vec<PageAddress> {
    looks(stage).into_iter().map(|(at, _)| at).collect()
}

#[test]
fn a_feed_is_followed_by_its_address_and_asked_at_once() {
    let mut stage = fed();
    stage
        .keys("g F n")
        .types("island.example/atom")
        .keys("Enter");
    let asked_for = address("island.example/atom");
    assert_eq!(looked_at(&stage).last(), Some(&asked_for));
    stage.send(Message::FeedsFound(asked_for, Ok(found_feed())));
    assert_eq!(
        stage.said(),
        "Following “Island Letter”; asking it for what is new …"
    );
    assert_eq!(listed(&stage).last().unwrap(), "*Island Letter 0");
    let run = asked(&stage)[0];
    assert_eq!(run.feeds.as_deref(), Some(&[feed_id(99)][..]));
    assert_eq!(run.by, By::Person);
    stage.send(Message::FeedsRefreshed(
        RunId(1),
        refreshed(vec![of(99, FeedOutcome::Changed, 3)]),
    ));
    assert_eq!(stage.said(), "3 new in one feed");
    stage.keys("u");
    assert!(!listed(&stage).iter().any(|row| row.contains("Island")));
}

#[test]
fn an_address_stays_in_its_field_until_a_feed_is_found_there() {
    let mut stage = fed();
    stage
        .keys("g F n")
        .types("ftp://island.example/")
        .keys("Enter");
    assert!(stage.said().contains("is not followed"), "{}", stage.said());
    assert_eq!(written(&stage), "ftp://island.example/");
    stage.keys("C-u").types("island.example").keys("Enter");
    let why = CleanText::line("No feed stands there.");
    stage.send(Message::FeedsFound(address("island.example"), Err(why)));
    assert_eq!(stage.said(), "No feed stands there.");
    assert_eq!(written(&stage), "island.example");
    stage.types("/atom").keys("Enter");
    let found = Message::FeedsFound(address("island.example/atom"), Ok(found_feed()));
    stage.send(found);
    assert_eq!(listed(&stage).last().unwrap(), "*Island Letter 0");
    assert_eq!(looked_at(&stage).len(), 2);
}

#[test]
fn an_address_that_is_pasted_is_followed() {
    let mut stage = fed();
    stage.keys("g F");
    stage.send(Message::Pasted("https://island.example/atom\n".to_owned()));
    // Programs that hand a feed on write its scheme before it.
    stage.send(Message::Pasted("feed://island.example/rss".to_owned()));
    stage
        .keys("n")
        .types("feed:https://island.example/json")
        .keys("Enter");
    let [atom, rss, json] = [
        "https://island.example/atom",
        "http://island.example/rss",
        "https://island.example/json",
    ]
    .map(address);
    assert_eq!(looked_at(&stage), [atom.clone(), rss, json.clone()]);
    stage.send(Message::FeedsFound(json, Ok(found_feed())));
    assert_eq!(listed(&stage).last().unwrap(), "*Island Letter 0");
}

#[test]
fn looking_for_feeds_is_stopped_by_a_step_back_and_what_comes_of_it_is_left() {
    let mut stage = fed();
    let at = address("island.example/atom");
    stage
        .keys("g F n")
        .types("island.example/atom")
        .keys("Enter");
    assert_eq!(
        stage.said(),
        "Looking for a feed at “https://island.example/atom” …; Esc stops that"
    );
    let asked = looks(&stage).last().map(|(_, asked)| asked.clone());
    let asked = asked.unwrap();
    assert!(!asked.is_left());
    stage.keys("Esc");
    assert!(asked.is_left());
    assert_eq!(
        stage.said(),
        "Not looking at “https://island.example/atom” any more."
    );
    assert_eq!(written(&stage), "island.example/atom");
    stage.send(Message::FeedsFound(at.clone(), Ok(found_feed())));
    assert_eq!(written(&stage), "island.example/atom");
    // Nothing goes on any more, so the field is left, and then the panel.
    stage.keys("Esc");
    assert_eq!(listed(&stage).len(), 7);
    stage.send(Message::Pasted("https://island.example/atom".to_owned()));
    stage.keys("Esc");
    assert!(looks(&stage).last().unwrap().1.is_left());
    assert_eq!(listed(&stage).len(), 7);
    stage.keys("Esc");
    assert!(stage.app.overlays.is_empty());
}

#[test]
fn of_several_feeds_that_a_page_names_one_is_chosen() {
    let named = |path: &str, title: &str| NamedFeed {
        address: address(&format!("https://island.example/{path}")),
        title: Some(CleanText::line(title)),
    };
    let feeds = vec![named("all", "Everything"), named("sport", "Sport alone")];
    let page = address("https://island.example/");
    let mut stage = fed();
    stage.keys("g F n").types("island.example").keys("Enter");
    let found = || Message::FeedsFound(page.clone(), Ok(FoundFeeds::Named(feeds.clone())));
    stage.send(found());
    stage.types("spo");
    let Some(Overlay::Picker(picker)) = stage.app.overlays.last() else {
        panic!("no picker")
    };
    assert!(matches!(picker.bearing, Bearing::Follow { .. }));
    assert!(matches!(picker.choices.as_slice(), [Choice::Feed { .. }]));
    stage.keys("Enter");
    let chosen = address("https://island.example/sport");
    assert_eq!(looked_at(&stage).last(), Some(&chosen));
    // Another is chosen where nothing comes of that.
    let why = CleanText::line("It does not answer.");
    stage.send(Message::FeedsFound(chosen, Err(why.clone())));
    assert_eq!(stage.app.place(), Place::Picker);
    // Whoever chooses another before the first has answered wants that one alone.
    stage.keys("Enter C-u").types("every").keys("Enter");
    let looks = looks(&stage);
    let [.., (_, first), (last, second)] = looks.as_slice() else {
        panic!("{looks:?}");
    };
    assert_eq!(*last, address("https://island.example/all"));
    assert!(first.is_left() && !second.is_left());
    stage.send(Message::FeedsFound(last.clone(), Err(why)));
    // What is being typed gets the keys.
    stage.keys("Esc");
    stage.send(Message::Pasted(page.to_string()));
    stage.keys("f");
    stage.send(found());
    assert_eq!(stage.app.place(), Place::Filter);
    assert!(stage.said().contains("names 2 feeds"), "{}", stage.said());
}

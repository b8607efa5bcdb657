//! Sentences of several articles that disagree.

use std::{cell::Cell, collections::BTreeSet};

use briefreader::{
    library::{Depth, Flow, Library, Parts, disagreements::Scope},
    query::Moment,
};
use jiff::{Timestamp, tz::TimeZone};

use crate::room::Room;

fn index(library: &Library) {
    let watch = |_| Flow::Continue;
    library
        .bring_index_up_to_date(Depth::Files, Parts::Words, &watch)
        .unwrap();
}

fn now() -> Moment {
    Moment {
        now: Timestamp::UNIX_EPOCH,
        zone: TimeZone::UTC,
    }
}

/// A report of a fire with a number of dead, and something of its own.
fn report(dead: usize, own: &str) -> String {
    format!(
        "Fire {own}\n\nA fire at the Halden paper mill killed {dead} people on the night. It was {own}.\n"
    )
}

#[test]
fn each_pair_is_told_once_and_only_within_what_is_asked() {
    let room = Room::new();
    let library = room.open();
    let ids = ["one", "two", "three"].map(|own| {
        let dead = own.len();
        room.add(&library, &format!("{own}.txt"), &report(dead + 10, own))
            .id
    });
    index(&library);
    let pairs = |scope: &Scope<'_>| {
        let found = library.disagreements(scope, &now(), &|| false).unwrap();
        let pairs = found.iter().map(|one| {
            let (left, right) = (one.left.article.id, one.right.article.id);
            (left.min(right), left.max(right))
        });
        pairs.collect::<Vec<_>>()
    };
    let pair = |one: usize, other: usize| (ids[one].min(ids[other]), ids[one].max(ids[other]));
    // Of the first and the second the number is the same.
    let expected = BTreeSet::from([pair(0, 2), pair(1, 2)]);
    let all = pairs(&Scope::All(None));
    assert_eq!(all.len(), 2);
    assert_eq!(all.into_iter().collect::<BTreeSet<_>>(), expected);
    let within = BTreeSet::from([ids[0], ids[2]]);
    assert_eq!(pairs(&Scope::All(Some(&within))), [pair(0, 2)]);
    assert_eq!(pairs(&Scope::Article(ids[1], None)), [pair(1, 2)]);
    assert_eq!(pairs(&Scope::Article(ids[1], Some(&within))), [pair(1, 2)]);
}

#[test]
fn of_very_many_copies_of_a_story_some_are_compared_and_it_can_be_cancelled() {
    let room = Room::new();
    let library = room.open();
    let mut ids = Vec::new();
    for at in 0..120 {
        let text = report(12 + at % 2, &format!("number {at}"));
        ids.push(room.add(&library, &format!("{at}.txt"), &text).id);
    }
    index(&library);
    let found = library
        .disagreements(&Scope::Article(ids[0], None), &now(), &|| false)
        .unwrap();
    assert!((1..=30).contains(&found.len()), "{}", found.len());
    let asked = Cell::new(0);
    let cancelled = || {
        asked.set(asked.get() + 1);
        asked.get() > 5
    };
    let some = library.disagreements(&Scope::All(None), &now(), &cancelled);
    assert!(some.unwrap().len() < 120);
    assert!(asked.get() < 20, "{}", asked.get());
}

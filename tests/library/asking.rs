//! What queries find: articles, annotations and claims.

use briefreader::{
    library::{Depth, Flow, Library, Parts},
    model::{ArticleId, Stance},
    query::{self, FIELDS, Moment, Takes},
};
use jiff::tz::TimeZone;

use crate::room::{Hand, Room, now};

const NEWS: &str = "Cloud package\n\nIts devices work offline and sync later. They are small.\n";
const OTHER: &str = "Other news\n\nNo devices are part of it.\n";

fn at() -> Moment {
    Moment {
        now: now(),
        zone: TimeZone::UTC,
    }
}

fn articles(library: &Library, typed: &str) -> Vec<ArticleId> {
    let rows = library
        .articles(&query::parse(typed), &at(), usize::MAX)
        .unwrap();
    rows.iter().map(|row| row.article.id).collect()
}

#[test]
fn rows_of_a_query_have_the_counts_of_a_list_and_know_what_was_just_done() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let news = room.add(&library, "news.txt", NEWS).id;
    let other = room.add(&library, "other.txt", OTHER).id;
    assert_eq!(articles(&library, "devices sort:title"), [news, other]);
    assert_eq!(articles(&library, "has:claim"), []);
    let claim = hand.claim("It works offline");
    let (mark, _) = hand.mark(news, "They are small.");
    hand.flag(news, mark, claim, Stance::Supports);
    let rows = library
        .articles(&query::parse("has:claim"), &at(), 9)
        .unwrap();
    let [row] = rows.as_slice() else {
        panic!("{rows:?}")
    };
    assert_eq!((row.article.id, row.annotations, row.claims), (news, 1, 1));
    // A library that has read nothing yet answers the same.
    let fresh = room.open();
    fresh
        .bring_index_up_to_date(Depth::Files, Parts::Words, &|_| Flow::Continue)
        .unwrap();
    assert_eq!(
        fresh
            .articles(&query::parse("has:claim"), &at(), 9)
            .unwrap(),
        rows
    );
}

#[test]
fn annotations_come_with_their_articles_in_the_order_of_these() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let news = room.add(&library, "news.txt", NEWS).id;
    let other = room.add(&library, "other.txt", OTHER).id;
    let (small, _) = hand.mark(news, "They are small.");
    let (part, _) = hand.mark(other, "No devices are part of it.");
    let (sync, undone) = hand.mark(news, "sync later");
    let asked = |typed: &str| {
        library
            .annotations_asked(&query::parse(typed), &at())
            .unwrap()
    };
    assert_eq!(
        asked("sort:title"),
        [(news, small), (news, sync), (other, part)]
    );
    assert_eq!(
        asked("sort:-title"),
        [(other, part), (news, small), (news, sync)]
    );
    assert_eq!(asked("quote:devices OR title:package"), asked(""));
    assert_eq!(asked("-quote:are"), [(news, sync)]);
    assert_eq!(asked("text:offline -quote:small"), [(news, sync)]);
    let undo = hand.undo(&undone);
    hand.save(&undo);
    assert_eq!(asked("-quote:are"), []);
    hand.remove(other);
    assert_eq!(asked(""), [(news, small)]);
    assert_eq!(asked("is:trashed"), [(other, part)]);
}

#[test]
fn each_term_is_asked_of_a_claim_by_itself() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let news = room.add(&library, "news.txt", NEWS).id;
    let other = room.add(&library, "other.txt", OTHER).id;
    let both = hand.claim("Both tell it");
    let one = hand.claim("One tells it");
    let none = hand.claim("Nobody tells it");
    let (small, _) = hand.mark(news, "They are small.");
    let (part, _) = hand.mark(other, "No devices are part of it.");
    hand.flag(news, small, both, Stance::Supports);
    hand.flag(news, small, one, Stance::Refutes);
    hand.flag(other, part, both, Stance::Mentions);
    let asked = |typed: &str| library.claims_asked(&query::parse(typed), &at()).unwrap();
    assert_eq!(asked(""), [both, one, none]);
    assert_eq!(asked("title:package"), [both, one]);
    assert_eq!(asked("title:package title:other"), [both]);
    assert_eq!(asked("-title:other"), [one, none]);
    assert_eq!(asked("title:other OR nobody"), [both, none]);
    // The stance is that towards this claim, not towards another one that the annotation bears on.
    assert_eq!(asked("stance:supports"), [both]);
    assert_eq!(asked("stance:refutes"), [one]);
    assert_eq!(asked("has:claim"), [both, one]);
    assert_eq!(asked(&format!("claim:{}", one.short())), [one]);
    // Evidence of an article in the trash counts.
    hand.remove(other);
    assert_eq!(asked("title:other"), [both]);
}

/// Checks that what a query finds and what its contrary finds are all, and no two of them the same.
#[track_caller]
fn parts<T: Ord + Copy + std::fmt::Debug>(typed: &str, ask: impl Fn(&str) -> Vec<T>) {
    let mut all = ask("");
    let mut both = ask(typed);
    both.extend(ask(&format!("-{typed}")));
    all.sort();
    both.sort();
    assert_eq!(both, all, "{typed}");
}

#[test]
fn each_field_parts_articles_annotations_and_claims_in_two() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let news = room.add(&library, "news.txt", NEWS).id;
    let other = room.add(&library, "other.txt", OTHER).id;
    let (small, _) = hand.mark(news, "They are small.");
    hand.mark(other, "No devices are part of it.");
    let claim = hand.claim("It works offline");
    hand.claim("Nobody tells it");
    hand.flag(news, small, claim, Stance::Refutes);
    let fields = FIELDS.iter().filter(|field| field.takes != Takes::Sort);
    let fields = fields.map(|field| format!("{}:{}", field.name, field.example));
    let words = ["devices", "offline", "it"].map(str::to_owned);
    for typed in fields.chain(words) {
        assert_eq!(query::parse(&typed).faults, [], "{typed}");
        parts(&typed, |typed| articles(&library, typed));
        parts(&typed, |typed| {
            library
                .annotations_asked(&query::parse(typed), &at())
                .unwrap()
        });
        parts(&typed, |typed| {
            library.claims_asked(&query::parse(typed), &at()).unwrap()
        });
    }
}

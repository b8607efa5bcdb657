//! Feeds: what came by them, counted and found again.

use std::collections::HashMap;

use jiff::{Timestamp, tz::TimeZone};
use uuid::Uuid;

use crate::{
    index::Index,
    model::{
        ArticleId, CleanText, DeviceId, EntryKey, FeedId, Field, FieldValue, Path, Record, Stamp,
        article::{self, Reading},
        feed,
        view::Counts,
    },
    query::{self, Moment},
};

const NORTH: FeedId = FeedId(Uuid::from_u128(0xf1));
const HARBOUR: FeedId = FeedId(Uuid::from_u128(0xf2));

const NONE: [u8; 0] = [];

fn id(number: u8) -> ArticleId {
    ArticleId(Uuid::from_u128(number.into()))
}

fn time(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn stamp() -> Stamp {
    Stamp::new(1, 0, DeviceId(1))
}

fn set<T: FieldValue>(record: &mut Record, field: Field<T>, value: &T) {
    record.set(field.path(), Some(value.to_value()), stamp());
}

/// An article that was added at a second and came by feeds, as the entries of these numbers.
fn article(added: i64, came_by: &[(FeedId, u8)]) -> Record {
    let mut record = Record::default();
    set(&mut record, article::ADDED, &time(added));
    for (feed, entry) in came_by {
        let value = Some(EntryKey([*entry; 16]).to_value());
        record.set(article::feed(*feed), value, stamp());
    }
    record
}

fn feed(name: &str, folders: &[&str]) -> Record {
    let mut record = Record::default();
    let url = CleanText::line("https://desk.example/feed");
    set(&mut record, feed::URL, &url);
    set(&mut record, feed::NAME, &CleanText::line(name));
    for folder in folders {
        let folder = CleanText::line(folder);
        let path = feed::folders().child(&folder);
        record.set(path, Some(folder.to_value()), stamp());
    }
    record
}

fn put(index: &Index, number: u8, record: &Record) {
    index
        .write(|batch| batch.put_article(id(number), record))
        .unwrap();
}

fn put_feed(index: &Index, id: FeedId, record: &Record) {
    index.write(|batch| batch.put_feed(id, record)).unwrap();
}

fn at() -> Moment {
    Moment {
        now: Timestamp::UNIX_EPOCH,
        zone: TimeZone::UTC,
    }
}

fn found(index: &Index, typed: &str) -> Vec<u8> {
    let query = query::parse(typed);
    assert_eq!(query.faults, [], "{typed}");
    let ids = index.articles(&query, &at(), usize::MAX).unwrap();
    let mut numbers: Vec<u8> = ids.iter().map(|id| id.0.as_bytes()[15]).collect();
    numbers.sort_unstable();
    numbers
}

fn with<T: FieldValue>(mut record: Record, field: Field<T>, value: &T) -> Record {
    set(&mut record, field, value);
    record
}

/// Two feeds; of the articles of the first one is read, one in the trash, one purged.
fn filled() -> Index {
    let index = Index::in_memory().unwrap();
    put(&index, 1, &article(10, &[(NORTH, 1)]));
    let read = with(
        article(20, &[(NORTH, 2), (HARBOUR, 2)]),
        article::READING,
        &Reading::Read,
    );
    put(&index, 2, &read);
    let removed = with(article(30, &[(NORTH, 3)]), article::REMOVED, &time(40));
    put(&index, 3, &removed);
    let purged = with(article(30, &[(NORTH, 4)]), article::PURGED, &time(40));
    put(&index, 4, &purged);
    put(&index, 5, &article(50, &[]));
    put_feed(&index, NORTH, &feed("Desk North", &["News/Europe", "Sea"]));
    put_feed(&index, HARBOUR, &feed("Harbour", &["News"]));
    index
}

#[test]
fn what_came_by_several_feeds_is_counted_for_each_set_of_them() {
    let index = filled();
    let sea = FeedId(Uuid::from_u128(0xf0));
    put(&index, 6, &article(60, &[(NORTH, 6), (HARBOUR, 6)]));
    put(
        &index,
        7,
        &article(10, &[(sea, 7), (HARBOUR, 7), (NORTH, 7)]),
    );
    let removed = with(
        article(30, &[(NORTH, 8), (HARBOUR, 8)]),
        article::REMOVED,
        &time(40),
    );
    put(&index, 8, &removed);
    let shared = index.feed_overlaps(Some(time(30))).unwrap().into_iter();
    let shared = shared.map(|shared| {
        let feeds: Vec<FeedId> = shared.feeds.iter().copied().collect();
        let Counts {
            articles,
            unread,
            new,
            ..
        } = shared.counts;
        (feeds, [articles, unread, new])
    });
    let expected = [
        (vec![sea, NORTH, HARBOUR], [1, 1, 0]),
        (vec![NORTH, HARBOUR], [2, 1, 1]),
    ];
    assert_eq!(shared.collect::<Vec<_>>(), expected);
}

#[test]
fn what_came_by_each_feed_is_counted_but_for_the_trash() {
    let index = filled();
    let counts = |articles, unread, new| Counts {
        articles,
        unread,
        new,
        ..Counts::default()
    };
    let all = [(NORTH, counts(2, 1, 1)), (HARBOUR, counts(1, 0, 1))];
    assert_eq!(
        index.feed_counts(Some(time(10))).unwrap(),
        HashMap::from(all)
    );
    let none_new = [(NORTH, counts(2, 1, 0)), (HARBOUR, counts(1, 0, 0))];
    assert_eq!(index.feed_counts(None).unwrap(), HashMap::from(none_new));
}

#[test]
fn articles_are_found_by_feed_and_folder() {
    let index = filled();
    assert_eq!(found(&index, "feed:north"), [1, 2]);
    assert_eq!(found(&index, "feed:\"desk north\""), [1, 2]);
    assert_eq!(found(&index, "feed:harb*"), [2]);
    assert_eq!(found(&index, "feed:north,harbour -feed:harbour"), [1]);
    assert_eq!(found(&index, &format!("feed:\"{NORTH}\"")), [1, 2]);
    assert_eq!(found(&index, &format!("feed:{}", HARBOUR.short())), [2]);
    assert_eq!(found(&index, "-feed:north"), [5]);
    assert_eq!(found(&index, "folder:news"), [1, 2]);
    assert_eq!(found(&index, "folder:NEWS/europe/"), [1, 2]);
    assert_eq!(found(&index, "folder:europe"), NONE);
    assert_eq!(found(&index, "folder:new"), NONE);
    assert_eq!(found(&index, "folder:new*"), [1, 2]);
    assert_eq!(found(&index, "feed:north is:trashed"), [3]);
    // What came by a feed is no word of its text.
    assert_eq!(found(&index, "north"), NONE);
}

#[test]
fn a_feed_that_is_changed_or_removed_is_found_as_it_is_now() {
    let index = filled();
    put_feed(&index, NORTH, &feed("Desk South", &["Sea/Coast"]));
    assert_eq!(found(&index, "feed:north"), NONE);
    assert_eq!(found(&index, "feed:south folder:sea/coast"), [1, 2]);
    assert_eq!(found(&index, "folder:news/europe"), NONE);
    let removed = with(feed("Desk South", &["Sea"]), feed::REMOVED, &time(60));
    put_feed(&index, NORTH, &removed);
    assert_eq!(found(&index, "feed:south"), NONE);
    assert_eq!(found(&index, "folder:sea"), NONE);
    // By its id it is found there, too.
    assert_eq!(found(&index, &format!("feed:\"{NORTH}\"")), [1, 2]);
    // Its articles stay.
    assert_eq!(found(&index, ""), [1, 2, 5]);
    let mut nameless = Record::default();
    nameless.set(
        Path::root("name"),
        Some(CleanText::line("No address").to_value()),
        stamp(),
    );
    put_feed(&index, HARBOUR, &nameless);
    assert_eq!(found(&index, "feed:harbour"), NONE);
    assert_eq!(found(&index, "feed:address"), NONE);
}

#[test]
fn an_article_that_leaves_a_feed_is_not_of_it_any_more() {
    let index = filled();
    put(&index, 2, &article(20, &[(NORTH, 2)]));
    assert_eq!(found(&index, "feed:harbour"), NONE);
    assert_eq!(found(&index, "feed:north"), [1, 2]);
}

#[test]
fn those_of_some_articles_that_fit_come_as_they_were_given() {
    let index = filled();
    let fitting = |typed: &str, among: &[u8]| -> Vec<ArticleId> {
        let among: Vec<ArticleId> = among.iter().map(|number| id(*number)).collect();
        let query = query::parse(typed);
        index.fitting(&query, &at(), &among).unwrap()
    };
    assert_eq!(fitting("is:unread", &[5, 2, 1]), [5, 1].map(id));
    assert_eq!(fitting("feed:north", &[1]), [id(1)]);
    assert_eq!(fitting("", &[9, 3, 4, 2]), [id(2)]);
    assert_eq!(fitting("is:read OR is:unread", &[]), []);
}

//! Which articles are found by the fingerprints of their texts.

use std::collections::BTreeSet;

use super::{contents, id};
use crate::{
    compare::{Prints, Words},
    index::{Index, shared::written},
    model::{
        CleanText, FieldValue, PartialDate, Record, RecordId, SnapshotId, Stamp,
        article::{self, REMOVED},
    },
};

/// Fifteen words that stand nowhere else.
pub(super) fn words(of: &str) -> String {
    let words: Vec<String> = (0..15).map(|number| format!("{of}{number}")).collect();
    words.join(" ")
}

pub(super) fn record(of: &str, is_removed: bool) -> Record {
    let stamp = Stamp::new(1, 0, crate::model::DeviceId(1));
    let mut record = Record::default();
    // Another text is another snapshot.
    let hash = blake3::hash(of.as_bytes()).to_hex();
    let snapshot = SnapshotId::parse(&hash).unwrap();
    let taken = article::snapshots().child(snapshot.as_str());
    let now = jiff::Timestamp::UNIX_EPOCH.to_value();
    record.set(
        article::SNAPSHOT_TAKEN.path_in(&taken),
        Some(now.clone()),
        stamp,
    );
    if is_removed {
        record.set(REMOVED.path(), Some(now), stamp);
    }
    record
}

pub(super) fn put(index: &Index, number: u128, text: &str) {
    let record = record(text, false);
    index
        .write(|batch| {
            batch.put_article(id(number), &record)?;
            batch.put_words(id(number), &record, |_| Some(CleanText::new(text)))
        })
        .unwrap();
}

pub(super) fn all_prints(text: &str) -> Prints {
    Prints::All(Words::new(text).prints().into())
}

fn sharing(index: &Index, text: &str) -> Vec<u128> {
    let prints = all_prints(text);
    let found = index
        .sharing(&prints, &|other| other != id(0), 20, &|| false)
        .unwrap();
    let articles = found.articles.into_iter();
    articles.map(|id| id.0.as_u128()).collect()
}

pub(super) fn dated(index: &Index, number: u128, text: &str, date: Option<&str>) {
    let mut record = record(text, false);
    let date = date.and_then(PartialDate::parse_iso);
    let stamp = Stamp::new(1, 0, crate::model::DeviceId(1));
    record.set(
        article::PUBLISHED.path(),
        date.map(|date| date.to_value()),
        stamp,
    );
    index
        .write(|batch| {
            batch.put_article(id(number), &record)?;
            batch.put_words(id(number), &record, |_| Some(CleanText::new(text)))
        })
        .unwrap();
}

fn prints(index: &Index) -> usize {
    let rows = contents(index).into_iter();
    rows.filter(|row| row.starts_with("print ")).count()
}

#[test]
fn those_that_share_the_most_come_first() {
    let index = Index::in_memory().unwrap();
    let text = format!("{} {}", words("a"), words("b"));
    put(&index, 0, &text);
    put(&index, 1, &format!("{}. Else.", words("b")));
    put(&index, 2, &words("c"));
    put(&index, 3, &format!("Here: {text}"));
    assert_eq!(sharing(&index, &text), [3, 1]);
    assert_eq!(sharing(&index, &words("d")), [] as [u128; 0]);
    while index.write(|batch| batch.pass(usize::MAX)).unwrap() {}
    let found = index.sharing_some().unwrap();
    let found: BTreeSet<u128> = found.into_iter().map(|id| id.0.as_u128()).collect();
    assert_eq!(found, BTreeSet::from([0, 1, 3]));
    let prints = all_prints(&text);
    assert!(
        index
            .sharing(&prints, &|other| other != id(0), 20, &|| true)
            .unwrap()
            .articles
            .is_empty()
    );
}

#[test]
fn what_was_published_before_with_most_of_a_text_comes_oldest_first() {
    let index = Index::in_memory().unwrap();
    let own = words("own");
    dated(&index, 1, &own, None);
    dated(&index, 2, &format!("{own} {}", words("a")), Some("2020-08"));
    dated(
        &index,
        3,
        &format!("{} {own}", words("b")),
        Some("2020-08-20"),
    );
    dated(&index, 4, &own, Some("2020-07-31"));
    dated(&index, 5, &words("c"), Some("1999"));
    let older = |number: u128, limit| {
        let found = index.older_with(id(number), &all_prints(&own), limit);
        let found = found.unwrap();
        found
            .into_iter()
            .map(|id| id.0.as_u128())
            .collect::<Vec<_>>()
    };
    assert_eq!(older(1, 9), [4, 2, 3]);
    assert_eq!(older(1, 2), [4, 2]);
    assert_eq!(older(3, 9), [4, 2]);
    assert_eq!(older(4, 9), [] as [u128; 0]);
    // What the index does not know is older than nothing.
    assert_eq!(older(77, 9), [] as [u128; 0]);
    let none = index.older_with(id(1), &Prints::default(), 9).unwrap();
    assert!(none.is_empty());
}

#[test]
fn what_is_gone_is_not_found_and_leaves_nothing() {
    let index = Index::in_memory().unwrap();
    let text = words("a");
    for number in 1..4 {
        put(&index, number, &text);
    }
    let removed = record(&text, true);
    index
        .write(|batch| {
            batch.forget(RecordId::article(id(1)))?;
            batch.put_article(id(2), &removed)
        })
        .unwrap();
    assert_eq!(sharing(&index, &text), [3]);
    let before = prints(&index);
    put(&index, 3, &words("b"));
    assert_eq!(sharing(&index, &text), [] as [u128; 0]);
    index
        .write(|batch| batch.forget(RecordId::article(id(2))))
        .unwrap();
    index
        .write(|batch| batch.forget(RecordId::article(id(3))))
        .unwrap();
    assert!(before > 0 && prints(&index) == 0);
}

#[test]
fn a_line_below_every_text_is_passed_over_but_a_story_with_many_copies_is_not() {
    let index = Index::in_memory().unwrap();
    let line = words("subscribe");
    for number in 1..150 {
        let own = format!(
            "{} {}",
            words(&format!("n{number}x")),
            words(&format!("n{number}y"))
        );
        put(&index, number, &format!("{own} {own} {line}"));
    }
    let own = words("own");
    put(&index, 200, &format!("Copied: {own}"));
    let more = format!("{} {}", words("other"), words("further"));
    assert_eq!(sharing(&index, &format!("{own} {more} {line}")), [200]);
    let copies: Vec<u128> = (1..21).collect();
    assert_eq!(sharing(&index, &line), copies);
}

#[test]
fn of_very_many_copies_the_first_published_are_looked_into_and_the_others_counted() {
    let index = Index::in_memory().unwrap();
    let text = format!("{} {}", words("a"), words("b"));
    for number in 1..=300_u128 {
        // The later it was added, the earlier it was published.
        let day = format!("{:04}-01-01", 2300 - number);
        dated(&index, number, &text, Some(&day));
    }
    dated(&index, 999, &text, None);
    let removed = record(&text, true);
    index
        .write(|batch| batch.put_article(id(300), &removed))
        .unwrap();
    let of = |prints: &Prints, limit| {
        let is_wanted = |other| other != id(0) && other != id(299);
        index.sharing(prints, &is_wanted, limit, &|| false).unwrap()
    };
    while index.write(|batch| batch.pass(usize::MAX)).unwrap() {}
    let found = of(&all_prints(&text), 3);
    assert_eq!(found.articles, [id(298), id(297), id(296)]);
    assert_eq!((found.of, found.is_of_many), (299, true));
    // Of a few fingerprints all are looked at.
    let few = Prints::All(all_prints(&text).known()[..4].into());
    assert!(!of(&few, 3).may_be_more);
    let all = of(&few, 500);
    assert_eq!(
        (all.articles.len(), all.articles.last()),
        (299, Some(&id(999)))
    );
}

#[test]
fn of_a_text_that_was_taken_away_and_scrubbed_no_fingerprint_is_left_in_the_file() {
    let directory = tempfile::TempDir::new().unwrap();
    let path = directory.path().join("index.sqlite");
    let index = Index::open(&path).unwrap();
    put(&index, 1, &words("a"));
    put(&index, 2, &words("b"));
    let of = |text: &str| -> Vec<String> {
        let prints = Words::new(text).prints().into_iter();
        // Of a word that others stand before in order only the end may be written.
        prints
            .map(|print| written(print).chars().skip(4).collect())
            .collect()
    };
    let (gone, kept) = (of(&words("a")), of(&words("b")));
    index
        .write(|batch| batch.forget(RecordId::article(id(1))))
        .unwrap();
    index.scrub().unwrap();
    drop(index);
    let bytes = std::fs::read(path).unwrap();
    let holds = |end: &String| bytes.windows(end.len()).any(|some| some == end.as_bytes());
    assert!(kept.iter().all(holds));
    assert!(!gone.iter().any(holds));
}

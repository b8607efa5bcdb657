mod feeds;
mod laws;
mod prints;
mod shared;

use std::collections::BTreeSet;

use jiff::{Timestamp, tz::TimeZone};
use rusqlite::types::Value;
use tempfile::TempDir;
use uuid::Uuid;

use super::*;
use crate::{
    model::{ArticleId, CleanText, DeviceId, FieldValue, Path as Place, Record, Stamp, article},
    query::{self, Moment},
    text::token,
};

/// Everything that an index holds, without the numbers of rows.
pub(crate) fn contents(index: &Index) -> BTreeSet<String> {
    let tables = [
        "SELECT 'file', hex(id), kind, directory, state FROM files",
        "SELECT 'article', hex(id), title, title_key, source, source_key, author, tags, published,
            added, changed, is_read, read, has_changed, is_starred, removed, is_expired, purged, is_live, newest, hex(words) FROM articles",
        "SELECT 'total', live, unread FROM totals WHERE live > 0 OR unread > 0",
        "SELECT 'article tag', hex(id), key, tag FROM article_tags JOIN articles ON row = article",
        "SELECT 'article name', hex(id), name FROM article_names JOIN articles ON row = article",
        "SELECT 'silence', hex(c.id), hex(s.article), snapshot FROM silences s JOIN claims c ON c.row = s.claim",
        "SELECT 'notices', hex(id), notices FROM files WHERE notices IS NOT NULL",
        "SELECT 'annotation', hex(id), hex(article), made_on, color, has_note, removed, hex(words)
            FROM annotations",
        "SELECT 'annotation tag', hex(id), key, tag FROM annotation_tags JOIN annotations ON row = annotation",
        "SELECT 'placement', hex(id), snapshot, state, waits, start FROM placements JOIN annotations ON row = annotation",
        "SELECT 'evidence', hex(n.id), hex(e.id), hex(claim), stance, voice, wording FROM evidence e JOIN annotations n ON row = annotation",
        "SELECT 'claim', hex(id), statement, wording, status, removed, modified FROM claims",
        "SELECT 'story', hex(id), name, removed FROM stories",
        "SELECT 'article of story', hex(id), hex(article) FROM story_articles JOIN stories ON row = story",
        "SELECT 'claim of story', hex(id), hex(claim) FROM story_claims JOIN stories ON row = story",
        "SELECT 'feed', hex(id), name, removed FROM feeds",
        "SELECT 'folder of feed', hex(id), key FROM feed_folders JOIN feeds ON row = feed",
        "SELECT 'article of feed', hex(feed), hex(id)
            FROM article_feeds LEFT JOIN articles ON row = article",
        "SELECT 'name of feed', hex(id), term, col, offset FROM temp.feed_words LEFT JOIN feeds ON row = doc",
        "SELECT 'name', hex(id), term, col, offset FROM temp.name_words LEFT JOIN stories ON row = doc",
        "SELECT 'text', hex(id), term, col, offset FROM temp.text_words LEFT JOIN articles ON row = doc",
        "SELECT 'annotated', hex(id), term, col, offset FROM temp.annotated_words LEFT JOIN annotations ON row = doc",
        "SELECT 'statement', hex(id), term, col, offset FROM temp.statement_words LEFT JOIN claims ON row = doc",
        "SELECT 'print', hex(id), term FROM print_places LEFT JOIN articles ON row = doc",
        "SELECT 'printed', hex(id), snapshot, prints, waits FROM printed p LEFT JOIN articles a ON a.row = p.row",
        "SELECT 'shared', hex(id), print FROM shared s LEFT JOIN articles a ON a.row = s.row",
        "SELECT 'pass', upto FROM pass",
    ];
    index
        .ask(|connection| {
            for (name, table) in [
                ("text", "texts"),
                ("annotated", "annotation_words"),
                ("statement", "statements"),
                ("name", "names"),
                ("feed", "feed_names"),
            ] {
                connection.execute_batch(&format!(
                    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.{name}_words
                     USING fts5vocab('main', '{table}', 'instance')"
                ))?;
            }
            let mut contents = BTreeSet::new();
            for sql in tables {
                let mut statement = connection.prepare(sql)?;
                let columns = statement.column_count();
                let mut rows = statement.query([])?;
                while let Some(row) = rows.next()? {
                    let values = (0..columns).map(|at| {
                        Ok(match row.get(at)? {
                            Value::Text(text) => text,
                            other => format!("{other:?}"),
                        })
                    });
                    let values: Result<Vec<String>, rusqlite::Error> = values.collect();
                    contents.insert(values?.join(" | "));
                }
            }
            Ok(contents)
        })
        .unwrap()
}

fn article(title: &str) -> Record {
    let stamp = Stamp::new(1, 0, DeviceId(1));
    let mut record = Record::default();
    let title = CleanText::line(title).to_value();
    record.set(Place::root(article::TITLE.name()), Some(title), stamp);
    record
}

fn id(number: u128) -> ArticleId {
    ArticleId(Uuid::from_u128(number))
}

fn put(index: &Index, number: u128, title: &str) {
    index
        .write(|batch| {
            batch.put_article(id(number), &article(title))?;
            batch.put_words(id(number), &article(title), |_| None)
        })
        .unwrap();
}

fn terms(index: &Index) -> BTreeSet<String> {
    contents(index)
        .into_iter()
        .filter_map(|row| {
            let parts: Vec<&str> = row.split(" | ").collect();
            (parts[0] == "text").then(|| parts[2].to_owned())
        })
        .collect()
}

#[test]
fn the_words_in_the_index_are_those_of_the_text() {
    let index = Index::in_memory().unwrap();
    let title = "Über 3.5% der Ω-Zoë’s ไม่ดี 中国 𠀀 東京 हिन्दी मुंबई 𞤀𞤣 がく שָׁלוֹם ²";
    put(&index, 1, title);
    let expected: BTreeSet<String> = token::tokens(title).map(|token| token.folded).collect();
    assert_eq!(terms(&index), expected);
}

#[test]
fn what_comes_again_replaces_what_was_there() {
    let index = Index::in_memory().unwrap();
    put(&index, 1, "Old words");
    put(&index, 2, "Others");
    put(&index, 1, "New words");
    let words = ["new", "others", "words"].map(str::to_owned);
    assert_eq!(terms(&index), BTreeSet::from(words));
    index
        .write(|batch| batch.forget(crate::model::RecordId::article(id(1))))
        .unwrap();
    assert_eq!(terms(&index), BTreeSet::from(["others".to_owned()]));
}

#[test]
fn a_step_that_fails_leaves_nothing() {
    let index = Index::in_memory().unwrap();
    let failed: Result<(), IndexError> = index.write(|batch| {
        batch.put_article(id(1), &article("Half"))?;
        Err(IndexError::Newer { version: 9 })
    });
    assert!(failed.is_err());
    assert!(contents(&index).is_empty());
}

#[test]
fn of_words_that_were_taken_away_and_scrubbed_nothing_is_left_in_the_file() {
    let directory = TempDir::new().unwrap();
    let path = directory.path().join("index.sqlite");
    let index = Index::open(&path).unwrap();
    for number in 0..200 {
        put(&index, number, "Xylographer");
    }
    for number in 0..200 {
        put(&index, number, "Other");
    }
    index.scrub().unwrap();
    drop(index);
    let mut bytes = Vec::new();
    for file in std::fs::read_dir(directory.path()).unwrap() {
        bytes.extend(std::fs::read(file.unwrap().path()).unwrap());
    }
    let holds = |word: &[u8]| {
        bytes
            .windows(word.len())
            .any(|some| some.eq_ignore_ascii_case(word))
    };
    assert!(holds(b"other"));
    assert!(!holds(b"xylographer") && !holds(b"ylograph"));
}

#[test]
fn a_file_that_is_no_index_is_told_from_one_of_a_later_version() {
    let directory = TempDir::new().unwrap();
    let path = directory.path().join("index.sqlite");
    std::fs::write(
        &path,
        "no index at all, but long enough to be looked at".repeat(100),
    )
    .unwrap();
    let error = Index::open(&path).unwrap_err();
    assert!(error.is_damage(), "{error}");
    let index = Index::make(&path).unwrap();
    put(&index, 1, "Here");
    drop(index);
    let connection = Connection::open(&path).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    let error = Index::open(&path).unwrap_err();
    assert!(matches!(error, IndexError::Newer { version: 99 }) && !error.is_damage());
}

#[test]
fn an_index_of_an_earlier_form_is_made_anew() {
    let directory = TempDir::new().unwrap();
    let path = directory.path().join("index.sqlite");
    let index = Index::open(&path).unwrap();
    put(&index, 1, "Here");
    drop(index);
    let connection = Connection::open(&path).unwrap();
    connection.pragma_update(None, "user_version", 0).unwrap();
    drop(connection);
    let index = Index::open(&path).unwrap();
    assert!(contents(&index).is_empty());
    put(&index, 1, "Again");
    assert_eq!(terms(&index), BTreeSet::from(["again".to_owned()]));
}

#[test]
fn words_of_too_many_articles_to_be_scored_come_by_title_and_then_by_time() {
    let index = Index::in_memory().unwrap();
    let items = [
        (1, "One", "cloud cloud", 10),
        (2, "Two", "a cloud among many others", 20),
        (3, "Cloud", "none", 5),
    ];
    for (number, title, text, added) in items {
        let mut record = article(title);
        let added = Timestamp::from_second(added).unwrap().to_value();
        let stamp = Stamp::new(1, 0, DeviceId(1));
        record.set(Place::root(article::ADDED.name()), Some(added), stamp);
        // Without a snapshot no text is asked for.
        let snapshot = article::snapshots().child(&"a".repeat(64));
        record.set(
            article::SNAPSHOT_TAKEN.path_in(&snapshot),
            Some(Timestamp::UNIX_EPOCH.to_value()),
            stamp,
        );
        index
            .write(|batch| {
                batch.put_article(id(number), &record)?;
                batch.put_words(id(number), &record, |_| Some(CleanText::new(text)))
            })
            .unwrap();
    }
    let at = Moment {
        now: Timestamp::UNIX_EPOCH,
        zone: TimeZone::UTC,
    };
    let query = query::parse("cloud");
    let ranked = |most| -> Vec<u128> {
        let ranked = index.ranked_up_to(most, &query, &at, 9).unwrap();
        ranked
            .articles
            .iter()
            .map(|found| found.article.0.as_u128())
            .collect()
    };
    assert_eq!(ranked(3), [3, 1, 2]);
    assert_eq!(ranked(2), [3, 2, 1]);
    let of_two = index.ranked_up_to(2, &query, &at, 2).unwrap();
    assert_eq!((of_two.total, of_two.is_more), (2, true));
    let all = index.ranked_up_to(2, &query, &at, 4).unwrap();
    assert_eq!((all.total, all.is_more), (3, false));
    // The third has the word in its title, and not the other one in its text.
    let both = query::parse("cloud text:many");
    let found = index.ranked_up_to(0, &both, &at, 9).unwrap();
    let found = found.articles.iter().map(|found| found.article);
    assert_eq!(found.collect::<Vec<_>>(), [id(2)]);
}

#[test]
fn in_how_many_texts_a_frequent_word_stands_is_estimated_by_the_first_of_them() {
    let index = Index::in_memory().unwrap();
    let mut record = article("Title");
    let snapshot = article::snapshots().child(&"a".repeat(64));
    record.set(
        article::SNAPSHOT_TAKEN.path_in(&snapshot),
        Some(Timestamp::UNIX_EPOCH.to_value()),
        Stamp::new(1, 0, DeviceId(1)),
    );
    index
        .write(|batch| {
            for number in 0..2_000_u128 {
                let mut text = "every".to_owned();
                for (nth, word) in [(3, " third"), (400, " rare")] {
                    text += if number % nth == 0 { word } else { "" };
                }
                batch.put_article(id(number), &record)?;
                batch.put_words(id(number), &record, |_| Some(CleanText::new(&text)))?;
            }
            Ok(())
        })
        .unwrap();
    let forms = ["every", "third", "rare", "none"].map(|word| vec![word.to_owned()]);
    let forms: Vec<&[String]> = forms.iter().map(Vec::as_slice).collect();
    let spread = index.spread(&forms, &|| false).unwrap();
    assert_eq!(spread.texts, 2_000);
    assert_eq!(spread.of, [2_000, 667, 5, 0]);
    // The best are those with the most of them, then those that were added last.
    let found = index.with_any(&forms[1..3], None, 6).unwrap();
    let rare = BTreeSet::from([0, 400, 800, 1_200, 1_600].map(id));
    assert_eq!(found.iter().take(5).copied().collect::<BTreeSet<_>>(), rare);
    assert_eq!(found.last(), Some(&id(1_998)));
    // Those that are given are found among however many others, and what is in the trash is counted with its words.
    let mut removed = record.clone();
    let at = Stamp::new(2, 0, DeviceId(1));
    let now = Some(Timestamp::UNIX_EPOCH.to_value());
    removed.set(article::REMOVED.path(), now, at);
    index
        .write(|batch| batch.put_article(id(0), &removed))
        .unwrap();
    let within = BTreeSet::from([0, 1, 3].map(id));
    let found = index.with_any(&forms[..2], Some(&within), 6).unwrap();
    assert_eq!(found, [id(3), id(1)]);
    let spread = index.spread(&forms, &|| false).unwrap();
    assert_eq!((spread.texts, spread.of[1]), (2_000, 667));
    // However many came later.
    index
        .write(|batch| {
            for number in 10_000..15_001_u128 {
                batch.put_article(id(number), &record)?;
                batch.put_words(id(number), &record, |_| Some(CleanText::new("third")))?;
            }
            Ok(())
        })
        .unwrap();
    let third = index.with_any(&forms[1..2], Some(&within), 6).unwrap();
    assert_eq!(third, [id(3)]);
}

#[test]
fn words_are_taken_away_without_a_walk_through_all() {
    let index = Index::in_memory().unwrap();
    let sql = "EXPLAIN QUERY PLAN DELETE FROM texts_data WHERE id >= ?1 AND id <= ?2";
    // Whoever has made the tables may have counted them while they were empty.
    let plan = index.with_reader(|maker| maker.query_one(sql, [1, 2], |row| row.get(3)));
    let plan: String = plan.unwrap();
    assert!(plan.starts_with("SEARCH"), "{plan}");
}

#[test]
fn rows_are_in_the_order_of_time_whichever_are_written_first() {
    let index = Index::in_memory().unwrap();
    for number in [5, 9, 3, 11, 1] {
        put(&index, number, "Here");
    }
    let sql = "SELECT id FROM articles ORDER BY row";
    let ids: Vec<[u8; 16]> = index
        .ask(|connection| {
            let mut statement = connection.prepare(sql)?;
            statement.query_map([], |row| row.get(0))?.collect()
        })
        .unwrap();
    let numbers = ids.into_iter().map(u128::from_be_bytes);
    assert_eq!(numbers.collect::<Vec<_>>(), [1, 3, 5, 9, 11]);
}

//! What SQL finds is what the plain reading of a query finds.

use std::collections::BTreeMap;

use jiff::Timestamp;
use proptest::{collection::vec, prelude::*};
use uuid::Uuid;

use crate::{
    index::Index,
    model::{
        Anchor, AnchorState, ArticleEdit, ArticleId, Build, Change, ClaimEdit, CleanText, DeviceId,
        EntryKey, FeedId, FieldValue, Ids, Link, Members, NewAnnotation, Path, Placement, Record,
        RecordId, Setting, SnapshotId, Stamp, StoryEdit, StoryId, Suggestion, Told, annotation,
        article::{self, Reading},
        feed,
    },
    query::tests::{
        generate::{items, moment, queries},
        oracle::{self, Followed, Item, Named},
    },
};

fn stamp(time: Timestamp) -> Stamp {
    Stamp::new(time.as_millisecond(), 0, DeviceId(1))
}

fn line(text: &str) -> CleanText {
    CleanText::line(text)
}

fn snapshot(letter: char) -> SnapshotId {
    SnapshotId::parse(&letter.to_string().repeat(64)).unwrap()
}

fn applied(change: &Change, id: RecordId, mut record: Record, stamp: Stamp) -> Record {
    change.apply(id, &mut record, stamp);
    record
}

/// Stamps tell milliseconds.
fn round(time: Timestamp) -> Timestamp {
    Timestamp::from_millisecond(time.as_millisecond()).unwrap()
}

/// What can be asked of an article and is not kept yet can't be told from what is not there.
fn as_kept(mut item: Item) -> Item {
    item.changed = round(item.changed);
    item.read = item.read.map(round);
    // It is changed by being read.
    item.changed = item.changed.max(item.read.unwrap_or(item.changed));
    item
}

/// Makes one feed of those that are called the same, and has the articles came by it.
fn share_feeds(items: &mut [Item]) -> Vec<Followed> {
    let mut feeds: BTreeMap<String, Followed> = BTreeMap::new();
    for followed in items.iter_mut().flat_map(|item| &mut item.feeds) {
        let name = followed.feed.words.clone();
        *followed = feeds.entry(name).or_insert(followed.clone()).clone();
    }
    feeds.into_values().collect()
}

fn feed_id(named: &Named) -> FeedId {
    FeedId(Uuid::parse_str(&named.id).unwrap())
}

/// Puts feeds into the index.
fn put_feeds(index: &Index, feeds: &[Followed]) {
    let at = stamp(Timestamp::UNIX_EPOCH);
    for followed in feeds {
        let Followed { feed, folders, .. } = followed;
        let mut record = Record::default();
        let mut set = |path: Path, text: &str| record.set(path, Some(line(text).to_value()), at);
        set(feed::URL.path(), "https://desk.example/feed");
        set(feed::NAME.path(), &feed.words);
        for folder in folders {
            set(feed::folders().child(folder), folder);
        }
        if followed.is_trashed {
            let removed = Timestamp::UNIX_EPOCH.to_value();
            record.set(feed::REMOVED.path(), Some(removed), at);
        }
        let id = feed_id(feed);
        index.write(|batch| batch.put_feed(id, &record)).unwrap();
    }
}

/// Makes one story of those that are called the same, and puts it with its articles into the index.
fn put_stories(index: &Index, items: &mut [Item], ids: &mut Ids) {
    let mut stories: BTreeMap<String, (StoryId, Members)> = BTreeMap::new();
    for (number, item) in items.iter_mut().enumerate() {
        for named in &mut item.stories {
            let id = StoryId(Uuid::parse_str(&named.id).unwrap());
            let story = stories.entry(named.words.clone());
            let (id, members) = story.or_insert_with(|| (id, Members::default()));
            members.articles.insert(id_of(number));
            named.id = id.to_string();
        }
    }
    for (name, (id, members)) in stories {
        let mut build = Build::new(ids, Timestamp::UNIX_EPOCH);
        let name = Setting::To(line(&name));
        let edit = StoryEdit {
            name,
            ..StoryEdit::default()
        };
        build.edit_story(id, &Record::default(), &edit);
        build.put_into_story(id, &Record::default(), &members);
        let of = RecordId::story(id);
        let at = stamp(Timestamp::UNIX_EPOCH);
        let record = applied(&build.finish(), of, Record::default(), at);
        index.write(|batch| batch.put_story(id, &record)).unwrap();
    }
}

fn id_of(number: usize) -> ArticleId {
    ArticleId(Uuid::from_u128(number as u128 + 1))
}

fn put(index: &Index, number: usize, item: &Item, ids: &mut Ids) {
    let id = id_of(number);
    let of = RecordId::article(id);
    let at = stamp(item.changed);
    let mut build = Build::new(ids, item.changed);
    let text = |text: &Option<String>| match text {
        Some(text) => Setting::To(line(text)),
        None => Setting::Clear,
    };
    let edit = ArticleEdit {
        title: Setting::To(line(&item.title)),
        source: text(&item.source),
        author: text(&item.author),
        url: text(&item.url),
        published: item.published.map_or(Setting::Clear, Setting::To),
        tags: Setting::To(item.tags.iter().map(|tag| line(tag)).collect()),
        starred: Setting::To(item.is_starred),
        reading: Setting::Keep,
    };
    build.edit_article(id, &Record::default(), &edit);
    let mut record = applied(&build.finish(), of, Record::default(), at);
    record.set(article::ADDED.path(), Some(item.added.to_value()), at);
    if let Some(read) = item.read {
        let value = Some(Reading::Read.to_value());
        record.set(article::READING.path(), value, stamp(read));
    }
    for followed in &item.feeds {
        let path = article::feed(feed_id(&followed.feed));
        record.set(path, Some(EntryKey([1; 16]).to_value()), at);
    }
    if item.is_trashed {
        record.set(article::REMOVED.path(), Some(item.added.to_value()), at);
        // One that was taken out again, and then removed by hand, keeps an older time.
        let expired = if item.is_expired {
            item.added
        } else {
            Timestamp::MIN
        };
        record.set(article::EXPIRED.path(), Some(expired.to_value()), at);
    }
    let taken = article::snapshots().child(snapshot('a').as_str());
    let newest = match item.read {
        Some(read) if item.has_changed => {
            let older = article::snapshots().child(snapshot('b').as_str());
            let value = Some(Timestamp::UNIX_EPOCH.to_value());
            record.set(article::SNAPSHOT_TAKEN.path_in(&older), value, at);
            read + jiff::SignedDuration::from_secs(1)
        }
        _ => item.added,
    };
    record.set(
        article::SNAPSHOT_TAKEN.path_in(&taken),
        Some(newest.to_value()),
        at,
    );

    let mut annotations = Record::default();
    let mut claims = Vec::new();
    for mark in &item.marks {
        let is_here = mark.state == AnchorState::Anchored;
        let new = NewAnnotation {
            anchor: Anchor {
                made_on: snapshot(if is_here { 'a' } else { 'b' }),
                bytes: 0..1,
                quote: line(&mark.quote),
                prefix: CleanText::default(),
                suffix: CleanText::default(),
            },
            color: mark.color.clone(),
            note: mark.note.as_deref().map(line).unwrap_or_default(),
            tags: mark.tags.iter().map(|tag| line(tag)).collect(),
        };
        let of = RecordId::annotations(id);
        let mut build = Build::new(ids, item.changed);
        let made = build.mark(id, &annotations, &new);
        for link in &mark.evidence {
            let claim = crate::model::ClaimId(Uuid::parse_str(&link.claim.id).unwrap());
            let wording = line(&link.claim.words);
            let evidence = Link {
                claim,
                stance: link.stance.clone(),
                wording,
                suggested: Some(Suggestion {
                    told: Told {
                        voice: link.voice.clone(),
                        ..Told::default()
                    },
                    ..Suggestion::default()
                }),
            };
            build.flag(id, made, &annotations, &evidence);
            claims.push((claim, link.clone()));
        }
        annotations = applied(&build.finish(), of, annotations, at);
        if !is_here {
            let placement = Placement {
                state: mark.state.clone(),
                ..Placement::orphan()
            };
            let path: Path = annotation::placement(made, &snapshot('a'));
            annotations.set(path, Some(placement.to_value()), at);
        }
    }
    index
        .write(|batch| {
            batch.put_article(id, &record)?;
            batch.put_words(id, &record, |_| Some(line(&item.text)))?;
            batch.put_annotations(id, &annotations)?;
            for (claim, link) in &claims {
                let mut build = Build::new(ids, item.changed);
                let edit = ClaimEdit {
                    statement: Setting::To(line(&link.claim.words)),
                    status: Setting::To(link.status.clone()),
                    ..ClaimEdit::default()
                };
                build.edit_claim(*claim, &Record::default(), &edit);
                let of = RecordId::claim(*claim);
                let claimed = applied(&build.finish(), of, Record::default(), at);
                batch.put_claim(*claim, &claimed)?;
            }
            Ok(())
        })
        .unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_query_finds_what_it_says(found in vec(items(), 0..6), queries in vec(queries(), 1..8)) {
        let mut items: Vec<Item> = found.into_iter().map(as_kept).collect();
        let index = Index::in_memory().unwrap();
        let mut ids = Ids::new(1);
        let feeds = share_feeds(&mut items);
        for (number, item) in items.iter().enumerate() {
            put(&index, number, item, &mut ids);
        }
        put_feeds(&index, &feeds);
        put_stories(&index, &mut items, &mut ids);
        let at = moment();
        for query in queries {
            let ids = index.articles(&query, &at, usize::MAX).unwrap();
            let found: Vec<usize> = ids.iter().map(|id| id.0.as_u128() as usize - 1).collect();
            let expected = oracle::find(&query, &items, &at);
            prop_assert_eq!(&found, &expected, "{}", query);
            prop_assert_eq!(index.count(&query, &at).unwrap(), expected.len());
            // Best first or not, the same are found.
            let mut expected = expected;
            expected.sort_unstable();
            for most in [0, 1, 2, usize::MAX - 1] {
                let best = index.ranked_up_to(most, &query, &at, usize::MAX).unwrap();
                prop_assert_eq!((best.total, best.is_more), (expected.len(), false));
                let ranked = best.articles.iter();
                let mut ranked: Vec<usize> =
                    ranked.map(|found| found.article.0.as_u128() as usize - 1).collect();
                ranked.sort_unstable();
                prop_assert_eq!(&ranked, &expected, "{}", query);
            }
        }
    }
}

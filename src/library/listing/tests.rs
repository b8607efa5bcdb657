//! The index lists what plain sorting of all articles does.

use std::{collections::HashSet, sync::Arc};

use jiff::{Timestamp, tz::TimeZone};
use proptest::{collection::vec, option, prelude::*};
use uuid::Uuid;

use super::oracle;
use crate::{
    index::{Index, Order, Wanted},
    model::{
        Article, ArticleId, CleanText, DeviceId, Field, FieldValue, PartialDate, Record, Stamp,
        article::{self, Reading},
        view::{Filter, Sort},
    },
    query::{self, Moment, Query},
    text::Direction,
};

/// What differs between articles: title, source, day of publication, when it was added, whether it was read.
type Item = (usize, Option<usize>, Option<u8>, i64, bool);

const NAMES: [&str; 5] = ["Äpfel", "apfel", "Cloud package", "clouds", "Zebra"];

fn item() -> impl Strategy<Value = Item> {
    (
        0..NAMES.len(),
        option::of(0..NAMES.len()),
        option::of(1..4_u8),
        0..5_i64,
        any::<bool>(),
    )
}

fn set<T: FieldValue>(record: &mut Record, field: Field<T>, value: &T) {
    let stamp = Stamp::new(1, 0, DeviceId(1));
    record.set(field.path(), Some(value.to_value()), stamp);
}

fn record((title, source, day, added, is_read): Item) -> Record {
    let mut record = Record::default();
    set(&mut record, article::TITLE, &CleanText::line(NAMES[title]));
    if let Some(source) = source {
        set(
            &mut record,
            article::SOURCE,
            &CleanText::line(NAMES[source]),
        );
    }
    if let Some(day) = day {
        let date = PartialDate::parse_iso(&format!("2020-08-0{day}")).unwrap();
        set(&mut record, article::PUBLISHED, &date);
    }
    let added = Timestamp::from_second(added).unwrap();
    set(&mut record, article::ADDED, &added);
    if is_read {
        set(&mut record, article::READING, &Reading::Read);
    }
    record
}

fn moment() -> Moment {
    Moment {
        now: Timestamp::UNIX_EPOCH,
        zone: TimeZone::UTC,
    }
}

proptest! {
    #[test]
    fn pages_places_and_what_is_unread_are_those_of_the_sorted_whole(
        items in vec(item(), 0..24),
        order in 0..Sort::ALL.len(),
        (offset, limit, steps) in (0..30_usize, 0..9_usize, 1..4_usize),
    ) {
        let index = Index::in_memory().unwrap();
        let articles: Vec<Arc<Article>> = items
            .iter()
            .enumerate()
            .map(|(number, item)| {
                // Not in the order in which they come.
                let id = ArticleId(Uuid::from_u128((number as u128 * 7919) % 101));
                let record = record(*item);
                index
                    .write(|batch| batch.put_article(id, &record))
                    .unwrap();
                Arc::new(Article::from_record(id, &record))
            })
            .collect();
        let mut articles = articles;
        articles.sort_by_key(|article| article.id);
        let filter = Filter { sort: Sort::ALL[order], ..Filter::default() };
        let whole = oracle::list(&articles, &filter, &HashSet::new()).ids;
        let (query, at) = (Query::default(), moment());
        let sort = query::Sort { by: filter.sort, is_reversed: false };
        let wanted = Wanted { order: Order::from(Some(sort)), ..Wanted::of(&query, &at) };
        let page: Vec<ArticleId> = whole.iter().copied().skip(offset).take(limit).collect();
        prop_assert_eq!(index.list(&wanted, offset, limit).unwrap(), page);
        prop_assert_eq!(index.count_listed(&wanted).unwrap(), whole.len());
        let is_unread = |id: ArticleId| {
            articles.iter().any(|article| article.id == id && article.reading == Reading::Unread)
        };
        for (place, id) in whole.iter().enumerate() {
            prop_assert_eq!(index.place(&wanted, *id).unwrap(), Some(place));
            let from = place.saturating_sub(offset);
            let around: Vec<ArticleId> = whole.iter().copied().skip(from).take(limit.max(place - from + 1)).collect();
            prop_assert_eq!(index.around(&wanted, *id, place - from, limit).unwrap(), around);
            for direction in [Direction::Forward, Direction::Back] {
                let found = index.unread_from(&wanted, *id, direction, steps).unwrap();
                let expected = super::unread_from(&whole, is_unread, place, direction, steps);
                prop_assert_eq!(found, expected.map(|(at, id)| (id, at.abs_diff(place))));
            }
        }
        let none = ArticleId(Uuid::from_u128(1000));
        prop_assert_eq!(index.place(&wanted, none).unwrap(), None);
        prop_assert_eq!(index.around(&wanted, none, 3, limit).unwrap(), []);
        // From the other end, what has nothing to be sorted by stays at the end.
        let reversed = query::Sort { by: filter.sort, is_reversed: true };
        let wanted = Wanted { order: Order::from(Some(reversed)), ..wanted };
        let back = index.list(&wanted, 0, usize::MAX).unwrap();
        for (place, id) in back.iter().enumerate() {
            prop_assert_eq!(index.place(&wanted, *id).unwrap(), Some(place));
        }
    }
}

#[test]
fn no_list_is_walked_through_or_sorted_for_a_part_of_it() {
    let index = Index::in_memory().unwrap();
    let (query, at) = (Query::default(), moment());
    for by in Sort::ALL {
        let sort = query::Sort {
            by,
            is_reversed: false,
        };
        let wanted = Wanted {
            order: Some(sort).into(),
            ..Wanted::of(&query, &at)
        };
        let plan = index.plan(&wanted).unwrap();
        let is_indexed = plan.contains("USING COVERING INDEX") && !plan.contains("TEMP B-TREE");
        assert!(is_indexed, "{by:?}: {plan}");
    }
}

//! Which entries of a feed are to come, and in which order.

use std::cmp::Reverse;

use jiff::{SignedDuration, Timestamp};

use crate::{
    import::ReadEntry,
    model::{CleanText, Feed},
};

/// How many entries of one answer are taken in at most: the newest.
const MOST: usize = 2_000;

/// Returns the entries that a feed is to bring, the oldest first: none that it would only lose again, and of very many
/// the newest. Where that leaves out what a person may not expect, it is said.
pub(super) fn wanted(
    feed: &Feed,
    entries: Vec<ReadEntry>,
    now: Timestamp,
) -> (Vec<ReadEntry>, Option<CleanText>) {
    let first = feed.keep_days.and_then(|days| days_before(now, days));
    let most = feed
        .keep_items
        .and_then(|items| usize::try_from(items).ok());
    let total = entries.len();
    let mut entries = newest_first(entries, date);
    entries.truncate(most.unwrap_or(MOST).min(MOST));
    let is_cut = total > MOST && entries.len() == MOST;
    if let Some(first) = first {
        entries.retain(|entry| date(entry).is_none_or(|date| date >= first));
    }
    entries.reverse();
    let notice = is_cut.then(|| {
        CleanText::line(&format!(
            "It has {total} entries; the {MOST} newest were looked at."
        ))
    });
    (entries, notice)
}

fn date(entry: &ReadEntry) -> Option<Timestamp> {
    entry.published.or(entry.updated).map(|dated| dated.at)
}

/// Sorts by dates, the newest first; what has none stays behind the one that it stood behind.
fn newest_first<T>(mut all: Vec<T>, date: impl Fn(&T) -> Option<Timestamp>) -> Vec<T> {
    let dated = || all.iter().filter_map(&date);
    if dated().next() < dated().last() {
        all.reverse();
    }
    let mut last = all.iter().find_map(&date);
    let mut dated: Vec<(Option<Timestamp>, T)> = Vec::with_capacity(all.len());
    for one in all {
        last = date(&one).or(last);
        dated.push((last, one));
    }
    dated.sort_by_key(|(date, _)| Reverse(*date));
    dated.into_iter().map(|(_, one)| one).collect()
}

/// Returns the time so many days before another; nothing where that is before all times.
pub(super) fn days_before(now: Timestamp, days: u32) -> Option<Timestamp> {
    now.checked_sub(SignedDuration::from_hours(i64::from(days) * 24))
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sorts letters; those with a number have that as their date.
    fn sorted(all: &[(char, Option<i64>)]) -> String {
        let date = |(_, second): &(char, Option<i64>)| {
            second.map(|second| Timestamp::from_second(second).unwrap())
        };
        let sorted = newest_first(all.to_vec(), date);
        sorted.into_iter().map(|(letter, _)| letter).collect()
    }

    #[test]
    fn one_entry_without_a_date_does_not_keep_others_from_their_order() {
        let oldest_first = [('a', Some(1)), ('b', None), ('c', Some(2)), ('d', Some(3))];
        assert_eq!(sorted(&oldest_first), "dcba");
        let newest_first = [('a', None), ('b', Some(3)), ('c', None), ('d', Some(2))];
        assert_eq!(sorted(&newest_first), "abcd");
        let mixed = [('a', Some(2)), ('b', None), ('c', Some(3)), ('d', Some(1))];
        assert_eq!(sorted(&mixed), "cabd");
        let none = [('a', None), ('b', None)];
        assert_eq!(sorted(&none), "ab");
    }
}

//! What has changed between two texts.

use std::ops::Range;

use crate::text::align;

/// Returns the passages of the newer text that are not in the older, in bytes, in order and apart.
///
/// Compared by words, so that a text set anew has not changed. Where words are gone, the one that now follows
/// is the passage. Words are compared with each other `most` times at most; what is left then is compared
/// roughly: passages may be longer than need be, but none is missed.
pub fn changed(older: &str, newer: &str, most: usize) -> Vec<Range<usize>> {
    let new = words(newer);
    let found = found(&bare(&words(older)), &bare(&new), most);
    let found = found.into_iter().filter_map(|range| {
        let last = new.len().checked_sub(1)?;
        let first = range.start.min(last);
        let (start, _) = new.get(first)?;
        let (end, word) = new.get(range.end.saturating_sub(1).max(first))?;
        Some(*start..end + word.len())
    });
    let mut passages: Vec<Range<usize>> = Vec::new();
    for range in found {
        match passages.last_mut() {
            // Neighbours are one passage.
            Some(before) if is_blank(newer, before.end, range.start) => {
                before.end = range.end.max(before.end);
            }
            _ => passages.push(range),
        }
    }
    passages
}

/// Returns the new words that are not among the old; an empty range where some are gone.
fn found(old: &[&str], new: &[&str], most: usize) -> Vec<Range<usize>> {
    let mut left = most;
    let mut pairs = align::common(old, new, &mut left);
    // The end closes the last gap.
    pairs.push((old.len(), new.len()));
    let (mut old_from, mut new_from) = (0, 0);
    let mut found = Vec::new();
    for (old_at, new_at) in pairs {
        if old_from < old_at || new_from < new_at {
            found.push(new_from..new_at);
        }
        (old_from, new_from) = (old_at + 1, new_at + 1);
    }
    found
}

fn is_blank(text: &str, from: usize, to: usize) -> bool {
    to <= from
        || text
            .get(from..to)
            .is_some_and(|between| between.trim().is_empty())
}

fn bare<'t>(words: &[(usize, &'t str)]) -> Vec<&'t str> {
    words.iter().map(|(_, word)| *word).collect()
}

/// Returns what stands between blanks, each with its place.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    let mut words = Vec::new();
    for part in text.split_inclusive(char::is_whitespace) {
        let word = part.trim_end();
        if !word.is_empty() {
            words.push((at, word));
        }
        at += part.len();
    }
    words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn passages<'t>(older: &str, newer: &'t str) -> Vec<&'t str> {
        within(usize::MAX, older, newer)
    }

    fn within<'t>(most: usize, older: &str, newer: &'t str) -> Vec<&'t str> {
        changed(older, newer, most)
            .into_iter()
            .map(|range| newer.get(range).unwrap())
            .collect()
    }

    #[test]
    fn new_words_are_found_and_what_follows_lost_ones() {
        let older = "The price is two billion, a source says.\n\nNobody confirmed it.";
        let newer = "The price is three billion, a second source says.\n\nNobody it. More follows.";
        assert_eq!(
            passages(older, newer),
            ["three", "second", "it. More follows."]
        );
        assert_eq!(passages(older, older), [""; 0]);
        assert_eq!(passages("one two three", "one two"), ["two"]);
        assert_eq!(passages("", "all new"), ["all new"]);
        assert_eq!(passages("all gone", ""), [""; 0]);
    }

    #[test]
    fn a_text_set_anew_has_not_changed() {
        assert_eq!(passages("One two\nthree.", "One  two three."), [""; 0]);
    }

    #[test]
    fn without_steps_passages_end_at_words_that_occur_once() {
        let older = "one the two the three the four";
        let newer = "one the 2 the three the 4";
        assert_eq!(passages(older, newer), ["2", "4"]);
        assert_eq!(within(0, older, newer), ["2", "4"]);
        let newer = "one the 2 the 2.5 three the 4";
        assert_eq!(passages(older, newer), ["2", "2.5", "4"]);
        assert_eq!(within(0, older, newer), ["2 the 2.5", "4"]);
    }

    proptest! {
        #[test]
        fn passages_are_apart_and_what_is_left_stood_there_before(
            older in "([a-d]{1,2} ){0,12}", newer in "([a-d]{1,2} ){0,12}",
            most in prop::sample::select(vec![0, 20, 100, usize::MAX]),
        ) {
            let found = changed(&older, &newer, most);
            for pair in found.windows(2) {
                prop_assert!(pair[0].end < pair[1].start);
            }
            // The words outside of passages are a part of the older text, in its order.
            let mut before = older.split_whitespace();
            for (at, word) in words(&newer) {
                if !found.iter().any(|range| range.contains(&at)) {
                    prop_assert!(before.any(|other| other == word), "{word} at {at}");
                }
            }
        }
    }
}

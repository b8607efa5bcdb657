//! What has changed between two texts.

use std::{ops::Range, time::Instant};

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};

/// Returns the passages of the newer text that are not in the older, in bytes, in order and apart.
///
/// Compared by words, so that a text set anew has not changed. Where words are gone, the one that now follows
/// is the passage. After the deadline the rest is compared roughly: passages may be longer than need be, but
/// none is missed.
pub fn changed(older: &str, newer: &str, deadline: Option<Instant>) -> Vec<Range<usize>> {
    let (old, new) = (words(older), words(newer));
    let text_of = |words: &[(usize, &str)]| -> Vec<String> {
        words.iter().map(|(_, word)| (*word).to_owned()).collect()
    };
    let ops =
        capture_diff_slices_deadline(Algorithm::Myers, &text_of(&old), &text_of(&new), deadline);
    let mut found: Vec<Range<usize>> = ops
        .into_iter()
        .filter_map(|op| {
            let (first, count) = match op {
                DiffOp::Equal { .. } => return None,
                DiffOp::Insert {
                    new_index, new_len, ..
                }
                | DiffOp::Replace {
                    new_index, new_len, ..
                } => (new_index, new_len),
                DiffOp::Delete { new_index, .. } => (new_index.min(new.len().checked_sub(1)?), 1),
            };
            let (start, _) = new.get(first)?;
            let (last, word) = new.get((first + count).checked_sub(1)?)?;
            Some(*start..last + word.len())
        })
        .collect();
    // What is gone may be told at a place that a later step has as new.
    found.sort_by_key(|range| range.start);
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

fn is_blank(text: &str, from: usize, to: usize) -> bool {
    to <= from
        || text
            .get(from..to)
            .is_some_and(|between| between.trim().is_empty())
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
        changed(older, newer, None)
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

    proptest! {
        #[test]
        fn passages_are_apart_and_what_is_left_stood_there_before(
            older in "([a-d]{1,2} ){0,12}", newer in "([a-d]{1,2} ){0,12}",
        ) {
            let found = changed(&older, &newer, None);
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

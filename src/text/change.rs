//! What has changed between two texts.

use std::{collections::HashMap, ops::Range};

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Returns the passages of the newer text that are not in the older, in bytes, in order and apart.
///
/// Compared by words, so that a text set anew has not changed. Where words are gone, the one that now follows
/// is the passage. Words are compared with each other `most` times at most; what is left then is compared
/// roughly: passages may be longer than need be, but none is missed.
pub fn changed(older: &str, newer: &str, most: usize) -> Vec<Range<usize>> {
    let new = words(newer);
    let mut comparison = Comparison {
        old: &bare(&words(older)),
        new: &bare(&new),
        left: most,
        found: Vec::new(),
    };
    comparison.compare();
    let found = comparison.found.into_iter().filter_map(|range| {
        let last = new.len().checked_sub(1)?;
        let first = range.start.min(last);
        let (start, _) = new.get(first)?;
        let (end, word) = new.get(range.end.saturating_sub(1).max(first))?;
        Some(*start..end + word.len())
    });
    let mut found: Vec<Range<usize>> = found.collect();
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

/// Two lists of words that are being compared.
struct Comparison<'a> {
    old: &'a [&'a str],
    new: &'a [&'a str],
    /// How many times words may still be compared with each other.
    left: usize,
    /// The new words that are not among the old; an empty range where some are gone.
    found: Vec<Range<usize>>,
}

impl Comparison<'_> {
    /// Compares all words; where that takes too many steps, what stands between those that occur once.
    fn compare(&mut self) {
        let (old, new) = self.differing(0..self.old.len(), 0..self.new.len());
        if self.exactly(&old, &new) {
            return;
        }
        let mut kept = self.kept(&old, &new);
        // The end closes the last gap.
        kept.push((old.end, new.end));
        let (mut old_from, mut new_from) = (old.start, new.start);
        for (old_at, new_at) in kept {
            let (old, new) = self.differing(old_from..old_at, new_from..new_at);
            if !self.exactly(&old, &new) {
                self.found.push(new);
            }
            (old_from, new_from) = (old_at + 1, new_at + 1);
        }
    }

    /// Returns two ranges without the words that both begin with and both end with.
    fn differing(&self, old: Range<usize>, new: Range<usize>) -> (Range<usize>, Range<usize>) {
        let (before, after) = (part(self.old, &old), part(self.new, &new));
        let pairs = before.iter().zip(after);
        let start = pairs.take_while(|(a, b)| a == b).count();
        let rest = before.len().min(after.len()) - start;
        let pairs = before.iter().rev().zip(after.iter().rev()).take(rest);
        let end = pairs.take_while(|(a, b)| a == b).count();
        (
            old.start + start..old.end - end,
            new.start + start..new.end - end,
        )
    }

    /// Compares two ranges word by word; tells whether there were steps enough for it.
    fn exactly(&mut self, old: &Range<usize>, new: &Range<usize>) -> bool {
        if old.is_empty() && new.is_empty() {
            return true;
        }
        if old.is_empty() || new.is_empty() {
            self.found.push(new.clone());
            return true;
        }
        // The most steps that it can take.
        let words = old.len() + new.len();
        let Some(left) = self.left.checked_sub(words.saturating_mul(words)) else {
            return false;
        };
        self.left = left;
        let (before, after) = (part(self.old, old), part(self.new, new));
        for op in capture_diff_slices(Algorithm::Myers, before, after) {
            let (first, count) = match op {
                DiffOp::Equal { .. } => continue,
                DiffOp::Insert {
                    new_index, new_len, ..
                }
                | DiffOp::Replace {
                    new_index, new_len, ..
                } => (new_index, new_len),
                DiffOp::Delete { new_index, .. } => (new_index, 0),
            };
            let first = new.start + first;
            self.found.push(first..first + count);
        }
        true
    }

    /// Returns words that occur once in both ranges, with their places in each: as many as stand in one order
    /// in both.
    fn kept(&self, old: &Range<usize>, new: &Range<usize>) -> Vec<(usize, usize)> {
        let (before, after) = (once(self.old, old), once(self.new, new));
        let both = before
            .iter()
            .filter_map(|(word, at)| Some((*at, *after.get(word)?)));
        let mut both: Vec<(usize, usize)> = both.collect();
        both.sort_unstable();
        // The longest row of places that grow in both: for each length the pair that ends it lowest.
        let mut ends: Vec<usize> = Vec::new();
        let mut previous: Vec<Option<usize>> = Vec::new();
        let new_at = |index: &usize| both.get(*index).map(|(_, at)| *at);
        for (index, (_, at)) in both.iter().enumerate() {
            let length = ends.partition_point(|end| new_at(end) < Some(*at));
            previous.push(
                length
                    .checked_sub(1)
                    .and_then(|last| ends.get(last).copied()),
            );
            match ends.get_mut(length) {
                Some(end) => *end = index,
                None => ends.push(index),
            }
        }
        let mut at = ends.last().copied();
        let mut kept = Vec::new();
        while let Some(index) = at {
            kept.extend(both.get(index));
            at = previous.get(index).copied().flatten();
        }
        kept.reverse();
        kept
    }
}

fn part<'a>(words: &'a [&'a str], range: &Range<usize>) -> &'a [&'a str] {
    words.get(range.clone()).unwrap_or_default()
}

/// Returns the words that occur once in a range, with their places.
fn once<'a>(words: &'a [&'a str], range: &Range<usize>) -> HashMap<&'a str, usize> {
    let mut places: HashMap<&str, Option<usize>> = HashMap::new();
    for (word, at) in part(words, range).iter().zip(range.clone()) {
        places
            .entry(word)
            .and_modify(|place| *place = None)
            .or_insert(Some(at));
    }
    let once = places.into_iter();
    once.filter_map(|(word, at)| Some((word, at?))).collect()
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

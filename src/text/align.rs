//! What two rows of words have in common, also where a part has moved.
//!
//! Runs of words that stand once in each row are the same run, wherever they stand: that finds what has moved (the
//! idea is Heckel's, 1978, with runs in place of single lines). From there on both sides words are the same for as
//! long as they agree. What stands between two such places is compared word by word (Myers 1986); where that would
//! take too many steps, by the words that stand once there.
//!
//! The work is bounded by a number of steps, and grows with the length of the rows apart from that.

use std::{
    collections::HashMap,
    hash::{Hash, Hasher},
    ops::Range,
};

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// How many words in a row must stand once in both rows to be the same ones wherever they stand.
///
/// Eight: fewer are often a phrase that several sentences share.
const RUN: usize = 8;

/// Tells for each word of two rows which word of the other it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alignment {
    to_new: Vec<Option<usize>>,
    to_old: Vec<Option<usize>>,
}

impl Alignment {
    /// Returns the new word that an old one is.
    pub fn in_new(&self, old: usize) -> Option<usize> {
        self.to_new.get(old).copied().flatten()
    }

    /// Returns the old word that a new one is.
    pub fn in_old(&self, new: usize) -> Option<usize> {
        self.to_old.get(new).copied().flatten()
    }

    fn join(&mut self, old: usize, new: usize) {
        if let (Some(there), Some(here)) = (self.to_new.get_mut(old), self.to_old.get_mut(new)) {
            (*there, *here) = (Some(new), Some(old));
        }
    }
}

/// Compares two rows; words are compared with each other `most` times at most.
pub fn align<T: Eq + Hash + Ord>(old: &[T], new: &[T], most: usize) -> Alignment {
    let mut rows = Rows {
        old,
        new,
        left: most,
        found: Alignment {
            to_new: vec![None; old.len()],
            to_old: vec![None; new.len()],
        },
    };
    let runs = rows.runs();
    // First what stands in one order in both, so that of two copies of a passage the one among its old neighbours is
    // taken; then what has moved.
    rows.join_all(rising(&runs));
    rows.gaps(Gap::MostlyTheSame);
    rows.join_all(runs);
    rows.gaps(Gap::Any);
    rows.found
}

/// Returns the pairs of words that two rows have in common in one order, in that order.
///
/// Words are compared with each other `left` times at most, which is counted down; what stands between two words
/// that occur once is left out then.
pub fn common<T: Eq + Hash + Ord>(old: &[T], new: &[T], left: &mut usize) -> Vec<(usize, usize)> {
    let mut common = Common {
        old,
        new,
        left,
        pairs: Vec::new(),
    };
    common.compare(0..old.len(), 0..new.len(), |common, old_at, new_at| {
        let kept = kept(old, new, &old_at, &new_at);
        let (mut old_from, mut new_from) = (old_at.start, new_at.start);
        for (at, there) in kept {
            common.compare(old_from..at, new_from..there, |_, _, _| {});
            common.pairs.push((at, there));
            (old_from, new_from) = (at + 1, there + 1);
        }
        common.compare(old_from..old_at.end, new_from..new_at.end, |_, _, _| {});
    });
    common.pairs
}

/// Two rows in which the words are found that stand in both in one order.
struct Common<'a, T> {
    old: &'a [T],
    new: &'a [T],
    /// How many times words may still be compared with each other.
    left: &'a mut usize,
    pairs: Vec<(usize, usize)>,
}

impl<T: Eq + Hash + Ord> Common<'_, T> {
    /// Compares two ranges; `roughly` does it for what is between their common ends, where there are not steps
    /// enough.
    fn compare(
        &mut self,
        old: Range<usize>,
        new: Range<usize>,
        roughly: impl FnOnce(&mut Self, Range<usize>, Range<usize>),
    ) {
        let (before, after) = (part(self.old, &old), part(self.new, &new));
        let both = before.iter().zip(after);
        let start = both.take_while(|(a, b)| a == b).count();
        let rest = before.len().min(after.len()) - start;
        let both = before.iter().rev().zip(after.iter().rev()).take(rest);
        let end = both.take_while(|(a, b)| a == b).count();
        self.join(old.start, new.start, start);
        let inner_old = old.start + start..old.end - end;
        let inner_new = new.start + start..new.end - end;
        if !self.exactly(&inner_old, &inner_new) {
            roughly(self, inner_old, inner_new);
        }
        self.join(old.end - end, new.end - end, end);
    }

    fn join(&mut self, old: usize, new: usize, count: usize) {
        self.pairs
            .extend((0..count).map(|step| (old + step, new + step)));
    }

    /// Compares two ranges word by word; tells whether there were steps enough for it.
    fn exactly(&mut self, old: &Range<usize>, new: &Range<usize>) -> bool {
        if old.is_empty() || new.is_empty() {
            return true;
        }
        // The most steps that it can take.
        let words = old.len() + new.len();
        let Some(left) = self.left.checked_sub(words.saturating_mul(words)) else {
            return false;
        };
        *self.left = left;
        let (before, after) = (part(self.old, old), part(self.new, new));
        for op in capture_diff_slices(Algorithm::Myers, before, after) {
            if let DiffOp::Equal {
                old_index,
                new_index,
                len,
            } = op
            {
                self.join(old.start + old_index, new.start + new_index, len);
            }
        }
        true
    }
}

/// Returns words that occur once in both ranges, with their places in each: as many as stand in one order in both.
fn kept<T: Eq + Hash>(
    old: &[T],
    new: &[T],
    old_at: &Range<usize>,
    new_at: &Range<usize>,
) -> Vec<(usize, usize)> {
    let (before, after) = (once(old, old_at), once(new, new_at));
    let both = before
        .iter()
        .filter_map(|(word, at)| Some((*at, *after.get(word)?)));
    let mut both: Vec<(usize, usize)> = both.collect();
    both.sort_unstable();
    rising(&both)
}

/// Of pairs of places in the order of the first, returns as many as rise in the second too.
pub fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length the pair that ends it lowest.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = Vec::new();
    let second = |index: &usize| pairs.get(*index).map(|(_, at)| *at);
    for (index, (_, at)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| second(end) < Some(*at));
        let last = length.checked_sub(1);
        previous.push(last.and_then(|last| ends.get(last).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut at = ends.last().copied();
    let mut rising = Vec::new();
    while let Some(index) = at {
        rising.extend(pairs.get(index));
        at = previous.get(index).copied().flatten();
    }
    rising.reverse();
    rising
}

fn part<'a, T>(words: &'a [T], range: &Range<usize>) -> &'a [T] {
    words.get(range.clone()).unwrap_or_default()
}

/// Returns the words that occur once in a range, with their places.
fn once<'a, T: Eq + Hash>(words: &'a [T], range: &Range<usize>) -> HashMap<&'a T, usize> {
    let mut places: HashMap<&T, Option<usize>> = HashMap::new();
    for (word, at) in part(words, range).iter().zip(range.clone()) {
        places
            .entry(word)
            .and_modify(|place| *place = None)
            .or_insert(Some(at));
    }
    let once = places.into_iter();
    once.filter_map(|(word, at)| Some((word, at?))).collect()
}

/// Which gaps are filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    /// Those of which at least half of the old words are found again.
    MostlyTheSame,
    /// All.
    Any,
}

/// Two rows that are being compared.
struct Rows<'a, T> {
    old: &'a [T],
    new: &'a [T],
    /// How many times words may still be compared with each other.
    left: usize,
    found: Alignment,
}

impl<T: Eq + Hash + Ord> Rows<'_, T> {
    /// Returns where runs begin that stand once in each row, in the order of the older.
    fn runs(&self) -> Vec<(usize, usize)> {
        let (before, after) = (hashes(self.old), hashes(self.new));
        let before_once = once(&before, &(0..before.len()));
        let after_once = once(&after, &(0..after.len()));
        let pair = |(hash, at): (&&u64, &usize)| Some((*at, *after_once.get(*hash)?));
        let is_same = |(old, new): &(usize, usize)| {
            part(self.old, &(*old..old + RUN)) == part(self.new, &(*new..new + RUN))
        };
        let pairs = before_once.iter().filter_map(pair).filter(is_same);
        let mut pairs: Vec<(usize, usize)> = pairs.collect();
        pairs.sort_unstable();
        pairs
    }

    /// Joins the words at which runs begin, and what agrees before and after them.
    fn join_all(&mut self, runs: Vec<(usize, usize)>) {
        for (old, new) in runs {
            if self.is_open(old, new) {
                self.found.join(old, new);
                self.forth(old, new);
                self.back(old, new);
            }
        }
    }

    fn is_open(&self, old: usize, new: usize) -> bool {
        let is_same = self
            .old
            .get(old)
            .is_some_and(|word| self.new.get(new) == Some(word));
        is_same && self.found.in_new(old).is_none() && self.found.in_old(new).is_none()
    }

    fn forth(&mut self, mut old: usize, mut new: usize) {
        while self.is_open(old + 1, new + 1) {
            (old, new) = (old + 1, new + 1);
            self.found.join(old, new);
        }
    }

    fn back(&mut self, mut old: usize, mut new: usize) {
        while old > 0 && new > 0 && self.is_open(old - 1, new - 1) {
            (old, new) = (old - 1, new - 1);
            self.found.join(old, new);
        }
    }

    /// Compares what lies between the places that are known to be the same.
    fn gaps(&mut self, which: Gap) {
        let mut from = 0;
        while from < self.old.len() {
            if self.found.in_new(from).is_some() {
                from += 1;
                continue;
            }
            let rest = self.found.to_new.get(from..).unwrap_or_default();
            let length = rest.iter().take_while(|new| new.is_none()).count();
            let gap = from..from + length;
            from = gap.end;
            // Where the words before and after it stand; the ends of the rows stand for what is not there.
            let left = match gap.start.checked_sub(1) {
                Some(before) => self.found.in_new(before).map(|new| new + 1),
                None => Some(0),
            };
            let right = if gap.end == self.old.len() {
                Some(self.new.len())
            } else {
                self.found.in_new(gap.end)
            };
            let after_left = left.map(|left| left..self.end_of_open(left));
            let before_right = right.map(|right| self.start_of_open(right)..right);
            let mut places: Vec<Range<usize>> = after_left.into_iter().collect();
            places.extend(before_right.filter(|range| !places.contains(range)));
            for place in places {
                self.gap(&gap, &place, which);
            }
        }
    }

    fn end_of_open(&self, new: usize) -> usize {
        let rest = self.found.to_old.get(new..).unwrap_or_default();
        new + rest.iter().take_while(|old| old.is_none()).count()
    }

    fn start_of_open(&self, new: usize) -> usize {
        let rest = self.found.to_old.get(..new).unwrap_or_default();
        new - rest.iter().rev().take_while(|old| old.is_none()).count()
    }

    /// Compares the words of two ranges that are not joined yet.
    fn gap(&mut self, old: &Range<usize>, new: &Range<usize>, which: Gap) {
        let open_old: Vec<usize> = old
            .clone()
            .filter(|at| self.found.in_new(*at).is_none())
            .collect();
        let open_new: Vec<usize> = new
            .clone()
            .filter(|at| self.found.in_old(*at).is_none())
            .collect();
        if open_old.is_empty() || open_new.is_empty() {
            return;
        }
        let before: Vec<&T> = open_old.iter().filter_map(|at| self.old.get(*at)).collect();
        let after: Vec<&T> = open_new.iter().filter_map(|at| self.new.get(*at)).collect();
        let pairs = common(&before, &after, &mut self.left);
        if which == Gap::MostlyTheSame && 2 * pairs.len() < before.len() {
            return;
        }
        for (a, b) in pairs {
            if let (Some(a), Some(b)) = (open_old.get(a), open_new.get(b)) {
                self.found.join(*a, *b);
            }
        }
    }
}

/// Returns a hash of the run that begins with each word, as far as there are as many words.
fn hashes<T: Hash>(words: &[T]) -> Vec<u64> {
    let hash = |run: &[T]| {
        let mut hasher = std::hash::DefaultHasher::new();
        run.hash(&mut hasher);
        hasher.finish()
    };
    words.windows(RUN).map(hash).collect()
}

#[cfg(test)]
mod tests {
    use std::{cell::Cell, cmp::Ordering};

    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Vec<&str> {
        text.split(' ').collect()
    }

    #[test]
    fn a_run_that_moved_is_found_and_what_stands_around_it() {
        let old = words("a b c one two three four five six seven eight nine d e f");
        let new = words("d e f x a b c one two three four five six seven eight nine");
        let found = align(&old, &new, 1_000_000);
        assert_eq!(found.in_new(3), Some(7));
        assert_eq!(found.in_new(0), Some(4));
        assert_eq!(found.in_old(12), Some(8));
        assert_eq!(found.in_old(3), None);
    }

    #[test]
    fn of_two_copies_the_one_between_its_neighbours_is_taken() {
        let passage = "one two three four five six seven eight nine ten";
        let old = format!("a b c d e f g h i j {passage} k l m n o p q r s t");
        let new = format!("{passage} a b c d e f g h i j {passage} k l m n o p q r s t");
        let found = align(&words(&old), &words(&new), 1_000_000);
        assert_eq!(found.in_new(10), Some(20));
    }

    #[test]
    fn without_steps_words_that_occur_once_are_found() {
        let old = words("one the two the three");
        let new = words("one x the two the three the");
        let mut left = 0;
        let found = common(&old, &new, &mut left);
        assert!(found.contains(&(0, 0)) && found.contains(&(2, 3)) && found.contains(&(4, 5)));
    }

    thread_local! {
        /// How often words were compared or looked up.
        static STEPS: Cell<usize> = const { Cell::new(0) };
    }

    /// A word that counts what is done with it.
    #[derive(Clone, Copy, Debug)]
    struct Counted(usize);

    fn step() {
        STEPS.set(STEPS.get() + 1);
    }

    impl PartialEq for Counted {
        fn eq(&self, other: &Self) -> bool {
            step();
            self.0 == other.0
        }
    }

    impl Eq for Counted {}

    impl PartialOrd for Counted {
        fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
            Some(self.cmp(other))
        }
    }

    impl Ord for Counted {
        fn cmp(&self, other: &Self) -> Ordering {
            step();
            self.0.cmp(&other.0)
        }
    }

    impl Hash for Counted {
        fn hash<H: Hasher>(&self, state: &mut H) {
            step();
            self.0.hash(state);
        }
    }

    #[test]
    fn the_worst_rows_take_a_bounded_number_of_steps() {
        const WORDS: usize = 20_000;
        let row = |word: &dyn Fn(usize) -> usize, count: usize| -> Vec<Counted> {
            (0..count).map(|at| Counted(word(at))).collect()
        };
        let half = WORDS / 2;
        let rows = [
            // One word again and again, and one after the other.
            (row(&|_| 1, WORDS), row(&|_| 1, half)),
            (row(&|at| at % 2, WORDS), row(&|at| at % 3, WORDS)),
            // All are there, in the other order, singly and in runs.
            (row(&|at| at, WORDS), row(&|at| WORDS - at, WORDS)),
            (
                row(&|at| at, WORDS),
                row(&|at| (WORDS - at) / 9 * 9 + at % 9, WORDS),
            ),
            // Nothing is the same, or every second word.
            (row(&|at| at, WORDS), row(&|at| WORDS + at, WORDS)),
            (
                row(&|at| at, WORDS),
                row(&|at| if at % 2 == 0 { at } else { at + WORDS }, WORDS),
            ),
            // A passage that stands there again and again.
            (row(&|at| at % 100, WORDS), row(&|at| at % 101, WORDS)),
            // What stands once is scattered among what stands often.
            (
                row(&|at| if at % 7 == 0 { at } else { 1 }, WORDS),
                row(&|at| if at % 11 == 0 { WORDS - at } else { 1 }, WORDS),
            ),
        ];
        for most in [0, 1_000_000, 20_000_000] {
            for (number, (old, new)) in rows.iter().enumerate() {
                STEPS.set(0);
                align(old, new, most);
                let steps = STEPS.get();
                let words = old.len() + new.len();
                // Each word is read a few times and sorted once, however many there are.
                let linear = 20 * words * usize::try_from(words.ilog2()).unwrap();
                assert!(steps <= most + linear, "{number}, {most}: {steps}");
            }
        }
    }

    proptest! {
        #[test]
        fn joined_words_are_the_same_and_each_is_joined_once(
            old in "([a-d]{1,2} ){0,40}", new in "([a-d]{1,2} ){0,40}",
            most in prop::sample::select(vec![0, 100, 1_000_000]),
        ) {
            let (old, new) = (words(&old), words(&new));
            let found = align(&old, &new, most);
            for (at, word) in old.iter().enumerate() {
                if let Some(there) = found.in_new(at) {
                    prop_assert_eq!(*word, new[there]);
                    prop_assert_eq!(found.in_old(there), Some(at));
                }
            }
            let mut left = most;
            let pairs = common(&old, &new, &mut left);
            for pair in pairs.windows(2) {
                prop_assert!(pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1);
            }
            prop_assert!(pairs.iter().all(|(a, b)| old[*a] == new[*b]));
        }

        #[test]
        fn a_row_is_all_of_itself(row in "([a-d]{1,2} ){0,60}") {
            let row = words(&row);
            let found = align(&row, &row, 1_000_000);
            for at in 0..row.len() {
                prop_assert_eq!(found.in_new(at), Some(at));
            }
        }
    }
}

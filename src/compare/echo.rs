//! The passages that two texts share, word for word or nearly.
//!
//! A passage begins with [`SHINGLE`] words in a row that are the same. From there it goes on in both directions
//! for as long as words are the same; where some differ, were added or left out (up to `MOST_DIFFERENT` on
//! either side), it goes on behind them if at least two words more are the same there than differ. So a quote
//! with a word changed, or with “, she said,” put into it, is one passage from its first word to its last. It is
//! told where at least [`SURE`] of its words are the same.
//!
//! The work is bounded: of a run of words that stands in a text again and again only the first places are looked
//! at (`MOST_PLACES`), and of two texts that share very many passages only some are told (`MOST_PASSAGES`).

use std::{
    cmp::{Ordering, Reverse},
    collections::{BTreeMap, HashMap},
    hash::{BuildHasherDefault, Hasher},
    ops::Range,
};

use crate::compare::words::{SHINGLE, SURE, Word, Words};

/// The most words in a row that may differ, on either side.
const MOST_DIFFERENT: usize = 16;

/// How many places of the same shingle are looked at in each text.
const MOST_PLACES: usize = 4;

/// How many passages are looked at; as many are told at most.
const MOST_PASSAGES: usize = 200;

/// A passage that two texts share.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// Where it stands in the left text, in bytes: from the first letter of a word to the last of one.
    pub left: Range<usize>,
    /// Where it stands in the right text.
    pub right: Range<usize>,
    /// How many of its words are the same: 1 for all of them.
    pub similarity: f64,
    /// The words that are not the same, in order.
    pub differences: Vec<Difference>,
}

/// Words of a shared passage that are not the same; on one side there may be none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Where they stand in the left text, in bytes; empty, behind the word before, where there are none.
    pub left: Range<usize>,
    /// Where they stand in the right text.
    pub right: Range<usize>,
}

/// A text that is compared with several others, made ready for that once.
#[derive(Debug)]
pub struct Sought<'a> {
    words: &'a Words,
    places: Places,
}

impl<'a> Sought<'a> {
    /// Makes a text ready; linear in its length.
    pub fn new(words: &'a Words) -> Self {
        let places = Places::new(&words.shingles(), |_| true);
        Self { words, places }
    }

    /// Returns the passages that it shares with another text, by their place in its own; see [`shared`].
    pub fn shared(&self, other: &Words) -> Vec<Shared> {
        let theirs = Places::new(&other.shingles(), |shingle| self.places.has(shingle));
        if theirs.is_empty() {
            return Vec::new();
        }
        // Always from the same side, so that the answer does not depend on which text is left.
        let is_turned = order(self.words, other) == Ordering::Greater;
        let (own, other) = ((self.words.all(), &self.places), (other.all(), &theirs));
        let ((short, short_places), (long, long_places)) = if is_turned {
            (other, own)
        } else {
            (own, other)
        };
        let mut seeds: Vec<(usize, u64)> = theirs
            .shingles()
            .flat_map(|shingle| long_places.of(shingle).map(move |at| (at, shingle)))
            .collect();
        seeds.sort_unstable();
        let seeds = seeds
            .into_iter()
            .flat_map(|(at, shingle)| short_places.of(shingle).map(move |place| (place, at)));
        let mut found: Vec<Shared> = best(passages(seeds, short, long))
            .iter()
            .filter_map(|passage| told(passage, short, long))
            .map(|shared| if is_turned { turned(shared) } else { shared })
            .collect();
        found.sort_by_key(|shared| (shared.left.start, shared.right.start, shared.left.end));
        found
    }
}

/// Returns the passages that two texts share, by their place in the left one.
///
/// The same passages are found when left and right change places. Where a passage stands twice in one text, it
/// is told for each of them.
pub fn shared(left: &Words, right: &Words) -> Vec<Shared> {
    Sought::new(left).shared(right)
}

/// Puts two texts in an order, the shorter first.
fn order(one: &Words, other: &Words) -> Ordering {
    let (one, other) = (one.all(), other.all());
    let hash = |word: &Word| word.hash;
    let by_length = one.len().cmp(&other.len());
    by_length.then_with(|| one.iter().map(hash).cmp(other.iter().map(hash)))
}

/// Where the shingles of a text stand: for each the first places.
#[derive(Debug)]
struct Places {
    first: HashMap<u64, usize, BuildHasherDefault<Spread>>,
    /// For each place the next one of the same shingle.
    next: Vec<Option<usize>>,
}

impl Places {
    /// Takes those of some shingles.
    fn new(shingles: &[u64], is_sought: impl Fn(u64) -> bool) -> Self {
        let mut places = Self {
            first: HashMap::default(),
            next: vec![None; shingles.len()],
        };
        let all = shingles.iter().zip(&mut places.next).enumerate().rev();
        for (at, (shingle, next)) in all {
            if is_sought(*shingle) {
                *next = places.first.insert(*shingle, at);
            }
        }
        places
    }

    fn is_empty(&self) -> bool {
        self.first.is_empty()
    }

    fn has(&self, shingle: u64) -> bool {
        self.first.contains_key(&shingle)
    }

    /// Returns each shingle once, in no order.
    fn shingles(&self) -> impl Iterator<Item = u64> {
        self.first.keys().copied()
    }

    /// Returns the first places of a shingle, in order.
    fn of(&self, shingle: u64) -> impl Iterator<Item = usize> {
        let next = |at: &usize| self.next.get(*at).copied().flatten();
        let first = self.first.get(&shingle).copied();
        std::iter::successors(first, next).take(MOST_PLACES)
    }
}

/// Takes a shingle for its own hash, since its bits are spread already.
#[derive(Debug, Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Words that are the same in both texts, by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    short: usize,
    long: usize,
    length: usize,
}

/// Runs of words that belong together, in order.
type Passage = Vec<Run>;

/// Places that are known, as ranges of which none touches another one: where each begins, and where it ends. What is
/// asked and added takes as long as their number has digits.
#[derive(Debug, Default)]
struct Known(BTreeMap<usize, usize>);

impl Known {
    fn has(&self, place: usize) -> bool {
        let before = self.0.range(..=place).next_back();
        before.is_some_and(|(_, end)| place < *end)
    }

    /// Adds a range; those that it touches become one with it.
    fn add(&mut self, range: Range<usize>) {
        let (mut start, mut end) = (range.start, range.end);
        while let Some((first, last)) = self.0.range(..=end).next_back()
            && *last >= start
        {
            let (first, last) = (*first, *last);
            self.0.remove(&first);
            (start, end) = (start.min(first), end.max(last));
        }
        self.0.insert(start, end);
    }
}

/// Finds passages from places in the short and the long text at which the same shingle stands, by their place in the
/// long one.
fn passages(
    seeds: impl Iterator<Item = (usize, usize)>,
    short: &[Word],
    long: &[Word],
) -> Vec<Passage> {
    // What is in a passage already, by how far the words stand apart in the two texts.
    let mut known: HashMap<isize, Known> = HashMap::new();
    let mut passages = Vec::new();
    for (place, at) in seeds {
        let apart = |run: &Run| run.long.cast_signed() - run.short.cast_signed();
        let seed = Run {
            short: place,
            long: at,
            length: SHINGLE,
        };
        let here = known.get(&apart(&seed));
        if here.is_some_and(|known| known.has(at)) {
            continue;
        }
        if passages.len() == MOST_PASSAGES {
            return passages;
        }
        let passage = grown(seed, short, long);
        for run in &passage {
            let range = run.long..run.long + run.length;
            known.entry(apart(run)).or_default().add(range);
        }
        if same(&passage) >= SURE {
            passages.push(passage);
        }
    }
    passages
}

/// Goes on from a shingle in both directions.
fn grown(seed: Run, short: &[Word], long: &[Word]) -> Passage {
    let hash = |words: &[Word], at: usize| words.get(at).map(|word| word.hash);
    let behind = follow(
        |by| hash(short, seed.short + by),
        |by| hash(long, seed.long + by),
    );
    let before = follow(
        |by| hash(short, seed.short.checked_sub(by + 1)?),
        |by| hash(long, seed.long.checked_sub(by + 1)?),
    );
    let mut passage: Passage = Vec::new();
    let before = before.into_iter().rev().map(|run| Run {
        short: seed.short - run.short - run.length,
        long: seed.long - run.long - run.length,
        length: run.length,
    });
    let behind = behind.into_iter().map(|run| Run {
        short: seed.short + run.short,
        long: seed.long + run.long,
        length: run.length,
    });
    for run in before.chain(behind) {
        match passage.last_mut() {
            // The runs on both sides of where it began are one.
            Some(last)
                if last.short + last.length == run.short && last.long + last.length == run.long =>
            {
                last.length += run.length;
            }
            _ => passage.push(run),
        }
    }
    passage
}

/// Follows two texts in one direction and returns the runs of same words, counted from the beginning.
fn follow(short: impl Fn(usize) -> Option<u64>, long: impl Fn(usize) -> Option<u64>) -> Vec<Run> {
    let same = |in_short: usize, in_long: usize, most: usize| {
        let is_same = |by: &usize| {
            let word = short(in_short + by);
            word.is_some() && word == long(in_long + by)
        };
        (0..most).take_while(is_same).count()
    };
    let mut runs = Vec::new();
    let (mut in_short, mut in_long) = (0, 0);
    loop {
        let length = same(in_short, in_long, usize::MAX);
        if length > 0 {
            runs.push(Run {
                short: in_short,
                long: in_long,
                length,
            });
        }
        (in_short, in_long) = (in_short + length, in_long + length);
        let goes_on = |(by_short, by_long): &(usize, usize)| {
            let enough = by_short.max(by_long) + 2;
            same(in_short + by_short, in_long + by_long, enough) == enough
        };
        let Some((by_short, by_long)) = steps().find(goes_on) else {
            return runs;
        };
        (in_short, in_long) = (in_short + by_short, in_long + by_long);
    }
}

/// Returns by how many words each text may go on where they differ, the fewest first.
fn steps() -> impl Iterator<Item = (usize, usize)> {
    (1..=MOST_DIFFERENT).flat_map(|most| {
        let less = (0..most).rev();
        std::iter::once((most, most)).chain(less.flat_map(move |less| [(most, less), (less, most)]))
    })
}

/// Returns how many words of a passage are the same.
fn same(passage: &Passage) -> usize {
    passage.iter().map(|run| run.length).sum()
}

/// Returns which words a passage takes in the short and in the long text.
fn extent(passage: &Passage) -> Option<(Range<usize>, Range<usize>)> {
    let (first, last) = (passage.first()?, passage.last()?);
    let short = first.short..last.short + last.length;
    let long = first.long..last.long + last.length;
    Some((short, long))
}

/// Leaves out what says nothing new: passages that lie within others, in both texts.
///
/// Where something stands several times in both, each place is told with one of the other text.
fn best(mut passages: Vec<Passage>) -> Vec<Passage> {
    passages.sort_by_key(|passage| {
        let starts = extent(passage).map(|(short, long)| (short.start, long.start));
        (Reverse(same(passage)), starts)
    });
    let mut kept: Vec<Passage> = Vec::new();
    let mut told: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for news in [2, 1] {
        passages.retain(|passage| {
            let Some((short, long)) = extent(passage) else {
                return false;
            };
            let is_in_short = told.iter().any(|(known, _)| within(&short, known));
            let is_in_long = told.iter().any(|(_, known)| within(&long, known));
            let is_kept = usize::from(!is_in_short) + usize::from(!is_in_long) >= news;
            if is_kept {
                told.push((short, long));
                kept.push(passage.clone());
            }
            !is_kept
        });
    }
    kept
}

fn within(one: &Range<usize>, other: &Range<usize>) -> bool {
    other.start <= one.start && one.end <= other.end
}

/// Tells a passage in bytes, the short text at the left.
fn told(passage: &Passage, short: &[Word], long: &[Word]) -> Option<Shared> {
    let (in_short, in_long) = extent(passage)?;
    let words = in_short.len() + in_long.len();
    let between = |words: &[Word], from: usize, to: usize| {
        let before = words.get(from.checked_sub(1)?)?.bytes.end;
        Some(match words.get(from..to)? {
            [] => before..before,
            [one] => one.bytes.clone(),
            [first, .., last] => first.bytes.start..last.bytes.end,
        })
    };
    let differences = passage.windows(2).filter_map(|pair| {
        let [one, next] = pair else { return None };
        Some(Difference {
            left: between(short, one.short + one.length, next.short)?,
            right: between(long, one.long + one.length, next.long)?,
        })
    });
    let bytes = |words: &[Word], range: Range<usize>| {
        let first = words.get(range.start)?.bytes.start;
        Some(first..words.get(range.end.checked_sub(1)?)?.bytes.end)
    };
    Some(Shared {
        left: bytes(short, in_short)?,
        right: bytes(long, in_long)?,
        similarity: 2.0 * same(passage) as f64 / words as f64,
        differences: differences.collect(),
    })
}

/// Changes left and right.
fn turned(shared: Shared) -> Shared {
    let differences = shared.differences.into_iter().map(|difference| Difference {
        left: difference.right,
        right: difference.left,
    });
    Shared {
        left: shared.right,
        right: shared.left,
        similarity: shared.similarity,
        differences: differences.collect(),
    }
}

#[cfg(test)]
mod tests;

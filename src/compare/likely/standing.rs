//! Where the parts of a statement stand in a text, and what of them in a sentence.

use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
};

use super::part::Part;
use crate::compare::words::{Word, Words};

/// For the hash of a first word the parts that it begins, each with the hashes of the words that must follow.
pub(super) type Begins = HashMap<u64, Vec<(usize, Vec<u64>)>>;

/// Finds parts by the hashes of their words.
pub(super) fn begins(parts: &[Part]) -> Begins {
    let mut all = Begins::new();
    for (number, part) in parts.iter().enumerate() {
        for form in &part.forms {
            let words = Words::new(form);
            let mut hashes = words.all().iter().map(|word| word.hash);
            if let Some(first) = hashes.next() {
                let rest = hashes.collect();
                all.entry(first).or_default().push((number, rest));
            }
        }
    }
    all
}

/// Returns which parts stand among some words, in which of these.
pub(super) fn standing<T>(
    begins: &Begins,
    words: &[T],
    hash: impl Fn(&T) -> u64,
) -> Vec<(usize, Range<usize>)> {
    let mut all = Vec::new();
    for (at, word) in words.iter().enumerate() {
        for (part, rest) in begins.get(&hash(word)).into_iter().flatten() {
            let end = at + 1 + rest.len();
            let behind = words.get(at + 1..end).unwrap_or_default();
            if behind.iter().map(&hash).eq(rest.iter().copied()) {
                all.push((*part, at..end));
            }
        }
    }
    all
}

/// Returns where parts stand among the words of a text.
pub(super) fn hits(begins: &Begins, words: &[Word]) -> Vec<Hit> {
    let standing = standing(begins, words, |word| word.hash).into_iter();
    let hit = |(term, at): (usize, Range<usize>)| {
        let of_it = words.get(at.clone())?;
        Some(Hit {
            word: at.start,
            term,
            bytes: of_it.first()?.bytes.start..of_it.last()?.bytes.end,
        })
    };
    standing.filter_map(hit).collect()
}

/// A place where a part of the statement stands.
pub(super) struct Hit {
    /// The number of its first word.
    pub(super) word: usize,
    pub(super) term: usize,
    pub(super) bytes: Range<usize>,
}

/// A sentence with what stands in it.
#[derive(Default)]
pub(super) struct Counted {
    pub(super) bytes: Range<usize>,
    /// Its words, by their numbers.
    pub(super) words: Range<usize>,
    /// What stands in it, by numbers.
    pub(super) hits: Range<usize>,
    pub(super) terms: BTreeMap<usize, f64>,
}

impl Counted {
    /// Counts what stands in a statement of these words.
    pub(super) fn whole(words: &[u64], standing: &[(usize, Range<usize>)]) -> Self {
        let mut terms: BTreeMap<usize, f64> = BTreeMap::new();
        for (term, _) in standing {
            *terms.entry(*term).or_default() += 1.0;
        }
        Self {
            words: 0..words.len(),
            hits: 0..standing.len(),
            terms,
            ..Self::default()
        }
    }

    pub(super) fn new(bytes: &Range<usize>, words: &[Word], hits: &[Hit]) -> Self {
        let first = words.partition_point(|word| word.bytes.start < bytes.start);
        let end = words.partition_point(|word| word.bytes.start < bytes.end);
        let from = hits.partition_point(|hit| hit.word < first);
        let to = hits.partition_point(|hit| hit.word < end);
        let mut terms: BTreeMap<usize, f64> = BTreeMap::new();
        // What goes on in the next sentence stands in neither.
        let inside = hits.get(from..to).unwrap_or_default();
        for hit in inside.iter().filter(|hit| hit.bytes.end <= bytes.end) {
            *terms.entry(hit.term).or_default() += 1.0;
        }
        Self {
            bytes: bytes.clone(),
            words: first..end.max(first),
            hits: from..to.max(from),
            terms,
        }
    }
}

//! Articles that are copies of others, and evidence that is the same words.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    Report, Witness,
    groups::{join, root, together},
};
use crate::compare::{
    shared,
    words::{Prints, SURE, Words},
};

/// The fewest words that make a quote the same by standing whole in another one.
const FEWEST_WORDS: usize = 5;

/// How many words of a quote are searched for shorter quotes.
const LONGEST_SEARCHED: usize = 2_000;

/// How many pieces of evidence with the same fingerprint one is compared with.
const MOST_ALIKE: usize = 8;

/// Finds the articles that are copies: for the place of each the place of the oldest one that it has its text from.
pub(super) fn copied(reports: &[Report<'_>]) -> HashMap<usize, usize> {
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut found: HashMap<usize, usize> = HashMap::new();
    for (at, report) in reports.iter().enumerate() {
        let mut shares: BTreeMap<usize, usize> = BTreeMap::new();
        for print in report.prints.known() {
            let holders = holders.entry(*print).or_default();
            for holder in holders.iter() {
                *shares.entry(*holder).or_default() += 1;
            }
            // The oldest ones are enough: what was copied on has its text from them.
            if holders.len() < MOST_ALIKE {
                holders.push(at);
            }
        }
        let is_most = |share: usize| report.prints.is_most(share);
        if let Some((older, _)) = shares.iter().find(|(_, share)| is_most(**share)) {
            // What that one has from an older one comes from there.
            let root = found.get(older).copied();
            found.insert(at, root.unwrap_or(*older));
        }
    }
    found
}

/// Tells whether most of a text stands in another one, by the fingerprints of both.
pub fn is_copy(prints: &Prints, of: &Prints) -> bool {
    let is_shared = |print: &&u64| of.known().binary_search(print).is_ok();
    prints.is_most(prints.known().iter().filter(is_shared).count())
}

/// Groups the evidence of different articles that is the same words, or most of them.
pub(super) fn of_same_words(evidence: &[Witness<'_>]) -> Vec<Vec<usize>> {
    let mut groups: Vec<usize> = (0..evidence.len()).collect();
    let words: Vec<Words> = evidence
        .iter()
        .map(|witness| Words::new(witness.quote))
        .collect();
    join_short(&words, &mut groups);
    let mut alike: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut compared: HashSet<(usize, usize)> = HashSet::new();
    for (at, own) in words.iter().enumerate() {
        for print in own.prints() {
            let others = alike.entry(print).or_default();
            for &other in others.iter() {
                if root(&groups, other) != root(&groups, at)
                    && compared.insert((other, at))
                    && words.get(other).is_some_and(|other| is_mostly(own, other))
                {
                    join(&mut groups, other, at);
                }
            }
            if others.len() < MOST_ALIKE {
                others.push(at);
            }
        }
    }
    let is_shared = |group: &Vec<usize>| {
        let mut articles = group
            .iter()
            .filter_map(|at| Some(evidence.get(*at)?.article.id));
        let first = articles.next();
        articles.any(|article| Some(article) != first)
    };
    let mut alike = together(&groups);
    alike.retain(is_shared);
    alike
}

/// Joins short quotes with those in which they stand whole.
fn join_short(words: &[Words], groups: &mut [usize]) {
    let mut short: HashMap<Vec<u64>, usize> = HashMap::new();
    for (at, words) in words.iter().enumerate() {
        let hashes = words.numbers();
        if (FEWEST_WORDS..SURE).contains(&hashes.len()) {
            let first = *short.entry(hashes).or_insert(at);
            join(groups, first, at);
        }
    }
    let mut lengths: Vec<usize> = short.keys().map(Vec::len).collect();
    lengths.sort_unstable();
    lengths.dedup();
    for (at, words) in words.iter().enumerate() {
        let mut hashes = words.numbers();
        hashes.truncate(LONGEST_SEARCHED);
        for length in lengths.iter().filter(|length| **length <= hashes.len()) {
            for window in hashes.windows(*length) {
                if let Some(&first) = short.get(window) {
                    join(groups, first, at);
                }
            }
        }
    }
}

/// Tells whether all words of the shorter of two quotes stand in a row in the other one.
pub(super) fn is_within(one: &str, other: &str) -> bool {
    let (one, other) = (Words::new(one).numbers(), Words::new(other).numbers());
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    short.is_empty() || long.windows(short.len()).any(|window| window == short)
}

/// Tells whether most words of the shorter of two quotes stand in the other one.
fn is_mostly(one: &Words, other: &Words) -> bool {
    let shorter = one.all().len().min(other.all().len());
    let is_left = one.all().len() <= other.all().len();
    let passages = shared(one, other);
    let words = if is_left { one } else { other };
    let inside = |place: usize| {
        passages.iter().any(|passage| {
            let range = if is_left {
                &passage.left
            } else {
                &passage.right
            };
            range.contains(&place)
        })
    };
    let same = words
        .all()
        .iter()
        .filter(|word| inside(word.bytes.start))
        .count();
    same * 5 >= shorter * 3
}

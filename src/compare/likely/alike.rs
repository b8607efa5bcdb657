//! Sentences that say the same, told as one.

use std::{cmp::Ordering, collections::HashSet, sync::LazyLock};

use super::Passage;
use crate::compare::{
    lexicon,
    words::{Word, Words},
};

/// Small numbers in words, as reports write them.
#[rustfmt::skip]
const NUMBERS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwolf",
    "deux", "trois", "quatre", "cinq", "sept", "huit", "neuf", "dix", "onze", "douze",
    "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce",
    "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici",
    "twee", "drie", "vijf", "zes", "zeven", "negen", "tien", "twaalf",
];

/// From which share of their words on two sentences are told as one.
const SAME: f64 = 0.85;

/// The hashes of these and of the words that say no.
static DECIDING: LazyLock<HashSet<u64>> = LazyLock::new(|| {
    let words = NUMBERS.iter().copied().chain(lexicon::words_of_no());
    let hashes = words.flat_map(|word| Words::new(word).all().first().map(|word| word.hash));
    hashes.collect()
});

/// Returns the hashes of the words of a text with which a sentence may say the opposite or something else: numbers, and
/// what says no; sorted.
pub(super) fn deciding(text: &str, words: &[Word]) -> Vec<u64> {
    let decides = |word: &&Word| {
        let written = text.get(word.bytes.clone()).unwrap_or_default();
        DECIDING.contains(&word.hash)
            || written.contains(char::is_numeric)
            || written.ends_with("n't")
            || written.ends_with("n’t")
    };
    let mut hashes: Vec<u64> = words.iter().filter(decides).map(|word| word.hash).collect();
    hashes.sort_unstable();
    hashes
}

impl Passage {
    /// Tells whether nearly all words of two sentences are the same, all numbers among them and whatever says no, so that
    /// one of them says what both say.
    pub fn is_like(&self, other: &Self) -> bool {
        if self.deciding != other.deciding {
            return false;
        }
        let all = self.words.len() + other.words.len();
        let is_same = |same: usize| all > 0 && 2.0 * same as f64 >= SAME * all as f64;
        // How many of either can still be the same: of very different lengths too few are from the start.
        let (mut of_one, mut of_other) = (self.words.len(), other.words.len());
        let (mut a, mut b) = (self.words.iter().peekable(), other.words.iter().peekable());
        while is_same(of_one.min(of_other)) {
            let (Some(one), Some(two)) = (a.peek(), b.peek()) else {
                // What is left of either stands in it alone.
                return is_same(of_one - a.len());
            };
            match one.cmp(two) {
                Ordering::Less => {
                    of_one -= 1;
                    a.next();
                }
                Ordering::Greater => {
                    of_other -= 1;
                    b.next();
                }
                Ordering::Equal => {
                    a.next();
                    b.next();
                }
            }
        }
        false
    }
}

/// Folds passages into the best of those that are alike: its number for each, in the order given; `cancelled` is asked
/// between them, and those that are left then have none.
pub fn folded(passages: &[&Passage], cancelled: &dyn Fn() -> bool) -> Vec<usize> {
    let mut firsts: Vec<usize> = Vec::new();
    let mut fold = Vec::new();
    for (at, passage) in passages.iter().enumerate() {
        if cancelled() {
            break;
        }
        let like = firsts
            .iter()
            .copied()
            .find(|first| passages.get(*first).is_some_and(|of| of.is_like(passage)));
        if like.is_none() {
            firsts.push(at);
        }
        fold.push(like.unwrap_or(at));
    }
    fold
}

//! The words of a text as comparing sees them, and the fingerprints by which texts that share some are found.
//!
//! Each run of eight words (a shingle) has a hash. Of any four neighbouring hashes the smallest is a fingerprint,
//! which is the winnowing of Schleimer, Wilkerson and Aiken (2003): two texts that share eleven words in a row
//! share at least one fingerprint, whatever stands around these words, and the fingerprints are about two fifths
//! of the shingles. Hashes are numbers of 64 bits that are the same on every machine; a fingerprint keeps 50 of them for
//! the size of what it is kept in: two that differ only in the rest cost a look into a text in vain.

use std::{ops::Range, sync::Arc};

use crate::text::{token, words::fold};

/// How many words a shingle has.
pub const SHINGLE: usize = 8;

/// Of how many neighbouring shingles one becomes a fingerprint at least.
const WINDOW: usize = 4;

/// How many words in a row two texts must share for that to be found, whatever stands around them.
pub const SURE: usize = SHINGLE + WINDOW - 1;

/// The bits of a fingerprint.
const PRINT: u64 = (1 << 50) - 1;

/// The most fingerprints of one text: those of some 50,000 words. Of a longer one the smallest are taken, which
/// for two texts are the same ones, so that what is shared by long texts is still found where it is not short.
const MOST_PRINTS: usize = 20_000;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Where it stands, in bytes.
    pub bytes: Range<usize>,
    /// What two words must have in common to be the same.
    pub hash: u64,
}

/// The words of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(Vec<Word>);

impl Words {
    /// Takes the words of a text; linear in its length.
    pub fn new(text: &str) -> Self {
        let words = token::places(text).filter_map(|bytes| {
            let word = text.get(bytes.clone())?;
            let hash = if word.is_ascii() {
                // Folded without a copy of each.
                hashed(word.bytes().map(|byte| byte.to_ascii_lowercase()))
            } else {
                let folded = fold(word);
                (!folded.is_empty()).then(|| hashed(folded.bytes()))?
            };
            let hash = mixed(hash);
            Some(Word { bytes, hash })
        });
        Self(words.collect())
    }

    /// Returns the fingerprints, each once, from the smallest up.
    pub fn prints(&self) -> Vec<u64> {
        let shingles = self.shingles();
        let windows = shingles.windows(WINDOW);
        let mut prints: Vec<u64> = windows
            .filter_map(|some| some.iter().min())
            .map(|print| print & PRINT)
            .collect();
        prints.sort_unstable();
        prints.dedup();
        prints.truncate(MOST_PRINTS);
        prints
    }

    /// Returns how many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Returns a number for each word, in order: that of two is the same where the words are.
    pub fn numbers(&self) -> Vec<u64> {
        self.0.iter().map(|word| word.hash).collect()
    }

    pub(super) fn all(&self) -> &[Word] {
        &self.0
    }

    /// Returns the hash of the shingle that begins with each word, as far as there are as many words.
    pub(super) fn shingles(&self) -> Vec<u64> {
        // A polynomial of the words' hashes, of which the next follows from the one before (Karp and Rabin 1987).
        let highest = (1..SHINGLE).fold(1_u64, |power, _| power.wrapping_mul(BASE));
        let mut sum = 0_u64;
        let mut shingles = Vec::with_capacity(self.0.len().saturating_sub(SHINGLE - 1));
        for (at, word) in self.0.iter().enumerate() {
            if let Some(gone) = at.checked_sub(SHINGLE).and_then(|at| self.0.get(at)) {
                sum = sum.wrapping_sub(gone.hash.wrapping_mul(highest));
            }
            sum = sum.wrapping_mul(BASE).wrapping_add(word.hash);
            if at + 1 >= SHINGLE {
                shingles.push(mixed(sum));
            }
        }
        shingles
    }
}

/// The fingerprints of a text by which others that share some of it are found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Prints {
    /// All that it has, from the smallest up.
    All(Arc<[u64]>),
    /// Those that others have too, from the smallest up, of so many.
    Shared(Arc<[u64]>, usize),
}

impl Default for Prints {
    fn default() -> Self {
        Self::All(Arc::default())
    }
}

impl Prints {
    /// Returns those that are known, from the smallest up.
    pub fn known(&self) -> &[u64] {
        match self {
            Self::All(prints) | Self::Shared(prints, _) => prints,
        }
    }

    /// Returns how many the text has.
    pub fn count(&self) -> usize {
        match self {
            Self::All(prints) => prints.len(),
            Self::Shared(_, count) => *count,
        }
    }

    /// Tells whether so many are most of them.
    pub fn is_most(&self, shared: usize) -> bool {
        shared * 2 > self.count()
    }
}

/// An odd number with its bits well spread.
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

/// Hashes bytes (FNV-1a, Fowler, Noll and Vo 1991).
pub(super) fn hashed(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Spreads each bit of a number over all of them (the last steps of SplitMix64, Steele, Lea and Flood 2014).
const fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::{collection::vec, prelude::*};

    use super::*;

    fn prints(text: &str) -> BTreeSet<u64> {
        Words::new(text).prints().into_iter().collect()
    }

    fn text(words: &[u16]) -> String {
        let words: Vec<String> = words.iter().map(|word| format!("w{word}")).collect();
        words.join(" ")
    }

    #[test]
    fn hashes_are_those_that_were_published() {
        assert_eq!(hashed("".bytes()), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hashed("a".bytes()), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(hashed("foobar".bytes()), 0x8594_4171_f739_67e8);
        // The first number of SplitMix64 that begins at 0.
        assert_eq!(mixed(0x9e37_79b9_7f4a_7c15), 0xe220_a839_7b1d_cdaf);
    }

    #[test]
    fn typography_and_case_make_no_difference() {
        let one = "“We don’t know yet – nobody does”, she said, and left the room at once.";
        let other = "\"WE DON'T KNOW YET -- nobody does,\" she said\nand left the room at once";
        assert!(!prints(one).is_empty());
        assert_eq!(prints(one), prints(other));
    }

    #[test]
    fn a_few_words_have_no_fingerprint() {
        assert!(prints("").is_empty());
        assert!(prints(&text(&(0..SURE as u16 - 1).collect::<Vec<_>>())).is_empty());
        assert_eq!(
            prints(&text(&(0..SURE as u16).collect::<Vec<_>>())).len(),
            1
        );
    }

    #[test]
    fn a_shingle_is_told_by_its_own_words_wherever_it_stands() {
        let words = Words::new(&text(&[
            7, 7, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 6, 7, 8,
        ]));
        let shingles = words.shingles();
        assert_eq!(shingles.len(), 12);
        assert_eq!(shingles.get(2), shingles.get(11));
        let different: BTreeSet<_> = shingles.iter().collect();
        assert_eq!(different.len(), 11);
    }

    proptest! {
        #[test]
        fn texts_that_share_enough_words_in_a_row_share_a_fingerprint(
            shared in vec(0u16..1000, SURE..20),
            around in [vec(0u16..1000, 0..30), vec(0u16..1000, 0..30), vec(0u16..1000, 0..30), vec(0u16..1000, 0..30)],
        ) {
            let [a, b, c, d] = around;
            let one = text(&[a, shared.clone(), b].concat());
            let other = text(&[c, shared, d].concat());
            prop_assert!(!prints(&one).is_disjoint(&prints(&other)));
        }
    }
}

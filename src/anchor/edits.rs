//! How many letters must change to make one row of letters another, and where a row stands nearly.
//!
//! The algorithm is Myers' bit-parallel one (1999), in the form for long patterns that Hyyrö gave (2003): a column
//! of the table is held in words of 64 bits, so that a step costs one operation for each 64 letters of the pattern.

use std::collections::HashMap;

/// A row of letters that is looked for.
#[derive(Debug)]
pub(super) struct Pattern {
    length: usize,
    /// For each letter, where it stands in the pattern: a bit for each place.
    places: HashMap<char, Vec<u64>>,
    nowhere: Vec<u64>,
}

/// Where a pattern begins to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// It may begin anywhere in the text.
    Anywhere,
    /// It begins with the text.
    Here,
}

impl Pattern {
    /// Takes a row of letters.
    pub fn new(letters: &[char]) -> Self {
        let blocks = letters.len().div_ceil(64);
        let mut places: HashMap<char, Vec<u64>> = HashMap::new();
        for (at, letter) in letters.iter().enumerate() {
            let bits = places.entry(*letter).or_insert_with(|| vec![0; blocks]);
            if let Some(word) = bits.get_mut(at / 64) {
                *word |= 1 << (at % 64);
            }
        }
        Self {
            length: letters.len(),
            places,
            nowhere: vec![0; blocks],
        }
    }

    /// Returns how many steps a text of so many letters takes.
    pub fn steps(&self, letters: usize) -> usize {
        self.nowhere.len().saturating_mul(letters)
    }

    /// Tells, after each letter of a text, how few letters must be put in, left out or replaced to make the pattern
    /// what ends there.
    pub fn distances(&self, text: impl Iterator<Item = char>, start: Start) -> Vec<usize> {
        let blocks = self.nowhere.len();
        let (mut plus, mut minus) = (vec![u64::MAX; blocks], vec![0_u64; blocks]);
        let mut score = self.length;
        let last = 1_u64 << ((self.length + 63) % 64);
        let mut found = Vec::new();
        for letter in text {
            let places = self.places.get(&letter).unwrap_or(&self.nowhere);
            let mut carried: i8 = match start {
                Start::Anywhere => 0,
                Start::Here => 1,
            };
            let columns = plus.iter_mut().zip(minus.iter_mut()).zip(places);
            for (block, ((plus, minus), bits)) in columns.enumerate() {
                let top = if block + 1 == blocks { last } else { 1 << 63 };
                carried = step(plus, minus, *bits, carried, top);
            }
            match carried {
                1 => score += 1,
                -1 => score -= 1,
                _ => {}
            }
            found.push(score);
        }
        found
    }
}

/// Takes one block of a column a letter further; returns how the value at its `top` bit changes.
fn step(plus: &mut u64, minus: &mut u64, bits: u64, carried: i8, top: u64) -> i8 {
    let (before, less) = (*plus, u64::from(carried < 0));
    let vertical = bits | *minus;
    let bits = bits | less;
    let diagonal = ((bits & before).wrapping_add(before) ^ before) | bits;
    let mut up = *minus | !(diagonal | before);
    let mut down = before & diagonal;
    let out = i8::from(up & top != 0) - i8::from(down & top != 0);
    up = (up << 1) | u64::from(carried > 0);
    down = (down << 1) | less;
    *plus = down | !(vertical | up);
    *minus = up & vertical;
    out
}

/// Returns how few letters must be put in, left out or replaced to make one row the other.
pub(super) fn distance(one: &[char], other: &[char]) -> usize {
    if one.is_empty() {
        return other.len();
    }
    let distances = Pattern::new(one).distances(other.iter().copied(), Start::Here);
    distances.last().copied().unwrap_or(one.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The table of Wagner and Fischer (1974), letter by letter.
    fn table(pattern: &[char], text: &[char], start: Start) -> Vec<usize> {
        let mut column: Vec<usize> = (0..=pattern.len()).collect();
        let mut found = Vec::new();
        for letter in text {
            let mut above_left = column[0];
            if start == Start::Here {
                column[0] += 1;
            }
            for at in 0..pattern.len() {
                let replaced = above_left + usize::from(pattern[at] != *letter);
                above_left = column[at + 1];
                column[at + 1] = replaced.min(column[at] + 1).min(above_left + 1);
            }
            found.push(column[pattern.len()]);
        }
        found
    }

    #[test]
    fn known_distances() {
        let letters = |word: &str| word.chars().collect::<Vec<_>>();
        assert_eq!(distance(&letters("kitten"), &letters("sitting")), 3);
        assert_eq!(distance(&letters(""), &letters("abc")), 3);
        assert_eq!(distance(&letters("abc"), &letters("")), 3);
    }

    proptest! {
        #[test]
        fn all_are_those_of_the_table(
            pattern in prop::collection::vec(prop::sample::select(vec!['a', 'b', '漢']), 1..150),
            text in prop::collection::vec(prop::sample::select(vec!['a', 'b', '漢', 'x']), 0..200),
        ) {
            for start in [Start::Anywhere, Start::Here] {
                let found = Pattern::new(&pattern).distances(text.iter().copied(), start);
                prop_assert_eq!(found, table(&pattern, &text, start));
            }
        }
    }
}

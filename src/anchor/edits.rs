//! How many letters must change to make one row of letters another, and where a row stands nearly.
//!
//! The algorithm is Myers' bit-parallel one (1999), in the form for long patterns that Hyyrö gave (2003): a column
//! of the table is held in words of 64 bits, so that a step costs one operation for each 64 letters of the pattern.

use std::collections::HashMap;

/// A row of letters that is looked for.
#[derive(Debug)]
pub(super) struct Pattern {
    length: usize,
    /// How many words of 64 bits a column has.
    blocks: usize,
    /// For each 256 letters in a row, which of the pages tells of them.
    pages: Vec<u16>,
    /// For each letter of a page, which row of bits tells where it stands in the pattern.
    rows: Vec<u16>,
    /// The same for letters that are rare in any text.
    beyond: HashMap<char, u16>,
    /// Rows of bits, a bit for each place of the pattern; the first is that of letters that do not stand in it.
    bits: Vec<u64>,
}

/// Where a pattern begins to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// It may begin anywhere in the text.
    Anywhere,
    /// It begins with the text.
    Here,
}

/// A place where a pattern may end in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct End {
    /// How few letters must change for that.
    pub edits: usize,
    /// Which of the letters is the last, in the order of the text.
    pub letter: usize,
    /// Where that ends, in bytes.
    pub byte: usize,
}

/// How many letters a page tells of.
const PAGE: usize = 256;

impl Pattern {
    /// Takes a row of at most 65,000 letters.
    pub fn new(letters: &[char]) -> Self {
        let blocks = letters.len().div_ceil(64);
        let mut pattern = Self {
            length: letters.len(),
            blocks,
            pages: vec![0; PAGE],
            rows: vec![0; PAGE],
            beyond: HashMap::new(),
            bits: vec![0; blocks],
        };
        for (at, letter) in letters.iter().enumerate() {
            let row = usize::from(pattern.row_to_write(*letter));
            if let Some(word) = pattern.bits.get_mut(row * blocks + at / 64) {
                *word |= 1 << (at % 64);
            }
        }
        pattern
    }

    /// Returns the row of a letter, which is made where there is none yet.
    fn row_to_write(&mut self, letter: char) -> u16 {
        let row = self.row(letter);
        if row > 0 {
            return row;
        }
        let next = self.bits.len() / self.blocks.max(1);
        let next = u16::try_from(next).unwrap_or_default();
        self.bits.resize(self.bits.len() + self.blocks, 0);
        let (page, place) = split(letter);
        match self.pages.get_mut(page) {
            Some(number) => {
                if *number == 0 {
                    *number = u16::try_from(self.rows.len() / PAGE).unwrap_or_default();
                    self.rows.resize(self.rows.len() + PAGE, 0);
                }
                let slot = usize::from(*number) * PAGE + place;
                if let Some(row) = self.rows.get_mut(slot) {
                    *row = next;
                }
            }
            None => _ = self.beyond.insert(letter, next),
        }
        next
    }

    /// Returns the row of a letter.
    fn row(&self, letter: char) -> u16 {
        let (page, place) = split(letter);
        let row = match self.pages.get(page) {
            Some(page) => self.rows.get(usize::from(*page) * PAGE + place),
            None => self.beyond.get(&letter),
        };
        row.copied().unwrap_or_default()
    }

    /// Returns how many steps a text of so many letters takes.
    pub fn steps(&self, letters: usize) -> usize {
        self.blocks.saturating_mul(letters)
    }

    /// Tells, after each letter of a text, how few letters must be put in, left out or replaced to make the pattern
    /// what ends there.
    pub fn distances(&self, text: impl Iterator<Item = char>, start: Start) -> Vec<usize> {
        let mut column = Column::new(self, start);
        text.map(|letter| column.next(letter)).collect()
    }

    /// Returns, of each so many letters of a text, the one at which the pattern may end with the fewest changes.
    pub fn lowest(&self, text: &str, each: usize) -> Vec<End> {
        let mut column = Column::new(self, Start::Anywhere);
        let mut lowest: Vec<End> = Vec::new();
        for (letter, (at, char)) in text.char_indices().enumerate() {
            let end = End {
                edits: column.next(char),
                letter,
                byte: at + char.len_utf8(),
            };
            match lowest.last_mut() {
                Some(last) if letter % each.max(1) > 0 => {
                    if end.edits < last.edits {
                        *last = end;
                    }
                }
                _ => lowest.push(end),
            }
        }
        lowest
    }
}

/// Returns on which page a letter stands, and where.
fn split(letter: char) -> (usize, usize) {
    let number = usize::try_from(u32::from(letter)).unwrap_or(usize::MAX);
    (number / PAGE, number % PAGE)
}

/// A column of the table, which goes on letter by letter.
struct Column<'a> {
    pattern: &'a Pattern,
    start: Start,
    plus: Vec<u64>,
    minus: Vec<u64>,
    /// The bit of the last letter of the pattern.
    last: u64,
    score: usize,
}

impl<'a> Column<'a> {
    fn new(pattern: &'a Pattern, start: Start) -> Self {
        Self {
            start,
            plus: vec![u64::MAX; pattern.blocks],
            minus: vec![0; pattern.blocks],
            last: 1 << ((pattern.length + 63) % 64),
            score: pattern.length,
            pattern,
        }
    }

    /// Takes the column a letter further, and returns the value at its foot.
    fn next(&mut self, letter: char) -> usize {
        let blocks = self.pattern.blocks;
        let row = usize::from(self.pattern.row(letter)) * blocks;
        let places = self.pattern.bits.get(row..row + blocks);
        let mut carried: i8 = match self.start {
            Start::Anywhere => 0,
            Start::Here => 1,
        };
        let columns = self.plus.iter_mut().zip(&mut self.minus);
        for (block, ((plus, minus), bits)) in columns.zip(places.unwrap_or_default()).enumerate() {
            let top = if block + 1 == blocks {
                self.last
            } else {
                1 << 63
            };
            carried = step(plus, minus, *bits, carried, top);
        }
        self.score = self.score.saturating_add_signed(isize::from(carried));
        self.score
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
            pattern in prop::collection::vec(prop::sample::select(vec!['a', 'b', '漢', '🦀']), 1..150),
            text in prop::collection::vec(prop::sample::select(vec!['a', 'b', '漢', 'x', '🦀', '🦁']), 0..200),
        ) {
            for start in [Start::Anywhere, Start::Here] {
                let found = Pattern::new(&pattern).distances(text.iter().copied(), start);
                prop_assert_eq!(found, table(&pattern, &text, start));
            }
            let written: String = text.iter().collect();
            let distances = table(&pattern, &text, Start::Anywhere);
            let expected: Vec<usize> = distances.chunks(7).map(|some| *some.iter().min().unwrap()).collect();
            let found = Pattern::new(&pattern).lowest(&written, 7);
            prop_assert_eq!(found.iter().map(|end| end.edits).collect::<Vec<_>>(), expected);
            for end in found {
                prop_assert_eq!(distances[end.letter], end.edits);
                prop_assert_eq!(written.get(..end.byte).unwrap().chars().count(), end.letter + 1);
            }
        }
    }
}

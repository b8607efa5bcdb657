//! Words whose frequencies fall as in real texts (Zipf's law), from a seed.

/// How many different words there are.
const WORDS: usize = 50_000;

/// Numbers that look random and are the same in each run (xorshift, Marsaglia 2003).
pub struct Random(u64);

impl Random {
    /// Starts the sequence.
    pub const fn new() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Returns a number below another one.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() >> 11) as usize % end
    }

    /// Returns a rank below another one: the one at r comes about r times less often than the first.
    pub fn rank(&mut self, end: usize) -> usize {
        // The logarithm of a rank is spread evenly under Zipf's law with exponent one.
        let part = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        (end as f64).powf(part) as usize - 1
    }

    /// Returns so many words.
    pub fn words(&mut self, count: usize) -> String {
        let words = (0..count).map(|_| spelled(self.rank(WORDS) + 1));
        words.collect::<Vec<_>>().join(" ")
    }
}

/// Spells the word of a rank, as letters that can be read.
pub fn spelled(mut rank: usize) -> String {
    const FIRST: &[u8] = b"bcdfghjklmnprstvz";
    const SECOND: &[u8] = b"aeiou";
    let mut word = String::new();
    loop {
        word.push(char::from(FIRST[rank % FIRST.len()]));
        rank /= FIRST.len();
        word.push(char::from(SECOND[rank % SECOND.len()]));
        rank /= SECOND.len();
        if rank == 0 {
            return word;
        }
    }
}

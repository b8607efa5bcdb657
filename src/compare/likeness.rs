//! Statements that say nearly the same, as far as their words tell.

/// How much of the words of two statements must be the same for them to be alike.
const ALIKE: f64 = 0.6;

/// The most words of a statement that is compared: what is longer is a text of its own.
const MOST_WORDS: usize = 200;

/// The words of a statement, to be compared with those of many.
#[derive(Clone, Debug)]
pub struct Wording {
    /// Each once, sorted.
    words: Vec<u64>,
}

impl Wording {
    /// Takes the words of a statement, as [`Words::numbers`](super::Words::numbers) has them.
    pub fn new(words: &[u64]) -> Self {
        let is_short = words.len() <= MOST_WORDS;
        let mut words = if is_short { words } else { &[] }.to_vec();
        words.sort_unstable();
        words.dedup();
        Self { words }
    }

    /// Tells whether another statement says nearly the same, in nearly the same words.
    pub fn is_like(&self, other: &[u64]) -> bool {
        let is_shared = |word: &&u64| other.contains(*word);
        let same = self.words.iter().filter(is_shared).count();
        // Statements are no longer than any number that is exact.
        #[expect(clippy::cast_precision_loss, reason = "words of a statement are few")]
        let is_enough = |all: usize| same as f64 >= ALIKE * all as f64;
        // Most others share so few that theirs need not be counted.
        if same == 0 || !is_enough(self.words.len()) {
            return false;
        }
        let others = Self::new(other).words.len();
        others > 0 && is_enough(self.words.len() + others - same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Words;

    #[test]
    fn statements_of_nearly_the_same_words_are_alike_in_any_script() {
        let words = |statement: &str| Words::new(statement).numbers();
        let is_like = |one: &str, other: &str| Wording::new(&words(one)).is_like(&words(other));
        assert!(is_like(
            "The towers were built in 1990",
            "the towers were built in 1990."
        ));
        assert!(is_like(
            "The towers were built in 1990",
            "Two towers were built in 1990"
        ));
        assert!(!is_like("The towers were built", "The court has decided"));
        assert!(is_like("塔建于一九九零年", "塔建于一九九一年"));
        assert!(is_like("بني البرج عام ١٩٩٠", "بني البرج في عام ١٩٩٠"));
        assert!(!is_like("", ""));
        assert!(is_like("Rain", "rain"));
        assert!(is_like("Rain", "Rain, rain, rain"));
        let long = "word ".repeat(2_000);
        assert!(!is_like(&long, &long));
        assert!(!is_like("word", &long));
    }
}

//! Statements that say nearly the same, as far as their words tell.

use std::collections::BTreeSet;

use crate::text::token::tokens;

/// How much of the words of two statements must be the same for them to be alike.
const ALIKE: f64 = 0.6;

/// The longest statement that is compared, in bytes: what is longer is a text of its own.
const LONGEST: usize = 1_000;

/// The words of a statement, to be compared with those of many.
#[derive(Clone, Debug)]
pub struct Wording {
    words: BTreeSet<String>,
    bytes: usize,
}

impl Wording {
    /// Takes the words of a statement.
    pub fn new(statement: &str) -> Self {
        let is_short = statement.len() <= LONGEST;
        let words = if is_short { statement } else { "" };
        Self {
            words: tokens(words).map(|token| token.folded).collect(),
            bytes: statement.len(),
        }
    }

    /// Tells whether another statement says nearly the same, in nearly the same words.
    pub fn is_like(&self, other: &str) -> bool {
        // What is much longer has other words, and need not be looked at.
        let is_near = other.len() <= 3 * self.bytes && self.bytes <= 3 * other.len();
        if self.words.is_empty() || !is_near {
            return false;
        }
        let other = Self::new(other);
        let same = self.words.intersection(&other.words).count();
        let all = self.words.len() + other.words.len() - same;
        // Statements are no longer than any number that is exact.
        #[expect(clippy::cast_precision_loss, reason = "words of a statement are few")]
        let share = same as f64 / all.max(1) as f64;
        share >= ALIKE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_of_nearly_the_same_words_are_alike_in_any_script() {
        let is_like = |one: &str, other: &str| Wording::new(one).is_like(other);
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
        let long = "word ".repeat(2_000);
        assert!(!is_like(&long, &long));
    }
}

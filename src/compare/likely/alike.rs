//! Sentences that say the same, told as one.

use std::cmp::Ordering;

use super::Passage;

/// From which share of their words on two sentences are told as one.
const SAME: f64 = 0.85;

impl Passage {
    /// Tells whether nearly all words of two sentences are the same, so that one of them says what both say.
    pub fn is_like(&self, other: &Self) -> bool {
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

//! Reading one figure after the other.

mod codes;
mod loose;
mod measured;
mod numbers;
mod places;
mod ranges;
mod shares;

use crate::compare::{
    language::Language,
    lexeme::{Kind, Lexeme},
    quantity::{Figure, Measure},
};

/// Reads figures in the lexemes of a sentence.
pub(super) struct Reader<'l> {
    pub language: Language,
    pub lexemes: &'l [Lexeme<'l>],
}

impl<'l> Reader<'l> {
    fn at(&self, at: usize) -> Option<&'l Lexeme<'l>> {
        self.lexemes.get(at)
    }

    fn word(&self, at: usize) -> Option<&'l str> {
        self.at(at).map(|one| one.folded.as_str())
    }

    fn is_word(&self, at: usize, list: &[&str]) -> bool {
        self.at(at).is_some_and(|one| one.is_of(list))
    }

    /// Tells whether some words stand from a place on.
    fn are(&self, at: usize, words: &[&str]) -> bool {
        let mut words = words.iter().enumerate();
        words.all(|(by, word)| self.word(at + by) == Some(*word))
    }

    /// Returns the number that the digits here write.
    pub fn plain_number(&self, at: usize) -> Option<f64> {
        self.digits(self.at(at)?).map(|(value, ..)| value)
    }

    /// Reads a figure that begins here.
    pub fn figure(&self, start: usize) -> Option<Figure> {
        let (before, at) = self.money_before(start);
        if before.is_none() {
            let other = self.score(start).or_else(|| self.order(start));
            let other = other
                .or_else(|| self.part_of(start))
                .or_else(|| self.and_a_half(start));
            if other.is_some() {
                return other;
            }
        }
        let first = self.number(at)?;
        // “one of the most”, “no one”
        if first.is_word
            && first.value == 1.0
            && before.is_none()
            && !self.counts_one(start, first.end)
        {
            return None;
        }
        let (mut number, mut measure, mut end) = self.measured(first, before);
        let (mut low, mut high) = (number.value, number.value);
        if let Some(at) = self.other_end(start, end) {
            let (money, at) = self.money_before(at);
            let second = self
                .number(at)
                .map(|second| self.measured(second, money.or(before)));
            if let Some((second, of, behind)) = second
                && (of == measure || measure == Measure::Count)
                && !(second.is_word && second.value == 1.0)
            {
                let scale = if measure == Measure::Count && first.end == end {
                    self.scale(&second, at)
                } else {
                    1.0
                };
                let least = if number.value * scale < second.value {
                    number.value * scale
                } else {
                    number.value
                };
                if least < second.value {
                    (low, high, measure, end) = (least, second.value, of, behind);
                    number.other = None;
                }
            }
        }
        Some(Figure {
            bytes: self.at(start)?.bytes.start..self.at(end.checked_sub(1)?)?.bytes.end,
            lexemes: start..end,
            measure,
            low,
            high,
            grain: number.grain,
            other: number.other,
            written: (low == high).then_some(first.value),
            is_rate: self.is_rate(end),
        })
    }

    /// Tells whether “one” counts things here.
    fn counts_one(&self, start: usize, end: usize) -> bool {
        let before = start.checked_sub(1);
        let is_pronoun = before.is_some_and(|at| {
            self.is_word(
                at,
                &[
                    "no", "the", "this", "that", "which", "any", "some", "every", "each",
                    "another", "'", "a",
                ],
            )
        });
        let next = self.at(end).filter(|one| one.kind == Kind::Word);
        let is_of_the_most = self.is_word(end, &["of"])
            && (end + 2..end + 4).any(|at| {
                self.at(at).is_some_and(|one| {
                    one.is_of(&["most", "best", "worst", "least", "few", "main"])
                        || one.folded.ends_with("est")
                })
            });
        !is_pronoun
            && !is_of_the_most
            && next.is_some_and(|next| next.is("of") || !self.language.is_small(&next.folded))
    }
}

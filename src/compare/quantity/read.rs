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
    quantity::{Dimension, Figure, Measure, read::numbers::Number, units},
};

/// What a figure says, and where it ends.
struct Span {
    low: f64,
    high: f64,
    measure: Measure,
    end: usize,
}

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

    /// Returns the unit that begins here: what it measures, what one of it is, and of how many words.
    fn unit(&self, at: usize) -> Option<(Dimension, f64, usize)> {
        // “km2”, but not “5 km 2 days ago”
        let belongs = |one: &&Lexeme<'_>| one.kind != Kind::Number || one.is_glued;
        units::unit(|by| Some(self.at(at + by).filter(belongs)?.folded.as_str()))
    }

    /// Tells whether “and a half” stands here.
    fn has_half(&self, at: usize) -> bool {
        self.are(at, &["and", "a", "half"])
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
            && !self.has_half(first.end)
            && !self.counts_one(start, first.end)
        {
            return None;
        }
        let minus = self.minus(start);
        let is_below = minus.is_some();
        let (number, measure, end) = self.signed(first, is_below, before);
        let mut found = Span {
            low: number.value,
            high: number.value,
            measure,
            end,
        };
        let range = self.range(start, (number, is_below), &found, before);
        let is_range = range.is_some();
        found = range.unwrap_or(found);
        let start = minus
            .filter(|_| found.measure.goes_below_nothing())
            .unwrap_or(start);
        Some(Figure {
            bytes: self.at(start)?.bytes.start..self.at(found.end.checked_sub(1)?)?.bytes.end,
            lexemes: start..found.end,
            measure: found.measure,
            low: found.low,
            high: found.high,
            grain: number.grain,
            other: number.other.filter(|_| !is_range),
            written: (!is_range).then_some(number.written),
            is_rate: self.is_rate(found.end),
        })
    }

    /// Returns where the sign stands before a number that makes it less than nothing: “-5 degrees”, “minus 5 degrees”.
    fn minus(&self, start: usize) -> Option<usize> {
        let sign = start.checked_sub(1)?;
        let is_glued = self.at(start).is_some_and(|first| first.is_glued);
        let one = self.at(sign)?;
        let is_dash = one.is("-") && !one.is_glued && is_glued;
        // “al menos 5”, “au moins 5”
        let word: &[&str] = match self.language {
            Language::French => &["moins"],
            Language::Spanish => &["menos"],
            Language::Italian => &["meno"],
            Language::Dutch => &["min"],
            Language::English | Language::German | Language::Other => &[],
        };
        let is_least = sign
            .checked_sub(1)
            .is_some_and(|before| self.is_word(before, &["al", "lo", "au", "du", "per"]));
        (is_dash || one.is("minus") || one.is_of(word) && !is_least).then_some(sign)
    }

    /// Reads what a number measures, less than nothing where that can be.
    fn signed(
        &self,
        number: Number,
        is_below: bool,
        before: Option<&'static str>,
    ) -> (Number, Measure, usize) {
        let measured = self.measured(number, before);
        if is_below && measured.1.goes_below_nothing() {
            self.measured(number.negated(), before)
        } else {
            measured
        }
    }

    /// Reads on to the other end of a range.
    fn range(
        &self,
        start: usize,
        (number, is_below): (Number, bool),
        first: &Span,
        before: Option<&'static str>,
    ) -> Option<Span> {
        let at = self.other_end(start, first.end)?;
        let (money, at) = self.money_before(at);
        let has_minus = self.minus(at + 1).is_some();
        let at = at + usize::from(has_minus);
        let other = self.number(at)?;
        let (second, measure, end) = self.signed(other, has_minus, money.or(before));
        let is_bare = first.measure == Measure::Count;
        let is_one = second.is_word && second.value == 1.0;
        if measure != first.measure && !is_bare || is_one {
            return None;
        }
        let low = if is_bare {
            // What follows the second one is said of both: “20 to 50 degrees Fahrenheit”, “2 to 3 million tonnes”.
            let half = if self.has_half(other.end) { 3 } else { 0 };
            let of_both = Number {
                value: number.value * self.scale(&other, at),
                end: other.end + half,
                ..number
            };
            let both = self.signed(of_both, is_below, money.or(before)).0.value;
            let is_less = both < second.value || measure.goes_below_nothing();
            if is_less { both } else { number.value }
        } else {
            number.value
        };
        (low < second.value).then_some(Span {
            low,
            high: second.value,
            measure,
            end,
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

#[cfg(test)]
mod tests;

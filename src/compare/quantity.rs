//! Figures: numbers, amounts of money, percentages, and what is measured in units, as they stand in a sentence.
//!
//! “10 billion dollars” is “$10bn”, “a dozen” is “12”, “1.200,50” is “1,200.50”. Where a figure is not exact
//! (“about 50”, “more than 200”, “300 to 400”) it takes all values that may be meant; and one that is rounded
//! (“4,800”) agrees with what it may be rounded from (“4,812”).

mod bounds;
mod money;
mod read;
mod spell;
mod units;
mod words;

use std::ops::Range;

use crate::compare::{language::Language, lexeme::Lexeme};
use read::Reader;
pub(super) use spell::spellings;
pub(super) use units::{Dimension, unit as unit_of};
pub(super) use words::number as written_number;

/// What a figure counts or measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    /// Things, or nothing that is known.
    Count,
    /// A place in an order: `third`, `88th`.
    Order,
    /// The two numbers of a result, or a time in minutes and seconds: `3-1`, `2:06.41`.
    Score,
    /// Of a hundred.
    Percent,
    /// Points between two percentages.
    Points,
    /// Money of one kind.
    Money(&'static str),
    /// In the smallest unit of a dimension.
    Of(Dimension),
}

impl Measure {
    /// Tells whether there may be less than nothing of it, which a sign says.
    fn goes_below_nothing(self) -> bool {
        matches!(self, Self::Percent | Self::Of(Dimension::Temperature))
    }
}

/// A figure of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figure {
    /// Where it stands, in bytes of the sentence.
    pub bytes: Range<usize>,
    /// Which lexemes it takes, with the words that say how exact it is.
    pub lexemes: Range<usize>,
    /// What it counts.
    pub measure: Measure,
    /// The least and the greatest value that may be meant; the same where it is exact. Of a score its two numbers.
    low: f64,
    high: f64,
    /// How fine it is given: 100 for “4,800”.
    grain: f64,
    /// Another way to read it: “18.400” may have a point.
    other: Option<f64>,
    /// Its number as it is written, whatever it measures.
    written: Option<f64>,
    /// Whether it is told of each of several things or spans of time: “a year”, “each”.
    pub is_rate: bool,
}

/// Two numbers that are meant to be the same differ by less than this part of them.
const SAME: f64 = 1e-6;

/// By how much of it a value may be rounded.
const ROUNDED: f64 = 0.03;

impl Figure {
    /// Returns its one value, where it has one.
    pub fn value(&self) -> Option<f64> {
        (self.measure != Measure::Score && self.low == self.high).then_some(self.low)
    }

    /// Tells whether it may be a value: where it is exact, that one; else one within what may be meant.
    pub fn may_be(&self, value: f64) -> bool {
        let slack = if self.is_exact() { SAME } else { ROUNDED } * value.abs();
        self.measure != Measure::Score && self.low <= value + slack && value <= self.high + slack
    }

    /// Returns its number as it is written, whatever it measures, where that is one.
    pub fn number(&self) -> Option<f64> {
        self.written
    }

    /// Tells whether it is written with the same digits as another one, in another order.
    pub fn has_the_digits_of(&self, other: &Self) -> bool {
        let digits = |figure: &Self| {
            let number = figure.written.filter(|number| *number >= 10.0)?;
            let mut digits: Vec<char> = number
                .to_string()
                .chars()
                .filter(char::is_ascii_digit)
                .collect();
            digits.sort_unstable();
            Some(digits)
        };
        digits(self).is_some_and(|own| digits(other) == Some(own))
    }

    /// Returns about how much is meant: of what is “more than” or “at most” so much that.
    pub fn size(&self) -> f64 {
        if self.low.is_finite() {
            self.low
        } else {
            self.high
        }
    }

    /// Tells whether one value is meant.
    pub fn is_exact(&self) -> bool {
        self.low == self.high || self.measure == Measure::Score
    }

    /// Tells whether both measure the same, so that one can be told against the other.
    pub fn is_like(&self, other: &Self) -> bool {
        // “over 60” and “under 18” speak of different things.
        let is_least = |figure: &Self| figure.high == f64::INFINITY;
        let is_most = |figure: &Self| figure.low == f64::NEG_INFINITY;
        let is_opposite = is_least(self) && is_most(other) || is_most(self) && is_least(other);
        let is_known = self.measure != Measure::Money(money::SOME_MONEY);
        is_known && self.measure == other.measure && self.is_rate == other.is_rate && !is_opposite
    }

    /// Tells whether both measure the same, but only one is told of each of several things or spans of time.
    pub fn is_like_each(&self, other: &Self) -> bool {
        self.measure == other.measure && self.is_rate != other.is_rate
    }

    /// Tells whether it is a whole divided by a count.
    pub fn is_times(&self, whole: &Self, count: f64) -> bool {
        let one = self
            .value()
            .filter(|_| self.measure == whole.measure && self.measure != Measure::Count);
        one.zip(whole.value())
            .is_some_and(|(one, whole)| (one * count - whole).abs() <= whole.abs() * 0.01)
    }

    /// Tells whether it is the same number as another one that measures something else, as far as one can see:
    /// “34” and “34 years”.
    pub fn is_the_same_number(&self, other: &Self) -> bool {
        let is_plain = |figure: &Self| figure.measure == Measure::Count;
        (is_plain(self) || is_plain(other))
            && self.written == other.written
            && self.written.is_some()
    }

    /// Tells whether both can be said of one thing.
    pub fn agrees(&self, other: &Self) -> bool {
        if self.measure == Measure::Score || other.measure == Measure::Score {
            return self.measure == other.measure
                && is_same(self.low, other.low)
                && is_same(self.high, other.high);
        }
        let readings = |figure: &Self| {
            [
                Some((figure.low, figure.high)),
                figure.other.map(|one| (one, one)),
            ]
        };
        for (low, high) in readings(self).into_iter().flatten() {
            for (other_low, other_high) in readings(other).into_iter().flatten() {
                // The zero of a temperature is anywhere: a part of it says nothing, and “30 degrees” is not meant as round.
                let has_zero = self.measure != Measure::Of(Dimension::Temperature);
                let most_grain = if has_zero { f64::INFINITY } else { 1.0 };
                let grain = self.grain.max(other.grain).min(most_grain);
                let both_exact = low == high && other_low == other_high;
                let agree = if both_exact {
                    let most = low.abs().max(other_low.abs());
                    let apart = (low - other_low).abs();
                    let is_finer = self.grain != other.grain;
                    is_same(low, other_low)
                        || is_finer
                            && apart <= grain / 2.0 + most * SAME
                            && (!has_zero || apart <= most * ROUNDED)
                } else {
                    let slack = if has_zero {
                        ROUNDED * low.abs().min(other_low.abs())
                    } else {
                        grain / 2.0
                    };
                    low <= other_high + slack && other_low <= high + slack
                };
                if agree {
                    return true;
                }
            }
        }
        false
    }
}

fn is_same(one: f64, other: f64) -> bool {
    (one - other).abs() <= one.abs().max(other.abs()) * SAME
}

/// Returns the numbers of a sentence that seem to name something only: “District 14”, “the Greens 9”; not in lexemes that
/// are taken already.
pub(super) fn naming_numbers(
    language: Language,
    lexemes: &[Lexeme<'_>],
    is_taken: impl Fn(usize) -> bool,
) -> Vec<f64> {
    let reader = Reader { language, lexemes };
    let named = (0..lexemes.len()).filter(|at| !is_taken(*at) && reader.code(*at).is_some());
    named.filter_map(|at| reader.plain_number(at)).collect()
}

/// Returns the figures of a sentence in order; not in lexemes that are taken already.
pub(super) fn figures(
    language: Language,
    lexemes: &[Lexeme<'_>],
    is_taken: impl Fn(usize) -> bool,
) -> Vec<Figure> {
    let reader = Reader { language, lexemes };
    let mut figures: Vec<Figure> = Vec::new();
    let mut at = 0;
    while at < lexemes.len() {
        if let Some(end) = reader.code(at).filter(|_| !is_taken(at)) {
            at = end;
            continue;
        }
        let figure = (!is_taken(at)).then(|| reader.figure(at)).flatten();
        let figure = figure.filter(|figure| !figure.lexemes.clone().any(&is_taken));
        at = figure.as_ref().map_or(at + 1, |figure| figure.lexemes.end);
        if let Some(mut figure) = figure {
            let least = figures.last().map_or(0, |last| last.lexemes.end);
            reader.loosen(&mut figure, least);
            figures.push(figure);
        }
    }
    figures
}

#[cfg(test)]
mod tests;

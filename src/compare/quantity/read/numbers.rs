//! Numbers in digits and words, and what multiplies them.

use crate::compare::{
    language::Language,
    lexeme::{Kind, Lexeme},
    quantity::{money, read::Reader, words},
};

/// A number without what it measures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    pub value: f64,
    pub grain: f64,
    pub other: Option<f64>,
    pub end: usize,
    pub is_word: bool,
    /// As it is written, whatever it measures and with what is no sign of it.
    pub written: f64,
}

impl Number {
    /// Returns it with a sign before it by which it is less than nothing.
    pub fn negated(self) -> Self {
        Self {
            value: -self.value,
            other: self.other.map(|other| -other),
            ..self
        }
    }
}

/// Returns how fine a whole number is given: 100 for 4,800.
fn grain_of(value: f64) -> f64 {
    if value.fract() != 0.0 {
        return 0.1;
    }
    let mut grain = 1.0;
    while value != 0.0 && grain < 1e15 && value % (grain * 10.0) == 0.0 {
        grain *= 10.0;
    }
    grain
}

impl Reader<'_> {
    /// Reads a number in digits or words, with words that multiply it.
    pub(super) fn number(&self, at: usize) -> Option<Number> {
        let first = self.at(at)?;
        let Some((mut value, mut grain, mut other)) = self.digits(first) else {
            let (value, end) = words::number(self.language, self.lexemes, at)?;
            let (value, end) = self.halved(value, end).unwrap_or((value, end));
            return Some(Number {
                value,
                grain: grain_of(value),
                other: None,
                end,
                is_word: true,
                written: value,
            });
        };
        let mut end = at + 1;
        if let Some((value, end)) = self.halved(value, end) {
            return Some(Number {
                value,
                grain: grain_of(value),
                other: None,
                end,
                is_word: false,
                written: value,
            });
        }
        // “a 90-billion-yen loan”
        let is_joined =
            self.is_word(end, &["-"]) && self.at(end + 1).is_some_and(|one| one.is_glued);
        if is_joined && self.factor(end + 1).is_some() {
            end += 1;
        }
        while let Some(factor) = self.factor(end) {
            (value, grain) = (value * factor, grain * factor);
            other = other.map(|other| other * factor);
            end += 1;
            // The stop of “Mio.”
            end += usize::from(
                self.is_word(end - 1, &["mio", "mrd", "tsd", "mn", "bn", "mill"])
                    && self.is_word(end, &["."])
                    && self.at(end + 1).is_some(),
            );
        }
        Some(Number {
            value,
            grain,
            other,
            end,
            is_word: false,
            written: value,
        })
    }

    /// Reads what follows a number of which a half more is multiplied: “two and a half million”.
    fn halved(&self, value: f64, end: usize) -> Option<(f64, usize)> {
        let factor = self.factor(end + 3)?;
        let is_half = self.has_half(end) && factor >= 1e3;
        is_half.then_some(((value + 0.5) * factor, end + 4))
    }

    /// Returns by what the words of a number that begins here multiply what stands before it: “2 to 3 million”.
    pub(super) fn scale(&self, number: &Number, at: usize) -> f64 {
        let digits = self.at(at).and_then(|one| self.digits(one));
        match digits {
            Some((value, ..)) if value > 0.0 => number.value / value,
            Some(_) => 1.0,
            None => {
                let last = number.end.checked_sub(1).filter(|last| *last > at);
                last.and_then(|last| self.factor(last)).unwrap_or(1.0)
            }
        }
    }

    /// Returns what the word here multiplies the digits before it by.
    pub(super) fn factor(&self, at: usize) -> Option<f64> {
        let word = self.at(at).filter(|one| one.kind == Kind::Word)?;
        let factor = match words::part(self.language, &word.folded) {
            Some(words::Part::Times(factor)) => Some(factor),
            _ => None,
        };
        match (word.folded.as_str(), word.is_glued) {
            ("万" | "萬", _) => Some(1e4),
            ("亿" | "億", _) => Some(1e8),
            ("مليون", _) => Some(1e6),
            ("مليار", _) => Some(1e9),
            ("m" | "md" | "mds", false) if self.is_word(at + 1, &["€", "$", "£"]) => {
                Some(if word.is("m") { 1e6 } else { 1e9 })
            }
            ("m" | "b" | "t", false) => None,
            ("m" | "b" | "t", true) => self.is_million(at).then_some(match word.folded.as_str() {
                "m" => 1e6,
                "b" => 1e9,
                _ => 1e12,
            }),
            _ => factor.filter(|_| {
                !matches!(word.folded.as_str(), "cent" | "cents")
                    || self.language == Language::French
            }),
        }
    }

    /// Tells whether the letter glued to a number is short for million, and not for metres: “£48m”, “2.3m people”.
    fn is_million(&self, at: usize) -> bool {
        let before = at.checked_sub(2).and_then(|at| self.at(at));
        let has_money = before.is_some_and(|one| money::money(&one.folded).is_some());
        let counts = self.at(at + 1).is_some_and(|next| {
            next.is_of(&["€", "$", "£"])
                || next.kind == Kind::Word
                    && !self.language.is_small(&next.folded)
                    && !next.is_of(&[
                        "high", "tall", "wide", "long", "deep", "hoch", "lang", "breit", "tief",
                    ])
        });
        has_money || counts
    }

    /// Reads digits with their marks: value, grain, another reading.
    pub(super) fn digits(&self, lexeme: &Lexeme<'_>) -> Option<(f64, f64, Option<f64>)> {
        if lexeme.kind != Kind::Number {
            return None;
        }
        let digits = lexeme.folded.as_str();
        let count = |mark| digits.matches(mark).count();
        let (points, commas) = (count('.'), count(','));
        let mark = match (points, commas) {
            (0, 1) => Some(','),
            (1, 0) => Some('.'),
            // Of two kinds the last one leads to the fraction.
            (1, _) if digits.rfind('.') > digits.rfind(',') => Some('.'),
            (_, 1) if digits.rfind(',') > digits.rfind('.') => Some(','),
            (1.., 1..) => return None,
            _ => None,
        };
        let is_single = points + commas == 1 && count('\'') == 0;
        let read = |mark: Option<char>| {
            let (whole, part) = mark
                .and_then(|mark| digits.rsplit_once(mark))
                .unwrap_or((digits, ""));
            let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
            let places = u32::try_from(part.len()).unwrap_or(0);
            let value: f64 = format!("{whole}.{part}0").parse().ok()?;
            let grain = if part.is_empty() {
                grain_of(value)
            } else {
                0.1_f64.powf(f64::from(places))
            };
            Some((value, grain))
        };
        let is_thousands = |mark: char| {
            digits.split_once(mark).is_some_and(|(whole, part)| {
                part.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0')
            })
        };
        match mark.filter(|mark| is_single && is_thousands(*mark)) {
            // “1,200” has thousands; “18.400” too, or a point.
            Some(mark) => {
                let is_english = matches!(self.language, Language::English | Language::Other);
                let (value, grain) = read(None)?;
                let other = read(Some(mark)).map(|(value, _)| value);
                Some((value, grain, other.filter(|_| (mark == '.') == is_english)))
            }
            None => read(mark).map(|(value, grain)| (value, grain, None)),
        }
    }
}

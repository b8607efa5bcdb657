//! Parts of a whole: halves, thirds, one in five.

use crate::compare::{
    language::Language,
    lexeme::Kind,
    quantity::{Figure, Measure, read::Reader, units},
};

impl Reader<'_> {
    /// Reads a part: “by half”, “a third of”, “two thirds”.
    pub(super) fn part_of(&self, at: usize) -> Option<Figure> {
        const PARTS: [(&str, f64); 5] = [
            ("third", 3.0),
            ("thirds", 3.0),
            ("quarter", 4.0),
            ("quarters", 4.0),
            ("fifth", 5.0),
        ];
        let first = self.at(at)?;
        let (value, end) = if first.is("half") {
            let leads = self.is_word(at + 1, &["of", "the", "its", "their", "all"]);
            let by = at
                .checked_sub(1)
                .is_some_and(|before| self.is_word(before, &["by", "than"]));
            let by = by && !self.is_word(at + 1, &["a", "an"]);
            (leads || by).then_some((50.0, at + 1))?
        } else {
            if let Some(share) = self.one_in(at) {
                return Some(share);
            }
            let count = match self.word(at)? {
                "a" | "one" => 1.0,
                "two" => 2.0,
                "three" => 3.0,
                _ => return None,
            };
            // “two-thirds”
            let named = at + 1 + usize::from(self.is_word(at + 1, &["-"]));
            let of = PARTS
                .iter()
                .find(|(name, _)| self.is_word(named, &[name]))?;
            let is_by = at
                .checked_sub(1)
                .is_some_and(|before| self.is_word(before, &["by"]));
            (count > 1.0 || is_by || self.is_word(named + 1, &["of"]))
                .then_some((count / of.1 * 100.0, named + 1))?
        };
        self.share(at, end, value)
    }

    /// Returns about so many of a hundred, told by the lexemes from one place to another.
    fn share(&self, at: usize, end: usize, value: f64) -> Option<Figure> {
        let (first, last) = (self.at(at)?, self.at(end.checked_sub(1)?)?);
        Some(Figure {
            bytes: first.bytes.start..last.bytes.end,
            lexemes: at..end,
            measure: Measure::Percent,
            low: value * 0.95,
            high: value * 1.05,
            grain: 1.0,
            other: None,
            written: None,
            is_rate: false,
        })
    }

    /// Reads a share that names what it is of between its two numbers: “one dairy farm in five”.
    fn one_in(&self, at: usize) -> Option<Figure> {
        const ONE: &[&str] = &[
            "one", "un", "une", "uno", "una", "een", "eine", "ein", "einer",
        ];
        const IN: &[&str] = &["in", "sur", "su", "op"];
        const MOST_BETWEEN: usize = 3;
        const LEAST: f64 = 3.0;
        if !self.is_word(at, ONE) {
            return None;
        }
        let lead = (at + 2..=at + 1 + MOST_BETWEEN).find(|at| self.is_word(*at, IN))?;
        let are_words =
            (at + 1..lead).all(|at| self.at(at).is_some_and(|one| one.kind == Kind::Word));
        let whole = self.number(lead + 1).filter(|_| are_words)?;
        // “one of them in 2019”, “one died in three hours”
        let is_span = self.unit(whole.end).is_some();
        let is_whole = !is_span
            && (LEAST..=100.0).contains(&whole.value)
            && self.at(whole.end).is_none_or(|next| {
                next.kind == Kind::Sign
                    || self.language.is_small(&next.folded)
                    || next.folded.ends_with('s') && self.language == Language::English
            });
        is_whole
            .then(|| self.share(at, whole.end, 100.0 / whole.value))
            .flatten()
    }

    /// Reads a span without a number: “a decade”, “a year and a half”.
    pub(super) fn and_a_half(&self, at: usize) -> Option<Figure> {
        let is_half = self.are(at + 2, &["and", "a", "half"]);
        let end = at + if is_half { 5 } else { 2 };
        if !self.is_word(at, &["a", "an", "one"]) || !is_half && !self.is_word(at + 1, &["decade"])
        {
            return None;
        }
        let (dimension, factor, _) = units::unit(|by| self.word(at + 1 + by).filter(|_| by == 0))?;
        let value = if is_half { factor * 1.5 } else { factor };
        Some(Figure {
            bytes: self.at(at)?.bytes.start..self.at(end - 1)?.bytes.end,
            lexemes: at..end,
            measure: Measure::Of(dimension),
            low: value,
            high: value,
            grain: factor,
            other: None,
            written: None,
            is_rate: false,
        })
    }
}

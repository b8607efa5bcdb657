//! Results, and places in an order.

use crate::compare::{
    language::Language,
    lexeme::{Kind, Lexeme},
    lexicon,
    quantity::{Figure, Measure, money, read::Reader},
};

/// Places in an order, from the first.
const ORDER: [&str; 11] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh",
];

impl Reader<'_> {
    /// Reads a result: `3-1`, `3:1`, `2:06.41`.
    pub(super) fn score(&self, at: usize) -> Option<Figure> {
        let (first, mark, second) = (self.at(at)?, self.at(at + 1)?, self.at(at + 2)?);
        let is_short = |one: &Lexeme<'_>| {
            one.kind == Kind::Number
                && one
                    .folded
                    .split('.')
                    .next()
                    .is_some_and(|whole| whole.len() <= 3 && !whole.contains([',', '\'']))
        };
        let joins = mark.is_of(&["-", ":"]) && mark.is_glued && second.is_glued;
        if !joins || !is_short(first) || !is_short(second) {
            return None;
        }
        let (one, two) = (self.digits(first)?.0, self.digits(second)?.0);
        // “70-90 people” is a range, and “2-3 weeks” too.
        let is_range = mark.is("-")
            && (one < two && (two > 12.0 || self.is_counted(at + 3)) || first.folded.contains('.'));
        (!is_range).then(|| Figure {
            bytes: first.bytes.start..second.bytes.end,
            lexemes: at..at + 3,
            measure: Measure::Score,
            low: one.min(two),
            high: one.max(two),
            grain: 1.0,
            other: None,
            written: None,
            is_rate: false,
        })
    }

    /// Tells whether what stands here is counted or measured by the number before it: a unit, money, more than one thing.
    fn is_counted(&self, at: usize) -> bool {
        /// Words like those for more than one thing, behind results.
        const NO_THINGS: &[&str] = &[
            "versus",
            "vs",
            "thanks",
            "wins",
            "losses",
            "defeats",
            "draws",
            "victories",
            "sets",
            "series",
            "towards",
            "across",
            "besides",
            "always",
        ];
        let is_measured = |at: usize| {
            self.percent(at).is_some()
                || self
                    .word(at)
                    .is_some_and(|word| money::money(word).is_some())
                || self.unit(at).is_some()
        };
        // “a 2-3-week delay”
        let is_joined = self.is_word(at, &["-"]) && self.at(at + 1).is_some_and(|one| one.is_glued);
        let is_things = self.at(at).is_some_and(|next| {
            let word = next.folded.as_str();
            let is_plural = word.ends_with('s') && !word.ends_with("ss") && !next.is_capital()
                || next.is_of(&["people", "men", "women", "children"]);
            next.kind == Kind::Word
                && !self.language.is_small(word)
                && !next.is_of(NO_THINGS)
                && match self.language {
                    Language::English => is_plural,
                    _ => lexicon::thing(word).is_some(),
                }
        });
        is_measured(at)
            || is_joined && is_measured(at + 1)
            || self.factor(at).is_some()
            || is_things
    }

    /// Reads a place in an order.
    pub(super) fn order(&self, at: usize) -> Option<Figure> {
        let first = self.at(at)?;
        let plain = |value: f64, end: usize| {
            let last = self.at(end.checked_sub(1)?)?;
            Some(Figure {
                bytes: first.bytes.start..last.bytes.end,
                lexemes: at..end,
                measure: Measure::Order,
                low: value,
                high: value,
                grain: 1.0,
                other: None,
                written: Some(value),
                is_rate: false,
            })
        };
        if first.kind == Kind::Number {
            let ending = self.at(at + 1).filter(|one| one.is_glued)?;
            let value = self.digits(first)?.0;
            return ending
                .is_of(&["st", "nd", "rd", "th", "er", "e", "eme", "º", "ª"])
                .then(|| plain(value, at + 2))?;
        }
        if self.language != Language::English {
            return None;
        }
        let place = ORDER.iter().position(|one| first.is(one))?;
        let value = f64::from(u32::try_from(place + 1).ok()?);
        let next = self.at(at + 1);
        let named = next.is_some_and(|next| {
            next.is_of(&[
                "quarter", "half", "round", "place", "phase", "stage", "title", "term", "day",
                "week", "year", "minute", "leg", "set", "trial", "wave", "season",
            ])
        });
        let is_counted = match place {
            0 => named,
            1 => {
                named
                    || at.checked_sub(1).is_some_and(|before| {
                        self.is_word(before, &["the", "his", "her", "their", "its", "a"])
                    })
            }
            // “a third of”
            _ => {
                !next.is_some_and(|next| next.is("of"))
                    || !at
                        .checked_sub(1)
                        .is_some_and(|before| self.is_word(before, &["a", "one"]))
            }
        };
        is_counted.then(|| plain(value, at + 1))?
    }
}

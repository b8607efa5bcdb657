//! Reading one time after the other.

mod away;
mod clock;
mod days;
mod weekdays;
mod years;

use jiff::civil::Date;

use crate::compare::{
    language::Language,
    lexeme::{Kind, Lexeme},
    when::When,
};

/// Reads times in the lexemes of a sentence.
pub(super) struct Reader<'l> {
    pub language: Language,
    pub lexemes: &'l [Lexeme<'l>],
    /// The day from which weekdays are counted.
    pub published: Option<Date>,
}

impl<'l> Reader<'l> {
    fn at(&self, at: usize) -> Option<&'l Lexeme<'l>> {
        self.lexemes.get(at)
    }

    fn is_word(&self, at: usize, list: &[&str]) -> bool {
        self.at(at).is_some_and(|one| one.is_of(list))
    }

    fn is_before(&self, at: usize, list: &[&str]) -> bool {
        at.checked_sub(1)
            .is_some_and(|before| self.is_word(before, list))
    }

    /// Reads a time that begins here, and tells where it ends.
    pub fn time(&self, at: usize) -> Option<(When, usize)> {
        self.clock(at)
            .or_else(|| self.in_numbers(at))
            .or_else(|| self.in_characters(at))
            .or_else(|| self.days(at))
            .or_else(|| self.day_first(at))
            .or_else(|| self.month_first(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.year(at))
            .or_else(|| self.weekday(at))
            .or_else(|| self.away(at))
            .or_else(|| self.ago(at))
            .or_else(|| self.span(at))
    }

    /// Returns the digits here as a small number.
    fn small(&self, at: usize, most: i16) -> Option<i16> {
        let one = self
            .at(at)
            .filter(|one| one.kind == Kind::Number && one.folded.len() <= 4)?;
        one.folded.parse().ok().filter(|value| *value <= most)
    }
}

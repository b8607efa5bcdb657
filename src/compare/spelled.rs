//! Figures and dates of a statement in the ways in which they may stand in other texts: “$10bn” as “10 billion”.

use std::ops::Range;

use crate::{
    compare::{
        language::Language,
        lexeme::{Kind, Lexeme, lexemes},
        quantity, when,
    },
    text::token::Token,
};

/// How many words, numbers and signs of a statement are read: of a longer one the first.
const MOST_LEXEMES: usize = 400;

/// Of how many figures and dates the ways are told: the first.
const MOST_SPELLED: usize = 16;

/// A figure or a date of a statement.
pub(super) struct Spelled {
    /// The ways in which it may be written, folded, with a blank between words that stand in a row.
    pub forms: Vec<String>,
    /// Where it stands, in bytes of the statement.
    bytes: Range<usize>,
    is_date: bool,
}

impl Spelled {
    /// Tells whether a word is no more than digits of it, which say something else by themselves; a year does not.
    pub fn is_of(&self, word: &Token) -> bool {
        let is_inside = self.bytes.start <= word.bytes.start && word.bytes.end <= self.bytes.end;
        let is_year = self.is_date && word.folded.len() > 2;
        is_inside && !is_year && word.folded.chars().all(char::is_numeric)
    }
}

/// Returns the figures and dates of a statement with the ways in which each may be written.
pub(super) fn spelled(statement: &str) -> Vec<Spelled> {
    let mut lexemes = lexemes(statement);
    lexemes.truncate(MOST_LEXEMES);
    let language = Language::of(&lexemes, None);
    let times = when::times(language, &lexemes, None);
    let is_taken = |at: usize| times.iter().any(|time| time.lexemes.contains(&at));
    let figures = quantity::figures(language, &lexemes, is_taken);
    // The number of “F16” is a part of a name.
    let is_of_name = |at: usize| {
        let glued = lexemes.get(at).is_some_and(|first| first.is_glued);
        let before = at.checked_sub(1).and_then(|before| lexemes.get(before));
        glued && before.is_some_and(|before: &Lexeme<'_>| before.kind == Kind::Word)
    };
    let figures = figures.iter().filter_map(|figure| {
        let number = figure
            .number()
            .filter(|_| !is_of_name(figure.lexemes.start));
        Some(Spelled {
            forms: quantity::spellings(number?),
            bytes: figure.bytes.clone(),
            is_date: false,
        })
    });
    let times = times.iter().map(|time| Spelled {
        forms: when::spellings(&time.time),
        bytes: time.bytes.clone(),
        is_date: true,
    });
    figures
        .chain(times)
        .filter(|one| !one.forms.is_empty())
        .take(MOST_SPELLED)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_dates_of_a_statement_are_told_in_their_ways() {
        let all = spelled("It cost $10bn on 23 September 2020 there.");
        let [figure, date] = all.as_slice() else {
            panic!("{}", all.len());
        };
        assert!(figure.forms.contains(&"10 billion".to_owned()));
        assert!(date.forms.contains(&"23 09 2020".to_owned()));
        let half = spelled("It took two and a half years there.");
        assert_eq!(
            half.iter().map(|one| one.forms.clone()).collect::<Vec<_>>(),
            [["2 5"]]
        );
    }

    #[test]
    fn a_word_as_long_as_a_quote_may_be_is_read_to_its_end() {
        for (lead, word) in [
            ("het was de stad van een man met", "honderd"),
            ("es war die Stadt und das ist der", "tausend"),
            ("era la città di un uomo con il", "centomila"),
        ] {
            let long = word.repeat(64 * 1024 / word.len());
            assert!(spelled(&format!("{lead} {long}")).is_empty(), "{word}");
        }
    }
}

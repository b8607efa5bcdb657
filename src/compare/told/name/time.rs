//! Words that tell when something is said, beside a name.

use super::is_blank;
use crate::{
    compare::told::{Passage, cues, is_in},
    text::token::Token,
};

/// Words that lead to a day.
const LEADS: &[&str] = &[
    "am", "on", "le", "ce", "este", "el", "late", "early", "noch",
];

/// Days that have a part of theirs at the end: “Mittwochabend”.
const DAYS: &[&str] = &[
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
];

impl Passage<'_> {
    /// Returns the place before words that say when, which end before a place: "das Ministerium am Dienstag".
    pub(super) fn before_times(&self, words: &[Token], end: usize) -> usize {
        let mut kept = end;
        while let Some(word) = kept.checked_sub(1).and_then(|at| words.get(at))
            && kept > 1
            && is_blank(self.gap(words, kept - 1))
        {
            let is_led = kept < end && is_in(word, LEADS);
            if !is_time(word) && !is_led {
                break;
            }
            kept -= 1;
        }
        kept
    }

    /// Returns the place behind words that say when, which begin at a place: "said on Monday".
    pub(in crate::compare::told) fn past_times(&self, words: &[Token], from: usize) -> usize {
        let is = |at: usize, is_one: &dyn Fn(&Token) -> bool| {
            words.get(at).is_some_and(is_one) && is_blank(self.gap(words, at))
        };
        let mut at = from;
        loop {
            let leads = (at..).take_while(|at| is(*at, &|word| is_in(word, LEADS)));
            let led = at + leads.count();
            let times = (led..).take_while(|at| is(*at, &is_time));
            let end = led + times.count();
            if end == led {
                return at;
            }
            at = end;
        }
    }
}

/// Tells whether a word tells when.
pub(super) fn is_time(word: &Token) -> bool {
    is_in(word, cues::TIMES) && !is_in(word, LEADS)
        || DAYS.iter().any(|day| word.folded.starts_with(day))
}

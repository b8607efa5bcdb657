//! Names that end before a verb of speech.

use std::ops::Range;

use super::{LONGEST_NAME, is_blank};
use crate::{
    compare::told::{Passage, cues, is_in, longest},
    text::token::Token,
};

impl Passage<'_> {
    /// Returns the name that ends before a verb.
    pub(in crate::compare::told) fn name_before(
        &self,
        words: &[Token],
        verb: usize,
    ) -> Option<String> {
        let mut end = self.past_adverbs(words, verb);
        // "Paul Weiss (D-Dorn) said": what stands in brackets is no part of the name.
        let mut is_bracketed = false;
        while end > 0 && self.gap(words, end).contains(')') {
            is_bracketed = true;
            end = (0..end).rfind(|at| self.gap(words, *at).contains('('))?;
        }
        if end == 0 {
            return None;
        }
        // "A-t-elle confié": a pronoun that is tied to the verb before it.
        if let Some(pronoun) = words.get(end - 1)
            && self.gap(words, end - 1) == "-"
            && is_in(pronoun, cues::WHO)
        {
            return Some(self.slice(&pronoun.bytes).to_owned());
        }
        if let Some(name) = self.quoted_name(words, end) {
            return Some(name);
        }
        let gap = if is_bracketed {
            ""
        } else {
            self.gap(words, end)
        };
        if gap.contains(['”', '"', '»', '“', '\u{2019}']) && !is_blank(gap) {
            // The words before the verb are quoted: who says them comes after it.
            return None;
        }
        let start = self.segment(words, end);
        if !is_comma(gap) {
            return self.name_in_clause(words, start, end);
        }
        self.name_before_commas(words, start, end)
    }

    /// Returns the name in the words of a clause right before its verb.
    fn name_in_clause(&self, words: &[Token], start: usize, end: usize) -> Option<String> {
        // "The Post citing officials reported".
        if let Some(citing) = (start..end).find(|at| longest(words, *at, cues::CITING).is_some()) {
            return self.name_before(words, citing);
        }
        // "A diplomat who was there said": what is told of somebody is no part of the name.
        let told = (start + 1..end).find(|at| {
            let is_one = words
                .get(*at)
                .is_some_and(|word| is_in(word, cues::RELATIVES));
            is_one && *at + 1 < end
        });
        let end = self.before_times(words, told.unwrap_or(end));
        self.name(words, self.noun_before(words, end, false)..end)
    }

    /// Returns the name before what stands between commas before a verb, or in it: "Kolar, 47, who has led the union,
    /// said".
    fn name_before_commas(&self, words: &[Token], start: usize, end: usize) -> Option<String> {
        let (mut start, mut end) = (start, end);
        let mut is_beyond = false;
        while start > 0 && self.is_aside(words, start..end) {
            end = start;
            start = self.segment(words, end);
            is_beyond = true;
            if !is_comma(self.gap(words, end)) {
                break;
            }
        }
        // "A. Writer, a spokesperson for the firm, said": the name stands before the first comma.
        if start > 0 && is_comma(self.gap(words, start)) {
            let noun = self.noun_before(words, end, true).max(start);
            let named = self.noun_before(words, start, false);
            let is_name = words.get(named).is_some_and(|word| self.is_large(word))
                && self.is_of_name(words.get(named..start).unwrap_or_default());
            if self.is_beside(words, named..start, noun..end) {
                return self.name(words, noun..end);
            }
            if is_name && start - named <= 6 {
                return self.name(words, named..start);
            }
        }
        // "The plan is dead, said the minister": what stands before the comma is what is said.
        if !is_beyond {
            return None;
        }
        let noun = self.noun_before(words, end, false);
        self.name(words, noun..end)
    }

    /// Returns where the words before a place begin that nothing but blanks parts.
    pub(in crate::compare::told) fn segment(&self, words: &[Token], end: usize) -> usize {
        let mut start = end.saturating_sub(1);
        while start > 0 && is_blank(self.gap(words, start)) {
            start -= 1;
        }
        start
    }

    /// Returns the place after the last word before a verb that is no adverb.
    pub(in crate::compare::told) fn past_adverbs(&self, words: &[Token], verb: usize) -> usize {
        let mut end = verb;
        while let Some(word) = end.checked_sub(1).and_then(|at| words.get(at)) {
            let passed = cues::PASSED.contains(&word.folded.as_str())
                || (word.folded.ends_with("ly") && word.folded.len() > 4 && !self.is_large(word));
            if !passed || !is_blank(self.gap(words, end)) {
                break;
            }
            end -= 1;
        }
        end
    }

    /// Returns where the noun begins that ends before a place; `is_apart` tells that it stands between commas.
    pub(in crate::compare::told) fn noun_before(
        &self,
        words: &[Token],
        end: usize,
        is_apart: bool,
    ) -> usize {
        let mut start = end;
        while start > 0 && end - start < LONGEST_NAME {
            let is_last = start == end;
            let before = words.get(start - 1);
            let stops = before.is_none_or(|word| self.ends_name(words, start - 1, word));
            // "In the city the mayor": a noun after another one, but not in what stands between two commas.
            let word = words.get(start).filter(|_| !is_last && !is_apart);
            let is_whole = word.is_some_and(|word| is_in(word, cues::DETERMINERS))
                && !before.is_some_and(|word| is_in(word, cues::JOINS))
                && !self.is_of_noun(words, start);
            if (!is_last && !is_blank(self.gap(words, start))) || stops || is_whole {
                return start;
            }
            start -= 1;
        }
        start
    }

    /// Tells whether no name goes beyond a word at a place: a surname may be written like such a word.
    fn ends_name(&self, words: &[Token], at: usize, word: &Token) -> bool {
        let is_within = at > 0 && is_blank(self.gap(words, at));
        let says = words
            .get(at + 1)
            .is_some_and(|next| cues::says(&next.folded));
        let is_name = self.is_large(word) && is_in(word, cues::NAMES_TOO) && (is_within || says);
        is_in(word, cues::ENDS) && !is_name
    }

    /// Tells whether words between commas before a verb only tell something of who stands before them.
    fn is_aside(&self, words: &[Token], range: Range<usize>) -> bool {
        let Some(words) = words.get(range) else {
            return false;
        };
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return false;
        };
        let is_age = words.len() == 1 && first.folded.chars().all(|c| c.is_ascii_digit());
        let is_clause = is_in(first, cues::ARTICLES_ASIDE)
            && words.len() > 2
            && !self.is_large(first)
            && !self.is_large(last);
        // "The report, published in March, concludes": what became of it.
        let is_made = first.folded.len() > 4 && first.folded.ends_with("ed") && words.len() > 1;
        is_age
            || is_clause
            || is_made && !self.is_large(first)
            || is_in(first, cues::ASIDES) && !self.is_large(first)
    }

    /// Returns the name of one or two words that stands in quotation marks before a verb: „Bote“ meldet.
    fn quoted_name(&self, words: &[Token], end: usize) -> Option<String> {
        let closing = self.gap(words, end).trim();
        let is_closed = matches!(closing, "“" | "”" | "»" | "\"" | "’" | "\u{2018}");
        let marks = ['„', '“', '«', '"', '‚', '\u{2018}'];
        let from = end.saturating_sub(3);
        let start = (from..end)
            .rfind(|at| self.gap(words, *at).ends_with(marks))
            .filter(|_| is_closed)?;
        let name = words.get(start)?.bytes.start..words.get(end - 1)?.bytes.end;
        let name = self.slice(&name);
        name.starts_with(char::is_uppercase)
            .then(|| name.to_owned())
    }
}

/// Tells whether a gap parts a clause off, by a comma or a dash.
fn is_comma(gap: &str) -> bool {
    gap.contains([',', '–', '—'])
}

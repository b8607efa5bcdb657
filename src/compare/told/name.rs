//! Names, read out of the words of a sentence: of people and outlets, and of people whose names are not told.

mod before;
mod german;
mod outlet;
mod shown;
mod time;

use std::ops::Range;

use crate::{
    compare::{
        lexicon,
        told::{Passage, REACH, cues, is_in, is_somebody, is_title},
    },
    text::token::{self, Token},
};
pub(super) use shown::had_by;
use shown::of_document;

/// The most words of a name.
const LONGEST_NAME: usize = 8;

/// Words before a name that say that it is not the first.
const OTHERS: &[&str] = &["another", "other"];

impl Passage<'_> {
    /// Tells whether an article says whose the noun before it is: "ein Sprecher der Polizei".
    fn is_of_noun(&self, words: &[Token], at: usize) -> bool {
        let is_whose = words
            .get(at)
            .is_some_and(|word| is_in(word, &["der", "eines", "einer"]));
        let noun = at.checked_sub(1).and_then(|before| words.get(before));
        is_whose && at > 1 && noun.is_some_and(|noun| self.is_large(noun))
    }

    /// Tells whether all words are of such as names have: written large, or known to stand in names.
    fn is_of_name(&self, words: &[Token]) -> bool {
        words
            .iter()
            .all(|word| self.is_large(word) || stands_in_names(word))
    }

    /// Returns the name behind a verb of which what is said stands before it: "…, said the mayor".
    pub(super) fn name_behind(&self, words: &[Token], verb: usize) -> Option<String> {
        let from = self.past_times(words, verb + 1);
        let first = words.get(from)?;
        // "…, sagte er."
        if is_in(first, cues::WHO)
            && !self.is_large(first)
            && self.is_apart(words, verb)
            && words.get(from + 1).is_none_or(|next| {
                !is_blank(self.gap(words, from + 1))
                    || is_in(next, cues::BESIDE)
                    || is_in(next, cues::TIMES)
                    || is_in(next, cues::PASSED)
            })
        {
            return Some(self.slice(&first.bytes).to_owned());
        }
        let is_begun = self.is_large(first)
            || is_in(first, cues::DETERMINERS)
            || is_in(first, cues::ARTICLES)
            || is_in(first, cues::SMALL_ARTICLES)
            || is_in(first, cues::GENERAL)
            || is_title(first)
            || is_in(first, &["one"])
            || self.is_name_soon(words, verb, from)
            || self.is_of_name(std::slice::from_ref(first));
        let name = self.name_from(words, from).filter(|_| is_begun)?;
        // What begins small is somebody only where nothing but them is told.
        (is_somebody(&name) || token::places(&name).take(5).count() < 5).then_some(name)
    }

    /// Tells whether words that are said end right before a verb.
    fn is_apart(&self, words: &[Token], verb: usize) -> bool {
        let start = words.get(verb).map_or(0, |verb| verb.bytes.start);
        let before = self.slice(&(0..start)).trim_end();
        before.ends_with([',', '”', '“', '"', '»', '’', '!', '?', '…', '–', '—'])
    }

    /// Tells whether a name or an office follows on a small word behind words that are said: "“…,” says lead author Yusra
    /// Ben".
    fn is_name_soon(&self, words: &[Token], verb: usize, from: usize) -> bool {
        let is_part = |word: &Token| self.is_large(word) || is_title(word);
        let soon =
            words.get(from + 1).is_some_and(is_part) || words.get(from + 2).is_some_and(is_part);
        let first = words.get(from);
        let is_other = first.is_some_and(|first| {
            let mut lists = [
                cues::JOINS,
                cues::CLAUSES,
                cues::ENDS,
                cues::WHO,
                cues::BESIDE,
            ]
            .into_iter();
            lists.any(|list| is_in(first, list))
        });
        soon && !is_other && self.is_apart(words, verb) && is_blank(self.gap(words, from + 1))
    }

    /// Returns the words before a colon as a name: the one behind a comma, where an office stands before that.
    pub(super) fn name_before_colon(&self, words: &[Token]) -> Option<String> {
        let gaps = (1..words.len()).find(|at| !is_blank(self.gap(words, *at)));
        match gaps {
            None => self.name(words, 0..words.len()),
            Some(comma) if self.is_beside(words, 0..comma, comma..words.len()) => {
                self.name(words, comma..words.len())
            }
            Some(comma) => self.name(words, 0..comma),
        }
    }

    /// Returns the name that begins at a word.
    pub(super) fn name_from(&self, words: &[Token], from: usize) -> Option<String> {
        self.name_in(words, from, false)
    }

    /// Returns the name that begins at a word; `is_german` tells that nouns are written large.
    pub(super) fn name_in(&self, words: &[Token], from: usize, is_german: bool) -> Option<String> {
        let rest = words.get(from..).unwrap_or_default();
        let from = of_document(self.bare(rest)).map_or(from, |of| words.len() - of.len());
        let mut end = from;
        while let Some(word) = words.get(end).filter(|_| end - from < LONGEST_NAME) {
            let gap_ends = end > from && !is_blank(self.gap(words, end));
            let before = end.checked_sub(1).and_then(|at| words.get(at));
            let joins = end == from || before.is_some_and(|word| is_in(word, cues::JOINS));
            // "A leaked memo" is one, "a memo leaked by the firm" is what comes before.
            let is_seen = end > from
                && (is_in(word, cues::SEEN) || is_in(word, cues::HAD_BY))
                && before.is_some_and(|word| !is_in(word, cues::DETERMINERS));
            let is_of_noun = end > from && self.is_of_noun(words, end);
            let begins_another = !joins && !is_of_noun && is_in(word, cues::DETERMINERS) || is_seen;
            let is_over = words
                .get(from..end)
                .is_some_and(|name| self.is_over(name, word, is_german));
            if gap_ends
                || is_in(word, cues::ENDS) && !(self.is_large(word) && is_in(word, cues::NAMES_TOO))
                || begins_another
                || end > from && is_in(word, cues::VERBS_ABROAD) && !self.is_large(word)
                || is_over
                || end > from && self.past_times(words, end) > end
                || cues::says(&word.folded)
            {
                break;
            }
            end += 1;
        }
        let apart = self.name_apart(words, from..end);
        self.name(words, apart.unwrap_or(from..end))
    }

    /// Returns where the name stands behind an office and a comma: "Said the mayor, Lena Foss."
    fn name_apart(&self, words: &[Token], office: Range<usize>) -> Option<Range<usize>> {
        let end = office.end;
        let large = words
            .iter()
            .skip(end)
            .take_while(|word| self.is_large(word));
        let apart = end..end + large.count();
        let is_closed = apart.len() > 1
            && (apart.end >= words.len() || !is_blank(self.gap(words, apart.end)))
            && (apart.start + 1..apart.end).all(|at| is_blank(self.gap(words, at)));
        let is_office = words
            .get(office.clone())
            .is_some_and(|name| name.iter().any(is_title));
        let is_one = is_closed
            && is_office
            && self.gap(words, end).trim() == ","
            && self.is_beside(words, office, apart.clone());
        is_one.then_some(apart)
    }

    /// Tells whether a name is over before a word that is written small.
    fn is_over(&self, name: &[Token], word: &Token, is_german: bool) -> bool {
        let large = name
            .iter()
            .rev()
            .take_while(|word| self.is_large(word))
            .count();
        // "Minister Ana Kolar" is somebody.
        let is_of_people = name.iter().enumerate().any(|(at, word)| {
            let next = name.get(at + 1);
            is_in(word, cues::UNNAMED) && next.is_none_or(|next| !self.is_large(next))
        });
        if large == 0 || self.is_large(word) || is_of_people && !is_german {
            return false;
        }
        let mut beyond = [cues::BESIDE, cues::TIMES, cues::CLAUSES].into_iter();
        if beyond.any(|words| is_in(word, words)) {
            return true;
        }
        let is_part = stands_in_names(word) || is_in(word, cues::DOCUMENTS);
        !is_part && (is_german || large > 1)
    }

    /// Tells whether some words are the name of whom the words before them tell the office: "Tarby’s mayor, Lena Foss".
    pub(super) fn is_beside(
        &self,
        words: &[Token],
        office: Range<usize>,
        name: Range<usize>,
    ) -> bool {
        let (Some(office), Some(name)) = (words.get(office), words.get(name)) else {
            return false;
        };
        let is_name = (2..=4).contains(&name.len())
            && name
                .iter()
                .all(|word| self.is_large(word) && !is_title(word));
        let is_office = office
            .last()
            .is_some_and(|last| !self.is_large(last) || is_title(last))
            || office
                .iter()
                .any(|word| is_title(word) && !self.is_large(word))
            // "Der Landrat des Kreises, Uwe Harms".
            || office.first().is_some_and(|word| is_in(word, &["der", "die"]));
        is_name && is_office
    }
}

/// Tells whether a word is known to stand in names, also where it is written small.
fn stands_in_names(word: &Token) -> bool {
    word.folded == "s"
        || is_in(word, cues::JOINS)
        || is_in(word, cues::DETERMINERS)
        || is_in(word, cues::UNNAMED)
        || is_title(word)
        || lexicon::field(&word.folded).is_some()
        || lexicon::is_generic(&word.folded)
        || lexicon::is_of_house(&word.folded)
        || is_in(word, &["van", "von", "bin", "al"])
}

/// Returns a name as it stands at its fullest before a place: `A. Writer` for `Writer`.
pub(super) fn whole_name(text: &str, before: usize, name: &str) -> String {
    let is_one = !name.contains(char::is_whitespace) && name.starts_with(char::is_uppercase);
    let from = text.ceil_char_boundary(before.saturating_sub(4 * REACH));
    let earlier = text.get(from..before).unwrap_or_default();
    if !is_one {
        return name.to_owned();
    }
    let is_end = |at: usize| {
        let after = earlier
            .get(at + name.len()..)
            .and_then(|rest| rest.chars().next());
        after.is_none_or(|c| !c.is_alphanumeric())
    };
    for (at, _) in earlier.match_indices(name).filter(|(at, _)| is_end(*at)) {
        let ahead = earlier.get(..at).unwrap_or_default();
        let Some(ahead) = ahead.strip_suffix(' ') else {
            continue;
        };
        let start = ahead.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let first = ahead.get(start..).unwrap_or_default();
        let letters = first.trim_end_matches('.');
        let is_end = letters.len() < first.len() && letters.chars().count() > 2;
        let is_given = letters.starts_with(char::is_uppercase)
            && letters.chars().all(|c| c.is_alphabetic() || c == '-')
            && ![
                OTHERS,
                &["laut", "nach", "selon", "per"],
                cues::BACK,
                cues::DETERMINERS,
                cues::JOINS,
                cues::ENDS,
            ]
            .iter()
            .any(|words| words.contains(&letters.to_lowercase().as_str()));
        if is_given && !is_end {
            return format!("{first} {name}");
        }
    }
    name.to_owned()
}

/// Tells whether nothing but blanks and what joins words and shortens them stands in a gap.
pub(super) fn is_blank(gap: &str) -> bool {
    let joins = |c: char| c.is_whitespace() || matches!(c, '-' | '\'' | '’' | '.' | '&');
    // "9,000 people" is one number.
    gap.chars().all(joins) && !gap.contains(". ") || matches!(gap, ". " | ",")
}

//! How a name is shown: without an article, and said to be unnamed where it is nobody's.

use std::ops::Range;

use super::{OTHERS, time::is_time};
use crate::{
    compare::told::{Passage, UNNAMED, cues, german::is_german, is_in},
    text::token::Token,
};

/// Words that are nobody's name where a sentence begins with whose something is.
const WHOSE: &[&str] = &[
    "women",
    "men",
    "children",
    "girls",
    "boys",
    "today",
    "yesterday",
    "everyone",
    "nobody",
    "parliament",
    "parent",
    "worker",
    "people",
    "country",
    "city",
    "state",
    "company",
    "nation",
    "town",
    "world",
];

impl Passage<'_> {
    /// Returns some words as a name: without an article, and said to be unnamed where it is nobody's.
    pub(in crate::compare::told) fn name(
        &self,
        words: &[Token],
        range: Range<usize>,
    ) -> Option<String> {
        let mut words = words.get(range)?;
        while let [first, rest @ ..] = words
            && is_in(first, cues::JOINS)
        {
            words = rest;
        }
        while let [rest @ .., last] = words
            && (is_in(last, cues::JOINS) || is_in(last, cues::DETERMINERS))
        {
            words = rest;
        }
        if let Some(no) = words.first()
            && is_in(no, cues::NOBODY)
        {
            return None;
        }
        let words = self.stripped(words);
        let [first, ..] = words else { return None };
        let last = words.last()?;
        let is_clause = |word: &Token| {
            let is_one = is_in(word, cues::CLAUSES)
                || is_in(word, cues::WHO)
                    && !is_in(word, cues::ARTICLES)
                    && !is_in(word, &["them", "him", "lui", "eux", "ihnen", "ihm", "hem"]);
            is_one && (!self.is_large(word) || word.bytes == first.bytes)
        };
        // "I. Holm" and "Il Ponte" are names.
        let second = words.get(1);
        if second.is_some_and(|second| !self.is_large(second)) && words.iter().any(is_clause) {
            return None;
        }
        let name = self.slice(&(first.bytes.start..last.bytes.end));
        let is_nobody = self.is_nobody(words) && !name.chars().any(|c| c.is_ascii_digit());
        let name = match is_nobody && first.folded != "unnamed" && first.folded != "anonymous" {
            true if self.begins_sentence(first) && self.is_small_elsewhere(first) => {
                format!("{UNNAMED}{}", lower_first(name))
            }
            true => format!("{UNNAMED}{name}"),
            false if self.is_only_begun(words) => lower_first(name),
            false => name.to_owned(),
        };
        name.chars().any(char::is_alphabetic).then_some(name)
    }

    /// Returns words without an article, without the document before or behind whose it is, and without who has seen it.
    fn stripped<'w>(&self, whole: &'w [Token]) -> &'w [Token] {
        let words = self.bare(whole);
        let words = of_document(words).map_or(words, |of| self.bare(of));
        // "Economists polled by the Post" are economists.
        let had = had_by(words);
        let words = had.map_or(words, |had| words.get(..had).unwrap_or_default());
        let words = match words {
            // "CNBC report": that of CNBC.
            [of @ .., document]
                if is_in(document, cues::DOCUMENTS)
                    && !self.is_large(document)
                    && of.first().is_some_and(|first| self.is_large(first)) =>
            {
                of
            }
            _ => words,
        };
        // What is written by nobody who is named keeps its words: "a leaked memo".
        let is_unsigned = words
            .last()
            .is_some_and(|last| is_in(last, cues::DOCUMENTS) || is_in(last, cues::FIGURES))
            && !words.iter().any(|word| self.is_large(word))
            && whole
                .first()
                .is_some_and(|first| is_in(first, &["a", "an"]));
        match had {
            _ if !is_unsigned => words,
            Some(_) => whole.get(..words.len() + 1).unwrap_or(words),
            None => whole,
        }
    }

    /// Returns words without an article or *another* before them, where others follow.
    pub(super) fn bare<'w>(&self, words: &'w [Token]) -> &'w [Token] {
        match words {
            [first, rest @ ..] if !rest.is_empty() => {
                // "A. Kolar" has none.
                let is_letter = self
                    .slice(&(first.bytes.end..self.text.len()))
                    .starts_with('.');
                let is_small =
                    !self.is_large(first) || rest.first().is_some_and(|next| !self.is_large(next));
                // "Le Soir" is called so, "the Post" and "The Post" hardly are.
                let is_own = !is_small
                    && !self.begins_sentence(first)
                    && is_in(first, &["le", "la", "les", "el", "los", "las"]);
                let is_one = is_in(first, cues::ONE) && self.begins_sentence(first);
                let is_article = is_in(first, cues::ARTICLES) && !is_letter && !is_own
                    || is_in(first, OTHERS)
                    || is_in(first, cues::SMALL_ARTICLES) && (is_small || is_one);
                if is_article { rest } else { words }
            }
            _ => words,
        }
    }

    /// Tells whether words are for people in general, whoever they are with: *officials*, *White House officials*, *people
    /// at the Pentagon*, and not *spokeswoman Maria Holm*.
    fn is_nobody(&self, words: &[Token]) -> bool {
        let of = words.iter().enumerate().position(|(at, word)| {
            is_in(word, cues::JOINS) || at > 0 && is_in(word, &["der", "des", "dell", "della"])
        });
        let (head, rest) = words.split_at(of.unwrap_or(words.len()));
        // "A police report" is no people.
        if head
            .last()
            .is_some_and(|last| is_in(last, cues::DOCUMENTS) || is_in(last, cues::FIGURES))
        {
            return false;
        }
        let is_whose = rest.iter().any(|word| self.is_large(word));
        let is_people = |word: &Token| {
            cues::is_nameless(&word.folded) && !(is_whose && is_in(word, cues::BODIES))
        };
        let begins = words.first().map(|first| first.bytes.start);
        let small = |word: &Token| !self.is_large(word) || Some(word.bytes.start) == begins;
        let after = head.iter().rposition(|word| is_people(word) && small(word));
        after.is_some_and(|at| head.iter().skip(at + 1).all(|word| !self.is_large(word)))
            || rest
                .last()
                .is_some_and(|word| is_people(word) && small(word))
    }

    /// Tells whether a sentence begins with a word.
    fn begins_sentence(&self, word: &Token) -> bool {
        let mut sentences = self.sentences.iter();
        sentences.any(|sentence| {
            let before = self.slice(&(sentence.start..word.bytes.start.max(sentence.start)));
            sentence.start <= word.bytes.start && !before.contains(char::is_alphanumeric)
        })
    }

    /// Tells whether the only large letter of some words is that with which a sentence begins: "Aid groups".
    fn is_only_begun(&self, words: &[Token]) -> bool {
        let [first, rest @ ..] = words else {
            return false;
        };
        let letters = self.slice(&first.bytes);
        let is_short = letters.chars().filter(|c| c.is_uppercase()).count() > 1;
        // "Renczi's office": of whom it is, where that is no word for people.
        let is_whose = rest.first().is_some_and(|next| {
            let gap = self.slice(&(first.bytes.end..next.bytes.start));
            gap.starts_with(['’', '\''])
        });
        let is_named = is_whose && !self.is_small_elsewhere(first);
        !rest.is_empty()
            && !is_short
            && !is_named
            && !cues::OUTLETS.contains(&first.folded.as_str())
            && self.begins_sentence(first)
            && !rest.iter().any(|word| self.is_large(word))
    }

    /// Tells whether a word is written small where no sentence begins with it: not so `US` and `Syrian`.
    fn is_small_elsewhere(&self, word: &Token) -> bool {
        let small = self.slice(&word.bytes).to_lowercase();
        let mut sentences = self.sentences.iter();
        let sentence = sentences.find(|sentence| sentence.contains(&word.bytes.start));
        let is_german = sentence.is_some_and(|sentence| is_german(&self.words(sentence)));
        let ends = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        let mut lists = [cues::UNNAMED, cues::GENERAL, cues::DETERMINERS, WHOSE].iter();
        lists.any(|list| is_in(word, list)) && !is_german
            || self.text.match_indices(&small).any(|(at, found)| {
                let before = self.slice(&(0..at)).chars().next_back();
                let after = self.slice(&(at + found.len()..self.text.len()));
                ends(before) && ends(after.chars().next())
            })
    }
}

/// Returns where words begin behind which stands who has seen something, or has asked people: "polled by".
pub(in crate::compare::told) fn had_by(words: &[Token]) -> Option<usize> {
    words.windows(2).position(|pair| {
        let [had, by] = pair else { return false };
        is_in(had, cues::HAD_BY) && is_in(by, &["by", "par", "por", "da", "dal", "dalla"])
    })
}

/// Returns those of what is written, where words begin with it: "report by the ministry", "article first published in
/// the Post".
pub(super) fn of_document(words: &[Token]) -> Option<&[Token]> {
    let [document, rest @ ..] = words else {
        return None;
    };
    let is_passed = |word: &Token| is_in(word, cues::PASSED) || word.folded.ends_with("ly");
    let (is_made, rest) = match rest {
        [made, rest @ ..] if is_in(made, cues::MADE) => (true, rest),
        [passed, made, rest @ ..] if is_passed(passed) && is_in(made, cues::MADE) => (true, rest),
        _ => (false, rest),
    };
    let [by, of @ ..] = rest else { return None };
    let leads = is_in(by, &["by", "from"])
        || is_made && is_in(by, &["in", "on"]) && !of.first().is_some_and(is_time);
    let is_document = is_in(document, cues::DOCUMENTS) || is_in(document, cues::FIGURES);
    (is_document && leads && !of.is_empty()).then_some(of)
}

fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}

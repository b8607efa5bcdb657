//! Names, read out of the words of a sentence: of people and outlets, and of people whose names are not told.

use std::ops::Range;

use crate::{
    compare::{
        lexicon,
        told::{Passage, REACH, UNNAMED, cues, is_in, longest},
    },
    text::token::{self, Token},
};

/// The most words of a name.
const LONGEST_NAME: usize = 8;

/// Words before a name that say that it is not the first.
const OTHERS: &[&str] = &["another", "other"];

impl Passage<'_> {
    /// Returns the outlet that something is told.
    pub(super) fn outlet(&self, words: &[Token], from: usize) -> Option<String> {
        let first = words.get(from)?;
        if self.is_large(first) && is_in(first, cues::HEARERS) {
            return None;
        }
        let is_led = |at: usize, word: &Token| {
            let is_article = is_in(word, cues::ARTICLES) || is_in(word, &["l", "il", "de"]);
            is_article && at == from || is_in(word, cues::OUTLET_NOUNS)
        };
        let led = words.iter().enumerate().skip(from);
        let led = led.take_while(|(at, word)| !self.is_large(word) && is_led(*at, word));
        let from = from + led.count();
        if words.get(from)?.bytes.start > first.bytes.start && !is_blank(self.gap(words, from)) {
            return None;
        }
        self.large(words, from)
    }

    /// Returns the outlet that something is told where a small word leads to it: "all’Ansa", "der Deutschen Agentur".
    pub(super) fn outlet_led_to(&self, words: &[Token], verb: usize) -> Option<(usize, String)> {
        let by = (verb + 1..words.len().min(verb + LONGEST_NAME)).find(|at| {
            let is_one = words
                .get(*at)
                .is_some_and(|word| is_in(word, cues::HEARD_BY));
            is_one && self.outlet(words, at + 1).is_some()
        })?;
        let name = self.outlet(words, by + 1)?;
        let after = words.get(by + 1..)?;
        let is_told = after.iter().take_while(|word| !self.is_large(word));
        let names: Vec<Token> = token::tokens(&name).collect();
        let is_outlet = is_told
            .into_iter()
            .any(|word| is_in(word, cues::OUTLET_NOUNS))
            || names.iter().any(|word| {
                cues::OUTLETS.contains(&word.folded.as_str())
                    || cues::OUTLET_NOUNS
                        .iter()
                        .any(|noun| noun.len() > 5 && word.folded.ends_with(noun))
            });
        is_outlet.then_some((by, name))
    }

    /// Returns the words written large from a place on.
    fn large(&self, words: &[Token], from: usize) -> Option<String> {
        let names = words.iter().enumerate().skip(from);
        let last = names
            .take(LONGEST_NAME)
            .take_while(|(at, word)| {
                let is_joined = *at == from || matches!(self.gap(words, *at).trim(), "" | "-");
                self.is_large(word) && is_joined
            })
            .last()?;
        let whole = words.get(from)?.bytes.start..last.1.bytes.end;
        Some(self.slice(&whole).to_owned())
    }

    /// Returns the name that ends before a verb.
    pub(super) fn name_before(&self, words: &[Token], verb: usize) -> Option<String> {
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
        if !gap.contains(',') {
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
        let end = told.unwrap_or(end);
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
            if !self.gap(words, end).contains(',') {
                break;
            }
        }
        // "A. Writer, a spokesperson for the firm, said": the name stands before the first comma.
        if start > 0 && self.gap(words, start).contains(',') {
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
    fn segment(&self, words: &[Token], end: usize) -> usize {
        let mut start = end.saturating_sub(1);
        while start > 0 && is_blank(self.gap(words, start)) {
            start -= 1;
        }
        start
    }

    /// Returns the place after the last word before a verb that is no adverb.
    pub(super) fn past_adverbs(&self, words: &[Token], verb: usize) -> usize {
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
    fn noun_before(&self, words: &[Token], end: usize, is_apart: bool) -> usize {
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

    /// Tells whether an article says whose the noun before it is: "ein Sprecher der Polizei".
    fn is_of_noun(&self, words: &[Token], at: usize) -> bool {
        let is_whose = words
            .get(at)
            .is_some_and(|word| is_in(word, &["der", "eines", "einer"]));
        let noun = at.checked_sub(1).and_then(|before| words.get(before));
        is_whose && at > 1 && noun.is_some_and(|noun| self.is_large(noun))
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
        is_age || is_clause || is_in(first, cues::ASIDES) && !self.is_large(first)
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

    /// Tells whether all words are of such as names have: written large, or known to stand in names.
    fn is_of_name(&self, words: &[Token]) -> bool {
        words.iter().all(|word| {
            self.is_large(word)
                || word.folded == "s"
                || is_in(word, cues::JOINS)
                || is_in(word, cues::DETERMINERS)
                || is_in(word, cues::UNNAMED)
                || is_title(word)
                || lexicon::field(&word.folded).is_some()
                || lexicon::is_generic(&word.folded)
                || lexicon::is_of_house(&word.folded)
                || ["van", "von", "bin", "al"].contains(&word.folded.as_str())
        })
    }

    /// Returns the name behind a verb of which what is said stands before it: "…, said the mayor".
    pub(super) fn name_behind(&self, words: &[Token], verb: usize) -> Option<String> {
        let from = verb + 1;
        let first = words.get(from)?;
        let is_begun = self.is_large(first)
            || is_in(first, cues::DETERMINERS)
            || is_in(first, cues::ARTICLES)
            || is_in(first, cues::SMALL_ARTICLES)
            || is_in(first, cues::GENERAL)
            || is_title(first)
            || self.is_of_name(std::slice::from_ref(first));
        let name = self.name_from(words, from).filter(|_| is_begun)?;
        // What begins small is somebody only where nothing but them is told.
        let is_somebody = name.starts_with(char::is_uppercase)
            || name.starts_with(UNNAMED)
            || token::places(&name).take(5).count() < 5;
        is_somebody.then_some(name)
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
                && is_in(word, cues::SEEN)
                && before.is_some_and(|word| !is_in(word, cues::DETERMINERS));
            let is_of_noun = end > from + 1 && self.is_of_noun(words, end);
            let begins_another = !joins && !is_of_noun && is_in(word, cues::DETERMINERS) || is_seen;
            let is_over = words
                .get(from..end)
                .is_some_and(|name| self.is_over(name, word, is_german));
            if gap_ends
                || is_in(word, cues::ENDS) && !(self.is_large(word) && is_in(word, cues::NAMES_TOO))
                || begins_another
                || end > from && is_in(word, cues::VERBS_ABROAD) && !self.is_large(word)
                || is_over
                || cues::says(&word.folded)
            {
                break;
            }
            end += 1;
        }
        // "Said the mayor, Lena Foss."
        let large = words
            .iter()
            .skip(end)
            .take_while(|word| self.is_large(word));
        let apart = end..end + large.count();
        let is_closed = apart.len() > 1
            && (apart.end >= words.len() || !is_blank(self.gap(words, apart.end)))
            && (apart.start + 1..apart.end).all(|at| is_blank(self.gap(words, at)));
        let is_office = words
            .get(from..end)
            .is_some_and(|name| name.iter().any(is_title));
        if end > from
            && is_closed
            && is_office
            && self.gap(words, end).trim() == ","
            && self.is_beside(words, from..end, apart.clone())
        {
            return self.name(words, apart);
        }
        self.name(words, from..end)
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
        let is_part = word.folded == "s"
            || is_in(word, cues::JOINS)
            || is_in(word, cues::DETERMINERS)
            || is_in(word, cues::UNNAMED)
            || is_in(word, cues::DOCUMENTS)
            || is_title(word)
            || lexicon::is_generic(&word.folded)
            || lexicon::is_of_house(&word.folded)
            || lexicon::field(&word.folded).is_some()
            || ["van", "von", "bin", "al", "den", "der"].contains(&word.folded.as_str());
        !is_part && (is_german || large > 1)
    }

    /// Tells whether some words are the name of whom the words before them tell the office: "Tarby’s mayor, Lena Foss".
    fn is_beside(&self, words: &[Token], office: Range<usize>, name: Range<usize>) -> bool {
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
                .any(|word| is_title(word) && !self.is_large(word));
        is_name && is_office
    }

    /// Returns some words as a name: without an article, and said to be unnamed where it is nobody's.
    pub(super) fn name(&self, words: &[Token], range: Range<usize>) -> Option<String> {
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
        let whole = words;
        if let Some(no) = words.first()
            && is_in(no, cues::NOBODY)
        {
            return None;
        }
        let words = self.bare(words);
        let words = of_document(words).map_or(words, |of| self.bare(of));
        // "Economists polled by the Post" are economists.
        let had = words.windows(2).position(|pair| {
            let [had, by] = pair else { return false };
            is_in(had, cues::HAD_BY) && is_in(by, &["by"])
        });
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
        let words = match had {
            _ if !is_unsigned => words,
            Some(_) => whole.get(..words.len() + 1).unwrap_or(words),
            None => whole,
        };
        let [first, ..] = words else { return None };
        let last = words.last()?;
        let is_clause = |word: &Token| {
            let is_one = is_in(word, cues::CLAUSES)
                || is_in(word, cues::WHO) && !is_in(word, cues::ARTICLES);
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

    /// Returns words without an article or *another* before them, where others follow.
    fn bare<'w>(&self, words: &'w [Token]) -> &'w [Token] {
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
        let is_whose = rest.iter().any(|word| self.is_large(word));
        let is_people =
            |word: &Token| is_in(word, cues::UNNAMED) && !(is_whose && is_in(word, cues::BODIES));
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
        !rest.is_empty()
            && !is_short
            && !cues::OUTLETS.contains(&first.folded.as_str())
            && self.begins_sentence(first)
            && !rest.iter().any(|word| self.is_large(word))
    }

    /// Tells whether a word is written small where no sentence begins with it: not so `US` and `Syrian`.
    fn is_small_elsewhere(&self, word: &Token) -> bool {
        let small = self.slice(&word.bytes).to_lowercase();
        let ends = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        [cues::UNNAMED, cues::GENERAL, cues::DETERMINERS]
            .iter()
            .any(|list| is_in(word, list))
            || self.text.match_indices(&small).any(|(at, found)| {
                let before = self.slice(&(0..at)).chars().next_back();
                let after = self.slice(&(at + found.len()..self.text.len()));
                ends(before) && ends(after.chars().next())
            })
    }
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
        let is_given = letters.starts_with(char::is_uppercase)
            && letters.chars().all(|c| c.is_alphabetic() || c == '-')
            && ![
                OTHERS,
                cues::BACK,
                cues::DETERMINERS,
                cues::JOINS,
                cues::ENDS,
            ]
            .iter()
            .any(|words| words.contains(&letters.to_lowercase().as_str()));
        if is_given {
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

/// Returns those of what is written, where words begin with it: "report by the ministry", "article first published in
/// the Post".
fn of_document(words: &[Token]) -> Option<&[Token]> {
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
    let leads = is_in(by, &["by", "from"]) || is_made && is_in(by, &["in", "on"]);
    let is_document = is_in(document, cues::DOCUMENTS) || is_in(document, cues::FIGURES);
    (is_document && leads && !of.is_empty()).then_some(of)
}

fn is_title(word: &Token) -> bool {
    lexicon::title(&word.folded).is_some()
}

fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}

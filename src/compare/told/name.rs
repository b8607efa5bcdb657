//! Names, read out of the words of a sentence: of people and outlets, and of people whose names are not told.

use std::ops::Range;

use crate::{
    compare::{
        lexicon,
        told::{Passage, REACH, UNNAMED, cues, is_in},
    },
    text::token::Token,
};

/// The most words of a name.
const LONGEST_NAME: usize = 8;

/// Words before a name that say that it is not the first.
const OTHERS: &[&str] = &["another", "other"];

impl Passage<'_> {
    /// Returns the outlet that something is told.
    pub(super) fn outlet(&self, words: &[Token], from: usize) -> Option<String> {
        let first = words.get(from)?;
        let starts_large = self.slice(&first.bytes).starts_with(char::is_uppercase);
        let the = first.folded == "the";
        let second = words.get(from + 1).map(|word| self.slice(&word.bytes));
        let is_outlet = (starts_large && !cues::HEARERS.contains(&first.folded.as_str()))
            || (the && second.is_some_and(|word| word.starts_with(char::is_uppercase)));
        if !is_outlet {
            return None;
        }
        let from = if the { from + 1 } else { from };
        let names = words.iter().enumerate().skip(from);
        let last = names
            .take(LONGEST_NAME)
            .take_while(|(at, word)| {
                let large = self.slice(&word.bytes).starts_with(char::is_uppercase);
                large && (*at == from || self.gap(words, *at).trim().is_empty())
            })
            .last()?;
        let whole = words.get(from)?.bytes.start..last.1.bytes.end;
        Some(self.slice(&whole).to_owned())
    }

    /// Returns the name that ends before a verb.
    pub(super) fn name_before(&self, words: &[Token], verb: usize) -> Option<String> {
        let mut end = verb;
        while let Some(word) = end.checked_sub(1).and_then(|at| words.get(at)) {
            let passed = cues::PASSED.contains(&word.folded.as_str())
                || (word.folded.ends_with("ly") && word.folded.len() > 4 && !self.is_large(word));
            if !passed || !is_blank(self.gap(words, end)) {
                break;
            }
            end -= 1;
        }
        let first = |end: usize, is_clause: bool| {
            let mut start = end;
            while start > 0 && end - start < LONGEST_NAME {
                let is_last = start == end;
                let gap = self.gap(words, start);
                let stops = words
                    .get(start - 1)
                    .is_none_or(|word| cues::ENDS.contains(&word.folded.as_str()));
                // "In the city the mayor": a noun after another one, but not in what stands between two commas.
                let word = words.get(start).filter(|_| !is_last && !is_clause);
                let is_whole = word.is_some_and(|word| is_in(word, cues::DETERMINERS))
                    && !words
                        .get(start - 1)
                        .is_some_and(|word| is_in(word, cues::JOINS));
                if (!is_last && !is_blank(gap)) || stops || is_whole {
                    return start;
                }
                start -= 1;
            }
            start
        };
        if end == 0 {
            return None;
        }
        let gap = self.gap(words, end);
        if gap.contains(['”', '"', '»', '“', '\u{2019}']) && !is_blank(gap) {
            // The words before the verb are quoted: who says them comes after it.
            return None;
        }
        let start = first(end, gap.contains(','));
        // "A. Writer, a spokesperson for the firm, said": the name stands before the first comma.
        if gap.contains(',') && start > 0 && self.gap(words, start).contains(',') {
            let named = first(start, false);
            let is_name = words.get(named).is_some_and(|word| self.is_large(word));
            if self.is_beside(words, named..start, start..end) {
                return self.name(words, start..end);
            }
            if is_name && start - named <= 5 {
                return self.name(words, named..start);
            }
        } else if gap.contains(',') {
            // "The plan is dead, said the minister": what stands before the comma is what is said.
            return None;
        }
        self.name(words, start..end)
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
        let from = of_document(bare(rest)).map_or(from, |of| words.len() - of.len());
        let mut end = from;
        while let Some(word) = words.get(end).filter(|_| end - from < LONGEST_NAME) {
            let gap_ends = end > from && !is_blank(self.gap(words, end));
            let before = end.checked_sub(1).and_then(|at| words.get(at));
            let joins = end == from || before.is_some_and(|word| is_in(word, cues::JOINS));
            // "A leaked memo" is one, "a memo leaked by the firm" is what comes before.
            let is_seen = end > from
                && is_in(word, cues::SEEN)
                && before.is_some_and(|word| !is_in(word, cues::DETERMINERS));
            let begins_another = !joins && is_in(word, cues::DETERMINERS) || is_seen;
            let is_over = words
                .get(from..end)
                .is_some_and(|name| self.is_over(name, word, is_german));
            if gap_ends
                || is_in(word, cues::ENDS)
                || begins_another
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
    fn name(&self, words: &[Token], range: Range<usize>) -> Option<String> {
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
        let words = bare(words);
        let words = of_document(words).map_or(words, bare);
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
            .is_some_and(|last| is_in(last, cues::DOCUMENTS))
            && !words.iter().any(|word| self.is_large(word))
            && whole
                .first()
                .is_some_and(|first| is_in(first, &["a", "an"]));
        let words = if is_unsigned { whole } else { words };
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
            true if self.is_small_elsewhere(first) => format!("{UNNAMED}{}", lower_first(name)),
            true => format!("{UNNAMED}{name}"),
            false => name.to_owned(),
        };
        name.chars().any(char::is_alphabetic).then_some(name)
    }

    /// Tells whether words are for people in general, whoever they are with: *officials*, *White House officials*, *people
    /// at the Pentagon*, and not *spokeswoman Maria Holm*.
    fn is_nobody(&self, words: &[Token]) -> bool {
        let of = words.iter().position(|word| is_in(word, cues::JOINS));
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
    gap.chars().all(joins) && !gap.contains(". ") || matches!(gap, ". ")
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
    (is_in(document, cues::DOCUMENTS) && leads && !of.is_empty()).then_some(of)
}

fn is_title(word: &Token) -> bool {
    lexicon::title(&word.folded).is_some()
}

/// Returns words without an article or *another* before them, where others follow.
fn bare(words: &[Token]) -> &[Token] {
    match words {
        [first, rest @ ..]
            if !rest.is_empty() && (is_in(first, cues::ARTICLES) || is_in(first, OTHERS)) =>
        {
            rest
        }
        _ => words,
    }
}

fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}

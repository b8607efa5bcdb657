//! How German tells who says something without a verb of speech that has a subject.

use std::ops::Range;

use crate::{
    compare::told::{Passage, cues, is_in, longest, name::is_blank},
    text::token::Token,
};

/// Words behind a name that say when or where it was said.
const BEHIND: &[&str] = &[
    "weiter",
    "ferner",
    "abschliessend",
    "abschliesend",
    "zuvor",
    "gegenuber",
];

impl Passage<'_> {
    /// Returns who says it where *so* leads to them behind it: "…, so die Polizei".
    pub(super) fn so(&self, words: &[Token]) -> Option<String> {
        let is_so = |at: &usize| {
            words.get(*at).is_some_and(|word| {
                let before = self.slice(&(0..word.bytes.start)).trim_end();
                is_in(word, &["so"]) && before.ends_with([',', '“', '«', '"'])
            })
        };
        let from = (0..words.len()).rfind(is_so)? + 1;
        let is_part = |at: usize, word: &Token| {
            (at == from || is_blank(self.gap(words, at)))
                && (self.is_large(word)
                    || is_in(word, cues::DETERMINERS)
                    || is_in(word, &["von", "van", "des"])
                    || at == from && is_in(word, cues::WHO))
        };
        let parts = words.iter().enumerate().skip(from);
        let end = from + parts.take_while(|(at, word)| is_part(*at, word)).count();
        let is_over = words.get(end).is_none_or(|next| {
            !is_blank(self.gap(words, end))
                || [BEHIND, cues::BESIDE, cues::TIMES]
                    .iter()
                    .any(|list| is_in(next, list))
        });
        let first = words.get(from).filter(|_| is_over)?;
        if is_in(first, cues::WHO) && end == from + 1 {
            return Some(self.slice(&first.bytes).to_owned());
        }
        self.name(words, from..end)
    }

    /// Returns in or from what it was heard: "heißt es in einem Papier", "aus Kreisen der Polizei verlautete", "geht aus
    /// dem Bericht hervor".
    pub(super) fn heard(&self, words: &[Token]) -> Option<String> {
        let at = (0..words.len()).find(|at| {
            words.get(*at).is_some_and(|word| {
                is_in(word, &["verlautete", "verlautet"]) || word.folded.starts_with("hervorg")
            }) || longest(words, *at, HEARD).is_some()
        });
        let at = at.or_else(|| {
            let goes = words.iter().any(|word| is_in(word, &["geht", "ging"]));
            let forth = words.iter().position(|word| is_in(word, &["hervor"]));
            forth.filter(|_| goes)
        })?;
        let is_lead = |at: &usize| {
            words
                .get(*at)
                .is_some_and(|word| is_in(word, cues::HEARD_IN))
        };
        let behind = at + longest(words, at, HEARD).unwrap_or(1);
        let behind = self.past_times(words, behind);
        let (from, end) = if is_lead(&behind) {
            (behind + 1, words.len())
        } else {
            let before = (0..at).rev();
            let clause = before.take_while(|at| is_blank(self.gap(words, at + 1)));
            (clause.filter(is_lead).last()? + 1, at)
        };
        let name = self.name_in(words.get(..end)?, from, true)?;
        let is_from = words
            .get(from - 1)
            .is_some_and(|lead| is_in(lead, &["aus"]));
        let whose = words.get(from..end)?;
        let is_one = is_from
            || whose.iter().any(|word| {
                cues::is_nameless(&word.folded)
                    || is_in(word, cues::DOCUMENTS)
                    || crate::compare::lexicon::is_of_house(&word.folded)
            });
        is_one.then(|| self.called(whose, name))
    }

    /// Returns according to whom it is by words of theirs: "nach seinen Worten", "nach Polizeiangaben".
    pub(super) fn by_words(&self, words: &[Token]) -> Option<String> {
        let at = (1..words.len()).find(|at| {
            let lead = words.get(at - 1);
            lead.is_some_and(|lead| is_in(lead, &["nach", "laut"]))
        })?;
        let first = words.get(at)?;
        if let Some(who) = whose(first)
            && words.get(at + 1).is_some_and(|word| is_in(word, WORDS))
        {
            return Some(who.to_owned());
        }
        let written = self.slice(&first.bytes);
        let whose = written.strip_suffix("angaben")?;
        let body = whose.strip_suffix('s').unwrap_or(whose);
        (body.chars().count() > 3).then(|| body.to_owned())
    }

    /// Tells whether a sentence has a verb as German writes it only where it tells what another says.
    pub(super) fn is_said_to_be(&self, sentence: &Range<usize>) -> bool {
        let words = self.words(sentence);
        let has = |list: &[&str]| words.iter().any(|word| is_in(word, list));
        let is_verb = |(at, word): (usize, &Token)| {
            let next = words.get(at + 1);
            is_in(word, cues::SAID_TO_BE)
                && !self.is_large(word)
                && !next.is_some_and(|next| is_in(next, &["denn", "dank", "es"]))
        };
        is_german(&words) && !has(&["ich"]) && words.iter().enumerate().skip(1).any(is_verb)
    }

    /// Returns who is said to have said what stands before a sentence: "Das sagte ein Sprecher".
    pub(super) fn said_behind(&self, sentence: usize) -> Vec<String> {
        let next = self.sentences.get(sentence);
        let Some(next) =
            next.filter(|next| longest(&self.words(next), 0, cues::SAID_BEFORE).is_some())
        else {
            return Vec::new();
        };
        self.speakers(next).unwrap_or_default().chain
    }
}

/// What somebody has said.
const WORDS: &[&str] = &[
    "angaben",
    "worten",
    "aussagen",
    "auskunft",
    "informationen",
    "ansicht",
    "einschatzung",
    "meinung",
];

/// Returns whom a word stands for that says whose something is.
pub(super) fn whose(word: &Token) -> Option<&'static str> {
    match word.folded.as_str() {
        "seinen" | "seiner" => Some("er"),
        "ihren" | "ihrer" => Some("sie"),
        _ => None,
    }
}

/// Tells whether some words are of a German sentence.
pub(super) fn is_german(words: &[Token]) -> bool {
    words.iter().any(|word| is_in(word, cues::GERMAN))
}

/// What is said where one has heard something.
const HEARD: &[&str] = &[
    "hieß es",
    "hiess es",
    "heißt es",
    "heisst es",
    "es hieß",
    "es hiess",
    "es heißt",
    "es heisst",
    "hies es",
    "heist es",
    "es hies",
    "es heist",
];

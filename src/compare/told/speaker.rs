//! Who says what a sentence says, and whom it is told or had from.

use std::ops::Range;

use crate::{
    compare::told::{Passage, UNNAMED, cues, is_in, is_pronoun, longest, name::is_blank, phrase},
    text::token::{self, Token},
};

/// The most words between *that* and the verb of whom it is had from, and before a colon.
const MOST_BETWEEN: usize = 12;

/// Who says what a sentence says.
#[derive(Debug, Default)]
pub(super) struct Speakers {
    /// Who had it from whom, the nearest first.
    pub(super) chain: Vec<String>,
    /// Which of them it is that speaks, and not only whom it is told, or from whom it is had.
    pub(super) speaker: usize,
}

impl Speakers {
    fn one(name: String) -> Self {
        Self {
            chain: vec![name],
            speaker: 0,
        }
    }
}

impl Passage<'_> {
    /// Returns who says what a sentence says, the nearest first; nothing where it is the article itself.
    pub(super) fn speakers(&self, sentence: &Range<usize>) -> Option<Speakers> {
        let words = self.words(sentence);
        let mut speakers = Speakers::default();
        if let Some(name) = self.accorded(&words) {
            speakers.chain.push(name);
        }
        if speakers.chain.is_empty() {
            let colon = || {
                let name = self.before_colon(&words)?;
                Some(Speakers::one(name))
            };
            speakers = self.subject(&words).or_else(colon)?;
        }
        if let Some(after) = phrase(&words, cues::CITING) {
            speakers.chain.extend(self.name_from(&words, after));
        }
        speakers.chain.retain(|name| !name.is_empty());
        (!speakers.chain.is_empty()).then_some(speakers)
    }

    /// Returns according to whom it is.
    fn accorded(&self, words: &[Token]) -> Option<String> {
        let after = phrase(words, cues::ACCORDING)?;
        // Nouns are written large in German: what isn't ends the name.
        let is_german = words.get(..after).is_some_and(|before| {
            before
                .iter()
                .rev()
                .take(3)
                .any(|word| is_in(word, &["laut", "nach"]))
        });
        self.name_in(words, after, is_german)
    }

    /// Returns who is the subject of a verb of speech, and before that whom it is told, where that is an outlet.
    fn subject(&self, words: &[Token]) -> Option<Speakers> {
        for at in (0..words.len()).filter(|at| self.is_speech(words, *at)) {
            let ahead = self.name_before(words, at);
            // Where words of a clause stand before the verb, only a name is not what is said.
            let mut before = words.get(..at).unwrap_or_default().iter();
            let is_clause =
                before.any(|word| !is_in(word, cues::PASSED)) && is_blank(self.gap(words, at));
            let is_name = |name: &String| {
                !is_clause || name.starts_with(char::is_uppercase) || name.starts_with(UNNAMED)
            };
            let name = ahead.or_else(|| self.name_from(words, at + 1).filter(is_name));
            let Some(name) = name else { continue };
            let is_told = words
                .get(at)
                .is_some_and(|word| is_in(word, &["told", "tells"]));
            let outlet = is_told.then(|| self.outlet(words, at + 1)).flatten();
            let inner = self.reported(words, at);
            let chain: Vec<String> = outlet.into_iter().chain([name]).chain(inner).collect();
            let speaker = chain.len() - 1;
            return Some(Speakers { chain, speaker });
        }
        None
    }

    /// Tells whether the word at a place is a verb by which somebody says something.
    fn is_speech(&self, words: &[Token], at: usize) -> bool {
        let Some(word) = words.get(at) else {
            return false;
        };
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let next = words.get(at + 1);
        let is_that = next.is_some_and(|next| is_in(next, cues::THAT));
        let stands_alone = || {
            // What is said stands beside it: in quotation marks, or before a comma.
            let end = word.bytes.end;
            let rest = self.text.get(end..).unwrap_or_default().trim_start();
            rest.starts_with([',', '.', ':', '“', '"', '«', '„'])
        };
        let is_verb = cues::says(&word.folded)
            || cues::may_say(&word.folded) && (is_that || stands_alone())
            || is_in(word, cues::SAYS_THAT)
                && (is_that || longest(words, at + 1, cues::CITING).is_some());
        // "The United States": a name. "The report claims": may be claims that are reported.
        let is_name = at > 0 && self.is_large(word);
        // "Is said to" and "is told" tell of no one who says it, "the promised aid" neither.
        let is_passive = before.is_some_and(|word| {
            ["is", "are", "was", "were", "be", "been", "as"].contains(&word.folded.as_str())
                || is_in(word, cues::ARTICLES) && !is_in(word, cues::PASSED)
        });
        // "Refused to say"; but "went on to say".
        let is_open = before.is_some_and(|word| is_in(word, &["to"]));
        is_verb && !is_name && !is_passive && !is_open && !is_denied(words, at)
    }

    /// Returns who is told to have said what a verb of speech tells: "reported that an official had said".
    fn reported(&self, words: &[Token], verb: usize) -> Option<String> {
        let that = words.get(verb + 1).filter(|word| is_in(word, cues::THAT))?;
        let from = verb + 2;
        let inner =
            (from..words.len().min(from + MOST_BETWEEN)).find(|at| self.is_speech(words, *at))?;
        let name = self.name_before(words, inner)?;
        let first = token::tokens(&name).find(|word| !is_in(word, &["unnamed"]))?;
        // Right behind "that": no other clause stands between.
        let mut between = words.get(from..inner).unwrap_or_default().iter();
        let begun = between.find(|word| !is_in(word, cues::DETERMINERS))?;
        let is_first = first.folded == begun.folded && begun.bytes.start > that.bytes.end;
        (is_first && !is_pronoun(&name)).then_some(name)
    }

    /// Returns the name that stands before a colon and what is quoted behind it.
    fn before_colon(&self, words: &[Token]) -> Option<String> {
        let last = words.last()?;
        let rest = self.text.get(last.bytes.end..)?;
        let quoted = rest.strip_prefix(':')?.trim_start();
        let is_name = quoted.starts_with(['“', '"', '«', '„', '»'])
            && (self.is_large(last) || is_in(last, cues::UNNAMED))
            && words.len() <= MOST_BETWEEN;
        let name = is_name.then(|| self.name_before_colon(words)).flatten()?;
        (name.starts_with(char::is_uppercase) || name.starts_with(UNNAMED)).then_some(name)
    }
}

/// Tells whether a verb is denied: who has not confirmed something has not said it.
fn is_denied(words: &[Token], verb: usize) -> bool {
    let before = words.get(verb.saturating_sub(2)..verb).unwrap_or_default();
    before.iter().any(|word| is_in(word, cues::DENIED))
}

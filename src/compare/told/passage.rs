//! A passage with the text around it, read sentence by sentence.

use std::ops::Range;

use crate::{
    compare::told::{cues, is_in, is_pronoun, longest, quoted::quoted},
    model::{CleanText, Told, Voice},
    text::{
        sentence::sentences,
        token::{self, Token},
    },
};

/// The most sentences of a passage that are looked at.
const MOST_SENTENCES: usize = 5;

/// The most words of a sentence that are looked at.
const MOST_WORDS: usize = 400;

/// A passage with the text around it.
pub(super) struct Passage<'t> {
    pub(super) text: &'t str,
    pub(super) at: Range<usize>,
    /// What stands in quotation marks, without them, in order.
    pub(super) quoted: Vec<Range<usize>>,
    pub(super) sentences: Vec<Range<usize>>,
}

impl<'t> Passage<'t> {
    /// Reads a text; `at` is the place of the passage in it.
    pub(super) fn new(text: &'t str, at: Range<usize>) -> Self {
        Self {
            text,
            at,
            quoted: quoted(text),
            sentences: sentences(text),
        }
    }

    /// Makes out in whose voice it is told, from whom, and how surely.
    pub(super) fn told(&self) -> Told {
        let mut sentences = self.sentences.iter();
        let first = sentences.position(|sentence| self.holds(sentence));
        let first = first.unwrap_or_default();
        let own = self.sentences.iter().filter(|one| self.holds(one));
        let own: Vec<_> = own.take(MOST_SENTENCES).collect();
        let spoken = own.iter().enumerate();
        let spoken = spoken
            .filter_map(|(at, sentence)| Some((first + at, self.speakers(sentence)?.chain)))
            .next();
        let (speaking, mut via) = spoken.unwrap_or((first, Vec::new()));
        if via.is_empty() {
            via = self.said_behind(first + own.len());
        }
        let is_quoted = self.is_quoted(&own, &via);
        let mut is_attributed = !via.is_empty();
        if via.is_empty() && is_quoted {
            via = self.speakers_beside(first, first + own.len());
        }
        if via.is_empty() && own.iter().any(|sentence| self.is_said_to_be(sentence)) {
            is_attributed = true;
            via.extend(self.spoke_before(first, ""));
        }
        // A pronoun stands for who spoke last.
        for name in via.iter_mut().filter(|name| is_pronoun(name)) {
            *name = self
                .spoke_before(speaking, &name.to_lowercase())
                .unwrap_or_default();
        }
        via.retain(|name| !name.is_empty());
        is_attributed |= !via.is_empty();
        Told {
            voice: match (is_quoted, is_attributed) {
                (true, _) => Some(Voice::Quoted),
                (false, true) => Some(Voice::Attributed),
                // Where no words are known that speak for another voice, their lack says nothing.
                (false, false) if self.is_foreign() => {
                    self.is_said(&own).then_some(Voice::Attributed)
                }
                (false, false) => Some(Voice::Own),
            },
            via: via.iter().map(|name| CleanText::line(name)).collect(),
            hedge: self.hedge(&own),
        }
    }

    /// Tells whether a sentence holds some of the passage.
    fn holds(&self, sentence: &Range<usize>) -> bool {
        sentence.start < self.at.end && sentence.end > self.at.start
    }

    /// Returns who speaks right behind the sentences of the passage, or right before them; `first` and `end` are their
    /// places.
    fn speakers_beside(&self, first: usize, end: usize) -> Vec<String> {
        // Who speaks is told where the words end or begin.
        let after = self.sentences.get(end);
        let after = after.filter(|sentence| self.touches_quotation(sentence));
        // Who was quoted right before speaks on.
        let earlier = self.sentences.get(..first).unwrap_or_default();
        let earlier = earlier.iter().rev().take(MOST_SENTENCES);
        let earlier = earlier.take_while(|sentence| {
            let mut quoted = self.quoted.iter();
            self.touches_quotation(sentence)
                || quoted.any(|range| range.start < sentence.end && sentence.start < range.end)
        });
        after
            .into_iter()
            .chain(earlier)
            .find_map(|sentence| self.speakers(sentence))
            .unwrap_or_default()
            .chain
    }

    /// Returns the pronoun by which the passage goes on with what somebody said before its block, as it is all in quotation
    /// marks, or a pronoun stands for who says it.
    pub(super) fn goes_on(&self) -> Option<String> {
        let own = self.sentences.iter().filter(|one| self.holds(one));
        let beside = self
            .sentences
            .iter()
            .filter(|sentence| sentence.start >= self.at.end && self.touches_quotation(sentence));
        let mut goes_on = false;
        for sentence in own.chain(beside) {
            let words = self.words(sentence);
            for (at, word) in words
                .iter()
                .enumerate()
                .filter(|(_, word)| is_in(word, cues::WHO))
            {
                goes_on = true;
                let next = words.get(at + 1);
                let before = at.checked_sub(1).and_then(|before| words.get(before));
                if [next, before]
                    .into_iter()
                    .flatten()
                    .any(|word| cues::says(&word.folded))
                {
                    return Some(word.folded.clone());
                }
            }
        }
        // Whoever it is that speaks.
        goes_on.then(String::new)
    }

    /// Tells whether the passage is mostly written in letters of which the cues know next to nothing.
    fn is_foreign(&self) -> bool {
        let letters = || self.slice(&self.at).chars().filter(|c| c.is_alphabetic());
        let is_latin = |c: &char| *c < '\u{370}' || ('\u{1e00}'..'\u{1f00}').contains(c);
        letters().filter(is_latin).count() * 2 < letters().count()
    }

    /// Tells whether some sentences have a verb of speech of languages of which nothing else is known.
    fn is_said(&self, own: &[&Range<usize>]) -> bool {
        own.iter().any(|sentence| {
            let words = self.words(sentence);
            (0..words.len()).any(|at| longest(&words, at, cues::SAYS_ABROAD).is_some())
        })
    }

    /// Returns the words of a sentence that stand outside of quotation marks.
    pub(super) fn words(&self, sentence: &Range<usize>) -> Vec<Token> {
        let text = self.text.get(sentence.clone()).unwrap_or_default();
        let placed = token::tokens(text).map(|token| Token {
            bytes: token.bytes.start + sentence.start..token.bytes.end + sentence.start,
            ..token
        });
        let is_outside = |token: &Token| {
            let mut quoted = self.quoted.iter();
            !quoted.any(|range| range.start <= token.bytes.start && token.bytes.end <= range.end)
        };
        placed.filter(is_outside).take(MOST_WORDS).collect()
    }

    /// Returns the hedge of some sentences: one in the passage before one beside it.
    fn hedge(&self, sentences: &[&Range<usize>]) -> Option<CleanText> {
        let mut found: Option<(bool, Range<usize>)> = None;
        for sentence in sentences {
            let text = self.slice(sentence);
            let words: Vec<Token> = token::tokens(text).take(MOST_WORDS).collect();
            for at in 0..words.len() {
                let Some(length) = cues::hedge(&words, at) else {
                    continue;
                };
                let bytes = words.get(at).map_or(0, |word| word.bytes.start)
                    ..words.get(at + length - 1).map_or(0, |word| word.bytes.end);
                let bytes = sentence.start + bytes.start..sentence.start + bytes.end;
                let first = words.get(at).map_or("", |word| word.folded.as_str());
                if length == 1 && cues::is_bare(self.slice(&bytes), first) {
                    continue;
                }
                let own = self.at.start <= bytes.start && bytes.end <= self.at.end;
                // A month and a surname begin large where the sentence does not.
                let is_name = at > 0 && self.slice(&bytes).starts_with(char::is_uppercase);
                let quoted = |at: usize| self.quoted.iter().find(|range| range.contains(&at));
                let is_others = quoted(bytes.start) != quoted(self.at.start.max(sentence.start));
                if is_name || (is_others && !own) {
                    continue;
                }
                if found.as_ref().is_none_or(|(is_own, _)| own && !is_own) {
                    found = Some((own, bytes));
                }
            }
        }
        Some(CleanText::line(&self.slice(&found?.1).to_lowercase()))
    }

    pub(super) fn is_large(&self, word: &Token) -> bool {
        self.slice(&word.bytes).starts_with(char::is_uppercase)
    }

    /// Returns what stands between a word and the one before it.
    pub(super) fn gap(&self, words: &[Token], at: usize) -> &'t str {
        let end = words
            .get(at)
            .map_or(self.text.len(), |word| word.bytes.start);
        let start = at.checked_sub(1).and_then(|before| words.get(before));
        start.map_or("", |word| self.slice(&(word.bytes.end..end)))
    }

    pub(super) fn slice(&self, bytes: &Range<usize>) -> &'t str {
        self.text.get(bytes.clone()).unwrap_or_default()
    }
}

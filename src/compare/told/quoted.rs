//! What of a passage stands in quotation marks.

use std::ops::Range;

use crate::{
    compare::{
        lexicon,
        told::{Passage, cues, is_in, is_title},
    },
    text::{
        quotation::quotations,
        token::{self, Token},
    },
};

/// The fewest words in quotation marks that are somebody's words, and not one that is doubted.
const FEWEST_QUOTED: usize = 3;

/// How many bytes a sentence may stand from a quotation or a passage that it touches: marks and blanks.
const BESIDE: usize = 8;

/// Returns what stands in quotation marks in a text, without them, in order, where it is somebody's words.
pub(super) fn quoted(text: &str) -> Vec<Range<usize>> {
    let pairs = quotations(text);
    let mut quoted: Vec<_> = pairs
        .iter()
        .map(|(open, close)| open.end..close.start)
        .collect();
    // Where words are quoted over several blocks, only the last one closes.
    if let Some(rest) = text.strip_prefix(['“', '«', '„', '"']) {
        let inside = text.len() - rest.len();
        if quoted.iter().all(|range| range.start != inside) {
            quoted.push(inside..text.len());
        }
    }
    quoted.retain(|range| {
        let words = text.get(range.clone()).unwrap_or_default();
        let is_whole = words.trim_end().ends_with([',', '.', '!', '?', '…'])
            && words.starts_with(char::is_uppercase);
        let fewest = if is_whole { 2 } else { FEWEST_QUOTED };
        token::places(words).take(fewest).count() == fewest
    });
    quoted.sort_by_key(|range| range.start);
    quoted
}

impl Passage<'_> {
    /// Tells whether most of the passage stands in quotation marks, or all but who says it.
    pub(super) fn is_quoted(&self, own: &[&Range<usize>], via: &[String]) -> bool {
        let letters = |range: &Range<usize>| {
            let words = self.text.get(range.clone()).unwrap_or_default();
            words.chars().filter(|c| c.is_alphanumeric()).count()
        };
        let inside = self.quoted.iter().map(|range| {
            let range = range.start.max(self.at.start)..range.end.min(self.at.end);
            if range.start < range.end {
                letters(&range)
            } else {
                0
            }
        });
        let (all, inside) = (letters(&self.at), inside.max().unwrap_or(0));
        all > 0
            && (inside * 2 > all
                || inside > 0 && (self.is_attribution(own, via) || self.is_utterance(own, via)))
    }

    /// Tells whether the passage is a whole utterance with who says it, before or behind it: “We stay,” says Mira Tal,
    /// who runs a bakery.
    fn is_utterance(&self, own: &[&Range<usize>], via: &[String]) -> bool {
        let ([sentence], false) = (own, via.is_empty()) else {
            return false;
        };
        let start = self.at.start.max(sentence.start);
        let has_other = self
            .words(sentence)
            .iter()
            .any(|word| is_in(word, cues::OTHERWISE));
        let is_one = |range: &Range<usize>| {
            if range.end <= start || range.start >= sentence.end {
                return false;
            }
            let before = self.slice(&(start..range.start.max(start)));
            let before = before
                .trim_end_matches(['“', '"', '«', '„', '‘', '»'])
                .trim_end();
            let words = self.slice(range).trim();
            let is_begun = before.is_empty() || before.ends_with(':');
            is_begun
                && words.starts_with(char::is_uppercase)
                && (words.ends_with([',', '.', '!', '?', '…'])
                    || self.slice(&(range.end..self.text.len())).chars().nth(1) == Some(','))
        };
        !has_other && self.quoted.iter().any(is_one)
    }

    /// Tells whether what stands outside of quotation marks in the passage only says whose the words in them are.
    fn is_attribution(&self, own: &[&Range<usize>], via: &[String]) -> bool {
        let named: Vec<Token> = via.iter().flat_map(|name| token::tokens(name)).collect();
        let words = own.iter().flat_map(|sentence| self.words(sentence));
        let mut words =
            words.filter(|word| self.at.start <= word.bytes.start && word.bytes.end <= self.at.end);
        !via.is_empty()
            && words.all(|word| {
                let is_verb = cues::says(&word.folded) || cues::may_say(&word.folded);
                let is_of_office = is_title(&word) || lexicon::field(&word.folded).is_some();
                let is_listed = [
                    cues::SAYS_THAT,
                    cues::PASSED,
                    cues::HEARERS,
                    cues::DETERMINERS,
                    cues::ARTICLES,
                    cues::JOINS,
                    cues::WHO,
                    cues::UNNAMED,
                    cues::TIMES,
                ];
                let mut listed = is_listed.iter();
                is_verb
                    || is_of_office
                    || listed.any(|list| is_in(&word, list))
                    || word.folded.ends_with("ly")
                    || named.iter().any(|name| name.folded == word.folded)
            })
    }

    /// Tells whether a sentence holds a part of a quotation that reaches into the passage, or ends beside it.
    pub(super) fn touches_quotation(&self, sentence: &Range<usize>) -> bool {
        self.quoted.iter().any(|range| {
            let reaches = range.start < self.at.end && range.end > self.at.start;
            reaches && range.start <= sentence.end && sentence.start <= range.end + BESIDE
        }) || sentence.start <= self.at.end + BESIDE && sentence.start >= self.at.end
    }
}

//! The outlets that something is told.

use super::{LONGEST_NAME, is_blank};
use crate::{
    compare::told::{Passage, cues, is_in},
    text::token::{self, Token},
};

impl Passage<'_> {
    /// Returns the outlet that something is told.
    pub(in crate::compare::told) fn outlet(&self, words: &[Token], from: usize) -> Option<String> {
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
    pub(in crate::compare::told) fn outlet_led_to(
        &self,
        words: &[Token],
        verb: usize,
    ) -> Option<(usize, String)> {
        let by = (verb + 1..words.len().min(verb + LONGEST_NAME)).find(|at| {
            let is_one = words
                .get(*at)
                .is_some_and(|word| is_in(word, cues::HEARD_BY));
            is_one && self.outlet(words, at + 1).is_some()
        })?;
        let name = self.outlet(words, by + 1)?;
        let after = words.get(by + 1..)?;
        let mut is_told = after.iter().take_while(|word| !self.is_large(word));
        let names: Vec<Token> = token::tokens(&name).collect();
        let is_outlet = is_told.any(|word| is_in(word, cues::OUTLET_NOUNS))
            || names.iter().any(|word| {
                cues::OUTLETS.contains(&word.folded.as_str())
                    || cues::OUTLET_NOUNS
                        .iter()
                        .any(|noun| noun.len() > 5 && word.folded.ends_with(noun))
            });
        // "Dem Sender": whichever it is.
        let is_any = names.iter().all(|word| is_in(word, cues::OUTLET_NOUNS));
        (is_outlet && !is_any).then_some((by, name))
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
}

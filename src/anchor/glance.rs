//! Where the words of an anchor stand, as far as that is told while a person waits for the text.

use crate::{
    anchor::{
        place::{LIKELY, Matcher, placement},
        steps::{OF_GLANCE, Steps},
    },
    model::{Anchor, AnchorState, Placement, Snapshot},
};

/// From how many bytes of both texts on they are not compared: that takes a tenth of a second.
const LONG_TEXTS: usize = 1_000_000;

impl<'a> Matcher<'a> {
    /// Prepares to place anchors while a person waits for the text: what takes long is left to another one.
    ///
    /// Long texts are not compared; what is not sure by that is for *review*, or an *orphan*.
    pub fn at_a_glance(old: Option<&'a Snapshot>, new: &'a Snapshot) -> Self {
        let length = old.map_or(0, |old| old.text.len()) + new.text.len();
        let mut matcher = Self::new(old, new);
        matcher.compares = length < LONG_TEXTS;
        matcher.steps = Steps::of(OF_GLANCE);
        matcher
    }

    /// Looks for the very words: with all that stands around them, which is sure where both texts have that once, or
    /// else where they stood, and then from the start of the text on.
    pub(super) fn very_words(&self, anchor: &Anchor) -> Placement {
        self.steps.begin();
        let text = self.new.text.as_str();
        let find = |text: &str, words: &str| {
            let is_read = !words.is_empty() && self.steps.take(text.len() / 8);
            is_read.then(|| text.find(words)).flatten()
        };
        let once = |text: &str, words: &str| {
            let start = find(text, words)?;
            let rest = text.get(start..)?.chars().next()?.len_utf8();
            let is_again = find(text.get(start + rest..)?, words).is_some();
            (!is_again && !self.steps.fell_short()).then_some(start)
        };
        let quote = anchor.quote.as_str();
        let at = |start: usize| Some(start..start + quote.len());
        let around = [anchor.prefix.as_str(), quote, anchor.suffix.as_str()].concat();
        let sure = once(text, &around).filter(|_| {
            let old = self.older(anchor);
            old.is_some_and(|old| once(&old.text, &around).is_some())
        });
        if let Some(start) = sure {
            let start = start + anchor.prefix.len();
            let state = if start == anchor.bytes.start {
                AnchorState::Anchored
            } else {
                AnchorState::Moved
            };
            return placement(at(start), state, "exact", 1.0);
        }
        let stands = text.get(anchor.bytes.clone()) == Some(quote);
        let there = stands.then_some(anchor.bytes.start);
        match there.or_else(|| find(text, quote)) {
            Some(start) => placement(at(start), AnchorState::Review, "exact", LIKELY),
            None => placement(None, AnchorState::Orphan, "none", 0.0),
        }
    }
}

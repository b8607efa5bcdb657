//! The order in which two statements say what both do, and what stands in the place of what.

use std::ops::Range;

use crate::compare::{
    disagree::{figures::Figures, matched::Matched, times::Times},
    statement::{Statement, Term, Voice},
};

/// Returns which lexemes begin figures and times that belong together.
pub(super) fn anchors(figures: &Figures<'_>, times: &Times<'_>) -> Vec<(usize, usize)> {
    let anchors = figures.anchors.iter().chain(&times.anchors);
    anchors.copied().collect()
}

impl<'s> Matched<'s> {
    /// Returns where both say the same, in the order of the left one.
    fn pairs(&self, anchors: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let words = self.to_right.iter().enumerate().filter_map(|(at, other)| {
            Some((
                self.left.terms.get(at)?.at,
                self.right.terms.get((*other)?)?.at,
            ))
        });
        let mut pairs: Vec<(usize, usize)> = words.chain(anchors.iter().copied()).collect();
        pairs.sort_unstable();
        pairs
    }

    /// Tells whether each has few words that the other does not have.
    pub fn are_few_alone(&self) -> bool {
        const MOST: usize = 3;
        let count = |terms: &[Term], is_matched: &dyn Fn(usize) -> bool| {
            let alone = terms.iter().enumerate();
            alone
                .filter(|(at, term)| term.voice == Voice::Own && !is_matched(*at))
                .count()
        };
        count(&self.left.terms, &|at| self.is_left_matched(at)) <= MOST
            && count(&self.right.terms, &|at| self.is_right_matched(at)) <= MOST
    }

    /// Tells whether most of what both say stands in the same order.
    pub fn is_in_order(&self, anchors: &[(usize, usize)]) -> bool {
        let pairs = self.pairs(anchors);
        longest_chain(&pairs).len() == pairs.len()
    }

    /// Returns words that stand in the place of one another, so that the two speak of different things.
    pub fn contrasts(&self, anchors: &[(usize, usize)]) -> Vec<(&'s Term, &'s Term)> {
        // What is the same on both sides, and what differs, by where it stands.
        let mut chain = longest_chain(&self.pairs(anchors));
        chain.push((usize::MAX, usize::MAX));
        let alone = |statement: &'s Statement,
                     range: Range<usize>,
                     is_matched: &dyn Fn(usize) -> bool|
         -> Vec<&'s Term> {
            let some = statement
                .terms
                .iter()
                .enumerate()
                .filter(|(at, term)| range.contains(&term.at) && !is_matched(*at));
            let own = some.map(|(_, term)| term).filter(|term| {
                term.voice == Voice::Own || term.voice == Voice::Subject && term.name.is_some()
            });
            own.collect()
        };
        let mut contrasts = Vec::new();
        let (mut left, mut right) = (0, 0);
        for (next_left, next_right) in chain {
            let ones = alone(self.left, left..next_left, &|at| self.is_left_matched(at));
            let twos = alone(self.right, right..next_right, &|at| {
                self.is_right_matched(at)
            });
            if let ([one, ..], [two, ..]) = (ones.as_slice(), twos.as_slice())
                && ones.len() <= 2
                && twos.len() <= 2
            {
                contrasts.push((*one, *two));
            }
            (left, right) = (next_left, next_right);
        }
        contrasts
    }
}

/// Returns the most pairs that stand in the same order on both sides; of the left they are in order already.
fn longest_chain(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(pairs.len());
    for (at, (_, right)) in pairs.iter().enumerate() {
        let before = (0..at)
            .filter(|before| pairs.get(*before).is_some_and(|(_, other)| other < right))
            .max_by_key(|before| best.get(*before).map_or(0, |(length, _)| *length));
        let length = before
            .and_then(|before| best.get(before))
            .map_or(1, |(length, _)| length + 1);
        best.push((length, before));
    }
    let mut at = (0..pairs.len()).max_by_key(|at| best.get(*at).map_or(0, |(length, _)| *length));
    let mut chain = Vec::new();
    while let Some(place) = at {
        chain.extend(pairs.get(place).copied());
        at = best.get(place).and_then(|(_, before)| *before);
    }
    chain.reverse();
    chain
}

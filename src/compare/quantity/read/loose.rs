//! Words by which a figure is inexact.

use crate::compare::{
    language::Language,
    quantity::{
        Figure, Measure,
        bounds::{BOUNDS, BOUNDS_BEHIND, Bound, DENY_BOUNDS, LEAVE_OPEN},
        read::Reader,
    },
};

/// Verbs before “up to” that tell where something goes.
const MOVES: &[&str] = &[
    "go", "goes", "going", "went", "gone", "move", "moves", "moved", "push", "pushed", "take",
    "takes", "took", "edged", "crept", "inched", "ticked", "nudged", "shot", "climbed", "rose",
    "risen", "jumped", "pushing", "pushes", "sent", "sends", "sending", "drove", "driven",
    "brought", "taking",
];

impl Reader<'_> {
    /// Returns where the words before a figure begin that make it inexact, and how they do.
    fn bound_before(&self, start: usize, least: usize) -> Option<(usize, Bound)> {
        let standing = BOUNDS.iter().filter_map(|(words, kind)| {
            let from = start
                .checked_sub(words.len())
                .filter(|from| *from >= least)?;
            // “will go up to 26 percent”: that is so much, and not less.
            let moves = *words == ["up", "to"]
                && (1..=3)
                    .filter_map(|by| from.checked_sub(by))
                    .any(|before| self.is_word(before, MOVES));
            (self.are(from, words) && !moves).then_some((from, *words, *kind))
        });
        let (from, words, kind) = standing.min_by_key(|(from, ..)| *from)?;
        let denied = from
            .checked_sub(1)
            .filter(|no| *no >= least && self.denies_bound(*no, words))
            .and_then(|no| Some((no, kind.denied()?)));
        Some(denied.unwrap_or((from, kind)))
    }

    /// Tells whether a word here says no of the bound behind it.
    fn denies_bound(&self, no: usize, words: &[&str]) -> bool {
        // “no under-18s”: there that denies the people.
        let is_of_things = self.language == Language::English
            && self.is_word(no, &["no"])
            && words.last() != Some(&"than");
        let is_open = no
            .checked_sub(1)
            .is_some_and(|before| self.is_word(before, LEAVE_OPEN));
        self.is_word(no, DENY_BOUNDS) && !is_of_things && !is_open
    }

    /// Takes in the words before and behind that make a figure inexact.
    pub fn loosen(&self, figure: &mut Figure, least: usize) {
        if matches!(figure.measure, Measure::Score | Measure::Order) {
            return;
        }
        let range = figure.lexemes.clone();
        let mut bound = None;
        if let Some((from, kind)) = self.bound_before(range.start, least) {
            bound = Some(kind);
            figure.lexemes.start = from;
        }
        for (words, kind) in BOUNDS_BEHIND {
            if bound.is_none() && self.are(range.end, words) {
                bound = Some(*kind);
                figure.lexemes.end = range.end + words.len();
            }
        }
        let Some(bound) = bound else {
            return;
        };
        figure.other = None;
        match bound {
            Bound::About => {
                let (one, other) = (figure.low * 0.8, figure.high * 1.25);
                (figure.low, figure.high) = (one.min(other), one.max(other));
            }
            Bound::Almost => figure.low = figure.low.min(figure.low * 0.85),
            Bound::AtLeast => figure.high = f64::INFINITY,
            Bound::AtMost => figure.low = f64::NEG_INFINITY,
        }
    }
}

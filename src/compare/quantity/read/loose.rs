//! Words by which a figure is inexact.

use crate::compare::quantity::{
    Figure, Measure,
    bounds::{BOUNDS, BOUNDS_BEHIND, Bound},
    read::Reader,
};

/// Verbs before “up to” that tell where something goes.
const MOVES: &[&str] = &[
    "go", "goes", "going", "went", "gone", "move", "moves", "moved", "push", "pushed", "take",
    "takes", "took", "edged", "crept", "inched", "ticked", "nudged", "shot", "climbed", "rose",
    "risen", "jumped", "pushing", "pushes", "sent", "sends", "sending", "drove", "driven",
    "brought", "taking",
];

impl Reader<'_> {
    /// Takes in the words before and behind that make a figure inexact.
    pub fn loosen(&self, figure: &mut Figure, least: usize) {
        if matches!(figure.measure, Measure::Score | Measure::Order) {
            return;
        }
        let range = figure.lexemes.clone();
        let mut bound = None;
        for (words, kind) in BOUNDS {
            let Some(from) = range
                .start
                .checked_sub(words.len())
                .filter(|from| *from >= least)
            else {
                continue;
            };
            // “will go up to 26 percent”: that is so much, and not less.
            let moves = *words == ["up", "to"]
                && (1..=3)
                    .filter_map(|by| from.checked_sub(by))
                    .any(|before| self.is_word(before, MOVES));
            if self.are(from, words) && !moves {
                bound = Some(*kind);
                figure.lexemes.start = from;
                break;
            }
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

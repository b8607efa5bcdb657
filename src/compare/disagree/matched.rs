//! The words of two statements beside each other: which are the same, which stand alone, what is denied.

use std::collections::HashSet;

use crate::{
    compare::{
        lexicon,
        statement::{Statement, Term, Voice},
        when::When,
    },
    model::disagreement::Kind,
};

/// How much a word that stands in the place of another one takes from that.
const CONTRAST: f64 = 0.3;

/// The terms of two statements, and which of them are the same.
pub(super) struct Matched<'s> {
    pub left: &'s Statement,
    pub right: &'s Statement,
    /// For each term of the left one the same of the right one.
    pub to_right: Vec<Option<usize>>,
    /// The other way round.
    pub to_left: Vec<Option<usize>>,
    /// Terms that mean the opposite of one another.
    pub opposites: Vec<(usize, usize)>,
    /// Names of the left one that are only spelt like those of the right one: they tell no event from another.
    spelt_alike: HashSet<usize>,
    /// Of each that says a word again that is matched already, which one of the other that is matched to.
    again: [Vec<Option<usize>>; 2],
}

impl<'s> Matched<'s> {
    pub fn new(left: &'s Statement, right: &'s Statement) -> Self {
        let mut matched = Self {
            left,
            right,
            to_right: vec![None; left.terms.len()],
            to_left: vec![None; right.terms.len()],
            opposites: Vec::new(),
            spelt_alike: HashSet::new(),
            again: [Vec::new(), Vec::new()],
        };
        matched.match_free(|one, two| is_same(one, two, true));
        matched.match_free(|one, two| is_same(one, two, false));
        let spelt_alike = matched.match_free(|one, two| {
            one.name.is_some()
                && two.name.is_some()
                && lexicon::are_spelt_alike(&one.folded, &two.folded)
                && !one.is_of_another(two)
        });
        matched.spelt_alike = spelt_alike.into_iter().map(|(at, _)| at).collect();
        matched.opposites = matched.match_free(|one, two| are_opposite(&one.folded, &two.folded));
        // “the water board … of water”
        let again = |terms: &[Term], own: &[Option<usize>]| -> Vec<Option<usize>> {
            let again = terms.iter().zip(own).map(|(term, matched)| {
                let mut others = terms.iter().zip(own);
                let same = others.find(|(other, to)| to.is_some() && other.stem == term.stem);
                same.filter(|_| matched.is_none()).and_then(|(_, to)| *to)
            });
            again.collect()
        };
        matched.again = [
            again(&left.terms, &matched.to_right),
            again(&right.terms, &matched.to_left),
        ];
        matched
    }

    /// Matches the terms of each that have no other yet, where these are the same in a way; returns which.
    fn match_free(&mut self, is_same: impl Fn(&Term, &Term) -> bool) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        for (at, (term, to)) in self.left.terms.iter().zip(&mut self.to_right).enumerate() {
            if to.is_some() {
                continue;
            }
            let mut others = self.right.terms.iter().zip(&mut self.to_left).enumerate();
            let same = others.find(|(_, (other, free))| free.is_none() && is_same(term, other));
            if let Some((other, (_, back))) = same {
                (*to, *back) = (Some(other), Some(at));
                pairs.push((at, other));
            }
        }
        pairs
    }

    /// Returns which term of the right one is the same as one of the left one, also where it is said again.
    pub fn right_of(&self, at: usize) -> Option<usize> {
        let to = |some: &[Option<usize>]| some.get(at).copied().flatten();
        to(&self.to_right).or_else(|| to(&self.again[0]))
    }

    /// Returns which term of the left one is the same as one of the right one, also where it is said again.
    pub fn left_of(&self, at: usize) -> Option<usize> {
        let to = |some: &[Option<usize>]| some.get(at).copied().flatten();
        to(&self.to_left).or_else(|| to(&self.again[1]))
    }

    /// Tells whether two terms are the same, also where one of them is said again.
    pub fn are_same(&self, left: usize, right: usize) -> bool {
        self.right_of(left) == Some(right) || self.left_of(right) == Some(left)
    }

    pub fn is_left_matched(&self, at: usize) -> bool {
        self.right_of(at).is_some()
    }

    /// Tells whether it is the same as a term of the right one, and not only spelt like it.
    pub fn is_left_tied(&self, at: usize) -> bool {
        self.is_left_matched(at) && !self.spelt_alike.contains(&at)
    }

    pub fn is_right_matched(&self, at: usize) -> bool {
        self.left_of(at).is_some()
    }

    /// Tells whether both name the same day, month or year with its year.
    pub fn shares_day(&self) -> bool {
        let has_year = |time: &When| matches!(time, When::Calendar { year: Some(_), .. });
        self.left.times.iter().any(|one| {
            has_year(&one.time)
                && self
                    .right
                    .times
                    .iter()
                    .any(|two| has_year(&two.time) && one.time.agrees(&two.time))
        })
    }

    /// Tells how alike the rest is; nothing where too little of it is the same.
    pub fn alike(&self, same_figures: usize, kind: Kind, contrasts: usize) -> Option<f64> {
        let mut same = 0.0;
        let (mut only_left, mut only_right) = (0.0, 0.0);
        let mut words = 0;
        let mut plain = 0;
        let own_names = self.shared_names(|term| term.voice != Voice::Source);
        for (at, term) in self.left.terms.iter().enumerate() {
            match self
                .to_right
                .get(at)
                .copied()
                .flatten()
                .and_then(|other| self.right.terms.get(other))
            {
                Some(other) => {
                    same += (term.weight + other.weight) / 2.0;
                    words += usize::from(term.weight >= 0.4);
                    plain += usize::from(
                        term.weight >= 0.4
                            && term.name.is_none()
                            && !lexicon::is_generic(&term.folded),
                    );
                }
                None if self.is_left_matched(at) => {}
                None if kind == Kind::Name && term.name.is_some() => only_left += 0.3,
                None => only_left += term.weight.min(1.2),
            }
        }
        for (at, term) in self.right.terms.iter().enumerate() {
            if !self.is_right_matched(at) {
                only_right += if kind == Kind::Name && term.name.is_some() {
                    0.3
                } else {
                    term.weight.min(1.2)
                };
            }
        }
        same += same_figures as f64;
        let enough = match kind {
            Kind::Name => plain >= 2 && words >= 3 && (own_names >= 1 || words >= 6),
            // A figure that both have says as much as a word.
            Kind::Negation => plain + same_figures >= 2 && words + same_figures >= 3 && plain >= 1,
            // Short ones must be the same but for what differs, and who says so.
            _ => plain >= 1 && (words >= 3 || words == 2 && self.are_only_sources_left()),
        };
        if !enough {
            return None;
        }
        let dice = 2.0 * same / (2.0 * same + only_left + only_right);
        let held = same / (same + f64::min(only_left, only_right));
        Some(0.6 * dice + 0.4 * held - CONTRAST * contrasts as f64)
    }

    /// Tells whether what only one of both has tells who says so, and nothing else.
    fn are_only_sources_left(&self) -> bool {
        let lefts = self.left.terms.iter().enumerate();
        let mut lefts = lefts.filter(|(at, _)| !self.is_left_matched(*at));
        let rights = self.right.terms.iter().enumerate();
        let mut rights = rights.filter(|(at, _)| !self.is_right_matched(*at));
        lefts.all(|(_, term)| term.voice == Voice::Source)
            && rights.all(|(_, term)| term.voice == Voice::Source)
    }
}

/// Tells whether two terms are the same word, or forms of one.
fn is_same(one: &Term, other: &Term, exactly: bool) -> bool {
    if one.folded == other.folded {
        return !one.is_of_another(other);
    }
    if one.name.is_some() && other.name.is_some() {
        // “Olympic”, “Olympics”
        let bare = |term: &Term| term.folded.trim_end_matches('s').len();
        let (one_bare, other_bare) = (one.folded.get(..bare(one)), other.folded.get(..bare(other)));
        let is_initial = |short: &Term, long: &Term| {
            short.folded.chars().count() == 1 && long.folded.starts_with(&short.folded)
        };
        let is_form = one_bare == other_bare && bare(one) > 3;
        return !exactly && (is_form || is_initial(one, other) || is_initial(other, one));
    }
    if exactly || are_opposite(&one.folded, &other.folded) {
        return false;
    }
    one.stem == other.stem
        || are_compounds(&one.folded, &other.folded)
        || lexicon::are_forms(&one.stem, &other.stem)
}

/// Tells whether a long word is a part of another one, as words are put together: “Talbrücke”, “Ohlenbachtalbrücke”.
fn are_compounds(one: &str, other: &str) -> bool {
    const LEAST: usize = 6;
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    short.chars().count() >= LEAST && (long.starts_with(short) || long.ends_with(short))
}

/// Tells whether two words mean the opposite of one another: `safe`, `unsafe`.
fn are_opposite(one: &str, other: &str) -> bool {
    lexicon::is_made_opposite(one, other) || lexicon::are_opposite(one, other)
}

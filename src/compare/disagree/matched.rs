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
}

impl<'s> Matched<'s> {
    pub fn new(left: &'s Statement, right: &'s Statement) -> Self {
        let mut to_right = vec![None; left.terms.len()];
        let mut to_left = vec![None; right.terms.len()];
        let mut opposites = Vec::new();
        for exactly in [true, false] {
            for (at, term) in left.terms.iter().enumerate() {
                if to_right.get(at).copied().flatten().is_some() {
                    continue;
                }
                let same = right.terms.iter().enumerate().find(|(other, candidate)| {
                    to_left.get(*other).is_some_and(Option::is_none)
                        && is_same(term, candidate, exactly)
                });
                if let Some((other, _)) = same
                    && let (Some(to_right), Some(to_left)) =
                        (to_right.get_mut(at), to_left.get_mut(other))
                {
                    *to_right = Some(other);
                    *to_left = Some(at);
                }
            }
        }
        let mut spelt_alike = HashSet::new();
        for (at, term) in left.terms.iter().enumerate() {
            if term.name.is_none() || to_right.get(at).copied().flatten().is_some() {
                continue;
            }
            let alike = right.terms.iter().enumerate().find(|(other, candidate)| {
                to_left.get(*other).is_some_and(Option::is_none)
                    && candidate.name.is_some()
                    && lexicon::are_spelt_alike(&term.folded, &candidate.folded)
                    && !term.is_of_another(candidate)
            });
            if let Some((other, _)) = alike
                && let (Some(to_right), Some(to_left)) =
                    (to_right.get_mut(at), to_left.get_mut(other))
            {
                *to_right = Some(other);
                *to_left = Some(at);
                spelt_alike.insert(at);
            }
        }
        for (at, term) in left.terms.iter().enumerate() {
            for (other, candidate) in right.terms.iter().enumerate() {
                let are_free = to_right.get(at).is_some_and(Option::is_none)
                    && to_left.get(other).is_some_and(Option::is_none);
                if are_free
                    && are_opposite(&term.folded, &candidate.folded)
                    && let (Some(to_right), Some(to_left)) =
                        (to_right.get_mut(at), to_left.get_mut(other))
                {
                    *to_right = Some(other);
                    *to_left = Some(at);
                    opposites.push((at, other));
                }
            }
        }
        Self {
            left,
            right,
            to_right,
            to_left,
            opposites,
            spelt_alike,
        }
    }

    pub fn is_left_matched(&self, at: usize) -> bool {
        self.to_right.get(at).copied().flatten().is_some()
    }

    /// Tells whether it is the same as a term of the right one, and not only spelt like it.
    pub fn is_left_tied(&self, at: usize) -> bool {
        self.is_left_matched(at) && !self.spelt_alike.contains(&at)
    }

    pub fn is_right_matched(&self, at: usize) -> bool {
        self.to_left.get(at).copied().flatten().is_some()
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
            // Short ones must be the same but for what differs.
            _ => plain >= 1 && (words >= 3 || words == 2 && only_left + only_right == 0.0),
        };
        if !enough {
            return None;
        }
        let dice = 2.0 * same / (2.0 * same + only_left + only_right);
        let held = same / (same + f64::min(only_left, only_right));
        Some(0.6 * dice + 0.4 * held - CONTRAST * contrasts as f64)
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
    if exactly {
        return false;
    }
    if one.stem == other.stem || are_compounds(&one.folded, &other.folded) {
        return true;
    }
    let (short, long) = if one.stem.len() <= other.stem.len() {
        (one, other)
    } else {
        (other, one)
    };
    let common = short
        .stem
        .chars()
        .zip(long.stem.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let (short, long) = (short.stem.chars().count(), long.stem.chars().count());
    common >= 5 && common + 1 >= short && long - common <= 4
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
    let negates = |long: &str, short: &str| {
        short.len() >= 4
            && ["un", "in", "im", "il", "ir", "dis", "non"]
                .iter()
                .any(|before| long.strip_prefix(before) == Some(short))
    };
    negates(one, other) || negates(other, one) || lexicon::are_opposite(one, other)
}

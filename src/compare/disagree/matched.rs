//! The words of two statements beside each other: which are the same, which stand alone, what is denied.

use std::{
    collections::{BTreeMap, HashSet},
    ops::Range,
};

use crate::{
    compare::{
        disagree::Slot,
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
    to_left: Vec<Option<usize>>,
    /// Terms that mean the opposite of one another.
    opposites: Vec<(usize, usize)>,
    /// Names of the left one that are only spelt like those of the right one: they tell no event from another.
    spelt_alike: HashSet<usize>,
}

/// The names that stand in one statement only, beside each other.
pub(super) struct Names {
    pub slots: Vec<Slot>,
    /// Whether each stands in the place of another one.
    pub are_even: bool,
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

    fn is_left_matched(&self, at: usize) -> bool {
        self.to_right.get(at).copied().flatten().is_some()
    }

    /// Tells whether it is the same as a term of the right one, and not only spelt like it.
    fn is_left_tied(&self, at: usize) -> bool {
        self.is_left_matched(at) && !self.spelt_alike.contains(&at)
    }

    fn is_right_matched(&self, at: usize) -> bool {
        self.to_left.get(at).copied().flatten().is_some()
    }

    /// Returns the names that stand in one statement and not in the other, beside each other.
    pub fn names(&self) -> Names {
        let left = names_of(self.left, &|at| self.is_left_matched(at));
        let right = names_of(self.right, &|at| self.is_right_matched(at));
        // Who says so may be another one, where it is clear without that what both speak of.
        let is_clear = self.shared_names(|term| term.voice != Voice::Source) > 1;
        let whole = [&left, &right].map(|names| picked(names, false, is_clear));
        let parts = [&left, &right].map(|names| picked(names, true, is_clear));
        let [ones, twos] = &whole;
        // “met Macron”, “met in Paris”: who and where.
        let are_even = ones.len() == twos.len()
            && ones
                .iter()
                .zip(twos)
                .all(|(one, two)| one.is_place == two.is_place);
        // A longer form of a name that both have is no other name, unless the other has a longer form too.
        let slots = [whole, parts].into_iter().flat_map(|[ones, twos]| {
            let pairs = ones.into_iter().zip(twos);
            pairs.map(|(one, two)| (one.bytes.clone(), two.bytes.clone()))
        });
        Names {
            slots: slots.collect(),
            are_even,
        }
    }

    /// Returns how many names both have, of those with terms of a kind.
    fn shared_names(&self, is_wanted: impl Fn(&Term) -> bool) -> usize {
        let shared: HashSet<usize> = self
            .left
            .terms
            .iter()
            .enumerate()
            .filter(|(at, term)| self.is_left_tied(*at) && is_wanted(term))
            .filter_map(|(_, term)| term.name)
            .collect();
        shared.len()
    }

    /// Returns the last words of the names that both have: people with one first name are not the same.
    pub fn tied_by(&self) -> Vec<String> {
        let mut last: BTreeMap<usize, (usize, &Term)> = BTreeMap::new();
        for (at, term) in self.left.terms.iter().enumerate() {
            last.extend(term.name.map(|name| (name, (at, term))));
        }
        let shared = last.into_values().filter(|(at, _)| self.is_left_tied(*at));
        shared.map(|(_, term)| term.folded.clone()).collect()
    }

    /// Returns where one denies what the other says.
    pub fn denial(&self) -> Option<Slot> {
        // A denial of something that the other does not speak of says nothing against it.
        let counts = |statement: &Statement,
                      is_matched: &dyn Fn(usize) -> bool|
         -> Vec<(usize, Range<usize>)> {
            let denials = statement.denials.iter().filter_map(|denial| {
                let next = statement.terms.iter().position(|term| term.at > denial.at);
                let before = statement.terms.iter().rposition(|term| term.at < denial.at);
                let denied = next.into_iter().chain(before).next();
                denied
                    .is_some_and(is_matched)
                    .then(|| (denial.at, denial.bytes.clone()))
            });
            denials.collect()
        };
        let left = counts(self.left, &|at| self.is_left_matched(at));
        let right = counts(self.right, &|at| self.is_right_matched(at));
        if (left.len() + right.len() + self.opposites.len()).is_multiple_of(2) {
            return None;
        }
        let term = |statement: &Statement, at: usize| {
            statement.terms.get(at).map(|term| term.bytes.clone())
        };
        if let Some((one, two)) = self.opposites.first().filter(|_| left.len() == right.len()) {
            return Some((term(self.left, *one)?, term(self.right, *two)?));
        }
        // Beside the word that denies stands what is denied.
        if left.len() > right.len() {
            let (at, bytes) = left.last()?;
            let denied = self
                .left
                .terms
                .iter()
                .enumerate()
                .find(|(_, term)| term.at > *at)
                .map(|(at, _)| at);
            let denied = denied.and_then(|at| self.to_right.get(at).copied().flatten());
            let two = denied
                .and_then(|at| term(self.right, at))
                .or_else(|| term(self.right, 0))?;
            Some((bytes.clone(), two))
        } else {
            let (at, bytes) = right.last()?;
            let denied = self
                .right
                .terms
                .iter()
                .enumerate()
                .find(|(_, term)| term.at > *at)
                .map(|(at, _)| at);
            let denied = denied.and_then(|at| self.to_left.get(at).copied().flatten());
            let one = denied
                .and_then(|at| term(self.left, at))
                .or_else(|| term(self.left, 0))?;
            Some((one, bytes.clone()))
        }
    }

    /// Tells whether the earlier one only says that something has not happened yet.
    pub fn is_yet(&self) -> bool {
        let is_yet = |statement: &Statement| statement.denials.iter().any(|denial| denial.is_yet);
        match (is_yet(self.left), is_yet(self.right)) {
            (true, false) => {
                self.left.published <= self.right.published || self.right.published.is_none()
            }
            (false, true) => {
                self.right.published <= self.left.published || self.left.published.is_none()
            }
            _ => false,
        }
    }

    /// Returns words that stand in the place of one another, so that the two speak of different things.
    pub fn contrasts(&self, anchors: &[(usize, usize)]) -> Vec<(&'s Term, &'s Term)> {
        // What is the same on both sides, and what differs, by where it stands.
        let words = self.to_right.iter().enumerate().filter_map(|(at, other)| {
            Some((
                self.left.terms.get(at)?.at,
                self.right.terms.get((*other)?)?.at,
            ))
        });
        let mut pairs: Vec<(usize, usize)> = words.chain(anchors.iter().copied()).collect();
        pairs.sort_unstable();
        let mut chain = longest_chain(&pairs);
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

/// A name of one statement that the other does not have, or not all of it.
struct Name {
    bytes: Range<usize>,
    /// Whether it is told to be a place.
    is_place: bool,
    /// Whether the other has a part of it.
    is_part: bool,
    is_source: bool,
}

fn names_of(statement: &Statement, is_matched: &dyn Fn(usize) -> bool) -> Vec<Name> {
    let names = (0..statement.names).filter_map(|name| {
        let parts = statement
            .terms
            .iter()
            .enumerate()
            .filter(|(_, term)| term.name == Some(name));
        let (known, new): (Vec<_>, Vec<_>) = parts.partition(|(at, _)| is_matched(*at));
        let ((_, first), (_, last)) = (new.first()?, new.last()?);
        Some(Name {
            bytes: first.bytes.start..last.bytes.end,
            is_place: first.is_place,
            is_part: !known.is_empty(),
            is_source: first.voice == Voice::Source,
        })
    });
    names.collect()
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
    if one.stem == other.stem {
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

/// Returns the names that are parts of longer ones, or those that are not; where it `is_clear` what is spoken of, without
/// those of who says so.
fn picked(names: &[Name], is_part: bool, is_clear: bool) -> Vec<&Name> {
    let some = names
        .iter()
        .filter(|name| name.is_part == is_part && !(is_clear && name.is_source));
    some.collect()
}

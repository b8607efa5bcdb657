//! What may differ between two statements that are about the same thing.

use std::ops::Range;

use crate::{
    compare::disagree::{
        Slot,
        figures::{Figures, kind_of},
        fit::{self, Fit},
        matched::Matched,
        names::Name,
        times::Times,
    },
    model::disagreement::Kind,
};

/// What may differ.
pub(super) struct Conflict {
    pub kind: Kind,
    pub slot: Slot,
    pub fit: Fit,
    /// How many words near both are the same.
    pub shared: usize,
}

/// What differs of one kind.
pub(super) enum Sole {
    None,
    One(Conflict),
    Many,
}

/// Returns the one conflict of some, or the one that is surer than the others.
pub(super) fn sole(mut conflicts: Vec<Conflict>) -> Sole {
    conflicts.sort_by_key(|one| (one.fit, usize::MAX - one.shared));
    match conflicts.as_slice() {
        [] => Sole::None,
        [_] => Sole::One(conflicts.remove(0)),
        [one, two, ..] if one.fit < two.fit || one.fit > Fit::Same && one.shared > two.shared => {
            Sole::One(conflicts.remove(0))
        }
        _ => Sole::Many,
    }
}

/// Returns the figures that may be told of the same thing and do not agree.
pub(super) fn figure_conflicts(matched: &Matched<'_>, figures: &Figures<'_>) -> Vec<Conflict> {
    let [ones, twos] = &figures.rest;
    let fits = paired(ones, twos, |one, two| fit::of_figures(matched, one, two));
    let conflicts = fits.into_iter().map(|(one, two, fit)| Conflict {
        kind: kind_of(one.measure),
        slot: (one.bytes.clone(), two.bytes.clone()),
        fit,
        shared: fit::shared_words(matched, &one.lexemes, &two.lexemes),
    });
    conflicts.collect()
}

/// Returns the times that may be told of the same thing and do not agree.
pub(super) fn time_conflicts(matched: &Matched<'_>, times: &Times<'_>) -> Vec<Conflict> {
    let [ones, twos] = &times.rest;
    let fits = paired(ones, twos, |one, two| fit::of_times(matched, one, two));
    let conflicts = fits.into_iter().map(|(one, two, fit)| Conflict {
        kind: Kind::Date,
        slot: (one.bytes.clone(), two.bytes.clone()),
        fit,
        shared: fit::shared_words(matched, &one.lexemes, &two.lexemes),
    });
    conflicts.collect()
}

/// Returns which values belong together, the surest first taken.
fn paired<'v, V>(
    ones: &[&'v V],
    twos: &[&'v V],
    fit: impl Fn(&V, &V) -> Fit,
) -> Vec<(&'v V, &'v V, Fit)> {
    let mut fits: Vec<(Fit, usize, usize)> = Vec::new();
    for (at, one) in ones.iter().enumerate() {
        for (other, two) in twos.iter().enumerate() {
            let fit = fit(one, two);
            if fit != Fit::Apart {
                fits.push((fit, at, other));
            }
        }
    }
    fits.sort_unstable();
    let (mut lefts, mut rights) = (vec![false; ones.len()], vec![false; twos.len()]);
    let mut pairs = Vec::new();
    for (fit, at, other) in fits {
        if let (Some(one), Some(two), Some(left), Some(right)) = (
            ones.get(at),
            twos.get(other),
            lefts.get_mut(at),
            rights.get_mut(other),
        ) && !*left
            && !*right
        {
            (*left, *right) = (true, true);
            pairs.push((*one, *two, fit));
        }
    }
    pairs
}

/// Returns the names that stand in the same place of what both tell.
pub(super) fn name_conflict(matched: &Matched<'_>) -> Option<Conflict> {
    let names = matched.lone_names();
    let [ones, twos] = &names;
    let own = |names: &[Name]| -> Vec<usize> {
        let own = names.iter().enumerate();
        own.map(|(at, _)| at).collect()
    };
    let (lefts, rights) = (own(ones), own(twos));
    let is_alone = |one: &Name| {
        let is_alike = |other: &&Name| {
            other.is_place == one.is_place && other.is_part == one.is_part && !other.is_source
        };
        let count = |names: &[Name]| names.iter().filter(is_alike).count();
        count(ones) == 1 && count(twos) == 1
    };
    let mut fits: Vec<(Fit, usize, usize, usize)> = Vec::new();
    for at in &lefts {
        for other in &rights {
            let (one, two) = (ones.get(*at)?, twos.get(*other)?);
            if one.is_place != two.is_place || one.is_part != two.is_part {
                continue;
            }
            let has_role = share_a_role(matched, one, two);
            // Who says so may be another one, but not under the same title.
            if (one.is_source || two.is_source) && !matched.are_called_alike(one, two) {
                continue;
            }
            if matched.are_called_otherwise(one, two) {
                continue;
            }
            if has_role || is_alone(one) {
                let fit = if has_role { Fit::Same } else { Fit::Open };
                let shared = shared_beside(matched, one, two);
                fits.push((fit, usize::MAX - shared, *at, *other));
            }
        }
    }
    fits.sort_unstable();
    let (fit, shared, at, other) = *fits.first()?;
    if fits
        .get(1)
        .is_some_and(|(next, more, ..)| (*next, *more) == (fit, shared))
    {
        return None;
    }
    let (one, two) = (ones.get(at)?, twos.get(other)?);
    if matched.is_short_for(one, two) {
        return None;
    }
    Some(Conflict {
        kind: Kind::Name,
        slot: (one.bytes.clone(), two.bytes.clone()),
        fit,
        shared: 0,
    })
}

/// Tells whether a word beside one name stands beside the other too: “judge”, “chief executive”.
fn share_a_role(matched: &Matched<'_>, one: &Name, two: &Name) -> bool {
    const BESIDE: usize = 3;
    let [ones, twos] = lexemes_of(matched, one, two);
    fit::shared_within(matched, &ones, &twos, BESIDE) > 0
}

/// Returns how many words near both names are the same.
fn shared_beside(matched: &Matched<'_>, one: &Name, two: &Name) -> usize {
    let [ones, twos] = lexemes_of(matched, one, two);
    fit::shared_words(matched, &ones, &twos)
}

/// Returns which lexemes two names are.
fn lexemes_of(matched: &Matched<'_>, one: &Name, two: &Name) -> [Range<usize>; 2] {
    [(matched.left, one), (matched.right, two)].map(|(statement, name)| {
        let (first, last) = name.terms;
        let ends = statement.terms.get(first).zip(statement.terms.get(last));
        ends.map_or(0..0, |(first, last)| first.at..last.at + 1)
    })
}

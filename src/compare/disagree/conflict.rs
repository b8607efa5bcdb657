//! What may differ between two statements that are about the same thing.

use std::ops::Range;

use crate::compare::{quantity::Measure, statement::Statement, when::Grain};
use crate::{
    compare::disagree::{
        Slot,
        figures::{Figures, kind_of},
        fit::{self, Fit},
        matched::Matched,
        names::{Bearer, Name},
        times::Times,
    },
    model::disagreement::Kind,
};

/// What may differ.
#[derive(Debug)]
pub(super) struct Conflict {
    pub kind: Kind,
    pub slot: Slot,
    pub fit: Fit,
    /// How many words near both are the same.
    pub shared: usize,
    /// How many times one value is the other, where both are figures; else 1.
    pub times: f64,
    /// Whether days or times of day differ, and no year or month.
    pub is_day: bool,
}

/// What differs of one kind.
#[derive(Debug)]
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
    let fits = paired(ones, twos, |one, two| {
        // What is so many times the other is hardly told of the same thing, and says nothing against another conflict.
        let is_far = one.measure == Measure::Count && fit::times(one, two) > MOST_TIMES;
        if is_far && !fit::count_the_same(matched, one, two) {
            return (Fit::Apart, 0);
        }
        let fit = fit::of_figures(matched, one, two);
        if fit == Fit::Apart {
            return (fit, 0);
        }
        let shared = fit::shared_words(matched, &one.lexemes, &two.lexemes);
        let is_near = fit::are_near_alike(matched, one, two);
        (
            fit,
            2 * (MOST_SHARED - shared.min(MOST_SHARED)) + usize::from(!is_near),
        )
    });
    let conflicts = fits.into_iter().map(|(one, two, fit)| Conflict {
        kind: kind_of(one.measure),
        slot: (one.bytes.clone(), two.bytes.clone()),
        fit,
        shared: fit::shared_words(matched, &one.lexemes, &two.lexemes),
        times: if matches!(one.measure, Measure::Order | Measure::Score) {
            1.0
        } else {
            fit::times(one, two)
        },
        is_day: false,
    });
    conflicts.collect()
}

/// So many times one count is the other at most where they are told of the same thing.
const MOST_TIMES: f64 = 8.0;

/// So many words near two values are counted at most.
const MOST_SHARED: usize = 100;

/// Returns the times that may be told of the same thing and do not agree.
pub(super) fn time_conflicts(matched: &Matched<'_>, times: &Times<'_>) -> Vec<Conflict> {
    let [ones, twos] = &times.rest;
    let fits = paired(ones, twos, |one, two| {
        let shared = fit::shared_words(matched, &one.lexemes, &two.lexemes);
        let is_other = usize::from(!one.time.is_written_like(&two.time))
            + usize::from(matched.left.end_of(one) != matched.right.end_of(two));
        (
            fit::of_times(matched, one, two),
            is_other * MOST_SHARED + MOST_SHARED - shared.min(MOST_SHARED),
        )
    });
    let conflicts = fits.into_iter().map(|(one, two, fit)| Conflict {
        kind: Kind::Date,
        slot: (one.bytes.clone(), two.bytes.clone()),
        fit,
        shared: fit::shared_words(matched, &one.lexemes, &two.lexemes),
        times: 1.0,
        is_day: matches!(one.time.grain(), Grain::Day | Grain::Clock),
    });
    conflicts.collect()
}

/// Returns which values belong together, the surest first taken.
fn paired<'v, V>(
    ones: &[&'v V],
    twos: &[&'v V],
    fit: impl Fn(&V, &V) -> (Fit, usize),
) -> Vec<(&'v V, &'v V, Fit)> {
    let mut fits: Vec<((Fit, usize), usize, usize)> = Vec::new();
    for (at, one) in ones.iter().enumerate() {
        for (other, two) in twos.iter().enumerate() {
            let fit = fit(one, two);
            if fit.0 != Fit::Apart {
                fits.push((fit, at, other));
            }
        }
    }
    fits.sort_unstable();
    let (mut lefts, mut rights) = (vec![false; ones.len()], vec![false; twos.len()]);
    let mut pairs = Vec::new();
    for (key, at, other) in &fits {
        if let (Some(one), Some(two), Some(left), Some(right)) = (
            ones.get(*at),
            twos.get(*other),
            lefts.get_mut(*at),
            rights.get_mut(*other),
        ) && !*left
            && !*right
        {
            (*left, *right) = (true, true);
            pairs.push((*one, *two, key.0));
        }
    }
    pairs
}

/// Of so much that is the same it is one who says so.
const SAME_WORDS: f64 = 0.65;

/// How surely one name stands for another: what is less is surer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Doubt {
    /// Whether one is a person and the other may be something else.
    are_unlike: bool,
    are_no_people: bool,
    fit: Fit,
    /// As many fewer as more words beside both are the same.
    unshared: usize,
}

/// Returns the names that stand in the same place of what both tell.
///
/// Where the two have times that do not agree (`are_many`), who says so may well say something else.
pub(super) fn name_conflict(matched: &Matched<'_>, share: f64, are_many: bool) -> Option<Conflict> {
    let names = matched.lone_names();
    let [ones, twos] = &names;
    let is_alone = |one: &Name| {
        let is_alike = |other: &&Name| {
            let are_people = [one, other].map(|name| name.bearer == Bearer::Person);
            are_people[0] == are_people[1] && other.is_part == one.is_part && other.is_own
        };
        let count = |names: &[Name]| names.iter().filter(is_alike).count();
        count(ones) == 1 && count(twos) == 1
    };
    // A firm of two words looks like a person: where each has one name alone, that may stand for the other’s.
    let are_sole = ones.len() == 1 && twos.len() == 1;
    let mut fits: Vec<(Doubt, &Name, &Name)> = Vec::new();
    for one in ones {
        for two in twos {
            let has_role = share_a_role(matched, one, two);
            // Who says so may be another one, but not under the same title, nor the same words.
            let is_said_alike =
                matched.are_called_alike(one, two) || has_role && share >= SAME_WORDS && !are_many;
            let is_said_by_others = (one.is_source || two.is_source) && !is_said_alike;
            if !may_be_one(one, two, are_sole, has_role)
                || tell_of_two(matched, one, two, has_role)
                || is_said_by_others
                || !(has_role || are_sole || is_alone(one))
            {
                continue;
            }
            let doubt = Doubt {
                are_unlike: one.bearer != two.bearer,
                are_no_people: [one.bearer, two.bearer] != [Bearer::Person; 2],
                fit: if has_role { Fit::Same } else { Fit::Open },
                unshared: usize::MAX - shared_beside(matched, one, two),
            };
            fits.push((doubt, one, two));
        }
    }
    fits.sort_by_key(|(doubt, ..)| *doubt);
    let (surest, one, two) = fits.first()?;
    let are_as_sure = fits.get(1).is_some_and(|(next, ..)| next == surest);
    if are_as_sure || matched.is_short_for(one, two) {
        return None;
    }
    Some(Conflict {
        kind: Kind::Name,
        slot: (one.bytes.clone(), two.bytes.clone()),
        fit: surest.fit,
        shared: 0,
        times: 1.0,
        is_day: false,
    })
}

/// Tells whether two names may be of the same kind, and the same part of a longer one.
fn may_be_one(one: &Name, two: &Name, are_sole: bool, has_role: bool) -> bool {
    let bearers = [one.bearer, two.bearer];
    let is_plain = |name: &Name| !name.is_titled && !name.is_place();
    let are_of_one_kind = one.bearer == two.bearer
        || are_sole && is_plain(one) && is_plain(two)
        || bearers.contains(&Bearer::Unknown) && (has_role || !bearers.contains(&Bearer::Person));
    are_of_one_kind && one.is_part == two.is_part && one.is_behind == two.is_behind
}

/// Tells whether what stands beside two names shows that each may be right.
fn tell_of_two(matched: &Matched<'_>, one: &Name, two: &Name, has_role: bool) -> bool {
    matched.left.tells_whose(one.terms)
        || matched.right.tells_whose(two.terms)
        || did_otherwise(matched, one, two)
        || !has_role && are_others(matched, one, two)
        || matched.are_called_otherwise(one, two)
}

/// Tells whether two names are of those to whom other things happened: “was killed”, “escaped”.
fn did_otherwise(matched: &Matched<'_>, one: &Name, two: &Name) -> bool {
    let [ones, twos] = lexemes_of(matched, one, two);
    fit::are_deeds_apart(matched, &ones, &twos)
}

/// Tells whether two names are of people of other offices or trades.
fn are_others(matched: &Matched<'_>, one: &Name, two: &Name) -> bool {
    let [ones, twos] = lexemes_of(matched, one, two);
    fit::are_of_other_people(matched, &ones, &twos)
}

/// Tells whether a word beside one name stands beside the other too: “judge”, “chief executive”.
fn share_a_role(matched: &Matched<'_>, one: &Name, two: &Name) -> bool {
    const BESIDE: usize = 3;
    let [ones, twos] = lexemes_of(matched, one, two);
    // “Anna Lund, the judge”: what follows the comma tells who she is.
    let with_comma = |statement: &Statement, lexemes: Range<usize>| {
        let has = |at: Option<usize>| at.is_some_and(|at| statement.breaks.contains(&at));
        let before = lexemes.start.checked_sub(1);
        lexemes.start - usize::from(has(before))..lexemes.end + usize::from(has(Some(lexemes.end)))
    };
    let (ones, twos) = (
        with_comma(matched.left, ones),
        with_comma(matched.right, twos),
    );
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

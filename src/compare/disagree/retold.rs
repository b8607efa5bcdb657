//! In what two statements differ that say the rest in other words.

use std::ops::Range;

use crate::{
    compare::{
        disagree::Slot,
        disagree::{
            change::{days_between, has_grown, is_change, is_denied_first},
            conflict::{Conflict, Sole, figure_conflicts, name_conflict, sole, time_conflicts},
            figures::Figures,
            fit::Fit,
            ground::{Ground, near},
            matched::Matched,
            order::anchors,
            pair::Found,
            times::Times,
        },
        lexicon,
        statement::{Statement, Term},
    },
    model::disagreement::Kind,
};

/// How much must tie two statements, by how surely what differs is told of the same thing.
const fn least_tie(fit: Fit) -> f64 {
    match fit {
        Fit::Same => 2.9,
        Fit::Open => 3.7,
        Fit::Other => 4.7,
        Fit::Apart => f64::INFINITY,
    }
}

/// How much more must tie two statements for each time that one value is twice the other.
const TIMES: f64 = 3.5;

/// So much of that is free: such values are often mixed up.
const FREE: f64 = 0.4;

/// Which part of the one that says less must be the same.
const LEAST_SHARE: f64 = 0.3;

/// Which part of the one that says less must be the same where one denies what the other says.
const LEAST_DENIED: f64 = 0.5;

/// How much more must tie two statements that say little beside what is the same: what they say beside it weighs more.
const SHORT: f64 = 1.0;

/// What is said in other words is less sure than what is said in the same.
const MOST_SCORE: f64 = 0.69;

/// How much must tie two statements without a name in common that differ in a name.
const LEAST_NAMELESS: f64 = 3.5;

/// How much names that stand against one another take from the tie.
const RIVAL: f64 = 2.5;

/// How much they take where something else differs: each may only tell of one more.
const VALUE_RIVAL: f64 = 4.0;

/// Tells in what two statements differ that are tied by what they speak of.
pub(super) fn retold(
    matched: &Matched<'_>,
    figures: &Figures<'_>,
    times: &Times<'_>,
) -> Option<Found> {
    let ground = Ground::new(matched, figures, times);
    if ground.is_split || ground.share < LEAST_SHARE {
        return None;
    }
    let conflict = conflict(matched, figures, times, &ground)?;
    if !matched.is_denied_at(&conflict.slot) && is_said_in_order(matched, figures, times) {
        return None;
    }
    let is_value = matches!(
        conflict.kind,
        Kind::Number | Kind::Amount | Kind::Percentage
    );
    if ground.is_split_by_hours && (is_value || conflict.kind == Kind::Name) {
        return None;
    }
    // Where little is the same, one more denial is seldom one of what the other says.
    if conflict.kind == Kind::Negation && ground.share < LEAST_DENIED {
        return None;
    }
    let is_later = days_between(matched.left, matched.right) > 1;
    // One rose and the other fell, or one was turned down: they tell of two things.
    if is_value && are_beside_opposites(matched, &conflict.slot) {
        return None;
    }
    let is_of_two = ground.are_of_two_lands || name_other_numbers(matched);
    // Two lands that are what differs are told.
    let are_lands = || {
        names_a_land(matched.left, &conflict.slot.0)
            && names_a_land(matched.right, &conflict.slot.1)
    };
    let is_told_of = match conflict.kind {
        Kind::Negation => false,
        Kind::Name => !are_lands(),
        _ => true,
    };
    if is_told_of && is_of_two {
        return None;
    }
    if is_later && is_value || has_grown(matched, figures, &conflict.slot) {
        return None;
    }
    let (tie, is_of_one) = if conflict.kind == Kind::Name {
        // The names that differ stand against one another.
        let tie = ground.tie - RIVAL * ground.rivals.saturating_sub(1) as f64;
        let shared = ground.names + ground.words + figures.agreeing + times.same;
        let is_tied = ground.names > 0 || tie >= LEAST_NAMELESS;
        (tie, shared > 1 && is_tied)
    } else {
        let tie = ground.tie - VALUE_RIVAL * ground.rivals as f64;
        (tie, ground.rivals < 2 && ground.people == 0)
    };
    let far = TIMES * (conflict.times.log2() - FREE).max(0.0);
    let least = least_tie(conflict.fit) + far + if matched.are_few_alone() { SHORT } else { 0.0 };
    (is_of_one && tie >= least).then(|| Found {
        kind: conflict.kind,
        slot: conflict.slot,
        score: ground.share.min(MOST_SCORE),
    })
}

/// Returns the one thing that two statements differ in: two that differ in more speak of different things.
fn conflict(
    matched: &Matched<'_>,
    figures: &Figures<'_>,
    times: &Times<'_>,
    ground: &Ground,
) -> Option<Conflict> {
    let (left, right) = (matched.left, matched.right);
    let may_differ = |slot: &Slot| !is_change(left, right, slot) && !ground.has_rival_place;
    let of_figures = sole(figure_conflicts(matched, figures));
    let of_times = sole(time_conflicts(matched, times));
    match (of_figures, of_times) {
        // A day that is not told of the same thing is no day that they differ in.
        (Sole::One(one), Sole::One(two))
            if two.is_day && (one.fit < two.fit || two.fit == Fit::Open) =>
        {
            Some(one).filter(|one| may_differ(&one.slot))
        }
        // What differs in more than the day is told of another one.
        (Sole::None, Sole::One(_)) if figures.are_many() => None,
        (Sole::One(one), Sole::None) | (Sole::None, Sole::One(one)) => {
            Some(one).filter(|one| may_differ(&one.slot))
        }
        (Sole::None, Sole::None) => match matched.denial_retold(ground.least_share) {
            Some(slot) => {
                let is_open = left.is_conditional
                    || right.is_conditional
                    || left.is_unsaid_at(&slot.0)
                    || right.is_unsaid_at(&slot.1)
                    || matched.is_yet()
                    || is_denied_first(left, right)
                    || figures.are_many();
                (may_differ(&slot) && !is_open).then_some(Conflict {
                    kind: Kind::Negation,
                    slot,
                    fit: Fit::Same,
                    shared: 0,
                    times: 1.0,
                    is_day: false,
                })
            }
            None => {
                // Two that differ in more speak of different things.
                if figures.are_many() {
                    return None;
                }
                let [ones, twos] = &times.rest;
                let are_many = !ones.is_empty() && !twos.is_empty();
                name_conflict(matched, ground.share, are_many)
            }
        },
        _ => None,
    }
}

/// Tells whether both say what they say in one order, and at a place each says something else: they were made alike, and
/// speak of different things.
fn is_said_in_order(matched: &Matched<'_>, figures: &Figures<'_>, times: &Times<'_>) -> bool {
    let anchors = anchors(figures, times);
    let contrasts = matched.contrasts(&anchors);
    let is_plain = |(one, two): &(&Term, &Term)| one.name.is_none() && two.name.is_none();
    matched.are_few_alone() && matched.is_in_order(&anchors) && contrasts.iter().any(is_plain)
}

/// Tells whether both name things by their numbers, and none of them is the other’s: “the A94”, “the A49”.
fn name_other_numbers(matched: &Matched<'_>) -> bool {
    let (ones, twos) = (&matched.left.naming, &matched.right.naming);
    !ones.is_empty() && !twos.is_empty() && !ones.iter().any(|one| twos.contains(one))
}

/// Tells whether words that mean the opposite of one another stand near both sides of a slot.
fn are_beside_opposites(matched: &Matched<'_>, slot: &Slot) -> bool {
    const NEAR: usize = 6;
    let near_to = |statement: &Statement, place: &Range<usize>| -> Vec<usize> {
        let mut figures = statement.figures.iter();
        let figure = figures.find(|figure| figure.bytes == *place);
        let near = figure.map(|figure| near(statement, &figure.lexemes, NEAR));
        near.into_iter().flatten().map(|(at, _)| at).collect()
    };
    let (ones, twos) = (
        near_to(matched.left, &slot.0),
        near_to(matched.right, &slot.1),
    );
    let mut opposites = matched.opposites.iter();
    opposites.any(|(one, two)| ones.contains(one) && twos.contains(two))
}

/// Tells whether what stands at a place is the name of a land, its capital or what is of it.
fn names_a_land(statement: &Statement, place: &Range<usize>) -> bool {
    let mut terms = statement.terms.iter();
    terms.any(|term| {
        let is_there = place.start <= term.bytes.start && term.bytes.end <= place.end;
        is_there && lexicon::is_land(&term.folded)
    })
}

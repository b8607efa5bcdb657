//! What differs because time went on between two reports, and not because they disagree.

use std::ops::Range;

use crate::compare::{
    disagree::{Slot, figures::Figures, fit, ground::near, matched::Matched},
    lexicon,
    quantity::Figure,
    statement::{Lead, Statement},
};

/// Tells whether what differs may be the time and not the report: one of them says that things went on.
pub(super) fn is_change(left: &Statement, right: &Statement, slot: &Slot) -> bool {
    let is_later = left.published.is_none() || left.published != right.published;
    let is_over = left.is_over && left.published >= right.published
        || right.is_over && right.published >= left.published;
    let is_changed = match [changes_to(left, &slot.0), changes_to(right, &slot.1)] {
        [true, false] => right.published.is_some() && left.published > right.published,
        [false, true] => left.published.is_some() && right.published > left.published,
        _ => false,
    };
    is_changed || is_later && (left.is_update_at(&slot.0) || right.is_update_at(&slot.1) || is_over)
}

/// Tells whether a figure is what something was raised, cut or the like to: “cut its forecast to 380 million”.
fn changes_to(statement: &Statement, place: &Range<usize>) -> bool {
    const CHANGES: &[&str] = &["rise", "fall"];
    const REACH: usize = 14;
    let figure = statement.figures.iter().zip(&statement.settings);
    let mut figure =
        figure.filter(|(one, setting)| one.bytes == *place && setting.lead == Lead::To);
    figure.any(|(one, _)| {
        let near = near(statement, &one.lexemes, REACH);
        let mut classes = near.iter().map(|(_, term)| lexicon::class(&term.folded));
        classes.any(|class| class.is_some_and(|class| CHANGES.contains(&class)))
    })
}

/// Tells whether of what grows from day to day after a misfortune the later one tells more: how many were killed, hurt,
/// found, or how much burned.
pub(super) fn has_grown(matched: &Matched<'_>, figures: &Figures<'_>, slot: &Slot) -> bool {
    let (left, right) = (matched.left, matched.right);
    let find = |some: &[&Figure], at: usize| {
        let found = some.iter().find(|one| one.bytes.start == at);
        found.and_then(|one| Some((one.value()?, (*one).clone())))
    };
    let [ones, twos] = &figures.rest;
    let (one, two) = (find(ones, slot.0.start), find(twos, slot.1.start));
    let Some(((one, left_figure), (two, right_figure))) = one.zip(two) else {
        return false;
    };
    let grows = fit::grows(left, &left_figure) && fit::grows(right, &right_figure);
    let is_more = if left.published < right.published {
        two > one
    } else {
        one > two
    };
    let shrinks = fit::shrinks(left, &left_figure) && fit::shrinks(right, &right_figure);
    days_between(left, right) > 0 && (grows && is_more || shrinks)
}

/// Returns how many days lie between the publications of two statements; none where that is not known.
pub(super) fn days_between(left: &Statement, right: &Statement) -> i64 {
    let days = left
        .published
        .zip(right.published)
        .map(|(one, two)| two.first_day().duration_since(one.first_day()).as_hours() / 24);
    days.map_or(0, i64::abs)
}

/// Tells whether the one that denies was published some days before the other one: it may have happened since.
pub(super) fn is_denied_first(left: &Statement, right: &Statement) -> bool {
    let (first, later) = if left.published <= right.published {
        (left, right)
    } else {
        (right, left)
    };
    let days = days_between(first, later);
    let is_lasting = first.denials.iter().any(|denial| denial.is_perfect);
    first.denials.len() > later.denials.len() && (days > 1 || days > 0 && is_lasting)
}

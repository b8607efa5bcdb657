//! In what two statements disagree, if they do.

use std::{cmp::Reverse, collections::BTreeSet, ops::Range};

use crate::{
    compare::{
        disagree::{
            Disagreement, Side, Slot,
            change::{is_change, is_denied_first},
            figures::Figures,
            fit::{self, Fit},
            ground::{are_of_two_sides, tells_of_another},
            matched::Matched,
            order::anchors,
            retold::retold,
            times::Times,
        },
        lexicon,
        statement::{Statement, Term},
    },
    model::disagreement::Kind,
};

/// How alike the rest must be.
const ALIKE: f64 = 0.7;

/// In what two statements disagree, and by what they speak of one thing.
pub(super) struct Compared {
    pub told: Disagreement,
    pub tie: Tie,
}

/// By what two statements speak of one thing.
pub(super) struct Tie {
    /// The last words of the names that both have.
    pub names: Vec<String>,
    /// Long words that both have.
    pub words: Vec<String>,
    /// How many words both have that are no names.
    pub plain: usize,
    /// Whether both name the same day, month or year with its year.
    pub shares_day: bool,
    /// The last words of the names that differ, left and right; none where something else does.
    pub differing: Option<[String; 2]>,
    /// Whether they say the rest in other words.
    pub is_retold: bool,
}

/// How many words that both have tell what else is of the same.
const MOST_BESIDE: usize = 4;

impl Tie {
    /// Returns the longest of the names and words that both have.
    pub fn beside(&self) -> Vec<String> {
        let all: BTreeSet<&String> = self.names.iter().chain(&self.words).collect();
        let mut all: Vec<String> = all.into_iter().cloned().collect();
        all.sort_by_key(|word| Reverse(word.len()));
        all.truncate(MOST_BESIDE);
        all
    }

    /// Returns the words of which one must be rare for both to be of one event, where that is not clear otherwise.
    pub fn hangs_on(&self) -> &[String] {
        if self.names.is_empty() {
            &self.words
        } else {
            &self.names
        }
    }
}

/// Tells in what two statements disagree, if they do; the same when they change places.
pub(super) fn compared(left: &Statement, right: &Statement) -> Option<Compared> {
    if (left.terms.len(), left.hash) > (right.terms.len(), right.hash) {
        let found = differing(right, left)?;
        return Some(Compared {
            told: found.told.turned(),
            tie: Tie {
                differing: found.tie.differing.map(|[one, two]| [two, one]),
                ..found.tie
            },
        });
    }
    differing(left, right)
}

fn differing(left: &Statement, right: &Statement) -> Option<Compared> {
    if left.hash == right.hash || left.language != right.language {
        return None;
    }
    let matched = Matched::new(left, right);
    let figures = Figures::new(&matched);
    let times = Times::new(left, right);
    let near = repeated(&matched, &figures, &times);
    let (found, is_retold) = match near {
        Some(found) => (found, false),
        None => (retold(&matched, &figures, &times)?, true),
    };
    let Found { kind, slot, score } = found;
    let side = |statement: &Statement, value: &Range<usize>| Side {
        sentence: statement.bytes.clone(),
        value: value.clone(),
    };
    let last = |statement: &Statement, value: &Range<usize>| {
        let mut terms = statement.terms.iter().rev();
        let last = terms.find(|term| term.bytes.end == value.end)?;
        Some(last.folded.clone())
    };
    let differing = last(left, &slot.0)
        .zip(last(right, &slot.1))
        .filter(|_| kind == Kind::Name);
    Some(Compared {
        told: Disagreement {
            kind,
            score,
            left: side(left, &slot.0),
            right: side(right, &slot.1),
            hangs_on: Vec::new(),
            beside: Vec::new(),
        },
        tie: Tie {
            names: matched.tied_by(),
            words: matched.tied_by_words(),
            plain: matched.plain_words(),
            shares_day: matched.shares_day(),
            differing: differing.map(|(one, two)| [one, two]),
            is_retold,
        },
    })
}

/// What two statements differ in, and how alike the rest is.
pub(super) struct Found {
    pub kind: Kind,
    pub slot: Slot,
    pub score: f64,
}

/// Tells in what two statements differ that say the rest in much the same words.
fn repeated(matched: &Matched<'_>, figures: &Figures<'_>, times: &Times<'_>) -> Option<Found> {
    let (left, right) = (matched.left, matched.right);
    let names = matched.names();
    let denial = matched.denial();
    let is_change = |slot: &Slot| is_change(left, right, slot);
    // They differ in one thing: two that differ in more speak of different things.
    let (kind, slot) = match (&*figures.slots, &*times.slots, &*names.slots, &denial) {
        ([slot], [], [], None) if !is_change(slot) && !is_apart(matched, figures, slot) => {
            (figures.kind?, slot)
        }
        ([], [slot], [], None)
            if !is_change(slot) && !figures.is_apart && !is_time_apart(matched, times, slot) =>
        {
            (Kind::Date, slot)
        }
        ([], [], [slot], None) if !figures.is_apart && names.are_even => (Kind::Name, slot),
        ([], [], [], Some(slot)) if !is_change(slot) && !figures.is_apart => {
            let is_open = left.is_unsaid() || right.is_unsaid() || matched.is_yet();
            if is_open || is_denied_first(left, right) {
                return None;
            }
            (Kind::Negation, slot)
        }
        _ => return None,
    };
    let anchors = anchors(figures, times);
    let mut contrasts = matched.contrasts(&anchors);
    if kind == Kind::Name {
        // Their titles may differ with them.
        let is_plain = |term: &Term| term.name.is_none() && !lexicon::is_generic(&term.folded);
        contrasts.retain(|(one, two)| is_plain(one) && is_plain(two));
    }
    let score = matched.alike(figures.same, kind, contrasts.len())?;
    let is_value = matches!(kind, Kind::Number | Kind::Amount | Kind::Percentage);
    if tells_of_another(matched) || is_value && are_of_two_sides(matched) {
        return None;
    }
    let slot = slot.clone();
    (score >= ALIKE).then_some(Found { kind, slot, score })
}

/// Tells whether two figures that differ are told of different things.
fn is_apart(matched: &Matched<'_>, figures: &Figures<'_>, slot: &Slot) -> bool {
    let [ones, twos] = &figures.rest;
    let one = ones.iter().find(|one| one.bytes.start == slot.0.start);
    let two = twos.iter().find(|two| two.bytes.start == slot.1.start);
    one.zip(two)
        .is_some_and(|(one, two)| fit::of_figures(matched, one, two) == Fit::Apart)
}

/// Tells whether two times that differ are told of different things.
fn is_time_apart(matched: &Matched<'_>, times: &Times<'_>, slot: &Slot) -> bool {
    let [ones, twos] = &times.rest;
    let one = ones.iter().find(|one| one.bytes == slot.0);
    let two = twos.iter().find(|two| two.bytes == slot.1);
    one.zip(two)
        .is_none_or(|(one, two)| fit::of_times(matched, one, two) == Fit::Apart)
}

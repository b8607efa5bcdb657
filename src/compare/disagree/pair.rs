//! In what two statements disagree, if they do.

use std::ops::Range;

use crate::{
    compare::{
        disagree::{Disagreement, Side, Slot, figures::Figures, matched::Matched},
        lexicon,
        statement::{Statement, Term},
        when::Named,
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
    /// Whether both name the same day, month or year with its year.
    pub shares_day: bool,
    /// The last words of the names that differ, left and right; none where something else does.
    pub differing: Option<[String; 2]>,
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
    let names = matched.names();
    let denial = matched.denial();
    let is_later = left.published.is_none() || left.published != right.published;
    // Where the text says that things went on, what differs is the time and not the report.
    let is_over = left.is_over && left.published >= right.published
        || right.is_over && right.published >= left.published;
    let is_change = is_later && (left.is_update || right.is_update || is_over);
    // They differ in one thing: two that differ in more speak of different things.
    let (kind, slot) = match (&*figures.slots, &*times.slots, &*names.slots, &denial) {
        ([slot], [], [], None) if !is_change => (figures.kind?, slot),
        ([], [slot], [], None) if !is_change && !figures.is_apart => (Kind::Date, slot),
        ([], [], [slot], None) if !figures.is_apart && names.are_even => (Kind::Name, slot),
        ([], [], [], Some(slot)) if !is_change && !figures.is_apart => {
            if left.is_unsaid || right.is_unsaid || matched.is_yet() {
                return None;
            }
            (Kind::Negation, slot)
        }
        _ => return None,
    };
    let anchors: Vec<(usize, usize)> = figures
        .anchors
        .iter()
        .chain(&times.anchors)
        .copied()
        .collect();
    let mut contrasts = matched.contrasts(&anchors);
    if kind == Kind::Name {
        // Their titles may differ with them.
        let is_plain = |term: &Term| term.name.is_none() && !lexicon::is_generic(&term.folded);
        contrasts.retain(|(one, two)| is_plain(one) && is_plain(two));
    }
    let score = matched.alike(figures.same, kind, contrasts.len())?;
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
    (score >= ALIKE).then(|| Compared {
        told: Disagreement {
            kind,
            score,
            left: side(left, &slot.0),
            right: side(right, &slot.1),
            hangs_on: Vec::new(),
        },
        tie: Tie {
            names: matched.tied_by(),
            shares_day: matched.shares_day(),
            differing: differing.map(|(one, two)| [one, two]),
        },
    })
}

/// The times of two statements beside each other.
struct Times {
    /// Those that differ.
    slots: Vec<Slot>,
    /// Which lexemes begin times that belong together.
    anchors: Vec<(usize, usize)>,
}

impl Times {
    fn new(left: &Statement, right: &Statement) -> Self {
        let mut ones: Vec<&Named> = left.times.iter().collect();
        let mut twos: Vec<&Named> = right.times.iter().collect();
        let (mut slots, mut anchors) = (Vec::new(), Vec::new());
        ones.retain(|one| {
            let agrees = |two: &&Named| one.time.is_like(&two.time) && one.time.agrees(&two.time);
            let at = twos.iter().position(agrees);
            if let Some(at) = at {
                anchors.push((one.lexemes.start, twos.remove(at).lexemes.start));
            }
            at.is_none()
        });
        for one in ones {
            if let Some(at) = twos
                .iter()
                .position(|two| one.time.is_as_fine_as(&two.time))
            {
                let two = twos.remove(at);
                anchors.push((one.lexemes.start, two.lexemes.start));
                slots.push((one.bytes.clone(), two.bytes.clone()));
            }
        }
        Self { slots, anchors }
    }
}

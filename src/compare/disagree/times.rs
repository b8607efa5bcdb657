//! The times of two statements beside each other.

use crate::compare::{
    disagree::{Slot, ground::near},
    statement::{Statement, Voice},
    when::{Named, When},
};

/// The times of two statements.
pub(super) struct Times<'s> {
    /// Those that differ.
    pub slots: Vec<Slot>,
    /// Which lexemes begin times that belong together.
    pub anchors: Vec<(usize, usize)>,
    /// How many agree.
    pub same: usize,
    /// Those that agree with none of the other statement, left and right.
    pub rest: [Vec<&'s Named>; 2],
}

impl<'s> Times<'s> {
    pub fn new(left: &'s Statement, right: &'s Statement) -> Self {
        let mut ones: Vec<&Named> = left.times.iter().collect();
        let mut twos: Vec<&Named> = right.times.iter().collect();
        let (mut slots, mut anchors) = (Vec::new(), Vec::new());
        // What is open agrees with all, and says nothing of it.
        let is_known = |named: &&&Named| named.time != When::Open;
        let rest = [(left, &ones), (right, &twos)].map(|(statement, some)| {
            let some = some.iter().copied();
            some.filter(|one| is_known(&one) && !tells_when_it_was_said(statement, one))
                .collect()
        });
        let rest = without_same(rest);
        ones.retain(|one| {
            let agrees = |two: &&Named| one.time.is_like(&two.time) && one.time.agrees(&two.time);
            let at = twos.iter().position(agrees);
            if let Some(at) = at {
                anchors.push((one.lexemes.start, twos.remove(at).lexemes.start));
            }
            at.is_none()
        });
        let same = anchors.len();
        for one in ones {
            let likely = twos.iter().enumerate();
            let likely = likely.filter(|(_, two)| one.time.is_as_fine_as(&two.time));
            let is_other = |two: &Named| {
                (
                    left.end_of(one) != right.end_of(two),
                    !one.time.is_written_like(&two.time),
                )
            };
            let at = likely.min_by_key(|(at, two)| (is_other(two), *at));
            if let Some(at) = at.map(|(at, _)| at) {
                let two = twos.remove(at);
                anchors.push((one.lexemes.start, two.lexemes.start));
                slots.push((one.bytes.clone(), two.bytes.clone()));
            }
        }
        Self {
            slots,
            anchors,
            same,
            rest,
        }
    }
}

/// Tells whether a weekday stands beside who says so: “in a statement published on Monday”.
fn tells_when_it_was_said(statement: &Statement, named: &Named) -> bool {
    const REACH: usize = 3;
    let near = near(statement, &named.lexemes, REACH);
    matches!(named.time, When::OneOf(_))
        && near
            .first()
            .is_some_and(|(_, term)| term.voice == Voice::Source)
}

/// Leaves out those that agree with one of the other side.
fn without_same([mut ones, mut twos]: [Vec<&Named>; 2]) -> [Vec<&Named>; 2] {
    ones.retain(|one| {
        let agrees = |two: &&Named| one.time.is_like(&two.time) && one.time.agrees(&two.time);
        let at = twos.iter().position(agrees);
        if let Some(at) = at {
            twos.remove(at);
        }
        at.is_none()
    });
    [ones, twos]
}

//! The figures of two statements beside each other.

use std::ops::Range;

use crate::{
    compare::{
        disagree::{Slot, matched::Matched},
        quantity::{Figure, Measure},
        statement::Statement,
    },
    model::disagreement::Kind,
};

/// The figures of two statements.
pub(super) struct Figures {
    /// How many are the same in both.
    pub same: usize,
    /// Which lexemes begin figures that belong together.
    pub anchors: Vec<(usize, usize)>,
    /// Those that differ.
    pub slots: Vec<Slot>,
    /// What the first of these is.
    pub kind: Option<Kind>,
    /// Whether there are figures that count different things.
    pub is_apart: bool,
}

impl Figures {
    pub fn new(matched: &Matched<'_>) -> Self {
        let (left, right) = (matched.left, matched.right);
        let mut ones: Vec<&Figure> = left.figures.iter().collect();
        let mut twos: Vec<&Figure> = right.figures.iter().collect();
        let mut anchors = Vec::new();
        for loosely in [false, true] {
            ones.retain(|one| {
                let agreeing = twos.iter().position(|two| {
                    if loosely {
                        one.is_the_same_number(two)
                    } else {
                        one.is_like(two) && one.agrees(two)
                    }
                });
                if let Some(at) = agreeing {
                    anchors.push((one.lexemes.start, twos.remove(at).lexemes.start));
                }
                agreeing.is_none()
            });
        }
        let same = anchors.len();
        // What one tells in parts, the other may tell as a whole.
        let is_sum = |whole: &Figure, parts: &[&Figure]| {
            let parts: Vec<f64> = parts
                .iter()
                .filter(|part| part.measure == whole.measure)
                .filter_map(|part| part.value())
                .collect();
            whole.value().is_some_and(|value| {
                parts.len() > 1 && (parts.iter().sum::<f64>() - value).abs() < 1e-6 * value
            })
        };
        // Or as many times one of them: “six frigates, or $600 million each”.
        let counts = [&left.figures, &right.figures];
        let is_many = |whole: &Figure, parts: &[&Figure]| {
            let mut counts = counts
                .iter()
                .flat_map(|some| some.iter())
                .filter(|one| one.measure == Measure::Count)
                .filter_map(Figure::value);
            counts.any(|count| count > 1.0 && parts.iter().any(|part| part.is_times(whole, count)))
        };
        let (all_ones, all_twos) = (ones.clone(), twos.clone());
        ones.retain(|one| !is_sum(one, &all_twos) && !is_many(one, &all_twos));
        twos.retain(|two| !is_sum(two, &all_ones) && !is_many(two, &all_ones));
        let mut slots: Vec<([Range<usize>; 2], Slot)> = Vec::new();
        let mut kind = None;
        let mut is_apart = false;
        for one in &ones {
            let noun = noun(left, one);
            let fits = |two: &&&Figure| {
                one.is_like(two) && matched.counts_the_same(noun, self::noun(right, two))
            };
            let rank = |two: &&&Figure| {
                let same_noun = noun.is_some_and(|noun| {
                    matched.to_right.get(noun).copied().flatten() == self::noun(right, two)
                });
                (one.is_exact() == two.is_exact(), same_noun)
            };
            // Of equals the first.
            let Some(two) = twos.iter().rev().filter(fits).max_by_key(rank).copied() else {
                is_apart |= twos.iter().any(|two| one.is_like(two));
                continue;
            };
            twos.retain(|other| *other != two);
            kind = kind.or(Some(kind_of(one.measure)));
            anchors.push((one.lexemes.start, two.lexemes.start));
            slots.push((
                [one.lexemes.clone(), two.lexemes.clone()],
                (one.bytes.clone(), two.bytes.clone()),
            ));
        }
        // Numbers that stand beside each other on both sides are one: “five votes to four”.
        slots.dedup_by(|(next, next_slot), (first, slot)| {
            let is_beside = first
                .iter()
                .zip(next.iter())
                .all(|(first, next)| (first.end..=first.end + 2).contains(&next.start));
            if is_beside {
                for (first, next) in first.iter_mut().zip(next) {
                    first.end = next.end;
                }
                slot.0.end = next_slot.0.end;
                slot.1.end = next_slot.1.end;
            }
            is_beside
        });
        Self {
            same,
            anchors,
            slots: slots.into_iter().map(|(_, slot)| slot).collect(),
            kind,
            is_apart,
        }
    }
}

fn kind_of(measure: Measure) -> Kind {
    match measure {
        Measure::Money(_) => Kind::Amount,
        Measure::Percent | Measure::Points => Kind::Percentage,
        Measure::Count | Measure::Order | Measure::Score | Measure::Of(_) => Kind::Number,
    }
}

/// Returns the term that a number counts: the one that follows it closely.
fn noun(statement: &Statement, figure: &Figure) -> Option<usize> {
    let end = figure.lexemes.end;
    let next = statement.terms.iter().position(|term| term.at >= end)?;
    statement
        .terms
        .get(next)
        .filter(|term| term.at <= end + 3)
        .map(|_| next)
}

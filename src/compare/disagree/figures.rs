//! The figures of two statements beside each other.

use std::ops::Range;

use crate::{
    compare::{
        disagree::{Slot, matched::Matched},
        lexicon,
        quantity::{Figure, Measure},
        statement::{Statement, Term},
    },
    model::disagreement::Kind,
};

/// The figures of two statements.
pub(super) struct Figures<'s> {
    /// How many are the same in both.
    pub same: usize,
    /// How many agree.
    pub agreeing: usize,
    /// Which lexemes begin figures that belong together.
    pub anchors: Vec<(usize, usize)>,
    /// Those that differ.
    pub slots: Vec<Slot>,
    /// What the first of these is.
    pub kind: Option<Kind>,
    /// Whether there are figures that count different things.
    pub is_apart: bool,
    /// Those that agree with none of the other statement, left and right.
    pub rest: [Vec<&'s Figure>; 2],
}

impl<'s> Figures<'s> {
    pub fn new(matched: &Matched<'s>) -> Self {
        let (left, right) = (matched.left, matched.right);
        let mut ones: Vec<&Figure> = left.figures.iter().collect();
        let mut twos: Vec<&Figure> = right.figures.iter().collect();
        let mut anchors = Vec::new();
        let mut agreeing: Vec<(&Figure, &Figure)> = Vec::new();
        for loosely in [false, true] {
            ones.retain(|one| {
                let at = twos.iter().position(|two| {
                    if loosely {
                        one.is_the_same_number(two)
                    } else {
                        one.is_like(two) && one.agrees(two)
                    }
                });
                if let Some(at) = at {
                    agreeing.push((*one, twos.remove(at)));
                }
                at.is_none()
            });
        }
        let starts = |(one, two): &(&Figure, &Figure)| (one.lexemes.start, two.lexemes.start);
        if let Some((kind, slot)) = changed(matched, &agreeing) {
            let is_alone = ones.is_empty() && twos.is_empty();
            return Self {
                same: agreeing.len() - 2,
                agreeing: agreeing.len(),
                anchors: agreeing.iter().map(starts).collect(),
                slots: vec![slot],
                kind: Some(kind),
                is_apart: !is_alone,
                rest: [Vec::new(), Vec::new()],
            };
        }
        anchors.extend(agreeing.iter().map(starts));
        let same = anchors.len();
        // A number that names something in the other one is no other number than that.
        let is_named = |one: &Figure, other: &Statement| {
            one.number()
                .is_some_and(|number| other.naming.contains(&number))
        };
        ones.retain(|one| !is_named(one, right));
        twos.retain(|two| !is_named(two, left));
        // What one tells in parts, the other may tell as a whole.
        let is_sum = |whole: &Figure, parts: &[&Figure], of: &Statement| {
            let sums = |parts: &mut dyn Iterator<Item = &Figure>, least: usize| {
                let parts = parts.filter(|part| part.measure == whole.measure);
                let parts: Vec<f64> = parts.filter_map(Figure::value).collect();
                parts.len() >= least && whole.may_be(parts.iter().sum())
            };
            sums(&mut parts.iter().copied(), 2) || sums(&mut of.figures.iter(), 3)
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
        ones.retain(|one| !is_sum(one, &all_twos, right) && !is_many(one, &all_twos));
        twos.retain(|two| !is_sum(two, &all_ones, left) && !is_many(two, &all_ones));
        let pairs = best_pairs(matched, &ones, &twos);
        let is_left = |one: &Figure| pairs.iter().all(|(left, _)| *left != one);
        let is_right = |two: &Figure| pairs.iter().all(|(_, right)| *right != two);
        let is_apart = ones.iter().filter(|one| is_left(one)).any(|one| {
            let mut others = twos.iter().filter(|two| is_right(two));
            others.any(|two| one.is_like(two))
        });
        let kind = pairs.first().map(|(one, _)| kind_of(one.measure));
        anchors.extend(pairs.iter().map(starts));
        let mut slots: Vec<([Range<usize>; 2], Slot)> = pairs
            .iter()
            .map(|(one, two)| {
                (
                    [one.lexemes.clone(), two.lexemes.clone()],
                    (one.bytes.clone(), two.bytes.clone()),
                )
            })
            .collect();
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
            agreeing: same,
            anchors,
            slots: slots.into_iter().map(|(_, slot)| slot).collect(),
            kind,
            is_apart,
            rest: [ones, twos],
        }
    }
}

impl Figures<'_> {
    /// Tells whether both have figures of one kind that do not agree.
    pub fn are_many(&self) -> bool {
        let [ones, twos] = &self.rest;
        ones.iter()
            .any(|one| twos.iter().any(|two| one.is_like(two)))
    }
}

pub(super) fn kind_of(measure: Measure) -> Kind {
    match measure {
        Measure::Money(_) => Kind::Amount,
        Measure::Percent | Measure::Points => Kind::Percentage,
        Measure::Count | Measure::Order | Measure::Score | Measure::Of(_) => Kind::Number,
    }
}

/// Returns which figures that differ belong together, the surest first taken, in the order of the left ones.
fn best_pairs<'s>(
    matched: &Matched<'s>,
    ones: &[&'s Figure],
    twos: &[&'s Figure],
) -> Vec<(&'s Figure, &'s Figure)> {
    let counted = |statement: &Statement, some: &[&Figure]| -> Vec<Counted> {
        some.iter()
            .map(|one| Counted::new(statement, one))
            .collect()
    };
    let (lefts, rights) = (counted(matched.left, ones), counted(matched.right, twos));
    let mut fitting = Vec::new();
    for (at, (one, left)) in ones.iter().zip(&lefts).enumerate() {
        for (other, (two, right)) in twos.iter().zip(&rights).enumerate() {
            let same = left.is_the_same(right, matched);
            if one.is_like(two) && same != Some(false) {
                let is_unsure = (one.is_exact() != two.is_exact(), same.is_none());
                fitting.push((is_unsure, at, other));
            }
        }
    }
    fitting.sort_unstable();
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for (_, at, other) in fitting {
        if taken.iter().all(|(one, two)| *one != at && *two != other) {
            taken.push((at, other));
        }
    }
    taken.sort_unstable();
    let pair = |(at, other): (usize, usize)| Some((*ones.get(at)?, *twos.get(other)?));
    taken.into_iter().filter_map(pair).collect()
}

/// Finds the term that stands beside a figure.
type Beside<'f> = &'f dyn Fn(&Statement, &Figure) -> Option<usize>;

/// Returns where two figures have changed places, and what they are: “killed 12 and wounded 30”, “killed 30 and wounded
/// 12”.
fn changed(matched: &Matched<'_>, agreeing: &[(&Figure, &Figure)]) -> Option<(Kind, Slot)> {
    let before = |statement: &Statement, figure: &Figure| {
        let is_before = |term: &Term| term.at < figure.lexemes.start;
        statement.terms.iter().rposition(is_before).filter(|at| {
            let near = figure.lexemes.start.saturating_sub(1)..figure.lexemes.start;
            statement
                .terms
                .get(*at)
                .is_some_and(|term| near.contains(&term.at))
        })
    };
    let behind = |statement: &Statement, figure: &Figure| {
        Counted::new(statement, figure).things.first().copied()
    };
    let sides: [Beside<'_>; 2] = [&before, &behind];
    for (at, (one, two)) in agreeing.iter().enumerate() {
        for (next_one, next_two) in agreeing.iter().skip(at + 1) {
            if !one.is_like(next_one) || one.agrees(next_one) || !one.is_like(next_two) {
                continue;
            }
            let has_changed = sides.iter().any(|beside| {
                let lefts = [one, next_one].map(|figure| beside(matched.left, figure));
                let rights = [next_two, two].map(|figure| beside(matched.right, figure));
                lefts.iter().zip(&rights).all(|(left, right)| {
                    left.is_some_and(|left| {
                        right.is_some() && matched.to_right.get(left).copied().flatten() == *right
                    })
                })
            });
            if has_changed {
                let span = |one: &Figure, two: &Figure| {
                    one.bytes.start.min(two.bytes.start)..one.bytes.end.max(two.bytes.end)
                };
                let slot = (span(one, next_one), span(two, next_two));
                return Some((kind_of(one.measure), slot));
            }
        }
    }
    None
}

/// What a number counts, by the words that follow it closely.
pub(super) struct Counted {
    /// The terms right behind it: “12 fire engines”.
    pub things: Vec<usize>,
    /// Those behind a small verb: “12 people were killed”.
    pub deed: Vec<usize>,
}

impl Counted {
    /// How many words are looked at.
    const REACH: usize = 5;

    pub fn new(statement: &Statement, figure: &Figure) -> Self {
        let mut counted = Self {
            things: Vec::new(),
            deed: Vec::new(),
        };
        let end = figure.lexemes.end;
        let mut is_behind = false;
        let mut at = end;
        while at < end + Self::REACH {
            if let Some(place) = statement.terms.iter().position(|term| term.at == at) {
                if is_behind {
                    counted.deed.push(place);
                    break;
                }
                counted.things.push(place);
            } else if statement.are_small_verbs.contains(&at) {
                is_behind = true;
            } else if !(counted.things.is_empty() && statement.lead_to_thing.contains(&at)) {
                break;
            }
            at += 1;
        }
        counted
    }

    /// Tells whether people are counted: of whom it matters what was done to them.
    pub fn is_of_people(&self, statement: &Statement) -> bool {
        let mut things = self.things.iter().filter_map(|at| statement.terms.get(*at));
        things.any(|term| lexicon::is_person(&term.folded))
    }

    /// Tells whether both count things, and things that are never called by one word: “homes”, “lorries”.
    pub fn counts_other_things(&self, own: &Statement, other: &Self, of_other: &Statement) -> bool {
        let classes = |counted: &Self, statement: &Statement| -> Vec<&'static str> {
            let terms = counted
                .things
                .iter()
                .filter_map(|at| statement.terms.get(*at));
            let things: Vec<&str> = terms
                .filter_map(|term| lexicon::thing(&term.folded))
                .collect();
            // “cattle smugglers”
            if things.contains(&lexicon::PEOPLE) {
                return vec![lexicon::PEOPLE];
            }
            things
        };
        let (ones, twos) = (classes(self, own), classes(other, of_other));
        !ones.is_empty() && !twos.is_empty() && !ones.iter().any(|one| twos.contains(one))
    }

    /// Tells whether they are of a kind that says who they are: “passengers”, but not “people” or “men”.
    pub fn is_the_same_kind(&self, statement: &Statement) -> bool {
        let mut things = self.things.iter().filter_map(|at| statement.terms.get(*at));
        things
            .next()
            .is_some_and(|term| !lexicon::is_anyone(&term.folded))
    }

    /// Tells whether one of the words behind both is the same: “abandoned nets”, “discarded nets”.
    pub fn shares_a_thing(&self, other: &Self, matched: &Matched<'_>) -> bool {
        let mut things = self.things.iter();
        things.any(|one| other.things.iter().any(|two| matched.are_same(*one, *two)))
    }

    /// Tells whether both count the same; nothing where one of them is not known. “12 died” counts the people that
    /// “12 people were killed” does.
    pub fn is_the_same(&self, other: &Self, matched: &Matched<'_>) -> Option<bool> {
        let (one, two) = (*self.things.first()?, *other.things.first()?);
        let is_among = other
            .things
            .iter()
            .chain(&other.deed)
            .any(|two| matched.are_same(one, *two));
        let has = self
            .things
            .iter()
            .chain(&self.deed)
            .any(|one| matched.are_same(*one, two));
        Some(is_among || has)
    }
}

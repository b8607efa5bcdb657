//! Sentences about the same thing that differ in a number, an amount, a percentage, a date, a name or a negation.
//!
//! Two sentences are compared where they share words enough: names count for more than other words, and small words
//! for nothing. Words that are the same, or of one class (“killed”, “deaths”), stand beside each other, and so do figures
//! and times. Two rules tell what they disagree in, in one thing only: where they differ in more, they speak of
//! different things. It is not asked who is right.
//!
//! Where both say the rest in much the same words, that must be alike, and no word may stand in the place of another
//! (“wheat”, “maize”; `pair`). Two desks seldom write so: one adds a clause, the other turns the sentence round. Then it
//! is weighed what ties the two (`ground`), and whether the two values are told of the same thing (`fit`): the words
//! beside them are shared, and nothing beside them tells them apart, as profit and revenue, men and women, what is asked
//! for and what there is, other years, months or rounds, what each one gets, people of other trades, two lands. The more
//! times one value is the other, the more must tie the two: reports of one thing seldom differ much. Names of which each
//! has another one, of people or of places, tell two events apart, unless they are what differs (`conflict`); and such
//! articles must be of the same days.
//!
//! A word that says no is no denial where another takes it back (“not unlawful”), where what it denies is a claim that is
//! turned down, or where it hangs on a condition; nor is it told what both lack (`denial`).
//!
//! What changes over time is no disagreement where the text says so: of two articles that were not published on one
//! day, one says “so far”, “now” or “still”, or the earlier one “not yet”. A number that is another one in the later
//! article without such a word is told. Events of one kind are reported in the same words each time: whether both
//! sentences are of one event is seen by what else stands in their texts (`event`).
//!
//! How well it is found is measured by `tests/disagreements`: on pairs by which this was tuned, and on a set of which one
//! half was never looked at. The work is bounded: of a text so many sentences are compared, each with a few of the other
//! (`MOST_PAIRS`, `MOST_PARTNERS`), none that is very long and none that is a list of figures; and a sentence that both
//! texts have is not compared with others.

mod change;
mod conflict;
mod denial;
mod event;
mod figures;
mod fit;
mod ground;
mod matched;
mod names;
mod order;
mod pair;
mod partners;
mod retold;
mod times;

use std::{collections::HashSet, ops::Range};

use crate::{
    compare::statement::{Statement, Statements},
    model::disagreement::Kind,
};
use event::{Disputed, Event, Holds};
use pair::{Compared, compared};
use partners::Partners;

/// One of two sentences that disagree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The sentence, in bytes of the text.
    pub sentence: Range<usize>,
    /// What differs, in bytes of the text.
    pub value: Range<usize>,
}

/// Two sentences that disagree.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    /// What they differ in.
    pub kind: Kind,
    /// How alike the rest is: 1 where it is the same.
    pub score: f64,
    /// The left one.
    pub left: Side,
    /// The right one.
    pub right: Side,
    /// Names, folded, of which one must be rare for both to be of one event; none where that is clear without.
    pub hangs_on: Vec<String>,
    /// Some long words and names, folded, that both have. An article that has a name and all others of these tells of
    /// the same as these two, or is a copy: it makes the name no less rare. None where it is not known when both were
    /// published.
    pub beside: Vec<String>,
}

/// A name that stands in more articles than this is not rare.
pub const RARE: usize = 3;

/// Where two statements differ in one thing: there in the left one, there in the right one.
type Slot = (Range<usize>, Range<usize>);

/// How many pairs of sentences of two texts are compared.
const MOST_PAIRS: usize = 4000;

/// How often it is looked up in which sentences of the other text a word stands.
const MOST_LOOKS: usize = 500_000;

/// Returns in what two texts disagree, by the place in the left one; the same when they change places.
pub fn disagreements(left: &Statements, right: &Statements) -> Vec<Disagreement> {
    // Always from the same side, so that the answer does not depend on which text is left.
    let key = |statements: &Statements| -> Vec<u64> {
        statements.all().iter().map(|one| one.hash).collect()
    };
    let is_turned = (left.all().len(), key(left)) > (right.all().len(), key(right));
    let (few, many) = if is_turned {
        (right, left)
    } else {
        (left, right)
    };
    let (found, _) = found(few, many);
    let mut told: Vec<Disagreement> = found
        .into_iter()
        .map(|one| if is_turned { one.turned() } else { one })
        .collect();
    told.sort_by_key(|one| {
        (
            one.left.value.start,
            one.right.value.start,
            one.left.value.end,
        )
    });
    told
}

/// What was done for an answer.
#[derive(Default)]
struct Work {
    /// How many words were found in how many sentences.
    looks: usize,
    /// How many pairs of sentences were compared.
    pairs: usize,
}

/// Two sentences that disagree, each with its text’s: of the few and of the many.
type Pair<'s> = (Compared, &'s Statement, &'s Statement);

/// Finds what two texts disagree in, and tells what was done for it.
fn found(few: &Statements, many: &Statements) -> (Vec<Disagreement>, Work) {
    let event = Event::new(few, many);
    let (pairs, work) = pairs(few, many);
    // A day that they disagree in makes no other event of the rest.
    let disputed = Disputed::of(pairs.iter().filter(|(one, few, many)| {
        one.told.kind == Kind::Date
            && matches!(
                event.holds(one, few, many, &Disputed::default()),
                Holds::Yes
            )
    }));
    let found = pairs.into_iter().filter_map(|(one, few, many)| {
        let (hangs_on, beside) = match event.holds(&one, few, many, &disputed) {
            Holds::Yes => Default::default(),
            Holds::No => return None,
            // Of reports of unknown days the same words may be of another year.
            Holds::If(names) if event.is_of_known_days() => (names, one.tie.beside()),
            Holds::If(names) => (names, Vec::new()),
        };
        Some(Disagreement {
            hangs_on,
            beside,
            ..one.told
        })
    });
    (best(found.collect()), work)
}

/// Returns which sentences of two texts disagree, as far as they show it themselves, and what was done for it.
fn pairs<'s>(few: &'s Statements, many: &'s Statements) -> (Vec<Pair<'s>>, Work) {
    // A sentence that stands in both word for word has nothing against the other text.
    let hashes =
        |of: &Statements| -> HashSet<u64> { of.all().iter().map(|one| one.hash).collect() };
    let both: HashSet<u64> = &hashes(few) & &hashes(many);
    let is_alone = |one: &&Statement| !both.contains(&one.hash);
    let partners = Partners::new(few.all().iter().filter(is_alone));
    let mut pairs = Vec::new();
    let mut work = Work::default();
    for statement in many.all().iter().filter(is_alone) {
        if work.pairs == MOST_PAIRS {
            break;
        }
        let (some, looks) = partners.of(statement);
        work.looks += looks;
        if work.looks > MOST_LOOKS {
            break;
        }
        for partner in some.into_iter().take(MOST_PAIRS - work.pairs) {
            work.pairs += 1;
            pairs.extend(compared(partner, statement).map(|one| (one, partner, statement)));
        }
    }
    (pairs, work)
}

/// Leaves of each place the best.
fn best(mut found: Vec<Disagreement>) -> Vec<Disagreement> {
    found.sort_by(|one, other| {
        let places = |one: &Disagreement| (one.left.value.start, one.right.value.start);
        other
            .score
            .total_cmp(&one.score)
            .then(places(one).cmp(&places(other)))
    });
    let (mut lefts, mut rights) = (HashSet::new(), HashSet::new());
    found.retain(|one| {
        let is_new = !lefts.contains(&one.left.sentence.start)
            && !rights.contains(&one.right.sentence.start);
        if is_new {
            lefts.insert(one.left.sentence.start);
            rights.insert(one.right.sentence.start);
        }
        is_new
    });
    found
}

impl Disagreement {
    /// Changes left and right.
    fn turned(self) -> Self {
        Self {
            left: self.right,
            right: self.left,
            ..self
        }
    }
}

#[cfg(test)]
mod tests;

//! Where one of two statements denies what the other says.

use std::ops::Range;

use crate::compare::{
    disagree::{Slot, matched::Matched},
    lexicon,
    statement::{Statement, Term, Voice},
};

impl Matched<'_> {
    /// Returns where one denies what the other says in other words: what is denied may stand a few words behind.
    pub fn denial_retold(&self, share: f64) -> Option<Slot> {
        const REACH: usize = 3;
        // Where all the rest is the same, what is denied is what the other says otherwise.
        const ALL_THE_REST: f64 = 0.8;
        let is_odd =
            |left: usize, right: usize| !(left + right + self.opposites.len()).is_multiple_of(2);
        let both_lack = !self.left.lacks.is_empty() && !self.right.lacks.is_empty();
        let counts = |statement: &Statement, is_matched: &dyn Fn(usize) -> bool| {
            // What both lack they do not disagree in.
            let lacks = statement.lacks.iter().filter(|_| !both_lack);
            let denials = statement.denials.iter().chain(lacks);
            let of_what = denials.filter_map(|denial| {
                let is_lack = statement.lacks.contains(denial);
                let end = statement.breaks.iter().find(|at| **at > denial.at);
                let behind = statement.terms.iter().enumerate();
                let behind = behind.filter(|(_, term)| {
                    term.at > denial.at && end.is_none_or(|end| term.at < *end)
                });
                // “never warned”: there a word of saying is what is denied.
                let is_next = |term: &Term| term.at <= denial.at + 2;
                let behind = behind.take(REACH);
                let behind = behind.filter(|(_, term)| term.voice == Voice::Own || is_next(term));
                let behind: Vec<(usize, &Term)> = behind.collect();
                let is_surely = behind.first().is_some_and(|(at, _)| is_matched(*at));
                // “has not withdrawn its offer”: that is said of the withdrawal only.
                let ends = |term: &Term| lexicon::ENDING.contains(&term.folded.as_str());
                if !is_surely && behind.first().is_some_and(|(_, term)| ends(term)) {
                    return None;
                }
                // “without a struggle at a motel”: only what is close is lacking.
                let is_near = |term: &Term| !is_lack || term.at <= denial.at + REACH;
                let mut behind = behind.into_iter().filter(|(_, term)| is_near(term));
                let mut denied = behind.find(|(at, _)| is_matched(*at));
                // Where it is denied to be somewhere or someone, that is seldom what the other says otherwise.
                denied = denied.filter(|(_, term)| term.name.is_none());
                let denied = denied.map(|(at, _)| at);
                let before = statement.terms.iter().rposition(|term| term.at < denial.at);
                let is_last = statement
                    .terms
                    .last()
                    .is_some_and(|last| last.at < denial.at);
                let before = before.filter(|at| is_last && is_matched(*at));
                let rest = (share >= ALL_THE_REST).then_some(0);
                let place = denied.or(before).or(rest)?;
                // “none of the passengers was hurt”: what is denied of them stands behind.
                let is_clear = is_surely && !denial.is_of_things;
                Some((place, denial.bytes.clone(), [is_surely, is_clear]))
            });
            of_what.collect::<Vec<(usize, Range<usize>, [bool; 2])>>()
        };
        let left = counts(self.left, &|at| {
            self.to_right.get(at).copied().flatten().is_some()
        });
        let right = counts(self.right, &|at| {
            self.to_left.get(at).copied().flatten().is_some()
        });
        let denials = [self.left, self.right].map(|of| (of.denials.len(), of.lacks.len()));
        let [one, two] = denials;
        let are_odd = is_odd(one.0, two.0) || is_odd(one.0 + one.1, two.0 + two.1);
        let (left, right) = match (left.as_slice(), right.as_slice()) {
            // Each denies something else, and of one it is sure that the other speaks of it: “refused to sail”.
            ([(at, _, [is_surely, _])], [(other, _, [is_sure, _])])
                if is_surely != is_sure && !self.are_same(*at, *other) =>
            {
                let (left, right) = (left.clone(), right.clone());
                if *is_surely {
                    (left, Vec::new())
                } else {
                    (Vec::new(), right)
                }
            }
            _ if are_odd && is_odd(left.len(), right.len()) => (left, right),
            _ => return None,
        };
        // “appealed against it” is “did not accept it”.
        let denies = [left.len() > right.len(), right.len() > left.len()];
        let is_against = [self.left.is_against, self.right.is_against];
        let mut both = left.iter().chain(&right);
        let is_clear = both.any(|(.., [_, is_clear])| *is_clear);
        let is_put_otherwise =
            denies[0] && is_against == [false, true] || denies[1] && is_against == [true, false];
        let is_lacking = denies[0] && self.right.is_lacking || denies[1] && self.left.is_lacking;
        if is_put_otherwise && !is_clear || is_lacking || self.is_put_otherwise() {
            return None;
        }
        if let Some((one, two)) = self.opposites.first().filter(|_| left.len() == right.len()) {
            return Some((bytes_of(self.left, *one)?, bytes_of(self.right, *two)?));
        }
        if left.len() > right.len() {
            let (at, value, _) = left.last()?;
            let two = self.to_right.get(*at).copied().flatten().unwrap_or(0);
            Some((value.clone(), bytes_of(self.right, two)?))
        } else {
            let (at, value, _) = right.last()?;
            let one = self.to_left.get(*at).copied().flatten().unwrap_or(0);
            Some((bytes_of(self.left, one)?, value.clone()))
        }
    }

    /// Returns where one denies what the other says.
    pub fn denial(&self) -> Option<Slot> {
        // A denial of something that the other does not speak of says nothing against it.
        let counts = |statement: &Statement,
                      is_matched: &dyn Fn(usize) -> bool|
         -> Vec<(usize, Range<usize>)> {
            let denials = statement.denials.iter().filter_map(|denial| {
                let next = statement.terms.iter().position(|term| term.at > denial.at);
                let before = statement.terms.iter().rposition(|term| term.at < denial.at);
                let denied = next.into_iter().chain(before).next();
                denied
                    .is_some_and(is_matched)
                    .then(|| (denial.at, denial.bytes.clone()))
            });
            denials.collect()
        };
        let left = counts(self.left, &|at| self.is_left_matched(at));
        let right = counts(self.right, &|at| self.is_right_matched(at));
        let all = self.left.denials.len() + self.right.denials.len();
        let are_even = |denials: usize| (denials + self.opposites.len()).is_multiple_of(2);
        if are_even(left.len() + right.len()) || are_even(all) || self.is_put_otherwise() {
            return None;
        }
        let lacks = |denying: &Statement, other: &Statement| {
            let are_of_things = denying.denials.iter().all(|denial| denial.is_of_things);
            other.is_lacking || are_of_things && other.is_against
        };
        if left.len() > right.len() && lacks(self.left, self.right)
            || right.len() > left.len() && lacks(self.right, self.left)
        {
            return None;
        }
        if let Some((one, two)) = self.opposites.first().filter(|_| left.len() == right.len()) {
            return Some((bytes_of(self.left, *one)?, bytes_of(self.right, *two)?));
        }
        // Beside the word that denies stands what is denied.
        let other = |denying: &Statement, at: usize, denied: &Statement, same: &[Option<usize>]| {
            let next = denying.terms.iter().position(|term| term.at > at);
            let same = next.and_then(|next| same.get(next).copied().flatten());
            same.and_then(|same| bytes_of(denied, same))
                .or_else(|| bytes_of(denied, 0))
        };
        if left.len() > right.len() {
            let (at, bytes) = left.last()?;
            let two = other(self.left, *at, self.right, &self.to_right)?;
            Some((bytes.clone(), two))
        } else {
            let (at, bytes) = right.last()?;
            let one = other(self.right, *at, self.left, &self.to_left)?;
            Some((one, bytes.clone()))
        }
    }

    /// Tells whether one says by a word of its own what the other says by the opposite of one: “struck down”,
    /// “unconstitutional”.
    fn is_put_otherwise(&self) -> bool {
        self.opposites.iter().any(|(one, two)| {
            let terms = self.left.terms.get(*one).zip(self.right.terms.get(*two));
            terms.is_some_and(|(one, two)| {
                lexicon::is_made_opposite(&one.folded, &two.folded)
                    && if one.folded.len() < two.folded.len() {
                        self.left.is_against
                    } else {
                        self.right.is_against
                    }
            })
        })
    }

    /// Tells whether a word that denies stands on one side of a slot.
    pub fn is_denied_at(&self, slot: &Slot) -> bool {
        let has = |statement: &Statement, place: &Range<usize>| {
            let mut denials = statement.denials.iter();
            denials.any(|denial| denial.bytes == *place)
        };
        has(self.left, &slot.0) || has(self.right, &slot.1)
    }

    /// Tells whether the earlier one only says that something has not happened yet.
    pub fn is_yet(&self) -> bool {
        let is_yet = |statement: &Statement| statement.denials.iter().any(|denial| denial.is_yet);
        match (is_yet(self.left), is_yet(self.right)) {
            (true, false) => {
                self.left.published <= self.right.published || self.right.published.is_none()
            }
            (false, true) => {
                self.right.published <= self.left.published || self.left.published.is_none()
            }
            _ => false,
        }
    }
}

/// Returns where a term stands, in bytes of the text.
fn bytes_of(statement: &Statement, at: usize) -> Option<Range<usize>> {
    Some(statement.terms.get(at)?.bytes.clone())
}

//! How many origins the evidence of listed claims has: counted beside the keys, for rows that are shown.

use std::collections::{HashMap, HashSet};

use crate::model::{ClaimId, origin::Counted};

/// What is known of that.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    /// What was counted last, which may be of before a change.
    counted: HashMap<ClaimId, Counted>,
    /// What was asked for since the last change.
    asked: HashSet<ClaimId>,
    /// Whether an answer is waited for: rows that are passed meanwhile are never asked for.
    is_waiting: bool,
}

impl Origins {
    /// Returns how many origins the evidence of a claim has, once that is counted.
    pub fn of(&self, claim: ClaimId) -> Option<Counted> {
        self.counted.get(&claim).copied()
    }

    /// Has all counted anew that is shown; what is known stays meanwhile.
    pub fn recount(&mut self) {
        self.asked.clear();
    }

    /// Returns which of the claims that are shown are to be counted now.
    pub fn wanted(&mut self, shown: impl Iterator<Item = ClaimId>) -> Vec<ClaimId> {
        if self.is_waiting {
            return Vec::new();
        }
        let wanted: Vec<ClaimId> = shown.filter(|claim| self.asked.insert(*claim)).collect();
        self.is_waiting = !wanted.is_empty();
        wanted
    }

    /// Takes what was counted.
    pub fn take(&mut self, counted: Vec<(ClaimId, Counted)>) {
        self.is_waiting = false;
        self.counted.extend(counted);
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn each_claim_is_asked_for_once_and_those_that_are_passed_meanwhile_are_not() {
        let [one, two, three] = [1, 2, 3].map(|number| ClaimId(Uuid::from_u128(number)));
        let mut origins = Origins::default();
        assert_eq!(origins.wanted([one, two].into_iter()), [one, two]);
        assert_eq!(origins.wanted([three].into_iter()), []);
        let counted = Counted {
            known: 1,
            ..Counted::default()
        };
        origins.take(vec![(one, counted)]);
        assert_eq!((origins.of(one), origins.of(two)), (Some(counted), None));
        assert_eq!(origins.wanted([one, two].into_iter()), []);
        origins.recount();
        assert_eq!(origins.of(one), Some(counted));
        assert_eq!(origins.wanted([one].into_iter()), [one]);
    }
}

//! Where a range leads from one of its ends to the other.

use crate::compare::quantity::read::Reader;

/// Words between the two ends of a range.
const TO: [&str; 6] = ["-", "to", "bis", "a", "until", "tot"];

/// Words that lead from one value to another, which is no range.
const FROM: [&str; 6] = ["from", "von", "de", "desde", "depuis", "was"];

/// Words before both ends of a range.
const BETWEEN: [&str; 6] = ["between", "zwischen", "entre", "tra", "fra", "tussen"];

/// Words before these where they lead to a range all the same.
const RANGES: [&str; 9] = [
    "ranging", "range", "ranges", "ranged", "varying", "vary", "reichen", "allant", "oscilan",
];

impl Reader<'_> {
    /// Returns where the other end of a range begins, where one leads to it from a number that stands here.
    pub(super) fn other_end(&self, start: usize, end: usize) -> Option<usize> {
        // “tussen de 200 en 250”
        let has_article = start
            .checked_sub(1)
            .is_some_and(|at| self.is_word(at, &["de", "the", "i", "gli", "los", "las", "les"]));
        let preceding = start.checked_sub(if has_article { 2 } else { 1 });
        let preceding = preceding.filter(|at| !has_article || self.is_word(*at, &BETWEEN));
        let preceding = preceding.or_else(|| start.checked_sub(1));
        let is_between = preceding.is_some_and(|at| self.is_word(at, &BETWEEN));
        // “sentences ranging from four to 11 years”
        let ranges = start
            .checked_sub(2)
            .is_some_and(|at| self.is_word(at, &RANGES));
        let leads_on = !ranges && preceding.is_some_and(|at| self.is_word(at, &FROM));
        let joins = if is_between {
            self.is_word(end, &["and", "und", "et", "y", "-", "e", "en"])
        } else {
            // “from 5-10 percent”
            let is_dash = self.is_word(end, &["-"]) && self.at(end).is_some_and(|one| one.is_glued);
            is_dash || !leads_on && self.is_word(end, &TO)
        };
        // “tra i 40 e i 50 milioni”
        let article = usize::from(
            is_between && self.is_word(end + 1, &["i", "gli", "le", "los", "las", "les", "de"]),
        );
        joins.then_some(end + 1 + article)
    }
}

//! How the matcher does, by kind of revision.

use std::ops::Range;

use super::kinds::{Case, Fate, Kind, case};

/// How many cases that went wrong are shown of each kind.
pub const SHOWN: usize = 5;

/// What the matcher answered: a state's word and a place.
pub struct Answer {
    pub state: String,
    pub bytes: Option<Range<usize>>,
}

/// How many cases of a kind went how.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    pub cases: usize,
    /// On the right words, with or without *review*; of what is gone: on none, or for *review*.
    pub right: usize,
    /// On exactly the right letters.
    pub exact: usize,
    /// For *review*.
    pub review: usize,
    /// Not found.
    pub orphan: usize,
    /// On other words without *review*; of edited words also those that are said to be the same.
    pub wrong: usize,
}

impl Count {
    pub fn add_all(&mut self, other: &Self) {
        self.cases += other.cases;
        self.right += other.right;
        self.exact += other.exact;
        self.review += other.review;
        self.orphan += other.orphan;
        self.wrong += other.wrong;
    }

    /// Tells whether at least so many percent are right, and at most so many wrong; of few cases three may be amiss,
    /// since so few tell nothing.
    pub fn reaches(&self, right: f64, wrong: f64) -> bool {
        let most = |percent: f64| (percent / 100.0 * self.cases as f64).max(3.0);
        (self.cases - self.right) as f64 <= most(100.0 - right) && self.wrong as f64 <= most(wrong)
    }

    /// Counts a case; tells whether it is one to be looked at.
    pub fn add(&mut self, fate: Fate, truth: Option<&Range<usize>>, answer: &Answer) -> bool {
        self.cases += 1;
        let is_review = answer.state == "review";
        self.review += usize::from(is_review);
        self.orphan += usize::from(answer.bytes.is_none());
        let shared = match (truth, &answer.bytes) {
            (Some(truth), Some(bytes)) => {
                let both = truth
                    .end
                    .min(bytes.end)
                    .saturating_sub(truth.start.max(bytes.start));
                let all = truth.end.max(bytes.end) - truth.start.min(bytes.start);
                both as f64 / all.max(1) as f64
            }
            _ => 0.0,
        };
        self.exact += usize::from(truth == answer.bytes.as_ref());
        let is_said_same = matches!(answer.state.as_str(), "anchored" | "moved");
        let is_wrong = match (fate, &answer.bytes) {
            (_, None) => false,
            (Fate::Gone, Some(_)) => !is_review,
            (Fate::Lives, Some(_)) => shared < 0.5 && !is_review,
            (Fate::Edited, Some(_)) => is_said_same || (shared < 0.5 && !is_review),
            (Fate::Rewritten, Some(_)) => {
                is_said_same || (shared < 0.5 && !is_review && answer.state != "edited")
            }
        };
        self.wrong += usize::from(is_wrong);
        self.right += usize::from(match fate {
            Fate::Gone => !is_wrong,
            _ => shared >= 0.8 && !is_wrong,
        });
        is_wrong || (fate != Fate::Gone && fate != Fate::Rewritten && shared < 0.8)
    }
}

/// Runs so many cases of a kind from a seed on, and shows the first that go wrong where that is wanted.
pub fn run(
    kind: Kind,
    fate: Fate,
    seed: u64,
    cases: usize,
    place: impl Fn(&Case) -> Answer,
    shows: bool,
) -> Count {
    let mut count = Count::default();
    let mut left = if shows { SHOWN } else { 0 };
    for number in 0..cases {
        let case = case(kind, seed + number as u64);
        let answer = place(&case);
        if count.add(fate, case.truth.as_ref(), &answer) && left > 0 {
            left -= 1;
            show(&case, &answer);
        }
    }
    count
}

pub fn show(case: &Case, answer: &Answer) {
    let there = |bytes: &Option<Range<usize>>| bytes.clone().map(|bytes| &case.new[bytes]);
    println!("  {}, {}", case.language, answer.state);
    println!("    marked   {:?}", &case.old[case.marked.clone()]);
    println!("    now      {:?}", there(&case.truth));
    println!("    answered {:?}", there(&answer.bytes));
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// Returns a row of the table.
pub fn line(name: &str, count: &Count) -> String {
    let share = |part: usize| percent(part, count.cases);
    format!(
        "| {name} | {} | {:.2} | {:.2} | {:.2} | {:.2} | {:.2} |",
        count.cases,
        share(count.right),
        share(count.exact),
        share(count.review),
        share(count.orphan),
        share(count.wrong)
    )
}

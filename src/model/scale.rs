//! What the statuses of claims decide.

use crate::model::Status;

/// The best number of a claim, which is true.
pub const BEST: u8 = 5;

/// The worst number of a claim, which is false.
pub const WORST: u8 = 1;

/// What a status decides of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Nothing yet.
    Undecided,
    /// Something, of which only the word tells what.
    Decided,
    /// How true it is, from [`WORST`] to [`BEST`].
    Rated(u8),
}

impl Decision {
    /// Returns what a status decides unless a person says otherwise.
    pub const fn of(status: &Status) -> Self {
        match status {
            Status::Undetermined | Status::InProgress => Self::Undecided,
            Status::Supported => Self::Rated(BEST),
            Status::Mixed => Self::Rated(3),
            Status::Refuted => Self::Rated(WORST),
            Status::NotCheckable | Status::Other(_) => Self::Decided,
        }
    }

    /// Reads the word for it, or its number.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "undecided" => Some(Self::Undecided),
            "decided" => Some(Self::Decided),
            number => {
                let number = number.parse().ok()?;
                (WORST..=BEST)
                    .contains(&number)
                    .then_some(Self::Rated(number))
            }
        }
    }

    /// Returns the word for it, or its number.
    pub fn word(self) -> String {
        match self {
            Self::Undecided => "undecided".to_owned(),
            Self::Decided => "decided".to_owned(),
            Self::Rated(number) => number.to_string(),
        }
    }
}

/// How far the checking of a claim can have come: statuses in their order, each with what it decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scale(Vec<(Status, Decision)>);

impl Scale {
    /// Puts a status behind the others, unless it is among them.
    pub fn add(&mut self, status: Status, decision: Decision) {
        if !self.contains(&status) {
            self.0.push((status, decision));
        }
    }

    /// Tells whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the statuses, in their order.
    pub fn statuses(&self) -> impl Iterator<Item = &Status> {
        self.0.iter().map(|(status, _)| status)
    }

    /// Returns the status of a claim that is new: undetermined, or where that is not among them the first that decides
    /// nothing, or else the first that gives no mark; never one that does, since nobody has judged it.
    pub fn begins(&self) -> Status {
        let first = |sought: Decision| self.0.iter().find(|(_, decision)| *decision == sought);
        match first(Decision::Undecided).or_else(|| first(Decision::Decided)) {
            Some((first, _)) if !self.contains(&Status::Undetermined) => first.clone(),
            _ => Status::Undetermined,
        }
    }

    /// Returns their words in a row.
    pub fn words(&self) -> String {
        let words: Vec<&str> = self.statuses().map(Status::word).collect();
        words.join(", ")
    }

    /// Tells whether a status is among them.
    pub fn contains(&self, status: &Status) -> bool {
        self.statuses().any(|known| known == status)
    }

    /// Returns what a status decides, also one that is not among them.
    pub fn decision(&self, status: &Status) -> Decision {
        let known = self.0.iter().find(|(known, _)| known == status);
        known.map_or_else(|| Decision::of(status), |(_, decision)| *decision)
    }
}

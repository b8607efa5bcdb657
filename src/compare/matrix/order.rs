//! The orders of the claims of a matrix, and of what stands beside them.

use std::cmp::Reverse;

use jiff::Timestamp;

use crate::{
    model::{Claim, ClaimId},
    text::words::fold,
};

/// The order of the claims.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowOrder {
    /// The last changed first.
    #[default]
    Changed,
    /// By wording.
    Statement,
    /// What has the most left to read first.
    Left,
    /// The first made first, as claims stand in what is printed and exported.
    Made,
}

/// The place of a claim in an order.
type Place = (Reverse<usize>, String, Option<Reverse<Timestamp>>, ClaimId);

impl RowOrder {
    /// The orders of the screen, in the order in which a key steps through them.
    pub const ALL: [Self; 3] = [Self::Changed, Self::Statement, Self::Left];

    /// Returns the words for it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Changed => "last changed first",
            Self::Statement => "by statement",
            Self::Left => "most left first",
            Self::Made => "first made first",
        }
    }

    /// Returns its name in a line of the palette.
    pub fn name(self) -> &'static str {
        let words = self.words();
        words.strip_prefix("by ").unwrap_or(words)
    }

    /// Returns the place of a claim for which so many articles are left to read.
    pub fn place(self, claim: &Claim, left: usize) -> Place {
        let (left, statement) = match self {
            Self::Changed | Self::Made => (0, String::new()),
            Self::Statement => (0, fold(&claim.statement)),
            Self::Left => (left, String::new()),
        };
        // An id tells when it was made.
        let changed = (self != Self::Made).then_some(Reverse(claim.modified));
        (Reverse(left), statement, changed, claim.id)
    }
}

/// The order of the columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColumnOrder {
    /// The first published first, those without a date at the end.
    #[default]
    Date,
    /// By source, those without one at the end.
    Source,
    /// What has the most left to read first.
    Left,
}

impl ColumnOrder {
    /// All orders, in the order in which a key steps through them.
    pub const ALL: [Self; 3] = [Self::Date, Self::Source, Self::Left];

    /// Returns the words for it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Date => "by date",
            Self::Source => "by source",
            Self::Left => "most left first",
        }
    }
}

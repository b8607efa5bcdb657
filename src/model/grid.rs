//! Grids of competing hypotheses: evidence held against claims that exclude each other.

use crate::model::field::words;

words! {
    /// What a piece of evidence is to a claim.
    Rating {
        /// It fits the claim very well.
        VeryConsistent = "CC",
        /// It fits the claim.
        Consistent = "C",
        /// It says nothing for or against it.
        Neutral = "N",
        /// It does not fit the claim.
        Inconsistent = "I",
        /// It does not fit the claim at all.
        VeryInconsistent = "II",
        /// It has nothing to do with it.
        NotApplicable = "NA",
    }
}

impl Rating {
    /// Returns how much it says against the claim; what fits says nothing against it, and proves nothing.
    pub const fn against(&self) -> usize {
        match self {
            Self::Inconsistent => 1,
            Self::VeryInconsistent => 2,
            Self::VeryConsistent
            | Self::Consistent
            | Self::Neutral
            | Self::NotApplicable
            | Self::Other(_) => 0,
        }
    }

    /// Returns the words for it.
    pub fn in_words(&self) -> &str {
        match self {
            Self::VeryConsistent => "very consistent",
            Self::Consistent => "consistent",
            Self::Neutral => "neutral",
            Self::Inconsistent => "inconsistent",
            Self::VeryInconsistent => "very inconsistent",
            Self::NotApplicable => "not applicable",
            Self::Other(word) => word,
        }
    }
}

words! {
    /// How far a piece of evidence is to be believed.
    Credibility {
        /// Far.
        High = "high",
        /// With care.
        Medium = "medium",
        /// Hardly.
        Low = "low",
    }
}

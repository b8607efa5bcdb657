//! Sentences of two articles that disagree.

/// What two sentences differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A number, or what is measured in a unit.
    Number,
    /// An amount of money.
    Amount,
    /// A percentage.
    Percentage,
    /// A day, a month, a year or a time of day.
    Date,
    /// A name.
    Name,
    /// One denies what the other says.
    Negation,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 6] = [
        Self::Number,
        Self::Amount,
        Self::Percentage,
        Self::Date,
        Self::Name,
        Self::Negation,
    ];

    /// Returns its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Amount => "amount",
            Self::Percentage => "percentage",
            Self::Date => "date",
            Self::Name => "name",
            Self::Negation => "negation",
        }
    }
}

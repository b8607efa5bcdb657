//! Dates as precisely as they are known.

use std::fmt;

/// A day, a month or a year, as precisely as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: i16,
    month: Option<u8>,
    day: Option<u8>,
}

impl PartialDate {
    /// Reads `2020`, `2020-08` or `2020-08-23`; a day that the calendar doesn't have is refused.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
        let month = parts
            .next()
            .map(|m| m.parse().ok())
            .map_or(Some(None), |m: Option<u8>| m.map(Some))?;
        let day = parts
            .next()
            .map(|d| d.parse().ok())
            .map_or(Some(None), |d: Option<u8>| d.map(Some))?;
        let valid = jiff::civil::Date::new(
            year,
            month.unwrap_or(1).cast_signed(),
            day.unwrap_or(1).cast_signed(),
        );
        (parts.next().is_none() && valid.is_ok()).then_some(Self { year, month, day })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        self.month.map_or(Ok(()), |m| write!(f, "-{m:02}"))?;
        self.day.map_or(Ok(()), |d| write!(f, "-{d:02}"))
    }
}

//! Dates as precisely as they are known.

mod words;

use std::fmt;

use jiff::civil::Date;
use thiserror::Error;

/// A day, a month or a year, as precisely as it is known.
///
/// Of the proleptic Gregorian calendar, years 1 to 9999. It is the date as the article prints it: no
/// time zone is applied. Earlier sorts before later, and a year before its months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: i16,
    month: Option<u8>,
    day: Option<u8>,
}

/// Says why a text is not taken for a date.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DateFault {
    /// Day and month cannot be told apart.
    #[error("The date \"{0}\" can be read in two ways.")]
    Ambiguous(String),
    /// It is not a date, has no year, or names a day that does not exist.
    #[error("\"{0}\" is not a date.")]
    Unreadable(String),
}

impl DateFault {
    /// Returns what the person can do.
    pub fn hint(&self) -> &'static str {
        "Write it as 2020-08-23, 2020-08 or 2020."
    }
}

impl PartialDate {
    /// Makes a date of which only the year is known; `None` outside 1 to 9999.
    pub fn of_year(year: i16) -> Option<Self> {
        (1..=9999).contains(&year).then_some(Self {
            year,
            month: None,
            day: None,
        })
    }

    /// Makes a date of which the month is known; `None` where there is no such month.
    pub fn of_month(year: i16, month: u8) -> Option<Self> {
        let date = Self::of_year(year)?;
        (1..=12).contains(&month).then_some(Self {
            month: Some(month),
            ..date
        })
    }

    /// Makes a full date; `None` where there is no such day.
    pub fn of_day(year: i16, month: u8, day: u8) -> Option<Self> {
        let date = Self::of_month(year, month)?;
        (1..=days_in(year, month)).contains(&day).then_some(Self {
            day: Some(day),
            ..date
        })
    }

    /// Returns the year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// Returns the month, 1 to 12.
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// Returns the day of the month, 1 to 31; never known without the month.
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// Returns the first day that may be meant.
    pub fn first_day(self) -> Date {
        self.civil(self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// Returns the last day that may be meant.
    pub fn last_day(self) -> Date {
        let month = self.month.unwrap_or(12);
        let day = self.day.unwrap_or_else(|| days_in(self.year, month));
        self.civil(month, day)
    }

    fn civil(self, month: u8, day: u8) -> Date {
        let (month, day) = (month.cast_signed(), day.cast_signed());
        // Only days that exist can be made.
        Date::new(self.year, month, day).unwrap_or_default()
    }

    /// Parses `2020`, `2020-08` or `2020-08-23`: what `Display` writes, and nothing else.
    pub fn parse_iso(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = parts.next();
        let day = parts.next();
        if parts.next().is_some() {
            return None;
        }
        let year = i16::try_from(year).ok()?;
        let small = |part: &str| u8::try_from(digits(part, 2)?).ok();
        match (month, day) {
            (None, _) => Self::of_year(year),
            (Some(month), None) => Self::of_month(year, small(month)?),
            (Some(month), Some(day)) => Self::of_day(year, small(month)?, small(day)?),
        }
    }

    /// Reads a date as people and programs write it; a time of day after or before it is passed over.
    ///
    /// ISO dates, numeric dates whose day and month cannot be taken for one another, and dates with a
    /// month in words of most languages of Europe or in Japanese signs. A weekday tells day and month apart
    /// where only one of them falls on it.
    ///
    /// # Errors
    /// Where the text says anything besides, has no year, or could mean two days (03/04/2020).
    pub fn read(text: &str) -> Result<Self, DateFault> {
        words::read(text)
    }

    /// Tells whether a word names a month or a weekday, and so is not likely the name of a person.
    pub fn is_calendar_word(word: &str) -> bool {
        words::is_calendar_word(word)
    }

    /// Tells whether a word names a month in one of the languages read.
    pub fn is_month_word(word: &str) -> bool {
        words::is_month_word(word)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

/// Reads exactly `count` ASCII digits.
fn digits(text: &str, count: usize) -> Option<u32> {
    let fits = text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}

/// Counts the days of a month.
fn days_in(year: i16, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn impossible_days_cannot_be_made() {
        assert_eq!(PartialDate::of_day(2019, 2, 29), None);
        assert!(PartialDate::of_day(2020, 2, 29).is_some());
        assert_eq!(PartialDate::of_day(1900, 2, 29), None);
        assert!(PartialDate::of_day(2000, 2, 29).is_some());
        assert_eq!(PartialDate::of_day(2020, 4, 31), None);
        assert_eq!(PartialDate::of_month(2020, 13), None);
        assert_eq!(PartialDate::of_month(2020, 0), None);
        assert_eq!(PartialDate::of_year(0), None);
        assert_eq!(PartialDate::of_year(10_000), None);
    }

    #[test]
    fn iso_dates_are_written_as_they_are_read() {
        for text in ["2020", "2020-08", "2020-08-23", "0987-01-02"] {
            assert_eq!(PartialDate::parse_iso(text).unwrap().to_string(), text);
        }
        for text in [
            "",
            "20",
            "2020-",
            "2020-8",
            "2020-08-23-1",
            "+020-08",
            "2020-02-30",
        ] {
            assert_eq!(PartialDate::parse_iso(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_begins_and_ends_with_days() {
        for (text, first, last) in [
            ("2020", "2020-01-01", "2020-12-31"),
            ("2020-02", "2020-02-01", "2020-02-29"),
            ("2021-02", "2021-02-01", "2021-02-28"),
            ("9999-12", "9999-12-01", "9999-12-31"),
            ("0001-01-02", "0001-01-02", "0001-01-02"),
        ] {
            let date = PartialDate::parse_iso(text).unwrap();
            assert_eq!(date.first_day().to_string(), first);
            assert_eq!(date.last_day().to_string(), last);
        }
    }

    #[test]
    fn a_year_sorts_before_its_months_and_days() {
        let year = PartialDate::of_year(2020).unwrap();
        let month = PartialDate::of_month(2020, 1).unwrap();
        let day = PartialDate::of_day(2020, 1, 1).unwrap();
        assert!(year < month && month < day);
        assert!(day < PartialDate::of_year(2021).unwrap());
    }
}

//! What articles that stand together have in common: a source, or a time.

use std::{cmp::Reverse, fmt};

use jiff::civil::Date;

use crate::model::{CleanText, PartialDate};

/// The heading of a group of articles.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Heading {
    /// They come from one source, or it is not known.
    Source(Option<CleanText>),
    /// They bear a date that is yet to come.
    Ahead,
    /// They are of this day.
    Today,
    /// They are of the day before.
    Yesterday,
    /// They are of an earlier day of this week, which begins on Monday.
    ThisWeek,
    /// They are of this month of this year.
    Month(i16, u8),
    /// They are of this year, and no more is known.
    Year(i16),
    /// No date is known.
    Undated,
}

impl Heading {
    /// Returns the heading of a date as seen on a day; without the day, weeks and days have no names.
    pub fn of_date(date: Option<PartialDate>, today: Option<PartialDate>) -> Self {
        let Some(date) = date else {
            return Self::Undated;
        };
        let far = match date.month() {
            Some(month) => Self::Month(date.year(), month),
            None => Self::Year(date.year()),
        };
        let (Some(day), Some(today)) = (civil(date), today.and_then(civil)) else {
            return far;
        };
        let Ok(ago) = day.until(today) else {
            return far;
        };
        match ago.get_days() {
            days if days < 0 => Self::Ahead,
            0 => Self::Today,
            1 => Self::Yesterday,
            days if days <= i32::from(today.weekday().to_monday_zero_offset()) => Self::ThisWeek,
            _ => far,
        }
    }

    /// Returns by what groups of dates are ordered: the last first, what is less known behind.
    pub fn order(&self) -> impl Ord + use<> {
        let (rank, year, month) = match self {
            Self::Ahead => (0, 0, 0),
            Self::Today => (1, 0, 0),
            Self::Yesterday => (2, 0, 0),
            Self::ThisWeek => (3, 0, 0),
            Self::Month(year, month) => (4, *year, *month),
            Self::Year(year) => (4, *year, 0),
            Self::Undated => (5, 0, 0),
            Self::Source(_) => (6, 0, 0),
        };
        (rank, Reverse((year, month)))
    }
}

/// Returns the day, where it is known.
fn civil(date: PartialDate) -> Option<Date> {
    let (month, day) = (
        i8::try_from(date.month()?).ok()?,
        i8::try_from(date.day()?).ok()?,
    );
    Date::new(date.year(), month, day).ok()
}

impl fmt::Display for Heading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        match self {
            Self::Source(Some(source)) => f.write_str(source),
            Self::Source(None) => f.write_str("source?"),
            Self::Ahead => f.write_str("Ahead"),
            Self::Today => f.write_str("Today"),
            Self::Yesterday => f.write_str("Yesterday"),
            Self::ThisWeek => f.write_str("This week"),
            Self::Month(year, month) => {
                let name = usize::from(*month)
                    .checked_sub(1)
                    .and_then(|at| MONTHS.get(at));
                write!(f, "{} {year}", name.unwrap_or(&""))
            }
            Self::Year(year) => write!(f, "{year}"),
            Self::Undated => f.write_str("Undated"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_near_by_have_names_and_others_are_of_their_month() {
        // A Wednesday.
        let today = PartialDate::parse_iso("2020-08-26");
        let heading =
            |date: &str| Heading::of_date(PartialDate::parse_iso(date), today).to_string();
        let expected = [
            ("2020-08-27", "Ahead"),
            ("2020-08-26", "Today"),
            ("2020-08-25", "Yesterday"),
            ("2020-08-24", "This week"),
            ("2020-08-23", "August 2020"),
            ("2020-08", "August 2020"),
            ("2020", "2020"),
            ("1999-12-31", "December 1999"),
            ("no date", "Undated"),
        ];
        for (date, name) in expected {
            assert_eq!(heading(date), name, "{date}");
        }
        let without = Heading::of_date(today, None);
        assert_eq!(without, Heading::Month(2020, 8));
    }

    #[test]
    fn the_last_stand_first_and_what_is_less_known_behind() {
        let in_order = [
            Heading::Ahead,
            Heading::Today,
            Heading::Yesterday,
            Heading::ThisWeek,
            Heading::Month(2020, 8),
            Heading::Month(2020, 7),
            Heading::Year(2020),
            Heading::Month(2019, 12),
            Heading::Undated,
        ];
        assert!(in_order.is_sorted_by_key(Heading::order));
    }
}

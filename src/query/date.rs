//! Days, ranges of days and ages, as they are written in a query, and what they mean at a moment.
//!
//! They are kept as they were written and told apart only when something is looked for: so a query that
//! stays open over midnight, or is kept for a year, still means *today* by `today`.

use std::fmt;

use jiff::{Span, Timestamp, civil::Date, tz::TimeZone};

use crate::model::PartialDate;

/// When and where something is asked: what `today` and ages are counted from.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// The time.
    pub now: Timestamp,
    /// Where days begin and end.
    pub zone: TimeZone,
}

impl Moment {
    /// Returns the day.
    pub fn today(&self) -> Date {
        self.now.to_zoned(self.zone.clone()).date()
    }

    /// Returns the time that was so long ago; the first of all times where that is too long.
    fn ago(&self, age: Age) -> Timestamp {
        let Ok(span) = age.span() else {
            return Timestamp::MIN;
        };
        let now = self.now.to_zoned(self.zone.clone());
        now.saturating_sub(span).timestamp()
    }
}

/// Which times a query asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// From the beginning of one day, month or year to the end of another; open where there is none.
    During {
        /// The first.
        first: Option<Day>,
        /// The last.
        last: Option<Day>,
    },
    /// Not longer ago than an age, and all that is still ahead.
    Within(Age),
    /// Longer ago than an age.
    Before(Age),
}

/// A day, or a month or year, as it is named in a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Day {
    /// One of the calendar.
    Date(PartialDate),
    /// The day on which the query is asked.
    Today,
    /// The day before.
    Yesterday,
}

/// How long ago something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Age {
    /// How many units.
    pub count: u32,
    /// The unit.
    pub unit: Unit,
}

/// What ages are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months of the calendar.
    Month,
    /// Years of the calendar.
    Year,
}

/// Days from a first to a last one, both included; open where there is none.
///
/// The end is included, as the day after the last of the calendar can't be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first.
    pub first: Option<Date>,
    /// The last.
    pub last: Option<Date>,
}

impl Days {
    /// Tells whether a date lies within: all days that may be meant do.
    ///
    /// An article of `2020` is not taken for one of August.
    pub fn contain(self, date: PartialDate) -> bool {
        self.first.is_none_or(|first| first <= date.first_day())
            && self.last.is_none_or(|last| date.last_day() <= last)
    }
}

/// Times from one on, up to but without another; open where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instants {
    /// The first.
    pub from: Option<Timestamp>,
    /// The first that doesn't belong to them any more.
    pub before: Option<Timestamp>,
}

impl Instants {
    /// Tells whether a time lies within.
    pub fn contain(self, time: Timestamp) -> bool {
        self.from.is_none_or(|from| from <= time) && self.before.is_none_or(|before| time < before)
    }
}

/// Says why a text is not taken for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WhenFault {
    /// It ends before it begins.
    Backwards,
    /// It is no date, no range and no age.
    Unreadable,
}

impl When {
    /// Reads a date, a range or an age; an age alone is one *within* which something must be.
    pub(super) fn parse(text: &str) -> Result<Self, WhenFault> {
        let text = text.to_ascii_lowercase();
        if let Some((first, last)) = text.split_once("..") {
            let end = |text: &str| match text {
                "" => Ok(None),
                day => Day::parse(day).map(Some).ok_or(WhenFault::Unreadable),
            };
            return match (end(first)?, end(last)?) {
                (None, None) => Err(WhenFault::Unreadable),
                (Some(Day::Date(a)), Some(Day::Date(b))) if b.last_day() < a.first_day() => {
                    Err(WhenFault::Backwards)
                }
                (first, last) => Ok(Self::During { first, last }),
            };
        }
        let age = |text: &str| Age::parse(text).ok_or(WhenFault::Unreadable);
        if let Some(rest) = text.strip_prefix('<') {
            age(rest).map(Self::Within)
        } else if let Some(rest) = text.strip_prefix('>') {
            age(rest).map(Self::Before)
        } else if let Some(day) = Day::parse(&text) {
            Ok(Self::During {
                first: Some(day),
                last: Some(day),
            })
        } else {
            age(&text).map(Self::Within)
        }
    }

    /// Tells whether more letters could make a time of a text.
    pub(super) fn begins_with(text: &str) -> bool {
        let text = text.to_ascii_lowercase();
        if let Some((first, last)) = text.split_once("..") {
            return (first.is_empty() || Day::parse(first).is_some()) && Day::begins_with(last);
        }
        let in_range = text.strip_suffix('.').unwrap_or(&text);
        let age = text.strip_prefix(['<', '>']).unwrap_or(&text);
        in_range.is_empty()
            || Day::begins_with(&text)
            || Day::parse(in_range).is_some()
            || age.bytes().all(|byte| byte.is_ascii_digit()) && age.len() < 10
    }

    /// Returns the days that are meant at a moment: for dates that have no time.
    pub fn days(self, at: &Moment) -> Days {
        let day_of = |time: Timestamp| time.to_zoned(at.zone.clone()).date();
        match self {
            Self::During { first, last } => Days {
                first: first.map(|day| day.first(at)),
                last: last.map(|day| day.last(at)),
            },
            Self::Within(age) => Days {
                first: Some(day_of(at.ago(age))),
                last: None,
            },
            Self::Before(age) => Days {
                first: None,
                last: Some(day_of(at.ago(age)).yesterday().unwrap_or(Date::MIN)),
            },
        }
    }

    /// Returns the times that are meant at a moment.
    pub fn instants(self, at: &Moment) -> Instants {
        let start = |day: Date| day.to_zoned(at.zone.clone()).map(|zoned| zoned.timestamp());
        match self {
            Self::During { first, last } => Instants {
                from: first.map(|day| start(day.first(at)).unwrap_or(Timestamp::MAX)),
                // After the last day of the calendar there is nothing to keep out.
                before: last.and_then(|day| start(day.last(at).tomorrow().ok()?).ok()),
            },
            Self::Within(age) => Instants {
                from: Some(at.ago(age)),
                before: None,
            },
            Self::Before(age) => Instants {
                from: None,
                before: Some(at.ago(age)),
            },
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::During {
                first: Some(first),
                last: Some(last),
            } if first == last => write!(f, "{first}"),
            Self::During { first, last } => {
                let word = |day: &Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
                write!(f, "{}..{}", word(first), word(last))
            }
            Self::Within(age) => write!(f, "<{age}"),
            Self::Before(age) => write!(f, ">{age}"),
        }
    }
}

impl Day {
    const NAMED: [(&'static str, Self); 2] =
        [("today", Self::Today), ("yesterday", Self::Yesterday)];

    fn parse(text: &str) -> Option<Self> {
        let named = Self::NAMED.into_iter().find(|(name, _)| *name == text);
        named
            .map(|(_, day)| day)
            .or_else(|| PartialDate::parse_iso(text).map(Self::Date))
    }

    fn begins_with(text: &str) -> bool {
        Self::NAMED.iter().any(|(name, _)| name.starts_with(text)) || begins_date(text)
    }

    fn first(self, at: &Moment) -> Date {
        match self {
            Self::Date(date) => date.first_day(),
            Self::Today => at.today(),
            Self::Yesterday => at.today().yesterday().unwrap_or(Date::MIN),
        }
    }

    fn last(self, at: &Moment) -> Date {
        match self {
            Self::Date(date) => date.last_day(),
            Self::Today | Self::Yesterday => self.first(at),
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Today => f.write_str("today"),
            Self::Yesterday => f.write_str("yesterday"),
        }
    }
}

/// Tells whether more digits could make a date of a text.
///
/// Tries them: where a year, a month or a day ends, there must be one, so it tries a few hundred at most.
fn begins_date(text: &str) -> bool {
    if matches!(text.len(), 4 | 7) || text.len() >= 10 {
        return PartialDate::parse_iso(text).is_some();
    }
    text.is_ascii()
        && (text.ends_with('-') || text.len() != 5 && text.len() != 8)
        && ('0'..='9').any(|digit| begins_date(&format!("{text}{digit}")))
}

impl Age {
    fn parse(text: &str) -> Option<Self> {
        let unit = text.chars().next_back()?;
        let count = text.strip_suffix(unit)?;
        let is_count = !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit());
        Some(Self {
            count: is_count.then(|| count.parse().ok()).flatten()?,
            unit: Unit::ALL.into_iter().find(|known| known.sign() == unit)?,
        })
    }

    fn span(self) -> Result<Span, jiff::Error> {
        let (span, count) = (Span::new(), i64::from(self.count));
        match self.unit {
            Unit::Hour => span.try_hours(count),
            Unit::Day => span.try_days(count),
            Unit::Week => span.try_weeks(count),
            Unit::Month => span.try_months(count),
            Unit::Year => span.try_years(count),
        }
    }
}

impl fmt::Display for Age {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.count, self.unit.sign())
    }
}

impl Unit {
    /// All units, the shortest first.
    pub const ALL: [Self; 5] = [Self::Hour, Self::Day, Self::Week, Self::Month, Self::Year];

    /// Returns the letter behind the count.
    pub const fn sign(self) -> char {
        match self {
            Self::Hour => 'h',
            Self::Day => 'd',
            Self::Week => 'w',
            Self::Month => 'm',
            Self::Year => 'y',
        }
    }
}

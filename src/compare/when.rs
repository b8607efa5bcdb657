//! Days, months, years and times of day, as a sentence names them.
//!
//! “August 23, 2020” is “23 Aug 2020”. Weekdays and words such as “yesterday” are counted from the date of the
//! article itself; where it has none, they stay open and differ from nothing.

mod names;
mod read;
mod spell;

use std::ops::Range;

use jiff::civil::Date;

use crate::{
    compare::{language::Language, lexeme::Lexeme},
    model::PartialDate,
};
pub(super) use names::is_weekday;
use names::{FEASTS, month_of, weekday_of};
use read::Reader;
pub(super) use spell::spellings;

/// A time that a sentence names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// Where it stands, in bytes of the sentence.
    pub bytes: Range<usize>,
    /// Which lexemes it takes.
    pub lexemes: Range<usize>,
    /// What is meant.
    pub time: When,
}

/// What is meant by a time, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// A day, a month or a year of the calendar; what is not named is not known.
    Calendar {
        /// The year.
        year: Option<i16>,
        /// The month, 1 to 12.
        month: Option<i8>,
        /// The day of the month.
        day: Option<i8>,
    },
    /// Days of one month, from the first to the last: `3 to 9 October`.
    Days {
        /// The year, where it is named.
        year: Option<i16>,
        /// The month, 1 to 12.
        month: i8,
        /// The first day.
        first: i8,
        /// The last day.
        last: i8,
    },
    /// Spans of days of which one is meant, from the first to the last of each.
    OneOf(Vec<(Date, Date)>),
    /// A weekday or the like, with no date to count from.
    Open,
    /// A time of day.
    Clock {
        /// In minutes.
        minutes: u16,
        /// The zone that is named; of two times in different zones, or of which one has none, it is open which is which.
        zone: Option<&'static str>,
    },
}

/// How finely a time is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grain {
    Clock,
    Day,
    /// Or a week.
    Month,
    Year,
}

impl When {
    /// Tells whether both can be said of one time.
    pub fn agrees(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Clock { minutes, zone },
                Self::Clock {
                    minutes: other_minutes,
                    zone: other_zone,
                },
            ) => zone != other_zone || minutes == other_minutes,
            (Self::Clock { .. } | Self::Open, _) | (_, Self::Clock { .. } | Self::Open) => true,
            (Self::OneOf(some), Self::OneOf(others)) => some.iter().any(|(first, last)| {
                others
                    .iter()
                    .any(|(other_first, other_last)| first <= other_last && other_first <= last)
            }),
            (Self::OneOf(some), other) | (other, Self::OneOf(some)) => some
                .iter()
                .any(|(first, last)| other.may_be_in(*first, *last)),
            (one, other) => {
                fn differ<T: PartialEq>(one: Option<T>, two: Option<T>) -> bool {
                    one.zip(two).is_some_and(|(one, two)| one != two)
                }
                let days = one.days().zip(other.days());
                // A day may be one of several; two spans of days are the same or not.
                let days_differ =
                    days.is_some_and(|(one, two)| match (one.0 == one.1, two.0 == two.1) {
                        (false, false) => one != two,
                        _ => one.1 < two.0 || two.1 < one.0,
                    });
                !differ(one.year(), other.year())
                    && !differ(one.month(), other.month())
                    && !days_differ
            }
        }
    }

    fn year(&self) -> Option<i16> {
        match self {
            Self::Calendar { year, .. } | Self::Days { year, .. } => *year,
            _ => None,
        }
    }

    fn month(&self) -> Option<i8> {
        match self {
            Self::Calendar { month, .. } => *month,
            Self::Days { month, .. } => Some(*month),
            _ => None,
        }
    }

    /// Returns the first and the last day of the month that may be meant.
    fn days(&self) -> Option<(i8, i8)> {
        match self {
            Self::Calendar { day, .. } => day.map(|day| (day, day)),
            Self::Days { first, last, .. } => Some((*first, *last)),
            _ => None,
        }
    }

    /// Tells whether it is a day, as far as it is known which.
    pub fn is_day(&self) -> bool {
        match self {
            Self::Calendar { day, .. } => day.is_some(),
            Self::OneOf(spans) => spans.iter().all(|(first, last)| first == last),
            Self::Days { .. } | Self::Open | Self::Clock { .. } => false,
        }
    }

    /// Tells whether two times are of a kind, so that one can be told against the other.
    pub fn is_like(&self, other: &Self) -> bool {
        matches!(self, Self::Clock { .. }) == matches!(other, Self::Clock { .. })
    }

    /// Tells whether two times are given as finely, a year and a year or a day and a day, so that one may be meant
    /// for the other.
    pub fn is_as_fine_as(&self, other: &Self) -> bool {
        self.is_like(other) && self.is_whole_year() == other.is_whole_year()
    }

    /// Tells whether it lies behind the day of the article or before it, where that is known: a weekday may be either.
    pub fn is_ahead(&self, published: PartialDate) -> Option<bool> {
        let (first, last) = match self {
            Self::Calendar {
                year: None,
                month: Some(month),
                day,
            } => return near_year(*month, *day, published),
            Self::Calendar {
                year: Some(year),
                month,
                day,
            } => {
                let first = Date::new(*year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
                let last = match (month, day) {
                    (_, Some(_)) => first,
                    (Some(_), None) => first.last_of_month(),
                    (None, None) => first.last_of_year(),
                };
                (first, last)
            }
            Self::OneOf(spans) => (
                spans.iter().map(|(first, _)| *first).min()?,
                spans.iter().map(|(_, last)| *last).max()?,
            ),
            _ => return None,
        };
        if first > published.last_day() {
            Some(true)
        } else {
            (last < published.first_day()).then_some(false)
        }
    }

    /// Tells whether both are days of the calendar, or both weekdays and the like.
    pub fn is_written_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
            && self.grain() == other.grain()
    }

    /// Returns the one of the weekdays that may be meant that lies nearest to the day of the article; none of other times.
    pub fn nearest(&self, published: PartialDate) -> Option<Date> {
        let Self::OneOf(spans) = self else {
            return None;
        };
        let days = spans.iter().filter(|(first, last)| first == last);
        let far = |day: &Date| published.first_day().duration_since(*day).as_hours().abs();
        days.map(|(first, _)| *first).min_by_key(far)
    }

    /// Returns how many days before the day of the article it lies, where it is one day that is known.
    pub fn days_before(&self, published: PartialDate) -> Option<i64> {
        let day = match self {
            Self::Calendar {
                year,
                month: Some(month),
                day: Some(day),
            } => Date::new(year.unwrap_or(published.year()), *month, *day).ok()?,
            // The last one before the article, or the day of it.
            Self::OneOf(spans) => {
                let days = spans.iter().filter(|(first, last)| first == last);
                let days = days.map(|(first, _)| *first);
                days.filter(|day| *day <= published.last_day()).max()?
            }
            _ => return None,
        };
        published.day()?;
        Some(published.first_day().duration_since(day).as_hours() / 24)
    }

    /// Tells how finely it is given.
    pub fn grain(&self) -> Grain {
        match self {
            Self::Clock { .. } => Grain::Clock,
            _ if self.is_whole_year() => Grain::Year,
            Self::Calendar { day: None, .. } => Grain::Month,
            Self::OneOf(spans) if spans.iter().any(|(first, last)| first != last) => Grain::Month,
            Self::Calendar { .. } | Self::Days { .. } | Self::OneOf(_) | Self::Open => Grain::Day,
        }
    }

    /// Tells whether two times that do not agree may be told of one thing: they are given as finely, or one names the day
    /// of a month, or a month of a year, and the other one another month or year.
    pub fn may_be_meant_for(&self, other: &Self) -> bool {
        let is_clock = |time: &Self| matches!(time, Self::Clock { .. } | Self::Open);
        let names_both = self.month().is_some() && other.month().is_some();
        self.grain() == other.grain() || names_both && !is_clock(self) && !is_clock(other)
    }

    /// Tells whether it is a year before another one, or lies in one.
    pub fn is_year_before(&self, year: i16) -> bool {
        match self {
            Self::OneOf(spans) => {
                self.is_whole_year() && spans.iter().all(|(_, last)| last.year() < year)
            }
            time => time.year().is_some_and(|own| own < year),
        }
    }

    /// Tells whether it agrees with another time and says of itself in which year it is.
    pub fn names_year_of(&self, other: &Self) -> bool {
        let has_year = self.year().is_some() || matches!(self, Self::OneOf(_));
        has_year && self.is_like(other) && self.agrees(other)
    }

    /// Tells whether two days differ so much, in day and month, that one is hardly meant for the other.
    pub fn is_far_from(&self, other: &Self) -> bool {
        const FAR: i32 = 100;
        let parts = |time: &Self| match time {
            Self::Calendar {
                year,
                month: Some(month),
                day: Some(day),
            } => Some((*year, *month, *day)),
            _ => None,
        };
        parts(self).zip(parts(other)).is_some_and(|(one, two)| {
            let years = one
                .0
                .zip(two.0)
                .map_or(0, |(one, two)| i32::from(one - two));
            let days = years * 365 + i32::from(one.1 - two.1) * 30 + i32::from(one.2 - two.2);
            one.1 != two.1 && one.2 != two.2 && days.abs() > FAR
        })
    }

    /// Tells whether a whole year is meant.
    fn is_whole_year(&self) -> bool {
        match self {
            Self::Calendar { month, .. } => month.is_none(),
            Self::OneOf(spans) => spans.iter().all(|(first, last)| {
                first.first_of_year() == *first && last.last_of_year() == *last
            }),
            Self::Days { .. } | Self::Open | Self::Clock { .. } => false,
        }
    }

    /// Tells whether a day that may be meant lies in a span of days.
    fn may_be_in(&self, first: Date, last: Date) -> bool {
        // A span is ten years at most: its days can be tried.
        let mut at = first;
        loop {
            let fits = self.year().is_none_or(|year| year == at.year())
                && self.month().is_none_or(|month| month == at.month())
                && self
                    .days()
                    .is_none_or(|(first, last)| (first..=last).contains(&at.day()));
            if fits {
                return true;
            }
            match at.tomorrow() {
                Ok(next) if next <= last => at = next,
                _ => return false,
            }
        }
    }
}

/// Tells whether a day or month without its year lies behind the day of the article or before it, where one of the two is
/// much nearer.
fn near_year(month: i8, day: Option<i8>, published: PartialDate) -> Option<bool> {
    const CLEAR: i64 = 120;
    let at = published.first_day();
    let days = (-1..=1).filter_map(|by| {
        let date = Date::new(at.year() + by, month, day.unwrap_or(15)).ok()?;
        Some(date.duration_since(at).as_hours() / 24)
    });
    let nearest = days.min_by_key(|days| days.abs())?;
    let is_same_month = day.is_none() && nearest.abs() <= 31;
    (nearest != 0 && nearest.abs() <= CLEAR && !is_same_month).then_some(nearest > 0)
}

/// Returns the times that a sentence of an article of a date names, in order.
pub(super) fn times(
    language: Language,
    lexemes: &[Lexeme<'_>],
    published: Option<PartialDate>,
) -> Vec<Named> {
    let reader = Reader {
        language,
        lexemes,
        published: published
            .filter(|date| date.day().is_some())
            .map(PartialDate::first_day),
    };
    let mut times = Vec::new();
    let mut at = 0;
    while let Some(first) = lexemes.get(at) {
        let Some((time, end)) = reader.time(at).filter(|(_, end)| *end > at) else {
            at += 1;
            continue;
        };
        let last = lexemes.get(end - 1).unwrap_or(first);
        times.push(Named {
            bytes: first.bytes.start..last.bytes.end,
            lexemes: at..end,
            time,
        });
        at = end;
    }
    // A weekday beside a day is that day: “on Monday, 7 June”.
    let mut joined: Vec<Named> = Vec::new();
    for named in times {
        let gap = joined
            .last()
            .map(|last: &Named| last.lexemes.end..named.lexemes.start);
        let stands_beside = gap.is_some_and(|gap| {
            gap.len() <= 2
                && lexemes.get(gap).is_some_and(|gap| {
                    gap.iter()
                        .all(|one| one.is_of(&[",", "the", "den", "dem", "le", "(", "-"]))
                })
        });
        let is_day = |time: &When| matches!(time, When::Calendar { day: Some(_), .. });
        let is_weekday = |time: &When| matches!(time, When::OneOf(_) | When::Open);
        match joined.last_mut() {
            Some(last) if stands_beside && is_weekday(&last.time) && is_day(&named.time) => {
                last.bytes.end = named.bytes.end;
                last.lexemes.end = named.lexemes.end;
                last.time = named.time;
            }
            Some(last) if stands_beside && is_day(&last.time) && is_weekday(&named.time) => {
                last.bytes.end = named.bytes.end;
                last.lexemes.end = named.lexemes.end;
            }
            _ => joined.push(named),
        }
    }
    joined
}

/// Tells whether a folded word names a month, a weekday or a feast.
pub(super) fn is_calendar_word(language: Language, folded: &str) -> bool {
    month_of(language, folded).is_some() || weekday_of(folded).is_some() || FEASTS.contains(&folded)
}

#[cfg(test)]
mod tests;

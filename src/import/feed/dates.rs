//! The dates of feeds, in the many ways in which programs write them; what is no date is none.

use std::fmt;

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time},
    tz::Offset,
};

use crate::model::PartialDate;

/// The longest text that is looked at, in bytes.
const LONGEST: usize = 100;

/// When something was said: the day as it is written, in its own zone, and the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dated {
    /// The moment; where no zone is written, that of Greenwich, and where no time is, the first of the day.
    pub at: Timestamp,
    /// The day, or the month or year where no more is known.
    pub day: PartialDate,
}

impl fmt::Display for Dated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.day, self.at)
    }
}

/// Minutes east of Greenwich, by the name of a zone in lower case.
const ZONES: &[(&str, i32)] = &[
    ("z", 0),
    ("ut", 0),
    ("utc", 0),
    ("gmt", 0),
    ("wet", 0),
    ("et", -300),
    ("est", -300),
    ("edt", -240),
    ("ct", -360),
    ("cst", -360),
    ("cdt", -300),
    ("mt", -420),
    ("mst", -420),
    ("mdt", -360),
    ("pt", -480),
    ("pst", -480),
    ("pdt", -420),
    ("akst", -540),
    ("akdt", -480),
    ("hst", -600),
    ("ast", -240),
    ("adt", -180),
    ("nst", -210),
    ("ndt", -150),
    ("brt", -180),
    ("art", -180),
    ("west", 60),
    ("bst", 60),
    ("cet", 60),
    ("met", 60),
    ("mez", 60),
    ("cest", 120),
    ("mest", 120),
    ("mesz", 120),
    ("eet", 120),
    ("eest", 180),
    ("oez", 120),
    ("oesz", 180),
    ("msk", 180),
    ("ist", 330),
    ("sgt", 480),
    ("hkt", 480),
    ("awst", 480),
    ("jst", 540),
    ("kst", 540),
    ("acst", 570),
    ("acdt", 630),
    ("aest", 600),
    ("aedt", 660),
    ("nzst", 720),
    ("nzdt", 780),
];

/// Reads a date.
pub(super) fn read(text: &str) -> Option<Dated> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) && text.len() != 4 {
        return digits(text);
    }
    let mut parts = Parts::default();
    let apart = apart(text);
    let mut tokens = apart
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '[' | ']' | ';'))
        .filter(|token| !token.is_empty())
        .peekable();
    while let Some(token) = tokens.next() {
        let next = tokens.peek().copied().unwrap_or_default();
        parts.take(token, next)?;
    }
    parts.dated()
}

/// Reads seconds or milliseconds since 1970, or a day and a time written without signs.
fn digits(text: &str) -> Option<Dated> {
    let number: i64 = text.parse().ok()?;
    let at = match text.len() {
        8 => return read(&divided(text)?),
        14 => {
            let (day, time) = text.split_at_checked(8)?;
            return read(&format!("{} {}", divided(day)?, clock(time)?));
        }
        9 | 10 => Timestamp::from_second(number).ok()?,
        12 | 13 => Timestamp::from_millisecond(number).ok()?,
        _ => return None,
    };
    dated(Offset::UTC.to_datetime(at).date(), at)
}

/// Writes `20240502` as `2024-05-02`.
fn divided(day: &str) -> Option<String> {
    Some(format!(
        "{}-{}-{}",
        day.get(..4)?,
        day.get(4..6)?,
        day.get(6..)?
    ))
}

/// Writes `1000` as `10:00` and `100000` as `10:00:00`.
fn clock(time: &str) -> Option<String> {
    let all_digits = time.bytes().all(|byte| byte.is_ascii_digit());
    match time.len() {
        4 if all_digits => Some(format!("{}:{}", time.get(..2)?, time.get(2..)?)),
        6 if all_digits => Some(format!(
            "{}:{}:{}",
            time.get(..2)?,
            time.get(2..4)?,
            time.get(4..)?
        )),
        _ => None,
    }
}

/// Puts a blank where a `T` parts a day from a time.
fn apart(text: &str) -> String {
    let is_parted = |(place, c): &(usize, char)| {
        matches!(c, 't' | 'T')
            && text
                .get(..*place)
                .is_some_and(|it| it.ends_with(|c: char| c.is_ascii_digit()))
            && text
                .get(*place + 1..)
                .is_some_and(|it| it.starts_with(|c: char| c.is_ascii_digit()))
    };
    let Some((place, _)) = text.char_indices().find(is_parted) else {
        return text.to_owned();
    };
    let (day, time) = text.split_at_checked(place).unwrap_or((text, ""));
    let time = time.get(1..).unwrap_or_default();
    let day = if day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit()) {
        divided(day).unwrap_or_default()
    } else {
        day.to_owned()
    };
    // The form without signs goes on with the zone.
    let end = time
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(time.len());
    let (bare, zone) = time.split_at_checked(end).unwrap_or((time, ""));
    match clock(bare) {
        Some(clock) if !zone.starts_with(':') => format!("{day} {clock}{zone}"),
        _ => format!("{day} {time}"),
    }
}

/// What is known of a date.
#[derive(Default)]
struct Parts {
    /// What is neither time nor zone.
    day: Vec<String>,
    time: Option<Time>,
    /// Whether the time stands at the end of its day.
    is_next_day: bool,
    offset: Option<i32>,
}

impl Parts {
    fn take(&mut self, token: &str, next: &str) -> Option<()> {
        let lower = token.to_lowercase();
        if self.time.is_none()
            && (lower.contains(':')
                || half(next).is_some() && is_hour(&lower)
                || marked_hour(&lower))
        {
            return self.take_time(&lower, next);
        }
        if self.time.is_some() {
            if half(&lower).is_some() || matches!(lower.as_str(), "uhr" | "h" | "at" | "um") {
                return Some(());
            }
            if let Some(offset) = zone(&lower) {
                // "GMT +0200" says the same twice, or the second says it better.
                if self.offset.is_none() || lower.contains(['+', '-']) {
                    self.offset = Some(offset);
                }
                return Some(());
            }
            let is_name = lower.len() <= 5
                && token.bytes().all(|byte| byte.is_ascii_uppercase())
                && !PartialDate::is_month_word(&lower);
            if is_name || token.contains('/') && token.starts_with(char::is_alphabetic) {
                // Some zone; nobody knows which.
                return Some(());
            }
        }
        if self.day.is_empty() && is_weekday(&lower) {
            return Some(());
        }
        self.day.push(lower);
        Some(())
    }

    /// Takes a time of day with a zone right behind it.
    fn take_time(&mut self, token: &str, next: &str) -> Option<()> {
        let end = token
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.')))
            .unwrap_or(token.len());
        let (clock, behind) = token.split_at_checked(end)?;
        let own = half(behind);
        let name = behind.trim_end_matches('.');
        if own.is_none() && !matches!(name, "" | "h" | "uhr") {
            self.offset = Some(zone(name)?);
        }
        let half = own.or_else(|| half(next));
        let clock = clock.split('.').next()?;
        let mut numbers = clock.split(':').map(|part| part.parse::<i8>().ok());
        let mut hour = numbers.next()??;
        let minute = numbers.next().unwrap_or(Some(0))?;
        let second = numbers.next().unwrap_or(Some(0))?;
        if let Some(half) = half {
            if !(1..=12).contains(&hour) {
                return None;
            }
            hour = hour % 12 + half;
        }
        if (hour, minute) == (24, 0) {
            self.is_next_day = true;
            hour = 0;
        }
        // There are seconds that are put in.
        let second = if second == 60 { 59 } else { second };
        self.time = Some(Time::new(hour, minute, second, 0).ok()?);
        Some(())
    }

    fn dated(&self) -> Option<Dated> {
        let day = PartialDate::read(&self.day.join(" "))
            .ok()
            .or_else(|| short_year(&self.day))
            .or_else(|| self.after_weekday())?;
        if self.time.is_some() && day.day().is_none() {
            return None;
        }
        let first = day.first_day();
        let time = self.time.unwrap_or(Time::midnight());
        let offset = Offset::from_seconds(self.offset.unwrap_or(0) * 60).ok()?;
        let date = if self.is_next_day {
            first.tomorrow().ok()?
        } else {
            first
        };
        let at = offset.to_timestamp(DateTime::from_parts(date, time)).ok()?;
        if day.day().is_some() {
            dated(date, at)
        } else {
            is_one(first).then_some(Dated { day, at })
        }
    }

    /// Reads a day behind "mar", which is a weekday where another month follows.
    fn after_weekday(&self) -> Option<PartialDate> {
        let (first, rest) = self.day.split_first()?;
        if first.trim_end_matches('.') != "mar" {
            return None;
        }
        let day = PartialDate::read(&rest.join(" ")).ok();
        day.or_else(|| short_year(rest))
    }
}

/// Reads "2 may 24", "02-may-24" and "02-may-2024".
fn short_year(day: &[String]) -> Option<PartialDate> {
    let joined = match day {
        [one] => one.replace(['-', '.'], " "),
        _ => day.join(" ").replace('.', " "),
    };
    let words: Vec<&str> = joined.split_whitespace().collect();
    let [first, second, year] = words.as_slice() else {
        return None;
    };
    if PartialDate::is_month_word(first) == PartialDate::is_month_word(second) {
        return None;
    }
    let year: i16 = year.trim_start_matches('\'').parse().ok()?;
    let year = match year {
        0..70 => 2000 + year,
        70..100 => 1900 + year,
        _ => year,
    };
    PartialDate::read(&format!("{first} {second} {year}")).ok()
}

fn dated(date: Date, at: Timestamp) -> Option<Dated> {
    let (month, day) = (
        u8::try_from(date.month()).ok()?,
        u8::try_from(date.day()).ok()?,
    );
    let day = PartialDate::of_day(date.year(), month, day)?;
    is_one(date).then_some(Dated { day, at })
}

/// Tells whether a day is meant, and not what programs write where they know none.
fn is_one(date: Date) -> bool {
    let none = matches!(
        (date.year(), date.month(), date.day()),
        (1970 | 1900, 1, 1) | (1969, 12, 31)
    );
    !none && date.year() > 1000
}

/// Reads a half of the day, as the hours before it.
fn half(token: &str) -> Option<i8> {
    match token.to_lowercase().trim_end_matches('.') {
        "am" | "a.m" => Some(0),
        "pm" | "p.m" => Some(12),
        _ => None,
    }
}

/// Tells whether a token is an hour alone, as in "5 pm".
fn is_hour(token: &str) -> bool {
    matches!(token.len(), 1 | 2) && token.bytes().all(|byte| byte.is_ascii_digit())
}

/// Tells whether a token is an hour with its half of the day, as in "5pm".
fn marked_hour(token: &str) -> bool {
    let token = token.trim_end_matches('.');
    let hour = token
        .strip_suffix("am")
        .or_else(|| token.strip_suffix("pm"));
    hour.is_some_and(is_hour)
}

/// Tells whether a first token names a weekday; in languages that are not read, it ends like a short form.
fn is_weekday(token: &str) -> bool {
    let bare = token.trim_end_matches('.');
    bare.chars().all(char::is_alphabetic)
        && !PartialDate::is_month_word(bare)
        && bare.chars().count() <= 12
        && bare.chars().count() >= 2
}

/// Reads a zone: its name, its distance, or both.
fn zone(token: &str) -> Option<i32> {
    let token = token.replace('−', "-");
    let end = token.find(['+', '-']).unwrap_or(token.len());
    let (name, distance) = token.split_at_checked(end)?;
    let known = if name.is_empty() {
        0
    } else {
        ZONES.iter().find(|(known, _)| *known == name)?.1
    };
    if distance.is_empty() {
        return (!name.is_empty()).then_some(known);
    }
    let sign = if distance.starts_with('-') { -1 } else { 1 };
    let number: String = distance.chars().skip(1).filter(|c| *c != ':').collect();
    if !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let minutes = match number.len() {
        1 | 2 => number.parse::<i32>().ok()? * 60,
        3 | 4 => {
            let (hours, minutes) = number.split_at_checked(number.len() - 2)?;
            hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok()?
        }
        _ => return None,
    };
    (minutes <= 15 * 60).then_some(known + sign * minutes)
}

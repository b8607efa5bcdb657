//! When a server wants to be asked again.

use std::fmt;

use jiff::{SignedDuration, Timestamp, civil::DateTime, tz::TimeZone};

/// The years of two digits from here on are those of the last century.
const LAST_CENTURY: u16 = 70;

/// When a server wants to be asked again, by its `Retry-After`.
///
/// It may say any time: who waits for it sees to it that it is not too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// So many seconds after it was asked.
    Seconds(u64),
    /// At this time.
    At(Timestamp),
}

impl After {
    /// Reads the header: seconds, or a date in one of the three forms of HTTP.
    pub(super) fn read(header: &str) -> Option<Self> {
        let header = header.trim();
        let seconds = header.parse().ok().map(Self::Seconds);
        seconds.or_else(|| date(header).map(Self::At))
    }

    /// Returns the time that is meant where the server was asked at this one.
    pub fn since(self, asked: Timestamp) -> Timestamp {
        match self {
            Self::Seconds(seconds) => {
                let seconds = i64::try_from(seconds).unwrap_or(i64::MAX);
                let time = asked.saturating_add(SignedDuration::from_secs(seconds));
                time.unwrap_or(Timestamp::MAX)
            }
            Self::At(time) => time,
        }
    }
}

impl fmt::Display for After {
    /// Says what stands behind “to wait”.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Seconds(1) => f.write_str("for a second"),
            Self::Seconds(seconds) => write!(f, "for {seconds} seconds"),
            Self::At(time) => {
                let time = time.strftime("%a, %d %b %Y %H:%M:%S GMT");
                write!(f, "until {time}")
            }
        }
    }
}

/// Reads a date: `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` or `Sun Nov  6 08:49:37 1994`.
///
/// The day of the week is not looked at: servers get it wrong.
fn date(header: &str) -> Option<Timestamp> {
    let words = header.replace([',', '-'], " ");
    let words: Vec<&str> = words.split_ascii_whitespace().collect();
    let (day, month, year, time) = match words.as_slice() {
        [_, day, month, year, time, zone]
            if ["GMT", "UTC"]
                .iter()
                .any(|it| zone.eq_ignore_ascii_case(it)) =>
        {
            (day, month, year, time)
        }
        [_, month, day, time, year] => (day, month, year, time),
        _ => return None,
    };
    let number: u16 = year.parse().ok()?;
    let year = match (year.len(), number) {
        (2, LAST_CENTURY..) => 1900 + number,
        (2, _) => 2000 + number,
        _ => number,
    };
    let written = format!("{day} {month} {year:04} {time}");
    let read = DateTime::strptime("%d %b %Y %H:%M:%S", written).ok()?;
    Some(read.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_and_the_three_forms_of_dates_are_read() {
        let time: Timestamp = "1994-11-06T08:49:37Z".parse().unwrap();
        for (header, after) in [
            ("120", After::Seconds(120)),
            (" 0 ", After::Seconds(0)),
            ("Sun, 06 Nov 1994 08:49:37 GMT", After::At(time)),
            ("Sun, 6 Nov 1994 08:49:37 UTC", After::At(time)),
            ("Sunday, 06-Nov-94 08:49:37 GMT", After::At(time)),
            ("Sun Nov  6 08:49:37 1994", After::At(time)),
            ("Mon, 06 Nov 1994 08:49:37 gmt", After::At(time)),
        ] {
            assert_eq!(After::read(header), Some(after), "{header}");
        }
        let later = After::read("Wednesday, 01-Jan-31 00:00:00 GMT");
        assert_eq!(
            later,
            Some(After::At("2031-01-01T00:00:00Z".parse().unwrap()))
        );
        for header in [
            "",
            "soon",
            "-5",
            "1.5",
            "99999999999999999999999",
            "Sun, 06 Nov 1994 08:49:37 EST",
            "Sun, 31 Feb 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 25:49:37 GMT",
            "Sun, 06 Nov 199999 08:49:37 GMT",
            "a b c d e",
        ] {
            assert_eq!(After::read(header), None, "{header}");
        }
    }

    #[test]
    fn the_time_is_counted_from_the_question_and_never_runs_over() {
        let asked: Timestamp = "2026-05-01T10:00:00Z".parse().unwrap();
        let later = After::Seconds(90).since(asked);
        assert_eq!(later, "2026-05-01T10:01:30Z".parse().unwrap());
        assert_eq!(After::Seconds(u64::MAX).since(asked), Timestamp::MAX);
        assert_eq!(After::At(Timestamp::MIN).since(asked), Timestamp::MIN);
    }

    #[test]
    fn it_is_told_in_words() {
        let said = |header| After::read(header).unwrap().to_string();
        assert_eq!(said("1"), "for a second");
        assert_eq!(said("120"), "for 120 seconds");
        let date = "Sun, 06 Nov 1994 08:49:37 GMT";
        assert_eq!(said(date), format!("until {date}"));
    }
}

//! What days, ranges and ages mean at a moment.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::expr;
use crate::{
    model::PartialDate,
    query::{Expr, Moment, Term, When},
};

/// Half past midnight on 27 August in Berlin, where it is still the day before in London.
fn moment() -> Moment {
    Moment {
        now: "2020-08-26T22:30:00Z".parse().unwrap(),
        zone: TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap(),
    }
}

#[track_caller]
fn when(text: &str) -> When {
    match expr(&format!("added:{text}")) {
        Expr::Term(Term::When { when, .. }) => when,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn days_are_those_of_the_zone() {
    let table = [
        ("2020-08-23", "2020-08-23", "2020-08-23"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020", "2020-01-01", "2020-12-31"),
        ("today", "2020-08-27", "2020-08-27"),
        ("Yesterday", "2020-08-26", "2020-08-26"),
        ("2020-08..2020-09", "2020-08-01", "2020-09-30"),
        ("..2020", "", "2020-12-31"),
        ("2020-09..", "2020-09-01", ""),
        ("2019..yesterday", "2019-01-01", "2020-08-26"),
        ("<30d", "2020-07-28", ""),
        ("30d", "2020-07-28", ""),
        ("<1h", "2020-08-26", ""),
        (">2w", "", "2020-08-12"),
        (">1m", "", "2020-07-26"),
        ("1y", "2019-08-27", ""),
        ("9999-12-31", "9999-12-31", "9999-12-31"),
    ];
    for (text, first, last) in table {
        let days = when(text).days(&moment());
        let read = |day: &str| day.parse::<Date>().ok();
        assert_eq!((days.first, days.last), (read(first), read(last)), "{text}");
    }
}

#[test]
fn times_begin_and_end_with_the_days_of_the_zone() {
    let table = [
        ("today", "2020-08-26T22:00:00Z", "2020-08-27T22:00:00Z"),
        ("yesterday", "2020-08-25T22:00:00Z", "2020-08-26T22:00:00Z"),
        // Clocks are set back on this day, which has 25 hours.
        ("2020-10-25", "2020-10-24T22:00:00Z", "2020-10-25T23:00:00Z"),
        ("2020", "2019-12-31T23:00:00Z", "2020-12-31T23:00:00Z"),
        ("..2020-08", "", "2020-08-31T22:00:00Z"),
        ("2020-08..", "2020-07-31T22:00:00Z", ""),
        ("<12h", "2020-08-26T10:30:00Z", ""),
        ("<30d", "2020-07-27T22:30:00Z", ""),
        // In winter, half past midnight is an hour later in London.
        (">7m", "", "2020-01-26T23:30:00Z"),
        ("..9999-12-31", "", ""),
    ];
    for (text, from, before) in table {
        let times = when(text).instants(&moment());
        let read = |time: &str| time.parse::<Timestamp>().ok();
        assert_eq!(
            (times.from, times.before),
            (read(from), read(before)),
            "{text}"
        );
    }
}

#[test]
fn an_end_belongs_to_days_and_not_to_times() {
    let time = |text: &str| text.parse::<Timestamp>().unwrap();
    let today = when("today").instants(&moment());
    assert!(today.contain(time("2020-08-26T22:00:00Z")));
    assert!(today.contain(time("2020-08-27T21:59:59.999Z")));
    assert!(!today.contain(time("2020-08-27T22:00:00Z")));
    assert!(!today.contain(time("2020-08-26T21:59:59.999Z")));
}

#[test]
fn a_date_lies_within_days_where_all_that_may_be_meant_does() {
    let within = |date: &str, range: &str| {
        let date = PartialDate::parse_iso(date).unwrap();
        when(range).days(&moment()).contain(date)
    };
    for date in ["2020", "2020-08", "2020-08-31"] {
        assert!(within(date, "2020") && within(date, "2019..2020") && within(date, "..2020"));
        assert_eq!(within(date, "2020-08"), date != "2020");
        assert_eq!(within(date, "2020-08-31"), date == "2020-08-31");
        assert_eq!(within(date, "2020-08-15.."), date == "2020-08-31");
        assert!(!within(date, "2021") && !within(date, ">1y"));
    }
}

#[test]
fn ages_that_are_too_long_for_the_calendar_let_all_or_nothing_pass() {
    let old = PartialDate::parse_iso("0001-01-01").unwrap();
    for count in ["15000y", "4000000000y", "4000000000h", "999999m"] {
        let (within, before) = (when(&format!("<{count}")), when(&format!(">{count}")));
        assert!(within.days(&moment()).contain(old), "{count}");
        assert!(within.instants(&moment()).contain(Timestamp::UNIX_EPOCH));
        assert!(!before.days(&moment()).contain(old), "{count}");
        assert!(!before.instants(&moment()).contain(Timestamp::UNIX_EPOCH));
    }
}

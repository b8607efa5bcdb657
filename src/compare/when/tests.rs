use jiff::ToSpan;
use proptest::prelude::*;

use super::*;
use crate::compare::lexeme::lexemes;

fn read(text: &str, published: &str) -> Vec<When> {
    let lexemes = lexemes(text);
    let times = times(
        Language::of(&lexemes, None),
        &lexemes,
        PartialDate::parse_iso(published),
    );
    times.into_iter().map(|named| named.time).collect()
}

fn one(text: &str, published: &str) -> When {
    let mut all = read(text, published);
    assert_eq!(all.len(), 1, "{text}: {all:?}");
    all.remove(0)
}

#[test]
fn one_day_is_read_in_all_its_forms() {
    for text in [
        "the vote of August 23, 2020",
        "the vote of 23 Aug 2020",
        "the vote on Aug. 23rd, 2020, was close",
        "the vote on Sunday, 23 August 2020, was close",
        "the vote on 2020-08-23",
        "die Wahl am 23. August 2020",
        "die Wahl am 23.08.2020",
        "le vote du 23 août 2020",
        "el voto del 23 de agosto de 2020",
    ] {
        let day = When::Calendar {
            year: Some(2020),
            month: Some(8),
            day: Some(23),
        };
        assert_eq!(one(text, ""), day, "{text}");
    }
}

#[test]
fn weekdays_are_counted_from_the_article() {
    // A Tuesday.
    for (text, published, other, agree) in [
        ("on Friday", "2020-09-15", "on 18 September", true),
        ("on Friday", "2020-09-15", "on 11 September 2020", true),
        ("on Friday", "2020-09-15", "on 16 September", false),
        ("on Friday", "", "on 16 September", true),
        ("on Friday", "2020-09", "on 16 September", true),
        ("it was yesterday", "2020-09-15", "on Monday", true),
        ("it was yesterday", "2020-09-15", "on Sunday", false),
        ("it was last year", "2020-09-15", "in 2019", true),
        ("it was last year", "2020-09-15", "in 2018", false),
        ("in April", "2020-09-15", "in May 2020", false),
        ("in March", "2020-09-15", "on 14 March 2019", true),
        ("since 1988", "2020-09-15", "since 1998", false),
        ("until 6 pm", "2020-09-15", "until 18:00", true),
        ("until 6 p.m.", "2020-09-15", "until 8 pm", false),
        (
            "am Freitag ist es",
            "2022-11-08",
            "am 11. November ist es",
            true,
        ),
        (
            "el viernes en la casa",
            "2021-06-07",
            "el 11 de junio en la casa",
            true,
        ),
    ] {
        let (one, two) = (one(text, published), one(other, published));
        assert_eq!(one.agrees(&two), agree, "{text}, {other}");
        assert_eq!(two.agrees(&one), agree, "{text}, {other}");
    }
}

#[test]
fn spans_of_days_and_zones_leave_open_what_they_do_not_say() {
    // A Wednesday.
    for (text, published, other, agree) in [
        ("from 3 to 9 October", "", "on 3 October", true),
        ("from 3 to 9 October", "", "on October 3–9, 2020", true),
        ("from 3 to 9 October", "", "on 10 October", false),
        ("from 3 to 9 October", "", "from 3 to 12 October", false),
        ("from 3 to 9 October", "", "in October 2020", true),
        (
            "from 3 to 9 October",
            "2020-09-16",
            "it is yesterday",
            false,
        ),
        ("between 5 and 12 October", "", "on 7 October", true),
        (
            "vom 3. bis 9. Oktober ist es",
            "",
            "am 5. Oktober ist es",
            true,
        ),
        ("in the 1960s", "", "in 1964", true),
        ("in the 1960s", "", "in 1974", false),
        ("it was two days ago", "2020-09-16", "on Monday", true),
        ("it was two days ago", "2020-09-16", "on Sunday", false),
        ("it was two days ago", "", "on Sunday", true),
        ("it was 3 years ago", "2020-09-16", "in 2017", true),
        ("it was 3 years ago", "2020-09-16", "in 2015", false),
        (
            "es war vor zwei Tagen",
            "2020-09-16",
            "es war am 14. September",
            true,
        ),
        (
            "it is the day after tomorrow",
            "2020-09-16",
            "on Friday",
            true,
        ),
        (
            "it is the day after tomorrow",
            "2020-09-16",
            "on 17 September",
            false,
        ),
        ("at 18:00 GMT", "", "at 20:00 local time", true),
        ("at 18:00 GMT", "", "at 20:00 GMT", false),
        ("at 18:00", "", "at 20:00 CET", true),
    ] {
        let (one, two) = (one(text, published), one(other, "2020-09-16"));
        assert_eq!(one.agrees(&two), agree, "{text}, {other}");
        assert_eq!(two.agrees(&one), agree, "{text}, {other}");
    }
}

#[test]
fn what_only_looks_like_a_time_is_none() {
    for text in [
        "They may march on in the sun",
        "all 2020 houses and 48 people",
        "He won 3:1 and 2:06.41",
        "It is 4.2 km and 1.200 people",
    ] {
        assert!(
            read(text, "2020-09-15").is_empty(),
            "{text}: {:?}",
            read(text, "2020-09-15")
        );
    }
}

#[test]
fn digits_that_count_are_no_year_and_long_hours_are_none() {
    for text in [
        "About 2000 were held.",
        "The number rose to 1800 in May of the year.",
        "It was 900.30h long.",
    ] {
        let is_year_or_clock = |time: &When| match time {
            When::Calendar { month, .. } => month.is_none(),
            When::Clock { .. } => true,
            _ => false,
        };
        assert!(
            !read(text, "2021-03-02").iter().any(is_year_or_clock),
            "{text}"
        );
    }
    for text in [
        "She lived there from 1990 to 2000 in peace.",
        "It was built around 1900.",
    ] {
        assert!(!read(text, "2021-03-02").is_empty(), "{text}");
    }
    assert_eq!(
        one("It happened in the last year.", "2021-03-02"),
        When::Open
    );
}

#[test]
fn a_year_before_a_noun_is_one_where_the_noun_belongs_to_it() {
    let year = |year| When::Calendar {
        year: Some(year),
        month: None,
        day: None,
    };
    for text in [
        "They recalled the 2009 flood of the town.",
        "They recalled the 2009 floods of the town.",
        "They recalled Halden's 2009 floods of the town.",
    ] {
        assert_eq!(one(text, "2021-03-02"), year(2009), "{text}");
    }
    assert_eq!(
        read("They recalled the 2009 people of the town.", "2021-03-02"),
        []
    );
}

#[test]
fn a_weekday_on_its_own_day_is_that_day_and_a_feast_is_none_of_the_week() {
    let day = |text| PartialDate::parse_iso(text).unwrap().first_day();
    // A Monday.
    let monday = day("2020-09-21");
    assert_eq!(
        one("it was on Monday", "2020-09-21"),
        When::OneOf(vec![(monday, monday)])
    );
    let last = one("it was last Monday", "2020-09-21");
    assert!(last.agrees(&one("on 14 September", "2020-09-21")));
    assert_eq!(one("it was on Ash Wednesday", "2020-09-21"), When::Open);
}

#[test]
fn what_was_before_all_calendars_is_open() {
    for text in [
        "it fell there two million years ago",
        "it froze there thirty thousand years ago",
        "it formed there sixty-six million years ago",
        "es war vor zwei Millionen Jahren in der Stadt",
        "il y a deux millions d'ans dans la ville",
        "het was twee miljoen jaar geleden in de stad",
    ] {
        assert_eq!(one(text, "2020-09-16"), When::Open, "{text}");
    }
    let near = one("it was two thousand years ago", "2020-09-16");
    assert!(matches!(near, When::OneOf(_)), "{near:?}");
}

#[test]
fn a_count_behind_a_month_is_no_day_of_it() {
    for text in [
        "In March 12 villagers died.",
        "In late March 12 villagers died.",
        "Last March 12 of them died.",
        "In March 12-year-old Ann died.",
        "In March 3 to 5 villagers died.",
        "In March 12 percent of them died.",
        "It was in March 12 people died.",
    ] {
        let times = read(text, "");
        let has_day = |time: &When| time.days().is_some();
        assert!(
            !times.is_empty() && !times.iter().any(has_day),
            "{text}: {times:?}"
        );
    }
    for text in [
        "On March 12 villagers died.",
        "The March 12 floods were the worst.",
        "By March 12 the villagers had left.",
        "It was on March 12.",
        "It was in March 12, 2020, that they died.",
        "This March 12 the villagers left.",
    ] {
        let times = read(text, "");
        assert!(
            times.iter().any(|time| time.days() == Some((12, 12))),
            "{text}: {times:?}"
        );
    }
}

#[test]
fn times_of_day_are_read_to_the_minute() {
    for (text, minutes) in [
        ("it was at 2:30 pm", 14 * 60 + 30),
        ("it was at 14:30 pm", 14 * 60 + 30),
        ("it was at 14:30", 14 * 60 + 30),
        ("it was at 12:30 pm", 12 * 60 + 30),
        ("it was at 12:30 am", 30),
        ("it was at 2:30 a.m. there", 2 * 60 + 30),
        ("it was at 11 p.m. there", 23 * 60),
        ("it was at noon", 12 * 60),
        ("es war um 14.30 Uhr in der Stadt", 14 * 60 + 30),
        ("es war um 9 Uhr in der Stadt", 9 * 60),
        ("c'est à 18h30 dans la ville", 18 * 60 + 30),
        ("het was om 14.30 uur in de stad", 14 * 60 + 30),
    ] {
        let clock = one(text, "");
        assert!(
            matches!(clock, When::Clock { minutes: read, .. } if read == minutes),
            "{text}: {clock:?}"
        );
    }
}

#[test]
fn dates_in_characters_are_read() {
    let calendar = |year, month, day| When::Calendar { year, month, day };
    for (text, time) in [
        ("他6月7日在北京说", calendar(None, Some(6), Some(7))),
        (
            "他2020年6月7日在北京说",
            calendar(Some(2020), Some(6), Some(7)),
        ),
        (
            "他２０２０年６月７日在北京说",
            calendar(Some(2020), Some(6), Some(7)),
        ),
        ("他6月7号在北京说", calendar(None, Some(6), Some(7))),
        ("他2020年6月在北京说", calendar(Some(2020), Some(6), None)),
        ("他6月在北京说", calendar(None, Some(6), None)),
        ("他2020年在北京说", calendar(Some(2020), None, None)),
        (
            "他6月3日至9日在北京说",
            When::Days {
                year: None,
                month: 6,
                first: 3,
                last: 9,
            },
        ),
    ] {
        assert_eq!(one(text, ""), time, "{text}");
        // What is a date counts nothing.
        let lexemes = lexemes(text);
        let language = Language::of(&lexemes, None);
        let named = times(language, &lexemes, None);
        let is_taken = |at: usize| named.iter().any(|named| named.lexemes.contains(&at));
        assert_eq!(
            crate::compare::quantity::figures(language, &lexemes, is_taken),
            [],
            "{text}"
        );
    }
    // Six months, and 13 of something.
    for text in ["他住了6个月", "他有13月"] {
        assert_eq!(read(text, ""), [], "{text}");
    }
    assert!(one("他6月7日在北京说", "").agrees(&one("it was on 7 June", "")));
    assert!(!one("他6月7日在北京说", "").agrees(&one("it was on 8 June", "")));
}

proptest! {
    #[test]
    fn no_number_of_any_unit_lies_too_far_back(
        count in proptest::collection::vec(0usize..8, 1..5),
        unit in 0usize..6,
        year in -9999i16..=9999,
    ) {
        const COUNTS: [&str; 8] = ["two", "sixty-six", "dozen", "hundred", "thousand", "million", "billion", "trillion"];
        const UNITS: [&str; 6] = ["days", "weeks", "months", "years", "decades", "fortnights"];
        let count: Vec<&str> = count.into_iter().map(|at| COUNTS[at]).collect();
        let text = format!("it was {} {} ago", count.join(" "), UNITS[unit]);
        let lexemes = lexemes(&text);
        let reader = Reader { language: Language::English, lexemes: &lexemes, published: Date::new(year, 1, 31).ok() };
        for at in 0..lexemes.len() {
            if let Some((time, end)) = reader.time(at) {
                prop_assert!(end > at && matches!(time, When::Open | When::OneOf(_)), "{}: {:?}", text, time);
            }
        }
    }

    #[test]
    fn a_day_is_the_same_in_all_forms_and_no_other_day(
        (year, month, day) in (1900i16..2100, 1u8..=12, 1u8..=28),
        by in 1i64..300,
    ) {
        let date = PartialDate::of_day(year, month, day).unwrap();
        let civil = date.first_day();
        let forms = ["%B %d, %Y", "%d %B %Y", "%d %b %Y", "%A, %d %B %Y", "%Y-%m-%d", "%B %-d"];
        let read = |date: Date| forms.map(|form| one(&format!("it was on {}.", date.strftime(form)), ""));
        let same = read(civil);
        for one in &same {
            prop_assert!(same.iter().all(|other| one.agrees(other)), "{:?}", same);
        }
        let others = read(civil.checked_add(by.days()).unwrap());
        for one in &same {
            prop_assert!(others.iter().all(|other| !one.agrees(other) && !other.agrees(one)), "{:?}", others);
        }
    }
}

#[test]
fn every_name_of_a_month_or_weekday_is_read_in_its_language() {
    let capital = |name: &str| {
        let mut letters = name.chars();
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    };
    for (language, months) in names::MONTHS {
        for (place, name) in (1i8..)
            .zip(months)
            .flat_map(|(place, names)| names.iter().map(move |name| (place, name)))
        {
            let text = format!("x 5 {} 2019 x", capital(name));
            let all = times(language, &lexemes(&text), None);
            let day = When::Calendar {
                year: Some(2019),
                month: Some(place),
                day: Some(5),
            };
            assert_eq!(
                all.iter().map(|named| &named.time).collect::<Vec<_>>(),
                [&day],
                "{text}"
            );
        }
    }
    // A Wednesday.
    let published = PartialDate::parse_iso("2020-09-16");
    for (place, name) in (0i8..)
        .zip(names::WEEKDAYS)
        .flat_map(|(place, names)| names.iter().map(move |name| (place, name)))
    {
        let text = format!("x {} x", capital(name));
        let all = times(Language::English, &lexemes(&text), published);
        let [
            Named {
                time: When::OneOf(days),
                ..
            },
        ] = all.as_slice()
        else {
            panic!("{text}: {all:?}");
        };
        for (first, last) in days {
            assert_eq!(first.weekday().to_monday_zero_offset(), place, "{text}");
            assert_eq!(first, last, "{text}");
        }
    }
}

#[test]
fn every_word_for_a_day_beside_the_article_is_counted_from_it() {
    let published = PartialDate::parse_iso("2020-09-16");
    for (language, words, by) in names::DAYS_AWAY {
        let text = format!(
            "x {} x",
            words.join(" ").replace(" - ", "-").replace("' ", "'")
        );
        let all = times(*language, &lexemes(&text), published);
        let day = published
            .unwrap()
            .first_day()
            .checked_add(by.days())
            .unwrap();
        let time = When::OneOf(vec![(day, day)]);
        assert_eq!(
            all.iter().map(|named| &named.time).collect::<Vec<_>>(),
            [&time],
            "{text}"
        );
    }
}

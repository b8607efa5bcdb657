//! How a day or a month may be written, so that it is found however it was.

use std::collections::BTreeSet;

use crate::compare::{
    language::Language,
    when::{When, names::MONTHS},
};

/// The most ways of one time; no day has as many.
const MOST: usize = 32;

/// Returns the ways in which a time may stand in a text, folded as words are, each once; none of a year, which is
/// written in one way, nor of a time that is not of the calendar.
pub(in crate::compare) fn spellings(time: &When) -> Vec<String> {
    let mut found = all(time);
    let mut known = BTreeSet::new();
    found.retain(|one| known.insert(one.clone()));
    found.truncate(MOST);
    found
}

/// Returns the ways in numbers first, and some more than once.
fn all(time: &When) -> Vec<String> {
    let When::Calendar {
        year,
        month: Some(month),
        day,
    } = time
    else {
        return Vec::new();
    };
    let (year, month) = (*year, *month);
    let place = usize::try_from(month).unwrap_or(0).saturating_sub(1);
    let mut found: Vec<String> = Vec::new();
    match (day, year) {
        (Some(day), Some(year)) => found.extend([
            format!("{year} {month:02} {day:02}"),
            format!("{day:02} {month:02} {year}"),
            format!("{day} {month} {year}"),
            format!("{month} {day} {year}"),
            format!("{month:02} {day:02} {year}"),
        ]),
        (None, Some(year)) => found.push(format!("{year} {month:02}")),
        (_, None) => {}
    }
    for (language, months) in MONTHS {
        for name in months.get(place).copied().unwrap_or_default() {
            match (day, year) {
                (Some(day), _) => found.extend(of_day(language, name, *day)),
                (None, Some(year)) => {
                    found.push(format!("{name} {year}"));
                    if language == Language::Spanish {
                        found.push(format!("{name} de {year}"));
                    }
                }
                (None, None) => {}
            }
        }
    }
    found
}

fn of_day(language: Language, month: &str, day: i8) -> Vec<String> {
    let mut found = vec![format!("{day} {month}")];
    match language {
        Language::English => {
            let ending = match day {
                1 | 21 | 31 => "st",
                2 | 22 => "nd",
                3 | 23 => "rd",
                _ => "th",
            };
            found.extend([
                format!("{month} {day}"),
                format!("{month} {day}{ending}"),
                format!("{day}{ending} {month}"),
                format!("{day}{ending} of {month}"),
            ]);
        }
        Language::French if day == 1 => found.push(format!("1er {month}")),
        Language::Spanish => found.push(format!("{day} de {month}")),
        _ => {}
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(year: Option<i16>, month: Option<i8>, day: Option<i8>) -> Vec<String> {
        spellings(&When::Calendar { year, month, day })
    }

    #[test]
    fn a_day_is_written_with_its_month_in_words_or_in_numbers() {
        let day = of(Some(2020), Some(8), Some(23));
        for form in [
            "august 23",
            "23 aug",
            "23rd of august",
            "23 aout",
            "23 de agosto",
            "2020 08 23",
            "23 08 2020",
        ] {
            assert!(day.contains(&form.to_owned()), "{form}: {day:?}");
        }
        assert!(!of(None, Some(8), Some(23)).contains(&"2020 08 23".to_owned()));
        let month = of(Some(2020), Some(9), None);
        assert!(month.contains(&"sept 2020".to_owned()), "{month:?}");
        assert!(month.contains(&"2020 09".to_owned()), "{month:?}");
    }

    #[test]
    fn a_year_a_month_alone_and_what_is_open_have_no_other_way() {
        assert!(of(Some(2020), None, None).is_empty());
        assert!(of(None, Some(5), None).is_empty());
        assert!(spellings(&When::Open).is_empty());
        assert!(
            spellings(&When::Clock {
                minutes: 600,
                zone: None
            })
            .is_empty()
        );
    }

    #[test]
    fn no_way_of_any_day_is_left_out() {
        for (month, day) in (1..=12).flat_map(|month| (1..=31).map(move |day| (month, day))) {
            let time = When::Calendar {
                year: Some(2020),
                month: Some(month),
                day: Some(day),
            };
            let (ways, all) = (spellings(&time), all(&time));
            assert!(all.iter().all(|way| ways.contains(way)), "{all:?}");
            for way in [
                format!("2020 {month:02} {day:02}"),
                format!("{day:02} {month:02} 2020"),
                format!("{day} {month} 2020"),
                format!("{month} {day} 2020"),
                format!("{month:02} {day:02} 2020"),
            ] {
                assert!(ways.contains(&way), "{way}");
            }
        }
    }
}

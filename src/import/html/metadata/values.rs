//! The values that pages give: names, dates, languages, leads, and titles with the name of the site.

use crate::{
    import::{
        html::{article::is_same_headline, bare, metadata::site::SIGNS},
        metadata::{is_nobody, settled, without_by},
    },
    model::{CleanText, PartialDate},
};

/// The longest name of a person or an outlet, in bytes.
const LONGEST_NAME: usize = 200;

/// The longest list of names, in bytes; of a longer one the first are kept, and a sign says that there are more.
const LONGEST_NAMES: usize = 400;

/// What stands behind a name and a comma and is no name, in lower case.
const BEHIND_NAMES: &[&str] = &[
    "jr", "sr", "ii", "iii", "iv", "md", "phd", "esq", "inc", "ltd", "llc", "corp", "gmbh", "ag",
];

/// How many parts of a path are looked at for a day.
const MOST_PARTS: usize = 12;

/// What is published later is a fault of the page; nothing here knows what day it is.
const LAST_YEAR: i16 = 2099;

/// The longest lead, in bytes; a longer one is cut at a word.
const LONGEST_LEAD: usize = 1_000;

/// The longest text in which a title, a date or such is looked for, in bytes.
const LONGEST_SAID: usize = 10_000;

/// Cuts a text to what is looked at.
pub(super) fn cut(text: &str) -> String {
    text.get(..text.floor_char_boundary(LONGEST_SAID))
        .unwrap_or(text)
        .to_owned()
}

/// Reads a name of an outlet or a person; an address is none.
pub(super) fn name(text: &str) -> Option<CleanText> {
    let name = CleanText::line(&bare::decoded(&cut(text)));
    let fits = !name.is_empty()
        && name.len() <= LONGEST_NAME
        && !name.contains("://")
        && !name.starts_with('@')
        && name.contains(char::is_alphabetic);
    fits.then_some(name)
}

/// Joins names of authors, without the word before them and each once.
pub(in crate::import) fn authors(texts: &[String]) -> Option<CleanText> {
    let mut names: Vec<CleanText> = Vec::new();
    for text in texts {
        let Some(found) = name(text) else {
            continue;
        };
        let clean = CleanText::line(without_by(&found));
        let is_known = names.iter().any(|known| is_same_headline(known, &clean));
        if !clean.is_empty() && !is_known {
            names.push(clean);
        }
    }
    let mut joined = String::new();
    for name in &names {
        if joined.len() + name.len() > LONGEST_NAMES {
            joined.push_str(", …");
            break;
        }
        if !joined.is_empty() {
            joined.push_str(", ");
        }
        joined.push_str(name);
    }
    (!joined.is_empty()).then(|| CleanText::line(&joined))
}

/// Joins names of people as a catalogue would enter them: the given name first, without addresses, and nobody who is
/// none; where a catalogue wrote them, a comma parts the family from the given name.
pub(super) fn people(texts: &[String], is_catalogued: bool) -> Option<CleanText> {
    let texts: Vec<String> = texts.iter().map(|text| bare::decoded(&cut(text))).collect();
    let parts: Vec<&str> = texts
        .iter()
        .flat_map(|text| text.split(';'))
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let is_list = parts.len() > 1;
    let straight: Vec<Option<String>> = parts.iter().map(|part| straight(part, is_list)).collect();
    let is_turned = is_catalogued || is_list && straight.iter().all(Option::is_some);
    let names = parts.iter().zip(straight).filter_map(|(part, straight)| {
        let name = straight.filter(|_| is_turned);
        person(&name.unwrap_or_else(|| (*part).to_owned()))
    });
    let names: Vec<String> = names.filter(|name| !is_nobody(name)).collect();
    authors(&names)
}

/// Turns "Lee, Ann" into "Ann Lee"; a family of several words is believed only of one in a list.
fn straight(name: &str, is_list: bool) -> Option<String> {
    let (family, given) = name.split_once(',')?;
    let (family, given) = (family.trim(), given.trim());
    let is_name = |word: &str| {
        word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
            && word
                .chars()
                .all(|c| c.is_alphabetic() || "-'’.".contains(c))
    };
    let is_short = |word: &str| word.chars().count() > 1 && word == word.to_uppercase();
    let is_title = |word: &str| {
        let word = word.trim_end_matches('.').to_lowercase();
        BEHIND_NAMES.contains(&word.as_str())
    };
    let families = family
        .split_whitespace()
        .filter(|word| is_name(word))
        .count();
    let particles = family.split_whitespace().filter(|word| {
        word.chars().all(char::is_lowercase) && !matches!(*word, "of" | "the" | "and" | "for")
    });
    let are_all = families + particles.count() == family.split_whitespace().count();
    let givens: Vec<&str> = given.split_whitespace().collect();
    let is_given = (1..=3).contains(&givens.len())
        && givens.iter().all(|word| is_name(word) && !is_title(word))
        // "Reuters, AFP" are two.
        && !givens.iter().all(|word| is_short(word) && !word.contains('.') && word.len() > 2);
    let fits = are_all && is_given && (families == 1 || is_list && families <= 3);
    fits.then(|| format!("{given} {family}"))
}

/// Reads "a@b.example (A. Writer)", "A. Writer <a@b.example>" and "A. Writer".
pub(in crate::import) fn person(text: &str) -> Option<String> {
    let text = text.trim();
    let within = |open: char, close: char| {
        let (before, rest) = text.split_once(open)?;
        let (inside, _) = rest.split_once(close)?;
        Some((before.trim(), inside.trim()))
    };
    let is_address = |text: &str| text.contains('@') && !text.contains(char::is_whitespace);
    if let Some((before, inside)) = within('(', ')')
        && is_address(before)
    {
        return (!inside.is_empty() && !is_address(inside)).then(|| inside.to_owned());
    }
    if let Some((before, inside)) = within('<', '>')
        && is_address(inside)
    {
        return Some(before.trim_matches(['"', ' ']).to_owned());
    }
    let words = text.split_whitespace().filter(|word| !is_address(word));
    let name = words.collect::<Vec<_>>().join(" ");
    (!name.is_empty()).then_some(name)
}

/// Cuts the name of the source off behind those who wrote for it.
pub(super) fn without_source(authors: CleanText, source: Option<&str>) -> CleanText {
    let Some(source) = source else {
        return authors;
    };
    let apart = authors
        .rsplit_once([',', '|', '/'])
        .filter(|(_, last)| is_same_headline(last, source))
        .map(|(before, _)| CleanText::line(before));
    apart.filter(|before| !before.is_empty()).unwrap_or(authors)
}

/// Reads the day that stands in the path of an address: `/2020/10/02/`, `/2020-10-02-`, `/2020/10/`.
pub(in crate::import::html) fn date_of_address(address: &str) -> Option<PartialDate> {
    let (_, rest) = address.split_once("://")?;
    let (_, path) = rest.split_once('/')?;
    let path = path.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split('/').take(MOST_PARTS).collect();
    let of = |year: &str, month: &str, day: Option<&str>| {
        let is_year = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
        let number = |part: &str| {
            let fits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            fits.then(|| part.parse().ok()).flatten()
        };
        let year = is_year.then(|| year.parse().ok()).flatten()?;
        let month = number(month)?;
        match day.and_then(number) {
            Some(day) => PartialDate::of_day(year, month, day),
            None => PartialDate::of_month(year, month),
        }
    };
    // The last part is what the text is called.
    let found = parts.windows(3).find_map(|window| match window {
        [year, month, day] => of(year, month, Some(day)),
        _ => None,
    });
    let found = found.or_else(|| {
        parts.iter().find_map(|part| {
            let mut numbers = part.splitn(4, ['-', '_']);
            let (year, month, day) = (numbers.next()?, numbers.next()?, numbers.next()?);
            of(year, month, Some(day)).filter(|date| date.day().is_some())
        })
    });
    found.filter(|date| is_day_of_a_text(*date))
}

/// Tells whether a text can be of a day: those that stand for none and such as nobody lives to see are none.
fn is_day_of_a_text(date: PartialDate) -> bool {
    let is_none = matches!(
        (date.year(), date.month(), date.day()),
        (1970 | 1900, Some(1), Some(1)) | (1969, Some(12), Some(31))
    );
    !is_none && (2..=LAST_YEAR).contains(&date.year())
}

/// Reads a date as the readers of a language write it.
pub(super) fn date_in(text: &str, language: Option<&str>) -> Option<PartialDate> {
    date(&settled(text, language))
}

/// Reads a date; days that stand for none are none.
pub(super) fn date(text: &str) -> Option<PartialDate> {
    let text = cut(text.trim());
    let date = PartialDate::read(&text)
        .ok()
        .or_else(|| seamless(&text))
        .or_else(|| {
            // Programs write more after the day than people do.
            let day = text.get(..10)?;
            PartialDate::parse_iso(day)
        })?;
    is_day_of_a_text(date).then_some(date)
}

/// Reads `20201002`.
fn seamless(text: &str) -> Option<PartialDate> {
    let is_one = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let part = |range: std::ops::Range<usize>| text.get(range).filter(|_| is_one);
    let (year, month, day) = (part(0..4)?, part(4..6)?, part(6..8)?);
    PartialDate::parse_iso(&format!("{year}-{month}-{day}"))
}

/// Reads a tag of a language, such as `en-GB`.
pub(in crate::import) fn language(text: &str) -> Option<CleanText> {
    let tag = text.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let is_first = |part: &str| {
        matches!(part.len(), 2..=3) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let fits = parts.next().is_some_and(is_first)
        && parts.all(|part| {
            matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
        && tag.len() <= 35;
    fits.then(|| CleanText::line(&tag))
}

/// Reads a lead; a long one is cut at a word.
pub(in crate::import) fn lead(text: &str) -> Option<CleanText> {
    let text = CleanText::line(&bare::decoded(&cut(text)));
    let short = text.get(..text.floor_char_boundary(LONGEST_LEAD))?;
    if short.len() == text.len() {
        return Some(text).filter(|text| !text.is_empty());
    }
    let end = short.rfind(' ').unwrap_or(short.len());
    Some(CleanText::line(&format!("{}…", short.get(..end)?)))
}

/// Drops the name of the site from a title, where it stands at an end behind a sign.
pub(super) fn without_site<'a>(title: &'a str, site: Option<&str>) -> &'a str {
    let Some(site) = site.filter(|site| !site.is_empty()) else {
        return title;
    };
    for sign in SIGNS {
        if let Some((before, after)) = title.rsplit_once(*sign)
            && is_same_headline(after, site)
        {
            return before.trim();
        }
        if let Some((before, after)) = title.split_once(*sign)
            && is_same_headline(before, site)
        {
            return after.trim();
        }
    }
    title
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(texts: &[&str], is_catalogued: bool) -> Option<String> {
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        people(&texts, is_catalogued).map(CleanText::into_string)
    }

    #[test]
    fn names_of_catalogues_are_turned_and_lists_stay_lists() {
        for (texts, expected) in [
            (&["Lee, Ann"][..], "Ann Lee"),
            (
                &["Lee, Ann B.", "van der Ek, Bo"],
                "Ann B. Lee, Bo van der Ek",
            ),
            (
                &["Lee, Ann; Ek, Bo; Harbour Group"],
                "Ann Lee, Bo Ek, Harbour Group",
            ),
            (
                &["García Márquez, Ana", "Ek, Bo"],
                "Ana García Márquez, Bo Ek",
            ),
            (&["Ann Lee, Bo Ek and Cy Fox"], "Ann Lee, Bo Ek and Cy Fox"),
            (&["Ann Lee, Bo Ek"], "Ann Lee, Bo Ek"),
            (&["Emil Roth, Jr."], "Emil Roth, Jr."),
            (&["Lee, MD"], "Lee, MD"),
            (&["Reuters, AFP"], "Reuters, AFP"),
            (
                &["Ministry of Water, Tarnland"],
                "Ministry of Water, Tarnland",
            ),
        ] {
            assert_eq!(of(texts, true).as_deref(), Some(expected), "{texts:?}");
        }
        assert_eq!(of(&["Lee, Ann"], false).as_deref(), Some("Lee, Ann"));
        assert_eq!(
            of(&["Lee, Ann; Ek, Bo"], false).as_deref(),
            Some("Ann Lee, Bo Ek")
        );
    }

    #[test]
    fn addresses_and_names_of_programs_are_nobody() {
        for text in [
            "admin",
            "Staff Writer",
            "ann@x.example",
            "https://x.example/a",
            "@ann",
        ] {
            assert_eq!(of(&[text], false), None, "{text}");
        }
        for (text, expected) in [
            ("Ann Lee (ann@x.example)", "Ann Lee"),
            ("ann@x.example (Ann Lee)", "Ann Lee"),
            ("Harbour Post Staff", "Harbour Post Staff"),
        ] {
            assert_eq!(of(&[text], false).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_day_may_be_written_without_signs() {
        assert_eq!(date("20201002"), PartialDate::of_day(2020, 10, 2));
        for text in ["20201302", "2020100", "1601596800000"] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_stands_in_the_path_of_an_address() {
        for (address, expected) in [
            ("https://x.example/2020/10/02/boat", Some("2020-10-02")),
            (
                "https://x.example/news/2020/10/boat?a=/2019/01/01",
                Some("2020-10"),
            ),
            (
                "https://x.example/posts/2020-10-02-boat.html",
                Some("2020-10-02"),
            ),
            ("https://x.example/2020/13/02/boat", None),
            ("https://x.example/2020/10-boat", None),
            ("https://x.example/1970/01/01/boat", None),
            ("https://x.example/2999/01/01/boat", None),
            ("https://x.example/id/20201002", None),
            ("https://x.example/years/2020-21-report", None),
        ] {
            let date = date_of_address(address).map(|date| date.to_string());
            assert_eq!(date.as_deref(), expected, "{address}");
        }
    }
}

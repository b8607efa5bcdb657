//! In which order a page writes days and months, as far as its language tells.

use std::borrow::Cow;

/// Regions in which the month stands before the day.
const MONTH_FIRST: &[&str] = &["us", "pr", "gu", "vi"];

/// Regions in which either does.
const EITHER: &[&str] = &["ca", "ph", "za", "pa"];

/// Languages whose readers write the day first wherever they live.
const DAY_FIRST: &[&str] = &[
    "ar", "bg", "ca", "cs", "da", "de", "el", "es", "et", "fi", "fr", "gl", "he", "hr", "id", "it",
    "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "tr", "uk", "vi",
];

/// Returns a line with the dates in it that are numbers only and can be read in two ways as the language tells.
///
/// English without a region tells nothing.
pub(in crate::import) fn settled<'a>(line: &'a str, language: Option<&str>) -> Cow<'a, str> {
    let Some(is_day_first) = language.and_then(is_day_first) else {
        return Cow::Borrowed(line);
    };
    let words: Vec<(&str, Option<String>)> = line
        .split_inclusive(char::is_whitespace)
        .map(|word| (word, said(word, is_day_first)))
        .collect();
    if words.iter().all(|(_, said)| said.is_none()) {
        return Cow::Borrowed(line);
    }
    let words = words
        .into_iter()
        .map(|(word, said)| said.unwrap_or_else(|| word.to_owned()));
    Cow::Owned(words.collect())
}

/// Tells whether the readers of a language write the day before the month, where that is known.
fn is_day_first(tag: &str) -> Option<bool> {
    let tag = tag.to_ascii_lowercase();
    let mut parts = tag.split('-');
    let language = parts.next()?;
    let region = parts.find(|part| part.len() == 2);
    match region {
        Some(region) if MONTH_FIRST.contains(&region) => Some(false),
        Some(region) if EITHER.contains(&region) => None,
        Some(_) if language == "en" => Some(true),
        _ => DAY_FIRST.contains(&language).then_some(true),
    }
}

/// Returns a date of numbers with the year first.
fn said(word: &str, is_day_first: bool) -> Option<String> {
    let date = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    let mark = date.chars().find(|c| matches!(c, '/' | '-'))?;
    let mut parts = date.split(mark);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let number = |part: &str| {
        let fits = part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| part.parse::<u8>().ok()).flatten()
    };
    let (first, second) = (number(first)?, number(second)?);
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    if !is_year || parts.next().is_some() || first > 12 || second > 12 {
        return None;
    }
    let (day, month) = if is_day_first {
        (first, second)
    } else {
        (second, first)
    };
    let behind = word.strip_prefix(date)?;
    Some(format!("{year}-{month:02}-{day:02}{behind}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_and_month_are_told_apart_by_the_language_or_not_at_all() {
        let line = "am 03/04/2023 - 11:04";
        for (language, expected) in [
            (Some("de"), "am 2023-04-03 - 11:04"),
            (Some("en-GB"), "am 2023-04-03 - 11:04"),
            (Some("es-MX"), "am 2023-04-03 - 11:04"),
            (Some("en-US"), "am 2023-03-04 - 11:04"),
            (Some("es-US"), "am 2023-03-04 - 11:04"),
            (Some("en"), line),
            (Some("en-CA"), line),
            (Some("ja"), line),
            (None, line),
        ] {
            assert_eq!(settled(line, language), expected, "{language:?}");
        }
        for line in ["23/04/2023", "1/2/3", "3/4", "a/b/2023", "03/04/23"] {
            assert_eq!(settled(line, Some("de")), line);
        }
    }
}

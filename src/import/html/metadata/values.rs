//! The values that pages give: names, dates, languages, leads, and titles with the name of the site.

use crate::{
    import::{
        html::{article::is_same_headline, bare},
        metadata::without_by,
    },
    model::{CleanText, PartialDate},
};

/// The longest name of a person or an outlet, in bytes.
const LONGEST_NAME: usize = 200;

/// The longest list of names, in bytes; of a longer one the first are kept, and a sign says that there are more.
const LONGEST_NAMES: usize = 400;

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

/// Reads a date; days that stand for none are none.
pub(super) fn date(text: &str) -> Option<PartialDate> {
    let text = cut(text.trim());
    let date = PartialDate::read(&text).ok().or_else(|| {
        // Programs write more after the day than people do.
        let day = text.get(..10)?;
        PartialDate::parse_iso(day)
    })?;
    let is_none = matches!(
        (date.year(), date.month(), date.day()),
        (1970 | 1900, Some(1), Some(1)) | (1969, Some(12), Some(31))
    ) || date.year() <= 1;
    (!is_none).then_some(date)
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
    for sign in [
        ": ", " | ", " - ", " – ", " — ", " :: ", " · ", " » ", " • ",
    ] {
        if let Some((before, after)) = title.rsplit_once(sign)
            && is_same_headline(after, site)
        {
            return before.trim();
        }
        if let Some((before, after)) = title.split_once(sign)
            && is_same_headline(before, site)
        {
            return after.trim();
        }
    }
    title
}

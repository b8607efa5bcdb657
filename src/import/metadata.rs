//! Lines about an article that are not its text: bylines, dates, reading times, tags.
//!
//! A line is taken for one only when every part of it is understood; a line of prose that begins like
//! a byline stays prose. Callers look only near the start and the end of a text.

mod byline;
mod labels;
mod order;

use crate::model::{CleanText, Found, PartialDate};

pub(super) use byline::{is_nobody, names_in, without_by};
pub(super) use order::settled;

use labels::{LABELS, Label, is_label, starts_with_label};

/// The longest line that is looked at, in bytes.
const LONGEST: usize = 240;

/// Lines that stand alone in copied pages and say nothing, in lower case. Kept short on purpose: each
/// must be a line that no author writes.
const DEBRIS: &[&str] = &[
    "advertisement",
    "share this article",
    "share this story",
    "tags in this article",
];

/// What lines tell of an article.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Told {
    pub found: Found,
    /// The day of a revision.
    pub updated: Option<PartialDate>,
}

/// Where in its text a line stands; less is believed at the end than at the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    /// The very first line, which is more likely a headline than a byline without a date.
    First,
    /// Among the first lines.
    Head,
    /// Among the last lines, where only labelled ones count.
    Tail,
}

/// Joins what a line tells to what is known; what was told first stays.
///
/// Returns whether all of it is known then, since no other was told before.
pub(super) fn join(found: &mut Found, told: Found) -> bool {
    let is_titled = told.title.is_empty() || found.title.is_empty() || found.title == told.title;
    if found.title.is_empty() {
        found.title = told.title;
    }
    add_tags(&mut found.tags, told.tags);
    let taken = [
        is_titled,
        fill(&mut found.author, told.author),
        fill(&mut found.source, told.source),
        fill(&mut found.published, told.published),
        fill(&mut found.url, told.url),
        fill(&mut found.reading_minutes, told.reading_minutes),
    ];
    !taken.contains(&false)
}

/// Takes what is told where nothing is known, and returns whether it is what is known then.
pub(super) fn fill<T: PartialEq>(known: &mut Option<T>, told: Option<T>) -> bool {
    match (&*known, told) {
        (_, None) => true,
        (Some(known), Some(told)) => *known == told,
        (None, told) => {
            *known = told;
            true
        }
    }
}

/// Adds tags that are not there yet.
pub(super) fn add_tags(tags: &mut Vec<CleanText>, more: impl IntoIterator<Item = CleanText>) {
    for tag in more {
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
}

/// Tells whether a line says nothing: a known phrase of web pages, or only commas and other separators.
pub(super) fn is_debris(line: &str) -> bool {
    let words = line.trim().trim_end_matches(':');
    DEBRIS.iter().any(|known| words.eq_ignore_ascii_case(known)) || line.chars().all(is_separator)
}

/// Tells whether a line announces that tags follow on the next.
pub(super) fn announces_tags(line: &str) -> bool {
    let line = line.trim().trim_end_matches(':');
    ["tags in this article", "tags", "keywords", "topics"]
        .iter()
        .any(|label| line.eq_ignore_ascii_case(label))
}

fn is_separator(character: char) -> bool {
    character.is_whitespace() || matches!(character, ',' | ';' | '|' | '/' | '·')
}

/// Reads a line of tags that follows its label: short words parted by commas.
pub(super) fn tag_line(line: &str) -> Option<Vec<CleanText>> {
    let short = |part: &str| part.split_whitespace().count() <= 4;
    let fits = line.len() <= LONGEST
        && line.contains(',')
        && !line.trim_end().ends_with(['.', '!', '?', ':'])
        && line.split(',').all(short);
    fits.then(|| tags(line))
}

/// Cuts a list of tags at its commas.
pub(super) fn tags(text: &str) -> Vec<CleanText> {
    let mut found = Vec::new();
    let parts = text.split([',', ';', '|']);
    add_tags(
        &mut found,
        parts.map(|part| CleanText::line(part.trim().trim_start_matches('#'))),
    );
    found
}

/// Reads a line that is about the article and not of its text; none where any part of it is not understood.
pub(super) fn line(line: &str, zone: Zone) -> Option<Told> {
    if line.len() > LONGEST || is_debris(line) {
        return None;
    }
    let mut told = Told::default();
    if let Some((label, value)) = labelled(line)
        && !matches!(label, Label::Published | Label::Updated | Label::Reading)
        && at_labels(line).len() == 1
    {
        return take_label(&mut told, label, value).map(|()| told);
    }
    let parts: Vec<&str> = split_parts(line).collect();
    // "Jane Doe · May 2, 2024 · 5 min read": nothing else has both, and names before them.
    let is_card = zone != Zone::Tail
        && parts.iter().any(|part| date(part).is_some())
        && parts.iter().any(|part| reading_minutes(part).is_some());
    for (place, part) in parts.iter().enumerate() {
        if take_part(&mut told, part, zone).is_some() {
            continue;
        }
        let is_name = is_card && place == 0 && byline::is_person(part);
        told.found.author = is_name.then(|| Some(CleanText::line(part)))?;
    }
    // "By Land and Sea" at the top is a headline.
    let is_dated = told.found.published.or(told.updated).is_some();
    let bare = zone == Zone::First && told.found.author.is_some() && !is_dated;
    (told != Told::default() && !bare).then_some(told)
}

/// Finds a full date in a line that also names something unlabelled and short, as in "Reuters - Aug 23, 2020".
///
/// Such a line stays in the text: nothing says what its other words are.
pub(super) fn date_beside_words(line: &str) -> Option<PartialDate> {
    if line.len() > LONGEST || line.ends_with('.') {
        return None;
    }
    let mut found = None;
    for part in split_parts(line) {
        // "Oldport, Aug 23, 2020"
        let behind_place = || {
            let (place, rest) = part.split_once(", ")?;
            let is_short = place.split_whitespace().count() <= 4;
            is_short.then(|| date(rest)).flatten()
        };
        match date(part).or_else(behind_place) {
            Some(date) => found = found.or(Some(date)),
            None if part.split_whitespace().count() <= 4 => {}
            None => return None,
        }
    }
    found.filter(|date| date.day().is_some())
}

/// Returns the names of which a line is all, or with which it begins before a sign; a date is none.
pub(super) fn names(line: &str) -> Option<&str> {
    if line.len() > LONGEST || date(line).is_some() || byline::is_about_somebody(line) {
        return None;
    }
    let names = names_in(split_parts(line).next()?);
    (byline::are_names(names, 1) && !byline::is_role(names)).then_some(names)
}

/// Returns the name of a user of a program of which a line is all, which may be small.
pub(super) fn user(line: &str) -> Option<&str> {
    (byline::is_user(line) && !is_nobody(line) && date(line).is_none()).then_some(line)
}

/// Returns the day of publication that a line tells, alone or behind names.
pub(super) fn published(text: &str) -> Option<PartialDate> {
    if text.len() > LONGEST {
        return None;
    }
    if let Some(date) = date(text) {
        return Some(date);
    }
    if let Some(told) = line(text, Zone::Head) {
        return told.found.published;
    }
    let (before, date) = byline::before_date(text);
    date.filter(|date| date.day().is_some() && !announces_revision(before))
}

/// Tells whether a text ends with what announces the day of a revision.
pub(super) fn announces_revision(text: &str) -> bool {
    let text = text
        .trim_end_matches([' ', ':', '：', '\u{a0}'])
        .to_lowercase();
    let mut labels = LABELS.iter().filter(|(_, label)| *label == Label::Updated);
    labels.any(|(label, _)| {
        let before = text.strip_suffix(label);
        before.is_some_and(|before| !before.ends_with(char::is_alphanumeric))
    })
}

/// Cuts a line at breaks, bars, bullets, at dashes that stand between blanks, and before labels.
fn split_parts(line: &str) -> impl Iterator<Item = &str> {
    line.split(['|', '•', '·', '»', '\n'])
        .flat_map(|part| part.split(" — "))
        .flat_map(|part| part.split(" – "))
        .flat_map(|part| part.split(" - "))
        .flat_map(at_labels)
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// Cuts a part of a line before each label that stands within it with a day or a colon behind it.
fn at_labels(part: &str) -> Vec<&str> {
    let (mut parts, mut rest, mut behind) = (Vec::new(), part, 0);
    while let Some(blank) = rest.get(behind..).and_then(|it| it.find(' ')) {
        let place = behind + blank;
        let (before, after) = rest.split_at_checked(place).unwrap_or((rest, ""));
        let after = after.trim_start();
        behind = place + 1;
        if starts_with_label(after) && !before.trim().is_empty() {
            let inner = before.trim_end_matches([',', ';', ' ']);
            // "Last updated" and "First published" are one label.
            if !is_label(inner) {
                parts.push(inner);
                (rest, behind) = (after, 0);
            }
        }
    }
    parts.push(rest);
    parts
}

fn take_part(told: &mut Told, part: &str, zone: Zone) -> Option<()> {
    if let Some((label, value)) = labelled(part) {
        return take_label(told, label, value);
    }
    if zone == Zone::Tail {
        return None;
    }
    let found = &mut told.found;
    if let Some(minutes) = reading_minutes(part) {
        found.reading_minutes.get_or_insert(minutes);
        return Some(());
    }
    if let Some(date) = date(part) {
        found.published.get_or_insert(date);
        return Some(());
    }
    let is_dated = found.published.or(told.updated).is_some();
    if is_dated && date(&format!("2000-01-01 {part}")).is_some()
        || found.author.is_some() && byline::is_role(part)
    {
        return Some(());
    }
    let byline = byline::read(part)?;
    found.author = found.author.take().or(byline.author);
    found.published = found.published.or(byline.published);
    told.updated = told.updated.or(byline.updated);
    Some(())
}

/// Cuts a label off its value; a colon may be missing before a date only.
fn labelled(line: &str) -> Option<(Label, &str)> {
    let find = |name: &str| {
        let name = name.trim().to_lowercase();
        LABELS
            .iter()
            .find(|(label, _)| *label == name)
            .map(|(_, label)| *label)
    };
    if let Some((name, value)) = line.split_once([':', '：'])
        && let Some(label) = find(name)
    {
        return Some((label, value.trim()));
    }
    // "Updated on Aug 23, 2020": the longest label first.
    line.match_indices(' ')
        .take(3)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .find_map(|(place, _)| {
            let (name, value) = line.split_at_checked(place)?;
            let label = find(name)?;
            let dated = matches!(label, Label::Published | Label::Updated);
            (dated && byline::dated(value, true).is_some()).then_some((label, value.trim()))
        })
}

fn take_label(told: &mut Told, label: Label, value: &str) -> Option<()> {
    let found = &mut told.found;
    let short = |value: &str| {
        let line = CleanText::line(value);
        let sentence = line.ends_with('.') && line.split_whitespace().count() > 4;
        (!line.is_empty() && line.len() <= 120 && !sentence).then_some(line)
    };
    match label {
        Label::Title => {
            let line = CleanText::line(value);
            found.title = (!line.is_empty()).then_some(line)?;
        }
        Label::Author => {
            let (names, date) = byline::labelled(value);
            found.author = Some(short(names)?);
            found.published = found.published.or(date);
        }
        Label::Source if is_url(value) => found.url = Some(CleanText::line(value)),
        Label::Source => found.source = Some(short(value)?),
        Label::Url => found.url = is_url(value).then(|| Some(CleanText::line(value)))?,
        Label::Tags => {
            let few = value
                .split([',', ';'])
                .all(|part| part.split_whitespace().count() <= 4);
            found.tags = few.then(|| tags(value))?;
        }
        Label::Published | Label::Updated => {
            let (date, author) = match PartialDate::read(value) {
                Ok(date) => (date, None),
                Err(_) => byline::dated(value, true)?,
            };
            found.author = found.author.take().or(author);
            if label == Label::Published {
                found.published.get_or_insert(date);
            } else {
                told.updated.get_or_insert(date);
            }
        }
        Label::Reading => found.reading_minutes = Some(minutes(value)?),
    }
    Some(())
}

/// Tells whether a text is an absolute web address.
pub(super) fn is_url(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}

/// Reads a date of at least a month; a year alone may be anything.
fn date(text: &str) -> Option<PartialDate> {
    // A full stop ends a sentence here, but for "p.m.".
    let sentence = text.ends_with('.') && !text.ends_with("m.");
    let date = PartialDate::read(text)
        .ok()
        .filter(|date| date.month().is_some())?;
    (!sentence).then_some(date)
}

/// Reads "2 min", "3 min read", "4-minute read", "Reading time" aside.
fn reading_minutes(part: &str) -> Option<u32> {
    let lower = part.to_lowercase();
    let lower = lower.trim_end_matches('.');
    let number = lower.get(..lower.find(|c: char| !c.is_ascii_digit())?)?;
    let unit = lower
        .get(number.len()..)?
        .trim_start_matches([' ', '-'])
        .trim();
    let known = [
        "min",
        "mins",
        "min read",
        "mins read",
        "minute read",
        "minutes read",
        "min. read",
        "min lesezeit",
        "min. lesezeit",
        "minuten lesezeit",
        "min de lecture",
        "min de lectura",
    ];
    known.contains(&unit).then(|| bounded(number)).flatten()
}

/// Reads the value of a labelled reading time.
fn minutes(value: &str) -> Option<u32> {
    let lower = value.to_lowercase();
    let (number, unit) = lower.split_at_checked(lower.find(|c: char| !c.is_ascii_digit())?)?;
    let known = ["min", "mins", "minute", "minutes", "minuten"];
    known
        .contains(&unit.trim().trim_end_matches('.'))
        .then(|| bounded(number))
        .flatten()
}

/// Reads a number of minutes that somebody might read.
fn bounded(number: &str) -> Option<u32> {
    number
        .parse()
        .ok()
        .filter(|minutes| (1..=999).contains(minutes))
}

#[cfg(test)]
mod tests;

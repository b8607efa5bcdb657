//! Lines about an article that are not its text: bylines, dates, reading times, tags.
//!
//! A line is taken for one only when every part of it is understood; a line of prose that begins like
//! a byline stays prose. Callers look only near the start and the end of a text.

mod byline;
mod order;

use crate::model::{CleanText, Found, PartialDate};

pub(super) use byline::{is_nobody, names_in, without_by};
pub(super) use order::settled;

/// The longest line that is looked at, in bytes.
const LONGEST: usize = 240;

/// How many characters after a label a day begins.
const MOST_BEFORE_A_DAY: usize = 24;

/// Lines that stand alone in copied pages and say nothing, in lower case. Kept short on purpose: each
/// must be a line that no author writes.
const DEBRIS: &[&str] = &[
    "advertisement",
    "share this article",
    "share this story",
    "tags in this article",
];

/// Labels of lines, in lower case, with what stands after them.
const LABELS: &[(&str, Label)] = &[
    ("title", Label::Title),
    ("headline", Label::Title),
    ("author", Label::Author),
    ("authors", Label::Author),
    ("written by", Label::Author),
    ("autor", Label::Author),
    ("autora", Label::Author),
    ("autorin", Label::Author),
    ("autoren", Label::Author),
    ("autore", Label::Author),
    ("autores", Label::Author),
    ("auteur", Label::Author),
    ("auteurs", Label::Author),
    ("автор", Label::Author),
    ("авторы", Label::Author),
    ("текст", Label::Author),
    ("作者", Label::Author),
    ("source", Label::Source),
    ("publisher", Label::Source),
    ("quelle", Label::Source),
    ("fuente", Label::Source),
    ("fonte", Label::Source),
    ("bron", Label::Source),
    ("źródło", Label::Source),
    ("источник", Label::Source),
    ("来源", Label::Source),
    ("url", Label::Url),
    ("link", Label::Url),
    ("tags", Label::Tags),
    ("keywords", Label::Tags),
    ("topics", Label::Tags),
    ("date", Label::Published),
    ("published", Label::Published),
    ("published on", Label::Published),
    ("first published", Label::Published),
    ("posted", Label::Published),
    ("posted on", Label::Published),
    ("veröffentlicht", Label::Published),
    ("veröffentlicht am", Label::Published),
    ("publié le", Label::Published),
    ("publicado el", Label::Published),
    ("publicado em", Label::Published),
    ("publicado", Label::Published),
    ("publié", Label::Published),
    ("pubblicato", Label::Published),
    ("pubblicato il", Label::Published),
    ("gepubliceerd", Label::Published),
    ("gepubliceerd op", Label::Published),
    ("geplaatst op", Label::Published),
    ("opublikowano", Label::Published),
    ("data publikacji", Label::Published),
    ("publicerad", Label::Published),
    ("publisert", Label::Published),
    ("опубликовано", Label::Published),
    ("дата публикации", Label::Published),
    ("公開", Label::Published),
    ("公開日", Label::Published),
    ("配信", Label::Published),
    ("发布时间", Label::Published),
    ("发布日期", Label::Published),
    ("updated", Label::Updated),
    ("updated on", Label::Updated),
    ("last updated", Label::Updated),
    ("stand", Label::Updated),
    ("aktualisiert", Label::Updated),
    ("aktualisiert am", Label::Updated),
    ("mis à jour le", Label::Updated),
    ("mis à jour", Label::Updated),
    ("modifié le", Label::Updated),
    ("actualizado el", Label::Updated),
    ("actualizado", Label::Updated),
    ("atualizado em", Label::Updated),
    ("aggiornato il", Label::Updated),
    ("aggiornato", Label::Updated),
    ("bijgewerkt op", Label::Updated),
    ("bijgewerkt", Label::Updated),
    ("zaktualizowano", Label::Updated),
    ("aktualizacja", Label::Updated),
    ("uppdaterad", Label::Updated),
    ("oppdatert", Label::Updated),
    ("обновлено", Label::Updated),
    ("更新", Label::Updated),
    ("更新日", Label::Updated),
    ("reading time", Label::Reading),
    ("lesezeit", Label::Reading),
];

/// What a label announces.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Title,
    Author,
    Source,
    Url,
    Tags,
    Published,
    /// The day of a revision, which is that of publication only where no other is told.
    Updated,
    Reading,
}

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
    if line.len() > LONGEST || date(line).is_some() {
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

/// Tells whether words are a label, or such as "First" and "Last" that begin one.
fn is_label(words: &str) -> bool {
    let words = words.to_lowercase();
    let begins = |label: &str| {
        let rest = label.strip_prefix(words.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    LABELS.iter().any(|(label, _)| begins(label))
}

/// Tells whether a text begins with a label and what stands behind such a one.
fn starts_with_label(text: &str) -> bool {
    let lower = text.to_lowercase();
    LABELS.iter().any(|(name, label)| {
        let Some(rest) = lower.strip_prefix(name) else {
            return false;
        };
        match label {
            Label::Published | Label::Updated => {
                let mut near = rest.chars().take(MOST_BEFORE_A_DAY);
                rest.starts_with([' ', ':', '：']) && near.any(|c| c.is_numeric())
            }
            Label::Author | Label::Source => rest.starts_with([':', '：']),
            _ => false,
        }
    })
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
mod tests {
    use super::*;

    fn told(text: &str) -> Option<String> {
        let Told { found, updated } = line(text, Zone::Head)?;
        let mut words = Vec::new();
        if !found.title.is_empty() {
            words.push(format!("title {}", found.title));
        }
        words.extend(found.author.map(|it| format!("author {it}")));
        words.extend(found.source.map(|it| format!("source {it}")));
        words.extend(found.published.map(|it| format!("on {it}")));
        words.extend(updated.map(|it| format!("updated {it}")));
        words.extend(found.url.map(|it| format!("at {it}")));
        words.extend(found.tags.iter().map(|it| format!("tag {it}")));
        words.extend(found.reading_minutes.map(|it| format!("minutes {it}")));
        Some(words.join("; "))
    }

    #[test]
    fn lines_about_the_article_are_understood() {
        let table = [
            (
                "By Jane Doe • Aug 23, 2020",
                "author Jane Doe; on 2020-08-23",
            ),
            (
                "By Jane Doe and John Roe | 23 August 2020",
                "author Jane Doe and John Roe; on 2020-08-23",
            ),
            ("BY JANE DOE", "author JANE DOE"),
            ("By Ann Lee and May Roe", "author Ann Lee and May Roe"),
            (
                "By Jane Doe, John Roe and Max Moe",
                "author Jane Doe, John Roe and Max Moe",
            ),
            (
                "By Jane Doe, Aug. 23, 2020",
                "author Jane Doe; on 2020-08-23",
            ),
            ("By Jane Doe for The Herald", "author Jane Doe"),
            ("By Jane O’Neil-Doe Jr.", "author Jane O’Neil-Doe Jr."),
            (
                "By Ludwig van der Berg · 4 min read",
                "author Ludwig van der Berg; minutes 4",
            ),
            (
                "Von Anna Schmidt, 23. August 2020",
                "author Anna Schmidt; on 2020-08-23",
            ),
            (
                "Par Jeanne Dupont – 23 août 2020",
                "author Jeanne Dupont; on 2020-08-23",
            ),
            (
                "By The Daily Wire Updated 5:04 PM CDT, May 2, 2024",
                "author The Daily Wire; updated 2024-05-02",
            ),
            (
                "BY JANE DOE\nPORT TIMES STAFF WRITER\nMAY 2, 2024",
                "author JANE DOE; on 2024-05-02",
            ),
            (
                "by José Doe, Staff Writer\nThursday, May 2, 2024",
                "author José Doe; on 2024-05-02",
            ),
            (
                "By A. Writer, 2 May 2024",
                "author A. Writer; on 2024-05-02",
            ),
            ("By Jane Doe Reporter", "author Jane Doe"),
            (
                "By Jane Doe Political correspondent @janedoe",
                "author Jane Doe",
            ),
            (
                "Story by Jane Doe; Photographs by Max Roe",
                "author Jane Doe; Photographs by Max Roe",
            ),
            (
                "Posted by Max Roe on May 3, 2024 at 9:00 am",
                "author Max Roe; on 2024-05-03",
            ),
            (
                "Posted on May 2nd, 2024 by jane",
                "author jane; on 2024-05-02",
            ),
            (
                "Von Karl Doe | Stand: 02.05.2024",
                "author Karl Doe; updated 2024-05-02",
            ),
            ("Von Karl Doe, Hafenstadt", "author Karl Doe"),
            ("By Jana Kopp, Vienna", "author Jana Kopp"),
            ("By Jana Kopp, New York", "author Jana Kopp"),
            (
                "By Jana Kopp, Emil Roth, Vienna",
                "author Jana Kopp, Emil Roth",
            ),
            ("By Jana Kopp, Emil Roth", "author Jana Kopp, Emil Roth"),
            ("By Emil Roth, Jr.", "author Emil Roth, Jr."),
            (
                "By Jana Kopp, Vienna | March 12, 2024",
                "author Jana Kopp; on 2024-03-12",
            ),
            (
                "Von Jana Kopp Stand: 12.03.2024, 14:05 Uhr",
                "author Jana Kopp; updated 2024-03-12",
            ),
            ("Stand: 12.03.2024, 14:05 Uhr", "updated 2024-03-12"),
            (
                "Автор: Вера Лодкина, 12 марта 2024",
                "author Вера Лодкина; on 2024-03-12",
            ),
            ("Автор Марта Лодкина", "author Марта Лодкина"),
            ("Опубликовано: 12 марта 2024", "on 2024-03-12"),
            ("Обновлено: 12 марта 2024, 14:05", "updated 2024-03-12"),
            ("12 марта 2024, 14:05", "on 2024-03-12"),
            ("2024年3月12日 14時05分", "on 2024-03-12"),
            ("公開：2024年3月12日", "on 2024-03-12"),
            ("更新：2024年3月12日 14時05分", "updated 2024-03-12"),
            ("文＝田中太郎", "author 田中太郎"),
            ("取材・文／田中太郎", "author 田中太郎"),
            ("取材・文＝田中太郎、写真＝佐藤花子", "author 田中太郎"),
            ("文：田中太郎、佐藤花子", "author 田中太郎、佐藤花子"),
            ("記者 田中太郎", "author 田中太郎"),
            ("文＝ジョン・ドウ", "author ジョン・ドウ"),
            ("بقلم: أحمد علي", "author أحمد علي"),
            ("Автор: Анна Доева", "author Анна Доева"),
            ("文/山田太郎", "author 山田太郎"),
            (
                "Submitted by Jane Doe on 08/15/2023",
                "author Jane Doe; on 2023-08-15",
            ),
            (
                "Submitted by jane on Tue, 08/15/2023 - 11:04",
                "author jane; on 2023-08-15",
            ),
            (
                "Gespeichert von Jana Kopp am 15.08.2023 - 11:04",
                "author Jana Kopp; on 2023-08-15",
            ),
            (
                "Published: Aug 23, 2020 by Jane Doe",
                "author Jane Doe; on 2020-08-23",
            ),
            (
                "Posted on August 23, 2020 by Jane Doe in Harbour",
                "author Jane Doe; on 2020-08-23",
            ),
            (
                "August 23, 2020 by Jane Doe Leave a Comment",
                "author Jane Doe; on 2020-08-23",
            ),
            (
                "Jane Doe · Aug 23, 2020 · 5 min read",
                "author Jane Doe; on 2020-08-23; minutes 5",
            ),
            ("By Staff | August 23, 2020", "on 2020-08-23"),
            ("By JANE DOE Associated Press", "author JANE DOE"),
            (
                "Published 23 August 2020, last updated 24 August 2020",
                "on 2020-08-23; updated 2020-08-24",
            ),
            (
                "Updated: August 24, 2020; Published: August 23, 2020",
                "on 2020-08-23; updated 2020-08-24",
            ),
            (
                "Veröffentlicht am 23. August 2020 von Jana Kopp",
                "author Jana Kopp; on 2020-08-23",
            ),
            ("Ein Bericht von Jana Kopp", "author Jana Kopp"),
            (
                "Par Jeanne Dupont, publié le 23 août 2020 à 14h03, mis à jour le 24 août 2020",
                "author Jeanne Dupont; on 2020-08-23; updated 2020-08-24",
            ),
            (
                "Publicado el 23 de agosto de 2020 por Ana Pérez",
                "author Ana Pérez; on 2020-08-23",
            ),
            (
                "Por Ana Souza, 23 de agosto de 2020",
                "author Ana Souza; on 2020-08-23",
            ),
            (
                "di Elvira Sorgente, 23 agosto 2020",
                "author Elvira Sorgente; on 2020-08-23",
            ),
            (
                "Door Jelle Wiards | Gepubliceerd op 23 augustus 2020",
                "author Jelle Wiards; on 2020-08-23",
            ),
            (
                "Autor: Jan Kowal, 23 sierpnia 2020",
                "author Jan Kowal; on 2020-08-23",
            ),
            ("Опубликовано 23 августа 2020", "on 2020-08-23"),
            (
                "2020年8月23日 田中太郎記者",
                "author 田中太郎; on 2020-08-23",
            ),
            ("2020年8月23日 记者 王小明", "author 王小明; on 2020-08-23"),
            ("作者：王小明 来源：海港报", "author 王小明; source 海港报"),
            ("Published: 2020-08-23", "on 2020-08-23"),
            ("Published on Aug 23, 2020", "on 2020-08-23"),
            ("Updated Aug 24, 2020", "updated 2020-08-24"),
            (
                "Published 23 Aug 2020 | Updated: 24 Aug 2020",
                "on 2020-08-23; updated 2020-08-24",
            ),
            ("Aug. 23, 2020, 5:01 p.m. ET", "on 2020-08-23"),
            ("Published: 2020", "on 2020"),
            ("Source: The Herald", "source The Herald"),
            ("Source: https://example.org/a", "at https://example.org/a"),
            ("URL: https://example.org/a", "at https://example.org/a"),
            ("Tags: cloud, #defence, cloud", "tag cloud; tag defence"),
            ("Title: By Land and Sea", "title By Land and Sea"),
            ("2 min", "minutes 2"),
            ("3 min read", "minutes 3"),
            ("12-minute read", "minutes 12"),
            ("Reading time: 4 minutes", "minutes 4"),
            ("Lesezeit: 3 Min.", "minutes 3"),
        ];
        for (text, expected) in table {
            assert_eq!(told(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn prose_stays_prose() {
        for text in [
            "By Monday",
            "By then the cloud was sold",
            "By Jane Doe she was never called.",
            "By 2020 all was over",
            "Posted on May 2, 2024 by those who were there, and read by all",
            "Submitted by Jane Doe on 03/04/2023",
            "By admin",
            "By Staff",
            "World News · Aug 23, 2020",
            "On Aug 23, 2020 by chance a boat sank",
            "Jane Doe went there, published 2 books and left",
            "Di questo parla Elvira",
            "Door het raam",
            "Story by story the house grew",
            "Stand: here and wait",
            "Updated rules for the cloud",
            "Published: 03/04/2020",
            "Source: it was said in the town that nobody knew of it.",
            "August 23, 2020.",
            "2020",
            "Reuters - Aug 23, 2020",
            "LONDON (Reuters) — The cloud",
            "2 minutes later he left",
            "2 min walk",
            "Link: see below",
            "Tags: it is a long sentence that someone wrote",
            "Note: this",
            "Advertisement",
            "記者会見が開かれた",
            "記者 会見は十二日の午後に市役所で開かれた",
            "文化＝田中太郎",
            "取材は続く",
            "Опубликовано: вчера",
            "",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
        assert_eq!(told(&"By Jane ".repeat(100)), None);
    }

    #[test]
    fn zones_believe_more_or_less() {
        assert_eq!(line("By Land and Sea", Zone::First), None);
        assert!(line("By Jane Doe | Aug 23, 2020", Zone::First).is_some());
        assert_eq!(line("By Jane Doe", Zone::Tail), None);
        assert_eq!(line("2 min", Zone::Tail), None);
        assert!(line("Source: The Herald", Zone::Tail).is_some());
    }

    #[test]
    fn a_date_is_taken_from_beside_a_name() {
        let date = PartialDate::of_day(2020, 8, 23);
        assert_eq!(date_beside_words("Reuters - Aug 23, 2020"), date);
        assert_eq!(date_beside_words("The Herald | Aug 23, 2020 | World"), date);
        assert_eq!(date_beside_words("Oldport, 23.08.2020, 17:40 Uhr"), date);
        assert_eq!(date_beside_words("Reuters - August 2020"), None);
        assert_eq!(
            date_beside_words("It was sold at last in a hurry - Aug 23, 2020"),
            None
        );
    }

    #[test]
    fn debris_is_known() {
        for text in [
            ", , ,",
            ",",
            "|",
            "Advertisement",
            "TAGS IN THIS ARTICLE",
            "Tags in this article:",
        ] {
            assert!(is_debris(text), "{text}");
        }
        for text in ["Advertisements work", "...", "---", "* * *", "a, b", "Tags"] {
            assert!(!is_debris(text), "{text}");
        }
    }

    #[test]
    fn a_line_of_tags_is_short_words_and_commas() {
        let tags = tag_line("Cloud, JEDI contract, ,").unwrap();
        assert_eq!(
            tags,
            [CleanText::line("Cloud"), CleanText::line("JEDI contract")]
        );
        assert_eq!(tag_line("Microsoft"), None);
        assert_eq!(tag_line("It came, it saw, it went."), None);
    }
}

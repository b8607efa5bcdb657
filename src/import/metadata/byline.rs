//! Lines that name who wrote an article.

use crate::{
    import::metadata::date,
    model::{CleanText, PartialDate},
};

/// Words that begin a byline, in lower case, and how many names must follow at least.
const BY: &[(&str, usize)] = &[
    ("story by", 1),
    ("words by", 1),
    ("text by", 1),
    ("report by", 1),
    ("reported by", 1),
    ("written by", 1),
    ("posted by", 1),
    ("interview by", 1),
    ("by", 1),
    ("von", 2),
    ("par", 2),
    ("por", 2),
    ("بقلم", 1),
    ("автор", 1),
    ("авторы", 1),
];

/// Words that begin a byline in scripts without blanks, the longest first where one begins another.
const HEADS: &[&str] = &[
    "取材・執筆",
    "取材・文",
    "文・写真",
    "文",
    "執筆",
    "取材",
    "記者",
    "记者",
    "作者",
];

/// Signs between such a word and the names.
const BETWEEN: &[char] = &['/', '／', ':', '：', '=', '＝'];

/// Words that begin what stands behind such names, of those who did something else.
const OTHERS: &[&str] = &["写真", "撮影", "編集", "構成", "図"];

/// The longest such name, in characters.
const LONGEST_SEAMLESS: usize = 12;

/// Words that begin the second half of a byline.
const BESIDE: &[&str] = &[
    "photographs by ",
    "photography by ",
    "photos by ",
    "photo by ",
    "pictures by ",
    "illustrations by ",
    "illustration by ",
    "video by ",
    "graphics by ",
];

/// Small words between or within names.
const PARTICLES: &[&str] = &[
    "and", "und", "et", "y", "&", "de", "da", "do", "dos", "del", "della", "di", "du", "van",
    "von", "der", "den", "ten", "ter", "zu", "la", "le", "el", "al", "bin", "ibn", "of", "the",
];

/// Months that are names of people, too, in lower case: these are where another name follows.
const GIVEN: &[&str] = &["april", "august", "avril", "jan", "june", "may"];

/// Words that end what somebody is, in lower case.
const ROLES: &[&str] = &[
    "writer",
    "reporter",
    "correspondent",
    "editor",
    "columnist",
    "contributor",
    "critic",
];

/// Words that stand before them.
const KINDS: &[&str] = &[
    "staff",
    "city",
    "senior",
    "chief",
    "political",
    "special",
    "foreign",
    "contributing",
    "deputy",
    "associate",
    "managing",
    "science",
    "business",
    "health",
    "education",
    "sports",
    "crime",
    "environment",
    "economics",
    "technology",
    "legal",
    "diplomatic",
    "community",
    "local",
    "news",
];

/// Words that stand before a date, in lower case.
const DATED: &[&str] = &[
    "updated",
    "published",
    "posted",
    "on",
    "le",
    "am",
    "stand",
    "aktualisiert",
    "опубликовано",
    "обновлено",
];

/// Those that stand before the date of a revision.
const REVISED: &[&str] = &["updated", "stand", "aktualisiert", "обновлено"];

/// What stands behind a name in the same way as a place, and belongs to it.
const BEHIND_NAMES: &[&str] = &["jr", "sr", "ii", "iii", "iv", "md", "phd", "esq"];

/// Places of several words that stand behind a name, in lower case; one of a single word is known by that.
const PLACES: &[&str] = &[
    "abu dhabi",
    "addis ababa",
    "buenos aires",
    "cape town",
    "den haag",
    "frankfurt am main",
    "hong kong",
    "kuala lumpur",
    "las vegas",
    "los angeles",
    "mexico city",
    "new delhi",
    "new york",
    "new york city",
    "rio de janeiro",
    "san diego",
    "san francisco",
    "san salvador",
    "sao paulo",
    "são paulo",
    "sri lanka",
    "st. gallen",
    "st. petersburg",
    "tel aviv",
    "the hague",
    "washington d.c.",
    "washington dc",
];

/// A line that names who wrote an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Byline {
    pub author: CleanText,
    pub published: Option<PartialDate>,
    /// The day of a revision.
    pub updated: Option<PartialDate>,
}

/// Reads "By Jane Doe and John Roe", with a date after the names or none.
pub(super) fn read(part: &str) -> Option<Byline> {
    if let Some((author, published)) = posted(part) {
        return Some(Byline {
            author,
            published,
            updated: None,
        });
    }
    let (rest, least) = after_by(part)?;
    let (names, date) = before_date(rest);
    let (names, is_updated) = before_words(names);
    let (first, second) = match names.split_once(';') {
        Some((first, second)) => (first.trim(), Some(second.trim())),
        None => (names, None),
    };
    // Where somebody wrote, or for whom, is no part of a name, and what they are is none.
    let first = [" in ", " for ", " at "]
        .iter()
        .find_map(|word| first.split_once(word))
        .map_or(first, |(names, _)| names);
    let first = without_place(without_role(without_others(first)));
    if !are_names(first, least) {
        return None;
    }
    let author = match second {
        Some(second) => {
            let lower = second.to_lowercase();
            let beside = BESIDE.iter().find(|by| lower.starts_with(*by))?;
            are_names(second.get(beside.len()..)?, 1).then(|| format!("{first}; {second}"))?
        }
        None => first.to_owned(),
    };
    let (updated, published) = if is_updated {
        (date, None)
    } else {
        (None, date)
    };
    Some(Byline {
        author: CleanText::line(&author),
        published,
        updated,
    })
}

/// Returns the names behind a label, with a date behind them or none.
pub(super) fn labelled(value: &str) -> (&str, Option<PartialDate>) {
    let (names, date) = before_date(value);
    let (names, is_updated) = before_words(names);
    (without_place(names), date.filter(|_| !is_updated))
}

/// Reads "Posted on May 2, 2024 by jane", in which names are often small.
fn posted(part: &str) -> Option<(CleanText, Option<PartialDate>)> {
    let lower = part.to_lowercase();
    let word = ["posted on ", "published on ", "posted ", "published "]
        .iter()
        .find(|word| lower.starts_with(*word))?;
    let (day, name) = part.get(word.len()..)?.rsplit_once(" by ")?;
    let day = date(day.trim())?;
    let is_name = |word: &str| {
        word.chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’'))
    };
    let words: Vec<&str> = name.split_whitespace().collect();
    let fits = (1..=3).contains(&words.len()) && words.iter().all(|word| is_name(word));
    fits.then(|| (CleanText::line(name), Some(day)))
}

/// Returns the names that a shown byline tells, without the word before them, a date and what they are.
pub(in crate::import) fn names_in(line: &str) -> &str {
    let line = line.trim();
    let (names, _) = before_date(without_by(line));
    without_place(without_role(without_others(before_words(names).0)))
}

/// Cuts the word off that begins a byline, where there is one.
pub(in crate::import) fn without_by(line: &str) -> &str {
    after_by(line).map_or(line, |(rest, _)| rest)
}

/// Tells whether a line only says what somebody is, and where.
pub(super) fn is_role(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_large = |word: &&str| !word.starts_with(char::is_lowercase);
    let last = words.last().map(|word| word.to_lowercase());
    words.len() <= 6
        && last.is_some_and(|last| ROLES.contains(&last.as_str()))
        && words.iter().rev().skip(1).all(is_large)
}

/// Cuts the word off that begins a byline; says how many names must follow.
fn after_by(line: &str) -> Option<(&str, usize)> {
    if let Some(rest) = after_head(line) {
        return Some((rest, 1));
    }
    BY.iter().find_map(|(by, least)| {
        let (start, rest) = line.split_at_checked(by.len())?;
        let ends = rest.starts_with([' ', ':', '\u{a0}']);
        (ends && start.to_lowercase() == *by)
            .then(|| (rest.trim_start_matches([' ', ':', '\u{a0}']).trim(), *least))
    })
}

/// Cuts the word off that begins a byline in a script without blanks, with the sign behind it.
fn after_head(line: &str) -> Option<&str> {
    let rest = HEADS.iter().find_map(|head| line.strip_prefix(head))?;
    let (after, is_apart) = match rest.trim_start().strip_prefix(BETWEEN) {
        Some(after) => (after.trim(), true),
        // What somebody is stands before a name without any sign, too.
        None => (
            rest.trim(),
            rest.starts_with(char::is_whitespace) && line.starts_with(['記', '记']),
        ),
    };
    let is_short = |name: &str| name.chars().count() <= LONGEST_SEAMLESS;
    (is_apart && words_of(without_others(after)).all(is_short)).then_some(after)
}

/// Cuts off who took the pictures, behind those who wrote.
fn without_others(names: &str) -> &str {
    let others = names.match_indices('、').find(|(place, comma)| {
        let behind = names.get(place + comma.len()..).unwrap_or_default();
        OTHERS.iter().any(|other| behind.starts_with(other))
    });
    others
        .and_then(|(place, _)| names.get(..place))
        .unwrap_or(names)
}

/// Cuts off where somebody is, behind a comma and behind a whole name.
fn without_place(names: &str) -> &str {
    let Some((before, place)) = names.rsplit_once(',') else {
        return names;
    };
    let place = place.trim();
    let lower = place.to_lowercase();
    let is_word = !place.contains(char::is_whitespace)
        && place.chars().count() > 2
        && place.starts_with(char::is_uppercase)
        && place.contains(char::is_lowercase)
        && !BEHIND_NAMES.contains(&lower.trim_end_matches('.'));
    let whole = before.rsplit(',').next().unwrap_or(before);
    let is_whole = whole.split_whitespace().count() >= 2;
    if is_whole && (is_word || PLACES.contains(&lower.as_str())) {
        before.trim_end()
    } else {
        names
    }
}

/// Returns the words of names.
fn words_of(names: &str) -> impl Iterator<Item = &str> {
    let words = names.split(|c: char| c.is_whitespace() || matches!(c, '、' | '，'));
    words.filter(|word| !word.is_empty())
}

/// Cuts words off that stand before a date; tells whether that is the day of a revision.
fn before_words(names: &str) -> (&str, bool) {
    let (mut names, mut is_updated) = (names, false);
    while let Some((before, word)) = names.rsplit_once(' ') {
        let word = word.trim_end_matches(':').to_lowercase();
        if !DATED.contains(&word.as_str()) {
            break;
        }
        is_updated |= REVISED.contains(&word.as_str());
        names = before.trim_end_matches([',', ' ']);
    }
    (names, is_updated)
}

/// Cuts off what somebody is, and a name in a network.
fn without_role(names: &str) -> &str {
    let mut left = names.trim();
    while let Some((before, word)) = left.rsplit_once(' ')
        && word.starts_with('@')
    {
        left = before.trim_end_matches([',', ' ']);
    }
    let Some((mut before, word)) = left.rsplit_once(' ') else {
        return left;
    };
    if !ROLES.contains(&word.to_lowercase().as_str()) {
        return left;
    }
    let mut is_role = before.ends_with(',');
    while let Some((names, word)) = before.rsplit_once(' ')
        && KINDS.contains(&word.to_lowercase().as_str())
    {
        before = names;
        is_role = true;
    }
    // Without anything that parts them it may be the name of a family: two whole names must stand before it.
    let is_whole = |word: &&str| word.chars().count() > 1 && !word.ends_with('.');
    if !is_role && before.split_whitespace().filter(is_whole).count() < 2 {
        return left;
    }
    before.trim_end_matches([',', ' '])
}

/// Cuts a date off the end of a line of names, and the signs before it.
pub(super) fn before_date(line: &str) -> (&str, Option<PartialDate>) {
    if let Some(date) = date(line) {
        return ("", Some(date));
    }
    let (names, date) = line
        .match_indices(' ')
        .find_map(|(place, _)| {
            let (names, after) = line.split_at_checked(place)?;
            Some((
                names,
                Some(date(
                    after.trim_start_matches([' ', '|', '·', '•', '–', '—']),
                )?),
            ))
        })
        .unwrap_or((line, None));
    let is_sign = |c: char| matches!(c, ',' | ' ' | '|' | '·' | '•' | '–' | '—');
    (names.trim_end_matches(is_sign), date)
}

/// Tells whether a text can be names of people: words that begin large, and particles.
pub(super) fn are_names(text: &str, least: usize) -> bool {
    let words: Vec<&str> = words_of(text).collect();
    let is_name = |word: &str| {
        let letters = word.trim_end_matches([',', '.']);
        letters.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
            && letters.chars().all(|c| {
                c.is_alphabetic()
                    || matches!(c, '-' | '\'' | '’' | '.' | '・' | '\u{300}'..='\u{36f}')
            })
    };
    let is_day = |place: usize, word: &str| {
        let letters = word.trim_end_matches([',', '.']);
        let next = words.get(place + 1);
        let is_given = next
            .is_some_and(|next| is_name(next) && !PartialDate::is_calendar_word(next))
            && GIVEN.contains(&word.to_lowercase().as_str());
        PartialDate::is_calendar_word(letters) && !is_given
    };
    let is_particle = |word: &str| PARTICLES.contains(&word.to_lowercase().as_str());
    // A full stop after a long word ends a sentence; "Jr." and initials do not.
    let sentence = words
        .last()
        .is_some_and(|word| word.ends_with('.') && word.chars().count() > 4);
    words.len() <= 16
        && words.iter().filter(|word| is_name(word)).count() >= least
        && words
            .first()
            .is_some_and(|word| is_name(word) || is_particle(word))
        && words.iter().all(|word| is_name(word) || is_particle(word))
        && !words
            .iter()
            .enumerate()
            .any(|(place, word)| is_day(place, word))
        && !sentence
}

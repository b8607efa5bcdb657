//! Lines that name who wrote an article.

mod words;

use crate::{
    import::{metadata::date, script::is_ideograph},
    model::{CleanText, DateFault, PartialDate},
};

use words::{
    AGENCIES, BEFORE_NAMES, BEHIND_DAYS, BEHIND_NAMES, BESIDE, BETWEEN, BY, DATED, GIVEN, HEADS,
    KINDS, LONGEST_SEAMLESS, NOBODY, OF_USERS, OTHERS, PARTICLES, PLACES, REVISED, ROLES, TAILS,
};

/// A line that names who wrote an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Byline {
    /// Nothing where nobody in particular is named.
    pub author: Option<CleanText>,
    pub published: Option<PartialDate>,
    /// The day of a revision.
    pub updated: Option<PartialDate>,
}

/// Reads "By Jane Doe and John Roe", with a date after the names or none.
pub(super) fn read(part: &str) -> Option<Byline> {
    if let Some((published, author)) = dated(part, false) {
        return Some(Byline {
            author: Some(author?),
            published: Some(published),
            updated: None,
        });
    }
    let Some((rest, least)) = after_by(part) else {
        return signed_behind(part);
    };
    let (names, date) = before_date(rest);
    let (names, is_updated) = before_words(names);
    let (first, second) = match names.split_once(';') {
        Some((first, second)) => (first.trim(), Some(second.trim())),
        None => (names, None),
    };
    // What they are is no part of a name.
    let first = without_agency(without_role(without_others(without_circumstances(first))));
    let first = without_place(first);
    let lower = part.to_lowercase();
    let is_user =
        date.is_some() && is_user(first) && OF_USERS.iter().any(|by| lower.starts_with(by));
    let is_nobody = is_nobody(first);
    if !is_user && !is_nobody && !are_names(first, least) {
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
        author: (!is_nobody).then(|| CleanText::line(&author)),
        published,
        updated,
    })
}

/// Reads a day and a byline behind it: "2020年8月23日 記者 田中太郎".
fn signed_behind(part: &str) -> Option<Byline> {
    let (place, _) = part.match_indices(' ').next()?;
    let (before, after) = part.split_at_checked(place)?;
    let published = date(before)?;
    let after = after.trim();
    let (names, _) = after_by(after)?;
    let is_one = !is_nobody(names) && are_names(names, 1);
    is_one.then(|| Byline {
        author: Some(CleanText::line(names)),
        published: Some(published),
        updated: None,
    })
}

/// Tells whether a name is that of nobody in particular.
pub(in crate::import) fn is_nobody(name: &str) -> bool {
    NOBODY.contains(&name.trim().to_lowercase().as_str())
}

/// Tells whether a line says something about somebody, or stands before a name, and is none itself.
pub(super) fn is_about_somebody(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    let lower = line.trim().trim_end_matches(':').to_lowercase();
    BEFORE_NAMES.contains(&first.to_lowercase().as_str()) || BY.iter().any(|(by, _)| *by == lower)
}

/// Tells whether a text is the whole name of one person.
pub(super) fn is_person(text: &str) -> bool {
    let words = text.split_whitespace();
    (2..=4).contains(&words.count()) && are_names(text, 2) && !is_role(text)
}

/// Tells whether a text can be the name of a user of a program.
pub(super) fn is_user(name: &str) -> bool {
    let is_name = |word: &str| {
        word.chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '\'' | '’'))
    };
    let words: Vec<&str> = name.split_whitespace().collect();
    (1..=3).contains(&words.len()) && words.iter().all(|word| is_name(word))
}

/// Cuts off where somebody wrote, and for whom.
fn without_circumstances(names: &str) -> &str {
    [" in ", " for ", " at "]
        .iter()
        .find_map(|word| names.split_once(word))
        .map_or(names, |(names, _)| names)
}

/// Cuts off for which agency somebody wrote, behind a whole name.
fn without_agency(names: &str) -> &str {
    let lower = names.to_lowercase();
    let before = AGENCIES.iter().find_map(|agency| {
        let before = lower.strip_suffix(agency)?;
        let before = names.get(..before.len())?;
        before.ends_with([' ', ',', '/']).then_some(before)
    });
    before
        .map(|before| before.trim_end_matches([' ', ',', '/']))
        .filter(|before| before.split_whitespace().count() >= 2)
        .unwrap_or(names)
}

/// Returns the names behind a label, with a date behind them or none.
pub(super) fn labelled(value: &str) -> (&str, Option<PartialDate>) {
    let (names, date) = before_date(value);
    let (names, is_updated) = before_words(names);
    (without_place(names), date.filter(|_| !is_updated))
}

/// Reads a day, with who wrote behind it or nobody: "May 2, 2024 by Jane Doe"; behind a label, a name may be small.
pub(super) fn dated(value: &str, labelled: bool) -> Option<(PartialDate, Option<CleanText>)> {
    if let Some(date) = date(value) {
        return Some((date, None));
    }
    let lower = value.to_lowercase();
    let tail = TAILS.iter().find_map(|tail| lower.strip_suffix(tail));
    let value = tail
        .and_then(|before| value.get(..before.len()))
        .unwrap_or(value);
    let (day, names) = BEHIND_DAYS.iter().find_map(|by| value.split_once(by))?;
    let day = date(day.trim())?;
    let names = without_role(without_circumstances(names.trim()));
    if labelled && is_nobody(names) {
        return Some((day, None));
    }
    let fits = !is_nobody(names) && (labelled && is_user(names) || are_names(names, 1));
    fits.then(|| (day, Some(CleanText::line(names))))
}

/// Returns the names that a shown byline tells, without the word before them, a date and what they are.
pub(in crate::import) fn names_in(line: &str) -> &str {
    let line = without_by(line.trim());
    let (names, date) = before_date(line);
    let names = match date {
        Some(_) => names,
        None => before_open_date(names),
    };
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

/// Cuts the word off that begins a byline in a script without blanks, with the sign behind it, or that ends it.
fn after_head(line: &str) -> Option<&str> {
    if let Some(name) = line.strip_suffix("記者") {
        let is_name = |c: char| is_ideograph(c) || ('\u{3040}'..='\u{30ff}').contains(&c);
        let count = name.chars().count();
        let fits = (2..=LONGEST_SEAMLESS).contains(&count) && name.chars().all(is_name);
        return fits.then_some(name);
    }
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
    if let Some(name) = left.strip_suffix(" 기자") {
        return name;
    }
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

/// Cuts off a day that may be one of two.
fn before_open_date(names: &str) -> &str {
    let is_open = |place: usize| {
        let after = names.get(place..).unwrap_or_default();
        matches!(PartialDate::read(after), Err(DateFault::Ambiguous(_)))
    };
    let mut blanks = names.match_indices(' ').map(|(place, _)| place);
    blanks
        .find(|place| is_open(*place))
        .and_then(|place| names.get(..place))
        .unwrap_or(names)
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
    let is_by = |word: &str| word.eq_ignore_ascii_case("by");
    words.len() <= 16
        && !words.iter().any(|word| is_by(word))
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

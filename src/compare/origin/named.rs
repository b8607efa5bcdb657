//! Whether somebody is named, and what the same names have in common.

use crate::{
    compare::{lexicon, told::cues, when},
    text::words::fold,
};

/// Returns what two names have in common that are the same but for case, accents, an article before them, and small words
/// that say what kind of outlet it is: "the Reuters news agency".
pub(in crate::compare) fn same_name(name: &str) -> String {
    let folded = fold(&without_kind(name));
    let bare = folded
        .split_once(' ')
        .filter(|(first, rest)| cues::ARTICLES.contains(first) && !rest.is_empty());
    match bare {
        Some((_, rest)) => rest.to_owned(),
        None => folded,
    }
}

/// Returns a name without small words before or behind it that say what kind of outlet it is.
fn without_kind(name: &str) -> String {
    let is_kind = |word: &str| {
        let folded = fold(word);
        word.starts_with(char::is_lowercase)
            && (cues::OUTLET_NOUNS.contains(&folded.as_str())
                || cues::ARTICLES.contains(&folded.as_str()))
    };
    let words: Vec<&str> = name.split_whitespace().collect();
    let named = words.iter().position(|word| !is_kind(word));
    let last = words.iter().rposition(|word| !is_kind(word));
    let named = named.zip(last).and_then(|(from, to)| words.get(from..=to));
    match named {
        Some(named)
            if named
                .iter()
                .any(|word| word.starts_with(char::is_uppercase)) =>
        {
            named.join(" ")
        }
        _ => name.to_owned(),
    }
}

/// Tells whether somebody is named: an unnamed source of one article need not be that of another.
///
/// What a person typed or confirmed is a name in whatever case, as `ministry of works`, unless it is only words for
/// people in general. What was made out is one only with a large letter beyond such words.
pub(super) fn has_name(root: &str, is_said: bool) -> bool {
    let words: Vec<&str> = root.split_whitespace().collect();
    let is_in = |word: &str, list: &[&str]| list.contains(&fold(word).as_str());
    if words.is_empty() || words.iter().any(|word| is_in(word, NAMELESS)) {
        return false;
    }
    // "Ministerium", "Gobierno" and "Tuesday's" are written large where they are no names.
    if let [word] = words[..]
        && !is_said
        && (is_common(&fold(word)) || is_of_day(&fold(word)))
    {
        return false;
    }
    // “A” alone may be a name.
    let is_some = words.len() > 1 && words.first().is_some_and(|word| is_in(word, INDEFINITE));
    // “Government sources” are no body.
    let is_group = words
        .last()
        .is_some_and(|last| is_in(last, cues::UNNAMED) && !is_in(last, cues::BODIES));
    let has_body = is_said && !is_group;
    let mut words = words.into_iter().skip(usize::from(is_some) * 2);
    words.any(|word| {
        let is_people = cues::is_nameless(&fold(word)) && !(has_body && is_in(word, cues::BODIES))
            || is_in(word, cues::DOCUMENTS)
            || is_in(word, cues::FIGURES)
            || is_in(word, cues::GENERAL);
        let is_other = word.contains(char::is_alphabetic) && !is_in(word, cues::ARTICLES);
        !is_people && (word.starts_with(char::is_uppercase) || (is_said && is_other))
    })
}

/// Tells whether a folded word is a weekday, or says of which one something is.
fn is_of_day(folded: &str) -> bool {
    let bare = folded
        .strip_suffix("'s")
        .or_else(|| folded.strip_suffix("’s"));
    when::is_weekday(bare.unwrap_or(folded))
}

/// Tells whether a folded word alone is an office or a body, whoever’s it is.
fn is_common(folded: &str) -> bool {
    let is_body = |word: &str| COMMON.contains(&word) || word.ends_with("ministerium");
    let whose = folded
        .strip_suffix("es")
        .or_else(|| folded.strip_suffix('s'));
    is_body(folded)
        || whose.is_some_and(is_body)
        || lexicon::is_generic(folded)
        || matches!(lexicon::title(folded), Some(lexicon::Title::Office(_)))
}

/// Words for bodies that are written large in some languages and are nobody's name.
const COMMON: &[&str] = &[
    "behorde",
    "gericht",
    "regierung",
    "polizei",
    "partei",
    "staatsanwaltschaft",
    "gewerkschaft",
    "unternehmen",
    "verband",
    "verein",
    "konzern",
    "firma",
    "parlament",
    "bundesregierung",
    "landesregierung",
    "stadtverwaltung",
    "feuerwehr",
    "armee",
    "ministere",
    "ministerio",
    "ministero",
    "ministerie",
    "gouvernement",
    "gobierno",
    "governo",
    "regering",
    "policia",
    "polizia",
    "politie",
    "fiscalia",
    "procura",
    "ejercito",
    "zeitung",
];

/// Words that say that a name is not told.
const NAMELESS: &[&str] = &[
    "unnamed",
    "anonymous",
    "unidentified",
    "someone",
    "somebody",
    "ungenannt",
    "ungenannte",
    "ungenannter",
    "anonym",
    "anonyme",
    "anonymer",
    "anonimo",
    "anonima",
];

/// Articles of somebody who is not known.
const INDEFINITE: &[&str] = &[
    "a", "an", "some", "one", "ein", "eine", "einem", "einer", "un", "une", "una",
];

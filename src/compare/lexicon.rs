//! Words by what they do in a report: who is spoken of as the source, what is denied, what goes on changing, and
//! which words mean the same or the opposite.

mod against;
mod alike;
mod denial;
mod lands;
mod offices;
mod reports;
mod sides;
mod spelt;
mod things;
mod titles;

use std::{collections::HashMap, sync::LazyLock};

pub(super) use against::{AGAINST, ENDING, LACKING, NEGATIVE};
use alike::ALIKE;
pub(super) use denial::{
    CLAIMS, DENYING, EXCLUDES, LEADS_ON, MISTAKEN, NO, NO_DENIAL, NO_TO, NOT_UNTIL, OF_THINGS,
    PLANNED, TURN_DOWN, UNLESS, UNSAID, WITHOUT, says_no, words_of_no,
};
pub(super) use lands::is_land;
pub(super) use offices::{Title, field, is_of_house, title};
pub(super) use reports::{MEASURED, NOW, OVER, SOURCES, UPDATES, Verb, reporting};
use sides::{APART, DAY_PARTS, DEEDS, PERSONS, ROLES, SIDES, THINGS};
pub(super) use sides::{EACH, FORMERLY, PARTS, QUALIFIERS, WISHES};
pub(super) use spelt::{Spelling, are_spelt_alike, spellings};
use things::CALLED;
pub(super) use titles::{BEFORE_PLACES, QUARTERS, is_generic, is_site};

/// Small verbs between what is counted and what happened to it: “12 people were killed”.
pub(super) const SMALL_VERBS: &[&str] = &[
    "was", "were", "is", "are", "be", "been", "being", "had", "has", "have", "wurde", "wurden",
    "sind", "ist", "waren", "ont", "a", "ete", "sont", "fueron", "fue", "han", "ha", "sido",
];

/// Small words between a number and what it counts: “12 of the engines”.
pub(super) const LEAD_TO_THING: &[&str] = &[
    "of", "the", "its", "their", "his", "her", "more", "other", "de", "des", "d'", "los", "las",
    "der", "weitere",
];

/// Words that mean the opposite of one another.
const OPPOSITE: &[(&[&str], &[&str])] = &[
    (
        &[
            "allow",
            "allowed",
            "allows",
            "permit",
            "permitted",
            "permits",
        ],
        &[
            "forbid",
            "forbade",
            "forbids",
            "forbidden",
            "ban",
            "banned",
            "bans",
            "prohibit",
            "prohibited",
        ],
    ),
    (
        &[
            "approve", "approved", "approves", "accept", "accepted", "accepts",
        ],
        &[
            "reject", "rejected", "rejects", "refuse", "refused", "refuses",
        ],
    ),
    (
        &["survive", "survived", "survives", "alive"],
        &["die", "died", "dies", "dead", "killed"],
    ),
    (&["guilty", "convicted"], &["innocent", "acquitted"]),
    (
        &["rise", "rose", "risen", "rises", "increase", "increased"],
        &[
            "fall",
            "fell",
            "fallen",
            "falls",
            "decrease",
            "decreased",
            "decline",
            "declined",
        ],
    ),
    (&["won", "win", "wins"], &["lost", "lose", "loses"]),
    (
        &["support", "supported", "supports"],
        &["oppose", "opposed", "opposes"],
    ),
    (&["passed", "pass"], &["failed", "fail"]),
];

/// Tells whether of two folded words one is the other with a syllable before it that says no: `safe`, `unsafe`.
pub(super) fn is_made_opposite(one: &str, other: &str) -> bool {
    let negates = |long: &str, short: &str| {
        short.len() >= 4
            && ["un", "in", "im", "il", "ir", "dis", "non"]
                .iter()
                .any(|before| long.strip_prefix(before) == Some(short))
    };
    negates(one, other) || negates(other, one)
}

/// Tells whether two folded words mean the opposite of one another.
pub(super) fn are_opposite(one: &str, other: &str) -> bool {
    OPPOSITE.iter().any(|(some, others)| {
        some.contains(&one) && others.contains(&other)
            || some.contains(&other) && others.contains(&one)
    })
}

/// The first word of its class for each word that has one, and for the stems of long ones.
static CLASSES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    // Words before stems.
    let stems = stems().into_iter();
    let of_one = stems.filter_map(|(stem, firsts)| match firsts.as_slice() {
        [first] => Some((stem, *first)),
        _ => None,
    });
    of_one.chain(words()).collect()
});

/// Returns the words that have a class, each with the first word of that.
fn words() -> impl Iterator<Item = (&'static str, &'static str)> {
    ALIKE.iter().chain(CALLED).flat_map(|class| {
        let first = class.split_whitespace().next().unwrap_or_default();
        class.split_whitespace().map(move |word| (word, first))
    })
}

/// Returns the stems of long words that have a class, each with the first words of all classes that have such words:
/// “treated”, “treaty” and “treatment” have nothing in common.
fn stems() -> HashMap<&'static str, Vec<&'static str>> {
    let mut stems: HashMap<&str, Vec<&str>> = HashMap::new();
    for (word, first) in words() {
        let stem = bare(word);
        let firsts = stems.entry(stem).or_default();
        if !firsts.contains(&first) {
            firsts.push(first);
        }
    }
    stems.retain(|stem, _| stem.chars().count() >= LONG_STEM);
    stems
}

/// A stem of as many letters is taken for that of the words in a class.
const LONG_STEM: usize = 5;

/// Returns the class of a folded word, by its first word: words of one class are used for one another.
pub(super) fn class(folded: &str) -> Option<&'static str> {
    let found = CLASSES.get(folded).or_else(|| CLASSES.get(bare(folded)));
    found.copied()
}

/// Returns the words of a class, by its first word.
pub(super) fn words_of(class: &str) -> impl Iterator<Item = &'static str> {
    let is_it = move |row: &&&'static str| row.split_whitespace().next() == Some(class);
    let row = ALIKE.iter().chain(CALLED).find(is_it);
    row.into_iter().flat_map(|row| row.split_whitespace())
}

/// Endings that make forms of one word, the longest first.
const ENDINGS: [&str; 22] = [
    "ations", "ation", "ments", "ment", "ings", "ing", "ers", "ies", "ied", "ern", "es", "ed",
    "er", "en", "em", "ly", "y", "s", "e", "n", "a", "o",
];

/// Returns what words must have in common to be taken for the same: their stem, or one word for all that reports
/// use for one another.
pub(super) fn stem(folded: &str) -> String {
    class(folded).map_or_else(|| bare(folded).to_owned(), |class| format!("={class}"))
}

/// Tells whether two stems of words may be those of forms of one: long, and the same but for their ends.
pub(super) fn are_forms(one: &str, other: &str) -> bool {
    let common = one.chars().zip(other.chars());
    let common = common.take_while(|(a, b)| a == b).count();
    let (one, other) = (one.chars().count(), other.chars().count());
    let (short, long) = (one.min(other), one.max(other));
    common >= 5 && common + 1 >= short && long - common <= 4
}

/// Returns a folded word without the ending of its form.
pub(super) fn bare(folded: &str) -> &str {
    let count = folded.chars().count();
    if !folded.starts_with(char::is_alphabetic) || count <= 3 {
        return folded;
    }
    let rests = ENDINGS
        .iter()
        .filter_map(|ending| folded.strip_suffix(ending));
    let mut long = rests.filter(|rest| rest.chars().count() >= 4);
    long.next().unwrap_or(folded)
}

/// Tells whether a number that stands with words of one class says something else than one with words of the other:
/// how many were killed, and how many hurt.
pub(super) fn are_apart(one: &str, other: &str) -> bool {
    one != other
        && APART
            .iter()
            .any(|classes| classes.contains(&one) && classes.contains(&other))
}

/// Tells whether a class is one of those of which a number tells one and not the others.
pub(super) fn is_apart_from_some(class: &str) -> bool {
    APART.iter().any(|classes| classes.contains(&class))
}

/// Tells whether a folded word is one for people.
pub(super) fn is_person(folded: &str) -> bool {
    const ENDINGS: [&str; 6] = ["ers", "ists", "ians", "men", "women", "children"];
    PERSONS.contains(&folded)
        || match class(folded) {
            Some(class) => PERSONS.contains(&class),
            None => folded.len() > 5 && ENDINGS.iter().any(|ending| folded.ends_with(ending)),
        }
}

/// The first word of its row for each word of the trades.
static LISTED_ROLES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let words = ROLES.iter().flat_map(|role| {
        let first = role.split_whitespace().next().unwrap_or_default();
        role.split_whitespace().map(move |word| (word, first))
    });
    words.collect()
});

/// Returns which office or trade a folded word is one for, by one of the words for it.
pub(super) fn role(folded: &str) -> Option<&'static str> {
    let listed = LISTED_ROLES.get(folded).copied();
    listed.or_else(|| match title(folded) {
        Some(Title::Office(office)) => Some(office),
        _ => None,
    })
}

/// What people are counted as.
pub(super) const PEOPLE: &str = "people";

/// Returns what a folded word counts, where that is a thing that is told from others by its number: people are all one.
pub(super) fn thing(folded: &str) -> Option<&'static str> {
    if is_person(folded) {
        return Some(PEOPLE);
    }
    class(folded).filter(|class| THINGS.contains(class))
}

/// Tells whether a folded word may mean any people.
pub(super) fn is_anyone(folded: &str) -> bool {
    const ANYONE: &[&str] = &[
        "people",
        "person",
        "persons",
        "men",
        "man",
        "women",
        "woman",
        "others",
        "victims",
        "survivors",
        "suspects",
        "menschen",
        "personen",
        "manner",
        "frauen",
        "opfer",
        "personnes",
        "hommes",
        "femmes",
        "victimes",
        "personas",
        "hombres",
        "mujeres",
        "persone",
        "uomini",
        "donne",
        "mensen",
        "mannen",
        "vrouwen",
    ];
    ANYONE.contains(&folded)
}

/// Returns the class of a folded word where it is one of what can happen on a day.
pub(super) fn deed(folded: &str) -> Option<&'static str> {
    class(folded).filter(|class| DEEDS.contains(class))
}

/// The groups of sides in which each word stands, and on which side of each.
static SIDED: LazyLock<HashMap<&'static str, Vec<(usize, usize)>>> = LazyLock::new(|| {
    let mut sided: HashMap<&str, Vec<(usize, usize)>> = HashMap::new();
    for (group, sides) in SIDES.iter().chain([&DAY_PARTS]).enumerate() {
        for (side, words) in sides.split_whitespace().enumerate() {
            for word in words.split('/') {
                sided.entry(word).or_default().push((group, side));
            }
        }
    }
    sided
});

/// Tells whether folded words name two sides of something, some the one and others the other: “men”, “women”. Where
/// both have words for one side, as where two groups are compared, they do not.
pub(super) fn are_of_two_sides(ones: &[String], others: &[String]) -> bool {
    are_sided(ones, others, |group| group < SIDES.len())
}

/// Tells whether folded words name two parts of the day in the same way: “morning”, “afternoon”.
pub(super) fn are_of_two_day_parts(ones: &[String], others: &[String]) -> bool {
    are_sided(ones, others, |group| group == SIDES.len())
}

/// Tells whether folded words name two sides of something that is in a group.
fn are_sided(ones: &[String], others: &[String], is_wanted: impl Fn(usize) -> bool) -> bool {
    let sides = |words: &[String]| -> Vec<(usize, usize)> {
        let sided = words.iter().filter_map(|word| SIDED.get(word.as_str()));
        let sided = sided.flatten().filter(|(group, _)| is_wanted(*group));
        sided.copied().collect()
    };
    let (lefts, rights) = (sides(ones), sides(others));
    lefts.iter().any(|(group, side)| {
        let mut of_group = rights.iter().filter(|(other, _)| other == group);
        let is_shared = |other: &(usize, usize)| lefts.contains(other);
        of_group.clone().any(|(_, other)| other != side) && !of_group.any(is_shared)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn each_word_stands_in_one_class() {
        let mut classes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for class in ALIKE.iter().chain(CALLED) {
            let first = class.split_whitespace().next().unwrap();
            for word in class.split_whitespace() {
                classes.entry(word).or_default().push(first);
            }
        }
        classes.retain(|_, of| of.len() > 1);
        assert_eq!(classes, BTreeMap::new());
    }

    #[test]
    fn german_words_are_met_in_either_spelling() {
        for (written, alike) in [
            ("schließt", "closed"),
            ("Schliessung", "closure"),
            ("Straße", "road"),
            ("Zusammenstoß", "collision"),
            ("Großbrand", "fire"),
        ] {
            let met = class(&crate::text::token::folded(written));
            assert!(met.is_some() && met == class(alike), "{written}: {met:?}");
        }
    }

    #[test]
    fn the_stem_of_words_of_several_classes_is_of_none() {
        let several = stems().into_iter().filter(|(_, firsts)| firsts.len() > 1);
        let mut several: Vec<&str> = several.map(|(stem, _)| stem).collect();
        several.sort_unstable();
        // A new one that only parts a word from its plural is a mistake in the lists.
        let known = "accord affair arret beschaftigt blast condamn damag dwell emploi employ fracht freight gewinn grant \
            haushalt licenc licenci medic militar paint perdi produc quitt research salar salari schul spend treat victim wreck";
        assert_eq!(several, known.split_whitespace().collect::<Vec<_>>());
        for stem in several {
            let own = words()
                .find(|(word, _)| *word == stem)
                .map(|(_, first)| first);
            assert_eq!(class(stem), own, "{stem}");
        }
        for word in ["treating", "spends", "quitta"] {
            assert_eq!(class(word), None, "{word}");
        }
    }

    #[test]
    fn a_word_and_its_plural_are_of_one_class() {
        for (one, many) in [
            ("inspector", "inspectors"),
            ("layoff", "layoffs"),
            ("sanction", "sanctions"),
            ("launch", "launches"),
            ("victima", "victimas"),
            ("vittima", "vittime"),
            ("slachtoffer", "slachtoffers"),
            ("onderzoek", "onderzoeken"),
            ("rechter", "rechters"),
            ("wohnung", "wohnungen"),
            ("untersuchung", "untersuchungen"),
            ("sanktion", "sanktionen"),
            ("enquete", "enquetes"),
            ("exploitant", "exploitants"),
            ("emploi", "emplois"),
            ("employe", "employes"),
        ] {
            assert!(class(one).is_some(), "{one}");
            assert_eq!(class(one), class(many), "{one}");
        }
    }

    #[test]
    fn what_is_told_of_classes_is_told_of_such_that_there_are() {
        let firsts: Vec<&str> = ALIKE
            .iter()
            .chain(CALLED)
            .filter_map(|class| class.split_whitespace().next())
            .collect();
        let named = APART.iter().copied().flatten().chain(DEEDS);
        let unknown: Vec<&&str> = named.filter(|class| !firsts.contains(class)).collect();
        assert_eq!(unknown, Vec::<&&str>::new());
    }

    #[test]
    fn forms_of_words_have_the_class_of_their_word() {
        for (one, other) in [
            ("killed", "deaths"),
            ("evacuated", "evacuees"),
            ("unterzeichnet", "signed"),
            ("licencies", "despedidos"),
        ] {
            assert!(class(one).is_some(), "{one}");
            assert_eq!(stem(one), stem(other));
        }
        assert_eq!(class("zebra"), None);
    }
}

//! The names of a sentence.

use crate::compare::{
    language::Language,
    lexeme::{Kind, Lexeme},
    lexicon, when,
};

/// Tells of each lexeme of which name it is a part.
pub(super) fn names(
    language: Language,
    lexemes: &[Lexeme<'_>],
    taken: &[bool],
) -> Vec<Option<usize>> {
    if is_shouted(lexemes) {
        return vec![None; lexemes.len()];
    }
    let first = lexemes
        .iter()
        .position(|one| one.kind != Kind::Sign)
        .unwrap_or(0);
    let is_candidate = |at: usize| {
        let is_free = !taken.get(at).copied().unwrap_or(true);
        lexemes.get(at).is_some_and(|one| {
            is_free
                && one.is_capital()
                && !when::is_calendar_word(language, &one.folded)
                && !(opens(lexemes, at) && language.is_small(&one.folded))
        })
    };
    let joins = |at: usize| {
        lexemes.get(at).is_some_and(|one| {
            one.is_of(&[
                "of", "de", "del", "van", "von", "der", "den", "al", "el", "&", "-", "'", "du",
                "la", "bin", "da", "dos",
            ]) || one.is(".")
        })
    };
    let begins_sentence = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| lexemes.get(at));
        // “St. Vaast” is no end of a sentence, nor is “J. Lund”.
        let ends = at.checked_sub(2).and_then(|at| lexemes.get(at));
        let is_long = ends.is_some_and(|one| one.folded.chars().count() > 3);
        at == first || before.is_some_and(|one| one.is_of(&["?", "!"]) || one.is(".") && is_long)
    };
    let mut names = vec![None; lexemes.len()];
    let mut count = 0;
    let mut at = 0;
    while at < lexemes.len() {
        if !is_candidate(at) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        loop {
            if is_candidate(end) {
                end += 1;
            } else if joins(end)
                && is_candidate(end + 1)
                && (language != Language::German
                    || lexemes
                        .get(end)
                        .is_some_and(|one| one.is("-") || one.is("von")))
            {
                end += 2;
            } else {
                break;
            }
        }
        let words = (at..end).filter(|at| is_candidate(*at)).count();
        let is_after = |list: &[&str]| {
            at.checked_sub(1)
                .and_then(|at| lexemes.get(at))
                .is_some_and(|one| one.is_of(list))
        };
        let is_name = match language {
            // There every noun has a capital.
            Language::German => {
                let is_noun = |at: usize| {
                    lexemes
                        .get(at)
                        .is_some_and(|one| is_german_noun(&one.folded))
                };
                let leads = |at: usize| lexemes.get(at).is_some_and(|one| one.is_of(GERMAN_LEADS));
                let opens = at == first && words == 2 && (is_noun(end - 1) || leads(at));
                let does = begins_sentence(at)
                    && words == 1
                    && !is_noun(at)
                    && lexemes
                        .get(at + 1)
                        .is_some_and(|one| one.is_of(GERMAN_VERBS));
                words > 1 && !opens
                    || does
                    || !is_noun(at)
                        && is_after(&["in", "bei", "aus", "nach", "von", "zwischen", "nahe", "um"])
            }
            _ => !begins_sentence(at) || words > 1 || opens_with_name(lexemes, at),
        };
        if is_name {
            for at in (at..end).filter(|at| is_candidate(*at)) {
                if let Some(name) = names.get_mut(at) {
                    *name = Some(count);
                }
            }
            count += 1;
        }
        at = end;
    }
    names
}

/// German adjectives before a noun at the start of a sentence.
const GERMAN_LEADS: &[&str] = &[
    "neue", "neuer", "neues", "erste", "erster", "erstes", "letzte", "weitere", "mehrere", "viele",
    "alle", "einige", "drei", "zwei", "gute", "grosse", "grose", "starke", "heftige", "schwere",
    "schwerer", "schweres",
];

/// German verbs in the singular right behind the one that does something: before them stands a name, since a noun has an
/// article.
const GERMAN_VERBS: &[&str] = &[
    "meldete",
    "meldet",
    "teilte",
    "kundigte",
    "plant",
    "baut",
    "will",
    "hat",
    "hatte",
    "ist",
    "war",
    "wird",
    "wurde",
    "soll",
    "muss",
    "kann",
    "streicht",
    "investiert",
    "verzeichnete",
    "zahlt",
    "gewann",
    "verlor",
    "bekommt",
    "erhalt",
    "steckt",
    "ubernimmt",
    "kauft",
    "verkauft",
    "schliesst",
    "schliest",
];

/// Tells whether a word begins a sentence, or what follows a dash or colon as one does: “HALDEN – The fire”.
fn opens(lexemes: &[Lexeme<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| lexemes.get(at));
    before.is_none_or(|one| {
        let is_dash = one.is("-") && !one.is_glued;
        one.kind == Kind::Sign && (is_dash || one.is_of(&[":", "\"", "(", "."]))
    })
}

/// Nouns in which many German ones end that are put together.
const GERMAN_NOUNS: &[&str] = &[
    "hersteller",
    "standort",
    "standorts",
    "zentrale",
    "betrieb",
    "betriebs",
    "verband",
    "konzern",
    "firma",
    "unternehmen",
    "experten",
    "tausende",
    "hunderte",
    "polizisten",
    "bewohner",
    "menschen",
    "rektor",
    "rektorin",
    "hafen",
    "kollision",
];

/// Tells whether a German word is a noun, by its ending or by being one that reports use often, or put together with such.
fn is_german_noun(folded: &str) -> bool {
    const LEAST: usize = 5;
    const ENDINGS: [&str; 10] = [
        "ung", "ungen", "keit", "heit", "schaft", "tat", "tion", "tionen", "ismus", "ierung",
    ];
    let ends = ENDINGS.iter().any(|ending| folded.ends_with(ending));
    let is_known = |word: &str| {
        lexicon::class(word).is_some()
            || lexicon::is_generic(word)
            || lexicon::title(word).is_some()
            || GERMAN_NOUNS.contains(&word)
    };
    let mut tails = folded.char_indices().filter_map(|(at, _)| folded.get(at..));
    ends || folded == "angaben"
        || tails.any(|tail| (tail.len() == folded.len() || tail.len() >= LEAST) && is_known(tail))
}

/// Tells whether a sentence is written in capitals, as headlines are: there they tell no name.
pub(super) fn is_shouted(lexemes: &[Lexeme<'_>]) -> bool {
    const LEAST: usize = 4;
    let words = lexemes
        .iter()
        .filter(|one| one.kind == Kind::Word && one.text.chars().nth(1).is_some());
    let (mut count, mut loud) = (0, 0);
    for word in words {
        count += 1;
        // Not every script has letters of two sizes.
        let has = |is: fn(char) -> bool| word.text.chars().any(is);
        loud += usize::from(has(char::is_uppercase) && !has(char::is_lowercase));
    }
    loud >= LEAST && loud * 4 >= count * 3
}

/// Words right behind the one that does something.
const VERBS: &[&str] = &[
    "is", "was", "has", "had", "will", "would", "said", "says", "to", "must", "may", "can",
    "could", "est", "a", "va", "sera", "ha", "es", "fue", "sara", "heeft", "wordt", "zal",
];

/// Words behind a comma that lead to who someone is.
const TELL_WHO: &[&str] = &[
    "the", "a", "an", "which", "who", "whose", "le", "la", "l'", "el", "il", "lo", "de", "het",
    "que", "qui", "che",
];

/// Tells whether the first word of a sentence is a name, as far as what follows it shows: “Aalborg has been picked”,
/// “Kessaly’s bankers”. What is of many is none, nor is a word that reports use often.
fn opens_with_name(lexemes: &[Lexeme<'_>], first: usize) -> bool {
    let pair = lexemes.get(first).zip(lexemes.get(first + 1));
    pair.is_some_and(|(word, next)| {
        // The lexeme ends before the “’s”.
        let is_owner = next.bytes.start > word.bytes.end + 2;
        let is_known = lexicon::class(&word.folded).is_some() || lexicon::is_generic(&word.folded);
        let is_long = word.folded.chars().count() > 3;
        let is_told = next.is(",")
            && lexemes
                .get(first + 2)
                .is_some_and(|one| one.is_of(TELL_WHO));
        let does = is_owner || is_told || next.is_of(VERBS);
        let is_land = lexicon::is_land(&word.folded) && !word.is("un") && !word.is("us");
        is_land || is_long && does && !is_known && !word.folded.ends_with('s')
    })
}

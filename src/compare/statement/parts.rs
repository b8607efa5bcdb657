//! The words of a sentence by what they do in it: who says so, what is a name, what is denied.

use std::ops::Range;

use crate::compare::{
    language::Language,
    lexeme::{Kind, Lexeme},
    lexicon,
    statement::{Denial, Voice},
    when::{self, Named},
};

/// Tells of each lexeme what it says of who says so: “the ministry said”, “according to the coast guard”.
pub(super) fn sources(lexemes: &[Lexeme<'_>], taken: &[bool]) -> Vec<Voice> {
    const REACH: usize = 9;
    let mut voices = vec![Voice::Own; lexemes.len()];
    let ends = |at: usize| {
        let is_taken = taken.get(at).copied().unwrap_or(true);
        is_taken
            || lexemes
                .get(at)
                .is_none_or(|one| one.kind == Kind::Sign && !one.is_of(&["'", "-", "&", "."]))
    };
    let mut mark = |range: Range<usize>, voice: Voice| {
        for one in voices.get_mut(range).into_iter().flatten() {
            *one = voice;
        }
    };
    for (at, lexeme) in lexemes.iter().enumerate() {
        let leads = lexicon::SOURCES.iter().find(|words| {
            words
                .iter()
                .enumerate()
                .all(|(by, word)| lexemes.get(at + by).is_some_and(|one| one.is(word)))
        });
        if let Some(words) = leads {
            let from = at + words.len();
            // To the next comma; where none follows soon, only the next words.
            let end = (from..from + REACH)
                .find(|at| ends(*at) && !taken.get(*at).copied().unwrap_or(false));
            mark(at..end.unwrap_or(from + 2), Voice::Source);
        }
        let verb = Some(lexeme).filter(|one| one.kind == Kind::Word);
        let Some(verb) = verb.and_then(|one| lexicon::reporting(&one.folded)) else {
            continue;
        };
        mark(at..at + 1, Voice::Source);
        let voice = match verb {
            lexicon::Verb::Saying => Voice::Source,
            lexicon::Verb::Reporting
                if lexemes
                    .get(at + 1)
                    .is_none_or(|one| one.is("that") || one.kind == Kind::Sign) =>
            {
                Voice::Source
            }
            lexicon::Verb::Reporting => Voice::Subject,
        };
        let first = (at.saturating_sub(REACH)..at)
            .rev()
            .take_while(|at| !ends(*at))
            .last();
        let begins = first.is_none_or(|first| first == 0 || ends(first - 1));
        if at > 0 && ends(at - 1) {
            let end = (at + 1..at + REACH).find(|at| ends(*at)).unwrap_or(at + 1);
            mark(at..end, voice);
        } else if begins {
            mark(first.unwrap_or(at)..at, voice);
        }
    }
    voices
}

/// Tells of each lexeme of which name it is a part.
pub(super) fn names(
    language: Language,
    lexemes: &[Lexeme<'_>],
    taken: &[bool],
) -> Vec<Option<usize>> {
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
                && !(at == first && language.is_small(&one.folded))
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
                words > 1
                    || is_after(&["in", "bei", "aus", "nach", "von", "zwischen", "nahe", "um"])
            }
            _ => at != first || words > 1,
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

/// Tells whether a word that can say no does not do so here: “World No. 1”, “une personne”, “shares declined”.
fn says_nothing_of(language: Language, lexemes: &[Lexeme<'_>], at: usize) -> bool {
    let Some(lexeme) = lexemes.get(at) else {
        return true;
    };
    let next = lexemes.get(at + 1);
    let before = at.checked_sub(1).and_then(|at| lexemes.get(at));
    if lexeme.is("no") {
        let counts = |at: usize| lexemes.get(at).is_some_and(|one| one.kind == Kind::Number);
        return counts(at + 1) || next.is_some_and(|one| one.is(".")) && counts(at + 2);
    }
    if language == Language::French && lexeme.is("personne") {
        let denies = lexemes.iter().any(|one| one.is_of(&["ne", "n'"]));
        return !denies || before.is_some_and(|one| one.is_of(&["une", "la", "cette", "chaque"]));
    }
    lexeme.is_of(lexicon::NO_TO) && !next.is_some_and(|one| one.is("to"))
}

/// Returns where something is denied.
pub(in crate::compare) fn denials(
    language: Language,
    lexemes: &[Lexeme<'_>],
    times: &[Named],
    offset: usize,
) -> Vec<Denial> {
    let are = |at: usize, words: &[&str]| {
        words
            .iter()
            .enumerate()
            .all(|(by, word)| lexemes.get(at + by).is_some_and(|one| one.is(word)))
    };
    let mut denials: Vec<Denial> = Vec::new();
    for (at, lexeme) in lexemes.iter().enumerate() {
        let rules_out = lexeme.is_of(&["rule", "ruled", "rules", "ruling"])
            && lexemes.get(at + 1).is_some_and(|one| one.is("out"));
        if !rules_out && (lexeme.kind != Kind::Word || !lexicon::says_no(language, &lexeme.folded))
        {
            continue;
        }
        let is_idle = lexicon::NO_DENIAL.iter().any(|words| {
            let place = words.iter().position(|word| lexeme.is(word));
            place
                .and_then(|place| at.checked_sub(place))
                .is_some_and(|from| are(from, words))
        });
        let is_until = lexeme.is_of(&["not", "nicht", "pas", "no"])
            && lexemes
                .iter()
                .enumerate()
                .skip(at + 1)
                .take(12)
                .any(|(until, one)| {
                    one.is_of(lexicon::NOT_UNTIL)
                        && times.iter().any(|time| time.lexemes.start == until + 1)
                });
        // “schließt nicht aus”: it may be.
        let is_kept_open = lexeme.is("nicht")
            && lexemes
                .iter()
                .any(|one| one.folded.starts_with("schlies") || one.is("schloss"))
            && lexemes.iter().any(|one| one.is("aus"))
            || lexemes
                .get(at + 1)
                .is_some_and(|one| one.is("ausgeschlossen"));
        if is_idle || is_kept_open || is_until || says_nothing_of(language, lexemes, at) {
            continue;
        }
        // There two of them are one: “no … ningún”, “ne … jamais rien”.
        let is_one = matches!(
            language,
            Language::French | Language::Spanish | Language::Other
        );
        if is_one && !denials.is_empty() {
            continue;
        }
        denials.push(Denial {
            bytes: offset + lexeme.bytes.start..offset + lexeme.bytes.end,
            at,
            is_perfect: at
                .checked_sub(1)
                .and_then(|at| lexemes.get(at))
                .is_some_and(|one| {
                    one.is_of(&[
                        "has", "have", "ha", "han", "hat", "haben", "heeft", "hebben", "a", "ont",
                    ])
                })
                || lexeme.is_of(&["hasn't", "haven't"]),
            is_yet: lexemes
                .iter()
                .skip(at + 1)
                .take(5)
                .any(|one| one.is_of(&["yet", "noch"]))
                || at
                    .checked_sub(1)
                    .and_then(|at| lexemes.get(at))
                    .is_some_and(|one| one.is("noch")),
        });
    }
    denials
}

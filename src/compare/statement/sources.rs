//! What in a sentence is told of who says so.

use std::ops::Range;

use crate::compare::{
    language::Language,
    lexeme::{Kind, Lexeme},
    lexicon,
    statement::Voice,
};

/// Tells of each lexeme what it says of who says so: “the ministry said”, “according to the coast guard”.
pub(super) fn sources(language: Language, lexemes: &[Lexeme<'_>], taken: &[bool]) -> Vec<Voice> {
    const REACH: usize = 9;
    let mut voices = vec![Voice::Own; lexemes.len()];
    let ends = |at: usize| {
        let is_taken = taken.get(at).copied().unwrap_or(true);
        is_taken
            || lexemes
                .get(at)
                .is_none_or(|one| one.kind == Kind::Sign && !one.is_of(&["'", "-", "&", "."]))
    };
    let says_no = |at: usize| {
        lexemes
            .get(at)
            .is_some_and(|one| lexicon::says_no(language, &one.folded))
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
            let is_taken = |at: usize| taken.get(at).copied().unwrap_or(false);
            let end = (from..from + REACH).find(|at| says_no(*at) || ends(*at) && !is_taken(*at));
            // A number or a time behind the first words is no part of who says so: “nach Angaben der Polizei zwölf”.
            let end = end.map(|end| (from + 2..end).find(|at| is_taken(*at)).unwrap_or(end));
            mark(at..end.unwrap_or(from + 2), Voice::Source);
        }
        let verb = Some(lexeme).filter(|one| one.kind == Kind::Word);
        let Some(verb) = verb.and_then(|one| lexicon::reporting(&one.folded)) else {
            continue;
        };
        // “had been warned”: that is no word of who says so.
        let before = at.checked_sub(1).and_then(|at| lexemes.get(at));
        if before.is_some_and(|one| one.is_of(&["was", "were", "been", "be", "being", "are", "is"]))
        {
            continue;
        }
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

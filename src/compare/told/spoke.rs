//! Whom a pronoun stands for that says something: who spoke before, or whom the sentences before tell of.

use std::ops::Range;

use crate::{
    compare::{
        lexicon::{self, Title},
        told::{Passage, UNNAMED, cues, is_in, is_pronoun, is_title, name::is_blank},
    },
    text::token::{self, Token},
};

/// The most sentences before one in which whom a pronoun stands for is looked for.
const MOST_BEFORE: usize = 5;

/// The most words of what *it* stands for.
const LONGEST_THING: usize = 6;

/// The most words of those whom *they* stands for, with what stands before the word for them.
const LONGEST_PEOPLE: usize = 4;

impl Passage<'_> {
    /// Returns for whom a pronoun stands that says something in a sentence: in the nearest one before it who spoke there,
    /// or of whom it tells first. An empty pronoun may stand for anybody.
    pub(super) fn spoke_before(&self, sentence: usize, pronoun: &str) -> Option<String> {
        let earlier = self.sentences.get(..sentence).unwrap_or_default();
        let mut earlier = earlier.iter().rev().take(MOST_BEFORE);
        earlier.find_map(|sentence| {
            let stands = |name: &String| !is_pronoun(name) && may_stand_for(pronoun, name);
            let spoke = self
                .speakers(sentence)
                .and_then(|speakers| speakers.chain.get(speakers.speaker).cloned());
            spoke
                .filter(stands)
                .or_else(|| self.person_first(sentence).filter(stands))
                .or_else(|| self.thing_first(sentence, pronoun).filter(stands))
        })
    }

    /// Returns the whole name of a person with which a sentence begins, of no less than two words, or that stands beside
    /// the office with which it begins.
    fn person_first(&self, sentence: &Range<usize>) -> Option<String> {
        let words = self.words(sentence);
        let is_apart = |at: &usize| self.gap(&words, *at).trim() == ",";
        let comma = (1..words.len().min(MOST_BEFORE * 2)).find(is_apart);
        let named = comma.and_then(|comma| {
            let end = (comma + 1..words.len()).find(is_apart)?;
            self.is_beside(&words, 0..comma, comma..end)
                .then(|| self.name(&words, comma..end))?
        });
        named.or_else(|| self.name_first(&words))
    }

    /// Returns the whole name of a person with which some words begin.
    fn name_first(&self, words: &[Token]) -> Option<String> {
        let large = words.iter().enumerate().take_while(|(at, word)| {
            self.is_large(word) && (*at == 0 || self.gap(words, *at).trim().is_empty())
        });
        let named = words.get(..large.count())?;
        let titles = named
            .iter()
            .take_while(|word| is_title(word) || lexicon::field(&word.folded).is_some());
        let names = named.get(titles.count()..)?;
        let is_person = (2..=3).contains(&names.len())
            && names.iter().all(|word| {
                !is_of_body(&word.folded)
                    && !lexicon::is_generic(&word.folded)
                    && ![
                        cues::DETERMINERS,
                        cues::ENDS,
                        cues::BESIDE,
                        cues::JOINS,
                        cues::TIMES,
                    ]
                    .iter()
                    .any(|list| is_in(word, list))
            });
        let whole = named.first()?.bytes.start..named.last()?.bytes.end;
        is_person.then(|| self.slice(&whole).to_owned())
    }

    /// Returns with what a sentence begins before a small verb, where the pronoun is *it*, and with which people, where it is
    /// *they*.
    fn thing_first(&self, sentence: &Range<usize>, pronoun: &str) -> Option<String> {
        let words = self.words(sentence);
        if ["they", "ils", "ellos"].contains(&pronoun) {
            let mut begun = (0..words.len().min(LONGEST_PEOPLE))
                .take_while(|at| *at == 0 || is_blank(self.gap(&words, *at)));
            let people = begun.find(|at| {
                let word = words.get(*at);
                word.is_some_and(|word| cues::is_nameless(&word.folded))
            })?;
            return self.name(&words, 0..people + 1);
        }
        let first = words.first().filter(|_| pronoun == "it")?;
        let verb = (1..words.len().min(LONGEST_THING + 1)).find(|at| {
            words
                .get(*at)
                .is_some_and(|word| is_in(word, cues::CLAUSES))
        })?;
        let is_one =
            (1..=verb).all(|at| is_blank(self.gap(&words, at))) && !is_in(first, cues::BACK);
        is_one.then(|| self.name(&words, 0..verb))?
    }
}

/// Tells whether a folded word stands in the name of a body, and hardly in that of a person.
fn is_of_body(folded: &str) -> bool {
    lexicon::is_of_house(folded) || lexicon::is_site(folded) || cues::OUTLETS.contains(&folded)
}

/// Tells whether a pronoun may stand for somebody: one for several, a man for a man and a thing for none.
fn may_stand_for(pronoun: &str, name: &str) -> bool {
    let words: Vec<Token> = token::tokens(name)
        .skip(usize::from(name.starts_with(UNNAMED)))
        .take_while(|word| !is_in(word, cues::JOINS))
        .collect();
    let is_small = !name.starts_with(char::is_uppercase);
    let last = words.last().map_or("", |word| word.folded.as_str());
    // "Organisers", "deux habitants".
    let are_several = is_small && words.len() <= 4 && last.ends_with('s') && !last.ends_with("ss");
    let is_body = |word: &Token| {
        let is_one = is_of_body(&word.folded) || lexicon::is_generic(&word.folded);
        is_one && !is_title(word)
    };
    let titles = || words.iter().filter_map(|word| lexicon::title(&word.folded));
    match pronoun {
        "he" | "she" => {
            let (other, end) = if pronoun == "he" {
                (Title::Woman, "woman")
            } else {
                (Title::Man, "man")
            };
            let is_other = |word: &Token| {
                word.folded.ends_with(end) && (end == "woman" || !word.folded.ends_with("woman"))
            };
            !are_several
                && !words.last().is_some_and(is_body)
                && !titles().any(|title| title == other)
                && !words.iter().any(is_other)
        }
        "er" | "il" | "elle" | "el" | "ella" | "lui" | "ihm" => !are_several,
        "it" => !are_several && titles().next().is_none(),
        _ => true,
    }
}

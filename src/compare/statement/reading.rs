//! How a sentence is read: its times and figures first, then the words that are none, then what it tells of itself.

use std::ops::Range;

use crate::{
    compare::{
        language::Language,
        lexeme::{Kind, Lexeme},
        lexicon,
        quantity::{self, Figure},
        statement::{
            Denial, Term, Voice,
            denials::{TakenBack, denials},
            names::{is_shouted, names},
            setting,
            sources::sources,
        },
        when::{self, Named, When},
        words::hashed,
    },
    model::PartialDate,
};

/// The most figures and times of a sentence that is compared; what has more is a list.
const MOST_FIGURES: usize = 12;

/// Words between a verb of saying and when it was said: “told reporters on Monday”, “said in a statement on Monday”.
const OCCASION: &[&str] = &[
    "on",
    "late",
    "early",
    "in",
    "at",
    "a",
    "an",
    "the",
    "his",
    "her",
    "their",
    "its",
    "statement",
    "interview",
    "news",
    "press",
    "conference",
    "briefing",
    "report",
    "speech",
    "message",
    "radio",
    "television",
    "reporters",
    "journalists",
    "lawmakers",
    "investors",
    "parliament",
    "am",
    "le",
    "el",
];

/// How many words may stand between a verb of saying and when it was said.
const MOST_BETWEEN: usize = 7;

/// Tells whether it says of what day its news are: “as of Monday”, but not “as of 1 October” before that day.
fn tells_state(lexemes: &[Lexeme<'_>], times: &[Named], published: Option<PartialDate>) -> bool {
    lexemes.windows(2).enumerate().any(|(at, pair)| {
        let is_ahead = |named: &Named| {
            let ahead = published.and_then(|published| named.time.is_ahead(published));
            named.lexemes.start == at + 2 && ahead != Some(false)
        };
        let is_weekday = |named: &Named| matches!(named.time, When::OneOf(_));
        // “by Wednesday evening”
        let is_by = matches!(pair, [one, _] if one.is_of(&["by", "bis", "entro", "tot"]))
            && times
                .iter()
                .any(|named| named.lexemes.start == at + 1 && is_weekday(named))
            && !lexemes
                .iter()
                .any(|one| one.is_of(&["will", "must", "should", "soll", "muss"]));
        is_by
            || matches!(pair, [one, two] if one.is("as") && two.is("of"))
                && !times
                    .iter()
                    .any(|named| is_ahead(named) && !is_weekday(named))
    })
}

/// Tells whether a time is the one at which something was said.
fn is_when_it_was_said(lexemes: &[Lexeme<'_>], time: &Range<usize>) -> bool {
    let is_verb =
        |one: &Lexeme<'_>| lexicon::reporting(&one.folded).is_some() || one.is_of(lexicon::DENYING);
    let near = time.start.saturating_sub(MOST_BETWEEN + 1)..time.start;
    let Some(verb) = near.rev().find(|at| lexemes.get(*at).is_some_and(is_verb)) else {
        return false;
    };
    let between = lexemes.get(verb + 1..time.start).unwrap_or_default();
    let are_words = between
        .iter()
        .all(|one| one.kind == Kind::Word && !one.is("that"));
    // Behind it begins what was said.
    let leads = lexemes.get(time.end).is_some_and(|one| one.is("that"));
    are_words && (leads || between.iter().all(|one| one.is_of(OCCASION)))
}

/// Tells whether a word before another one makes it a place: “in Asia”, “in western Europe”.
fn is_place(lexemes: &[Lexeme<'_>], at: usize) -> bool {
    let is = |by: usize, list: &[&str]| {
        let before = at.checked_sub(by).and_then(|before| lexemes.get(before));
        before.is_some_and(|one| one.is_of(list))
    };
    // “a Marseille-based group”
    let is_based = lexemes.get(at + 1).is_some_and(|one| one.is("-"))
        && lexemes
            .get(at + 2)
            .is_some_and(|one| one.is_of(&["based", "born"]));
    is_based
        || is(1, lexicon::BEFORE_PLACES)
        || is(1, lexicon::QUARTERS)
            && (is(2, lexicon::BEFORE_PLACES) || is(3, lexicon::BEFORE_PLACES))
}

/// A sentence as it is read.
pub(super) struct Reading<'t> {
    language: Language,
    pub lexemes: Vec<Lexeme<'t>>,
    /// Where it begins, in bytes of the text.
    start: usize,
    pub times: Vec<Named>,
    pub figures: Vec<Figure>,
    /// Numbers that seem to name something only.
    pub naming: Vec<f64>,
    /// Which lexemes belong to a time or a figure.
    taken: Vec<bool>,
    /// Which lexemes begin another part of the sentence.
    pub breaks: Vec<usize>,
}

impl<'t> Reading<'t> {
    /// Reads the times and figures of a sentence; nothing of one that is a list or a row of a table: of many figures
    /// some are always others.
    pub fn new(
        language: Language,
        lexemes: Vec<Lexeme<'t>>,
        start: usize,
        published: Option<PartialDate>,
    ) -> Option<Self> {
        let mut times = when::times(language, &lexemes, published);
        let mut taken = vec![false; lexemes.len()];
        take(&mut taken, times.iter().map(|time| &time.lexemes));
        let is_time = |at: usize| taken.get(at).copied().unwrap_or(false);
        let mut figures = quantity::figures(language, &lexemes, is_time);
        if figures.len() + times.len() > MOST_FIGURES {
            return None;
        }
        let naming = quantity::naming_numbers(language, &lexemes, is_time);
        take(&mut taken, figures.iter().map(|figure| &figure.lexemes));
        // “the ministry said on Monday”: that is when it was said.
        times.retain(|time| !is_when_it_was_said(&lexemes, &time.lexemes));
        for time in &mut times {
            time.bytes = moved(start, &time.bytes);
        }
        for figure in &mut figures {
            figure.bytes = moved(start, &figure.bytes);
        }
        Some(Self {
            language,
            start,
            times,
            figures,
            naming,
            taken,
            breaks: setting::breaks(&lexemes),
            lexemes,
        })
    }

    /// Returns where it denies something.
    pub fn denials(&self, taken_back: &[TakenBack]) -> Vec<Denial> {
        denials(
            self.language,
            &self.lexemes,
            (&self.times, &self.figures),
            taken_back,
            self.start,
        )
    }

    /// Returns the words that say what it is about, and how many names they make.
    pub fn terms(&self, denials: &[Denial], taken_back: &[TakenBack]) -> (Vec<Term>, usize) {
        let voices = sources(self.language, &self.lexemes, &self.taken);
        let names = names(self.language, &self.lexemes, &self.taken);
        let count = names.iter().flatten().max().map_or(0, |last| last + 1);
        let is_shouted = is_shouted(&self.lexemes);
        let mut plain = self.lexemes.iter();
        let first = plain.position(|one| one.kind != Kind::Sign).unwrap_or(0);
        let denies = |at: usize| {
            taken_back.iter().any(|back| back.what == at)
                || denials.iter().any(|denial| denial.at == at)
        };
        let mut terms = Vec::new();
        for (at, lexeme) in self.lexemes.iter().enumerate() {
            let name = names.get(at).copied().flatten();
            let is_free = !self.taken.get(at).copied().unwrap_or(true);
            let is_small = self.language.is_small(&lexeme.folded) && name.is_none();
            if lexeme.kind != Kind::Word
                || !is_free
                || is_small
                || is_no_longer(&self.lexemes, at)
                || denies(at)
            {
                continue;
            }
            let voice = voices.get(at).copied().unwrap_or(Voice::Own);
            let name = name.filter(|_| !lexicon::is_generic(&lexeme.folded));
            terms.push(Term {
                bytes: moved(self.start, &lexeme.bytes),
                at,
                folded: lexeme.folded.clone(),
                stem: lexicon::stem(&lexeme.folded),
                name,
                is_first: at == first,
                is_capital: lexeme.is_capital() && !is_shouted,
                voice,
                is_place: is_place(&self.lexemes, at),
                weight: weight(lexeme, name.is_some(), voice),
                before: Vec::new(),
            });
        }
        (terms, count)
    }

    /// Returns a number of its words, which is the same where these are.
    pub fn hash(&self) -> u64 {
        let words = self.lexemes.iter().filter(|one| one.kind != Kind::Sign);
        let words: Vec<&str> = words.map(|one| one.folded.as_str()).collect();
        hashed(words.join(" ").bytes())
    }

    /// Returns which lexemes are one of some words.
    pub fn places(&self, list: &[&str]) -> Vec<usize> {
        let some = self.lexemes.iter().enumerate();
        let some = some.filter(|(_, one)| one.is_of(list));
        some.map(|(at, _)| at).collect()
    }

    /// Tells whether it has one of some words.
    pub fn has(&self, list: &[&str]) -> bool {
        self.lexemes.iter().any(|one| one.is_of(list))
    }

    /// Tells whether it has one of some phrases.
    pub fn says(&self, phrases: &[&[&str]]) -> bool {
        phrases.iter().any(|words| {
            let mut places = self.lexemes.windows(words.len());
            places.any(|some| some.iter().zip(*words).all(|(one, word)| one.is(word)))
        })
    }

    /// Tells whether it says of itself that what it tells goes on changing.
    pub fn is_update(&self, published: Option<PartialDate>) -> bool {
        self.says(lexicon::UPDATES) || tells_state(&self.lexemes, &self.times, published)
    }

    /// Returns the parts of a sentence of so many bytes that say so of themselves only.
    pub fn updates(&self, length: usize) -> Vec<Range<usize>> {
        let part_of = |at: usize| {
            let last = self.breaks.iter().rev().find(|place| **place < at);
            let next = self.breaks.iter().find(|place| **place > at);
            let start = |place: &usize| self.lexemes.get(*place).map(|one| one.bytes.start);
            let end = next.and_then(start).unwrap_or(usize::MAX);
            let part = last.and_then(start).unwrap_or(0)..end.min(length);
            moved(self.start, &part)
        };
        let updates = self.places(lexicon::NOW).into_iter();
        updates.map(part_of).collect()
    }

    /// Tells whether it makes what it speaks of depend on something: “had it rained, it would …”, “will not, unless it
    /// rains”.
    pub fn is_conditional(&self) -> bool {
        self.lexemes.first().is_some_and(|one| one.is("had")) && self.has(&["would"])
            || self.says(lexicon::UNLESS)
    }

    /// Returns where the words stand that leave something open, in bytes of the text.
    pub fn unsaid(&self) -> Vec<Range<usize>> {
        let unsaid = self.lexemes.iter();
        let unsaid = unsaid.filter(|one| one.is_of(lexicon::UNSAID) && !one.is_capital());
        unsaid.map(|one| moved(self.start, &one.bytes)).collect()
    }

    /// Returns where it says what is left out or lacking.
    pub fn lacks(&self) -> Vec<Denial> {
        let lacks = self.lexemes.iter().enumerate();
        let lacks = lacks.filter(|(_, one)| one.is_of(lexicon::WITHOUT));
        let lacks = lacks.map(|(at, one)| Denial {
            bytes: moved(self.start, &one.bytes),
            at,
            is_yet: false,
            is_perfect: false,
            is_of_things: true,
        });
        lacks.collect()
    }
}

/// Moves a range in bytes of a sentence to where it is in the text.
fn moved(start: usize, range: &Range<usize>) -> Range<usize> {
    start + range.start..start + range.end
}

/// Marks which lexemes lie in some ranges.
fn take<'r>(taken: &mut [bool], ranges: impl Iterator<Item = &'r Range<usize>>) {
    for range in ranges {
        for taken in taken.get_mut(range.clone()).into_iter().flatten() {
            *taken = true;
        }
    }
}

/// Returns how much a word tells.
fn weight(lexeme: &Lexeme<'_>, is_name: bool, voice: Voice) -> f64 {
    match (is_name, voice == Voice::Source) {
        (true, false) => 2.0,
        (true, true) => 0.5,
        (false, true) => 0.2,
        (false, false) if lexeme.folded.chars().count() == 1 => 0.4,
        (false, false) => 1.0,
    }
}

/// Tells whether a word is that of “no longer”, which denies as “no” does.
fn is_no_longer(lexemes: &[Lexeme<'_>], at: usize) -> bool {
    let is = |at: Option<usize>, word: &str| {
        at.and_then(|at| lexemes.get(at))
            .is_some_and(|one| one.is(word))
    };
    is(Some(at), "longer") && is(at.checked_sub(1), "no")
}

//! What a sentence says, as far as it can be compared: its words, names, figures, times and denials.

mod denials;
mod names;
mod setting;
mod sources;
mod whole;

use std::ops::Range;

use crate::{
    compare::{
        language::Language,
        lexeme::{Kind, Lexeme, lexemes},
        lexicon,
        quantity::{self, Figure},
        when::{self, Named, When},
        words::hashed,
    },
    model::PartialDate,
};
pub(super) use denials::{denials, taken_back};
use names::{is_shouted, names};
pub(super) use setting::{End, Lead, Setting};
use sources::sources;
pub(super) use whole::Called;
pub use whole::Statements;

/// The most words, numbers and signs of a sentence that is compared; of longer ones nothing is.
const MOST_LEXEMES: usize = 120;

/// The most figures and times of a sentence that is compared; what has more is a list.
const MOST_FIGURES: usize = 12;

/// The longest sentence that is looked at, in bytes.
const LONGEST: usize = 1200;

/// A word of a statement that says what it is about.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Term {
    /// Where it stands, in bytes of the text.
    pub bytes: Range<usize>,
    /// Which lexeme it is.
    pub at: usize,
    /// In small letters without accents.
    pub folded: String,
    /// What two words must have in common to be taken for the same.
    pub stem: String,
    /// Of which name it is a part, counted from the start; of none.
    pub name: Option<usize>,
    /// Whether it begins the sentence, so that its capital says nothing.
    pub is_first: bool,
    /// Whether it begins with a capital.
    pub is_capital: bool,
    /// What it tells of who says so.
    pub voice: Voice,
    /// Whether a word before it makes it a place: “in”, “near”.
    pub is_place: bool,
    /// How much it tells.
    pub weight: f64,
    /// What stands before it in its full name, in this sentence or another one of the text.
    pub before: Vec<String>,
}

impl Term {
    /// Tells whether it is the last name of another person: what stands before it is known and another.
    pub fn is_of_another(&self, other: &Self) -> bool {
        are_of_others(&self.before, &other.before)
    }
}

/// Tells whether what stands before a last name makes it that of another person: both are known, and differ. An
/// initial may stand for a first name.
fn are_of_others(one: &[String], other: &[String]) -> bool {
    // “Landkreis”, “Kreis”
    let is_form = |long: &String, short: &String| long.starts_with(short) || long.ends_with(short);
    let is_like = |one: &String, two: &String| is_form(one, two) || is_form(two, one);
    let is_shared = |one: &String| other.iter().any(|two| is_like(one, two));
    !one.is_empty() && !other.is_empty() && !one.iter().any(is_shared)
}

/// What a word tells of who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// Nothing.
    Own,
    /// It may be who says so.
    Subject,
    /// It only tells who says so.
    Source,
}

/// A denial.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Denial {
    /// Where its word stands, in bytes of the text.
    pub bytes: Range<usize>,
    /// Which lexeme it is.
    pub at: usize,
    /// Whether it holds only for the time being: “not yet”.
    pub is_yet: bool,
    /// Whether something has not happened so far: “has not been found”.
    pub is_perfect: bool,
    /// Whether it is told of things, and what is denied of them further on: “none of the passengers was hurt”.
    pub is_of_things: bool,
}

/// A sentence as it is compared.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Statement {
    /// Where it stands, in bytes of the text.
    pub bytes: Range<usize>,
    /// A number of its words, which is the same where these are.
    pub hash: u64,
    pub language: Language,
    /// The words that say what it is about, in order.
    pub terms: Vec<Term>,
    pub figures: Vec<Figure>,
    /// Numbers that seem to name something only.
    pub naming: Vec<f64>,
    /// What stands around each figure.
    pub settings: Vec<Setting>,
    pub times: Vec<Named>,
    /// Of which rounds it tells, and which lexeme begins the figure that names each.
    pub rounds: Vec<(usize, f64)>,
    /// Of each time what it is the end of.
    pub ends: Vec<End>,
    pub denials: Vec<Denial>,
    /// Where it says what is left out or lacking: “without”.
    pub lacks: Vec<Denial>,
    /// How many names it has.
    pub names: usize,
    /// Which lexemes begin another part of the sentence.
    pub breaks: Vec<usize>,
    /// Which lexemes are forms of “be” and “have”.
    pub are_small_verbs: Vec<usize>,
    /// Which lexemes may stand between a number and what it counts: “12 of the engines”.
    pub lead_to_thing: Vec<usize>,
    /// Which lexemes say that something is told of each of several.
    pub eaches: Vec<usize>,
    /// Whether it says of itself that what it tells goes on changing.
    pub is_update: bool,
    /// Whether it tells what is measured again and again: a poll, a rate.
    pub is_measured: bool,
    /// The parts of the sentence that say so of themselves only: “now”, in bytes of the text.
    pub updates: Vec<Range<usize>>,
    /// Whether it says that something is so no longer.
    pub is_over: bool,
    /// Whether it denies something in a word that is no denial: “against”, “blocked”.
    pub is_against: bool,
    /// Whether it says in such a word of something that it is not there.
    pub is_lacking: bool,
    /// Whether it makes what it speaks of depend on something.
    pub is_conditional: bool,
    /// Where the words stand that leave something open, in bytes of the text.
    pub unsaid: Vec<Range<usize>>,
    /// When the article was published.
    pub published: Option<PartialDate>,
}

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

/// How many bytes before what they leave open words like “whether” stand.
const UNSAID_REACH: usize = 30;

/// How many bytes behind a denial they may stand: “it is not clear whether”.
const UNSAID_BEHIND: usize = 20;

impl Statement {
    /// Tells whether what stands at a place goes on changing, by what it says of itself or of that.
    pub fn is_update_at(&self, place: &Range<usize>) -> bool {
        let has = |part: &Range<usize>| part.start <= place.start && place.start < part.end;
        self.is_update || self.updates.iter().any(has)
    }

    /// Tells whether it leaves open what it speaks of, or makes it depend on something.
    pub fn is_unsaid(&self) -> bool {
        !self.unsaid.is_empty() || self.is_conditional || !self.lacks.is_empty()
    }

    /// Tells whether what stands at a place is left open by a word closely before it, or by one that begins the sentence.
    pub fn is_unsaid_at(&self, place: &Range<usize>) -> bool {
        let leaves_open = |word: &Range<usize>| {
            word.end <= place.end && place.start.saturating_sub(word.end) <= UNSAID_REACH
                || word.start >= place.end && word.start - place.end <= UNSAID_BEHIND
                || word.start == self.bytes.start
        };
        self.unsaid.iter().any(leaves_open)
    }

    /// Returns what a time is the end of.
    pub fn end_of(&self, named: &Named) -> End {
        let mut times = self.times.iter().zip(&self.ends);
        let found = times.find(|(one, _)| one.lexemes == named.lexemes);
        found.map_or(End::None, |(_, end)| *end)
    }

    /// Tells whether some terms only tell of which land the next word is: “the European envoy”.
    pub fn tells_whose(&self, (first, last): (usize, usize)) -> bool {
        const ENDINGS: [&str; 4] = ["ian", "ean", "ese", "ish"];
        let pair = self.terms.get(last).zip(self.terms.get(last + 1));
        first == last
            && pair.is_some_and(|(term, next)| {
                next.at == term.at + 1 && ENDINGS.iter().any(|ending| term.folded.ends_with(ending))
            })
    }

    /// Reads a sentence of a text; none where it has too few words to be about anything, or too many.
    fn new(
        text: &str,
        bytes: Range<usize>,
        published: Option<PartialDate>,
        of_text: Language,
    ) -> Option<Self> {
        if bytes.len() > LONGEST {
            return None;
        }
        let lexemes = lexemes(text.get(bytes.clone())?);
        if lexemes.len() < 4 || lexemes.len() > MOST_LEXEMES {
            return None;
        }
        let language = Language::of(&lexemes, Some(of_text));
        let mut times = when::times(language, &lexemes, published);
        let mut taken = vec![false; lexemes.len()];
        let mut take = |range: &Range<usize>| {
            for taken in taken.get_mut(range.clone()).into_iter().flatten() {
                *taken = true;
            }
        };
        for time in &times {
            take(&time.lexemes);
        }
        let is_taken: Vec<bool> = taken.clone();
        let mut figures = quantity::figures(language, &lexemes, |at| {
            is_taken.get(at).copied().unwrap_or(false)
        });
        let mut take = |range: &Range<usize>| {
            for taken in taken.get_mut(range.clone()).into_iter().flatten() {
                *taken = true;
            }
        };
        for figure in &figures {
            take(&figure.lexemes);
        }
        // A list or a row of a table: of many figures some are always others.
        if figures.len() + times.len() > MOST_FIGURES {
            return None;
        }
        let moved = |range: &Range<usize>| bytes.start + range.start..bytes.start + range.end;
        for time in &mut times {
            time.bytes = moved(&time.bytes);
        }
        for figure in &mut figures {
            figure.bytes = moved(&figure.bytes);
        }
        let sources = sources(language, &lexemes, &taken);
        // “the ministry said on Monday”: that is when it was said.
        times.retain(|time| !is_when_it_was_said(&lexemes, &time.lexemes));
        let names = names(language, &lexemes, &taken);
        let is_shouted = is_shouted(&lexemes);
        let taken_back = taken_back(language, &lexemes);
        let denials = denials(language, &lexemes, &times, &taken_back, bytes.start);
        let first = lexemes
            .iter()
            .position(|one| one.kind != Kind::Sign)
            .unwrap_or(0);
        let mut terms = Vec::new();
        for (at, lexeme) in lexemes.iter().enumerate() {
            let is_free = !taken.get(at).copied().unwrap_or(true);
            let name = names.get(at).copied().flatten();
            let is_small = language.is_small(&lexeme.folded) && name.is_none();
            // “no longer” denies as “no” does.
            let is_longer = lexeme.is("longer")
                && at
                    .checked_sub(1)
                    .and_then(|at| lexemes.get(at))
                    .is_some_and(|one| one.is("no"));
            if lexeme.kind != Kind::Word
                || !is_free
                || is_small
                || is_longer
                || taken_back.iter().any(|back| back.what == at)
                || denials.iter().any(|denial| denial.at == at)
            {
                continue;
            }
            let voice = sources.get(at).copied().unwrap_or(Voice::Own);
            let is_source = voice == Voice::Source;
            let is_generic = lexicon::is_generic(&lexeme.folded);
            let length = lexeme.folded.chars().count();
            let weight = match (name.is_some() && !is_generic, is_source) {
                (true, false) => 2.0,
                (true, true) => 0.5,
                (false, true) => 0.2,
                (false, false) if length == 1 => 0.4,
                (false, false) => 1.0,
            };
            terms.push(Term {
                bytes: moved(&lexeme.bytes),
                at,
                folded: lexeme.folded.clone(),
                stem: lexicon::stem(&lexeme.folded),
                name: name.filter(|_| !is_generic),
                is_first: at == first,
                is_capital: lexeme.is_capital() && !is_shouted,
                voice,
                is_place: is_place(&lexemes, at),
                weight,
                before: Vec::new(),
            });
        }
        let places = |list: &[&str]| -> Vec<usize> {
            let some = lexemes
                .iter()
                .enumerate()
                .filter(|(_, one)| one.is_of(list));
            some.map(|(at, _)| at).collect()
        };
        let are = |words: &&[&str]| {
            lexemes.windows(words.len()).any(|some| {
                some.iter()
                    .zip(words.iter())
                    .all(|(one, word)| one.is(word))
            })
        };
        let unsaid = lexemes
            .iter()
            .filter(|one| one.is_of(lexicon::UNSAID) && !one.is_capital());
        let unsaid: Vec<Range<usize>> = unsaid.map(|one| moved(&one.bytes)).collect();
        // “Had it rained, it would …”, “will not, unless it rains”
        let is_conditional = lexemes.first().is_some_and(|one| one.is("had"))
            && lexemes.iter().any(|one| one.is("would"))
            || lexicon::UNLESS.iter().any(are);
        let lacks = lexemes
            .iter()
            .enumerate()
            .filter(|(_, one)| one.is_of(lexicon::WITHOUT));
        let lacks: Vec<Denial> = lacks
            .map(|(at, one)| Denial {
                bytes: moved(&one.bytes),
                at,
                is_yet: false,
                is_perfect: false,
                is_of_things: true,
            })
            .collect();
        let words: Vec<&str> = lexemes
            .iter()
            .filter(|one| one.kind != Kind::Sign)
            .map(|one| one.folded.as_str())
            .collect();
        let is_update =
            lexicon::UPDATES.iter().any(are) || tells_state(&lexemes, &times, published);
        let breaks = setting::breaks(&lexemes);
        let part_of = |at: usize| {
            let last = breaks.iter().rev().find(|place| **place < at);
            let next = breaks.iter().find(|place| **place > at);
            let start = |place: &usize| lexemes.get(*place).map(|one| one.bytes.start);
            let end = next.and_then(start).unwrap_or(usize::MAX);
            moved(&(last.and_then(start).unwrap_or(0)..end.min(bytes.len())))
        };
        let updates = lexemes.iter().enumerate();
        let updates = updates.filter(|(_, one)| one.is_of(lexicon::NOW));
        let updates = updates.map(|(at, _)| part_of(at)).collect();
        Some(Self {
            hash: hashed(words.join(" ").bytes()),
            language,
            names: names.iter().flatten().max().map_or(0, |last| last + 1),
            terms,
            are_small_verbs: places(lexicon::SMALL_VERBS),
            lead_to_thing: places(lexicon::LEAD_TO_THING),
            eaches: places(lexicon::EACH),
            settings: setting::settings(&lexemes, &figures, &breaks),
            ends: setting::ends(&lexemes, &times),
            rounds: setting::rounds(&lexemes, &figures),
            breaks,
            naming: quantity::naming_numbers(language, &lexemes, |at| {
                is_taken.get(at).copied().unwrap_or(false)
            }),
            figures,
            times,
            denials,
            is_update,
            is_measured: lexemes.iter().any(|one| one.is_of(lexicon::MEASURED)),
            updates,
            is_over: lexicon::OVER.iter().any(are),
            lacks,
            is_conditional,
            is_lacking: lexemes.iter().any(|one| one.is_of(lexicon::LACKING)),
            is_against: lexemes.iter().any(|one| one.is_of(lexicon::AGAINST)),
            unsaid,
            published,
            bytes,
        })
    }
}

#[cfg(test)]
mod tests;

//! What a sentence says, as far as it can be compared: its words, names, figures, times and denials.

mod denials;
mod names;
mod reading;
mod setting;
mod sources;
mod whole;

use std::ops::Range;

use crate::{
    compare::{language::Language, lexeme::lexemes, lexicon, quantity::Figure, when::Named},
    model::PartialDate,
};
pub(super) use denials::{denials, taken_back};
use reading::Reading;
pub(super) use setting::{End, Lead, Setting};
pub(super) use whole::Called;
pub use whole::Statements;

/// The most words, numbers and signs of a sentence that is compared; of longer ones nothing is.
const MOST_LEXEMES: usize = 120;

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
        let reading = Reading::new(language, lexemes, bytes.start, published)?;
        let taken_back = taken_back(language, &reading.lexemes);
        let denials = reading.denials(&taken_back);
        let (terms, names) = reading.terms(&denials, &taken_back);
        let (lexemes, figures, times) = (&reading.lexemes, &reading.figures, &reading.times);
        Some(Self {
            hash: reading.hash(),
            language,
            names,
            terms,
            are_small_verbs: reading.places(lexicon::SMALL_VERBS),
            lead_to_thing: reading.places(lexicon::LEAD_TO_THING),
            eaches: reading.places(lexicon::EACH),
            settings: setting::settings(lexemes, figures, &reading.breaks),
            ends: setting::ends(lexemes, times),
            rounds: setting::rounds(lexemes, figures),
            denials,
            lacks: reading.lacks(),
            is_update: reading.is_update(published),
            is_measured: reading.says(lexicon::MEASURED),
            updates: reading.updates(bytes.len()),
            is_over: reading.says(lexicon::OVER),
            is_conditional: reading.is_conditional(),
            is_lacking: reading.has(lexicon::LACKING),
            is_against: reading.has(lexicon::AGAINST),
            unsaid: reading.unsaid(),
            published,
            bytes,
            breaks: reading.breaks,
            naming: reading.naming,
            figures: reading.figures,
            times: reading.times,
        })
    }
}

#[cfg(test)]
mod tests;

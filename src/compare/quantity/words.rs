//! Words of numbers.

mod germanic;
mod romance;

use crate::compare::{
    language::Language,
    lexeme::{Kind, Lexeme},
};

/// What a word adds to a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Part {
    /// It is added: `forty`, `six`.
    Plus(f64),
    /// What stands before it is multiplied: `hundred`, `million`.
    Times(f64),
}

use Part::{Plus, Times};
use germanic::{dutch, german};
use romance::{french, italian, spanish};

/// The longest word of a number, in bytes: 777,777 in German has some fewer.
const LONGEST: usize = 72;

/// Returns what a word adds to a number.
pub(super) fn part(language: Language, word: &str) -> Option<Part> {
    if word.len() > LONGEST {
        return None;
    }
    match language {
        Language::English => english(word),
        Language::German => german(word, 0),
        Language::French => french(word),
        Language::Spanish => spanish(word),
        Language::Italian => italian(word),
        Language::Dutch => dutch(word, 0),
        Language::Other => None,
    }
}

fn position(words: &[&str], word: &str) -> Option<f64> {
    let place = words.iter().position(|one| *one == word)?;
    u32::try_from(place).ok().map(f64::from)
}

/// English words of numbers, from zero.
const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// English words of tens.
const TENS: [&str; 10] = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

fn english(word: &str) -> Option<Part> {
    if let Some(small) = position(&SMALL, word) {
        return Some(Plus(small));
    }
    if let Some(tens) = position(&TENS, word).filter(|tens| *tens > 1.0) {
        return Some(Plus(tens * 10.0));
    }
    Some(match word {
        "dozen" | "dozens" => Times(12.0),
        "hundred" => Times(100.0),
        "thousand" | "k" => Times(1e3),
        "lakh" | "lakhs" => Times(1e5),
        "crore" | "crores" => Times(1e7),
        "million" | "mn" | "mln" | "millions" => Times(1e6),
        "billion" | "bn" | "billions" => Times(1e9),
        "trillion" | "tn" | "trn" => Times(1e12),
        _ => return None,
    })
}

/// Returns a number written in words from a place on, and where it ends: “a dozen”, “two hundred and twelve”.
pub(in crate::compare) fn number(
    language: Language,
    lexemes: &[Lexeme<'_>],
    from: usize,
) -> Option<(f64, usize)> {
    let word = |at: usize| lexemes.get(at).filter(|one| one.kind == Kind::Word);
    let part_at = |at: usize| part(language, &word(at)?.folded);
    let first = word(from)?;
    let (begun, mut at) = if first.is("half") && word(from + 1).is_some_and(|one| one.is("a")) {
        (0.5, from + 2)
    } else if first.is_of(&["a", "ein", "eine", "einer", "une", "una", "un", "een"]) {
        (1.0, from + 1)
    } else {
        (0.0, from)
    };
    if begun > 0.0 && !matches!(part_at(at)?, Times(_)) {
        return None;
    }
    let (mut total, mut current) = (0.0, begun);
    // What is added next must be smaller: “sixty”, then “six”.
    let mut room = f64::INFINITY;
    let mut has_part = false;
    // What was added last.
    let mut last = 0.0;
    loop {
        let joins =
            |one: &&Lexeme<'_>| one.is_of(&["and", "et", "y"]) || one.is("-") && one.is_glued;
        let next = at + usize::from(has_part && lexemes.get(at).as_ref().is_some_and(joins));
        match part_at(next) {
            // “quatre-vingts”, also behind hundreds
            Some(Plus(20.0)) if language == Language::French && last == 4.0 => {
                (current, last, room) = (current - 4.0 + 80.0, 80.0, 20.0);
            }
            Some(Plus(value)) if value < room => {
                current += value;
                last = value;
                room = match value {
                    60.0 if language == Language::French => 20.0,
                    10.0 if language == Language::French => 10.0,
                    value if value >= 1e3 && value % 1e3 == 0.0 => 1e3,
                    value if value >= 100.0 && value % 100.0 == 0.0 => 100.0,
                    value if value >= 20.0 && value % 10.0 == 0.0 => 10.0,
                    _ => 0.0,
                };
            }
            Some(Times(factor)) if current > 0.0 || has_part || is_alone(language, factor) => {
                let base = if current > 0.0 { current } else { 1.0 };
                last = 0.0;
                if factor < 1e3 {
                    current = base * factor;
                    room = if factor == 100.0 { 100.0 } else { 0.0 };
                } else if current == 0.0 && total > 0.0 {
                    // “mil millones”
                    (total, room) = (total * factor, factor);
                } else {
                    (total, current, room) = (total + base * factor, 0.0, factor);
                }
            }
            None if next > at && room >= 10.0 && last >= 20.0 && is_one(language, word(next)) => {
                (current, last, room) = (current + 1.0, 1.0, 0.0);
            }
            _ => break,
        }
        has_part = true;
        at = next + 1;
    }
    has_part.then_some((total + current, at))
}

/// Tells whether a word is a one that is added to tens: “vingt et un”, “treinta y una”.
fn is_one(language: Language, word: Option<&Lexeme<'_>>) -> bool {
    let ones: &[&str] = match language {
        Language::French => &["un", "une"],
        Language::Spanish => &["un", "uno", "una"],
        _ => &[],
    };
    word.is_some_and(|word| word.is_of(ones))
}

/// Writes a whole number below a hundred, or some hundreds, in English words; nothing of others, nor of one, which is
/// mostly no number.
pub(super) fn written(number: f64) -> Option<String> {
    if number.fract() != 0.0 || !(2.0..1000.0).contains(&number) {
        return None;
    }
    // It is whole and small.
    let number = number as usize;
    if number.is_multiple_of(100) {
        return Some(format!("{} hundred", SMALL.get(number / 100)?));
    }
    if let Some(small) = SMALL.get(number) {
        return Some((*small).to_owned());
    }
    let tens = *TENS.get(number / 10)?;
    Some(match number % 10 {
        0 => tens.to_owned(),
        ones => format!("{tens} {}", SMALL.get(ones)?),
    })
}

/// Tells whether a multiplier stands without a number before it: `cent`, `mille`, `mil`, `hundert`, `tausend`.
fn is_alone(language: Language, factor: f64) -> bool {
    language != Language::English && (factor == 100.0 || factor == 1e3)
}

#[cfg(test)]
mod tests;

//! Words of numbers.

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

/// Returns what a word adds to a number.
pub(super) fn part(language: Language, word: &str) -> Option<Part> {
    match language {
        Language::English => english(word),
        Language::German => german(word, 0),
        Language::French => french(word),
        Language::Spanish => spanish(word),
        Language::Italian => italian(word),
        Language::Dutch => dutch(word),
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

fn german(word: &str, depth: usize) -> Option<Part> {
    const SMALL: [&str; 13] = [
        "null", "eins", "zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun", "zehn",
        "elf", "zwolf",
    ];
    const TENS: [&str; 10] = [
        "", "", "zwanzig", "dreissig", "vierzig", "funfzig", "sechzig", "siebzig", "achtzig",
        "neunzig",
    ];
    match word {
        "dutzend" => return Some(Times(12.0)),
        "hundert" => return Some(Times(100.0)),
        "tausend" | "tsd" => return Some(Times(1e3)),
        "million" | "millionen" | "mio" => return Some(Times(1e6)),
        "milliarde" | "milliarden" | "mrd" => return Some(Times(1e9)),
        "billion" | "billionen" => return Some(Times(1e12)),
        "anderthalb" => return Some(Plus(1.5)),
        "sechzehn" => return Some(Plus(16.0)),
        "siebzehn" => return Some(Plus(17.0)),
        "dreißig" | "dreisig" => return Some(Plus(30.0)),
        _ => {}
    }
    if let Some(small) = position(&SMALL, word) {
        return Some(Plus(small));
    }
    if let Some(tens) = position(&TENS, word).filter(|tens| *tens > 1.0) {
        return Some(Plus(tens * 10.0));
    }
    // Words are put together to any length; three joints are enough for what is written in words.
    if depth == 3 {
        return None;
    }
    let plus = |word: &str| match german(word, depth + 1) {
        Some(Plus(value)) => Some(value),
        _ => None,
    };
    // “zweieinhalb”
    if let Some(before) = word.strip_suffix("einhalb") {
        return Some(Plus(plus(before)? + 0.5));
    }
    let once = |word: &str| match word {
        "" | "ein" => Some(1.0),
        word => plus(word),
    };
    for (joint, factor) in [("tausend", 1e3), ("hundert", 100.0)] {
        if let Some((before, behind)) = word.split_once(joint) {
            let behind = behind.strip_prefix("und").unwrap_or(behind);
            let rest = if behind.is_empty() {
                0.0
            } else {
                plus(behind)?
            };
            return Some(Plus(once(before)? * factor + rest));
        }
    }
    if let Some((ones, tens)) = word.split_once("und") {
        let (ones, tens) = (once(ones).filter(|_| !ones.is_empty())?, plus(tens)?);
        return (ones < 10.0 && tens >= 20.0).then_some(Plus(ones + tens));
    }
    let teen = plus(word.strip_suffix("zehn")?)?;
    (teen < 10.0).then_some(Plus(teen + 10.0))
}

fn french(word: &str) -> Option<Part> {
    const SMALL: [&str; 17] = [
        "zero", "", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
        "onze", "douze", "treize", "quatorze", "quinze", "seize",
    ];
    if let Some(small) = position(&SMALL, word).filter(|_| !word.is_empty()) {
        return Some(Plus(small));
    }
    Some(match word {
        "vingt" => Plus(20.0),
        "vingts" => Times(20.0),
        "trente" => Plus(30.0),
        "quarante" => Plus(40.0),
        "cinquante" => Plus(50.0),
        "soixante" => Plus(60.0),
        "septante" => Plus(70.0),
        "nonante" => Plus(90.0),
        "douzaine" => Times(12.0),
        "dizaine" => Times(10.0),
        "cent" | "cents" => Times(100.0),
        "mille" => Times(1e3),
        "million" | "millions" | "m" => Times(1e6),
        "milliard" | "milliards" | "md" | "mds" => Times(1e9),
        _ => return None,
    })
}

fn spanish(word: &str) -> Option<Part> {
    const SMALL: [&str; 30] = [
        "cero",
        "",
        "dos",
        "tres",
        "cuatro",
        "cinco",
        "seis",
        "siete",
        "ocho",
        "nueve",
        "diez",
        "once",
        "doce",
        "trece",
        "catorce",
        "quince",
        "dieciseis",
        "diecisiete",
        "dieciocho",
        "diecinueve",
        "veinte",
        "veintiuno",
        "veintidos",
        "veintitres",
        "veinticuatro",
        "veinticinco",
        "veintiseis",
        "veintisiete",
        "veintiocho",
        "veintinueve",
    ];
    const TENS: [&str; 10] = [
        "",
        "",
        "",
        "treinta",
        "cuarenta",
        "cincuenta",
        "sesenta",
        "setenta",
        "ochenta",
        "noventa",
    ];
    const HUNDREDS: [&str; 10] = [
        "",
        "ciento",
        "doscientos",
        "trescientos",
        "cuatrocientos",
        "quinientos",
        "seiscientos",
        "setecientos",
        "ochocientos",
        "novecientos",
    ];
    if word.is_empty() {
        return None;
    }
    if let Some(small) = position(&SMALL, word) {
        return Some(Plus(small));
    }
    if let Some(tens) = position(&TENS, word) {
        return Some(Plus(tens * 10.0));
    }
    let manly = word.strip_suffix("as").map(|stem| format!("{stem}os"));
    if let Some(hundreds) = position(&HUNDREDS, manly.as_deref().unwrap_or(word)) {
        return Some(Plus(hundreds * 100.0));
    }
    Some(match word {
        "docena" => Times(12.0),
        "cien" => Plus(100.0),
        "mil" => Times(1e3),
        "millon" | "millones" | "mill" => Times(1e6),
        "billon" | "billones" => Times(1e12),
        _ => return None,
    })
}

fn italian(word: &str) -> Option<Part> {
    const SMALL: [&str; 20] = [
        "zero",
        "",
        "due",
        "tre",
        "quattro",
        "cinque",
        "sei",
        "sette",
        "otto",
        "nove",
        "dieci",
        "undici",
        "dodici",
        "tredici",
        "quattordici",
        "quindici",
        "sedici",
        "diciassette",
        "diciotto",
        "diciannove",
    ];
    const TENS: [&str; 10] = [
        "",
        "",
        "venti",
        "trenta",
        "quaranta",
        "cinquanta",
        "sessanta",
        "settanta",
        "ottanta",
        "novanta",
    ];
    match word {
        "" => return None,
        "cento" => return Some(Plus(100.0)),
        "mille" | "mila" | "migliaia" => return Some(Times(1e3)),
        "dozzina" => return Some(Times(12.0)),
        "decina" => return Some(Times(10.0)),
        "centinaio" => return Some(Times(100.0)),
        "milione" | "milioni" | "mln" => return Some(Times(1e6)),
        "miliardo" | "miliardi" | "mld" => return Some(Times(1e9)),
        _ => {}
    }
    if let Some(small) = position(&SMALL, word) {
        return Some(Plus(small));
    }
    if let Some(tens) = position(&TENS, word) {
        return Some(Plus(tens * 10.0));
    }
    // “ventitre”, “quarantuno”: of the tens the last letter goes before a vowel.
    let (tens, before) = TENS.iter().enumerate().skip(2).find_map(|(tens, name)| {
        let short = name.get(..name.len() - 1)?;
        let rest = word
            .strip_prefix(name)
            .or_else(|| word.strip_prefix(short))?;
        Some((tens, rest))
    })?;
    let ones = if before == "uno" || before == "un" {
        1.0
    } else {
        position(&SMALL, before).filter(|ones| *ones < 10.0)?
    };
    Some(Plus(f64::from(u32::try_from(tens).ok()?) * 10.0 + ones))
}

fn dutch(word: &str) -> Option<Part> {
    const SMALL: [&str; 20] = [
        "nul",
        "",
        "twee",
        "drie",
        "vier",
        "vijf",
        "zes",
        "zeven",
        "acht",
        "negen",
        "tien",
        "elf",
        "twaalf",
        "dertien",
        "veertien",
        "vijftien",
        "zestien",
        "zeventien",
        "achttien",
        "negentien",
    ];
    const TENS: [&str; 10] = [
        "", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig",
        "negentig",
    ];
    match word {
        "" => return None,
        "dozijn" => return Some(Times(12.0)),
        "tiental" => return Some(Times(10.0)),
        "honderd" => return Some(Times(100.0)),
        "duizend" => return Some(Times(1e3)),
        "miljoen" | "mln" => return Some(Times(1e6)),
        "miljard" | "mld" => return Some(Times(1e9)),
        "anderhalf" | "anderhalve" => return Some(Plus(1.5)),
        _ => {}
    }
    if let Some(small) = position(&SMALL, word) {
        return Some(Plus(small));
    }
    if let Some(tens) = position(&TENS, word) {
        return Some(Plus(tens * 10.0));
    }
    // “tweehonderd”, “drieduizend”
    for (name, times) in [("duizend", 1e3), ("honderd", 100.0)] {
        if let Some((before, behind)) = word.split_once(name) {
            let value = |word: &str| match dutch(word) {
                Some(Plus(value)) => Some(value),
                Some(Times(value)) if value == 100.0 => Some(value),
                _ => None,
            };
            let count = if before.is_empty() {
                1.0
            } else {
                value(before)?
            };
            let rest = if behind.is_empty() {
                0.0
            } else {
                value(behind.strip_prefix("en").unwrap_or(behind))?
            };
            return Some(Plus(count * times + rest));
        }
    }
    // “vijfentwintig”, “tweeëndertig”
    let (ones, tens) = TENS.iter().enumerate().skip(2).find_map(|(tens, name)| {
        let ones = word.strip_suffix(name)?.strip_suffix("en")?;
        Some((ones, tens))
    })?;
    let ones = if ones == "een" {
        1.0
    } else {
        position(&SMALL, ones).filter(|ones| *ones < 10.0)?
    };
    Some(Plus(f64::from(u32::try_from(tens).ok()?) * 10.0 + ones))
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
    loop {
        let joins =
            |one: &&Lexeme<'_>| one.is_of(&["and", "et", "y"]) || one.is("-") && one.is_glued;
        let next = at + usize::from(has_part && lexemes.get(at).as_ref().is_some_and(joins));
        match part_at(next) {
            Some(Plus(twenty))
                if language == Language::French && twenty == 20.0 && current == 4.0 =>
            {
                (current, room) = (80.0, 20.0);
            }
            Some(Plus(value)) if value < room => {
                current += value;
                room = match value {
                    60.0 if language == Language::French => 20.0,
                    10.0 if language == Language::French => 10.0,
                    value if value >= 100.0 && value % 100.0 == 0.0 => 100.0,
                    value if value >= 20.0 && value % 10.0 == 0.0 => 10.0,
                    _ => 0.0,
                };
            }
            Some(Times(factor)) if current > 0.0 || has_part || is_alone(language, factor) => {
                let base = if current > 0.0 { current } else { 1.0 };
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
            _ => break,
        }
        has_part = true;
        at = next + 1;
    }
    has_part.then_some((total + current, at))
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

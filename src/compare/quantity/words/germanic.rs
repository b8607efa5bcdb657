//! Words of numbers in German and Dutch, which are put together to any length.

use crate::compare::quantity::words::{
    Part::{self, Plus, Times},
    position,
};

/// How many joints one word of a number has at most; words are put together to any length, but this is enough for what is
/// written in words.
const MOST_JOINTS: usize = 3;

/// Returns what a German word adds to a number.
pub(super) fn german(word: &str, depth: usize) -> Option<Part> {
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
    if depth == MOST_JOINTS {
        return None;
    }
    let plus = |word: &str| match german(word, depth + 1) {
        // “hunderttausend”
        Some(Plus(value) | Times(value @ 100.0)) => Some(value),
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
            return (rest < factor).then_some(Plus(once(before)? * factor + rest));
        }
    }
    if let Some((ones, tens)) = word.split_once("und") {
        let (ones, tens) = (once(ones).filter(|_| !ones.is_empty())?, plus(tens)?);
        return (ones < 10.0 && tens >= 20.0).then_some(Plus(ones + tens));
    }
    let teen = plus(word.strip_suffix("zehn")?)?;
    (teen < 10.0).then_some(Plus(teen + 10.0))
}

/// Returns what a Dutch word adds to a number.
pub(super) fn dutch(word: &str, depth: usize) -> Option<Part> {
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
    if depth == MOST_JOINTS {
        return None;
    }
    // “tweehonderd”, “drieduizend”
    for (name, times) in [("duizend", 1e3), ("honderd", 100.0)] {
        if let Some((before, behind)) = word.split_once(name) {
            let value = |word: &str| match dutch(word, depth + 1) {
                Some(Plus(value) | Times(value @ 100.0)) => Some(value),
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
            return (rest < times).then_some(Plus(count * times + rest));
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

//! Words of numbers in French, Spanish and Italian.

use crate::compare::quantity::words::{
    Part::{self, Plus, Times},
    position,
};

/// Returns what a French word adds to a number.
pub(super) fn french(word: &str) -> Option<Part> {
    const SMALL: [&str; 17] = [
        "zero", "", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
        "onze", "douze", "treize", "quatorze", "quinze", "seize",
    ];
    if let Some(small) = position(&SMALL, word).filter(|_| !word.is_empty()) {
        return Some(Plus(small));
    }
    Some(match word {
        "vingt" | "vingts" => Plus(20.0),
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

/// Returns what a Spanish word adds to a number.
pub(super) fn spanish(word: &str) -> Option<Part> {
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

/// Italian words of numbers; “uno” is mostly none.
const SMALL_ITALIAN: [&str; 20] = [
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

/// Italian words of tens.
const TENS_ITALIAN: [&str; 10] = [
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

/// Reads an Italian word of a number below a thousand: “duecento”, “centottanta”, “ventitre”.
fn below_thousand(word: &str) -> Option<f64> {
    let Some((before, behind)) = word.split_once("cent") else {
        return below_hundred(word);
    };
    let count = if before.is_empty() {
        1.0
    } else {
        position(&SMALL_ITALIAN, before).filter(|count| (2.0..10.0).contains(count))?
    };
    // Before “otto” and “ottanta” the last letter goes.
    let rest = match behind.strip_prefix('o') {
        Some("") => Some(0.0),
        Some(rest) => below_hundred(rest),
        None => None,
    };
    Some(count * 100.0 + rest.or_else(|| below_hundred(behind))?)
}

/// Reads an Italian word of a number below a hundred.
fn below_hundred(word: &str) -> Option<f64> {
    if word.is_empty() {
        return None;
    }
    if let Some(small) = position(&SMALL_ITALIAN, word) {
        return Some(small);
    }
    if let Some(tens) = position(&TENS_ITALIAN, word) {
        return Some(tens * 10.0);
    }
    // “ventitre”, “quarantuno”: of the tens the last letter goes before a vowel.
    let (tens, before) = TENS_ITALIAN
        .iter()
        .enumerate()
        .skip(2)
        .find_map(|(tens, name)| {
            let short = name.get(..name.len() - 1)?;
            let rest = word
                .strip_prefix(name)
                .or_else(|| word.strip_prefix(short))?;
            Some((tens, rest))
        })?;
    let ones = if before == "uno" || before == "un" {
        1.0
    } else {
        position(&SMALL_ITALIAN, before)
            .filter(|ones| !before.is_empty() && (1.0..10.0).contains(ones))?
    };
    Some(f64::from(u32::try_from(tens).ok()?) * 10.0 + ones)
}

/// Returns what an Italian word adds to a number.
pub(super) fn italian(word: &str) -> Option<Part> {
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
    // “duemila”, “milleduecento”
    let thousands = word
        .strip_prefix("mille")
        .map(|behind| (Some(1.0), behind))
        .or_else(|| {
            let (before, behind) = word.split_once("mila")?;
            Some((below_thousand(before), behind))
        });
    if let Some((count, behind)) = thousands {
        let rest = if behind.is_empty() {
            0.0
        } else {
            below_thousand(behind)?
        };
        return Some(Plus(count? * 1e3 + rest));
    }
    below_thousand(word).map(Plus)
}

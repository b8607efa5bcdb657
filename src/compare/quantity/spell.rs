//! How a number may be written, so that it is found however it was.

use std::collections::BTreeSet;

use crate::compare::quantity::words;

/// The most ways of one number.
const MOST: usize = 24;

/// The highest number that is written in digits only.
const HIGHEST: f64 = 1e15;

/// What numbers are multiplied by, with words for it that stand by themselves, and with signs that stand glued to
/// digits as well. Of words that mean different things to different languages each is looked for.
const TIMES: [(f64, &[&str], &[&str]); 4] = [
    (1e3, &["thousand", "tausend", "mille", "mil"], &["k"]),
    (
        1e6,
        &["million", "millions", "millionen", "millones"],
        &["m", "mn", "mio"],
    ),
    (
        1e9,
        &[
            "billion",
            "billions",
            "milliarden",
            "milliards",
            "mil millones",
        ],
        &["bn", "b", "mrd"],
    ),
    (1e12, &["trillion", "billionen"], &["tn"]),
];

/// Returns the ways in which a number may stand in a text, folded as words are, each once; the usual ones first.
pub(in crate::compare) fn spellings(number: f64) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    if !(0.0..HIGHEST).contains(&number) {
        return found;
    }
    let digits = decimal(number);
    found.extend(digits.as_deref().map(grouped));
    found.extend(digits.clone());
    found.extend(words::written(number));
    for (factor, names, signs) in TIMES {
        let many = number / factor;
        if !(1.0..1000.0).contains(&many) {
            continue;
        }
        let Some(many_digits) = decimal(many) else {
            continue;
        };
        let many_words = words::written(many);
        for sign in signs {
            found.push(format!("{many_digits}{sign}"));
        }
        for name in names.iter().chain(signs) {
            found.push(format!("{many_digits} {name}"));
        }
        if let (Some(many), Some(name)) = (many_words, names.first()) {
            found.push(format!("{many} {name}"));
        }
    }
    let mut known = BTreeSet::new();
    found.retain(|one| known.insert(one.clone()));
    found.truncate(MOST);
    found
}

/// Writes a number in digits, a blank in the place of the point; nothing where it has too many behind that.
fn decimal(number: f64) -> Option<String> {
    let rounded = (number * 1000.0).round() / 1000.0;
    let is_exact = (rounded - number).abs() <= number * 1e-9;
    is_exact.then(|| rounded.to_string().replace('.', " "))
}

/// Sets blanks between the thousands of digits, in the place of the marks there.
fn grouped(digits: &str) -> String {
    let (whole, part) = digits.split_once(' ').unwrap_or((digits, ""));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    if !part.is_empty() {
        grouped = format!("{grouped} {part}");
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_in_digits_in_words_and_in_short() {
        let ten = spellings(1e10);
        for form in [
            "10bn",
            "10 billion",
            "ten billion",
            "10 milliarden",
            "10 mil millones",
            "10 000 000 000",
            "10000000000",
        ] {
            assert!(ten.contains(&form.to_owned()), "{form}: {ten:?}");
        }
        let some = spellings(1_250_000.0);
        for form in ["1 25 million", "1 25m", "1 250 000"] {
            assert!(some.contains(&form.to_owned()), "{form}: {some:?}");
        }
        assert_eq!(spellings(47.0), ["47", "forty seven"]);
        assert_eq!(spellings(3.5), ["3 5"]);
        assert_eq!(spellings(12.0), ["12", "twelve"]);
    }

    #[test]
    fn however_odd_the_number_its_ways_are_few() {
        let odd = [0.0, 1.0, 1e14, 1e15, 1e300, f64::NAN, f64::INFINITY, -3.0];
        for number in odd.into_iter().chain([1.0 / 3.0, 999_999.999, 1234.567]) {
            assert!(spellings(number).len() <= MOST, "{number}");
        }
        assert!(spellings(f64::NAN).is_empty());
        assert!(spellings(1.0 / 3.0).is_empty());
    }
}

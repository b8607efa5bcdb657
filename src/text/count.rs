//! Numbers of things, in words.

use std::time::Duration;

/// Says a number of things that form their plural with an s.
pub fn counted(count: usize, thing: &str) -> String {
    match thing.split_once(" of ") {
        _ if count == 1 => format!("1 {thing}"),
        // “pieces of evidence”
        Some((thing, of)) => format!("{} {thing}s of {of}", grouped(count)),
        None => format!("{} {thing}s", grouped(count)),
    }
}

/// Writes a large number so that it can be read at a glance.
pub fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Counts how many are done in a second, where so many were done in a time.
pub fn a_second(done: usize, spent: Duration) -> usize {
    let millis = usize::try_from(spent.as_millis()).unwrap_or(usize::MAX);
    done.saturating_mul(1000) / millis.max(1)
}

/// Writes a number of bytes so that it can be read at a glance, in powers of ten as networks count: `340 kB`.
pub fn bytes(count: u64) -> String {
    let tenths = |unit: u64| format!("{}.{}", count / unit, count % unit / (unit / 10));
    match count {
        0..1_000 => format!("{count} B"),
        1_000..1_000_000 => format!("{} kB", count / 1_000),
        1_000_000..1_000_000_000 => format!("{} MB", tenths(1_000_000)),
        _ => format!("{} GB", tenths(1_000_000_000)),
    }
}

/// Writes a place among others, such as `1st`.
pub fn ordinal(place: usize) -> String {
    let ending = match (place % 10, place % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{place}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_is_in_the_plural() {
        let said = |count| {
            (
                counted(count, "article"),
                counted(count, "piece of evidence"),
            )
        };
        assert_eq!(
            said(1),
            ("1 article".to_owned(), "1 piece of evidence".to_owned())
        );
        assert_eq!(
            said(2_000),
            (
                "2,000 articles".to_owned(),
                "2,000 pieces of evidence".to_owned()
            )
        );
    }

    #[test]
    fn places_have_their_endings() {
        let said = [1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(ordinal);
        let expected = "1st 2nd 3rd 4th 11th 12th 13th 21st 102nd 111th";
        assert_eq!(said.join(" "), expected);
    }

    #[test]
    fn large_numbers_are_grouped() {
        let said = [0, 999, 1000, 54_321, 1_234_567].map(grouped);
        assert_eq!(said, ["0", "999", "1,000", "54,321", "1,234,567"]);
    }

    #[test]
    fn bytes_are_written_in_powers_of_ten() {
        let said = [0, 999, 1_000, 340_999, 1_249_999, 20_000_000, 3_000_000_000].map(bytes);
        let expected = [
            "0 B", "999 B", "1 kB", "340 kB", "1.2 MB", "20.0 MB", "3.0 GB",
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn one_thing_has_no_plural() {
        let said = [0, 1, 2, 1000].map(|count| counted(count, "claim"));
        assert_eq!(said, ["0 claims", "1 claim", "2 claims", "1,000 claims"]);
    }
}

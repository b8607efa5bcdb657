//! Where and of which agency a report says that it is, before its first sentence.

use crate::text::token;

/// The longest head that may be one, in bytes.
const LONGEST: usize = 80;

/// The most words of it before its agency.
const MOST_WORDS: usize = 8;

/// The fewest letters of a place that is written in capitals only: “UN” is none.
const FEWEST_LETTERS: usize = 3;

/// Returns a sentence without the place, day and agency before it: `ALDERSEA, 3 May (Northern Wire) - The bridge …`.
///
/// A head is taken for one where a dash ends it, a sentence begins behind that, and it has an agency in brackets or a place
/// in capitals. A sentence without one is returned as it is.
pub fn without_dateline(sentence: &str) -> &str {
    let sentence = sentence.trim();
    let dashes = sentence.char_indices().filter(|(_, c)| DASHES.contains(c));
    let mut dashes = dashes.take_while(|(at, _)| *at <= LONGEST);
    let body = dashes.find_map(|(at, dash)| {
        let (head, rest) = sentence.split_at_checked(at)?;
        let body = rest.strip_prefix(dash)?.trim_start_matches(DASHES);
        // The hyphen of “Saint-Aubray” is no dash.
        let stands_free = body.starts_with(char::is_whitespace)
            && (head.ends_with(char::is_whitespace) || head.ends_with(')'));
        let body = body.trim_start();
        let begins = |c: char| c.is_uppercase() || c.is_numeric() || QUOTES.contains(&c);
        (stands_free && body.starts_with(begins) && is_dateline(head.trim_end())).then_some(body)
    });
    body.unwrap_or(sentence)
}

/// Tells whether a head says where a report is from.
fn is_dateline(head: &str) -> bool {
    let agency = head
        .strip_suffix(')')
        .and_then(|head| head.rsplit_once('('));
    let place = agency.map_or(head, |(place, _)| place.trim_end());
    let is_short = token::places(place).count() <= MOST_WORDS;
    let first = place.split([',', '/']).next().unwrap_or_default().trim();
    let letters = || first.chars().filter(|c| c.is_alphabetic());
    let is_loud = letters().count() >= FEWEST_LETTERS && letters().all(|c| !c.is_lowercase());
    // “(AP) - The bridge”
    let has_agency = agency.is_some_and(|(_, agency)| agency.chars().any(char::is_alphabetic))
        && (place.is_empty() || place.starts_with(char::is_uppercase) && names_only(first));
    is_short && (is_loud || has_agency)
}

/// Tells whether all long words are written large: “Saint-Aubray”, “Frankfurt am Main”, and not “The town council”.
fn names_only(place: &str) -> bool {
    let mut words = place.split_whitespace();
    words.all(|word| word.chars().count() <= 3 || word.starts_with(char::is_uppercase))
}

/// What stands between a head and its sentence.
const DASHES: [char; 4] = ['-', '–', '—', '−'];

/// What a sentence may begin with that is quoted.
const QUOTES: [char; 6] = ['"', '“', '„', '«', '‘', '»'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dateline_is_taken_off_in_all_the_ways_in_which_it_is_written() {
        for (written, told) in [
            (
                "ALDERSEA (Northern Wire) - Halvia will cap its exports.",
                "Halvia will cap its exports.",
            ),
            ("PORT ELM - The harbour is sold.", "The harbour is sold."),
            (
                "ALDERSEA, Halvia — “The harbour is sold,” she said.",
                "“The harbour is sold,” she said.",
            ),
            (
                "ALDERSEA, May 3 (NW) -- The harbour is sold.",
                "The harbour is sold.",
            ),
            (
                "Neuhafen (nwd) - Der Hafen wird verkauft.",
                "Der Hafen wird verkauft.",
            ),
            (
                "Neuhafen (NWD) – Der Hafen wird verkauft.",
                "Der Hafen wird verkauft.",
            ),
            ("SAINT-ELME (AL) - Le port est vendu.", "Le port est vendu."),
            (
                "PUERTO ALTO, 3 may (NW) — El puerto se vende.",
                "El puerto se vende.",
            ),
            ("(NW) - The harbour is sold.", "The harbour is sold."),
        ] {
            assert_eq!(without_dateline(written), told);
        }
    }

    #[test]
    fn a_sentence_without_a_dateline_stays_as_it_is() {
        for sentence in [
            "The harbour is sold.",
            "The harbour - the oldest of Halvia - is sold.",
            "The Mayor - She is new - has sold it.",
            "EU - The union - is a word.",
            "The town council (CDU) - Its members met - has sold it.",
            "Neuhafen (54) - Der Hafen wird verkauft.",
            "ALDERSEA-Nord was built in 1990.",
            "ALDERSEA - which is old - was sold.",
            "— The harbour is sold.",
            "",
            "-",
        ] {
            assert_eq!(without_dateline(sentence), sentence);
        }
    }
}

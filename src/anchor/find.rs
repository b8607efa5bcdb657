//! Finding the words that a person or a script names.

use std::ops::Range;

use thiserror::Error;

use crate::anchor::{
    fold::Folded,
    offset,
    search::occurrences,
    selector::{context, is_boundary},
};
use crate::model::CleanText;

/// How many places an error lists at most.
const LISTED: usize = 10;

/// How many code points on each side show where a place is.
const SHOWN: usize = 24;

/// The words that are looked for, and how to choose among their places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quote<'a> {
    /// The words.
    pub words: &'a str,
    /// What stands right before them.
    pub prefix: Option<&'a str>,
    /// What stands right after them.
    pub suffix: Option<&'a str>,
    /// Where they start, in code points of the text; only that place counts.
    pub start: Option<usize>,
}

/// A place where the words stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotePlace {
    /// Where, in bytes of the text.
    pub bytes: Range<usize>,
    /// Where they start, in code points of the text.
    pub start: usize,
    /// The words with a little of what stands around them, on one line.
    pub shown: CleanText,
}

/// Says why the words do not tell one place.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum QuoteError {
    /// There are no words.
    #[error("There are no words to look for.")]
    Empty,
    /// The words do not stand in the text, or not with that around them.
    #[error("The words do not stand in the article.")]
    NotFound,
    /// The words stand in the text, but not where or as it was asked for.
    #[error(
        "The words stand in the article, but not {asked}; they stand at:{}",
        list(places, *total)
    )]
    Elsewhere {
        /// What was asked for.
        asked: &'static str,
        /// Where they stand, the first few.
        places: Vec<QuotePlace>,
        /// In how many places they stand.
        total: usize,
    },
    /// The words stand in several places.
    #[error("The words stand in {total} places:{}", list(places, *total))]
    Several {
        /// Where, the first few.
        places: Vec<QuotePlace>,
        /// In how many places they stand.
        total: usize,
    },
}

impl QuoteError {
    /// Returns what the person can do about it.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Empty => None,
            Self::NotFound => Some(
                "Copy the words from `briefreader show ARTICLE`; blanks, line breaks, quotation marks and dashes may differ, letters may not.",
            ),
            Self::Elsewhere { .. } | Self::Several { .. } => Some(
                "Choose one with --start and the number before it, or with --prefix or --suffix.",
            ),
        }
    }
}

fn list(places: &[QuotePlace], total: usize) -> String {
    let mut lines: String = places
        .iter()
        .map(|place| format!("\n  {:>7}  {}", place.start, place.shown))
        .collect();
    if total > places.len() {
        lines.push_str(&format!("\n  and {} more", total - places.len()));
    }
    lines
}

/// Finds the one place where the words stand, in bytes of the text.
///
/// Places with exactly these words come first; only where there are none may runs of white space,
/// quotation marks and dashes differ. Linear in the length of the text.
///
/// # Errors
/// Where the words stand nowhere or in several places, or in none that was asked for.
pub fn find_quote(text: &str, quote: &Quote<'_>) -> Result<Range<usize>, QuoteError> {
    if quote.words.trim().is_empty() {
        return Err(QuoteError::Empty);
    }
    let mut found = exact(text, quote.words);
    if found.is_empty() {
        found = tolerant(text, &Folded::new(text), quote.words);
    }
    if found.is_empty() {
        return Err(QuoteError::NotFound);
    }
    let around = |bytes: &Range<usize>| {
        let before = text.get(..bytes.start).unwrap_or_default();
        let after = text.get(bytes.end..).unwrap_or_default();
        quote.prefix.is_none_or(|prefix| ends_with(before, prefix))
            && quote.suffix.is_none_or(|suffix| starts_with(after, suffix))
    };
    let start = quote
        .start
        .map(|start| offset::byte_of(text, start).unwrap_or(usize::MAX));
    let fits = |bytes: &&Range<usize>| start.is_none_or(|at| at == bytes.start) && around(bytes);
    let fitting: Vec<_> = found.iter().filter(fits).cloned().collect();
    match fitting.as_slice() {
        [one] => Ok(one.clone()),
        [] => Err(QuoteError::Elsewhere {
            asked: match (quote.start, quote.prefix.or(quote.suffix)) {
                (Some(_), None) => "from that start",
                (None, _) => "with that around them",
                (Some(_), Some(_)) => "from that start with that around them",
            },
            places: places(text, &found),
            total: found.len(),
        }),
        several => Err(QuoteError::Several {
            places: places(text, several),
            total: several.len(),
        }),
    }
}

/// Returns the places with exactly these words, those that cut a grapheme left out.
fn exact(text: &str, words: &str) -> Vec<Range<usize>> {
    occurrences(text, words)
        .into_iter()
        .map(|start| start..start + words.len())
        .filter(|bytes| is_boundary(text, bytes.start) && is_boundary(text, bytes.end))
        .collect()
}

/// Returns the places with these words, however they are set.
pub(super) fn tolerant(text: &str, folded: &Folded, words: &str) -> Vec<Range<usize>> {
    let wanted = Folded::new(words.trim());
    occurrences(&folded.text, &wanted.text)
        .into_iter()
        .filter_map(|start| folded.source(&(start..start + wanted.text.len())))
        .filter(|bytes| is_boundary(text, bytes.start) && is_boundary(text, bytes.end))
        .collect()
}

fn places(text: &str, found: &[Range<usize>]) -> Vec<QuotePlace> {
    let listed = found.get(..LISTED).unwrap_or(found);
    let starts: Vec<usize> = listed.iter().map(|bytes| bytes.start).collect();
    let counts = offset::code_points(text, &starts);
    let place = |(bytes, start): (&Range<usize>, usize)| {
        let (before, after) = context(text, bytes);
        let skipped = before.chars().count().saturating_sub(SHOWN);
        let before: String = before.chars().skip(skipped).collect();
        let after: String = after.chars().take(SHOWN).collect();
        let words = text.get(bytes.clone()).unwrap_or_default();
        QuotePlace {
            bytes: bytes.clone(),
            start,
            shown: CleanText::line(&format!("…{before}[{}]{after}…", clip(words))),
        }
    };
    listed.iter().zip(counts).map(place).collect()
}

/// Shows the two ends of long words.
fn clip(words: &str) -> String {
    let count = words.chars().count();
    if count <= 3 * SHOWN {
        return words.to_owned();
    }
    let start: String = words.chars().take(SHOWN).collect();
    let end: String = words.chars().skip(count - SHOWN).collect();
    format!("{start} … {end}")
}

/// Tells whether a text ends with words, blanks between the two and typography aside.
fn ends_with(text: &str, words: &str) -> bool {
    let wanted = Folded::new(words.trim()).text;
    // Folding shortens what it changes but for `…`, and never to less than a sixteenth in real text: a
    // window of that size spares folding all that stands before.
    let window = window_end(text, words.len().saturating_mul(16).saturating_add(1024));
    Folded::new(window.trim_end()).text.ends_with(&wanted)
}

/// Tells whether a text starts with words, blanks between the two and typography aside.
fn starts_with(text: &str, words: &str) -> bool {
    let wanted = Folded::new(words.trim()).text;
    let window = window_start(text, words.len().saturating_mul(16).saturating_add(1024));
    Folded::new(window.trim_start()).text.starts_with(&wanted)
}

/// Returns the last bytes of a text, from a character boundary on.
pub(super) fn window_end(text: &str, bytes: usize) -> &str {
    let mut start = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    text.get(start..).unwrap_or_default()
}

/// Returns the first bytes of a text, up to a character boundary.
pub(super) fn window_start(text: &str, bytes: usize) -> &str {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &str) -> Quote<'_> {
        Quote {
            words,
            ..Quote::default()
        }
    }

    fn found<'a>(text: &'a str, quote: &Quote<'_>) -> Option<&'a str> {
        find_quote(text, quote)
            .ok()
            .and_then(|bytes| text.get(bytes))
    }

    #[test]
    fn words_that_stand_once_are_found() {
        let text = "Its devices work offline.\n\nThey sync later.";
        assert_eq!(find_quote(text, &words("They sync")), Ok(27..36));
        assert_eq!(
            find_quote(text, &words("they sync")),
            Err(QuoteError::NotFound)
        );
        assert_eq!(find_quote(text, &words(" \n")), Err(QuoteError::Empty));
    }

    #[test]
    fn typography_and_line_breaks_may_differ() {
        let text = "He said: “We’ve worked – always –\n\nwith governments”.";
        let quote = words("\"We've worked - always - with governments\"");
        assert_eq!(
            found(text, &quote),
            Some("“We’ve worked – always –\n\nwith governments”")
        );
        assert_eq!(
            found(text, &words("worked -- always")),
            Some("worked – always")
        );
    }

    #[test]
    fn exactly_these_words_come_before_those_that_are_set_differently() {
        let text = "it’s one, it's two";
        assert_eq!(find_quote(text, &words("it's")), Ok(12..16));
        assert_eq!(find_quote(text, &words("it’s")), Ok(0..6));
    }

    #[test]
    fn words_in_several_places_are_listed_with_their_starts_and_surroundings() {
        let text = "Ä cloud here, a cloud there";
        let error = find_quote(text, &words("cloud")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "The words stand in 2 places:\n        2  …Ä [cloud] here, a cloud there…\n       16  …Ä cloud here, a [cloud] there…"
        );
        let at = |start| Quote {
            start: Some(start),
            ..words("cloud")
        };
        assert_eq!(find_quote(text, &at(16)), Ok(17..22));
        assert!(matches!(
            find_quote(text, &at(15)),
            Err(QuoteError::Elsewhere { total: 2, .. })
        ));
        assert!(matches!(
            find_quote(text, &at(999)),
            Err(QuoteError::Elsewhere { .. })
        ));
    }

    #[test]
    fn what_stands_around_chooses_among_several() {
        let text = "one “cloud” here\n\ntwo cloud there";
        let with = |prefix, suffix| Quote {
            prefix,
            suffix,
            ..words("cloud")
        };
        assert_eq!(find_quote(text, &with(Some("one \""), None)), Ok(7..12));
        assert_eq!(find_quote(text, &with(Some("two"), None)), Ok(26..31));
        assert_eq!(find_quote(text, &with(None, Some("there"))), Ok(26..31));
        assert!(matches!(
            find_quote(text, &with(Some("three"), None)),
            Err(QuoteError::Elsewhere { .. })
        ));
    }

    #[test]
    fn words_inside_a_grapheme_are_not_found() {
        assert_eq!(
            find_quote("cafe\u{301}", &words("cafe")),
            Err(QuoteError::NotFound)
        );
        assert_eq!(find_quote("👩‍👧", &words("👧")), Err(QuoteError::NotFound));
    }

    #[test]
    fn many_places_are_cut_short() {
        let error = find_quote(&"a ".repeat(50), &words("a")).unwrap_err();
        assert!(error.to_string().ends_with("and 40 more"), "{error}");
    }
}

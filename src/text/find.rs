//! Literal search in a text.

use std::ops::Range;

use regex::{Regex, RegexBuilder};

use crate::text::{
    grapheme,
    passage::{self, Run},
    segment,
};

/// Tells how a search came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The whole text was searched.
    Complete,
    /// There are more matches than the limit allows.
    LimitReached,
    /// It was cancelled; the matches are those up to some place.
    Cancelled,
}

/// Where a match may begin and end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Edges {
    /// Anywhere.
    #[default]
    Any,
    /// Only where a word begins or ends, in scripts that put blanks between words.
    Words,
}

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// What a person typed, as it stands; see [`matches()`].
    Typed {
        /// What was typed.
        pattern: String,
        /// Where a match may begin and end.
        edges: Edges,
    },
    /// Any of some words, as a search of the library finds them.
    Runs(Vec<Run>),
}

/// Finds the places of what is looked for, up to `limit` of them; see [`matches()`].
pub fn places(text: &str, what: &What, limit: usize, cancelled: &dyn Fn() -> bool) -> Matches {
    match what {
        What::Typed { pattern, edges } => matches_with(text, pattern, *edges, limit, cancelled),
        What::Runs(sought) => runs(text, sought, limit, cancelled),
    }
}

/// Finds the places of words in a row, as a search of the library finds them, up to `limit` of them.
///
/// Whole clusters are told; `cancelled` is asked before each place is noted.
pub fn runs(text: &str, sought: &[Run], limit: usize, cancelled: &dyn Fn() -> bool) -> Matches {
    let mut ranges = Vec::new();
    for occurrence in passage::occurrences(text, sought) {
        if cancelled() {
            return Matches {
                ranges,
                outcome: Outcome::Cancelled,
            };
        }
        if ranges.len() == limit {
            return Matches {
                ranges,
                outcome: Outcome::LimitReached,
            };
        }
        ranges.push(whole_clusters(text, occurrence.bytes));
    }
    Matches {
        ranges,
        outcome: Outcome::Complete,
    }
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matches {
    /// Where the matches stand, in bytes of the text, half open, in order, apart from each other.
    pub ranges: Vec<Range<usize>>,
    /// Whether these are all.
    pub outcome: Outcome,
}

/// Finds the places where a text says what a person typed, up to `limit` of them.
///
/// Upper and lower case are the same unless the pattern has an upper-case letter. A straight quotation
/// mark or apostrophe stands for typographic ones too, and white space for any white space, line breaks
/// included. Nothing else in the pattern has a meaning of its own; a blank pattern matches nothing.
/// A match that ends inside a grapheme cluster is widened to the whole of it, so that a letter is found
/// with its accents.
///
/// Takes time in proportion to the text, so large texts are searched beside the screen; `cancelled` is
/// asked before each match is looked for.
pub fn matches(text: &str, pattern: &str, limit: usize, cancelled: &dyn Fn() -> bool) -> Matches {
    matches_with(text, pattern, Edges::Any, limit, cancelled)
}

/// As [`matches()`], with a say about where a match may begin and end.
pub fn matches_with(
    text: &str,
    pattern: &str,
    edges: Edges,
    limit: usize,
    cancelled: &dyn Fn() -> bool,
) -> Matches {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let Some(regex) = regex_of(pattern) else {
        return Matches {
            ranges,
            outcome: Outcome::Complete,
        };
    };
    let mut from = 0;
    let outcome = loop {
        if cancelled() {
            break Outcome::Cancelled;
        }
        let Some(found) = regex.find_at(text, from) else {
            break Outcome::Complete;
        };
        let bytes = whole_clusters(text, found.range());
        if edges == Edges::Words && cuts_a_word(text, &bytes) {
            from = bytes.end;
            continue;
        }
        if ranges.len() == limit {
            break Outcome::LimitReached;
        }
        from = bytes.end;
        ranges.push(bytes);
    };
    Matches { ranges, outcome }
}

/// How much text on either side decides where a cluster begins or ends, in bytes.
///
/// Clusters are far shorter. Only in a row of flags longer than this, without a letter between them,
/// may an edge be taken for another.
const CLUSTER_REACH: usize = 1024;

/// Widens a range to grapheme edges, looking only at what is near.
fn whole_clusters(text: &str, bytes: Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(bytes.start.saturating_sub(CLUSTER_REACH));
    let end = text.ceil_char_boundary(bytes.end.saturating_add(CLUSTER_REACH));
    let near = text.get(start..end).unwrap_or_default();
    start + grapheme::floor(near, bytes.start - start)
        ..start + grapheme::ceiling(near, bytes.end - start)
}

/// Tells whether a range begins or ends within a word.
fn cuts_a_word(text: &str, bytes: &Range<usize>) -> bool {
    let is_within = |at: usize| {
        let (before, after) = text.split_at_checked(at).unwrap_or_default();
        let is_letter = |c: Option<char>| c.is_some_and(segment::is_letter_of_spaced_words);
        is_letter(before.chars().next_back()) && is_letter(after.chars().next())
    };
    is_within(bytes.start) || is_within(bytes.end)
}

/// Returns the signs that a typed one stands for, as what a regular expression has in brackets.
const fn variants(typed: char) -> Option<&'static str> {
    match typed {
        '\'' => Some("'‘’‚‛′ʼ"),
        '"' => Some("\"“”„‟«»″"),
        _ => None,
    }
}

/// Tells whether a typed character stands for one of the text.
pub(crate) fn stands_for(typed: char, of_text: char) -> bool {
    typed == of_text || variants(typed).is_some_and(|signs| signs.contains(of_text))
}

/// Turns what was typed into a pattern; nothing when it is blank.
fn regex_of(pattern: &str) -> Option<Regex> {
    if pattern.trim().is_empty() {
        return None;
    }
    let mut source = String::with_capacity(pattern.len() * 2);
    let mut in_blanks = false;
    for c in pattern.chars() {
        let blank = c.is_whitespace();
        match c {
            _ if blank && in_blanks => {}
            _ if blank => source.push_str(r"\s+"),
            _ => match variants(c) {
                Some(signs) => source.extend(["[", signs, "]"]),
                None => source.push_str(&regex::escape(c.encode_utf8(&mut [0; 4]))),
            },
        }
        in_blanks = blank;
    }
    RegexBuilder::new(&source)
        .case_insensitive(!pattern.chars().any(char::is_uppercase))
        .build()
        .ok()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use proptest::prelude::*;

    use super::*;
    use crate::text::fixture;

    fn all<'t>(text: &'t str, pattern: &str) -> Vec<&'t str> {
        let found = matches(text, pattern, usize::MAX, &|| false);
        assert_eq!(found.outcome, Outcome::Complete);
        found
            .ranges
            .into_iter()
            .map(|range| text.get(range).unwrap())
            .collect()
    }

    #[test]
    fn whole_words_are_those_with_an_edge_on_both_sides() {
        let words = |text: &str, pattern: &str| {
            let found = matches_with(text, pattern, Edges::Words, usize::MAX, &|| false);
            found
                .ranges
                .iter()
                .map(|range| range.start)
                .collect::<Vec<_>>()
        };
        assert_eq!(words("net, Internet, netting, Net.", "net"), [0, 24]);
        assert_eq!(words("don’t, dont", "don't"), [0]);
        // Without blanks between words every place is as good as an edge.
        assert_eq!(words("漢字も本文", "本文"), ["漢字も".len()]);
        assert_eq!(words("", "net"), [0_usize; 0]);
    }

    #[test]
    fn case_counts_only_when_the_pattern_has_upper_case() {
        assert_eq!(
            all("Cloud cloud CLOUD", "cloud"),
            ["Cloud", "cloud", "CLOUD"]
        );
        assert_eq!(all("Cloud cloud CLOUD", "Cloud"), ["Cloud"]);
        assert_eq!(all("ÉTÉ été", "été"), ["ÉTÉ", "été"]);
        assert_eq!(all("Οδός ΟΔΌΣ", "οδός"), ["Οδός", "ΟΔΌΣ"]);
    }

    #[test]
    fn straight_marks_stand_for_typographic_ones() {
        assert_eq!(all("it’s it's it‘s its", "it's"), ["it’s", "it's", "it‘s"]);
        assert_eq!(
            all("“so” \"so\" «so» so", "\"so\""),
            ["“so”", "\"so\"", "«so»"]
        );
        assert_eq!(all("it's it’s", "it’s"), ["it’s"]);
    }

    #[test]
    fn white_space_stands_for_any_white_space() {
        let text = "cloud package cloud\npackage cloud \u{a0} package cloudpackage";
        assert_eq!(all(text, "cloud package").len(), 3);
        assert_eq!(all(text, "cloud   package").len(), 3);
    }

    #[test]
    fn signs_have_no_meaning_of_their_own() {
        assert_eq!(all("a.c abc (a|b)* [x] \\d 5", "a.c"), ["a.c"]);
        assert_eq!(all("a.c abc (a|b)* [x] \\d 5", "(a|b)*"), ["(a|b)*"]);
        assert_eq!(all("a.c abc (a|b)* [x] \\d 5", "\\d"), ["\\d"]);
    }

    #[test]
    fn a_blank_pattern_matches_nothing() {
        assert!(all("a b", "").is_empty());
        assert!(all("a b", " \n").is_empty());
    }

    #[test]
    fn a_letter_is_found_with_its_accents_and_once() {
        assert_eq!(all("re\u{301}sume", "e"), ["e\u{301}", "e"]);
        assert_eq!(all("👩‍👩‍👧 👩", "👩"), ["👩‍👩‍👧", "👩"]);
    }

    #[test]
    fn the_limit_says_when_it_cut() {
        let some = matches("a a a", "a", 2, &|| false);
        assert_eq!(some.ranges, [0..1, 2..3]);
        assert_eq!(some.outcome, Outcome::LimitReached);
        assert_eq!(
            matches("a a a", "a", 3, &|| false).outcome,
            Outcome::Complete
        );
        assert_eq!(
            matches("a", "a", 0, &|| false).outcome,
            Outcome::LimitReached
        );
    }

    #[test]
    fn a_cancelled_search_keeps_what_it_has() {
        let asked = Cell::new(0);
        let cancelled = || {
            asked.set(asked.get() + 1);
            asked.get() > 3
        };
        let found = matches("a a a a a a", "a", usize::MAX, &cancelled);
        assert_eq!(found.ranges.len(), 3);
        assert_eq!(found.outcome, Outcome::Cancelled);
    }

    proptest! {
        #[test]
        fn matches_are_in_order_apart_and_on_grapheme_edges(
            text in fixture::any_text(), at in any::<prop::sample::Index>(), length in 1_usize..4,
        ) {
            let chars: Vec<(usize, char)> = text.char_indices().collect();
            if chars.is_empty() {
                return Ok(());
            }
            let first = at.index(chars.len());
            let pattern: String = chars.iter().skip(first).take(length).map(|(_, c)| *c).collect();
            if pattern.trim().is_empty() {
                return Ok(());
            }
            let found = matches(&text, &pattern, usize::MAX, &|| false).ranges;
            let place = chars[first].0;
            prop_assert!(
                found.iter().any(|range| range.start <= place + pattern.len() && place < range.end),
                "{pattern:?} is not found in {text:?}"
            );
            let mut end = 0;
            for range in found {
                prop_assert!(range.start >= end && range.start < range.end);
                prop_assert!(segment::is_boundary(&text, range.start) && segment::is_boundary(&text, range.end));
                end = range.end;
            }
        }
    }
}

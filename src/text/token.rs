//! The words of a text as a search sees them.
//!
//! A word is a run of letters, digits and the marks that belong to them, folded. Scripts that are written
//! without blanks between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese) have no such runs: there each
//! cluster is a word of its own, and what a person types is looked for as its clusters in a row. So a word is
//! found wherever its letters stand, without a dictionary that may cut a text otherwise than the reader does.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use crate::text::words::fold;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes.
    pub bytes: Range<usize>,
    /// The word, folded: what two words must have in common to be the same.
    pub folded: String,
}

/// Returns the words of a text, in order.
pub fn tokens(text: &str) -> impl Iterator<Item = Token> {
    places(text).filter_map(|bytes| {
        let folded = fold(text.get(bytes.clone())?);
        (!folded.is_empty()).then_some(Token { bytes, folded })
    })
}

/// Returns where the words of a text stand, in order; without folding them, which costs most.
///
/// A word of which folding leaves nothing is among them.
pub fn places(text: &str) -> impl Iterator<Item = Range<usize>> {
    runs(text).flat_map(|run| {
        let whole = text.get(run.clone()).unwrap_or_default();
        let (plain, cut) = if whole.is_ascii() {
            (Some(run.clone()), Vec::new())
        } else {
            (None, pieces(whole))
        };
        let cut = cut.into_iter();
        let cut = cut.map(move |(piece, _)| run.start + piece.start..run.start + piece.end);
        plain.into_iter().chain(cut)
    })
}

/// Returns the folded words of a text with one blank between any two.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for place in places(text) {
        let word = text.get(place).unwrap_or_default();
        let end = folded.len();
        if end > 0 {
            folded.push(' ');
        }
        let start = folded.len();
        if word.is_ascii() {
            folded.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        } else {
            folded.push_str(&fold(word));
        }
        if folded.len() == start {
            folded.truncate(end);
        }
    }
    folded
}

/// Tells whether a word is a folded one, or begins with it.
pub fn is(word: &str, folded: &str, is_beginning: bool) -> bool {
    if word.is_ascii() {
        let (word, folded) = (word.as_bytes(), folded.as_bytes());
        let begun = word.get(..folded.len());
        let is_as_long = is_beginning || word.len() == folded.len();
        return is_as_long && begun.is_some_and(|begun| begun.eq_ignore_ascii_case(folded));
    }
    let word = fold(word);
    word == folded || (is_beginning && word.starts_with(folded))
}

/// Cuts a text into the runs of characters that can be of words.
fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(char::is_alphanumeric)?;
        let rest = text.get(start..)?;
        let end = rest
            .find(|c| !is_of_word(c))
            .map_or(text.len(), |end| start + end);
        at = end;
        Some(start..end)
    })
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Cuts a run at the borders of scripts that are written without blanks, and these into clusters.
fn pieces(run: &str) -> Vec<(Range<usize>, bool)> {
    let mut pieces: Vec<(Range<usize>, bool)> = Vec::new();
    for (at, cluster) in run.grapheme_indices(true) {
        let is_cluster = cluster.chars().any(has_no_blanks);
        let end = at + cluster.len();
        match pieces.last_mut() {
            Some((piece, false)) if !is_cluster => piece.end = end,
            _ => pieces.push((at..end, is_cluster)),
        }
    }
    pieces
}

/// Tells whether a word is a cluster of a script that is written without blanks between words, and so a part of one.
pub fn is_cluster(word: &str) -> bool {
    word.chars().any(has_no_blanks)
}

/// Tells whether a character is of a script that is written without blanks between words.
fn has_no_blanks(c: char) -> bool {
    matches!(c,
        // Thai, Lao, Burmese, Khmer.
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        // Kana and the marks between them, with the phonetic extensions and the halfwidth forms.
        | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9F}'
        // Chinese characters with their extensions.
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).map(|token| token.folded).collect()
    }

    #[test]
    fn words_end_where_letters_and_digits_end() {
        assert_eq!(
            words("The U.S. isn’t “Zoë’s”—3.5%"),
            ["the", "u", "s", "isn", "t", "zoe", "s", "3", "5"]
        );
        assert_eq!(words(" … "), [] as [&str; 0]);
    }

    #[test]
    fn scripts_without_blanks_are_cut_into_clusters() {
        assert_eq!(
            words("中国abc 東京2020"),
            ["中", "国", "abc", "東", "京", "2020"]
        );
        // The tone marks of Thai belong to their letter.
        assert_eq!(words("ไม่ดี").len(), 3);
        assert_eq!(words("한국어 뉴스").len(), 2);
    }

    proptest! {
        #[test]
        fn words_stand_in_the_text_in_order_and_apart(text in "\\PC{0,60}") {
            let mut end = 0;
            for token in tokens(&text) {
                prop_assert!(token.bytes.start >= end && token.bytes.start < token.bytes.end);
                prop_assert!(text.get(token.bytes.clone()).is_some());
                prop_assert!(!token.folded.contains(' '));
                end = token.bytes.end;
            }
        }

        #[test]
        fn folding_twice_changes_nothing(text in "[a-zA-ZÀ-ɏΑ-ωА-я א-ת中-丰ก-ฮあ-ん\u{301}.,-]{0,60}") {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once);
        }
    }
}

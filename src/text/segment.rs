//! Characters as people count them, words as people select them, columns as the screen fills them.
//!
//! Offsets are bytes into the piece that was handed in. A cut between two pieces is expected to be
//! a grapheme boundary; then every answer is the one that the whole text would give.

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};
use unicode_width::UnicodeWidthStr;

/// Tells whether a grapheme starts or ends here; the start and the end of the text are boundaries.
///
/// `at` counts bytes; a place inside a character or past the end is no boundary.
pub fn is_boundary(text: &str, at: usize) -> bool {
    text.is_char_boundary(at)
        && GraphemeCursor::new(at, text.len(), true)
            .is_boundary(text, 0)
            .expect("the cursor is given the whole text")
}

/// Returns the first grapheme boundary after `at`; none at or past the end.
pub fn next_boundary(text: &str, at: usize) -> Option<usize> {
    if at >= text.len() {
        return None;
    }
    GraphemeCursor::new(text.floor_char_boundary(at), text.len(), true)
        .next_boundary(text, 0)
        .expect("the cursor is given the whole text")
}

/// Returns the last grapheme boundary before `at`; none at the start.
///
/// A place past the end counts as the end plus one: its answer is the end.
pub fn previous_boundary(text: &str, at: usize) -> Option<usize> {
    if at > text.len() {
        return Some(text.len());
    }
    GraphemeCursor::new(text.ceil_char_boundary(at), text.len(), true)
        .prev_boundary(text, 0)
        .expect("the cursor is given the whole text")
}

/// Returns the words of a text in order, without the white space between them.
///
/// A word is what `w` steps over in vim: a run of letters and digits, or a run of signs. Within
/// that, the words are those of [UAX #29](https://www.unicode.org/reports/tr29/#Word_Boundaries):
/// “don’t”, “3.5” and “cnbc.com” are one each. Where a script puts no blanks between words (Han,
/// kana, Thai, Lao, Khmer, Myanmar), a run of the script is one.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut segments = text
        .split_word_bound_indices()
        .map(|(start, segment)| (start..start + segment.len(), Class::of(segment)))
        .peekable();
    std::iter::from_fn(move || {
        let (mut word, class) = segments.find(|(_, class)| *class != Class::Blank)?;
        if class.runs_on() {
            while let Some((next, _)) = segments.next_if(|(_, next)| *next == class) {
                word.end = next.end;
            }
        }
        Some(word)
    })
}

/// Tells whether a character is a letter or digit of a script that puts blanks between words.
pub fn is_letter_of_spaced_words(c: char) -> bool {
    c.is_alphanumeric() && Class::of(c.encode_utf8(&mut [0; 4])) == Class::Word
}

/// What a segment between two word boundaries is made of, told by its first letter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Blank,
    Signs,
    Emoji,
    Word,
    Han,
    Kana,
    SouthEastAsian,
}

impl Class {
    fn of(segment: &str) -> Self {
        if segment.chars().all(char::is_whitespace) {
            return Self::Blank;
        }
        let Some(letter) = segment.chars().find(|c| c.is_alphanumeric()) else {
            let is_ascii = segment.is_ascii();
            return if !is_ascii && width(segment) == 2 && !segment.contains(is_wide_sign) {
                Self::Emoji
            } else {
                Self::Signs
            };
        };
        match letter {
            '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' => {
                Self::SouthEastAsian
            }
            '\u{3040}'..='\u{309F}' => Self::Kana,
            '\u{3005}'
            | '\u{3007}'
            | '\u{3400}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{3FFFF}' => Self::Han,
            _ => Self::Word,
        }
    }

    /// Whether neighbouring segments of the class are one word.
    const fn runs_on(self) -> bool {
        !matches!(self, Self::Blank | Self::Word)
    }
}

/// Whether the sign is East Asian punctuation, as wide as an emoji.
const fn is_wide_sign(sign: char) -> bool {
    matches!(sign, '\u{3000}'..='\u{303F}' | '\u{30FB}' | '\u{FE10}'..='\u{FE6F}' | '\u{FF00}'..='\u{FFEF}')
}

/// Returns the columns that a text fills on the screen.
///
/// Counts as the screen does: grapheme by grapheme, so that the letters of an Arabic ligature
/// count each; a line break and a grapheme without width fill nothing. A halfwidth voicing mark
/// counts one column beyond its width, because ratatui adds one; a test compares with its buffer.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(|byte| !byte.is_ascii_control()).count();
    }
    text.graphemes(true).map(grapheme_width).sum()
}

/// Returns the columns that one grapheme fills on the screen; see [`width`].
pub fn grapheme_width(grapheme: &str) -> usize {
    if grapheme.contains(char::is_control) {
        return 0;
    }
    let voicing_marks = grapheme
        .chars()
        .filter(|c| matches!(c, '\u{FF9E}' | '\u{FF9F}'))
        .count();
    grapheme.width() + voicing_marks
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Shows the words of a text in brackets.
    fn marked(text: &str) -> String {
        let mut shown = String::new();
        let mut end = 0;
        for word in words(text) {
            shown += text.get(end..word.start).expect("words are in order");
            shown += &format!("[{}]", text.get(word.clone()).expect("words are text"));
            end = word.end;
        }
        shown + text.get(end..).expect("words end in the text")
    }

    #[test]
    fn words_are_runs_of_letters_or_of_signs() {
        assert_eq!(marked("We don’t know."), "[We] [don’t] [know][.]");
        assert_eq!(
            marked("  a (NASDAQ: MSFT), 3.5%\n"),
            "  [a] [(][NASDAQ][:] [MSFT][),] [3.5][%]\n"
        );
        assert_eq!(marked("see cnbc.com …"), "[see] [cnbc.com] […]");
        assert_eq!(marked("“What?!” — $10"), "[“][What][?!”] [—] [$][10]");
        assert_eq!(marked("snake_case co-op"), "[snake_case] [co][-][op]");
        assert_eq!(marked(""), "");
        assert_eq!(marked(" \n "), " \n ");
    }

    #[test]
    fn a_run_of_a_script_without_blanks_is_a_word() {
        assert_eq!(marked("云计算合同。价值"), "[云计算合同][。][价值]");
        assert_eq!(
            marked("クラウドの契約です。"),
            "[クラウド][の][契約][です][。]"
        );
        assert_eq!(marked("สวัสดีครับ ไป"), "[สวัสดีครับ] [ไป]");
        assert_eq!(marked("계약을 따냈다."), "[계약을] [따냈다][.]");
        assert_eq!(marked("می\u{200c}خواهم شد"), "[می\u{200c}خواهم] [شد]");
    }

    #[test]
    fn emoji_are_words_apart_from_signs() {
        assert_eq!(marked("go 🎉👩\u{200d}🚒!!"), "[go] [🎉👩\u{200d}🚒][!!]");
    }

    #[test]
    fn steps_go_from_grapheme_to_grapheme() {
        // Bytes: a 0, e and its accent 1..4, family 4..15, b 15.
        let text = "ae\u{301}👩\u{200d}👧b";
        assert_eq!(next_boundary(text, 0), Some(1));
        assert_eq!(next_boundary(text, 1), Some(4));
        assert_eq!(next_boundary(text, 4), Some(15));
        assert_eq!(next_boundary(text, 15), Some(16));
        assert_eq!(next_boundary(text, 16), None);
        assert_eq!(next_boundary(text, 99), None);
        assert_eq!(previous_boundary(text, 99), Some(16));
        assert_eq!(previous_boundary(text, 16), Some(15));
        assert_eq!(previous_boundary(text, 15), Some(4));
        assert_eq!(previous_boundary(text, 4), Some(1));
        assert_eq!(previous_boundary(text, 0), None);
    }

    #[test]
    fn places_inside_a_grapheme_lead_to_its_ends() {
        let text = "ae\u{301}👩\u{200d}👧b";
        for inside in [2, 3] {
            assert!(!is_boundary(text, inside));
            assert_eq!(next_boundary(text, inside), Some(4));
            assert_eq!(previous_boundary(text, inside), Some(1));
        }
        for inside in 5..15 {
            assert!(!is_boundary(text, inside));
            assert_eq!(next_boundary(text, inside), Some(15));
            assert_eq!(previous_boundary(text, inside), Some(4));
        }
        assert!(!is_boundary(text, 17));
    }

    #[test]
    fn columns_are_those_of_the_screen() {
        assert_eq!(width("plain"), 5);
        assert_eq!(width("two\nlines"), 8);
        assert_eq!(width("naïve e\u{301}"), 7);
        assert_eq!(width("合同"), 4);
        assert_eq!(width("👩\u{200d}👩\u{200d}👧 ❤\u{fe0f}"), 5);
        assert_eq!(width("لا"), 2);
        assert_eq!(width("\u{301}"), 0);
    }

    proptest! {
        #[test]
        fn walking_meets_every_boundary_once(text in "\\PC{0,20}[a-e\u{301}\u{200d}👩🇩🇪\n ]{0,20}") {
            let mut forward = vec![0];
            while let Some(at) = next_boundary(&text, *forward.last().expect("starts with one")) {
                forward.push(at);
            }
            let mut backward = vec![text.len()];
            while let Some(at) = previous_boundary(&text, *backward.last().expect("starts with one")) {
                backward.push(at);
            }
            backward.reverse();
            prop_assert_eq!(&forward, &backward);
            let all: Vec<usize> = (0..=text.len()).filter(|at| is_boundary(&text, *at)).collect();
            prop_assert_eq!(&forward, &all);
        }

        #[test]
        fn words_cover_what_is_not_white(text in "[a-d ,.\n“”(云の🎉ก]{0,40}") {
            let mut end = 0;
            for word in words(&text) {
                prop_assert!(word.start >= end && word.start < word.end);
                let gap = text.get(end..word.start).expect("words start on characters");
                prop_assert!(gap.chars().all(char::is_whitespace));
                let inside = text.get(word.clone()).expect("words are text");
                prop_assert!(!inside.contains(char::is_whitespace));
                end = word.end;
            }
            let rest = text.get(end..).expect("words end on characters");
            prop_assert!(rest.chars().all(char::is_whitespace));
        }
    }
}

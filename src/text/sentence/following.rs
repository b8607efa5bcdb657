//! What follows a stop: the next word, a footnote, who spoke. Looks ahead a few words at most.

use super::{
    abbreviations::reports_speech,
    marks::{is_inner, is_joined_mark, may_precede_word, opens_quote},
};

/// How many characters after a stop are looked at, at most; keeps the walk linear.
const LOOK_AHEAD: usize = 48;

/// What follows a stop, after blanks, opening quotes, brackets and dashes.
pub(super) struct Next<'t> {
    pub(super) start: Start,
    /// Letters, without a mark or an apostrophe.
    pub(super) word: &'t str,
    /// Whether a quote, or a Spanish inverted mark, opens before the word.
    pub(super) quote: bool,
    /// Where the word starts, in bytes.
    pub(super) at: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// A capital, or a name like “iPhone”.
    Capital,
    Small,
    /// A letter of a script without capitals.
    Uncased,
    Digit,
    Sign,
    /// A mark that can't start a sentence: a comma, another stop, a closing bracket.
    Inner,
    End,
}

impl Start {
    pub(super) fn of_word(word: &str) -> Self {
        let mut letters = word.chars();
        let (first, second) = (letters.next(), letters.next());
        if first.is_some_and(char::is_uppercase) || second.is_some_and(char::is_uppercase) {
            Self::Capital
        } else if first.is_some_and(char::is_lowercase) {
            Self::Small
        } else {
            Self::Uncased
        }
    }
}

impl<'t> Next<'t> {
    pub(super) fn after(text: &'t str, end: usize) -> Self {
        let mut next = Self {
            start: Start::End,
            word: "",
            quote: false,
            at: end,
        };
        let following = text.get(end..).unwrap_or_default().char_indices();
        let mut lines = 0;
        for (offset, character) in following.take(LOOK_AHEAD) {
            next.at = end + offset;
            if character.is_whitespace() {
                lines += usize::from(character == '\n');
                if lines > 1 {
                    break;
                }
                continue;
            }
            lines = 0;
            if opens_quote(character) {
                next.quote = true;
            }
            next.start =
                if is_inner(character) || (character == '.' && ends_word(text, next.at + 1)) {
                    Start::Inner
                } else if opens_quote(character) || may_precede_word(character) {
                    // Signs with no word after them end nothing.
                    next.start = Start::Inner;
                    continue;
                } else if character.is_numeric() {
                    Start::Digit
                } else if character.is_alphabetic() {
                    next.word = word_at(text, next.at);
                    Start::of_word(next.word)
                } else {
                    Start::Sign
                };
            break;
        }
        next
    }

    /// Whether the word is a single letter with a stop of its own.
    pub(super) fn is_initial(&self, text: &str) -> bool {
        self.word.chars().nth(1).is_none()
            && character_at(text, self.at + self.word.len()) == Some('.')
    }
}

pub(super) fn character_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Whether a blank follows, or nothing.
pub(super) fn ends_word(text: &str, at: usize) -> bool {
    character_at(text, at).is_none_or(char::is_whitespace)
}

/// Whether a letter or digit follows.
pub(super) fn starts_word(text: &str, at: usize) -> bool {
    character_at(text, at).is_some_and(char::is_alphanumeric)
}

/// Returns the end of a run of blanks, and how many line breaks are in it.
pub(super) fn blanks_end(text: &str, at: usize) -> (usize, usize) {
    let rest = text.get(at..).unwrap_or_default();
    let after = rest.trim_start();
    let blanks = rest.len() - after.len();
    let lines = rest
        .bytes()
        .take(blanks)
        .filter(|byte| *byte == b'\n')
        .count();
    (at + blanks, lines)
}

/// Returns the word at a place, without what follows an apostrophe; at most [`LOOK_AHEAD`] characters.
pub(super) fn word_at(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let end = rest
        .char_indices()
        .take(LOOK_AHEAD)
        .take_while(|(_, c)| c.is_alphabetic() || is_joined_mark(*c))
        .last()
        .map_or(0, |(at, c)| at + c.len_utf8());
    rest.get(..end).unwrap_or_default()
}

/// Counts the ASCII digits at a place, up to five.
pub(super) fn digits_at(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.bytes().take(5).take_while(u8::is_ascii_digit).count()
}

/// Whether the words at a place tell who spoke: a name, then “said”, within four words.
pub(super) fn is_attribution(text: &str, at: usize) -> bool {
    let near = text.get(at..).unwrap_or_default();
    near.split_whitespace()
        .take(4)
        .take_while(|word| !word.contains(['!', '?', ';', ':']))
        .any(|word| reports_speech(word.trim_end_matches([',', '.'])))
}

/// Whether Chinese or Japanese text at a place goes on to tell who spoke: 他说, と.
pub(super) fn attributes_speech(text: &str, at: usize) -> bool {
    let near = text.get(at..).unwrap_or_default().trim_start();
    if near.starts_with('と') || near.starts_with("って") {
        return true;
    }
    let mut clause = near
        .chars()
        .take(9)
        .take_while(|c| !matches!(c, '。' | '，' | '！' | '？' | '：' | ',' | '、'));
    let said = ['说', '說', '道', '问', '問'];
    clause
        .by_ref()
        .last()
        .is_some_and(|last| said.contains(&last))
}

/// Returns the end of a footnote mark such as “\[12\]” at a place.
pub(super) fn footnote_end(text: &str, at: usize) -> Option<usize> {
    let number = text.get(at..)?.strip_prefix('[')?;
    let digits = number
        .bytes()
        .take(4)
        .take_while(u8::is_ascii_digit)
        .count();
    let closed = number.as_bytes().get(digits) == Some(&b']');
    (closed && (1..=3).contains(&digits)).then_some(at + digits + 2)
}

/// Returns the end of a guillemet that closes after a blank, as in French: “ »”.
pub(super) fn spaced_guillemet_end(text: &str, at: usize) -> Option<usize> {
    let blank = character_at(text, at).filter(|c| matches!(c, ' ' | '\u{A0}' | '\u{202F}'))?;
    let end = at + blank.len_utf8();
    let guillemet = character_at(text, end).filter(|c| matches!(c, '»' | '›'))?;
    let end = end + guillemet.len_utf8();
    (!starts_word(text, end)).then_some(end)
}

//! The words, numbers and signs of a sentence, as the reading of figures and dates takes them.

use std::ops::Range;

use crate::text::{token, words::fold};

/// What a lexeme is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Digits, with the marks between them: `1,200.50`.
    Number,
    /// Letters.
    Word,
    /// Any other sign.
    Sign,
}

/// A word, number or sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lexeme<'t> {
    /// Where it stands, in bytes of the sentence.
    pub bytes: Range<usize>,
    /// As it is written.
    pub text: &'t str,
    /// In small letters without accents; digits as those of ASCII.
    pub folded: String,
    /// What it is.
    pub kind: Kind,
    /// Whether it follows the one before without a blank.
    pub is_glued: bool,
}

impl Lexeme<'_> {
    /// Tells whether it is this word or sign.
    pub fn is(&self, folded: &str) -> bool {
        self.folded == folded
    }

    /// Tells whether it is one of these words or signs.
    pub fn is_of(&self, list: &[&str]) -> bool {
        list.contains(&self.folded.as_str())
    }

    /// Tells whether it begins with a capital letter.
    pub fn is_capital(&self) -> bool {
        self.kind == Kind::Word && self.text.starts_with(char::is_uppercase)
    }
}

/// Returns the value of a digit, also of an Arabic, Persian or fullwidth one.
fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6F0}'..='\u{6F9}' => '\u{6F0}',
        '\u{FF10}'..='\u{FF19}' => '\u{FF10}',
        _ => return None,
    };
    Some(u32::from(c) - u32::from(zero))
}

/// Returns the mark between digits as it is meant: a point, a comma, or an apostrophe between thousands.
fn mark(c: char) -> Option<char> {
    match c {
        '.' => Some('.'),
        ',' | '\u{66B}' => Some(','),
        '\'' | '’' | '\u{66C}' => Some('\''),
        _ => None,
    }
}

/// Cuts a sentence into its words, numbers and signs; linear in its length.
pub(super) fn lexemes(text: &str) -> Vec<Lexeme<'_>> {
    let mut lexemes: Vec<Lexeme<'_>> = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(first) = rest.chars().next() else {
            break;
        };
        let start = at;
        at += first.len_utf8();
        if first.is_whitespace() {
            continue;
        }
        if digit(first).is_some() {
            let (length, folded) = number(rest);
            at = start + length;
            push(&mut lexemes, text, start..at, folded, Kind::Number);
        } else if first.is_alphanumeric() {
            at = start + word_length(rest);
            push_word(&mut lexemes, text, start..at);
        } else {
            let sign = match first {
                '’' => '\'',
                '–' | '—' | '\u{2010}' | '\u{2011}' | '−' => '-',
                '٪' | '％' => '%',
                '，' | '、' | '،' => ',',
                '＄' => '$',
                other => other,
            };
            push(&mut lexemes, text, start..at, sign.to_string(), Kind::Sign);
        }
    }
    lexemes
}

fn push<'t>(
    lexemes: &mut Vec<Lexeme<'t>>,
    text: &'t str,
    bytes: Range<usize>,
    folded: String,
    kind: Kind,
) {
    let is_glued = lexemes
        .last()
        .is_some_and(|last| last.bytes.end == bytes.start);
    lexemes.push(Lexeme {
        text: text.get(bytes.clone()).unwrap_or_default(),
        bytes,
        folded,
        kind,
        is_glued,
    });
}

/// What stands before an apostrophe as a word of its own, beside single letters.
const ARTICLES: [&str; 9] = [
    "qu", "un", "all", "dell", "dall", "nell", "sull", "quest", "quell",
];

/// Takes in a run of letters: the article of “l’eau” is a word of its own, the ending of “Calder’s” is none, and
/// scripts without blanks between words come apart.
fn push_word<'t>(lexemes: &mut Vec<Lexeme<'t>>, text: &'t str, bytes: Range<usize>) {
    let run = text.get(bytes.clone()).unwrap_or_default();
    if let Some((before, behind)) = run.split_once(['\'', '’']) {
        let ending = fold(behind);
        let cut = bytes.start + before.len();
        let behind = bytes.end - behind.len()..bytes.end;
        if ending == "s" {
            push(lexemes, text, bytes.start..cut, fold(before), Kind::Word);
        } else if before.chars().count() == 1 || ARTICLES.contains(&fold(before).as_str()) {
            let article = bytes.start..behind.start;
            push(lexemes, text, article, fold(before) + "'", Kind::Word);
            push_word(lexemes, text, behind);
        } else {
            let folded = fold(before) + "'" + &ending;
            push(lexemes, text, bytes, folded, Kind::Word);
        }
        return;
    }
    if run.is_ascii() {
        push(lexemes, text, bytes, run.to_ascii_lowercase(), Kind::Word);
        return;
    }
    for place in token::places(run) {
        let word = fold(run.get(place.clone()).unwrap_or_default());
        let bytes = bytes.start + place.start..bytes.start + place.end;
        push(lexemes, text, bytes, word, Kind::Word);
    }
}

/// Returns how long a run of letters is, in bytes; an apostrophe belongs to it where a letter follows.
fn word_length(rest: &str) -> usize {
    let mut characters = rest.char_indices().peekable();
    let mut marks = 0;
    while let Some((at, c)) = characters.next() {
        let is_letter = digit(c).is_none() && (c.is_alphanumeric() || is_mark_of_letter(c));
        let next = characters.peek().map(|(_, next)| *next);
        let is_inner = matches!(c, '\'' | '’') && marks == 0 && at > 0;
        if is_inner && next.is_some_and(char::is_alphabetic) {
            marks += 1;
        } else if !is_letter {
            return at;
        }
    }
    rest.len()
}

fn is_mark_of_letter(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Returns how long a number is, in bytes, and its digits and marks.
fn number(rest: &str) -> (usize, String) {
    let mut folded = String::new();
    let mut end = 0;
    let digits = |from: usize| {
        let some = rest.get(from..).unwrap_or_default().chars();
        some.map_while(|c| Some((c.len_utf8(), digit(c)?)))
    };
    let mut take = |from: usize, folded: &mut String| {
        end = from;
        for (length, digit) in digits(from) {
            end += length;
            folded.extend(char::from_digit(digit, 10));
        }
        end
    };
    let mut at = take(0, &mut folded);
    let first = folded.len();
    let mut has_blanks = false;
    while let Some(c) = rest.get(at..).and_then(|rest| rest.chars().next()) {
        let next = at + c.len_utf8();
        let count = digits(next).count();
        if let Some(mark) = mark(c).filter(|_| count > 0) {
            folded.push(mark);
        } else if matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}')
            && count == 3
            && first <= 3
            && (has_blanks || folded.len() == first)
        {
            // “18 400” is one number, “in 2020 400” are two.
            has_blanks = true;
            folded.push('\'');
        } else {
            break;
        }
        at = take(next, &mut folded);
    }
    (at, folded)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut(text: &str) -> String {
        let folded: Vec<String> = lexemes(text).into_iter().map(|one| one.folded).collect();
        folded.join("|")
    }

    #[test]
    fn a_sentence_is_cut_into_words_numbers_and_signs() {
        assert_eq!(
            cut("Dunmore’s 2.3m fans, isn't it?"),
            "dunmore|2.3|m|fans|,|isn't|it|?"
        );
        assert_eq!(cut("L'eau n’ont d’euros"), "l'|eau|n'|ont|d'|euros");
        assert_eq!(cut("18 400 in 2020 400 times"), "18'400|in|2020|400|times");
        assert_eq!(cut("1.200,50 1'000 16."), "1.200,50|1'000|16|.");
        assert_eq!(cut("造成12人死亡"), "造|成|12|人|死|亡");
        assert_eq!(cut("١٢ شخصا"), "12|شخصا");
        assert_eq!(cut(""), "");
    }

    proptest! {
        #[test]
        fn lexemes_stand_in_the_text_in_order(text in "(\\PC|[0-9., '’a-zé中€$%]){0,60}") {
            let mut end = 0;
            for lexeme in lexemes(&text) {
                prop_assert!(lexeme.bytes.start >= end && lexeme.bytes.start < lexeme.bytes.end);
                prop_assert_eq!(text.get(lexeme.bytes.clone()), Some(lexeme.text));
                end = lexeme.bytes.end;
            }
        }
    }
}

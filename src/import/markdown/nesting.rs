//! A bound on how deep Markdown can nest, set before it is parsed.

use std::borrow::Cow;

/// How many bytes of indent, marks and numbers count at the start of a line.
///
/// Enough for 200 quotations or lists in one another, where [`DEEPEST_LEVEL`](crate::model::DEEPEST_LEVEL)
/// of them can be told apart. The parser compares each line with every container that is open: without a
/// bound 250 kB of `- - - …` with as many short lines under them took it 17 seconds, four times as much
/// for twice the length.
const LONGEST_PREFIX: usize = 400;

/// Shortens what stands before the words of each line to what counts; nearly every text comes back as it is.
pub(super) fn bounded(text: &str) -> Cow<'_, str> {
    if text.split('\n').all(|line| Prefix::of(line).is_bounded()) {
        return Cow::Borrowed(text);
    }
    let mut shortened = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let prefix = Prefix::of(line);
        if prefix.is_bounded() {
            shortened.push_str(line);
        } else {
            // A mark is parted from the words, lest the two make another mark.
            shortened.push_str(line.get(..prefix.counts).unwrap_or_default());
            shortened.push(' ');
            shortened.push_str(line.get(prefix.end..).unwrap_or_default());
        }
    }
    Cow::Owned(shortened)
}

/// The indent, quotation marks, bullets and numbers that a line begins with.
struct Prefix {
    /// Where they end, in bytes.
    end: usize,
    /// Where the last whole mark of those that count ends.
    counts: usize,
}

impl Prefix {
    fn of(line: &str) -> Self {
        let bytes = line.as_bytes();
        let is_blank = |at: usize| bytes.get(at).is_none_or(u8::is_ascii_whitespace);
        let (mut end, mut counts) = (0, 0);
        while let Some(byte) = bytes.get(end) {
            if end <= LONGEST_PREFIX {
                counts = end;
            }
            match byte {
                b' ' | b'\t' | b'>' => end += 1,
                b'-' | b'*' | b'+' if is_blank(end + 1) => end += 1,
                b'0'..=b'9' => {
                    let rest = bytes.get(end..).unwrap_or_default();
                    let number = rest
                        .iter()
                        .take(10)
                        .take_while(|byte| byte.is_ascii_digit());
                    let after = end + number.count();
                    if !matches!(bytes.get(after), Some(b'.' | b')')) || !is_blank(after + 1) {
                        break;
                    }
                    end = after + 1;
                }
                _ => break,
            }
        }
        Self { end, counts }
    }

    fn is_bounded(&self) -> bool {
        self.end <= LONGEST_PREFIX
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_before_the_words_is_measured() {
        let table = [
            ("words", 0),
            ("  words", 2),
            ("> > - words", 6),
            ("12. 3) words", 7),
            ("**bold** words", 0),
            ("1.5 million", 0),
            ("12345678901. words", 0),
            ("- ", 2),
            ("--- ", 0),
        ];
        for (line, expected) in table {
            assert_eq!(Prefix::of(line).end, expected, "{line}");
        }
    }

    #[test]
    fn usual_text_is_left_alone() {
        let text = format!("> {}\n\n- - a\n", "words ".repeat(500));
        assert!(matches!(bounded(&text), Cow::Borrowed(_)));
    }

    #[test]
    fn a_deep_line_keeps_its_words() {
        let text = format!("one\n{}two\nthree", "> ".repeat(1000));
        assert_eq!(
            bounded(&text),
            format!("one\n{} two\nthree", "> ".repeat(200))
        );
    }
}

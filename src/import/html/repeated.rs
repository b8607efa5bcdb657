//! Pull quotes: passages beside the text whose words stand in the text, too.

use crate::{import::html::flow::Piece, model::BlockKind};

/// How many passages beside the text are compared with it.
const MOST_ASIDES: usize = 50;

/// The shortest and the longest pull quote, in bytes.
const PULL_QUOTE: std::ops::RangeInclusive<usize> = 15..=600;

/// Marks around what somebody said, which a pull quote may have or leave out.
const MARKS: &[char] = &['“', '”', '"', '„', '«', '»', '‘', '’', '\''];

/// Marks that stand within words, too: these end what somebody said only behind another sign.
const APOSTROPHES: &[char] = &['’', '\''];

/// Finds the pieces that are pull quotes.
///
/// Only whole sentences are, or all that somebody said: words that begin a longer sentence elsewhere say something else.
pub(super) fn repeated(pieces: &[Piece]) -> Vec<usize> {
    let mut text = Words::default();
    let mut beside = Vec::new();
    for (place, piece) in pieces.iter().enumerate() {
        let Piece::Block {
            shape,
            inline,
            aside,
        } = piece
        else {
            continue;
        };
        if *aside || shape.kind == BlockKind::Quotation {
            let mut words = Words::default();
            words.take(inline.as_str());
            let words = words.text.trim_end_matches(is_over);
            if PULL_QUOTE.contains(&words.len()) && beside.len() < MOST_ASIDES {
                beside.push((place, words.to_owned()));
            }
        } else {
            text.take(inline.as_str());
        }
    }
    beside.retain(|(_, words)| text.says(words));
    beside.into_iter().map(|(place, _)| place).collect()
}

/// Words without quotation marks and with single blanks, a line for each passage.
#[derive(Default)]
struct Words {
    text: String,
    /// Where a sentence or what somebody said begins, in order.
    begins: Vec<usize>,
    /// Where one ends, before its last signs, in order.
    ends: Vec<usize>,
}

impl Words {
    /// Takes a passage as a line of its own.
    fn take(&mut self, passage: &str) {
        let mut begins = true;
        for word in passage.split_whitespace() {
            let is_marked = word.starts_with(MARKS);
            let bare: String = word.chars().filter(|c| !MARKS.contains(c)).collect();
            let ends = is_end_of_sentence(word);
            if bare.is_empty() {
                // A mark that stands alone begins or ends something.
                begins = true;
                self.end();
                continue;
            }
            if begins || is_marked {
                self.begins.push(self.text.len());
            }
            self.text.push_str(&bare);
            if ends {
                self.end();
            }
            begins = ends || word.ends_with(':');
            self.text.push(' ');
        }
        self.end();
        self.text.truncate(self.text.trim_end_matches(' ').len());
        self.text.push('\n');
    }

    fn end(&mut self) {
        self.ends.push(self.text.trim_end_matches(is_over).len());
    }

    /// Tells whether whole sentences, or all that somebody said, are these words.
    fn says(&self, words: &str) -> bool {
        self.text.match_indices(words).any(|(start, _)| {
            self.begins.binary_search(&start).is_ok()
                && self.ends.binary_search(&(start + words.len())).is_ok()
        })
    }
}

/// Tells whether a sign stands at the end of a sentence or of a part of one.
fn is_end(c: char) -> bool {
    matches!(
        c,
        '.' | ',' | '!' | '?' | '…' | ';' | ':' | '。' | '！' | '？' | '、'
    )
}

fn is_over(c: char) -> bool {
    c.is_whitespace() || is_end(c)
}

/// Tells whether a sentence, or what somebody said, ends with a word.
fn is_end_of_sentence(word: &str) -> bool {
    let said = word.trim_end_matches(is_end);
    if let Some(inside) = said.strip_suffix(MARKS) {
        return !said.ends_with(APOSTROPHES) || inside.ends_with(is_end);
    }
    let inside = word.trim_end_matches([')', ']']);
    inside.ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::builder::{Inline, Shape};

    /// Tells whether a quotation goes beside a text.
    fn goes(quotation: &str, text: &str) -> bool {
        let block = |kind, words: &str| Piece::Block {
            shape: Shape::of(kind),
            inline: Inline::new(words),
            aside: false,
        };
        let pieces = [
            block(BlockKind::Paragraph, text),
            block(BlockKind::Quotation, quotation),
        ];
        repeated(&pieces) == [1]
    }

    #[test]
    fn only_whole_sentences_and_all_that_somebody_said_are_pull_quotes() {
        for (quotation, text) in [
            (
                "A tree is not a border.",
                "It is old. A tree is not a border. It bears.",
            ),
            (
                "“A tree is not a border.”",
                "“A tree is not a border,” the lawyer said.",
            ),
            (
                "A tree is not a border",
                "He said “a pear”, then: “A tree is not a border” – and left.",
            ),
            (
                "A tree isn’t a border!",
                "‘A tree isn’t a border,’ she said.",
            ),
            (
                "A tree is not a border. It bears.",
                "A tree is not a border. It bears. It is old.",
            ),
            (
                "« Un arbre n'est pas une frontière »",
                "Il a dit : « Un arbre n'est pas une frontière », puis rien.",
            ),
            (
                "木は国境ではない、と彼は言った。",
                "木は国境ではない、と彼は言った。",
            ),
        ] {
            assert!(goes(quotation, text), "{quotation} | {text}");
        }
        for (quotation, text) in [
            (
                "We will not sell the boats",
                "“We will not sell the boats unless the price is right,” she said.",
            ),
            (
                "We will not sell the boats.",
                "We will not sell the boats, unless the price is right.",
            ),
            (
                "we will sell the boats",
                "It is not true that we will sell the boats.",
            ),
            ("We will not sell the boat", "We will not sell the boats."),
            (
                "We will not sell the boats",
                "We will not sell the boats’ engines, he said.",
            ),
        ] {
            assert!(!goes(quotation, text), "{quotation} | {text}");
        }
    }
}

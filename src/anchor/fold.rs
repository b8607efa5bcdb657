//! Text without what typesetting changes, with the way back to the text it was made from.

use std::{borrow::Cow, ops::Range};

/// A text in which runs of white space are one blank, quotation marks straight, dashes hyphens.
#[derive(Debug)]
pub(super) struct Folded {
    /// The folded text.
    pub text: String,
    pieces: Vec<Piece>,
}

/// A stretch of the folded text, up to the next one.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Where it starts in the folded text, in bytes.
    folded: usize,
    /// Where it starts in the text it was made from, in bytes.
    source: usize,
    /// Whether it stands for itself, byte for byte.
    same: Sameness,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sameness {
    Itself,
    Replaced,
}

/// Tells into what a character folds; runs of these two become one of them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Blank,
    Dash,
    /// What shows nothing: soft hyphens and places where a line may break.
    Nothing,
    Other(Option<&'static str>),
}

fn class(char: char) -> Class {
    match char {
        c if c.is_whitespace() => Class::Blank,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => Class::Dash,
        '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{2039}' | '\u{203a}' => Class::Other(Some("'")),
        '\u{201c}'..='\u{201f}' | '\u{2033}' | '«' | '»' => Class::Other(Some("\"")),
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => Class::Nothing,
        '…' => Class::Other(Some("...")),
        _ => Class::Other(None),
    }
}

/// Returns words as they are when typesetting is left out.
pub(crate) fn plainly_set(words: &str) -> Cow<'_, str> {
    if words.is_ascii() {
        Cow::Borrowed(words)
    } else {
        Cow::Owned(Folded::new(words).text)
    }
}

impl Folded {
    /// Folds a text; linear in its length.
    pub fn new(source: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(source.len()),
            pieces: Vec::new(),
        };
        let mut last = Class::Other(None);
        for (at, char) in source.char_indices() {
            let class = class(char);
            match class {
                Class::Nothing => {
                    folded.replace(at, "");
                    continue;
                }
                Class::Blank | Class::Dash if class == last => {}
                Class::Blank => folded.replace(at, " "),
                Class::Dash => folded.replace(at, "-"),
                Class::Other(Some(by)) => folded.replace(at, by),
                Class::Other(None) => {
                    folded.start(at, Sameness::Itself);
                    folded.text.push(char);
                }
            }
            last = class;
        }
        folded.start(source.len(), Sameness::Replaced);
        folded
    }

    /// Returns the range of the source that a range of the folded text stands for.
    ///
    /// Nothing where it starts or ends inside what stands for one character.
    pub fn source(&self, folded: &Range<usize>) -> Option<Range<usize>> {
        Some(self.place(folded.start)?..self.place(folded.end)?)
    }

    /// Returns the range of the source that a range of the folded text stands for, and with it all of what its
    /// ends cut.
    pub fn source_whole(&self, folded: &Range<usize>) -> Range<usize> {
        let piece = |at: usize| {
            let next = self.pieces.partition_point(|piece| piece.folded <= at);
            let piece = next.checked_sub(1).and_then(|last| self.pieces.get(last));
            (piece, self.pieces.get(next))
        };
        let start = match piece(folded.start) {
            (Some(piece), _) if piece.same == Sameness::Replaced => piece.source,
            (Some(piece), _) => piece.source + (folded.start - piece.folded),
            (None, _) => 0,
        };
        let end = match piece(folded.end) {
            (Some(piece), _) if piece.same == Sameness::Itself || piece.folded == folded.end => {
                piece.source + (folded.end - piece.folded)
            }
            (_, Some(next)) => next.source,
            (Some(piece), None) => piece.source,
            (None, None) => 0,
        };
        start..end.max(start)
    }

    /// Returns where a place of the source stands in the folded text, or else what follows it.
    pub fn folded(&self, source: usize) -> usize {
        let next = self.pieces.partition_point(|piece| piece.source <= source);
        let Some(piece) = next.checked_sub(1).and_then(|last| self.pieces.get(last)) else {
            return 0;
        };
        let end = self
            .pieces
            .get(next)
            .map_or(self.text.len(), |next| next.folded);
        match piece.same {
            Sameness::Itself => end.min(piece.folded + (source - piece.source)),
            Sameness::Replaced if source == piece.source => piece.folded,
            Sameness::Replaced => end,
        }
    }

    fn place(&self, at: usize) -> Option<usize> {
        let next = self.pieces.partition_point(|piece| piece.folded <= at);
        let piece = self.pieces.get(next.checked_sub(1)?)?;
        match piece.same {
            Sameness::Itself => Some(piece.source + (at - piece.folded)),
            Sameness::Replaced => (at == piece.folded).then_some(piece.source),
        }
    }

    fn replace(&mut self, at: usize, by: &str) {
        self.start(at, Sameness::Replaced);
        self.text.push_str(by);
    }

    /// Starts a piece, unless the last one goes on.
    fn start(&mut self, source: usize, same: Sameness) {
        let folded = self.text.len();
        let goes_on = self.pieces.last().is_some_and(|last| {
            same == Sameness::Itself
                && last.same == Sameness::Itself
                && source - last.source == folded - last.folded
        });
        if !goes_on {
            self.pieces.push(Piece {
                folded,
                source,
                same,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_is_folded_away_and_found_again() {
        let source = "“Yes” –\n\n it’s… so — done";
        let folded = Folded::new(source);
        assert_eq!(folded.text, "\"Yes\" - it's... so - done");
        let back = |part: &str| {
            let start = folded.text.find(part).unwrap();
            let range = folded.source(&(start..start + part.len()))?;
            source.get(range)
        };
        assert_eq!(back("\"Yes\""), Some("“Yes”"));
        assert_eq!(back("- it's"), Some("–\n\n it’s"));
        assert_eq!(back("it's..."), Some("it’s…"));
        assert_eq!(back(".. so"), None);
        assert_eq!(back("done"), Some("done"));
    }
}

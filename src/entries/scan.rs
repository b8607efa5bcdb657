//! From letters to tokens, with where each stands.

use super::Position;

/// The smallest part of a file that means something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// One of `( ) [ ] { } : ,`.
    Sign(char),
    /// A text, with its quotes.
    Text(&'a str),
    /// A text without an end on its line.
    OpenText,
    /// A text in single quotes, without them.
    SingleQuoted(&'a str),
    /// A name or a word.
    Word(&'a str),
    /// Begins like a number.
    Number(&'a str),
    /// Any other letter.
    Other(char),
    /// A comment without an end.
    OpenComment,
}

/// A token with where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placed<'a> {
    pub(super) token: Token<'a>,
    pub(super) at: Position,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Where it ends.
    pub(super) after: Position,
}

/// Reads one token after the other.
pub(super) struct Scanner<'a> {
    text: &'a str,
    byte: usize,
    at: Position,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut scanner = Self {
            text,
            byte: 0,
            at: Position::START,
        };
        // A mark that some editors put in front of a file, and no character of its first line.
        if text.starts_with('\u{feff}') {
            scanner.byte = '\u{feff}'.len_utf8();
        }
        scanner
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.byte..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn step(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.byte += next.len_utf8();
        if next == '\n' {
            self.at.line += 1;
            self.at.column = 1;
        } else {
            self.at.column += 1;
        }
        Some(next)
    }

    fn step_while(&mut self, goes_on: impl Fn(char) -> bool) {
        while self.peek().is_some_and(&goes_on) {
            self.step();
        }
    }

    fn step_over(&mut self, ascii: usize) {
        for _ in 0..ascii {
            self.step();
        }
    }

    /// Steps over blanks, comments and the extensions that a file enables; tells whether a comment is open.
    fn skip(&mut self) -> Option<Position> {
        loop {
            self.step_while(char::is_whitespace);
            let rest = self.rest();
            if rest.starts_with("//") || rest.starts_with("#![") {
                self.step_while(|c| c != '\n');
            } else if rest.starts_with("/*") {
                let begun = self.at;
                self.step_over(2);
                let mut depth = 1;
                while depth > 0 {
                    if self.rest().starts_with("*/") {
                        depth -= 1;
                        self.step_over(2);
                    } else if self.rest().starts_with("/*") {
                        depth += 1;
                        self.step_over(2);
                    } else if self.step().is_none() {
                        return Some(begun);
                    }
                }
            } else {
                return None;
            }
        }
    }

    /// Returns the next token, and nothing at the end.
    pub(super) fn next(&mut self) -> Option<Placed<'a>> {
        let open = self.skip();
        let at = open.unwrap_or(self.at);
        let start = self.byte;
        let token = match open {
            Some(_) => Token::OpenComment,
            None => self.token()?,
        };
        Some(Placed {
            token,
            at,
            start,
            end: self.byte,
            after: self.at,
        })
    }

    fn token(&mut self) -> Option<Token<'a>> {
        let start = self.byte;
        let first = self.step()?;
        let token = match first {
            '(' | ')' | '[' | ']' | '{' | '}' | ':' | ',' => Token::Sign(first),
            '"' => self.text(start),
            '\'' => {
                self.step_while(|c| c != '\'' && c != '\n');
                let inside = self.since(start + 1);
                if self.peek() == Some('\'') {
                    self.step();
                    Token::SingleQuoted(inside)
                } else {
                    Token::OpenText
                }
            }
            'r' if self.raw_hashes().is_some() => self.raw_text(start),
            _ if first.is_ascii_digit() || matches!(first, '-' | '+' | '.') => {
                self.step_while(|c| c.is_ascii_alphanumeric() || "+-._".contains(c));
                Token::Number(self.since(start))
            }
            _ if first.is_alphabetic() || first == '_' => {
                self.step_while(|c| c.is_alphanumeric() || "+-._".contains(c));
                Token::Word(self.since(start))
            }
            other => Token::Other(other),
        };
        Some(token)
    }

    fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.byte).unwrap_or_default()
    }

    fn text(&mut self, start: usize) -> Token<'a> {
        loop {
            match self.peek() {
                None | Some('\n') => return Token::OpenText,
                Some('"') => {
                    self.step();
                    return Token::Text(self.since(start));
                }
                Some('\\') => {
                    self.step();
                    if self.peek() != Some('\n') {
                        self.step();
                    }
                }
                Some(_) => {
                    self.step();
                }
            }
        }
    }

    /// Counts the `#` of a raw text whose `r` has been read.
    fn raw_hashes(&self) -> Option<usize> {
        let rest = self.rest();
        let hashes = rest.len() - rest.trim_start_matches('#').len();
        let quoted = rest.get(hashes..)?.starts_with('"');
        quoted.then_some(hashes)
    }

    fn raw_text(&mut self, start: usize) -> Token<'a> {
        let hashes = self.raw_hashes().unwrap_or_default();
        self.step_over(hashes + 1);
        let end = format!("\"{}", "#".repeat(hashes));
        while !self.rest().starts_with(&end) {
            if matches!(self.peek(), None | Some('\n')) {
                return Token::OpenText;
            }
            self.step();
        }
        self.step_over(end.len());
        Token::Text(self.since(start))
    }
}

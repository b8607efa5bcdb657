//! From letters to tokens, in one pass over the text.

use std::{collections::HashSet, ops::Range};

use crate::query::field::Field;

/// A part of a query that means one thing.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// Where it stands.
    pub bytes: Range<usize>,
    /// What it is.
    pub kind: Kind,
}

/// What a token is.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// `(`
    Open,
    /// `)`
    Close,
    /// `OR`
    Or,
    /// `-` with something right behind it, or nothing at all.
    Not,
    /// A word or phrase without a field.
    Word(Piece),
    /// A field with its values, of which there is one at least.
    Field {
        /// Which.
        field: &'static Field,
        /// Its name and the colon.
        name: Range<usize>,
        /// What stands behind, apart at commas; some may be empty.
        values: Vec<Piece>,
    },
    /// Something like a field, but there is none of this name.
    Unknown {
        /// The name and the colon.
        name: Range<usize>,
    },
}

/// A word or phrase.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Where it stands, with its quotation marks and its star.
    pub bytes: Range<usize>,
    /// What stands in it, without them.
    pub text: String,
    /// Its quotation marks.
    pub quotes: Quotes,
    /// Whether a star stands behind it.
    pub is_prefix: bool,
}

impl Piece {
    fn is_or(&self) -> bool {
        self.quotes == Quotes::None && self.text == "OR" && !self.is_prefix
    }
}

/// The quotation marks of a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quotes {
    /// It has none.
    None,
    /// They are there.
    Closed,
    /// The second is missing.
    Open,
}

/// The sign that makes of anything in a phrase a mere sign.
pub(super) const ESCAPE: char = '\\';

/// Tells whether a phrase may begin with a sign.
pub(super) const fn is_quote(sign: char) -> bool {
    matches!(sign, '"' | '“' | '”' | '„')
}

/// Takes a text apart.
pub(super) fn scan(text: &str) -> Vec<Token> {
    let mut scanner = Scanner {
        text,
        at: 0,
        closed: closed_brackets(text),
    };
    let mut tokens: Vec<Token> = Vec::new();
    while scanner.skip_blanks() {
        let start = scanner.at;
        let is_negated = matches!(tokens.last(), Some(before) if matches!(before.kind, Kind::Not));
        let kind = match scanner.token() {
            // What is taken away is never an operator.
            Kind::Word(piece) if piece.is_or() && !is_negated => Kind::Or,
            kind => kind,
        };
        tokens.push(Token {
            bytes: start..scanner.at,
            kind,
        });
    }
    tokens
}

/// Finds the brackets that open and close between the same two blanks, as in the path of a URL.
fn closed_brackets(text: &str) -> HashSet<usize> {
    let mut closed = HashSet::new();
    let mut open = Vec::new();
    for (at, sign) in text.char_indices() {
        match sign {
            '(' => open.push(at),
            ')' => closed.extend(open.pop()),
            sign if sign.is_whitespace() => open.clear(),
            _ => {}
        }
    }
    closed
}

struct Scanner<'a> {
    text: &'a str,
    /// What is before it is done.
    at: usize,
    closed: HashSet<usize>,
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn takes(&mut self, sign: char) -> bool {
        let is_there = self.peek() == Some(sign);
        if is_there {
            self.at += sign.len_utf8();
        }
        is_there
    }

    /// Goes to the next token; tells whether there is one.
    fn skip_blanks(&mut self) -> bool {
        self.at = self.text.len() - self.rest().trim_start().len();
        !self.rest().is_empty()
    }

    /// Reads the token that begins here; `OR` is still a word.
    fn token(&mut self) -> Kind {
        if self.takes('(') {
            return Kind::Open;
        }
        if self.takes(')') {
            return Kind::Close;
        }
        if self.peek() == Some('-') {
            let next = self.rest().chars().nth(1);
            // Between blanks it is a dash.
            if next.is_none_or(|next| !next.is_whitespace() && next != ')') {
                self.at += 1;
                return Kind::Not;
            }
        }
        if let Some(kind) = self.field() {
            return kind;
        }
        Kind::Word(self.piece(None))
    }

    /// Reads a field, where one begins here.
    fn field(&mut self) -> Option<Kind> {
        let rest = self.rest();
        let end = rest.find(|sign: char| !sign.is_ascii_alphabetic())?;
        let (name, behind) = rest.split_at_checked(end)?;
        let behind = behind.strip_prefix(':').filter(|_| name.len() > 1)?;
        let start = self.at;
        let name_bytes = start..start + name.len() + 1;
        if let Some(field) = Field::named(name) {
            self.at = name_bytes.end;
            return Some(Kind::Field {
                field,
                name: name_bytes,
                values: self.values(field.takes.is_list().then_some(',')),
            });
        }
        // A colon at the end of a word is that of a headline, and one before a slash that of a URL.
        let is_meant = |sign: char| sign.is_alphanumeric() || is_quote(sign);
        if !behind.starts_with(is_meant) {
            return None;
        }
        self.at = name_bytes.end;
        self.piece(None);
        Some(Kind::Unknown { name: name_bytes })
    }

    /// Reads values, of which there may be several where a comma parts them.
    fn values(&mut self, comma: Option<char>) -> Vec<Piece> {
        let mut values = vec![self.piece(comma)];
        while comma.is_some_and(|comma| self.takes(comma)) {
            values.push(self.piece(comma));
        }
        values
    }

    /// Reads a word or phrase, which is empty where none begins here.
    fn piece(&mut self, comma: Option<char>) -> Piece {
        let start = self.at;
        match self.peek() {
            Some(sign) if is_quote(sign) => self.phrase(sign),
            _ => {
                let word = self.word(comma);
                self.at += word.len();
                let begun = word.strip_suffix('*').filter(|begun| !begun.is_empty());
                Piece {
                    bytes: start..self.at,
                    text: begun.unwrap_or(word).to_owned(),
                    quotes: Quotes::None,
                    is_prefix: begun.is_some(),
                }
            }
        }
    }

    /// Returns the word that begins here, up to a blank, a bracket that doesn't belong to it, or the comma.
    fn word(&self, comma: Option<char>) -> &'a str {
        let rest = self.rest();
        let mut depth = 0;
        let mut length = 0;
        for (offset, sign) in rest.char_indices() {
            match sign {
                '(' if offset > 0 && self.closed.contains(&(self.at + offset)) => {
                    if rest.get(..offset) == Some("OR") {
                        break;
                    }
                    depth += 1;
                }
                ')' if depth > 0 => depth -= 1,
                '(' | ')' => break,
                sign if sign.is_whitespace() || Some(sign) == comma => break,
                _ => {}
            }
            length = offset + sign.len_utf8();
        }
        rest.get(..length).unwrap_or_default()
    }

    fn phrase(&mut self, opening: char) -> Piece {
        let start = self.at;
        let closes = |sign| sign == '"' || opening != '"' && is_quote(sign);
        let mut signs = self.rest().char_indices().skip(1).peekable();
        let mut text = String::new();
        let mut end = None;
        while let Some((offset, sign)) = signs.next() {
            let is_next = |next: &(usize, char)| matches!(next.1, '"' | ESCAPE);
            if sign == ESCAPE
                && let Some((_, escaped)) = signs.next_if(is_next)
            {
                text.push(escaped);
            } else if sign == ESCAPE && signs.peek().is_none() {
                // A sign may be about to follow.
            } else if closes(sign) {
                end = Some(start + offset + sign.len_utf8());
                break;
            } else {
                text.push(sign);
            }
        }
        self.at = end.unwrap_or(self.text.len());
        let is_prefix = end.is_some() && self.takes('*');
        Piece {
            bytes: start..self.at,
            text,
            quotes: if end.is_some() {
                Quotes::Closed
            } else {
                Quotes::Open
            },
            is_prefix,
        }
    }
}

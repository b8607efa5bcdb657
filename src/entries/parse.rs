//! From tokens to entries.

use super::{
    Entry, Fault, Form, Node, Position,
    scan::{Placed, Scanner, Token},
};

/// How deep values may stand in each other.
const DEEPEST: usize = 32;

/// Reads a file: names with values, in parentheses or braces, and what is wrong with it.
///
/// A file without anything but comments has no entries.
pub fn parse(text: &str) -> (Vec<Entry>, Vec<Fault>) {
    let mut scanner = Scanner::new(text);
    let mut parser = Parser {
        next: scanner.next(),
        scanner,
        after: Position::START,
        end: 0,
        depth: 0,
        faults: Vec::new(),
    };
    let entries = parser.file();
    (entries, parser.faults)
}

struct Parser<'a> {
    scanner: Scanner<'a>,
    next: Option<Placed<'a>>,
    /// Where the last token that was taken ends.
    after: Position,
    end: usize,
    depth: usize,
    faults: Vec<Fault>,
}

impl<'a> Parser<'a> {
    fn take(&mut self) -> Option<Placed<'a>> {
        let taken = std::mem::replace(&mut self.next, self.scanner.next());
        if let Some(placed) = &taken {
            self.after = placed.after;
            self.end = placed.end;
        }
        taken
    }

    fn is_next(&self, sign: char) -> bool {
        self.next
            .as_ref()
            .is_some_and(|next| next.token == Token::Sign(sign))
    }

    fn fault(&mut self, at: Position, words: impl Into<String>) {
        self.faults.push(Fault::new(at, words));
    }

    fn file(&mut self) -> Vec<Entry> {
        if self.next.is_none() {
            return Vec::new();
        }
        let whole = self.value();
        if let Some(next) = &self.next {
            let at = next.at;
            self.fault(at, "nothing may stand after the end of the file's entries");
        }
        match whole.form {
            Form::Entries(entries) => entries,
            Form::List(list) if list.is_empty() => Vec::new(),
            Form::Broken => Vec::new(),
            other => {
                let words = format!(
                    "the file must hold names with values in parentheses or braces, not {}",
                    other.kind()
                );
                self.fault(whole.at, words);
                Vec::new()
            }
        }
    }

    /// Reads a value; one that can't be read is told, and is broken.
    fn value(&mut self) -> Node {
        let Some(first) = self.take() else {
            let at = self.after;
            self.fault(at, "the file ends where a value should stand");
            return self.node(at, self.end, Form::Broken);
        };
        let form = match first.token {
            Token::Text(quoted) => match ron::from_str::<String>(quoted) {
                Ok(text) => Form::Text(text),
                Err(error) => {
                    self.fault(first.at, format!("this text can't be read: {}", error.code));
                    Form::Broken
                }
            },
            Token::Number(number) => Form::Number(number.to_owned()),
            Token::Word(word) if self.is_next('(') => {
                let inside = self.value();
                match (word, inside.form) {
                    // What some write around a value that may be left out.
                    ("Some", Form::List(list)) => match <[Node; 1]>::try_from(list) {
                        Ok([only]) => only.form,
                        Err(list) => Form::List(list),
                    },
                    (_, form) => form,
                }
            }
            Token::Word(word) => Form::Word(word.to_owned()),
            Token::Sign(open @ ('(' | '[' | '{')) => self.bracketed(open, first.at),
            Token::OpenText => {
                self.fault(first.at, "this text has no closing quote on its line");
                Form::Broken
            }
            Token::SingleQuoted(inside) => {
                let words = format!("texts stand in double quotes: \"{inside}\"");
                self.fault(first.at, words);
                Form::Broken
            }
            Token::OpenComment => {
                self.fault(first.at, "this comment has no end; `*/` ends it");
                Form::Broken
            }
            Token::Sign(other) | Token::Other(other) => {
                self.fault(
                    first.at,
                    format!("a value should stand here, not `{other}`"),
                );
                Form::Broken
            }
        };
        self.node(first.at, first.start, form)
    }

    fn node(&self, at: Position, start: usize, form: Form) -> Node {
        Node {
            at,
            bytes: start..self.end.max(start),
            form,
        }
    }

    fn bracketed(&mut self, open: char, at: Position) -> Form {
        if self.depth == DEEPEST {
            self.fault(at, "values stand too deep in each other here");
            self.skip_closed();
            return Form::Broken;
        }
        self.depth += 1;
        let form = self.inside(open, at);
        self.depth -= 1;
        form
    }

    /// Reads what stands in brackets that have been opened.
    fn inside(&mut self, open: char, opened: Position) -> Form {
        let close = match open {
            '(' => ')',
            '[' => ']',
            _ => '}',
        };
        let mut list = Vec::new();
        let mut entries: Vec<Entry> = Vec::new();
        loop {
            let Some(next) = self.next.clone() else {
                // What is wrong before it may be why: a quote or a comment that has no end takes all in.
                if self.faults.is_empty() {
                    self.fault(opened, format!("this `{open}` is closed nowhere"));
                }
                break;
            };
            match next.token {
                Token::Sign(sign) if sign == close => {
                    self.take();
                    break;
                }
                // The bracket of what stands around.
                Token::Sign(')' | ']' | '}') if self.depth > 1 => {
                    self.fault(opened, format!("this `{open}` is not closed by `{close}`"));
                    break;
                }
                Token::Sign(',') => {
                    self.fault(next.at, "there is nothing before this comma");
                    self.take();
                    continue;
                }
                _ if open == '[' => {
                    let value = self.value();
                    self.end_of_entry(&value, close);
                    list.push(value);
                }
                _ => match self.entry(&next, open) {
                    Named::Entry(entry) => {
                        self.end_of_entry(&entry.value, close);
                        self.keep(entry, &mut entries);
                    }
                    Named::Value(value) => {
                        self.end_of_entry(&value, close);
                        list.push(value);
                    }
                },
            }
        }
        match (open, list.is_empty()) {
            ('{', _) | ('(', true) => Form::Entries(entries),
            ('[', _) => Form::List(list),
            // A struct in which a value stands without a name: the value is what is wrong.
            _ if !entries.is_empty() => {
                for value in list.iter().filter(|value| value.form != Form::Broken) {
                    let words = format!("{} stands here without a name", value.form.kind());
                    self.fault(value.at, words);
                }
                Form::Entries(entries)
            }
            _ => Form::List(list),
        }
    }

    /// Reads a name and its value, or a value alone.
    fn entry(&mut self, next: &Placed<'a>, open: char) -> Named {
        let name = match next.token {
            Token::Word(name) => Some(name.to_owned()),
            Token::Text(quoted) => ron::from_str::<String>(quoted).ok(),
            _ => None,
        };
        let value = self.value();
        let is_name = matches!(value.form, Form::Word(_) | Form::Text(_));
        match name.filter(|_| is_name) {
            Some(name) if self.is_next(':') => {
                self.take();
                Named::Entry(Entry {
                    name,
                    at: next.at,
                    value: self.value(),
                })
            }
            Some(name) if open == '{' => {
                self.fault(
                    value.at,
                    format!("`{name}` is followed by no colon and value"),
                );
                Named::Value(Node {
                    form: Form::Broken,
                    ..value
                })
            }
            _ => Named::Value(value),
        }
    }

    fn keep(&mut self, entry: Entry, entries: &mut Vec<Entry>) {
        match entries.iter().find(|before| before.name == entry.name) {
            Some(before) => {
                let words = format!(
                    "`{}` stands twice; what line {} says of it counts",
                    entry.name, before.at.line
                );
                self.fault(entry.at, words);
            }
            None => entries.push(entry),
        }
    }

    /// Takes the comma after a value; where there is none and should be, reading goes on behind it.
    fn end_of_entry(&mut self, value: &Node, close: char) {
        if value.form == Form::Broken {
            let line = self.after.line;
            self.skip_to(|next| next.at.line > line);
        }
        if self.is_next(',') {
            self.take();
        } else if self.next.is_some()
            && !self.is_next(close)
            && !matches!(&self.next, Some(next) if matches!(next.token, Token::Sign(')' | ']' | '}')))
            && value.form != Form::Broken
        {
            let at = self.after;
            self.fault(at, "a comma is missing here");
        }
    }

    /// Steps over all that stands in brackets that have been opened.
    fn skip_closed(&mut self) {
        let mut depth = 1_usize;
        while depth > 0
            && let Some(taken) = self.take()
        {
            match taken.token {
                Token::Sign('(' | '[' | '{') => depth += 1,
                Token::Sign(')' | ']' | '}') => depth -= 1,
                _ => {}
            }
        }
    }

    /// Steps over tokens up to a comma, a closing bracket, or where it is `enough`.
    fn skip_to(&mut self, enough: impl Fn(&Placed<'a>) -> bool) {
        let mut depth = 0_usize;
        while let Some(next) = &self.next {
            match next.token {
                Token::Sign('(' | '[' | '{') => depth += 1,
                Token::Sign(')' | ']' | '}') if depth > 0 => depth -= 1,
                Token::Sign(')' | ']' | '}' | ',') if depth == 0 => return,
                _ if depth == 0 && enough(next) => return,
                _ => {}
            }
            self.take();
        }
    }
}

/// What stands between two commas.
enum Named {
    Entry(Entry),
    Value(Node),
}

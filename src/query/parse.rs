//! From tokens to what they ask for. It never fails: what is not right is told, and counts as nothing.

use std::ops::Range;

use crate::{
    query::{
        Fault, Query, Sort,
        expr::Expr,
        field::{FIELDS, Field, Takes},
        read::{self, Reading},
        scan::{Kind, Piece, Quotes, Token, scan},
        value::Means,
    },
    text::near::did_you_mean,
};

/// How deep brackets may stand in each other.
///
/// Nobody writes more than a few; and what walks through a query may do so by calling itself.
pub const DEEPEST: usize = 20;

/// How many things a query may ask for. A whole article that was pasted asks for no more.
pub const MOST: usize = 256;

/// What is said of an `OR` with nothing on one side of it.
const LONELY_OR: &str =
    "`OR` stands between two things, one of which is enough; quotation marks make it a word";

/// Reads a query; what is not right about it is told in its faults.
pub fn parse(text: &str) -> Query {
    read(text, scan(text))
}

/// Reads a query that is being typed: more letters may follow the last word, so it finds already what begins
/// so.
///
/// One that is taken away by a `-` is left as it is, or else nearly all would go with its first letter.
pub fn parse_typing(text: &str) -> Query {
    let mut tokens = scan(text);
    if let [before @ .., last] = tokens.as_mut_slice()
        && last.bytes.end == text.len()
        && !matches!(before.last(), Some(before) if matches!(before.kind, Kind::Not))
    {
        let piece = match &mut last.kind {
            Kind::Word(piece) => Some(piece),
            Kind::Field { field, values, .. } if matches!(field.takes, Takes::Words(_)) => {
                values.last_mut()
            }
            _ => None,
        };
        if let Some(piece) = piece {
            piece.is_prefix |= piece.quotes == Quotes::None && !piece.text.is_empty();
        }
    }
    read(text, tokens)
}

fn read(text: &str, tokens: Vec<Token>) -> Query {
    let mut parser = Parser {
        text,
        group: Group::default(),
        around: Vec::new(),
        too_deep: 0,
        is_negated: false,
        sort: None,
        faults: Vec::new(),
        terms: 0,
    };
    for token in tokens {
        parser.take(token);
    }
    parser.finish()
}

/// What stands before a place in a group.
#[derive(Clone, Debug, Default)]
enum Before {
    /// Nothing.
    #[default]
    Nothing,
    /// What can be one side of an `OR`.
    Something,
    /// The `OR` at these bytes.
    Or(Range<usize>),
}

/// What has been read between two brackets, or outside of all.
#[derive(Debug, Default)]
struct Group {
    /// The bracket that opens it.
    open: Range<usize>,
    /// Whether a `-` stands before it.
    is_negated: bool,
    /// The sides of `OR` that are complete.
    sides: Vec<Expr>,
    /// What has been read of the next side.
    parts: Vec<Expr>,
    before: Before,
}

impl Group {
    fn end_side(&mut self) {
        self.sides.extend(Expr::all(self.parts.drain(..)));
    }

    fn expr(mut self) -> Option<Expr> {
        self.end_side();
        Expr::any(self.sides)
    }
}

struct Parser<'a> {
    text: &'a str,
    /// The innermost group that is open.
    group: Group,
    /// Those around it, the innermost last.
    around: Vec<Group>,
    /// How many brackets are open that stand too deep.
    too_deep: usize,
    /// Whether what comes next is negated.
    is_negated: bool,
    sort: Option<Sort>,
    faults: Vec<Fault>,
    /// How many things have been asked for.
    terms: usize,
}

impl Parser<'_> {
    fn take(&mut self, token: Token) {
        let Token { bytes, kind } = token;
        if self.too_deep > 0 {
            match kind {
                Kind::Open => self.too_deep += 1,
                Kind::Close => self.too_deep -= 1,
                _ => {}
            }
            return;
        }
        match kind {
            Kind::Open => self.open(bytes),
            Kind::Close => self.close(&bytes),
            Kind::Or => self.or(bytes),
            Kind::Not if bytes.end == self.text.len() => {
                self.half_typed(bytes, "`-` takes away what stands right behind it");
            }
            Kind::Not => self.is_negated = !self.is_negated,
            Kind::Word(piece) => {
                let reading = read::free(&piece);
                let expr = self.heard(reading, &piece.bytes);
                self.add(expr);
            }
            Kind::Field {
                field,
                name,
                values,
            } => {
                if field.takes == Takes::Sort {
                    self.sort(field, &bytes, &name, &values);
                } else {
                    let values = values.iter();
                    let exprs: Vec<Expr> = values
                        .filter_map(|piece| {
                            self.heard(read::value(field, piece), &pointed(piece, &name))
                        })
                        .collect();
                    self.add(Expr::any(exprs));
                }
            }
            Kind::Unknown { name } => {
                let said = unknown(self.text.get(name).unwrap_or_default());
                self.wrong(bytes, said);
                self.add(None);
            }
        }
    }

    fn wrong(&mut self, bytes: Range<usize>, said: impl Into<String>) {
        self.faults.push(Fault {
            bytes,
            said: said.into(),
            is_half_typed: false,
        });
    }

    fn half_typed(&mut self, bytes: Range<usize>, said: impl Into<String>) {
        self.faults.push(Fault {
            bytes,
            said: said.into(),
            is_half_typed: true,
        });
    }

    /// Tells what is not right about a word or phrase, and returns what it asks for.
    fn heard(&mut self, (means, trouble): Reading, bytes: &Range<usize>) -> Option<Expr> {
        if let Some(trouble) = trouble {
            self.faults.push(Fault {
                bytes: bytes.clone(),
                said: trouble.said,
                is_half_typed: trouble.may_become && bytes.end == self.text.len(),
            });
        }
        let Means::Term(term) = means? else {
            return None;
        };
        self.terms += 1;
        if self.terms == MOST + 1 {
            let said = format!("a query asks for {MOST} things at most");
            self.wrong(bytes.clone(), said);
        }
        (self.terms <= MOST).then_some(Expr::Term(term))
    }

    /// Adds what was read to the group.
    fn add(&mut self, expr: Option<Expr>) {
        let is_negated = std::mem::take(&mut self.is_negated);
        self.group.before = Before::Something;
        let expr = if is_negated {
            expr.map(Expr::negated)
        } else {
            expr
        };
        self.group.parts.extend(expr);
    }

    fn open(&mut self, bytes: Range<usize>) {
        if self.around.len() == DEEPEST {
            let said = format!("brackets stand in each other {DEEPEST} deep at most");
            self.wrong(bytes, said);
            self.too_deep = 1;
            self.add(None);
            return;
        }
        let inner = Group {
            open: bytes,
            is_negated: std::mem::take(&mut self.is_negated),
            ..Group::default()
        };
        self.around.push(std::mem::replace(&mut self.group, inner));
    }

    fn close(&mut self, bytes: &Range<usize>) {
        if self.around.is_empty() {
            self.wrong(
                bytes.clone(),
                "there is no open bracket that this one closes",
            );
            return;
        }
        match self.group.before.clone() {
            Before::Nothing => {
                let both = self.group.open.start..bytes.end;
                self.wrong(both, "nothing stands between these brackets");
            }
            Before::Or(or) => self.wrong(or, LONELY_OR),
            Before::Something => {}
        }
        self.end_group();
    }

    /// Goes back to the group around this one.
    fn end_group(&mut self) {
        let Some(around) = self.around.pop() else {
            return;
        };
        let group = std::mem::replace(&mut self.group, around);
        self.is_negated = group.is_negated;
        self.add(group.expr());
    }

    fn or(&mut self, bytes: Range<usize>) {
        let is_at_end = bytes.end == self.text.len();
        match &self.group.before {
            Before::Something => {
                self.group.end_side();
                self.group.before = Before::Or(bytes);
            }
            // It may be the beginning of a word; so the one before it is told of.
            Before::Or(_) if is_at_end => {}
            Before::Nothing if is_at_end => self.half_typed(bytes, LONELY_OR),
            Before::Or(_) | Before::Nothing => self.wrong(bytes, LONELY_OR),
        }
    }

    fn sort(&mut self, field: &Field, bytes: &Range<usize>, name: &Range<usize>, values: &[Piece]) {
        let is_negated = std::mem::take(&mut self.is_negated);
        let [piece] = values else { return };
        let reading = read::value(field, piece);
        let by = match &reading.0 {
            Some(Means::Sort(by)) => Some(*by),
            _ => None,
        };
        self.heard(reading, &pointed(piece, name));
        if is_negated {
            self.wrong(
                bytes.clone(),
                "the other end first is written `sort:-`, with the key behind it",
            );
        } else if !self.around.is_empty() {
            self.group.before = Before::Something;
            self.wrong(
                bytes.clone(),
                "an order is of the whole query and stands outside of brackets",
            );
        } else if self.sort.is_some() {
            self.wrong(bytes.clone(), "there is an order already");
        } else {
            self.sort = by.map(|by| Sort {
                by,
                is_reversed: piece.text.starts_with('-'),
            });
        }
    }

    fn finish(mut self) -> Query {
        if let Before::Or(or) = self.group.before.clone() {
            self.half_typed(or, LONELY_OR);
        }
        while !self.around.is_empty() {
            self.half_typed(self.group.open.clone(), "this bracket is not closed");
            self.end_group();
        }
        let expr = self.group.expr();
        let trimmed = self.text.trim();
        if expr.is_none() && self.sort.is_none() && self.faults.is_empty() && !trimmed.is_empty() {
            let start = self.text.len() - self.text.trim_start().len();
            self.faults.push(Fault {
                bytes: start..start + trimmed.len(),
                said: "there is no letter or digit to look for".to_owned(),
                is_half_typed: true,
            });
        }
        self.faults.sort_by_key(|fault| fault.bytes.start);
        Query {
            expr,
            sort: self.sort,
            faults: self.faults,
        }
    }
}

/// Returns the bytes of a value, or of what stands before it where it is empty: its name or a comma.
fn pointed(piece: &Piece, name: &Range<usize>) -> Range<usize> {
    let Range { start, end } = piece.bytes;
    if start < end {
        start..end
    } else if start == name.end {
        name.clone()
    } else {
        start.saturating_sub(1)..end
    }
}

fn unknown(name: &str) -> String {
    let names: Vec<String> = FIELDS
        .iter()
        .map(|field| format!("{}:", field.name))
        .collect();
    let mut hint = did_you_mean(name, names.iter().map(String::as_str));
    if hint.is_empty() {
        hint.push_str("; quotation marks make it a word");
    }
    format!("there is no field `{name}`{hint}")
}

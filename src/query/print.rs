//! A query as text: the one that is read as the same query again.

use std::fmt;

use crate::{
    model::{Color, Stance, Status, Voice},
    query::{
        Query, Sort,
        expr::{Expr, Phrase, Term, TextField},
        field::{Field, Takes},
        scan::{ESCAPE, is_quote},
        value::written,
    },
};

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(expr) = &self.expr {
            expr.fmt(f)?;
        }
        if let Some(sort) = &self.sort {
            let blank = if self.expr.is_some() { " " } else { "" };
            write!(f, "{blank}sort:{sort}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.is_reversed { "-" } else { "" };
        write!(f, "{sign}{}", written(self.by.word()))
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All(parts) => {
                for (at, part) in parts.iter().enumerate() {
                    let blank = if at > 0 { " " } else { "" };
                    write!(f, "{blank}{}", Tight(part, Sides::Or))?;
                }
                Ok(())
            }
            Self::Any(sides) => {
                for (at, side) in lists(sides).into_iter().enumerate() {
                    let or = if at > 0 { " OR " } else { "" };
                    match side {
                        [one] => write!(f, "{or}{one}")?,
                        list => write!(f, "{or}{}", List(list))?,
                    }
                }
                Ok(())
            }
            Self::Not(inner) => write!(f, "-{}", Tight(inner, Sides::Both)),
            Self::Term(term) => term.fmt(f),
        }
    }
}

/// Which groups need brackets at a place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sides {
    /// Those with `OR`.
    Or,
    /// All.
    Both,
}

/// Prints with brackets where it would be read otherwise without.
struct Tight<'a>(&'a Expr, Sides);

impl fmt::Display for Tight<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(expr, brackets) = self;
        let is_loose = match expr {
            Expr::Any(sides) => lists(sides).len() > 1,
            Expr::All(_) => *brackets == Sides::Both,
            Expr::Not(_) | Expr::Term(_) => false,
        };
        if is_loose {
            write!(f, "({expr})")
        } else {
            expr.fmt(f)
        }
    }
}

/// Parts the sides of an `OR` so that what stands together can be written as one list, such as `tag:a,b`.
fn lists(sides: &[Expr]) -> Vec<&[Expr]> {
    let takes = |expr: &Expr| match expr {
        Expr::Term(term) => takes(term).filter(|takes| takes.is_list()),
        _ => None,
    };
    sides
        .chunk_by(|a, b| takes(a).is_some() && takes(a) == takes(b))
        .collect()
}

/// Prints terms of one field as a list of its values.
struct List<'a>(&'a [Expr]);

impl fmt::Display for List<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, expr) in self.0.iter().enumerate() {
            match expr {
                Expr::Term(term) if at > 0 => write!(f, ",{}", value(term))?,
                other => other.fmt(f)?,
            }
        }
        Ok(())
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(field) = takes(self).and_then(Field::taking) {
            write!(f, "{}:", field.name)?;
        }
        f.write_str(&value(self))
    }
}

/// Returns what a term is the value of; nothing for words that may stand anywhere.
fn takes(term: &Term) -> Option<Takes> {
    Some(match term {
        Term::Words {
            field: TextField::Anywhere,
            ..
        } => return None,
        Term::Words { field, .. } => Takes::Words(*field),
        Term::Is(_) => Takes::Is,
        Term::Has(_) => Takes::Has,
        Term::Missing(_) => Takes::Missing,
        Term::Color(_) => Takes::Color,
        Term::Stance(_) => Takes::Stance,
        Term::Status(_) => Takes::Status,
        Term::Voice(_) => Takes::Voice,
        Term::When { field, .. } => Takes::When(*field),
    })
}

fn value(term: &Term) -> String {
    match term {
        Term::Words { words, .. } => words.to_string(),
        Term::Is(state) => state.word().to_owned(),
        Term::Has(having) => having.word().to_owned(),
        Term::Missing(missing) => missing.word().to_owned(),
        Term::Color(Color::Other(word))
        | Term::Stance(Stance::Other(word))
        | Term::Status(Status::Other(word))
        | Term::Voice(Voice::Other(word)) => quoted(word),
        Term::Color(color) => written(color.word()),
        Term::Stance(stance) => written(stance.word()),
        Term::Status(status) => written(status.word()),
        Term::Voice(voice) => written(voice.word()),
        Term::When { when, .. } => when.to_string(),
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let star = if self.is_prefix { "*" } else { "" };
        write!(f, "{}{star}", bare_or_quoted(&self.text()))
    }
}

/// Writes a text as a value: in quotation marks where it would be read as something else without.
pub(super) fn bare_or_quoted(text: &str) -> String {
    let is_operator =
        |sign: char| matches!(sign, '(' | ')' | ':' | ',' | '*' | ESCAPE) || is_quote(sign);
    let is_bare = text != "OR"
        && !text.starts_with('-')
        && !text.contains(|sign: char| sign.is_whitespace() || is_operator(sign));
    if is_bare {
        text.to_owned()
    } else {
        quoted(text)
    }
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for sign in text.chars() {
        if matches!(sign, '"' | ESCAPE) {
            quoted.push(ESCAPE);
        }
        quoted.push(sign);
    }
    quoted.push('"');
    quoted
}

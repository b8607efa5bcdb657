//! The query language, as a person types it.

mod complete;
mod faults;
pub(crate) mod generate;
mod laws;
mod marks;
pub(crate) mod oracle;
mod reading;
mod table;
mod times;

use crate::query::{Expr, Phrase, Query, Term, TextField, parse};

/// Reads a query that must have no faults.
#[track_caller]
fn sound(text: &str) -> Query {
    let query = parse(text);
    assert_eq!(query.faults, [], "{text}");
    query
}

/// Reads what a query without faults asks for.
#[track_caller]
fn expr(text: &str) -> Expr {
    sound(text)
        .expr
        .unwrap_or_else(|| panic!("{text} asks for nothing"))
}

/// Words in a field.
fn words_in(field: TextField, words: &str) -> Expr {
    let words = Phrase::new(words).expect("words can be seen");
    Expr::Term(Term::Words { field, words })
}

/// Words that begin so in a field.
fn begun_in(field: TextField, words: &str) -> Expr {
    let words = Phrase::new(words).expect("words can be seen").begun();
    Expr::Term(Term::Words { field, words })
}

/// A word or phrase anywhere.
fn words(words: &str) -> Expr {
    words_in(TextField::Anywhere, words)
}

fn all<const N: usize>(parts: [Expr; N]) -> Expr {
    Expr::All(parts.into())
}

fn any<const N: usize>(sides: [Expr; N]) -> Expr {
    Expr::Any(sides.into())
}

fn not(expr: Expr) -> Expr {
    Expr::Not(Box::new(expr))
}

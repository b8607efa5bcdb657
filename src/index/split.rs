//! Taking a query apart into what one table of words answers and the rest.

use crate::{
    index::{
        condition::own,
        words::{self, Column},
    },
    query::{Expr, Phrase, Query, Term, TextField},
};

/// Tells in which column words of a field are looked for; nothing where that is not in this table.
pub(super) type Columns = fn(TextField) -> Option<Column>;

/// A query, taken apart into what one table of words answers and the rest.
pub(super) struct Split<'a> {
    /// What FTS5 is asked; nothing where no part of the query can be.
    pub matched: Option<String>,
    /// What else must be fulfilled.
    pub rest: Query,
    /// The words that must stand, each by itself.
    words: Vec<(TextField, &'a Phrase)>,
}

impl<'a> Split<'a> {
    /// Takes a query apart by the columns in which words of a field are looked for.
    pub fn new(query: &'a Query, column: Columns) -> Self {
        let (mut matched, mut rest, mut words) = (Vec::new(), Vec::new(), Vec::new());
        let parts = match &query.expr {
            None => &[],
            Some(Expr::All(parts)) => parts.as_slice(),
            Some(one) => std::slice::from_ref(one),
        };
        for part in parts {
            match asked(part, column) {
                Some(of_part) => matched.push(of_part),
                None => rest.push(part.clone()),
            }
            if let Expr::Term(Term::Words {
                field,
                words: phrase,
            }) = part
            {
                words.push((*field, phrase));
            }
        }
        Self {
            matched: (!matched.is_empty()).then(|| matched.join(" AND ")),
            rest: Query {
                expr: Expr::all(rest),
                ..query.clone()
            },
            words,
        }
    }

    /// Returns, best first, what FTS5 may be asked to tell good places from others: all words in a row in the
    /// title, all in the title, all in a row anywhere.
    pub fn tiers(&self) -> Vec<String> {
        let of = |fields: &[TextField]| -> Vec<&Phrase> {
            let words = self
                .words
                .iter()
                .filter(|(field, _)| fields.contains(field));
            words.map(|(_, phrase)| *phrase).collect()
        };
        let free = of(&[TextField::Anywhere]);
        let in_title = of(&[TextField::Anywhere, TextField::Title]);
        let each_in_title: Option<Vec<String>> = in_title
            .iter()
            .map(|phrase| words::matching(Column::Title, phrase))
            .collect();
        let each_in_title = each_in_title.filter(|each| !each.is_empty());
        let in_a_row = |column| {
            (free.len() > 1)
                .then(|| words::in_a_row(column, free.iter().copied()))
                .flatten()
        };
        [
            in_a_row(Column::Title),
            each_in_title.map(|each| each.join(" AND ")),
            in_a_row(Column::AllOfText),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// Returns what FTS5 is asked for a part of a query; nothing where it is about more than words in these columns.
fn asked(expr: &Expr, column: Columns) -> Option<String> {
    let joined = |parts: &[Expr], word: &str| {
        let parts: Option<Vec<String>> = parts.iter().map(|part| asked(part, column)).collect();
        parts.map(|parts| format!("({})", parts.join(word)))
    };
    match expr {
        Expr::All(parts) => joined(parts, " AND "),
        Expr::Any(parts) => joined(parts, " OR "),
        Expr::Term(Term::Words { field, words }) => words::matching(column(*field)?, words),
        // What must not stand may stand in another table.
        Expr::Not(_) | Expr::Term(_) => None,
    }
}

pub(super) const fn of_articles(field: TextField) -> Option<Column> {
    match field {
        TextField::Anywhere => Some(Column::AllOfText),
        field => own(field),
    }
}

pub(super) const fn of_notes(field: TextField) -> Option<Column> {
    match field {
        TextField::Anywhere | TextField::Note => Some(Column::Note),
        _ => None,
    }
}

pub(super) const fn of_quotes(field: TextField) -> Option<Column> {
    match field {
        TextField::Anywhere | TextField::Quote => Some(Column::Quote),
        _ => None,
    }
}

pub(super) const fn of_claims(field: TextField) -> Option<Column> {
    match field {
        TextField::Anywhere | TextField::Claim => Some(Column::AllOfClaim),
        _ => None,
    }
}

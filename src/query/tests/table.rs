//! The table of fields, and what is made from it.

use std::collections::BTreeSet;

use super::sound;
use crate::{
    model::view,
    query::{
        FIELDS, Field, Having, Missing, State, Takes,
        reference::{markdown_table, rows},
    },
};

#[test]
fn names_are_unique_plain_and_told() {
    let names: BTreeSet<&str> = FIELDS.iter().map(|field| field.name).collect();
    let takes: Vec<Takes> = FIELDS.iter().map(|field| field.takes).collect();
    assert_eq!(names.len(), FIELDS.len());
    for (at, field) in FIELDS.iter().enumerate() {
        assert!(field.name.len() > 1 && field.name.bytes().all(|b| b.is_ascii_lowercase()));
        assert!(
            !field.doc.is_empty() && !field.doc.ends_with('.'),
            "{}",
            field.name
        );
        assert_eq!(Field::named(field.name), Some(field));
        assert_eq!(Field::taking(field.takes), Some(field));
        assert!(!takes.iter().skip(at + 1).any(|other| *other == field.takes));
    }
}

#[test]
fn values_are_words_that_need_no_quotation_marks() {
    let states = State::ALL.iter().map(|state| (state.word(), state.about()));
    let having = Having::ALL
        .iter()
        .map(|having| (having.word(), having.about()));
    let missing = Missing::ALL
        .iter()
        .map(|missing| (missing.word(), missing.about()));
    for (word, about) in states.chain(having).chain(missing) {
        assert!(word.bytes().all(|b| b.is_ascii_lowercase()) && !about.is_empty());
    }
    assert_eq!(
        view::Sort::ALL
            .map(view::Sort::word)
            .concat()
            .find([' ', '"']),
        None
    );
}

#[test]
fn all_that_the_reference_shows_is_sound() {
    for row in rows() {
        let query = sound(&row.typed);
        assert!(
            query.expr.is_some() || query.sort.is_some(),
            "{}",
            row.typed
        );
    }
}

#[test]
fn the_reference_tells_every_field_and_every_value() {
    let text = markdown_table();
    for field in &FIELDS {
        assert!(
            text.contains(&format!("| `{}:", field.name)),
            "{}",
            field.name
        );
    }
    let is = text
        .lines()
        .find(|line| line.starts_with("| `is:"))
        .unwrap();
    for state in State::ALL {
        assert!(is.contains(state.word()), "{is}");
    }
    let sort = text
        .lines()
        .find(|line| line.starts_with("| `sort:"))
        .unwrap();
    assert!(sort.contains("published, title"), "{sort}");
    // A bar would end a cell.
    assert!(
        text.lines().all(|line| line.matches('|').count() == 3),
        "{text}"
    );
}

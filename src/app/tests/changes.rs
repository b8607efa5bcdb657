//! Going through what has changed since the snapshot before.

use super::*;
use crate::app::reader::Comparison;

#[test]
fn passages_that_have_changed_are_gone_through() {
    let mut stage = Stage::new(&[
        "The price is three billion, says one. Nobody confirmed it.\n\nMore follows.",
    ]);
    stage.was_before(
        1,
        "The price is two billion, says one. Nobody confirmed it.",
    );
    stage.keys("Enter ] c");
    assert!(
        stage.shown().starts_with("The price is [t]hree"),
        "{}",
        stage.shown()
    );
    stage.keys("] c");
    assert!(
        stage.shown().ends_with("\n\n[M]ore follows."),
        "{}",
        stage.shown()
    );
    stage.keys("] c");
    assert!(
        stage.said().starts_with("Nothing further down"),
        "{}",
        stage.said()
    );
    stage.keys("[ c");
    assert!(
        stage.shown().starts_with("The price is [t]hree"),
        "{}",
        stage.shown()
    );
    stage.keys("C-o");
    assert!(
        stage.shown().ends_with("\n\n[M]ore follows."),
        "{}",
        stage.shown()
    );
    stage.keys("v 2 [ c");
    assert!(stage.app.reader.as_ref().unwrap().selected().unwrap().len() > 1);
}

#[test]
fn without_a_snapshot_before_that_is_said() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter ] c");
    assert_eq!(stage.said(), "This article has only one snapshot.");
    let reader = stage.app.reader.as_ref().unwrap();
    assert_eq!(reader.comparison, Comparison::NotAsked);
}

#[test]
fn a_text_that_is_as_before_is_said_to_be() {
    let mut stage = Stage::new(&[TWO]);
    stage.was_before(1, TWO);
    stage.keys("Enter [ c");
    assert_eq!(
        stage.said(),
        "Nothing has changed since the snapshot before."
    );
}

#[test]
fn what_is_read_is_compared_without_a_key_and_a_preview_is_not() {
    let mut stage = Stage::new(&["One is new. Two.", "Other."]);
    stage.was_before(1, "One. Two.");
    let known = |stage: &Stage| {
        let reader = stage.app.reader.as_ref().unwrap();
        matches!(&reader.comparison, Comparison::Known(changes) if !changes.is_empty())
    };
    assert!(!known(&stage));
    stage.keys("Enter");
    assert!(known(&stage));
    assert_eq!(
        stage.app.reader.as_ref().unwrap().caret,
        0,
        "nothing has moved"
    );
}

#[test]
fn a_comparison_that_fails_is_told_to_whoever_asks_and_tried_again() {
    let mut stage = Stage::new(&["The price is three."]);
    stage.was_before(1, "The price is two.");
    let older = std::mem::take(&mut stage.older);
    stage.keys("Enter");
    assert_eq!(stage.said(), "", "nobody has asked");
    stage.keys("] c");
    assert!(stage.said().contains("is missing"), "{}", stage.said());
    stage.older = older;
    stage.keys("] c");
    assert!(
        stage.shown().starts_with("The price is [t]hree"),
        "{}",
        stage.shown()
    );
}

//! Going through what has changed since the snapshot before.

use super::*;

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
    assert_eq!(stage.app.reader.as_ref().unwrap().changes, None);
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

//! The help, as it is used.

use super::*;
use crate::app::help::{Help, Line};

fn help(stage: &Stage) -> &Help {
    match stage.app.overlays.last() {
        Some(Overlay::Help(help)) => help,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_chosen_in_the_help_is_done_where_it_was_opened() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter ) ? /").types("mark the selection");
    assert_eq!(help(&stage).command(), Some(CommandId::Mark));
    // The first Enter ends the typing; nothing is done by a slip.
    stage.keys("Enter");
    assert!(stage.marked(1).is_empty());
    stage.keys("Enter");
    assert_eq!(stage.marked(1), ["Two is next."]);
    assert!(stage.app.overlays.is_empty());
}

#[test]
fn what_does_nothing_here_says_why() {
    let mut stage = Stage::new(&[TWO]);
    stage
        .keys("? /")
        .types("mark the selection")
        .keys("Enter Enter");
    assert_eq!(
        stage.said(),
        "“mark” works in the reader, not in the list of articles."
    );
    assert!(stage.app.overlays.is_empty());
}

#[test]
fn esc_takes_the_words_back_and_then_leaves() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("?");
    let whole = help(&stage).lines.len();
    stage.keys("f").types("claim").keys("Down Up Enter");
    assert!(help(&stage).lines.len() < whole);
    stage.keys("Esc");
    assert_eq!(help(&stage).lines.len(), whole);
    stage.keys("Esc");
    assert!(stage.app.overlays.is_empty());
    stage.keys("? ?");
    assert!(stage.app.overlays.is_empty());
}

#[test]
fn it_is_searched_from_the_palette_and_opens_over_fields() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys(":").types("help evidence").keys("Enter");
    let is_word =
        |line: &Line| matches!(line, Line::Meaning { term, .. } if term.text == "Evidence");
    assert!(help(&stage).lines.iter().any(is_word));
    stage.keys("q q Enter a F1");
    let first = help(&stage).lines.first().cloned();
    assert_eq!(first, Some(Line::Heading("Here: in a note".to_owned())));
    stage.keys("Esc");
    assert_eq!(stage.app.place(), Place::Note);
}

#[test]
fn the_cursor_goes_from_row_to_row_and_to_the_ends() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("?");
    let first = help(&stage).rows.cursor;
    stage.keys("G");
    let last = help(&stage).rows.cursor;
    assert_eq!(last, help(&stage).lines.len() - 1);
    stage.keys("g g");
    assert_eq!(help(&stage).rows.cursor, first);
    for _ in 0..help(&stage).lines.len() {
        stage.keys("j");
    }
    assert_eq!(help(&stage).rows.cursor, last);
}

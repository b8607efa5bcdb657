//! Searching the library and going through what was found.

use super::*;
use crate::app::{
    actions::panels,
    panel::{Kind, Panel},
};

const CRANES: [&str; 3] = [
    "# Harbour plans\n\nThe pier is old. The crane is blue. The crane is loud.",
    "# Another view\n\nNobody hears it. The crane is quiet.",
    "# Nothing to see\n\nNo words of note.",
];

fn top(stage: &Stage) -> Option<&Panel> {
    panels::top(&stage.app)
}

fn caret(stage: &Stage) -> (&str, usize) {
    let reader = stage.app.reader.as_ref().unwrap();
    (reader.article.title.as_str(), reader.caret)
}

#[test]
fn each_letter_searches_and_only_the_last_answer_counts() {
    let mut stage = Stage::new(&CRANES);
    stage.keys("g /").types("cr");
    let (first, typed) = stage.asked();
    assert_eq!(typed, "cr");
    stage.types("ane");
    assert_eq!(stage.asked().1, "crane");
    stage.send(Message::Hits(first, Ok(Box::default())));
    assert!(matches!(top(&stage), Some(panel) if panel.waiting.is_some()));
    stage.found("crane");
    let panel = top(&stage).unwrap();
    assert_eq!((panel.len(), panel.waiting), (2, None));
    assert!(matches!(&panel.kind, Kind::Found(found) if found.total == 2));
}

#[test]
fn enter_opens_at_the_place_and_n_goes_on_through_all_that_was_found() {
    let mut stage = Stage::new(&CRANES);
    stage.keys("g /").types("crane");
    stage.found("crane");
    stage.keys("Enter");
    let (first, second) = ("Harbour plans", "Another view");
    let places: Vec<usize> = CRANES[0]
        .match_indices("crane")
        .map(|(at, _)| at - 2)
        .collect();
    assert_eq!(caret(&stage), (first, places[0]));
    stage.keys("n");
    assert_eq!(caret(&stage), (first, places[1]));
    stage.keys("n");
    assert_eq!(
        caret(&stage),
        (second, CRANES[1].find("crane").unwrap() - 2)
    );
    stage.keys("n");
    assert_eq!(caret(&stage).0, second);
    assert!(stage.said().contains("last result"), "{}", stage.said());
    stage.keys("N");
    assert_eq!(caret(&stage), (first, places[0]));
    // Back to what was found, as it was.
    stage.keys("Esc");
    if top(&stage).is_none() {
        stage.keys("Esc");
    }
    assert_eq!(top(&stage).map(Panel::len), Some(2));
}

#[test]
fn what_is_not_right_is_said_while_the_rest_is_looked_for() {
    let mut stage = Stage::new(&CRANES);
    stage.keys("g /").types("crane autor:x");
    let panel = top(&stage).unwrap();
    let Kind::Found(found) = &panel.kind else {
        panic!("it is the search");
    };
    assert!(
        found.fault.as_deref().unwrap().contains("author:"),
        "{:?}",
        found.fault
    );
    assert_eq!(stage.asked().1, "crane autor:x");
    // A half-typed field is no fault.
    stage.keys("C-u").types("crane tag:");
    let panel = top(&stage).unwrap();
    assert!(matches!(&panel.kind, Kind::Found(found) if found.fault.is_none()));
}

#[test]
fn an_empty_line_finds_nothing_and_asks_for_nothing() {
    let mut stage = Stage::new(&CRANES);
    stage.keys("g /").types("c");
    stage.found("crane");
    stage.keys("Backspace");
    let panel = top(&stage).unwrap();
    assert!(panel.is_empty() && panel.waiting.is_none());
}

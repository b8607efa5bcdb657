//! An article whose text has changed: what waits looks different from what is sure.

use super::*;
use crate::app::{Message, tests::recheck};

/// The revised article, with the caret on what is edited.
fn edited() -> Stage {
    let mut stage = recheck::revised();
    stage.send(Message::Resized(90, 30));
    stage.keys("g g ] r");
    stage
}

#[test]
fn words_that_differ_are_told_beside_those_that_were_marked() {
    snapshot("recheck-edited", &edited(), Colors::True);
    snapshot("recheck-edited-without-colours", &edited(), Colors::None);
}

#[test]
fn what_waits_has_a_menu_of_its_own() {
    let mut stage = edited();
    stage.keys("Enter");
    snapshot("recheck-menu", &stage, Colors::True);
}

#[test]
fn an_orphan_stands_in_the_panel_with_what_stood_around_it() {
    let mut stage = edited();
    stage.keys("A G");
    snapshot("recheck-orphan", &stage, Colors::True);
}

#[test]
fn a_newer_matcher_tells_where_it_would_put_an_annotation() {
    let mut stage = recheck::contested();
    stage.send(Message::Resized(90, 30));
    stage.keys("g g");
    snapshot("recheck-contested", &stage, Colors::None);
}

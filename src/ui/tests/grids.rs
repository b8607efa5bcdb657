//! Grids, as they are seen.

use super::*;
use crate::app::{Message, tests::grids};

/// A screen with a grid in which all is rated.
pub(super) fn rated(width: u16, height: u16) -> Stage {
    shown(grids::rated(), width, height)
}

/// The list of grids, one of them made.
pub(super) fn listed(width: u16, height: u16) -> Stage {
    let mut stage = rated(width, height);
    stage.keys("Esc");
    stage
}

fn shown(mut stage: Stage, width: u16, height: u16) -> Stage {
    stage.send(Message::Resized(width, height));
    stage
}

#[test]
fn a_grid_is_read_without_colours_and_on_small_screens() {
    let mut stage = rated(80, 24);
    stage.keys("c j c c l");
    snapshot("grid-none", &stage, Colors::None);
    for (width, height) in [(40, 12), (40, 10), (20, 5)] {
        let name = format!("small-grid-{width}x{height}");
        snapshot(&name, &rated(width, height), Colors::None);
    }
    // The last claim and the last row come into sight with the caret.
    let mut stage = rated(40, 9);
    stage.keys("$ G");
    snapshot("small-grid-scrolled", &stage, Colors::None);
    let ascii = Theme::built_in(crate::config::theme::LAMPLIGHT, Colors::None);
    let ascii = ascii.with_letters(Letters::Ascii);
    snapshot_in("grid-ascii", &rated(80, 24), &ascii);
}

#[test]
fn a_grid_that_is_not_rated_says_how_much_is_left() {
    at_all_sizes("grid-unrated", |width, height| {
        let mut stage = shown(grids::filled(), width, height);
        stage.keys("g g 0 4 1 4 3");
        stage
    });
}

#[test]
fn an_empty_grid_and_no_grid_say_what_to_do() {
    snapshot("grid-empty", &shown(grids::made(), 80, 24), Colors::None);
    snapshot(
        "small-grid-empty",
        &shown(grids::made(), 40, 12),
        Colors::None,
    );
    let mut stage = shown(grids::flagged(), 80, 24);
    stage.keys("g h");
    snapshot("grids-empty", &stage, Colors::None);
}

#[test]
fn a_narrow_window_shows_the_cell_of_the_caret_below() {
    let mut stage = rated(20, 10);
    stage.keys("g g 0 l");
    snapshot("narrow-grid", &stage, Colors::None);
}

#[test]
fn what_lies_in_the_trash_is_told() {
    let mut stage = rated(80, 24);
    stage.keys("Esc C d d g h Enter j j Enter d d Esc");
    snapshot("grid-trash", &stage, Colors::None);
    let mut small = rated(40, 10);
    small.keys("g g Enter d d Esc G");
    snapshot("small-grid-trash", &small, Colors::None);
    stage.keys("Esc d d g t");
    snapshot("grids-trash", &stage, Colors::None);
}

#[test]
fn what_was_rated_for_another_wording_is_told() {
    let mut stage = rated(80, 24);
    stage.keys("Esc C e C-u").types("There never were devices");
    stage.keys("Enter g h Enter g g 0");
    snapshot("grid-reworded", &stage, Colors::None);
}

#[test]
fn claims_and_evidence_are_chosen_by_ticks() {
    let mut stage = shown(grids::flagged(), 80, 24);
    stage.keys("g h n Enter Down Enter");
    snapshot("grid-claims", &stage, Colors::None);
    let mut stage = shown(grids::made(), 80, 24);
    stage.keys("p Down Enter");
    snapshot("grid-evidence", &stage, Colors::None);
    let mut stage = rated(80, 24);
    stage.keys("P Down Enter");
    snapshot("grid-columns", &stage, Colors::None);
}

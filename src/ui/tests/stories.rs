//! Stories and views: what is narrowed, what is chosen, what is changed.

use super::{panels::desk, *};

/// The desk with two stories and a saved view.
pub fn storied(width: u16, height: u16) -> Stage {
    let mut stage = desk(width, height);
    stage
        .keys("q g g t t p")
        .types("JEDI abroad")
        .keys("Enter Esc g g p")
        .types("Prices and what they leave out")
        .keys("Enter g s i Tab")
        .types("What governments were offered, and by whom.")
        .keys("Enter Esc f")
        .types("source:north")
        .keys("Enter :")
        .types("view From the north")
        .keys("Enter Esc g v G i Tab Tab")
        .types("w")
        .keys("Enter Esc");
    stage
}

#[test]
fn everything_is_narrowed_to_a_story_and_says_so() {
    at_all_sizes("story-list", |width, height| {
        let mut stage = storied(width, height);
        stage.keys("g s Enter");
        stage
    });
    for (name, keys) in [
        ("claims", "C"),
        ("all-annotations", "g A"),
        ("stories", "g s"),
    ] {
        let mut stage = storied(80, 24);
        stage.keys("g s Enter").keys(keys);
        snapshot(&format!("story-{name}"), &stage, Colors::None);
    }
}

#[test]
fn a_story_is_chosen_for_what_is_ticked() {
    let mut stage = storied(80, 24);
    stage.keys("g g t t t p");
    snapshot("story-picker", &stage, Colors::True);
    stage.types("Court");
    snapshot("story-picker-new", &stage, Colors::None);
    let mut stage = storied(80, 24);
    stage.keys("g g p");
    snapshot("story-picker-in-it", &stage, Colors::None);
}

#[test]
fn the_letters_of_views_show_once_the_first_key_is_typed() {
    at_all_sizes("views-following", |width, height| {
        let mut stage = storied(width, height);
        stage.keys("'");
        stage
    });
    let mut stage = storied(80, 24);
    stage.keys("' w");
    snapshot("view-list", &stage, Colors::True);
    stage.keys("' s");
    snapshot("view-empty", &stage, Colors::None);
    stage.keys("g s Enter ' u");
    snapshot("view-in-story", &stage, Colors::None);
}

#[test]
fn stories_and_views_are_changed_in_forms() {
    let mut stage = storied(80, 24);
    stage.keys("g s i");
    snapshot("story-form", &stage, Colors::True);
    stage.keys("C-u Enter");
    snapshot("story-form-wrong", &stage, Colors::None);
    let mut stage = storied(80, 24);
    stage.keys("g v G i Tab Tab C-u").types("u").keys("Enter");
    snapshot("view-form-wrong", &stage, Colors::None);
}

#[test]
fn an_empty_story_says_what_fills_it() {
    let mut stage = storied(80, 24);
    stage.keys("g s n").types("Empty").keys("Enter g g Enter");
    snapshot("story-empty", &stage, Colors::None);
    stage.keys("C");
    snapshot("story-empty-claims", &stage, Colors::None);
}

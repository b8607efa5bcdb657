//! An article whose text has changed: what waits looks different from what is sure.

use super::{places, signs::Letters, *};
use ratatui::style::{Color, Modifier};

use crate::{
    app::{Message, diff::Telling, tests::recheck},
    config::theme::color::Rgb,
};

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
fn without_colours_and_in_ascii_signs_tell_what_became_of_words() {
    for (width, height) in [(80, 24), (110, 30)] {
        let mut stage = places::revised(width, height);
        stage.app.telling = Telling::BySigns;
        stage.keys("g d");
        let name = format!("diff-without-colours-{width}x{height}");
        snapshot(&name, &stage, Colors::None);
        let theme = Theme::built_in(crate::config::theme::LAMPLIGHT, Colors::None);
        let theme = theme.with_letters(Letters::Ascii);
        snapshot_in(&format!("diff-ascii-{width}x{height}"), &stage, &theme);
    }
}

#[test]
fn what_is_held_to_be_placed_stays_in_the_status_line() {
    let mut stage = edited();
    stage.keys("g w w w");
    snapshot("recheck-held", &stage, Colors::True);
}

#[test]
fn a_claim_tells_how_much_of_its_evidence_is_to_recheck() {
    let mut stage = edited();
    stage
        .keys("+")
        .types("The devices work offline")
        .keys("Enter C");
    let rows = &stage.app.claims;
    assert_eq!(rows.iter().map(|row| row.recheck).collect::<Vec<_>>(), [1]);
    snapshot("recheck-claims", &stage, Colors::True);
    stage.keys("Enter");
    snapshot("recheck-claim", &stage, Colors::True);
}

#[test]
fn a_newer_matcher_tells_where_it_would_put_an_annotation() {
    let mut stage = recheck::contested();
    stage.send(Message::Resized(90, 30));
    stage.keys("g g");
    snapshot("recheck-contested", &stage, Colors::None);
}

#[test]
fn in_each_theme_words_that_are_gone_or_new_are_read_on_the_ground_of_a_mark() {
    let names = ["lamplight", "daylight", "contrast-dark", "contrast-light"];
    for name in names {
        for (width, height) in [(80, 24), (160, 40)] {
            let mut stage = places::revised(width, height);
            stage.keys("g d");
            let (buffer, _) = seen_in(&stage, &Theme::built_in(name, Colors::True));
            let mut struck = 0;
            for cell in buffer.content() {
                let (Color::Rgb(r, g, b), Color::Rgb(x, y, z)) = (cell.fg, cell.bg) else {
                    panic!("a colour of the terminal's own")
                };
                struck += usize::from(cell.modifier.contains(Modifier::CROSSED_OUT));
                let contrast = Rgb(r, g, b).contrast(Rgb(x, y, z));
                let is_line = "│─".contains(cell.symbol());
                let is_read = contrast >= 4.5 || cell.symbol() == " " || is_line;
                assert!(is_read, "{name}: {} has {contrast:.1}", cell.symbol());
            }
            assert!(struck > 0, "{name}");
        }
    }
}

//! The matrix of claims, as it is seen.

use super::*;
use crate::app::{Message, tests::matrix};

/// Articles and claims of which something was found.
pub(super) fn flagged(width: u16, height: u16) -> Stage {
    let mut stage = matrix::flagged();
    stage.send(Message::Resized(width, height));
    stage
}

fn shown(width: u16, height: u16) -> Stage {
    let mut stage = flagged(width, height);
    stage.keys("g c O l");
    stage
}

#[test]
fn a_matrix_is_read_without_colours_and_on_small_screens() {
    let mut stage = shown(80, 24);
    stage.keys("j l o");
    snapshot("matrix-none", &stage, Colors::None);
    stage.keys("t");
    snapshot("matrix-sources", &stage, Colors::None);
    for (width, height) in [(40, 10), (20, 5)] {
        let name = format!("small-matrix-{width}x{height}");
        snapshot(&name, &shown(width, height), Colors::None);
    }
}

#[test]
fn a_narrowed_matrix_says_by_what() {
    let mut stage = shown(120, 36);
    stage.keys("a").types("Second").keys("Enter");
    stage.keys("/").types("Devices").keys("Enter");
    snapshot("matrix-narrowed", &stage, Colors::None);
    stage.keys("a C-u").types("nowhere").keys("Enter");
    snapshot("matrix-narrowed-to-nothing", &stage, Colors::None);
}

#[test]
fn on_a_narrow_screen_only_a_narrowed_matrix_says_that_its_count_is_of_these() {
    let title = |stage: &Stage| {
        let (buffer, _) = seen(stage, Colors::None);
        let lines = styled::styled(&buffer, None);
        let title = lines.lines().find(|line| line.contains("MATRIX"));
        title.unwrap_or_default().to_owned()
    };
    let mut stage = shown(80, 24);
    assert!(!title(&stage).contains("in these"), "{}", title(&stage));
    stage.keys("/").types("Devices").keys("Enter");
    assert!(title(&stage).contains("in these"), "{}", title(&stage));
}

#[test]
fn all_columns_of_a_large_screen_are_seen_with_their_whole_names() {
    let text = |number: usize| format!("# Report {number}\n\nThe tower is ready.");
    let texts: Vec<String> = (1..=15).map(text).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut stage = Stage::new(&texts);
    for number in 1..=15 {
        stage.published(number, "Orla Courier", "2020-08-23");
    }
    stage
        .keys("Enter } +")
        .types("The tower is ready")
        .keys("Enter");
    for _ in 1..15 {
        stage.keys("J } + Enter");
    }
    stage.send(Message::Resized(200, 50));
    stage.keys("g c");
    let rows = rows(&stage);
    for word in ["Orla", "Courier"] {
        let seen = rows.iter().map(|row| row.matches(word).count()).max();
        assert_eq!(seen, Some(15), "{word}: {rows:#?}");
    }
    // On a smaller one the claims keep their room.
    stage.send(Message::Resized(120, 36));
    let rows = super::rows(&stage);
    let claim = rows.iter().find(|row| row.contains("▸ The tower is ready"));
    let claim = claim.and_then(|row| row.split('│').next());
    assert!(
        claim.is_some_and(|claim| claim.chars().count() >= 48),
        "{rows:#?}"
    );
}

#[test]
fn an_empty_matrix_says_what_to_do() {
    let mut stage = Stage::new(&["Text."]);
    stage.send(Message::Resized(80, 24));
    stage.keys("g c");
    snapshot("matrix-empty", &stage, Colors::None);
}

#[test]
fn a_source_without_likely_passages_is_not_told_as_one_article() {
    let mut stage = shown(80, 24);
    stage.keys("t $ j F");
    let (buffer, _) = seen(&stage, Colors::None);
    let drawn: String = buffer
        .content()
        .iter()
        .map(ratatui::buffer::Cell::symbol)
        .collect();
    assert!(
        drawn.contains("No sentence of the 2 articles of Harbour Post"),
        "{drawn}"
    );
}

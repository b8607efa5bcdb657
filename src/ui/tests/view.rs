//! The readers as a person has set them up: two of them, zoom, margins, focus, links, outline, notes.

use super::*;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (200, 50)];

/// Draws the screen that some keys lead to at each of the usual sizes.
fn at_all_sizes(name: &str, stage: impl Fn(u16, u16) -> Stage) {
    for (width, height) in SIZES {
        snapshot(
            &format!("{name}-{width}x{height}"),
            &stage(width, height),
            Colors::True,
        );
    }
}

#[test]
fn a_second_reader_beside_the_first() {
    at_all_sizes("pinned", |width, height| {
        let mut stage = marked(width, height);
        stage.keys("q j P k Enter } )");
        stage
    });
    at_all_sizes("pinned-faced", |width, height| {
        let mut stage = marked(width, height);
        stage.keys("q j P k Enter Tab )");
        stage
    });
}

#[test]
fn a_pinned_reader_without_room_is_told_of() {
    let mut stage = marked(40, 12);
    stage.keys("q j P k Enter");
    snapshot("pinned-hidden", &stage, Colors::None);
}

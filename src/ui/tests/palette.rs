//! The palette and the form of exports.

use super::*;

/// A screen after some lines of the palette.
pub fn recalled(width: u16, height: u16) -> Stage {
    let mut stage = marked(width, height);
    stage.app.kept.history = vec!["sort published".to_owned(), "tag cloud".to_owned()];
    stage
}

#[test]
fn what_is_typed_into_the_palette_is_found_and_completed() {
    at_all_sizes("palette-typed", |width, height| {
        let mut stage = recalled(width, height);
        stage.keys(":").types("mar");
        stage
    });
    let mut stage = marked(80, 24);
    stage.keys("q :").types("sort ").keys("Down");
    snapshot("palette-argument", &stage, Colors::True);
    snapshot("palette-argument-none", &stage, Colors::None);
}

#[test]
fn the_form_of_an_export_without_colours() {
    let mut stage = marked(80, 24);
    stage.keys("C Enter X Tab");
    snapshot("export-none", &stage, Colors::None);
}

#[test]
fn the_palette_can_be_drawn_at_every_size() {
    for keys in [":", ": m", ": Down", "X", "X Tab Tab"] {
        let mut stage = marked(80, 24);
        stage.keys(keys);
        for width in [0, 1, 4, 9, 30, 300] {
            for height in [0, 1, 3, 5, 8, 13, 100] {
                stage.send(Message::Resized(width, height));
                seen(&stage, Colors::None);
            }
        }
    }
}

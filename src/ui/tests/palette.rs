//! The palette and the form of exports.

use super::*;

#[test]
fn the_palette_at_several_sizes() {
    for (width, height) in [(80, 24), (120, 36), (200, 50)] {
        let mut stage = marked(width, height);
        stage.app.kept.history = vec!["sort published".to_owned(), "tag cloud".to_owned()];
        stage.keys(":");
        snapshot(&format!("palette-{width}x{height}"), &stage, Colors::True);
        stage.types("mar");
        snapshot(
            &format!("palette-typed-{width}x{height}"),
            &stage,
            Colors::True,
        );
    }
    let mut stage = marked(80, 24);
    stage.keys("q :").types("sort ").keys("Down");
    snapshot("palette-argument", &stage, Colors::True);
    snapshot("palette-argument-none", &stage, Colors::None);
}

#[test]
fn the_form_of_an_export() {
    let mut stage = marked(80, 24);
    stage.keys("C Enter X Tab");
    snapshot("export", &stage, Colors::True);
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

//! Screens that are too small for all that would be told: what is essential shows.

use super::*;

#[test]
fn boxes_and_panels_on_small_screens() {
    let screens = [
        ("picker", "-"),
        ("form", "i"),
        ("claim", "C Enter j"),
        ("claims", "C"),
        ("palette", ":"),
        ("palette-typed", ": m a r"),
        ("help", "?"),
        ("note", "a"),
        ("status", "C S"),
        ("menu", "Enter"),
        ("export", "X"),
    ];
    for (name, keys) in screens {
        for (width, height) in [(20, 5), (30, 8), (40, 10)] {
            let mut stage = marked(80, 24);
            stage.send(Message::Resized(width, height));
            stage.keys(keys);
            snapshot(
                &format!("small-{name}-{width}x{height}"),
                &stage,
                Colors::None,
            );
        }
    }
}

#[test]
fn questions_and_messages_on_small_screens() {
    for (width, height) in [(20, 5), (30, 8), (40, 10)] {
        let mut stage = marked(80, 24);
        stage.send(Message::Resized(width, height));
        stage.full = Some("no space is left on the disk");
        stage.keys("m");
        let size = format!("{width}x{height}");
        snapshot(&format!("small-message-{size}"), &stage, Colors::None);
        stage.keys("q q");
        snapshot(&format!("small-question-{size}"), &stage, Colors::None);
        // What is said of a field stands above its box.
        let mut stage = Stage::new(&[BRIEF]);
        stage.send(Message::Resized(width, height));
        stage.keys("Enter + Enter");
        snapshot(&format!("small-picker-said-{size}"), &stage, Colors::None);
    }
}

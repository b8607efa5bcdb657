//! The menu, and the box of keys that may follow.

use super::*;

#[test]
fn menus_show_beside_what_they_are_about() {
    for (name, keys) in [
        ("menu-sentence", "( Enter"),
        ("menu-selection", "v 2 w Enter"),
        ("menu-article", "q g Enter"),
    ] {
        let mut stage = marked(80, 24);
        stage.keys(keys);
        snapshot(name, &stage, Colors::True);
    }
    let mut small = marked(40, 10);
    small.keys("Enter 9 j");
    snapshot("menu-40x10", &small, Colors::None);
}

#[test]
fn keys_that_may_follow_show_at_the_bottom() {
    let following = |keys| {
        move |width, height| {
            let mut stage = marked(width, height);
            stage.keys(keys);
            stage
        }
    };
    at_all_sizes("following-g", following("g"));
    snapshot("following-find", &following("3 f")(80, 24), Colors::True);
    let mut low = marked(80, 24);
    low.keys("G z");
    snapshot("following-caret-below", &low, Colors::None);
}

#[test]
fn menus_and_keys_that_may_follow_can_be_drawn_at_every_size() {
    for keys in [
        "Enter",
        "v Enter",
        "q g Enter",
        "A g Enter",
        "g",
        "f",
        "Enter d",
        "C ]",
    ] {
        for (width, height) in [
            (0, 0),
            (1, 1),
            (3, 3),
            (12, 6),
            (30, 1),
            (24, 5),
            (300, 100),
        ] {
            let mut stage = marked(80, 24);
            stage.keys(keys);
            stage.send(Message::Resized(width, height));
            seen(&stage, Colors::True);
            stage.keys("j j Enter Esc");
        }
    }
}

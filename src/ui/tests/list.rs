//! The list as it is seen: filtered, grouped, ticked, with what is new, and the fields that stand above it.

use super::*;
use crate::{
    app::tests::list::{again, six},
    model::view::Used,
};

/// Shows a state at all sizes.
fn shown(name: &str, stage: impl Fn() -> Stage, keys: &str) {
    at_all_sizes(name, |width, height| {
        let mut stage = stage();
        stage.vocabulary.tags = [("cloud", 4), ("jedi", 2), ("offline", 1)]
            .map(|(word, count)| Used {
                word: CleanText::line(word),
                count,
            })
            .to_vec();
        stage.vocabulary.sources = stage
            .vocabulary
            .tags
            .iter()
            .map(|used| Used {
                word: CleanText::line(&format!("Desk {}", used.word)),
                count: used.count,
            })
            .collect();
        stage.send(Message::Resized(width, height));
        done(&mut stage, keys);
        stage
    });
}

#[test]
fn the_list_in_all_its_states() {
    shown("articles-filtering", six, "f|types clou");
    shown("articles-filtered", six, "f|types cloud|Enter j");
    shown("articles-by-source", six, "b j j");
    shown("articles-by-date", six, "b b");
    shown("articles-ticked", six, "t j S t j");
    shown("articles-new", || again(150), "j");
    shown("articles-only-new", || again(150), "N");
    shown("field-tags", six, "#|types cl|Tab");
    shown("field-retag", six, "t t #|types -j");
    shown("field-rename", six, "R");
    shown("form-details", six, "i Tab|C-u|types desk");
}

#[test]
fn states_of_the_list_are_told_without_colours() {
    let rows = |keys: &str| {
        let mut stage = again(150);
        stage.send(Message::Resized(80, 24));
        stage.keys(keys);
        let (buffer, _) = seen(&stage, Colors::None);
        let letters = |y| (0..28).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        (1..9).map(letters).collect::<Vec<_>>()
    };
    let ticked = rows("t S");
    assert!(
        ticked[0].contains("1 ticked") && ticked[0].contains("Esc"),
        "{ticked:?}"
    );
    assert!(
        ticked[1].starts_with(" ✓ ★ Cloud") && ticked[1].ends_with(" new "),
        "{ticked:?}"
    );
    assert!(ticked[3].starts_with("▸• Lobbying"), "{ticked:?}");
    let filtered = rows("f c l o u Enter");
    assert!(filtered[0].contains("3 of 6 “clou”"), "{filtered:?}");
    assert!(filtered[0].ends_with("Esc all "), "{filtered:?}");
    let grouped = rows("b j j");
    assert!(grouped[1].starts_with(" Desk North  2 ─"), "{grouped:?}");
}

#[test]
fn a_list_in_any_state_is_drawn_at_every_size() {
    for keys in [
        "b",
        "b b G",
        "t T",
        "f c l o",
        "f c Enter b",
        "N",
        "# c",
        "t #",
        "R",
        "i Tab",
    ] {
        let mut stage = again(150);
        stage.keys(keys);
        for (width, height) in [
            (0, 0),
            (1, 1),
            (3, 3),
            (28, 4),
            (20, 6),
            (63, 9),
            (300, 100),
        ] {
            stage.send(Message::Resized(width, height));
            seen(&stage, Colors::True);
        }
        stage.send(Message::Resized(9, 3));
        stage.keys("j k Tab Esc Esc Esc q");
    }
}

#[test]
fn what_is_done_with_several_is_told_and_asked() {
    let mut stage = six();
    stage.send(Message::Resized(80, 24));
    stage.keys("t G k k t i");
    snapshot("details-of-several", &stage, Colors::None);
    stage.keys("Esc f").types("cloud").keys("Enter");
    snapshot("ticked-not-shown", &stage, Colors::None);
    stage.keys("d d");
    snapshot("remove-not-shown", &stage, Colors::None);
    stage.keys("y g t D");
    snapshot("purge-asked", &stage, Colors::None);
}

//! The help and the first lesson.

use super::*;

#[test]
fn the_help_searched_and_without_colours() {
    at_all_sizes("help-searched", |width, height| {
        let mut stage = marked(width, height);
        stage.keys("? /").types("claim");
        stage
    });
    let mut none = marked(80, 24);
    none.keys("? / c i t Enter");
    snapshot("help-none", &none, Colors::None);
    none.keys("Esc G");
    snapshot("help-signs", &none, Colors::None);
}

#[test]
fn the_lesson_at_several_sizes() {
    let lesson = |width, height| {
        let mut stage = marked(width, height);
        stage.samples = 2;
        stage.send(Message::Refreshed);
        stage
    };
    at_all_sizes("lesson", lesson);
    snapshot("lesson-40x10", &lesson(40, 10), Colors::True);
    let mut done = marked(80, 24);
    done.samples = 2;
    done.app.kept.lesson = ["open", "mark", "note", "flag", "export"]
        .map(str::to_owned)
        .to_vec();
    done.send(Message::Refreshed);
    done.keys("q");
    snapshot("lesson-done-none", &done, Colors::None);
}

#[test]
fn both_can_be_drawn_at_every_size() {
    let mut stage = marked(80, 24);
    stage.samples = 2;
    stage.send(Message::Refreshed);
    for keys in ["", "?", "/", "m"] {
        if !keys.is_empty() {
            stage.keys(keys);
        }
        for width in [0, 1, 4, 9, 30, 300] {
            for height in [0, 1, 3, 5, 9, 12, 15, 20, 100] {
                stage.send(Message::Resized(width, height));
                seen(&stage, Colors::None);
            }
        }
    }
}

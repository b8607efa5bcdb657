//! The first lesson, as it is done.

use super::*;
use crate::app::{
    export::Outcome,
    lesson::{State, Task},
};

/// A library of samples.
fn samples() -> Stage {
    let mut stage = Stage::before_start(&[TWO, "Another brief."]);
    stage.samples = 2;
    stage.start();
    stage
}

fn state(stage: &Stage) -> Option<State> {
    actions::lesson::state(&stage.app)
}

fn export(stage: &mut Stage) {
    stage.keys("X Enter");
    let at = stage
        .left
        .iter()
        .position(|effect| matches!(effect, Effect::Export(_)))
        .unwrap();
    let Effect::Export(order) = stage.left.remove(at) else {
        panic!("it is an export");
    };
    let file = CleanText::line("/home/reader/one.md");
    let written = Outcome::Written {
        annotations: 1,
        articles: 1,
        file,
    };
    stage.send(Message::Exported(order, written));
}

#[test]
fn the_tasks_are_ticked_off_one_after_the_other() {
    let mut stage = samples();
    let steps = [
        ("j k", Task::Open),
        ("Enter", Task::Mark),
        (") m", Task::Note),
    ];
    for (keys, next) in steps {
        stage.keys(keys);
        assert_eq!(state(&stage), Some(State::Running(next)), "{keys}");
    }
    stage.keys("a").types("Who says so?").keys("Esc");
    assert_eq!(state(&stage), Some(State::Running(Task::Flag)));
    // Only what has happened counts, not the keys for it.
    stage.keys("+ Esc");
    assert_eq!(state(&stage), Some(State::Running(Task::Flag)));
    stage.keys("+").types("It is so").keys("Enter");
    assert_eq!(state(&stage), Some(State::Running(Task::Export)));
    export(&mut stage);
    assert_eq!(state(&stage), Some(State::Finished));
    let kept = stage.left.iter().rev().find_map(|effect| match effect {
        Effect::Keep(kept) => Some(kept.lesson.clone()),
        _ => None,
    });
    assert_eq!(kept.unwrap().len(), Task::ALL.len(), "it is kept");
    // Done, it goes with Esc from the list.
    stage.keys("Esc Esc");
    assert_eq!(state(&stage), None);
}

#[test]
fn one_way_may_do_several_tasks_and_none_twice() {
    let mut stage = samples();
    stage.keys("Enter +").types("It is so").keys("Enter");
    assert_eq!(state(&stage), Some(State::Running(Task::Note)));
    assert_eq!(stage.app.kept.lesson, ["open", "mark", "flag"]);
    stage.keys("u");
    assert_eq!(stage.app.kept.lesson, ["open", "mark", "flag"]);
}

#[test]
fn it_is_hidden_and_begun_anew_by_name_or_key() {
    let mut stage = samples();
    stage.keys("Enter m g l");
    assert_eq!(state(&stage), None);
    stage.keys(":").types("lesson").keys("Enter");
    assert_eq!(
        state(&stage),
        Some(State::Running(Task::Mark)),
        "an article is open"
    );
}

#[test]
fn it_needs_the_samples_and_takes_no_room_without_them() {
    let mut stage = samples();
    let with = stage.app.frame().body.height;
    stage.samples = 0;
    stage.send(Message::Refreshed);
    assert_eq!(state(&stage), None);
    assert_eq!(stage.app.frame().body.height, with + 3);
    stage.keys("g l");
    assert!(stage.said().contains("are gone"), "{}", stage.said());
}

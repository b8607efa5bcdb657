//! The first lesson: noticing what was done, hiding it and beginning it anew.

use crate::{
    app::{
        App, Severity,
        frame::Pane,
        lesson::{self, HIDDEN, State, Task},
    },
    model::Change,
};

/// Returns how far the lesson is, if it is shown.
pub(crate) fn state(app: &App) -> Option<State> {
    State::of(&app.kept, app.list.counts.samples)
}

/// Ticks a task off, if the lesson is shown and it is not done yet.
pub(crate) fn did(app: &mut App, task: Task) {
    if matches!(state(app), Some(State::Running(_))) && !lesson::is_done(&app.kept, task) {
        app.kept.lesson.push(task.name().to_owned());
        app.keep_session();
    }
}

/// Ticks off what a change does.
pub(crate) fn watch(app: &mut App, change: &Change) {
    for task in lesson::done_by(change) {
        did(app, task);
    }
}

/// Ticks off what the screen shows to be done.
pub(crate) fn look(app: &mut App) {
    if app.pane == Pane::Reader && app.reader.is_some() {
        did(app, Task::Open);
    }
}

/// Hides the lesson where it is shown, and else begins it anew.
pub(super) fn toggle(app: &mut App) {
    if app.list.counts.samples == 0 {
        let said = "The lesson is done on the sample briefs, and these are gone.";
        return app.say(Severity::Warning, said);
    }
    if state(app).is_some() {
        return hide(app);
    }
    app.kept.lesson.clear();
    app.keep_session();
    app.say(Severity::Done, "The lesson begins anew.");
}

/// Hides the lesson.
fn hide(app: &mut App) {
    app.kept.lesson.push(HIDDEN.to_owned());
    app.keep_session();
    app.say(
        Severity::Done,
        "The lesson is hidden; “:lesson” begins it anew.",
    );
}

/// Hides a lesson that is done; tells whether there was one.
pub(super) fn leave(app: &mut App) -> bool {
    let is_done = state(app) == Some(State::Finished);
    if is_done {
        hide(app);
    }
    is_done
}

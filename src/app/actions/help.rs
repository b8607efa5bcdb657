//! The help: opening it, searching it, doing what it tells.

use crate::{
    app::{
        App, Severity,
        help::{Help, Mode},
        lesson::key,
        overlay::Overlay,
    },
    command::Argument,
};

/// Shows what can be done, or goes back from it.
pub(super) fn open(app: &mut App) {
    if matches!(app.overlays.last(), Some(Overlay::Help(_))) {
        app.overlays.pop();
    } else {
        about(app, "");
    }
}

/// Shows what has to do with some words.
pub(super) fn about(app: &mut App, words: &str) {
    let help = Help::new(app.situation(), words, &app.keymap);
    app.overlays.push(Overlay::Help(Box::new(help)));
}

/// Lets words be typed to search the help by.
pub(super) fn search(app: &mut App) {
    if let Some(Overlay::Help(help)) = app.overlays.last_mut() {
        help.mode = Mode::Typing;
    }
}

/// Follows what was typed.
pub(super) fn typed(app: &mut App) {
    if let Some(Overlay::Help(help)) = app.overlays.last_mut() {
        help.search(&app.keymap);
    }
}

/// Ends the typing, or does the command under the cursor where the help was opened.
pub(super) fn accept(app: &mut App) {
    let Some(Overlay::Help(help)) = app.overlays.last_mut() else {
        return;
    };
    if help.mode == Mode::Typing {
        help.mode = Mode::Reading;
        return;
    }
    let Some(id) = help.command() else { return };
    app.overlays.pop();
    match id.command().absence(app.situation()) {
        Some(absence) => app.say(Severity::Warning, &absence),
        None if id.command().argument == Argument::Character => {
            let said = format!("Type {}, then the character.", key(&app.keymap, id));
            app.say(Severity::Done, &said);
        }
        None => super::run(app, id, None),
    }
}

/// Takes back the words that the help is searched by; tells whether there was anything to take back.
pub(super) fn back(app: &mut App) -> bool {
    let Some(Overlay::Help(help)) = app.overlays.last_mut() else {
        return false;
    };
    if help.mode == Mode::Reading && !help.is_searched() {
        return false;
    }
    help.mode = Mode::Reading;
    help.input.reset();
    help.search(&app.keymap);
    true
}

/// Brings the cursor from headings to a row, after it has moved that way.
pub(super) fn settle(app: &mut App, by: isize) {
    if let Some(Overlay::Help(help)) = app.overlays.last_mut() {
        help.settle(by);
    }
}

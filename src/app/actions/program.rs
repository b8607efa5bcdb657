//! Undo and redo, stepping back, leaving.

use crate::{
    app::{
        App, Effect, Severity,
        frame::Pane,
        overlay::{Field, Leaving, Overlay, Purpose, Question},
        reader::Reader,
    },
    command::{CommandId, Key, Place},
};

/// Whether something is undone or done again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Undo,
    Redo,
}

impl Way {
    /// Returns the word for what was done.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Undo => "Undid",
            Self::Redo => "Redid",
        }
    }
}

/// The answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Yes,
    No,
}

/// Closes a form or a note without keeping what was written; where something was, at the second time only.
pub(super) fn discard(app: &mut App) {
    if let Some(Overlay::Note(editor)) = app.overlays.last() {
        if editor.is_changed() && editor.leaving == Leaving::Unasked {
            let (again, keep) = (app.key_of(CommandId::Discard), app.key_of(CommandId::Back));
            let said = format!("{again} once more throws away what you wrote; {keep} keeps it.");
            if let Some(Overlay::Note(editor)) = app.overlays.last_mut() {
                editor.leaving = Leaving::Warned;
            }
            return app.say(Severity::Warning, &said);
        }
        app.overlays.pop();
    } else if !stays(app, CommandId::Discard) {
        app.overlays.pop();
    }
}

/// Tells whether a form stays open, since something was typed and nobody was warned that it goes.
fn stays(app: &mut App, by: CommandId) -> bool {
    let (again, keep) = (app.key_of(by), app.key_of(CommandId::Save));
    let Some(Overlay::Form(form)) = app.overlays.last_mut() else {
        return false;
    };
    if form.leaving == Leaving::Warned || !super::details::is_corrected(form) {
        return false;
    }
    form.leaving = Leaving::Warned;
    let said = format!("{again} once more throws away what you typed; {keep} keeps it.");
    app.say(Severity::Warning, &said);
    true
}

/// What is said while the last change is not known here yet: another would be undone in its place.
const STILL_DONE: &str = "The last change is still being made; try again in a moment.";

/// Undoes the last changes.
pub(super) fn undo(app: &mut App, times: usize) {
    if !app.deeds.is_empty() {
        return app.say(Severity::Done, STILL_DONE);
    }
    for _ in 0..times {
        match app.history.take_undo() {
            Some(step) => app.step_back(step, Way::Undo),
            None => return app.say(Severity::Done, "Nothing more to undo."),
        }
    }
}

/// Does again what was undone.
pub(super) fn redo(app: &mut App, times: usize) {
    if !app.deeds.is_empty() {
        return app.say(Severity::Done, STILL_DONE);
    }
    for _ in 0..times {
        match app.history.take_redo() {
            Some(step) => app.step_back(step, Way::Redo),
            None => return app.say(Severity::Done, "Nothing more to redo."),
        }
    }
}

/// Steps back: ends the selection, closes what is open, goes from the text to the list; never quits.
pub(super) fn back(app: &mut App) {
    app.offering = None;
    if super::help::back(app)
        || super::matrix::widen(app)
        || stays(app, CommandId::Back)
        || super::following_feeds::leave(app)
    {
        return;
    }
    if let Some(overlay) = app.overlays.pop() {
        match overlay {
            Overlay::Panel(panel) if !panel.filter().is_empty() => {
                app.overlays.push(Overlay::Panel(panel));
                super::narrow::narrow(app, "");
            }
            Overlay::Field(Field {
                purpose: Purpose::PanelFilter(before, rows) | Purpose::PanelQuery(before, rows),
                ..
            }) => super::narrow::restore_filter(app, &before, rows),
            Overlay::Field(Field {
                purpose: Purpose::Filter(before),
                ..
            }) => {
                super::filter::restore(app, *before);
            }
            Overlay::Field(Field {
                purpose: Purpose::Matrix(what, before),
                ..
            }) => super::matrix::narrow_typing(app, what, &before),
            // A slip of the hand must not lose what was written.
            Overlay::Note(editor) => super::mark::save_note(app, &editor),
            _ => {}
        }
        return;
    }
    if app.pane == Pane::List && (super::filter::widen(app) || super::lesson::leave(app)) {
        return;
    }
    let is_selected = |reader: &Reader| reader.selection.is_some();
    if app.pane == Pane::Reader
        && !app.reader.as_ref().is_some_and(is_selected)
        && super::recheck::let_go(app)
    {
        return;
    }
    match (app.pane, &mut app.reader) {
        (Pane::Reader, Some(reader)) if reader.selection.is_some() => reader.selection = None,
        (Pane::Reader, Some(reader)) if reader.search.is_some() => reader.search = None,
        (Pane::Reader, _) if !app.behind.is_empty() => {
            app.overlays = std::mem::take(&mut app.behind);
            super::listing::refill(app, &[]);
            super::listing::reload(app);
            super::grid::again(app);
        }
        (Pane::Reader, _) => {
            app.keep_positions();
            app.pane = Pane::List;
        }
        (Pane::List, _) => {
            let quit = app.key_of(CommandId::Quit);
            app.say(Severity::Done, &format!("{quit} quits."));
        }
    }
}

/// Steps back, and in the list quits.
pub(super) fn quit(app: &mut App) {
    match app.overlays.last() {
        Some(Overlay::Question(Question::QuitUnsaved)) => app.effect(Effect::Quit),
        Some(_) => back(app),
        None if app.pane == Pane::Reader => back(app),
        None => app.quit(),
    }
}

/// Answers a question.
pub(super) fn answer(app: &mut App, answer: Answer) {
    let Some(Overlay::Question(question)) = app.overlays.pop() else {
        return;
    };
    match (question, answer) {
        (_, Answer::No) => {}
        (Question::QuitUnsaved, Answer::Yes) => app.effect(Effect::Quit),
        (Question::Purge(id, title), Answer::Yes) => app.effect(Effect::Purge(id, title)),
        (Question::RemoveUnseen(articles, _), Answer::Yes) => {
            super::details::remove_all(app, articles);
        }
        (Question::ReadAll(articles), Answer::Yes) => super::details::read_all(app, articles),
        (Question::Replace(order), Answer::Yes) => super::export::replace(app, *order),
    }
}

/// Says that some keys mean nothing here.
pub(crate) fn unbound(app: &mut App, place: Place, keys: &[Key]) {
    let keys: String = keys.iter().map(ToString::to_string).collect();
    let help = app.key_of(CommandId::Help);
    app.say(
        Severity::Done,
        &format!("{keys} does nothing {place}; {help} shows the keys."),
    );
}

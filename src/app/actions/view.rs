//! How the readers are shown: width of the column and the list, margins, focus mode, zoom, notes.

use crate::{
    app::{
        App, Severity,
        frame::{Margins, Pane, Zoom},
        view::{Light, Notes},
    },
    command::CommandId,
};

/// The narrowest column of text that can be chosen.
const NARROWEST: u16 = 36;
/// The widest column of text that can be chosen.
const WIDEST: u16 = 120;
/// How many columns one key adds or takes.
const STEP: u16 = 4;

/// Makes what has the keys wider or, for a negative number of steps, narrower.
pub(super) fn widen(app: &mut App, steps: isize) {
    let by = STEP.saturating_mul(u16::try_from(steps.unsigned_abs()).unwrap_or(u16::MAX));
    let changed = |width: u16| match steps {
        ..0 => width.saturating_sub(by),
        _ => width.saturating_add(by),
    };
    match app.pane {
        Pane::Reader => widen_column(app, steps, changed),
        Pane::List => widen_list(app, changed),
    }
}

fn widen_column(app: &mut App, steps: isize, changed: impl Fn(u16) -> u16) {
    let before = app.settings.column;
    let shown = app.frame().reader.text.width;
    if steps > 0 && shown < before {
        let said = format!("There is no room here for more than {shown} columns of text.");
        return app.say(Severity::Done, &said);
    }
    let column = changed(before).clamp(NARROWEST, WIDEST);
    super::settings::put(app, "column", &column.to_string());
    app.say(
        Severity::Done,
        &format!("The text is up to {column} columns wide"),
    );
}

fn widen_list(app: &mut App, changed: impl Fn(u16) -> u16) {
    let frame = app.frame();
    if frame.divider.is_empty() {
        return app.say(Severity::Done, "The list has the whole screen here.");
    }
    let before = app.kept.list_width;
    app.kept.list_width = Some(changed(frame.list.width));
    // What there is no room for is not kept either.
    let width = app.frame().list.width;
    app.kept.list_width = if width == frame.list.width {
        before
    } else {
        Some(width)
    };
    app.say(Severity::Done, &format!("The list is {width} columns wide"));
}

/// Goes on to the next of the margins.
pub(super) fn margins(app: &mut App) {
    let (next, said) = match app.view.margins {
        Margins::Narrow => (Margins::Wide, "Wide margins: signs and notes"),
        Margins::Wide => (Margins::None, "No margins"),
        Margins::None => (Margins::Narrow, "Narrow margins: signs"),
    };
    app.view.margins = next;
    app.say(Severity::Done, said);
}

/// Dims all but the caret's paragraph, or no longer.
pub(super) fn focus(app: &mut App) {
    app.view.light = match app.view.light {
        Light::Everywhere => Light::Paragraph,
        Light::Paragraph => Light::Everywhere,
    };
}

/// Shows the pane with the keys alone, or all of them again.
pub(super) fn zoom(app: &mut App) {
    app.view.zoom = match app.view.zoom {
        Zoom::All => Zoom::One,
        Zoom::One => Zoom::All,
    };
    if app.view.zoom == Zoom::One {
        let key = app.key_of(CommandId::Zoom);
        app.say(
            Severity::Done,
            &format!("This pane alone; {key} brings the others back"),
        );
    }
    // A list that stood alone may have an article beside it again.
    super::articles::preview(app);
}

/// Shows notes while the caret is on their words, or no longer.
pub(super) fn notes(app: &mut App) {
    let (next, said) = match app.view.notes {
        Notes::Shown => {
            let key = app.key_of(CommandId::Preview);
            (
                Notes::Hidden,
                format!("Notes stay hidden; {key} shows them"),
            )
        }
        Notes::Hidden => {
            let said = "Notes show while the caret is on their words";
            (Notes::Shown, said.to_owned())
        }
    };
    app.view.notes = next;
    app.say(Severity::Done, &said);
}

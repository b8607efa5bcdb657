//! Typing: into fields of one line, forms, pickers and notes.

use ratatui_textarea::{Input as AreaInput, Key as AreaKey};
use tui_input::{Input, InputRequest};

use crate::{
    app::{
        App, Severity,
        export::Row,
        frame::Pane,
        help::Mode,
        overlay::{Leaving, Overlay, Purpose},
    },
    command::{Code, Key, Modifiers},
    model::CleanText,
};

/// The longest note, in bytes: what is longer is a document of its own.
const LONGEST_NOTE: usize = 1024 * 1024;

/// The longest line in a field, in bytes; what it is compared with answers each key.
const LONGEST_LINE: usize = 4096;

/// Gives a key that is no command to the text field that has the keys.
pub(crate) fn type_key(app: &mut App, key: Key) {
    if let Some(Overlay::Note(editor)) = app.overlays.last_mut() {
        editor.area.input(area_input(key));
        return;
    }
    if let Some(Overlay::Labels(_)) = app.overlays.last() {
        return super::links::choose(app, key);
    }
    if let Some(Overlay::Export(form)) = app.overlays.last_mut()
        && form.current != Row::File
    {
        match (key.typed(), key.code()) {
            (Some(' '), _) | (_, Code::Right) => form.turn(1),
            (_, Code::Left) => form.turn(-1),
            _ => {}
        }
        return;
    }
    let Some(request) = request(key) else { return };
    let Some(input) = input(app) else { return };
    let is_full = input.value().len() >= LONGEST_LINE;
    if is_full && matches!(request, InputRequest::InsertChar(_)) {
        return app.say(Severity::Warning, "This line is full; it can have 4 KiB.");
    }
    input.handle(request);
    typed(app);
}

/// Gives pasted text to the text field that has the keys; elsewhere addresses are added, and what else it is is left.
pub(crate) fn paste(app: &mut App, text: &str) {
    if let Some(Overlay::Note(editor)) = app.overlays.last_mut() {
        // A part of it would look like the whole, so it comes in whole or not at all.
        let present: usize = editor.area.lines().iter().map(|line| line.len() + 1).sum();
        if present + text.len() > LONGEST_NOTE {
            let why =
                "This is too long for a note, which can have 1 MiB; nothing of it was pasted.";
            return app.say(Severity::Warning, why);
        }
        editor.area.insert_str(CleanText::new(text).as_str());
        return;
    }
    if input(app).is_none() {
        if !super::following_feeds::pasted(app, text) {
            super::additions::pasted(app, text);
        }
        return;
    }
    let is_path = matches!(
        app.overlays.last(),
        Some(Overlay::Field(field)) if matches!(field.purpose, Purpose::Addition)
    );
    let Some(input) = input(app) else { return };
    if input.value().len() + text.len() > LONGEST_LINE {
        let why = "This is too long for a line, which can have 4 KiB; nothing of it was pasted.";
        return app.say(Severity::Warning, why);
    }
    let text = if is_path {
        // Every blank of a name counts.
        CleanText::new(text.trim())
    } else {
        CleanText::line(text)
    };
    for c in text.chars() {
        let c = if c == '\n' { ' ' } else { c };
        input.handle(InputRequest::InsertChar(c));
    }
    typed(app);
}

/// Returns the field of one line that has the keys.
pub(super) fn input(app: &mut App) -> Option<&mut Input> {
    match app.overlays.last_mut()? {
        Overlay::Field(field) => Some(&mut field.input),
        Overlay::Picker(picker) => Some(&mut picker.input),
        Overlay::Outline(outline) => Some(&mut outline.input),
        Overlay::Palette(palette) => Some(&mut palette.input),
        Overlay::Help(help) => (help.mode == Mode::Typing).then_some(&mut help.input),
        Overlay::Export(form) => (form.current == Row::File).then_some(&mut form.input),
        Overlay::Form(form) => {
            form.error = None;
            form.leaving = Leaving::Unasked;
            form.inputs.get_mut(form.current)
        }
        _ => None,
    }
}

fn typed(app: &mut App) {
    super::help::typed(app);
    app.offering = None;
    follow(app);
}

/// Follows what stands in the field now: the picker and the filter answer at once.
pub(super) fn follow(app: &mut App) {
    match app.overlays.pop() {
        Some(Overlay::Picker(mut picker)) => {
            super::flag::choose(app, &mut picker);
            app.overlays.push(Overlay::Picker(picker));
        }
        Some(Overlay::Outline(mut outline)) => {
            super::outline::filter(&mut outline);
            app.overlays.push(Overlay::Outline(outline));
        }
        Some(Overlay::Palette(palette)) => super::palette::typed(app, palette),
        Some(Overlay::Field(field)) => {
            let words = field.input.value();
            match field.purpose {
                Purpose::Filter(_) => super::filter::narrow(app, words),
                Purpose::PanelFilter(..) | Purpose::PanelQuery(..) => {
                    super::narrow::narrow(app, words);
                }
                Purpose::Library => super::search::narrow(app, words),
                Purpose::Matrix(what, _) => super::matrix::narrow_typing(app, what, words),
                _ => {}
            }
            app.overlays.push(Overlay::Field(field));
        }
        Some(other) => app.overlays.push(other),
        None => {}
    }
}

/// Takes what is written or chosen.
pub(super) fn accept(app: &mut App) {
    app.offering = None;
    match app.overlays.last() {
        Some(Overlay::Form(_)) => return super::details::save_details(app),
        Some(Overlay::Address(_)) => return super::links::open(app),
        Some(Overlay::Palette(_)) => return super::palette::accept(app),
        Some(Overlay::Help(_)) => return super::help::accept(app),
        Some(Overlay::Diff(_)) => return super::diff::accept(app),
        Some(Overlay::Export(_)) => return super::export::accept(app),
        Some(Overlay::Menu(_)) => return super::menu::choose(app),
        Some(Overlay::Field(_) | Overlay::Picker(_) | Overlay::Outline(_)) => {}
        _ => return,
    }
    match app.overlays.pop() {
        Some(Overlay::Picker(picker)) => super::flag::chosen(app, *picker),
        Some(Overlay::Outline(outline)) => super::outline::chosen(app, &outline),
        Some(Overlay::Field(field)) => {
            let typed = field.input.value();
            match &field.purpose {
                Purpose::Search => super::find::search(app, typed),
                Purpose::Filter(_) => super::filter::narrow(app, typed),
                Purpose::PanelFilter(..) | Purpose::PanelQuery(..) => {
                    super::narrow::narrow(app, typed);
                }
                Purpose::Library => super::search::go(app),
                Purpose::Tags(target) => super::mark::set_tags(app, target, typed),
                Purpose::ArticleTags(article, present) => {
                    super::details::set_tags(app, *article, present, typed);
                }
                Purpose::Retag(articles) => super::details::retag(app, articles, typed),
                Purpose::Rename(article) => super::details::set_title(app, *article, typed),
                Purpose::Origin(of) => super::evidence::set_origin(app, *of, typed),
                Purpose::Matrix(what, before) => {
                    super::matrix::typed(app, *what, typed, before);
                }
                Purpose::NewGrid(claims) => super::grids::make(app, claims, typed),
                Purpose::GridName(id) => super::grids::name(app, *id, typed),
                Purpose::FeedName(id) => super::naming_feeds::name_feed(app, *id, typed),
                Purpose::FolderName(path) => super::naming_feeds::name_folder(app, path, typed),
                Purpose::Addition => super::additions::add(app, typed),
                Purpose::Follow(_) => super::following_feeds::typed(app, field),
            }
        }
        _ => {}
    }
}

/// Keeps what was written, and closes.
pub(super) fn save(app: &mut App) {
    match app.overlays.last() {
        Some(Overlay::Form(_)) => super::details::save_details(app),
        Some(Overlay::Export(_)) => super::export::accept(app),
        Some(Overlay::Note(_)) => {
            if let Some(Overlay::Note(editor)) = app.overlays.pop() {
                super::mark::save_note(app, &editor);
            }
        }
        _ => {}
    }
}

/// Keeps notes that are being written, since the program is about to end.
pub(crate) fn keep_drafts(app: &mut App) {
    while let Some(overlay) = app.overlays.pop() {
        if let Overlay::Note(editor) = overlay {
            app.pane = Pane::Reader;
            super::mark::save_note(app, &editor);
        }
    }
}

/// Goes to another field of a form; a single field takes another of the words that are offered for it.
pub(super) fn next(app: &mut App, by: isize) {
    if let Some(Overlay::Export(form)) = app.overlays.last_mut() {
        form.step(by);
    }
    if let Some(Overlay::Field(_)) = app.overlays.last() {
        return super::complete::step(app, by);
    }
    app.offering = None;
    if let Some(Overlay::Form(form)) = app.overlays.last_mut() {
        let fields = form.labels().len().cast_signed();
        form.current = (form.current.cast_signed() + by)
            .rem_euclid(fields)
            .unsigned_abs();
    }
}

/// Returns what a key does in a field of one line; the habits are those of shells.
fn request(key: Key) -> Option<InputRequest> {
    if let Some(c) = key.typed() {
        // A character that cleaning would take away is not typed either.
        return (!CleanText::new(&c.to_string()).is_empty()).then_some(InputRequest::InsertChar(c));
    }
    let control = key.modifiers().contains(Modifiers::CONTROL);
    let word = control || key.modifiers().contains(Modifiers::ALT);
    Some(match key.code() {
        Code::Backspace if word => InputRequest::DeletePrevWord,
        Code::Backspace => InputRequest::DeletePrevChar,
        Code::Delete if word => InputRequest::DeleteNextWord,
        Code::Delete => InputRequest::DeleteNextChar,
        Code::Left if word => InputRequest::GoToPrevWord,
        Code::Left => InputRequest::GoToPrevChar,
        Code::Right if word => InputRequest::GoToNextWord,
        Code::Right => InputRequest::GoToNextChar,
        Code::Home => InputRequest::GoToStart,
        Code::End => InputRequest::GoToEnd,
        Code::Char('a') if control => InputRequest::GoToStart,
        Code::Char('e') if control => InputRequest::GoToEnd,
        Code::Char('w') if control => InputRequest::DeletePrevWord,
        Code::Char('u') if control => InputRequest::DeleteFromStart,
        Code::Char('k') if control => InputRequest::DeleteTillEnd,
        Code::Char('h') if control => InputRequest::DeletePrevChar,
        _ => return None,
    })
}

/// Returns what a key is to the note editor.
fn area_input(key: Key) -> AreaInput {
    let modifiers = key.modifiers();
    // A line feed, as a terminal sends that pastes without saying so: the editor would take it for the
    // command that deletes the line.
    if key.code() == Code::Char('j') && modifiers.contains(Modifiers::CONTROL) {
        return AreaInput {
            key: AreaKey::Enter,
            ..AreaInput::default()
        };
    }
    let code = match key.typed() {
        Some(c) => AreaKey::Char(c),
        None => match key.code() {
            Code::Char(c) => AreaKey::Char(c),
            Code::Enter => AreaKey::Enter,
            Code::Backspace => AreaKey::Backspace,
            Code::Delete => AreaKey::Delete,
            Code::Left => AreaKey::Left,
            Code::Right => AreaKey::Right,
            Code::Up => AreaKey::Up,
            Code::Down => AreaKey::Down,
            Code::Home => AreaKey::Home,
            Code::End => AreaKey::End,
            Code::PageUp => AreaKey::PageUp,
            Code::PageDown => AreaKey::PageDown,
            _ => AreaKey::Null,
        },
    };
    AreaInput {
        key: code,
        ctrl: modifiers.contains(Modifiers::CONTROL),
        alt: modifiers.contains(Modifiers::ALT),
        shift: modifiers.contains(Modifiers::SHIFT),
    }
}

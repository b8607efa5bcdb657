//! Marking words, and what hangs on a mark: note, tags, colour.

use ratatui_textarea::{CursorMove, TextArea, WrapMode};
use tui_input::Input;

use crate::{
    anchor::selector,
    app::{
        App, Deed, Effect, Severity,
        frame::Pane,
        overlay::{Field, Leaving, NoteEditor, Overlay, Purpose, Target},
        panel::Thing,
    },
    command::CommandId,
    model::{
        Annotation, AnnotationId, CleanText, Color, Record, RecordId,
        build::{NewAnnotation, shown},
        several::retagged,
        view::EvidenceRow,
    },
};

/// Which colour is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColourOf {
    /// That of a mark to be made.
    New,
    /// That of the annotation under the caret or cursor.
    Present,
}

/// Marks the selection, or else the caret's sentence.
pub(super) fn mark(app: &mut App, color: &Color) {
    let Some(target) = words(app) else { return };
    mark_words(app, &target, color);
}

fn mark_words(app: &mut App, target: &Target, color: &Color) {
    if let Some(present) = same_words(app, target) {
        done_with_selection(app);
        if present.color == *color {
            return app.say(Severity::Done, "These words are marked already.");
        }
        return set_color(app, present.id, color);
    }
    let Some((new, record)) = new_annotation(app, target) else {
        return;
    };
    let said = format!("Marked {}", shown(&new.anchor.quote));
    app.deed = Some(Deed::Mark(color.clone()));
    make(
        app,
        &NewAnnotation {
            color: color.clone(),
            ..new
        },
        &record,
        &said,
    );
}

/// Returns the annotation that stands on just these words: a second one would say nothing more.
fn same_words(app: &App, target: &Target) -> Option<Annotation> {
    let (Target::Words(range), Some(reader)) = (target, &app.reader) else {
        return None;
    };
    let mark = reader
        .marks
        .over(range.clone())
        .find(|mark| mark.bytes == *range)?;
    reader.annotations.get(mark.index).cloned()
}

/// Returns what a mark on some words would be, and the record it would come into.
///
/// Where it can't be made the person is told why.
pub(super) fn new_annotation(app: &mut App, target: &Target) -> Option<(NewAnnotation, Record)> {
    let Target::Words(range) = target else {
        return None;
    };
    let reader = app.reader.as_ref()?;
    if let Some(why) = reader.read_only.clone() {
        app.say(Severity::Warning, &why);
        return None;
    }
    match selector::anchor(reader.snapshot(), range.clone()) {
        Ok(anchor) => {
            let record = app.known.record(reader.record_id());
            let new = NewAnnotation {
                color: app.settings.highlight.clone(),
                ..NewAnnotation::on(anchor)
            };
            Some((new, record))
        }
        Err(error) => {
            app.say(Severity::Warning, &error.to_string());
            None
        }
    }
}

/// Ends the selection once something was done with it.
pub(super) fn done_with_selection(app: &mut App) {
    if let Some(reader) = &mut app.reader {
        reader.selection = None;
    }
}

/// Returns the words that are meant: the selection, or else the caret's sentence.
fn words(app: &mut App) -> Option<Target> {
    let range = app
        .reader
        .as_ref()
        .and_then(super::super::reader::Reader::target_words);
    if range.is_none() {
        app.say(Severity::Warning, "There are no words here to mark.");
    }
    range.map(Target::Words)
}

/// Returns what an action is about: the annotation under the caret or cursor, or else words.
pub(super) fn target(app: &mut App) -> Option<Target> {
    if let Some(overlay) = app.overlays.last() {
        return match overlay {
            Overlay::Panel(panel) => match panel.current()? {
                Thing::Silence(_) => {
                    super::silence::no_words(app);
                    None
                }
                thing => {
                    let (_, annotation) = thing.annotation()?;
                    Some(Target::Annotation(annotation))
                }
            },
            _ => None,
        };
    }
    if app.pane == Pane::List {
        return None;
    }
    let reader = app.reader.as_ref()?;
    if reader.selection.is_none()
        && let Some(annotation) = reader.annotation_here()
    {
        return Some(Target::Annotation(annotation.id));
    }
    words(app)
}

/// Returns the row under the cursor of an open claim.
pub(super) fn evidence_row(app: &App) -> Option<&EvidenceRow> {
    match super::panels::top(app)?.current()? {
        Thing::Evidence(row) => Some(row),
        _ => None,
    }
}

/// Finds an annotation: in the open article, or in a panel.
pub(super) fn annotation(app: &App, id: AnnotationId) -> Option<(Annotation, Record)> {
    if let Some(reader) = &app.reader
        && let Some(annotation) = reader.annotation(id)
    {
        return Some((annotation.clone(), app.known.record(reader.record_id())));
    }
    let found = super::panels::open_panels(app).find_map(|panel| {
        let is_it = |thing: &&Thing| thing.annotation().is_some_and(|(_, other)| other == id);
        panel
            .current()
            .filter(is_it)
            .or_else(|| panel.things().find(is_it))
    });
    let annotation = match found? {
        Thing::Annotation(row) => &row.annotation,
        Thing::Evidence(row) => &row.annotation,
        _ => return None,
    };
    let record = super::listing::record(app, RecordId::annotations(annotation.article));
    Some((Annotation::clone(annotation), record))
}

/// Opens the editor for a note.
pub(super) fn note(app: &mut App) {
    let Some(target) = target(app) else { return };
    let (quote, text) = match &target {
        Target::Annotation(id) => {
            let Some((annotation, _)) = annotation(app, *id) else {
                return;
            };
            (
                annotation.anchor.quote.clone(),
                annotation.note().unwrap_or_default(),
            )
        }
        Target::Words(_) => {
            let Some((new, _)) = new_annotation(app, &target) else {
                return;
            };
            (new.anchor.quote, CleanText::default())
        }
    };
    let mut area = TextArea::new(text.split('\n').map(str::to_owned).collect());
    area.set_wrap_mode(WrapMode::WordOrGlyph);
    area.set_cursor_line_style(ratatui::style::Style::default());
    area.move_cursor(CursorMove::Bottom);
    area.move_cursor(CursorMove::End);
    app.overlays.push(Overlay::Note(Box::new(NoteEditor {
        target,
        quote,
        area,
        before: text,
        leaving: Leaving::Unasked,
    })));
}

/// Keeps a note that was written.
pub(super) fn save_note(app: &mut App, editor: &NoteEditor) {
    let note = CleanText::new(editor.area.lines().join("\n").trim());
    match &editor.target {
        Target::Annotation(id) => {
            let Some((annotation, record)) = annotation(app, *id) else {
                return rescue(app, note, "The annotation is gone");
            };
            let change = app.build(|build| build.set_note(&annotation, &record, &note));
            let said = if note.is_empty() {
                "Removed the note"
            } else {
                "Saved the note"
            };
            app.commit(change, said);
        }
        Target::Words(_) if note.is_empty() => {}
        Target::Words(_) => {
            let Some((new, record)) = new_annotation(app, &editor.target) else {
                return rescue(app, note, "These words can't be marked now");
            };
            make(
                app,
                &NewAnnotation { note, ..new },
                &record,
                "Marked, with a note",
            );
        }
    }
}

/// Puts a note that has no place any more where it can be had from.
fn rescue(app: &mut App, note: CleanText, why: &str) {
    if note.is_empty() {
        return app.say(Severity::Warning, &format!("{why}."));
    }
    app.effect(Effect::Copy(note));
    let said = format!("{why}; what you wrote is on the clipboard.");
    app.say(Severity::Warning, &said);
}

/// Puts a note on what is meant, below the one that is there.
pub(super) fn add_note(app: &mut App, text: &str) {
    let Some(target) = target(app) else { return };
    let note = CleanText::new(text);
    match &target {
        Target::Annotation(id) => {
            let Some((annotation, record)) = annotation(app, *id) else {
                return;
            };
            let whole = match annotation.note() {
                Some(before) => CleanText::new(&format!("{before}\n\n{note}")),
                None => note,
            };
            let change = app.build(|build| build.set_note(&annotation, &record, &whole));
            app.commit(change, "Saved the note");
        }
        Target::Words(_) => {
            let Some((new, record)) = new_annotation(app, &target) else {
                return;
            };
            make(
                app,
                &NewAnnotation { note, ..new },
                &record,
                "Marked, with a note",
            );
        }
    }
}

/// Gives tags to what is meant, or takes those away that have a minus: in the list from all articles that are
/// ticked or else the one under the cursor, in a text and in a panel from the annotation.
pub(super) fn add_tags(app: &mut App, typed: &str) {
    if super::chosen::is_listing(app) {
        let articles = super::chosen::all(app);
        return super::details::retag(app, &articles, typed);
    }
    let Some(target) = target(app) else { return };
    let (add, remove) = signed_tags(typed);
    let present = match &target {
        Target::Annotation(id) => annotation(app, *id)
            .map(|(a, _)| a.tags)
            .unwrap_or_default(),
        Target::Words(_) if add.is_empty() => {
            let said = "There is no annotation here to take a tag from.";
            return app.say(Severity::Warning, said);
        }
        Target::Words(_) => Vec::new(),
    };
    put_tags(app, &target, &retagged(&present, &add, &remove));
}

/// Reads tags with commas between them: those to be given, and those that a minus takes away.
pub(super) fn signed_tags(typed: &str) -> (Vec<CleanText>, Vec<CleanText>) {
    let (mut add, mut remove) = (Vec::new(), Vec::new());
    for tag in split_tags(typed) {
        match tag.strip_prefix('-') {
            Some(gone) => remove.push(CleanText::line(gone)),
            None => add.push(CleanText::line(tag.strip_prefix('+').unwrap_or(&tag))),
        }
    }
    (add, remove)
}

/// Makes an annotation in the open article.
fn make(app: &mut App, new: &NewAnnotation, record: &Record, said: &str) {
    let Some(article) = app.reader.as_ref().map(|reader| reader.article.id) else {
        return;
    };
    let change = app.build(|build| {
        build.mark(article, record, new);
    });
    app.commit(change, said);
    if app
        .reader
        .as_ref()
        .is_some_and(|reader| reader.cuts_a_word(&new.anchor.bytes))
    {
        app.say(
            Severity::Warning,
            &format!("{said}, which cuts a word; u takes it back"),
        );
    }
    done_with_selection(app);
}

/// Opens the field for tags: of an annotation, or in the list of the article.
pub(super) fn tags(app: &mut App) {
    app.effect(Effect::LoadVocabulary);
    if super::chosen::is_listing(app) {
        return super::details::tags(app);
    }
    let Some(target) = target(app) else { return };
    let present = match &target {
        Target::Annotation(id) => annotation(app, *id)
            .map(|(a, _)| a.tags)
            .unwrap_or_default(),
        Target::Words(_) => Vec::new(),
    };
    let purpose = Purpose::Tags(target);
    let text: Vec<&str> = present.iter().map(CleanText::as_str).collect();
    app.overlays.push(Overlay::Field(Field {
        purpose,
        input: Input::new(text.join(", ")),
    }));
}

/// Takes the tags that were typed.
pub(super) fn set_tags(app: &mut App, target: &Target, typed: &str) {
    put_tags(app, target, &split_tags(typed));
}

fn put_tags(app: &mut App, target: &Target, tags: &[CleanText]) {
    match target {
        Target::Annotation(id) => {
            let Some((annotation, record)) = annotation(app, *id) else {
                return;
            };
            let change = app.build(|build| build.set_tags(&annotation, &record, tags));
            app.commit(change, "Set the tags");
        }
        Target::Words(_) if tags.is_empty() => {}
        Target::Words(_) => {
            let Some((new, record)) = new_annotation(app, target) else {
                return;
            };
            make(
                app,
                &NewAnnotation {
                    tags: tags.to_vec(),
                    ..new
                },
                &record,
                "Marked, with tags",
            );
        }
    }
}

/// Reads tags with commas between them; each once.
pub(super) fn split_tags(typed: &str) -> Vec<CleanText> {
    let mut tags: Vec<CleanText> = Vec::new();
    for tag in typed
        .split(',')
        .map(CleanText::line)
        .filter(|tag| !tag.is_empty())
    {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

/// Asks for a colour.
pub(super) fn ask_colour(app: &mut App, of: ColourOf) {
    let target = match of {
        ColourOf::New => words(app),
        ColourOf::Present => target(app).filter(|target| matches!(target, Target::Annotation(_))),
    };
    if let Some(target) = target {
        app.overlays.push(Overlay::Colour(target));
    }
}

/// Takes the colour that was chosen.
pub(super) fn colour(app: &mut App, color: &Color) {
    let Some(Overlay::Colour(target)) = app.overlays.pop() else {
        return;
    };
    match target {
        Target::Annotation(id) => set_color(app, id, color),
        Target::Words(_) => mark_words(app, &target, color),
    }
}

/// Gives the annotation under the caret or cursor another colour.
pub(super) fn recolour(app: &mut App, color: &Color) {
    if let Some(Target::Annotation(id)) = target(app) {
        set_color(app, id, color);
    }
}

fn set_color(app: &mut App, id: AnnotationId, color: &Color) {
    let Some((annotation, record)) = annotation(app, id) else {
        return;
    };
    let change = app.build(|build| build.set_color(&annotation, &record, color));
    app.commit(change, &format!("Coloured {color}"));
}

/// Means the next of the annotations under the caret.
pub(super) fn next_overlap(app: &mut App) {
    let Some(reader) = &mut app.reader else {
        return;
    };
    let several = reader.marks_here().len();
    reader.choice = (reader.choice + 1) % several.max(1);
}

/// Puts the annotation under the caret or cursor into the trash.
pub(super) fn remove(app: &mut App) {
    let Some(Target::Annotation(id)) = target(app) else {
        return;
    };
    let Some((annotation, record)) = annotation(app, id) else {
        return;
    };
    let change = app.build(|build| build.remove_annotation(&annotation, &record));
    app.commit(
        change,
        &format!(
            "Removed {}; {} brings it back",
            shown(&annotation.anchor.quote),
            app.key_of(CommandId::Undo)
        ),
    );
}

//! The outline: the headings of the text, to go to one of them.

use tui_input::Input;

use crate::{
    app::{
        App, Severity,
        finder::Finder,
        overlay::{Heading, Outline, Overlay},
        rows::Rows,
    },
    command::CommandId,
    model::CleanText,
};

/// The most headings that are listed: more would make a key wait.
const MOST: usize = 5_000;

/// Shows the headings of the text, the one that the caret is below chosen.
pub(super) fn outline(app: &mut App) {
    let Some(reader) = &app.reader else { return };
    let document = reader.document();
    let all: Vec<Heading> = document
        .headings()
        .iter()
        .take(MOST)
        .filter_map(|start| document.block_at(*start))
        .map(|block| Heading {
            level: block.level.max(1),
            text: CleanText::line(document.slice(block.bytes.clone())),
            at: block.bytes.start,
        })
        .collect();
    if all.is_empty() {
        let key = app.key_of(CommandId::ParagraphForward);
        let said = format!("This text has no headings; {key} goes from paragraph to paragraph.");
        return app.say(Severity::Done, &said);
    }
    let here = all.partition_point(|heading| heading.at <= reader.caret);
    app.overlays.push(Overlay::Outline(Outline {
        input: Input::default(),
        shown: (0..all.len()).collect(),
        all,
        rows: Rows {
            cursor: here.saturating_sub(1),
            top: 0,
        },
    }));
}

/// Keeps the headings that what was typed is found in, in the order of the text.
pub(super) fn filter(outline: &mut Outline) {
    let mut finder = Finder::letters(outline.input.value());
    let mut fits = |heading: &Heading| finder.find(&heading.text).is_some();
    outline.shown = (0..outline.all.len())
        .filter(|index| outline.all.get(*index).is_some_and(&mut fits))
        .collect();
    outline.rows = Rows::default();
}

/// Goes to the heading that was chosen.
pub(super) fn chosen(app: &mut App, outline: &Outline) {
    let Some(heading) = outline.current() else {
        return app.say(Severity::Done, "No heading has these letters.");
    };
    if let Some(reader) = &mut app.reader {
        reader.go_to_top(heading.at);
    }
}

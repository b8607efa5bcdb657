//! Selecting text.

use crate::{
    app::{
        App,
        reader::{Grain, Reader, Selection},
    },
    command::CommandId,
    text::object,
};

/// Selects the caret's sentence; with a selection, extends it by the next one.
pub(super) fn sentence(app: &mut App, times: usize) {
    let Some(reader) = &mut app.reader else {
        return;
    };
    let document = reader.document().clone();
    let sentence = || object::sentence_at(&document, reader.caret);
    let Some(mut range) = reader.selected().or_else(sentence) else {
        return;
    };
    let further = if reader.selection.is_some() {
        times
    } else {
        times - 1
    };
    for _ in 0..further {
        range = object::extend_by_sentence(&document, range);
    }
    select(reader, range, Grain::Sentence);
}

/// Selects the caret's paragraph; with a selection of paragraphs, extends it by the next one.
pub(super) fn paragraph(app: &mut App, times: usize) {
    let Some(reader) = &mut app.reader else {
        return;
    };
    let document = reader.document().clone();
    let extends = reader
        .selection
        .as_ref()
        .is_some_and(|selection| selection.grain == Grain::Paragraph);
    let present = if extends { reader.selected() } else { None };
    let Some(mut range) = present.or_else(|| object::paragraph_at(&document, reader.caret)) else {
        return;
    };
    let further = if extends { times } else { times - 1 };
    for _ in 0..further {
        let next = document
            .stop_after(range.end.saturating_sub(1))
            .filter(|next| *next >= range.end);
        let Some(block) = next.and_then(|next| object::paragraph_at(&document, next)) else {
            break;
        };
        range = range.start..block.end;
    }
    select(reader, range, Grain::Paragraph);
}

/// Puts a selection on a range, the caret on its last letter.
fn select(reader: &mut Reader, range: std::ops::Range<usize>, grain: Grain) {
    let document = reader.document().clone();
    let anchor = match grain {
        Grain::Sentence => object::sentence_at(&document, range.start),
        Grain::Paragraph => object::paragraph_at(&document, range.start),
        Grain::Character => None,
    };
    reader.selection = Some(Selection {
        anchor: anchor.unwrap_or_else(|| range.clone()),
        grain,
    });
    let last = document.caret_near(range.end.saturating_sub(1));
    reader.go(last.max(range.start), None);
}

/// Starts a selection at the caret, or ends it.
pub(super) fn toggle(app: &mut App) {
    let Some(reader) = &mut app.reader else {
        return;
    };
    reader.selection = match &reader.selection {
        Some(selection) if selection.grain == Grain::Character => None,
        // From whole sentences to characters: what is selected stays, the ends move freely.
        Some(selection) => Some(Selection {
            anchor: selection.anchor.clone(),
            grain: Grain::Character,
        }),
        None => {
            let end = reader
                .document()
                .stop_after(reader.caret)
                .unwrap_or(reader.document().text().len());
            let letter = reader.document().slice(reader.caret..end.max(reader.caret));
            let length = letter.trim_end_matches('\n').len();
            Some(Selection {
                anchor: reader.caret..reader.caret + length,
                grain: Grain::Character,
            })
        }
    };
}

/// Extends the selection by a motion, starting one where there is none.
pub(super) fn extend(app: &mut App, motion: CommandId) {
    if app
        .reader
        .as_ref()
        .is_some_and(|reader| reader.selection.is_none())
    {
        toggle(app);
        // The first step to the right takes the letter under the caret, as in any editor.
        if motion == CommandId::CharRight {
            return;
        }
    }
    super::motion::run(app, motion, 1, false);
}

/// Goes to the other end of the selection.
pub(super) fn swap(app: &mut App) {
    let Some(reader) = &mut app.reader else {
        return;
    };
    let (Some(range), Some(selection)) = (reader.selected(), reader.selection.clone()) else {
        return;
    };
    let document = reader.document().clone();
    let at_start = reader.caret <= selection.anchor.start;
    let (to, anchor_byte) = if at_start {
        (range.end.saturating_sub(1), range.start)
    } else {
        (range.start, range.end.saturating_sub(1))
    };
    let anchor_byte = document.caret_near(anchor_byte);
    let anchor = match selection.grain {
        Grain::Character => {
            let end = document
                .stop_after(anchor_byte)
                .unwrap_or(range.end)
                .min(range.end)
                .max(anchor_byte);
            Some(anchor_byte..end)
        }
        Grain::Sentence => object::sentence_at(&document, anchor_byte),
        Grain::Paragraph => object::paragraph_at(&document, anchor_byte),
    };
    if let Some(anchor) = anchor {
        reader.selection = Some(Selection {
            anchor,
            grain: selection.grain,
        });
        reader.go(document.caret_near(to), None);
    }
}

//! Selecting text.

use std::ops::Range;

use crate::{
    app::{
        App, Severity,
        reader::{Begun, Grain, Reader, Selection},
    },
    command::CommandId,
    text::{
        document::Document,
        motion::{self, Direction, MOST_STEPS},
        object::{
            self,
            extent::{self, Extent, Object},
        },
    },
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
        range = extent::extend(
            &document,
            range,
            Object::Paragraph,
            Extent::Inside,
            Direction::Forward,
        );
    }
    select(reader, range, Grain::Paragraph);
}

/// Makes the selection a text object, or adds one on the side of the caret where it has moved already.
pub(super) fn object(app: &mut App, object: Object, extent: Extent, times: usize) {
    let Some(reader) = &mut app.reader else {
        return;
    };
    let document = reader.document().clone();
    let started = reader
        .selection
        .as_ref()
        .is_none_or(|selection| selection.begun == Begun::Just);
    let direction = match &reader.selection {
        Some(selection) if reader.caret < selection.anchor.start => Direction::Back,
        _ => Direction::Forward,
    };
    let (first, further) = if started {
        (
            extent::take(&document, reader.caret, object, extent),
            times - 1,
        )
    } else {
        (reader.selected(), times)
    };
    let Some(first) = first.filter(|range| !range.is_empty()) else {
        return app.say(Severity::Warning, absence(object));
    };
    // No count makes a key wait.
    let range = (0..further.min(MOST_STEPS)).try_fold(first.clone(), |range, _| {
        let wider = extent::extend(&document, range.clone(), object, extent, direction);
        if wider == range {
            Err(range)
        } else {
            Ok(wider)
        }
    });
    let (Ok(range) | Err(range)) = range;
    if !started && range == first {
        return app.say(Severity::Done, "There is no more of this to select.");
    }
    let last = motion::last_letter(&document, &range);
    let (anchor, caret) = match direction {
        Direction::Forward => (range.start, last),
        Direction::Back => (last, range.start),
    };
    reader.selection = Some(Selection {
        anchor: letter(&document, anchor),
        grain: Grain::Character,
        begun: Begun::Before,
    });
    reader.go(document.caret_near(caret), None);
}

/// Says that there is nothing of a kind to select.
const fn absence(object: Object) -> &'static str {
    match object {
        Object::Word => "There is no word here to select.",
        Object::Sentence => "There is no sentence here to select.",
        Object::Paragraph => "There are no words in this paragraph to select.",
        Object::Quotation => "The caret stands in no quotation marks.",
    }
}

/// Returns the letter that begins at a byte, without a line break.
pub(super) fn letter(document: &Document, at: usize) -> Range<usize> {
    let end = document.stop_after(at).unwrap_or(document.text().len());
    let letter = document.slice(at..end.max(at));
    at..at + letter.trim_end_matches('\n').len()
}

/// Puts a selection on a range, the caret on its last letter.
fn select(reader: &mut Reader, range: Range<usize>, grain: Grain) {
    let document = reader.document().clone();
    let anchor = match grain {
        Grain::Word => object::word_at(&document, range.start),
        Grain::Sentence => object::sentence_at(&document, range.start),
        Grain::Paragraph => object::paragraph_at(&document, range.start),
        Grain::Character => None,
    };
    reader.selection = Some(Selection {
        anchor: anchor.unwrap_or_else(|| range.clone()),
        grain,
        begun: Begun::Before,
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
            begun: Begun::Before,
        }),
        None => Some(Selection {
            anchor: letter(reader.document(), reader.caret),
            grain: Grain::Character,
            begun: Begun::Just,
        }),
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
        if let Some(selection) = app.reader.as_mut().and_then(|r| r.selection.as_mut()) {
            selection.begun = Begun::Before;
        }
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
        Grain::Word => object::word_at(&document, anchor_byte),
        Grain::Sentence => object::sentence_at(&document, anchor_byte),
        Grain::Paragraph => object::paragraph_at(&document, anchor_byte),
    };
    if let Some(anchor) = anchor {
        reader.selection = Some(Selection {
            anchor,
            grain: selection.grain,
            begun: Begun::Before,
        });
        reader.go(document.caret_near(to), None);
    }
}

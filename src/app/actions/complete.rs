//! Completing words in fields: what was used before is offered below the field, and keys step through it.

use std::ops::Range;

use tui_input::Input;

use crate::{
    app::{
        App,
        overlay::{Overlay, Purpose},
    },
    model::view::Used,
};

/// The most words that are offered at once; more typing finds the others.
const OFFERED: usize = 6;

/// A word that is being completed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completing {
    /// What was typed of it.
    stem: String,
    /// Which of the words offered stands in the field now.
    pub(crate) chosen: usize,
}

/// Where a word is being written.
#[derive(Debug)]
struct Spot<'a> {
    /// The words that may be meant.
    words: &'a [Used],
    /// The field.
    input: &'a Input,
    /// The word in it, in bytes, up to the cursor.
    bytes: Range<usize>,
}

/// Returns the words that fit to what is being typed in the field that has the keys, the most used first.
pub(crate) fn offers(app: &App) -> Vec<&Used> {
    let Some(spot) = spot(app) else {
        return Vec::new();
    };
    let typed = spot.input.value();
    let stem = match &app.offering {
        Some(completing) => completing.stem.as_str(),
        None => typed.get(spot.bytes.clone()).unwrap_or_default(),
    };
    let stem = stem.to_lowercase();
    // What stands in the field already is not offered again.
    let before = typed.get(..spot.bytes.start).unwrap_or_default();
    let after = typed.get(spot.bytes.end..).unwrap_or_default();
    let others: Vec<&str> = before.split(',').chain(after.split(',')).collect();
    let is_there = |word: &str| others.iter().any(|other| bare(other) == word);
    let (mut starting, mut inside) = (Vec::new(), Vec::new());
    for used in spot.words.iter().filter(|used| !is_there(&used.word)) {
        match used.word.to_lowercase().find(&stem) {
            Some(0) => starting.push(used),
            Some(_) => inside.push(used),
            None => {}
        }
        if starting.len() == OFFERED {
            break;
        }
    }
    starting.extend(inside);
    starting.truncate(OFFERED);
    // What is typed in full needs no help.
    if app.offering.is_none()
        && let [only] = starting.as_slice()
        && only.word.to_lowercase() == stem
    {
        starting.clear();
    }
    starting
}

/// Puts the next or previous of the words offered into the field.
pub(super) fn step(app: &mut App, by: isize) {
    let offered = offers(app);
    let count = offered.len().cast_signed();
    let Some(spot) = spot(app).filter(|_| count > 0) else {
        return;
    };
    let at = match &app.offering {
        Some(completing) => completing.chosen.cast_signed() + by,
        None if by < 0 => -1,
        None => 0,
    };
    let chosen = at.rem_euclid(count).cast_unsigned();
    let Some(word) = offered.get(chosen) else {
        return;
    };
    let typed = spot.input.value();
    let stem = match &app.offering {
        Some(completing) => completing.stem.clone(),
        None => typed.get(spot.bytes.clone()).unwrap_or_default().to_owned(),
    };
    let before = typed.get(..spot.bytes.start).unwrap_or_default();
    let after = typed.get(spot.bytes.end..).unwrap_or_default();
    let written = format!("{before}{}", word.word);
    let cursor = written.chars().count();
    let input = Input::new(written + after).with_cursor(cursor);
    match app.overlays.last_mut() {
        Some(Overlay::Field(field)) => field.input = input,
        Some(Overlay::Form(form)) => {
            if let Some(field) = form.inputs.get_mut(form.current) {
                *field = input;
            }
        }
        _ => {}
    }
    app.offering = Some(Completing { stem, chosen });
}

/// Finds the word that is being written, where words are offered for it.
fn spot(app: &App) -> Option<Spot<'_>> {
    let known = &app.vocabulary;
    let (words, input, is_list) = match app.overlays.last()? {
        Overlay::Field(field) => match field.purpose {
            Purpose::Tags(_) | Purpose::ArticleTags(..) | Purpose::Retag(_) => {
                (&known.tags, &field.input, true)
            }
            _ => return None,
        },
        Overlay::Form(form) => {
            let input = form.inputs.get(form.current)?;
            match *form.labels().get(form.current)? {
                "Source" => (&known.sources, input, false),
                "Author" => (&known.authors, input, false),
                "Tags" => (&known.tags, input, true),
                _ => return None,
            }
        }
        _ => return None,
    };
    let typed = input.value();
    let cursor = typed
        .char_indices()
        .nth(input.cursor())
        .map_or(typed.len(), |(at, _)| at);
    let before = typed.get(..cursor)?;
    let start = if is_list {
        let item = before.rfind(',').map_or(0, |comma| comma + 1);
        let item_text = before.get(item..)?;
        item + item_text.len() - bare_start(item_text).len()
    } else {
        0
    };
    Some(Spot {
        words,
        input,
        bytes: start..cursor,
    })
}

/// Returns an item of a list without the blanks before it and the sign that gives or takes a tag.
fn bare_start(item: &str) -> &str {
    item.trim_start().trim_start_matches(['+', '-'])
}

fn bare(item: &str) -> &str {
    bare_start(item).trim_end()
}

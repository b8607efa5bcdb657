//! Completing words in fields: what fits is offered, and keys step through it.
//!
//! In a query, names of fields and what may stand behind them are offered; elsewhere what was used before.

use std::ops::Range;

use tui_input::Input;

use crate::{
    app::{
        App,
        overlay::{Overlay, Purpose},
    },
    model::{CleanText, Kind, Strength, Voice, view::Used},
    query::{self, Known, Offer},
};

/// The most words used before that are offered at once; more typing finds the others.
const OFFERED: usize = 6;

/// A word that is being completed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completing {
    /// What stands before it.
    before: String,
    /// What stands behind it.
    after: String,
    /// What is offered.
    offers: Vec<Offer>,
    /// Which of these stands in the field now.
    pub(crate) chosen: usize,
}

/// Returns what fits to what is being typed in the field that has the keys.
pub(crate) fn offers(app: &App) -> Vec<Offer> {
    match &app.offering {
        Some(completing) => completing.offers.clone(),
        None => begin(app, Asked::Unasked).map_or_else(Vec::new, |found| found.offers),
    }
}

/// Takes what is offered into the line: the chosen row of the palette, or the next word for a field.
pub(super) fn run(app: &mut App) {
    if let Some(Overlay::Palette(_)) = app.overlays.last() {
        return super::palette::complete(app);
    }
    step(app, 1);
}

/// Puts the next or previous of the words offered into the field.
pub(super) fn step(app: &mut App, by: isize) {
    let Some(mut completing) = app.offering.take().or_else(|| {
        let begun = begin(app, Asked::ByKey)?;
        // The first step takes the first, or backwards the last.
        let chosen = if by < 0 { 0 } else { begun.offers.len() - 1 };
        Some(Completing { chosen, ..begun })
    }) else {
        return;
    };
    let count = completing.offers.len().cast_signed();
    let chosen = completing.chosen.cast_signed() + by;
    completing.chosen = chosen.rem_euclid(count).cast_unsigned();
    put(app, completing);
}

/// Puts one of the words offered into the field, as the one that is meant.
pub(super) fn take(app: &mut App, chosen: usize) {
    let begun = app.offering.take();
    if let Some(completing) = begun.or_else(|| begin(app, Asked::Unasked)) {
        put(
            app,
            Completing {
                chosen,
                ..completing
            },
        );
        app.offering = None;
    }
}

fn put(app: &mut App, completing: Completing) {
    let Completing {
        before,
        after,
        offers,
        chosen,
    } = &completing;
    let Some(offer) = offers.get(*chosen) else {
        return;
    };
    let written = format!("{before}{}", offer.text);
    let cursor = written.chars().count();
    let written = Input::new(written + after).with_cursor(cursor);
    if let Some(input) = super::fields::input(app) {
        *input = written;
    }
    // Where no other field can be meant, the next step is about what stands behind its name.
    let goes_on = offers.len() == 1 && offer.text.ends_with(':');
    app.offering = (!goes_on).then_some(completing);
    super::fields::follow(app);
}

/// Whether a person asks for what may be typed where nothing is typed yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// They only type.
    Unasked,
    /// By a key.
    ByKey,
}

/// Finds what may be meant at the cursor of the field that has the keys.
fn begin(app: &App, asked: Asked) -> Option<Completing> {
    let known = &app.vocabulary;
    match app.overlays.last()? {
        Overlay::Field(field) => match field.purpose {
            Purpose::Tags(_) | Purpose::ArticleTags(..) | Purpose::Retag(_) => {
                used(&known.tags, &field.input, Of::List)
            }
            Purpose::Origin(_) => {
                let names = super::evidence::origins(app);
                used(&names, &field.input, Of::Field)
            }
            Purpose::FolderName(_) => used(&known.folders, &field.input, Of::Field),
            Purpose::Matrix(..) => in_query(&Known::from(known), &field.input, asked),
            _ if field.is_query() => in_query(&Known::from(known), &field.input, asked),
            _ => None,
        },
        Overlay::Form(form) => {
            let input = form.inputs.get(form.current)?;
            match *form.labels().get(form.current)? {
                "Source" => used(&known.sources, input, Of::Field),
                "Author" => used(&known.authors, input, Of::Field),
                "Tags" => used(&known.tags, input, Of::List),
                "Folders" => used(&known.folders, input, Of::List),
                "Content" => used(&words(super::feed_form::CONTENTS), input, Of::Field),
                "Asked" => used(&words(super::feed_form::ASKED), input, Of::Field),
                "Kind" => used(&words(Kind::KNOWN.iter().map(Kind::word)), input, Of::Field),
                "To check" => used(&words(super::claim_form::CHECKABLE), input, Of::Field),
                "Voice" => used(
                    &words(Voice::KNOWN.iter().map(Voice::word)),
                    input,
                    Of::Field,
                ),
                "Strength" => {
                    let known = Strength::KNOWN.iter().map(Strength::word);
                    used(&words(known), input, Of::Field)
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// Returns words that a field knows, in their order.
fn words<'a>(words: impl IntoIterator<Item = &'a str>) -> Vec<Used> {
    let used = |word: &str| Used {
        word: CleanText::line(word),
        count: 0,
    };
    words.into_iter().map(used).collect()
}

/// Returns the byte before which the cursor stands.
fn cursor(input: &Input) -> usize {
    let typed = input.value();
    let at = typed.char_indices().nth(input.cursor());
    at.map_or(typed.len(), |(at, _)| at)
}

/// Divides what is typed around what is completed.
fn around(input: &Input, bytes: &Range<usize>, offers: Vec<Offer>) -> Option<Completing> {
    let typed = input.value();
    (!offers.is_empty()).then_some(Completing {
        before: typed.get(..bytes.start)?.to_owned(),
        after: typed.get(bytes.end..)?.to_owned(),
        offers,
        chosen: 0,
    })
}

fn in_query(known: &Known<'_>, input: &Input, asked: Asked) -> Option<Completing> {
    let (typed, cursor) = (input.value(), cursor(input));
    let found = query::complete(typed, cursor, known)?;
    let before = typed.get(..cursor)?;
    // Between words all fields could follow, and would be in the way of who types on.
    let is_begun = !found.bytes.is_empty() || before.ends_with([':', ',']);
    if !is_begun && asked == Asked::Unasked {
        return None;
    }
    around(input, &found.bytes, found.offers)
}

/// What is completed of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    /// All of it.
    Field,
    /// One of several, with commas between them.
    List,
}

/// Returns the words used before that fit, the most used first.
fn used(words: &[Used], input: &Input, of: Of) -> Option<Completing> {
    let (typed, cursor) = (input.value(), cursor(input));
    let before = typed.get(..cursor)?;
    let start = match of {
        Of::List => {
            let item = before.rfind(',').map_or(0, |comma| comma + 1);
            let item_text = before.get(item..)?;
            item + item_text.len() - bare_start(item_text).len()
        }
        Of::Field => 0,
    };
    let stem = typed.get(start..cursor)?.to_lowercase();
    // What stands in the field already is not offered again.
    let (before, after) = (typed.get(..start)?, typed.get(cursor..)?);
    let others: Vec<&str> = before.split(',').chain(after.split(',')).collect();
    let is_there = |word: &str| others.iter().any(|other| bare(other) == word);
    let (mut starting, mut inside) = (Vec::new(), Vec::new());
    for used in words.iter().filter(|used| !is_there(&used.word)) {
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
    if let [only] = starting.as_slice()
        && only.word.to_lowercase() == stem
    {
        return None;
    }
    let offer = |used: &Used| Offer {
        text: used.word.to_string(),
        about: String::new(),
    };
    let offers = starting.into_iter().map(offer).collect();
    around(input, &(start..cursor), offers)
}

/// Returns an item of a list without the blanks before it and the sign that gives or takes a tag.
fn bare_start(item: &str) -> &str {
    item.trim_start().trim_start_matches(['+', '-'])
}

fn bare(item: &str) -> &str {
    bare_start(item).trim_end()
}

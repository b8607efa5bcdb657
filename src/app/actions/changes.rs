//! Passages that have changed since the snapshot before.

use std::ops::Range;

use crate::{
    app::{
        App, Effect, Severity,
        frame::Pane,
        message::Compared,
        reader::{Comparison, Reader},
    },
    command::CommandId,
    model::CleanText,
    text::Direction,
};

/// Has what is read compared with the snapshot before it, where that is not done yet.
pub(crate) fn look(app: &mut App) {
    if app.pane != Pane::Reader {
        return;
    }
    let readers = [&mut app.reader, &mut app.beside].into_iter().flatten();
    let unasked = readers.filter(|reader| reader.comparison == Comparison::NotAsked);
    let effects: Vec<Effect> = unasked.filter_map(|reader| ask(reader, None)).collect();
    app.effects.extend(effects);
}

/// Has a text compared; nothing where it is the oldest.
fn ask(reader: &mut Reader, then: Option<(Direction, usize)>) -> Option<Effect> {
    let what = compared_with(reader)?;
    reader.comparison = Comparison::Asked(then);
    let document = reader.document().clone();
    Some(Effect::Compare { what, document })
}

/// Names the two snapshots that a comparison in this reader is about.
fn compared_with(reader: &Reader) -> Option<Compared> {
    Some(Compared {
        article: reader.article.id,
        before: reader.neighbour_snapshot(-1)?.id.clone(),
        snapshot: reader.snapshot().id.clone(),
    })
}

/// Goes to a passage that has changed since the snapshot before, once the two are compared.
pub(super) fn step(app: &mut App, direction: Direction, times: usize) {
    let by = match direction {
        Direction::Forward => times.cast_signed(),
        Direction::Back => -times.cast_signed(),
    };
    if super::diff::step(app, by) {
        return;
    }
    let Some(reader) = &mut app.reader else {
        return;
    };
    let then = Some((direction, times));
    match &mut reader.comparison {
        Comparison::Known(_) => return go(app, direction, times),
        Comparison::Asked(waiting) => {
            *waiting = then;
            return;
        }
        Comparison::NotAsked | Comparison::Failed => {}
    }
    if let Some(effect) = ask(reader, then) {
        return app.effect(effect);
    }
    let said = if reader.article.snapshots.len() > 1 {
        let newer = app.key_of(CommandId::NewerSnapshot);
        format!("This is the oldest snapshot; {newer} shows the one after it.")
    } else {
        "This article has only one snapshot.".to_owned()
    };
    app.say(Severity::Done, &said);
}

/// Takes the passages that were found, and goes to the one that was asked for; or says why there are none, to
/// whoever asked.
pub(crate) fn compared(
    app: &mut App,
    what: &Compared,
    found: Result<Vec<Range<usize>>, CleanText>,
) {
    let comparison = match &found {
        Ok(found) => Comparison::Known(found.as_slice().into()),
        Err(_) => Comparison::Failed,
    };
    let mut then = None;
    // Of two readers the one that is acted on comes last, so that its wish counts.
    for reader in [&mut app.beside, &mut app.reader].into_iter().flatten() {
        if let Comparison::Asked(waiting) = reader.comparison
            && compared_with(reader).as_ref() == Some(what)
        {
            reader.comparison = comparison.clone();
            then = waiting;
        }
    }
    match (then, found) {
        (Some((direction, times)), Ok(_)) => go(app, direction, times),
        (Some(_), Err(why)) => app.say(Severity::Warning, &why),
        (None, _) => {}
    }
}

fn go(app: &mut App, direction: Direction, times: usize) {
    let Some(reader) = &mut app.reader else {
        return;
    };
    let Comparison::Known(changes) = reader.comparison.clone() else {
        return;
    };
    let caret = reader.caret;
    let starts = changes.iter().map(|range| range.start);
    let to = match direction {
        Direction::Forward => starts.filter(|at| *at > caret).take(times).last(),
        Direction::Back => starts.rev().filter(|at| *at < caret).take(times).last(),
    };
    match to {
        Some(to) => {
            reader.go(reader.document().caret_near(to), None);
            app.jumps.go_far();
        }
        None => {
            let said = match direction {
                _ if changes.is_empty() => "Nothing has changed since the snapshot before.",
                Direction::Forward => "Nothing further down has changed since the snapshot before.",
                Direction::Back => "Nothing further up has changed since the snapshot before.",
            };
            app.say(Severity::Done, said);
        }
    }
}

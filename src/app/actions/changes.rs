//! Passages that have changed since the snapshot before.

use std::ops::Range;

use crate::{
    app::{App, Effect, Severity},
    command::CommandId,
    model::SnapshotId,
    text::Direction,
};

/// Goes to a passage that has changed since the snapshot before; at first the two are compared.
pub(super) fn step(app: &mut App, direction: Direction, times: usize) {
    let Some(reader) = &mut app.reader else {
        return;
    };
    if reader.changes.is_some() {
        return go(app, direction, times);
    }
    let Some(before) = reader.neighbour_snapshot(-1).cloned() else {
        let said = if reader.article.snapshots.len() > 1 {
            let newer = app.key_of(CommandId::NewerSnapshot);
            format!("This is the oldest snapshot; {newer} shows the one after it.")
        } else {
            "This article has only one snapshot.".to_owned()
        };
        return app.say(Severity::Done, &said);
    };
    let (article, document) = (reader.article.id, reader.document().clone());
    app.comparing = Some((direction, times));
    app.effect(Effect::Compare {
        article,
        before,
        document,
    });
}

/// Takes the passages that were found, and goes to the one that was asked for.
pub(crate) fn compared(app: &mut App, snapshot: &SnapshotId, found: &[Range<usize>]) {
    for reader in [&mut app.reader, &mut app.beside].into_iter().flatten() {
        if reader.snapshot().id == *snapshot {
            reader.changes = Some(found.into());
        }
    }
    let is_here = app
        .reader
        .as_ref()
        .is_some_and(|reader| reader.snapshot().id == *snapshot);
    if let Some((direction, times)) = app.comparing.take_if(|_| is_here) {
        go(app, direction, times);
    }
}

fn go(app: &mut App, direction: Direction, times: usize) {
    let Some(reader) = &mut app.reader else {
        return;
    };
    let Some(changes) = reader.changes.clone() else {
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

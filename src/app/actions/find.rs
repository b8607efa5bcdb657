//! Finding words in the open article.

use tui_input::Input;

use crate::{
    app::{
        App, Effect, Request, Severity,
        overlay::{Field, Overlay, Purpose},
        reader::Search,
    },
    text::find::{Matches, Outcome},
};

/// Opens the field for the words.
pub(super) fn ask(app: &mut App) {
    let input = Input::default();
    app.overlays.push(Overlay::Field(Field {
        purpose: Purpose::Search,
        input,
    }));
}

/// Searches for words from the caret on; empty ones mean those searched for last.
pub(super) fn search(app: &mut App, typed: &str) {
    let pattern = match (typed, &app.searched) {
        ("", None) => return,
        ("", Some(last)) => last.clone(),
        (typed, _) => typed.to_owned(),
    };
    app.searched = Some(pattern.clone());
    let Some(reader) = &mut app.reader else {
        return;
    };
    let request = reader
        .search
        .as_ref()
        .map_or(Request::default(), |search| search.request)
        .next();
    let search = Search {
        request,
        pattern: pattern.clone(),
        found: None,
        from: reader.caret,
    };
    reader.search = Some(search);
    let document = reader.document().clone();
    app.effect(Effect::Find {
        request,
        document,
        pattern,
    });
}

/// Takes the places that were found, and goes to the first behind where the search began.
pub(crate) fn found(app: &mut App, request: Request, found: Matches) {
    let Some(reader) = &mut app.reader else {
        return;
    };
    let caret = reader.caret;
    let Some(search) = reader
        .search
        .as_mut()
        .filter(|search| search.request == request)
    else {
        return;
    };
    let (pattern, from) = (search.pattern.clone(), search.from);
    let next = found.ranges.partition_point(|range| range.start < from);
    let (count, cut) = (found.ranges.len(), found.outcome == Outcome::LimitReached);
    let to = found
        .ranges
        .get(next)
        .or_else(|| found.ranges.first())
        .map(|range| range.start);
    search.found = Some(found);
    match to {
        Some(to) if caret == from => reader.go(to, None),
        Some(_) => {}
        None => {
            return app.say(
                Severity::Warning,
                &format!("“{pattern}” is not in this article."),
            );
        }
    }
    if cut {
        app.say(
            Severity::Done,
            &format!("The first {count} places are shown."),
        );
    } else if next == count {
        app.say(Severity::Done, "From the top again.");
    }
}

/// Goes to the next or previous place.
pub(super) fn step(app: &mut App, by: isize) {
    let Some(reader) = &mut app.reader else {
        return;
    };
    let Some(search) = &reader.search else {
        return if app.searched.is_some() {
            search(app, "");
        } else {
            ask(app);
        };
    };
    let Some(found) = &search.found else { return };
    let count = found.ranges.len().cast_signed();
    if count == 0 {
        let pattern = search.pattern.clone();
        return app.say(
            Severity::Warning,
            &format!("“{pattern}” is not in this article."),
        );
    }
    // Where the caret stands between two places, the one before counts as the present one.
    let behind = found
        .ranges
        .partition_point(|range| range.start <= reader.caret)
        .cast_signed();
    let on_one = found
        .ranges
        .get(behind.unsigned_abs().wrapping_sub(1))
        .is_some_and(|r| r.start == reader.caret);
    let base = if by < 0 && !on_one {
        behind
    } else {
        behind - 1
    };
    let target = (base + by).rem_euclid(count);
    let wrapped = base + by != target;
    if let Some(range) = found.ranges.get(target.unsigned_abs()) {
        reader.go(range.start, None);
    }
    if wrapped {
        let said = if by > 0 {
            "From the top again."
        } else {
            "From the end again."
        };
        app.say(Severity::Done, said);
    }
}

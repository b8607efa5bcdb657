//! Finding words in the open article.

use tui_input::Input;

use crate::{
    app::{
        App, Effect, Request, Severity,
        overlay::{Field, Overlay, Purpose},
        reader::{Reader, Search},
    },
    command::CommandId,
    text::{
        Direction,
        character::{self, Sought, Turn},
        find::{Edges, Matches, Outcome, What},
        object,
        passage::Run,
    },
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
    let (pattern, edges) = match (typed, &app.searched) {
        ("", None) => return,
        ("", Some(last)) => last.clone(),
        (typed, _) => (typed.to_owned(), Edges::Any),
    };
    let Some(caret) = app.reader.as_ref().map(|reader| reader.caret) else {
        return;
    };
    start(app, pattern, edges, caret, 1);
}

/// Searches for the word under the caret, from its end on.
pub(super) fn word(app: &mut App, times: usize) {
    let Some(reader) = &app.reader else { return };
    let document = reader.document();
    let Some(word) = object::word_at(document, reader.caret) else {
        return app.say(Severity::Warning, "There is no word here to find.");
    };
    // In lower case it is found in either.
    let pattern = document.slice(word.clone()).to_lowercase();
    start(app, pattern, Edges::Words, word.end, times);
}

fn start(app: &mut App, pattern: String, edges: Edges, behind: usize, times: usize) {
    app.searched = Some((pattern.clone(), edges));
    let typed = pattern.clone();
    start_with(
        app,
        pattern,
        What::Typed {
            pattern: typed,
            edges,
        },
        behind,
        times,
    );
}

/// Marks words as a search of the library finds them, and goes to the first that does not stand before a place.
pub(super) fn start_runs(app: &mut App, typed: String, runs: Vec<Run>, behind: usize) {
    start_with(app, typed, What::Runs(runs), behind, 1);
}

fn start_with(app: &mut App, pattern: String, what: What, behind: usize, times: usize) {
    app.seeking = app.seeking.next();
    let request = app.seeking;
    let Some(reader) = &mut app.reader else {
        return;
    };
    let search = Search {
        request,
        pattern,
        is_of_library: matches!(what, What::Runs(_)),
        found: None,
        from: reader.caret,
        behind,
        times,
    };
    reader.search = Some(search);
    let document = reader.document().clone();
    app.effect(Effect::Find {
        request,
        document,
        what,
    });
}

/// Takes the places that were found, and goes to the first behind where the search began.
pub(crate) fn found(app: &mut App, request: Request, found: Matches) {
    // The keys may have gone to the other reader meanwhile.
    let readers = [&mut app.reader, &mut app.beside].into_iter().flatten();
    let asked = |reader: &&mut Reader| {
        let search = reader.search.as_ref();
        search.is_some_and(|search| search.request == request)
    };
    let Some(reader) = readers.into_iter().find(asked) else {
        return;
    };
    let caret = reader.caret;
    let Some(search) = &mut reader.search else {
        return;
    };
    let (pattern, from) = (search.pattern.clone(), search.from);
    let is_of_library = search.is_of_library;
    let first = found
        .ranges
        .partition_point(|range| range.start < search.behind);
    let next = first + search.times.max(1) - 1;
    let (count, cut) = (found.ranges.len(), found.outcome == Outcome::LimitReached);
    let to = found
        .ranges
        .get(next.checked_rem(count).unwrap_or(0))
        .map(|range| range.start);
    search.found = Some(found);
    match to {
        Some(to) if caret == from => {
            reader.go(to, None);
            app.jumps.go_far();
        }
        Some(_) => {}
        // It may stand in a note, or in the title.
        None if is_of_library => return,
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
    } else if next >= count && !is_of_library {
        app.say(Severity::Done, "From the top again.");
    }
}

/// Goes to the next or previous place.
pub(super) fn step(app: &mut App, by: isize) {
    if !app.overlays.is_empty() {
        return super::search::step_from_claim(app, by.signum());
    }
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
        if search.is_of_library && super::search::step(app, by.signum()) {
            return;
        }
        let pattern = app
            .reader
            .as_ref()
            .and_then(|reader| Some(reader.search.as_ref()?.pattern.clone()));
        let pattern = pattern.unwrap_or_default();
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
    // What was found in the library goes on in the next article.
    if wrapped && search.is_of_library && super::search::step(app, by.signum()) {
        return;
    }
    let Some(reader) = &mut app.reader else {
        return;
    };
    let Some(found) = reader
        .search
        .as_ref()
        .and_then(|search| search.found.as_ref())
    else {
        return;
    };
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

/// Whether a character is gone to the way it was gone to before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// The same way.
    Same,
    /// The other way.
    Other,
}

/// Goes to a character of the paragraph that was just typed.
pub(super) fn character(app: &mut App, sought: Sought, times: usize) {
    app.sought = Some(sought);
    go_to_character(app, sought, Turn::First, times);
}

/// Goes to the character gone to last once more.
pub(super) fn character_again(app: &mut App, way: Way, times: usize) {
    let Some(sought) = app.sought else {
        let key = app.key_of(CommandId::FindForward);
        let said = format!("No character was gone to yet; {key} and a character goes to it.");
        return app.say(Severity::Done, &said);
    };
    let sought = match way {
        Way::Same => sought,
        Way::Other => sought.reversed(),
    };
    go_to_character(app, sought, Turn::Again, times);
}

fn go_to_character(app: &mut App, sought: Sought, turn: Turn, times: usize) {
    let Some(reader) = &mut app.reader else {
        return;
    };
    match character::go(reader.document(), reader.caret, sought, turn, times) {
        Some(to) => reader.go(to, None),
        None => {
            let (c, way) = match sought.direction {
                Direction::Forward => (sought.character, "ahead"),
                Direction::Back => (sought.character, "behind"),
            };
            let said = if times == 1 {
                format!("No “{c}” stands {way} in this paragraph.")
            } else {
                format!("Not as many as {times} “{c}” stand {way} in this paragraph.")
            };
            app.say(Severity::Done, &said);
        }
    }
}

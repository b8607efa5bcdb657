//! Words to watch: where they stand in what is open, and going from one to the next.

use std::{ops::Range, sync::Arc};

use crate::{
    app::{App, Effect, Severity, reader::Shown},
    text::{Direction, watched::WatchWords},
};

/// Has the words to watch looked for in the open texts, where that is not done yet.
pub(crate) fn look(app: &mut App) {
    for reader in [&mut app.reader, &mut app.beside].into_iter().flatten() {
        if let Some(asked) = reader.watching.ask(&app.settings.watch_words) {
            app.effects.push(Effect::SeekWatched {
                shown: reader.shown(),
                document: reader.document().clone(),
                words: app.settings.watch_words.clone(),
                asked,
            });
        }
    }
}

/// Takes where they stand, and goes to the one that was asked for.
pub(crate) fn came(app: &mut App, of: &Shown, words: &WatchWords, places: Vec<Range<usize>>) {
    let places: Arc<[Range<usize>]> = places.into();
    let mut then = None;
    // Of two readers the one that is acted on comes last, so that its wish counts.
    for reader in [&mut app.beside, &mut app.reader].into_iter().flatten() {
        if reader.shown() == *of {
            then = reader.watching.take(words, &places);
        }
    }
    if let Some((direction, times)) = then {
        step(app, direction, times);
    }
}

/// Goes to a word that is watched for, once it is known where they stand.
pub(super) fn step(app: &mut App, direction: Direction, times: usize) {
    if app.settings.watch_words.is_empty() {
        let said = "There are no words to watch for; `watch_words` in config.ron names them.";
        return app.say(Severity::Done, said);
    }
    look(app);
    let Some(reader) = &mut app.reader else {
        return;
    };
    if reader.watching.hold(direction, times) {
        return;
    }
    if let Some(to) = reader.watching.from(reader.caret, direction, times) {
        reader.go(reader.document().caret_near(to), None);
        return app.jumps.go_far();
    }
    let said = match direction {
        _ if reader.watching.places().is_empty() => "No word to watch for stands in this text.",
        Direction::Forward => "No word to watch for stands further down.",
        Direction::Back => "No word to watch for stands further up.",
    };
    app.say(Severity::Done, said);
}

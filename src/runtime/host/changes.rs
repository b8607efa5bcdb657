//! What a person decides, written beside the screen.

use crate::{
    app::{Done, Message, Severity},
    library::{ApplyError, Library},
    model::{ArticleId, Change, CleanText, view::Applied},
    runtime::Answers,
};

/// Writes a change, and tells what came of it.
pub(super) fn apply(library: &Library, change: &Change, answers: &Answers<Message>) {
    match library.apply(change) {
        Ok(applied) => answers.send(Message::Applied(change.id, Box::new(applied))),
        Err(error) => {
            let records = match &error {
                ApplyError::Changed { records, .. } => records.clone(),
                ApplyError::Gone { .. } | ApplyError::ReadOnly(_) => Vec::new(),
            };
            let why = match error.hint() {
                Some(hint) => format!("{error} {hint}"),
                None => error.to_string(),
            };
            answers.send(Message::Refused {
                change: change.id,
                why: CleanText::line(&why),
                records,
            });
        }
    }
}

/// Tells what came of a change that the library has made of what was asked for.
pub(super) fn did<T>(
    made: Result<(Change, Applied, T), ApplyError>,
    done: impl FnOnce(T) -> Done,
) -> Message {
    match made {
        Ok((change, applied, said)) => Message::Did {
            change: Box::new(change),
            applied: Box::new(applied),
            done: done(said),
        },
        Err(error) => Message::NotDone(CleanText::line(&error.to_string())),
    }
}

/// Purges an article, and its words from the index.
pub(super) fn purge(
    library: &Library,
    id: ArticleId,
    title: CleanText,
    answers: &Answers<Message>,
) {
    let purged = library.purge(id);
    let purged = purged.map_err(|error| match error.hint() {
        Some(hint) => CleanText::line(&format!("{error} {hint}")),
        None => CleanText::line(&error.to_string()),
    });
    let is_purged = purged.is_ok();
    answers.send(Message::Purged(id, title, purged));
    if is_purged && let Err(error) = library.purge_index() {
        let said =
            format!("Its files are purged, but the index may still hold its words: {error}.");
        answers.send(Message::Told(Severity::Warning, CleanText::line(&said)));
    }
}

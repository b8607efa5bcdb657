//! The index beside the reading: brought in line with the files, with what a person is told of it.

use std::sync::atomic::{AtomicBool, Ordering};

use super::warning;
use crate::{
    app::{Message, Severity},
    library::{Flow, Indexed, Library, Trouble},
    model::{CleanText, view::Refreshed},
    runtime::Answers,
};

/// How many records have to be taken in for it to be told how far that is.
const MANY: usize = 256;

/// Brings the index in line with the files, and tells how far it is where that takes its time; returns what the
/// person should know of what has changed.
///
/// What others have done shows in lists before its words are taken in.
pub(super) fn catch_up(library: &Library, answers: &Answers<Message>) -> Vec<CleanText> {
    let progress = Progress::new(answers);
    if !library.is_listed() {
        progress.tell(Indexed::default());
    }
    let watch = |indexed| progress.watch(indexed);
    let mut notices = Vec::new();
    let mut show = |refreshed: Refreshed| {
        notices.extend(refreshed.notices);
        let is_moved = library.has_index_moved();
        if refreshed.records.is_empty() {
            if is_moved {
                answers.send(Message::Refreshed);
            }
        } else {
            answers.send(Message::Refreshed);
            // Of these the words come now.
            progress.is_told.store(true, Ordering::Relaxed);
        }
    };
    let refreshed = library.refresh(&watch).map(&mut show);
    let refreshed = refreshed.and_then(|()| library.refresh_words(&watch).map(&mut show));
    progress.end();
    match refreshed {
        Ok(()) => {
            if let Some(said) = library.take_index_trouble() {
                answers.send(Message::Remarked(said));
            }
        }
        // Where the files can't be listed, it says nothing to the person where the index would be kept.
        Err(error) => {
            let said = format!("Lists and searches may not tell all that is there: {error}.");
            answers.send(warning(&said));
        }
    }
    tell_trouble(library, answers);
    if let Some(edits) = library.take_edits() {
        answers.send(Message::Told(Severity::Warning, edits));
    }
    notices
}

/// Keeps what articles share, once the index is in line with the files; nobody waits for it.
pub(super) fn keep_echoes(library: &Library) {
    if let Err(error) = library.keep_echoes(&|| Flow::Continue) {
        tracing::warn!(%error, "what articles share is found out as they are read");
    }
}

/// Tells how far the indexing is.
pub(super) struct Progress<'a> {
    answers: &'a Answers<Message>,
    is_told: AtomicBool,
}

impl<'a> Progress<'a> {
    pub(super) fn new(answers: &'a Answers<Message>) -> Self {
        Self {
            answers,
            is_told: AtomicBool::new(false),
        }
    }

    fn tell(&self, indexed: Indexed) {
        self.is_told.store(true, Ordering::Relaxed);
        let indexing = Some((indexed.done, indexed.total));
        self.answers.send(Message::Indexing(indexing));
    }

    /// Tells it where there is much to be taken in.
    pub(super) fn watch(&self, indexed: Indexed) -> Flow {
        if indexed.total > MANY {
            self.tell(indexed);
        }
        Flow::Continue
    }

    /// Says that it is over, where anything was said.
    pub(super) fn end(&self) {
        if self.is_told.swap(false, Ordering::Relaxed) {
            self.answers.send(Message::Indexing(None));
        }
    }
}

/// Says why lists don't tell all that is there, where they don't, and has the index brought up to date where it
/// had to be begun anew.
pub(super) fn tell_trouble(library: &Library, answers: &Answers<Message>) {
    if library.is_index_due() {
        answers.send(Message::Noticed);
    }
    if let Some(Trouble { said, is_passing }) = library.take_trouble() {
        answers.send(if is_passing {
            Message::Waiting(said)
        } else {
            Message::Remarked(said)
        });
    }
}

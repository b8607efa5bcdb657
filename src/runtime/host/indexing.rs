//! The index beside the reading: brought in line with the files, with what a person is told of it.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use super::{Host, lock, warning};
use crate::{
    app::{Message, Severity},
    library::{Flow, Indexed, Library, Trouble},
    model::{CleanText, view::Refreshed},
    runtime::{Answers, Means},
};

/// How many records have to be taken in for it to be told how far that is.
const MANY: usize = 256;

/// How long an index that another program holds is left alone before it is asked again.
const LULL: Duration = Duration::from_millis(500);

impl Host {
    /// Begins to watch folders, and to bring the index in line with the files.
    pub(super) fn begin_index(&mut self, means: &mut Means<Message>) {
        self.begin_folders(means);
        let library = Arc::clone(&self.library);
        let job = move |answers: &Answers<Message>| {
            let mut notices = catch_up(&library, answers);
            notices.extend(library.notices());
            if let Some(said) = notices.into_iter().next() {
                answers.send(Message::Told(Severity::Warning, said));
            }
            keep_echoes(&library);
        };
        if let Err(error) = means.spawn("index", job) {
            self.tell(warning(&error.to_string()), means);
        }
    }

    /// Waits for an index that does not answer, of which something was said.
    pub(super) fn await_index(&mut self, said: CleanText, means: &mut Means<Message>) {
        let mut told = lock(&self.awaited);
        told.push(said);
        // One waits for it, whatever else is said of it meanwhile.
        if told.len() > 1 {
            return;
        }
        drop(told);
        let (library, awaited) = (Arc::clone(&self.library), Arc::clone(&self.awaited));
        let job = move |answers: &Answers<Message>| {
            loop {
                std::thread::sleep(LULL);
                if library.is_answering() {
                    break;
                }
            }
            for said in std::mem::take(&mut *lock(&awaited)) {
                answers.send(Message::Answering(said));
            }
        };
        if let Err(error) = means.spawn("waiting", job) {
            lock(&self.awaited).clear();
            self.tell(warning(&error.to_string()), means);
        }
    }

    /// Looks at the library anew, on a thread of its own: to look at very many files takes its time.
    pub(super) fn refresh(&mut self, means: &mut Means<Message>) {
        if !self.refreshing.ask() {
            return;
        }
        let (library, refreshing) = (Arc::clone(&self.library), self.refreshing.clone());
        let job = move |answers: &Answers<Message>| {
            refreshing.work(|| {
                if let Some(said) = catch_up(&library, answers).into_iter().next() {
                    answers.send(Message::Told(Severity::Warning, said));
                }
            });
            keep_echoes(&library);
        };
        if let Err(error) = means.spawn("refresh", job) {
            self.refreshing.forget();
            self.tell(warning(&error.to_string()), means);
        }
    }
}

/// Brings the index in line with the files, and tells how far it is where that takes its time; returns what the
/// person should know of what has changed.
///
/// What others have done shows in lists before its words are taken in.
fn catch_up(library: &Library, answers: &Answers<Message>) -> Vec<CleanText> {
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
    if let Some(sealed) = library.take_sealed() {
        answers.send(Message::Remarked(sealed));
    }
    if let Some(edits) = library.take_edits() {
        answers.send(Message::Told(Severity::Warning, edits));
    }
    notices
}

/// Keeps what articles share, once the index is in line with the files; nobody waits for it.
fn keep_echoes(library: &Library) {
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

//! Texts beside the screen: opened, and compared with others.

use std::{
    ops::Range,
    sync::{Arc, atomic::Ordering},
};

use super::Host;
use crate::{
    app::{
        Loaded, Message, Request,
        diff::Sheet,
        frame::Side,
        message::Compared,
        narrowing::Within,
        reader::Shown,
        whereabouts::{Carried, First, Whereabouts},
    },
    compare::diff::Revision,
    library::Library,
    model::{ArticleId, CleanText, SnapshotId, view::Opened},
    runtime::{Answers, Means},
    text::{change, document::Document},
};

/// How often words of two snapshots are compared with each other; what is left then is compared roughly.
///
/// A second or two.
const MOST_COMPARED: usize = 400_000_000;

impl Host {
    /// Opens an article on a thread of its own: a large one must not keep lists waiting.
    pub(super) fn open(
        &mut self,
        request: Request,
        side: Side,
        (article, snapshot, from): (ArticleId, Option<SnapshotId>, Option<(Whereabouts, First)>),
        means: &mut Means<Message>,
    ) {
        let (library, latest) = (Arc::clone(&self.library), Arc::clone(&self.latest));
        latest.open(side).store(request.0, Ordering::Relaxed);
        let job = move |answers: &Answers<Message>| {
            let is_old = || latest.open(side).load(Ordering::Relaxed) != request.0;
            if is_old() {
                return;
            }
            let opened = match library.open_article(article, snapshot.as_ref()) {
                Ok(opened) => opened,
                Err(error) => {
                    let why = CleanText::line(&error.to_string());
                    return answers.send(Message::OpenFailed(request, why));
                }
            };
            let text = Arc::clone(&opened.snapshot);
            let from = from.filter(|(from, _)| from.document.snapshot().id != text.id);
            let carried = match &from {
                Some((from, First::Place)) => from.carried_to(&text),
                _ => None,
            };
            let loaded = loaded(&library, opened, carried);
            answers.send(Message::Opened(request, Box::new(loaded)));
            if let Some((from, First::Text)) = from
                && !is_old()
                && let Some(carried) = from.carried_to(&text)
            {
                answers.send(Message::Carried((article, text.id.clone()), carried));
            }
        };
        if let Err(error) = means.spawn("open", job) {
            self.tell(
                Message::OpenFailed(request, CleanText::line(&error.to_string())),
                means,
            );
        }
    }

    /// Has two texts compared beside the screen; nothing comes of it where nobody waits for it any more.
    pub(super) fn compare<E: std::error::Error>(
        &mut self,
        request: Request,
        revision: impl FnOnce() -> Result<Option<Revision>, E> + Send + 'static,
        means: &mut Means<Message>,
    ) {
        let job = move |answers: &Answers<Message>| {
            let sheet = match revision() {
                Ok(None) => return,
                Ok(Some(revision)) => Ok(Box::new(Sheet::new(Box::new(revision)))),
                Err(error) => Err(CleanText::line(&error.to_string())),
            };
            answers.send(Message::Revision(request, sheet));
        };
        if let Err(error) = means.spawn("diff", job) {
            let why = CleanText::line(&error.to_string());
            self.tell(Message::Revision(request, Err(why)), means);
        }
    }

    /// Finds what a text shares with others, on a thread of its own: nothing waits for it.
    pub(super) fn seek_echoes(
        &mut self,
        shown: Shown,
        side: Side,
        within: Within,
        means: &mut Means<Message>,
    ) {
        let (library, latest) = (Arc::clone(&self.library), Arc::clone(&self.latest));
        let number = latest.echoes(side).fetch_add(1, Ordering::Relaxed) + 1;
        let (asked, asked_within) = (shown.clone(), within.clone());
        let job = move |answers: &Answers<Message>| {
            let is_old = || latest.echoes(side).load(Ordering::Relaxed) != number;
            let (article, snapshot) = &shown;
            let inside = within.as_ref().map(|story| &story.members.articles);
            let found = library.echoes(*article, snapshot, inside, &is_old);
            if !is_old() {
                let found = found.map_err(|error| CleanText::line(&error.to_string()));
                answers.send(Message::Echoes(shown, within, found));
            }
        };
        if let Err(error) = means.spawn("echoes", job) {
            let why = CleanText::line(&error.to_string());
            self.tell(Message::Echoes(asked, asked_within, Err(why)), means);
        }
    }
}

/// Adds to what the library has opened what reading needs.
fn loaded(library: &Library, opened: Opened, carried: Option<Carried>) -> Loaded {
    let snapshot = &opened.snapshot;
    Loaded {
        position: library.position(opened.article.id, &snapshot.id),
        document: Arc::new(Document::new(Arc::clone(snapshot))),
        opened,
        carried,
    }
}

/// Finds what has changed in a text since another snapshot.
pub(super) fn compare(
    library: &Library,
    what: &Compared,
    document: &Document,
) -> Result<Vec<Range<usize>>, CleanText> {
    match library.snapshot(&what.before) {
        Ok(before) => Ok(change::changed(
            &before.text,
            document.text(),
            MOST_COMPARED,
        )),
        Err(error) => Err(CleanText::line(&error.to_string())),
    }
}

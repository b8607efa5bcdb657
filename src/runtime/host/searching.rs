//! What is searched for beside the screen: in the library, in a text, and to complete a line.

use std::sync::{Arc, atomic::Ordering};

use super::{Host, MOST_FOUND, files, shelves, this_moment, warning};
use crate::{
    app::{Message, Request, Severity, palette::Sought},
    library::Library,
    model::{
        CleanText, StoryId,
        hit::{Hit, HitIn, Hits},
    },
    runtime::{Answers, Means},
    text::{document::Document, find},
};

/// How many articles a search of the library shows before it looks for the others: as many as a screen has rows for.
const FIRST_HITS: usize = 16;

/// The most articles that a search of the library lists.
const MOST_HITS: usize = 100;

impl Host {
    /// Searches the library, on a thread of its own: pages of lists must not wait for it.
    pub(super) fn search_library(
        &mut self,
        request: Request,
        typed: String,
        story: Option<StoryId>,
        means: &mut Means<Message>,
    ) {
        let (library, latest) = (Arc::clone(&self.library), Arc::clone(&self.latest));
        latest.search.store(request.0, Ordering::Relaxed);
        let job = move |answers: &Answers<Message>| {
            let is_old = || latest.search.load(Ordering::Relaxed) != request.0;
            if is_old() {
                return;
            }
            let find = |most| search(&library, &typed, story, most, &is_old);
            // What shows first does not wait for the passages of the rest.
            let found = match find(FIRST_HITS) {
                Ok(first) if may_be_more(&first) => {
                    answers.send(Message::FirstHits(request, first));
                    find(MOST_HITS)
                }
                found => found,
            };
            answers.send(Message::Hits(request, found));
        };
        if let Err(error) = means.spawn("search", job) {
            let why = CleanText::line(&error.to_string());
            self.tell(Message::Hits(request, Err(why)), means);
        }
    }

    /// Looks for what completes a line, unless another line is being completed meanwhile.
    pub(super) fn complete(
        &mut self,
        request: Request,
        sought: Sought,
        means: &mut Means<Message>,
    ) {
        let (library, latest) = (Arc::clone(&self.library), Arc::clone(&self.latest));
        latest.complete.store(request.0, Ordering::Relaxed);
        let is_folder = matches!(sought, Sought::Files(_));
        let story = self.app.list.story;
        let job = move |answers: &Answers<Message>| {
            let is_old = || latest.complete.load(Ordering::Relaxed) != request.0;
            if let Some(found) = files::complete(&library, &sought, story, &is_old) {
                answers.send(Message::Completions(request, found));
            }
        };
        if !is_folder {
            return means.read(job);
        }
        // A folder may be on a disk that takes its time, and must not keep lists waiting.
        if let Err(error) = means.spawn("complete", job) {
            self.tell(warning(&error.to_string()), means);
        }
    }

    /// Finds what is searched for in a text.
    pub(super) fn find(
        &mut self,
        request: Request,
        document: Arc<Document>,
        what: find::What,
        means: &mut Means<Message>,
    ) {
        let latest = Arc::clone(&self.latest);
        latest.find.store(request.0, Ordering::Relaxed);
        let job = move |answers: &Answers<Message>| {
            let is_old = || latest.find.load(Ordering::Relaxed) != request.0;
            let found = find::places(document.text(), &what, MOST_FOUND, &is_old);
            answers.send(Message::Found(request, found));
        };
        if let Err(error) = means.spawn("find", job) {
            self.tell(
                Message::Told(Severity::Warning, CleanText::line(&error.to_string())),
                means,
            );
        }
    }
}

/// Searches the library for what was typed, which may be half a query.
fn search(
    library: &Library,
    typed: &str,
    story: Option<StoryId>,
    most: usize,
    is_old: &(dyn Fn() -> bool + Sync),
) -> Result<Box<Hits>, CleanText> {
    let query = shelves::within(typed, story);
    let found = library.search(&query, &this_moment(), most, is_old);
    found.map(Box::new).map_err(|error| {
        let hint = error.hint().unwrap_or_default();
        CleanText::line(&format!("{error} {hint}"))
    })
}

/// Tells whether more may be found than the first.
fn may_be_more(first: &Hits) -> bool {
    let is_claim = |hit: &&Hit| matches!(hit.found, HitIn::Claim(_));
    let claims = first.hits.iter().filter(is_claim).count();
    first.is_more || first.articles > FIRST_HITS || claims >= FIRST_HITS
}

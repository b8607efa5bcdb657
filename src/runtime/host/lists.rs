//! What panels and tables list, read beside the screen.

use std::sync::{Arc, atomic::Ordering};

use super::{Host, shelves, this_moment};
use crate::{
    app::{Listed, Message, Request, matrix::Typed},
    library::{Library, Scope},
    model::{CleanText, GridId, StoryId},
    query,
    runtime::{Answers, Means},
};

impl Host {
    /// Reads what a panel lists on a thread of its own: a large library must not keep lists waiting.
    pub(super) fn list_for_panel<E: std::fmt::Display>(
        &mut self,
        request: Request,
        means: &mut Means<Message>,
        read: impl Fn(&Library) -> Result<Listed, E> + Send + 'static,
    ) {
        let (library, latest) = (Arc::clone(&self.library), Arc::clone(&self.latest));
        latest.panel.store(request.0, Ordering::Relaxed);
        let job = move |answers: &Answers<Message>| {
            if latest.panel.load(Ordering::Relaxed) == request.0 {
                let listed = read(&library).map(Box::new);
                let listed = listed.map_err(|error| CleanText::line(&error.to_string()));
                answers.send(Message::Listed(request, listed));
            }
        };
        if let Err(error) = means.spawn("list", job) {
            let why = CleanText::line(&error.to_string());
            self.tell(Message::Listed(request, Err(why)), means);
        }
    }

    /// Reads what was found of claims, on a thread of its own: it may be much.
    pub(super) fn survey(
        &mut self,
        request: Request,
        typed: Typed,
        story: Option<StoryId>,
        means: &mut Means<Message>,
    ) {
        let (library, latest) = (Arc::clone(&self.library), Arc::clone(&self.latest));
        latest.survey.store(request.0, Ordering::Relaxed);
        let job = move |answers: &Answers<Message>| {
            let is_old = || latest.survey.load(Ordering::Relaxed) != request.0;
            let scope = Scope {
                story,
                claims: query::parse_typing(&typed.claims),
                articles: query::parse_typing(&typed.articles),
            };
            let found = library.survey(&scope, &this_moment(), &is_old).transpose();
            if let Some(found) = found {
                let found = found.map(Box::new);
                let found = found.map_err(|error| CleanText::line(&error.to_string()));
                answers.send(Message::Survey(request, found));
            }
        };
        if let Err(error) = means.spawn("survey", job) {
            let why = CleanText::line(&error.to_string());
            self.tell(Message::Survey(request, Err(why)), means);
        }
    }

    /// Reads a grid, on a thread of its own: it may hold much.
    pub(super) fn grid(&mut self, request: Request, id: GridId, means: &mut Means<Message>) {
        let (library, latest) = (Arc::clone(&self.library), Arc::clone(&self.latest));
        latest.grid.store(request.0, Ordering::Relaxed);
        let job = move |answers: &Answers<Message>| {
            if latest.grid.load(Ordering::Relaxed) == request.0 {
                let read = shelves::grid(&library, id).map(Box::new);
                let read = read.map_err(|error| CleanText::line(&error.to_string()));
                answers.send(Message::Grid(request, read));
            }
        };
        if let Err(error) = means.spawn("grid", job) {
            let why = CleanText::line(&error.to_string());
            self.tell(Message::Grid(request, Err(why)), means);
        }
    }
}

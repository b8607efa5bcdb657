//! Copying words, with or without where they come from.

use crate::{
    app::{App, Effect, Severity, overlay::Target},
    export::citation,
    model::{Article, CleanText},
};

/// Copies the words that are meant.
pub(super) fn quote(app: &mut App) {
    if super::messages::copy(app) {
        return;
    }
    let Some((quote, _)) = meant(app) else { return };
    app.effect(Effect::Copy(quote));
    app.say(Severity::Done, "Copied the quote");
    super::mark::done_with_selection(app);
}

/// Copies the words that are meant with where they come from.
pub(super) fn citation(app: &mut App) {
    let Some((quote, article)) = meant(app) else {
        return;
    };
    app.effect(Effect::Copy(CleanText::new(
        &citation::quote_with_citation(&quote, &article),
    )));
    app.say(Severity::Done, "Copied the quote with its citation");
    super::mark::done_with_selection(app);
}

fn meant(app: &mut App) -> Option<(CleanText, Article)> {
    if super::silence::row(app).is_some() {
        super::silence::no_words(app);
        return None;
    }
    if let Some(panel) = super::panels::top(app) {
        let (thing, article) = (panel.current()?, panel.current()?.article()?);
        return Some((thing.name().clone(), Article::clone(article)));
    }
    let target = super::mark::target(app)?;
    let reader = app.reader.as_ref()?;
    let quote = match target {
        Target::Annotation(id) => reader.annotation(id)?.anchor.quote.clone(),
        Target::Words(range) => CleanText::new(reader.document().slice(range)),
    };
    Some((quote, Article::clone(&reader.article)))
}

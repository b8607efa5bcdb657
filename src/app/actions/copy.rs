//! Copying words, with or without where they come from.

use crate::{
    app::{App, Effect, Severity, overlay::Target, panel::Thing},
    export::citation::{self, Citation},
    model::{Annotation, Article, CleanText},
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
    let beside = beside(app);
    let Some((quote, citation)) = meant(app) else {
        return;
    };
    let mut cited = citation::quoted(&quote, &citation);
    if let Some(beside) = beside {
        cited += &format!("\n\n{beside}");
    }
    app.effect(Effect::Copy(CleanText::new(&cited)));
    app.say(Severity::Done, "Copied the quote with its citation");
    super::mark::done_with_selection(app);
}

/// Returns what is to be said beside the quote of an annotation whose words are others in the newest snapshot.
fn beside(app: &App) -> Option<String> {
    let tell = |article: &Article, annotation: &Annotation, words: &str| {
        citation::now_in_words(article, annotation, &CleanText::line(words))
    };
    if let Some(panel) = super::panels::top(app) {
        return match panel.current()? {
            Thing::Annotation(row) => {
                Some(tell(&row.article, &row.annotation, row.words.as_ref()?))
            }
            Thing::Evidence(row) => Some(tell(&row.article, &row.annotation, row.words.as_ref()?)),
            _ => None,
        };
    }
    let reader = app.reader.as_ref()?;
    let reader = Some(reader).filter(|reader| reader.selection.is_none() && reader.is_newest())?;
    let annotation = reader.annotation_here()?;
    let words = reader.other_words(annotation, &reader.placement(annotation))?;
    Some(tell(&reader.article, annotation, &words))
}

/// Returns the words that are meant, and their citation.
fn meant(app: &mut App) -> Option<(CleanText, String)> {
    if super::silence::row(app).is_some() {
        super::silence::no_words(app);
        return None;
    }
    if let Some(panel) = super::panels::top(app) {
        let thing = panel.current()?;
        let citation = match thing {
            Thing::Echo(echo) => Citation::of_other(&echo.other).to_string(),
            _ => citation::citation(thing.article()?),
        };
        return Some((thing.name().clone(), citation));
    }
    let target = super::mark::target(app)?;
    let reader = app.reader.as_ref()?;
    let quote = match target {
        Target::Annotation(id) => reader.annotation(id)?.anchor.quote.clone(),
        Target::Words(range) => CleanText::new(reader.document().slice(range)),
    };
    Some((quote, citation::citation(&reader.article)))
}

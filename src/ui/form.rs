//! The details of articles, to be corrected.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    app::{
        App,
        boxes::{self, parts},
        overlay::{Corrected, Form},
    },
    text::count::counted,
    ui::{
        Role, Theme,
        paint::{self, part},
        popups,
    },
};

/// Draws the fields and the facts, and tells where the terminal's cursor stands.
pub fn draw(
    app: &App,
    theme: &Theme,
    form: &Form,
    screen: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let placed = parts::form(screen, form);
    let title = match &form.of {
        Corrected::One(_) => "Details of the article".to_owned(),
        Corrected::Story(Some(_)) => "The story".to_owned(),
        Corrected::Story(None) => "A new story".to_owned(),
        Corrected::View(Some(_)) => "The view".to_owned(),
        Corrected::View(None) => "A new view of the list".to_owned(),
        Corrected::Claim(_) => "The claim".to_owned(),
        Corrected::Told(_) => "How the quote is told".to_owned(),
        Corrected::Feed(_) => "The feed".to_owned(),
        Corrected::Several(articles) => {
            format!("What {} have in common", counted(articles.len(), "article"))
        }
    };
    popups::open(theme, &title, &placed, buffer);
    let [fields, _, facts, error] = placed.parts;
    let popup = theme.style(Role::Popup);
    let dim = popup.patch(theme.style(Role::Dim));
    let mut caret = None;
    let shown = form.labels().iter().zip(&form.inputs).enumerate();
    let shown = shown.skip(parts::first_shown(form.current, fields.height));
    for ((index, (label, field)), row) in shown.zip(0..fields.height) {
        let current = index == form.current;
        let role = if current { Role::HintKey } else { Role::Dim };
        let (word, value) = parts::labelled(boxes::row(fields, row));
        let style = popup.patch(theme.style(role));
        paint::line(word, 0, buffer, &[part(*label, style)]);
        let at = popups::input(theme, field, value, buffer);
        if current {
            caret = at;
        }
    }
    popups::offers(app, theme, popup, buffer);
    for ((name, fact), row) in form.facts.iter().zip(0..facts.height) {
        let (word, value) = parts::labelled(boxes::row(facts, row));
        paint::line(word, 0, buffer, &[part(*name, dim)]);
        paint::line(value, 0, buffer, &[part(fact.as_str(), dim)]);
    }
    if let Some(said) = &form.error {
        let style = popup.patch(theme.style(Role::Error));
        paint::line(error, 0, buffer, &[part(said.as_str(), style)]);
    }
    caret
}

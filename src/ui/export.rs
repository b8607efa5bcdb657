//! The form that asks what is exported.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    app::{
        boxes::parts,
        export::{ExportForm, Row},
    },
    ui::{
        Role, Theme,
        paint::{self, part},
        popups,
    },
};

/// Draws the form and tells where the terminal's cursor stands in it.
pub fn draw(
    theme: &Theme,
    form: &ExportForm,
    screen: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let placed = parts::export(screen, form);
    popups::open(theme, "Export", &placed, buffer);
    let [what, format, file, _, help] = placed.parts;
    let style = theme.style(Role::Popup);
    let dim = style.patch(theme.style(Role::Dim));
    for (area, of) in [(what, Row::What), (format, Row::Format), (file, Row::File)] {
        let role = if form.current == of {
            Role::HintKey
        } else {
            Role::Dim
        };
        let (label, _) = parts::labelled(area);
        let style = style.patch(theme.style(role));
        paint::line(label, 0, buffer, &[part(of.label(), style)]);
    }
    let choice = |chosen: bool, of: Row| {
        let style = match (chosen, form.current == of) {
            (true, true) => theme.style(Role::CursorRow),
            (true, false) => style,
            (false, _) => dim,
        };
        (if chosen { "● " } else { "○ " }, style)
    };
    let (_, values) = parts::labelled(what);
    let first = parts::first_shown(form.what, what.height);
    for (index, row) in (first..form.choices.len()).zip(0..what.height) {
        let (sign, style) = choice(index == form.what, Row::What);
        let parts = [part(sign, style), part(form.described(index), style)];
        paint::line(values, row, buffer, &parts);
    }
    for (place, of) in parts::formats(parts::labelled(format).1, form.format) {
        let (sign, style) = choice(of == form.format, Row::Format);
        let word = part(format!("{sign}{}", of.word()), style);
        paint::line(place, 0, buffer, &[word]);
    }
    let caret = popups::input(theme, &form.input, parts::labelled(file).1, buffer);
    let said = "Left and Right change a row; a bare name goes into the working folder.";
    paint::line(help, 0, buffer, &[part(said, dim)]);
    caret.filter(|_| form.current == Row::File)
}

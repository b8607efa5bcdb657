//! The form that asks what is exported.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    app::export::{ExportForm, Row},
    export::Format,
    ui::{
        Role, Theme,
        paint::{self, part},
        popups,
    },
};

/// The columns of the words before the fields.
const LABEL: u16 = 9;

/// Draws the form and tells where the terminal's cursor stands in it.
pub fn draw(
    theme: &Theme,
    form: &ExportForm,
    screen: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let rows = u16::try_from(form.choices.len()).unwrap_or(1);
    let area = popups::open(theme, "Export", rows + 5, screen, buffer);
    let style = theme.style(Role::Popup);
    let dim = style.patch(theme.style(Role::Dim));
    let label = LABEL.min(area.width);
    let value = Rect {
        x: area.x + label,
        width: area.width - label,
        ..area
    };
    let said = |row: u16, of: Row, buffer: &mut Buffer| {
        let role = if form.current == of {
            Role::HintKey
        } else {
            Role::Dim
        };
        let style = style.patch(theme.style(role));
        let field = Rect {
            width: label,
            ..area
        };
        paint::line(field, row, buffer, &[part(of.label(), style)]);
    };
    let choice = |chosen: bool, of: Row| {
        let style = match (chosen, form.current == of) {
            (true, true) => theme.style(Role::CursorRow),
            (true, false) => style,
            (false, _) => dim,
        };
        (if chosen { "● " } else { "○ " }, style)
    };
    said(0, Row::What, buffer);
    for (index, row) in (0..form.choices.len()).zip(0u16..) {
        let (sign, style) = choice(index == form.what, Row::What);
        let parts = [part(sign, style), part(form.described(index), style)];
        paint::line(value, row, buffer, &parts);
    }
    said(rows, Row::Format, buffer);
    let mut parts = Vec::new();
    for format in Format::ALL {
        let (sign, style) = choice(format == form.format, Row::Format);
        parts.push(part(format!("{sign}{}", format.word()), style));
        parts.push(part("   ", dim));
    }
    paint::line(value, rows, buffer, &parts);
    said(rows + 1, Row::File, buffer);
    let caret = popups::input(theme, &form.input, value, rows + 1, buffer);
    let help = "Enter exports · Tab goes to the next row · Left and Right change it";
    paint::line(area, rows + 3, buffer, &[part(help, dim)]);
    caret.filter(|_| form.current == Row::File)
}

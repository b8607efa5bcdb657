//! The help.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

use crate::{
    app::help::{Found, Help, Line, Mode, UseHere},
    ui::{
        Role, Theme,
        paint::{self, Part, part},
        popups,
    },
};

/// The columns of the keys.
const KEYS: u16 = 16;
/// The columns of what a command does.
const DOC: u16 = 62;
/// The narrowest line on which a command's name stands, too.
const NAMED: u16 = 104;
/// The widest a line gets, in columns.
const WIDEST: u16 = 110;

/// Draws the help and tells where the terminal's cursor stands in it.
pub fn draw(theme: &Theme, help: &Help, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let area = Rect {
        width: area.width.min(WIDEST),
        ..area
    };
    let caret = head(theme, help, area, buffer);
    let skip = 2.min(area.height);
    let body = Rect {
        y: area.y + skip,
        height: area.height - skip,
        ..area
    };
    if help.lines.is_empty() {
        let said = "   Nothing in the help has these words. Esc shows all of it.";
        paint::line(body, 0, buffer, &[part(said, theme.style(Role::Dim))]);
    }
    let visible = help.lines.iter().enumerate().skip(help.rows.top);
    for ((index, line), row) in visible.zip(0..body.height) {
        let at_cursor = index == help.rows.cursor;
        let base = if at_cursor {
            theme.style(Role::CursorRow)
        } else {
            Style::default()
        };
        let whole = Rect {
            y: body.y + row,
            height: 1,
            ..body
        };
        buffer.set_style(whole, base);
        paint::line(
            body,
            row,
            buffer,
            &parts(theme, line, (at_cursor, body.width), base),
        );
    }
    caret
}

fn head(theme: &Theme, help: &Help, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let dim = theme.style(Role::Dim);
    let title = " HELP  ";
    let mut parts = vec![part(title, theme.style(Role::Title))];
    if help.mode == Mode::Typing {
        parts.push(part("/", theme.style(Role::HintKey)));
        let start = paint::line(area, 0, buffer, &parts);
        let field = Rect {
            x: area.x + start,
            width: area.width.saturating_sub(start + 1).min(48),
            ..area
        };
        return popups::input(theme, &help.input, field, 0, buffer);
    }
    if help.is_searched() {
        let words = format!("with “{}”", help.input.value().trim());
        parts.push(part(words, theme.style(Role::HintKey)));
        parts.push(part(" · Esc shows all", dim));
    } else {
        parts.push(part("/ finds words · Enter does it · Esc goes back", dim));
    }
    paint::line(area, 0, buffer, &parts);
    None
}

/// Returns a line as it is drawn; `at` tells whether the cursor is on it, and how wide it may be.
fn parts<'a>(
    theme: &Theme,
    line: &'a Line,
    (at_cursor, width): (bool, u16),
    base: Style,
) -> Vec<Part<'a>> {
    let sign = part(if at_cursor { " ▸ " } else { "   " }, base);
    let dim = base.patch(theme.style(Role::Dim));
    match line {
        Line::Blank => Vec::new(),
        Line::Heading(heading) => {
            vec![part(format!(" {heading}"), theme.style(Role::Heading))]
        }
        Line::Command {
            keys,
            doc,
            name,
            use_here,
            ..
        } => {
            let key = base.patch(theme.style(Role::HintKey));
            let text = match use_here {
                UseHere::Applies => base,
                UseHere::Idle => dim,
            };
            let mut parts = vec![sign];
            parts.extend(found(theme, keys, key, KEYS));
            if width < NAMED {
                parts.extend(found(theme, doc, text, 0));
            } else {
                parts.extend(found(theme, doc, text, DOC));
                parts.extend(found(theme, name, dim, 0));
            }
            parts
        }
        Line::Meaning { term, meaning } => {
            let mut parts = vec![sign];
            parts.extend(found(
                theme,
                term,
                base.patch(theme.style(Role::HintKey)),
                KEYS,
            ));
            parts.extend(found(theme, meaning, base, 0));
            parts
        }
    }
}

/// Draws a text with what was searched for, and the blanks that bring it to some columns.
fn found<'a>(theme: &Theme, found: &'a Found, style: Style, width: u16) -> Vec<Part<'a>> {
    let letters = style.patch(theme.style(Role::Match));
    let mut parts = paint::matched(&found.text, &found.matched, style, letters);
    if width > 0 {
        let missing = width.saturating_sub(paint::columns(&found.text)).max(1);
        parts.push(part(" ".repeat(usize::from(missing)), style));
    }
    parts
}

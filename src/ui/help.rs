//! The help.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

use crate::{
    app::{
        App,
        boxes::{
            self,
            parts::{self, HelpAreas},
        },
        help::{Found, Help, Line, Mode, UseHere},
    },
    command::CommandId,
    ui::{
        Role, Theme,
        paint::{self, Part, part},
        popups,
    },
};

/// The most and the fewest columns of the keys.
const KEYS: (u16, u16) = (16, 6);
/// The columns of what a command does.
const DOC: u16 = 62;
/// The narrowest line on which a command's name stands, too.
const NAMED: u16 = 104;

/// Draws the help and tells where the terminal's cursor stands in it.
pub fn draw(
    app: &App,
    theme: &Theme,
    help: &Help,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let areas = parts::help(area);
    let caret = head(app, theme, help, areas, buffer);
    let body = areas.rows;
    if help.lines.is_empty() {
        let back = app.key_of(CommandId::Back);
        let said = format!("   Nothing in the help has these words. {back} shows all of it.");
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
        let row = boxes::row(body, row);
        buffer.set_style(row, base);
        let parts = parts_of(theme, line, (at_cursor, body.width), base);
        paint::line(row, 0, buffer, &parts);
    }
    caret
}

fn head(
    app: &App,
    theme: &Theme,
    help: &Help,
    areas: HelpAreas,
    buffer: &mut Buffer,
) -> Option<Position> {
    let dim = theme.style(Role::Dim);
    let mut line = vec![part(parts::HELP_TITLE, theme.style(Role::Title))];
    if help.mode == Mode::Typing {
        line.push(part("/", theme.style(Role::HintKey)));
        paint::line(areas.head, 0, buffer, &line);
        return popups::input(theme, &help.input, areas.input, buffer);
    }
    if help.is_searched() {
        let words = format!("with “{}”", help.input.value().trim());
        line.push(part(words, theme.style(Role::HintKey)));
        let back = app.key_of(CommandId::Back);
        line.push(part(format!(" · {back} shows all"), dim));
    } else {
        let [find, accept, back] =
            [CommandId::Search, CommandId::Accept, CommandId::Back].map(|id| app.key_of(id));
        let said = format!("{find} finds words · {accept} does it · {back} goes back");
        line.push(part(said, dim));
    }
    paint::line(areas.head, 0, buffer, &line);
    None
}

/// Returns a line as it is drawn; `at` tells whether the cursor is on it, and how wide it may be.
fn parts_of<'a>(
    theme: &Theme,
    line: &'a Line,
    (at_cursor, width): (bool, u16),
    base: Style,
) -> Vec<Part<'a>> {
    let sign = part(if at_cursor { " ▸ " } else { "   " }, base);
    let dim = base.patch(theme.style(Role::Dim));
    let (most, fewest) = KEYS;
    let columns = (width / 4).clamp(fewest, most);
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
            // A key that was searched for is not to be cut away.
            let cut = paint::cut(&keys.text, columns - 1);
            if keys.matched.is_empty() && *cut != *keys.text {
                parts.push(part(format!("{cut} "), key));
                let missing = (columns - 1).saturating_sub(paint::columns(&cut));
                parts.push(part(" ".repeat(usize::from(missing)), base));
            } else {
                parts.extend(found(theme, keys, key, columns));
            }
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
                columns,
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

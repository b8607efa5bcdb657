//! The palette.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

use crate::{
    app::{
        App,
        palette::{self, Chosen, Entry, Palette},
    },
    command::CommandId,
    ui::{
        Role, Theme,
        paint::{self, Part, part},
        popups,
    },
};

/// The columns of a command's name.
const NAME: u16 = 20;
/// The columns of its keys.
const KEYS: u16 = 10;

/// Draws the palette and tells where the terminal's cursor stands in it.
pub fn draw(app: &App, theme: &Theme, palette: &Palette, buffer: &mut Buffer) -> Option<Position> {
    let (whole, room) = palette::standing(app);
    let area = popups::frame(theme, "Do", whole, buffer);
    if area.is_empty() {
        return None;
    }
    let style = theme.style(Role::Popup);
    let dim = style.patch(theme.style(Role::Dim));
    let colon = style.patch(theme.style(Role::HintKey));
    paint::line(area, 0, buffer, &[part(":", colon)]);
    let field = Rect {
        x: area.x + 1,
        width: area.width - 1,
        ..area
    };
    let caret = popups::input(theme, &palette.input, field, 0, buffer);
    if palette.input.value().is_empty() {
        let said = "type what you want to do, in words or by its name";
        paint::line(
            Rect {
                x: field.x + 1,
                width: field.width.saturating_sub(1),
                ..field
            },
            0,
            buffer,
            &[part(
                said,
                theme.style(Role::Field).patch(theme.style(Role::Dim)),
            )],
        );
    }
    let visible = palette.entries.iter().enumerate().skip(palette.rows.top);
    let first = 1 + room.gap;
    for ((index, entry), row) in visible.zip(first..first + room.rows) {
        let at_cursor = index == palette.rows.cursor && palette.choice == Chosen::Row;
        let base = if at_cursor {
            theme.style(Role::CursorRow)
        } else {
            style
        };
        if row < area.height {
            let line = Rect {
                y: area.y + row,
                height: 1,
                ..area
            };
            buffer.set_style(line, base);
        }
        let mut parts = vec![part(if at_cursor { "▸ " } else { "  " }, base)];
        parts.extend(entry_parts(app, theme, palette, entry, base));
        paint::line(area, row, buffer, &parts);
    }
    if palette.entries.is_empty() {
        let said = nothing(palette);
        paint::line(area, first, buffer, &[part(format!("  {said}"), dim)]);
    }
    if room.detail > 0 {
        let row = area.height.saturating_sub(1);
        paint::line(area, row, buffer, &[part(detail(palette), dim)]);
    }
    caret
}

/// Says why there is no row.
fn nothing(palette: &Palette) -> &'static str {
    let number = palette.input.value().trim().trim_start_matches(':');
    if palette.argument().is_some() {
        ""
    } else if number.bytes().all(|byte| byte.is_ascii_digit()) {
        "Enter goes to the paragraph or row of this number."
    } else {
        "No command is called so, nor says so."
    }
}

/// Says what the line at hand takes, or what the chosen row does.
fn detail(palette: &Palette) -> String {
    let usage = |id: CommandId| {
        let command = id.command();
        let short = command.aliases.join(" ");
        let short = if short.is_empty() {
            String::new()
        } else {
            format!("  (also {short})")
        };
        format!("{}{short} · {}", command.usage(), command.doc)
    };
    if let Some((id, _)) = palette.argument() {
        return usage(id);
    }
    match palette.chosen() {
        Some(Entry::Command {
            absence: Some(absence),
            ..
        }) => absence.clone(),
        Some(Entry::Command { id, .. }) => usage(*id),
        _ => "Up and Down go through earlier lines and the rows, Tab completes.".to_owned(),
    }
}

fn entry_parts<'a>(
    app: &App,
    theme: &Theme,
    palette: &Palette,
    entry: &'a Entry,
    base: Style,
) -> Vec<Part<'a>> {
    let dim = base.patch(theme.style(Role::Dim));
    match entry {
        Entry::Earlier(line) => vec![part(line.as_str(), base), part("  again", dim)],
        Entry::Completion(completion) => {
            let mut parts = vec![part(completion.text.as_str(), base)];
            if !completion.about.is_empty() {
                parts.push(pad(&completion.text, NAME, base));
                parts.push(part(completion.about.as_str(), dim));
            }
            parts
        }
        Entry::Command {
            id,
            in_name,
            in_doc,
            absence,
        } => {
            let command = id.command();
            let text = if absence.is_some() { dim } else { base };
            let found = text.patch(theme.style(Role::HintKey));
            let mut parts = paint::matched(command.name, in_name, text, found);
            parts.push(pad(command.name, NAME, base));
            let keys = app.keymap.keys_in(*id, palette.from.place).next();
            let keys = keys.or_else(|| app.keymap.keys_of(*id).next());
            let keys = keys.map(ToString::to_string).unwrap_or_default();
            let padding = pad(&keys, KEYS, base);
            parts.push(part(keys, base.patch(theme.style(Role::HintKey))));
            parts.push(padding);
            match absence {
                Some(absence) if in_doc.is_empty() => parts.push(part(absence.as_str(), dim)),
                _ => parts.extend(paint::matched(command.doc, in_doc, text, found)),
            }
            parts
        }
    }
}

/// Returns the blanks that bring a text to some columns; one at least.
fn pad(text: &str, width: u16, style: Style) -> Part<'static> {
    let missing = width.saturating_sub(paint::columns(text)).max(1);
    part(" ".repeat(usize::from(missing)), style)
}

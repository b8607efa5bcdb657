//! The palette.

use ratatui::{buffer::Buffer, layout::Position, style::Style};

use crate::{
    app::{
        App,
        boxes::{self, parts},
        palette::{Chosen, Entry, Palette},
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
/// The narrowest row on which its keys stand, too.
const WITH_KEYS: u16 = 28;
/// The narrowest row on which it says what it does, too.
const WITH_DOC: u16 = 48;

/// Draws the palette and tells where the terminal's cursor stands in it.
pub fn draw(app: &App, theme: &Theme, palette: &Palette, buffer: &mut Buffer) -> Option<Position> {
    let placed = parts::palette(parts::above_lesson(app));
    popups::open(theme, "Do", &placed, buffer);
    let [line, _, rows, _, below] = placed.parts;
    let dim = theme.style(Role::Popup).patch(theme.style(Role::Dim));
    let colon = theme.style(Role::Popup).patch(theme.style(Role::HintKey));
    paint::line(line, 0, buffer, &[part(":", colon)]);
    let field = boxes::after(line, parts::PALETTE_SIGN);
    let caret = popups::input(theme, &palette.input, field, buffer);
    if palette.input.value().is_empty() {
        let said = "type what you want to do, in words or by its name";
        let style = theme.style(Role::Field).patch(theme.style(Role::Dim));
        paint::line(boxes::after(field, 1), 0, buffer, &[part(said, style)]);
    }
    let visible = palette.entries.iter().enumerate().skip(palette.rows.top);
    for ((index, entry), row) in visible.zip(0..rows.height) {
        let at_cursor = index == palette.rows.cursor && palette.choice == Chosen::Row;
        let row = boxes::row(rows, row);
        let base = popups::row_style(theme, at_cursor, row, buffer);
        let mut parts = vec![part(if at_cursor { "▸ " } else { "  " }, base)];
        parts.extend(entry_parts(app, theme, palette, (entry, row.width), base));
        paint::line(row, 0, buffer, &parts);
    }
    if palette.entries.is_empty() {
        let said = nothing(app, palette);
        paint::line(rows, 0, buffer, &[part(format!("  {said}"), dim)]);
    }
    paint::line(below, 0, buffer, &[part(detail(app, palette), dim)]);
    caret
}

/// Says why there is no row.
fn nothing(app: &App, palette: &Palette) -> String {
    let number = palette.input.value().trim().trim_start_matches(':');
    if palette.argument().is_some() {
        String::new()
    } else if number.bytes().all(|byte| byte.is_ascii_digit()) {
        let key = app.key_of(CommandId::Accept);
        format!("{key} goes to the paragraph or row of this number.")
    } else {
        "No command is called so, nor says so.".to_owned()
    }
}

/// Says what the line at hand takes, or what the chosen row does.
fn detail(app: &App, palette: &Palette) -> String {
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
        _ => {
            let [up, down, complete] = [CommandId::RowUp, CommandId::RowDown, CommandId::Complete]
                .map(|id| app.key_of(id));
            format!("{up} and {down} go through earlier lines and the rows, {complete} completes.")
        }
    }
}

fn entry_parts<'a>(
    app: &App,
    theme: &Theme,
    palette: &Palette,
    (entry, width): (&'a Entry, u16),
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
            if width < WITH_KEYS {
                return parts;
            }
            parts.push(pad(command.name, NAME, base));
            let keys = app.keymap.keys_in(*id, palette.from.place).next();
            let keys = keys.or_else(|| app.keymap.keys_of(*id).next());
            let keys = keys.map(ToString::to_string).unwrap_or_default();
            let padding = pad(&keys, KEYS, base);
            parts.push(part(keys, base.patch(theme.style(Role::HintKey))));
            if width < WITH_DOC {
                return parts;
            }
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

//! The choice of a claim that words are flagged for.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    app::{
        App,
        boxes::{self, parts},
        overlay::{Choice, Picker},
    },
    command::CommandId,
    ui::{
        Role, Theme,
        paint::{self, part},
        popups,
        status::stance_role,
    },
};

/// The narrowest row on which words say what a claim is to the words, beside the sign.
const WITH_WORDS: u16 = 32;

/// Draws the words, the field and the claims, and tells where the terminal's cursor stands.
pub fn draw(
    app: &App,
    theme: &Theme,
    picker: &Picker,
    screen: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let placed = parts::picker(screen);
    let title = format!("{} {} which claim?", picker.stance.sign(), picker.stance);
    popups::open(theme, &title, &placed, buffer);
    let [quote, _, field, _, rows] = placed.parts;
    let dim = theme.style(Role::Popup).patch(theme.style(Role::Dim));
    let words = format!("“{}”", picker.quote.replace('\n', " "));
    paint::line(quote, 0, buffer, &[part(words, dim)]);
    let caret = popups::input(theme, &picker.input, field, buffer);
    if picker.choices.is_empty() {
        let key = app.key_of(CommandId::Accept);
        let said = format!("Type the claim in one sentence that can be true or false, then {key}.");
        popups::rows(&said, rows, dim, buffer);
    }
    let is_wide = rows.width >= WITH_WORDS;
    let visible = picker.choices.iter().enumerate().skip(picker.rows.top);
    for ((index, choice), row) in visible.zip(0..rows.height) {
        let at_cursor = index == picker.rows.cursor;
        let row = boxes::row(rows, row);
        let base = popups::row_style(theme, at_cursor, row, buffer);
        let mut parts = vec![part(if at_cursor { "▸ " } else { "  " }, base)];
        match choice {
            Choice::New(statement) => {
                let style = base.patch(theme.style(stance_role(&picker.stance)));
                let word = if is_wide { "new claim: " } else { "new: " };
                parts.push(part(word, style));
                parts.push(part(statement.as_str(), base));
            }
            Choice::Claim {
                statement,
                matched,
                linked,
                ..
            } => {
                if let Some(stance) = linked {
                    let style = base.patch(theme.style(stance_role(stance)));
                    let sign = stance.sign();
                    let now = if is_wide {
                        format!("{sign} now {stance}: ")
                    } else {
                        format!("{sign} ")
                    };
                    parts.push(part(now, style));
                }
                let found = base.patch(theme.style(Role::HintKey));
                parts.extend(paint::matched(statement, matched, base, found));
            }
        }
        paint::line(row, 0, buffer, &parts);
    }
    caret
}

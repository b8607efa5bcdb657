//! The choice of a claim, of several, of a story, or of evidence.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    app::{
        App,
        actions::grids,
        boxes::{self, parts},
        overlay::{Bearing, Choice, Picker, Recorded},
    },
    command::CommandId,
    model::build::in_marks,
    ui::{
        Role, Theme,
        paint::{self, part},
        popups,
        status::{SILENT, stance_role},
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
    let quoted = |words: &str| in_marks(&words.replace('\n', " "));
    let (title, about, role) = match &picker.bearing {
        Bearing::Words { stance, quote, .. } => (
            format!("{} {stance} which claim?", stance.sign()),
            quoted(quote),
            stance_role(stance),
        ),
        Bearing::Story { name, .. } => (
            "Into which story?".to_owned(),
            name.to_string(),
            Role::Title,
        ),
        Bearing::Relation { name, .. } => (
            "Related to which claim?".to_owned(),
            quoted(name),
            Role::Title,
        ),
        Bearing::Merge { name, .. } => (
            "Merge it into which claim?".to_owned(),
            quoted(name),
            Role::Title,
        ),
        Bearing::Silence { name, articles } => {
            let title = format!("{SILENT} says nothing of which claim?");
            let name = if articles.len() > 1 {
                name.to_string()
            } else {
                quoted(name)
            };
            (title, name, Role::Missing)
        }
        Bearing::Grid(ticked) => {
            let key = app.key_of(CommandId::Accept);
            let next = if ticked.len() < grids::FEWEST {
                "two or more make a grid"
            } else if picker.input.value().is_empty() {
                "the first row makes the grid"
            } else {
                "clear the field to make the grid"
            };
            (
                "Which claims exclude each other?".to_owned(),
                format!("{} ticked; {key} ticks or unticks; {next}", ticked.len()),
                Role::Title,
            )
        }
        Bearing::Columns => {
            let key = app.key_of(CommandId::Accept);
            (
                "Which claims stand in the grid?".to_owned(),
                format!("{key} puts one in, or takes it out"),
                Role::Title,
            )
        }
        Bearing::Follow { page, .. } => (
            "Follow which of its feeds?".to_owned(),
            page.to_string(),
            Role::Title,
        ),
        Bearing::Rows => {
            let key = app.key_of(CommandId::Accept);
            (
                "Which evidence stands in the grid?".to_owned(),
                format!("{key} puts it in, or takes it out"),
                Role::Title,
            )
        }
    };
    popups::open(theme, &title, &placed, buffer);
    let [quote, _, field, _, rows] = placed.parts;
    let dim = theme.style(Role::Popup).patch(theme.style(Role::Dim));
    paint::line(quote, 0, buffer, &[part(about, dim)]);
    let caret = popups::input(theme, &picker.input, field, buffer);
    if picker.choices.is_empty() {
        let key = app.key_of(CommandId::Accept);
        let said = match picker.bearing {
            Bearing::Story { .. } => format!("Type the name of a new story, then {key}."),
            Bearing::Relation { .. } | Bearing::Merge { .. } => {
                "There is no such other claim.".to_owned()
            }
            Bearing::Grid(_) | Bearing::Columns => "There is no such claim.".to_owned(),
            Bearing::Rows => "No evidence of the claims has these words.".to_owned(),
            Bearing::Follow { .. } => "None of its feeds has these letters.".to_owned(),
            _ => format!("Type the claim in one sentence that can be true or false, then {key}."),
        };
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
                let style = base.patch(theme.style(role));
                let word = if is_wide { "new claim: " } else { "new: " };
                parts.push(part(word, style));
                parts.push(part(statement.as_str(), base));
            }
            Choice::NewStory(name) => {
                let word = if is_wide { "new story: " } else { "new: " };
                parts.push(part(word, base.patch(theme.style(role))));
                parts.push(part(name.as_str(), base));
            }
            Choice::Story {
                name,
                matched,
                holds,
                ..
            } => {
                if *holds {
                    let word = if is_wide {
                        "✓ in it, take out: "
                    } else {
                        "✓ "
                    };
                    parts.push(part(word, base.patch(theme.style(Role::Dim))));
                }
                let found = base.patch(theme.style(Role::HintKey));
                parts.extend(paint::matched(name, matched, base, found));
            }
            Choice::Feed { name, matched, .. } => {
                let found = base.patch(theme.style(Role::HintKey));
                parts.extend(paint::matched(name, matched, base, found));
            }
            Choice::Ticked(many) => {
                let said = format!("make a grid of these {many}");
                parts.push(part(said, base.patch(theme.style(Role::HintKey))));
            }
            Choice::Quotes(many) => {
                let said = format!("put in all {many} that are not in it");
                parts.push(part(said, base.patch(theme.style(Role::HintKey))));
            }
            Choice::Quote {
                words,
                matched,
                is_in,
                ..
            } => {
                if *is_in {
                    parts.push(part("✓ ", base.patch(theme.style(Role::HintKey))));
                }
                let found = base.patch(theme.style(Role::HintKey));
                parts.extend(paint::matched(words, matched, base, found));
            }
            Choice::Claim {
                statement,
                matched,
                recorded,
                ..
            } => {
                if *recorded == Some(Recorded::Ticked) {
                    parts.push(part("✓ ", base.patch(theme.style(Role::HintKey))));
                }
                let now = match recorded {
                    Some(Recorded::Evidence(stance)) => {
                        Some((stance.sign(), stance.word(), stance_role(stance)))
                    }
                    Some(Recorded::Silence) => Some((SILENT, "silent", Role::Missing)),
                    Some(Recorded::Ticked) | None => None,
                };
                if let Some((sign, word, role)) = now {
                    let now = if is_wide {
                        format!("{sign} now {word}: ")
                    } else {
                        format!("{sign} ")
                    };
                    parts.push(part(now, base.patch(theme.style(role))));
                }
                let found = base.patch(theme.style(Role::HintKey));
                parts.extend(paint::matched(statement, matched, base, found));
            }
        }
        paint::line(row, 0, buffer, &parts);
    }
    caret
}

//! Where the hints stand in the status line: pure, so that drawing and the mouse agree.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use crate::{
    app::{
        App, actions,
        choices::{self, Choice, Pick},
    },
    command::{
        CommandId, Group, Place,
        reference::{self, Hint},
    },
};

/// What a part of a hint is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A key.
    Key,
    /// The word for what the keys do.
    Word,
}

/// A part of a hint, on one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands.
    pub area: Rect,
    /// What is written there.
    pub text: String,
    /// What it is.
    pub kind: Kind,
    /// What a press on it does.
    pub id: CommandId,
}

/// Returns the hints as they stand in an area of one row.
pub fn pieces(app: &App, area: Rect) -> Vec<Piece> {
    let mut hints = reference::hints(&app.keymap, app.situation());
    if app.place() == Place::Status {
        // Of statuses of a person's own, which no command has, some alone would mislead: the popup shows them all.
        let offered = choices::offered(app);
        let is_own = |choice: &Choice| !matches!(choice.pick, Pick::Command(_));
        let has_own = offered.iter().any(is_own);
        let is_offered = |id: &CommandId| {
            let pick = Pick::Command(*id);
            let is_one = || offered.iter().any(|choice| choice.pick == pick);
            id.command().group != Group::Choices || (!has_own && is_one())
        };
        hints.retain(|hint| hint.commands.iter().all(is_offered));
    }
    if actions::additions::has_ended(app) {
        hints.retain(|hint| hint.commands.first() != Some(&CommandId::Remove));
    }
    if actions::additions::is_whole(app) {
        hints.retain(|hint| hint.commands.first() != Some(&CommandId::FetchAgain));
    }
    let mut pieces = Vec::new();
    let mut x = area.x;
    if area.is_empty() {
        return pieces;
    }
    for (number, hint) in reference::fitting(hints, usize::from(area.width))
        .into_iter()
        .enumerate()
    {
        if number > 0 {
            x = x.saturating_add(u16::try_from(Hint::GAP).unwrap_or(0));
        }
        let keys = hint.keys.iter().zip(&hint.commands);
        let keys = keys.map(|(key, id)| (key.clone(), Kind::Key, *id));
        let word = hint.commands.first();
        let word = word.map(|id| (hint.word.to_owned(), Kind::Word, *id));
        for (text, kind, id) in keys.chain(word) {
            let width = u16::try_from(text.width()).unwrap_or(u16::MAX);
            let room = area.right().saturating_sub(x);
            pieces.push(Piece {
                area: Rect {
                    x,
                    width: width.min(room),
                    height: 1,
                    ..area
                },
                text,
                kind,
                id,
            });
            let gap = u16::from(kind == Kind::Key);
            x = x
                .saturating_add(width)
                .saturating_add(gap)
                .min(area.right());
        }
    }
    pieces
}

/// Returns what stands at the right end of the line of hints: what was typed and is not a command yet.
pub fn typed(app: &App) -> String {
    if app.typed.is_empty() {
        String::new()
    } else {
        format!(" {}", app.typed)
    }
}

/// Returns the part of the line of hints that the hints have.
pub fn area(app: &App, line: Rect) -> Rect {
    let typed = u16::try_from(typed(app).width()).unwrap_or(u16::MAX);
    let inside = line.width.saturating_sub(2);
    Rect {
        x: line.x + 1.min(line.width),
        width: if typed > inside {
            inside
        } else {
            inside - typed
        },
        ..line
    }
}

//! What the screens of tables share: the lines between columns, the caret, and what is out of sight.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
};

use crate::{
    app::table::{Areas, Tabled},
    text::count::grouped,
    ui::{
        Role, Theme,
        paint::{self, part},
    },
};

/// The most rows that it takes to say why there are no cells.
const MOST_SAID: u16 = 4;

/// Says below the title why there are no cells.
pub fn say(theme: &Theme, said: &str, below: Rect, buffer: &mut Buffer) {
    let inside = paint::inset(below);
    let gap = u16::from(below.height > MOST_SAID);
    let lines = paint::wrap(said, inside.width, MOST_SAID.into());
    for (row, line) in (gap..).zip(lines) {
        paint::line(inside, row, buffer, &[part(line, theme.style(Role::Dim))]);
    }
}

/// Draws the line before the head of a column, and returns where the head stands, and the style of its name.
pub fn head(
    theme: &Theme,
    areas: &Areas,
    column: u16,
    is_here: bool,
    buffer: &mut Buffer,
) -> (Rect, Style) {
    let head = Rect {
        x: areas.cells.x + column * (areas.width + 1) + 1,
        width: areas.width,
        ..areas.heads
    };
    before(theme, head, buffer);
    let role = if is_here { Role::HintKey } else { Role::Title };
    (head, theme.style(role))
}

/// Draws the corner above the names of the rows: which part is seen, where not all is; returns where it stands.
pub fn corner(
    theme: &Theme,
    board: &impl Tabled,
    areas: &Areas,
    [rows, columns]: [&str; 2],
    buffer: &mut Buffer,
) -> Rect {
    let corner = Rect {
        x: areas.names.x,
        width: areas.names.width,
        ..areas.heads
    };
    let (first, all) = (board.first(), board.shape(Rect::default()));
    let rows = seen(rows, first.0, areas.down(), all.rows);
    let columns = seen(columns, first.1, areas.across(), all.columns);
    let more: Vec<String> = rows.into_iter().chain(columns).collect();
    let more = format!("   {}", more.join(" · "));
    paint::line(corner, 0, buffer, &[part(more, theme.style(Role::Dim))]);
    corner
}

/// Draws the line behind the last cell.
pub fn edge(theme: &Theme, areas: &Areas, buffer: &mut Buffer) {
    let edge = Rect {
        x: areas.cells.right(),
        y: areas.heads.y,
        width: u16::from(areas.cells.right() < buffer.area.right()),
        height: areas.heads.height + areas.cells.height,
    };
    paint::column(edge, buffer, "│", theme.style(Role::Border));
}

/// Draws the ground of the name of a row, and returns its style and the sign before it.
pub fn name(
    theme: &Theme,
    area: Rect,
    is_here: bool,
    buffer: &mut Buffer,
) -> (Style, &'static str) {
    if !is_here {
        return (Style::default(), "   ");
    }
    let base = theme.style(Role::CursorRow);
    buffer.set_style(area, base);
    (base, " ▸ ")
}

/// Draws the line before a cell and, where the caret is on it, its ground and edges; returns its style and the room
/// inside.
pub fn cell(theme: &Theme, area: Rect, is_caret: bool, buffer: &mut Buffer) -> (Style, Rect) {
    before(theme, area, buffer);
    let inside = paint::inset(area);
    if !is_caret {
        return (Style::default(), inside);
    }
    let base = theme.style(Role::CursorRow).add_modifier(Modifier::BOLD);
    buffer.set_style(area, base);
    // It is seen without colours, too.
    let end = Rect {
        x: area.right().saturating_sub(1),
        width: 1,
        ..area
    };
    paint::line(area, 0, buffer, &[part("[", base)]);
    paint::line(end, 0, buffer, &[part("]", base)]);
    (base, inside)
}

fn before(theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let line = Rect {
        x: area.x.saturating_sub(1),
        width: 1,
        ..area
    };
    paint::column(line, buffer, "│", theme.style(Role::Border));
}

/// Says which of some things are seen, where not all are; nothing where there is no room for any.
fn seen(things: &str, first: usize, seen: usize, all: usize) -> Option<String> {
    let last = (first + seen).min(all);
    (1..all)
        .contains(&seen)
        .then(|| format!("{things} {}–{last} of {}", first + 1, grouped(all)))
}

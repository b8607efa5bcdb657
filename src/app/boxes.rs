//! Where the boxes stand that open above everything: pure, so that drawing and the mouse agree.

use ratatui::layout::Rect;

use crate::command::CommandId;

/// The widest box, in columns.
const WIDEST: u16 = 76;

/// The columns of an answer, with the blanks behind it.
const ANSWER: u16 = 9;

/// Returns where a box of some rows stands, borders counted; empty where there is no room for one.
///
/// It leaves the two lines at the bottom free, which say what the keys do.
pub fn area(screen: Rect, rows: u16) -> Rect {
    area_of(screen, (WIDEST, rows))
}

/// Returns where such a box stands that may be wider than the others, by its widest and the rows inside.
pub fn area_of(screen: Rect, (widest, rows): (u16, u16)) -> Rect {
    if screen.width < 4 || screen.height < 3 {
        return Rect::default();
    }
    let width = widest.min(screen.width);
    let below = if screen.height >= 8 { 2 } else { 0 };
    let height = rows.saturating_add(2).min(screen.height - below);
    let x = screen.x + (screen.width - width) / 2;
    let y = screen.y + (screen.height - below - height) * 2 / 3;
    Rect::new(x, y, width, height)
}

/// Returns what lies within the borders of a box, with a blank left and right.
pub fn inside(area: Rect) -> Rect {
    Rect::new(
        area.x + 2.min(area.width),
        area.y + 1.min(area.height),
        area.width.saturating_sub(4),
        area.height.saturating_sub(2),
    )
}

/// The rows of a question: what is asked, and the answers below it.
pub const QUESTION_ROWS: u16 = 4;

/// Returns where the answers to a question stand within its box.
pub fn answers(inside: Rect) -> [(Rect, CommandId); 2] {
    let y = inside.y + inside.height.saturating_sub(1);
    let answer = |x: u16, width: u16| {
        let left = inside.x.saturating_add(x).min(inside.right());
        Rect {
            x: left,
            y,
            width: width.min(inside.right() - left),
            height: inside.height.min(1),
        }
    };
    [
        (answer(0, ANSWER), CommandId::Yes),
        (answer(ANSWER, ANSWER), CommandId::No),
    ]
}

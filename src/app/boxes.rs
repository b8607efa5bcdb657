//! Where the boxes stand that open above everything: pure, so that drawing and the mouse agree.

use ratatui::layout::Rect;

/// The widest box, in columns.
const WIDEST: u16 = 76;

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

//! Where the boxes stand that open above everything, and their parts: pure, so that drawing and the mouse
//! agree.
//!
//! One rule holds for all of them. A box says which parts it has, how many rows each takes and how much it is
//! needed; where the rows don't suffice, what is least needed goes first. On a small screen a box is as wide
//! as the screen and has a line with its title in place of borders.

pub mod offers;
pub mod parts;
pub mod said;
pub mod wrong;

use ratatui::layout::{Position, Rect};

pub use parts::area;

/// The lowest and the narrowest screen on which boxes have borders.
const FRAMED: (u16, u16) = (30, 10);

/// The lowest screen on which two lines below the boxes stay free; on lower ones it is the last.
const TWO_LINES: u16 = 8;

/// The lowest screen on which the last line stays free.
const ONE_LINE: u16 = 4;

/// How much a part of a box is needed; the most needed comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// The keys go to it.
    Held,
    /// It is chosen from.
    Chosen,
    /// It tells what the box is about.
    Told,
    /// It is good to know.
    Extra,
    /// It is blank.
    Air,
}

/// A part of a box, in rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// How much it is needed.
    pub need: Need,
    /// The rows that it gets before anything less needed gets one.
    pub least: u16,
    /// The rows that it takes where there is room.
    pub most: u16,
}

impl Part {
    /// Makes a part that takes some rows.
    pub const fn new(need: Need, least: u16, most: u16) -> Self {
        Self { need, least, most }
    }

    /// A blank row.
    pub const AIR: Self = Self::new(Need::Air, 0, 1);
}

/// What stands around a box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Edge {
    /// Nothing.
    #[default]
    None,
    /// A line above it, with the title.
    Line,
    /// Borders on all sides.
    Border,
}

/// Where a box is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// In the lower middle of the screen.
    Middle,
    /// At the bottom.
    Bottom,
}

/// A box on the screen; a part for which there is no room is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed<const N: usize> {
    /// The box, whole.
    pub area: Rect,
    /// What stands around it.
    pub edge: Edge,
    /// What lies within its edge.
    pub inside: Rect,
    /// Its parts from the top down.
    pub parts: [Rect; N],
}

/// Returns the part of a screen that boxes may cover: the lines at the bottom say what the keys do.
pub fn room(screen: Rect) -> Rect {
    let below = match screen.height {
        TWO_LINES.. => 2,
        ONE_LINE.. => 1,
        _ => 0,
    };
    Rect {
        height: screen.height - below,
        ..screen
    }
}

/// Returns what stands around boxes on a screen.
pub fn edge(screen: Rect) -> Edge {
    if screen.width >= FRAMED.0 && screen.height >= FRAMED.1 {
        Edge::Border
    } else {
        Edge::Line
    }
}

/// Returns what lies within the edge of a box; within borders with a blank left and right.
pub fn inside(area: Rect, edge: Edge) -> Rect {
    let (beside, above, below) = match edge {
        Edge::None => (0, 0, 0),
        Edge::Line => (0, 1, 0),
        Edge::Border => (2, 1, 1),
    };
    Rect::new(
        area.x + beside.min(area.width),
        area.y + above.min(area.height),
        area.width.saturating_sub(2 * beside),
        area.height.saturating_sub(above + below),
    )
}

/// Returns the columns inside a box that may have some.
pub fn columns(screen: Rect, widest: u16) -> u16 {
    match edge(screen) {
        Edge::Border => widest.min(screen.width) - 4,
        Edge::Line | Edge::None => screen.width,
    }
}

/// Places a box of some columns at most and some parts.
pub fn place<const N: usize>(
    screen: Rect,
    stand: Stand,
    widest: u16,
    parts: [Part; N],
) -> Placed<N> {
    let room = room(screen);
    let mut edge = edge(screen);
    let around = match edge {
        Edge::Border => 2,
        Edge::Line | Edge::None => 0,
    };
    let (rows, mut left) = divide(room.height.saturating_sub(around), &parts, edge);
    if edge == Edge::Line {
        match left.checked_sub(1) {
            Some(rest) => left = rest,
            None => edge = Edge::None,
        }
    }
    let height = room.height - left;
    let width = match edge {
        Edge::Border => widest.min(room.width),
        Edge::Line | Edge::None => room.width,
    };
    let free = match (edge, stand) {
        (Edge::Border, Stand::Middle) => left * 2 / 3,
        _ => left,
    };
    let area = Rect::new(
        room.x + (room.width - width) / 2,
        room.y + free,
        width,
        height,
    );
    let within = inside(area, edge);
    let mut y = within.y;
    let parts = rows.map(|height| {
        let part = Rect {
            y,
            height,
            ..within
        };
        y += height;
        part
    });
    Placed {
        area,
        edge,
        inside: within,
        parts,
    }
}

/// Divides rows among parts by how much they are needed; returns what each gets, and what is left.
///
/// Of a box that is to have a line above it, that is left over: it comes after what the keys are for.
fn divide<const N: usize>(rows: u16, parts: &[Part; N], edge: Edge) -> ([u16; N], u16) {
    let mut left = rows;
    let mut given = [0; N];
    let give = |given: &mut [u16; N], left: &mut u16, need: Need, most: fn(&Part) -> u16| {
        for (part, rows) in parts.iter().zip(given) {
            if part.need == need {
                let more = most(part).saturating_sub(*rows).min(*left);
                *rows += more;
                *left -= more;
            }
        }
    };
    let mut line = 0;
    for need in [Need::Held, Need::Chosen, Need::Told] {
        if need == Need::Told && edge == Edge::Line {
            line = left.min(1);
            left -= line;
        }
        give(&mut given, &mut left, need, |part| part.least);
    }
    for need in [Need::Held, Need::Chosen, Need::Told, Need::Extra, Need::Air] {
        give(&mut given, &mut left, need, |part| part.most);
    }
    (given, left + line)
}

/// Returns which row of an area was pressed.
pub fn row_at(area: Rect, at: Position) -> Option<usize> {
    area.contains(at).then(|| usize::from(at.y - area.y))
}

/// Returns one row of an area; an empty one where it has fewer.
pub fn row(area: Rect, row: u16) -> Rect {
    Rect {
        y: area.y + row.min(area.height),
        height: u16::from(row < area.height),
        ..area
    }
}

/// Returns an area without some rows at its top.
pub fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect {
        y: area.y + rows,
        height: area.height - rows,
        ..area
    }
}

/// Returns an area without some columns at its left.
pub fn after(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width);
    Rect {
        x: area.x + columns,
        width: area.width - columns,
        ..area
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_part() -> impl Strategy<Value = Part> {
        let needs = vec![Need::Held, Need::Chosen, Need::Told, Need::Extra, Need::Air];
        (prop::sample::select(needs), 0u16..4, 0u16..20)
            .prop_map(|(need, least, more)| Part::new(need, least, least + more))
    }

    proptest! {
        #[test]
        fn boxes_lie_on_the_screen_and_their_parts_in_them_one_below_the_other(
            width in 0u16..120, height in 0u16..50, parts in prop::array::uniform4(any_part()),
            stand in prop::sample::select(vec![Stand::Middle, Stand::Bottom]),
        ) {
            let screen = Rect::new(0, 0, width, height);
            let placed = place(screen, stand, 76, parts);
            prop_assert_eq!(placed.area.intersection(room(screen)), placed.area);
            prop_assert_eq!(inside(placed.area, placed.edge), placed.inside);
            let mut y = placed.inside.y;
            for (area, part) in placed.parts.iter().zip(parts) {
                prop_assert!(area.y == y && area.height <= part.most);
                y += area.height;
            }
            prop_assert_eq!(y, placed.inside.bottom());
        }

        #[test]
        fn what_the_keys_go_to_has_room_on_every_screen_and_blanks_come_last(
            height in 1u16..50, rows in 1u16..20,
        ) {
            let screen = Rect::new(0, 0, 80, height);
            let parts = [Part::new(Need::Told, 1, 1), Part::AIR, Part::new(Need::Held, 1, 1), Part::new(Need::Chosen, 2, rows + 1)];
            let [told, air, held, chosen] = place(screen, Stand::Middle, 76, parts).parts;
            prop_assert_eq!(held.height, 1);
            prop_assert!(chosen.height >= 2 || chosen.height + 3 >= height);
            prop_assert!(air.is_empty() || told.height == 1 && chosen.height == rows + 1);
        }
    }

    #[test]
    fn borders_and_the_title_give_way_to_what_is_needed() {
        let parts = [
            Part::new(Need::Held, 1, 1),
            Part::new(Need::Chosen, 2, 8),
            Part::new(Need::Told, 1, 1),
        ];
        let rows = |width, height| {
            let placed = place(Rect::new(0, 0, width, height), Stand::Middle, 76, parts);
            (placed.edge, placed.parts.map(|part| part.height))
        };
        assert_eq!(rows(80, 24), (Edge::Border, [1, 8, 1]));
        assert_eq!(rows(40, 10), (Edge::Border, [1, 4, 1]));
        assert_eq!(rows(20, 10), (Edge::Line, [1, 5, 1]));
        assert_eq!(rows(20, 5), (Edge::Line, [1, 2, 0]));
        assert_eq!(rows(20, 4), (Edge::None, [1, 2, 0]));
    }
}

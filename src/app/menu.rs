//! The menu of what can be done with a thing: its rows, and where it stands.

use ratatui::layout::{Position, Rect};

use crate::{
    app::{
        boxes::{self, Edge, Placed},
        panel::ItemId,
        rows::Rows,
    },
    command::{
        Place,
        menu::{Entry, Subject},
    },
    model::ArticleId,
    text::segment,
};

/// The narrowest menu, borders counted.
const NARROWEST: u16 = 24;

/// Columns of a menu beside its words and keys: borders, blanks, and the gap between the two.
const AROUND: u16 = 8;

/// The thing that a menu is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// An article of the list.
    Article(ArticleId),
    /// What stands at a byte of an article's text.
    Words(ArticleId, usize),
    /// A row of a panel.
    Row(ItemId),
}

/// A menu.
#[derive(Clone, Debug)]
pub struct Menu {
    /// What it is about.
    pub subject: Subject,
    /// Where the thing is: the keys of that place work in the menu, too.
    pub place: Place,
    /// Which thing: it may have gone from there by the time that something is chosen.
    pub about: Option<About>,
    /// What can be done.
    pub entries: Vec<Entry>,
    /// The cursor.
    pub rows: Rows,
    /// What it opens beside; nothing for the middle of the screen.
    pub beside: Option<Position>,
}

impl Menu {
    /// Returns where it stands on a screen: one part with its rows, which go from edge to edge.
    pub fn placed(&self, screen: Rect) -> Placed<1> {
        let edge = boxes::edge(screen);
        let area = self.area(screen, edge);
        let inside = boxes::inside(area, edge);
        let beside = inside.x - area.x;
        let rows = Rect {
            x: area.x + beside / 2,
            width: area.width - beside,
            ..inside
        };
        Placed {
            area,
            edge,
            inside,
            parts: [rows],
        }
    }

    fn area(&self, screen: Rect, edge: Edge) -> Rect {
        let room = boxes::room(screen);
        if room.width < 4 || room.height < 2 {
            return Rect::default();
        }
        let around = match edge {
            Edge::Border => 2,
            Edge::Line => 1,
            Edge::None => 0,
        };
        let columns = |text: &str| u16::try_from(segment::width(text)).unwrap_or(u16::MAX);
        let widest = |of: fn(&Entry) -> &str| {
            let widths = self.entries.iter().map(|entry| columns(of(entry)));
            widths.max().unwrap_or(0)
        };
        let width = (widest(|entry| entry.word) + widest(|entry| &entry.key) + AROUND)
            .max(NARROWEST)
            .min(room.width);
        let with = |rows: usize| {
            u16::try_from(rows)
                .unwrap_or(u16::MAX)
                .saturating_add(around)
        };
        let roomy = with(self.entries.len() + self.gaps());
        let tight = with(self.entries.len());
        let in_room = |x: u16, y: u16, height: u16| {
            Rect::new(
                x.clamp(room.x, room.right() - width),
                y.clamp(room.y, room.bottom() - height),
                width,
                height,
            )
        };
        let Some(beside) = self.beside else {
            let height = roomy.min(room.height);
            let (x, y) = ((room.width - width) / 2, (room.height - height) / 2);
            return in_room(room.x + x, room.y + y, height);
        };
        // Below it or above it, so that it stays to be seen; the gaps between groups come second.
        for height in [roomy, tight] {
            let below = beside.y.saturating_add(1);
            if below.saturating_add(height) <= room.bottom() {
                return in_room(beside.x, below, height);
            }
            if let Some(above) = beside.y.min(room.bottom()).checked_sub(height) {
                return in_room(beside.x, above.max(room.y), height);
            }
        }
        // Else to one side.
        let height = tight.min(room.height);
        let left = beside.x.checked_sub(width);
        in_room(left.unwrap_or(beside.x.saturating_add(2)), beside.y, height)
    }

    /// Returns what stands on each of its rows: the index of an entry, or a gap between groups.
    ///
    /// Where there is no room for the gaps there are none.
    pub fn lines(&self, height: u16) -> Vec<Option<usize>> {
        let height = usize::from(height);
        let has_gaps = self.entries.len() + self.gaps() <= height;
        let mut lines = Vec::new();
        let mut group = self.entries.get(self.rows.top).map(|entry| entry.group);
        for (index, entry) in self.entries.iter().enumerate().skip(self.rows.top) {
            if has_gaps && group != Some(entry.group) {
                lines.push(None);
            }
            group = Some(entry.group);
            lines.push(Some(index));
        }
        lines.truncate(height);
        lines
    }

    fn gaps(&self) -> usize {
        self.entries
            .windows(2)
            .filter(|pair| matches!(pair, [a, b] if a.group != b.group))
            .count()
    }
}

#[cfg(test)]
mod tests {
    use proptest::{option, prelude::*};

    use super::*;
    use crate::command::{Fact, Facts, Keymap, Situation};

    fn menu(beside: Option<Position>) -> Menu {
        let situation = Situation {
            place: Place::Reader,
            facts: Facts::of(&Fact::ALL),
        };
        Menu {
            subject: Subject::Sentence,
            place: Place::Reader,
            about: None,
            entries: Subject::Sentence.entries(&Keymap::default(), situation),
            rows: Rows::default(),
            beside,
        }
    }

    proptest! {
        #[test]
        fn a_menu_lies_on_the_screen_and_beside_its_thing(
            width in 0u16..120, height in 0u16..40, beside in option::of((0u16..120, 0u16..40)),
        ) {
            let beside = beside.map(|(x, y)| Position::new(x, y));
            let screen = Rect::new(0, 0, width, height);
            let menu = menu(beside);
            let Placed { area, parts: [rows], .. } = menu.placed(screen);
            prop_assert_eq!(area.intersection(screen), area);
            prop_assert_eq!(rows.intersection(area), rows);
            let lines = menu.lines(rows.height);
            prop_assert!(lines.len() <= usize::from(rows.height));
            if height >= 16 && width >= 90 {
                prop_assert_eq!(lines.iter().flatten().count(), menu.entries.len());
                prop_assert!(!beside.is_some_and(|beside| beside.x < width && area.contains(beside)));
            }
        }
    }
}

//! Where everything stands on the screen, who gets the next key, and what there is to act on.

use ratatui::layout::Rect;

use crate::{
    app::{
        App, actions, boxes,
        frame::{Foot, Frame, Pane, Readers, Shape},
        overlay::Overlay,
        reader::Begun,
    },
    command::{Fact, Facts, Place, Situation, keymap::Following},
};

impl App {
    /// Returns where everything stands on the screen.
    pub fn frame(&self) -> Frame {
        self.frame_of(self.size)
    }

    /// Returns where everything would stand on a screen of some columns and rows.
    pub fn frame_of(&self, size: (u16, u16)) -> Frame {
        let frame = Frame::new(Shape {
            size,
            pane: self.pane,
            side: self.side,
            readers: match self.beside {
                Some(_) => Readers::Two,
                None => Readers::One,
            },
            zoom: self.view.zoom,
            list: self.kept.list_width,
            column: self.settings.column,
            margins: self.view.margins,
            foot: match actions::lesson::state(self) {
                Some(_) => Foot::Lesson,
                None => Foot::None,
            },
        });
        if self.overlays.iter().any(Overlay::is_panel) {
            frame.covered()
        } else {
            frame
        }
    }

    /// Returns the screen, which boxes stand on.
    pub fn screen(&self) -> Rect {
        Rect::new(0, 0, self.size.0, self.size.1)
    }

    /// Tells who gets the next key: the topmost overlay, or else the pane.
    pub fn place(&self) -> Place {
        match (self.overlays.last(), self.pane) {
            (Some(overlay), _) => overlay.place(),
            (None, Pane::List) => Place::List,
            (None, Pane::Reader) => match &self.reader {
                Some(reader) => match &reader.selection {
                    Some(selection) if selection.begun == Begun::Just => Place::Started,
                    Some(_) => Place::Selection,
                    None => Place::Reader,
                },
                None => Place::Reader,
            },
        }
    }

    /// Tells who gets the next key and who those that it knows nothing of: below a menu, the place of what
    /// it is about.
    pub(super) fn places(&self) -> Vec<Place> {
        match self.overlays.last() {
            Some(Overlay::Menu(menu)) => vec![Place::Menu, menu.place],
            _ => vec![self.place()],
        }
    }

    /// Returns the keys that may follow what was typed.
    pub fn following(&self) -> Vec<Following> {
        let places = self.places();
        let mut following = places
            .iter()
            .map(|place| self.keymap.following(*place, &self.typed));
        following.find(|keys| !keys.is_empty()).unwrap_or_default()
    }

    /// Tells where the keys go and what there is to act on.
    pub fn situation(&self) -> Situation {
        let mut facts = Facts::NONE;
        let reader = self.reader.as_ref();
        let item = match self.overlays.last() {
            Some(Overlay::Panel(panel)) => !panel.is_empty(),
            Some(_) => true,
            None if self.pane == Pane::List => self.list.total > 0,
            None => reader.is_some_and(|reader| !reader.marks_here().is_empty()),
        };
        let waiting = actions::recheck::waiting_here(self);
        let is_so = [
            (Fact::Item, item),
            (
                Fact::Overlap,
                reader.is_some_and(|reader| reader.marks_here().len() > 1),
            ),
            (
                Fact::Search,
                reader.is_some_and(|reader| reader.search.is_some())
                    || self.searched.is_some()
                    || self.results.is_some(),
            ),
            (Fact::Undo, self.history.can_undo()),
            (Fact::Redo, self.history.can_redo()),
            (Fact::Repeat, self.deed.is_some()),
            (
                Fact::Snapshots,
                reader.is_some_and(|reader| reader.article.snapshots.len() > 1),
            ),
            (Fact::Samples, self.list.counts.samples > 0),
            (
                Fact::Echo,
                reader.is_some_and(|reader| !reader.echoes_here().is_empty()),
            ),
            (Fact::Older, actions::articles::has_snapshot(self, -1)),
            (Fact::Newer, actions::articles::has_snapshot(self, 1)),
            (Fact::Recheck, waiting.is_some()),
            (
                Fact::Placed,
                waiting.is_some_and(|placement| placement.bytes.is_some()),
            ),
            (Fact::Placeable, actions::recheck::can_place(self)),
            (Fact::Quote, actions::evidence::here(self).is_some()),
            (Fact::Suggested, actions::evidence::is_suggested(self)),
            (Fact::Reworded, actions::evidence::is_reworded(self)),
            (Fact::OriginSaid, actions::evidence::is_origin_said(self)),
            (Fact::Purgeable, actions::trash::is_purgeable(self)),
            (
                Fact::Pinned,
                self.beside.is_some() || self.staying.is_some(),
            ),
        ];
        for (fact, _) in is_so.into_iter().filter(|(_, holds)| *holds) {
            facts = facts.with(fact);
        }
        Situation {
            place: self.place(),
            facts,
        }
    }

    /// Returns where the rows of the list stand in its pane: below the heading, and below what is wrong with the
    /// query that is being typed there.
    pub(crate) fn list_rows(&self, frame: &Frame) -> Rect {
        let wrong = match self.overlays.last() {
            Some(Overlay::Field(field)) if !field.is_of_panel() => {
                boxes::wrong::below(self, field, frame).height
            }
            _ => 0,
        };
        boxes::below(frame.list, wrong.saturating_add(1))
    }

    /// Returns how many rows of the screen the list has.
    pub(crate) fn list_height(&self) -> usize {
        usize::from(self.list_rows(&self.frame()).height)
    }
}

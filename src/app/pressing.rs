//! A key, and what is brought in line with the state after it.

use crate::{
    app::{
        App, actions, choices,
        frame::{Pane, Side},
        overlay::Overlay,
    },
    command::{Answer, CommandId, Count, Key, place::Typing},
};

impl App {
    pub(super) fn key(&mut self, key: Key) {
        self.said = None;
        let typed = std::mem::take(&mut self.typed);
        let (place, answer) = self.keymap.press_through(&self.places(), &typed, key);
        if actions::held::hold(self, &answer) {
            return;
        }
        let is_done = matches!(answer, Answer::Command { .. } | Answer::With { .. });
        if is_done && place != self.place() {
            // A key of what the menu is about does at once what it does without the menu.
            if !actions::menu::close(self) {
                return self.settle();
            }
        }
        match answer {
            // The letter of a status that the person's scale is without may choose one that it has.
            Answer::Command { id, .. }
                if choices::status_of(id).is_some()
                    && actions::claims::status_by_key(self, key) => {}
            Answer::Command { id, count } => self.command(id, count),
            Answer::With {
                id,
                count,
                character,
            } => actions::run_with(self, id, count, character),
            Answer::Pending(pending) => self.typed = pending,
            Answer::Cancelled => {}
            Answer::Unbound(keys) => {
                if place.typing() == Typing::Text {
                    actions::fields::type_key(self, key);
                } else if !actions::claims::status_by_key(self, key) {
                    actions::program::unbound(self, place, &keys);
                }
            }
        }
        self.settle();
    }

    pub(super) fn command(&mut self, id: CommandId, count: Option<Count>) {
        actions::run(self, id, count);
    }

    /// Brings sizes, scroll positions and what is asked for in line with the state.
    pub(super) fn settle(&mut self) {
        if !self.overlays.iter().any(Overlay::is_about_words) {
            for (request, loaded) in std::mem::take(&mut self.arrived) {
                actions::articles::opened(self, request, *loaded);
            }
        }
        if self.pane == Pane::List {
            actions::pin::face(self, Side::First);
        }
        actions::lesson::look(self);
        actions::changes::look(self);
        actions::echoes::look(self);
        actions::watching::look(self);
        self.fit_readers();
        let height = self.list_height();
        self.list.follow(height);
        let fill = self.list.fill(height);
        self.effects.extend(fill);
        actions::cursors::settle(self);
        actions::diff::settle(self);
        actions::matrix::settle(self);
        actions::table::settle(self);
    }

    /// Sets the open texts in the columns and rows that there are for them.
    pub(crate) fn fit_readers(&mut self) {
        let frame = self.frame();
        for (reader, page) in [
            (&mut self.reader, frame.reader),
            (&mut self.beside, frame.beside),
        ] {
            let (width, room, height) = (page.text.width, page.broad.width, page.text.height);
            if let Some(reader) = reader
                && !page.text.is_empty()
                && (reader.layout.width(), reader.layout.room(), reader.height())
                    != (width, room, usize::from(height))
            {
                reader.resize(width, room, height);
            }
            if let Some(reader) = reader
                && reader.scroll_margin != self.settings.scroll_margin
            {
                reader.scroll_margin = self.settings.scroll_margin;
                reader.follow();
            }
        }
    }
}

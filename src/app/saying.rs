//! What is said to the person, and what stands among the messages alone.

use super::{App, actions, message::Severity};
use crate::{command::CommandId, model::CleanText};

impl App {
    /// Returns the keys of a command here, for a sentence.
    pub(crate) fn key_of(&self, id: CommandId) -> String {
        self.keymap.named(id, self.place())
    }

    /// Says something to the person; it stays until the next key.
    pub(crate) fn say(&mut self, severity: Severity, text: &str) {
        let text = CleanText::line(text);
        self.messages.push(self.now, severity, text.clone());
        self.said = Some((severity, text));
        actions::messages::heard(self);
    }

    /// Warns, but leaves a warning in the status line that was not read yet.
    pub(crate) fn remark(&mut self, text: &str) {
        let is_unread = |(severity, _): &mut _| *severity == Severity::Warning;
        let unread = self.said.take_if(is_unread);
        self.say(Severity::Warning, text);
        if unread.is_some() {
            self.said = unread;
        }
    }

    /// Notes something that a person may want to know later; it stands among the messages and nowhere else.
    pub(crate) fn note(&mut self, severity: Severity, text: &str) {
        self.messages
            .push(self.now, severity, CleanText::line(text));
        actions::messages::heard(self);
    }

    /// Says that something was done, but leaves a warning in the status line that was not read yet.
    pub(crate) fn mention(&mut self, text: &str) {
        match self.said {
            Some((Severity::Warning, _)) => self.note(Severity::Done, text),
            _ => self.say(Severity::Done, text),
        }
    }
}

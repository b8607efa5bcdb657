//! What is kept for the next session: the places in texts, and how the screen is left.

use crate::{
    app::{App, message::Effect, narrowing, reader::Reader},
    model::kept::Kept,
};

impl App {
    /// Has the place in the open article kept.
    pub(crate) fn keep_position(&mut self) {
        let kept = self.reader.as_ref().map(Self::position_of);
        self.effects.extend(kept);
    }

    /// Has the place in the other article kept.
    pub(crate) fn keep_beside(&mut self) {
        let kept = self.beside.as_ref().map(Self::position_of);
        self.effects.extend(kept);
    }

    /// Has the places in all open articles kept; of one that is open twice, that which is acted on.
    pub(crate) fn keep_positions(&mut self) {
        self.keep_beside();
        self.keep_position();
    }

    fn position_of(reader: &Reader) -> Effect {
        let snapshot = reader.snapshot().id.clone();
        Effect::KeepPosition(reader.article.id, snapshot, reader.position())
    }

    /// Has it kept how the screen is left.
    pub(crate) fn keep_session(&mut self) {
        let mut kept = Kept {
            ended: Some(self.now),
            sort: Some(self.list.sort.word().to_owned()),
            group: Some(self.list.group.word().to_owned()),
            article: self.list.current().map(|row| row.article.id.to_string()),
            stood: self.list.stood().map(|stood| (stood.place, stood.state)),
            story: self.list.story.map(|story| story.to_string()),
            view: self.list.view.as_ref().map(narrowing::View::kept),
            ..self.kept.clone()
        };
        self.view.keep_in(&mut kept);
        self.effects.push(Effect::Keep(Box::new(kept)));
    }
}

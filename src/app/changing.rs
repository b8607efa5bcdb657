//! Changes: made, shown at once, answered by the library, and taken back.

use crate::{
    app::{
        App, actions,
        history::{Asked, Step},
        message::{Done, Effect, Severity},
        overlay::{Overlay, Question},
    },
    command::CommandId,
    model::{
        ArticleId, Build, Change, ChangeId, CleanText, Record, RecordId, RecordKind,
        view::{Applied, Saved},
    },
};

/// How it begins to be said that something is not on the disk.
pub(super) const NOT_SAVED: &str = "Not saved yet: ";

impl App {
    /// Makes a change of some steps; it is not done by that.
    pub(crate) fn build(&mut self, steps: impl FnOnce(&mut Build<'_>)) -> Change {
        let mut build = Build::new(&mut self.ids, self.now).by(self.settings.maker());
        steps(&mut build);
        build.finish()
    }

    /// Does a change that can be undone, and says so.
    pub(crate) fn commit(&mut self, change: Change, said: &str) {
        self.commit_with(change, said, Vec::new());
    }

    /// Does a change with which the ticks of some articles go.
    pub(crate) fn commit_with(&mut self, change: Change, said: &str, unticked: Vec<ArticleId>) {
        if change.is_empty() {
            return;
        }
        self.remember(&change, unticked);
        self.say(Severity::Done, said);
        self.send(change);
    }

    /// Remembers how to undo a change, and to tick again what it took the ticks from.
    fn remember(&mut self, change: &Change, unticked: Vec<ArticleId>) {
        let inverse = change.inverse(ChangeId(self.ids.next(self.now)), self.now);
        self.history.done(Step {
            change: inverse,
            of: change.id,
            unticked,
        });
    }

    /// Shows a change at once and sends it to be saved.
    pub(crate) fn send(&mut self, change: Change) {
        let touched = change.records();
        actions::lesson::watch(self, &change);
        actions::listing::lend(self, &touched);
        self.effects.push(Effect::Apply(Box::new(change.clone())));
        self.known.sent(change);
        self.show(&touched);
    }

    /// Takes back the last change, or does it again.
    pub(crate) fn step_back(&mut self, step: Step, way: actions::program::Way) {
        let id = ChangeId(self.ids.next(self.now));
        let again = Step {
            change: step.change.inverse(id, self.now),
            of: step.change.id,
            unticked: step.unticked,
        };
        match way {
            actions::program::Way::Undo => {
                self.list.tick_again(&again.unticked);
                self.history.undone(again);
            }
            actions::program::Way::Redo => {
                self.list.take_ticks(&again.unticked);
                self.history.redone(again);
            }
        }
        let word = way.word();
        self.say(Severity::Done, &format!("{word}: {}", step.change.what));
        self.send(step.change);
    }

    /// Brings what is shown in line with records that have changed.
    pub(crate) fn show(&mut self, touched: &[RecordId]) {
        for reader in [&mut self.reader, &mut self.beside].into_iter().flatten() {
            let (annotations, article) = (reader.record_id(), reader.article.record_id());
            if touched.contains(&annotations) {
                let choice = reader.choice;
                reader.refresh(&self.known.record(annotations));
                reader.choice = choice;
            }
            if touched.contains(&article) {
                let id = reader.article.id;
                let record = self.known.record(article);
                reader.article = crate::model::Article::from_record(id, &record).into();
            }
        }
        actions::stories::follow(self, touched);
        actions::feeds::follow(self, touched);
        actions::grid::follow(self, touched);
        actions::listing::refill(self, touched);
    }

    /// Takes a change that was made without its records being known here.
    pub(super) fn did(&mut self, change: &Change, applied: Applied, done: &Done) {
        let asked = self.deeds.pop_front().unwrap_or_default();
        let aside = asked.aside();
        if !change.is_empty() {
            self.remember(change, asked.unticked);
        }
        match done {
            Done::Silence(silenced) => {
                actions::silence::did(self, silenced, &aside, change.is_empty());
            }
            Done::Followed(id, state, name) => {
                actions::following_feeds::followed(self, *id, *state, name);
            }
            _ if change.is_empty() => {
                self.say(Severity::Done, "Nothing to change: all is so already.");
            }
            Done::Removed(said) => {
                let undo = self.key_of(CommandId::Undo);
                self.say(
                    Severity::Done,
                    &format!("{said}{aside}; {undo} takes it back"),
                );
            }
            Done::Merged(merging, said) => actions::claims::merged(self, *merging, said),
            Done::Edited(said) => self.say(Severity::Done, &format!("{said}{aside}")),
        }
        if !change.is_empty() {
            self.applied(change.id, applied);
        }
    }

    pub(super) fn applied(&mut self, id: ChangeId, applied: Applied) {
        self.known.answered(id);
        let touched = self.learn(&applied.records);
        actions::recheck::settle(self, &touched);
        if let Saved::No { why, .. } = &applied.saved {
            self.say(Severity::Warning, &format!("{NOT_SAVED}{why}"));
        }
        self.learn_saved(applied.saved);
        if let Some(notice) = applied.notices.first() {
            self.say(Severity::Warning, notice);
        }
        self.reload_list();
        actions::listing::reload_after(self, &touched);
        actions::grid::again(self);
        self.effects.push(Effect::LoadClaims);
        actions::stories::count_again(self);
        actions::feeds::count_again(self, &touched);
        self.effects.push(Effect::Refresh);
        self.end_when_answered();
    }

    /// Takes over records as they are now, shows them, and returns their ids.
    pub(super) fn learn(&mut self, records: &[(RecordId, Record)]) -> Vec<RecordId> {
        for (id, record) in records {
            // What is neither open nor one of few is not kept: the library has it.
            let is_few = matches!(
                id.kind,
                RecordKind::Claim
                    | RecordKind::Story
                    | RecordKind::View
                    | RecordKind::Grid
                    | RecordKind::Feed
                    | RecordKind::Dismissed
            );
            if self.known.is_kept(*id) || is_few {
                self.known.learn(*id, record);
            }
        }
        actions::listing::learn(self, records);
        let touched: Vec<RecordId> = records.iter().map(|(id, _)| *id).collect();
        self.show(&touched);
        touched
    }

    pub(super) fn refused(&mut self, id: ChangeId, why: &str, records: &[(RecordId, Record)]) {
        for (record, known) in records {
            if self.known.is_kept(*record) {
                self.known.learn(*record, known);
            }
        }
        let Some(change) = self.known.answered(id) else {
            return;
        };
        let unticked = self.history.forget(id);
        self.list.tick_again(&unticked);
        self.show(&change.records());
        actions::listing::reload_after(self, &change.records());
        self.say(Severity::Warning, &format!("Not done: {why}"));
        self.end_when_answered();
    }

    /// Learns whether all is on the disk; what was said of what is not is true no longer where all is.
    fn learn_saved(&mut self, saved: Saved) {
        let says_so = |(_, said): &(_, CleanText)| said.starts_with(NOT_SAVED);
        if saved == Saved::Yes && self.said.as_ref().is_some_and(says_so) {
            self.say(Severity::Done, "Saved what was not saved before");
        }
        self.saved = saved;
    }

    pub(super) fn flushed(&mut self, saved: Saved) {
        self.learn_saved(saved);
        if !self.quitting {
            return;
        }
        self.quitting = false;
        match &self.saved {
            Saved::Yes => self.effects.push(Effect::Quit),
            Saved::No { .. } => self.overlays.push(Overlay::Question(Question::QuitUnsaved)),
        }
    }

    /// Ends the program once everything is saved.
    pub(crate) fn quit(&mut self) {
        self.keep_positions();
        self.keep_session();
        self.quitting = true;
        self.end_when_answered();
    }

    /// Tells whether the program ends once what is pending is answered.
    pub(crate) fn is_quitting(&self) -> bool {
        self.quitting
    }

    fn end_when_answered(&mut self) {
        if self.quitting && !self.known.is_waiting() {
            self.effects.push(Effect::Flush);
        }
    }

    /// Names the changes that the library has not answered.
    pub fn unanswered(&self) -> Vec<CleanText> {
        self.known.unanswered()
    }

    /// Queues a change whose records are not known here.
    pub(crate) fn ask_deed(&mut self, effect: Effect, asked: Asked) {
        self.deeds.push_back(asked);
        self.effects.push(effect);
    }
}

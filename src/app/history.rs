//! What can be undone and done again in this window.

use crate::model::{ArticleId, Change, ChangeId, ClaimId, Edit, RecordId, claim::REMOVED};

/// How many changes are remembered.
const REMEMBERED: usize = 500;

/// Two stacks of changes.
///
/// Both hold what would be applied next: the inverses of what was done, and the inverses of what was undone.
#[derive(Clone, Debug, Default)]
pub struct History {
    undo: Vec<Step>,
    redo: Vec<Step>,
}

/// A change that undoes or does again.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The change to apply.
    pub change: Change,
    /// The change that it takes back.
    pub of: ChangeId,
    /// The articles whose ticks went with what was done.
    pub unticked: Vec<ArticleId>,
}

/// What is to be known of a deed once it is answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The articles whose ticks went with it.
    pub unticked: Vec<ArticleId>,
    /// How many of its articles the list did not show.
    pub hidden: usize,
}

impl Asked {
    /// Says of how many articles the list shows nothing, after a sentence that counts them.
    pub fn aside(&self) -> String {
        match self.hidden {
            0 => String::new(),
            hidden => format!(" ({hidden} not shown)"),
        }
    }
}

impl History {
    /// Remembers how to undo what was just done; what had been undone before can't be done again.
    pub fn done(&mut self, step: Step) {
        self.redo.clear();
        push(&mut self.undo, step);
    }

    /// Takes the change that undoes the last one.
    pub fn take_undo(&mut self) -> Option<Step> {
        self.undo.pop()
    }

    /// Takes the change that does again what was undone last.
    pub fn take_redo(&mut self) -> Option<Step> {
        self.redo.pop()
    }

    /// Remembers how to do again what was just undone.
    pub fn undone(&mut self, step: Step) {
        push(&mut self.redo, step);
    }

    /// Remembers how to undo what was just done again.
    pub fn redone(&mut self, step: Step) {
        push(&mut self.undo, step);
    }

    /// Forgets a change that was refused, and returns the articles whose ticks went with it.
    pub fn forget(&mut self, id: ChangeId) -> Vec<ArticleId> {
        self.redo.retain(|step| step.of != id);
        let is_it = |step: &mut Step| step.of == id;
        let forgotten = self.undo.extract_if(.., is_it);
        forgotten.flat_map(|step| step.unticked).collect()
    }

    /// Tells whether what was done, undone or done again last took a claim away: to take that back brings it back.
    pub fn took_away(&self, claim: ClaimId) -> bool {
        let brings_back = |edit: &Edit| {
            let is_it = edit.record == RecordId::claim(claim) && edit.path == REMOVED.path();
            is_it && edit.after.is_none()
        };
        let mut last = self.undo.last().into_iter().chain(self.redo.last());
        last.any(|step| step.change.edits.iter().any(brings_back))
    }

    /// Tells whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Tells whether there is something to do again.
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }
}

fn push(stack: &mut Vec<Step>, step: Step) {
    if stack.len() == REMEMBERED {
        stack.remove(0);
    }
    stack.push(step);
}

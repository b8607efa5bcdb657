//! The first lesson: five small tasks that tick themselves off as they are done.
//!
//! A task is done when what it asks for has happened, by whatever way: keys are not looked at.

use crate::{
    command::{CommandId, Keymap, Place},
    model::{Change, RecordKind, kept::Kept},
};

/// What is kept of a lesson that a person wants to see no more.
pub const HIDDEN: &str = "hidden";

/// A task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// To open an article.
    Open,
    /// To mark words.
    Mark,
    /// To write a note.
    Note,
    /// To flag words for a claim.
    Flag,
    /// To export.
    Export,
}

/// How far the lesson is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// This is to be done next.
    Running(Task),
    /// Everything was done.
    Finished,
}

/// A part of what a task says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Words(&'static str),
    /// A key.
    Key(String),
}

/// A part of what a task says, before the keys are known.
enum Say {
    Words(&'static str),
    Key(CommandId),
    /// The key that it has in some place.
    KeyIn(Place, CommandId),
}

impl Task {
    /// The tasks in their order.
    pub const ALL: [Self; 5] = [Self::Open, Self::Mark, Self::Note, Self::Flag, Self::Export];

    /// Returns the name under which it is kept that it is done.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Mark => "mark",
            Self::Note => "note",
            Self::Flag => "flag",
            Self::Export => "export",
        }
    }

    /// Returns what it is called on the screen.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Mark => "mark",
            Self::Note => "note",
            Self::Flag => "flag a claim",
            Self::Export => "export",
        }
    }

    const fn say(self) -> &'static [Say] {
        use Say::{Key, KeyIn, Words};
        match self {
            Self::Open => &[
                Key(CommandId::Open),
                Words(" opens the article under the cursor."),
            ],
            Self::Mark => &[
                Key(CommandId::SentenceForward),
                Words(" goes to the next sentence, "),
                Key(CommandId::Mark),
                Words(" marks the one that is brighter."),
            ],
            Self::Note => &[
                Key(CommandId::Note),
                Words(" writes a note on what you marked; "),
                KeyIn(Place::Note, CommandId::Back),
                Words(" keeps it."),
            ],
            Self::Flag => &[
                Key(CommandId::Supports),
                Words(" says that the words support a claim: type one, then "),
                KeyIn(Place::Picker, CommandId::Accept),
                Words("."),
            ],
            Self::Export => &[
                Key(CommandId::Export),
                Words(" asks for a file to write what you marked into; "),
                KeyIn(Place::Export, CommandId::Accept),
                Words(" exports it."),
            ],
        }
    }
}

impl State {
    /// Tells how far the lesson is; nothing where it is hidden, or where there are no samples to do it on.
    pub fn of(kept: &Kept, samples: usize) -> Option<Self> {
        if samples == 0 || kept.lesson.iter().any(|name| name == HIDDEN) {
            return None;
        }
        let next = Task::ALL.into_iter().find(|task| !is_done(kept, *task));
        Some(next.map_or(Self::Finished, Self::Running))
    }

    /// Returns what is to be done now, with the keys for it.
    pub fn says(self, keymap: &Keymap) -> Vec<Piece> {
        const LAST: &[Say] = &[
            Say::Words("Next, "),
            Say::Key(CommandId::NextArticle),
            Say::Words(" opens another brief: flag it for the same claim, and "),
            Say::Key(CommandId::Claims),
            Say::Words(" shows both."),
        ];
        let say = match self {
            Self::Running(task) => task.say(),
            Self::Finished => LAST,
        };
        say.iter()
            .map(|part| match part {
                Say::Words(words) => Piece::Words(words),
                Say::Key(id) => Piece::Key(key(keymap, *id)),
                Say::KeyIn(place, id) => Piece::Key(keymap.named(*id, *place)),
            })
            .collect()
    }
}

/// Returns the preferred key of a command, or its name in the palette.
pub fn key(keymap: &Keymap, id: CommandId) -> String {
    let key = keymap.keys_of(id).next();
    key.map_or_else(|| format!(":{}", id.command().name), ToString::to_string)
}

/// Tells whether a task is done.
pub fn is_done(kept: &Kept, task: Task) -> bool {
    kept.lesson.iter().any(|name| name == task.name())
}

/// Returns the tasks that a change does.
pub fn done_by(change: &Change) -> Vec<Task> {
    let mut tasks: Vec<Task> = Vec::new();
    for edit in &change.edits {
        if edit.record.kind != RecordKind::Annotations || edit.after.is_none() {
            continue;
        }
        // `annotations/<id>/<what>`.
        let task = match edit.path.segments().nth(2).as_deref() {
            Some("anchor") => Task::Mark,
            Some("note") => Task::Note,
            Some("evidence") => Task::Flag,
            _ => continue,
        };
        if !tasks.contains(&task) {
            tasks.push(task);
        }
    }
    tasks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tasks_follow_each_other_and_need_the_samples() {
        let mut kept = Kept::default();
        assert_eq!(State::of(&kept, 0), None);
        for task in Task::ALL {
            assert_eq!(State::of(&kept, 7), Some(State::Running(task)));
            kept.lesson.push(task.name().to_owned());
        }
        assert_eq!(State::of(&kept, 7), Some(State::Finished));
        kept.lesson.push(HIDDEN.to_owned());
        assert_eq!(State::of(&kept, 7), None);
    }

    #[test]
    fn what_is_said_fits_into_a_row_and_names_keys_that_there_are() {
        let keymap = Keymap::default();
        let states = Task::ALL.into_iter().map(State::Running);
        for state in states.chain([State::Finished]) {
            let text: String = state
                .says(&keymap)
                .into_iter()
                .map(|piece| match piece {
                    Piece::Words(words) => words.to_owned(),
                    Piece::Key(key) => {
                        assert!(!key.starts_with(':'), "{key}");
                        key
                    }
                })
                .collect();
            assert!(text.chars().count() <= 74, "{text}");
        }
    }
}

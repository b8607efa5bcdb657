//! Adding a folder: how far it is, and what came of it.

use std::{
    cell::{Cell, RefCell},
    path::Path,
    time::{Duration, Instant},
};

use super::{Adding, Refused};
use crate::{
    cli::{CliError, Output, interrupt::Interrupt, shown},
    export::json::Skipped,
    library::{Flow, FolderProgress},
    model::{
        CleanText,
        view::{AddState, Added, FolderAdded},
    },
    text::count::{a_second, counted, grouped},
};

/// How often it is told how far it is.
const EVERY: Duration = Duration::from_millis(100);

impl Adding<'_> {
    /// Adds all of a folder; Ctrl-C stops it after the file that is being added.
    pub(super) fn add_folder(
        &mut self,
        source: &Path,
        output: &mut Output<'_>,
    ) -> Result<(), Refused> {
        let interrupt = self.interrupt.get_or_insert_with(Interrupt::listen);
        let begun = Instant::now();
        let (told, shared) = (Cell::new(begun), RefCell::new(&mut *output));
        let added = self
            .session
            .library
            .add_folder(source, &self.given, &|progress| {
                if told.get().elapsed() >= EVERY {
                    told.set(Instant::now());
                    shared
                        .borrow_mut()
                        .work(&how_far(progress, begun.elapsed()));
                }
                Flow::until(interrupt.is_asked())
            });
        let is_stopped = interrupt.is_asked();
        output.end_progress();
        let folder = added.map_err(|error| Refused::new(error, source))?;
        self.tell_skipped(&folder, output);
        if !folder.skipped.is_empty() {
            output.note(format_args!(
                "Of {}, {} added and {} skipped: {}.",
                shown(source),
                folder.articles.len(),
                folder.skipped.len(),
                folder.reasons()
            ));
        }
        if output.is_watched() {
            output.note_last(summary(&folder, begun.elapsed()), None);
        }
        if is_stopped {
            tell_stopped(source, &folder, output);
        }
        tell_notices(&folder.articles, output);
        for added in folder.articles {
            let notices = Vec::new();
            self.take(Added { notices, ..added }, source, output)?;
        }
        Ok(())
    }

    fn tell_skipped(&mut self, folder: &FolderAdded, output: &mut Output<'_>) {
        for skipped in &folder.skipped {
            let words = format!("{} was skipped: {}.", skipped.source, skipped.reason);
            if skipped.is_ordinary {
                output.note(words);
            } else {
                output.error(&CliError::new(words));
            }
            self.report().skipped.push(Skipped {
                source: skipped.source.to_string(),
                reason: skipped.reason.to_string(),
            });
        }
    }

    /// Tells whether the person has stopped it.
    pub(super) fn is_stopped(&self) -> bool {
        self.interrupt.as_ref().is_some_and(Interrupt::is_asked)
    }
}

/// Says how far it is, and how fast.
fn how_far(progress: &FolderProgress<'_>, spent: Duration) -> String {
    match progress.files {
        None => "Looking for files".to_owned(),
        Some(files) => format!(
            "{} of {} · {} a second",
            grouped(progress.done),
            counted(files, "file"),
            grouped(a_second(progress.done, spent))
        ),
    }
}

/// Says what came of it, and how fast.
fn summary(folder: &FolderAdded, spent: Duration) -> String {
    let of = |state| {
        folder
            .articles
            .iter()
            .filter(|added| added.state == state)
            .count()
    };
    let skipped = folder.skipped.len();
    let done = folder.articles.len() + skipped;
    let mut parts = Vec::new();
    for (count, what) in [
        (of(AddState::New), "new"),
        (of(AddState::Revised), "with a new text"),
        (of(AddState::Restored), "back from the trash"),
        (of(AddState::Unchanged), "there already"),
        (skipped, "skipped"),
    ] {
        if count > 0 {
            parts.push(format!("{} {what}", grouped(count)));
        }
    }
    let files = counted(done, "file");
    let parts = if parts.is_empty() {
        "nothing to add".to_owned()
    } else {
        parts.join(", ")
    };
    let rate = grouped(a_second(done, spent));
    format!("{files}, {rate} a second: {parts}.")
}

/// Says how far it has come where it was stopped, and how it goes on.
fn tell_stopped(source: &Path, folder: &FolderAdded, output: &mut Output<'_>) {
    let done = folder.articles.len() + folder.skipped.len();
    let said = format!(
        "Adding {} was stopped after {}, with {} to go. What was added stays.",
        shown(source),
        counted(done, "file"),
        grouped(folder.left)
    );
    let hint = "The same command goes on where it stopped: what is there already is passed over.";
    output.note_last(said, Some(hint));
}

/// Tells what a person should know of the articles, once where it is the same of several.
fn tell_notices(articles: &[Added], output: &mut Output<'_>) {
    let mut told: Vec<(&CleanText, &CleanText, usize)> = Vec::new();
    for added in articles {
        for notice in &added.notices {
            match told.iter_mut().find(|(known, ..)| *known == notice) {
                Some((.., others)) => *others += 1,
                None => told.push((notice, &added.title, 0)),
            }
        }
    }
    for (notice, title, others) in told {
        let and = match others {
            0 => String::new(),
            others => format!(" and {}", counted(others, "other")),
        };
        output.note(format_args!("“{title}”{and}: {notice}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model;

    #[test]
    fn how_far_it_is_has_the_rate() {
        let next = Path::new("a");
        let mut progress = FolderProgress {
            next,
            files: Some(10_000),
            done: 1_234,
        };
        let told = how_far(&progress, Duration::from_millis(5_876));
        assert_eq!(told, "1,234 of 10,000 files · 210 a second");
        progress.done = 0;
        let told = how_far(&progress, Duration::ZERO);
        assert_eq!(told, "0 of 10,000 files · 0 a second");
        progress.files = None;
        assert_eq!(how_far(&progress, Duration::ZERO), "Looking for files");
    }

    #[test]
    fn what_came_of_it_is_one_sentence() {
        let mut folder = FolderAdded::default();
        let told = |folder: &FolderAdded| summary(folder, Duration::from_secs(2));
        assert_eq!(told(&folder), "0 files, 0 a second: nothing to add.");
        let skipped = model::view::Skipped {
            source: CleanText::line("a"),
            reason: CleanText::line("empty"),
            is_ordinary: true,
        };
        folder.skipped = vec![skipped; 2_000];
        assert_eq!(told(&folder), "2,000 files, 1,000 a second: 2,000 skipped.");
    }
}

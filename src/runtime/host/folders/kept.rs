//! One folder that is watched: what is known of it, and what is told of what came into it.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
    time::Instant,
};

use super::Folder;
use crate::{
    app::{
        Message, Severity,
        arrivals::{Arrivals, TakingIn},
    },
    library::{AddError, Came, Flow, FolderProgress, Library, WatchedFolder},
    model::{
        CleanText,
        view::{AddState, FolderAdded},
    },
    runtime::{Answers, host::pace::Beat, watching::nearest},
};

/// A folder that is watched, with what is known of it.
pub(super) struct Kept {
    pub folder: Folder,
    pub watched: WatchedFolder,
    /// Where it is in the end, behind links.
    place: Option<PathBuf>,
    /// The folder and those in it.
    pub folders: Vec<PathBuf>,
    pub standing: Standing,
    /// When it is to be looked through; nothing where something must happen first.
    pub due: Option<Instant>,
    /// What was told of single files, so that it is told once.
    told: BTreeSet<CleanText>,
}

/// Whether a folder is there, as far as it was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    NotKnown,
    There,
    Gone,
}

impl Kept {
    /// Keeps a folder that is to be looked through at once.
    pub fn new(folder: &Folder, watched: WatchedFolder) -> Self {
        Self {
            folder: folder.clone(),
            watched,
            place: None,
            folders: Vec::new(),
            standing: Standing::NotKnown,
            due: Some(Instant::now()),
            told: BTreeSet::new(),
        }
    }

    /// Returns the directories in which something may happen that concerns it.
    pub fn places(&self) -> Vec<PathBuf> {
        match self.standing {
            Standing::There => self.folders.clone(),
            Standing::NotKnown | Standing::Gone => nearest(&self.folder.path).into_iter().collect(),
        }
    }

    /// Tells whether something that happened to a path concerns it.
    pub fn is_about(&self, path: &Path) -> bool {
        let own = &self.folder.path;
        let is_in = self
            .place
            .as_ref()
            .is_some_and(|place| path.starts_with(place));
        is_in || path.starts_with(own) || own.starts_with(path)
    }

    /// Takes in what came, and tells that.
    pub fn take(
        &mut self,
        library: &Library,
        answers: &Answers<Message>,
        wants: &AtomicUsize,
    ) -> Result<Came, AddError> {
        let before = wants.load(Ordering::Relaxed);
        self.place = self.folder.path.canonicalize().ok();
        let beat = Beat::default();
        let name = &self.folder.shown;
        let came = library.take_from(&mut self.watched, &|progress| {
            tell_progress(name, progress, &beat, answers);
            Flow::until(wants.load(Ordering::Relaxed) != before)
        });
        if beat.has_struck() {
            answers.send(Message::TakingIn(None));
        }
        match &came {
            Ok(came) => {
                self.is_there(answers);
                let arrivals = self.arrivals(&came.files);
                if arrivals != self.nothing() {
                    answers.send(Message::Came(Box::new(arrivals)));
                }
            }
            Err(AddError::Missing { .. }) => self.is_gone(answers),
            Err(error) => self.failed(error, answers),
        }
        came
    }

    fn nothing(&self) -> Arrivals {
        Arrivals {
            folder: self.folder.shown.clone(),
            ..Arrivals::default()
        }
    }

    fn is_there(&mut self, answers: &Answers<Message>) {
        if std::mem::replace(&mut self.standing, Standing::There) == Standing::Gone {
            let said = format!("{} is there, and is watched.", self.folder.shown);
            answers.send(Message::Told(Severity::Done, CleanText::line(&said)));
        }
    }

    fn is_gone(&mut self, answers: &Answers<Message>) {
        let said = match std::mem::replace(&mut self.standing, Standing::Gone) {
            Standing::Gone => return,
            Standing::NotKnown => "is not there; what comes into it is taken in once it is",
            Standing::There => "is gone; what came from it stays",
        };
        let said = format!("The folder {} {said}.", self.folder.shown);
        answers.send(Message::Remarked(CleanText::line(&said)));
    }

    fn failed(&mut self, error: &AddError, answers: &Answers<Message>) {
        let said = format!("{} was not looked through: {error}", self.folder.shown);
        let said = CleanText::line(&said);
        if self.told.insert(said.clone()) {
            answers.send(Message::Remarked(said));
        }
    }

    /// Sums up what came.
    fn arrivals(&mut self, files: &FolderAdded) -> Arrivals {
        let mut arrivals = self.nothing();
        let mut notices: Vec<CleanText> = Vec::new();
        for added in &files.articles {
            match added.state {
                AddState::New => arrivals.new += 1,
                AddState::Revised => arrivals.revised += 1,
                AddState::Left => arrivals.left.push(added.title.clone()),
                AddState::Unchanged | AddState::Restored => {}
            }
            for notice in &added.notices {
                notices.push(CleanText::line(&format!("“{}”: {notice}", added.title)));
            }
        }
        for skipped in &files.skipped {
            if !skipped.is_ordinary {
                let said = format!("{} was not added: {}", skipped.source, skipped.reason);
                notices.push(CleanText::line(&said));
            }
        }
        let told = &mut self.told;
        notices.retain(|notice| told.insert(notice.clone()));
        arrivals.notices = notices;
        arrivals
    }
}

/// Tells how far it is where there is something to be taken in, but not more often than a person can follow.
fn tell_progress(
    folder: &CleanText,
    progress: &FolderProgress<'_>,
    beat: &Beat,
    answers: &Answers<Message>,
) {
    let Some(files) = progress.files else {
        return;
    };
    if beat.strikes() {
        answers.send(Message::TakingIn(Some(TakingIn {
            folder: folder.clone(),
            done: progress.done,
            files,
        })));
    }
}

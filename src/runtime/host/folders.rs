//! Folders that are watched: what comes into them is taken in beside the reading.
//!
//! One thread has all of them. It goes through each once, then waits for what the system reports. A file that is being
//! written is left until it has been still for a moment; then its folder is looked through once more.

mod kept;

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    time::{Duration, Instant},
};

use super::{Host, files::path_of};
use crate::{
    app::Message,
    config::Settings,
    library::Library,
    model::CleanText,
    runtime::{
        Answers, Means,
        watching::{Watched, gather_after},
    },
    store::shown,
};

use kept::{Kept, Standing};

/// How long nothing must happen before a folder is looked through.
const QUIET: Duration = Duration::from_millis(200);

/// How long that waits at most while something keeps happening.
const LONGEST: Duration = Duration::from_secs(1);

/// When files are looked at again that were still being written.
const AGAIN: Duration = Duration::from_secs(1);

/// When a folder is looked through again that could not be, or of which the system does not tell what happens.
const RETRY: Duration = Duration::from_secs(60);

/// How often a folder is looked through at once while more and more folders are made in it.
const ROUNDS: usize = 3;

/// What is said where the system does not watch all folders.
const NOT_WATCHED: &str = "The system watches no more folders for this program: what comes into them is seen once a \
    minute.";

/// A folder to watch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// As the person calls it.
    pub shown: CleanText,
    /// Where it is.
    pub path: PathBuf,
}

impl Folder {
    /// Returns the folder of a path as a person writes it; a tilde in front is their home.
    pub fn written(written: &str) -> Self {
        Self {
            shown: shown(Path::new(written)),
            path: path_of(written),
        }
    }
}

/// The folders that are to be watched, and whoever does it.
#[derive(Debug, Default)]
pub(super) struct Folders {
    /// Those that were named when the program was started.
    named: Vec<Folder>,
    /// Those that are set.
    set: Vec<Folder>,
    /// Whether the first list is there, so that it can begin.
    is_begun: bool,
    watcher: Option<Sender<Event>>,
    /// How often other folders were wanted: a look that is under way then is broken off.
    wants: Arc<AtomicUsize>,
}

/// What the thread that watches learns.
enum Event {
    /// Something has happened to these files; to any where none are told.
    Changed(Vec<PathBuf>),
    /// These are to be watched from now on.
    Wanted(Vec<Folder>),
}

impl Host {
    /// Has some folders watched besides those that are set.
    #[must_use]
    pub fn watching(mut self, named: Vec<Folder>) -> Self {
        self.folders.named = named;
        self
    }

    /// Has the folders watched that are set from now on.
    pub(super) fn set_folders(&mut self, settings: &Settings, means: &mut Means<Message>) {
        let set = settings.watched_folders.iter();
        let set: Vec<Folder> = set.map(|written| Folder::written(written)).collect();
        if self.folders.set != set {
            self.folders.set = set;
            self.want_folders(means);
        }
    }

    /// Begins to watch, now that nobody waits for a list any more.
    pub(super) fn begin_folders(&mut self, means: &mut Means<Message>) {
        if !std::mem::replace(&mut self.folders.is_begun, true) {
            self.want_folders(means);
        }
    }

    /// Has all folders looked through, since the system may not have told what has happened in them.
    pub(super) fn look_at_folders(&self) {
        if let Some(watcher) = &self.folders.watcher {
            // Fails only where nobody watches any more.
            let _ = watcher.send(Event::Changed(Vec::new()));
        }
    }

    fn want_folders(&mut self, means: &mut Means<Message>) {
        if !self.folders.is_begun {
            return;
        }
        let mut wanted: Vec<Folder> = Vec::new();
        for folder in self.folders.named.iter().chain(&self.folders.set) {
            if !wanted.iter().any(|known| known.path == folder.path) {
                wanted.push(folder.clone());
            }
        }
        if wanted.is_empty() && self.folders.watcher.is_none() {
            return;
        }
        let watcher = self.folders.watcher.take();
        let watcher = watcher.or_else(|| self.begin_watcher(means));
        if let Some(watcher) = watcher {
            self.folders.wants.fetch_add(1, Ordering::Relaxed);
            let _ = watcher.send(Event::Wanted(wanted));
            self.folders.watcher = Some(watcher);
        }
    }

    fn begin_watcher(&mut self, means: &mut Means<Message>) -> Option<Sender<Event>> {
        let (sender, events) = mpsc::channel();
        let library = Arc::clone(&self.library);
        let told = sender.clone();
        let wants = Arc::clone(&self.folders.wants);
        let job = move |answers: &Answers<Message>| {
            Watcher::new(&library, answers, told, events, &wants).follow();
        };
        match means.spawn("folders", job) {
            Ok(()) => Some(sender),
            Err(error) => {
                self.tell(super::warning(&error.to_string()), means);
                None
            }
        }
    }
}

/// What the one thread has that watches.
struct Watcher<'a> {
    library: &'a Library,
    answers: &'a Answers<Message>,
    events: Receiver<Event>,
    wants: &'a AtomicUsize,
    /// Nothing where the system can't watch files.
    system: Option<Watched>,
    is_cut: bool,
    all: Vec<Kept>,
}

impl<'a> Watcher<'a> {
    fn new(
        library: &'a Library,
        answers: &'a Answers<Message>,
        sender: Sender<Event>,
        events: Receiver<Event>,
        wants: &'a AtomicUsize,
    ) -> Self {
        let system = Watched::new(move |paths| {
            // Fails only when nobody follows any more.
            let _ = sender.send(Event::Changed(paths));
        });
        let system = system.inspect_err(|error| tracing::warn!(%error, "folders are not watched"));
        Self {
            library,
            answers,
            events,
            wants,
            system: system.ok(),
            is_cut: false,
            all: Vec::new(),
        }
    }

    /// Takes in what comes, for as long as the program runs.
    fn follow(mut self) {
        while let Some(events) = self.wait() {
            for event in events {
                match event {
                    Event::Changed(paths) => self.changed(&paths),
                    Event::Wanted(wanted) => self.want(&wanted),
                }
            }
            let now = Instant::now();
            for number in 0..self.all.len() {
                let due = self.all.get(number).and_then(|kept| kept.due);
                if due.is_some_and(|due| due <= now) {
                    self.look(number);
                }
            }
        }
    }

    /// Waits until something has happened, or something is due; `None` where nothing ever will be.
    fn wait(&self) -> Option<Vec<Event>> {
        let due = self.all.iter().filter_map(|kept| kept.due).min();
        let first = match due {
            None => self.events.recv().ok()?,
            Some(due) => {
                let left = due.saturating_duration_since(Instant::now());
                match self.events.recv_timeout(left) {
                    Ok(first) => first,
                    Err(RecvTimeoutError::Timeout) => return Some(Vec::new()),
                    Err(RecvTimeoutError::Disconnected) => return None,
                }
            }
        };
        Some(gather_after(first, &self.events, QUIET, LONGEST))
    }

    /// Watches these folders from now on, and no others.
    fn want(&mut self, wanted: &[Folder]) {
        self.all.retain(|kept| wanted.contains(&kept.folder));
        for folder in wanted {
            if self.all.iter().any(|kept| kept.folder == *folder) {
                continue;
            }
            let watched = self.library.watched_folder(&folder.path);
            self.all.push(Kept::new(folder, watched));
        }
        self.keep_watching();
    }

    /// Has the folders looked through in which something has happened.
    fn changed(&mut self, paths: &[PathBuf]) {
        let now = Instant::now();
        for kept in &mut self.all {
            if paths.is_empty() || paths.iter().any(|path| kept.is_about(path)) {
                kept.due = Some(now);
            }
        }
    }

    /// Takes in what came into one of the folders.
    fn look(&mut self, number: usize) {
        // What comes into folders that were not watched yet, and the folder itself where it was gone, shows once they
        // are, by looking once more.
        for round in 1.. {
            let Some(kept) = self.all.get_mut(number) else {
                return;
            };
            let came = kept.take(self.library, self.answers, self.wants);
            kept.due = match &came {
                Ok(came) if came.is_stopped => Some(Instant::now()),
                Ok(came) if came.unsettled > 0 => Some(Instant::now() + AGAIN),
                Ok(_) => None,
                Err(_) if kept.standing == Standing::Gone => None,
                Err(_) => Some(Instant::now() + RETRY),
            };
            match came {
                Ok(came) if came.is_stopped => return,
                Ok(came) => kept.folders = came.folders,
                Err(_) => {}
            }
            if !self.keep_watching() {
                break;
            }
            if round == ROUNDS {
                // Some program makes one folder after the other.
                if let Some(kept) = self.all.get_mut(number) {
                    kept.due = Some(Instant::now() + AGAIN);
                }
                break;
            }
        }
        if self.is_cut
            && let Some(kept) = self.all.get_mut(number)
        {
            kept.due = kept.due.or_else(|| Some(Instant::now() + RETRY));
        }
    }

    /// Watches what is to be watched now, and tells whether that is more than before.
    fn keep_watching(&mut self) -> bool {
        let places = self.all.iter().flat_map(Kept::places);
        let begun = match &mut self.system {
            Some(system) => system.keep(places),
            None => crate::runtime::watching::Begun {
                is_cut: true,
                ..Default::default()
            },
        };
        if begun.is_cut && !std::mem::replace(&mut self.is_cut, true) {
            let said = CleanText::line(NOT_WATCHED);
            self.answers.send(Message::Remarked(said));
        }
        !begun.fresh.is_empty()
    }
}

//! Notices what other programs write into a library while the program runs.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver},
    time::Duration,
};

use crate::{
    library::Library,
    runtime::watching::{Watched, gather, nearest},
};

/// How long nothing must happen before the library is looked at: whoever adds articles writes many files.
const QUIET: Duration = Duration::from_millis(200);

/// How long that waits at most while something keeps happening.
const LONGEST: Duration = Duration::from_secs(1);

/// What is noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noticed {
    /// Others have written.
    Change,
    /// Not all directories can be watched, so that something may be missed.
    Limit,
}

/// A library whose directories are watched from the time this was made.
pub struct Noticing<'a> {
    library: &'a Library,
    watched: Watched,
    events: Receiver<Vec<PathBuf>>,
    /// Whether the system watches no more directories.
    is_cut: bool,
}

impl<'a> Noticing<'a> {
    /// Begins to watch.
    ///
    /// # Errors
    /// When the system can't watch files.
    pub fn begin(library: &'a Library) -> notify::Result<Self> {
        let (sender, events) = mpsc::channel();
        let mut watched = Watched::new(move |paths| {
            // Fails only when nobody follows any more.
            let _ = sender.send(paths);
        })?;
        let is_cut = watched.keep(places(library)).is_cut;
        Ok(Self {
            library,
            watched,
            events,
            is_cut,
        })
    }

    /// Waits for what others write, and calls `tell` after each time; for ever.
    ///
    /// Nothing runs until the system reports something, and what this process has written itself is not told. What
    /// is in a directory that was made later counts as written, since it was before the directory could be watched.
    pub fn follow(mut self, mut tell: impl FnMut(Noticed)) {
        if self.is_cut {
            tell(Noticed::Limit);
        }
        while let Some(gathered) = gather(&self.events, QUIET, LONGEST) {
            // Where it is not known what has happened, anything may have.
            let mut is_change = gathered.iter().any(Vec::is_empty);
            let mut written: BTreeSet<PathBuf> = gathered.into_iter().flatten().collect();
            let begun = self.watched.keep(places(self.library));
            written.extend(begun.fresh.iter().flat_map(|place| files(place)));
            is_change |= written
                .iter()
                .any(|path| is_record(path) && !self.library.has_left(path));
            if is_change {
                tell(Noticed::Change);
            }
            if begun.is_cut && !self.is_cut {
                self.is_cut = true;
                tell(Noticed::Limit);
            }
        }
    }
}

/// Returns the directories in which records stand, and those in which such a directory may be made.
fn places(library: &Library) -> Vec<PathBuf> {
    let data = &library.places().data;
    let mut places: Vec<PathBuf> = nearest(data).into_iter().collect();
    for folder in library.record_folders() {
        let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
        let is_folder = |entry: &fs::DirEntry| entry.file_type().is_ok_and(|kind| kind.is_dir());
        places.extend(entries.filter(is_folder).map(|entry| entry.path()));
        places.push(folder);
    }
    places
}

/// Returns what stands in a directory.
fn files(place: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(place).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}

/// Tells whether a file may be that of a record, by its name; a file that is being written has another.
fn is_record(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    name.is_some_and(|name| name.ends_with(".ron") && !name.starts_with('.'))
}

//! Waiting for what other programs do with files.

use std::{
    collections::BTreeMap,
    fs, io,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    sync::mpsc::Receiver,
    time::{Duration, Instant},
};

use notify::{
    Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher,
    event::{AccessKind, AccessMode},
};

/// The directories that are watched.
pub struct Watched {
    watcher: RecommendedWatcher,
    /// Each with what tells it from one that stands there later.
    places: BTreeMap<PathBuf, (u64, u64)>,
}

/// What has come of watching other directories than before.
#[derive(Debug, Default)]
pub struct Begun {
    /// Those that were not watched before.
    pub fresh: Vec<PathBuf>,
    /// Whether some can't be watched.
    pub is_cut: bool,
}

impl Watched {
    /// Watches nothing yet; `tell` gets the files of each change, none where it is not known which.
    ///
    /// # Errors
    /// When the system can't watch files.
    pub fn new(tell: impl Fn(Vec<PathBuf>) + Send + 'static) -> notify::Result<Self> {
        let watcher =
            notify::recommended_watcher(move |event: notify::Result<Event>| match event {
                Ok(event) if is_change(&event) => tell(event.paths),
                Ok(_) => {}
                Err(_) => tell(Vec::new()),
            })?;
        Ok(Self {
            watcher,
            places: BTreeMap::new(),
        })
    }

    /// Watches these directories, as far as they are there, and no others.
    pub fn keep(&mut self, wanted: impl IntoIterator<Item = PathBuf>) -> Begun {
        let identified = wanted.into_iter().filter_map(|place| {
            let identity = identity(&place).ok()?;
            Some((place, identity))
        });
        let wanted: BTreeMap<PathBuf, (u64, u64)> = identified.collect();
        let gone: Vec<PathBuf> = self
            .places
            .iter()
            .filter(|(place, identity)| wanted.get(*place) != Some(identity))
            .map(|(place, _)| place.clone())
            .collect();
        for place in gone {
            self.places.remove(&place);
            // Fails for one that was removed, whose watch has ended with it.
            let _ = self.watcher.unwatch(&place);
        }
        let mut begun = Begun::default();
        for (place, identity) in wanted {
            if self.places.contains_key(&place) {
                continue;
            }
            match self.watcher.watch(&place, RecursiveMode::NonRecursive) {
                Ok(()) => {
                    self.places.insert(place.clone(), identity);
                    begun.fresh.push(place);
                }
                // It was there a moment ago.
                Err(_) if !place.exists() => {}
                Err(error) => {
                    tracing::warn!(%error, ?place, "directory not watched");
                    begun.is_cut = true;
                    // Where the system has no more watches, the others can't be had either.
                    break;
                }
            }
        }
        begun
    }
}

/// Waits until something has happened and nothing more does for a while, but no longer than `longest`, and
/// returns all that was told; `None` where nothing ever will be.
pub fn gather<T>(events: &Receiver<T>, quiet: Duration, longest: Duration) -> Option<Vec<T>> {
    let first = events.recv().ok()?;
    Some(gather_after(first, events, quiet, longest))
}

/// Waits as [`gather`] does once something has happened.
pub fn gather_after<T>(
    first: T,
    events: &Receiver<T>,
    quiet: Duration,
    longest: Duration,
) -> Vec<T> {
    let mut gathered = vec![first];
    let began = Instant::now();
    while let Some(left) = longest.checked_sub(began.elapsed())
        && let Ok(event) = events.recv_timeout(quiet.min(left))
    {
        gathered.push(event);
    }
    gathered
}

/// Returns the nearest directory that is there: this one, or one above it.
pub fn nearest(directory: &Path) -> Option<PathBuf> {
    let mut above = directory.ancestors();
    above.find(|above| above.is_dir()).map(Path::to_path_buf)
}

/// Tells whether something may have changed: that a file was read is no change, and would be our own doing.
fn is_change(event: &Event) -> bool {
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    }
}

fn identity(place: &Path) -> io::Result<(u64, u64)> {
    let metadata = fs::metadata(place)?;
    Ok((metadata.dev(), metadata.ino()))
}

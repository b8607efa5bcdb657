//! Folders that are watched: what has come into one since it was looked at last.
//!
//! A look goes through the whole folder as adding it does, but reads only files that are not as they were: their sizes,
//! times and inodes are remembered in the state directory, one file for each folder. What is lost of that costs reading
//! and nothing else, but for one thing: it also tells which file an article was that has been purged since, so that its
//! bytes do not bring it back.
//!
//! Nobody asks for what comes this way. So an article that was removed stays in the trash, whatever becomes of its file,
//! and what was purged stays away. Adding by hand brings back both.

mod memory;

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use crate::{
    library::{
        AddError, FolderProgress, Given, Library,
        add::Brought,
        folder::{Done, Found, Manner, look_for_files},
        location::location,
    },
    model::{ArticleId, CleanText, Flow, RecordId, view::FolderAdded},
    store::Fingerprint,
};

use memory::{Memory, Seen};

/// How long a file must be left alone until it is read: before that it may still be written.
const STILL: Duration = Duration::from_secs(1);

/// How names end while programs write what is no whole file yet.
const PARTIAL: [&str; 6] = ["part", "partial", "crdownload", "download", "tmp", "swp"];

/// A folder with what is remembered of its files.
#[derive(Debug)]
pub struct WatchedFolder {
    path: PathBuf,
    memory: Memory,
}

/// What has come into a folder.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Came {
    /// What became of files that were not as they were at the last look.
    pub files: FolderAdded,
    /// How many files were changed so lately that they may still be written.
    pub unsettled: usize,
    /// The folder and those in it, as they are.
    pub folders: Vec<PathBuf>,
    /// Whether it was stopped: then not all files were looked at, and the folders are not known.
    pub is_stopped: bool,
}

impl WatchedFolder {
    /// Returns the path, as it was given.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Library {
    /// Returns a folder with what is remembered of it; it need not be there.
    pub fn watched_folder(&self, path: &Path) -> WatchedFolder {
        let mut memory = Memory::read(&self.places().state, path);
        // In a library that was begun anew all comes again.
        memory.keep(|id| self.has_record(id));
        WatchedFolder {
            path: path.to_path_buf(),
            memory,
        }
    }

    /// Takes in what has come into a folder, and into the folders in it, since it was looked at last.
    ///
    /// See [`add_folder`](Self::add_folder) for which files are taken, and in which order. Files that somebody writes
    /// are left for another time, and so are those of the library itself. What a person has removed is not brought back.
    ///
    /// # Errors
    /// Where the folder can't be read, or the library can't be written; what was added before stays.
    pub fn take_from(
        &self,
        folder: &mut WatchedFolder,
        watch: &dyn Fn(&FolderProgress<'_>) -> Flow,
    ) -> Result<Came, AddError> {
        let shown = || folder.path.display().to_string();
        let Ok(root) = folder.path.canonicalize() else {
            return Err(AddError::Missing { path: shown() });
        };
        let own = self.own_folders();
        if is_in(&root, &own) {
            let why = "it belongs to the library itself".to_owned();
            return Err(AddError::Unreadable { path: shown(), why });
        }
        let Some(contents) = look_for_files(&root, watch)? else {
            return Ok(Came {
                is_stopped: true,
                ..Came::default()
            });
        };
        let mut look = Look::new(&folder.memory, &own);
        let found = look.changed(contents.found);
        let mut news: Vec<(CleanText, Seen)> = Vec::new();
        let by_hash = folder.memory.by_hash();
        let manner = Manner {
            given: &Given::default(),
            brought: Brought::ByItself,
            purged: &|hash| self.purged_of(by_hash.get(hash)?),
        };
        let files = self.add_found(&found, &manner, watch, &mut |done| {
            news.extend(look.seen(&done));
        });
        let unsettled = look.unsettled;
        drop(by_hash);
        if !news.is_empty() {
            folder.memory.learn(news);
            folder.memory.write(&self.places().state, &folder.path);
        }
        let files = files?;
        Ok(Came {
            is_stopped: files.left > 0,
            files,
            unsettled,
            folders: contents.folders,
        })
    }

    /// Returns the one of some articles that was purged since.
    fn purged_of(&self, articles: &[ArticleId]) -> Option<ArticleId> {
        let mut articles = articles.iter().copied();
        articles.find(|id| self.article(*id).purged.is_some())
    }

    /// Tells whether there is a record of an article, or may be.
    pub(super) fn has_record(&self, id: ArticleId) -> bool {
        let record = RecordId::article(id);
        !matches!(self.store.fingerprint(record), Ok(None))
    }

    /// Returns the folders in which the library writes; what it writes there is no article.
    fn own_folders(&self) -> Vec<PathBuf> {
        let places = self.places();
        let own = [&places.data, &places.config, &places.state, &places.cache];
        own.into_iter()
            .filter_map(|place| place.canonicalize().ok())
            .collect()
    }
}

/// One look through a folder.
struct Look<'a> {
    memory: &'a Memory,
    own: &'a [PathBuf],
    now: SystemTime,
    /// Files that are to be taken in, as they are now.
    taken: HashMap<PathBuf, Fingerprint>,
    unsettled: usize,
}

impl<'a> Look<'a> {
    fn new(memory: &'a Memory, own: &'a [PathBuf]) -> Self {
        Self {
            memory,
            own,
            now: SystemTime::now(),
            taken: HashMap::new(),
            unsettled: 0,
        }
    }

    /// Keeps of what was found what is not as it was at the last look and left alone since it was changed.
    fn changed(&mut self, found: Vec<Found>) -> Vec<Found> {
        let kept = found.into_iter().filter(|found| match found {
            Found::File(path) => self.is_to_be_taken(path),
            // A person has seen it there; nobody asks for reasons.
            Found::Skipped(skipped) => !skipped.is_ordinary,
        });
        kept.collect()
    }

    fn is_to_be_taken(&mut self, path: &Path) -> bool {
        if is_partial(path) {
            return false;
        }
        // Taken before it is read: what is changed meanwhile shows at the next look.
        let Ok(data) = fs::metadata(path) else {
            return false;
        };
        let now = Fingerprint::of(&data);
        if self.memory.has_seen(&location(path), &now) {
            return false;
        }
        let place = path.parent().and_then(|place| place.canonicalize().ok());
        if place.is_none_or(|place| is_in(&place, self.own)) {
            return false;
        }
        if !now.is_still(self.now, STILL) {
            self.unsettled += 1;
            return false;
        }
        self.taken.insert(path.to_path_buf(), now);
        true
    }

    /// Tells what is to be remembered of a file; nothing of one that may come another time.
    fn seen(&self, done: &Done<'_>) -> Option<(CleanText, Seen)> {
        let (article, hash) = match done.added {
            Ok(added) => (Some(added.id), done.hash.clone()),
            Err(AddError::Purged { article, hash, .. }) => (Some(*article), Some(hash.clone())),
            Err(AddError::Import { .. }) => (None, None),
            Err(AddError::Extract { .. }) if !is_stopped(done) => (None, None),
            Err(_) => return None,
        };
        let seen = Seen {
            fingerprint: self.taken.get(done.path)?.written(),
            hash,
            article,
        };
        Some((location(done.path), seen))
    }
}

fn is_stopped(done: &Done<'_>) -> bool {
    done.added.as_ref().is_err_and(AddError::is_stopped)
}

/// Tells whether a file has a name that programs give to what they are still writing.
fn is_partial(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    let ending = path.extension().and_then(|ending| ending.to_str());
    let is_one = |ending: &str| {
        PARTIAL
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    };
    name.ends_with(b"~") || ending.is_some_and(is_one)
}

fn is_in(place: &Path, folders: &[PathBuf]) -> bool {
    folders.iter().any(|folder| place.starts_with(folder))
}

//! Adding folders.
//!
//! Files are read, and pages made to articles, by several threads ahead of the one that writes; this one takes them in
//! the order of their paths, so that what comes of a folder is always the same. It can be stopped between any two
//! files, and the same folder again goes on from there: of what is there already each file is read and its bytes are
//! hashed, since neither its size nor its time prove that it is the same, but nothing is made of it or written.

mod ahead;

use std::{
    num::NonZeroUsize,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use walkdir::{DirEntry, WalkDir};

use crate::{
    library::{
        AddError, Given, Library,
        add::{Brought, LookedAt, ReadFile},
    },
    model::{
        ArticleId, CleanText, Flow,
        view::{Added, FolderAdded, Skipped},
    },
};

use ahead::{Ahead, Taken};

/// How deep folders may lie in one another; beyond that a path is no person's doing.
const DEEPEST: usize = 64;

/// How many threads read at most; more than write at once would not make it faster.
const MOST_READERS: usize = 8;

/// How long it takes at most until it is asked again whether to go on.
const GLANCE: Duration = Duration::from_millis(100);

/// How far the adding of a folder has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FolderProgress<'a> {
    /// The file that comes next.
    pub next: &'a Path,
    /// How many files there are; not known while they are looked for.
    pub files: Option<usize>,
    /// How many of them are done: added, there already, or skipped.
    pub done: usize,
}

/// What is found in a folder.
pub(super) enum Found {
    File(PathBuf),
    Skipped(Skipped),
}

/// What a folder and the folders in it have.
#[derive(Default)]
pub(super) struct Contents {
    /// What was found, in the order of its paths.
    pub found: Vec<Found>,
    /// The folders themselves.
    pub folders: Vec<PathBuf>,
}

/// How files are taken in.
pub(super) struct Manner<'a> {
    /// What a person says of them.
    pub given: &'a Given,
    /// Who brings them.
    pub brought: Brought,
    /// Tells which article bytes of a hash were, where it was purged since and is not to come again.
    pub purged: &'a (dyn Fn(&CleanText) -> Option<ArticleId> + Sync),
}

impl Manner<'_> {
    /// Refuses a file that comes by itself and was an article that has been purged since.
    fn refuse_purged(&self, path: &Path, file: &ReadFile) -> Result<(), AddError> {
        if self.brought == Brought::ByHand {
            return Ok(());
        }
        let hash = file.hash();
        match (self.purged)(&hash) {
            None => Ok(()),
            Some(article) => Err(AddError::Purged {
                path: path.display().to_string(),
                article,
                hash,
            }),
        }
    }
}

/// A file that was taken in, or was not.
pub(super) struct Done<'a> {
    /// The file.
    pub path: &'a Path,
    /// The hash of its bytes, where it could be read and was not brought by hand.
    pub hash: Option<CleanText>,
    /// What came of it.
    pub added: &'a Result<Added, AddError>,
}

/// A file that was read and looked at.
type Looked = Result<(ReadFile, LookedAt), AddError>;

impl Library {
    /// Adds all texts of a folder and of the folders in it, in the order of their paths.
    ///
    /// What is hidden, binary or of a kind that is not read is skipped, with the reason. Symbolic links to files are
    /// followed; those to folders are skipped, so that nothing leads out of the folder. `watch` is asked before each
    /// file, and again and again while one takes long. The lock is taken for each article by itself, so a long adding
    /// keeps nobody waiting.
    ///
    /// # Errors
    /// Where the folder can't be read, or the library can't be written; what was added before stays.
    pub fn add_folder(
        &self,
        path: &Path,
        given: &Given,
        watch: &dyn Fn(&FolderProgress<'_>) -> Flow,
    ) -> Result<FolderAdded, AddError> {
        let Some(contents) = look_for_files(path, watch)? else {
            return Ok(FolderAdded::default());
        };
        let manner = Manner {
            given,
            brought: Brought::ByHand,
            purged: &|_| None,
        };
        self.add_found(&contents.found, &manner, watch, &mut |_| {})
    }

    /// Adds what was found in a folder, in its order; `note` is called after each file.
    ///
    /// # Errors
    /// Where the library can't be written; what was added before stays.
    pub(super) fn add_found(
        &self,
        found: &[Found],
        manner: &Manner<'_>,
        watch: &dyn Fn(&FolderProgress<'_>) -> Flow,
        note: &mut dyn FnMut(Done<'_>),
    ) -> Result<FolderAdded, AddError> {
        let files = found.iter().filter_map(|found| match found {
            Found::File(path) => Some(path.as_path()),
            Found::Skipped(_) => None,
        });
        let files: Vec<&Path> = files.collect();
        let readers = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let readers = readers.min(MOST_READERS).min(files.len());
        let ahead = Ahead::new(files.len(), 2 * readers);
        thread::scope(|scope| {
            let _stop = ahead.stops_with_this();
            for _ in 0..readers {
                scope.spawn(|| self.read_ahead(&files, manner, &ahead));
            }
            self.write_in_order((found, files.len()), manner, &ahead, watch, note)
        })
    }

    /// Reads files until there are no more, or nobody wants them.
    fn read_ahead(&self, files: &[&Path], manner: &Manner<'_>, ahead: &Ahead<Looked>) {
        let _stop = ahead.stops_where_it_panics();
        while let Some(number) = ahead.next() {
            let Some(path) = files.get(number) else {
                return;
            };
            let looked = ReadFile::read(path).and_then(|file| {
                manner.refuse_purged(path, &file)?;
                let received = file.received(manner.brought);
                let looked_at = self.look_at(&received, manner.given, &|| ahead.is_stopped())?;
                Ok((file, looked_at))
            });
            let bytes = looked.as_ref().map_or(0, |(file, _)| file.len());
            ahead.put(number, looked, bytes);
        }
    }

    fn write_in_order(
        &self,
        (found, files): (&[Found], usize),
        manner: &Manner<'_>,
        ahead: &Ahead<Looked>,
        watch: &dyn Fn(&FolderProgress<'_>) -> Flow,
        note: &mut dyn FnMut(Done<'_>),
    ) -> Result<FolderAdded, AddError> {
        let (mut report, mut done) = (FolderAdded::default(), 0);
        for found in found {
            let path = match found {
                Found::File(path) => path,
                Found::Skipped(skipped) => {
                    report.skipped.push(skipped.clone());
                    continue;
                }
            };
            let progress = FolderProgress {
                next: path,
                files: Some(files),
                done,
            };
            let Some(looked) = wanted(ahead, &progress, watch) else {
                report.left = files - done;
                break;
            };
            let (hash, added) = match looked {
                Ok((file, looked_at)) => {
                    let hash = (manner.brought == Brought::ByItself).then(|| file.hash());
                    let received = file.received(manner.brought);
                    (hash, self.write(&received, manner.given, looked_at))
                }
                Err(error) => (None, Err(error)),
            };
            note(Done {
                path,
                hash,
                added: &added,
            });
            match added {
                Ok(added) => report.articles.push(added),
                Err(error @ (AddError::Store(_) | AddError::Article(_))) => return Err(error),
                Err(error) => {
                    let is_ordinary = error.is_ordinary();
                    report
                        .skipped
                        .push(skipped(path, &error.reason(), is_ordinary));
                }
            }
            done += 1;
        }
        Ok(report)
    }
}

/// Waits for the next file; returns none where it is not wanted any more.
fn wanted(
    ahead: &Ahead<Looked>,
    progress: &FolderProgress<'_>,
    watch: &dyn Fn(&FolderProgress<'_>) -> Flow,
) -> Option<Looked> {
    while watch(progress) == Flow::Continue {
        match ahead.take(progress.done, GLANCE) {
            Taken::It(looked) => return Some(looked),
            Taken::NotYet => {}
            Taken::Stopped => return None,
        }
    }
    None
}

/// Looks for the files of a folder and of the folders in it; returns none where that is not wanted any more.
pub(super) fn look_for_files(
    path: &Path,
    watch: &dyn Fn(&FolderProgress<'_>) -> Flow,
) -> Result<Option<Contents>, AddError> {
    if !path.exists() {
        let path = path.display().to_string();
        return Err(AddError::Missing { path });
    }
    let (mut found, mut folders) = (Vec::new(), Vec::new());
    let mut entries = WalkDir::new(path)
        .follow_links(true)
        .max_depth(DEEPEST)
        .sort_by_file_name()
        .into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let at = error.path().unwrap_or(path);
                if error.depth() == 0 {
                    return Err(AddError::Unreadable {
                        path: at.display().to_string(),
                        why: reason(&error),
                    });
                }
                let is_ordinary = error.loop_ancestor().is_some();
                found.push(Found::Skipped(skipped(at, &reason(&error), is_ordinary)));
                continue;
            }
        };
        let progress = FolderProgress {
            next: entry.path(),
            files: None,
            done: 0,
        };
        if watch(&progress) == Flow::Stop {
            return Ok(None);
        }
        if entry.depth() > 0 && is_hidden(&entry) {
            found.push(Found::Skipped(skipped(entry.path(), "hidden", true)));
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
            continue;
        }
        if entry.depth() > 0 && entry.file_type().is_dir() && entry.path_is_symlink() {
            let link = skipped(entry.path(), "a link to a folder", true);
            found.push(Found::Skipped(link));
            entries.skip_current_dir();
            continue;
        }
        if entry.file_type().is_dir() {
            folders.push(entry.into_path());
            continue;
        }
        // Opening a pipe would wait for its other end.
        found.push(if entry.file_type().is_file() {
            Found::File(entry.into_path())
        } else {
            Found::Skipped(skipped(entry.path(), "not a file", true))
        });
    }
    Ok(Some(Contents { found, folders }))
}

fn skipped(path: &Path, reason: &str, is_ordinary: bool) -> Skipped {
    Skipped {
        source: CleanText::line(&path.display().to_string()),
        reason: CleanText::line(reason),
        is_ordinary,
    }
}

impl FolderAdded {
    /// Counts what was skipped by reason, the most frequent first, such as `3 hidden, 1 binary`.
    pub fn reasons(&self) -> String {
        let mut counts: Vec<(&str, usize)> = Vec::new();
        for skipped in &self.skipped {
            match counts
                .iter_mut()
                .find(|(reason, _)| *reason == &*skipped.reason)
            {
                Some((_, count)) => *count += 1,
                None => counts.push((&skipped.reason, 1)),
            }
        }
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let counts = counts
            .iter()
            .map(|(reason, count)| format!("{count} {reason}"));
        counts.collect::<Vec<_>>().join(", ")
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn reason(error: &walkdir::Error) -> String {
    if error.loop_ancestor().is_some() {
        return "a link to a folder above it".to_owned();
    }
    match error.io_error().map(std::io::Error::kind) {
        Some(std::io::ErrorKind::NotFound) => "a link that leads nowhere".to_owned(),
        Some(std::io::ErrorKind::PermissionDenied) => "no permission".to_owned(),
        _ => "unreadable".to_owned(),
    }
}

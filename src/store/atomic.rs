//! Replacing a file so that at each moment the old one or the new one is whole.
//!
//! The order is: the new bytes go into a temporary file beside the target and are synced; the temporary file
//! is renamed over the target; the directory is synced; the same bytes are written as a copy. A process
//! killed between any two of these leaves the whole old or the whole new file, and at worst a temporary
//! file, which [`sweep`] takes away, and an older copy. Up to the rename every error means that nothing has
//! changed; an error after it means only that nobody can tell whether the new file would survive a power cut.
//!
//! New files can be read by their owner alone (mode 600, directories 700), since what a person reads and
//! thinks is nobody else's business; a file that is there keeps its mode.

use std::{
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use tempfile::{Builder, NamedTempFile};

use crate::store::{Action, StoreError};

/// How the names of temporary files begin; the dot keeps them out of every listing.
const TEMPORARY: &str = ".briefreader-";

/// Tells whether what was written would survive a power cut.
#[derive(Debug)]
#[must_use]
pub enum Durability {
    /// It is on the disk.
    Durable,
    /// It can be read, but the system could not say that it is on the disk.
    NotKnown(StoreError),
}

impl Durability {
    /// Joins two answers: durable only where both are.
    pub fn and(self, other: Self) -> Self {
        match self {
            Self::Durable => other,
            doubtful @ Self::NotKnown(_) => doubtful,
        }
    }

    /// Takes what is not known to be on the disk for a failure.
    ///
    /// # Errors
    /// Where it is not known.
    pub fn certain(self) -> Result<(), StoreError> {
        match self {
            Self::Durable => Ok(()),
            Self::NotKnown(error) => Err(error),
        }
    }

    /// Tells whether it is on the disk.
    pub fn is_durable(&self) -> bool {
        matches!(self, Self::Durable)
    }
}

impl From<Result<(), StoreError>> for Durability {
    fn from(result: Result<(), StoreError>) -> Self {
        result.map_or_else(Self::NotKnown, |()| Self::Durable)
    }
}

/// Replaces a file, or makes it, and then writes the same to `copy`.
///
/// A symbolic link stays one: the file that it leads to is replaced. The copy is not synced: after a power
/// cut it may be an older one, or none that can be read.
///
/// # Errors
/// The file is then as it was, and the copy too.
pub fn replace(
    path: &Path,
    contents: &[u8],
    copy: Option<&Path>,
) -> Result<Durability, StoreError> {
    let target = resolve(path)?;
    let directory = parent(&target);
    create_directories(directory)?;
    let temporary = write_temporary(directory, &target, contents)?;
    temporary
        .persist(&target)
        .map_err(|failed| StoreError::io(Action::Replace, &target)(failed.error))?;
    let synced = sync_directory(directory).into();
    if let Some(copy) = copy {
        // The save itself is done. An older copy does no harm: it is only ever merged.
        let _ = keep_copy(copy, contents);
    }
    Ok(synced)
}

/// Writes a file that is never changed afterwards, unless a whole one is there already.
///
/// `is_whole` judges the file that is there; one that it refuses, such as a truncated one, is replaced. One
/// that it accepts is synced, since whoever wrote it may have been killed before.
///
/// # Errors
/// See [`replace`].
pub fn write_once(
    path: &Path,
    contents: &[u8],
    is_whole: impl FnOnce(&Path) -> bool,
) -> Result<Durability, StoreError> {
    if path.exists() && is_whole(path) {
        return Ok(sync(path).into());
    }
    replace(path, contents, None)
}

/// Syncs a file and its directory.
///
/// # Errors
/// Fails where the system cannot say that they are on the disk.
pub fn sync(path: &Path) -> Result<(), StoreError> {
    let target = resolve(path)?;
    File::open(&target)
        .and_then(|file| file.sync_all())
        .map_err(StoreError::io(Action::Sync, &target))?;
    sync_directory(parent(&target))
}

/// Reads a whole file, at most `limit` bytes; nothing where there is none.
///
/// # Errors
/// Fails where the file is larger or cannot be read.
pub fn read(path: &Path, limit: u64) -> Result<Option<Vec<u8>>, StoreError> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(StoreError::io(Action::Read, path)(error)),
    };
    // With room for the end to be seen, so that most files are read at once.
    let length = file.metadata().map_or(0, |metadata| metadata.len());
    let room = length.min(limit).saturating_add(1);
    let mut bytes = Vec::with_capacity(usize::try_from(room).unwrap_or_default());
    file.take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(StoreError::io(Action::Read, path))?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length <= limit) {
        Ok(Some(bytes))
    } else {
        Err(StoreError::TooLarge {
            path: path.to_path_buf(),
            limit,
        })
    }
}

/// Takes a file away; one that is not there is no error, so that a removal can be repeated.
///
/// # Errors
/// Fails where the file could not be removed.
pub fn remove(path: &Path) -> Result<Durability, StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(StoreError::io(Action::Remove, path)(error))
        }
        // Whoever removed it may have been killed before the sync.
        _ if parent(path).is_dir() => Ok(sync_directory(parent(path)).into()),
        _ => Ok(Durability::Durable),
    }
}

/// Makes a directory and those above it, each synced into the one that holds it.
///
/// # Errors
/// Fails where one could not be made or synced.
pub fn create_directories(directory: &Path) -> Result<(), StoreError> {
    if directory.as_os_str().is_empty() || directory.is_dir() {
        return Ok(());
    }
    let above = parent(directory);
    create_directories(above)?;
    match create_private_directory(directory) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists || !directory.is_dir() => {
            Err(StoreError::io(Action::CreateDirectory, directory)(error))
        }
        // A directory whose name may not last is taken back, or the next try would trust it.
        _ => sync_directory(above).inspect_err(|_| _ = fs::remove_dir(directory)),
    }
}

/// Takes away the temporary files that killed processes left in a directory, and returns how many.
///
/// Only those not touched for `age`: with the library's lock held nobody else writes, and zero is right.
///
/// # Errors
/// Fails where the directory cannot be listed; a file that cannot be removed is left.
pub fn sweep(directory: &Path, age: Duration) -> Result<usize, StoreError> {
    let entries = match fs::read_dir(directory) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
        Err(error) => return Err(StoreError::io(Action::List, directory)(error)),
    };
    let now = SystemTime::now();
    let mut removed = 0;
    for entry in entries {
        let entry = entry.map_err(StoreError::io(Action::List, directory))?;
        // A file from the future is as old as one can be sure of: not at all.
        let is_old = || {
            let touched = entry.metadata().and_then(|data| data.modified()).ok()?;
            Some(now.duration_since(touched).unwrap_or_default() >= age)
        };
        if is_temporary(&entry.path())
            && is_old() == Some(true)
            && fs::remove_file(entry.path()).is_ok()
        {
            removed += 1;
        }
    }
    Ok(removed)
}

/// Tells whether a file is one of our temporary ones.
pub fn is_temporary(path: &Path) -> bool {
    path.file_name()
        .and_then(|name| name.to_str())
        .is_some_and(|name| name.starts_with(TEMPORARY))
}

/// Follows a symbolic link, so that the file it leads to is replaced and not the link.
fn resolve(path: &Path) -> Result<PathBuf, StoreError> {
    match fs::symlink_metadata(path) {
        Ok(data) if data.is_symlink() => {
            fs::canonicalize(path).map_err(StoreError::io(Action::Write, path))
        }
        // What is not there is made; what cannot be looked at fails in a moment, with a better reason.
        _ => Ok(path.to_path_buf()),
    }
}

fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

fn write_temporary(
    directory: &Path,
    target: &Path,
    contents: &[u8],
) -> Result<NamedTempFile, StoreError> {
    let temporary = fill_temporary(directory, target, contents)?;
    temporary
        .as_file()
        .sync_all()
        .map_err(StoreError::io(Action::Sync, target))?;
    Ok(temporary)
}

fn fill_temporary(
    directory: &Path,
    target: &Path,
    contents: &[u8],
) -> Result<NamedTempFile, StoreError> {
    let mut temporary = Builder::new()
        .prefix(TEMPORARY)
        .tempfile_in(directory)
        .map_err(StoreError::io(Action::Write, target))?;
    let mut write = || {
        keep_mode(temporary.as_file(), target)?;
        temporary.write_all(contents)
    };
    write().map_err(StoreError::io(Action::Write, target))?;
    Ok(temporary)
}

/// Writes a copy of what was saved.
///
/// A copy and not a hard link: an editor that writes into the file would write into its link too. It is
/// renamed into place, so it is never seen half written, but not synced: what it repeats is on the disk.
fn keep_copy(copy: &Path, contents: &[u8]) -> Result<(), StoreError> {
    let directory = parent(copy);
    create_directories(directory)?;
    let temporary = fill_temporary(directory, copy, contents)?;
    temporary
        .persist(copy)
        .map_err(|failed| StoreError::io(Action::BackUp, copy)(failed.error))?;
    Ok(())
}

#[cfg(unix)]
fn keep_mode(file: &File, target: &Path) -> io::Result<()> {
    match fs::metadata(target) {
        Ok(present) if present.permissions() != file.metadata()?.permissions() => {
            file.set_permissions(present.permissions())
        }
        _ => Ok(()),
    }
}

#[cfg(not(unix))]
fn keep_mode(_file: &File, _target: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn create_private_directory(directory: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().mode(0o700).create(directory)
}

#[cfg(not(unix))]
fn create_private_directory(directory: &Path) -> io::Result<()> {
    fs::create_dir(directory)
}

/// Syncs the names that a directory holds.
#[cfg(unix)]
fn sync_directory(directory: &Path) -> Result<(), StoreError> {
    File::open(directory)
        .and_then(|opened| opened.sync_all())
        .map_err(StoreError::io(Action::Sync, directory))
}

/// Does nothing: such a system has no way to sync a directory, and journals its names.
#[cfg(not(unix))]
fn sync_directory(_directory: &Path) -> Result<(), StoreError> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn names(directory: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(directory)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_made_with_its_directories_and_nothing_else_is_left() {
        let room = TempDir::new().unwrap();
        let path = room.path().join("a/b/file");
        assert!(replace(&path, b"new", None).unwrap().is_durable());
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(names(path.parent().unwrap()), ["file"]);
    }

    #[test]
    fn what_was_saved_is_kept_as_a_copy_of_its_own() {
        let room = TempDir::new().unwrap();
        let (path, copy) = (room.path().join("file"), room.path().join("backup/file"));
        for contents in ["one", "two", "three"] {
            let saved = replace(&path, contents.as_bytes(), Some(&copy)).unwrap();
            assert!(saved.is_durable());
        }
        // As an editor does that writes into the file.
        fs::write(&path, "changed").unwrap();
        assert_eq!(fs::read(&copy).unwrap(), b"three");
        assert_eq!(names(&room.path().join("backup")), ["file"]);
    }

    #[test]
    fn a_copy_that_cannot_be_written_does_not_undo_the_save() {
        let room = TempDir::new().unwrap();
        let path = room.path().join("file");
        fs::write(room.path().join("backup"), "a file, not a directory").unwrap();
        let saved = replace(&path, b"one", Some(&room.path().join("backup/file"))).unwrap();
        assert!(saved.is_durable());
        assert_eq!(fs::read(&path).unwrap(), b"one");
    }

    #[test]
    #[cfg(unix)]
    fn a_new_file_is_private_and_an_old_one_keeps_its_mode() {
        use std::os::unix::fs::PermissionsExt;
        let room = TempDir::new().unwrap();
        let path = room.path().join("new/file");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let _ = replace(&path, b"one", None).unwrap();
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(path.parent().unwrap()), 0o700);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o664)).unwrap();
        let _ = replace(&path, b"two", None).unwrap();
        assert_eq!(mode(&path), 0o664);
    }

    #[test]
    #[cfg(unix)]
    fn a_symbolic_link_stays_one() {
        let room = TempDir::new().unwrap();
        let (real, link) = (room.path().join("real/file"), room.path().join("link"));
        fs::create_dir(room.path().join("real")).unwrap();
        fs::write(&real, "one").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        let _ = replace(&link, b"two", None).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"two");
    }

    #[test]
    fn what_is_written_once_is_written_again_only_where_it_is_broken() {
        let room = TempDir::new().unwrap();
        let path = room.path().join("file");
        let whole = |path: &Path| fs::read(path).is_ok_and(|bytes| bytes.ends_with(b"."));
        let _ = write_once(&path, b"one.", whole).unwrap();
        let _ = write_once(&path, b"two.", whole).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"one.");
        fs::write(&path, "on").unwrap();
        let _ = write_once(&path, b"two.", whole).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two.");
    }

    #[test]
    fn a_file_over_the_limit_is_refused_and_a_missing_one_is_nothing() {
        let room = TempDir::new().unwrap();
        let path = room.path().join("file");
        assert!(read(&path, 3).unwrap().is_none());
        fs::write(&path, "1234").unwrap();
        assert!(matches!(read(&path, 3), Err(StoreError::TooLarge { .. })));
        assert_eq!(read(&path, 4).unwrap().unwrap(), b"1234");
    }

    #[test]
    fn removing_twice_is_no_error() {
        let room = TempDir::new().unwrap();
        let path = room.path().join("file");
        fs::write(&path, "1").unwrap();
        assert!(remove(&path).unwrap().is_durable());
        assert!(remove(&path).unwrap().is_durable());
        assert!(!path.exists());
    }

    #[test]
    fn only_old_temporary_files_of_our_own_are_swept() {
        let room = TempDir::new().unwrap();
        fs::write(room.path().join(".briefreader-Ab12"), "").unwrap();
        fs::write(room.path().join(".other"), "").unwrap();
        assert_eq!(sweep(room.path(), Duration::from_secs(86_400)).unwrap(), 0);
        assert_eq!(sweep(room.path(), Duration::ZERO).unwrap(), 1);
        assert_eq!(names(room.path()), [".other"]);
        assert_eq!(sweep(&room.path().join("none"), Duration::ZERO).unwrap(), 0);
    }
}

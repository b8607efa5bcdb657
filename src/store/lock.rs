//! The one lock that lets one writer into the library at a time, and those that keep a work to one program at a time.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use crate::store::{Action, Places, StoreError, atomic};

/// How long a writer waits for another.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// The longest pause between two looks at the lock.
const PAUSE: Duration = Duration::from_millis(20);

/// Proves that this process, and in it this thread of work, is the library's only writer.
///
/// The lock is advisory and belongs to the open file: the kernel releases it when the guard is dropped and
/// when the process dies, so no lock outlives its holder. The standard library's file lock is used, since
/// its guard is the file itself and can be handed about.
#[derive(Debug)]
#[must_use = "the lock is released when the guard is dropped"]
pub struct WriteGuard {
    _held: Held,
}

impl WriteGuard {
    /// Waits for the lock of a library, at most `patience`.
    ///
    /// # Errors
    /// Fails where another holds the lock for longer, or where the file cannot be made.
    pub fn acquire(places: &Places, patience: Duration) -> Result<Self, StoreError> {
        let path = places.lock();
        atomic::create_directories(&places.state)?;
        match locked(&path, patience)? {
            Some(held) => Ok(Self { _held: held }),
            None => Err(StoreError::Busy {
                path,
                waited: patience,
            }),
        }
    }
}

/// Proves that nobody else does the same work, which only one program at a time is to do.
///
/// It keeps nobody from writing.
#[derive(Debug)]
#[must_use = "another may begin when this is dropped"]
pub struct Alone {
    _held: Held,
}

impl Alone {
    /// Looks once whether another is at the work that a file stands for; gives nothing where one is.
    ///
    /// # Errors
    /// Fails where the file cannot be made.
    pub fn at_once(path: &Path) -> Result<Option<Self>, StoreError> {
        if let Some(directory) = path.parent() {
            atomic::create_directories(directory)?;
        }
        let held = locked(path, Duration::ZERO)?;
        Ok(held.map(|held| Self { _held: held }))
    }
}

/// A locked file.
///
/// The lock belongs to what was opened, which a child has in hand between its fork and its start, too: it is given back
/// by itself, so that it doesn't outlive its holder by that moment.
#[derive(Debug)]
struct Held(File);

impl Drop for Held {
    fn drop(&mut self) {
        if let Err(error) = self.0.unlock() {
            tracing::warn!(%error, "a lock is given back with its file only");
        }
    }
}

/// Waits for the lock of a file, at most `patience`; gives nothing where another holds it for longer.
fn locked(path: &Path, patience: Duration) -> Result<Option<Held>, StoreError> {
    let file = open(path).map_err(StoreError::io(Action::Lock, path))?;
    let start = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Some(Held(file))),
            Err(TryLockError::WouldBlock) if start.elapsed() >= patience => return Ok(None),
            Err(TryLockError::WouldBlock) => {
                thread::sleep(pause);
                pause = (pause * 2).min(PAUSE);
            }
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(TryLockError::Error(error)) => {
                return Err(StoreError::io(Action::Lock, path)(error));
            }
        }
    }
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    #[test]
    fn one_writer_is_let_in_at_a_time() {
        let room = TempDir::new().unwrap();
        let places = Places::under(room.path());
        let first = WriteGuard::acquire(&places, PATIENCE).unwrap();
        let second = WriteGuard::acquire(&places, Duration::ZERO);
        assert!(matches!(second, Err(StoreError::Busy { .. })));
        drop(first);
        assert!(WriteGuard::acquire(&places, Duration::ZERO).is_ok());
    }

    #[test]
    fn a_lock_is_given_back_though_a_child_still_has_its_file_in_hand() {
        let room = TempDir::new().unwrap();
        let path = room.path().join("lock");
        let first = locked(&path, Duration::ZERO).unwrap().unwrap();
        let inherited = first.0.try_clone().unwrap();
        assert!(locked(&path, Duration::ZERO).unwrap().is_none());
        drop(first);
        assert!(locked(&path, Duration::ZERO).unwrap().is_some());
        drop(inherited);
    }

    #[test]
    fn a_writer_who_waits_is_let_in_when_the_other_goes() {
        let room = TempDir::new().unwrap();
        let places = Places::under(room.path());
        let first = WriteGuard::acquire(&places, PATIENCE).unwrap();
        thread::scope(|scope| {
            let waiting = scope.spawn(|| WriteGuard::acquire(&places, PATIENCE).is_ok());
            drop(first);
            assert!(waiting.join().unwrap());
        });
    }
}

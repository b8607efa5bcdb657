//! Files outside of the library, written for others.

use std::{
    fs::{self, OpenOptions},
    io::{ErrorKind, Write},
    path::Path,
};

use crate::store::{Action, StoreError, atomic};

/// What becomes of a file that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and nothing is written.
    Keep,
    /// It is replaced.
    Replace,
}

/// Whether a file was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivered {
    /// It was, and is on the disk as far as the system tells.
    Written,
    /// One is there that is to stay.
    IsThere,
}

/// Writes a text into a file, whole or not at all.
///
/// # Errors
/// Where the system does not let it be written; there is then no new file.
pub fn deliver(path: &Path, text: &str, existing: Existing) -> Result<Delivered, StoreError> {
    // A link that leads nowhere is there, too: what it names is made.
    if existing == Existing::Replace && path.symlink_metadata().is_ok() {
        replace(path, text)?;
        return Ok(Delivered::Written);
    }
    create(path, text)
}

/// Writes a new file; what could not be written whole is taken away again.
fn create(path: &Path, text: &str) -> Result<Delivered, StoreError> {
    let mut file = match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(Delivered::IsThere),
        Err(error) => return Err(StoreError::io(Action::Write, path)(error)),
    };
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all());
    match written {
        Ok(()) => Ok(Delivered::Written),
        Err(error) => {
            fs::remove_file(path).ok();
            Err(StoreError::io(Action::Write, path)(error))
        }
    }
}

/// Replaces a file whole; what is no file, such as a pipe or a device, is written to.
fn replace(path: &Path, text: &str) -> Result<(), StoreError> {
    if path.is_file() {
        // Whether it would survive a power cut is not asked: it can be exported again.
        let _ = atomic::replace(path, text.as_bytes(), None)?;
        return Ok(());
    }
    fs::write(path, text).map_err(StoreError::io(Action::Write, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_there_stays_unless_it_is_to_be_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dossier.md");
        let read = || fs::read_to_string(&path).unwrap();
        assert_eq!(
            deliver(&path, "one", Existing::Keep).unwrap(),
            Delivered::Written
        );
        assert_eq!(
            deliver(&path, "two", Existing::Keep).unwrap(),
            Delivered::IsThere
        );
        assert_eq!(read(), "one");
        assert_eq!(
            deliver(&path, "two", Existing::Replace).unwrap(),
            Delivered::Written
        );
        assert_eq!(read(), "two");
    }

    #[test]
    fn what_can_not_be_written_is_told_with_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("no such folder").join("dossier.md");
        let error = deliver(&path, "one", Existing::Keep).unwrap_err();
        assert!(error.to_string().contains("no such folder"), "{error}");
    }
}

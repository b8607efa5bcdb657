//! What is being written, kept aside until it is saved: found again after the program was killed.

use std::{
    fs::{self, File},
    io::{self, Seek as _, Write as _},
    path::{Path, PathBuf},
};

use tempfile::{Builder, NamedTempFile};

use crate::{
    library::{Library, lock},
    store::atomic,
};

/// The end of the name of a draft that some program is at.
const OPEN: &str = "draft";

/// The end of the name of a draft that was found again.
const FOUND: &str = "txt";

impl Library {
    /// Keeps aside what is being written, or forgets it; failing to is nothing that a person need know of.
    pub fn keep_draft(&self, text: Option<&str>) {
        let mut draft = lock(&self.draft);
        let Some(text) = text else {
            // This takes the file away.
            *draft = None;
            return;
        };
        if draft.is_none() {
            *draft = begin(&self.drafts())
                .inspect_err(|error| tracing::debug!(%error, "no draft"))
                .ok();
        }
        if let Some(file) = draft.as_mut()
            && let Err(error) = write(file.as_file_mut(), text)
        {
            tracing::debug!(%error, "draft not kept");
        }
    }

    /// Returns the files of what was being written when a program was killed; each is returned once.
    pub fn lost_drafts(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.drafts()).into_iter().flatten();
        entries
            .filter_map(|entry| found(&entry.ok()?.path()))
            .collect()
    }

    fn drafts(&self) -> PathBuf {
        self.places().state.join("drafts")
    }
}

/// Makes a file that is locked for as long as this program runs.
fn begin(directory: &Path) -> io::Result<NamedTempFile> {
    atomic::create_directories(directory).map_err(io::Error::other)?;
    let file = Builder::new()
        .prefix("note-")
        .suffix(&format!(".{OPEN}"))
        .tempfile_in(directory)?;
    file.as_file().try_lock()?;
    Ok(file)
}

/// Writes a draft over the one before; what is cut off in the middle still has all that was there.
fn write(file: &mut File, text: &str) -> io::Result<()> {
    file.rewind()?;
    file.write_all(text.as_bytes())?;
    file.set_len(text.len() as u64)?;
    file.sync_data()
}

/// Gives a draft that no program is at another name, and returns that.
fn found(path: &Path) -> Option<PathBuf> {
    let is_draft = path.extension().is_some_and(|extension| extension == OPEN);
    let file = is_draft.then(|| File::open(path).ok())??;
    // One without a word has only just been made.
    if file.metadata().ok()?.len() == 0 || file.try_lock().is_err() {
        return None;
    }
    let kept = path.with_extension(FOUND);
    fs::rename(path, &kept).ok()?;
    Some(kept)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use tempfile::TempDir;

    use super::*;
    use crate::store::Places;

    fn library(room: &TempDir) -> Library {
        Library::open(Places::under(room.path()), 1, || Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn a_draft_is_found_once_when_nobody_is_at_it_any_more() {
        let room = TempDir::new().unwrap();
        let (one, other) = (library(&room), library(&room));
        one.keep_draft(Some("a long thought"));
        one.keep_draft(Some("a thought"));
        assert_eq!(other.lost_drafts(), <Vec<PathBuf>>::new());
        // As a kill does: the lock goes, the file stays.
        let draft = lock(&one.draft).take().unwrap();
        let (file, path) = draft.keep().unwrap();
        drop(file);
        let found = other.lost_drafts();
        assert_eq!(found, [path.with_extension("txt")]);
        assert_eq!(fs::read_to_string(&found[0]).unwrap(), "a thought");
        assert_eq!(other.lost_drafts(), <Vec<PathBuf>>::new());
    }

    #[test]
    fn nothing_is_left_of_what_was_saved() {
        let room = TempDir::new().unwrap();
        let library = library(&room);
        library.keep_draft(Some("a thought"));
        library.keep_draft(None);
        assert_eq!(fs::read_dir(library.drafts()).unwrap().count(), 0);
        library.keep_draft(None);
    }
}

//! Adding folders.

use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use crate::{
    library::{AddError, Given, Library},
    model::{
        CleanText, Flow,
        view::{FolderAdded, Skipped},
    },
};

/// How deep folders may lie in one another; beyond that a path is no person's doing.
const DEEPEST: usize = 64;

/// How far the adding of a folder has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FolderProgress<'a> {
    /// The file that comes next.
    pub next: &'a Path,
    /// How many files were added, or were there already.
    pub added: usize,
    /// How many were skipped.
    pub skipped: usize,
}

impl Library {
    /// Adds all texts of a folder and of the folders in it, in the order of their paths.
    ///
    /// What is hidden, binary or of a kind that is not read is skipped, with the reason. Symbolic links are
    /// followed; one that leads back to a folder above it is skipped. `watch` is asked before each file. The
    /// lock is taken for each article by itself, so a long adding keeps nobody waiting.
    ///
    /// # Errors
    /// Where the folder can't be read, or the library can't be written; what was added before stays.
    pub fn add_folder(
        &self,
        path: &Path,
        given: &Given,
        watch: &dyn Fn(&FolderProgress<'_>) -> Flow,
    ) -> Result<FolderAdded, AddError> {
        let mut report = FolderAdded::default();
        if !path.exists() {
            let path = path.display().to_string();
            return Err(AddError::Missing { path });
        }
        let mut entries = WalkDir::new(path)
            .follow_links(true)
            .max_depth(DEEPEST)
            .sort_by_file_name()
            .into_iter();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let at = error.path().unwrap_or(path).to_path_buf();
                    if error.depth() == 0 {
                        return Err(AddError::Unreadable {
                            path: at.display().to_string(),
                            why: reason(&error),
                        });
                    }
                    report.skip(&at, &reason(&error));
                    continue;
                }
            };
            if entry.depth() > 0 && is_hidden(&entry) {
                report.skip(entry.path(), "hidden");
                if entry.file_type().is_dir() {
                    entries.skip_current_dir();
                }
                continue;
            }
            if entry.file_type().is_dir() {
                continue;
            }
            let progress = FolderProgress {
                next: entry.path(),
                added: report.articles.len(),
                skipped: report.skipped.len(),
            };
            if watch(&progress) == Flow::Stop {
                break;
            }
            // Opening a pipe would wait for its other end.
            if !entry.file_type().is_file() {
                report.skip(entry.path(), "not a file");
                continue;
            }
            match self.add_file(entry.path(), given) {
                Ok(added) => report.articles.push(added),
                Err(error @ (AddError::Store(_) | AddError::Article(_))) => return Err(error),
                Err(error) => report.skip(entry.path(), &error.reason()),
            }
        }
        Ok(report)
    }
}

impl FolderAdded {
    fn skip(&mut self, path: &Path, reason: &str) {
        self.skipped.push(Skipped {
            source: CleanText::line(&path.display().to_string()),
            reason: CleanText::line(reason),
        });
    }

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

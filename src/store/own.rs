//! What this process has written, so that it is told from what others write.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use crate::store::{Fingerprint, Store, listing};

/// The most files that are remembered; of those forgotten one is looked at once too often.
const MOST: usize = 10_000;

/// Remembers how this process left the files that it has written or taken away.
#[derive(Debug, Default)]
pub(super) struct Own(Mutex<HashMap<PathBuf, Option<Fingerprint>>>);

impl Own {
    /// Remembers how a file is left.
    pub(super) fn note(&self, path: &Path) {
        let left = listing::fingerprint(path).ok();
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST {
            all.clear();
        }
        // What can't be looked at is not known.
        match left {
            Some(left) => all.insert(path.to_path_buf(), left),
            None => all.remove(path),
        };
    }

    fn left(&self, path: &Path) -> Option<Option<Fingerprint>> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(path).cloned()
    }
}

impl Store {
    /// Tells whether a file of a record is as this process left it.
    pub fn has_left(&self, path: &Path) -> bool {
        let left = self.own.left(path);
        left.is_some() && left == listing::fingerprint(path).ok()
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::store::Places;

    #[test]
    fn a_file_is_told_from_what_others_have_made_of_it() {
        let directory = tempfile::tempdir().unwrap();
        let store = Store::new(Places::under(directory.path()));
        let file = directory.path().join("a.ron");
        fs::write(&file, "mine").unwrap();
        assert!(!store.has_left(&file));
        store.own.note(&file);
        assert!(store.has_left(&file));
        fs::write(&file, "of another").unwrap();
        assert!(!store.has_left(&file));
        fs::remove_file(&file).unwrap();
        store.own.note(&file);
        assert!(store.has_left(&file));
    }
}

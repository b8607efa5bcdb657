//! The records last read or written, so that one highlight after another does not parse the file each time.

use std::{
    collections::VecDeque,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use crate::model::Record;

/// How many records are remembered.
const COUNT: usize = 8;

/// The largest file that is remembered, in bytes.
const LARGEST: usize = 4 << 20;

/// Remembers which bytes are which record.
///
/// The file is still read each time, and what is remembered counts only where every byte is the same, so
/// nothing that another process or a hand writes is ever missed. Only records are remembered in which
/// nothing was edited by hand, since that is stamped anew at each reading.
#[derive(Debug, Default)]
pub(super) struct Recent(Mutex<VecDeque<Known>>);

#[derive(Debug)]
struct Known {
    path: PathBuf,
    bytes: Vec<u8>,
    record: Record,
}

impl Recent {
    /// Returns the record that these bytes of this file are.
    pub(super) fn recall(&self, path: &Path, bytes: &[u8]) -> Option<Record> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = all.iter().find(|known| known.path == path)?;
        (known.bytes == bytes).then(|| known.record.clone())
    }

    /// Remembers a record in place of the one that was longest remembered.
    pub(super) fn remember(&self, path: &Path, bytes: Vec<u8>, record: &Record) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|known| known.path != path);
        if bytes.len() <= LARGEST {
            all.truncate(COUNT - 1);
            all.push_front(Known {
                path: path.to_path_buf(),
                bytes,
                record: record.clone(),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DeviceId, Path as Place, Stamp};

    fn record(place: &str) -> Record {
        let mut record = Record::default();
        record.set(Place::root(place), None, Stamp::new(1, 0, DeviceId(1)));
        record
    }

    #[test]
    fn only_the_very_same_bytes_of_the_same_file_are_known() {
        let recent = Recent::default();
        let (a, b) = (Path::new("a"), Path::new("b"));
        recent.remember(a, b"one".to_vec(), &record("x"));
        assert_eq!(recent.recall(a, b"one"), Some(record("x")));
        assert_eq!(recent.recall(a, b"onE"), None);
        assert_eq!(recent.recall(b, b"one"), None);
        recent.remember(a, b"two".to_vec(), &record("y"));
        assert_eq!(recent.recall(a, b"one"), None);
        assert_eq!(recent.recall(a, b"two"), Some(record("y")));
    }

    #[test]
    fn the_oldest_and_the_largest_are_forgotten() {
        let recent = Recent::default();
        for name in 0..=COUNT {
            let path = PathBuf::from(name.to_string());
            recent.remember(&path, Vec::new(), &record("x"));
        }
        assert_eq!(recent.recall(Path::new("0"), b""), None);
        assert_eq!(recent.recall(Path::new("1"), b""), Some(record("x")));
        let large = vec![0; LARGEST + 1];
        recent.remember(Path::new("1"), large.clone(), &record("x"));
        assert_eq!(recent.recall(Path::new("1"), &large), None);
    }
}

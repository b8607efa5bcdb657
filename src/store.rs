//! The files of a library: where they stand, how they look, how they are replaced.
//!
//! This room knows files and their forms, and nothing of what they mean to a person. Whoever writes holds
//! the library's one lock, as a [`WriteGuard`]; whoever reads needs none, since a file is only ever replaced
//! as a whole.

use std::{collections::BTreeSet, path::PathBuf, sync::Mutex, time::Duration};

pub mod atomic;
pub mod begun;
pub mod device;
pub mod document;
pub mod error;
pub mod format;
pub mod listing;
pub mod lock;
pub mod original;
mod own;
pub mod places;
mod recent;
pub mod records;
mod shown;
pub mod snapshot;

pub use atomic::Durability;
pub use error::{Action, Position, StoreError};
pub use format::Loaded;
pub use listing::{Ids, Listing};
pub use lock::WriteGuard;
pub use original::OriginalId;
pub use places::{Folder, Places};
pub use records::{Fingerprint, Stored, Written};
pub use shown::shown;

/// Reads and writes the files of one library.
#[derive(Debug)]
pub struct Store {
    places: Places,
    /// Records whose last save could not be synced: the system reports such an error once, so only writing
    /// them again can make sure of them.
    doubtful: Mutex<BTreeSet<PathBuf>>,
    /// What was last read and written.
    recent: recent::Recent,
    /// How files were left that were written.
    own: own::Own,
}

impl Store {
    /// Takes these places as a library; nothing is read or made yet.
    pub fn new(places: Places) -> Self {
        Self {
            places,
            doubtful: Mutex::default(),
            recent: recent::Recent::default(),
            own: own::Own::default(),
        }
    }

    /// Returns where the files stand.
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// Waits for the lock that lets one writer in at a time, at most `patience`.
    ///
    /// # Errors
    /// Fails where another holds it for longer, or where it cannot be made.
    pub fn lock(&self, patience: Duration) -> Result<WriteGuard, StoreError> {
        WriteGuard::acquire(&self.places, patience)
    }
}

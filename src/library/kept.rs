//! How a person left the screen: kept for this device only, and lost without harm.

use std::path::PathBuf;

use crate::{library::Library, model::kept::Kept, store::atomic};

/// The most that the file can hold, in bytes.
const LIMIT: u64 = 1 << 20;

impl Library {
    /// Keeps how the screen is left; failing to is nothing that a person need know of.
    pub fn keep(&self, kept: &Kept) {
        let path = self.kept_path();
        let pretty = ron::ser::PrettyConfig::default();
        if let Some(directory) = path.parent()
            && atomic::create_directories(directory).is_ok()
            && let Ok(text) = ron::ser::to_string_pretty(kept, pretty)
            && let Err(error) = atomic::replace(&path, text.as_bytes(), None)
        {
            tracing::debug!(%error, "session not kept");
        }
    }

    /// Returns how the screen was left, or nothing of it where that can't be read.
    pub fn kept(&self) -> Kept {
        let bytes = atomic::read(&self.kept_path(), LIMIT).ok().flatten();
        bytes
            .and_then(|bytes| ron::de::from_bytes(&bytes).ok())
            .unwrap_or_default()
    }

    fn kept_path(&self) -> PathBuf {
        self.places().state.join("session.ron")
    }
}

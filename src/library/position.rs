//! Where a person was in an article: kept for this device only, and lost without harm.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::{
    library::Library,
    model::{ArticleId, SnapshotId, view::Position},
    store::{atomic, places::shard},
};

/// The most that a file with a position can hold, in bytes.
const LIMIT: u64 = 4096;

/// The form of a position in a file.
#[derive(Serialize, Deserialize)]
struct PositionForm {
    snapshot: String,
    caret: usize,
    top: usize,
}

impl Library {
    /// Keeps where a person is; failing to is nothing that a person need know of.
    pub fn keep_position(&self, article: ArticleId, snapshot: &SnapshotId, position: Position) {
        let form = PositionForm {
            snapshot: snapshot.to_string(),
            caret: position.caret,
            top: position.top,
        };
        let path = self.position_path(article);
        if let Some(directory) = path.parent()
            && atomic::create_directories(directory).is_ok()
            && let Ok(text) = ron::to_string(&form)
            && let Err(error) = atomic::replace(&path, text.as_bytes(), None)
        {
            tracing::debug!(%error, "position not kept");
        }
    }

    /// Returns where a person was in an article; nothing where they were in another snapshot of it.
    pub fn position(&self, article: ArticleId, snapshot: &SnapshotId) -> Option<Position> {
        let bytes = atomic::read(&self.position_path(article), LIMIT).ok()??;
        let form: PositionForm = ron::de::from_bytes(&bytes).ok()?;
        (form.snapshot == snapshot.as_str()).then_some(Position {
            caret: form.caret,
            top: form.top,
        })
    }

    fn position_path(&self, article: ArticleId) -> PathBuf {
        let name = article.to_string();
        self.places()
            .state
            .join("positions")
            .join(shard(&name))
            .join(format!("{name}.ron"))
    }
}

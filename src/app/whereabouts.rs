//! Where a person is in a text, and where that is once the text was revised.

use std::sync::Arc;

use crate::{
    anchor::{Matcher, selector},
    model::{Snapshot, SnapshotId},
    text::{document::Document, object},
};

/// Where a person is in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Whereabouts {
    /// The text.
    pub document: Arc<Document>,
    /// The caret, a byte of it.
    pub caret: usize,
}

/// What comes first where somebody who reads one snapshot is shown another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// The text, since the person has asked for it; the caret follows once it is known where the words are.
    Text,
    /// The place: who has not asked for another text reads on meanwhile.
    Place,
}

/// Where the caret of one snapshot stands in another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// The snapshot that was shown.
    pub snapshot: SnapshotId,
    /// Where the caret was in it.
    pub from: usize,
    /// Where its words stand in the other.
    pub to: usize,
}

impl Whereabouts {
    /// Finds where the sentence of the caret stands in another snapshot; nothing where it is gone.
    ///
    /// This looks at all of both texts, and is worked out beside the screen.
    pub fn carried_to(&self, new: &Snapshot) -> Option<Carried> {
        let old = self.document.snapshot();
        let sentence = object::sentence_at(&self.document, self.caret)?;
        let anchor = selector::anchor(old, sentence).ok()?;
        let within = self.caret.saturating_sub(anchor.bytes.start);
        let bytes = Matcher::new(Some(old), new).place(&anchor).bytes?;
        Some(Carried {
            snapshot: old.id.clone(),
            from: self.caret,
            to: (bytes.start + within).min(bytes.end),
        })
    }
}

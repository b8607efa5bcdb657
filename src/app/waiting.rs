//! Whether somebody still waits for work that is done beside the screen.

use std::sync::{Arc, Weak};

/// Kept by whoever waits for some work: once this is dropped, the work may be left.
#[derive(Debug, Default)]
pub struct Waiting(Arc<()>);

impl Waiting {
    /// Returns what the work is given, to ask it now and then.
    pub fn asked(&self) -> Asked {
        Asked(Arc::downgrade(&self.0))
    }
}

/// Tells work whether somebody still waits for it.
#[derive(Clone, Debug)]
pub struct Asked(Weak<()>);

impl Asked {
    /// Tells whether nobody waits any more.
    pub fn is_left(&self) -> bool {
        self.0.strong_count() == 0
    }
}

impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        Weak::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Asked {}

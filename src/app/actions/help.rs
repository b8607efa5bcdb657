//! The help: what can be done, and the signs on the screen.

use crate::app::App;

/// Opens the help with what has to do with some words.
pub(super) fn about(app: &mut App, _words: &str) {
    super::panels::help(app);
}

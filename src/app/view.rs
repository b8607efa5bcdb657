//! How a person has the readers shown, for as long as the program runs.

use crate::app::frame::{Margins, Zoom};

/// How the readers are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Whether one pane stands alone.
    pub zoom: Zoom,
    /// What stands beside the text.
    pub margins: Margins,
}

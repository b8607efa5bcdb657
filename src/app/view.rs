//! How a person has the readers shown, for as long as the program runs.

use crate::app::frame::{Margins, Zoom};

/// How the readers are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Whether one pane stands alone.
    pub zoom: Zoom,
    /// What stands beside the text.
    pub margins: Margins,
    /// How much of the text is bright.
    pub light: Light,
    /// Whether notes show while the caret is on their words.
    pub notes: Notes,
}

/// How much of the text is bright.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Light {
    /// All of it.
    #[default]
    Everywhere,
    /// The caret's paragraph.
    Paragraph,
}

/// Whether notes and claims show while the caret is on their words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Notes {
    /// They do.
    #[default]
    Shown,
    /// Only the line below the text tells of them.
    Hidden,
}

//! What a person has set, as the program uses it.
//!
//! This room is pure: it knows no files, only their text.

pub mod theme;

/// Everything that can be set; the default is what a person gets who sets nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The widest column of text, in columns.
    pub column: u16,
    /// Rows that stay visible above and below the caret.
    pub scroll_margin: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            // What a well-set page has.
            column: 72,
            scroll_margin: 2,
        }
    }
}

//! Text that is safe to show and to count in.

use std::{fmt, ops::Deref};

/// Holds text without control, bidi-override, tag and other invisible format characters.
///
/// Foreign text is cleaned once, before any offset into it is taken, so every offset in the
/// program counts bytes of a `CleanText`. The only line break in it is `\n`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CleanText(String);

impl CleanText {
    /// Cleans text of several lines; `\r\n` and the other line breaks become `\n`.
    pub fn new(raw: &str) -> Self {
        Self(
            raw.chars()
                .filter(|c| !c.is_control() || *c == '\n')
                .collect(),
        )
    }

    /// Cleans text that must stand on one line; runs of white space become one blank, ends are trimmed.
    pub fn line(raw: &str) -> Self {
        Self(
            Self::new(raw)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
        )
    }

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the text, giving up the proof that it is clean.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl Deref for CleanText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CleanText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

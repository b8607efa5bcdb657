//! What this device keeps of a session for the next one: a convenience, lost without harm.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The most lines of the palette that are kept.
const LONGEST_HISTORY: usize = 200;

/// How a person left the screen.
///
/// Words for choices stand as text, so that a file of another version of the program is read as far as it
/// is understood.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// When the session before this one ended; what was added later is new.
    pub ended: Option<Timestamp>,
    /// The width of the list, in columns, where the person chose one.
    pub list_width: Option<u16>,
    /// The widest column of text, in columns, where the person chose one.
    pub column: Option<u16>,
    /// The order of the list, by its word.
    pub sort: Option<String>,
    /// What the list is grouped by, by its word.
    pub group: Option<String>,
    /// The article that was under the cursor of the list, by its id.
    pub article: Option<String>,
    /// Whether the terminal was `dark` or `light`, where it told: the first frame does not wait for it.
    pub appearance: Option<String>,
    /// The locale of which it was told that it can't show all letters.
    pub locale_told: Option<String>,
    /// Lines given to the palette, the last at the end.
    pub history: Vec<String>,
    /// The tasks of the first lesson that are done, by their names.
    pub lesson: Vec<String>,
}

impl Kept {
    /// Remembers a line given to the palette; one that was given before moves to the end.
    pub fn remember(&mut self, line: &str) {
        self.history.retain(|before| before != line);
        self.history.push(line.to_owned());
        let surplus = self.history.len().saturating_sub(LONGEST_HISTORY);
        self.history.drain(..surplus);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_given_twice_is_remembered_once_at_the_end() {
        let mut kept = Kept::default();
        for line in ["one", "two", "one"] {
            kept.remember(line);
        }
        assert_eq!(kept.history, ["two", "one"]);
        for number in 0..LONGEST_HISTORY {
            kept.remember(&number.to_string());
        }
        assert_eq!(kept.history.len(), LONGEST_HISTORY);
        assert_eq!(kept.history.first().map(String::as_str), Some("0"));
    }
}

//! What this device keeps of a session for the next one: a convenience, lost without harm.

use std::collections::BTreeMap;

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
    /// What stands beside the text, by its word.
    pub margins: Option<String>,
    /// Whether one pane stands alone, by its word.
    pub zoom: Option<String>,
    /// How much of the text is bright, by its word.
    pub light: Option<String>,
    /// Whether notes show while the caret is on them, by its word.
    pub notes: Option<String>,
    /// Settings that were chosen in the program, by their names, as a person writes them.
    pub settings: BTreeMap<String, String>,
    /// The order of the list, by its word.
    pub sort: Option<String>,
    /// What the list is grouped by, by its word.
    pub group: Option<String>,
    /// The story that everything was narrowed to, by its id.
    pub story: Option<String>,
    /// The view that the list showed.
    pub view: Option<KeptView>,
    /// The article that was under the cursor of the list, by its id.
    pub article: Option<String>,
    /// Its place in the list of all, and the state of that list, see [`Stood`](crate::model::view::Stood).
    pub stood: Option<(usize, u64)>,
    /// Whether the terminal was `dark` or `light`, where it told: the first frame does not wait for it.
    pub appearance: Option<String>,
    /// The locale of which it was told that it can't show all letters.
    pub locale_told: Option<String>,
    /// Lines given to the palette, the last at the end.
    pub history: Vec<String>,
    /// The tasks of the first lesson that are done, by their names.
    pub lesson: Vec<String>,
}

/// A view of the list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptView {
    /// Its id, where it was saved.
    pub id: Option<String>,
    /// What it is called.
    pub name: String,
    /// What it asks for.
    pub query: String,
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

    #[test]
    fn what_is_written_is_read_back_and_an_older_file_as_far_as_it_goes() {
        let kept = Kept {
            list_width: Some(40),
            margins: Some("wide".to_owned()),
            zoom: Some("one".to_owned()),
            light: Some("paragraph".to_owned()),
            notes: Some("hidden".to_owned()),
            settings: [("theme".to_owned(), "daylight".to_owned())].into(),
            history: vec!["undo".to_owned()],
            ..Kept::default()
        };
        let text = ron::ser::to_string(&kept).unwrap();
        assert_eq!(ron::from_str::<Kept>(&text).unwrap(), kept);
        let older =
            r#"(list_width: Some(40), column: Some(66), history: ["undo"], of_a_later_one: 3)"#;
        let read: Kept = ron::from_str(older).unwrap();
        assert_eq!((read.list_width, read.history), (Some(40), kept.history));
        assert_eq!(read.margins, None);
    }
}

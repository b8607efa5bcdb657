//! Words that a person wants to see wherever they stand.

use std::{ops::Range, sync::Arc};

use crate::{
    model::CleanText,
    text::{find, passage::Run},
};

/// What stands at the end of a word of which only the beginning is given.
const REST: char = '*';

/// Words and phrases to watch for, found as the library's search finds them: whole, whatever their case and accents.
///
/// Copies share what they hold, so that a text can be looked through beside the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WatchWords {
    written: Arc<[CleanText]>,
    runs: Arc<[Run]>,
}

impl WatchWords {
    /// Takes words and phrases as a person writes them; one that ends in `*` is the beginning of a word.
    ///
    /// # Errors
    /// Where there is no word in one of them, which is returned; an empty one is passed over.
    pub fn new<'a>(typed: impl IntoIterator<Item = &'a str>) -> Result<Self, CleanText> {
        let (mut written, mut runs) = (Vec::new(), Vec::new());
        for typed in typed {
            let word = CleanText::line(typed.trim());
            if word.is_empty() || written.contains(&word) {
                continue;
            }
            let (words, is_prefix) = match word.strip_suffix(REST) {
                Some(start) => (start, start.ends_with(char::is_alphanumeric)),
                None => (word.as_str(), false),
            };
            match Run::new(words, is_prefix) {
                Some(run) => runs.push(run),
                None => return Err(word),
            }
            written.push(word);
        }
        Ok(Self {
            written: written.into(),
            runs: runs.into(),
        })
    }

    /// Returns the words as they were written.
    pub fn written(&self) -> &[CleanText] {
        &self.written
    }

    /// Tells whether there are none.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Returns where they stand in a text, up to `limit` places, in bytes, in order and apart from each other; whole
    /// clusters.
    ///
    /// Takes time in proportion to the text; `cancelled` is asked before each place.
    pub fn places(
        &self,
        text: &str,
        limit: usize,
        cancelled: &dyn Fn() -> bool,
    ) -> Vec<Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        find::runs(text, &self.runs, limit, cancelled).ranges
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(words: &[&str], text: &'t str) -> Vec<&'t str> {
        let words = WatchWords::new(words.iter().copied()).unwrap();
        let places = words.places(text, usize::MAX, &|| false);
        let texts = places.into_iter().map(|place| text.get(place).unwrap());
        texts.collect()
    }

    #[test]
    fn words_are_found_whole_and_folded_and_beginnings_with_what_follows() {
        let text = "The JEDI cloud, a jedi’s and the Jediism; Ministers met the ministry of Zoë.";
        assert_eq!(found(&["jedi"], text), ["JEDI", "jedi"]);
        assert_eq!(found(&["ministr*"], text), ["ministry"]);
        assert_eq!(found(&["jedi*"], text), ["JEDI", "jedi", "Jediism"]);
        assert_eq!(
            found(&["minist*", "zoe"], text),
            ["Ministers", "ministry", "Zoë"]
        );
    }

    #[test]
    fn a_phrase_is_its_words_in_a_row_and_the_longer_of_two_counts() {
        let text = "Offline  devices, not offline, nor devices offline.";
        assert_eq!(found(&["offline devices"], text), ["Offline  devices"]);
        assert_eq!(
            found(&["offline", "offline devices"], text),
            ["Offline  devices", "offline", "offline"]
        );
    }

    #[test]
    fn there_must_be_a_word_in_each_and_each_counts_once() {
        assert_eq!(WatchWords::new(["a", "…*"]), Err(CleanText::line("…*")));
        let words = WatchWords::new(["", " cloud ", "cloud"]).unwrap();
        assert_eq!(words.written(), [CleanText::line("cloud")]);
        assert!(WatchWords::new([]).unwrap().is_empty());
        assert!(found(&[], "cloud").is_empty());
    }

    #[test]
    fn no_more_places_are_told_than_are_wanted() {
        let words = WatchWords::new(["a"]).unwrap();
        assert_eq!(words.places("a a a", 2, &|| false), [0..1, 2..3]);
    }
}

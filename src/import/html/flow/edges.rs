//! Where words of two elements meet without white space, and their looks part them.

use crate::{import::html::flow::Flow, model::SpanKind};

/// The shortest word before another that begins with a capital, where both are known to be two, in characters.
const SHORTEST: usize = 3;

/// Where the last elements of a line began and ended, as lengths of the open block.
#[derive(Default)]
pub(super) struct Edges {
    begins: Option<usize>,
    ends: Option<usize>,
    /// Behind a picture.
    picture: Option<usize>,
}

impl Flow {
    /// Notes that an element within a line begins.
    pub fn edge_begins(&mut self) {
        self.edges.begins = self.place();
    }

    /// Notes that an element within a line ends.
    pub fn edge_ends(&mut self) {
        self.edges.ends = self.place();
    }

    /// Takes what a picture shows, as one word beside others.
    pub fn shown(&mut self, words: &str) {
        if self
            .last()
            .is_some_and(|last| !last.is_whitespace() && !matches!(last, ']' | '[' | '('))
        {
            self.blank(false);
        }
        self.word("[image: ");
        self.text(words);
        self.word("]");
        self.edges.picture = self.place();
    }

    pub fn is_quoted(&self) -> bool {
        self.containers.quotations() > 0
    }

    /// Parts the next word from what stands before it, where two elements meet that a page shows apart.
    pub(super) fn part(&mut self, word: &str) {
        if self.verbatim > 0 {
            return;
        }
        let Some(place) = self.place() else { return };
        let begins = self.edges.begins == Some(place);
        let ends = self.edges.ends == Some(place);
        let is_behind_picture = self.edges.picture == Some(place);
        if !begins && !ends && !is_behind_picture {
            return;
        }
        let is_code = self.styles.iter().any(|style| style.kind == SpanKind::Code);
        let before = self.inline().as_str();
        let is_apart = is_behind_picture && word.starts_with(char::is_alphanumeric)
            || !is_code && are_apart(before, word, begins && ends);
        if is_apart {
            self.blank(false);
        }
    }

    /// Returns the length of the open block; none where nothing is in it.
    fn place(&self) -> Option<usize> {
        let (_, inline) = self.open.as_ref()?;
        (inline.len() > 0).then_some(inline.len())
    }
}

/// Tells whether two words are no single one: a sentence or a label ends with the first, or both are elements of their
/// own and the second begins with a capital.
fn are_apart(before: &str, word: &str, are_both: bool) -> bool {
    let opens = |c: char| matches!(c, '"' | '“' | '„' | '»' | '«' | '‘' | '‚' | '(' | '¿' | '¡');
    let mut letters = word.trim_start_matches(opens).chars();
    if !letters.next().is_some_and(char::is_uppercase) {
        return false;
    }
    let closes = |c: char| matches!(c, '"' | '”' | '“' | '«' | '»' | '’' | '‘' | ')');
    let inside = before.trim_end_matches(closes);
    let mut ends = inside.chars().rev();
    let last = ends.next();
    let next = ends.next();
    match last {
        Some('!' | '?' | '…') => true,
        Some(':') => next.is_some_and(char::is_alphanumeric),
        // An initial or an abbreviation reads on; a name of letters may, too.
        Some('.') => {
            next.is_some_and(char::is_alphanumeric)
                && ends.next().is_some_and(char::is_alphanumeric)
                && (are_both || letters.next().is_some_and(char::is_lowercase))
        }
        Some(last) if are_both && last.is_lowercase() && inside.len() == before.len() => {
            let long = before
                .chars()
                .rev()
                .take_while(|c| c.is_alphabetic())
                .count();
            long >= SHORTEST && letters.next().is_some_and(char::is_alphabetic)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_two_elements_are_apart_where_a_sentence_ends_or_a_name_begins() {
        for (before, word, are_both) in [
            ("Halden:", "The", false),
            ("der Butter.«", "Jutta", false),
            ("Who?", "Ida", false),
            ("Halden", "BNW", true),
            ("end.", "BNW", true),
            ("said:", "“No", false),
        ] {
            assert!(are_apart(before, word, are_both), "{before}{word}");
        }
        for (before, word, are_both) in [
            ("T", "he", true),
            ("Java", "Script", false),
            ("i", "Phone", true),
            ("z.B.", "Ida", false),
            ("std::", "Vec", false),
            ("Node.", "JS", false),
            ("at 12:", "30", true),
            ("Halden", "er", true),
            ("v2", "Beta", true),
        ] {
            assert!(!are_apart(before, word, are_both), "{before}{word}");
        }
    }
}

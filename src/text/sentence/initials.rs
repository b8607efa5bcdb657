//! Words of single letters: “U.S.”, “J.”, “г.”.

use super::marks::is_joined_mark;

/// What kind of initials a word is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Initials {
    /// A word.
    None,
    /// Single letters with stops between: “U.S”, “J.R.R”.
    Several,
    /// One capital.
    Capital,
    /// One small letter.
    Small,
    /// One letter of a script without capitals that abbreviates by letters: Arabic, Hebrew.
    Uncased,
}

impl Initials {
    pub(super) fn of(word: &str) -> Self {
        let mut letters = word.chars().filter(|c| !is_joined_mark(*c));
        let Some(first) = letters.next() else {
            return Self::None;
        };
        if letters.next().is_some() {
            let single = word.split('.').all(|part| {
                let mut letters = part.chars().filter(|c| !is_joined_mark(*c));
                letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
            });
            return if single && word.contains('.') {
                Self::Several
            } else {
                Self::None
            };
        }
        if first.is_uppercase() {
            Self::Capital
        } else if first.is_lowercase() {
            Self::Small
        } else if matches!(first, '\u{590}'..='\u{6FF}') && first.is_alphabetic() {
            Self::Uncased
        } else {
            Self::None
        }
    }
}

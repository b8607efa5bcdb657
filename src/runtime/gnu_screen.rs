//! GNU screen, where it stands between the program and the terminal.
//!
//! As seen with 4.9, whose ways are those of the versions before: it reads colours in full wrongly, so that
//! `COLORTERM`, which it hands down from the terminal, must not be believed. While a program has the mouse it
//! holds a lone Esc back until another key comes. It drops what it does not know, such as the sequence that
//! copies, unless that is wrapped; and a question for the colour of the ground it would keep, and ask again
//! for whatever program it shows later.

/// The longest string that is handed on by every version, in bytes.
const LONGEST_STRING: usize = 250;

/// Whether it stands between the program and the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Between {
    /// Nothing does, or something that needs no care.
    Nothing,
    /// GNU screen does.
    GnuScreen,
}

impl Between {
    /// Reads it from the variables of the environment.
    ///
    /// tmux names itself `screen` too, and hands `STY` down where it was started in a screen; a terminal that
    /// was opened from one has `STY`, and a name of its own.
    #[must_use]
    pub fn of(variable: impl Fn(&str) -> Option<String>) -> Self {
        let is_set = |name| variable(name).is_some_and(|value| !value.is_empty());
        let term = variable("TERM").unwrap_or_default();
        let is_named = term.starts_with("screen") && is_set("STY") && !is_set("TMUX");
        if term.starts_with("screen.") || is_named {
            Self::GnuScreen
        } else {
            Self::Nothing
        }
    }

    /// Returns a sequence in the form in which it reaches the terminal.
    #[must_use]
    pub fn passed(self, sequence: &str) -> String {
        match self {
            Self::Nothing => sequence.to_owned(),
            Self::GnuScreen => wrapped(sequence),
        }
    }
}

/// Wraps a sequence in strings that are handed on. It must be of ASCII, and its own strings end with a bell.
fn wrapped(sequence: &str) -> String {
    let mut out = String::new();
    let mut room = 0;
    for character in sequence.chars() {
        // An Esc at the end of a string would make its end another sequence.
        if room == 0 || character == '\x1b' {
            out.push_str(if out.is_empty() {
                "\x1bP"
            } else {
                "\x1b\\\x1bP"
            });
            room = LONGEST_STRING;
        }
        out.push(character);
        room -= 1;
    }
    if !out.is_empty() {
        out.push_str("\x1b\\");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_tells_what_is_between() {
        for (variables, expected) in [
            (&["TERM=screen", "STY=1.desk"][..], Between::GnuScreen),
            (&["TERM=screen-256color", "STY=1.desk"], Between::GnuScreen),
            (&["TERM=screen.xterm-256color"], Between::GnuScreen),
            (
                &["TERM=screen.tmux-256color", "STY=1.desk", "TMUX=/tmp/x"],
                Between::GnuScreen,
            ),
            (&["TERM=screen-256color", "TMUX=/tmp/x"], Between::Nothing),
            (
                &["TERM=screen-256color", "STY=1.desk", "TMUX=/tmp/x"],
                Between::Nothing,
            ),
            (&["TERM=screen-256color"], Between::Nothing),
            (&["TERM=xterm-256color", "STY=1.desk"], Between::Nothing),
            (&[], Between::Nothing),
        ] {
            let found = Between::of(|name| {
                let mut parts = variables.iter().filter_map(|known| known.split_once('='));
                let found = parts.find(|(known, _)| *known == name)?;
                Some(found.1.to_owned())
            });
            assert_eq!(found, expected, "{variables:?}");
        }
    }

    #[test]
    fn what_is_passed_comes_in_strings_that_are_short_enough() {
        let long = format!("\x1b]52;c;{}\x07\x1b[c", "x".repeat(600));
        let passed = Between::GnuScreen.passed(&long);
        let strings: Vec<&str> = passed
            .split_terminator("\x1b\\")
            .map(|string| string.strip_prefix("\x1bP").unwrap())
            .collect();
        assert!(strings.iter().all(|part| part.len() <= LONGEST_STRING));
        assert!(strings.iter().all(|part| !part.ends_with('\x1b')));
        assert_eq!(strings.concat(), long);
        assert_eq!(Between::GnuScreen.passed(""), "");
        assert_eq!(Between::Nothing.passed(&long), long);
    }
}

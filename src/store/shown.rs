//! Names from outside, made fit to be shown.

use std::path::Path;

use crate::model::CleanText;

/// Shows a path on one line; what a terminal would obey or not show stands as an escape such as `\u{1b}`.
///
/// Bytes that are no UTF-8 stand as U+FFFD, so what is shown need not be what opens the file.
pub fn shown(path: &Path) -> CleanText {
    let mut text = String::new();
    for character in path.to_string_lossy().chars() {
        // Cleaning takes away what can't be seen, and leaves all else as it is.
        let one = character.to_string();
        if character == '\n' || *CleanText::new(&one) != *one {
            text.extend(character.escape_default());
        } else {
            text.push(character);
        }
    }
    CleanText::new(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_can_neither_move_the_cursor_nor_hide_a_part_of_itself() {
        let cases = [
            ("brief.txt", "brief.txt"),
            ("two  blanks/Ä 世", "two  blanks/Ä 世"),
            ("a\u{1b}]0;title\u{7}b", "a\\u{1b}]0;title\\u{7}b"),
            ("a\nb\r\tc", "a\\nb\\r\\tc"),
            ("a\u{202e}txt.exe", "a\\u{202e}txt.exe"),
            ("a\u{9b}31m", "a\\u{9b}31m"),
        ];
        for (path, seen) in cases {
            assert_eq!(shown(Path::new(path)).as_str(), seen);
        }
    }

    #[cfg(unix)]
    #[test]
    fn bytes_that_are_no_text_are_seen() {
        use std::{ffi::OsStr, os::unix::ffi::OsStrExt};

        let path = Path::new(OsStr::from_bytes(b"a\xffb"));
        assert_eq!(shown(path).as_str(), "a\u{fffd}b");
    }
}

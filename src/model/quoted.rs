//! Texts as they stand in a file.

/// Writes a text as a string of RON.
///
/// Letters and apostrophes stay as they are, where the writer of `ron` would escape each apostrophe and every
/// accent that combines, so that a file can be searched for what the screen shows.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    if text.bytes().all(is_plain) {
        quoted.push_str(text);
        quoted.push('"');
        return quoted;
    }
    for char in text.chars() {
        match char {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            control if control.is_control() => {
                quoted.push_str(&control.escape_unicode().to_string());
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// Tells whether a byte needs no look at its character; that after 0xC2 may be a control.
const fn is_plain(byte: u8) -> bool {
    !matches!(byte, 0..b' ' | b'"' | b'\\' | 0x7f | 0xc2)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_stand_as_the_screen_shows_them() {
        assert_eq!(
            quoted("It's cafe\u{301} “so” –\u{a0}é"),
            "\"It's cafe\u{301} “so” –\u{a0}é\""
        );
        assert_eq!(quoted("\u{7f}\u{85}é"), r#""\u{7f}\u{85}é""#);
        assert_eq!(quoted("a \"b\" \\c\nd"), r#""a \"b\" \\c\nd""#);
    }

    proptest! {
        #[test]
        fn any_text_is_read_as_it_was(text in any::<String>()) {
            prop_assert_eq!(ron::from_str::<String>(&quoted(&text)), Ok(text));
        }
    }
}

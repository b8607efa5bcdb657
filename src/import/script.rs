//! What joins and parts words in scripts without blanks.

/// Tells whether two lines meet without a blank: both in a script that has none.
pub(super) fn is_seamless(before: &str, after: &str) -> bool {
    before.ends_with(is_ideograph) && after.starts_with(is_ideograph)
}

/// Tells whether a character belongs to a script that is written without blanks: Han, kana and their marks.
pub(super) fn is_ideograph(character: char) -> bool {
    matches!(
        character,
        '\u{3001}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff60}' | '\u{20000}'..='\u{3fffd}'
    )
}

//! The signs that the screen is drawn with, and what stands for them where only ASCII can be shown.
//!
//! Every sign has one column and is in the fonts that terminals come with: boxes and blocks, arrows, the
//! marks of the General Punctuation block, a few shapes. None needs a patched font. Terminals set up for
//! Chinese, Japanese or Korean may draw some of them (★ ▪ “ …) two columns wide; the cursor is set anew after
//! each, so that the rest of the row stays where it belongs.
//!
//! Widgets draw with the signs and know nothing of this: a whole drawn screen is brought to ASCII at once.
//! What is replaced is replaced column by column, so everything stays where it was. Foreign letters are not
//! transliterated: each column of what can't be shown becomes `?`, which nobody takes for the text.

use ratatui::buffer::Buffer;
use unicode_width::UnicodeWidthStr;

/// The letters that the terminal can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Letters {
    /// All: its locale is UTF-8.
    #[default]
    Unicode,
    /// Those of ASCII.
    Ascii,
}

/// The signs, each with what stands for it.
const SIGNS: &[(char, char)] = &[
    // Lines and boxes.
    ('│', '|'),
    ('┃', '|'),
    ('─', '-'),
    ('━', '-'),
    ('┴', '+'),
    ('┬', '+'),
    ('├', '+'),
    ('┤', '+'),
    ('┼', '+'),
    ('╭', '+'),
    ('╮', '+'),
    ('╰', '+'),
    ('╯', '+'),
    ('┌', '+'),
    ('┐', '+'),
    ('└', '+'),
    ('┘', '+'),
    ('█', '#'),
    ('▌', '|'),
    ('▏', '|'),
    ('░', '.'),
    // Pointers and marks.
    ('▸', '>'),
    ('▾', 'v'),
    ('•', 'o'),
    ('★', '*'),
    ('☆', '-'),
    ('▪', '#'),
    ('■', '#'),
    ('●', '*'),
    ('○', 'o'),
    ('◆', '*'),
    ('◇', 'o'),
    ('⚑', 'P'),
    ('☐', '_'),
    ('☑', 'x'),
    ('✓', 'x'),
    ('✗', 'x'),
    // As in columns of print: the same once more. What looks like it means that a claim is mentioned.
    ('≡', '"'),
    ('≠', '#'),
    // Not what only supports or only refutes a claim has.
    ('±', '*'),
    ('×', 'x'),
    ('→', '>'),
    ('←', '<'),
    ('↑', '^'),
    ('↓', 'v'),
    ('↕', '|'),
    ('↳', '>'),
    ('⏎', '<'),
    // Punctuation, of texts as well.
    ('·', '-'),
    ('…', '~'),
    ('“', '"'),
    ('”', '"'),
    ('„', '"'),
    ('«', '"'),
    ('»', '"'),
    ('‘', '\''),
    ('’', '\''),
    ('‚', '\''),
    ('‹', '<'),
    ('›', '>'),
    ('–', '-'),
    ('—', '-'),
    ('‑', '-'),
    ('−', '-'),
    ('\u{a0}', ' '),
    ('\u{202f}', ' '),
];

/// Returns what stands for a sign; none where there is nothing but `?`.
pub fn ascii(sign: char) -> Option<char> {
    SIGNS
        .iter()
        .find_map(|(known, ascii)| (*known == sign).then_some(*ascii))
}

/// Replaces all that is not ASCII, column by column.
pub fn to_ascii(buffer: &mut Buffer) {
    let mut columns = 0;
    for cell in &mut buffer.content {
        // The column after a wide letter is its second half.
        let half = columns > 0;
        columns = usize::saturating_sub(columns, 1);
        if half {
            cell.set_char('?');
        } else if !cell.symbol().is_ascii() {
            columns = cell.symbol().width().saturating_sub(1);
            let mut characters = cell.symbol().chars();
            let sign = characters.next().filter(|_| characters.next().is_none());
            cell.set_char(sign.and_then(ascii).unwrap_or('?'));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use ratatui::style::Style;

    use super::*;

    #[test]
    fn what_is_found_of_a_claim_has_signs_of_their_own() {
        let signs = ['+', '-', '=', '±', 'o', '!', '?'];
        let mut written: Vec<char> = signs.map(|sign| ascii(sign).unwrap_or(sign)).into();
        written.sort_unstable();
        written.dedup();
        assert_eq!(written.len(), signs.len());
    }

    /// Calls `look` with the text of each source under a directory, without tests and comments.
    fn sources(directory: &Path, look: &mut dyn FnMut(&str, &str)) {
        for entry in fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            let name = path.display().to_string();
            if path.is_dir() {
                sources(&path, look);
            } else if name.ends_with(".rs") && !name.contains("tests") {
                let text = fs::read_to_string(&path).unwrap();
                let code = text.split("#[cfg(test)]").next().unwrap_or_default();
                let lines = code
                    .lines()
                    .map(|line| line.split("//").next().unwrap_or(line));
                look(&name, &lines.collect::<Vec<_>>().join("\n"));
            }
        }
    }

    #[test]
    fn every_sign_that_is_drawn_has_a_twin_and_one_column() {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut seen = 0;
        for room in ["ui", "app", "command", "runtime"] {
            sources(&source.join(room), &mut |name, code| {
                for sign in code.chars().filter(|letter| !letter.is_ascii()) {
                    seen += 1;
                    assert!(ascii(sign).is_some(), "{sign} in {name} has no ASCII twin");
                }
            });
        }
        assert!(seen > 30, "{seen}");
        for (sign, twin) in SIGNS {
            assert_eq!(sign.to_string().width(), 1, "{sign}");
            assert!(twin.is_ascii() && !twin.is_ascii_control(), "{sign}");
            // Private use, where patched fonts have their signs, is no place for one.
            assert!(!('\u{e000}'..='\u{f8ff}').contains(sign), "{sign}");
        }
    }

    #[test]
    fn what_cannot_be_shown_keeps_its_columns() {
        let area = ratatui::layout::Rect::new(0, 0, 12, 1);
        let mut buffer = Buffer::empty(area);
        buffer.set_string(0, 0, "│“漢é…”e\u{301} ▪", Style::new());
        to_ascii(&mut buffer);
        let row: String = buffer
            .content
            .iter()
            .map(ratatui::buffer::Cell::symbol)
            .collect();
        assert_eq!(row, "|\"???~\"? #  ");
    }
}

//! What a terminal answers when it is asked, or tells of itself.
//!
//! An answer may come late, in pieces, garbled, or never: whoever asks does not wait for it.

use crate::config::theme::{Appearance, color::Rgb};

/// Something that the terminal tells of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The colour of its ground (OSC 11).
    Ground(Rgb),
    /// Whether its colours are dark or light, as they have just become (`CSI ? 997 n`).
    Appearance(Appearance),
    /// It speaks the kitty keyboard protocol (`CSI ? u`).
    Keyboard,
    /// It shows frames whole where they are marked (mode 2026).
    Synchronized,
    /// What it is (`CSI c`): every terminal answers that.
    Attributes,
}

/// Reads a control sequence: what stands between `CSI` and its last byte, and that byte.
pub fn control(sequence: &[u8], last: u8) -> Option<Reply> {
    let answer = sequence.strip_prefix(b"?")?;
    match (answer, last) {
        (flags, b'u') if flags.iter().all(u8::is_ascii_digit) => Some(Reply::Keyboard),
        (_, b'c') => Some(Reply::Attributes),
        (b"997;1", b'n') => Some(Reply::Appearance(Appearance::Dark)),
        (b"997;2", b'n') => Some(Reply::Appearance(Appearance::Light)),
        // Set or not, it can be.
        (b"2026;1$" | b"2026;2$", b'y') => Some(Reply::Synchronized),
        _ => None,
    }
}

/// Reads a string: its introducer and what follows, without its end.
pub fn string(text: &[u8]) -> Option<Reply> {
    let color = text.strip_prefix(b"]11;")?;
    color_of(str::from_utf8(color).ok()?).map(Reply::Ground)
}

/// Reads `rgb:rrrr/gggg/bbbb`, in which each part has from one to four digits, or `rgba:` with a fourth
/// part, or `#rrggbb`.
fn color_of(text: &str) -> Option<Rgb> {
    let Some(parts) = text
        .strip_prefix("rgb:")
        .or_else(|| text.strip_prefix("rgba:"))
    else {
        return text.parse().ok();
    };
    let mut channels = parts.split('/').map(channel);
    let color = Rgb(channels.next()??, channels.next()??, channels.next()??);
    (channels.count() <= 1).then_some(color)
}

/// Reads one part as what it is of the whole: `f`, `ff` and `ffff` are all of it.
fn channel(digits: &str) -> Option<u8> {
    if !(1..=4).contains(&digits.len()) || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let most = (1u32 << (4 * digits.len())) - 1;
    let value = u32::from_str_radix(digits, 16).ok()?;
    u8::try_from((value * 255 + most / 2) / most).ok()
}

/// Returns how many bytes at the start are the late rest of an answer whose start was given up: the rest of
/// a colour with the end of a string. A key that is typed has no such end.
pub fn rest_of_answer(bytes: &[u8]) -> usize {
    let is_color = |byte: &&u8| byte.is_ascii_hexdigit() || b"rgb:/;#".contains(byte);
    let color = bytes.iter().take_while(is_color).count();
    match bytes.get(color..).unwrap_or_default() {
        [0x07, ..] => color + 1,
        [0x1b, b'\\', ..] => color + 2,
        // Cut between the two bytes of the end.
        [b'\\', ..] if color == 0 => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grounds_are_read_in_all_their_forms() {
        let white = Some(Reply::Ground(Rgb(255, 255, 255)));
        for text in [
            "]11;rgb:ffff/ffff/ffff",
            "]11;rgb:ff/ff/ff",
            "]11;rgb:f/f/f",
            "]11;rgba:ffff/ffff/ffff/ffff",
            "]11;#ffffff",
        ] {
            assert_eq!(string(text.as_bytes()), white, "{text}");
        }
        assert_eq!(
            string(b"]11;rgb:1d1d/1e1e/2121"),
            Some(Reply::Ground(Rgb(0x1d, 0x1e, 0x21)))
        );
        for text in [
            "]11;",
            "]11;?",
            "]11;rgb:",
            "]11;rgb:ff/ff",
            "]11;rgb:ff/ff/ff/ff/ff",
            "]11;rgb:fffff/ff/ff",
            "]11;rgb:+f/ff/ff",
            "]10;rgb:ff/ff/ff",
            "P11;rgb:ff/ff/ff",
        ] {
            assert_eq!(string(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn the_rest_of_an_answer_ends_as_strings_end() {
        assert_eq!(rest_of_answer(b"1e/2121\x1b\\j"), 9);
        assert_eq!(rest_of_answer(b"/2121\x07"), 6);
        assert_eq!(rest_of_answer(b"\\"), 1);
        for keys in [b"b".as_slice(), b"gg", b"j\x07", b"", b"/\x1b"] {
            assert_eq!(rest_of_answer(keys), 0, "{keys:?}");
        }
    }
}

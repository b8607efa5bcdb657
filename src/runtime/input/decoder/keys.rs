//! Which keys single bytes and control sequences stand for.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::runtime::input::mouse;

pub(super) fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

pub(super) fn alt_of(byte: u8) -> KeyModifiers {
    if byte.is_ascii_uppercase() {
        KeyModifiers::ALT | KeyModifiers::SHIFT
    } else {
        KeyModifiers::ALT
    }
}

/// Makes the event of a printed character; an upper-case letter has Shift, as in crossterm.
pub(super) fn character_key(character: char, modifiers: KeyModifiers) -> Event {
    let shift = if character.is_uppercase() {
        KeyModifiers::SHIFT
    } else {
        KeyModifiers::NONE
    };
    key(KeyCode::Char(character), modifiers | shift)
}

/// Names the key of a control byte, with the names that crossterm gives.
pub(super) fn control_key(byte: u8, modifiers: KeyModifiers) -> Event {
    let control = modifiers | KeyModifiers::CONTROL;
    match byte {
        b'\r' => key(KeyCode::Enter, modifiers),
        b'\t' => key(KeyCode::Tab, modifiers),
        0x7f => key(KeyCode::Backspace, modifiers),
        0x00 => key(KeyCode::Char(' '), control),
        0x01..=0x1a => key(KeyCode::Char(char::from(byte - 1 + b'a')), control),
        _ => key(
            KeyCode::Char(char::from(byte.wrapping_sub(0x1c).wrapping_add(b'4'))),
            control,
        ),
    }
}

pub(super) fn cursor_key(byte: u8) -> Option<KeyCode> {
    Some(match byte {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'E' => KeyCode::KeypadBegin,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        _ => return None,
    })
}

/// One parameter of a control sequence: `9:2` is 9, with 2 beside it.
#[derive(Clone, Copy, Default)]
struct Parameter {
    value: Option<u32>,
    beside: Option<u32>,
}

fn parameters(sequence: &[u8]) -> Vec<Parameter> {
    sequence
        .split(|&byte| byte == b';')
        .map(|part| {
            let mut numbers = part.split(|&byte| byte == b':').map(|digits| {
                str::from_utf8(digits)
                    .ok()
                    .and_then(|text| text.parse().ok())
            });
            Parameter {
                value: numbers.next().flatten(),
                beside: numbers.next().flatten(),
            }
        })
        .collect()
}

/// Decodes a whole control sequence: what stands between `CSI` and its last byte, and that byte.
pub(super) fn control_sequence(sequence: &[u8], last: u8) -> Option<Event> {
    if let Some(report) = sequence.strip_prefix(b"<") {
        let values = mouse_values(report)?;
        return mouse::sgr(values, last).map(Event::Mouse);
    }
    // Answers of the terminal (`?`, `>`, `=`) and sequences with intermediate bytes are no events.
    if sequence
        .iter()
        .any(|byte| !byte.is_ascii_digit() && !b";:".contains(byte))
    {
        return None;
    }
    let parameters = parameters(sequence);
    let first = parameters.first().copied().unwrap_or_default();
    let second = parameters.get(1).copied().unwrap_or_default();
    match last {
        b'I' if sequence.is_empty() => Some(Event::FocusGained),
        b'O' if sequence.is_empty() => Some(Event::FocusLost),
        b'M' => mouse::rxvt(mouse_values(sequence)?).map(Event::Mouse),
        b'Z' => Some(key(KeyCode::BackTab, KeyModifiers::SHIFT)),
        b'u' => {
            // With Shift, the character that the key then types stands beside it.
            let shifted = first.beside.filter(|_| is_shifted(second));
            modified(unicode_key(shifted.or(first.value)?)?, second)
        }
        b'~' if first.value == Some(27) => {
            modified(unicode_key(parameters.get(2)?.value?)?, second)
        }
        b'~' => modified(numbered_key(first.value?)?, second),
        b'P' | b'Q' | b'S' => modified(KeyCode::F(last - b'P' + 1), second),
        // F3 with modifiers; without parameters it would be an answer.
        b'R' if first.value == Some(1) && parameters.len() == 2 => modified(KeyCode::F(3), second),
        _ => modified(cursor_key(last)?, second),
    }
}

fn mouse_values(report: &[u8]) -> Option<[u32; 3]> {
    match parameters(report).as_slice() {
        [button, column, row] => Some([button.value?, column.value?, row.value?]),
        _ => None,
    }
}

/// Makes the event of a key with its parameter of modifiers: 1 and a bit for each, and beside it
/// 1 for a press, 2 for a repeat, 3 for a release.
fn modified(code: KeyCode, parameter: Parameter) -> Option<Event> {
    // The highest two of eight bits are the locks, which change nothing here.
    let bits = parameter
        .value
        .unwrap_or(1)
        .checked_sub(1)
        .filter(|&bits| bits < 256)?;
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
        (8, KeyModifiers::SUPER),
        (16, KeyModifiers::HYPER),
        (32, KeyModifiers::META),
    ] {
        modifiers.set(modifier, bits & bit != 0);
    }
    let kind = match parameter.beside.unwrap_or(1) {
        1 => KeyEventKind::Press,
        2 => KeyEventKind::Repeat,
        3 => KeyEventKind::Release,
        _ => return None,
    };
    Some(match (code, modifiers) {
        (KeyCode::Tab, KeyModifiers::SHIFT) => {
            Event::Key(KeyEvent::new_with_kind(KeyCode::BackTab, modifiers, kind))
        }
        (KeyCode::Char(character), _) if character.is_uppercase() => Event::Key(
            KeyEvent::new_with_kind(code, modifiers | KeyModifiers::SHIFT, kind),
        ),
        _ => Event::Key(KeyEvent::new_with_kind(code, modifiers, kind)),
    })
}

/// Tells whether a parameter of modifiers has Shift among them.
fn is_shifted(parameter: Parameter) -> bool {
    parameter.value.unwrap_or(1).saturating_sub(1) & 1 != 0
}

fn unicode_key(number: u32) -> Option<KeyCode> {
    Some(match number {
        9 => KeyCode::Tab,
        13 | 57414 => KeyCode::Enter,
        27 => KeyCode::Esc,
        8 | 127 => KeyCode::Backspace,
        // Kitty's numbers for keys without a character: those of the keypad, the higher function keys, and
        // others that mean nothing here.
        57376..=57398 => KeyCode::F(u8::try_from(number - 57376 + 13).ok()?),
        57399..=57416 => {
            let at = usize::try_from(number - 57399).ok()?;
            KeyCode::Char(char::from(*b"0123456789./*-+\r=,".get(at)?))
        }
        57417 => KeyCode::Left,
        57418 => KeyCode::Right,
        57419 => KeyCode::Up,
        57420 => KeyCode::Down,
        57421 => KeyCode::PageUp,
        57422 => KeyCode::PageDown,
        57423 => KeyCode::Home,
        57424 => KeyCode::End,
        57425 => KeyCode::Insert,
        57426 => KeyCode::Delete,
        57427 => KeyCode::KeypadBegin,
        0xe000..=0xf8ff => return None,
        _ => KeyCode::Char(char::from_u32(number).filter(|character| !character.is_control())?),
    })
}

fn numbered_key(number: u32) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11 => KeyCode::F(1),
        12 => KeyCode::F(2),
        13 => KeyCode::F(3),
        14 => KeyCode::F(4),
        15 => KeyCode::F(5),
        17 => KeyCode::F(6),
        18 => KeyCode::F(7),
        19 => KeyCode::F(8),
        20 => KeyCode::F(9),
        21 => KeyCode::F(10),
        23 => KeyCode::F(11),
        24 => KeyCode::F(12),
        _ => return None,
    })
}

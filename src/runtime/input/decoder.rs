//! What a terminal sends, decoded into events.
//!
//! crossterm's own reader is not used. It asks its queue and the terminal in ways that can wait
//! for ever once the terminal is gone, it cannot tell a lone Esc from the first byte of a longer
//! sequence that is still on its way, and a malformed mouse report leaves its buffer in a state in
//! which it swallows the keys that follow. This decoder never fails, never waits, and gives the
//! same events however the bytes are cut.
//!
//! Sources: ECMA-48 for the shape of sequences; xterm's ctlseqs for keys, mouse, focus and paste;
//! the kitty keyboard protocol for `CSI … u`.

mod keys;

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyModifiers};
use encoding_rs::DecoderResult;

use super::{
    mouse,
    reply::{self, Reply},
};
use crate::runtime::locale::Charset;

use keys::{alt_of, character_key, control_key, control_sequence, cursor_key, key};

/// How long a lone Esc may be the start of a sequence.
const ESCAPE_PATIENCE: Duration = Duration::from_millis(25);

/// How long the rest of a sequence may take, over a slow line.
const SEQUENCE_PATIENCE: Duration = Duration::from_millis(250);

/// The longest sequence that is kept, in bytes; a longer one is read to its end and dropped.
const LONGEST_SEQUENCE: usize = 64;

/// How much of a paste is held before it is handed on, in bytes.
const PASTE_PART: usize = 1024 * 1024;

/// What ends a paste.
const PASTE_END: &[u8] = b"\x1b[201~";

/// Turns bytes into events, keeping what is not yet complete.
#[derive(Debug, Default)]
pub struct Decoder {
    state: State,
    /// What bytes beyond ASCII are.
    charset: Charset,
    /// The bytes of the sequence, character or paste that is not yet complete.
    held: Vec<u8>,
    /// What the terminal has answered.
    replies: Vec<Reply>,
    /// Whether the answer before was torn, so that its rest may still come.
    answer: AnswerBefore,
}

/// What became of the last answer in a string.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum AnswerBefore {
    /// It came whole, or none came.
    #[default]
    Whole,
    /// Its rest had not come when it was given up.
    Torn,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// Between events.
    #[default]
    Ground,
    /// After Esc.
    Escape,
    /// After Esc and `]`, `P` or `_`: the start of a string, or the key with Alt.
    Introducer(u8),
    /// Inside a string that a terminal answers with.
    Answer,
    /// Inside a string, after an Esc that may end it.
    AnswerEscape,
    /// After `CSI`, collecting parameters.
    Control,
    /// After `SS3`.
    Single,
    /// After `CSI [`, which the Linux console sends for F1 to F5.
    Console,
    /// After `CSI M`: three bytes of an old mouse report.
    OldMouse,
    /// Inside a character of several bytes, of this many in all.
    Character(usize, KeyModifiers),
    /// Inside a character of another charset than UTF-8.
    OtherCharacter(KeyModifiers),
    /// Inside a bracketed paste.
    Paste,
}

impl Decoder {
    /// Makes one for a charset.
    pub fn new(charset: Charset) -> Self {
        Self {
            charset,
            ..Self::default()
        }
    }

    /// Takes bytes as they came and adds the events that they complete.
    pub fn feed(&mut self, bytes: &[u8], events: &mut Vec<Event>) {
        let late = match std::mem::take(&mut self.answer) {
            AnswerBefore::Torn => reply::rest_of_answer(bytes),
            AnswerBefore::Whole => 0,
        };
        for &byte in bytes.get(late..).unwrap_or_default() {
            self.take(byte, events);
        }
    }

    /// Takes what the terminal has answered since the last time.
    pub fn take_replies(&mut self) -> Vec<Reply> {
        std::mem::take(&mut self.replies)
    }

    /// Tells how long to wait for the rest of what is held; `None` when nothing is, or when it
    /// may take as long as it likes.
    #[must_use]
    pub fn patience(&self) -> Option<Duration> {
        match self.state {
            State::Ground | State::Paste => None,
            State::Escape | State::Introducer(_) => Some(ESCAPE_PATIENCE),
            _ => Some(SEQUENCE_PATIENCE),
        }
    }

    /// Takes what is held for all there is: a lone Esc is the key, a torn sequence is dropped.
    pub fn give_up(&mut self, events: &mut Vec<Event>) {
        let alone = self.held.is_empty();
        match self.state {
            State::Paste => return,
            State::Escape => events.push(key(KeyCode::Esc, KeyModifiers::NONE)),
            State::Introducer(byte) => {
                events.push(key(KeyCode::Char(char::from(byte)), alt_of(byte)));
            }
            State::Control if alone => events.push(key(KeyCode::Char('['), KeyModifiers::ALT)),
            State::Single => events.push(key(KeyCode::Char('O'), alt_of(b'O'))),
            State::Answer | State::AnswerEscape => self.answer = AnswerBefore::Torn,
            _ => {}
        }
        self.rest();
    }

    fn take(&mut self, byte: u8, events: &mut Vec<Event>) {
        match self.state {
            State::Ground => self.ground(byte, KeyModifiers::NONE, events),
            State::Escape => self.escape(byte, events),
            State::Introducer(first) => self.introducer(first, byte, events),
            State::Answer => match byte {
                0x07 => self.answered(),
                0x18 | 0x1a => self.rest(),
                0x1b => self.state = State::AnswerEscape,
                _ if self.held.len() <= LONGEST_SEQUENCE => self.held.push(byte),
                _ => {}
            },
            State::AnswerEscape if byte == b'\\' => self.answered(),
            State::AnswerEscape => {
                self.rest();
                self.escape(byte, events);
            }
            State::Control => self.control(byte, events),
            State::Single => self.single(byte, events),
            State::Console => {
                self.rest();
                if let b'A'..=b'E' = byte {
                    events.push(key(KeyCode::F(byte - b'A' + 1), KeyModifiers::NONE));
                }
            }
            State::OldMouse => {
                self.held.push(byte);
                if let &[button, column, row] = self.held.as_slice() {
                    self.rest();
                    events.extend(mouse::old(button, column, row).map(Event::Mouse));
                }
            }
            State::Character(length, modifiers) => self.character(byte, length, modifiers, events),
            State::OtherCharacter(modifiers) => self.other_character(byte, modifiers, events),
            State::Paste => self.paste(byte, events),
        }
    }

    /// Forgets what is held.
    fn rest(&mut self) {
        self.state = State::Ground;
        self.held.clear();
    }

    fn ground(&mut self, byte: u8, modifiers: KeyModifiers, events: &mut Vec<Event>) {
        match byte {
            0x1b => self.state = State::Escape,
            0x00..=0x1f | 0x7f => events.push(control_key(byte, modifiers)),
            0x20..=0x7e => events.push(character_key(char::from(byte), modifiers)),
            _ if self.charset != Charset::Utf8 => self.other_character(byte, modifiers, events),
            0xc2..=0xdf => self.begin_character(byte, 2, modifiers),
            0xe0..=0xef => self.begin_character(byte, 3, modifiers),
            0xf0..=0xf4 => self.begin_character(byte, 4, modifiers),
            // Not UTF-8.
            _ => {}
        }
    }

    fn escape(&mut self, byte: u8, events: &mut Vec<Event>) {
        self.rest();
        match byte {
            // The first of two was the key: the second may begin an arrow.
            0x1b => {
                events.push(key(KeyCode::Esc, KeyModifiers::NONE));
                self.state = State::Escape;
            }
            b'[' => self.state = State::Control,
            b'O' => self.state = State::Single,
            b']' | b'P' | b'_' => self.state = State::Introducer(byte),
            _ => self.ground(byte, KeyModifiers::ALT, events),
        }
    }

    /// Takes the string that an answer is.
    fn answered(&mut self) {
        self.replies.extend(reply::string(&self.held));
        self.rest();
    }

    /// Tells an answer of the terminal (a colour, a version) from a key with Alt.
    ///
    /// The program before may have asked for one, too, and it must not be taken for keys.
    fn introducer(&mut self, first: u8, byte: u8, events: &mut Vec<Event>) {
        let answer = match first {
            b']' => byte.is_ascii_digit(),
            b'P' => byte.is_ascii_digit() || b">!+$".contains(&byte),
            _ => byte == b'G',
        };
        if answer {
            self.held.extend([first, byte]);
            self.state = State::Answer;
        } else {
            self.give_up(events);
            self.take(byte, events);
        }
    }

    fn control(&mut self, byte: u8, events: &mut Vec<Event>) {
        match byte {
            0x20..=0x3f => {
                // One byte beyond the limit marks the sequence as too long.
                if self.held.len() <= LONGEST_SEQUENCE {
                    self.held.push(byte);
                }
            }
            b'[' if self.held.is_empty() => self.state = State::Console,
            b'M' if self.held.is_empty() => self.state = State::OldMouse,
            b'~' if self.held == b"200" => {
                self.held.clear();
                self.state = State::Paste;
            }
            0x40..=0x7e => {
                let sequence = std::mem::take(&mut self.held);
                self.rest();
                if sequence.len() <= LONGEST_SEQUENCE {
                    self.replies.extend(reply::control(&sequence, byte));
                    events.extend(control_sequence(&sequence, byte));
                }
            }
            // Torn: what follows stands for itself.
            _ => {
                self.rest();
                self.take(byte, events);
            }
        }
    }

    fn single(&mut self, byte: u8, events: &mut Vec<Event>) {
        let code = match byte {
            b'P'..=b'S' => KeyCode::F(byte - b'P' + 1),
            b'M' => KeyCode::Enter,
            // The keypad in application mode.
            b'j'..=b'y' => KeyCode::Char(char::from(byte - 0x40)),
            _ => match cursor_key(byte) {
                Some(code) => code,
                None => {
                    self.give_up(events);
                    return self.take(byte, events);
                }
            },
        };
        self.rest();
        events.push(key(code, KeyModifiers::NONE));
    }

    fn begin_character(&mut self, byte: u8, length: usize, modifiers: KeyModifiers) {
        self.held.push(byte);
        self.state = State::Character(length, modifiers);
    }

    fn character(
        &mut self,
        byte: u8,
        length: usize,
        modifiers: KeyModifiers,
        events: &mut Vec<Event>,
    ) {
        if byte & 0xc0 != 0x80 {
            self.rest();
            return self.take(byte, events);
        }
        self.held.push(byte);
        if self.held.len() == length {
            let character = str::from_utf8(&self.held)
                .ok()
                .and_then(|text| text.chars().next())
                .filter(|character| !character.is_control());
            self.rest();
            events.extend(character.map(|character| character_key(character, modifiers)));
        }
    }

    /// Takes a byte of a character of another charset: the only one, or one of several.
    fn other_character(&mut self, byte: u8, modifiers: KeyModifiers, events: &mut Vec<Event>) {
        let Charset::Other(encoding) = self.charset else {
            return;
        };
        self.held.push(byte);
        let mut decoded = [0; 16];
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let (outcome, _, written) =
            decoder.decode_to_utf8_without_replacement(&self.held, &mut decoded, false);
        if let DecoderResult::Malformed(..) = outcome {
            self.rest();
            // It stands for itself: an Esc, or a letter.
            if byte.is_ascii() {
                self.take(byte, events);
            }
            return;
        }
        let text = decoded.get(..written).unwrap_or_default();
        let character = str::from_utf8(text)
            .ok()
            .and_then(|text| text.chars().next());
        match character {
            None => self.state = State::OtherCharacter(modifiers),
            Some(character) => {
                self.rest();
                if !character.is_control() {
                    events.push(character_key(character, modifiers));
                }
            }
        }
    }

    /// Makes the event of a paste: valid text, with `\n` for every line ending.
    ///
    /// Terminals send a line ending as `\r`, as the Enter key does. Anything else in it, control
    /// characters too, is as it came: whoever takes the text cleans it.
    fn pasted(&self, bytes: &[u8]) -> Event {
        let text = match self.charset {
            Charset::Other(encoding) => encoding.decode_without_bom_handling(bytes).0,
            Charset::Utf8 | Charset::Unknown => String::from_utf8_lossy(bytes),
        };
        Event::Paste(text.replace("\r\n", "\n").replace('\r', "\n"))
    }

    fn paste(&mut self, byte: u8, events: &mut Vec<Event>) {
        self.held.push(byte);
        if byte == b'~' && self.held.ends_with(PASTE_END) {
            self.held.truncate(self.held.len() - PASTE_END.len());
            events.push(self.pasted(&self.held));
            self.held = Vec::new();
            self.state = State::Ground;
        } else if self.held.len() >= PASTE_PART + PASTE_END.len() {
            // Hand on a part, so that a paste whose end got lost does not grow without limit;
            // cut neither the end mark, nor a character, nor a line ending.
            let mut cut = self.held.len() - PASTE_END.len();
            while cut > 0 && (self.held[cut] & 0xc0 == 0x80 || self.held[cut] == b'\n') {
                cut -= 1;
            }
            let part: Vec<u8> = self.held.drain(..cut).collect();
            events.push(self.pasted(&part));
        }
    }
}

#[cfg(test)]
mod tests;

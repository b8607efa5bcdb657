//! Copying: to the terminal's clipboard by OSC 52, and to the desktop's.

use std::{
    sync::mpsc::{self, Sender},
    thread,
};

use arboard::Clipboard as Desktop;
use base64::{Engine, engine::general_purpose::STANDARD};
use thiserror::Error;

use super::panic;

/// The longest text that is sent by OSC 52, in bytes of base64: what xterm, tmux and most others
/// take. A longer one would be cut or printed.
pub const LONGEST_ENCODED: usize = 100_000;

/// Says why a text was not handed to the terminal.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error(
    "the selection is too long for the terminal's clipboard: {length} bytes, and it takes {}",
    LONGEST_ENCODED / 4 * 3
)]
pub struct TooLong {
    /// The text's length, in bytes.
    pub length: usize,
}

/// Makes the control sequence that asks the terminal to put `text` on its clipboard.
///
/// It also works through ssh, and in tmux where `set-clipboard` is on. The text is encoded, so
/// nothing in it can reach the terminal as a control sequence. No terminal says whether it did it.
///
/// # Errors
/// When the text is longer than terminals take.
pub fn osc52(text: &str) -> Result<String, TooLong> {
    let encoded = STANDARD.encode(text);
    if encoded.len() > LONGEST_ENCODED {
        return Err(TooLong { length: text.len() });
    }
    Ok(format!("\x1b]52;c;{encoded}\x07"))
}

/// The desktop's clipboard, where there is one.
///
/// It is asked on a thread of its own: the first contact may take long, and on X11 the owner of
/// the text must stay alive to hand it out. Where there is no desktop, the log says so, once.
#[derive(Debug, Default)]
pub struct Clipboard {
    texts: Option<Sender<String>>,
}

impl Clipboard {
    /// Puts a text on the clipboard, soon.
    pub fn copy(&mut self, text: &str) {
        if self.texts.is_none() {
            self.texts = start();
        }
        if let Some(texts) = &self.texts {
            // The thread has ended when there is no clipboard.
            let _ = texts.send(text.to_owned());
        }
    }
}

fn start() -> Option<Sender<String>> {
    let (texts, queue) = mpsc::channel::<String>();
    let thread = thread::Builder::new()
        .name("clipboard".into())
        .spawn(move || {
            let mut desktop = match panic::contain(Desktop::new) {
                Ok(Ok(desktop)) => desktop,
                Ok(Err(error)) => return tracing::info!(%error, "no desktop clipboard"),
                Err(_) => return,
            };
            while let Ok(mut text) = queue.recv() {
                while let Ok(newer) = queue.try_recv() {
                    text = newer;
                }
                if let Ok(Err(error)) = panic::contain(|| desktop.set_text(text)) {
                    tracing::info!(%error, "cannot copy to the desktop clipboard");
                }
            }
        });
    match thread {
        Ok(_) => Some(texts),
        Err(error) => {
            tracing::warn!(%error, "no clipboard thread");
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_encoded_whole() {
        // "Häuser" is 48 c3 a4 75 73 65 72: SMOk dXNl cg==.
        assert_eq!(osc52("Häuser").unwrap(), "\x1b]52;c;SMOkdXNlcg==\x07");
        assert_eq!(osc52("").unwrap(), "\x1b]52;c;\x07");
    }

    #[test]
    fn a_text_cannot_end_the_sequence() {
        let sequence = osc52("\x07\x1b\\\x1b]0;title\x07").unwrap();
        let inner = sequence.strip_prefix("\x1b]52;c;").unwrap();
        let inner = inner.strip_suffix('\x07').unwrap();
        assert!(!inner.contains(char::is_control), "{inner:?}");
    }

    #[test]
    fn the_limit_is_exact() {
        assert_eq!(osc52(&"x".repeat(75_000)).unwrap().len(), 100_000 + 8);
        let refused = osc52(&"x".repeat(75_001)).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "the selection is too long for the terminal's clipboard: 75001 bytes, and it takes 75000"
        );
    }
}

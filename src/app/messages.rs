//! What was said in the status line, with times.

use std::collections::VecDeque;

use jiff::Timestamp;

use crate::{app::message::Severity, model::CleanText};

/// The most messages that are remembered.
const REMEMBERED: usize = 500;

/// Something that was said.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Counts what was said in this session.
    pub number: u64,
    /// When.
    pub at: Timestamp,
    /// How much it matters.
    pub severity: Severity,
    /// The words.
    pub text: CleanText,
}

/// What was said last, the oldest first.
#[derive(Clone, Debug, Default)]
pub struct Messages {
    said: VecDeque<Said>,
    count: u64,
}

impl Messages {
    /// Remembers something; what was said long ago is forgotten.
    pub fn push(&mut self, at: Timestamp, severity: Severity, text: CleanText) {
        if self.said.len() == REMEMBERED {
            self.said.pop_front();
        }
        self.count += 1;
        self.said.push_back(Said {
            number: self.count,
            at,
            severity,
            text,
        });
    }

    /// Returns what was said, the newest first.
    pub fn newest_first(&self) -> impl Iterator<Item = &Said> {
        self.said.iter().rev()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_is_forgotten_and_the_newest_comes_first() {
        let mut messages = Messages::default();
        for number in 0..=REMEMBERED {
            let text = CleanText::line(&number.to_string());
            messages.push(Timestamp::UNIX_EPOCH, Severity::Done, text);
        }
        let said: Vec<_> = messages.newest_first().collect();
        assert_eq!(said.len(), REMEMBERED);
        assert_eq!(said[0].text.as_str(), "500");
        assert_eq!(said[REMEMBERED - 1].text.as_str(), "1");
    }
}

//! Times of day and their zones.

use crate::compare::{
    language::Language,
    lexeme::Kind,
    when::{
        When,
        names::{LOCAL, ZONES},
        read::Reader,
    },
};

impl Reader<'_> {
    /// Reads a time of day with its zone: `6 pm`, `18:00 GMT`, `17.30 Uhr`, `18h30`.
    pub(super) fn clock(&self, at: usize) -> Option<(When, usize)> {
        let (minutes, end) = self.time_of_day(at)?;
        let (zone, length) = self.zone(end).unzip();
        Some((When::Clock { minutes, zone }, end + length.unwrap_or(0)))
    }

    /// Returns the zone that is named here, and of how many words its name is.
    fn zone(&self, at: usize) -> Option<(&'static str, usize)> {
        let are = |words: &&&[&str]| {
            let mut words = words.iter().enumerate();
            words.all(|(by, word)| self.is_word(at + by, &[word]))
        };
        let words = LOCAL.iter().find(are).map(|words| ("local", words.len()));
        words.or_else(|| {
            let named = self
                .at(at)
                .filter(|one| one.text.chars().all(char::is_uppercase))?;
            let zone = ZONES.iter().find(|zone| named.is(zone))?;
            Some((*zone, 1))
        })
    }

    /// Reads a time of day in minutes.
    fn time_of_day(&self, at: usize) -> Option<(u16, usize)> {
        let minutes = |hour: i16, minute: i16| u16::try_from(hour * 60 + minute).ok();
        let is_noon = self.is_word(at, &["noon", "midday", "mediodia", "mezzogiorno"])
            && self.is_before(at, &["at", "by", "until", "around", "from", "al", "a"]);
        if is_noon {
            return Some((12 * 60, at + 1));
        }
        let number = self.at(at).filter(|one| one.kind == Kind::Number)?;
        let (hour, minute, mut end) = if let Some((hour, minute)) = number.folded.split_once('.') {
            let (hour, minute): (i16, i16) = (hour.parse().ok()?, minute.parse().ok()?);
            (
                Some(hour).filter(|hour| *hour <= 24)?,
                Some(minute).filter(|_| number.folded.len() >= 4 && minute < 60)?,
                at + 1,
            )
        } else {
            let hour = self.small(at, 24)?;
            let is_glued = |at: usize| self.at(at).is_some_and(|one| one.is_glued);
            let joined = (self.is_word(at + 1, &[":"])
                || self.is_word(at + 1, &["h"]) && is_glued(at + 1))
                && is_glued(at + 2);
            let minute = self
                .small(at + 2, 59)
                .filter(|_| joined && self.at(at + 2).is_some_and(|one| one.folded.len() == 2));
            match minute {
                Some(minute) => (hour, minute, at + 3),
                None => (hour, 0, at + 1),
            }
        };
        let has_minutes = end == at + 3;
        let half = if self.is_word(end, &["pm"]) {
            end += 1;
            12
        } else if self.is_word(end, &["am"]) && self.language == Language::English {
            end += 1;
            0
        } else if self.is_word(end, &["p", "a"])
            && self.is_word(end + 1, &["."])
            && self.is_word(end + 2, &["m"])
        {
            let half = if self.is_word(end, &["p"]) { 12 } else { 0 };
            end += 3;
            half
        } else if self.is_word(end, &["uhr", "uur", "o'clock"])
            || self.is_word(end, &["h"]) && self.at(end).is_some_and(|one| one.is_glued)
        {
            return Some((minutes(hour, minute)?, end + 1));
        } else {
            let is_led = self.is_before(at, &["alle", "dalle", "ore", "las", "om"])
                || self.is_before(at, &["le"]) && self.language == Language::Italian;
            let is_pointed = end == at + 1 && number.folded.contains('.') && is_led;
            return (has_minutes || is_pointed)
                .then(|| minutes(hour, minute))?
                .map(|time| (time, end));
        };
        // “14:30 pm” says it twice.
        let hour = match hour {
            12 => half,
            ..12 => hour + half,
            _ => hour,
        };
        Some((minutes(hour, minute)?, end))
    }
}

//! What feed-rs makes of a document.

use std::sync::{Arc, Mutex, PoisonError};

use feed_rs::{model::Feed, parser::Builder};
use jiff::Timestamp;
use url::Url;

use crate::import::feed::{Dated, dates, mend::Mended};

/// A document that was read, and the dates in it.
pub(super) struct Parsed {
    pub feed: Feed,
    /// In the feed itself each date is its number here, as seconds: so the day is kept as it was written, in its zone.
    dates: Vec<Dated>,
}

impl Parsed {
    /// Reads a document; links lead on from `base`.
    pub fn of(mended: &Mended, base: Option<&str>) -> Option<Self> {
        let dates = Arc::new(Mutex::new(Vec::new()));
        let found = Arc::clone(&dates);
        let parser = Builder::new()
            // One that is none would have nothing read at all.
            .base_uri(base.filter(|base| Url::parse(base).is_ok()))
            .sanitize_content(false)
            // What has no id of its own must not seem to have one.
            .id_generator(|_, _, _| String::new())
            .timestamp_parser(move |text| {
                let dated = dates::read(text)?;
                let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
                let place = i64::try_from(found.len()).ok()?;
                found.push(dated);
                Timestamp::from_second(place).ok()?.to_string().parse().ok()
            })
            .build();
        let feed = parser.parse(mended.document().as_bytes()).ok()?;
        let dates = std::mem::take(&mut *dates.lock().unwrap_or_else(PoisonError::into_inner));
        Some(Self { feed, dates })
    }

    /// Returns a date by its number.
    pub fn date(&self, place: Option<i64>) -> Option<Dated> {
        self.dates.get(usize::try_from(place?).ok()?).copied()
    }
}

//! What a feed says otherwise of an article: its title or author.
//!
//! Dates and links are left as they came: many feeds give the day on which they are asked, and links that are other ones
//! each time or for each who asks, so that these would be rewritten for ever.
//!
//! An article keeps what its feed said of it until the feed says something else; what a person has set stays. Which of
//! the two it is tells the place that is written beside each field: it is older than what a person sets.

use crate::{
    library::{Library, Writer, feeds::FeedError},
    model::{
        Article, ArticleId, FieldValue, Found, FoundField, FoundIn, Path, Record, RecordId, Stamp,
        Value, article,
    },
    store::WriteGuard,
};

/// A field that a feed says otherwise.
struct Correction {
    field: FoundField,
    value: Value,
}

impl Correction {
    fn path(&self) -> Path {
        Path::root(self.field.word())
    }

    fn place(&self) -> Path {
        article::places().child(self.field.word())
    }
}

impl Library {
    /// Has an article say what its feed says now, as far as no person has set that; tells whether it said otherwise.
    ///
    /// What is written comes right after what the feed said before, however long that is ago: so what a person has set
    /// meanwhile on another device wins.
    pub(super) fn correct(
        &self,
        article: ArticleId,
        found: &Found,
        (writer, guard): (&mut Writer, &WriteGuard),
    ) -> Result<bool, FeedError> {
        let id = RecordId::article(article);
        if corrections(article, &self.known(id)?.record, found).is_empty() {
            return Ok(false);
        }
        let (now, device) = ((self.now)(), self.device);
        let mut is_corrected = false;
        self.write_stamped(writer, guard, id, now, |record, _| {
            for correction in corrections(article, record, found) {
                let Some(before) = stamp_of(record, &correction) else {
                    continue;
                };
                let stamp = before.next(device);
                let place = FoundIn::Feed.to_value();
                record.set(correction.path(), Some(correction.value.clone()), stamp);
                record.set(correction.place(), Some(place), stamp);
                is_corrected = true;
            }
        })?;
        Ok(is_corrected)
    }
}

/// Returns the stamp of what is corrected.
fn stamp_of(record: &Record, correction: &Correction) -> Option<Stamp> {
    let paths = [correction.path(), correction.place()];
    let stamps = paths.iter().filter_map(|path| record.entry(path));
    let latest = stamps.map(|entry| entry.stamp).max();
    // What was never set was not when the article was made.
    let made = || {
        record
            .entry(&article::ADDED.path())
            .map(|added| added.stamp)
    };
    latest.or_else(made)
}

/// Returns what is found otherwise in a feed, of what was found there before or nowhere.
fn corrections(id: ArticleId, record: &Record, found: &Found) -> Vec<Correction> {
    let places = Article::from_record(id, record).places;
    let title = Some(&found.title).filter(|title| !title.is_empty());
    let said = [
        (FoundField::Title, title.map(FieldValue::to_value)),
        (
            FoundField::Author,
            found.author.as_ref().map(FieldValue::to_value),
        ),
    ];
    let mut corrections = Vec::new();
    for (field, value) in said {
        let Some(value) = value.filter(|_| found.places.get(&field) == Some(&FoundIn::Feed)) else {
            continue;
        };
        let correction = Correction { field, value };
        let before = record.entry(&correction.path());
        let is_of_feed = places.get(&correction.field) == Some(&FoundIn::Feed);
        let is_other = match before.map(|entry| entry.value.as_ref()) {
            None => true,
            Some(before) => is_of_feed && before != Some(&correction.value),
        };
        if is_other {
            corrections.push(correction);
        }
    }
    corrections
}

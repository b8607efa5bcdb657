//! Writing what was added: texts, then the article.

use std::{fs, path::PathBuf, sync::Arc};

use jiff::Timestamp;

use crate::{
    import::{self, Imported, OriginalSays},
    library::{
        AddError, Given, Library, Writer, add::Received, feeds::rules::Marks, indexing::Parts,
        samples,
    },
    model::{
        Article, ArticleId, Change, ChangeId, CleanText, EntryKey, FeedId, Field, FieldValue,
        Found, FoundField, KnownAs, Path, Record, RecordId, article,
        view::{AddState, Added},
    },
    store::{Durability, StoreError, WriteGuard},
};

/// Something to be added, and all that is known of it.
#[derive(Debug)]
pub(super) struct Arrival<'a> {
    /// What was received.
    pub received: &'a Received<'a>,
    /// What a person says of it.
    pub given: &'a Given,
    /// What was made of it.
    pub imported: Imported,
    /// The hash of its bytes.
    pub hash: CleanText,
    /// The article that it becomes, or becomes a part of.
    pub before: Before,
    /// Identities of addresses by which the article is known from now on.
    pub addresses: Vec<(CleanText, KnownAs)>,
    /// By which feed it comes, where it comes by one.
    pub came_by: Option<CameBy<'a>>,
    /// When it is added.
    pub now: Timestamp,
}

/// By which feed an article comes.
#[derive(Clone, Copy, Debug)]
pub(super) struct CameBy<'a> {
    /// The feed.
    pub feed: FeedId,
    /// By what its entry is known.
    pub key: EntryKey,
    /// What is done with it as it comes.
    pub marks: &'a Marks,
}

impl CameBy<'_> {
    /// Adds to a change what it says of an article.
    fn put(&self, change: &mut Change, id: RecordId, record: &Record, now: Timestamp) {
        let feed = article::feed(self.feed);
        if record.value(&feed).is_none() {
            change.put(id, record, feed, Some(self.key.to_value()));
        }
        for tag in &self.marks.tags {
            let path = article::tags().child(tag);
            if !change.edits.iter().any(|edit| edit.path == path) {
                change.put(id, record, path, Some(tag.to_value()));
            }
        }
        let Marks {
            is_starred,
            is_read,
            is_skipped,
            ..
        } = *self.marks;
        if is_starred {
            change.set(id, record, article::STARRED, Some(&true));
        }
        if is_read {
            change.set(id, record, article::READING, Some(&article::Reading::Read));
        }
        if is_skipped {
            change.set(id, record, article::REMOVED, Some(&now));
        }
    }
}

/// An article as it stands before something is added to it.
#[derive(Debug)]
pub(super) struct Before {
    /// Its id.
    pub id: ArticleId,
    /// Its record; empty where it is new.
    pub record: Record,
    /// Its fields; nothing where it is new.
    pub article: Option<Article>,
    /// Whether its newest text is there and whole.
    pub is_readable: bool,
}

impl Before {
    /// Says that there was nothing.
    pub fn new(id: ArticleId) -> Self {
        Self {
            id,
            record: Record::default(),
            article: None,
            is_readable: false,
        }
    }
}

impl Arrival<'_> {
    /// Tells whether the newest text of the article is this one already.
    pub fn has_its_text(&self) -> bool {
        let newest = self.before.article.as_ref().and_then(Article::newest);
        newest.is_some_and(|newest| {
            let is_same = newest.original.as_ref() == Some(&self.hash);
            // A text that is gone or damaged comes again, as this version of the importer makes it.
            (is_same && self.before.is_readable) || newest.id == self.imported.snapshot.id
        })
    }

    fn state(&self) -> AddState {
        match &self.before.article {
            None => AddState::New,
            Some(article) if article.removed.is_some() => AddState::Restored,
            Some(_) if self.has_its_text() => AddState::Unchanged,
            Some(_) => AddState::Revised,
        }
    }

    /// Builds what is written into the record of the article.
    pub fn change(&self, change_id: ChangeId) -> Change {
        let (id, record) = (RecordId::article(self.before.id), &self.before.record);
        let mut change = Change::new(change_id, "add");
        if self.before.article.is_none() {
            change.create(id, None);
            change.set(id, record, article::ADDED, Some(&self.now));
        }
        if record.value(&article::REMOVED.path()).is_some() {
            change.set(id, record, article::REMOVED, None);
        }
        if let Some(location) = &self.received.location {
            change.set(id, record, article::LOCATION, Some(location));
        }
        if !self.has_its_text() {
            let name = self.imported.snapshot.id.as_str();
            let mut at = article::snapshots().child(name);
            change.set_in(id, record, &at, article::SNAPSHOT_REMOVED, None);
            // How an earlier text was there first stays as it is; that it is back stands beside it.
            if !record.children(&at).is_empty() {
                at = article::again(&at).child(&self.now.to_string());
            }
            change.set_in(id, record, &at, article::SNAPSHOT_TAKEN, Some(&self.now));
            change.set_in(
                id,
                record,
                &at,
                article::SNAPSHOT_ORIGINAL,
                Some(&self.hash),
            );
            let page = self.received.page.as_ref();
            if let Some(fetched) = page.and_then(|page| page.fetched.as_ref()) {
                fetched.put(&mut change, id, record, &at);
            }
        }
        for (identity, known) in &self.addresses {
            let at = article::addresses().child(identity);
            let before = record.value(&at).and_then(KnownAs::from_value);
            if before.is_none_or(|before| known.says_more_than(&before)) {
                change.put(id, record, at, Some(known.to_value()));
            }
        }
        Fill {
            change: &mut change,
            id,
            record,
        }
        .all(self.given, &self.imported.snapshot.found);
        if let Some(came_by) = &self.came_by {
            came_by.put(&mut change, id, record, self.now);
        }
        change
    }
}

impl Library {
    /// Writes an arrival, in an order in which nothing on the disk ever refers to what is not there.
    pub(super) fn admit(
        &self,
        writer: &mut Writer,
        guard: &WriteGuard,
        arrival: &Arrival<'_>,
    ) -> Result<Added, AddError> {
        let id = arrival.before.id;
        let (state, has_its_text) = (arrival.state(), arrival.has_its_text());
        let samples = self.samples_to_offer(arrival);
        let mut notices = Vec::new();
        if !has_its_text {
            notices.extend(arrival.imported.remarks.iter().cloned());
        }
        if !has_its_text || !arrival.before.is_readable {
            self.save_texts(guard, arrival)?;
        }
        let change = arrival.change(ChangeId(writer.ids.next(arrival.now)));
        let (record, durability) = self.write_article(writer, guard, arrival, &change)?;
        notices.extend(told(durability));
        if state == AddState::New {
            self.note_added(id);
        }
        let article = Article::from_record(id, &record);
        let newest = article.newest().map(|newest| newest.id.clone());
        Ok(Added {
            id,
            snapshot: newest.unwrap_or_else(|| arrival.imported.snapshot.id.clone()),
            title: article.title,
            state,
            placed: Vec::new(),
            samples,
            notices,
        })
    }

    /// Counts the samples where this is the first article of a person's own.
    fn samples_to_offer(&self, arrival: &Arrival<'_>) -> usize {
        if arrival.state() != AddState::New
            || arrival.came_by.is_some()
            || arrival.given.tags.iter().any(|tag| **tag == *samples::TAG)
        {
            return 0;
        }
        self.answered(Parts::Rows, |index| {
            if index.has_own_articles()? {
                return Ok(0);
            }
            Ok(index.counts(None)?.samples)
        })
    }

    fn write_article(
        &self,
        writer: &mut Writer,
        guard: &WriteGuard,
        arrival: &Arrival<'_>,
        change: &Change,
    ) -> Result<(Record, Durability), StoreError> {
        if change.is_empty() {
            return Ok((arrival.before.record.clone(), Durability::Durable));
        }
        let id = RecordId::article(arrival.before.id);
        if let Some(latest) = arrival.before.record.latest() {
            writer.clock.see(latest);
        }
        let stamp = writer.clock.tick((self.now)());
        let clock = &mut writer.clock;
        let written = self.store.write_merged(guard, id, clock, |record, _| {
            change.apply(id, record, stamp);
        })?;
        self.touch(id);
        Ok((written.record, written.durability))
    }

    /// Saves a text and, where it says more, its original: before anything refers to them.
    fn save_texts(&self, guard: &WriteGuard, arrival: &Arrival<'_>) -> Result<(), StoreError> {
        if arrival.imported.original == OriginalSays::More {
            let (_, saved) = self.store.save_original(guard, arrival.received.bytes)?;
            saved.certain()?;
        }
        let snapshot = &arrival.imported.snapshot;
        self.store
            .save_snapshot(guard, snapshot, import::VERSION)?
            .certain()?;
        self.keep_text(Arc::new(snapshot.clone()));
        Ok(())
    }

    /// Takes in what other programs have added, so that no article comes in twice.
    ///
    /// Each that adds one leaves its id in the state directory: where the last is known, all are.
    pub(super) fn notice_added(&self) {
        let last = ArticleId::parse(self.last_added_by_any().trim());
        let is_known = self.answered(Parts::Rows, |index| match last {
            Some(last) => Ok(index.state(RecordId::article(last))?.is_some()),
            None => Ok(false),
        });
        if !is_known {
            self.compare_directories();
        }
    }

    /// Returns the id of the article that was added last, by whichever program, as it is written.
    pub(super) fn last_added_by_any(&self) -> String {
        fs::read_to_string(self.last_added()).unwrap_or_default()
    }

    fn note_added(&self, id: ArticleId) {
        // Where it can't be written, the next one to add looks at all.
        let _ = fs::write(self.last_added(), format!("{id}\n"))
            .or_else(|_| fs::remove_file(self.last_added()));
    }

    fn last_added(&self) -> PathBuf {
        self.places().state.join("last-added")
    }
}

/// Sets fields of an article: what a person gives, and of what was found only what nobody has set or taken
/// away before.
struct Fill<'a> {
    change: &'a mut Change,
    id: RecordId,
    record: &'a Record,
}

impl Fill<'_> {
    fn all(&mut self, given: &Given, found: &Found) {
        use FoundField as Of;
        let published = (given.published.as_ref(), found.published.as_ref());
        let taken = [
            (
                Of::Title,
                self.one(article::TITLE, given.title.as_ref(), Some(&found.title)),
            ),
            (
                Of::Source,
                self.one(
                    article::SOURCE,
                    given.source.as_ref(),
                    found.source.as_ref(),
                ),
            ),
            (
                Of::Author,
                self.one(
                    article::AUTHOR,
                    given.author.as_ref(),
                    found.author.as_ref(),
                ),
            ),
            (
                Of::Published,
                self.one(article::PUBLISHED, published.0, published.1),
            ),
            (
                Of::Url,
                self.one(article::URL, given.url.as_ref(), found.url.as_ref()),
            ),
            (
                Of::Language,
                self.one(article::LANGUAGE, None, found.language.as_ref()),
            ),
            (Of::Lead, self.one(article::LEAD, None, found.lead.as_ref())),
        ];
        for (field, is_taken) in taken {
            if let Some(place) = found.places.get(&field).filter(|_| is_taken) {
                self.put(article::places().child(field.word()), place.to_value());
            }
        }
        let minutes = found.reading_minutes.as_ref();
        self.one(article::READING_MINUTES, None, minutes);
        let mut tags: Vec<&CleanText> = Vec::new();
        let is_new = |tag: &&CleanText| self.record.entry(&article::tags().child(tag)).is_none();
        for tag in given.tags.iter().chain(found.tags.iter().filter(is_new)) {
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        for tag in tags {
            let path = article::tags().child(tag);
            self.put(path, tag.to_value());
        }
    }

    /// Sets a field, and tells whether to what was found.
    fn one<T: FieldValue>(
        &mut self,
        field: Field<T>,
        given: Option<&T>,
        found: Option<&T>,
    ) -> bool {
        let is_new = self.record.entry(&field.path()).is_none();
        let found = found.filter(|_| is_new);
        if let Some(value) = given.or(found) {
            self.put(field.path(), value.to_value());
        }
        given.is_none() && found.is_some()
    }

    fn put(&mut self, path: Path, value: crate::model::Value) {
        self.change.put(self.id, self.record, path, Some(value));
    }
}

fn told(durability: Durability) -> Option<CleanText> {
    durability
        .certain()
        .err()
        .map(|error| CleanText::new(&error.to_string()))
}

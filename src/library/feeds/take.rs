//! Writing what feeds bring: one thread, in small batches, so that whoever saves meanwhile has their turn.

use std::{
    collections::{BTreeSet, VecDeque},
    thread,
    time::{Duration, Instant},
};

use crate::{
    library::{
        IndexingError, Library, Writer,
        admit::Before,
        feeds::{
            FeedError,
            join::{self, Link},
            look::Fresh,
            rules::{self, Draft},
            whole::{Whole, whole},
        },
        indexing::Parts,
    },
    model::{
        Article, ArticleId, ChangeId, CleanText, Feed, FieldValue, Flow, FoundIn, PageAddress,
        Record, RecordId, Snapshot, Stamp, article, view::AddState,
    },
    query::Rule,
    store::{WriteGuard, lock::PATIENCE},
};

/// How many entries are looked at before they are written together.
const BATCH: usize = 10;

/// How long the lock is held at most, but for one entry that takes longer by itself.
const HELD: Duration = Duration::from_millis(50);

/// How long others who want to write have their turn after that.
pub(super) const PAUSE: Duration = Duration::from_millis(25);

/// What came of writing the entries of a feed.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// The new articles that did not go to the trash at once.
    pub new: Vec<ArticleId>,
    /// How many articles have a new text.
    pub revised: usize,
    /// How many have another title or author, and the same text.
    pub corrected: usize,
    /// Whether anything was written.
    pub is_changed: bool,
    /// Whether some were left, since a person has stopped it.
    pub is_stopped: bool,
    /// The stories that rules name, with what goes into each.
    pub stories: Vec<(CleanText, ArticleId)>,
    /// The keys of entries that are to be looked at once more the next time.
    pub left: Vec<String>,
    /// What a person should know, in whole sentences.
    pub notices: Vec<CleanText>,
    /// Why entries can't be written, one sentence for each.
    untaken: Vec<CleanText>,
}

/// What is to be written of an entry.
enum Deed {
    /// It becomes an article.
    Make(Box<Whole>),
    /// It gives its article a new text.
    Revise(Box<Whole>),
    /// It is an article that is here already, and gives it a new text where it has taken the place of the entry that
    /// the article was made of.
    Join(ArticleId, Option<Box<Whole>>),
}

impl Deed {
    /// Returns the article that gets what an entry says.
    fn article(&self, fresh: &Fresh) -> ArticleId {
        match self {
            Self::Join(article, _) => *article,
            Self::Make(_) | Self::Revise(_) => fresh.id,
        }
    }
}

/// A feed that is written, with what rules say.
pub(super) struct Taking<'a> {
    pub feed: &'a Feed,
    pub record: &'a Record,
    pub address: &'a PageAddress,
    pub rules: &'a [Rule],
    /// By what the entries of this answer are known.
    pub keys: &'a BTreeSet<String>,
}

impl Library {
    /// Writes the entries of a feed, the oldest first, and tells what came of it; `flow` is asked between batches
    /// whether to go on.
    ///
    /// # Errors
    /// Where the library can't be written, or the index does not answer; what was written before stays, and is told.
    pub(super) fn take_news(
        &self,
        taking: &Taking<'_>,
        entries: Vec<Fresh>,
        taken: &mut Taken,
        flow: &mut dyn FnMut(&Taken) -> Flow,
    ) -> Result<(), FeedError> {
        let mut left: VecDeque<Fresh> = entries.into();
        while !left.is_empty() {
            if flow(taken) == Flow::Stop {
                taken.is_stopped = true;
                break;
            }
            let batch: Vec<Fresh> = left.drain(..left.len().min(BATCH)).collect();
            // Another window may have added what an entry is.
            self.notice_added();
            let mut seen = self.last_added_by_any();
            let mut deeds = Vec::new();
            for fresh in batch {
                let deed = self.deed(taking, &fresh)?;
                deeds.push((fresh, deed));
            }
            self.ask_rules(taking, &mut deeds)?;
            self.take_batch(taking, deeds.into(), &mut seen, taken)?;
        }
        taken.notices.extend(untaken(&taken.untaken));
        Ok(())
    }

    /// Finds out what is to be written of an entry.
    fn deed(&self, taking: &Taking<'_>, fresh: &Fresh) -> Result<Deed, FeedError> {
        if !fresh.is_new {
            return Ok(Deed::Revise(Box::new(whole(taking, fresh))));
        }
        let joins = self.joins(taking, fresh)?;
        Ok(joins.unwrap_or_else(|| Deed::Make(Box::new(whole(taking, fresh)))))
    }

    /// Finds the article that is here already as what an entry is.
    fn joins(&self, taking: &Taking<'_>, fresh: &Fresh) -> Result<Option<Deed>, FeedError> {
        let article = self.here_already(taking, fresh)?;
        Ok(article.map(|article| {
            let succeeds = join::succeeds(taking.feed.id, &article, taking.keys);
            Deed::Join(article.id, succeeds.then(|| Box::new(whole(taking, fresh))))
        }))
    }

    /// Asks the rules of those that become articles.
    fn ask_rules(&self, taking: &Taking<'_>, deeds: &mut [(Fresh, Deed)]) -> Result<(), FeedError> {
        if taking.rules.is_empty() {
            return Ok(());
        }
        let now = (self.now)();
        let stamp = Stamp::new(now.as_microsecond(), 0, self.device);
        let mut drafts = Vec::new();
        for (fresh, deed) in &*deeds {
            let Deed::Make(whole) = deed else { continue };
            let mut record = Record::default();
            let before = Before::new(fresh.id);
            whole.with(fresh, taking, before, now, |arrival| {
                let change = arrival.change(ChangeId(fresh.id.0));
                change.apply(RecordId::article(fresh.id), &mut record, stamp);
            });
            drafts.push(Draft {
                id: fresh.id,
                record,
                snapshot: &whole.imported.snapshot,
            });
        }
        let of = (taking.feed.id, taking.record);
        let marks = rules::asked(taking.rules, &self.moment(), of, &drafts);
        let mut marks = marks.map_err(IndexingError::from)?.into_iter();
        for (_, deed) in deeds {
            if let Deed::Make(whole) = deed {
                whole.marks = marks.next().unwrap_or_default();
            }
        }
        Ok(())
    }

    /// Writes some entries, and takes in the words of what was written.
    fn take_batch(
        &self,
        taking: &Taking<'_>,
        mut deeds: VecDeque<(Fresh, Deed)>,
        seen: &mut String,
        taken: &mut Taken,
    ) -> Result<(), FeedError> {
        let mut revised = Vec::new();
        while !deeds.is_empty() {
            {
                let mut writer = self.writer();
                let guard = self.store.lock(PATIENCE)?;
                let begun = Instant::now();
                if self.last_added_by_any() != *seen {
                    self.join_instead(taking, &mut deeds)?;
                }
                while begun.elapsed() < HELD
                    && let Some((fresh, deed)) = deeds.pop_front()
                {
                    let before = taken.revised;
                    match self.take_one(taking, (&fresh, &deed), (&mut writer, &guard), taken) {
                        Err(error) if error.is_of_one_article() => {
                            let said = format!("“{}” was not taken in: {error}", fresh.read.title);
                            taken.untaken.push(CleanText::line(&said));
                        }
                        done => done?,
                    }
                    if taken.revised > before {
                        revised.push(deed.article(&fresh));
                    }
                }
                *seen = self.last_added_by_any();
            }
            thread::sleep(PAUSE);
        }
        for id in revised {
            // A placement that is missing is found when the article is opened.
            if let Err(error) = self.settle(id) {
                taken.notices.push(CleanText::line(&error.to_string()));
            }
        }
        if taken.is_changed
            && let Err(error) = self.index_changes(Parts::Words)
        {
            // All is written, and what is found of it comes with the next call.
            self.note_trouble("What feeds have brought may not show in lists yet", &error);
        }
        Ok(())
    }

    /// Looks once more which entries are articles that are here, now that somebody has added some.
    fn join_instead(
        &self,
        taking: &Taking<'_>,
        deeds: &mut VecDeque<(Fresh, Deed)>,
    ) -> Result<(), FeedError> {
        self.notice_added();
        for (fresh, deed) in deeds {
            if matches!(deed, Deed::Make(_))
                && let Some(joins) = self.joins(taking, fresh)?
            {
                *deed = joins;
            }
        }
        Ok(())
    }

    /// Writes one entry under the lock, as far as that is still wanted.
    fn take_one(
        &self,
        taking: &Taking<'_>,
        (fresh, deed): (&Fresh, &Deed),
        (writer, guard): (&mut Writer, &WriteGuard),
        taken: &mut Taken,
    ) -> Result<(), FeedError> {
        let id = RecordId::article(fresh.id);
        match deed {
            // Another window or device was first.
            Deed::Make(_) | Deed::Join(..) if self.known(id)?.is_there => Ok(()),
            Deed::Make(whole) => {
                let before = Before::new(fresh.id);
                let now = (self.now)();
                whole.with(fresh, taking, before, now, |arrival| {
                    self.admit(writer, guard, arrival).map(drop)
                })?;
                taken.is_changed = true;
                let marks = &whole.marks;
                if !marks.is_skipped {
                    taken.new.push(fresh.id);
                    let stories = marks.stories.iter().cloned();
                    taken.stories.extend(stories.map(|story| (story, fresh.id)));
                }
                Ok(())
            }
            Deed::Revise(whole) => {
                self.revise(taking, fresh, (fresh.id, whole), (writer, guard), taken)
            }
            Deed::Join(article, whole) => {
                if !self.join(taking, fresh, *article, (writer, guard))? {
                    // What is not there any more is made the next time.
                    taken.left.push(fresh.read.entry.clone());
                    return Ok(());
                }
                taken.is_changed = true;
                // Of several entries that are one article only one says what it is now.
                let is_only =
                    self.joined_first(taking.feed, *article, taking.keys)? == Some(fresh.key);
                match whole.as_ref().filter(|_| is_only) {
                    Some(whole) => {
                        self.revise(taking, fresh, (*article, whole), (writer, guard), taken)
                    }
                    None => Ok(()),
                }
            }
        }
    }

    /// Gives an article the text and the title that an entry has now, where these are others.
    fn revise(
        &self,
        taking: &Taking<'_>,
        fresh: &Fresh,
        (id, whole): (ArticleId, &Whole),
        (writer, guard): (&mut Writer, &WriteGuard),
        taken: &mut Taken,
    ) -> Result<(), FeedError> {
        let before = self.before(id)?;
        let article = before.article.as_ref().filter(|it| it.is_live());
        let Some(article) = article else {
            return Ok(());
        };
        let now = (self.now)();
        let is_revised = self.is_revised(article, &whole.imported.snapshot) && {
            let added = whole.with(fresh, taking, before, now, |arrival| {
                self.admit(writer, guard, arrival)
            })?;
            added.state == AddState::Revised
        };
        let found = &whole.imported.snapshot.found;
        let is_corrected = self.correct(id, found, (writer, guard))?;
        taken.revised += usize::from(is_revised);
        taken.corrected += usize::from(is_corrected && !is_revised);
        taken.is_changed |= is_revised || is_corrected;
        Ok(())
    }

    /// Tells whether a feed says something new of an article, whose text came from a feed itself.
    fn is_revised(&self, article: &Article, snapshot: &Snapshot) -> bool {
        let newest = article.newest().map(|newest| self.snapshot(&newest.id));
        let Some(Ok(newest)) = newest else {
            return false;
        };
        let mut places = newest.found.places.values();
        places.any(|place| *place == FoundIn::Feed) && newest.text_hash() != snapshot.text_hash()
    }

    /// Notes that an entry is an article that is here already; tells whether it still is.
    ///
    /// What stands under the entry's own id says only that it is known. It lies in the trash as something that went
    /// there by itself: were it purged, it would take away what another device has made of the same entry.
    fn join(
        &self,
        taking: &Taking<'_>,
        fresh: &Fresh,
        article: ArticleId,
        (writer, guard): (&mut Writer, &WriteGuard),
    ) -> Result<bool, FeedError> {
        let known = self.known(RecordId::article(article))?;
        if !known.is_there || known.record.get(article::PURGED).is_some() {
            return Ok(false);
        }
        let now = (self.now)();
        let (feed, key) = (article::feed(taking.feed.id), fresh.key.to_value());
        let joined = RecordId::article(article);
        let own = RecordId::article(fresh.id);
        self.write_stamped(writer, guard, joined, now, |record, stamp| {
            if record.value(&feed).is_none() {
                record.set(feed.clone(), Some(key.clone()), stamp);
            }
            let link = Link::of(&fresh.read);
            let address = link.map(|link| article::addresses().child(&link.identity));
            if let Some(address) = address
                && record.value(&address).is_none()
            {
                record.set(address, Some(join::KNOWN.to_value()), stamp);
            }
        })?;
        self.write_stamped(writer, guard, own, now, |record, stamp| {
            let title = fresh.read.title.to_value();
            let values = [
                (article::TITLE.path(), title),
                (article::REMOVED.path(), now.to_value()),
                (article::EXPIRED.path(), now.to_value()),
                (article::JOINED.path(), article.to_value()),
                (feed, key),
            ];
            for (path, value) in values {
                record.set(path, Some(value), stamp);
            }
        })?;
        Ok(true)
    }
}

/// Sums up why entries were not written.
fn untaken(said: &[CleanText]) -> Option<CleanText> {
    let first = said.first()?;
    Some(match said.len() - 1 {
        0 => first.clone(),
        more => CleanText::line(&format!("{first} So it is with {more} more.")),
    })
}

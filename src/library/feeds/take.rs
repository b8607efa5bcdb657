//! Writing what feeds bring: one thread, in small batches, so that whoever saves meanwhile has their turn.

use std::{
    collections::VecDeque,
    thread,
    time::{Duration, Instant},
};

use jiff::Timestamp;

use crate::{
    import::{Imported, Kind, OriginalSays},
    library::{
        Given, IndexingError, Library, Writer,
        add::Received,
        admit::{Arrival, Before, CameBy},
        feeds::{
            FeedError,
            join::{self, Link},
            look::{Fresh, News},
            rules::{self, Draft, Marks},
        },
        fetched::Page,
        indexing::Parts,
    },
    model::{
        Article, ArticleId, ChangeId, CleanText, Feed, FetchedFrom, FieldValue, Flow, FoundField,
        FoundIn, KnownAs, PageAddress, Record, RecordId, Snapshot, Stamp, article, view::AddState,
    },
    query::Rule,
    store::{OriginalId, WriteGuard, lock::PATIENCE},
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
    /// Whether anything was written.
    pub is_changed: bool,
    /// Whether some were left, since a person has stopped it.
    pub is_stopped: bool,
    /// The stories that rules name, with what goes into each.
    pub stories: Vec<(CleanText, ArticleId)>,
    /// What a person should know, in whole sentences.
    pub notices: Vec<CleanText>,
}

/// What is to be written of an entry.
enum Deed {
    /// It becomes an article.
    Make(Box<Whole>),
    /// It gives its article a new text.
    Revise(Box<Whole>),
    /// It is an article that is here already.
    Join(ArticleId, Option<Link>),
}

/// An entry as a text.
struct Whole {
    bytes: Vec<u8>,
    imported: Imported,
    asked: PageAddress,
    got: PageAddress,
    kind: Option<Kind>,
    fetched: FetchedFrom,
    addresses: Vec<(CleanText, KnownAs)>,
    marks: Marks,
}

/// A feed that is written, with what rules say.
pub(super) struct Taking<'a> {
    pub feed: &'a Feed,
    pub record: &'a Record,
    pub address: &'a PageAddress,
    pub rules: &'a [Rule],
}

impl Library {
    /// Writes the entries of a feed, the oldest first; `flow` is asked between batches whether to go on.
    ///
    /// # Errors
    /// Where the library can't be written, or the index does not answer; what was written before stays.
    pub(super) fn take_news(
        &self,
        taking: &Taking<'_>,
        news: &mut News,
        flow: &mut dyn FnMut(&Taken) -> Flow,
    ) -> Result<Taken, FeedError> {
        let mut taken = Taken::default();
        let mut left: VecDeque<Fresh> = std::mem::take(&mut news.entries).into();
        while !left.is_empty() {
            if flow(&taken) == Flow::Stop {
                taken.is_stopped = true;
                break;
            }
            let batch: Vec<Fresh> = left.drain(..left.len().min(BATCH)).collect();
            let is_in_answer = |article: &Article| {
                let key = article.feeds.get(&taking.feed.id);
                key.is_some_and(|key| news.kept.entries.contains_key(&key.to_string()))
            };
            let mut deeds = Vec::new();
            for fresh in batch {
                let deed = self.deed(taking, &fresh, &is_in_answer)?;
                deeds.push((fresh, deed));
            }
            self.ask_rules(taking, &mut deeds)?;
            self.take_batch(taking, deeds.into(), &mut taken)?;
        }
        Ok(taken)
    }

    /// Finds out what is to be written of an entry.
    fn deed(
        &self,
        taking: &Taking<'_>,
        fresh: &Fresh,
        is_in_answer: &dyn Fn(&Article) -> bool,
    ) -> Result<Deed, FeedError> {
        if !fresh.is_new {
            return Ok(Deed::Revise(Box::new(whole(taking, fresh))));
        }
        Ok(match self.joins(taking.feed, fresh, is_in_answer)? {
            Some(article) => Deed::Join(article, Link::of(&fresh.read)),
            None => Deed::Make(Box::new(whole(taking, fresh))),
        })
    }

    /// Asks the rules of those that become articles.
    fn ask_rules(&self, taking: &Taking<'_>, deeds: &mut [(Fresh, Deed)]) -> Result<(), FeedError> {
        if taking.rules.is_empty() {
            return Ok(());
        }
        let now = (self.now)();
        let stamp = Stamp::new(now.as_microsecond(), 0, self.device);
        let mut drafts = Vec::new();
        let none = Marks::default();
        for (fresh, deed) in &*deeds {
            let Deed::Make(whole) = deed else { continue };
            let mut record = Record::default();
            whole.with(
                fresh,
                taking,
                Before::new(fresh.id),
                &none,
                now,
                |arrival| {
                    let change = arrival.change(ChangeId(fresh.id.0));
                    change.apply(RecordId::article(fresh.id), &mut record, stamp);
                },
            );
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
        taken: &mut Taken,
    ) -> Result<(), FeedError> {
        let mut revised = Vec::new();
        while !deeds.is_empty() {
            {
                let mut writer = self.writer();
                let guard = self.store.lock(PATIENCE)?;
                let begun = Instant::now();
                while begun.elapsed() < HELD
                    && let Some((fresh, deed)) = deeds.pop_front()
                {
                    let before = taken.revised;
                    match self.take_one(taking, (&fresh, &deed), (&mut writer, &guard), taken) {
                        Err(error) if error.is_of_one_article() => {
                            let said = format!("“{}” was not taken in: {error}", fresh.read.title);
                            taken.notices.push(CleanText::line(&said));
                        }
                        done => done?,
                    }
                    if taken.revised > before {
                        revised.push(fresh.id);
                    }
                }
            }
            thread::sleep(PAUSE);
        }
        for id in revised {
            // A placement that is missing is found when the article is opened.
            if let Err(error) = self.settle(id) {
                taken.notices.push(CleanText::line(&error.to_string()));
            }
        }
        if taken.is_changed {
            self.index_changes(Parts::Words)?;
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
        let is_there = self.known(id)?.is_there;
        match deed {
            // Another window or device was first.
            Deed::Make(_) | Deed::Join(..) if is_there => Ok(()),
            Deed::Make(whole) => {
                let before = Before::new(fresh.id);
                let now = (self.now)();
                let marks = &whole.marks;
                whole.with(fresh, taking, before, marks, now, |arrival| {
                    self.admit(writer, guard, arrival).map(drop)
                })?;
                taken.is_changed = true;
                if !marks.is_skipped {
                    taken.new.push(fresh.id);
                    let stories = marks.stories.iter().cloned();
                    taken.stories.extend(stories.map(|story| (story, fresh.id)));
                }
                Ok(())
            }
            Deed::Revise(whole) => {
                let before = self.before(fresh.id)?;
                let article = before.article.as_ref();
                let is_wanted = article.is_some_and(|article| {
                    article.is_live() && self.is_revised(article, &whole.imported.snapshot)
                });
                if !is_wanted {
                    return Ok(());
                }
                let now = (self.now)();
                let added =
                    whole.with(fresh, taking, before, &Marks::default(), now, |arrival| {
                        self.admit(writer, guard, arrival)
                    })?;
                taken.revised += usize::from(added.state == AddState::Revised);
                taken.is_changed |= added.state == AddState::Revised;
                Ok(())
            }
            Deed::Join(article, link) => {
                self.join(taking, fresh, *article, link.as_ref(), (writer, guard))?;
                taken.is_changed = true;
                Ok(())
            }
        }
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

    /// Notes that an entry is an article that is here already.
    ///
    /// What stands under the entry's own id says only that it is known. It lies in the trash as something that went
    /// there by itself: were it purged, it would take away what another device has made of the same entry.
    fn join(
        &self,
        taking: &Taking<'_>,
        fresh: &Fresh,
        article: ArticleId,
        link: Option<&Link>,
        (writer, guard): (&mut Writer, &WriteGuard),
    ) -> Result<(), FeedError> {
        let now = (self.now)();
        let (feed, key) = (article::feed(taking.feed.id), fresh.key.to_value());
        let joined = RecordId::article(article);
        let own = RecordId::article(fresh.id);
        let clock = &mut writer.clock;
        let written = self
            .store
            .write_merged(guard, joined, clock, |record, clock| {
                let stamp = clock.tick(now);
                if record.value(&feed).is_none() {
                    record.set(feed.clone(), Some(key.clone()), stamp);
                }
                let address = link.map(|link| article::addresses().child(&link.identity));
                if let Some(address) = address
                    && record.value(&address).is_none()
                {
                    record.set(address, Some(join::KNOWN.to_value()), stamp);
                }
            })?;
        self.touch(joined);
        written.durability.certain()?;
        let clock = &mut writer.clock;
        let written = self
            .store
            .write_merged(guard, own, clock, |record, clock| {
                let stamp = clock.tick(now);
                let title = fresh.read.title.to_value();
                let values = [
                    (article::TITLE.path(), title),
                    (article::REMOVED.path(), now.to_value()),
                    (article::EXPIRED.path(), now.to_value()),
                    (feed, key),
                ];
                for (path, value) in values {
                    record.set(path, Some(value), stamp);
                }
            })?;
        self.touch(own);
        Ok(written.durability.certain()?)
    }
}

impl Whole {
    /// Does something with it as an arrival.
    fn with<T>(
        &self,
        fresh: &Fresh,
        taking: &Taking<'_>,
        before: Before,
        marks: &Marks,
        now: Timestamp,
        what: impl FnOnce(&Arrival<'_>) -> T,
    ) -> T {
        let received = Received {
            bytes: &self.bytes,
            shown: self.asked.as_str(),
            page: Some(Page {
                asked: &self.asked,
                got: &self.got,
                kind: self.kind,
                fetched: Some(self.fetched.clone()),
            }),
            ..Received::default()
        };
        what(&Arrival {
            received: &received,
            given: &Given::default(),
            imported: self.imported.clone(),
            hash: CleanText::line(OriginalId::of(&self.bytes).as_str()),
            before,
            addresses: self.addresses.clone(),
            came_by: Some(CameBy {
                feed: taking.feed.id,
                key: fresh.key,
                marks,
            }),
            now,
        })
    }
}

/// Makes a text of an entry, or of the page that it leads to.
fn whole(taking: &Taking<'_>, fresh: &Fresh) -> Whole {
    let link = Link::of(&fresh.read);
    let mut addresses: Vec<(CleanText, KnownAs)> = link
        .map(|link| (link.identity, join::KNOWN))
        .into_iter()
        .collect();
    let mut whole = match &fresh.page {
        None => of_feed(taking, fresh),
        Some((received, imported)) => {
            let page = Page::fetched(&received.address, received);
            let got = received.address.identity();
            if !received.address.is_root() && !addresses.iter().any(|(known, _)| *known == got) {
                addresses.push((got, join::KNOWN));
            }
            let mut imported = imported.clone();
            joined(&mut imported.snapshot, &fresh.read.snapshot);
            Whole {
                bytes: received.bytes.clone(),
                imported,
                asked: received.address.clone(),
                got: received.address.clone(),
                kind: page.kind,
                fetched: page.fetched.unwrap_or_else(|| told(taking, false)),
                addresses: Vec::new(),
                marks: Marks::default(),
            }
        }
    };
    let found = &mut whole.imported.snapshot.found;
    if found.source.is_none() || fresh.page.is_some() {
        found.source = Some(taking.feed.name.clone());
    }
    // By this it is known later that the text came by a feed.
    found.places.insert(FoundField::Source, FoundIn::Feed);
    whole.addresses = addresses;
    whole
}

fn of_feed(taking: &Taking<'_>, fresh: &Fresh) -> Whole {
    let snapshot = fresh.read.snapshot.clone();
    let is_same = fresh.read.original == snapshot.text.as_bytes();
    Whole {
        bytes: fresh.read.original.clone(),
        fetched: told(taking, is_same),
        imported: Imported {
            snapshot,
            original: if is_same {
                OriginalSays::TheSame
            } else {
                OriginalSays::More
            },
            remarks: Vec::new(),
        },
        asked: taking.address.clone(),
        got: taking.address.clone(),
        kind: None,
        addresses: Vec::new(),
        marks: Marks::default(),
    }
}

/// Says how the text of an entry came: with its feed.
fn told(taking: &Taking<'_>, is_plain: bool) -> FetchedFrom {
    let media_type = if is_plain { "text/plain" } else { "text/html" };
    FetchedFrom {
        url: CleanText::line(taking.address.as_str()),
        status: 200,
        media_type: Some(CleanText::line(media_type)),
        etag: None,
        last_modified: None,
        date: None,
        language: None,
    }
}

/// Has what a feed says of an entry go before what the page says.
fn joined(page: &mut Snapshot, feed: &Snapshot) {
    let (found, said) = (&mut page.found, &feed.found);
    for (field, place) in &said.places {
        found.places.insert(field.clone(), place.clone());
    }
    if said.places.contains_key(&FoundField::Title) {
        found.title = said.title.clone();
    }
    let or = |said: &Option<CleanText>, found: &mut Option<CleanText>| {
        if said.is_some() {
            found.clone_from(said);
        }
    };
    or(&said.author, &mut found.author);
    or(&said.url, &mut found.url);
    if said.published.is_some() {
        found.published = said.published;
    }
    if found.language.is_none() {
        found.language = said.language.clone();
    }
    for tag in &said.tags {
        if !found.tags.contains(tag) {
            found.tags.push(tag.clone());
        }
    }
}

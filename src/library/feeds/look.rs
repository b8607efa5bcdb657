//! Asking one feed, and finding out what is new in it, without writing anything.

use std::{collections::BTreeSet, sync::Arc};

use jiff::Timestamp;

use crate::{
    extract::{ExtractError, Extractor},
    import::{Hints, Imported, ReadEntry, ReadFeed},
    library::{
        Library,
        feeds::{
            error::hint_for_feed,
            hosts::{Hosts, Turn},
            join::succeeds,
            state::Kept,
            wanted::wanted,
        },
        reading::Known,
    },
    model::{
        Article, ArticleId, CleanText, EntryKey, Feed, Flow, PageAddress, RecordId, article,
        feed::Content, schedule::Wait,
    },
    net::{self, Client, FetchError, Fetched, Request, Wanted},
    store::{OriginalId, StoreError},
};

/// A feed that is to be asked.
#[derive(Clone, Debug)]
pub(super) struct Due {
    pub feed: Arc<Feed>,
    pub address: PageAddress,
}

/// What came of asking a feed.
pub(super) enum Answer {
    /// It says what it said before.
    Same(Box<Same>),
    /// It says something else.
    News(Box<News>),
    /// It does not answer as a feed does.
    Failed(Failure),
    /// A person has stopped it.
    Stopped,
}

/// A feed that says what it said before.
pub(super) struct Same {
    /// What is kept of that.
    pub kept: Kept,
    /// Where it has moved to for good.
    pub moved: Option<PageAddress>,
}

/// A feed that says something else than before.
pub(super) struct News {
    /// After how many minutes it wants to be asked again.
    pub ttl: Option<u32>,
    /// The entries that are to be written, the oldest first.
    pub entries: Vec<Fresh>,
    /// By what all its entries are known, also those that are not wanted.
    pub keys: BTreeSet<String>,
    /// Whether any of its entries is here already.
    pub is_known: bool,
    /// Whether nothing is known of what it said before.
    pub is_first: bool,
    /// What is kept of it once all entries are written.
    pub kept: Kept,
    /// Where it has moved to for good.
    pub moved: Option<PageAddress>,
    /// What a person should know of it.
    pub notices: Vec<CleanText>,
}

/// An entry that is to be written.
pub(super) struct Fresh {
    pub key: EntryKey,
    /// The article that it is.
    pub id: ArticleId,
    /// Whether there is no article of it yet; else it says something else than before.
    pub is_new: bool,
    pub read: ReadEntry,
    /// The page that it leads to, where that is what is read.
    pub page: Option<(net::Received, Imported)>,
}

/// Why a feed does not answer.
#[derive(Clone, Debug)]
pub(super) struct Failure {
    pub why: CleanText,
    pub hint: Option<CleanText>,
    pub kind: FailureKind,
    /// Until when its server wants to be left alone.
    pub wait: Option<Timestamp>,
}

/// Whose doing it is that a feed does not answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FailureKind {
    /// No way leads there from this machine for now.
    Offline,
    /// Nobody answers: the connection may be at fault.
    Unreached,
    /// What answers is not the feed.
    Answered,
    /// Its server says that it is gone for good.
    Gone,
    /// Something on this machine is at fault.
    Ours,
}

impl Failure {
    /// Says that something on this machine is at fault.
    pub fn ours(why: &str, hint: Option<&str>) -> Self {
        Self {
            why: CleanText::line(why),
            hint: hint.map(CleanText::line),
            kind: FailureKind::Ours,
            wait: None,
        }
    }
}

/// With what feeds are asked.
pub(super) struct Looker<'a> {
    pub library: &'a Library,
    pub client: &'a Client,
    pub extractor: &'a Extractor,
    pub hosts: &'a Hosts<Due>,
    pub now: Timestamp,
}

impl Looker<'_> {
    /// Asks a feed, and finds out what is new in it.
    pub fn ask(&self, due: &Due, turn: Option<Turn<'_, Due>>) -> Answer {
        let kept = self.library.kept_of(&due.feed);
        let now = (self.library.now)();
        if let Some(received) = self.library.looked.take(&due.address, now) {
            drop(turn);
            return self.read(due, kept, &received);
        }
        let validators = kept.as_ref().map(Kept::validators).unwrap_or_default();
        let request = Request::feed(due.address.clone()).unless(validators);
        let fetched = self.client.fetch(request, &|_| self.flow());
        drop(turn);
        self.note_answer(due.address.host(), &fetched);
        match fetched {
            Ok(Fetched::NotModified(told)) => match kept {
                Some(kept) => Answer::Same(Box::new(Same {
                    kept: kept.with(&due.feed, &told.validators),
                    moved: told.moved,
                })),
                // Nobody asked whether it has changed.
                None => Answer::Failed(Failure::ours("The server tells nothing.", None)),
            },
            Ok(Fetched::Page(received)) => self.read(due, kept, &received),
            Err(FetchError::Stopped) => Answer::Stopped,
            Err(error) => Answer::Failed(self.failure(due, &error)),
        }
    }

    /// Notes which hosts have answered: the one that was asked, and the one to which it led.
    pub(super) fn note_answer(&self, asked: &str, fetched: &Result<Fetched, FetchError>) {
        let answered = match fetched {
            Ok(Fetched::Page(received)) => &received.address,
            Ok(Fetched::NotModified(told)) => &told.address,
            Err(_) => return,
        };
        for host in [asked, answered.host()] {
            self.hosts.answered(host);
        }
    }

    fn read(&self, due: &Due, kept: Option<Kept>, received: &net::Received) -> Answer {
        let feed = &*due.feed;
        let body = OriginalId::of(&received.bytes).to_string();
        let (validators, moved) = (received.validators(), received.moved.clone());
        let before = match kept {
            Some(kept) if kept.body == body => {
                let kept = kept.with(feed, &validators);
                return Answer::Same(Box::new(Same { kept, moved }));
            }
            before => before.unwrap_or_default(),
        };
        let hints = hints(received);
        let read = self
            .extractor
            .read_feed(&received.bytes, &hints, &|| self.is_stopped());
        let read = match read {
            Ok(read) => read,
            Err(ExtractError::Cancelled) => return Answer::Stopped,
            Err(why) => return Answer::Failed(unread(&why)),
        };
        let kept = Kept::new(feed, &validators, body);
        match self.news(feed, read, &before, (kept, moved)) {
            Ok(Some(news)) => Answer::News(Box::new(news)),
            Ok(None) => Answer::Stopped,
            Err(error) => {
                Answer::Failed(Failure::ours(&error.to_string(), error.hint().as_deref()))
            }
        }
    }

    /// Finds out which entries are to be written; nothing where it was stopped meanwhile.
    fn news(
        &self,
        feed: &Feed,
        read: ReadFeed,
        before: &Kept,
        (kept, moved): (Kept, Option<PageAddress>),
    ) -> Result<Option<News>, StoreError> {
        let mut news = News {
            ttl: read.ttl,
            entries: Vec::new(),
            keys: read
                .entries
                .iter()
                .map(|entry| entry.entry.clone())
                .collect(),
            is_known: false,
            is_first: before.entries.is_empty(),
            kept,
            moved,
            notices: read.remarks,
        };
        let (entries, notice) = wanted(feed, read.entries, self.now);
        news.notices.extend(notice);
        for entry in entries {
            if self.is_stopped() {
                return Ok(None);
            }
            let Some(key) = EntryKey::parse(&entry.entry) else {
                continue;
            };
            let own = ArticleId::of_entry(feed.id, key);
            let (id, known) = self.article_of(feed, (key, own), &news.keys)?;
            news.is_known |= known.is_there;
            let said = before.entries.get(&entry.entry);
            news.kept.says(&entry.entry, &entry.digest);
            let is_live = known.record.get(article::REMOVED).is_none()
                && known.record.get(article::PURGED).is_none();
            // Of what was said before nothing may be known any more; then what stands there is left as it is.
            let says_else = is_live && said.is_some_and(|said| *said != entry.digest);
            if known.is_there && !says_else {
                continue;
            }
            news.entries.push(Fresh {
                key,
                id,
                is_new: !known.is_there,
                read: entry,
                page: None,
            });
        }
        if feed.content == Content::Page && !self.get_pages(&mut news, before) {
            return Ok(None);
        }
        Ok(Some(news))
    }

    /// Returns the article that an entry is, with what is known of it: its own, or the one whose place it has taken.
    fn article_of(
        &self,
        feed: &Feed,
        (key, own): (EntryKey, ArticleId),
        keys: &BTreeSet<String>,
    ) -> Result<(ArticleId, Known), StoreError> {
        let known = self.library.known(RecordId::article(own))?;
        if let Some(into) = known.record.get(article::JOINED)
            && Article::from_record(own, &known.record).is_joined()
        {
            let there = self.library.known(RecordId::article(into))?;
            if succeeds(feed.id, &Article::from_record(into, &there.record), keys)
                && self.library.joined_first(feed, into, keys)? == Some(key)
            {
                return Ok((into, there));
            }
        }
        Ok((own, known))
    }

    fn failure(&self, due: &Due, error: &FetchError) -> Failure {
        let wait = self.heed(error);
        let kind = match error {
            FetchError::Status {
                status: 410,
                address,
                ..
            } if **address == due.address.without_fragment() => FailureKind::Gone,
            FetchError::Offline { .. } => FailureKind::Offline,
            FetchError::NoHost { .. }
            | FetchError::Unreachable { .. }
            | FetchError::Proxy { .. }
            | FetchError::NoProxy { .. }
            | FetchError::NoCertificates { .. }
            | FetchError::TooSlow {
                what: net::Lasted::Connecting,
                ..
            } => FailureKind::Unreached,
            _ => FailureKind::Answered,
        };
        Failure {
            why: CleanText::line(&error.to_string()),
            hint: error.hint_for(Wanted::Feed).as_deref().map(CleanText::line),
            kind,
            wait: wait.filter(|_| kind != FailureKind::Gone),
        }
    }

    /// Leaves a server alone that says that it was asked too often, or when it wants to be asked again; returns until
    /// when where it says that.
    pub(super) fn heed(&self, error: &FetchError) -> Option<Timestamp> {
        let FetchError::Status {
            status,
            address,
            after,
            ..
        } = error
        else {
            return None;
        };
        let now = (self.library.now)();
        let wait = after.map(|after| Wait::new(now, after.since(now)));
        let wait = wait.filter(|wait| wait.holds(now));
        let wait = match wait {
            None if *status == 429 => Some(self.hosts.refused(address.host(), now)),
            None => None,
            Some(_) => {
                if matches!(status, 429 | 503) {
                    self.hosts.leave_alone(address.host(), wait);
                }
                wait
            }
        };
        Some(wait?.until)
    }

    pub(super) fn flow(&self) -> Flow {
        Flow::until(self.is_stopped())
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.hosts.is_stopped()
    }
}

/// Says how what was received is to be read.
pub(super) fn hints(received: &net::Received) -> Hints<'_> {
    Hints {
        media_type: received.media_type.as_deref(),
        address: Some(received.address.as_str()),
        ..Hints::default()
    }
}

fn unread(why: &ExtractError) -> Failure {
    let kind = match why {
        ExtractError::NotStarted { .. } => FailureKind::Ours,
        _ => FailureKind::Answered,
    };
    Failure {
        why: CleanText::line(&why.to_string()),
        hint: hint_for_feed(why).as_deref().map(CleanText::line),
        kind,
        wait: None,
    }
}

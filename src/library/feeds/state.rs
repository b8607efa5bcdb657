//! What this device has learned of feeds: kept beside the library, not part of it. Where it is lost, what feeds
//! have changed meanwhile stays as it was taken in, and nothing else.
//!
//! One small file has when all feeds were asked, so that one look tells which are due. What is needed to see what has
//! changed in a feed stands in a file of its own, which is written only where something in it is new.

use std::{collections::BTreeMap, path::PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    import,
    library::{
        Library,
        feeds::waits::{RefusedForm, WaitForm, Waits},
    },
    model::{
        ArticleId, CleanText, EntryKey, Feed, FeedId, PageAddress, schedule::Asked, view::FeedState,
    },
    net::Validators,
    store::{StoreError, atomic, places::shard},
};

/// The most bytes that the file of one feed can have.
const LIMIT: u64 = 4 << 20;

/// The most bytes that the file of all feeds can have.
const LIMIT_OF_ALL: u64 = 32 << 20;

/// What a feed said when it was read last, as far as it is needed to see what is new in it.
///
/// It is written only once all entries of that answer were taken in or are never to be: or else a server that answers
/// “not modified” would keep the rest away for good.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    /// The address that was asked.
    url: String,
    /// What is read of it.
    content: String,
    /// The version of what makes texts of it.
    importer: u32,
    /// The address that the server's words are of.
    address: Option<String>,
    etag: Option<String>,
    last_modified: Option<String>,
    /// The hash of the answer; nothing where it is to be read anew.
    pub body: String,
    /// What each entry said that was wanted, by its key.
    pub entries: BTreeMap<String, String>,
    /// Entries that are still to come, with how often their pages were asked for in vain.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    owed: BTreeMap<String, u32>,
}

impl Kept {
    /// Says what was read of a feed, of which no entry has said anything yet.
    pub fn new(feed: &Feed, validators: &Validators, body: String) -> Self {
        let text = |text: &Option<CleanText>| text.as_ref().map(CleanText::to_string);
        Self {
            url: feed.url.to_string(),
            content: feed.content.word().to_owned(),
            importer: import::VERSION,
            address: validators.address.as_ref().map(PageAddress::to_string),
            etag: text(&validators.etag),
            last_modified: text(&validators.last_modified),
            body,
            entries: BTreeMap::new(),
            owed: BTreeMap::new(),
        }
    }

    /// Says the same of a feed with other words of its server.
    #[must_use]
    pub fn with(self, feed: &Feed, validators: &Validators) -> Self {
        Self {
            entries: self.entries,
            ..Self::new(feed, validators, self.body)
        }
    }

    /// Notes what an entry says.
    pub fn says(&mut self, key: &str, digest: &str) {
        self.entries.insert(key.to_owned(), digest.to_owned());
    }

    /// Says of an entry what was said before: what it says now was not taken in.
    pub fn says_as(&mut self, key: &str, before: &Self) {
        match before.entries.get(key) {
            Some(digest) => self.says(key, digest),
            None => {
                self.entries.remove(key);
            }
        }
    }

    /// Notes that an entry is still to come, so that the whole is read again the next time, whatever its server says.
    pub fn owes(&mut self, key: &str, tries: u32, before: &Self) {
        self.says_as(key, before);
        self.is_to_be_read_anew();
        self.owed.insert(key.to_owned(), tries);
    }

    /// Has the whole read again the next time, whatever its server says.
    pub fn is_to_be_read_anew(&mut self) {
        self.body.clear();
        self.address = None;
        self.etag = None;
        self.last_modified = None;
    }

    /// Returns how often the page of an entry was asked for in vain.
    pub fn tries(&self, key: &str) -> u32 {
        self.owed.get(key).copied().unwrap_or_default()
    }

    /// Says that the feed is got from where it is got now.
    pub fn is_at(&mut self, feed: &Feed) {
        self.url = feed.url.to_string();
    }

    /// Returns by what its server tells whether it has changed.
    pub fn validators(&self) -> Validators {
        let line = |text: &Option<String>| text.as_deref().map(CleanText::line);
        let address = self.address.as_deref().map(PageAddress::parse_whole);
        Validators {
            address: address.and_then(Result::ok),
            etag: line(&self.etag),
            last_modified: line(&self.last_modified),
        }
    }

    /// Tells whether an answer is another in what says nothing: letters that change each time it is asked for.
    ///
    /// Where its server names what it sends, that name has to be kept, or else all would be sent again.
    fn differs_in_nothing(&self, later: &Self) -> bool {
        let is_nameless = |kept: &Self| kept.etag.is_none() && kept.last_modified.is_none();
        let is_read = |kept: &Self| !kept.body.is_empty();
        let is_plain = |kept: &Self| is_nameless(kept) && is_read(kept);
        is_plain(self)
            && is_plain(later)
            && Self {
                body: self.body.clone(),
                ..later.clone()
            } == *self
    }

    /// Tells whether it was read as the feed is to be read now.
    fn is_of(&self, feed: &Feed) -> bool {
        *self.url == *feed.url
            && self.content == feed.content.word()
            && self.importer == import::VERSION
    }
}

/// When and how a feed answered, with what was wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Answered {
    pub asked: Asked,
    pub trouble: Option<CleanText>,
}

#[derive(Default, Serialize, Deserialize)]
struct AllForm {
    feeds: BTreeMap<String, AnsweredForm>,
    #[serde(default)]
    hosts: BTreeMap<String, WaitForm>,
    #[serde(default)]
    refused: BTreeMap<String, RefusedForm>,
}

#[derive(Serialize, Deserialize)]
struct AnsweredForm {
    asked: Option<String>,
    #[serde(default)]
    good: Option<String>,
    #[serde(default)]
    failures: u32,
    #[serde(default)]
    ttl: Option<u32>,
    #[serde(default)]
    wait: Option<String>,
    #[serde(default)]
    trouble: Option<String>,
}

impl AnsweredForm {
    fn of(answered: &Answered) -> Self {
        let time = |time: Option<Timestamp>| time.map(|time| time.to_string());
        let Asked {
            at,
            good,
            failures,
            ttl,
            wait,
        } = answered.asked;
        Self {
            asked: time(at),
            good: time(good),
            failures,
            ttl,
            wait: time(wait),
            trouble: answered.trouble.as_ref().map(CleanText::to_string),
        }
    }

    fn read(self) -> Answered {
        let time = |time: Option<String>| time?.parse().ok();
        Answered {
            asked: Asked {
                at: time(self.asked),
                good: time(self.good),
                failures: self.failures,
                ttl: self.ttl,
                wait: time(self.wait),
            },
            trouble: self.trouble.as_deref().map(CleanText::line),
        }
    }
}

/// Returns a number that tells a feed from others.
pub(super) fn seed(id: FeedId) -> u64 {
    id.0.as_u64_pair().1
}

impl Answered {
    /// Says of a feed what is shown of this.
    pub fn state(&self, feed: &Feed) -> FeedState {
        let next = self.asked.next(seed(feed.id));
        FeedState {
            asked: self.asked.clone(),
            next: next.filter(|_| feed.stopped.is_none()),
            trouble: self.trouble.clone(),
        }
    }
}

impl Library {
    /// Returns what was kept of a feed; nothing where it is to be read anew.
    pub(super) fn kept_of(&self, feed: &Feed) -> Option<Kept> {
        let kept = self.read_kept(feed)?;
        // In a library that was begun anew all comes again.
        let mut keys = kept.entries.keys().filter_map(|key| EntryKey::parse(key));
        let is_known = kept.entries.is_empty()
            || keys.any(|key| self.has_record(ArticleId::of_entry(feed.id, key)));
        is_known.then_some(kept)
    }

    fn read_kept(&self, feed: &Feed) -> Option<Kept> {
        let bytes = atomic::read(&self.feed_state_path(feed.id), LIMIT).ok()??;
        let kept: Kept = ron::de::from_bytes(&bytes).ok()?;
        kept.is_of(feed).then_some(kept)
    }

    /// Keeps what a feed said, unless that is there already, or is the same but for what says nothing.
    ///
    /// # Errors
    /// Where it can't be written; the feed is then read anew the next time.
    pub(super) fn keep_feed(&self, feed: &Feed, kept: &Kept) -> Result<(), StoreError> {
        let known = self.read_kept(feed);
        if known.is_some_and(|known| known == *kept || known.differs_in_nothing(kept)) {
            return Ok(());
        }
        if let Ok(text) = ron::to_string(kept) {
            // What a power cut takes is read anew.
            let _ = atomic::replace(&self.feed_state_path(feed.id), text.as_bytes(), None)?;
        }
        Ok(())
    }

    /// Returns when all feeds were asked and how they answered, and which hosts want to be left alone.
    pub(super) fn answers(&self) -> (BTreeMap<FeedId, Answered>, Waits) {
        let bytes = atomic::read(&self.answers_path(), LIMIT_OF_ALL);
        let bytes = bytes.ok().flatten().unwrap_or_default();
        let all: AllForm = ron::de::from_bytes(&bytes).unwrap_or_default();
        let feeds = all.feeds.into_iter();
        let feeds = feeds.filter_map(|(id, form)| Some((FeedId::parse(&id)?, form.read())));
        (feeds.collect(), Waits::read(all.hosts, all.refused))
    }

    /// Keeps when all feeds were asked and how they answered, and which hosts want to be left alone.
    ///
    /// # Errors
    /// Where it can't be written; then they are asked sooner again than they have to be.
    pub(super) fn keep_answers(
        &self,
        answers: &BTreeMap<FeedId, Answered>,
        waits: &Waits,
    ) -> Result<(), StoreError> {
        let feeds = answers.iter();
        let feeds = feeds.map(|(id, answered)| (id.to_string(), AnsweredForm::of(answered)));
        let now = (self.now)();
        let form = AllForm {
            feeds: feeds.collect(),
            hosts: waits.form(now),
            refused: waits.refused_form(now),
        };
        if let Ok(text) = ron::to_string(&form) {
            let _ = atomic::replace(&self.answers_path(), text.as_bytes(), None)?;
        }
        Ok(())
    }

    fn feed_state_path(&self, id: FeedId) -> PathBuf {
        let name = id.to_string();
        let state = self.places().state.join("feeds");
        state.join(shard(&name)).join(format!("{name}.ron"))
    }

    fn answers_path(&self) -> PathBuf {
        self.places().state.join("refreshed.ron")
    }
}

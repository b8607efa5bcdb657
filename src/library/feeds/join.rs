//! An entry of a feed that is here already as another article: a page that was added by hand, or what another feed
//! brought.
//!
//! The address alone says little: feeds link to pages of others that they only comment on, to one page from many
//! entries, and wherever they like. So the title or the text must be the same, too.

use std::{collections::BTreeSet, sync::Arc, thread};

use crate::{
    import::ReadEntry,
    index::Name,
    library::{
        Library,
        feeds::{
            look::Fresh,
            take::{PAUSE, Taking},
        },
        indexing::{IndexingError, Parts},
    },
    model::{
        Article, ArticleId, CleanText, EntryKey, Feed, FeedId, KnownAs, PageAddress, RecordId,
        article,
    },
    store::StoreError,
    text::words::fold,
};

/// How often what was written is to be taken into the index, until it is said that it can't be.
const TRIES: usize = 4;

/// By which address an entry is known.
pub(super) struct Link {
    pub identity: CleanText,
    fragment: Option<String>,
}

impl Link {
    /// Returns that of an entry; a whole site is nobody's.
    pub fn of(entry: &ReadEntry) -> Option<Self> {
        let address = PageAddress::parse_whole(entry.link.as_deref()?).ok()?;
        (!address.is_root()).then(|| Self {
            identity: address.identity(),
            fragment: address.fragment(),
        })
    }

    /// Tells whether an article stands there, and not only at another place of the same page.
    fn is_of(&self, article: &Article) -> bool {
        let place = |url: &CleanText| PageAddress::parse_whole(url).ok()?.fragment();
        self.fragment.is_none() || self.fragment == article.url.as_ref().and_then(place)
    }
}

impl Library {
    /// Finds the article that an entry is, where it is another than its own; one that is not in the trash first.
    ///
    /// # Errors
    /// Where the index does not answer: then nobody knows, and nothing must be made twice.
    pub(super) fn here_already(
        &self,
        taking: &Taking<'_>,
        fresh: &Fresh,
    ) -> Result<Option<Arc<Article>>, IndexingError> {
        let Some(link) = Link::of(&fresh.read) else {
            return Ok(None);
        };
        self.index_for_sure()?;
        let is_in_answer = |article: &Article| {
            let key = article.feeds.get(&taking.feed.id);
            key.is_some_and(|key| taking.keys.contains(&key.to_string()))
        };
        let name = Name::Address(link.identity.clone());
        let named = self.asked(Parts::Rows, |index| index.named(&name))?;
        let articles = named.into_iter().map(|id| self.article(id));
        let fits = articles.filter(|article| {
            article.id != fresh.id
                && name.is_of(article)
                && !article.is_expired()
                && link.is_of(article)
                && !is_in_answer(article)
                && self.is_same_story(taking.feed, fresh, article)
        });
        Ok(fits.min_by_key(|article| !article.is_live()))
    }

    /// Returns the entry of an answer that speaks for an article which several of them joined: the first by its key.
    ///
    /// # Errors
    /// Where a record can't be read.
    pub(super) fn joined_first(
        &self,
        feed: &Feed,
        article: ArticleId,
        keys: &BTreeSet<String>,
    ) -> Result<Option<EntryKey>, StoreError> {
        for key in keys.iter().filter_map(|key| EntryKey::parse(key)) {
            let own = RecordId::article(ArticleId::of_entry(feed.id, key));
            if self.known(own)?.record.get(article::JOINED) == Some(article) {
                return Ok(Some(key));
            }
        }
        Ok(None)
    }

    /// Takes in what was written, and waits a little for another window that writes into the index.
    fn index_for_sure(&self) -> Result<(), IndexingError> {
        let mut tries = 1;
        loop {
            match self.index_changes(Parts::Rows) {
                Err(error) if error.is_passing() && tries < TRIES => {
                    tries += 1;
                    thread::sleep(PAUSE);
                }
                // One that is damaged is made anew by whoever asks it.
                Err(error) if !error.is_damage() => return Err(error),
                _ => return Ok(()),
            }
        }
    }

    fn is_same_story(&self, feed: &Feed, fresh: &Fresh, article: &Article) -> bool {
        let snapshot = &fresh.read.snapshot;
        // In one feed equal titles at one address may be those of each day.
        let published = snapshot.found.published;
        let may_be_same = !article.feeds.contains_key(&feed.id)
            || published.is_some() && published == article.published;
        (may_be_same && fold(&article.title) == fold(&fresh.read.title))
            || self.is_one_story(article, snapshot, false)
    }
}

/// How the link of an entry is known: it was never asked for, and anybody can name the address of another.
pub(super) const KNOWN: KnownAs = KnownAs::Fed;

/// Tells whether an article was made of an entry that its feed has no more, so that another one which is the same
/// article has taken that place: some feeds give what they have changed another name each time.
///
/// `keys` are those by which the entries of the feed's last answer are known.
pub(super) fn succeeds(feed: FeedId, article: &Article, keys: &BTreeSet<String>) -> bool {
    let own = article.feeds.get(&feed);
    own.is_some_and(|own| {
        article.id == ArticleId::of_entry(feed, *own) && !keys.contains(&own.to_string())
    })
}

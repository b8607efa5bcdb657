//! An entry of a feed that is here already as another article: a page that was added by hand, or what another feed
//! brought.
//!
//! The address alone says little: feeds link to pages of others that they only comment on, to one page from many
//! entries, and wherever they like. So the title or the text must be the same, too.

use crate::{
    import::ReadEntry,
    index::Name,
    library::{
        Library,
        feeds::look::Fresh,
        indexing::{IndexingError, Parts},
    },
    model::{Article, ArticleId, CleanText, Feed, KnownAs, PageAddress},
    text::words::fold,
};

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
            fragment: fragment(address.as_str()),
        })
    }

    /// Tells whether an article stands there, and not only at another place of the same page.
    fn is_of(&self, article: &Article) -> bool {
        let url = article.url.as_deref().and_then(fragment);
        self.fragment.is_none() || self.fragment == url
    }
}

fn fragment(address: &str) -> Option<String> {
    let (_, fragment) = address.split_once('#')?;
    (!fragment.is_empty()).then(|| fragment.to_owned())
}

impl Library {
    /// Finds the article that an entry is, where it is another than its own; one that is not in the trash first.
    ///
    /// # Errors
    /// Where the index does not answer: then nobody knows, and nothing must be made twice.
    pub(super) fn joins(
        &self,
        feed: &Feed,
        fresh: &Fresh,
        is_in_answer: &dyn Fn(&Article) -> bool,
    ) -> Result<Option<ArticleId>, IndexingError> {
        let Some(link) = Link::of(&fresh.read) else {
            return Ok(None);
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
                && self.is_same_story(feed, fresh, article)
        });
        let best = fits.min_by_key(|article| !article.is_live());
        Ok(best.map(|article| article.id))
    }

    fn is_same_story(&self, feed: &Feed, fresh: &Fresh, article: &Article) -> bool {
        let snapshot = &fresh.read.snapshot;
        // In one feed equal titles at one address may be those of each day.
        let is_of_feed = article.feeds.contains_key(&feed.id);
        (!is_of_feed && fold(&article.title) == fold(&fresh.read.title))
            || self.is_one_story(article, snapshot, false)
    }
}

/// How the link of an entry is known: it was never asked for, and anybody can name the address of another.
pub(super) const KNOWN: KnownAs = KnownAs::Fed;

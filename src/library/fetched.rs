//! Adding pages from the web, and knowing them again.
//!
//! An article is known by the identities of addresses: those that a person has asked for, those that these led to, and
//! the one that the page names as its own. What was asked for and stood there itself is the same article when it is
//! asked for again, whatever stands there now. The others are believed only where the text is that of the article:
//! badly made sites name one address in all their pages, anyone can name the address of another, one address may lead
//! to something else each day, and many may lead to one notice.

use std::collections::BTreeSet;

use crate::{
    compare::{Words, likeness::Wording},
    import::{Imported, Kind},
    index::Name,
    library::{AddError, Given, Library, ReadError, add::Received},
    model::{
        Article, ArticleId, CleanText, FetchedFrom, Flow, FoundField, FoundIn, KnownAs,
        PageAddress, Snapshot, view::Added,
    },
    net::{self, Client, Fetched, Progress, Request, Stage, Validators},
};

/// Of the fingerprints of the shorter text, how many the other must have for both to be one story: one in so many.
const SHARED_ONE_IN: usize = 5;

/// A page that was received.
#[derive(Debug)]
pub(super) struct Page<'a> {
    /// The address that was asked for.
    pub asked: &'a PageAddress,
    /// The address that the page came from at last.
    pub got: &'a PageAddress,
    /// How it is to be read, where its server says so.
    pub kind: Option<Kind>,
    /// What the server says of it; nothing where it came otherwise.
    pub fetched: Option<FetchedFrom>,
}

impl<'a> Page<'a> {
    /// Says of bytes that they are the page of an address.
    pub fn piped(address: &'a PageAddress) -> Self {
        Self {
            asked: address,
            got: address,
            kind: None,
            fetched: None,
        }
    }

    /// Says how a page was fetched.
    pub fn fetched(asked: &'a PageAddress, received: &'a net::Received) -> Self {
        Self {
            asked,
            got: &received.address,
            kind: received.kind,
            fetched: Some(FetchedFrom {
                url: CleanText::line(received.address.as_str()),
                status: u32::from(received.status),
                media_type: received.media_type.clone(),
                etag: received.etag.clone(),
                last_modified: received.last_modified.clone(),
                date: received.date.clone(),
                language: received.language.clone(),
            }),
        }
    }

    /// Returns the identity of the address that was asked for, and of the one that it led to, where that is another.
    fn identities(&self) -> (CleanText, Option<CleanText>) {
        let (asked, got) = (self.asked.identity(), self.got.identity());
        // Many pages that are gone lead to the first page of their site.
        let says_nothing = self.got.is_root() && !self.asked.is_root();
        let led_to = (got != asked && !says_nothing).then_some(got);
        (asked, led_to)
    }

    /// Says so where a page that was asked for over a secure connection came over one that is not.
    fn lost_security(&self) -> Option<CleanText> {
        let is_lost = self.asked.is_secure() && !self.got.is_secure();
        is_lost.then(|| {
            CleanText::line(&format!(
                "The page came over a connection that is not secure: {} leads to {}.",
                self.asked, self.got
            ))
        })
    }
}

/// Which article something is, and by which addresses that is known from now on.
#[derive(Debug, Default)]
pub(super) struct Whose {
    /// The article; nothing where it is a new one.
    pub article: Option<ArticleId>,
    /// The identities, with how each is known.
    pub addresses: Vec<(CleanText, KnownAs)>,
}

impl Library {
    /// Fetches a page and adds it.
    ///
    /// The same address, in any spelling, is the same article; so is an address that leads to it or that it names as
    /// its own, where it has the same story. With the same text it is unchanged, and nothing is written; with another,
    /// its new text stands beside the old. `watch` may stop the fetching at any moment.
    ///
    /// # Errors
    /// Where the page does not come, is no text, or can't be saved; nothing has changed then.
    pub fn add_page(
        &self,
        client: &Client,
        address: &PageAddress,
        given: &Given,
        watch: &dyn Fn(&Progress) -> Flow,
    ) -> Result<Added, AddError> {
        self.ensure_compared();
        let page = Page::piped(address);
        let known = self.asked_before(&page, &|_| true);
        let known = known.filter(|_| *given == Given::default());
        let validators = known.and_then(|id| self.validators(&self.article(id)));
        let validators = validators.unwrap_or_default();
        match fetch(client, address, validators, watch)? {
            Fetched::Page(page) => self.take_page(address, &page, None, given, watch),
            Fetched::NotModified(_) => {
                let unknown = || ReadError::Unknown {
                    what: "article",
                    id: address.to_string(),
                };
                let article = self.article(known.ok_or_else(unknown)?);
                let newest = article.newest().ok_or_else(unknown)?;
                Ok(Added::unchanged(&article, newest))
            }
        }
    }

    /// Fetches a page and takes it for the new text of an article, wherever that comes from; where its newest text is
    /// this one, nothing is written.
    ///
    /// # Errors
    /// See [`add_page`](Self::add_page); and where there is no such article.
    pub fn revise_from_page(
        &self,
        id: ArticleId,
        client: &Client,
        address: &PageAddress,
        watch: &dyn Fn(&Progress) -> Flow,
    ) -> Result<Added, AddError> {
        let (given, article) = (Given::default(), self.article(id));
        let validators = self.validators(&article).unwrap_or_default();
        match fetch(client, address, validators, watch)? {
            Fetched::Page(page) => self.take_page(address, &page, Some(id), &given, watch),
            Fetched::NotModified(_) => {
                let newest = article.newest();
                let newest = newest.ok_or(ReadError::NoSnapshot { article: id })?;
                Ok(Added::unchanged(&article, newest))
            }
        }
    }
}

/// Fetches, and says of what it was that could not be.
fn fetch(
    client: &Client,
    address: &PageAddress,
    validators: Validators,
    watch: &dyn Fn(&Progress) -> Flow,
) -> Result<Fetched, AddError> {
    let fetched = client.fetch(Request::page(address.clone()).unless(validators), watch);
    fetched.map_err(|why| AddError::Fetch {
        address: address.to_string(),
        why,
    })
}

impl Library {
    /// Takes in a page that has come.
    fn take_page(
        &self,
        asked: &PageAddress,
        page: &net::Received,
        revises: Option<ArticleId>,
        given: &Given,
        watch: &dyn Fn(&Progress) -> Flow,
    ) -> Result<Added, AddError> {
        let received = Received {
            bytes: &page.bytes,
            shown: asked.as_str(),
            revises,
            page: Some(Page::fetched(asked, page)),
            ..Received::default()
        };
        let progress = Progress {
            stage: Stage::Taking,
            host: CleanText::line(page.address.host()),
            received: u64::try_from(page.bytes.len()).unwrap_or(u64::MAX),
            expected: None,
        };
        self.receive(&received, given, &|| watch(&progress) == Flow::Stop)
    }

    /// Finds the article for which a person has asked by this address before: the one that stood there itself, or one
    /// that it led to, where that fits.
    pub(super) fn asked_before(
        &self,
        page: &Page<'_>,
        fits: &dyn Fn(&Article) -> bool,
    ) -> Option<ArticleId> {
        let asked = page.asked.identity();
        let was_led = |article: &Article| {
            article.addresses.get(&asked) == Some(&KnownAs::Led) && fits(article)
        };
        let led = || self.best_named(&Name::Address(asked.clone()), &was_led);
        self.surely_at(&asked).or_else(led)
    }

    /// Finds the article that is surely that of an address.
    fn surely_at(&self, identity: &CleanText) -> Option<ArticleId> {
        let name = Name::Address(identity.clone());
        self.best_named(&name, &|article| is_surely(article, identity))
    }

    /// Returns by what a server can tell whether the newest text of an article is still the page; nothing where that
    /// text has to come anew.
    fn validators(&self, article: &Article) -> Option<Validators> {
        let fetched = article.newest()?.fetched.as_ref()?;
        (article.is_live() && self.has_newest(article)).then(|| Validators {
            address: PageAddress::parse_whole(&fetched.url).ok(),
            etag: fetched.etag.clone(),
            last_modified: fetched.last_modified.clone(),
        })
    }

    /// Finds out which article something is; of a page, what it says of its own address is set right where it is not
    /// to be believed.
    pub(super) fn whose(
        &self,
        received: &Received<'_>,
        imported: &mut Imported,
        hash: &CleanText,
    ) -> Whose {
        let Some(page) = &received.page else {
            let same = || self.same_article(received.location.as_ref(), hash);
            return Whose {
                article: received.revises.or_else(same),
                addresses: Vec::new(),
            };
        };
        let (asked, led_to) = page.identities();
        let named = named_by(page, imported);
        let named = named.filter(|named| *named != asked && Some(named) != led_to.as_ref());
        let sure = || {
            let stood_there = self.surely_at(&asked);
            stood_there.or_else(|| self.surely_at(led_to.as_ref()?))
        };
        let mut article = received.revises.or_else(sure);
        let mut is_led = asked != page.got.identity();
        let mut clash = None;
        for identity in [Some(&asked), led_to.as_ref(), named.as_ref()]
            .into_iter()
            .flatten()
        {
            if article.is_some() {
                break;
            }
            match self.of_one_story(identity, page, &imported.snapshot) {
                Ok(same) => {
                    // Where only the story tells, it has to tell the next time, too.
                    let known = same.map(|id| self.article(id).addresses.get(&asked).cloned());
                    is_led |= known
                        .is_some_and(|known| *identity != asked || known == Some(KnownAs::Led));
                    article = same;
                }
                Err(other) => {
                    let is_claimed = Some(identity) == named.as_ref()
                        && *identity != asked
                        && Some(identity) != led_to.as_ref();
                    clash = Some((other, is_claimed));
                }
            }
        }
        if article.is_none() && came_by_hand(page) {
            // Bytes that came by hand may have come before, without their address.
            article = self.same_article(None, hash);
        }
        let other = |identity: &CleanText, fits: &dyn Fn(&Article) -> bool| {
            self.best_named(&Name::Address(identity.clone()), &|known| {
                Some(known.id) != article && known.is_live() && fits(known)
            })
        };
        // Only where a person says whose new text it is, another may have its address.
        let stays = other(&asked, &|known| is_surely(known, &asked));
        let mut addresses = Vec::new();
        if stays.is_none() {
            let known = if is_led { KnownAs::Led } else { KnownAs::Asked };
            addresses.push((asked, known));
        }
        let less_sure = [(led_to, KnownAs::Got), (named, KnownAs::Named)];
        let less_sure = less_sure
            .into_iter()
            .filter_map(|(identity, known)| Some((identity?, known)));
        addresses.extend(less_sure.filter(|(identity, _)| other(identity, &|_| true).is_none()));
        let clash = clash.filter(|_| article.is_none());
        let remarks = [
            clash.map(|(other, is_claimed)| {
                let whose = if is_claimed {
                    "The address that the page gives as its own"
                } else {
                    "Its address"
                };
                format!(
                    "{whose} is also that of “{}”, whose text is another; so it is an article of its own.",
                    self.article(other).title
                )
            }),
            stays.map(|other| {
                format!(
                    "Its address stays that of “{}”, which was added from there.",
                    self.article(other).title
                )
            }),
        ];
        let remarks = remarks.iter().flatten().map(|said| CleanText::line(said));
        imported.remarks.extend(remarks.chain(page.lost_security()));
        tell_address(page, imported, &addresses);
        Whose { article, addresses }
    }

    /// Finds the article of an identity that tells the same story as a text.
    ///
    /// # Errors
    /// Where there are such articles and all tell others: one of them.
    fn of_one_story(
        &self,
        identity: &CleanText,
        page: &Page<'_>,
        snapshot: &Snapshot,
    ) -> Result<Option<ArticleId>, ArticleId> {
        let name = Name::Address(identity.clone());
        let Some(any) = self.best_named(&name, &|_| true) else {
            return Ok(None);
        };
        let is_there = *identity == page.got.identity();
        let same = self.best_named(&name, &|article| {
            // Where a page stood before, its headline is enough to know it by; elsewhere it may be anybody's.
            let stood_there = is_there && article.addresses.get(identity) == Some(&KnownAs::Got);
            self.is_one_story(article, snapshot, stood_there)
        });
        same.map(Some).ok_or(any)
    }

    /// Tells whether an article tells the same story as a text; `stood_there` where its headline is enough.
    pub(super) fn is_one_story(
        &self,
        article: &Article,
        snapshot: &Snapshot,
        stood_there: bool,
    ) -> bool {
        let newest = article.newest().map(|newest| self.snapshot(&newest.id));
        let Some(Ok(newest)) = newest else {
            return false;
        };
        let is_alike = |one: &str, other: &str| {
            Wording::new(&Words::new(one).numbers()).is_like(&Words::new(other).numbers())
        };
        newest.text == snapshot.text
            || (stood_there && is_alike(&newest.found.title, &snapshot.found.title))
            || is_alike(&newest.text, &snapshot.text)
            || shares_much(&newest.text, &snapshot.text)
    }
}

/// Returns the identity of the address that a page names as its own, where that can be its own.
fn named_by(page: &Page<'_>, imported: &Imported) -> Option<CleanText> {
    let named = imported.snapshot.found.url.as_deref()?;
    let named = PageAddress::parse_whole(named).ok()?;
    let is_of_the_site = named.is_of_the_same_site(page.got);
    let is_a_page = !named.is_root() || page.got.is_root();
    (is_of_the_site && is_a_page).then(|| named.identity())
}

/// Sets right what a page says of its address where that is not to be believed, and adds what its server says of it.
fn tell_address(page: &Page<'_>, imported: &mut Imported, addresses: &[(CleanText, KnownAs)]) {
    let found = &mut imported.snapshot.found;
    let named = found.url.as_deref().map(PageAddress::parse_whole);
    let is_believed = named.and_then(Result::ok).is_some_and(|named| {
        let identity = named.identity();
        addresses.iter().any(|(known, _)| *known == identity)
    });
    if !is_believed {
        found.url = Some(CleanText::line(page.got.without_tracking().as_str()));
        found.places.insert(FoundField::Url, FoundIn::Address);
    }
    let language = page.fetched.as_ref().and_then(|page| page.language.clone());
    // Of several, it says not which one is that of the text.
    let language = language.filter(|language| !language.contains(','));
    if let (None, Some(language)) = (&found.language, language) {
        found.language = Some(language);
        found.places.insert(FoundField::Language, FoundIn::Server);
    }
}

/// Tells whether bytes came by hand.
fn came_by_hand(page: &Page<'_>) -> bool {
    page.fetched.is_none()
}

/// Tells whether an article is known by an address for sure.
fn is_surely(article: &Article, identity: &CleanText) -> bool {
    article
        .addresses
        .get(identity)
        .is_some_and(KnownAs::is_sure)
}

/// Tells whether one text has so much of the other that it is a version of it.
fn shares_much(one: &str, other: &str) -> bool {
    let prints = |text: &str| -> BTreeSet<u64> { Words::new(text).prints().into_iter().collect() };
    let (one, other) = (prints(one), prints(other));
    let shared = one.intersection(&other).count();
    shared > 0 && shared * SHARED_ONE_IN >= one.len().min(other.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_told_where_a_secure_address_leads_to_one_that_is_not() {
        let said = |asked: &str, got: &str| {
            let address = |typed| PageAddress::parse(typed).unwrap();
            let (asked, got) = (address(asked), address(got));
            let page = Page {
                got: &got,
                ..Page::piped(&asked)
            };
            page.lost_security().map(CleanText::into_string)
        };
        assert_eq!(
            said("https://desk.example/a", "http://desk.example/a").as_deref(),
            Some(
                "The page came over a connection that is not secure: https://desk.example/a leads to \
                 http://desk.example/a."
            )
        );
        assert_eq!(said("http://desk.example/a", "http://desk.example/b"), None);
        assert_eq!(
            said("http://desk.example/a", "https://desk.example/a"),
            None
        );
    }
}

//! What is known of a page besides its text, and where it stood.
//!
//! | what | in this order of trust |
//! | --- | --- |
//! | title | JSON-LD, Open Graph, meta tags, the headline that the page shows, the title of the page |
//! | author, source, day of publication, lead | JSON-LD, Open Graph, meta tags, what the page shows |
//! | language | JSON-LD, the `lang` of the page, Open Graph, meta tags |
//! | address | the canonical link, Open Graph, the address it was got from, JSON-LD |
//!
//! JSON-LD is believed where it is about this page: it gives its address, or has the same headline, or is alone and
//! gives none. The meta tags are those of Dublin Core, of citations and of the programs that most sites are made with.

mod shown;
mod values;

use std::collections::HashSet;

use dom_query::{Document, NodeId, NodeRef};
use url::Url;

use crate::{
    import::html::{
        article::is_same_headline, bare, json_ld, json_ld::Said, links, links::Base,
        raised::words_of, several,
    },
    model::{CleanText, Found, FoundField, FoundIn},
};

use shown::{shown_authors, shown_date, shown_lead};
pub(in crate::import) use values::{authors, language};
use values::{cut, date, lead, name, without_site};

/// How many meta tags are looked at.
const MOST_META: usize = 500;

/// The longest headline, in bytes; a longer one was never closed, and holds the article.
const LONGEST_HEADLINE: usize = 500;

const TITLES: &[&str] = &[
    "citation_title",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "dcterms.title",
    "dc:title",
    "twitter:title",
    "headline",
    "title",
];

const AUTHORS: &[&str] = &[
    "author",
    "citation_author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "dc:creator",
    "byl",
    "article.author",
];

const DATES: &[&str] = &[
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date",
    "dc:date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "dcterms.available",
    "article.published",
    "datepublished",
    "date_published",
];

const SOURCES: &[&str] = &[
    "application-name",
    "citation_journal_title",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "cre",
];

const LEADS: &[&str] = &[
    "description",
    "dc.description",
    "dcterms.description",
    "twitter:description",
    "sailthru.description",
];

const LANGUAGES: &[&str] = &[
    "content-language",
    "dc.language",
    "dcterms.language",
    "language",
];

/// Returns the address that a page gives for itself, where nothing else tells it.
pub(super) fn own_address(document: &Document) -> Option<Url> {
    let (url, _) = Page::of(document).canonical(None, &Base::default())?;
    Some(url)
}

/// Reads what a page says of itself; fields that it leaves open stay open.
pub(super) fn read(document: &Document, address: Option<&str>, base: &Base) -> Found {
    let page = Page::of(document);
    let canonical = page.canonical(address, base);
    let own: Vec<Url> = canonical
        .iter()
        .map(|(url, _)| url.clone())
        .chain(address.and_then(links::web))
        .collect();
    let said = page.own(&own).unwrap_or_default();
    let mut told = Found::default();
    let found = &mut told;

    let source = first(
        [
            (FoundIn::JsonLd, said.publisher.clone()),
            (FoundIn::OpenGraph, page.meta(&["og:site_name"])),
            (FoundIn::Meta, page.meta(SOURCES)),
        ]
        .map(|(place, text)| (place, text.as_deref().and_then(name))),
    );
    set(found, FoundField::Source, source, |found, it| {
        found.source = Some(it);
    });

    let site = found.source.clone();
    let title_of = |text: Option<String>| {
        let text = CleanText::line(&bare::decoded(&cut(&text?)));
        let title = without_site(&text, site.as_deref());
        Some(CleanText::line(title)).filter(|title| !title.is_empty())
    };
    let title = first([
        (FoundIn::JsonLd, title_of(said.headline.clone())),
        (FoundIn::OpenGraph, title_of(page.meta(&["og:title"]))),
        (FoundIn::Meta, title_of(page.meta(TITLES))),
        (FoundIn::Page, title_of(page.shown_headline())),
        (FoundIn::Head, title_of(page.title.clone())),
    ]);
    set(found, FoundField::Title, title, |found, it| {
        found.title = it;
    });

    let headline = headline(document, found);
    let others: HashSet<NodeId> = several::groups(document, headline.as_ref())
        .into_iter()
        .flat_map(|group| group.members)
        .collect();
    let author = first([
        (FoundIn::JsonLd, authors(&said.authors)),
        (
            FoundIn::OpenGraph,
            authors(&page.all(&["article:author", "og:article:author"])),
        ),
        (FoundIn::Meta, authors(&page.all(AUTHORS))),
        (FoundIn::Page, authors(&shown_authors(document, &others))),
    ]);
    set(found, FoundField::Author, author, |found, it| {
        found.author = Some(it);
    });

    let published = first([
        (FoundIn::JsonLd, date(said.published.as_deref())),
        (
            FoundIn::OpenGraph,
            date(
                page.meta(&["article:published_time", "og:article:published_time"])
                    .as_deref(),
            ),
        ),
        (FoundIn::Meta, date(page.meta(DATES).as_deref())),
        (FoundIn::Page, shown_date(document, &others)),
    ]);
    set(found, FoundField::Published, published, |found, it| {
        found.published = Some(it);
    });

    let language = first([
        (FoundIn::JsonLd, said.language.as_deref().and_then(language)),
        (FoundIn::Head, page.lang.as_deref().and_then(language)),
        (
            FoundIn::OpenGraph,
            page.meta(&["og:locale"]).as_deref().and_then(language),
        ),
        (
            FoundIn::Meta,
            page.meta(LANGUAGES).as_deref().and_then(language),
        ),
    ]);
    set(found, FoundField::Language, language, |found, it| {
        found.language = Some(it);
    });

    let lead = first([
        (FoundIn::JsonLd, lead(said.description.as_deref())),
        (
            FoundIn::OpenGraph,
            lead(page.meta(&["og:description"]).as_deref()),
        ),
        (FoundIn::Meta, lead(page.meta(LEADS).as_deref())),
        (FoundIn::Page, lead(shown_lead(document).as_deref())),
    ]);
    set(found, FoundField::Lead, lead, |found, it| {
        found.lead = Some(it);
    });

    let url = canonical
        .map(|(url, place)| (place, url))
        .or_else(|| {
            let said = said.addresses.iter().find_map(|it| links::web(it));
            let fits = |url: &Url| address.is_none() && url.path() != "/";
            said.filter(fits).map(|url| (FoundIn::JsonLd, url))
        })
        .or_else(|| Some((FoundIn::Address, links::web(address?)?)))
        .map(|(place, url)| (place, CleanText::line(url.as_str())));
    set(found, FoundField::Url, url, |found, it| {
        found.url = Some(it);
    });
    told
}

/// Keeps what was found with its place.
fn set<T>(
    found: &mut Found,
    field: FoundField,
    what: Option<(FoundIn, T)>,
    keep: impl FnOnce(&mut Found, T),
) {
    if let Some((place, what)) = what {
        found.places.insert(field, place);
        keep(found, what);
    }
}

/// Returns the first thing that is there.
fn first<T>(all: impl IntoIterator<Item = (FoundIn, Option<T>)>) -> Option<(FoundIn, T)> {
    all.into_iter()
        .find_map(|(place, what)| Some((place, what?)))
}

/// Finds the headline that a page shows: the heading that is its title, or the only one of the first level.
pub(super) fn headline<'a>(document: &'a Document, found: &Found) -> Option<NodeRef<'a>> {
    let headings = document.select("h1, h2");
    let same = |node: &&NodeRef<'a>| is_same_headline(&words_of(node), &found.title);
    if let Some(node) = headings.nodes().iter().find(same) {
        return Some(*node);
    }
    let shown = document.select("h1");
    let [only] = shown.nodes() else {
        return None;
    };
    let words = words_of(only);
    let is_site = found
        .source
        .as_deref()
        .is_some_and(|site| is_same_headline(&words, site));
    let fits = words.len() <= LONGEST_HEADLINE && words.split_whitespace().count() >= 3;
    (!is_site && fits).then_some(*only)
}

/// The parts of a page that say something of it.
struct Page {
    meta: Vec<(String, String)>,
    scripts: Vec<String>,
    title: Option<String>,
    lang: Option<String>,
    canonical: Option<String>,
    headlines: Vec<CleanText>,
}

impl Page {
    fn of(document: &Document) -> Self {
        let mut page = Self {
            meta: Vec::new(),
            scripts: Vec::new(),
            title: None,
            lang: None,
            canonical: None,
            headlines: Vec::new(),
        };
        for node in document.root().descendants_it() {
            page.take(&node);
        }
        page
    }

    fn take(&mut self, node: &NodeRef<'_>) {
        let Some(element) = node.element_ref() else {
            return;
        };
        let attr = |name: &str| element.attr(name).map(|value| value.to_string());
        match element.name.local.as_ref() {
            "html" => self.lang = attr("lang").or_else(|| attr("xml:lang")),
            "title" if self.title.is_none() && *element.name.ns == *HTML => {
                self.title = Some(node.text().to_string());
            }
            "meta" if self.meta.len() < MOST_META => {
                let key = attr("property")
                    .or_else(|| attr("name"))
                    .or_else(|| attr("itemprop"))
                    .or_else(|| attr("http-equiv"));
                if let (Some(key), Some(content)) = (key, attr("content"))
                    && !content.trim().is_empty()
                {
                    self.meta.push((key.trim().to_ascii_lowercase(), content));
                }
            }
            "link" => {
                let is_canonical = attr("rel").is_some_and(|rel| {
                    rel.split_ascii_whitespace()
                        .any(|word| word.eq_ignore_ascii_case("canonical"))
                });
                if is_canonical && self.canonical.is_none() {
                    self.canonical = attr("href");
                }
            }
            "script" => {
                let is_data = attr("type").is_some_and(|it| {
                    it.trim()
                        .to_ascii_lowercase()
                        .starts_with("application/ld+json")
                });
                if is_data {
                    self.scripts.push(node.text().to_string());
                }
            }
            "h1" => {
                let words = words_of(node);
                if !words.is_empty() && words.len() <= LONGEST_HEADLINE {
                    self.headlines.push(words);
                }
            }
            _ => {}
        }
    }

    /// Returns the content of the first of these tags that is there.
    fn meta(&self, names: &[&str]) -> Option<String> {
        self.all(names).into_iter().next()
    }

    /// Returns all contents of the first of these tags that is there.
    fn all(&self, names: &[&str]) -> Vec<String> {
        names
            .iter()
            .map(|name| {
                let named = self.meta.iter().filter(|(key, _)| key == name);
                named
                    .map(|(_, content)| content.clone())
                    .collect::<Vec<_>>()
            })
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }

    /// Returns what the JSON-LD says that is about this page.
    fn own(&self, own: &[Url]) -> Option<Said> {
        let mut said = json_ld::read(&self.scripts);
        for is_same in [is_same_address, is_same_page] {
            let is_own = |said: &Said| {
                said.addresses
                    .iter()
                    .filter_map(|address| links::web(address))
                    .any(|address| own.iter().any(|own| is_same(own, &address)))
            };
            if let Some(place) = said.iter().position(is_own) {
                return Some(said.swap_remove(place));
            }
        }
        let titles: Vec<String> = [self.meta(&["og:title"]), self.title.clone()]
            .into_iter()
            .flatten()
            .chain(self.headlines.iter().map(ToString::to_string))
            .collect();
        let is_named = |said: &Said| {
            said.headline.as_deref().is_some_and(|headline| {
                let headline = bare::decoded(headline);
                titles.iter().any(|title| {
                    is_same_headline(title, &headline) || title.trim().starts_with(headline.trim())
                })
            })
        };
        if let Some(place) = said.iter().position(is_named) {
            return Some(said.swap_remove(place));
        }
        let alone = said.len() == 1;
        // Where nothing tells the address, a page with a title and a headline is named by one of them.
        let contradicts = |said: &Said| {
            said.headline.is_some() && self.title.is_some() && !self.headlines.is_empty()
        };
        let elsewhere = |said: &Said| {
            (!own.is_empty() || contradicts(said))
                && said
                    .addresses
                    .iter()
                    .any(|address| links::web(address).is_some())
        };
        said.into_iter()
            .next()
            .filter(|said| alone && !elsewhere(said))
    }

    /// Returns the address that a page gives for itself, if it can be that of one page.
    fn canonical(&self, address: Option<&str>, base: &Base) -> Option<(Url, FoundIn)> {
        let address = address.and_then(links::web);
        // A site that calls all of its pages by its own name makes one of them all.
        let is_page = |url: &Url| {
            let bare = url.path() == "/" && url.query().is_none();
            let own_has_more = address
                .as_ref()
                .is_none_or(|own| own.path() != "/" || own.query().is_some());
            !(bare && own_has_more)
        };
        let head = self.canonical.as_deref().and_then(|href| base.web(href));
        let graph = self.meta(&["og:url"]).and_then(|href| base.web(&href));
        [(head, FoundIn::Head), (graph, FoundIn::OpenGraph)]
            .into_iter()
            .find_map(|(url, place)| Some((url.filter(is_page)?, place)))
            .map(|(mut url, place)| {
                url.set_fragment(None);
                (url, place)
            })
    }

    /// Returns the only headline of a page, or the one with which its title begins.
    fn shown_headline(&self) -> Option<String> {
        let title = self.title.as_deref().map(CleanText::line);
        let begins = |headline: &&CleanText| {
            title
                .as_deref()
                .is_some_and(|title| title.starts_with(headline.as_str()))
        };
        let found = self
            .headlines
            .iter()
            .find(begins)
            .or(match self.headlines.as_slice() {
                [only] => Some(only),
                _ => None,
            });
        found.map(ToString::to_string)
    }
}

/// The namespace of HTML; drawings have titles of their own.
const HTML: &str = "http://www.w3.org/1999/xhtml";

/// Returns the parts of an address that tell pages apart, but for its query.
fn parts(url: &Url) -> (&str, &str) {
    let host = url.host_str().unwrap_or_default();
    (
        host.strip_prefix("www.").unwrap_or(host),
        url.path().trim_end_matches('/'),
    )
}

/// Tells whether two addresses are the same, but for their scheme, `www.` and a stroke at the end.
fn is_same_address(one: &Url, other: &Url) -> bool {
    parts(one) == parts(other) && one.query() == other.query()
}

/// Tells whether two addresses may be of one page, since one has all that the other asks for, and maybe more.
fn is_same_page(one: &Url, other: &Url) -> bool {
    let has_all = |one: &Url, other: &Url| {
        let pairs: Vec<_> = one.query_pairs().collect();
        other.query_pairs().all(|pair| pairs.contains(&pair))
    };
    parts(one) == parts(other) && (has_all(one, other) || has_all(other, one))
}

//! The parts of a page that say something of it.

use dom_query::{Document, NodeRef};
use url::Url;

use crate::{
    import::html::{
        article::letters,
        bare,
        json_ld::{self, Said, Scripts},
        links,
        links::Base,
        metadata::{LONGEST_HEADLINE, values::people},
        raised::words_of,
    },
    model::{CleanText, FoundIn},
};

/// How many meta tags are looked at.
const MOST_META: usize = 500;

/// How many nodes of a headline are looked at for a link.
const MOST_IN_HEADLINE: usize = 20;

/// How many headlines are looked at.
const MOST_HEADLINES: usize = 100;

/// Tags in which catalogues are written, with the family before a comma.
const CATALOGUED: &[&str] = &[
    "citation_author",
    "citation_authors",
    "dc.creator",
    "dcterms.creator",
    "dc:creator",
    "parsely-author",
    "sailthru.author",
];

/// The parts of a page that say something of it.
pub(super) struct Page {
    meta: Vec<(String, String)>,
    scripts: Vec<String>,
    pub title: Option<String>,
    pub lang: Option<String>,
    canonical: Option<String>,
    headlines: Vec<CleanText>,
    /// Headings that lead to the first page, as the name of a site does.
    pub logos: Vec<CleanText>,
}

impl Page {
    pub fn of(document: &Document) -> Self {
        let mut page = Self {
            meta: Vec::new(),
            scripts: Vec::new(),
            title: None,
            lang: None,
            canonical: None,
            headlines: Vec::new(),
            logos: Vec::new(),
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
            "h1" if self.headlines.len() + self.logos.len() < MOST_HEADLINES => {
                let words = words_of(node);
                if words.is_empty() || words.len() > LONGEST_HEADLINE {
                    return;
                }
                if leads_home(node) {
                    self.logos.push(words);
                } else {
                    self.headlines.push(words);
                }
            }
            _ => {}
        }
    }

    /// Returns what the first of these tags says that can be read.
    pub fn meta<T>(&self, names: &[&str], read: impl Fn(&str) -> Option<T>) -> Option<T> {
        names
            .iter()
            .find_map(|name| self.said(name).find_map(&read))
    }

    /// Returns the authors that all the first of these tags name that name any.
    pub fn authors(&self, names: &[&str]) -> Option<CleanText> {
        names.iter().find_map(|name| {
            let all: Vec<String> = self.said(name).map(str::to_owned).collect();
            people(&all, CATALOGUED.contains(name))
        })
    }

    fn said(&self, name: &str) -> impl Iterator<Item = &str> {
        let named = self.meta.iter().filter(move |(key, _)| key == name);
        named.map(|(_, content)| content.as_str())
    }

    /// Returns what the scripts say.
    pub fn scripts(&self) -> Scripts {
        json_ld::read(&self.scripts)
    }

    /// Returns what of that is about this page.
    pub fn own(&self, scripts: Scripts, own: &[Url]) -> Option<Said> {
        let Scripts {
            articles: mut said,
            pages,
            ..
        } = scripts;
        for is_same in [is_same_address, is_same_page] {
            if let Some(place) = said.iter().position(|said| is_at(said, own, is_same)) {
                return Some(said.swap_remove(place));
            }
        }
        self.named(said, own).or_else(|| {
            let mut pages = pages.into_iter();
            let page = pages.find(|page| is_at(page, own, is_same_address))?;
            // A page is called what its title says.
            Some(Said {
                headline: None,
                name: None,
                ..page
            })
        })
    }

    /// Returns what is about the article that has a title of this page, or is alone and contradicts nothing.
    fn named(&self, mut said: Vec<Said>, own: &[Url]) -> Option<Said> {
        let titles: Vec<(String, String)> = self
            .titles()
            .map(|title| (letters(&title), title))
            .collect();
        let is_title = |headline: &String| {
            let headline = bare::decoded(headline);
            let own = letters(&headline);
            titles.iter().any(|(letters, title)| {
                !own.is_empty() && own == *letters || title.trim().starts_with(headline.trim())
            })
        };
        let is_named = |said: &Said| {
            [&said.headline, &said.name]
                .into_iter()
                .flatten()
                .any(is_title)
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

    /// Returns what the page is called in several places, as it stands there.
    fn titles(&self) -> impl Iterator<Item = String> {
        let told = [self.meta(&["og:title"], whole), self.title.clone()];
        let told = told.into_iter().flatten();
        told.chain(self.headlines.iter().map(ToString::to_string))
    }

    /// Returns the headlines of the first level that it shows.
    pub fn headlines(&self) -> &[CleanText] {
        &self.headlines
    }

    /// Returns the address that a page gives for itself, if it can be that of one page.
    pub fn canonical(&self, address: Option<&str>, base: &Base) -> Option<(Url, FoundIn)> {
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
        let graph = self.meta(&["og:url"], |href| base.web(href));
        [(head, FoundIn::Head), (graph, FoundIn::OpenGraph)]
            .into_iter()
            .find_map(|(url, place)| Some((url.filter(is_page)?, place)))
            .map(|(mut url, place)| {
                url.set_fragment(None);
                (url, place)
            })
    }

    /// Returns the only headline of a page, or the one with which its title begins.
    pub fn shown_headline(&self) -> Option<String> {
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

/// Tells whether a heading is a link to the first page of its site, or holds one.
fn leads_home(node: &NodeRef<'_>) -> bool {
    let around = node.ancestors_it(Some(2));
    let within = node.descendants_it().take(MOST_IN_HEADLINE);
    let is_home = |link: NodeRef<'_>| {
        link.has_name("a")
            && link.attr("href").is_some_and(|href| {
                let href = href.trim();
                let is_root = |url: Url| url.path() == "/" && url.query().is_none();
                matches!(href, "/" | "./" | "../") || links::web(href).is_some_and(is_root)
            })
    };
    around.chain(within).any(is_home)
}

/// Tells whether what is said gives one of these addresses.
fn is_at(said: &Said, own: &[Url], is_same: fn(&Url, &Url) -> bool) -> bool {
    let mut told = said
        .addresses
        .iter()
        .filter_map(|address| links::web(address));
    told.any(|address| own.iter().any(|own| is_same(own, &address)))
}

/// Returns a text as it is.
pub(super) fn whole(text: &str) -> Option<String> {
    Some(text.to_owned())
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

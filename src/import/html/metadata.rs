//! What is known of a page besides its text, and where it stood.
//!
//! | what | in this order of trust |
//! | --- | --- |
//! | title | JSON-LD, Open Graph, meta tags, the headline that the page shows, the title of the page |
//! | author, source, day of publication, lead | JSON-LD, Open Graph, meta tags, what the page shows |
//! | language | JSON-LD, the `lang` of the page, Open Graph, meta tags |
//! | address | the canonical link, Open Graph, the address it was got from, JSON-LD |
//!
//! Of each, the first is taken that can be read. JSON-LD is believed where it is about this page: it gives its address, or has the same headline, or is alone and
//! gives none. The meta tags are those of Dublin Core, of citations and of the programs that most sites are made with.

mod page;
mod shown;
mod values;

use dom_query::{Document, NodeRef};
use url::Url;

use crate::{
    import::html::{
        article::{is_same_headline, letters},
        bare,
        json_ld::Said,
        links,
        links::Base,
        raised::words_of,
    },
    model::{CleanText, Found, FoundField, FoundIn},
};

use page::Page;
use shown::{Shown, Sure};
pub(in crate::import) use values::{authors, language, lead};
use values::{cut, date, name, without_site};

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

/// What a page says of itself.
#[derive(Default)]
pub(super) struct Told {
    /// Fields that it leaves open stay open.
    pub found: Found,
    /// What is known only by how it looks: what the lines under the headline say is rather believed.
    pub guessed: Vec<FoundField>,
}

/// Reads what a page says of itself.
pub(super) fn read(document: &Document, address: Option<&str>, base: &Base) -> Told {
    let page = Page::of(document);
    let canonical = page.canonical(address, base);
    let own: Vec<Url> = canonical
        .iter()
        .map(|(url, _)| url.clone())
        .chain(address.and_then(links::web))
        .collect();
    let said = page.own(&own).unwrap_or_default();
    let mut told = Told::default();
    read_names(&mut told.found, &page, &said);
    read_language(&mut told.found, &page, &said);
    let url = canonical
        .map(|(url, place)| (place, url))
        .or_else(|| {
            let said = said.addresses.iter().find_map(|it| links::web(it));
            let fits = |url: &Url| address.is_none() && url.path() != "/";
            said.filter(fits).map(|url| (FoundIn::JsonLd, url))
        })
        .or_else(|| Some((FoundIn::Address, links::web(address?)?)))
        .map(|(place, url)| (place, CleanText::line(url.as_str())));
    set(&mut told.found, FoundField::Url, url, |found, it| {
        found.url = Some(it);
    });
    let headline = headline(document, &told.found);
    let shown = Shown::of(document, headline.as_ref());
    read_lead(&mut told.found, &page, &said, &shown);
    read_author(&mut told, &page, &said, &shown);
    read_day(&mut told, &page, &said, &shown);
    told
}

/// Reads the source and the title.
fn read_names(found: &mut Found, page: &Page, said: &Said) {
    let source = first([
        (FoundIn::JsonLd, said.publisher.as_deref().and_then(name)),
        (FoundIn::OpenGraph, page.meta(&["og:site_name"], name)),
        (FoundIn::Meta, page.meta(SOURCES, name)),
    ]);
    set(found, FoundField::Source, source, |found, it| {
        found.source = Some(it);
    });
    let site = found.source.clone();
    let title_of = |text: &str| {
        let text = CleanText::line(&bare::decoded(&cut(text)));
        let title = without_site(&text, site.as_deref());
        Some(CleanText::line(title)).filter(|title| !title.is_empty())
    };
    let title = first([
        (FoundIn::JsonLd, said.headline.as_deref().and_then(title_of)),
        (FoundIn::OpenGraph, page.meta(&["og:title"], title_of)),
        (FoundIn::Meta, page.meta(TITLES, title_of)),
        (
            FoundIn::Page,
            page.shown_headline().as_deref().and_then(title_of),
        ),
        (FoundIn::Head, page.title.as_deref().and_then(title_of)),
    ]);
    set(found, FoundField::Title, title, |found, it| {
        found.title = it;
    });
}

fn read_language(found: &mut Found, page: &Page, said: &Said) {
    let language = first([
        (FoundIn::JsonLd, said.language.as_deref().and_then(language)),
        (FoundIn::Head, page.lang.as_deref().and_then(language)),
        (FoundIn::OpenGraph, page.meta(&["og:locale"], language)),
        (FoundIn::Meta, page.meta(LANGUAGES, language)),
    ]);
    set(found, FoundField::Language, language, |found, it| {
        found.language = Some(it);
    });
}

fn read_lead(found: &mut Found, page: &Page, said: &Said, shown: &Shown<'_>) {
    let lead = first([
        (FoundIn::JsonLd, said.description.as_deref().and_then(lead)),
        (FoundIn::OpenGraph, page.meta(&["og:description"], lead)),
        (FoundIn::Meta, page.meta(LEADS, lead)),
        (FoundIn::Page, shown.lead().as_deref().and_then(lead)),
    ]);
    set(found, FoundField::Lead, lead, |found, it| {
        found.lead = Some(it);
    });
}

fn read_author(told: &mut Told, page: &Page, said: &Said, shown: &Shown<'_>) {
    let author = first([
        (FoundIn::JsonLd, authors(&said.authors)),
        (
            FoundIn::OpenGraph,
            page.authors(&["article:author", "og:article:author"]),
        ),
        (FoundIn::Meta, page.authors(AUTHORS)),
    ]);
    let author = author.or_else(|| {
        let (names, sure) = shown.authors()?;
        if sure == Sure::Guessed {
            told.guessed.push(FoundField::Author);
        }
        Some((FoundIn::Page, authors(&names)?))
    });
    set(&mut told.found, FoundField::Author, author, |found, it| {
        found.author = Some(it);
    });
}

fn read_day(told: &mut Told, page: &Page, said: &Said, shown: &Shown<'_>) {
    let published = first([
        (FoundIn::JsonLd, said.published.as_deref().and_then(date)),
        (
            FoundIn::OpenGraph,
            page.meta(
                &["article:published_time", "og:article:published_time"],
                date,
            ),
        ),
        (FoundIn::Meta, page.meta(DATES, date)),
    ]);
    let published = published.or_else(|| {
        let (date, sure) = shown.date()?;
        if sure == Sure::Guessed {
            told.guessed.push(FoundField::Published);
        }
        Some((FoundIn::Page, date))
    });
    set(
        &mut told.found,
        FoundField::Published,
        published,
        |found, it| {
            found.published = Some(it);
        },
    );
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
    let title = letters(&found.title);
    let same = |node: &&NodeRef<'a>| letters(&words_of(node)) == title;
    if !title.is_empty()
        && let Some(node) = headings.nodes().iter().find(same)
    {
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

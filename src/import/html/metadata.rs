//! What is known of a page besides its text, and where it stood.
//!
//! | what | in this order of trust |
//! | --- | --- |
//! | title | JSON-LD, Open Graph, meta tags, the headline that the page shows, the title of the page |
//! | author, day of publication, lead | JSON-LD, Open Graph, meta tags, what the page shows |
//! | source | JSON-LD, Open Graph, meta tags, what stands beside the headline in the title, who holds the rights |
//! | language | JSON-LD, the `lang` of the page, Open Graph, meta tags |
//! | address | the canonical link, Open Graph, the address it was got from, JSON-LD |
//!
//! Of each, the first is taken that can be read. JSON-LD is believed where it is about this page: it gives its address, or has the same headline, or is alone and
//! gives none; its headline is not where two others agree on another. The meta tags are those of Dublin Core, of citations and of the programs that most sites are made with.

mod headline;
mod lines;
mod page;
mod shown;
mod site;
mod values;

use std::collections::HashSet;

use dom_query::Document;
use url::Url;

use crate::{
    import::html::{
        article::{is_same_headline, letters},
        bare,
        json_ld::Said,
        links,
        links::Base,
    },
    model::{CleanText, Found, FoundField, FoundIn, PartialDate},
};

pub(super) use headline::headline;
use lines::PageLines;
use page::Page;
use shown::{Shown, Sure};
pub(super) use values::date_of_address;
pub(in crate::import) use values::{authors, language, lead, person};
use values::{cut, date_in, name, people, without_site, without_source};

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
    "citation_authors",
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

const REVISIONS: &[&str] = &[
    "last-modified",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
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
    /// The day of a revision, which is that of publication only where no other is told.
    pub modified: Option<(FoundIn, PartialDate)>,
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
    let mut scripts = page.scripts();
    let site = scripts.site.take();
    let said = page.own(scripts, &own).unwrap_or_default();
    let mut told = Told::default();
    read_language(&mut told.found, &page, &said);
    let lines = PageLines::of(document, &HashSet::new());
    let host = own.iter().find_map(Url::host_str).map(letters);
    let host = host.unwrap_or_default();
    read_source(&mut told.found, &page, &said, (site, &lines, &host));
    read_title(&mut told.found, &page, &said);
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
    let shown = Shown::of(document, headline.as_ref(), &told.found);
    read_lead(&mut told.found, &page, &said, &shown);
    read_author(&mut told, &page, &said, &shown);
    read_day(&mut told, &page, &said, &shown);
    told
}

/// Reads the source: what says it for programs, else what only people see.
fn read_source(
    found: &mut Found,
    page: &Page,
    said: &Said,
    (site, lines, host): (Option<String>, &PageLines, &str),
) {
    let source = first([
        (FoundIn::JsonLd, said.publisher.as_deref().and_then(name)),
        (FoundIn::OpenGraph, page.meta(&["og:site_name"], name)),
        (FoundIn::Meta, page.meta(SOURCES, name)),
        (FoundIn::JsonLd, site.as_deref().and_then(name)),
    ]);
    let source = source.or_else(|| {
        let headlines: Vec<String> = page.headlines().iter().map(ToString::to_string).collect();
        let title = page.title.as_deref().map(CleanText::line)?;
        let told = [
            page.meta(&["og:title"], clean),
            said.headline.as_deref().and_then(clean),
        ];
        let told: Vec<String> = told.into_iter().flatten().collect();
        let apart = site::apart(&title, (&headlines, &told, &page.logos), lines, host)?;
        Some((FoundIn::Head, name(&apart)?))
    });
    let source = source.or_else(|| Some((FoundIn::Page, name(&site::of_rights(lines)?)?)));
    set(found, FoundField::Source, source, |found, it| {
        found.source = Some(it);
    });
}

/// Reads a text on one line.
fn clean(text: &str) -> Option<String> {
    let line = CleanText::line(&bare::decoded(&cut(text)));
    (!line.is_empty()).then(|| line.into_string())
}

/// Reads the title.
fn read_title(found: &mut Found, page: &Page, said: &Said) {
    let site = found.source.clone();
    let is_site = |text: &str| {
        let site = site.as_deref();
        site.is_some_and(|site| is_same_headline(site, text))
    };
    let title_of = |text: &str| {
        let text = clean(text)?;
        let title = CleanText::line(without_site(&text, site.as_deref()));
        let heading = site::without_any(&title, page.headlines());
        let heading = heading.filter(|heading| !is_site(heading)).cloned();
        Some(heading.unwrap_or(title)).filter(|title| !title.is_empty())
    };
    let graph = page.meta(&["og:title"], title_of);
    let head = page.title.as_deref().and_then(title_of);
    let told: Vec<String> = [&graph, &head]
        .into_iter()
        .flatten()
        .map(|title| letters(title))
        .collect();
    let shown: Vec<String> = page.headlines().iter().map(|it| letters(it)).collect();
    let is_said = |title: &CleanText| {
        let title = letters(title);
        told.contains(&title) || shown.contains(&title)
    };
    // What is shown as the headline, and said to be it in another place, is no other.
    let is_agreed = |title: &CleanText| !is_site(title) && shown.contains(&letters(title));
    let agreed = [&graph, &head]
        .into_iter()
        .flatten()
        .find(|title| is_agreed(title));
    let fits = |title: &CleanText| agreed.is_none() || shown.contains(&letters(title));
    let names = [&said.headline, &said.name];
    let names = names.map(|name| name.as_deref().and_then(title_of));
    let own = names.iter().flatten().find(|name| is_said(name)).cloned();
    let script = own.or_else(|| {
        let [headline, _] = names;
        headline.filter(fits)
    });
    let shown_headline = page.shown_headline().as_deref().and_then(title_of);
    // The name of the site is the title of its first page only.
    let is_more = |title: &CleanText| !is_site(title) || head.as_deref().is_none_or(is_site);
    let title = first([
        (FoundIn::JsonLd, script),
        (FoundIn::OpenGraph, graph.clone().filter(fits)),
        (FoundIn::Meta, page.meta(TITLES, title_of).filter(fits)),
        (FoundIn::Page, shown_headline.filter(is_more)),
        (FoundIn::Head, head.clone()),
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
    let source = told.found.source.clone();
    // With the place of its office or without.
    let is_source = |authors: &CleanText| {
        let name = authors
            .split_once(", ")
            .map_or(&**authors, |(name, place)| {
                let is_place = !place.contains(' ');
                if is_place { name } else { authors }
            });
        let source = source.as_deref();
        source.is_some_and(|source| is_same_headline(source, name))
    };
    let all = [
        (FoundIn::JsonLd, people(&said.authors, false)),
        (
            FoundIn::OpenGraph,
            page.authors(&["article:author", "og:article:author"])
                .or_else(|| page.meta(&["og:title"], of_account)),
        ),
        (FoundIn::Meta, page.authors(AUTHORS)),
    ];
    let outlet = first(all.clone());
    let persons = all.map(|(place, authors)| (place, authors.filter(|it| !is_source(it))));
    let author = first(persons).or_else(|| {
        let (authors, sure) = shown.authors()?;
        if sure == Sure::Guessed {
            told.guessed.push(FoundField::Author);
        }
        Some((FoundIn::Page, authors))
    });
    // An outlet that names nobody else is the author.
    let author = author
        .or(outlet)
        .map(|(place, authors)| (place, without_source(authors, source.as_deref())));
    set(&mut told.found, FoundField::Author, author, |found, it| {
        found.author = Some(it);
    });
}

/// Reads whose account a page of a network is: "Jane Doe (@jane@quay.example)".
fn of_account(title: &str) -> Option<CleanText> {
    let (name, account) = clean(title)?
        .rsplit_once(" (@")
        .map(|(name, account)| (name.to_owned(), account.to_owned()))?;
    let (account, _) = account.split_once(')')?;
    let is_account = !account.contains(char::is_whitespace);
    is_account.then(|| people(&[name], false)).flatten()
}

fn read_day(told: &mut Told, page: &Page, said: &Said, shown: &Shown<'_>) {
    let language = told.found.language.clone();
    let date = |text: &str| Some((date_in(text, language.as_deref())?, is_of_greenwich(text)));
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
    // Programs tell the day of Greenwich, which may be another than the one that the page prints.
    let published = published.map(|(place, (day, is_of_greenwich))| {
        let is_near = |it: &PartialDate| is_of_greenwich && are_neighbours(*it, day);
        match shown.printed().find(is_near) {
            Some(printed) => (FoundIn::Page, printed),
            None => (place, day),
        }
    });
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
    let modified = first([
        (FoundIn::JsonLd, said.modified.as_deref().and_then(date)),
        (
            FoundIn::OpenGraph,
            page.meta(&["article:modified_time", "og:updated_time"], date),
        ),
        (FoundIn::Meta, page.meta(REVISIONS, date)),
    ]);
    told.modified = modified.map(|(place, (day, _))| (place, day));
}

/// Tells whether a time is told in the zone of Greenwich.
fn is_of_greenwich(text: &str) -> bool {
    let text = text.trim();
    text.contains('T')
        && ["Z", "+00:00", "+0000"]
            .iter()
            .any(|zone| text.ends_with(zone))
}

/// Tells whether one day follows the other.
fn are_neighbours(one: PartialDate, other: PartialDate) -> bool {
    let are_days = one.day().is_some() && other.day().is_some();
    let (one, other) = (one.first_day(), other.first_day());
    are_days
        && [(one, other), (other, one)]
            .iter()
            .any(|(one, other)| one.tomorrow().is_ok_and(|next| next == *other))
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

//! From what a feed says of an entry to its text.

use feed_rs::model::Link;

use crate::{
    import::{
        builder::{Inline, Shape, remark_on},
        feed::{
            ReadEntry,
            body::bodies,
            media,
            mend::{Medium, Mended},
            names::{self, Names},
            parse,
            tree::Dialect,
            words,
        },
        html::{self, Base, Content},
    },
    model::{BlockKind, CleanText, Found, FoundField, FoundIn, PageAddress, Snapshot},
    text::words::fold,
};

/// What a feed says of all its entries.
pub(super) struct Around {
    pub dialect: Dialect,
    /// Where relative links lead on from, where an entry says nothing else.
    pub base: Option<String>,
    /// What the feed calls itself.
    pub title: CleanText,
    /// Where the feed and its site are, however that is spelled.
    pub addresses: Vec<String>,
    pub language: Option<CleanText>,
    /// Who wrote those of which nobody is named.
    pub authors: Vec<String>,
}

/// An entry, and what it may be called, until all are known.
pub(super) struct Draft {
    pub entry: ReadEntry,
    pub names: Names,
    pub remark: Option<CleanText>,
}

/// The text of an entry.
struct Text {
    snapshot: Snapshot,
    /// What of it the entry itself says, without the names of files and what stands for words where there are none.
    words: String,
    remark: Option<CleanText>,
}

/// Reads an entry; none where it says nothing at all.
pub(super) fn read(mended: &Mended, around: &Around) -> Option<Draft> {
    let base = mended.base.as_deref().or(around.base.as_deref());
    let feed = parse::read(mended, base)?;
    let entry = feed.entries.first()?;
    let base_of_links = Base::new(base, None);
    let link = page_of(&entry.links, &base_of_links);
    let bodies = bodies(entry, &mended.media, around.dialect);
    let title = entry.title.as_ref();
    let title = title.map_or_else(CleanText::default, |title| words::title_of(title, mended));
    let names = entry
        .authors
        .iter()
        .filter_map(|author| author.name.as_deref());
    let author =
        words::authors(names).or_else(|| words::authors(around.authors.iter().map(String::as_str)));
    let published = mended.published;
    let updated = mended.updated.filter(|_| mended.updated != published);
    let base_of_content = base_of_content(mended, link.as_deref(), around);
    let shown = bodies.shown((base_of_content.as_deref(), link.as_deref()));
    let told = Found {
        title: title.clone(),
        source: source(mended, around),
        lead: shown.lead(&title),
        author: author.clone(),
        published: published.or(updated).map(|dated| dated.day),
        url: link.clone(),
        language: mended
            .language
            .as_deref()
            .or(entry.language.as_deref())
            .and_then(html::language)
            .or_else(|| around.language.clone()),
        ..Found::default()
    };
    let Text {
        snapshot,
        words,
        remark,
    } = read_text(
        shown.content,
        (&mended.media.all, &base_of_links),
        found(told),
    )?;
    let mut read = ReadEntry {
        entry: String::new(),
        digest: String::new(),
        link,
        title: snapshot.found.title.clone(),
        author,
        published,
        updated,
        original: shown
            .original
            .unwrap_or_else(|| snapshot.text.to_string())
            .into_bytes(),
        snapshot,
    };
    read.digest = names::digest(&title, &read, &words);
    Some(Draft {
        names: Names::of(&entry.id, &title, &read),
        entry: read,
        remark,
    })
}

/// Writes down that all was found in the feed.
fn found(mut told: Found) -> Found {
    let given = [
        (FoundField::Title, !told.title.is_empty()),
        (FoundField::Author, told.author.is_some()),
        (FoundField::Published, told.published.is_some()),
        (FoundField::Url, told.url.is_some()),
        (FoundField::Language, told.language.is_some()),
        (FoundField::Lead, told.lead.is_some()),
    ];
    for (field, is_given) in given {
        if is_given {
            told.places.insert(field, FoundIn::Feed);
        }
    }
    told
}

/// Returns the page that a feed or an entry leads to.
pub(super) fn page_of(links: &[Link], base: &Base) -> Option<CleanText> {
    let links = || links.iter().filter(|link| link.target.is_none());
    let is_alternate = |link: &&Link| link.rel.as_deref() == Some("alternate");
    let is_page = |link: &&Link| {
        let told = link.media_type.as_deref();
        told.is_none_or(|told| told.contains("html"))
    };
    let link = links()
        .filter(is_alternate)
        .find(is_page)
        .or_else(|| links().find(is_alternate))
        .or_else(|| links().find(|link| link.rel.is_none() && link.media_type.is_none()))?;
    let url = base.web(&link.href)?;
    Some(CleanText::line(url.as_str()))
}

/// Returns what relative links in the content lead on from: what is said there, else the item's own address, else the
/// site. In Atom only `xml:base` counts.
fn base_of_content(mended: &Mended, link: Option<&str>, around: &Around) -> Option<String> {
    let told = mended.content_base.as_ref().or(mended.base.as_ref());
    let link = link.filter(|_| around.dialect != Dialect::Atom);
    let base = told.map(String::as_str).or(link).or(around.base.as_deref());
    base.map(str::to_owned)
}

/// Reads which outlet an entry was taken from; none where that is the feed itself.
fn source(mended: &Mended, around: &Around) -> Option<CleanText> {
    let source = mended.source.as_ref()?;
    let title = words::title(&source.title);
    let is_own = fold(&title) == fold(&around.title)
        || source
            .addresses
            .iter()
            .any(|address| around.addresses.contains(&identity(address)));
    (!title.is_empty() && !is_own).then_some(title)
}

/// Returns an address in the spelling in which it counts.
pub(super) fn identity(address: &str) -> String {
    let parsed = PageAddress::parse_whole(address);
    parsed.map_or_else(
        |_| address.to_owned(),
        |address| address.identity().into_string(),
    )
}
/// Makes the text of an entry; one that has none is its title, or else its link, unless something is attached.
fn read_text(content: Content, media: (&[Medium], &Base), found: Found) -> Option<Text> {
    let has_words = html::weight(&content.words()) > 0;
    let targets = content.targets();
    let targets: Vec<&str> = targets.iter().map(String::as_str).collect();
    let attached = media::of(media.0, media.1, &targets);
    let mut page = content.page();
    let own = page.builder.blocks().len();
    if own == 0 && (attached.is_empty() || !found.title.is_empty()) {
        let words = [&found.title, found.url.as_ref().unwrap_or(&found.title)];
        let words = words.into_iter().find(|words| !words.is_empty());
        if let Some(words) = words {
            page.builder
                .block(Shape::of(BlockKind::Paragraph), Inline::new(words));
        }
    }
    media::append(&attached, &mut page.builder);
    page.found = found;
    if !has_words && page.found.title.is_empty() {
        let shown = page.builder.blocks().first().filter(|_| own > 0);
        let title = match shown {
            Some(first) => media::title_of(page.builder.text_of(first)),
            None => attached.first().and_then(media::Attached::title),
        };
        page.found.title = title.unwrap_or_default();
        page.found.places.insert(FoundField::Title, FoundIn::Text);
    }
    let (snapshot, remarks) = page.finish()?;
    let remark = remarks.into_iter().next().or_else(|| remark_on(&snapshot));
    let words = media::without_files(&snapshot, own) + &media::said(&attached);
    Some(Text {
        snapshot,
        words,
        remark,
    })
}

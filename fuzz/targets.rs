//! What each fuzz target does with its bytes: a parser must give a value or an error for any of them, and what comes out
//! must be fit for a screen.
//!
//! The targets of `cargo fuzz` and the test of the seeds (`tests/seeds.rs`) share this file.

use std::io;

use briefreader::{
    command::KeySequence,
    config::{self, FileName, Texts, texts::Text},
    export,
    extract::{read_advertised, read_answer, read_feed_answer, read_question},
    import::{self, Advertised, Extent, Hints, Imported, Kind, ReadFeed, import, read_feed},
    model::{CleanText, Outline, PageAddress},
    net::coding,
    query,
};

/// A target by its name.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: [Target; 14] = [
    ("page", page),
    ("mail", mail),
    ("charset", charset),
    ("plain", plain),
    ("markdown", markdown),
    ("guard", guard),
    ("address", address),
    ("wire", wire),
    ("coded", coded),
    ("query", asked),
    ("entries", entries),
    ("opml", opml),
    ("advertised", advertised),
    ("feed", feed),
];

/// A page: its article, and all of it.
pub fn page(bytes: &[u8]) {
    for extent in [Extent::Article, Extent::Whole] {
        read(
            bytes,
            Hints {
                kind: Some(Kind::Page),
                address: Some("https://example.org/a/b"),
                extent,
                ..Hints::default()
            },
        );
    }
}

/// A mail.
pub fn mail(bytes: &[u8]) {
    read(bytes, of(Kind::Mail));
}

/// A page in a character set that a server names: the first line is its media type.
pub fn charset(bytes: &[u8]) {
    let mut parts = bytes.splitn(2, |byte| *byte == b'\n');
    let media_type = String::from_utf8_lossy(parts.next().unwrap_or_default());
    read(
        parts.next().unwrap_or_default(),
        Hints {
            media_type: Some(&media_type),
            ..of(Kind::Page)
        },
    );
}

/// Plain text.
pub fn plain(bytes: &[u8]) {
    read(bytes, of(Kind::Plain));
}

/// Markdown.
pub fn markdown(bytes: &[u8]) {
    read(bytes, of(Kind::Markdown));
}

/// A page in which a piece is repeated, so that it meets the limits of the pass before the tree: the first two bytes say
/// how often.
pub fn guard(bytes: &[u8]) {
    let Some((count, piece)) = bytes.split_first_chunk() else {
        return;
    };
    let times = usize::from(u16::from_le_bytes(*count)) % 2_000;
    read(&piece.repeat(times), of(Kind::Page));
}

/// The address of a page.
pub fn address(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    match PageAddress::parse(&text) {
        Ok(address) => {
            is_line(&address.to_string());
            let again = PageAddress::parse(&address.to_string());
            assert_eq!(
                again.as_ref().ok(),
                Some(&address),
                "what is shown is the same address"
            );
        }
        Err(error) => is_line(&error.to_string()),
    }
}

/// What the process that reads is asked, and what it answers.
pub fn wire(bytes: &[u8]) {
    if let Ok((header, rest)) = read_question(bytes) {
        assert!(rest.len() < bytes.len());
        let _ = header.hints();
    }
    match read_answer(bytes) {
        Ok(imported) => is_fit(&imported),
        Err(error) => is_line(&error.to_string()),
    }
    match read_feed_answer(bytes) {
        Ok(feed) => is_fit_feed(&feed),
        Err(error) => is_line(&error.to_string()),
    }
    if let Ok(feeds) = read_advertised(bytes) {
        feeds.iter().for_each(is_named);
    }
}

/// A body that a server has packed: the first line is its header, and what comes out has an end.
pub fn coded(bytes: &[u8]) {
    const MOST: u64 = 1 << 20;
    let mut parts = bytes.splitn(2, |byte| *byte == b'\n');
    let codings = String::from_utf8_lossy(parts.next().unwrap_or_default());
    let watched = |count| {
        if count > MOST {
            Err(io::ErrorKind::FileTooLarge.into())
        } else {
            Ok(())
        }
    };
    match coding::unpacked(parts.next().unwrap_or_default(), &codings, &watched) {
        Ok(mut body) => {
            let _ = io::copy(&mut body, &mut io::sink());
        }
        Err(error) => is_line(&error.to_string()),
    }
}

/// A feed.
pub fn feed(bytes: &[u8]) {
    let hints = Hints {
        address: Some("https://example.org/feed"),
        ..Hints::default()
    };
    match read_feed(bytes, &hints) {
        Ok(feed) => is_fit_feed(&feed),
        Err(error) => is_line(&error.to_string()),
    }
}

/// A query: what is printed is the same query.
pub fn asked(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let query = query::parse(&text);
    let printed = query.to_string();
    assert_eq!(query::parse(&printed).to_string(), printed);
    let _ = query::parse_typing(&text);
    let _ = query::marks(&text);
    let _ = query::divide(&text);
}

/// Keys, and a person's files, entry by entry.
pub fn entries(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    if let Ok(keys) = text.parse::<KeySequence>() {
        let again = keys.written().parse::<KeySequence>();
        assert_eq!(again.ok(), Some(keys));
    }
    for file in [
        FileName::Config,
        FileName::Keys,
        FileName::Theme("own".to_owned()),
    ] {
        let texts = [(file, Text::Read(text.clone()))].into_iter().collect();
        let _ = config::read(&Texts(texts));
    }
}

/// A list of feeds: what is written of it is the same list.
pub fn opml(bytes: &[u8]) {
    let list = match import::opml::read(bytes) {
        Ok(list) => list,
        Err(fault) => return is_line(&fault.to_string()),
    };
    for feed in &list.feeds {
        for text in [&feed.name, &feed.url]
            .into_iter()
            .chain(&feed.site)
            .chain(&feed.folders)
        {
            is_line(text);
        }
    }
    for remark in &list.remarks {
        is_line(remark);
    }
    let written = export::opml::write("A list", &list.feeds);
    let again = import::opml::read(written.as_bytes()).map(|list| list.feeds);
    let sorted = |mut feeds: Vec<Outline>| {
        feeds.sort_by(|a, b| a.url.cmp(&b.url));
        feeds
    };
    assert_eq!(again.map(sorted), Ok(sorted(list.feeds)));
}

/// The feeds that a page names.
pub fn advertised(bytes: &[u8]) {
    let hints = Hints {
        address: Some("https://example.org/a/b"),
        ..of(Kind::Page)
    };
    let feeds = import::advertised(bytes, &hints).unwrap_or_default();
    feeds.iter().for_each(is_named);
}

fn of(kind: Kind) -> Hints<'static> {
    Hints {
        kind: Some(kind),
        ..Hints::default()
    }
}

fn read(bytes: &[u8], hints: Hints<'_>) {
    match import(bytes, &hints) {
        Ok(imported) => is_fit(&imported),
        Err(error) => is_line(&error.to_string()),
    }
}

/// Makes sure that what was made of an original holds together and can be shown.
fn is_fit(imported: &Imported) {
    let snapshot = &imported.snapshot;
    snapshot.check().expect("the structure fits the text");
    assert_eq!(CleanText::new(&snapshot.text), snapshot.text);
    let found = &snapshot.found;
    let fields = [
        &found.source,
        &found.author,
        &found.url,
        &found.language,
        &found.lead,
    ];
    for text in fields
        .into_iter()
        .flatten()
        .chain([&found.title])
        .chain(&imported.remarks)
    {
        is_line(text);
    }
}

fn is_named(feed: &Advertised) {
    is_line(feed.address.as_str());
    is_line(feed.title.as_deref().unwrap_or_default());
}

/// Makes sure that what was made of a feed holds together and can be shown.
fn is_fit_feed(feed: &ReadFeed) {
    let told = [
        Some(&feed.title),
        feed.site.as_ref(),
        feed.language.as_ref(),
    ];
    for text in told.into_iter().flatten().chain(&feed.remarks) {
        is_line(text);
    }
    for entry in &feed.entries {
        entry.snapshot.check().expect("the structure fits the text");
        assert_eq!(CleanText::new(&entry.snapshot.text), entry.snapshot.text);
        assert_eq!((entry.entry.len(), entry.digest.len()), (32, 32));
        let told = [
            Some(&entry.title),
            entry.link.as_ref(),
            entry.author.as_ref(),
        ];
        told.into_iter().flatten().for_each(|text| is_line(text));
    }
}

fn is_line(text: &str) {
    assert_eq!(
        CleanText::line(text).as_str(),
        text,
        "it is clean, and one line"
    );
}

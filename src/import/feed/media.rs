//! Sounds, pictures and films that come with an entry, as links at the end of its text.

use feed_rs::model::{Entry, Link};
use url::Url;

use crate::{
    import::{
        builder::{Builder, Inline, Shape},
        feed::words,
        html::Base,
    },
    model::{BlockKind, CleanText, SpanKind},
    text::count,
};

/// The most that is shown of one entry.
const MOST: usize = 30;

/// How much of a text is looked through for the pictures that stand in it, in bytes.
const LOOKED_AT: usize = 1 << 20;

/// How many are looked at.
const MOST_LOOKED_AT: usize = 200;

/// The longest name, in code points.
const LONGEST_NAME: usize = 120;

/// Endings of names, where nothing else tells what it is.
const ENDINGS: [(&str, &[&str]); 3] = [
    (
        "audio",
        &["mp3", "m4a", "aac", "oga", "ogg", "opus", "flac", "wav"],
    ),
    ("video", &["mp4", "m4v", "mov", "webm", "ogv", "mkv", "avi"]),
    (
        "image",
        &["jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "bmp"],
    ),
];

/// Something attached.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Attached {
    kind: &'static str,
    name: CleanText,
    /// Whether the feed has said the name, and it is not only a piece of the address.
    is_named: bool,
    bytes: Option<u64>,
    target: CleanText,
}

/// Finds what is attached to an entry and does not stand in its text.
pub(super) fn of(entry: &Entry, base: &Base, text: &str) -> Vec<Attached> {
    let mut found: Vec<Attached> = Vec::new();
    let text = text
        .get(..text.floor_char_boundary(LOOKED_AT))
        .unwrap_or(text);
    let mut add = |address: &str, told: Option<&str>, bytes: Option<u64>, title: Option<&str>| {
        let Some(url) = base.web(address) else {
            return;
        };
        let target = CleanText::line(url.as_str());
        let kind = kind_of(told, &url);
        let stands = kind == "image"
            && (text.contains(address) || text.contains(url.path()) && url.path().len() > 1);
        if !stands && found.len() < MOST && !found.iter().any(|it| it.target == target) {
            let title = words::title(title.unwrap_or_default());
            found.push(Attached {
                kind,
                name: name_of(&title, &url),
                is_named: !title.is_empty(),
                bytes: bytes.filter(|bytes| *bytes > 0),
                target,
            });
        }
    };
    let is_attached = |link: &&Link| {
        link.rel.as_deref() == Some("enclosure") || link.rel.is_none() && link.media_type.is_some()
    };
    for link in entry.links.iter().filter(is_attached).take(MOST_LOOKED_AT) {
        add(
            &link.href,
            link.media_type.as_deref(),
            link.length,
            link.title.as_deref(),
        );
    }
    for media in entry.media.iter().take(MOST_LOOKED_AT) {
        let title = media.title.as_ref().map(|title| title.content.as_str());
        for content in media.content.iter().take(MOST_LOOKED_AT) {
            if let Some(url) = &content.url {
                let told = content.content_type.as_ref().map(ToString::to_string);
                add(url.as_str(), told.as_deref(), content.size, title);
            }
        }
    }
    found
}

/// Appends them to a text.
pub(super) fn append(attached: &[Attached], builder: &mut Builder) {
    for one in attached {
        let size = one.bytes.map(|bytes| format!(", {}", count::bytes(bytes)));
        let words = format!("[{}: {}{}]", one.kind, one.name, size.unwrap_or_default());
        let mut inline = Inline::new(&words);
        inline.span(SpanKind::Link, 0, Some(one.target.clone()));
        builder.block(Shape::of(BlockKind::Paragraph), inline);
    }
}

/// Returns what a feed says of them, without sizes and what only their addresses say.
pub(super) fn said(attached: &[Attached]) -> String {
    let said = attached.iter().map(|one| {
        let name = Some(one.name.as_str()).filter(|_| one.is_named);
        format!("\n[{}: {}]", one.kind, name.unwrap_or_default())
    });
    said.collect()
}

fn kind_of(told: Option<&str>, url: &Url) -> &'static str {
    let told = told.unwrap_or_default().to_ascii_lowercase();
    let by_type = ENDINGS.iter().find(|(kind, _)| told.starts_with(kind));
    let by_ending = || {
        let (_, ending) = url.path().rsplit_once('.')?;
        let ending = ending.to_ascii_lowercase();
        ENDINGS
            .iter()
            .find(|(_, endings)| endings.contains(&ending.as_str()))
    };
    by_type.or_else(by_ending).map_or("file", |(kind, _)| kind)
}

/// Returns what it is called, else the last part of its address.
fn name_of(title: &CleanText, url: &Url) -> CleanText {
    let last = url
        .path()
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or_default();
    let name = if !title.is_empty() {
        title.clone()
    } else if last.is_empty() {
        CleanText::line(url.host_str().unwrap_or_default())
    } else {
        CleanText::line(last)
    };
    CleanText::line(&name.chars().take(LONGEST_NAME).collect::<String>())
}

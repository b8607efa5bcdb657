//! What is said of sounds, pictures and films that stand in a text or come with it.

use url::Url;

use crate::model::CleanText;

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

/// All that something may be.
const KINDS: [&str; 5] = ["image", "video", "audio", "file", "link"];

/// The longest name, in code points.
pub(super) const LONGEST_NAME: usize = 120;

/// Says what something is, by what is told of its type, else by the end of its address.
pub(super) fn kind_of(told: Option<&str>, url: &Url) -> &'static str {
    let told = told.unwrap_or_default().to_ascii_lowercase();
    if told == "link" {
        return "link";
    }
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

/// Returns the last part of an address, else its host.
pub(super) fn file_of(url: &Url) -> CleanText {
    let path = url.path().trim_end_matches('/');
    let last = path.rsplit('/').next().unwrap_or_default();
    let name = if last.is_empty() {
        url.host_str().unwrap_or_default()
    } else {
        last
    };
    shortened(name, LONGEST_NAME)
}

/// Cuts a name.
pub(super) fn shortened(name: &str, longest: usize) -> CleanText {
    CleanText::line(&name.chars().take(longest).collect::<String>())
}

/// Returns what is said of something: "[image: a.jpg]".
pub(super) fn said(kind: &str, name: &str) -> String {
    format!("[{kind}: {name}]")
}

/// Returns a text without what is said of pictures, sounds and films.
pub(super) fn without(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    // A search that found nothing is not tried again.
    let mut no_more_end = false;
    while let Some((before, after)) = rest.split_once('[') {
        words.push_str(before);
        let inside = KINDS.iter().find_map(|kind| {
            let inside = after.strip_prefix(kind)?;
            inside.strip_prefix(": ")
        });
        let behind = inside.filter(|_| !no_more_end).map(|it| it.split_once(']'));
        no_more_end |= behind == Some(None);
        rest = if let Some(Some((_, behind))) = behind {
            behind
        } else {
            words.push('[');
            after
        };
    }
    words.push_str(rest);
    words
}

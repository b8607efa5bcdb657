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

/// Parameters that say which picture is meant even where its path is that of a file.
const IDENTITY: [&str; 10] = [
    "asset", "file", "id", "image", "img", "name", "path", "photo", "src", "url",
];

/// Parameters that say how large a picture is made, and how.
const MADE: [&str; 22] = [
    "auto", "crop", "dpr", "fit", "fm", "format", "h", "height", "imwidth", "imheight", "q",
    "quality", "resize", "s", "sig", "size", "ssl", "strip", "w", "width", "wid", "hei",
];

/// How far the end of what is said of something is looked for among brackets within it, in bytes.
const LONGEST_SAID: usize = 2_000;

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

/// Returns what tells a picture from others: its address without what says its size and how it was made.
pub(super) fn picture(url: &Url) -> String {
    let (stem, ending) = url.path().rsplit_once('.').unwrap_or((url.path(), ""));
    let stem = stem.rsplit_once('-').map_or(
        stem,
        |(before, size)| {
            if is_size(size) { before } else { stem }
        },
    );
    let is_file = kind_of(None, url) == "image";
    let parts = url.query_pairs().filter(|(name, _)| {
        let name = name.to_ascii_lowercase();
        // What is told of a file is how it is to be made; of a program, which picture is meant.
        if is_file {
            IDENTITY.contains(&name.as_str())
        } else {
            !MADE.contains(&name.as_str())
        }
    });
    let parts: Vec<String> = parts
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let host = url.host_str().unwrap_or_default();
    format!("{host}{stem}.{ending}?{}", parts.join("&"))
}

/// Tells whether a text is a size as programs write it, "300x200".
fn is_size(text: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('x')
        .is_some_and(|(width, height)| is_number(width) && is_number(height))
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
        let behind = inside.filter(|_| !no_more_end).map(behind_said);
        no_more_end |= behind == Some(None);
        rest = if let Some(Some(behind)) = behind {
            behind
        } else {
            words.push('[');
            after
        };
    }
    words.push_str(rest);
    words
}

/// Returns what stands behind the bracket that ends what is said of something, which may hold brackets itself.
fn behind_said(inside: &str) -> Option<&str> {
    let mut open = 0_usize;
    for (place, byte) in inside.bytes().enumerate().take(LONGEST_SAID) {
        match byte {
            b'[' => open += 1,
            b']' if open == 0 => return inside.get(place + 1..),
            b']' => open -= 1,
            _ => {}
        }
    }
    // One that is never closed is a sign among others.
    inside.split_once(']').map(|(_, behind)| behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_pictures_goes_with_the_brackets_in_it() {
        for (text, expected) in [
            ("a [image: b] c", "a  c"),
            ("a [image: b [c] d] e", "a  e"),
            ("a [image: b [c d] e", "a  e"),
            ("[image: [1] and [2]][video: x]y", "y"),
            ("a [image: b", "a [image: b"),
            ("a [b] c", "a [b] c"),
        ] {
            assert_eq!(without(text), expected, "{text}");
        }
    }

    #[test]
    fn pictures_are_told_apart_by_all_but_their_size() {
        let of = |address: &str| picture(&Url::parse(address).unwrap());
        for (one, other) in [
            (
                "https://m.example/a.jpg?w=300",
                "https://m.example/a.jpg?w=600",
            ),
            (
                "https://m.example/a.jpg?w=140&s=ab",
                "https://m.example/a.jpg",
            ),
            ("https://m.example/a-300x200.jpg", "https://m.example/a.jpg"),
            (
                "https://m.example/img?id=1&w=300",
                "https://m.example/img?w=600&id=1",
            ),
        ] {
            assert_eq!(of(one), of(other), "{one}");
        }
        for (one, other) in [
            ("https://m.example/img?id=1", "https://m.example/img?id=2"),
            (
                "https://m.example/show.jpg?id=1",
                "https://m.example/show.jpg?id=2",
            ),
            ("https://m.example/a-1.jpg", "https://m.example/a-2.jpg"),
            ("https://m.example/a.jpg", "https://n.example/a.jpg"),
        ] {
            assert_ne!(of(one), of(other), "{one}");
        }
    }
}

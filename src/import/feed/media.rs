//! Sounds, pictures and films that come with an entry, as links at the end of its text.

use url::Url;

use crate::{
    import::{
        builder::{Builder, Inline, Shape},
        feed::{mend::Medium, words},
        html::Base,
    },
    model::{BlockKind, CleanText, SpanKind},
    text::count,
};

/// The most that is shown of one entry.
const MOST: usize = 30;

/// How much of a text is looked through for the pictures that stand in it, in bytes.
const LOOKED_AT: usize = 1 << 20;

/// The longest name, in code points.
const LONGEST_NAME: usize = 120;

/// The longest description of a picture, in code points.
const LONGEST_DESCRIPTION: usize = 1_000;

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

/// Finds what comes with an entry and does not stand in its text: each address once, and of what shows the same only the
/// largest.
pub(super) fn of(media: &[Medium], base: &Base, text: &str) -> Vec<Attached> {
    let text = text
        .get(..text.floor_char_boundary(LOOKED_AT))
        .unwrap_or(text);
    let sources: Vec<Source<'_>> = media
        .iter()
        .filter_map(|medium| Source::of(medium, base))
        .collect();
    let largest = sources
        .iter()
        .filter(|one| !sources.iter().any(|other| one.is_less_than(other)));
    let mut found: Vec<Attached> = Vec::new();
    for source in largest {
        let address = source.medium.address.as_str();
        let path = source.url.path();
        let stands = source.kind == "image"
            && (text.contains(address) || text.contains(path) && path.len() > 1);
        if stands {
            continue;
        }
        let one = source.attached();
        if let Some(known) = found.iter_mut().find(|known| known.target == one.target) {
            if !known.is_named && one.is_named {
                *known = one;
            }
        } else if found.len() < MOST {
            found.push(one);
        }
    }
    found
}

/// Something that comes with an entry, with where it leads.
struct Source<'a> {
    medium: &'a Medium,
    url: Url,
    kind: &'static str,
    /// Its address without the numbers that tell its size.
    likeness: (String, String),
}

impl<'a> Source<'a> {
    fn of(medium: &'a Medium, base: &Base) -> Option<Self> {
        let url = base.web(&medium.address)?;
        let kind = kind_of(medium.media_type.as_deref(), &url);
        let [width, height, ..] = medium.size;
        let sizeless = |text: &str| without_numbers(text, [width, height]);
        let path = sizeless(url.path());
        let query = match kind_of(None, &url) {
            // How large it is, and how it was made, is said there.
            "image" => String::new(),
            _ => sizeless(url.query().unwrap_or_default()),
        };
        Some(Self {
            medium,
            likeness: (format!("{:?}{path}", url.host_str()), query),
            url,
            kind,
        })
    }

    /// Tells whether another shows the same, and is larger.
    fn is_less_than(&self, other: &Self) -> bool {
        let [one, two] = [self, other].map(|it| it.medium);
        let is_known = |medium: &Medium| medium.size.iter().any(|number| *number > 0);
        let says_else = one.description != two.description || one.title != two.title;
        let in_group = one.group.is_some() && one.group == two.group;
        let is_alike = self.kind == "image" && self.likeness == other.likeness;
        self.kind == other.kind
            && is_known(one)
            && one.size < two.size
            && !says_else
            && (in_group || is_alike)
    }

    fn attached(&self) -> Attached {
        let medium = self.medium;
        let title = words::title(medium.title.as_deref().unwrap_or_default());
        let description = medium.description.as_deref().unwrap_or_default();
        let description = words::title(description);
        // What a picture shows is said in a sentence, which no size ends.
        let shows = self.kind == "image" && title.is_empty() && !description.is_empty();
        let (name, longest) = if shows {
            (&description, LONGEST_DESCRIPTION)
        } else {
            (&title, LONGEST_NAME)
        };
        Attached {
            kind: self.kind,
            name: name_of(name, &self.url, longest),
            is_named: !name.is_empty(),
            bytes: medium.bytes.filter(|bytes| *bytes > 0 && !shows),
            target: CleanText::line(self.url.as_str()),
        }
    }
}

/// Puts a sign in the place of some numbers in a text.
fn without_numbers(text: &str, numbers: [u64; 2]) -> String {
    let mut without = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let is_digit = |c: char| c.is_ascii_digit();
        let words = rest.find(is_digit).unwrap_or(rest.len());
        let (before, after) = rest.split_at_checked(words).unwrap_or((rest, ""));
        let end = after.find(|c| !is_digit(c)).unwrap_or(after.len());
        let (digits, after) = after.split_at_checked(end).unwrap_or((after, ""));
        without.push_str(before);
        let number = digits.parse().unwrap_or_default();
        without.push_str(if number > 0 && numbers.contains(&number) {
            "#"
        } else {
            digits
        });
        rest = after;
    }
    without
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
fn name_of(title: &CleanText, url: &Url, longest: usize) -> CleanText {
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
    CleanText::line(&name.chars().take(longest).collect::<String>())
}

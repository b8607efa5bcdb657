//! Sounds, pictures and films that come with an entry, as links at the end of its text.

use std::{collections::HashSet, ops::Range};

use url::Url;

use crate::{
    import::{
        builder::{Builder, Inline, Shape},
        feed::{mend::Medium, words},
        html::Base,
        media::{LONGEST_NAME, file_of, kind_of, picture, said as said_of, shortened},
    },
    model::{BlockKind, CleanText, Snapshot, SpanKind},
    text::count,
};

/// The most that is shown of one entry.
const MOST: usize = 30;

/// The longest description of a picture, in code points.
const LONGEST_DESCRIPTION: usize = 1_000;

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

impl Attached {
    /// Makes a title of it.
    pub fn title(&self) -> Option<CleanText> {
        title_of(&said_of(self.kind, &self.name))
    }
}

/// Finds what comes with an entry and does not stand in its text, which leads to some targets: each address once, and of
/// what shows the same only the largest.
pub(super) fn of(media: &[Medium], base: &Base, targets: &[&str]) -> Vec<Attached> {
    let sources: Vec<Source<'_>> = media
        .iter()
        .filter_map(|medium| Source::of(medium, base))
        .collect();
    let largest = sources
        .iter()
        .filter(|one| !sources.iter().any(|other| one.is_less_than(other)));
    let placed: HashSet<String> = targets.iter().filter_map(|target| place(target)).collect();
    let mut found: Vec<Attached> = Vec::new();
    for source in largest {
        let address = source.url.as_str();
        // Of pictures the server makes others, as its parameters tell.
        let stands = match source.kind {
            "image" => placed.contains(&picture(&source.url)),
            _ => targets.contains(&address),
        };
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

/// Returns which picture is at an address.
fn place(address: &str) -> Option<String> {
    Some(picture(&Url::parse(address).ok()?))
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
            "image" => picture(&url)
                .rsplit_once('?')
                .map_or_else(String::new, |(_, query)| query.to_owned()),
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
            name: if name.is_empty() {
                file_of(&self.url)
            } else {
                shortened(name, longest)
            },
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
        let words = said_of(
            one.kind,
            &format!("{}{}", one.name, size.unwrap_or_default()),
        );
        let mut inline = Inline::new(&words);
        inline.span(SpanKind::Link, 0, Some(one.target.clone()));
        builder.block(Shape::of(BlockKind::Paragraph), inline);
    }
}

/// Returns what a feed says of them, without sizes and what only their addresses say.
pub(super) fn said(attached: &[Attached]) -> String {
    let said = attached.iter().map(|one| {
        let name = Some(one.name.as_str()).filter(|_| one.is_named);
        format!("\n{}", said_of(one.kind, name.unwrap_or_default()))
    });
    said.collect()
}

/// Returns the words of a text up to some block, without names of files, which only addresses say.
pub(super) fn without_files(snapshot: &Snapshot, blocks: usize) -> String {
    let end = snapshot.blocks.iter().take(blocks).next_back();
    let end = end.map_or(0, |end| end.bytes.end);
    let mut words = String::new();
    let mut from = 0;
    let part = |bytes: Range<usize>| snapshot.text.get(bytes).unwrap_or_default();
    for span in &snapshot.spans {
        let told = file_told(part(span.bytes.clone()), span.target.as_deref());
        let Some((kind, within)) = told else { continue };
        let (start, next) = (
            span.bytes.start + within.start,
            span.bytes.start + within.end,
        );
        if start >= from && next <= end {
            words.push_str(part(from..start));
            words.push_str(&said_of(kind, ""));
            from = next;
        }
    }
    words.push_str(part(from..end));
    words
}

/// Finds in the words of a link what stands for a file of which only the name is said: what it is, and where.
fn file_told<'a>(text: &'a str, target: Option<&str>) -> Option<(&'a str, Range<usize>)> {
    let url = Url::parse(target?).ok()?;
    let ending = format!(": {}]", file_of(&url));
    let at = text.find(&ending)?;
    let start = text.get(..at)?.rfind('[')?;
    let kind = text.get(start + 1..at)?;
    (!kind.contains(']')).then_some((kind, start..at + ending.len()))
}

/// Makes a title of what stands for a picture, a film or a sound: "Image: a.jpg".
pub(super) fn title_of(said: &str) -> Option<CleanText> {
    let inside = said.strip_prefix('[')?.strip_suffix(']')?;
    let (kind, name) = inside.split_once(": ")?;
    let mut letters = kind.chars();
    let first = letters.next()?.to_uppercase();
    Some(CleanText::line(&format!(
        "{first}{}: {name}",
        letters.as_str()
    )))
}

//! From the bytes of an original to the snapshot that is read and marked.
//!
//! Nothing here touches a disk: bytes and a file's name go in, values come out. The text is cleaned
//! before any offset into it is taken, so that every offset of the program counts bytes of the text as
//! it is shown.

mod around;
mod builder;
mod charset;
mod containers;
mod decode;
mod feed;
mod front_matter;
mod html;
mod json;
mod mail;
mod markdown;
mod media;
mod metadata;
pub mod opml;
mod plain;
mod script;
mod signature;
mod table;
mod title;

use thiserror::Error;

use crate::model::{CleanText, Snapshot};

use charset::Decoded;

pub use decode::{LIMIT_BYTES, essence, kind_of_media_type};
pub use feed::{Dated, MOST_ENTRIES, ReadEntry, ReadFeed, read_feed};
pub use html::advertised::{Advertised, MOST_ADVERTISED};
pub use signature::is_feed;

/// The version of what this room makes of the same bytes; part of every snapshot's id.
///
/// Raise it with each change by which some original would give another text or structure: then the new
/// snapshot stands beside the old one, and annotations are placed in it, not silently shifted.
pub const VERSION: u32 = 5;

/// How an original is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Plain text.
    Plain,
    /// Markdown: CommonMark with tables, footnotes, strikethrough, task lists and front matter.
    Markdown,
    /// A web page.
    Page,
    /// A mail, such as a newsletter, as it was sent (RFC 5322).
    Mail,
}

impl Kind {
    /// Tells whether reading it may cost far more than its length, so that it is done where it can be stopped.
    pub const fn may_run_away(self) -> bool {
        matches!(self, Self::Page | Self::Mail)
    }
}

/// How much of a page is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Extent {
    /// The article, without what stands around it.
    #[default]
    Article,
    /// All that it shows.
    Whole,
}

/// What is known of an original besides its bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hints<'a> {
    /// The name of its file, whose extension chooses the kind where nothing else does.
    pub name: Option<&'a str>,
    /// How it is to be read, where a person or a server says so.
    pub kind: Option<Kind>,
    /// Its media type as a server told it, with parameters: `text/html; charset=iso-8859-1`.
    pub media_type: Option<&'a str>,
    /// The address that it was got from; relative links lead on from it.
    pub address: Option<&'a str>,
    /// How much is taken of a page.
    pub extent: Extent,
}

/// Tells whether the original must be kept besides the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OriginalSays {
    /// Its bytes are the snapshot's text, byte for byte.
    TheSame,
    /// It holds something that the text does not: a byline, marks, line breaks.
    More,
}

/// What was made of an original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The text, its structure, and what was found out about the article.
    pub snapshot: Snapshot,
    /// Whether the original says more than the text.
    pub original: OriginalSays,
    /// What a person should know of how it was read, in whole sentences.
    pub remarks: Vec<CleanText>,
}

/// Says why bytes do not become an article.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ImportError {
    /// There is nothing to read in it.
    #[error("There is no text in it.")]
    Empty,
    /// There is nothing to read in a page.
    #[error("There is no text in it.")]
    EmptyPage,
    /// It is something else than text, known by its first bytes.
    #[error("It is {what}, not text.")]
    NoText {
        /// What.
        what: &'static str,
    },
    /// It is not text.
    #[error("It is binary data, not text.")]
    Binary,
    /// It is text of another encoding, or damaged.
    #[error(
        "It is not UTF-8: the first bad byte is at offset {offset}{}.",
        looks_like.map(|name| format!(", and it looks like {name}")).unwrap_or_default()
    )]
    NotUtf8 {
        /// The offset of the first bad byte, in bytes from 0.
        offset: usize,
        /// The encoding that it seems to have.
        looks_like: Option<&'static str>,
    },
    /// It has more bytes than [`LIMIT_BYTES`].
    #[error("It is larger than {} MiB, the most that is read.", decode::LIMIT_MIB)]
    TooLarge,
    /// It is no mail as it was sent.
    #[error("It is no mail: it has no header.")]
    NoMail,
    /// No part of a mail can be read.
    #[error("There is no text in this mail, only attachments.")]
    NoTextInMail,
    /// It is no feed.
    #[error("It is no feed{}.", looks_like.map(|what| format!(", but {what}")).unwrap_or_default())]
    NoFeed {
        /// What it seems to be.
        looks_like: Option<&'static str>,
    },
    /// It declares entities that are more than one character, which can be made to grow without end.
    #[error("The feed declares entities of its own, which are not expanded.")]
    FeedEntities,
    /// The elements of a feed are nested too deep.
    #[error("The elements of the feed are nested too deep.")]
    FeedDepth,
    /// A feed has too many elements.
    #[error("The feed has more elements than any that people read.")]
    FeedElements,
    /// It is of a kind that cannot be read yet.
    #[error("It is {what}, which cannot be read yet.")]
    Unsupported {
        /// The kind.
        what: &'static str,
    },
}

/// Says what is read.
const READ: &str = "Plain text, Markdown, web pages (.html) and mails (.eml) are read.";

impl ImportError {
    /// Returns what the person can do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Empty => None,
            Self::EmptyPage => Some(
                "If scripts make it, or it leads on to another page, open it in the browser, save it from there and add the file."
                    .to_owned(),
            ),
            Self::Binary | Self::NoText { .. } => Some(READ.to_owned()),
            Self::NoMail => Some("Save the whole mail as it was sent, as an .eml file.".to_owned()),
            Self::NoTextInMail => Some("Save the attachment, and add that.".to_owned()),
            Self::NotUtf8 { looks_like, .. } => {
                let from = looks_like.unwrap_or("WINDOWS-1252");
                Some(format!(
                    "Convert it first, as by `iconv -f {from} -t UTF-8 FILE`, with the encoding it has."
                ))
            }
            Self::TooLarge => Some(
                "Split a text into several files; of a page or a mail, save what is to be read as text, and add that."
                    .to_owned(),
            ),
            Self::NoFeed { .. } => Some(
                "Give the address of a feed (RSS, Atom, JSON Feed), or that of a page that names its feeds."
                    .to_owned(),
            ),
            Self::FeedEntities | Self::FeedDepth | Self::FeedElements => {
                Some("Tell those who publish it.".to_owned())
            }
            Self::Unsupported { .. } => Some(format!("{READ} Save it as one of these.")),
        }
    }

    /// Tells whether what is so is passed over as a matter of course where a folder is added.
    pub const fn is_ordinary(&self) -> bool {
        matches!(
            self,
            Self::Empty
                | Self::EmptyPage
                | Self::Binary
                | Self::NoText { .. }
                | Self::Unsupported { .. }
        )
    }

    /// Returns the reason in a few words, for a count of what was skipped.
    pub fn reason(&self) -> &'static str {
        match self {
            Self::Empty | Self::EmptyPage => "empty",
            Self::Binary | Self::NoText { .. } => "binary",
            Self::NotUtf8 { .. } => "not UTF-8",
            Self::TooLarge => "too large",
            Self::NoMail => "no mail",
            Self::NoTextInMail => "a mail without text",
            Self::NoFeed { .. } => "no feed",
            Self::FeedEntities => "a feed with entities of its own",
            Self::FeedDepth => "a feed that is nested too deep",
            Self::FeedElements => "a feed with too many elements",
            Self::Unsupported { .. } => "of a kind not read yet",
        }
    }
}

/// Tells how an original is to be read, by all that is known of it but no more than the start of its bytes.
///
/// # Errors
/// Where it is of a kind that is not read.
pub fn kind_of(bytes: &[u8], hints: &Hints<'_>) -> Result<Kind, ImportError> {
    decode::readable(bytes)?;
    match hints.kind {
        Some(Kind::Plain) if is_sent_as_text(hints) && decode::is_page(bytes) => Ok(Kind::Page),
        Some(kind) => Ok(kind),
        None => match decode::kind_of(hints.name)? {
            Kind::Plain => match hints.media_type.and_then(kind_of_media_type) {
                Some(kind) => Ok(kind),
                None => Ok(decode::kind_by_signature(bytes)),
            },
            kind => Ok(kind),
        },
    }
}

/// Tells whether a server calls something plain text, as those do that know no better.
fn is_sent_as_text(hints: &Hints<'_>) -> bool {
    hints
        .media_type
        .is_some_and(|it| essence(it) == "text/plain")
}

/// Tells whether the name of a file says that it is plain text.
fn is_named_text(hints: &Hints<'_>) -> bool {
    let extension = hints.name.and_then(|name| name.rsplit_once('.'));
    extension.is_some_and(|(_, it)| it.eq_ignore_ascii_case("txt"))
}

/// What is said of a page that is called plain text.
const PAGE_AS_TEXT: &str = "It is called plain text but is a web page, and was read as one.";

/// The most blocks and spans that a snapshot has together.
pub const MOST_PARTS: usize = 2 * builder::MOST_PARTS;

/// Makes a snapshot of an original.
///
/// Where no kind is said, the extension of the name chooses, else the media type, else the first bytes, which tell pages
/// and mails; everything else that is text is plain. The same bytes with the same hints always give the same snapshot.
/// The time taken grows with the bytes, never faster, but for kinds that [may run away](Kind::may_run_away).
///
/// # Errors
/// Where the bytes are too many, hold no text, are not UTF-8, or are of a kind that is not read.
pub fn import(bytes: &[u8], hints: &Hints<'_>) -> Result<Imported, ImportError> {
    let kind = kind_of(bytes, hints)?;
    let (snapshot, mut remarks) = match kind {
        kind @ (Kind::Plain | Kind::Markdown) => {
            let Decoded { text, remark } = characters(bytes, hints)?;
            let snapshot = match kind {
                Kind::Markdown => markdown::read(&text),
                _ => plain::read(&text),
            };
            snapshot.map(|snapshot| (snapshot, remark.into_iter().collect()))
        }
        Kind::Page => page(bytes, hints)?,
        Kind::Mail => mail::read(decode::bounded(bytes)?, hints)?,
    }
    .ok_or(match kind {
        Kind::Page => ImportError::EmptyPage,
        Kind::Plain | Kind::Markdown | Kind::Mail => ImportError::Empty,
    })?;
    remarks.extend(builder::remark_on(&snapshot));
    if kind == Kind::Page && (is_sent_as_text(hints) || is_named_text(hints)) {
        remarks.push(CleanText::line(PAGE_AS_TEXT));
    }
    let original = if snapshot.text.as_bytes() == bytes {
        OriginalSays::TheSame
    } else {
        OriginalSays::More
    };
    Ok(Imported {
        snapshot,
        original,
        remarks,
    })
}

/// Reads text as characters: of a file only UTF-8, of a server what it tells or what its bytes look like.
fn characters<'a>(bytes: &'a [u8], hints: &Hints<'_>) -> Result<Decoded<'a>, ImportError> {
    match decode::decode(bytes) {
        Err(ImportError::NotUtf8 { .. }) | Ok(_) if hints.media_type.is_some() => {
            Ok(charset::decode(bytes, hints))
        }
        decoded => Ok(Decoded {
            text: decoded?.into(),
            remark: None,
        }),
    }
}

/// Reads a page, whatever set its characters are of.
fn page(
    bytes: &[u8],
    hints: &Hints<'_>,
) -> Result<Option<(Snapshot, Vec<CleanText>)>, ImportError> {
    let characters = charset::decode(decode::bounded(bytes)?, hints);
    let wanted = html::Wanted {
        address: hints.address,
        extent: hints.extent,
        mail: false,
    };
    let text = html::as_html(&characters.text, hints);
    let mut page = html::read(&text, wanted);
    page.remarks.extend(characters.remark);
    Ok(page.finish())
}

/// Finds the feeds that a page names, each once, those of comments last; at most [`MOST_ADVERTISED`].
///
/// Reading a page [may run away](Kind::may_run_away).
///
/// # Errors
/// Where the bytes are too many, hold nothing, or are no text.
pub fn advertised(bytes: &[u8], hints: &Hints<'_>) -> Result<Vec<Advertised>, ImportError> {
    let characters = charset::decode(decode::bounded(bytes)?, hints);
    let text = html::as_html(&characters.text, hints);
    Ok(html::advertised::read(&text, hints.address))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::SnapshotId;

    fn hints(name: Option<&str>, kind: Option<Kind>) -> Hints<'_> {
        Hints {
            name,
            kind,
            ..Hints::default()
        }
    }

    #[test]
    fn the_kind_comes_from_the_caller_or_the_name() {
        let words = |name, kind| {
            let imported = import(b"Some *words* here.", &hints(name, kind)).unwrap();
            imported.snapshot.text.into_string()
        };
        assert_eq!(words(Some("a.md"), None), "Some words here.");
        assert_eq!(words(Some("a.txt"), None), "Some *words* here.");
        assert_eq!(words(None, None), "Some *words* here.");
        assert_eq!(
            words(Some("a.txt"), Some(Kind::Markdown)),
            "Some words here."
        );
        assert_eq!(
            words(Some("a.html"), Some(Kind::Plain)),
            "Some *words* here."
        );
    }

    #[test]
    fn text_from_a_server_is_of_the_set_that_it_tells() {
        let text = |bytes: &[u8], media_type| {
            let hints = Hints {
                media_type: Some(media_type),
                ..Hints::default()
            };
            import(bytes, &hints).unwrap().snapshot.text.into_string()
        };
        let latin = b"Gr\xfc\xdfe aus *Wien*.";
        assert_eq!(
            text(latin, "text/plain; charset=iso-8859-1"),
            "Grüße aus *Wien*."
        );
        assert_eq!(
            text(latin, "text/markdown; charset=iso-8859-1"),
            "Grüße aus Wien."
        );
        assert_eq!(text(b"\xff\xfea\0b\0", "text/plain"), "ab");
    }

    #[test]
    fn an_original_that_is_the_text_need_not_be_kept() {
        let of = |bytes: &[u8]| import(bytes, &Hints::default()).unwrap().original;
        assert_eq!(of(b"One sentence.\n\nAnother."), OriginalSays::TheSame);
        assert_eq!(of(b"One sentence.\n\nAnother.\n"), OriginalSays::More);
        assert_eq!(of(b"\xef\xbb\xbfOne sentence."), OriginalSays::More);
    }

    #[test]
    fn a_mark_at_the_start_and_line_ends_make_no_other_snapshot() {
        let id = |bytes: &[u8]| import(bytes, &Hints::default()).unwrap().snapshot.id;
        let plain = id(b"One sentence.\n\nAnother.\n");
        assert_eq!(id(b"\xef\xbb\xbfOne sentence.\r\n\r\nAnother.\r\n"), plain);
        assert_ne!(id(b"One sentence.\n\nAnother one.\n"), plain);
    }

    #[test]
    fn the_version_is_part_of_the_id() {
        let snapshot = import(b"One sentence.", &Hints::default())
            .unwrap()
            .snapshot;
        let of =
            |version| SnapshotId::of(version, &snapshot.text, &snapshot.blocks, &snapshot.spans);
        assert_eq!(of(VERSION), snapshot.id);
        assert_ne!(of(VERSION + 1), snapshot.id);
    }

    #[test]
    fn refusals_say_what_and_what_to_do() {
        let error = |bytes: &[u8], name| import(bytes, &hints(name, None)).unwrap_err();
        let table = [
            (error(b" \n", None), "There is no text in it.", "empty"),
            (error(b", , ,\n", None), "There is no text in it.", "empty"),
            (
                error(b"a\0b", None),
                "It is binary data, not text.",
                "binary",
            ),
            (
                error(b"caf\xe9", None),
                "It is not UTF-8: the first bad byte is at offset 3.",
                "not UTF-8",
            ),
            (
                error(b"\xff\xfea\0", None),
                "It is not UTF-8: the first bad byte is at offset 0, and it looks like UTF-16LE.",
                "not UTF-8",
            ),
            (
                error(b"a", Some("a.epub")),
                "It is EPUB, which cannot be read yet.",
                "of a kind not read yet",
            ),
            (
                error(b"%PDF-1.7", None),
                "It is PDF, which cannot be read yet.",
                "of a kind not read yet",
            ),
            (
                error(b"%PDF-1.7", Some("y.html")),
                "It is PDF, which cannot be read yet.",
                "of a kind not read yet",
            ),
            (
                error(b"\xff\xd8\xff\xe0", Some("y.md")),
                "It is a picture (JPEG), not text.",
                "binary",
            ),
            (
                error(b"<!DOCTYPE html><p hidden>a", None),
                "There is no text in it.",
                "empty",
            ),
            (
                error(b"words", Some("a.eml")),
                "It is no mail: it has no header.",
                "no mail",
            ),
            (
                error(&vec![b'a'; LIMIT_BYTES + 1], None),
                "It is larger than 64 MiB, the most that is read.",
                "too large",
            ),
        ];
        for (error, sentence, reason) in table {
            assert_eq!(error.to_string(), sentence);
            assert_eq!(error.reason(), reason);
            assert_eq!(error.hint().is_none(), error == ImportError::Empty);
        }
        let hint = error(b"<html><script>a</script>", None).hint().unwrap();
        assert!(hint.contains("save it from there"), "{hint}");
        let hint = error(b"\xff\xfea\0", None).hint().unwrap();
        assert!(hint.contains("iconv -f UTF-16LE -t UTF-8"), "{hint}");
    }

    proptest! {
        #[test]
        fn any_bytes_give_a_value(
            bytes in prop::collection::vec(any::<u8>(), 0..200),
            text in "\\PC{0,80}",
            markdown in prop::bool::ANY,
        ) {
            let kind = if markdown { Kind::Markdown } else { Kind::Plain };
            drop(import(&bytes, &hints(None, Some(kind))));
            let first = import(text.as_bytes(), &hints(None, Some(kind)));
            if let Ok(imported) = &first {
                prop_assert_eq!(imported.snapshot.check(), Ok(()));
            }
            prop_assert_eq!(import(text.as_bytes(), &hints(None, Some(kind))), first);
        }
    }
}

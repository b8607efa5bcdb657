//! From bytes to text, or a reason why not.

use crate::import::{ImportError, Kind};

/// The most bytes that one original may have: 64 MiB.
///
/// Far beyond any report, and little enough to be held in memory several times over.
pub const LIMIT_BYTES: usize = LIMIT_MIB * 1024 * 1024;

/// The same limit in MiB, for messages.
pub(super) const LIMIT_MIB: usize = 64;

/// One control character in so many is too many for a text; logs with terminal colours pass.
const CONTROLS_ONE_IN: usize = 10;

/// UTF-16 without a byte order mark is not told from fewer pairs of bytes.
const FEWEST_PAIRS: usize = 4;

/// Extensions of what is not read, by the name that a message gives it.
const REFUSED: &[(&str, &[&str])] = &[
    ("a web archive", &["mhtml", "mht"]),
    ("PDF", &["pdf"]),
    ("EPUB", &["epub", "mobi", "azw3"]),
    (
        "an office document",
        &[
            "docx", "doc", "odt", "rtf", "pptx", "ppt", "odp", "xlsx", "xls", "ods",
        ],
    ),
    ("a mail box", &["msg", "mbox"]),
];

/// First bytes by which a kind of text that is not read is known, whatever it is called.
const SIGNATURES: &[(&str, &str)] = &[("PDF", "%PDF-"), ("an office document", "{\\rtf")];

/// First bytes of what is no text, whatever it is called.
const BINARIES: &[(&str, &[u8])] = &[
    ("a picture (PNG)", b"\x89PNG\r\n\x1a\n"),
    ("a picture (JPEG)", b"\xff\xd8\xff"),
    ("a picture (GIF)", b"GIF8"),
    ("a ZIP archive", b"PK\x03\x04"),
];

/// Names of the lines of a header that mails have; the first stands in each.
const HEADERS: &[&str] = &[
    "from",
    "subject",
    "date",
    "mime-version",
    "message-id",
    "received",
    "to",
];

/// How many of them tell a mail from a text that begins with such lines.
const FEWEST_HEADERS: usize = 3;

/// How much is looked through for the end of a header.
const LONGEST_HEADER: usize = 64 * 1024;

/// First bytes by which a page is known whatever its name.
const PAGE_SIGNATURES: &[&str] = &["<!doctype html", "<html"];

/// How much before a page is looked through for its first tag.
const LOOKED_AT: usize = 1024;

/// Chooses how to read a file by the extension of its name; text of unknown extension is plain.
///
/// # Errors
/// Where the extension belongs to a kind that is not read yet.
pub(super) fn kind_of(name: Option<&str>) -> Result<Kind, ImportError> {
    let name = name.and_then(|name| name.rsplit(['/', '\\']).next());
    let extension = name
        .and_then(|name| name.rsplit_once('.'))
        .filter(|(stem, _)| !stem.is_empty())
        .map(|(_, extension)| extension.to_lowercase());
    let Some(extension) = extension else {
        return Ok(Kind::Plain);
    };
    if matches!(extension.as_str(), "md" | "markdown" | "mdown" | "mkd") {
        return Ok(Kind::Markdown);
    }
    if matches!(extension.as_str(), "html" | "htm") || is_of_xml(&extension) {
        return Ok(Kind::Page);
    }
    if extension == "eml" {
        return Ok(Kind::Mail);
    }
    match REFUSED
        .iter()
        .find(|(_, extensions)| extensions.contains(&extension.as_str()))
    {
        Some((what, _)) => Err(ImportError::Unsupported { what }),
        None => Ok(Kind::Plain),
    }
}

/// Tells whether files with this extension are pages written as XML.
pub(super) fn is_of_xml(extension: &str) -> bool {
    let is = |it: &str| extension.eq_ignore_ascii_case(it);
    is("xhtml") || is("xht")
}

/// Returns what a media type is called without its parameters, in lower case.
pub fn essence(media_type: &str) -> String {
    // Two headers, as some proxies make of one, are joined by a comma.
    let essence = media_type.split([';', ',']).next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// Chooses how to read what a server sends by what it calls it; plain text may be anything.
pub fn kind_of_media_type(media_type: &str) -> Option<Kind> {
    match essence(media_type).as_str() {
        "text/html" | "application/xhtml+xml" => Some(Kind::Page),
        "text/markdown" | "text/x-markdown" => Some(Kind::Markdown),
        "message/rfc822" => Some(Kind::Mail),
        _ => None,
    }
}

/// Tells by the first bytes what is not read, whatever its name or a server says that it is.
///
/// # Errors
/// Where they are those of a kind that is not read.
pub(super) fn readable(bytes: &[u8]) -> Result<(), ImportError> {
    if let Some((what, _)) = BINARIES.iter().find(|(_, start)| bytes.starts_with(start)) {
        return Err(ImportError::NoText { what });
    }
    let start = start_of(bytes);
    match SIGNATURES.iter().find(|(_, it)| begins(start, it)) {
        Some((what, _)) => Err(ImportError::Unsupported { what }),
        None => Ok(()),
    }
}

/// Tells whether bytes begin with a signature, in whatever case.
fn begins(start: &[u8], signature: &str) -> bool {
    let start = start.get(..signature.len());
    start.is_some_and(|bytes| bytes.eq_ignore_ascii_case(signature.as_bytes()))
}

fn start_of(bytes: &[u8]) -> &[u8] {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    start.trim_ascii_start()
}

/// Chooses how to read what its name says nothing of, by its first bytes: a page, a mail, or plain text.
pub(super) fn kind_by_signature(bytes: &[u8]) -> Kind {
    let start = start_of(bytes);
    if has_header(start) {
        return Kind::Mail;
    }
    if is_page(start) {
        Kind::Page
    } else {
        Kind::Plain
    }
}

/// Tells by the first bytes of a text whether it can be nothing but a page.
pub(super) fn is_page(bytes: &[u8]) -> bool {
    let start = after_comments(start_of(bytes));
    PAGE_SIGNATURES.iter().any(|it| begins(start, it))
}

/// Tells whether a text begins with the header of a mail: lines with a name and a colon, or set in, up to an empty one.
fn has_header(start: &[u8]) -> bool {
    let mut known = Vec::new();
    let start = start.get(..LONGEST_HEADER).unwrap_or(start);
    for line in start.split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let is_folded = line.starts_with(b" ") || line.starts_with(b"\t");
        match line.iter().position(|byte| *byte == b':') {
            _ if line.is_empty() => break,
            _ if is_folded && !known.is_empty() => {}
            Some(end) => {
                let name = line.get(..end).unwrap_or_default();
                if name.is_empty() || !name.iter().all(u8::is_ascii_graphic) {
                    return false;
                }
                let mut headers = HEADERS.iter();
                known.push(headers.position(|one| name.eq_ignore_ascii_case(one.as_bytes())));
            }
            None => return false,
        }
    }
    let is_known = |at: &usize| known.contains(&Some(*at));
    is_known(&0) && (0..HEADERS.len()).filter(is_known).count() >= FEWEST_HEADERS
}

/// Passes over an XML declaration and comments, such as browsers put before the pages that they save.
fn after_comments(start: &[u8]) -> &[u8] {
    let mut rest = start.get(..LOOKED_AT).unwrap_or(start);
    loop {
        let end: &[u8] = match rest {
            [b'<', b'!', b'-', b'-', ..] => b"-->",
            [b'<', b'?', ..] => b"?>",
            _ => return rest,
        };
        let Some(place) = rest.windows(end.len()).position(|bytes| bytes == end) else {
            return rest;
        };
        rest = rest
            .get(place + end.len()..)
            .unwrap_or_default()
            .trim_ascii_start();
    }
}

/// Takes bytes of a page or a mail, whatever set their characters are of.
///
/// # Errors
/// Where they are too many, none, or no text in any set.
pub(super) fn bounded(bytes: &[u8]) -> Result<&[u8], ImportError> {
    if bytes.len() > LIMIT_BYTES {
        return Err(ImportError::TooLarge);
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ImportError::Empty);
    }
    let controls = bytes.iter().filter(|byte| is_control(**byte)).count();
    if utf16(bytes).is_none() && controls > bytes.len() / CONTROLS_ONE_IN {
        return Err(ImportError::Binary);
    }
    Ok(bytes)
}

/// Takes bytes for UTF-8 text and drops its byte order mark.
///
/// # Errors
/// Where they are too many, none, UTF-16, binary, or not UTF-8.
pub(super) fn decode(bytes: &[u8]) -> Result<&str, ImportError> {
    if bytes.len() > LIMIT_BYTES {
        return Err(ImportError::TooLarge);
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ImportError::Empty);
    }
    if let Some(encoding) = utf16(bytes) {
        return Err(ImportError::NotUtf8 {
            offset: bytes
                .iter()
                .position(|b| !b.is_ascii() || *b == 0)
                .unwrap_or(0),
            looks_like: Some(encoding),
        });
    }
    if is_binary(bytes) {
        return Err(ImportError::Binary);
    }
    let text = str::from_utf8(bytes).map_err(|error| ImportError::NotUtf8 {
        offset: error.valid_up_to(),
        looks_like: None,
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Recognises UTF-16 by its byte order mark, or by zeros in every other byte.
pub(super) fn utf16(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, ..] => return Some("UTF-16LE"),
        [0xfe, 0xff, ..] => return Some("UTF-16BE"),
        _ => {}
    }
    let start = bytes.get(..4096).unwrap_or(bytes);
    let (pairs, _) = start.as_chunks::<2>();
    let zeros = |place: usize| {
        pairs
            .iter()
            .filter(|pair| pair.get(place) == Some(&0))
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    if pairs.len() < FEWEST_PAIRS {
        return None;
    }
    // Latin text has a zero in nearly every pair; a text of other letters still has its blanks.
    let many = pairs.len().div_ceil(2);
    match (even, odd) {
        (0, odd) if odd > 0 && odd >= many => Some("UTF-16LE"),
        (even, 0) if even > 0 && even >= many => Some("UTF-16BE"),
        _ => None,
    }
}

/// Tells whether bytes are no text in any encoding of ASCII's family.
fn is_binary(bytes: &[u8]) -> bool {
    let controls = bytes.iter().filter(|byte| is_control(**byte)).count();
    bytes.contains(&0) || controls > bytes.len() / CONTROLS_ONE_IN
}

/// Tells whether a byte is a control that no text needs.
fn is_control(byte: u8) -> bool {
    match byte {
        b'\t' | b'\n' | b'\r' | 0x0c => false,
        _ => byte.is_ascii_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_chooses_the_kind() {
        for name in ["a.md", "dir.d/A.MARKDOWN", "a.b.mdown", "C:\\notes\\a.md"] {
            assert_eq!(kind_of(Some(name)), Ok(Kind::Markdown), "{name}");
        }
        for name in ["a.txt", "a.text", "a", "a.log", ".md", "x.md/readme", ""] {
            assert_eq!(kind_of(Some(name)), Ok(Kind::Plain), "{name}");
        }
        assert_eq!(kind_of(None), Ok(Kind::Plain));
        for (name, kind) in [
            ("a.html", Kind::Page),
            ("a.HTM", Kind::Page),
            ("a.xhtml", Kind::Page),
            ("letter.eml", Kind::Mail),
        ] {
            assert_eq!(kind_of(Some(name)), Ok(kind), "{name}");
        }
        for name in ["a.pdf", "a.epub", "a.docx", "a.mht", "a.mbox"] {
            let error = kind_of(Some(name)).unwrap_err();
            assert!(matches!(error, ImportError::Unsupported { .. }), "{name}");
        }
    }

    #[test]
    fn a_mark_at_the_start_is_dropped() {
        assert_eq!(decode(b"\xef\xbb\xbfcloud"), Ok("cloud"));
        assert_eq!(decode(b"cloud"), Ok("cloud"));
    }

    #[test]
    fn the_first_bad_byte_is_named() {
        let error = |offset| {
            Err(ImportError::NotUtf8 {
                offset,
                looks_like: None,
            })
        };
        assert_eq!(decode(b"caf\xe9 au lait"), error(3));
        assert_eq!(decode(b"\xef\xbb\xbfcaf\xe9"), error(6));
        assert_eq!(decode("né".as_bytes().get(..2).unwrap()), error(1));
    }

    #[test]
    fn utf16_is_known_with_a_mark_and_without() {
        let little: Vec<u8> = "The cloud"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let big: Vec<u8> = "The cloud"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        let guess = |bytes: &[u8]| match decode(bytes) {
            Err(ImportError::NotUtf8 { looks_like, .. }) => looks_like,
            _ => None,
        };
        assert_eq!(guess(&little), Some("UTF-16LE"));
        assert_eq!(guess(&big), Some("UTF-16BE"));
        assert_eq!(
            guess(&[&[0xff, 0xfe], little.as_slice()].concat()),
            Some("UTF-16LE")
        );
        assert_eq!(
            guess(&[&[0xfe, 0xff], big.as_slice()].concat()),
            Some("UTF-16BE")
        );
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(b""), Err(ImportError::Empty));
        assert_eq!(decode(b" \n\t\r\n"), Err(ImportError::Empty));
        assert_eq!(decode(b"PK\x03\x04\x00\x00"), Err(ImportError::Binary));
        assert_eq!(decode(b"\x01\x02\x03abc"), Err(ImportError::Binary));
        assert!(decode(b"\x1b[1mbold\x1b[0m words in a log of some length").is_ok());
        let large = vec![b'a'; LIMIT_BYTES + 1];
        assert_eq!(decode(&large), Err(ImportError::TooLarge));
        assert!(decode(large.get(..LIMIT_BYTES).unwrap()).is_ok());
    }

    #[test]
    fn signatures_are_known_in_any_case() {
        for text in ["%PDF-1.7", "\n%pdf-1.4", "{\\rtf1"] {
            let error = readable(text.as_bytes()).unwrap_err();
            assert!(matches!(error, ImportError::Unsupported { .. }), "{text}");
        }
        for bytes in [
            &b"\x89PNG\r\n\x1a\n\0"[..],
            b"\xff\xd8\xff\xe0",
            b"GIF89a",
            b"PK\x03\x04",
        ] {
            let error = readable(bytes).unwrap_err();
            assert!(matches!(error, ImportError::NoText { .. }), "{bytes:?}");
        }
        assert_eq!(readable(b"PKs of %PDF-1.7, and a GIF8"), Ok(()));
        for text in [
            "\n<!DOCTYPE HTML>",
            "<html lang=en>",
            "\u{feff}<HTML>",
            "<?xml version='1.0'?>\n<!DOCTYPE html>",
            "<!-- saved from url=(0020)https://x.example/ -->\n<html>",
        ] {
            assert_eq!(kind_by_signature(text.as_bytes()), Kind::Page, "{text}");
        }
        for text in ["", "<", "The <html> tag", "Doctype"] {
            assert_eq!(kind_by_signature(text.as_bytes()), Kind::Plain, "{text}");
        }
    }

    #[test]
    fn a_mail_is_known_by_its_header() {
        for text in [
            "From: desk@desk.example\nSubject: Brief\nDate: Thu, 2 May 2024 09:00:00 +0000\n\nText.",
            "Received: by a.example\r\n\tfor b\r\nMIME-Version: 1.0\r\nfrom: a\r\n\r\nText.",
        ] {
            assert_eq!(kind_by_signature(text.as_bytes()), Kind::Mail, "{text}");
        }
        for text in [
            "From: the desk\nSubject: a brief\n\nText.",
            "Subject: a\nDate: b\nTo: c\n\nText.",
            "From: a\nSubject: b\nDate: c\nA sentence of a text.\n",
            " From: a\nSubject: b",
            "Two words: a\nFrom: a\nSubject: b\nDate: c\n\nText.",
        ] {
            assert_eq!(kind_by_signature(text.as_bytes()), Kind::Plain, "{text}");
        }
    }
}

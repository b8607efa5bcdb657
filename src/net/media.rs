//! What a server says that it sends.

use crate::{
    import::Kind,
    net::{FetchError, error::told},
};

/// What is asked for, the best first.
pub(super) const ACCEPTED: &str = "text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9, message/rfc822;q=0.8, */*;q=0.1";

/// Endings of addresses whose plain text is Markdown.
const MARKDOWN: &[&str] = &[".md", ".markdown", ".mdown", ".mkd"];

/// Tells how a body is to be read; nothing where its first bytes must tell.
///
/// # Errors
/// Where it is no text.
pub(super) fn kind(media_type: Option<&str>, path: &str) -> Result<Option<Kind>, FetchError> {
    let Some(media_type) = media_type else {
        return Ok(None);
    };
    let essence = media_type.split(';').next().unwrap_or_default();
    let essence = essence.trim().to_ascii_lowercase();
    let is_markdown = || {
        let path = path.to_ascii_lowercase();
        MARKDOWN.iter().any(|ending| path.ends_with(ending))
    };
    let what = match essence.as_str() {
        "text/html" | "application/xhtml+xml" => return Ok(Some(Kind::Page)),
        "text/markdown" | "text/x-markdown" => return Ok(Some(Kind::Markdown)),
        "message/rfc822" => return Ok(Some(Kind::Mail)),
        "text/plain" if is_markdown() => return Ok(Some(Kind::Markdown)),
        // Nobody knows what it is; a page may be sent so, too.
        ""
        | "application/octet-stream"
        | "binary/octet-stream"
        | "application/unknown"
        | "application/xml"
        | "text/xml" => return Ok(None),
        "application/pdf" => "a PDF",
        "application/json" | "application/ld+json" => "data for programs",
        "application/rss+xml" | "application/atom+xml" | "application/feed+json" => "a feed",
        "application/epub+zip" => "a book",
        "text/css" | "text/javascript" | "application/javascript" => "a part of a page",
        _ => match essence.split('/').next().unwrap_or_default() {
            "text" => return Ok(Some(Kind::Plain)),
            "image" => "a picture",
            "audio" => "a sound",
            "video" => "a film",
            "font" => "a font",
            _ => "something else",
        },
    };
    Err(FetchError::NoText {
        what,
        media_type: told(&essence),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_by_their_type_and_others_refused_by_name() {
        let known = |media_type| kind(Some(media_type), "/a").unwrap();
        assert_eq!(known("text/html; charset=utf-8"), Some(Kind::Page));
        assert_eq!(known("Application/XHTML+XML"), Some(Kind::Page));
        assert_eq!(known("text/plain"), Some(Kind::Plain));
        assert_eq!(known("text/csv;header=present"), Some(Kind::Plain));
        assert_eq!(known("text/markdown"), Some(Kind::Markdown));
        assert_eq!(known("message/rfc822"), Some(Kind::Mail));
        assert_eq!(known("application/octet-stream"), None);
        assert_eq!(known(""), None);
        assert_eq!(kind(None, "/a"), Ok(None));
        assert_eq!(
            kind(Some("text/plain"), "/README.md"),
            Ok(Some(Kind::Markdown))
        );
        let said = |media_type| kind(Some(media_type), "/a").unwrap_err().to_string();
        assert_eq!(
            said("image/png"),
            "It is a picture (image/png), not a text."
        );
        assert_eq!(
            said("application/pdf"),
            "It is a PDF (application/pdf), not a text."
        );
        assert_eq!(
            said("x/\u{1b}[31my"),
            "It is something else (x/[31my), not a text."
        );
    }
}

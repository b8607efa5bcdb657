//! What a server says that it sends.

use crate::{
    import::{Kind, essence, kind_of_media_type},
    model::PageAddress,
    net::{FetchError, Wanted, error::told},
};

/// Endings of addresses whose plain text is Markdown.
const MARKDOWN: &[&str] = &[".md", ".markdown", ".mdown", ".mkd"];

/// Archives that are named as such.
const ARCHIVES: &[&str] = &[
    "application/gzip",
    "application/vnd.rar",
    "application/x-7z-compressed",
    "application/x-bzip2",
    "application/x-gzip",
    "application/x-rar-compressed",
    "application/x-tar",
    "application/x-xz",
    "application/x-zip-compressed",
    "application/zip",
    "application/zstd",
];

/// What a media type says.
enum Named {
    /// How it is to be read.
    Text(Kind),
    /// Nothing: nobody knows what it is, and a page may be sent so, too.
    Nothing,
    /// A feed.
    Feed,
    /// No page, and perhaps a feed.
    Other(&'static str),
    /// Neither a page nor a feed.
    Never(&'static str),
}

/// Returns what is asked for, the best first.
pub(super) const fn accepted(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Page => {
            "text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9, message/rfc822;q=0.8, */*;q=0.1"
        }
        Wanted::Feed => {
            "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1"
        }
    }
}

/// Tells how a body is to be read; nothing where its first bytes must tell.
///
/// # Errors
/// Where it is no text, or a feed where a page is wanted; where a feed is wanted, only what is neither that nor a page.
pub(super) fn kind(
    media_type: Option<&str>,
    address: &PageAddress,
    wanted: Wanted,
) -> Result<Option<Kind>, FetchError> {
    let Some(media_type) = media_type else {
        return Ok(None);
    };
    let essence = essence(media_type);
    let what = match named(&essence, address.path()) {
        Named::Text(kind) => return Ok(Some(kind)),
        Named::Nothing => return Ok(None),
        Named::Feed | Named::Other(_) if wanted == Wanted::Feed => return Ok(None),
        Named::Feed => {
            return Err(FetchError::Feed {
                address: Box::new(address.clone()),
            });
        }
        Named::Other(what) | Named::Never(what) => what,
    };
    Err(FetchError::NoText {
        what,
        media_type: told(&essence),
    })
}

/// Tells whether a body of a type that is refused may be a feed all the same, and its first bytes tell.
pub(super) fn may_be_feed(media_type: Option<&str>) -> bool {
    let essence = essence(media_type.unwrap_or_default());
    let is_data = matches!(essence.as_str(), "application/json" | "application/rdf+xml");
    is_data || matches!(named(&essence, ""), Named::Other(_)) && essence.ends_with("+xml")
}

fn named(essence: &str, path: &str) -> Named {
    let is_markdown = || {
        let path = path.to_ascii_lowercase();
        MARKDOWN.iter().any(|ending| path.ends_with(ending))
    };
    if let Some(kind) = kind_of_media_type(essence) {
        return Named::Text(kind);
    }
    match essence {
        "text/plain" if is_markdown() => Named::Text(Kind::Markdown),
        ""
        | "application/octet-stream"
        | "binary/octet-stream"
        | "application/unknown"
        | "application/xml"
        | "text/xml" => Named::Nothing,
        "application/pdf" => Named::Never("a PDF"),
        "application/epub+zip" => Named::Never("a book"),
        "application/rss+xml" | "application/atom+xml" | "application/feed+json" => Named::Feed,
        "application/json" | "application/ld+json" | "application/rdf+xml" => {
            Named::Other("data for programs")
        }
        "text/css" | "text/javascript" | "application/javascript" => {
            Named::Other("a part of a page")
        }
        _ if ARCHIVES.contains(&essence) => Named::Never("an archive"),
        _ => match essence.split('/').next().unwrap_or_default() {
            "text" => Named::Text(Kind::Plain),
            "image" => Named::Never("a picture"),
            "audio" => Named::Never("a sound"),
            "video" => Named::Never("a film"),
            "font" => Named::Never("a font"),
            _ => Named::Other("something else"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(media_type: &str, path: &str, wanted: Wanted) -> Result<Option<Kind>, FetchError> {
        let address = PageAddress::parse(&format!("https://desk.example{path}")).unwrap();
        kind(Some(media_type), &address, wanted)
    }

    #[test]
    fn texts_are_read_by_their_type_and_others_refused_by_name() {
        let known = |media_type| read(media_type, "/a", Wanted::Page).unwrap();
        assert_eq!(known("text/html; charset=utf-8"), Some(Kind::Page));
        assert_eq!(known("Application/XHTML+XML"), Some(Kind::Page));
        assert_eq!(
            known("text/html, text/html;charset=utf-8"),
            Some(Kind::Page)
        );
        assert_eq!(known("text/plain"), Some(Kind::Plain));
        assert_eq!(known("text/csv;header=present"), Some(Kind::Plain));
        assert_eq!(known("text/markdown"), Some(Kind::Markdown));
        assert_eq!(known("message/rfc822"), Some(Kind::Mail));
        assert_eq!(known("application/octet-stream"), None);
        assert_eq!(known(""), None);
        let address = PageAddress::parse("https://desk.example/a").unwrap();
        assert_eq!(kind(None, &address, Wanted::Page), Ok(None));
        assert_eq!(
            read("text/plain", "/README.md", Wanted::Page),
            Ok(Some(Kind::Markdown))
        );
        let said = |media_type| {
            let refused = read(media_type, "/a", Wanted::Page).unwrap_err();
            refused.to_string()
        };
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
    #[test]
    fn a_feed_may_come_as_anything_but_what_is_none_by_its_name() {
        for media_type in [
            "application/rss+xml; charset=utf-8",
            "application/feed+json",
            "application/json",
            "application/x-rss",
            "text/xml",
            "text/javascript",
            "application/octet-stream",
        ] {
            assert_eq!(
                read(media_type, "/a", Wanted::Feed),
                Ok(None),
                "{media_type}"
            );
        }
        for (media_type, kind) in [("text/html", Kind::Page), ("text/plain", Kind::Plain)] {
            assert_eq!(read(media_type, "/a", Wanted::Feed), Ok(Some(kind)));
        }
        for media_type in [
            "image/svg+xml",
            "audio/mpeg",
            "video/mp4",
            "font/woff2",
            "application/pdf",
            "application/epub+zip",
            "Application/ZIP",
        ] {
            assert!(
                read(media_type, "/a", Wanted::Feed).is_err(),
                "{media_type}"
            );
        }
    }

    #[test]
    fn what_is_refused_and_may_be_a_feed_is_looked_at() {
        for media_type in [
            "application/json",
            "application/rdf+xml;a=b",
            "application/x.y+xml",
        ] {
            assert!(read(media_type, "/a", Wanted::Page).is_err());
            assert!(may_be_feed(Some(media_type)), "{media_type}");
        }
        // The name says it, or that it is none.
        for media_type in ["application/rss+xml", "image/svg+xml", "application/zip"] {
            assert!(!may_be_feed(Some(media_type)), "{media_type}");
        }
    }
}

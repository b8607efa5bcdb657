//! Paths as they stand in records.

use std::path::Path;

use crate::model::CleanText;

/// Writes an absolute path so that no two are written alike.
///
/// As it is, where it is clean text on one line; else as a `file` URL (RFC 8089) with every other byte
/// percent-encoded, since a record keeps neither control characters nor two blanks side by side.
pub(super) fn location(path: &Path) -> CleanText {
    if let Some(text) = path.to_str()
        && *CleanText::line(text) == *text
        && !text.starts_with("file://")
    {
        return CleanText::line(text);
    }
    let mut url = String::from("file://");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => url.push(char::from(*byte)),
            byte if byte.is_ascii_alphanumeric() => url.push(char::from(*byte)),
            byte => url.push_str(&format!("%{byte:02X}")),
        }
    }
    CleanText::line(&url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_look_alike_on_one_line_are_told_apart() {
        let written = |path: &str| location(Path::new(path)).to_string();
        assert_eq!(written("/news/a b.txt"), "/news/a b.txt");
        assert_eq!(written("/news/a  b.txt"), "file:///news/a%20%20b.txt");
        assert_eq!(written("/news/é\n"), "file:///news/%C3%A9%0A");
    }
}

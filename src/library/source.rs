//! What people name to be added: addresses of pages, and files by their paths or addresses.

use std::path::{Path, PathBuf};

use thiserror::Error;
use url::Url;

use crate::model::{AddressFault, PageAddress};

/// What is meant by what a person names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// A page.
    Page(PageAddress),
    /// A file, a folder or standard input; none need be there.
    Path(PathBuf),
}

/// Says why nothing can be meant by what a person names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NamedFault {
    /// It is blank.
    #[error("A blank name is no file and no URL.")]
    Blank,
    /// It begins as the address of a page.
    #[error(transparent)]
    Address(#[from] AddressFault),
    /// It is the address of a feed, by its scheme.
    #[error("It is the address of a feed, not of a text.")]
    Feed,
    /// It is the address of a file of another computer, or of none.
    #[error("It names no file of this computer.")]
    File,
}

impl NamedFault {
    /// Returns what the person can do about it.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Blank => {
                "Name a file, a folder or a URL; where a variable named it, the variable is empty."
            }
            Self::Address(fault) => fault.hint(),
            Self::Feed => "`briefreader feed add` follows it.",
            Self::File => {
                "Name the file by its path, or with three slashes: file:///home/me/page.html."
            }
        }
    }
}

impl Named {
    /// Tells addresses from paths; what is there as a file is no address.
    ///
    /// # Errors
    /// Where it is blank, or an address that leads to nothing that is read.
    pub fn of(named: &Path) -> Result<Self, NamedFault> {
        let here = || Ok(Self::Path(named.to_path_buf()));
        let Some(text) = named.to_str() else {
            return here();
        };
        if text.trim().is_empty() && !named.exists() {
            return Err(NamedFault::Blank);
        }
        if let Some(Ok(_)) = PageAddress::with_feed_scheme(text)
            && !named.exists()
        {
            return Err(NamedFault::Feed);
        }
        match PageAddress::of_web(text) {
            Some(_) if named.exists() => here(),
            Some(address) => Ok(Self::Page(address?)),
            None => file(text).map_or_else(here, |path| Ok(Self::Path(path?))),
        }
    }
}

/// Reads the address of a file, as browsers and file managers write it, or with letters that they would escape.
fn file(named: &str) -> Option<Result<PathBuf, NamedFault>> {
    let named = named.trim();
    let (scheme, rest) = named.split_once(':')?;
    if !scheme.eq_ignore_ascii_case("file") || !rest.starts_with('/') {
        return None;
    }
    let url = Url::parse(named).ok();
    let Some(path) = url.and_then(|url| url.to_file_path().ok()) else {
        return Some(Err(NamedFault::File));
    };
    // A mark that begins a query in an address may be a letter of a name as well.
    let literal = rest.strip_prefix("//").unwrap_or(rest);
    let literal = Path::new(literal);
    if !path.exists() && literal.is_absolute() && literal.exists() {
        return Some(Ok(literal.to_path_buf()));
    }
    Some(Ok(path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::without_secret;

    fn named(named: &str) -> Result<Named, NamedFault> {
        Named::of(Path::new(named))
    }

    #[test]
    fn addresses_of_files_are_read_as_paths() {
        for (address, path) in [
            ("file:///news/a.html", "/news/a.html"),
            ("FILE:///news/a.html", "/news/a.html"),
            ("file://localhost/news/a.html", "/news/a.html"),
            ("file:/news/a.html", "/news/a.html"),
            ("file:///news/Br%C3%BCcke%20zu.html", "/news/Brücke zu.html"),
            ("file:///news/Brücke zu.html", "/news/Brücke zu.html"),
            ("file:///news/a.html#part", "/news/a.html"),
            ("file:///news/100%25.html", "/news/100%.html"),
            (" file:///news/a.html ", "/news/a.html"),
            ("file:a.html", "file:a.html"),
            ("a b.html", "a b.html"),
            ("-", "-"),
        ] {
            assert_eq!(named(address), Ok(Named::Path(path.into())), "{address}");
        }
    }

    #[test]
    fn a_file_that_is_there_is_found_by_its_name_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("who?  #1 50%20.html");
        std::fs::write(&file, "a").unwrap();
        let raw = format!("file://{}", file.display());
        assert_eq!(named(&raw), Ok(Named::Path(file.clone())));
        let escaped = Url::from_file_path(&file).unwrap();
        assert_eq!(named(escaped.as_str()), Ok(Named::Path(file)));
    }

    #[test]
    fn files_elsewhere_blanks_and_several_addresses_are_refused_each_with_its_reason() {
        for elsewhere in [
            "file://server.example/news/a.html",
            "file://a b/c",
            "file://a.html",
        ] {
            assert_eq!(named(elsewhere), Err(NamedFault::File), "{elsewhere}");
        }
        for feed in ["feed:https://desk.example/a", "Feed://desk.example/a"] {
            assert_eq!(named(feed), Err(NamedFault::Feed), "{feed}");
        }
        assert_eq!(named("feed:a.txt"), Ok(Named::Path("feed:a.txt".into())));
        for blank in ["", " ", "\t\n"] {
            assert_eq!(named(blank), Err(NamedFault::Blank), "{blank:?}");
        }
        let two = "https://north.example/a https://me:word@south.example/b";
        assert_eq!(named(two), Err(AddressFault::Several(2).into()));
        assert!(!without_secret(two).contains("word"), "{two}");
    }
}

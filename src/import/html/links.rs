//! Where links lead.

use url::Url;

use crate::model::CleanText;

/// The longest target that is kept, in bytes; what is longer carries data, and leads nowhere.
const LONGEST: usize = 2_000;

/// What relative links lead on from.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct Base(Option<Url>);

impl Base {
    /// Takes the address of a page and what its `<base>` says.
    pub fn new(address: Option<&str>, base: Option<&str>) -> Self {
        let address = address.and_then(web);
        let base = base.filter(|base| base.len() <= LONGEST);
        Self(match (address, base) {
            (Some(address), Some(base)) => address.join(base).ok().filter(is_web).or(Some(address)),
            (address, None) => address,
            (None, Some(base)) => web(base),
        })
    }

    /// Returns the absolute target of a link; none that would run or show something instead of leading somewhere.
    pub fn target(&self, href: &str) -> Option<CleanText> {
        let url = self.resolve(href)?;
        Some(CleanText::line(url.as_str()))
    }

    /// Returns an absolute address of the web.
    pub fn web(&self, href: &str) -> Option<Url> {
        self.resolve(href).filter(is_web)
    }

    fn resolve(&self, href: &str) -> Option<Url> {
        let href = href.trim();
        if href.is_empty() || href.len() > LONGEST {
            return None;
        }
        let url = match &self.0 {
            Some(base) => base.join(href).ok()?,
            None => Url::parse(href).ok()?,
        };
        let leads = is_web(&url) || url.scheme() == "mailto";
        (leads && url.as_str().len() <= LONGEST).then_some(url)
    }
}

/// Reads an absolute address of the web.
pub(super) fn web(address: &str) -> Option<Url> {
    let address = Some(address).filter(|address| address.len() <= LONGEST)?;
    Url::parse(address.trim()).ok().filter(is_web)
}

fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https") && url.has_host()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_become_absolute_and_lead_somewhere() {
        let base = Base::new(Some("https://paper.example/a/b.html"), Some("/c/"));
        let of = |href: &str| base.target(href).map(CleanText::into_string);
        assert_eq!(of("d").as_deref(), Some("https://paper.example/c/d"));
        assert_eq!(of("//x.example/").as_deref(), Some("https://x.example/"));
        assert_eq!(
            of(" mailto:a@b.example").as_deref(),
            Some("mailto:a@b.example")
        );
        for href in [
            "javascript:alert(1)",
            "JAVA\nSCRIPT:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "",
        ] {
            assert_eq!(of(href), None, "{href}");
        }
        assert_eq!(of(&"x".repeat(3000)), None);
        let without = Base::new(None, None);
        assert_eq!(without.target("d"), None);
        assert!(
            without
                .target("http://x.example/\u{202e}")
                .is_some_and(|it| !it.contains('\u{202e}'))
        );
    }
}

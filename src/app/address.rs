//! Where links lead: foreign text that is looked at closely before anything is opened.

use crate::model::{CleanText, PageAddress, page_address::LONGEST};

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The whole address, or what was written where that can't be made out.
    pub text: CleanText,
    /// Why it is not opened; nothing where it may be.
    pub refused: Option<&'static str>,
}

impl Address {
    /// Makes out where a link leads that was found in an article with an address of its own, or none.
    pub fn of(target: &str, base: Option<&str>) -> Self {
        let target = target.trim();
        let (text, refused) = match scheme(target) {
            Some(scheme) => (target.to_owned(), refusal(scheme)),
            None => match base.and_then(|base| followed(target, base)) {
                Some(whole) => (whole, None),
                None => (
                    target.to_owned(),
                    Some(
                        "It leads on from the article's own address, which is missing; i adds it.",
                    ),
                ),
            },
        };
        let refused = refused.or((text.len() > LONGEST).then_some("It is too long to be opened."));
        // Blanks end an address for many programs.
        let mut whole = String::with_capacity(text.len());
        for c in text.chars() {
            if c.is_whitespace() {
                let mut bytes = [0; 4];
                for byte in c.encode_utf8(&mut bytes).bytes() {
                    whole += &format!("%{byte:02X}");
                }
            } else {
                whole.push(c);
            }
        }
        Self {
            text: CleanText::line(&whole),
            refused,
        }
    }
}

/// Returns the scheme of an address, as in `https:`.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let mut letters = scheme.chars();
    let starts = letters.next().is_some_and(|c| c.is_ascii_alphabetic());
    let goes_on = letters.all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    (starts && goes_on).then_some(scheme)
}

/// Tells why an address of a scheme is not opened: only what a browser or a mail program shows is.
fn refusal(scheme: &str) -> Option<&'static str> {
    let is_known = ["http", "https", "mailto"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(scheme));
    (!is_known).then_some("Only http, https and mailto are opened.")
}

/// Follows a reference without a scheme from the address of a page.
fn followed(reference: &str, base: &str) -> Option<String> {
    let base = PageAddress::parse_whole(base.trim()).ok()?;
    Some(base.follow(reference).ok()?.to_string())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BASE: &str = "https://desk.example/2020/08/cloud.html?page=2#top";

    #[test]
    fn whole_addresses_lead_where_they_say() {
        for address in [
            "https://other.example/a",
            "HTTP://other.example",
            "mailto:desk@desk.example",
        ] {
            assert_eq!(
                Address::of(address, None),
                Address {
                    text: CleanText::new(address),
                    refused: None
                }
            );
        }
    }

    #[test]
    fn relative_ones_are_followed_from_the_article() {
        let cases = [
            ("next.html", "https://desk.example/2020/08/next.html"),
            ("../07/", "https://desk.example/2020/07/"),
            ("../../../..", "https://desk.example/"),
            ("./a/../b?c=../d", "https://desk.example/2020/08/b?c=../d"),
            ("/about", "https://desk.example/about"),
            ("//other.example/x", "https://other.example/x"),
            ("?page=3", "https://desk.example/2020/08/cloud.html?page=3"),
            ("#end", "https://desk.example/2020/08/cloud.html?page=2#end"),
            ("", "https://desk.example/2020/08/cloud.html?page=2"),
            ("two words", "https://desk.example/2020/08/two%20words"),
        ];
        for (reference, expected) in cases {
            let address = Address::of(reference, Some(BASE));
            assert_eq!((address.text.as_str(), address.refused), (expected, None));
        }
        assert_eq!(
            Address::of("a", Some("http://desk.example")).text.as_str(),
            "http://desk.example/a"
        );
    }

    #[test]
    fn what_no_browser_shows_is_refused() {
        for address in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "ssh://host",
            "data:text/html,x",
        ] {
            let address = Address::of(address, Some(BASE));
            assert!(address.refused.is_some_and(|why| why.contains("http")));
        }
        assert!(Address::of("next.html", None).refused.is_some());
        assert!(
            Address::of("next.html", Some("file:///a/b"))
                .refused
                .is_some()
        );
        let long = format!("https://desk.example/{}", "a".repeat(LONGEST));
        assert!(Address::of(&long, None).refused.is_some());
    }

    proptest! {
        #[test]
        fn what_is_opened_begins_with_a_known_scheme_and_has_no_blank(target in "\\PC{0,40}", base in prop::option::of("https?://[a-z]{0,3}[/a-z.?#]{0,20}")) {
            let address = Address::of(&target, base.as_deref());
            if address.refused.is_none() {
                let lower = address.text.to_lowercase();
                prop_assert!(["http:", "https:", "mailto:"].iter().any(|known| lower.starts_with(known)), "{lower}");
                prop_assert!(!lower.contains(char::is_whitespace));
            }
        }
    }
}

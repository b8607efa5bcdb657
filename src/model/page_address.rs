//! Addresses of web pages: read as people write them, and known again in other spellings.

mod secret;

use std::fmt;

use thiserror::Error;
use url::{Host, Url};

use crate::model::CleanText;

pub use secret::without_secret;

/// The longest address that is followed, in bytes: longer ones are no addresses that people follow.
pub const LONGEST: usize = 8 * 1024;

/// Parameters that say by which way a reader came, and nothing of the page.
///
/// Each is named: of `pk_id` or `at_page`, nobody knows what a site means by it.
const TRACKING: &[&str] = &[
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "at_campaign",
    "at_campaign_type",
    "at_custom1",
    "at_custom2",
    "at_custom3",
    "at_custom4",
    "at_format",
    "at_link_id",
    "at_link_origin",
    "at_link_type",
    "at_medium",
    "at_ptr_name",
    "dclid",
    "fbclid",
    "gbraid",
    "gclid",
    "gclsrc",
    "hsa_acc",
    "hsa_ad",
    "hsa_cam",
    "hsa_grp",
    "hsa_kw",
    "hsa_la",
    "hsa_mt",
    "hsa_net",
    "hsa_ol",
    "hsa_src",
    "hsa_tgt",
    "hsa_ver",
    "igsh",
    "igshid",
    "li_fat_id",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "msclkid",
    "mtm_campaign",
    "mtm_cid",
    "mtm_content",
    "mtm_group",
    "mtm_keyword",
    "mtm_kwd",
    "mtm_medium",
    "mtm_placement",
    "mtm_source",
    "oly_anon_id",
    "oly_enc_id",
    "pk_campaign",
    "pk_cid",
    "pk_content",
    "pk_keyword",
    "pk_kwd",
    "pk_medium",
    "pk_source",
    "rb_clickid",
    "s_cid",
    "srsltid",
    "ttclid",
    "twclid",
    "vero_id",
    "wbraid",
    "wickedid",
    "yclid",
    "ysclid",
];

/// The beginning of the names of more such parameters: the one that means nothing else anywhere.
const TRACKING_FAMILY: &str = "utm_";

/// What stands before the name of a site that shows the same pages otherwise.
const FACES: &[&str] = &["www.", "m.", "mobile.", "amp."];

/// The schemes of addresses without a host that browsers know; no file of such a name is meant where none is there.
const NO_PLACES: &[&str] = &[
    "about",
    "blob",
    "data",
    "javascript",
    "mailto",
    "vbscript",
    "view-source",
];

/// The address of a page on the web: http or https, with a host, without a name or password.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageAddress(Url);

/// Says why something is not the address of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AddressFault {
    /// It can't be made out.
    #[error("It is not the address of a web page.")]
    NoAddress,
    /// It has another scheme.
    #[error("Only addresses of http and https are fetched.")]
    OtherScheme,
    /// It names a person.
    #[error("It has a user name or a password in it, which would be kept with the article.")]
    Secret,
    /// It has more than [`LONGEST`] bytes.
    #[error("It is longer than {} KiB, the longest that is fetched.", LONGEST / 1024)]
    TooLong,
    /// It is several addresses, so many.
    #[error("These are {0} addresses, and not one.")]
    Several(usize),
}

impl AddressFault {
    /// Returns what the person can do about it.
    pub fn hint(self) -> &'static str {
        match self {
            Self::NoAddress => "Write it as in the browser: https://example.org/page.",
            Self::OtherScheme => "Save what it leads to, and add the file.",
            Self::Secret => "Leave them out, or save the page in the browser and add the file.",
            Self::TooLong => "Save the page in the browser and add the file.",
            Self::Several(_) => "Give each by itself, in quotes of its own: \"URL\" \"URL\".",
        }
    }
}

impl PageAddress {
    /// Reads an address as a person types or pastes it; one without a scheme is one of https.
    ///
    /// # Errors
    /// Where it is no address of a page, or one that is not fetched.
    pub fn parse(typed: &str) -> Result<Self, AddressFault> {
        let typed = bare(typed);
        if typed.len() > LONGEST {
            return Err(AddressFault::TooLong);
        }
        let several = several(typed).len();
        if several > 1 {
            return Err(AddressFault::Several(several));
        }
        if has_scheme(typed) {
            return Self::parse_whole(typed);
        }
        let typed = typed.strip_prefix("//").unwrap_or(typed);
        let whole = Url::parse(&format!("https://{typed}")).map_err(|_| AddressFault::NoAddress)?;
        // A word alone is no host that anybody means.
        let is_host = match whole.host() {
            Some(Host::Domain(name)) => name.contains('.') || name == "localhost",
            Some(Host::Ipv4(address)) => typed.starts_with(&address.to_string()),
            Some(Host::Ipv6(_)) => true,
            None => false,
        };
        if !is_host || typed.contains(char::is_whitespace) {
            return Err(AddressFault::NoAddress);
        }
        Self::checked(whole)
    }

    /// Reads an address where files are named too: one that begins as addresses do, but for those of files, and all else
    /// is a path.
    ///
    /// # Errors
    /// Where it begins so, and is no address that is fetched.
    pub fn of_web(named: &str) -> Option<Result<Self, AddressFault>> {
        let several = several(named).len();
        if several > 1 {
            return Some(Err(AddressFault::Several(several)));
        }
        if let Some((scheme, _)) = bare(named).split_once(':')
            && NO_PLACES.iter().any(|no| scheme.eq_ignore_ascii_case(no))
        {
            return Some(Err(AddressFault::OtherScheme));
        }
        let (scheme, _) = bare(named).split_once("://")?;
        let is_one = has_scheme(bare(named)) && !scheme.eq_ignore_ascii_case("file");
        is_one.then(|| Self::parse(named))
    }

    /// Returns the page that is meant by what was typed without a scheme and names no file: a host that begins with
    /// `www.`, or one with a path or a port that ends as the names of sites do.
    pub fn meant(typed: &str) -> Option<Self> {
        let typed = bare(typed);
        let host = typed.split('/').next()?;
        let (name, port) = match host.split_once(':') {
            Some((name, port)) => (name, Some(port)),
            None => (host, None),
        };
        let has_port = port.is_some_and(|port| port.parse::<u16>().is_ok());
        let end = name.rsplit_once('.').map(|(_, end)| end);
        let is_site = !name.starts_with('.')
            && end
                .is_some_and(|end| end.chars().count() > 1 && end.chars().all(char::is_alphabetic));
        let is_here = name.eq_ignore_ascii_case("localhost") && has_port;
        let is_like = typed.contains('/') || has_port || name.starts_with("www.");
        let is_meant = (is_here || is_site) && is_like && (port.is_none() || has_port);
        is_meant.then(|| Self::parse(typed).ok())?
    }

    /// Returns the page that was perhaps meant by the name of a file that is not there.
    pub fn perhaps(named: &str) -> Option<Self> {
        if let Some(meant) = Self::meant(named) {
            return Some(meant);
        }
        let host = named.split('/').next()?;
        let is_like = named.contains('/') || named.starts_with("www.");
        let is_page = is_like && host.contains('.') && !host.starts_with('.');
        is_page.then(|| Self::parse(named).ok())?
    }

    /// Reads the address of a feed where it has the scheme `feed`, as programs write it that hand it on to readers:
    /// `feed:https://desk.example/rss` or `feed://desk.example/rss`.
    ///
    /// # Errors
    /// Where it has that scheme, and is no address that is fetched.
    pub fn with_feed_scheme(written: &str) -> Option<Result<Self, AddressFault>> {
        let (scheme, rest) = bare(written).split_once(':')?;
        if !scheme.eq_ignore_ascii_case("feed") {
            return None;
        }
        Some(match rest.strip_prefix("//") {
            Some(host) => Self::parse_whole(&format!("http://{host}")),
            None => Self::parse_whole(rest),
        })
    }

    /// Reads the address of a feed as a person or a program writes it: with the scheme `feed` or as any other address.
    ///
    /// # Errors
    /// Where it is no address of a page, or one that is not fetched.
    pub fn of_feed(written: &str) -> Result<Self, AddressFault> {
        Self::with_feed_scheme(written).unwrap_or_else(|| Self::parse(written))
    }

    /// Reads an address that has its scheme.
    ///
    /// # Errors
    /// Where it is no address of a page, or one that is not fetched.
    pub fn parse_whole(written: &str) -> Result<Self, AddressFault> {
        if written.len() > LONGEST {
            return Err(AddressFault::TooLong);
        }
        Self::checked(Url::parse(written).map_err(|_| AddressFault::NoAddress)?)
    }

    /// Follows a reference from this page, as in a `Location` or a link.
    ///
    /// # Errors
    /// Where it does not lead to a page.
    pub fn follow(&self, reference: &str) -> Result<Self, AddressFault> {
        if reference.len() > LONGEST {
            return Err(AddressFault::TooLong);
        }
        Self::checked(
            self.0
                .join(reference.trim())
                .map_err(|_| AddressFault::NoAddress)?,
        )
    }

    fn checked(url: Url) -> Result<Self, AddressFault> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(AddressFault::OtherScheme);
        }
        // Dots alone name no host.
        let host = url.host_str().unwrap_or_default();
        if host.trim_end_matches('.').is_empty() {
            return Err(AddressFault::NoAddress);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(AddressFault::Secret);
        }
        // What is no letter of ASCII takes more room here than it did as it was typed.
        if url.as_str().len() > LONGEST {
            return Err(AddressFault::TooLong);
        }
        Ok(Self(url))
    }

    /// Returns the whole address, in ASCII.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Returns its host; a name of other letters as it stands in the net, in ASCII.
    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    /// Returns its host and port, by which requests to one server are told.
    pub fn server(&self) -> (&str, u16) {
        (self.host(), self.0.port_or_known_default().unwrap_or(443))
    }

    /// Returns its host, taken apart: a name or a number.
    pub fn host_parts(&self) -> Option<Host<&str>> {
        self.0.host()
    }

    /// Tells whether it is asked for over a secure connection.
    pub fn is_secure(&self) -> bool {
        self.0.scheme() == "https"
    }

    /// Returns its path.
    pub fn path(&self) -> &str {
        self.0.path()
    }

    /// Tells whether it is a site as a whole, and no page in it.
    pub fn is_root(&self) -> bool {
        self.0.path() == "/" && self.0.query().is_none()
    }

    /// Tells whether another address belongs to the same site, with or without `www.` and the like.
    pub fn is_of_the_same_site(&self, other: &Self) -> bool {
        // A port that is the scheme's own says nothing, as in an identity.
        site(self.host()) == site(other.host()) && self.0.port() == other.0.port()
    }

    /// Returns its host and the last part of its path, such as `desk.example/…/news.xml`, with its query.
    pub fn in_short(&self) -> CleanText {
        let mut written = self.host().to_owned();
        if let Some(port) = self.0.port() {
            written += &format!(":{port}");
        }
        let mut names = self.path().split('/').filter(|name| !name.is_empty());
        if let Some(last) = names.next_back() {
            let between = if names.next().is_some() { "/…" } else { "" };
            written += &format!("{between}/{}", spelled(last));
        }
        if let Some(query) = self.0.query() {
            written += &format!("?{}", spelled(query));
        }
        CleanText::line(&written)
    }

    /// Returns it without its fragment, as it is asked for.
    #[must_use]
    pub fn without_fragment(&self) -> Self {
        let mut url = self.0.clone();
        url.set_fragment(None);
        Self(url)
    }

    /// Returns it without its fragment and what only tells how a reader came there.
    #[must_use]
    pub fn without_tracking(&self) -> Self {
        let mut url = self.without_fragment().0;
        let query = url.query().map(|query| {
            let parts = query.split('&').filter(|part| !is_tracking(part));
            parts.collect::<Vec<_>>().join("&")
        });
        url.set_query(query.as_deref().filter(|query| !query.is_empty()));
        Self(url)
    }

    /// Returns what it has in common with every other spelling of the address of the same page.
    ///
    /// It has no scheme, no port where that is the scheme's own, no fragment, and no parameter that tells how a
    /// reader came there.
    pub fn identity(&self) -> CleanText {
        let url = self.without_tracking().0;
        let host = url.host_str().unwrap_or_default().trim_end_matches('.');
        let mut written = host.to_owned();
        if let Some(port) = url.port() {
            written.push_str(&format!(":{port}"));
        }
        written.push_str(&spelled(url.path()));
        if let Some(query) = url.query() {
            written.push('?');
            written.push_str(&spelled(query));
        }
        CleanText::line(&written)
    }

    /// Returns the place in the page that it leads to, spelled in one way; none where it leads to none.
    pub fn fragment(&self) -> Option<String> {
        let fragment = self.0.fragment()?;
        (!fragment.is_empty()).then(|| spelled(fragment))
    }

    /// Returns its identity with the place in the page that it leads to, where it leads to one.
    pub fn place(&self) -> CleanText {
        let identity = self.identity();
        match self.fragment() {
            Some(fragment) => CleanText::line(&format!("{identity}#{fragment}")),
            None => identity,
        }
    }
}

impl fmt::Display for PageAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Takes apart what was typed or copied, where it is several addresses of the web with blanks or commas between them;
/// else there is nothing.
pub fn several(typed: &str) -> Vec<&str> {
    let parts = typed.split_whitespace();
    let parts = parts.map(|part| bare(part.trim_end_matches([',', ';'])));
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let is_of_web = |part: &&str| {
        let scheme = part.split_once("://").map(|(scheme, _)| scheme);
        scheme.is_some_and(|scheme| {
            ["http", "https"]
                .iter()
                .any(|web| web.eq_ignore_ascii_case(scheme))
        })
    };
    if parts.len() > 1 && parts.iter().all(is_of_web) {
        parts
    } else {
        Vec::new()
    }
}

/// Takes away what stands around an address that was typed or copied.
fn bare(typed: &str) -> &str {
    let typed = typed.trim();
    let inner = typed
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'));
    inner.unwrap_or(typed).trim()
}

/// Tells whether an address begins with a scheme, and not with a host and a port.
fn has_scheme(typed: &str) -> bool {
    let Some((scheme, rest)) = typed.split_once(':') else {
        return false;
    };
    let mut letters = scheme.chars();
    let starts = letters.next().is_some_and(|c| c.is_ascii_alphabetic());
    let goes_on = letters.all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    let is_port = !rest.starts_with("//")
        && (scheme.contains('.') || scheme.eq_ignore_ascii_case("localhost"))
        && rest.starts_with(|c: char| c.is_ascii_digit());
    starts && goes_on && !is_port
}

/// Tells whether a parameter says only how a reader came there.
fn is_tracking(part: &str) -> bool {
    let name = part.split('=').next().unwrap_or(part).to_ascii_lowercase();
    name.starts_with(TRACKING_FAMILY) || TRACKING.contains(&name.as_str())
}

/// Writes escapes in one way: what needs none stands for itself, the others have capital digits.
fn spelled(part: &str) -> String {
    let mut written = String::with_capacity(part.len());
    let mut pieces = part.split('%');
    written.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let digits = piece.split_at_checked(2);
        let byte = digits.and_then(|(digits, _)| u8::from_str_radix(digits, 16).ok());
        match (byte, digits) {
            (Some(byte), Some((_, rest)))
                if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) =>
            {
                written.push(char::from(byte));
                written.push_str(rest);
            }
            (Some(byte), Some((_, rest))) => {
                written.push_str(&format!("%{byte:02X}"));
                written.push_str(rest);
            }
            _ => {
                written.push('%');
                written.push_str(piece);
            }
        }
    }
    written
}

fn site(host: &str) -> &str {
    let host = host.trim_end_matches('.');
    let face = FACES.iter().find_map(|face| host.strip_prefix(face));
    // `m.example` is a site of its own.
    face.filter(|rest| rest.contains('.')).unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn address(typed: &str) -> PageAddress {
        PageAddress::parse(typed).unwrap()
    }

    #[test]
    fn in_short_it_is_its_host_and_the_end_of_its_path() {
        let cases = [
            ("https://desk.example", "desk.example"),
            ("https://desk.example/feed/", "desk.example/feed"),
            (
                "https://desk.example/world/europe/news.xml#top",
                "desk.example/…/news.xml",
            ),
            (
                "http://desk.example:8080/a/feed?of=sport",
                "desk.example:8080/…/feed?of=sport",
            ),
        ];
        for (whole, short) in cases {
            let address = PageAddress::parse(whole).unwrap();
            assert_eq!(*address.in_short(), *short, "{whole}");
        }
    }

    #[test]
    fn what_a_person_types_becomes_an_address() {
        let cases = [
            (
                "https://desk.example/a?b=c#d",
                "https://desk.example/a?b=c#d",
            ),
            ("HTTP://Desk.Example", "http://desk.example/"),
            ("desk.example/a", "https://desk.example/a"),
            ("desk.example:8080/a", "https://desk.example:8080/a"),
            ("localhost:8000", "https://localhost:8000/"),
            ("//desk.example/a", "https://desk.example/a"),
            (" <https://desk.example/a>\n", "https://desk.example/a"),
            (
                "https://desk.example/two words",
                "https://desk.example/two%20words",
            ),
            (
                "https://bücher.example/ä",
                "https://xn--bcher-kva.example/%C3%A4",
            ),
            ("http://intranet/a", "http://intranet/a"),
            ("http://0x7f.1/", "http://127.0.0.1/"),
            ("http://2130706433/", "http://127.0.0.1/"),
            ("127.0.0.1:80/a", "https://127.0.0.1:80/a"),
            ("[::1]/a", "https://[::1]/a"),
        ];
        for (typed, whole) in cases {
            assert_eq!(address(typed).to_string(), whole, "{typed}");
        }
    }

    #[test]
    fn the_scheme_of_feeds_says_nothing_of_where_they_are() {
        let read = |written: &str| {
            let address = PageAddress::with_feed_scheme(written)?;
            Some(address.map(|address| address.to_string()))
        };
        let address = |text: &str| Some(Ok(text.to_owned()));
        assert_eq!(
            read("feed:https://desk.example/a"),
            address("https://desk.example/a")
        );
        assert_eq!(
            read(" FEED://desk.example/a "),
            address("http://desk.example/a")
        );
        assert_eq!(read("feed:desk"), Some(Err(AddressFault::NoAddress)));
        let other = Some(Err(AddressFault::OtherScheme));
        assert_eq!(read("feed:file:///etc/passwd"), other);
        assert_eq!(read("https://desk.example/feed:a"), None);
        assert_eq!(read("feed"), None);
    }

    #[test]
    fn addresses_are_told_from_paths() {
        for named in [
            "https://desk.example/a",
            "HTTPS://Desk.example/a",
            "http://intranet",
            " <https://desk.example/a>",
        ] {
            assert!(matches!(PageAddress::of_web(named), Some(Ok(_))), "{named}");
        }
        let secret = PageAddress::of_web("https://me@desk.example/");
        assert_eq!(secret, Some(Err(AddressFault::Secret)));
        let other = PageAddress::of_web("ftp://desk.example/a");
        assert_eq!(other, Some(Err(AddressFault::OtherScheme)));
        for other in [
            "data:text/html,<p>two words",
            "JavaScript:alert(1)",
            "<mailto:desk@desk.example>",
        ] {
            let read = PageAddress::of_web(other);
            assert_eq!(read, Some(Err(AddressFault::OtherScheme)), "{other}");
        }
        for named in [
            "data",
            "data.txt",
            "reports/data:1.txt",
            "desk.example/a",
            "www.desk.example",
            "a.txt",
            "reports/a.txt",
            "./a.b/c",
            "~/a.b/c",
            "/a.b/c",
            "file:///a",
            "https:/a",
            "",
        ] {
            assert_eq!(PageAddress::of_web(named), None, "{named}");
        }
    }

    #[test]
    fn a_page_may_be_meant_by_a_name_without_a_scheme() {
        for named in ["desk.example/a", "www.desk.example"] {
            let whole = format!("https://{named}");
            assert_eq!(PageAddress::perhaps(named), Some(address(&whole)));
        }
        for named in ["a.txt", "reports/a.txt", "./a.b/c", "../x/y", "/a.b/c", ""] {
            assert_eq!(PageAddress::perhaps(named), None, "{named}");
        }
    }

    #[test]
    fn a_site_is_meant_where_it_is_written_as_one() {
        for typed in [
            "www.desk.example",
            "desk.example/a",
            "desk.example:8080/a",
            "localhost:8000",
            "localhost:8000/s/9",
        ] {
            let whole = format!("https://{typed}");
            assert_eq!(PageAddress::meant(typed), Some(address(&whole)), "{typed}");
        }
        for typed in [
            "desk.example",
            "a.txt",
            "localhost",
            "localhost/a",
            "reports/a.txt",
            "reprots.d/a.txt",
            "./a.b/c",
            "../a.example/c",
            "/a.example/c",
            "e.g./i.e.",
            "two words.example/a",
            "desk.example:a/b",
            "c:/a.txt",
            "12.30/a",
            "",
        ] {
            assert_eq!(PageAddress::meant(typed), None, "{typed}");
        }
    }

    #[test]
    fn what_is_no_page_is_refused() {
        let cases = [
            ("", AddressFault::NoAddress),
            ("word", AddressFault::NoAddress),
            ("several words.", AddressFault::NoAddress),
            ("1234", AddressFault::NoAddress),
            ("https://", AddressFault::NoAddress),
            ("https://two words/", AddressFault::NoAddress),
            ("file:///etc/passwd", AddressFault::OtherScheme),
            ("javascript:alert(1)", AddressFault::OtherScheme),
            ("mailto:desk@desk.example", AddressFault::OtherScheme),
            ("ftp://desk.example/", AddressFault::OtherScheme),
            ("https://me:secret@desk.example/", AddressFault::Secret),
            ("https://me@desk.example/", AddressFault::Secret),
            ("me@desk.example", AddressFault::Secret),
        ];
        for (typed, fault) in cases {
            assert_eq!(PageAddress::parse(typed), Err(fault), "{typed}");
        }
        let long = format!("https://desk.example/{}", "a".repeat(LONGEST));
        assert_eq!(PageAddress::parse(&long), Err(AddressFault::TooLong));
        let grows = format!("https://desk.example/{}", "ä".repeat(LONGEST / 4));
        assert_eq!(PageAddress::parse(&grows), Err(AddressFault::TooLong));
    }

    #[test]
    fn several_addresses_are_not_taken_for_one() {
        let (one, two) = ("https://desk.example/a", "HTTP://south.example/b");
        for typed in [
            format!("{one} {two}"),
            format!(" {one}\n\t{two} "),
            format!("{one}, {two};"),
            format!("<{one}> , {two}"),
        ] {
            let fault = AddressFault::Several(2);
            assert_eq!(PageAddress::parse(&typed), Err(fault), "{typed}");
            assert_eq!(PageAddress::of_web(&typed), Some(Err(fault)), "{typed}");
        }
        assert_eq!(several(&format!("{one}, {two};")), [one, two]);
        for typed in [
            one,
            "https://desk.example/a b",
            "see https://desk.example/a https://b.example/",
        ] {
            assert_eq!(several(typed), Vec::<&str>::new(), "{typed}");
        }
        assert!(PageAddress::parse("https://desk.example/a?to=https://south.example/b").is_ok());
    }

    #[test]
    fn spellings_of_one_address_have_one_identity() {
        let same = [
            "https://desk.example/a%2Fb?page=2",
            "http://desk.example/a%2fb?page=2",
            "https://DESK.example:443/a%2fb?page=2#top",
            "http://desk.example:80/%61%2fb?page=2",
            "https://desk.example./a%2Fb?utm_source=x&page=2&fbclid=y",
            "desk.example/a%2Fb?UTM_Medium=mail&page=2",
        ];
        for spelling in same {
            assert_eq!(
                address(spelling).identity().as_str(),
                "desk.example/a%2Fb?page=2",
                "{spelling}"
            );
        }
        let others = [
            "https://desk.example/a/b?page=2",
            "https://desk.example/a%2Fb?page=3",
            "https://desk.example/A%2Fb?page=2",
            "https://desk.example:8443/a%2Fb?page=2",
            "https://other.example/a%2Fb?page=2",
            "https://desk.example/a%2Fb",
        ];
        for other in others {
            assert_ne!(address(other).identity(), address(same[0]).identity());
        }
        assert_eq!(
            address("desk.example/?gclid=1").identity().as_str(),
            "desk.example/"
        );
        assert_eq!(
            address("desk.example/?a=1&&b&gclid")
                .without_tracking()
                .as_str(),
            "https://desk.example/?a=1&&b"
        );
    }

    #[test]
    fn places_in_one_page_are_told_apart() {
        let place = |typed: &str| address(typed).place().to_string();
        assert_eq!(
            place("http://desk.example:80/a?utm_source=x#%62"),
            "desk.example/a#b"
        );
        assert_eq!(
            place("https://desk.example/a#"),
            place("https://desk.example/a")
        );
        assert_ne!(
            place("https://desk.example/a#b"),
            place("https://desk.example/a#c")
        );
        let fragment = |typed: &str| address(typed).fragment();
        assert_eq!(fragment("desk.example/a#%62").as_deref(), Some("b"));
        assert_eq!(fragment("desk.example/a#"), None);
        assert_eq!(fragment("desk.example/a"), None);
    }

    #[test]
    fn what_may_say_which_page_it_is_stays() {
        for (query, same) in [
            ("pk_id=1", false),
            ("at_page=1", false),
            ("mtm_id=1", false),
            ("mc_page=1", false),
            ("hsa_id=1", false),
            ("_id=1", false),
            ("pk_campaign=1&pk_kwd=2", true),
            ("mtm_source=1&MTM_Medium=2", true),
            ("hsa_acc=1&at_medium=2&at_campaign_type=3", true),
            ("utm_id=1&utm_whatever=2", true),
        ] {
            let page = address(&format!("desk.example/a?{query}"));
            assert_eq!(
                page.identity().as_str() == "desk.example/a",
                same,
                "{query}"
            );
        }
    }

    #[test]
    fn a_reference_is_followed_from_the_page() {
        let page = address("https://desk.example/2020/08/cloud.html?page=2#top");
        let follow = |reference: &str| page.follow(reference);
        assert_eq!(
            follow("next.html").unwrap().as_str(),
            "https://desk.example/2020/08/next.html"
        );
        assert_eq!(
            follow("//other.example").unwrap().as_str(),
            "https://other.example/"
        );
        assert_eq!(follow("file:///etc/passwd"), Err(AddressFault::OtherScheme));
        assert_eq!(
            follow("https://me:p@desk.example/"),
            Err(AddressFault::Secret)
        );
        assert_eq!(follow("http://["), Err(AddressFault::NoAddress));
    }

    #[test]
    fn a_site_has_several_faces() {
        let is_same = |one: &str, other: &str| address(one).is_of_the_same_site(&address(other));
        assert!(is_same("desk.example", "www.desk.example/a"));
        assert!(is_same(
            "https://m.desk.example",
            "https://amp.desk.example"
        ));
        assert!(is_same("http://desk.example", "https://desk.example:443"));
        assert!(!is_same(
            "https://desk.example",
            "https://desk.example:8443"
        ));
        assert!(!is_same("https://m.example", "https://www.example"));
        assert!(!is_same(
            "https://desk.example",
            "https://evil-desk.example"
        ));
    }

    proptest! {
        #[test]
        fn any_text_is_an_address_or_a_fault(typed in "\\PC{0,60}", reference in "\\PC{0,40}") {
            if let Ok(address) = PageAddress::parse(&typed) {
                prop_assert!(address.as_str().is_ascii());
                prop_assert_eq!(PageAddress::parse(address.as_str()), Ok(address.clone()));
                let whole = format!("https://{}", address.identity());
                if address.server().1 == 443 {
                    prop_assert_eq!(PageAddress::parse(&whole).map(|twin| twin.identity()), Ok(address.identity()));
                }
                drop(address.follow(&reference));
            }
        }
    }
}

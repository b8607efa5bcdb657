//! The feeds that a page names.
//!
//! Sites name their feeds in `<link rel="alternate" type="…">`. Where there is none of these, a link whose address ends
//! as those of feeds do, to the same site, is taken for one. What a page names is no more than a hint: only fetching
//! tells whether it is a feed.

use std::collections::HashSet;

use dom_query::{Document, NodeRef};

use crate::{
    import::{
        html::{base_of, guard, links::Base, parts_of, raised::words_of},
        title,
    },
    model::{CleanText, PageAddress},
};

/// The most feeds that are taken of a page.
pub const MOST_ADVERTISED: usize = 50;

/// The most that are taken where only their addresses look like those of feeds.
const MOST_LIKELY: usize = 10;

/// The last parts of the addresses of feeds.
const LAST_PARTS: [&str; 9] = [
    "feed",
    "feeds",
    "rss",
    "rss2",
    "rdf",
    "atom",
    "feed.json",
    "feed.php",
    "rss.php",
];

/// What the last parts of the addresses of feeds end in.
const ENDINGS: [&str; 4] = [".rss", ".xml", ".atom", ".rdf"];

/// Beginnings of the last parts of addresses that end so, too, and are none.
const OTHERS: [&str; 4] = ["sitemap", "opensearch", "osd", "crossdomain"];

/// Words for comments, by which feeds of them are known in their titles and addresses.
const COMMENTS: [&str; 5] = [
    "comment",
    "kommentar",
    "comentario",
    "comentário",
    "commenti",
];

/// A feed that a page names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advertised {
    /// What the page calls it.
    pub title: Option<CleanText>,
    /// Where it is.
    pub address: PageAddress,
}

impl Advertised {
    /// Tells whether it is one of comments, as far as its name says that.
    fn is_of_comments(&self) -> bool {
        let title = self.title.as_deref().unwrap_or_default().to_lowercase();
        let path = self.address.path().to_lowercase();
        COMMENTS
            .iter()
            .any(|word| title.contains(word) || path.contains(word))
    }
}

/// Finds the feeds that a page names: each once, in its order, those of comments last.
pub(in crate::import) fn read(html: &str, address: Option<&str>) -> Vec<Advertised> {
    // Where no tree may be made of all of it, the head alone is looked at: that is where feeds are named.
    let html = match guard::check(html) {
        Ok(()) => html,
        Err(_) => parts_of(html).0,
    };
    if guard::check(html).is_err() {
        return Vec::new();
    }
    let document = Document::from(html);
    let base = base_of(&document, address);
    let named = in_links(&document, &base);
    let named = if named.is_empty() {
        by_address(&document, &base, address)
    } else {
        named
    };
    let (comments, mut found): (Vec<_>, Vec<_>) =
        named.into_iter().partition(Advertised::is_of_comments);
    found.extend(comments);
    found.truncate(MOST_ADVERTISED);
    found
}

/// Returns what the page names as feeds.
fn in_links(document: &Document, base: &Base) -> Vec<Advertised> {
    let links = document.select("link[href]");
    let named = links.nodes().iter().filter_map(|link| {
        let rel = link.attr("rel")?.to_ascii_lowercase();
        let is = |word| rel.split_ascii_whitespace().any(|rel| rel == word);
        let address = address_of(link, base)?;
        let title = named(link.attr("title").as_deref());
        let media_type = link.attr("type").unwrap_or_default();
        let may_be_one = match of_media_type(&media_type) {
            Said::Feed => true,
            // Data that may be anything: a site's data for programs is named so, too.
            Said::Data => is_like_a_feed(&address),
            Said::Nothing => is("feed"),
            Said::Other => false,
        };
        let is_named = is("feed") || is("alternate") && !is("stylesheet");
        (may_be_one && is_named).then_some(Advertised { title, address })
    });
    each_once(named)
}

/// Returns what is linked on the same site and has the address of a feed.
fn by_address(document: &Document, base: &Base, address: Option<&str>) -> Vec<Advertised> {
    let Some(page) = address.and_then(|address| PageAddress::parse_whole(address).ok()) else {
        return Vec::new();
    };
    let links = document.select("a[href]");
    let like = links.nodes().iter().filter_map(|link| {
        let address = address_of(link, base)?;
        let is_one = is_like_a_feed(&address) && address.is_of_the_same_site(&page);
        is_one.then(|| Advertised {
            title: named(Some(&words_of(link))).or_else(|| named(link.attr("title").as_deref())),
            address,
        })
    });
    let mut found = each_once(like);
    found.truncate(MOST_LIKELY);
    found
}

fn each_once(all: impl Iterator<Item = Advertised>) -> Vec<Advertised> {
    let mut known = HashSet::new();
    all.filter(|one| known.insert(one.address.identity()))
        .collect()
}

fn named(title: Option<&str>) -> Option<CleanText> {
    title
        .map(title::shortened)
        .filter(|title| !title.is_empty())
}

/// Returns where a link leads; the scheme `feed`, which some programs know, says nothing of that.
fn address_of(link: &NodeRef<'_>, base: &Base) -> Option<PageAddress> {
    let href = link.attr("href")?;
    if let Some(address) = PageAddress::with_feed_scheme(&href) {
        return Some(address.ok()?.without_fragment());
    }
    let address = base.web(&href)?;
    let address = PageAddress::parse_whole(address.as_str()).ok()?;
    Some(address.without_fragment())
}

/// What a media type says of a link.
enum Said {
    Feed,
    /// Data that may be a feed.
    Data,
    Nothing,
    Other,
}

fn of_media_type(media_type: &str) -> Said {
    let essence = media_type.split(';').next().unwrap_or_default();
    match essence.trim().to_ascii_lowercase().as_str() {
        "application/rss+xml"
        | "application/x-rss+xml"
        | "application/rss"
        | "text/rss+xml"
        | "text/rss"
        | "application/rdf+xml"
        | "application/atom+xml"
        | "application/x-atom+xml"
        | "application/x.atom+xml"
        | "application/atom"
        | "text/atom+xml"
        | "text/atom"
        | "application/feed+json" => Said::Feed,
        "application/json" | "application/xml" | "text/xml" => Said::Data,
        "" => Said::Nothing,
        _ => Said::Other,
    }
}

fn is_like_a_feed(address: &PageAddress) -> bool {
    let path = address.path().to_ascii_lowercase();
    let last = path.trim_end_matches('/').rsplit('/').next();
    let last = last.unwrap_or_default();
    let is_other = OTHERS.iter().any(|word| last.starts_with(word));
    LAST_PARTS.contains(&last) || !is_other && ENDINGS.iter().any(|it| last.ends_with(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "https://desk.example/news/today.html";

    /// The addresses of what is found, each with its title behind a bar.
    fn found(html: &str) -> Vec<String> {
        let told = |one: Advertised| match one.title {
            Some(title) => format!("{} | {title}", one.address),
            None => one.address.to_string(),
        };
        read(html, Some(PAGE)).into_iter().map(told).collect()
    }

    #[test]
    fn feeds_are_found_where_sites_name_them() {
        let html = r#"<!DOCTYPE html><html><head>
            <link rel="Alternate" type="application/rss+xml; charset=utf-8" title="Desk &amp; Field" href="/rss">
            <link rel=alternate type=application/atom+xml href="feed.atom#top">
            <link rel="home alternate" type="application/feed+json" href="//cdn.example/feed.json" title=" ">
            <link rel="feed" href="all.xml" title="All">
            </head><body><p>Words.</p><link rel="alternate" type="application/rdf+xml" href="../old.rdf"></body>"#;
        assert_eq!(
            found(html),
            [
                "https://desk.example/rss | Desk & Field",
                "https://desk.example/news/feed.atom",
                "https://cdn.example/feed.json",
                "https://desk.example/news/all.xml | All",
                "https://desk.example/old.rdf",
            ]
        );
    }

    #[test]
    fn other_links_are_none() {
        for link in [
            r#"<link rel="alternate" hreflang="fr" href="/fr/">"#,
            r#"<link rel="alternate" media="print" type="text/html" href="/print">"#,
            r#"<link rel="alternate stylesheet" type="application/rss+xml" href="/feed">"#,
            r#"<link rel="stylesheet" type="text/css" href="/feed">"#,
            r#"<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">"#,
            r#"<link rel="alternate" type="application/json+oembed" href="/oembed?url=feed">"#,
            r#"<link rel="alternate" type="text/xml" href="/sitemap.xml">"#,
            r#"<link rel="search" type="application/opensearchdescription+xml" href="/osd.xml">"#,
            r#"<link rel="alternate" type="application/rss+xml" href="javascript:feed()">"#,
            r#"<link rel="alternate" type="application/rss+xml" href="https://me:secret@desk.example/feed">"#,
            r#"<link rel="alternate" type="application/rss+xml" href="">"#,
            r#"<link rel="alternate" type="application/rss+xml">"#,
            r#"<script>'<link rel="alternate" type="application/rss+xml" href="/a">'</script>"#,
            r#"<!-- <link rel="alternate" type="application/rss+xml" href="/a"> -->"#,
        ] {
            assert_eq!(found(link), [""; 0], "{link}");
        }
        // Data that may be anything is a feed where its address says so.
        let link = r#"<link rel="alternate" type="application/json" href="/feed.json">"#;
        assert_eq!(found(link), ["https://desk.example/feed.json"]);
    }

    #[test]
    fn relative_addresses_lead_on_from_the_base_of_the_page() {
        let html = r#"<base href="https://feeds.example/a/">
            <link rel="alternate" type="application/rss+xml" href="b">
            <link rel="alternate" type="application/rss+xml" href="feed:https://other.example/c">
            <link rel="alternate" type="application/rss+xml" href="feed://other.example/d">"#;
        assert_eq!(
            found(html),
            [
                "https://feeds.example/a/b",
                "https://other.example/c",
                "http://other.example/d",
            ]
        );
    }

    #[test]
    fn each_is_found_once_and_those_of_comments_last() {
        let link = |href: &str, title: &str| {
            format!("<link rel=alternate type=application/rss+xml href='{href}' title='{title}'>")
        };
        let html = [
            link("/comments/feed/", "Desk"),
            link("/blog/feed/", "Desk » Comments Feed"),
            link("/feed/", "Desk"),
            link("http://desk.example/feed/#a", "Desk once more"),
            link("/sport/feed/", "Sport"),
        ];
        assert_eq!(
            found(&html.concat()),
            [
                "https://desk.example/feed/ | Desk",
                "https://desk.example/sport/feed/ | Sport",
                "https://desk.example/comments/feed/ | Desk",
                "https://desk.example/blog/feed/ | Desk » Comments Feed",
            ]
        );
        let many: String = (0..200).map(|n| link(&format!("/{n}/feed"), "")).collect();
        assert_eq!(found(&many).len(), MOST_ADVERTISED);
    }

    #[test]
    fn where_none_is_named_links_that_look_like_feeds_are_taken() {
        let html = r#"<p><a href="/about">About</a>
            <a href="/feed/">  Our
              feed</a>
            <a href="/news.rss" title="News"><img src="a.png"></a>
            <a href="world.xml?lang=en">World</a>
            <a href="https://www.desk.example/atom">Atom</a>
            <a href="/sitemap.xml">Map</a>
            <a href="https://other.example/feed">Other</a>
            <a href="/feed">Again</a>"#;
        assert_eq!(
            found(html),
            [
                "https://desk.example/feed/ | Our feed",
                "https://desk.example/news.rss | News",
                "https://desk.example/news/world.xml?lang=en | World",
                "https://www.desk.example/atom | Atom",
                "https://desk.example/feed | Again",
            ]
        );
        assert_eq!(read(html, None), []);
        let many: String = (0..50)
            .map(|n| format!("<a href='/{n}.rss'>a</a>"))
            .collect();
        assert_eq!(found(&many).len(), MOST_LIKELY);
        // What is named wins.
        let named = format!("<link rel=feed href=/all>{html}");
        assert_eq!(found(&named), ["https://desk.example/all"]);
    }

    #[test]
    fn what_a_page_says_is_clean_and_bounded() {
        let html = format!(
            "<link rel=feed href='/a\u{202e}b' title='\u{1b}[2JA&#27;&#x202e; b{}'>",
            "c".repeat(3000)
        );
        let one = read(&html, Some(PAGE)).remove(0);
        let title = one.title.unwrap();
        assert!(title.starts_with("[2JA bccc") && title.chars().count() <= 201);
        assert_eq!(one.address.as_str(), "https://desk.example/a%E2%80%AEb");
    }

    #[test]
    fn of_a_page_that_may_be_no_tree_the_head_is_looked_at() {
        let head = "<html><head><link rel=feed href=/all></head><body>";
        let html = format!("{head}{}", "<div>".repeat(100_000));
        assert_eq!(found(&html), ["https://desk.example/all"]);
        assert_eq!(found(&"<div>".repeat(100_000)), [""; 0]);
    }
}

//! Pictures, films and sounds that stand in an entry of a feed, where no page is at hand to show them.

use dom_query::{Element, NodeRef};
use url::Url;

use crate::{
    import::{
        html::{elements, links::Base},
        media,
    },
    model::CleanText,
};

/// Where programs that load pictures late write their addresses, before the place where browsers look.
const SOURCES: [&str; 4] = ["data-src", "data-lazy-src", "data-original", "src"];

/// Where they write several, for screens of several sizes.
const SETS: [&str; 3] = ["data-srcset", "data-lazy-srcset", "srcset"];

/// Names of files that are no pictures but hold a place or count readers.
const PLACES: &[&str] = &[
    "1x1",
    "blank",
    "clear",
    "dot",
    "pixel",
    "spacer",
    "tracking",
    "transparent",
];

/// The longest side of a sign, in pixels.
const LARGEST_SIGN: u32 = 32;

/// Hosts of players, without what stands before them.
const PLAYERS: [(&str, &[&str]); 2] = [
    (
        "video",
        &[
            "youtube.com",
            "youtube-nocookie.com",
            "youtu.be",
            "vimeo.com",
            "dailymotion.com",
            "twitch.tv",
            "ted.com",
            "rumble.com",
            "streamable.com",
            "wistia.net",
            "bilibili.com",
        ],
    ),
    (
        "audio",
        &[
            "soundcloud.com",
            "spotify.com",
            "bandcamp.com",
            "podcasts.apple.com",
            "deezer.com",
            "mixcloud.com",
            "buzzsprout.com",
            "simplecast.com",
            "libsyn.com",
            "acast.com",
            "podbean.com",
            "transistor.fm",
            "podigee.io",
        ],
    ),
];

/// Something that an entry shows.
pub(super) struct Embedded {
    kind: &'static str,
    name: CleanText,
    pub target: CleanText,
}

impl Embedded {
    fn new(kind: &'static str, name: &str, url: &Url) -> Self {
        let name = CleanText::line(name);
        Self {
            kind,
            name: if name.is_empty() {
                media::file_of(url)
            } else {
                name
            },
            target: CleanText::line(url.as_str()),
        }
    }

    /// Returns what stands for it in the text.
    pub fn said(&self) -> String {
        media::said(self.kind, &self.name)
    }
}

/// Reads where a picture is; none where it counts readers or is a sign.
pub(super) fn picture(element: &Element, words: &str, base: &Base) -> Option<Embedded> {
    if elements::is_pixel(element) || is_sign(element) {
        return None;
    }
    Some(Embedded::new("image", words, &source(element, base)?))
}

/// Returns where a picture is, of several sizes the first.
pub(super) fn source(element: &Element, base: &Base) -> Option<Url> {
    let of_sizes = SETS.iter().filter_map(|name| {
        let set = element.attr(name)?;
        base.web(set.split_whitespace().next()?.trim_end_matches(','))
    });
    let named = SOURCES
        .iter()
        .filter_map(|name| base.web(&element.attr(name)?));
    named.chain(of_sizes).find(|url| !holds_place(url))
}

/// Tells whether a picture only holds the place of one, or counts readers, by the name of its file.
fn holds_place(url: &Url) -> bool {
    let file = url.path().rsplit('/').next().unwrap_or_default();
    let name = file
        .rsplit_once('.')
        .map(|(name, _)| name.to_ascii_lowercase());
    name.is_some_and(|name| PLACES.contains(&name.as_str()))
}

fn is_sign(element: &Element) -> bool {
    let side = |name: &str| -> Option<u32> { element.attr(name)?.trim().parse().ok() };
    let is_small = |name| side(name).is_some_and(|side| side <= LARGEST_SIGN);
    elements::is_called_sign(element) || is_small("width") && is_small("height")
}

/// Reads where a film or a sound is, or the player of one.
pub(super) fn medium(node: &NodeRef<'_>, element: &Element, base: &Base) -> Option<Embedded> {
    let of = |element: &Element| base.web(&element.attr("src")?);
    let title = element.attr("title").unwrap_or_default();
    match element.name.local.as_ref() {
        "iframe" => {
            let url = of(element)?;
            let host = url.host_str()?.trim_start_matches("www.").to_owned();
            let kind = player(&host, &url)?;
            let title = if title.trim().is_empty() {
                &*host
            } else {
                &*title
            };
            Some(Embedded::new(kind, title, &url))
        }
        kind @ ("video" | "audio") => {
            let sources = || {
                node.children_it(false)
                    .filter(|child| child.has_name("source"))
                    .find_map(|child| of(&*child.element_ref()?))
            };
            let url = of(element).or_else(sources)?;
            let kind = if kind == "video" { "video" } else { "audio" };
            Some(Embedded::new(kind, &title, &url))
        }
        _ => None,
    }
}

/// Tells what a frame plays, if it is one that does.
fn player(host: &str, url: &Url) -> Option<&'static str> {
    let is_of = |known: &&str| {
        host.strip_suffix(*known)
            .is_some_and(|before| before.is_empty() || before.ends_with('.'))
    };
    let known = PLAYERS.iter().find(|(_, hosts)| hosts.iter().any(is_of));
    let is_player = || {
        let parts = url.path_segments();
        host.starts_with("player.")
            || parts.is_some_and(|mut parts| parts.any(|part| matches!(part, "embed" | "player")))
    };
    match known {
        Some((kind, _)) => Some(kind),
        None => is_player().then_some("video"),
    }
}

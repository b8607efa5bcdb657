//! What programs that make feeds put around the text of an entry: boxes for sharing, lines that lead back to it.
//!
//! Each is known by a name that stands for nothing else, or by where its links lead.

use dom_query::{Document, NodeRef};
use url::Url;

use crate::{
    import::{
        builder::{Inline, Shape},
        html::{flow::Piece, links::Base},
        media,
    },
    model::{BlockKind, CleanText, PageAddress, SpanKind},
};

/// Classes and ids of boxes that hold nothing else than buttons, prompts and links to other entries.
const BOXES: &[&str] = &[
    "sharedaddy",
    "jp-relatedposts",
    "kg-signup-card",
    "feedflare",
    "share_submission",
];

/// How the classes of such boxes begin.
const BEGINNINGS: &[&str] = &["subscription-widget"];

/// Classes of the title, the author and the day, which Drupal writes before the text.
const FIELDS: &[&str] = &[
    "field--name-title",
    "field--name-uid",
    "field--name-created",
];

/// How lines begin and go on that say where an entry was first.
const APPEARED: &[(&str, &str)] = &[
    ("the post ", " appeared first on "),
    ("der beitrag ", " erschien zuerst auf "),
    ("l’article ", " est apparu en premier sur "),
    ("l'article ", " est apparu en premier sur "),
    ("la entrada ", " se publicó primero en "),
    ("la entrada ", " apareció primero en "),
    ("l’articolo ", " proviene da "),
    ("l'articolo ", " proviene da "),
    ("o post ", " apareceu primeiro em "),
    ("het bericht ", " verscheen eerst op "),
    ("artykuł ", " pochodzi z serwisu "),
    ("inlägget ", " dök först upp på "),
    ("запись ", " впервые появилась "),
];

/// What links to the rest of a text are called, in lower case.
const MORE: &[&str] = &[
    "more",
    "read more",
    "read more of this story",
    "read on",
    "read the rest",
    "read the rest of this entry",
    "read the full article",
    "read the full story",
    "full story",
    "keep reading",
    "continue reading",
    "mehr",
    "weiterlesen",
    "mehr lesen",
    "lire la suite",
    "lire plus",
    "en savoir plus",
    "leer más",
    "seguir leyendo",
    "leggi tutto",
    "continua a leggere",
    "lees meer",
    "lees verder",
    "czytaj więcej",
    "czytaj dalej",
    "leia mais",
    "continue lendo",
    "läs mer",
    "les mer",
    "læs mere",
    "lue lisää",
    "devamını oku",
    "читать далее",
    "читать дальше",
    "続きを読む",
    "阅读全文",
    "继续阅读",
];

/// What such links begin with where they name the text.
const MORE_OF: &[&str] = &["continue reading ", "weiterlesen "];

/// Behind this, some say whose story it is.
const STORY: &str = "read more of this story";

/// The most words that say so, and that name a text in such a link.
const MOST_WORDS: usize = 5;
const MOST_WORDS_OF_MORE: usize = 16;

/// How many such lines stand behind a text.
const MOST_LINES: usize = 4;

/// Tells whether an address is another spelling of that of an entry.
fn is_same(address: &str, own: &PageAddress) -> bool {
    PageAddress::parse_whole(address).is_ok_and(|it| it.identity() == own.identity())
}

/// Removes boxes that are none of the text.
pub(super) fn remove_boxes(document: &Document, base: &Base, own: Option<&str>) {
    let own = own.and_then(|own| PageAddress::parse_whole(own).ok());
    for node in document.select("[class], [id]").nodes() {
        if is_foreign(node, base, own.as_ref()) {
            node.remove_from_parent();
        }
    }
}

fn is_foreign(node: &NodeRef<'_>, base: &Base, own: Option<&PageAddress>) -> bool {
    let class = node.attr("class").unwrap_or_default();
    let mut names = class.split_ascii_whitespace();
    let has = |list: &[&str]| class.split_ascii_whitespace().any(|it| list.contains(&it));
    let is_box = has(BOXES)
        || node.attr("id").is_some_and(|id| BOXES.contains(&id.trim()))
        || names.any(|it| BEGINNINGS.iter().any(|start| it.starts_with(start)));
    is_box
        || node.has_name("span") && has(FIELDS) && stands_apart(node)
        || node.has_name("p") && has(&["button-wrapper"]) && leads_home(node, base, own)
}

/// Tells whether no words stand beside an element in the one around it.
fn stands_apart(node: &NodeRef<'_>) -> bool {
    let beside = node.parent().map(|around| around.children());
    !beside
        .unwrap_or_default()
        .iter()
        .any(NodeRef::is_nonempty_text)
}

/// Tells whether all links in an element lead to the site of the entry, as buttons for sharing and paying do.
fn leads_home(node: &NodeRef<'_>, base: &Base, own: Option<&PageAddress>) -> bool {
    let Some(own) = own else {
        return false;
    };
    let links = node.descendants_it().filter(|inner| inner.has_name("a"));
    let targets: Vec<_> = links
        .filter_map(|link| base.web(&link.attr("href")?))
        .collect();
    !targets.is_empty() && targets.iter().all(|url| url.host_str() == Some(own.host()))
}

/// Takes away the last lines where they only lead back to the entry.
pub(super) fn remove_lines(pieces: &mut Vec<Piece>, own: Option<&str>) {
    let own = own.and_then(|own| PageAddress::parse_whole(own).ok());
    for _ in 0..MOST_LINES {
        let last = pieces.iter().rposition(|piece| match piece {
            Piece::Block { inline, .. } => {
                media::without(inline.as_str()).contains(char::is_alphanumeric)
            }
            Piece::Rule => false,
        });
        let Some(place) = last else {
            return;
        };
        let Some(Piece::Block { inline, .. }) = pieces.get_mut(place) else {
            return;
        };
        let (end, leads_to) = if let Some((end, link)) = submitted(inline) {
            let is_own = own.as_ref().is_some_and(|own| is_same(&link, own));
            (end, Some(link).filter(|_| !is_own))
        } else if let Some(own) = &own
            && let Some(end) = appeared(inline, own).or_else(|| more(inline, own))
        {
            (end, None)
        } else {
            return;
        };
        inline.truncate(end);
        inline.trim_end();
        if inline.as_str().trim().is_empty() {
            pieces.remove(place);
        }
        if let Some(link) = leads_to.and_then(|link| link_to(&link)) {
            pieces.push(link);
            return;
        }
    }
}

/// Finds where it is said who submitted a text to a forum, at the end of a block; with what the text is about.
fn submitted(inline: &Inline) -> Option<(usize, String)> {
    let text = inline.as_str();
    let start = text.rfind("submitted by")?;
    let links: Vec<_> = inline.targets().collect();
    let [.., (link, target), (comments, _)] = links.as_slice() else {
        return None;
    };
    let words = |range: &std::ops::Range<usize>| text.get(range.clone());
    let is_one = words(link) == Some("[link]")
        && words(comments) == Some("[comments]")
        && start < link.start
        && text.get(comments.end..)?.trim().is_empty();
    is_one.then(|| (start, (*target).to_owned()))
}

fn link_to(address: &str) -> Option<Piece> {
    let url = Url::parse(address).ok()?;
    let words = match media::kind_of(None, &url) {
        "file" => media::said("link", &PageAddress::parse_whole(address).ok()?.in_short()),
        kind => media::said(kind, &media::file_of(&url)),
    };
    let mut inline = Inline::new(&words);
    inline.span(SpanKind::Link, 0, Some(CleanText::line(address)));
    Some(Piece::Block {
        shape: Shape::of(BlockKind::Paragraph),
        inline,
        aside: false,
    })
}

/// Tells whether a block says where an entry was first, with a link to it and one to its site.
fn appeared(inline: &Inline, own: &PageAddress) -> Option<usize> {
    let lower = inline.as_str().trim().to_lowercase();
    let is_said = APPEARED
        .iter()
        .any(|(start, middle)| lower.starts_with(start) && lower.contains(middle));
    let links: Vec<_> = inline.targets().collect();
    let [.., (_, entry), (_, site)] = links.as_slice() else {
        return None;
    };
    let site = PageAddress::parse_whole(site).ok()?;
    let leads_home = is_same(entry, own) && site.host() == own.host();
    (is_said && leads_home).then_some(0)
}

/// Finds where a link to the rest of a text begins, at the end of a block.
fn more(inline: &Inline, own: &PageAddress) -> Option<usize> {
    let text = inline.as_str();
    let (link, target) = inline.targets().last()?;
    let words = bare(text.get(link.clone())?);
    let behind = bare(text.get(link.end..)?);
    let of_story = words == STORY
        && behind.starts_with("at ")
        && behind.split_whitespace().count() <= MOST_WORDS;
    if !is_same(target, own) || !(behind.is_empty() || of_story) {
        return None;
    }
    let before = text.get(..link.start)?;
    let end = before.trim_end_matches(|c: char| c.is_whitespace() || "[(«‹→".contains(c));
    let is_apart = end.is_empty() || end.len() < before.trim_end().len() || ends_a_sentence(end);
    let names_it = end.is_empty()
        && words.split_whitespace().count() <= MOST_WORDS_OF_MORE
        && MORE_OF.iter().any(|start| words.starts_with(start));
    (is_apart && (MORE.contains(&words.as_str()) || names_it)).then_some(end.len())
}

fn ends_a_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '…', ']', '”', '"', '»', '\n', '。'])
}

/// Returns words in lower case without signs around them.
fn bare(text: &str) -> String {
    let words = text.trim_matches(|c: char| !c.is_alphanumeric());
    words.to_lowercase()
}

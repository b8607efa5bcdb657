//! The article in a page, and the text that is made of it.

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use crate::{
    import::{
        around,
        builder::{Builder, Inline, Shape},
        html::{
            behind, bounded,
            completed::{around, completed},
            flow::Piece,
            guard::{Limit, MOST_PARTS},
            inserted, junk,
            junk::Place,
            lead, leftovers,
            links::Base,
            metadata::{self, Told},
            pieces_of,
            prose::Prose,
            raised,
            repeated::repeated,
            several::{self, Samples},
            tables,
        },
        metadata::{self as lines, Zone},
        script,
    },
    model::{BlockKind, Found, FoundField, FoundIn, PartialDate},
};

/// How deep a tree may be; a parser may nest deeper than its input what it begins anew.
const DEEPEST: usize = 512;

/// How much work may be done to look for an article: for each byte of text, the elements that it stands in, squared.
///
/// What looks for it measures the text of an element for each element around that. An article of 100 kB that is
/// nested 40 deep has 160 million.
const MOST_WORK: usize = 4_000_000_000;

/// An article with fewer characters is looked for again with fewer rules.
const SHORT_ARTICLE: usize = 500;

/// What is less than this, in characters, is no article but a remnant of one.
const FEWEST_CHARACTERS: usize = 140;

/// How many blocks at the start may be a byline, a date or a reading time.
const HEAD: usize = 6;

/// What is said where all of a page was taken.
const NO_ARTICLE: &str = "No article was found in it: the text of the whole page was taken.";

/// Attributes that say what an element is; all others go before anything is looked for.
const ATTRIBUTES: &[&str] = &[
    "id",
    "class",
    "style",
    "hidden",
    "role",
    "href",
    "src",
    "srcset",
    "alt",
    "width",
    "height",
    "rel",
    "itemprop",
    "itemtype",
    "itemscope",
    "datetime",
    "lang",
    "dir",
    "start",
    "value",
    "reversed",
    "colspan",
    "rowspan",
    "aria-hidden",
    "aria-modal",
    "datatable",
    "open",
    "alttext",
    "data-src",
    "data-srcset",
    "loading",
    "content",
    "type",
    "name",
    "property",
];

/// What mail programs call the signatures that they put under mails.
const SIGNATURES: &str = ".moz-signature, .gmail_signature, .gmail_signature_prefix, #Signature, #ms-outlook-mobile-signature";

/// A mail is this many times as long as its signatures at least.
const LEAST_BESIDE_SIGNATURE: usize = 3;

/// What was taken of a page.
pub(super) struct Taken {
    pub pieces: Vec<Piece>,
    pub what: What,
    pub remark: Option<String>,
}

/// What pieces are of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Whole,
    Article,
    /// A mail, of which all is the article but for what mails have around it.
    Mail,
    /// Articles beside one another, each of which may have lines about itself.
    Several,
}

/// Measures a tree, and says whether it may be worked on.
pub(super) fn check(document: &Document) -> Result<(), Limit> {
    let root = document.root();
    let (mut depth, mut nodes, mut work) = (0_usize, 0_usize, 0_usize);
    let mut node = root;
    loop {
        nodes += 1;
        if nodes > MOST_PARTS {
            return Err(Limit::Parts);
        }
        if let Some(child) = node.first_child() {
            depth += 1;
            if depth > DEEPEST {
                return Err(Limit::Depth);
            }
            node = child;
            continue;
        }
        let length = node.query_or(0, |node| match &node.data {
            dom_query::NodeData::Text { contents } => contents.len(),
            _ => 8,
        });
        work = work.saturating_add(length.saturating_mul(depth * depth));
        loop {
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else {
                return if work > MOST_WORK {
                    Err(Limit::Work)
                } else {
                    Ok(())
                };
            };
            depth = depth.saturating_sub(1);
            node = parent;
        }
    }
}

/// Takes all that a page shows.
pub(super) fn whole(document: &Document, base: &Base) -> Vec<Piece> {
    let root = document.body().unwrap_or_else(|| document.root());
    pieces_of(root, base)
}

/// Takes all of a mail but for what mails have around it.
pub(super) fn of_mail(document: &Document, base: &Base) -> Vec<Piece> {
    remove_signatures(document);
    junk::remove(document, None, Place::Mail);
    whole(document, base)
}

/// Removes what mail programs call a signature, unless it is much of the mail.
fn remove_signatures(document: &Document) {
    let signed = document.select(SIGNATURES);
    let size = |text: &str| length(text) * LEAST_BESIDE_SIGNATURE;
    let signatures = signed.nodes().iter().map(|node| size(&node.text()));
    if signatures.sum::<usize>() <= length(&document.root().text()) {
        signed.remove();
    }
}

/// Looks for the article; where there is none, all of the page is taken.
pub(super) fn find(document: Document, base: &Base, found: &Found) -> Taken {
    let everything = whole(&document, base);
    for node in document.root().descendants_it().collect::<Vec<_>>() {
        node.retain_attrs(ATTRIBUTES);
    }
    document.select("base").remove();
    let headline = metadata::headline(&document, found);
    let samples = Samples::of(&document);
    junk::remove(&document, headline.as_ref(), Place::Page);
    if let Some(root) = several::root(&document, headline.as_ref()) {
        several::strip(&root);
        let mut pieces: Vec<Piece> = headline.iter().filter_map(|it| heading(it, base)).collect();
        if let Some(headline) = &headline {
            headline.remove_from_parent();
        }
        pieces.extend(pieces_of(root, base));
        return Taken {
            pieces,
            what: What::Several,
            remark: None,
        };
    }
    let short = several::only_short(&document, headline.as_ref());
    let lead = settle(&document, headline.as_ref(), found, base);
    junk::keep_facts(&document);
    junk::keep_bylines(&document, found);
    junk::hide_names(&document);
    tables::unmake_layouts(&document);
    let mut pieces = Vec::new();
    if let Some(headline) = &headline {
        pieces.extend(heading(headline, base));
        headline.remove_from_parent();
    }
    let short = short.map_or_else(Vec::new, |article| pieces_of(article, base));
    junk::remove_forms(&document);
    bounded::bound(&document);
    let around = around(&document, base);
    let config = Config {
        keep_classes: true,
        disable_json_ld: true,
        char_threshold: SHORT_ARTICLE,
        ..Config::default()
    };
    let article = Readability::with_document(document, None, Some(config))
        .ok()
        .and_then(|mut readability| {
            readability.parse().ok()?;
            let root = readability.doc.select_single("#readability-page-1");
            Some(pieces_of(*root.nodes().first()?, base))
        });
    match article {
        Some(article) if length(&text_of(&article)) >= FEWEST_CHARACTERS => {
            pieces.extend(lead::led_by(lead, completed(article, around)));
            let remark = remark_on(samples.missing_in(&text_of(&pieces)));
            Taken {
                pieces,
                what: What::Article,
                remark,
            }
        }
        _ if !short.is_empty() => {
            pieces.extend(short);
            Taken {
                pieces,
                what: What::Article,
                remark: None,
            }
        }
        _ => Taken {
            pieces: everything,
            what: What::Article,
            remark: Some(NO_ARTICLE.to_owned()),
        },
    }
}

/// Tells what leads to the text of an article, stands in it and follows it from what is around; returns what leads to it.
fn settle(
    document: &Document,
    headline: Option<&NodeRef<'_>>,
    found: &Found,
    base: &Base,
) -> Vec<Piece> {
    let prose = Prose::of(document);
    let Some(body) = prose.body(document) else {
        return Vec::new();
    };
    behind::remove(&body, &prose);
    inserted::keep(&body, &prose);
    headline.map_or_else(Vec::new, |headline| {
        lead::take(&body, headline, &prose, (found, base))
    })
}

/// Says how many other articles of a page were not taken.
fn remark_on(missing: usize) -> Option<String> {
    match missing {
        0 => None,
        1 => Some("It has another article, which was not taken.".to_owned()),
        count => Some(format!(
            "It has {count} other articles, which were not taken."
        )),
    }
}

/// Returns the words of pieces.
fn text_of(pieces: &[Piece]) -> String {
    let texts = pieces.iter().filter_map(|piece| match piece {
        Piece::Block { inline, .. } => Some(inline.as_str()),
        Piece::Rule => None,
    });
    texts.collect::<Vec<_>>().join("\n")
}

/// Makes a heading of the first level of the headline.
fn heading(headline: &NodeRef<'_>, base: &Base) -> Option<Piece> {
    let mut words = Inline::default();
    for piece in pieces_of(*headline, base) {
        if let Piece::Block { inline, .. } = piece {
            if words.len() > 0 {
                words.push(" ");
            }
            words.append(inline);
        }
    }
    (words.len() > 0).then(|| Piece::Block {
        shape: Shape::at(BlockKind::Heading, 1),
        inline: words,
        aside: false,
    })
}

/// Counts the characters of a text; an ideograph says as much as three letters.
pub(super) fn length(text: &str) -> usize {
    let characters = text.chars().filter(|c| !c.is_whitespace());
    characters
        .map(|c| if script::is_ideograph(c) { 3 } else { 1 })
        .sum()
}

/// Puts pieces into a text; of an article without lines that are about it and passages that it has twice.
pub(super) fn put_together(pieces: Vec<Piece>, told: Told, what: What) -> (Builder, Found) {
    let Told {
        mut found,
        guessed,
        modified,
    } = told;
    let article = what != What::Whole;
    let repeated = if article {
        repeated(&pieces)
    } else {
        Vec::new()
    };
    let mut pieces = pieces;
    if what == What::Mail {
        let count = closing_of(&pieces);
        pieces.truncate(count);
    }
    let leftovers = leftovers::found(&pieces, what, found.author.as_deref());
    let mut builder = Builder::default();
    let mut updated = None;
    for (place, piece) in pieces.into_iter().enumerate() {
        match piece {
            Piece::Rule => builder.rule(),
            Piece::Block { .. } if repeated.contains(&place) || leftovers.contains(&place) => {}
            Piece::Block { shape, inline, .. } => {
                let left_out = article
                    && (what == What::Mail && is_around(&builder, &inline)
                        || is_about_it(
                            &builder,
                            what,
                            shape,
                            &inline,
                            (&mut found, &guessed, &mut updated),
                        ));
                if !left_out {
                    builder.block(shape, inline);
                }
            }
        }
    }
    set_day(&mut found, updated, modified);
    (builder, found)
}

/// Takes the day in the address, or else that of a revision, where no other is told.
fn set_day(
    found: &mut Found,
    updated: Option<PartialDate>,
    modified: Option<(FoundIn, PartialDate)>,
) {
    if found.published.is_some() {
        return;
    }
    let address = found.url.as_deref().and_then(metadata::date_of_address);
    let day = address
        .map(|day| (FoundIn::Address, day))
        .or_else(|| Some((FoundIn::Text, updated?)))
        .or(modified);
    if let Some((place, day)) = day {
        found.published = Some(day);
        found.places.insert(FoundField::Published, place);
    }
}

/// Returns how many pieces of a mail there are before what closes it.
fn closing_of(pieces: &[Piece]) -> usize {
    let lines = pieces.iter().map(|piece| match piece {
        Piece::Block { inline, .. } => inline.as_str(),
        Piece::Rule => "",
    });
    around::closing(&lines.collect::<Vec<_>>())
}

/// Tells whether a block of a mail stands around its text.
fn is_around(builder: &Builder, inline: &Inline) -> bool {
    let text = inline.as_str();
    around::is_one(text) || builder.blocks().is_empty() && around::is_above(text)
}

/// Takes a byline, a date or a reading time under the headline, as in Markdown.
fn is_about_it(
    builder: &Builder,
    what: What,
    shape: Shape,
    inline: &Inline,
    (found, guessed, updated): (&mut Found, &[FoundField], &mut Option<PartialDate>),
) -> bool {
    let blocks = builder.blocks();
    // Counted first: a long text is not looked through for each of its paragraphs.
    let near = blocks.len() < HEAD && blocks.iter().all(|block| block.kind == BlockKind::Heading);
    // Behind the heading of one of several, it is about that one.
    let near = near && (what != What::Several || matches!(blocks, [block] if block.level == 1));
    if !near || shape != Shape::of(BlockKind::Paragraph) {
        return false;
    }
    let line = lines::settled(inline.as_str().trim(), found.language.as_deref());
    let Some(told) = lines::line(&line, Zone::Head) else {
        return false;
    };
    *updated = updated.or(told.updated);
    let told = told.found;
    forget_guessed(found, guessed, &told);
    for (field, is_new) in [
        (
            FoundField::Author,
            found.author.is_none() && told.author.is_some(),
        ),
        (
            FoundField::Source,
            found.source.is_none() && told.source.is_some(),
        ),
        (
            FoundField::Published,
            found.published.is_none() && told.published.is_some(),
        ),
        (FoundField::Url, found.url.is_none() && told.url.is_some()),
        (
            FoundField::Title,
            found.title.is_empty() && !told.title.is_empty(),
        ),
    ] {
        if is_new {
            found.places.insert(field, FoundIn::Text);
        }
    }
    lines::join(found, told);
    true
}

/// Forgets what was only guessed of an article where a line under its headline says another thing.
fn forget_guessed(found: &mut Found, guessed: &[FoundField], told: &Found) {
    let is_guess = |found: &Found, field| {
        guessed.contains(&field) && found.places.get(&field) == Some(&FoundIn::Page)
    };
    // Where both say the same, it stays known from where it was found first.
    if is_guess(found, FoundField::Published)
        && told.published != found.published
        && told.published.is_some_and(|it| it.day().is_some())
    {
        found.published = None;
    }
    if is_guess(found, FoundField::Author)
        && let (Some(known), Some(author)) = (&found.author, &told.author)
    {
        let (known, author) = (letters(known), letters(author));
        let is_of_it = known.contains(&author) || author.contains(&known);
        if known == author || !is_of_it {
            found.author = None;
        }
    }
}

/// Tells whether two headlines are the same but for signs and letter case.
pub(super) fn is_same_headline(one: &str, other: &str) -> bool {
    let (one, other) = (letters(one), letters(other));
    !one.is_empty() && one == other
}

/// Returns what two headlines must have in common to be the same.
pub(super) fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .map(raised::plain)
        .flat_map(char::to_lowercase)
        .collect()
}

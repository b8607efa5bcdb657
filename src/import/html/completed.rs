//! What finding the article leaves out of it, put back where it belongs.
//!
//! The article is found by its paragraphs: where these lie in several boxes within boxes, one of them is taken for the
//! article, and lists, headings and captions that have a box of their own go. What encloses all that was found, and says
//! by its element or its name that it is an article, holds them in their order: from there they are taken, but for what
//! is made of links and for words that are no sentence. Boxes that are none of the article have been removed before.

use std::collections::HashSet;

use dom_query::{Document, NodeRef};

use crate::{
    import::{
        builder::Inline,
        html::{article::length, flow::Piece, links::Base, pieces_of},
    },
    model::BlockKind,
};

/// How many elements of a kind are looked at that may enclose the article.
const MOST_OF_A_KIND: usize = 2;

/// Where as many bytes have been read of them, no further one is.
const MOST_READ: usize = 4_000_000;

/// How many letters a paragraph or an item has that belongs to the article though it stands before all that was found.
const LONG: usize = 40;

/// How many letters one word alone may have, or the words of a button.
const SHORT: usize = 8;

/// How many letters a picture has with its caption.
const CAPTION: usize = 20;

/// How many letters a paragraph has that belongs to the article though it stands behind all that was found.
const LONG_BEHIND: usize = 80;

/// Names of elements that hold an article, in lower case.
const NAMES: &[&str] = &[
    "article-body",
    "article-content",
    "article-text",
    "article__body",
    "article__content",
    "article_body",
    "articlebody",
    "entry-content",
    "mw-parser-output",
    "post-body",
    "post-content",
    "story-body",
];

/// The pieces of an element that may enclose the article.
pub(super) struct Around {
    pieces: Vec<Piece>,
    /// Whether it says that it is an article and nothing else.
    is_article: bool,
}

/// Returns the pieces of the elements that may enclose the article, the likeliest kind first.
pub(super) fn around(document: &Document, base: &Base) -> Vec<Around> {
    let outermost = |node: &NodeRef<'_>| {
        let mut above = std::iter::successors(node.parent(), NodeRef::parent);
        !above.any(|it| it.has_name("article"))
    };
    let is_named = |node: &NodeRef<'_>| {
        let class = node.attr("class").unwrap_or_default().to_lowercase();
        let has_name = class.split_whitespace().any(|name| NAMES.contains(&name));
        has_name || node.has_attr("itemprop")
    };
    let all: fn(&NodeRef<'_>) -> bool = |_| true;
    let groups = [
        (largest(document, "article", outermost), true),
        (
            largest(document, "[itemprop=articleBody], [class]", is_named),
            true,
        ),
        (largest(document, "main, [role=main]", all), false),
    ];
    let mut read = 0;
    let mut around = Vec::new();
    for (nodes, is_article) in groups {
        for node in nodes {
            if read > MOST_READ {
                return around;
            }
            let pieces = pieces_of(node, base);
            read += pieces.iter().map(bytes).sum::<usize>();
            around.push(Around { pieces, is_article });
        }
    }
    around
}

/// Returns the elements of a kind that say the most: the others are cards of other articles.
fn largest<'a>(
    document: &'a Document,
    query: &str,
    is_one: impl Fn(&NodeRef<'a>) -> bool,
) -> Vec<NodeRef<'a>> {
    let nodes = document.select(query);
    let mut nodes: Vec<_> = nodes.nodes().iter().copied().filter(is_one).collect();
    nodes.sort_by_cached_key(|node| std::cmp::Reverse(node.text().len()));
    nodes.truncate(MOST_OF_A_KIND);
    nodes
}

fn bytes(piece: &Piece) -> usize {
    match piece {
        Piece::Block { inline, .. } => inline.len(),
        Piece::Rule => 0,
    }
}

/// Puts back what was left out of an article that was found; where nothing encloses it, it stays as it was found.
pub(super) fn completed(found: Vec<Piece>, around: Vec<Around>) -> Vec<Piece> {
    let known: Vec<String> = found.iter().filter_map(words).collect();
    let known: HashSet<&str> = known.iter().map(String::as_str).collect();
    // Nothing that was found may go.
    let holds = |around: &Around| {
        let words: HashSet<String> = around.pieces.iter().filter_map(words).collect();
        known.iter().all(|it| words.contains(*it))
    };
    match around.into_iter().find(holds) {
        Some(around) => around.with(&known),
        None => found,
    }
}

/// Where a piece stands beside what was found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Before,
    Between,
    Behind,
}

impl Around {
    /// Returns its pieces that were found, and those that belong to them.
    fn with(self, known: &HashSet<&str>) -> Vec<Piece> {
        let is_known = |piece: &Piece| words(piece).is_some_and(|it| known.contains(it.as_str()));
        let first = self.pieces.iter().position(is_known).unwrap_or_default();
        let last = self.pieces.iter().rposition(is_known).unwrap_or_default();
        let mut kept: Vec<Piece> = Vec::new();
        // Headings that nothing follows yet.
        let mut open: Vec<Piece> = Vec::new();
        for (at, piece) in self.pieces.into_iter().enumerate() {
            let place = match at {
                _ if at < first => Place::Before,
                _ if at > last => Place::Behind,
                _ => Place::Between,
            };
            let is_found = is_known(&piece);
            if !is_found && (place != Place::Between && !self.is_article || !belongs(&piece, place))
            {
                // What it headed is left out, and so is it.
                if is_list_of_links(&piece) {
                    open.clear();
                }
                continue;
            }
            if let Some(level) = level_of(&piece) {
                // One that stands above nothing but another of its kind is none of this text.
                open.retain(|above| level_of(above).is_some_and(|it| it < level));
            }
            if level_of(&piece).is_some() && !is_found {
                open.push(piece);
            } else {
                if !matches!(piece, Piece::Rule) {
                    kept.append(&mut open);
                }
                kept.push(piece);
            }
        }
        kept
    }
}

/// Tells whether a piece that was not found is of the article all the same.
fn belongs(piece: &Piece, place: Place) -> bool {
    let Piece::Block {
        shape,
        inline,
        aside,
    } = piece
    else {
        return place == Place::Between;
    };
    let text = inline.as_str().trim();
    if *aside || text.is_empty() || is_of_links(inline) {
        return false;
    }
    let says = length(text);
    match shape.kind {
        BlockKind::Paragraph if text.starts_with("[image: ") => {
            place != Place::Behind && says >= CAPTION
        }
        BlockKind::Paragraph => {
            let fewest = match place {
                Place::Before => LONG,
                Place::Between => 1,
                Place::Behind => LONG_BEHIND,
            };
            says >= fewest && is_sentence(text) && says > SHORT
        }
        BlockKind::ListItem if place == Place::Before => says >= LONG || is_sentence(text),
        BlockKind::ListItem if place == Place::Behind => shape.ordinal.is_some(),
        BlockKind::Rule => place == Place::Between,
        BlockKind::Heading
        | BlockKind::ListItem
        | BlockKind::Quotation
        | BlockKind::Code
        | BlockKind::Table => true,
    }
}

/// Returns the level of a heading.
fn level_of(piece: &Piece) -> Option<usize> {
    match piece {
        Piece::Block { shape, .. } if shape.kind == BlockKind::Heading => Some(shape.level),
        _ => None,
    }
}

fn is_list_of_links(piece: &Piece) -> bool {
    matches!(piece, Piece::Block { shape, inline, .. }
        if shape.kind == BlockKind::ListItem && is_of_links(inline))
}

/// Tells whether half of a text or more is links.
fn is_of_links(inline: &Inline) -> bool {
    let linked: usize = inline.links().map(length).sum();
    linked * 2 >= length(inline.as_str()).max(1)
}

/// Tells whether a text ends as a sentence does, or leads to what follows, a mark behind it aside.
pub(super) fn is_sentence(text: &str) -> bool {
    let ends = ['.', ':', '：', '!', '?', '…', '。', '！', '？', '؟', '۔'];
    let text = text.trim_end_matches(['”', '"', '’', '»', '“', ')', ']', '」']);
    text.ends_with(ends)
}

/// Returns what a piece is known by: its words without the blanks between them.
pub(super) fn words(piece: &Piece) -> Option<String> {
    let Piece::Block { inline, .. } = piece else {
        return None;
    };
    let words: String = inline.as_str().split_whitespace().collect();
    (!words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use crate::import::{Hints, Kind, import};

    /// Says enough of something with a number to be a paragraph of an article.
    fn paragraph(number: usize) -> String {
        format!(
            "<p>The harbour master counted ship {number} on Monday, and wrote into the book, in which all of them \
             stand, where it came from and who had sent it.</p>"
        )
    }

    fn paragraphs(numbers: std::ops::Range<usize>) -> String {
        numbers.map(paragraph).collect()
    }

    fn text_of(body: &str) -> String {
        let page = format!("<title>Ships at Halden</title><body>{body}</body>");
        let hints = Hints {
            kind: Some(Kind::Page),
            ..Hints::default()
        };
        import(page.as_bytes(), &hints)
            .unwrap()
            .snapshot
            .text
            .to_string()
    }

    #[test]
    fn boxes_within_boxes_are_all_of_the_article() {
        for depth in 1..5 {
            for counts in [[5, 2, 3], [2, 6, 1], [1, 1, 1]] {
                let mut next = 0;
                let mut body = String::new();
                for count in counts {
                    let inner = paragraphs(next..next + count);
                    body += &format!("{}{inner}{}", "<div>".repeat(depth), "</div>".repeat(depth));
                    next += count;
                }
                let text = text_of(&format!(
                    "<main><article><h1>Ships at Halden</h1>{body}</article></main>"
                ));
                for number in 0..next {
                    let wanted = format!("ship {number} on");
                    assert!(
                        text.contains(&wanted),
                        "{depth} {counts:?} {number}: {text}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_has_a_box_of_its_own_stays_in_its_place() {
        let (above, below) = (paragraphs(0..4), paragraphs(4..8));
        let cases = [
            ("<h2>Of the book</h2>", "Of the book"),
            (
                "<ul><li>a boat</li><li>two rafts</li></ul>",
                "a boat\ntwo rafts",
            ),
            (
                "<p>It is kept <a href='/k'>in the tower</a>, he said.</p>",
                "It is kept in the tower, he said.",
            ),
            (
                "<blockquote><p>We count them all.</p></blockquote>",
                "We count them all.",
            ),
            ("<pre>ships = 7</pre>", "ships = 7"),
            (
                "<figure><img src='a.jpg'><figcaption>The tower at Halden</figcaption></figure>",
                "The tower at Halden",
            ),
            ("<h2>Of the tower</h2><a href='#'>edit</a>", "Of the tower"),
        ];
        for (inner, words) in cases {
            let page = format!(
                "<article><h1>Ships at Halden</h1><div>{above}</div><div>{inner}</div><div>{below}</div></article>"
            );
            let text = text_of(&page);
            let place = text.find(words);
            assert!(
                place > text.find("ship 3 on") && place < text.find("ship 4 on"),
                "{inner}: {text}"
            );
            assert!(place.is_some() && !text.contains("edit"), "{inner}: {text}");
        }
    }

    #[test]
    fn what_stands_in_an_article_before_its_text_and_behind_it_is_taken_as_far_as_it_says_something()
     {
        let page = format!(
            "<article><h1>Ships at Halden</h1><div><ul><li>All of the ships were counted at Halden on Monday.</li>\
             <li>None of them was missing, the harbour master said.</li></ul></div><div class=body>{}</div>\
             <div><ol><li>The book of 1871, page 12.</li></ol></div><div><ul><li><a href='/a'>More ships</a></li></ul>\
             <p>Share</p></div></article>",
            paragraphs(0..6)
        );
        let text = text_of(&page);
        assert!(text.contains("None of them was missing"), "{text}");
        assert!(text.contains("The book of 1871"), "{text}");
        assert!(
            !text.contains("More ships") && !text.contains("Share"),
            "{text}"
        );
    }

    #[test]
    fn what_was_found_beside_an_element_stays_however_long_that_is() {
        for count in [6, 40] {
            let page = format!(
                "<div><h1>Ships at Halden</h1><p>The first words of it stand before the article, and say that {count} \
                 ships were counted there, and by whom that was done.</p><article>{}</article><p>A correction stands \
                 behind it, and says that one of the ships was counted twice, as the harbour master wrote.</p></div>",
                paragraphs(0..count)
            );
            let text = text_of(&page);
            assert!(text.contains("The first words of it"), "{count}");
            assert!(text.contains("A correction stands"), "{count}");
        }
    }

    #[test]
    fn cards_of_other_articles_before_it_hide_no_article() {
        let card = "<article><a href=/a>A boat sank at Brekke</a></article>".repeat(9);
        let page = format!(
            "<body><section>{card}</section><article><h1>Ships at Halden</h1><div><div>{}</div></div><div><h2>Of the \
             book</h2></div><div><div>{}</div></div></article></body>",
            paragraphs(0..4),
            paragraphs(4..6)
        );
        let text = text_of(&page);
        assert!(
            text.contains("Of the book") && text.contains("ship 5 on"),
            "{text}"
        );
    }

    #[test]
    fn what_asks_for_an_address_is_none_of_the_article() {
        let page = format!(
            "<article><h1>Ships at Halden</h1><div>{}</div><div><h3>The letter</h3><p>It comes on each Monday with all \
             of the ships.</p><form><input type=email></form></div><div>{}</div></article>",
            paragraphs(0..4),
            paragraphs(4..8)
        );
        let text = text_of(&page);
        assert!(
            !text.contains("It comes on each Monday") && !text.contains("The letter"),
            "{text}"
        );
        assert!(text.contains("ship 7 on"), "{text}");
    }
}

//! What follows the text of an article in what encloses both, and is none of it.
//!
//! Boxes behind the text stay where they say something in sentences, or hold a quotation, a table, a picture with words.
//! Lists of links, what asks for something, and words that are no sentence go.

use dom_query::NodeRef;

use crate::import::html::{
    article::length,
    completed::is_sentence,
    prose::{Prose, is_heading, is_of_parts},
    raised::words_of,
};

/// How many letters a paragraph has that belongs to the article though it stands in a box behind its text.
const LONG: usize = 90;

/// How many it has in a list, or in a box like that of the text.
const SHORT: usize = 12;

/// How many it has in a box without links that is in the same article.
const INSIDE: usize = 25;

/// How notes begin that say what was wrong in an article, in lower case.
const CORRECTIONS: &[&str] = &[
    "a correction",
    "an earlier version of",
    "anmerkung der redaktion",
    "berichtigung",
    "clarification",
    "corrección",
    "correctie",
    "correctif",
    "correction",
    "corrections",
    "editor's note",
    "editor’s note",
    "errata",
    "erratum",
    "fe de errores",
    "in einer früheren version",
    "korrektur",
    "rectificación",
    "rectificatie",
    "rectificatif",
    "rettifica",
    "this article was amended",
    "this article was corrected",
    "this story has been corrected",
    "исправление",
    "訂正",
];

/// What asks for something has no more letters than this.
const MOST_ASKED: usize = 500;

/// What a box behind a text is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Behind {
    /// Nothing that is shown, or a paragraph that stands in no box.
    Open,
    Text,
    Heading,
    /// Links, or what asks for something.
    Around,
    /// Words that are no sentence.
    Words,
}

/// Removes what follows the text of an article and is none of it.
pub(super) fn remove(body: &NodeRef<'_>, prose: &Prose) {
    let mut gone = Vec::new();
    let levels = [*body].into_iter().chain(body.ancestors_it(None));
    for level in levels.take_while(|it| !it.has_name("body") && it.is_element()) {
        gone.extend(foreign_behind(&level, prose));
    }
    for node in gone {
        node.remove_from_parent();
    }
}

/// Finds what stands beside an element, behind it, and is none of its text.
fn foreign_behind<'a>(node: &NodeRef<'a>, prose: &Prose) -> Vec<NodeRef<'a>> {
    let next = std::iter::successors(node.next_element_sibling(), NodeRef::next_element_sibling);
    let boxes: Vec<_> = next.map(|it| (it, behind(&it, node, prose))).collect();
    let last = boxes.iter().rposition(|(_, what)| *what == Behind::Text);
    let mut gone: Vec<NodeRef<'a>> = Vec::new();
    // Headings whose text has not come yet.
    let mut open: Vec<NodeRef<'a>> = Vec::new();
    for (place, (node, what)) in boxes.into_iter().enumerate() {
        let is_last = last.is_none_or(|last| place > last);
        match what {
            Behind::Open => {}
            Behind::Text => open.clear(),
            Behind::Heading => open.push(node),
            Behind::Words if !is_last => open.clear(),
            Behind::Around | Behind::Words => {
                gone.append(&mut open);
                gone.push(node);
            }
        }
    }
    gone.append(&mut open);
    gone
}

fn behind(node: &NodeRef<'_>, level: &NodeRef<'_>, prose: &Prose) -> Behind {
    let amount = prose.of_node(node);
    if amount.letters == 0 && !amount.has_controls || node.has_name("p") {
        return Behind::Open;
    }
    if node.node_name().is_some_and(|name| is_heading(&name)) {
        return Behind::Heading;
    }
    if amount.letters <= MOST_ASKED && node.descendants_it().any(|inner| corrects(&inner)) {
        return Behind::Text;
    }
    let is_of_parts = is_of_parts(node);
    if amount.is_of_links() && !leads_back(node)
        || amount.has_controls && amount.letters <= MOST_ASKED && !is_of_parts
    {
        return Behind::Around;
    }
    // What is made as the text itself is may say it in few words.
    let is_alike =
        node.node_name() == level.node_name() && node.attr("class") == level.attr("class");
    // So may a box without links in the same article.
    let is_inside = amount.linked == 0 && level.ancestors_it(None).any(|it| it.has_name("article"));
    let says = |inner: &NodeRef<'_>| {
        let is_item = inner.has_name("li") && inner.parent().is_some_and(|it| it.has_name("ol"));
        (is_alike || is_inside || prose.is_paragraph(inner) || is_item) && inner.is_element() && {
            let words = words_of(inner);
            let says = length(&words);
            let fewest = match (is_item || is_alike, is_inside) {
                (true, _) => SHORT,
                (false, true) => INSIDE,
                (false, false) => LONG,
            };
            let is_long = says >= fewest;
            is_long && is_sentence(&words) && !prose.of_node(inner).is_of_links()
        }
    };
    if is_of_parts || says(node) || node.descendants_it().any(|inner| says(&inner)) {
        return Behind::Text;
    }
    if amount.headed == amount.letters {
        return Behind::Heading;
    }
    if amount.linked > 0 && amount.headed + amount.linked < amount.letters {
        return Behind::Around;
    }
    Behind::Words
}

/// Tells whether a paragraph says what was wrong in the article: nobody who checks what it says may miss that.
fn corrects(node: &NodeRef<'_>) -> bool {
    node.has_name("p") && {
        let words = words_of(node);
        let begins = words.trim_start().to_lowercase();
        length(&words) >= INSIDE
            && is_sentence(&words)
            && CORRECTIONS.iter().any(|said| begins.starts_with(said))
    }
}

/// Tells whether the links of an element lead to places in the same page, as those of notes do.
fn leads_back(node: &NodeRef<'_>) -> bool {
    node.descendants_it().any(|inner| {
        inner.has_name("a")
            && inner
                .attr("href")
                .is_some_and(|href| href.len() > 1 && href.starts_with('#'))
    })
}

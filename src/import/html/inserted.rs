//! What stands in the text of an article in a box of its own, and would be lost for what it is or is called.

use dom_query::NodeRef;

use crate::import::html::{
    article::letters,
    completed::is_sentence,
    elements, junk,
    prose::{Amount, Prose},
    raised::words_of,
};

/// How many asides are compared with the text.
const MOST_ASIDES: usize = 50;

/// The fewest letters of an aside that says something.
const FEWEST: usize = 15;

/// Keeps boxes in a text that say something, and neither lead elsewhere nor ask for anything.
pub(super) fn keep(body: &NodeRef<'_>, prose: &Prose) {
    let inner: Vec<_> = body.descendants_it().filter(NodeRef::is_element).collect();
    let paragraphs = inner.iter().rev().filter(|node| prose.is_paragraph(node));
    let end = paragraphs
        .map(|node| (prose.order_of(node), is_in_aside(node, body)))
        .find(|(_, is_in_aside)| !is_in_aside)
        .map_or(0, |(order, _)| order);
    let asides = inner.iter().filter(|node| node.has_name("aside"));
    let asides: Vec<_> = asides
        .filter(|node| says_something(prose.of_node(node)))
        .take(MOST_ASIDES)
        .copied()
        .collect();
    let text = if asides.is_empty() {
        String::new()
    } else {
        letters(&body.text())
    };
    for node in asides {
        let place = if prose.order_of(&node) < end {
            Place::Between
        } else {
            Place::Last
        };
        keep_aside(&node, place, &text);
    }
    for node in inner {
        if node.has_name("footer")
            && node
                .ancestors_it(Some(2))
                .any(|it| it.has_name("blockquote"))
        {
            node.rename("div");
        } else if is_apart_from_links(&node, body, prose) {
            junk::spare(&node);
        }
    }
}

/// Where a passage beside a text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Between,
    /// Behind all paragraphs of the text.
    Last,
}

fn is_in_aside(node: &NodeRef<'_>, body: &NodeRef<'_>) -> bool {
    let around = [*node].into_iter().chain(node.ancestors_it(None));
    around
        .take_while(|it| it.id != body.id)
        .any(|it| it.has_name("aside"))
}

/// Tells whether an element says something, and so does each box that it stands in with little else.
fn is_apart_from_links(node: &NodeRef<'_>, body: &NodeRef<'_>, prose: &Prose) -> bool {
    let around = [*node].into_iter().chain(node.ancestors_it(None));
    around
        .take_while(|it| it.id != body.id)
        .map(|it| prose.of_node(&it))
        .take_while(|amount| amount.paragraphs < 2)
        .all(says_something)
}

fn says_something(amount: Amount) -> bool {
    amount.letters > 0 && !amount.has_controls && amount.linked * 20 <= amount.letters
}

/// Makes a passage beside the text a part of it, unless its words stand in the text, too.
fn keep_aside(node: &NodeRef<'_>, place: Place, text: &str) {
    let holds_quotation = node
        .descendants_it()
        .any(|inner| inner.has_name("blockquote"));
    let class = node.attr("class").unwrap_or_default().to_lowercase();
    let is_called_quote = ["pullquote", "pull-quote", "blockquote"]
        .iter()
        .any(|name| class.contains(name));
    let words = words_of(node);
    let own = letters(&words);
    let is_said_once = || text.matches(own.as_str()).nth(1).is_none();
    if own.chars().count() < FEWEST {
        return;
    }
    let is_one_passage = || {
        let blocks = node.descendants_it().filter(|it| {
            it.is_element() && it.node_name().is_some_and(|name| elements::is_block(&name))
        });
        blocks.count() <= 1
    };
    let name = match (holds_quotation, is_called_quote) {
        (true, _) => "div",
        (false, true) => "blockquote",
        (false, false)
            if place == Place::Between
                && is_one_passage()
                && is_sentence(&words)
                && is_said_once() =>
        {
            "div"
        }
        (false, false) => return,
    };
    for attribute in ["class", "id", "role"] {
        node.remove_attr(attribute);
    }
    node.rename(name);
    let footers = node.descendants_it().filter(|it| it.has_name("footer"));
    for footer in footers.collect::<Vec<_>>() {
        footer.rename("div");
    }
}

//! How much each element of a page says, and which of them holds the text of its article.

use std::collections::HashMap;

use dom_query::{Document, NodeData, NodeId, NodeRef};

use crate::import::html::{article::length, elements};

/// As many letters outside of links make a block a paragraph of prose.
const PARAGRAPH: usize = 60;

/// What is less than this, in letters, is no text that anything can stand around.
const FEWEST: usize = 300;

/// What holds the text of an article holds at least as many tenths of what is said around it.
const TENTHS: usize = 7;

/// Elements that are parts of a text, and hold none as a whole.
const PARTS: &[&str] = &[
    "blockquote",
    "dl",
    "figure",
    "li",
    "ol",
    "p",
    "pre",
    "table",
    "ul",
];

/// Elements with which a person does something.
const CONTROLS: &[&str] = &["button", "form", "input", "select", "textarea"];

/// What an element says.
#[derive(Clone, Copy, Default)]
pub(super) struct Amount {
    /// Letters in paragraphs of prose.
    pub prose: usize,
    /// How many such paragraphs.
    pub paragraphs: usize,
    pub letters: usize,
    /// How many of them in links.
    pub linked: usize,
    /// How many of them in headings.
    pub headed: usize,
    pub has_controls: bool,
    pub has_time: bool,
    pub has_image: bool,
}

impl Amount {
    fn add(&mut self, other: Self) {
        self.prose += other.prose;
        self.paragraphs += other.paragraphs;
        self.letters += other.letters;
        self.linked += other.linked;
        self.headed += other.headed;
        self.has_controls |= other.has_controls;
        self.has_time |= other.has_time;
        self.has_image |= other.has_image;
    }

    /// Tells whether half of it or more is links.
    pub fn is_of_links(self) -> bool {
        self.linked > 0 && self.linked * 2 >= self.letters
    }
}

/// What each element of a page says.
pub(super) struct Prose {
    amounts: HashMap<NodeId, Amount>,
    /// Letters outside of links that stand in a block and in no block within it.
    own: HashMap<NodeId, usize>,
    /// How many elements begin before each.
    orders: HashMap<NodeId, usize>,
}

impl Prose {
    pub fn of(document: &Document) -> Self {
        let nodes: Vec<_> = document.root().descendants_it().collect();
        let mut amounts: HashMap<NodeId, Amount> = HashMap::new();
        let mut own: HashMap<NodeId, usize> = HashMap::new();
        for node in &nodes {
            let said = node.query_or(0, |node| match &node.data {
                NodeData::Text { contents } => length(contents),
                _ => 0,
            });
            if said == 0 {
                continue;
            }
            let (mut is_linked, mut is_silent) = (false, false);
            let block = node.ancestors_it(None).find(|around| {
                is_linked |= around.has_name("a");
                let name = around.node_name();
                is_silent |= name.as_ref().is_some_and(|name| elements::is_silent(name));
                name.is_some_and(|name| elements::is_block(&name))
            });
            let Some(block) = block.filter(|_| !is_silent) else {
                continue;
            };
            amounts.insert(
                node.id,
                Amount {
                    letters: said,
                    linked: if is_linked { said } else { 0 },
                    ..Amount::default()
                },
            );
            if !is_linked {
                *own.entry(block.id).or_default() += said;
            }
        }
        // Each stands after what it stands in.
        for node in nodes.iter().rev() {
            let mut amount = amounts.get(&node.id).copied().unwrap_or_default();
            if let Some(name) = node.node_name() {
                let said = own.get(&node.id).copied().unwrap_or_default();
                take(&mut amount, &name, said);
            }
            amounts.insert(node.id, amount);
            if let Some(parent) = node.parent() {
                amounts.entry(parent.id).or_default().add(amount);
            }
        }
        let orders = nodes.iter().enumerate();
        let orders = orders.map(|(order, node)| (node.id, order)).collect();
        Self {
            amounts,
            own,
            orders,
        }
    }

    pub fn of_node(&self, node: &NodeRef<'_>) -> Amount {
        self.amounts.get(&node.id).copied().unwrap_or_default()
    }

    /// Tells whether a block says enough by itself to be a paragraph of prose.
    pub fn is_paragraph(&self, node: &NodeRef<'_>) -> bool {
        self.own.get(&node.id).is_some_and(|own| *own >= PARAGRAPH)
    }

    /// Returns where a node stands among all of the page.
    pub fn order_of(&self, node: &NodeRef<'_>) -> usize {
        self.orders.get(&node.id).copied().unwrap_or_default()
    }

    /// Finds the innermost element that holds most of what the page says; none where that is little.
    pub fn body<'a>(&self, document: &'a Document) -> Option<NodeRef<'a>> {
        let mut body = document.body()?;
        if self.of_node(&body).prose < FEWEST || self.of_node(&body).paragraphs < 2 {
            return None;
        }
        loop {
            let all = self.of_node(&body).prose;
            let inner = body
                .children_it(false)
                .max_by_key(|child| self.of_node(child).prose);
            let inner = inner.filter(|inner| {
                let amount = self.of_node(inner);
                amount.paragraphs >= 2
                    && amount.prose * 10 >= all * TENTHS
                    && !PARTS.iter().any(|name| inner.has_name(name))
            });
            match inner {
                Some(inner) => body = inner,
                None => return Some(body),
            }
        }
    }
}

/// Adds what an element is itself to what is in it.
fn take(amount: &mut Amount, name: &str, own: usize) {
    if own >= PARAGRAPH {
        amount.prose += own;
        amount.paragraphs += 1;
    }
    amount.has_controls |= CONTROLS.contains(&name);
    amount.has_time |= name == "time";
    amount.has_image |= matches!(name, "img" | "picture" | "amp-img");
    if is_heading(name) {
        amount.headed = amount.letters;
    }
}

/// Tells whether an element is a heading.
pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Tells whether an element is or holds what is no paragraph but says something all the same: a picture with words, a
/// table, a quotation, code.
pub(super) fn is_of_parts(node: &NodeRef<'_>) -> bool {
    let is_part = |node: &NodeRef<'_>| {
        ["blockquote", "figcaption", "pre", "table", "dl"]
            .iter()
            .any(|name| node.has_name(name))
    };
    is_part(node) || node.descendants_it().any(|inner| is_part(&inner))
}

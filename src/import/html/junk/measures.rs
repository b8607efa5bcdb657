//! How much there is in each element of a page.

use std::collections::HashMap;

use dom_query::{Document, NodeData, NodeId, NodeRef};

use crate::import::html::{elements, tables};

/// Elements with which a person does something.
const CONTROLS: &[&str] = &["button", "form", "iframe", "input", "select", "textarea"];

/// What an element holds.
#[derive(Clone, Copy, Default)]
pub(super) struct Measure {
    /// How much text, in bytes.
    pub text: usize,
    /// How much of it in links.
    pub linked: usize,
    pub links: usize,
    pub pictures: usize,
    /// How many of them are in links.
    pub linked_pictures: usize,
    pub headings: usize,
    /// How many of them are links or in one.
    pub linked_headings: usize,
    pub has_controls: bool,
    /// Whether it is or holds a table of data.
    pub has_data: bool,
}

impl Measure {
    fn add(&mut self, other: Self) {
        self.text += other.text;
        self.linked += other.linked;
        self.links += other.links;
        self.pictures += other.pictures;
        self.linked_pictures += other.linked_pictures;
        self.headings += other.headings;
        self.linked_headings += other.linked_headings;
        self.has_controls |= other.has_controls;
        self.has_data |= other.has_data;
    }
}

/// What each element of a page holds.
pub(super) struct Measures(HashMap<NodeId, Measure>);

impl Measures {
    pub fn of(document: &Document) -> Self {
        let mut measures: HashMap<NodeId, Measure> = HashMap::new();
        let nodes: Vec<_> = document.root().descendants_it().collect();
        // Each stands after what it stands in.
        for node in nodes.iter().rev() {
            let mut measure = measures.get(&node.id).copied().unwrap_or_default();
            take(&mut measure, node);
            measures.insert(node.id, measure);
            if let Some(parent) = node.parent() {
                measures.entry(parent.id).or_default().add(measure);
            }
        }
        Self(measures)
    }

    pub fn of_node(&self, node: &NodeRef<'_>) -> Measure {
        self.0.get(&node.id).copied().unwrap_or_default()
    }
}

/// Adds what a node is itself to what is in it.
fn take(measure: &mut Measure, node: &NodeRef<'_>) {
    let Some(name) = node.node_name() else {
        let silent = node.parent().and_then(|parent| parent.node_name());
        if silent.is_none_or(|name| !elements::is_silent(&name)) {
            measure.text += node.query_or(0, |node| match &node.data {
                NodeData::Text { contents } => contents.trim().len(),
                _ => 0,
            });
        }
        return;
    };
    let name: &str = &name;
    measure.has_controls |= CONTROLS.contains(&name);
    measure.has_data |= name == "table" && tables::is_data(node);
    match name {
        "a" => {
            measure.links += 1;
            measure.linked = measure.text;
            measure.linked_pictures = measure.pictures;
            measure.linked_headings = measure.headings;
        }
        "img" | "amp-img" => measure.pictures += 1,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            measure.headings += 1;
            if measure.links > 0 && measure.linked * 10 >= measure.text * 9 {
                measure.linked_headings += 1;
            }
        }
        _ => {}
    }
}

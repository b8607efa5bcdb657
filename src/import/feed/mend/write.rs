//! Writing elements.

use crate::import::feed::tree::{Element, Node};

/// Writes a document, in which every tag is closed and every sign stands for itself.
#[derive(Default)]
pub(super) struct Writer(String);

impl Writer {
    /// Writes an element with a text.
    pub fn text(&mut self, name: &str, text: &str) {
        self.element(name, &[], text);
    }

    /// Writes an element with attributes and a text.
    pub fn element(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.begin(name, attributes);
        escaped(text, &mut self.0);
        self.end(name);
    }

    pub fn begin(&mut self, name: &str, attributes: &[(&str, &str)]) {
        begin(name, attributes.iter().copied(), &mut self.0);
    }

    pub fn end(&mut self, name: &str) {
        for part in ["</", name, ">"] {
            self.0.push_str(part);
        }
    }

    pub fn finish(self) -> String {
        self.0
    }
}

/// Writes what stands in an element as HTML.
pub(super) fn markup(children: &[Node], to: &mut String) {
    for child in children {
        match child {
            Node::Text(text) => escaped(text, to),
            Node::Element(element) => {
                let attributes = element.attributes.iter();
                let attributes = attributes.map(|(name, value)| (name.as_str(), value.as_str()));
                begin(&element.name, attributes, to);
                markup(&element.children, to);
                if !is_void(element) {
                    for part in ["</", &element.name, ">"] {
                        to.push_str(part);
                    }
                }
            }
        }
    }
}

/// Tells whether an element of a page has no end; what says to end breaks a line once more.
fn is_void(element: &Element) -> bool {
    matches!(
        element.name.as_str(),
        "area" | "br" | "col" | "embed" | "hr" | "img" | "input" | "source" | "track" | "wbr"
    )
}

fn begin<'a>(name: &str, attributes: impl Iterator<Item = (&'a str, &'a str)>, to: &mut String) {
    to.push('<');
    to.push_str(name);
    for (name, value) in attributes {
        for part in [" ", name, "=\""] {
            to.push_str(part);
        }
        escaped(value, to);
        to.push('"');
    }
    to.push('>');
}

/// Writes a text; controls are left out, which no document may have.
fn escaped(text: &str, to: &mut String) {
    for character in text.chars() {
        match character {
            '&' => to.push_str("&amp;"),
            '<' => to.push_str("&lt;"),
            '>' => to.push_str("&gt;"),
            '"' => to.push_str("&quot;"),
            '\t' | '\n' | '\r' => to.push(character),
            _ if character.is_control() => {}
            _ => to.push(character),
        }
    }
}

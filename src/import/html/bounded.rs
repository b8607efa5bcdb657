//! Long texts in a tree, cut so that writing them down takes no longer than they are long.
//!
//! What looks for the article writes it down as HTML too, which is of no use here. For each sign that it may have to
//! escape, html5ever looks through all of the text behind it for the next bracket: of four million `&amp;` in one
//! paragraph, that is trillions of bytes.

use dom_query::{Document, NodeData, NodeRef};

/// How many bytes may be looked at for one text: its signs that may be escaped, each with all of the text.
const MOST_WORK: usize = 64_000_000;

/// How long the parts of other texts are, in bytes.
const PART: usize = 4 * 1024;

/// Cuts texts that would take too long into several that stand side by side, and takes such values away.
pub(super) fn bound(document: &Document) {
    for node in document.root().descendants_it().collect::<Vec<_>>() {
        let text = node.query_or(None, |node| match &node.data {
            NodeData::Text { contents } if work(contents) > MOST_WORK => Some(contents.clone()),
            _ => None,
        });
        if let Some(text) = text {
            divide(document, &node, &text);
            continue;
        }
        for attribute in node.attrs() {
            if work(&attribute.value) > MOST_WORK {
                node.remove_attr(&attribute.name.local);
            }
        }
    }
}

/// Returns how many bytes may be looked at.
fn work(text: &str) -> usize {
    // A text of no more can't take longer.
    if text.len() <= PART {
        return 0;
    }
    let may_be_escaped = |byte: &&u8| matches!(**byte, b'&' | b'<' | b'>' | b'"' | 0xc2);
    let signs = text.as_bytes().iter().filter(may_be_escaped).count();
    signs.saturating_mul(text.len())
}

fn divide(document: &Document, node: &NodeRef<'_>, text: &str) {
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.floor_char_boundary(PART);
        let (part, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
        node.insert_before(&document.tree.new_text(part));
        rest = behind;
    }
    node.remove_from_parent();
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts the bytes that are looked at where a tree is written down.
    fn looked_at(document: &Document) -> usize {
        let nodes = document.root().descendants();
        let texts = nodes.iter().map(|node| {
            let text = node.query_or(0, |node| match &node.data {
                NodeData::Text { contents } => bytes_for(contents),
                _ => 0,
            });
            let attributes = node.attrs();
            let values = attributes.iter().map(|one| bytes_for(&one.value));
            text + values.sum::<usize>()
        });
        texts.sum()
    }

    /// Goes on from sign to sign as html5ever does.
    fn bytes_for(text: &str) -> usize {
        let bytes = text.as_bytes();
        let mut brackets = bytes.len();
        let mut looked_at = 0;
        for (place, byte) in bytes.iter().enumerate().rev() {
            if matches!(byte, b'<' | b'>') {
                brackets = place;
            }
            if matches!(byte, b'&' | b'<' | b'>' | 0xc2) {
                looked_at += brackets - place;
            }
        }
        looked_at
    }

    #[test]
    fn writing_a_tree_down_takes_no_longer_than_it_is_long() {
        const MANY: usize = 100_000;
        for sign in ["&amp;", "§", "a&amp;§"] {
            let signs = sign.repeat(MANY);
            let page = format!("<p title=\"{signs}\">{signs}</p><p>a &amp; b</p>");
            let document = Document::from(page.as_str());
            let (text, before) = (document.text(), looked_at(&document));
            bound(&document);
            let after = looked_at(&document);
            assert_eq!(document.text(), text, "{sign}");
            assert!(after <= PART * page.len(), "{sign}: {after} bytes");
            assert!(
                before > 20 * after,
                "{sign}: {before} bytes, and then {after}"
            );
        }
    }

    #[test]
    fn ordinary_texts_and_values_stay_as_they_are() {
        let words = "Bread & butter cost 3 § more. ".repeat(600);
        let page = format!("<p title=\"a & b\">{words}</p>");
        let document = Document::from(page.as_str());
        let (nodes, html) = (document.root().descendants().len(), document.html());
        bound(&document);
        assert_eq!(document.root().descendants().len(), nodes);
        assert_eq!(document.html(), html);
    }
}

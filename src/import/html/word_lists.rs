//! Lists as Word and Outlook write them: paragraphs that begin with a mark, with a level in their style.
//!
//! They are made lists of before anything else looks at a page.

use dom_query::{Document, NodeRef};

/// The deepest level that Word has.
const DEEPEST: usize = 9;

/// The longest mark of an item, in bytes: a number of many levels.
const LONGEST_MARK: usize = 24;

/// Signs that stand before items where nothing says that they do.
const BULLETS: &[&str] = &["·", "•", "o", "§", "Ø", "▪", "●", "○", "■", "–", "-", "*"];

/// A list that is open.
struct List<'a> {
    level: usize,
    is_numbered: bool,
    node: NodeRef<'a>,
}

/// What the mark of an item says.
struct Mark {
    is_numbered: bool,
    /// The number, where it has digits.
    number: Option<u32>,
}

/// Makes lists of paragraphs that are items of them.
pub(super) fn make(document: &Document) {
    let paragraphs = document.select("p[style*='mso-list'], p[class*='MsoListParagraph']");
    let mut open: Vec<List<'_>> = Vec::new();
    for node in paragraphs.nodes() {
        let Some((level, mark)) = item(node) else {
            continue;
        };
        if open.first().is_none_or(|list| !is_behind(node, &list.node)) {
            open.clear();
        }
        let is_left = |list: &List<'_>| {
            list.level > level || list.level == level && list.is_numbered != mark.is_numbered
        };
        while open.last().is_some_and(is_left) {
            open.pop();
        }
        if open.last().is_none_or(|list| list.level < level) {
            let name = if mark.is_numbered { "ol" } else { "ul" };
            let list = document.tree.new_element(name);
            match open.last().and_then(|around| around.node.last_child()) {
                Some(around) => around.append_child(&list),
                None => node.insert_before(&list),
            }
            open.push(List {
                level,
                is_numbered: mark.is_numbered,
                node: list,
            });
        }
        node.rename("li");
        if let Some(number) = mark.number {
            node.set_attr("value", &number.to_string());
        }
        if let Some(list) = open.last() {
            list.node.append_child(node);
        }
    }
}

/// Tells whether nothing but white space and comments stand between an element and one before it.
fn is_behind(node: &NodeRef<'_>, other: &NodeRef<'_>) -> bool {
    let mut before = node.prev_sibling();
    while let Some(sibling) = before {
        if sibling.is_element() || sibling.is_nonempty_text() {
            return sibling.id == other.id;
        }
        before = sibling.prev_sibling();
    }
    false
}

/// Reads the level of an item, and its mark, which it takes away; none where a paragraph is no item.
fn item(node: &NodeRef<'_>) -> Option<(usize, Mark)> {
    let style = packed(node.attr("style").as_deref().unwrap_or_default());
    let told = style
        .split(';')
        .find_map(|rule| rule.strip_prefix("mso-list:"));
    let level = told
        .and_then(|told| told.split_once("level"))
        .map_or("", |(_, level)| level);
    let digit = level.chars().next().and_then(|digit| digit.to_digit(10));
    let level = digit
        .and_then(|digit| usize::try_from(digit).ok())
        .unwrap_or(1);
    let is_said = |inner: &NodeRef<'_>| {
        let style = inner.attr("style");
        style.is_some_and(|style| packed(&style).contains("mso-list:ignore"))
    };
    // The walk must have ended before anything is taken away.
    let said = node.descendants_it().find(is_said);
    if let Some(said) = said {
        let mark = mark(&said.text());
        said.remove_from_parent();
        return Some((level.clamp(1, DEEPEST), mark));
    }
    // Where mails are sent on, only the looks of the mark are left: blanks of its own behind it.
    let first = node.descendants_it().find(NodeRef::is_nonempty_text)?;
    let around = first
        .ancestors_it(None)
        .take_while(|around| around.id != node.id);
    let alone = around
        .take_while(|around| around.text().len() <= LONGEST_MARK)
        .last()?;
    let text = alone.text();
    let is_mark =
        text.contains('\u{a0}') && (BULLETS.contains(&trimmed(&text)) || mark(&text).is_numbered);
    let mark = is_mark.then(|| mark(&text))?;
    alone.remove_from_parent();
    Some((level.clamp(1, DEEPEST), mark))
}

/// Returns a style in lower case, without blanks.
fn packed(style: &str) -> String {
    let letters = style.chars().filter(|c| !c.is_whitespace());
    letters.flat_map(char::to_lowercase).collect()
}

/// Returns a mark without the blanks behind it.
fn trimmed(mark: &str) -> &str {
    mark.trim_matches(|c: char| c.is_whitespace() || c == '\u{a0}')
}

/// Reads a mark: numbers and letters have a stop or a bracket behind them, all else is a sign.
fn mark(text: &str) -> Mark {
    let text = trimmed(text);
    let inside = text.strip_prefix('(').unwrap_or(text);
    let inside = inside.strip_suffix(['.', ')']).unwrap_or(inside);
    let last = inside.rsplit('.').next().unwrap_or(inside);
    let number: Option<u32> = last.parse().ok();
    let is_closed = text.ends_with(['.', ')']) || number.is_some();
    let is_counted = !last.is_empty() && last.len() <= 5 && last.chars().all(char::is_alphanumeric);
    Mark {
        is_numbered: is_closed && is_counted,
        number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_numbers_or_signs() {
        for (text, is_numbered, number) in [
            ("1.\u{a0}\u{a0} ", true, Some(1)),
            ("(12)", true, Some(12)),
            ("2.3", true, Some(3)),
            ("a)", true, None),
            ("iv.", true, None),
            ("·\u{a0}", false, None),
            ("o ", false, None),
            ("", false, None),
        ] {
            let read = mark(text);
            assert_eq!(
                (read.is_numbered, read.number),
                (is_numbered, number),
                "{text}"
            );
        }
    }
}

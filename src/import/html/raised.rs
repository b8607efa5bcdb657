//! What stands above or below its line: exponents, indices, marks of footnotes.
//!
//! Plain digits would tell another number: ten to the third is no hundred and three.

use dom_query::{NodeData, NodeRef};

use crate::{
    import::html::{elements, elements::Then},
    model::CleanText,
};

/// The longest text that is taken for an exponent or a mark, in bytes; a longer one is small print.
const LONGEST: usize = 24;

/// The longest text in a link that may be only such a mark, with the blanks around it, in bytes.
const LONGEST_LINK: usize = 256;

/// The most nodes of one; what has more is small print.
const MOST_NODES: usize = 32;

/// Characters that can stand above the line, and how they do.
const ABOVE: &[(char, char)] = &[
    ('0', '⁰'),
    ('1', '¹'),
    ('2', '²'),
    ('3', '³'),
    ('4', '⁴'),
    ('5', '⁵'),
    ('6', '⁶'),
    ('7', '⁷'),
    ('8', '⁸'),
    ('9', '⁹'),
    ('+', '⁺'),
    ('-', '⁻'),
    ('−', '⁻'),
    ('–', '⁻'),
    ('=', '⁼'),
    ('(', '⁽'),
    (')', '⁾'),
    ('n', 'ⁿ'),
    ('i', 'ⁱ'),
];

/// Characters that can stand below the line, and how they do.
const BELOW: &[(char, char)] = &[
    ('0', '₀'),
    ('1', '₁'),
    ('2', '₂'),
    ('3', '₃'),
    ('4', '₄'),
    ('5', '₅'),
    ('6', '₆'),
    ('7', '₇'),
    ('8', '₈'),
    ('9', '₉'),
    ('+', '₊'),
    ('-', '₋'),
    ('−', '₋'),
    ('–', '₋'),
    ('=', '₌'),
    ('(', '₍'),
    (')', '₎'),
    ('a', 'ₐ'),
    ('e', 'ₑ'),
    ('o', 'ₒ'),
    ('x', 'ₓ'),
    ('i', 'ᵢ'),
    ('n', 'ₙ'),
];

/// Ends of ordinal numbers, which read the same on the line.
const ORDINALS: &[&str] = &[
    "st", "nd", "rd", "th", "er", "ers", "ere", "ère", "e", "es", "eme", "ème", "re", "de", "do",
    "a", "o", "os", "as",
];

/// Other ends of words that read the same on the line.
const ENDINGS: &[&str] = &[
    "tm", "sm", "mc", "md", "me", "mes", "lle", "lles", "rs", "gr",
];

/// How such text is written down.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// As if it stood on the line.
    OnTheLine,
    /// In these characters.
    As(String),
    /// In brackets.
    InBrackets,
}

/// Tells whether an element puts its text above or below the line.
pub(super) fn is_raised(node: &NodeRef<'_>) -> bool {
    node.has_name("sup") || node.has_name("sub")
}

/// Says how the text of such an element is written down behind a character.
pub(super) fn written(node: &NodeRef<'_>, before: Option<char>) -> Written {
    let Some(text) = shown(node).filter(|text| text.len() <= LONGEST) else {
        return Written::OnTheLine;
    };
    let is_above = node.has_name("sup");
    if is_above && is_mark(&text) && is_linked(node, &text) {
        return Written::InBrackets;
    }
    written_as(&text, is_above, before)
}

fn written_as(text: &str, is_above: bool, before: Option<char>) -> Written {
    if reads_on(text, is_above, before) {
        return Written::OnTheLine;
    }
    let (table, sign) = if is_above { (ABOVE, '^') } else { (BELOW, '_') };
    let of = |c: char| {
        table
            .iter()
            .find(|(plain, _)| *plain == c)
            .map(|(_, it)| *it)
    };
    if let Some(characters) = text.chars().map(of).collect() {
        return Written::As(characters);
    }
    let Some(before) = before.filter(|c| !c.is_whitespace()) else {
        return Written::OnTheLine;
    };
    if is_above && !before.is_numeric() && text.chars().all(is_of_numbers) {
        return Written::InBrackets;
    }
    if text.contains(' ') && !text.starts_with(|c: char| c.is_ascii_digit()) {
        return Written::OnTheLine;
    }
    if text.chars().all(char::is_alphanumeric) {
        Written::As(format!("{sign}{text}"))
    } else {
        Written::As(format!("{sign}({text})"))
    }
}

/// Tells whether a text reads the same on the line, behind a character.
pub(super) fn reads_on(text: &str, is_above: bool, before: Option<char>) -> bool {
    text.starts_with('[')
        || !text.contains(char::is_alphanumeric)
        || (is_above && ends_a_word(text, before))
}

/// Returns the words that an element shows on one line, in which nothing that is raised tells another number.
pub(super) fn words_of(node: &NodeRef<'_>) -> CleanText {
    let mut words = String::new();
    elements::over_shown(node, |inner| {
        if !is_raised(inner) {
            if inner
                .node_name()
                .is_some_and(|name| &*name == "br" || elements::is_block(&name))
            {
                words.push(' ');
            }
            push_text(&mut words, inner);
            return Then::Enter;
        }
        match written(inner, words.chars().next_back()) {
            Written::OnTheLine => words.push_str(&shown_in(inner)),
            Written::As(characters) => words.push_str(&characters),
            Written::InBrackets => words.push_str(&format!("[{}]", shown_in(inner).trim())),
        }
        Then::Pass
    });
    CleanText::line(&words)
}

/// Returns the text that an element shows.
fn shown_in(node: &NodeRef<'_>) -> String {
    let mut text = String::new();
    elements::over_shown(node, |inner| {
        push_text(&mut text, inner);
        Then::Enter
    });
    text
}

fn push_text(text: &mut String, node: &NodeRef<'_>) {
    node.query_or((), |node| {
        if let NodeData::Text { contents } = &node.data {
            text.push_str(contents);
        }
    });
}

/// Returns the character on the line that one above or below it stands for.
pub(super) fn plain(character: char) -> char {
    let mut all = ABOVE.iter().chain(BELOW);
    all.find(|(_, raised)| *raised == character)
        .map_or(character, |(plain, _)| *plain)
}

/// Returns what an element shows on one line; none where that is nothing, or has many parts.
fn shown(node: &NodeRef<'_>) -> Option<String> {
    let mut text = String::new();
    let mut left = MOST_NODES;
    elements::over_shown(node, |inner| {
        push_text(&mut text, inner);
        left = left.saturating_sub(1);
        if left == 0 { Then::End } else { Then::Enter }
    });
    let words: Vec<&str> = text.split_whitespace().collect();
    (left > 0 && !words.is_empty()).then(|| words.join(" "))
}

/// Tells whether a text can be the mark of a footnote: a number, several, or a letter.
fn is_mark(text: &str) -> bool {
    text.starts_with(char::is_alphanumeric)
        && (text.chars().all(is_of_numbers) || text.chars().count() == 1)
}

/// Tells whether a character stands in a list of numbers.
fn is_of_numbers(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ',' | '–' | '-' | ' ')
}

/// Tells whether what is raised leads on to a note, by itself or as the whole of a link.
fn is_linked(node: &NodeRef<'_>, text: &str) -> bool {
    let around = node
        .ancestors_it(Some(2))
        .any(|it| it.has_name("a") && says_only(&it, text));
    let named = node.attr("class").is_some_and(|class| {
        let class = class.to_ascii_lowercase();
        ["footnote", "reference", "noteref"]
            .iter()
            .any(|word| class.contains(word))
    });
    around || named || node.descendants_it().any(|inner| inner.has_name("a"))
}

/// Tells whether an element has no other text than this; a long one is not looked through for each mark in it.
fn says_only(node: &NodeRef<'_>, text: &str) -> bool {
    let mut rest = text.chars().filter(|c| !c.is_whitespace());
    for (number, inner) in node.descendants_it().enumerate() {
        let goes_on = inner.query_or(true, |inner| match &inner.data {
            NodeData::Text { contents } => {
                contents.len() <= LONGEST_LINK
                    && contents
                        .chars()
                        .filter(|c| !c.is_whitespace())
                        .all(|c| rest.next() == Some(c))
            }
            _ => true,
        });
        if number > MOST_NODES || !goes_on {
            return false;
        }
    }
    rest.next().is_none()
}

/// Tells whether letters end the word or the number before them.
fn ends_a_word(text: &str, before: Option<char>) -> bool {
    let lower = text.to_lowercase();
    let lower = lower.trim_end_matches('.');
    let Some(before) = before else {
        return false;
    };
    let numeral = before.is_numeric() || matches!(before, 'n' | 'N' | 'I' | 'V' | 'X' | 'L' | 'C');
    (numeral && ORDINALS.contains(&lower)) || (before.is_alphabetic() && ENDINGS.contains(&lower))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_raised_tells_no_other_number() {
        let table = [
            ("3", true, Some('0'), "³"),
            ("-6", true, Some('0'), "⁻⁶"),
            ("n", true, Some('x'), "ⁿ"),
            ("2.5", true, Some('0'), "^(2.5)"),
            ("x", true, Some('2'), "^x"),
            ("2", false, Some('H'), "₂"),
            ("max", false, Some('V'), "_max"),
            ("th", true, Some('5'), "on the line"),
            ("e", true, Some('X'), "on the line"),
            ("TM", true, Some('o'), "on the line"),
            ("*", true, Some('o'), "on the line"),
            ("[1]", true, Some('o'), "on the line"),
            ("1,2", true, Some('.'), "in brackets"),
            ("incl. tax", true, Some('o'), "on the line"),
            ("Note", true, None, "on the line"),
        ];
        for (text, is_above, before, expected) in table {
            let written = match written_as(text, is_above, before) {
                Written::OnTheLine => "on the line".to_owned(),
                Written::InBrackets => "in brackets".to_owned(),
                Written::As(characters) => characters,
            };
            assert_eq!(written, expected, "{text}");
        }
    }
}

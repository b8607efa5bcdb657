//! Foreign text in Markdown, so that nothing of it becomes structure.

use std::{collections::BTreeMap, ops::Range};

/// Our own signs within a foreign text, by the byte before which they stand.
#[derive(Debug, Default)]
pub struct Marks {
    signs: BTreeMap<usize, String>,
    /// Code: what is not escaped, in order of the starts.
    pub verbatim: Vec<Range<usize>>,
}

impl Marks {
    /// Puts signs after those that stand there already.
    pub fn add(&mut self, at: usize, signs: &str) {
        self.signs.entry(at).or_default().push_str(signs);
    }

    /// Puts signs before those that stand there already.
    pub fn close(&mut self, at: usize, signs: &str) {
        self.signs.entry(at).or_default().insert_str(0, signs);
    }
}

/// Writes text that stands on one line, anywhere in a line or at its start.
///
/// Read as CommonMark (0.31) it is the very same text. What only some programs take for structure is
/// escaped too: tables, mathematics, footnotes, attributes. A bare web address stays as it is, and programs
/// that make links of bare addresses will do so.
pub fn inline(text: &str) -> String {
    marked(&text.replace('\n', " "), &Marks::default())
}

/// Writes text with our own signs in it; a line break becomes a hard one.
pub fn marked(text: &str, marks: &Marks) -> String {
    let mut written = String::with_capacity(text.len() + text.len() / 8);
    let mut line = 0;
    let mut digits = leading_digits(text);
    let mut verbatim = marks.verbatim.iter().peekable();
    let mut verbatim_end = 0;
    for (at, character) in text.char_indices() {
        if let Some(signs) = marks.signs.get(&at) {
            written.push_str(signs);
        }
        let next = text.get(at + character.len_utf8()..).unwrap_or_default();
        while let Some(bytes) = verbatim.next_if(|bytes| bytes.start <= at) {
            verbatim_end = verbatim_end.max(bytes.end);
        }
        if at < verbatim_end {
            written.push(character);
            continue;
        }
        match character {
            '\n' => {
                written.push_str("\\\n");
                line = at + 1;
                digits = leading_digits(next);
            }
            // A blank at an end would be taken away; written as an entity it counts as a letter.
            ' ' if at == line || next.is_empty() || next.starts_with('\n') => {
                written.push_str("&#32;");
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '<' | '&' | '~' | '|' | '$' | '^'
            | '#' => {
                written.push('\\');
                written.push(character);
            }
            // Signs that mean something only at the start of a line.
            '>' | '-' | '+' | '=' | ':' if at == line => {
                written.push('\\');
                written.push(character);
            }
            '.' | ')' if digits > 0 && at == line + digits => {
                written.push('\\');
                written.push(character);
            }
            _ => written.push(character),
        }
    }
    if let Some(signs) = marks.signs.get(&text.len()) {
        written.push_str(signs);
    }
    written
}

fn leading_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Returns how often a character stands in a row at most.
pub fn longest_run(text: &str, character: char) -> usize {
    text.split(|c| c != character)
        .map(|run| run.chars().count())
        .max()
        .unwrap_or(0)
}

/// Writes text of several lines as a block quotation.
///
/// A line break stays one, and an empty line parts paragraphs; several empty lines are one.
pub fn quotation(text: &str) -> String {
    let mut written = String::new();
    let mut gap = Gap::None;
    for line in text.split('\n') {
        if line.bytes().all(|byte| byte == b' ') {
            if gap == Gap::Line {
                gap = Gap::Paragraph;
            }
            continue;
        }
        written.push_str(match gap {
            Gap::None => "> ",
            Gap::Line => "\\\n> ",
            Gap::Paragraph => "\n>\n> ",
        });
        written.push_str(&inline(line));
        gap = Gap::Line;
    }
    if written.is_empty() {
        written.push('>');
    }
    written.push('\n');
    written
}

/// What stands between two lines of a quotation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// Nothing: it is the first line.
    None,
    /// A line break.
    Line,
    /// An empty line.
    Paragraph,
}

/// Writes a web address as a link; anything else as plain text, so that no other scheme can be followed.
pub fn address(url: &str) -> String {
    let is_web = ["http://", "https://"]
        .iter()
        .any(|scheme| url.starts_with(scheme));
    let fits = !url.contains(|c: char| c.is_whitespace() || c.is_control() || c == '<' || c == '>');
    if is_web && fits {
        format!("<{url}>")
    } else {
        inline(url)
    }
}

/// Moves a person's own Markdown into a list item, where whatever it leaves open ends with the item.
pub fn indented(markdown: &str) -> String {
    let mut written = String::new();
    for line in markdown.trim_end().split('\n') {
        if !line.is_empty() {
            written.push_str("  ");
            written.push_str(line);
        }
        written.push('\n');
    }
    written
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::*;

    /// All that a program may take for structure; typographic quotation marks and dashes are no structure, and
    /// a program that makes them of straight ones was asked to.
    const OPTIONS: Options = Options::all().difference(Options::ENABLE_SMART_PUNCTUATION);

    /// Reads Markdown back: its text, and the structure that is more than paragraphs and the outer tags.
    fn read(markdown: &str) -> (String, Vec<String>) {
        let mut text = String::new();
        let mut structure = Vec::new();
        for event in Parser::new_ext(markdown, OPTIONS) {
            match event {
                Event::Text(part) => text.push_str(&part),
                Event::HardBreak => text.push('\n'),
                Event::End(TagEnd::Paragraph) => text.push_str("\n\n"),
                Event::Start(Tag::Paragraph) | Event::End(_) => {}
                other => structure.push(format!("{other:?}")),
            }
        }
        (text.trim_end_matches('\n').to_owned(), structure)
    }

    const NASTY: &[&str] = &[
        "# not a heading",
        "## not a heading ##",
        "- not an item",
        "+ not an item",
        "* not an item",
        "1. not an item",
        "2020) not an item",
        "12345",
        "> not a quotation",
        "    not code",
        " one blank before, one after ",
        "```",
        "~~~",
        "---",
        "===",
        "***",
        "a *b* _c_ **d** __e__ `f` ~~g~~ ~h~ ^i^",
        "[a](https://x.example) ![b](c) [d][e] [^1] [ ] [x]",
        "[a]: https://x.example",
        "[^1]: a footnote",
        "<b>bold</b> <https://x.example> <!-- gone --> <script>",
        "&amp; &lt; &#35; &nbsp;",
        "| a | b |",
        "|---|---|",
        ": a definition",
        "$x$ and $$y$$ cost $10",
        "C:\\path\\ and a \\ at the end \\",
        "{#id .class}",
        "a || b ||",
        "+++",
    ];

    #[test]
    fn foreign_text_is_read_back_as_it_was_and_is_no_structure() {
        for text in NASTY {
            let (read, structure) = read(&inline(text));
            assert_eq!(read, *text);
            assert!(structure.is_empty(), "{text}: {structure:?}");
        }
    }

    #[test]
    fn a_foreign_title_is_only_the_words_of_a_heading() {
        for text in NASTY {
            let (read, structure) = read(&format!("### {}\n", inline(text)));
            assert_eq!(read, *text);
            assert_eq!(structure.len(), 1, "{text}: {structure:?}");
        }
    }

    #[test]
    fn a_quotation_keeps_lines_and_paragraphs() {
        assert_eq!(
            quotation("One\nTwo\n\n\nThree"),
            "> One\\\n> Two\n>\n> Three\n"
        );
        assert_eq!(quotation(""), ">\n");
        assert_eq!(quotation("\n\n- a\n"), "> \\- a\n");
    }

    #[test]
    fn only_web_addresses_become_links() {
        assert_eq!(address("https://x.example/a_b"), "<https://x.example/a_b>");
        assert_eq!(address("javascript:alert(1)"), "javascript:alert(1)");
        assert_eq!(
            address("https://x.example/>[a]"),
            "https://x.example/>\\[a\\]"
        );
        assert_eq!(address("file:///a b"), "file:///a b");
    }

    #[test]
    fn what_a_note_leaves_open_ends_with_its_item() {
        for note in [
            "```\nopen",
            "<!-- open",
            "# Heading\n\n- list",
            "<div>\n\n> a",
        ] {
            let markdown = format!("- Note:\n\n{}\n## After\n", indented(note));
            let events: Vec<_> = Parser::new_ext(&markdown, OPTIONS).collect();
            let heading = events.len() - 3;
            assert!(
                matches!(
                    &events[heading],
                    Event::Start(Tag::Heading {
                        level: pulldown_cmark::HeadingLevel::H2,
                        ..
                    })
                ),
                "{note}: {events:?}"
            );
            assert_eq!(events[heading + 1], Event::Text("After".into()));
        }
    }

    fn foreign() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            Just("\n".to_owned()),
            Just(" ".to_owned()),
            "[-+*#>=:|~`_\\[\\]()<>&;\\\\$^{}.!1a\"']{1,3}",
            "[a-z0-9é世]{1,4}",
        ];
        prop::collection::vec(part, 0..30).prop_map(|parts| parts.concat())
    }

    /// What a quotation keeps of a text: lines that are not empty, parted by one line break or one empty line.
    fn kept(text: &str) -> String {
        let mut kept = String::new();
        let mut empty = 0;
        for line in text.split('\n') {
            if line.trim_matches(' ').is_empty() {
                empty += 1;
                continue;
            }
            if !kept.is_empty() {
                kept.push_str(if empty == 0 { "\n" } else { "\n\n" });
            }
            kept.push_str(line);
            empty = 0;
        }
        kept
    }

    proptest! {
        #[test]
        fn any_text_survives_a_quotation(text in foreign()) {
            let markdown = quotation(&text);
            let mut read = String::new();
            let mut depth = 0;
            for event in Parser::new_ext(&markdown, OPTIONS) {
                match event {
                    Event::Text(part) => read.push_str(&part),
                    Event::HardBreak => read.push('\n'),
                    Event::End(TagEnd::Paragraph) => read.push_str("\n\n"),
                    Event::Start(Tag::BlockQuote(None)) => depth += 1,
                    Event::Start(Tag::Paragraph) | Event::End(TagEnd::BlockQuote(_)) => {}
                    other => prop_assert!(false, "{markdown:?} holds {other:?}"),
                }
            }
            prop_assert_eq!(depth, 1);
            prop_assert_eq!(read.trim_end_matches('\n'), kept(&text));
        }
    }
}

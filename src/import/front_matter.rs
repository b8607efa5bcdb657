//! Front matter: what stands above a Markdown text between lines of `---` (YAML) or `+++` (TOML).
//!
//! Only flat keys with plain values and lists of words are read, line by line. The rest is passed over;
//! the original keeps it.

use std::iter::Peekable;

use crate::{
    import::metadata,
    model::{CleanText, Found, PartialDate},
};

/// The quotes of TOML between which a value may have several lines.
const TRIPLE: [&str; 2] = ["\"\"\"", "'''"];

/// What values of YAML begin with that are no plain words.
const OTHERWISE: [char; 5] = ['[', '{', '>', '|', '#'];

/// How many lines a value goes on for at most; longer ones are none that is read.
const NEAR: usize = 16;

/// Cuts front matter off a text and reads it; a text without one comes back whole.
pub(super) fn split(text: &str) -> (Found, &str) {
    let Some((style, lines, body)) = cut(text) else {
        return (Found::default(), text);
    };
    let mut found = Found::default();
    for (key, values) in entries(style, lines) {
        take(&mut found, &key, &values);
    }
    (found, body)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Yaml,
    Toml,
}

/// Finds the lines between the fences; a rule followed by prose is no fence.
fn cut(text: &str) -> Option<(Style, &str, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let style = match first.trim_end() {
        "---" => Style::Yaml,
        "+++" => Style::Toml,
        _ => return None,
    };
    let mut place = 0;
    for line in rest.split_inclusive('\n') {
        let fence = match style {
            Style::Yaml => matches!(line.trim_end(), "---" | "..."),
            Style::Toml => line.trim_end() == "+++",
        };
        if fence {
            let lines = rest.get(..place)?;
            let body = rest.get(place + line.len()..)?;
            let first = lines.lines().find(|line| !is_comment(line))?;
            return key_of(style, first).map(|_| (style, lines, body));
        }
        place += line.len();
    }
    None
}

fn is_comment(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}

/// Cuts a line into key and value.
fn key_of(style: Style, line: &str) -> Option<(&str, &str)> {
    let mark = match style {
        Style::Yaml => ':',
        Style::Toml => '=',
    };
    let (key, value) = line.split_once(mark)?;
    let key = key.trim().trim_matches(['"', '\'']);
    let fits = !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' '))
        && (style == Style::Toml || value.is_empty() || value.starts_with(char::is_whitespace));
    fits.then_some((key, value.trim()))
}

/// Reads all keys with their values, a value alone being a list of one.
fn entries(style: Style, lines: &str) -> Vec<(String, Vec<String>)> {
    let mut entries: Vec<(String, Vec<String>)> = Vec::new();
    let mut lines = lines.lines().peekable();
    while let Some(line) = lines.next() {
        let margin = !line.starts_with(char::is_whitespace);
        let Some((key, value)) = key_of(style, line).filter(|_| margin && !is_comment(line)) else {
            continue;
        };
        let mut value = value.to_owned();
        let mut open = value.starts_with('[') && !value.contains(']');
        // A list that is never closed ends before the next key.
        let is_key =
            |line: &str| !line.starts_with(char::is_whitespace) && key_of(style, line).is_some();
        while open && let Some(line) = lines.next_if(|line| !is_key(line)) {
            value.push(' ');
            value.push_str(line.trim());
            open = !line.contains(']');
        }
        go_on(style, &mut value, &mut lines);
        let folded = matches!(value.as_str(), ">" | "|" | ">-" | "|-" | ">+" | "|+");
        let mut values = if folded { Vec::new() } else { words(&value) };
        if style == Style::Yaml && (folded || values.is_empty()) {
            let mut inside = Vec::new();
            while let Some(line) = lines.next_if(|line| {
                line.starts_with([' ', '\t', '-']) || line.trim().is_empty() && folded
            }) {
                inside.push(line.trim());
            }
            values = if folded {
                vec![inside.join(" ")]
            } else {
                inside.into_iter().filter_map(element).collect()
            };
        }
        entries.push((key.to_lowercase(), values));
    }
    entries
}

/// Joins the lines that a value goes on in: of TOML to the three quotes that end it, of YAML to the quote that ends it,
/// or as long as they are set in. One whose end is not near has none.
fn go_on<'a>(
    style: Style,
    value: &mut String,
    lines: &mut Peekable<impl Iterator<Item = &'a str> + Clone>,
) {
    let quotes = match style {
        Style::Toml => TRIPLE,
        Style::Yaml => ["\"", "'"],
    };
    let opened = quotes
        .iter()
        .find_map(|quote| Some((*quote, value.strip_prefix(quote)?)));
    let more = match opened {
        Some((quote, inside)) if closes(inside, quote) => 0,
        Some((quote, _)) => {
            // A quote that is never closed ends before the next key.
            let is_key = |line: &str| {
                style == Style::Yaml
                    && !line.starts_with(char::is_whitespace)
                    && key_of(style, line).is_some()
            };
            let mut near = lines.clone().take(NEAR).take_while(|line| !is_key(line));
            near.position(|line| closes(line, quote))
                .map_or(0, |at| at + 1)
        }
        None if style == Style::Toml || value.is_empty() || value.starts_with(OTHERWISE) => 0,
        None => {
            let set_in = |line: &&str| line.starts_with(char::is_whitespace) && !is_comment(line);
            lines.clone().take_while(set_in).take(NEAR).count()
        }
    };
    for line in lines.take(more) {
        join_line(value, line);
    }
}

/// Tells whether a quote ends in a part of its value.
fn closes(part: &str, quote: &str) -> bool {
    match quote {
        "'" => part.replace("''", "").contains('\''),
        "\"" => part.replace("\\\\", "").replace("\\\"", "").contains('"'),
        _ => part.contains(quote),
    }
}

fn join_line(value: &mut String, line: &str) {
    let line = line.trim();
    if !line.is_empty() && !value.ends_with(' ') {
        value.push(' ');
    }
    value.push_str(line);
}

/// Reads one line of a list, or the name of a person in a nested map.
fn element(line: &str) -> Option<String> {
    let value = line.strip_prefix('-').unwrap_or(line).trim();
    let is_item = line.starts_with('-');
    match value.split_once(':') {
        Some(("name", name)) => words(name.trim()).pop(),
        Some((_, after)) if after.is_empty() || after.starts_with(' ') => None,
        _ => is_item.then(|| words(value).pop()).flatten(),
    }
}

/// Reads a value: quoted, plain, or a list in brackets.
fn words(value: &str) -> Vec<String> {
    let inside = value
        .strip_prefix('[')
        .filter(|_| !value.starts_with("[["))
        .and_then(|rest| rest.rsplit_once(']'))
        .filter(|(_, after)| after.trim().is_empty() || after.trim_start().starts_with('#'))
        .map(|(inside, _)| inside);
    let parts = match inside {
        Some(inside) => split_list(inside),
        None => vec![value],
    };
    parts
        .into_iter()
        .map(unquoted)
        .filter(|word| !word.is_empty())
        .collect()
}

/// Cuts a list at its commas, but not within quotes.
fn split_list(inside: &str) -> Vec<&str> {
    let mut quote = None;
    inside
        .split(move |character| match (quote, character) {
            (None, '"' | '\'') => {
                quote = Some(character);
                false
            }
            (Some(open), close) if open == close => {
                quote = None;
                false
            }
            (None, ',') => true,
            _ => false,
        })
        .collect()
}

/// Takes quotes, escapes and a closing comment off a value.
fn unquoted(value: &str) -> String {
    let value = value.trim();
    for quote in TRIPLE {
        if let Some((inside, _)) = value
            .strip_prefix(quote)
            .and_then(|it| it.split_once(quote))
        {
            return inside.trim().to_owned();
        }
    }
    if let Some(rest) = value.strip_prefix('"') {
        let mut text = String::new();
        let mut characters = rest.chars();
        while let Some(character) = characters.next() {
            match character {
                '"' => break,
                '\\' => match characters.next() {
                    Some('n' | 't') => text.push(' '),
                    Some(escaped) => text.push(escaped),
                    None => {}
                },
                _ => text.push(character),
            }
        }
        return text;
    }
    if let Some(rest) = value.strip_prefix('\'') {
        let end = rest.rfind('\'').unwrap_or(rest.len());
        return rest.get(..end).unwrap_or(rest).replace("''", "'");
    }
    let plain = match value.split_once(" #") {
        Some((before, _)) => before.trim_end(),
        None => value,
    };
    match plain {
        "~" | "null" => String::new(),
        _ => plain.to_owned(),
    }
}

/// Keeps what a key tells; what was told first stays.
fn take(found: &mut Found, key: &str, values: &[String]) {
    let Some(first) = values.first() else { return };
    let line = CleanText::line(first);
    let mut told = Found::default();
    match key {
        "title" | "headline" => told.title = line,
        "author" | "authors" | "by" => told.author = names(values),
        "date" | "published" | "publisheddate" | "pubdate" | "date_published" => {
            told.published = PartialDate::read(first).ok();
        }
        "source" | "publisher" | "site" | "site_name" | "publication"
            if !metadata::is_url(first) =>
        {
            told.source = (!line.is_empty()).then_some(line);
        }
        "url" | "link" | "canonical" | "canonical_url" | "source" | "site"
            if metadata::is_url(first) =>
        {
            told.url = Some(line);
        }
        "tags" | "keywords" | "categories" => {
            told.tags = values
                .iter()
                .flat_map(|value| metadata::tags(value))
                .collect();
        }
        _ => {}
    }
    metadata::join(found, told);
}

/// Joins the names of several authors; brackets of a link to a note are taken off.
fn names(values: &[String]) -> Option<CleanText> {
    let names: Vec<String> = values
        .iter()
        .map(|name| {
            let name = name.trim_start_matches("[[").trim_end_matches("]]");
            CleanText::line(name).into_string()
        })
        .filter(|name| !name.is_empty())
        .collect();
    (!names.is_empty()).then(|| CleanText::line(&names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_is_read() {
        let text = "---\n# a comment\ntitle: \"Cloud: the \\\"package\\\"\"\nauthor: [Jane Doe, 'John ''JR'' Roe']\n\
                    date: 2020-08-23T10:00:00Z # when\npublisher: The Herald\nlink: https://example.org/a\n\
                    tags:\n  - cloud\n  - \"defence, deals\"\nkeywords: #\ndraft: false\n---\nBody.\n";
        let (found, body) = split(text);
        assert_eq!(body, "Body.\n");
        assert_eq!(found.title.as_str(), "Cloud: the \"package\"");
        assert_eq!(found.author.unwrap().as_str(), "Jane Doe, John 'JR' Roe");
        assert_eq!(found.published, PartialDate::of_day(2020, 8, 23));
        assert_eq!(found.source.unwrap().as_str(), "The Herald");
        assert_eq!(found.url.unwrap().as_str(), "https://example.org/a");
        let tags: Vec<&str> = found.tags.iter().map(CleanText::as_str).collect();
        assert_eq!(tags, ["cloud", "defence", "deals"]);
    }

    #[test]
    fn toml_is_read() {
        let text = "+++\ntitle = \"Cloud\"\ndate = 2020-08-23\n[taxonomies]\ntags = [\n  \"cloud\",\n  \"jedi\",\n]\n+++\nBody.";
        let (found, body) = split(text);
        assert_eq!(body, "Body.");
        assert_eq!(found.title.as_str(), "Cloud");
        assert_eq!(found.published, PartialDate::of_day(2020, 8, 23));
        assert_eq!(found.tags.len(), 2);
    }

    #[test]
    fn names_are_found_in_lists_and_maps() {
        for author in [
            "author:\n  name: Jane Doe\n  email: j@example.org",
            "authors:\n- name: Jane Doe\n  url: x",
            "author: '[[Jane Doe]]'",
            "author:\n  - \"[[Jane Doe]]\"",
            "author: >\n  Jane\n  Doe",
        ] {
            let text = format!("---\n{author}\ntitle: T\n---\n");
            let (found, _) = split(&text);
            assert_eq!(found.author.as_deref(), Some("Jane Doe"), "{author}");
            assert_eq!(found.title.as_str(), "T", "{author}");
        }
    }

    #[test]
    fn a_source_that_is_an_address_is_the_address() {
        let (found, _) = split("---\nsource: https://example.org/a\nurl: /posts/a\n---\n");
        assert_eq!(found.source, None);
        assert_eq!(found.url.as_deref(), Some("https://example.org/a"));
    }

    #[test]
    fn what_cannot_be_told_stays_missing() {
        let (found, _) = split("---\ntitle: ~\ndate: 03/04/2020\nauthor:\ntags: []\n---\nx");
        assert_eq!(found, Found::default());
    }

    #[test]
    fn a_list_that_is_never_closed_ends_before_the_next_key() {
        let (found, _) = split("---\ntags: [cloud,\n  deals\ntitle: Cloud\n---\n");
        assert_eq!(found.title.as_str(), "Cloud");
    }

    #[test]
    fn values_go_on_in_further_lines() {
        let told = "A town counts its boats and finds that one is missing";
        for title in [
            "title: A town counts its boats\n  and finds that one is missing",
            "title: \"A town counts its boats\n  and finds that one is missing\"",
            "title: 'A town counts its boats\n\n  and finds that one is missing'",
            "title: >-\n  A town counts its boats\n  and finds that one is missing",
        ] {
            let (found, _) = split(&format!(
                "---\n{title}\nauthor: \"J. \\\"Jo\\\" Doe\"\n---\n"
            ));
            assert_eq!(found.title.as_str(), told, "{title}");
            assert_eq!(found.author.as_deref(), Some("J. \"Jo\" Doe"), "{title}");
        }
        for quotes in TRIPLE {
            let toml = format!("+++\ntitle = {quotes}\n{told}{quotes}\nauthor = \"J\"\n+++\n");
            let (found, _) = split(&toml);
            assert_eq!(found.title.as_str(), told);
            assert_eq!(found.author.as_deref(), Some("J"));
        }
        for title in ["\"Never closed", "'Tis the season"] {
            let text = format!("---\ntitle: {title}\nauthor: Pat \"O'Brien\"\n---\n");
            assert_eq!(split(&text).0.author.as_deref(), Some("Pat \"O'Brien\""));
        }
    }

    #[test]
    fn brackets_before_other_words_make_no_list() {
        let (found, _) = split("---\nauthor: [Opinion] Jane Doe\ntags: [a, b] # two\n---\n");
        assert_eq!(found.author.as_deref(), Some("[Opinion] Jane Doe"));
        assert_eq!(found.tags.len(), 2);
    }

    #[test]
    fn rules_and_open_fences_are_no_front_matter() {
        for text in [
            "---\n\nProse between rules.\n\n---\n",
            "---\ntitle: never closed\n",
            "---\n---\n",
            "title: x\n---\n",
            "--- \nhttp://example.org\n---\n",
            "",
        ] {
            assert_eq!(split(text), (Found::default(), text), "{text:?}");
        }
    }
}

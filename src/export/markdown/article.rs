//! One article in Markdown: what is known of it as front matter, then its text with its structure.

use std::{collections::BTreeMap, ops::Range};

use crate::{
    export::markdown::escape::{self, Marks},
    model::{Article, Block, BlockKind, Snapshot, SpanKind},
};

/// Writes one snapshot of an article in CommonMark, with front matter in YAML.
///
/// What is not known is left out of the front matter. The text has no tables of its own, only lines whose
/// columns stand under each other, so a table becomes a block of code, which keeps them so.
pub fn article(article: &Article, snapshot: &Snapshot) -> String {
    let mut text = front_matter(article);
    // The columns that the marks of the enclosing list items take, outermost first.
    let mut items: Vec<usize> = Vec::new();
    let mut end = None;
    for block in &snapshot.blocks {
        let gap = end.and_then(|end| snapshot.text.get(end..block.bytes.start));
        text.push_str(match gap {
            Some("\n") => "\n",
            _ => "\n\n",
        });
        push_block(&mut text, block, snapshot, &mut items);
        end = Some(block.bytes.end);
    }
    text.push('\n');
    text
}

fn front_matter(article: &Article) -> String {
    let mut text = String::from("---\n");
    let date = article.published.map(|date| date.to_string());
    let fields = [
        ("title", Some(&*article.title)),
        ("author", article.author.as_deref()),
        ("source", article.source.as_deref()),
        ("date", date.as_deref()),
        ("url", article.url.as_deref()),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            text.push_str(&format!("{name}: {}\n", quoted(value)));
        }
    }
    if !article.tags.is_empty() {
        let tags: Vec<_> = article.tags.iter().map(|tag| quoted(tag)).collect();
        text.push_str(&format!("tags: [{}]\n", tags.join(", ")));
    }
    text.push_str("---");
    text
}

/// Writes a text of one line in double quotes.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn push_block(text: &mut String, block: &Block, snapshot: &Snapshot, items: &mut Vec<usize>) {
    let words = snapshot.text.get(block.bytes.clone()).unwrap_or_default();
    let level = usize::from(block.level);
    let depth = match block.kind {
        BlockKind::ListItem => level.saturating_sub(1),
        BlockKind::Paragraph => level,
        _ => 0,
    };
    items.truncate(depth);
    let indent = " ".repeat(items.iter().sum());
    match block.kind {
        BlockKind::Paragraph => push_lines(text, &indent, &indent, &inline(block, snapshot)),
        BlockKind::Heading => {
            let signs = "#".repeat(level.clamp(1, 6));
            // A heading has one line.
            let line = inline(block, snapshot).replace("\\\n", " ");
            text.push_str(&format!("{signs} {line}"));
        }
        BlockKind::ListItem => {
            let mark = block
                .ordinal
                .map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
            items.push(mark.len());
            let rest = " ".repeat(items.iter().sum());
            push_lines(
                text,
                &format!("{indent}{mark}"),
                &rest,
                &inline(block, snapshot),
            );
        }
        BlockKind::Quotation => {
            let marks = "> ".repeat(level.max(1));
            push_lines(text, &marks, &marks, &inline(block, snapshot));
        }
        BlockKind::Code | BlockKind::Table => {
            let fence = "`".repeat(escape::longest_run(words, '`').max(2) + 1);
            text.push_str(&format!("{fence}\n{words}\n{fence}"));
        }
        BlockKind::Rule => text.push_str("***"),
    }
}

fn push_lines(text: &mut String, first: &str, rest: &str, lines: &str) {
    for (number, line) in lines.split('\n').enumerate() {
        if number > 0 {
            text.push('\n');
        }
        text.push_str(if number == 0 { first } else { rest });
        text.push_str(line);
    }
}

/// Writes the words of a block with the looks and links that lie in it.
fn inline(block: &Block, snapshot: &Snapshot) -> String {
    let words = snapshot.text.get(block.bytes.clone()).unwrap_or_default();
    let mut marks = Marks::default();
    // Spans that cut one another can't be written; the later one goes without.
    let mut open: Vec<Range<usize>> = Vec::new();
    let mut ends: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    // Spans stand in order of their starts, and a long text has very many.
    let spans = &snapshot.spans;
    let first = spans.partition_point(|span| span.bytes.start < block.bytes.start);
    let last = spans.partition_point(|span| span.bytes.start < block.bytes.end);
    for span in spans.get(first..last).unwrap_or_default() {
        if span.bytes.end > block.bytes.end {
            continue;
        }
        let bytes = span.bytes.start - block.bytes.start..span.bytes.end - block.bytes.start;
        let part = words.get(bytes.clone()).unwrap_or_default();
        let Some((before, after)) = signs(span.kind, part, span.target.as_deref()) else {
            continue;
        };
        open.retain(|other| other.end > bytes.start);
        let cuts = |other: &Range<usize>| other.start < bytes.end && bytes.end > other.end;
        if open.iter().any(cuts) {
            continue;
        }
        if span.kind == SpanKind::Code {
            marks.verbatim.push(bytes.clone());
        }
        marks.add(bytes.start, &before);
        // What was opened last is closed first.
        ends.entry(bytes.end).or_default().insert(0, after);
        open.push(bytes);
    }
    for (at, signs) in ends {
        marks.close(at, &signs.concat());
    }
    escape::marked(words, &marks)
}

/// Returns what stands before and after a span; nothing where Markdown has no way to write it.
fn signs(kind: SpanKind, words: &str, target: Option<&str>) -> Option<(String, String)> {
    // Signs beside a blank would not be taken for marks.
    let fits = !words.is_empty() && words.trim().len() == words.len();
    let both = |sign: &str| fits.then(|| (sign.to_owned(), sign.to_owned()));
    match kind {
        SpanKind::Emphasis => both("*"),
        SpanKind::Strong => both("**"),
        SpanKind::Code => {
            let fence = "`".repeat(escape::longest_run(words, '`') + 1);
            let blank = if words.starts_with('`') || words.ends_with('`') {
                " "
            } else {
                ""
            };
            fits.then(|| (format!("{fence}{blank}"), format!("{blank}{fence}")))
        }
        SpanKind::Link => {
            let target = target.filter(|target| !target.is_empty() && fits)?;
            let escaped = target
                .replace('\\', "\\\\")
                .replace('<', "\\<")
                .replace('>', "\\>");
            Some(("[".to_owned(), format!("](<{escaped}>)")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        export::sample,
        model::{CleanText, Found, PartialDate, Span},
    };

    /// Joins blocks as a snapshot does; each is a kind, a level, a number, and its words.
    fn snapshot(parts: &[(BlockKind, u8, Option<u32>, &str)]) -> Snapshot {
        let mut text = String::new();
        let mut blocks: Vec<Block> = Vec::new();
        for (kind, level, ordinal, words) in parts {
            let after_item = blocks
                .last()
                .is_some_and(|last| last.kind == BlockKind::ListItem);
            match (
                blocks.is_empty(),
                after_item && *kind == BlockKind::ListItem,
            ) {
                (true, _) => {}
                (false, true) => text.push('\n'),
                (false, false) => text.push_str("\n\n"),
            }
            let start = text.len();
            text.push_str(words);
            blocks.push(Block {
                kind: *kind,
                bytes: start..text.len(),
                level: *level,
                ordinal: *ordinal,
            });
        }
        Snapshot {
            id: sample::snapshot_id('a'),
            text: CleanText::new(&text),
            blocks,
            spans: Vec::new(),
            found: Found::default(),
        }
    }

    fn body(snapshot: &Snapshot) -> String {
        let text = article(&sample::article(1, "T"), snapshot);
        let body = text.strip_prefix("---\ntitle: \"T\"\n---\n\n").unwrap();
        body.to_owned()
    }

    fn mark(snapshot: &mut Snapshot, kind: SpanKind, words: &str, target: Option<&str>) {
        let start = snapshot.text.find(words).unwrap();
        snapshot.spans.push(Span {
            kind,
            bytes: start..start + words.len(),
            target: target.map(CleanText::line),
        });
    }

    #[test]
    fn each_kind_of_block_has_its_form() {
        use BlockKind::{Code, Heading, ListItem, Paragraph, Quotation, Rule, Table};
        let snapshot = snapshot(&[
            (Heading, 1, None, "Cloud package"),
            (Paragraph, 0, None, "# One\nand two."),
            (ListItem, 1, None, "outer"),
            (ListItem, 2, Some(9), "inner"),
            (Paragraph, 2, None, "more of inner"),
            (ListItem, 1, None, "- outer"),
            (Quotation, 2, None, "said\nhe"),
            (Code, 0, None, "let x = `1`;\n  ```"),
            (Rule, 0, None, ""),
            (Table, 0, None, "a  b\nc  d"),
        ]);
        assert_eq!(
            body(&snapshot),
            r"# Cloud package

\# One\
and two.

- outer
  9. inner

     more of inner

- \- outer

> > said\
> > he

````
let x = `1`;
  ```
````

***

```
a  b
c  d
```
"
        );
    }

    #[test]
    fn looks_and_links_are_marked() {
        let words = "One two three four `five` six seven";
        let mut snapshot = snapshot(&[(BlockKind::Paragraph, 0, None, words)]);
        mark(&mut snapshot, SpanKind::Strong, "One two", None);
        mark(&mut snapshot, SpanKind::Emphasis, "two", None);
        mark(
            &mut snapshot,
            SpanKind::Link,
            "three",
            Some("https://x.example/a_(b)<c>"),
        );
        mark(&mut snapshot, SpanKind::Code, "`five` six", None);
        mark(&mut snapshot, SpanKind::Emphasis, " seven", None);
        assert_eq!(
            body(&snapshot),
            "**One *two*** [three](<https://x.example/a_(b)\\<c\\>>) four `` `five` six `` seven\n"
        );
    }

    #[test]
    fn spans_that_cut_one_another_lose_the_later_one() {
        let mut snapshot = snapshot(&[(BlockKind::Paragraph, 0, None, "one two three")]);
        mark(&mut snapshot, SpanKind::Strong, "one two", None);
        mark(&mut snapshot, SpanKind::Emphasis, "two three", None);
        assert_eq!(body(&snapshot), "**one two** three\n");
    }

    #[test]
    fn what_is_known_stands_in_front() {
        let mut of = sample::article(1, r#"The "cloud": \ package"#);
        of.author = Some(CleanText::line("A. Writer"));
        of.source = Some(CleanText::line("Desk North"));
        of.published = PartialDate::parse_iso("2020-08-23");
        of.url = Some(CleanText::line("https://north.example/cloud"));
        of.tags = vec![CleanText::line("cloud"), CleanText::line("a, b")];
        let snapshot = snapshot(&[(BlockKind::Paragraph, 0, None, "Text.")]);
        assert_eq!(
            article(&of, &snapshot),
            r#"---
title: "The \"cloud\": \\ package"
author: "A. Writer"
source: "Desk North"
date: "2020-08-23"
url: "https://north.example/cloud"
tags: ["cloud", "a, b"]
---

Text.
"#
        );
    }
}

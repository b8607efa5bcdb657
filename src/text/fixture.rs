//! Snapshots for tests: written in a light markup, or generated.

use std::{ops::Range, sync::Arc};

use proptest::{collection::vec, prelude::*, sample::select};

use crate::{
    model::{Block, BlockKind, CleanText, Found, Snapshot, SnapshotId, Span},
    text::document::Document,
};

/// Makes a snapshot of blocks: kind, level, ordinal, text.
pub(crate) fn snapshot(
    blocks: &[(BlockKind, u8, Option<u32>, &str)],
    spans: Vec<Span>,
) -> Arc<Snapshot> {
    let mut text = String::new();
    let mut placed: Vec<Block> = Vec::new();
    for (kind, level, ordinal, block) in blocks {
        if let Some(above) = placed.last() {
            let items = above.kind == BlockKind::ListItem && *kind == BlockKind::ListItem;
            text.push_str(if items { "\n" } else { "\n\n" });
        }
        let start = text.len();
        text.push_str(&CleanText::new(block));
        placed.push(Block {
            kind: *kind,
            bytes: start..text.len(),
            level: *level,
            ordinal: *ordinal,
        });
    }
    let clean = CleanText::new(&text);
    assert_eq!(clean.as_str(), text, "a fixture is clean already");
    Arc::new(Snapshot {
        id: SnapshotId::parse(&"0".repeat(64)).expect("64 digits"),
        text: clean,
        blocks: placed,
        spans,
        found: Found::default(),
    })
}

/// Makes a document of one paragraph.
pub(crate) fn paragraph(text: &str) -> Arc<Document> {
    let blocks = [(BlockKind::Paragraph, 0, None, text)];
    Arc::new(Document::new(snapshot(&blocks, Vec::new())))
}

/// Reads a block as tests write it: `# heading`, `- item`, `1. item`, `> quotation`, `    code`,
/// `| table`, `---`; `##`, `>>` and blanks before `-` go deeper.
fn read_block(source: &str) -> (BlockKind, u8, Option<u32>, String) {
    let level = |sign: char| source.chars().take_while(|c| *c == sign).count() as u8;
    let behind = |sign: &str| source.trim_start_matches(sign).trim_start().to_owned();
    let lines = |prefix: &str| {
        let lines: Vec<&str> = source
            .lines()
            .map(|line| line.strip_prefix(prefix).unwrap_or(line))
            .collect();
        lines.join("\n")
    };
    let depth = ((source.len() - source.trim_start().len()) / 2 + 1) as u8;
    let item = source.trim_start();
    if source == "---" {
        (BlockKind::Rule, 0, None, String::new())
    } else if source.starts_with('#') {
        (BlockKind::Heading, level('#'), None, behind("#"))
    } else if source.starts_with('>') {
        (BlockKind::Quotation, level('>'), None, behind(">"))
    } else if source.starts_with("    ") {
        (BlockKind::Code, 0, None, lines("    "))
    } else if source.starts_with("| ") {
        (BlockKind::Table, 0, None, lines("| "))
    } else if let Some(text) = item.strip_prefix("- ") {
        (BlockKind::ListItem, depth, None, text.to_owned())
    } else if let Some((number, text)) = item.split_once(". ")
        && let Ok(number) = number.parse()
    {
        (BlockKind::ListItem, depth, Some(number), text.to_owned())
    } else {
        (BlockKind::Paragraph, 0, None, source.to_owned())
    }
}

/// Makes a document from light markup, blocks apart by an empty line, items on lines of their own.
pub(crate) fn written(source: &str) -> Arc<Document> {
    let mut blocks = Vec::new();
    for part in source.split("\n\n").filter(|part| !part.is_empty()) {
        let read = read_block(part);
        if read.0 == BlockKind::ListItem {
            blocks.extend(part.lines().map(read_block));
        } else {
            blocks.push(read);
        }
    }
    let blocks: Vec<_> = blocks
        .iter()
        .map(|(kind, level, ordinal, text)| (*kind, *level, *ordinal, text.as_str()))
        .collect();
    Arc::new(Document::new(snapshot(&blocks, Vec::new())))
}

/// Makes a document from light markup in which `[` and `]` stand around a selection.
pub(crate) fn marked(source: &str) -> (Arc<Document>, Range<usize>) {
    let with_marks = written(source);
    let text = with_marks.text();
    let start = text.find('[').expect("a fixture has a [");
    let end = text.find(']').expect("a fixture has a ]") - 1;
    (written(&source.replace(['[', ']'], "")), start..end)
}

/// Writes a document's text with `[` and `]` around a range.
pub(crate) fn mark(document: &Document, range: Range<usize>) -> String {
    let mut text = document.text().to_owned();
    text.insert(range.end, ']');
    text.insert(range.start, '[');
    text
}

/// Drops the markup of a text with marks, so that it can be compared with what [`mark`] writes.
pub(crate) fn plain(source: &str) -> String {
    written(source).text().to_owned()
}

/// Parts of several scripts that put together make hard cases: joiners, marks, wide letters, blanks.
const PARTS: [&str; 40] = [
    "word",
    "contracts",
    "a",
    "U.S. ",
    "3.14",
    "don't",
    "well-known",
    "“Quoted.” ",
    "(so) ",
    "Then. ",
    "End? ",
    "No! ",
    " ",
    " ",
    " ",
    "  ",
    ", ",
    "\u{a0}",
    "é",
    "e\u{301}",
    "\u{301}",
    "你好",
    "世界。",
    "ｶﾞ",
    "한국어",
    "مرحبا ",
    "مَ",
    "שלום ",
    "हिन्दी",
    "👩‍👩‍👧",
    "👍🏽",
    "🇩🇪",
    "🇫🇷",
    "❤️",
    "\u{200d}",
    "ไทย",
    "‘in’",
    "— ",
    "…",
    "supercalifragilistic",
];

/// Gives texts of one line in several scripts.
pub(crate) fn any_line() -> impl Strategy<Value = String> {
    vec(select(&PARTS[..]), 0..24).prop_map(|parts| parts.concat())
}

/// Gives texts of several lines in several scripts.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    vec(any_line(), 0..4).prop_map(|lines| lines.join("\n"))
}

/// Gives documents with all kinds of blocks, and some without any.
pub(crate) fn any_document() -> impl Strategy<Value = Arc<Document>> {
    let kind = select(vec![
        BlockKind::Paragraph,
        BlockKind::Paragraph,
        BlockKind::Heading,
        BlockKind::ListItem,
        BlockKind::ListItem,
        BlockKind::Quotation,
        BlockKind::Code,
        BlockKind::Table,
        BlockKind::Rule,
    ]);
    let block = (
        kind,
        0_u8..4,
        proptest::option::of(1_u32..200),
        any_line(),
        any_text(),
    );
    vec(block, 0..8).prop_map(|blocks| {
        let blocks: Vec<_> = blocks
            .iter()
            .map(|(kind, level, ordinal, line, lines)| {
                let text = match kind {
                    BlockKind::Rule => "",
                    BlockKind::Code | BlockKind::Table | BlockKind::Paragraph => lines,
                    _ => line,
                };
                (*kind, *level, *ordinal, text)
            })
            .collect();
        Arc::new(Document::new(snapshot(&blocks, Vec::new())))
    })
}

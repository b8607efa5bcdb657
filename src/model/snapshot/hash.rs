//! The hashes that name a snapshot and its text.

use std::fmt;

use blake3::Hasher;

use crate::model::{Block, BlockKind, CleanText, Span, SpanKind};

/// Names a snapshot by the hash of its text, its structure and the importer's version.
///
/// BLAKE3, 64 lowercase hex digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SnapshotId(String);

impl SnapshotId {
    /// Computes the id of a snapshot that the importer of version `importer` makes.
    ///
    /// What is hashed is written so that no two snapshots give the same bytes: each text after its
    /// length, each list after its count, numbers in little-endian order. What was found out about the
    /// article is left out: a corrected author makes no new snapshot.
    pub fn of(importer: u32, text: &CleanText, blocks: &[Block], spans: &[Span]) -> Self {
        let mut hasher = Hasher::new();
        hasher.update(&importer.to_le_bytes());
        add_text(&mut hasher, text);
        add_number(&mut hasher, blocks.len());
        for block in blocks {
            hasher.update(&[block_code(block.kind), block.level]);
            add_number(&mut hasher, block.bytes.start);
            add_number(&mut hasher, block.bytes.end);
            hasher.update(&[u8::from(block.ordinal.is_some())]);
            hasher.update(&block.ordinal.unwrap_or_default().to_le_bytes());
        }
        add_number(&mut hasher, spans.len());
        for span in spans {
            hasher.update(&[span_code(span.kind)]);
            add_number(&mut hasher, span.bytes.start);
            add_number(&mut hasher, span.bytes.end);
            hasher.update(&[u8::from(span.target.is_some())]);
            add_text(&mut hasher, span.target.as_deref().unwrap_or_default());
        }
        Self(hasher.finalize().to_hex().to_string())
    }

    /// Accepts exactly 64 lowercase hex digits.
    pub fn parse(text: &str) -> Option<Self> {
        is_hash(text).then(|| Self(text.to_owned()))
    }

    /// Returns the hex digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SnapshotId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The hash of a snapshot's text alone, by which equal texts are known whatever their structure.
///
/// BLAKE3 of the UTF-8 bytes and nothing besides, 64 lowercase hex digits: what `b3sum` prints for the
/// text in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextHash(String);

impl TextHash {
    /// Computes the hash of a text.
    pub fn of(text: &CleanText) -> Self {
        Self(blake3::hash(text.as_bytes()).to_hex().to_string())
    }

    /// Accepts exactly 64 lowercase hex digits.
    pub fn parse(text: &str) -> Option<Self> {
        is_hash(text).then(|| Self(text.to_owned()))
    }

    /// Returns the hex digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TextHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Tells whether a text is a BLAKE3 hash as we write it.
fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

fn add_number(hasher: &mut Hasher, number: usize) {
    hasher.update(&(number as u64).to_le_bytes());
}

fn add_text(hasher: &mut Hasher, text: &str) {
    add_number(hasher, text.len());
    hasher.update(text.as_bytes());
}

/// The code of a kind within a hash; once given, never changed.
fn block_code(kind: BlockKind) -> u8 {
    match kind {
        BlockKind::Paragraph => 0,
        BlockKind::Heading => 1,
        BlockKind::ListItem => 2,
        BlockKind::Quotation => 3,
        BlockKind::Code => 4,
        BlockKind::Table => 5,
        BlockKind::Rule => 6,
    }
}

/// The code of a kind within a hash; once given, never changed.
fn span_code(kind: SpanKind) -> u8 {
    match kind {
        SpanKind::Emphasis => 0,
        SpanKind::Strong => 1,
        SpanKind::Code => 2,
        SpanKind::Link => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(kind: BlockKind) -> Block {
        Block {
            kind,
            bytes: 0..5,
            level: 0,
            ordinal: None,
        }
    }

    fn link(target: Option<&str>) -> Span {
        Span {
            kind: SpanKind::Link,
            bytes: 0..5,
            target: target.map(CleanText::new),
        }
    }

    /// Every part of text and structure changes the id; equal parts give the same.
    #[test]
    fn each_part_counts() {
        let text = CleanText::new("cloud");
        let blocks = [block(BlockKind::Paragraph)];
        let of = |importer, text: &str, blocks: &[Block], spans: &[Span]| {
            SnapshotId::of(importer, &CleanText::new(text), blocks, spans)
        };
        let mut numbered = block(BlockKind::Paragraph);
        numbered.ordinal = Some(0);
        let mut deep = block(BlockKind::Paragraph);
        deep.level = 1;
        let mut short = block(BlockKind::Paragraph);
        short.bytes = 0..4;
        let mut ids = vec![
            of(1, "cloud", &blocks, &[]),
            of(2, "cloud", &blocks, &[]),
            of(1, "clouds", &blocks, &[]),
            of(1, "cloud", &[], &[]),
            of(1, "cloud", &[block(BlockKind::Code)], &[]),
            of(1, "cloud", &[numbered], &[]),
            of(1, "cloud", &[deep], &[]),
            of(1, "cloud", &[short], &[]),
            of(1, "cloud", &blocks, &[link(None)]),
            of(1, "cloud", &blocks, &[link(Some(""))]),
            of(1, "cloud", &blocks, &[link(Some("a"))]),
        ];
        assert_eq!(ids.first(), Some(&SnapshotId::of(1, &text, &blocks, &[])));
        let count = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), count);
    }

    /// The digest is the one that BLAKE3 publishes for no input at all.
    #[test]
    fn the_text_hash_is_plain_blake3() {
        assert_eq!(
            TextHash::of(&CleanText::new("")).as_str(),
            "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262"
        );
    }

    #[test]
    fn only_hashes_parse() {
        let id = "0".repeat(64);
        assert_eq!(SnapshotId::parse(&id).unwrap().as_str(), id);
        assert_eq!(TextHash::parse(&id).unwrap().as_str(), id);
        for text in ["", "0", &"A".repeat(64), &"é".repeat(32), &"0".repeat(65)] {
            assert_eq!(SnapshotId::parse(text), None);
            assert_eq!(TextHash::parse(text), None);
        }
    }
}

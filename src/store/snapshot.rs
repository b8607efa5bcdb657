//! The files of a snapshot: its exact text, and its structure.
//!
//! `texts/xx/<id>.txt` is the text that all offsets count in, byte for byte, and nothing else, so that any
//! tool can read it. `texts/xx/<id>.ron` is written after it and so says that both are there; it holds the
//! hash of the text, which tells a text that was changed by hand or by a failing disk from the one that was
//! marked. Its own structure is told so by the id. Neither is ever rewritten, unless it is broken.

use std::{collections::BTreeMap, ops::Range, path::Path};

use ron::{Options, extensions::Extensions, ser::PrettyConfig};
use serde::{Deserialize, Serialize};

use crate::{
    model::{
        Block, BlockKind, CleanText, Found, FoundField, FoundIn, PartialDate, Snapshot, SnapshotId,
        Span, SpanKind,
    },
    store::{Durability, Folder, Position, Store, StoreError, WriteGuard, atomic},
};

/// The version of the form below.
const VERSION: u64 = 1;

/// The largest text or structure that is read, in bytes; an import takes far less.
const LIMIT: u64 = 1 << 30;

/// How many commas a block or a span has at most, on the average: its own five, and those in addresses.
const COMMAS: usize = 8;

/// The words for the kinds of blocks.
const BLOCKS: [(BlockKind, &str); 7] = [
    (BlockKind::Paragraph, "paragraph"),
    (BlockKind::Heading, "heading"),
    (BlockKind::ListItem, "list item"),
    (BlockKind::Quotation, "quotation"),
    (BlockKind::Code, "code"),
    (BlockKind::Table, "table"),
    (BlockKind::Rule, "rule"),
];

/// The words for the kinds of spans.
const SPANS: [(SpanKind, &str); 4] = [
    (SpanKind::Emphasis, "emphasis"),
    (SpanKind::Strong, "strong"),
    (SpanKind::Code, "code"),
    (SpanKind::Link, "link"),
];

#[derive(Serialize, Deserialize)]
struct SnapshotForm {
    version: u64,
    /// The BLAKE3 hash of the text, in hex.
    text: String,
    /// The version of the importer that made it.
    importer: u32,
    found: FoundForm,
    blocks: Vec<BlockForm>,
    spans: Vec<SpanForm>,
}

#[derive(Serialize, Deserialize)]
struct BlockForm {
    kind: String,
    bytes: Range<usize>,
    #[serde(default, skip_serializing_if = "is_zero")]
    level: u8,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ordinal: Option<u32>,
}

#[derive(Serialize, Deserialize)]
struct SpanForm {
    kind: String,
    bytes: Range<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    target: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct FoundForm {
    title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    author: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lead: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reading_minutes: Option<u32>,
    /// Where what was found stood, by its field.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    places: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct VersionForm {
    version: u64,
}

impl Store {
    /// Saves a snapshot; one that is there and whole stays as it is.
    ///
    /// `importer` is the version of the importer that made it. The guard proves that nobody else writes.
    ///
    /// # Errors
    /// The snapshot is then not there, or as it was.
    pub fn save_snapshot(
        &self,
        _guard: &WriteGuard,
        snapshot: &Snapshot,
        importer: u32,
    ) -> Result<Durability, StoreError> {
        let (text, structure) = self.snapshot_paths(&snapshot.id);
        let bytes = snapshot.text.as_bytes();
        let saved = atomic::write_once(&text, bytes, |path| {
            atomic::read(path, LIMIT).is_ok_and(|present| present.as_deref() == Some(bytes))
        })?;
        let form = structure_of(snapshot, importer);
        let is_whole = |_: &Path| {
            // What an importer reads off an original is not part of the id; the first word stays. What a later
            // version wrote is left to it.
            let present = self.load_snapshot(&snapshot.id);
            matches!(present, Ok(_) | Err(StoreError::Newer { .. }))
        };
        Ok(saved.and(atomic::write_once(&structure, form.as_bytes(), is_whole)?))
    }

    /// Loads a snapshot.
    ///
    /// # Errors
    /// Fails where a file is missing, of a newer form, not to be understood, or where text or structure is no
    /// longer what was saved.
    pub fn load_snapshot(&self, id: &SnapshotId) -> Result<Snapshot, StoreError> {
        let (text_path, structure_path) = self.snapshot_paths(id);
        let form = read_form(&structure_path)?;
        let text = read_text(&text_path)?;
        if !is_its_text(&form, &text) {
            return Err(StoreError::Changed { path: text_path });
        }
        let clean = CleanText::new(&text);
        if *clean != *text {
            return Err(damaged(
                &text_path,
                None,
                "it holds characters that must not reach a screen",
            ));
        }
        let importer = form.importer;
        let snapshot =
            from_form(id, clean, form).map_err(|what| damaged(&structure_path, None, &what))?;
        if SnapshotId::of(importer, &snapshot.text, &snapshot.blocks, &snapshot.spans) != *id {
            return Err(StoreError::Changed {
                path: structure_path,
            });
        }
        Ok(snapshot)
    }

    /// Loads the text of a snapshot alone, without making sure that it is what was saved: enough to show a part of it.
    ///
    /// # Errors
    /// Fails where its file is missing or can't be read.
    pub fn load_text(&self, id: &SnapshotId) -> Result<CleanText, StoreError> {
        let (path, _) = self.snapshot_paths(id);
        Ok(CleanText::new(&read_text(&path)?))
    }

    /// Tells whether the files of a snapshot are there, without looking into them.
    pub fn has_snapshot(&self, id: &SnapshotId) -> bool {
        let (text, structure) = self.snapshot_paths(id);
        text.exists() && structure.exists()
    }

    /// Takes the files of a snapshot away for good; the structure first, since it says that both are there.
    ///
    /// # Errors
    /// Fails where one could not be removed; it can be tried again.
    pub fn remove_snapshot(
        &self,
        _guard: &WriteGuard,
        id: &SnapshotId,
    ) -> Result<Durability, StoreError> {
        let (text, structure) = self.snapshot_paths(id);
        let structure = atomic::remove(&structure)?;
        Ok(structure.and(atomic::remove(&text)?))
    }

    fn snapshot_paths(&self, id: &SnapshotId) -> (std::path::PathBuf, std::path::PathBuf) {
        let places = self.places();
        (
            places.file(Folder::Texts, id.as_str(), "txt"),
            places.file(Folder::Texts, id.as_str(), "ron"),
        )
    }
}

/// Makes a snapshot of its text and its structure as another process has written them down.
///
/// All of it is looked at again: what is not as the importer of this version makes it is refused. So is, before it is
/// taken apart, what may have many more than `most` blocks and spans: each takes far more memory than it has letters.
///
/// # Errors
/// Says what is wrong, for a log.
pub fn snapshot_of(
    text: &str,
    structure: &str,
    importer: u32,
    most: usize,
) -> Result<Snapshot, String> {
    // Whatever it is a list of, each of its parts has one behind it.
    let commas = structure.bytes().filter(|byte| *byte == b',').count();
    if commas > most.saturating_mul(COMMAS) {
        return Err("it has too many parts".to_owned());
    }
    let form: SnapshotForm = options().from_str(structure).map_err(|e| e.to_string())?;
    if form.version != VERSION || form.importer != importer {
        return Err("it is of another version".to_owned());
    }
    if !is_its_text(&form, text) {
        return Err("the structure is that of another text".to_owned());
    }
    let clean = CleanText::new(text);
    if *clean != *text {
        return Err("the text holds characters that must not reach a screen".to_owned());
    }
    let unnamed = SnapshotId::of(importer, &clean, &[], &[]);
    let mut snapshot = from_form(&unnamed, clean, form)?;
    snapshot.check().map_err(|fault| fault.to_string())?;
    snapshot.id = SnapshotId::of(importer, &snapshot.text, &snapshot.blocks, &snapshot.spans);
    Ok(snapshot)
}

fn is_its_text(form: &SnapshotForm, text: &str) -> bool {
    blake3::hash(text.as_bytes()).to_hex().as_str() == form.text
}

fn options() -> Options {
    // `ordinal: 3` rather than `ordinal: Some(3)`.
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Writes down the structure of a snapshot, with the hash of its text.
///
/// `importer` is the version of the importer that made it.
pub fn structure_of(snapshot: &Snapshot, importer: u32) -> String {
    let text = |text: &CleanText| text.to_string();
    let found = &snapshot.found;
    let form = SnapshotForm {
        version: VERSION,
        text: blake3::hash(snapshot.text.as_bytes()).to_hex().to_string(),
        importer,
        found: FoundForm {
            title: text(&found.title),
            source: found.source.as_ref().map(text),
            author: found.author.as_ref().map(text),
            published: found.published.as_ref().map(PartialDate::to_string),
            url: found.url.as_ref().map(text),
            language: found.language.as_ref().map(text),
            lead: found.lead.as_ref().map(text),
            tags: found.tags.iter().map(text).collect(),
            reading_minutes: found.reading_minutes,
            places: found
                .places
                .iter()
                .map(|(field, place)| (field.to_string(), place.to_string()))
                .collect(),
        },
        blocks: snapshot
            .blocks
            .iter()
            .map(|block| BlockForm {
                kind: word(&BLOCKS, block.kind),
                bytes: block.bytes.clone(),
                level: block.level,
                ordinal: block.ordinal,
            })
            .collect(),
        spans: snapshot
            .spans
            .iter()
            .map(|span| SpanForm {
                kind: word(&SPANS, span.kind),
                bytes: span.bytes.clone(),
                target: span.target.as_ref().map(text),
            })
            .collect(),
    };
    // At depth 2 each block and span has a line of its own.
    let pretty = PrettyConfig::new()
        .new_line("\n")
        .depth_limit(2)
        // Else each apostrophe and each accent that combines is escaped; the texts have one line each.
        .escape_strings(false)
        .compact_ranges(true);
    let mut written = options()
        .to_string_pretty(&form, pretty)
        .expect("the form has neither maps nor foreign types, which are all that can fail");
    written.push('\n');
    written
}

fn read_form(path: &Path) -> Result<SnapshotForm, StoreError> {
    let text = read_text(path)?;
    let text = text.trim_start_matches('\u{feff}');
    let version = |version| StoreError::Newer {
        path: path.to_path_buf(),
        version,
        known: VERSION,
    };
    match options().from_str::<SnapshotForm>(text) {
        Ok(form) if form.version > VERSION => Err(version(form.version)),
        Ok(form) => Ok(form),
        Err(error) => match options().from_str::<VersionForm>(text) {
            Ok(form) if form.version > VERSION => Err(version(form.version)),
            _ => Err(damaged(
                path,
                Some(Position::from(error.span.start)),
                &crate::store::error::words(&error.code),
            )),
        },
    }
}

fn read_text(path: &Path) -> Result<String, StoreError> {
    let bytes = atomic::read(path, LIMIT)?.ok_or_else(|| StoreError::missing(path))?;
    // A text that is no longer UTF-8 was changed, whatever its hash.
    String::from_utf8(bytes).map_err(|_| StoreError::Changed {
        path: path.to_path_buf(),
    })
}

fn damaged(path: &Path, position: Option<Position>, what: &str) -> StoreError {
    StoreError::Damaged {
        path: path.to_path_buf(),
        position,
        what: what.to_owned(),
        backup: None,
    }
}

fn from_form(id: &SnapshotId, text: CleanText, form: SnapshotForm) -> Result<Snapshot, String> {
    let clean = |text: String| CleanText::line(&text);
    let mut blocks = Vec::with_capacity(form.blocks.len());
    let mut last = 0;
    for block in form.blocks {
        let kind = kind(&BLOCKS, &block.kind)?;
        check(&text, &block.bytes, last)?;
        last = block.bytes.end;
        blocks.push(Block {
            kind,
            bytes: block.bytes,
            level: block.level,
            ordinal: block.ordinal,
        });
    }
    let mut spans = Vec::with_capacity(form.spans.len());
    let mut last = 0;
    for span in form.spans {
        let kind = kind(&SPANS, &span.kind)?;
        check(&text, &span.bytes, last)?;
        last = span.bytes.start;
        spans.push(Span {
            kind,
            bytes: span.bytes,
            target: span.target.map(clean),
        });
    }
    let found = form.found;
    Ok(Snapshot {
        id: id.clone(),
        text,
        blocks,
        spans,
        found: Found {
            title: clean(found.title),
            source: found.source.map(clean),
            author: found.author.map(clean),
            published: found
                .published
                .and_then(|date| PartialDate::parse_iso(&date)),
            url: found.url.map(clean),
            language: found.language.map(clean),
            lead: found.lead.map(clean),
            tags: found.tags.into_iter().map(clean).collect(),
            reading_minutes: found.reading_minutes,
            places: found
                .places
                .iter()
                .map(|(field, place)| (FoundField::from_word(field), FoundIn::from_word(place)))
                .collect(),
        },
    })
}

/// Checks that a range begins at or after `least`, and that it can be cut out of the text.
fn check(text: &str, bytes: &Range<usize>, least: usize) -> Result<(), String> {
    if bytes.start < least {
        return Err(format!("the range {bytes:?} is out of order"));
    }
    match text.get(bytes.clone()) {
        Some(_) => Ok(()),
        None => Err(format!("the range {bytes:?} does not fit the text")),
    }
}

fn word<K: Copy + PartialEq>(words: &[(K, &str)], kind: K) -> String {
    let found = words.iter().find(|(known, _)| *known == kind);
    found.map_or_else(String::new, |(_, word)| (*word).to_owned())
}

fn kind<K: Copy>(words: &[(K, &str)], word: &str) -> Result<K, String> {
    words
        .iter()
        .find(|(_, known)| *known == word)
        .map(|(kind, _)| *kind)
        .ok_or_else(|| format!("it names a kind that this version does not know: {word:?}"))
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands a reference over"
)]
fn is_zero(level: &u8) -> bool {
    *level == 0
}

#[cfg(test)]
mod tests {
    use std::{fs, time::Duration};

    use tempfile::TempDir;

    use super::*;
    use crate::store::Places;

    const IMPORTER: u32 = 7;

    fn snapshot() -> Snapshot {
        let line = CleanText::line;
        let block = |kind, bytes, level, ordinal| Block {
            kind,
            bytes,
            level,
            ordinal,
        };
        Snapshot::new(
            IMPORTER,
            CleanText::new("Über das Netz\n\nEins zwei\nDrei"),
            vec![
                block(BlockKind::Heading, 0..14, 1, None),
                block(BlockKind::ListItem, 16..25, 1, Some(1)),
                block(BlockKind::ListItem, 26..30, 1, Some(2)),
            ],
            vec![
                Span {
                    kind: SpanKind::Strong,
                    bytes: 16..20,
                    target: None,
                },
                Span {
                    kind: SpanKind::Link,
                    bytes: 21..25,
                    target: Some(line("https://example.org/\"q\"")),
                },
            ],
            Found {
                title: line("Über das Netz, it's a cafe\u{301}"),
                source: None,
                author: Some(line("A. Writer")),
                published: PartialDate::parse_iso("2020-08"),
                url: None,
                language: Some(line("de-CH")),
                lead: Some(line("What it is about.")),
                tags: vec![line("cloud"), line("jedi")],
                reading_minutes: Some(2),
                places: BTreeMap::from([(FoundField::Author, FoundIn::JsonLd)]),
            },
        )
        .unwrap()
    }

    fn saved(room: &TempDir) -> (Store, WriteGuard) {
        let store = Store::new(Places::under(room.path()));
        let guard = store.lock(Duration::ZERO).unwrap();
        let saved = store.save_snapshot(&guard, &snapshot(), IMPORTER).unwrap();
        assert!(saved.is_durable());
        (store, guard)
    }

    fn structure(store: &Store) -> std::path::PathBuf {
        store.snapshot_paths(&snapshot().id).1
    }

    #[test]
    fn a_snapshot_is_read_as_it_was_saved() {
        let room = TempDir::new().unwrap();
        let (store, _guard) = saved(&room);
        assert_eq!(store.load_snapshot(&snapshot().id).unwrap(), snapshot());
    }

    #[test]
    fn the_files_are_the_exact_text_and_one_line_a_block() {
        let room = TempDir::new().unwrap();
        let (store, _guard) = saved(&room);
        let (text, structure) = store.snapshot_paths(&snapshot().id);
        let text = fs::read_to_string(text).unwrap();
        assert_eq!(text, "Über das Netz\n\nEins zwei\nDrei");
        let structure = fs::read_to_string(structure).unwrap();
        assert!(structure.contains("it's a cafe\u{301}\""), "{structure}");
        assert!(
            structure.contains(
                "\n        (kind: \"list item\", bytes: 16..25, level: 1, ordinal: 1),\n"
            ),
            "{structure}"
        );
        assert!(structure.contains("    importer: 7,\n"), "{structure}");
    }

    #[test]
    fn a_text_changed_by_one_letter_is_noticed() {
        let room = TempDir::new().unwrap();
        let (store, _guard) = saved(&room);
        let (path, _) = store.snapshot_paths(&snapshot().id);
        for changed in ["Über das Netz\n\nEins zwei\nDreI", "", "\u{feff}"] {
            fs::write(&path, changed).unwrap();
            let error = store.load_snapshot(&snapshot().id).unwrap_err();
            assert!(matches!(&error, StoreError::Changed { path: named } if *named == path));
        }
        fs::write(&path, b"\xff").unwrap();
        assert!(matches!(
            store.load_snapshot(&snapshot().id),
            Err(StoreError::Changed { .. })
        ));
    }

    #[test]
    fn saving_again_mends_what_is_broken_and_leaves_what_is_whole() {
        let room = TempDir::new().unwrap();
        let (store, guard) = saved(&room);
        let path = structure(&store);
        let whole = fs::read_to_string(&path).unwrap();
        fs::write(&path, whole.get(..whole.len() / 2).unwrap()).unwrap();
        let _ = store.save_snapshot(&guard, &snapshot(), IMPORTER).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), whole);
        let mut other = snapshot();
        other.found.title = CleanText::line("Another");
        let _ = store.save_snapshot(&guard, &other, IMPORTER).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), whole);
    }

    #[test]
    fn ranges_that_do_not_fit_are_damage() {
        let room = TempDir::new().unwrap();
        let (store, _guard) = saved(&room);
        let path = structure(&store);
        let whole = fs::read_to_string(&path).unwrap();
        // Past the end, inside a letter, before the block before, the wrong way round.
        for range in ["16..31", "1..14", "13..25", "25..16"] {
            let from = if range == "1..14" { "0..14" } else { "16..25" };
            fs::write(&path, whole.replace(from, range)).unwrap();
            let error = store.load_snapshot(&snapshot().id).unwrap_err();
            assert!(matches!(error, StoreError::Damaged { .. }), "{range}");
        }
    }

    #[test]
    fn a_structure_that_fits_and_is_not_the_one_that_was_saved_is_noticed() {
        let room = TempDir::new().unwrap();
        let (store, guard) = saved(&room);
        let path = structure(&store);
        let whole = fs::read_to_string(&path).unwrap();
        for (from, to) in [
            ("\"list item\"", "\"paragraph\""),
            ("26..30", "26..29"),
            ("16..20", "16..19"),
            ("example.org", "example.com"),
            ("importer: 7", "importer: 8"),
        ] {
            assert!(whole.contains(from), "{whole}");
            fs::write(&path, whole.replacen(from, to, 1)).unwrap();
            let error = store.load_snapshot(&snapshot().id).unwrap_err();
            assert!(matches!(&error, StoreError::Changed { path: named } if *named == path));
            let _ = store.save_snapshot(&guard, &snapshot(), IMPORTER).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), whole);
        }
    }

    #[test]
    fn a_broken_structure_is_named_with_line_and_column() {
        let room = TempDir::new().unwrap();
        let (store, _guard) = saved(&room);
        fs::write(structure(&store), "(\n    version: 1,\n    text 1,\n)").unwrap();
        let Err(StoreError::Damaged { position, .. }) = store.load_snapshot(&snapshot().id) else {
            panic!("it cannot be read");
        };
        assert_eq!(position.unwrap().line, 3);
    }

    #[test]
    fn a_newer_structure_says_so_whatever_else_it_holds() {
        let room = TempDir::new().unwrap();
        let (store, guard) = saved(&room);
        let newer = "(version: 9, blocks: {1: 2})";
        fs::write(structure(&store), newer).unwrap();
        let error = store.load_snapshot(&snapshot().id).unwrap_err();
        assert!(matches!(error, StoreError::Newer { version: 9, .. }));
        let _ = store.save_snapshot(&guard, &snapshot(), IMPORTER).unwrap();
        assert_eq!(fs::read_to_string(structure(&store)).unwrap(), newer);
    }

    #[test]
    fn a_removed_snapshot_is_gone_from_the_disk() {
        let room = TempDir::new().unwrap();
        let (store, guard) = saved(&room);
        assert!(store.has_snapshot(&snapshot().id));
        let _ = store.remove_snapshot(&guard, &snapshot().id).unwrap();
        assert!(!store.has_snapshot(&snapshot().id));
        assert!(
            store
                .load_snapshot(&snapshot().id)
                .unwrap_err()
                .is_missing()
        );
        let left = fs::read_dir(structure(&store).parent().unwrap()).unwrap();
        assert_eq!(left.count(), 0);
    }
}

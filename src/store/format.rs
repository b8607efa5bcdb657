//! How a record looks in a file.
//!
//! A record is flat inside, and nested in its file, for people: values first, stamps apart.
//!
//! ```text
//! (
//!     version: 1,
//!     id: "0193…",
//!     title: "Cloud package",
//!     tags: ["cloud", "jedi"],                   a set
//!     note: "text",                              versions: a list where several live
//!     annotations: {                             sub-records, by their names
//!         "0193…": (
//!             quote: "…",
//!         ),
//!     },
//!     stamps: {
//!         "title": "2026-11-23T03:52:01.123Z+0@4f2a91c3 9f21d3aa",
//!         "tags/old": "2026-11-23T03:52:01.123Z+0@4f2a91c3 removed",
//!     },
//! )
//! ```
//!
//! The second word of a stamp is a short digest of the value. A value with another digest, without a stamp,
//! or gone although its stamp lives, was edited by hand: it counts as set right after all else. A whole map of
//! sub-records that is gone was not meant, and is damage; a single sub-record that is gone was put into the
//! trash by hand. What has no place in this
//! drawing, such as a field whose name is no RON name, stands under `other` by its whole path, so every
//! record can be written. What this version doesn't know is kept as it stands; comments are not kept.

use std::path::PathBuf;

mod decode;
mod encode;
mod parse;

use crate::{
    model::{CleanText, DeviceId, Path, Record, RecordId, Value},
    store::{Position, StoreError},
};

use decode::Aside;

pub use encode::{NotWritable, Writable, encode};

/// The version of the form.
pub const VERSION: u64 = 1;

/// The names at the top of a file that are no fields.
const RESERVED: [&str; 4] = ["version", "id", "other", "stamps"];

/// A record as read from a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// The record; what was edited by hand carries a new stamp.
    pub record: Record,
    /// What was set or taken away by hand since the program wrote the file, in the order of the paths.
    pub edited_by_hand: Vec<Path>,
    /// What the file had lost or had in an older state, as after the save of an editor that opened it long
    /// before, and what came back from the last copy that the program wrote.
    pub brought_back: Vec<Path>,
}

/// Why a file is not a record of this version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormatError {
    /// It cannot be understood.
    Damaged {
        /// Where.
        position: Option<Position>,
        /// What is wrong there: part of a sentence, without a period.
        what: String,
    },
    /// It is of a later version.
    Newer {
        /// The version.
        version: u64,
        /// What this version could make of it, to be shown and not to be written.
        seen: Option<Box<Loaded>>,
    },
}

impl FormatError {
    /// Names the file, and its previous good copy.
    pub fn in_file(self, path: PathBuf, backup: Option<PathBuf>) -> StoreError {
        match self {
            Self::Damaged { position, what } => StoreError::Damaged {
                path,
                position,
                what,
                backup,
            },
            Self::Newer { version, .. } => StoreError::Newer {
                path,
                version,
                known: VERSION,
            },
        }
    }
}

/// Reads the bytes of a file as the record `id`.
///
/// Texts are cleaned. What was edited by hand gets a stamp that follows from the stamps of the file and of
/// `last`, the copy that the program wrote last: later than all of them, and the same for each who reads.
/// The two are not joined here. A file without stamps, written wholly by hand, is a record too.
///
/// # Errors
/// Fails where the bytes are not RON of this form, or of a later version, or of another record.
pub fn decode(
    bytes: &[u8],
    id: RecordId,
    last: Option<&Record>,
    device: DeviceId,
) -> Result<Loaded, FormatError> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let valid = String::from_utf8_lossy(valid);
        FormatError::Damaged {
            position: Some(Position::of_byte(&valid, valid.len())),
            what: "it is not text in UTF-8".to_owned(),
        }
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let parsed = parse::parse(text, id);
    let version = match &parsed {
        Ok(parsed) => parsed.version,
        Err(_) => parse::version(text),
    };
    let aside = Aside {
        kind: id.kind,
        last,
        device,
    };
    let loaded = parsed.and_then(|parsed| {
        decode::decode(parsed, &aside).map_err(|misfit| FormatError::Damaged {
            position: position_of(text, &misfit.path),
            what: misfit.what,
        })
    });
    match (version, loaded) {
        (Some(version), loaded) if version > VERSION => Err(FormatError::Newer {
            version,
            seen: loaded.ok().map(Box::new),
        }),
        (None, Ok(_)) => Err(FormatError::Damaged {
            position: None,
            what: "the field `version` is missing".to_owned(),
        }),
        (_, loaded) => loaded,
    }
}

/// Finds where a path stands among the stamps: the only trace of what is missing.
fn position_of(text: &str, path: &Path) -> Option<Position> {
    let at = text.rfind(&format!("\"{path}\""))?;
    Some(Position::of_byte(text, at))
}

/// Returns eight hex digits that tell a value from others.
///
/// Not meant to withstand malice: who edits a file may edit its stamps too.
fn digest(value: &Value) -> String {
    match value {
        Value::Text(text) => digest_of("text", text),
        Value::Raw(raw) => digest_of("raw", raw),
    }
}

fn digest_of(kind: &str, contents: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(kind.as_bytes());
    hasher.update(b":");
    hasher.update(contents.as_bytes());
    let mut hex = hasher.finalize().to_hex().to_string();
    hex.truncate(8);
    hex
}

/// Returns the name of a version of a text that was written by hand.
///
/// It comes from the text, so that a file read twice before it is written gives one version, not two.
fn version_by_hand(text: &CleanText) -> String {
    format!("hand-{}", digest_of("text", text))
}

#[cfg(test)]
mod tests;

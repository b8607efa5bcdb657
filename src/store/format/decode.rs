//! From what stands in a file to a record: values meet their stamps.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::{
    Loaded, digest, digest_of,
    parse::{Parsed, Read},
    version_by_hand,
};
use crate::model::{Clock, Entry, Path, Record, Stamp, Value};

/// What a stamp says of its value.
enum Says {
    /// The digest of the value.
    Lives(String),
    /// The value was taken away.
    Removed,
}

/// Makes the record, and finds what was edited by hand.
pub(super) fn decode(parsed: Parsed, clock: &mut Clock, now: Timestamp) -> Loaded {
    let mut stamps = BTreeMap::new();
    for (path, written) in parsed.stamps {
        // A stamp that cannot be read says nothing: its value counts as set by hand.
        if let Some((stamp, says)) = read(&written) {
            clock.see(stamp);
            stamps.insert(path, (stamp, says));
        }
    }
    let mut joining = Joining {
        stamps,
        entries: Vec::new(),
        by_hand: Vec::new(),
    };
    for (path, value) in parsed.registers {
        joining.value(path, value);
    }
    let elements: BTreeSet<_> = parsed
        .elements
        .into_iter()
        .map(|(set, element)| (set.child(&text_of(&element)), element.value))
        .collect();
    for (path, value) in elements {
        joining.value(
            path,
            Read {
                value,
                unclean: None,
            },
        );
    }
    joining.versions(parsed.versions);
    joining.finish(clock, now)
}

struct Joining {
    /// Stamps whose values were not met yet.
    stamps: BTreeMap<Path, (Stamp, Says)>,
    entries: Vec<(Path, Entry)>,
    /// What was set by hand.
    by_hand: Vec<(Path, Value)>,
}

impl Joining {
    /// Joins a value with the stamp of its path.
    fn value(&mut self, path: Path, read: Read) {
        match self.stamps.remove(&path) {
            Some((stamp, Says::Lives(written))) if fits(&read, &written) => {
                self.entry(path, stamp, Some(read.value));
            }
            _ => self.by_hand.push((path, read.value)),
        }
    }

    /// Joins the versions of texts with their stamps, which they find by their digests.
    fn versions(&mut self, versions: Vec<(Path, Read)>) {
        let mut unmet: Vec<(Path, Read)> = Vec::new();
        for (text, read) in versions {
            let (start, end) = text.inside();
            let found = self
                .stamps
                .range(start..end)
                .find_map(|(path, (_, says))| match says {
                    Says::Lives(written) if is_child(path, &text) && fits(&read, written) => {
                        Some(path.clone())
                    }
                    _ => None,
                });
            match found {
                Some(path) => self.value(path, read),
                None => unmet.push((text, read)),
            }
        }
        for (text, read) in unmet {
            let Value::Text(written) = &read.value else {
                continue;
            };
            // An empty text is no version: who empties it takes it away.
            if !written.is_empty() {
                let path = text.child(&version_by_hand(written));
                self.stamps.remove(&path);
                self.by_hand.push((path, read.value));
            }
        }
    }

    /// Takes the stamps that are left as tombstones, and stamps what was done by hand.
    fn finish(mut self, clock: &mut Clock, now: Timestamp) -> Loaded {
        let mut gone = Vec::new();
        for (path, (stamp, says)) in std::mem::take(&mut self.stamps) {
            match says {
                Says::Removed => self.entry(path, stamp, None),
                Says::Lives(_) => gone.push(path),
            }
        }
        let mut edited: Vec<Path> = Vec::new();
        if !gone.is_empty() || !self.by_hand.is_empty() {
            let stamp = clock.tick(now);
            for (path, value) in std::mem::take(&mut self.by_hand) {
                edited.push(path.clone());
                self.entry(path, stamp, Some(value));
            }
            for path in gone {
                edited.push(path.clone());
                self.entry(path, stamp, None);
            }
        }
        edited.sort();
        edited.dedup();
        Loaded {
            record: Record::from_entries(self.entries),
            edited_by_hand: edited,
        }
    }

    fn entry(&mut self, path: Path, stamp: Stamp, value: Option<Value>) {
        self.entries.push((path, Entry { stamp, value }));
    }
}

/// Tells whether a digest is that of the value, also as it was before it was cleaned: where a newer version
/// cleans more than the one that wrote it, nobody has edited anything.
fn fits(read: &Read, written: &str) -> bool {
    digest(&read.value) == written
        || read
            .unclean
            .as_ref()
            .is_some_and(|text| digest_of("text", text) == written)
}

fn is_child(path: &Path, parent: &Path) -> bool {
    path.below(parent).is_some_and(|rest| !rest.contains('/'))
}

fn text_of(read: &Read) -> String {
    match &read.value {
        Value::Text(text) => text.to_string(),
        Value::Raw(raw) => raw.clone(),
    }
}

/// Reads a stamp and its second word.
fn read(written: &str) -> Option<(Stamp, Says)> {
    let (stamp, says) = written.trim().split_once(' ')?;
    let says = match says.trim() {
        "removed" => Says::Removed,
        digest => Says::Lives(digest.to_owned()),
    };
    Some((stamp.parse().ok()?, says))
}

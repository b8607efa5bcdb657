//! From what stands in a file to a record: values meet their stamps.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Loaded, digest, digest_of,
    parse::{Parsed, Read},
    version_by_hand,
};
use crate::model::{
    CleanText, DeviceId, Entry, Path, Record, RecordKind, Stamp, Value, record::Shape,
};

/// The field that marks a sub-record as removed.
const REMOVED: &str = "removed";

/// What a stamp says of its value.
enum Says {
    /// The digest of the value.
    Lives(String),
    /// The value was taken away.
    Removed,
}

/// What a file's values can't be compared without.
pub(super) struct Aside<'a> {
    /// The record's kind.
    pub(super) kind: RecordKind,
    /// The last copy that the program wrote.
    pub(super) last: Option<&'a Record>,
    /// Whose stamps an edit by hand gets.
    pub(super) device: DeviceId,
}

/// Makes the record, and finds what was edited by hand.
///
/// # Errors
/// Names the path at which the file can't be what a person meant.
pub(super) fn decode(parsed: Parsed, aside: &Aside<'_>) -> Result<Loaded, Misfit> {
    let mut stamps = BTreeMap::new();
    let mut latest = aside.last.and_then(Record::latest);
    for (path, written) in parsed.stamps {
        // A stamp that cannot be read says nothing: its value counts as set by hand.
        match read(&written) {
            Some((stamp, says)) => {
                latest = latest.max(Some(stamp));
                stamps.insert(path, (stamp, says));
            }
            None if is_beyond(&written) => {
                let what = format!("the stamp of `{path}` lies beyond the year 9999");
                return Err(Misfit { path, what });
            }
            None => {}
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
    // The stamp follows from what stands in the files, so that whoever reads them reads the same.
    let stamp = latest.map_or_else(
        || Stamp::new(0, 0, aside.device),
        |latest| latest.next(aside.device),
    );
    let places = Places {
        kind: aside.kind,
        maps: &parsed.maps,
        records: &parsed.records,
    };
    joining.finish(aside, &places, stamp)
}

/// What does not fit, and where: no edit that a person can have meant.
pub(super) struct Misfit {
    /// The path, which stands among the stamps.
    pub(super) path: Path,
    /// Part of a sentence, without a period.
    pub(super) what: String,
}

/// Which maps and sub-records stand in the file.
struct Places<'a> {
    kind: RecordKind,
    maps: &'a BTreeSet<Path>,
    records: &'a BTreeSet<Path>,
}

/// What is missing where a value is.
enum Gone {
    /// A whole map of sub-records.
    Map(Path),
    /// A sub-record of a map that is there.
    Record(Path),
    /// Nothing but the value.
    Value,
}

impl Places<'_> {
    /// Tells what is missing, the outermost first.
    fn gone(&self, path: &Path) -> Gone {
        let segments: Vec<_> = path.segments().collect();
        let mut at: Option<Path> = None;
        let mut shape = Shape::Register;
        let last = segments.len().saturating_sub(1);
        for (number, segment) in segments.iter().enumerate() {
            let here = at
                .as_ref()
                .map_or_else(|| Path::root(segment), |at| at.child(segment));
            if shape == Shape::Records && number < last && !self.records.contains(&here) {
                return Gone::Record(here);
            }
            shape = Shape::at(self.kind, &here);
            if shape == Shape::Records && number + 1 < last && !self.maps.contains(&here) {
                return Gone::Map(here);
            }
            at = Some(here);
        }
        Gone::Value
    }
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
    fn finish(
        mut self,
        aside: &Aside<'_>,
        places: &Places<'_>,
        stamp: Stamp,
    ) -> Result<Loaded, Misfit> {
        let mut edited: Vec<Path> = Vec::new();
        for (path, value) in std::mem::take(&mut self.by_hand) {
            edited.push(path.clone());
            self.entry(path, stamp, Some(value));
        }
        let mut taken_out: BTreeMap<Path, Vec<Path>> = BTreeMap::new();
        for (path, (set, says)) in std::mem::take(&mut self.stamps) {
            match (says, places.gone(&path)) {
                (Says::Removed, _) => self.entry(path, set, None),
                (Says::Lives(_), Gone::Map(map)) => {
                    let what =
                        format!("`{map}` is missing, though there are stamps of what it held");
                    return Err(Misfit { path, what });
                }
                (Says::Lives(_), Gone::Record(record)) => {
                    taken_out.entry(record).or_default().push(path);
                }
                (Says::Lives(_), Gone::Value) => {
                    edited.push(path.clone());
                    self.entry(path, stamp, None);
                }
            }
        }
        for (record, paths) in taken_out {
            let removed = record.child(REMOVED);
            let was = aside
                .last
                .filter(|last| last.below(&record).next().is_some());
            match was {
                // Its values come back from the copy, into the trash.
                Some(last) if last.value(&removed).is_none() => {
                    edited.push(removed.clone());
                    let time = Value::Text(CleanText::line(&stamp.time().to_string()));
                    self.entry(removed, stamp, Some(time));
                }
                Some(_) => {}
                None => {
                    for path in paths {
                        edited.push(path.clone());
                        self.entry(path, stamp, None);
                    }
                }
            }
        }
        edited.sort();
        edited.dedup();
        Ok(Loaded {
            record: Record::from_entries(self.entries),
            edited_by_hand: edited,
            brought_back: Vec::new(),
        })
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

/// Tells whether a stamp that can't be read has a year of more than four digits.
fn is_beyond(written: &str) -> bool {
    let written = written.trim().trim_start_matches('+');
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    digits > 4 || written.starts_with("9999-12-3")
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

//! The one form of everything that a person decides: a flat, stamped map.

use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

use crate::model::{CleanText, Field, FieldValue, Path, RecordKind, Stamp, path::unescape};

/// A value in a record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// Text, clean.
    Text(CleanText),
    /// Anything else, as RON: numbers, booleans, tuples, and whatever a later version wrote.
    Raw(String),
}

impl Value {
    /// Returns the text of a text.
    pub fn text(&self) -> Option<&CleanText> {
        match self {
            Self::Text(text) => Some(text),
            Self::Raw(_) => None,
        }
    }
}

/// A value with its stamp; without a value it is a tombstone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// When and where it was set.
    pub stamp: Stamp,
    /// What was set; nothing where it was taken away.
    pub value: Option<Value>,
}

/// Tells how the values at and below a path belong together, so that a file can show them nested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One value; the last one set wins.
    Register,
    /// A set of texts; each element is an entry of its own.
    Set,
    /// Texts of which an edit takes away those it saw: edits that did not see each other both stay.
    Versions,
    /// Named sub-records.
    Records,
    /// Named registers.
    Registers,
}

impl Shape {
    /// Tells the shape at a path of a record.
    pub fn at(kind: RecordKind, path: &Path) -> Self {
        let segments: Vec<_> = path.segments().collect();
        let names: Vec<&str> = segments.iter().map(AsRef::as_ref).collect();
        match (kind, names.as_slice()) {
            (RecordKind::Article | RecordKind::Claim, ["tags"])
            | (RecordKind::Annotations, ["annotations", _, "tags"])
            | (RecordKind::Story, ["articles" | "claims"])
            | (RecordKind::Feed, ["folders" | "addresses"])
            | (RecordKind::Grid, ["claims"]) => Self::Set,
            (RecordKind::Annotations, ["annotations", _, "note"])
            | (RecordKind::Claim, ["verdict"])
            | (RecordKind::Story, ["note"]) => Self::Versions,
            (RecordKind::Article, ["snapshots"] | ["snapshots", _, "again"])
            | (RecordKind::Annotations, ["annotations"] | ["annotations", _, "evidence"])
            | (RecordKind::Grid, ["rows"]) => Self::Records,
            (
                RecordKind::Annotations,
                ["annotations", _, "placements" | "decisions" | "offers"],
            )
            | (RecordKind::Article, ["addresses" | "places" | "feeds"])
            | (RecordKind::Claim, ["silences" | "relations" | "history"])
            | (RecordKind::Grid, ["rows", _, "ratings"]) => Self::Registers,
            _ => Self::Register,
        }
    }
}

/// A flat map from paths to stamped values.
///
/// Two copies of a record are joined by [`merge`](Self::merge), whatever they hold. A clone costs nothing until
/// one of the two is changed: a record goes through many hands between a key and the disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    entries: Arc<BTreeMap<Path, Entry>>,
}

impl Record {
    /// The field whose value means that the rest was taken away for good.
    pub const PURGED: &'static str = "purged";

    /// Makes a record from entries; where a path comes twice, the larger entry stays.
    pub fn from_entries(entries: impl IntoIterator<Item = (Path, Entry)>) -> Self {
        let mut record = Self::default();
        for (path, entry) in entries {
            record.put(path, entry);
        }
        record.absorb();
        record
    }

    /// Tells whether nothing was ever set.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns all entries, tombstones too, in the order of their paths.
    pub fn entries(&self) -> impl Iterator<Item = (&Path, &Entry)> {
        self.entries.iter()
    }

    /// Returns the entry at a path, which may be a tombstone.
    pub fn entry(&self, path: &Path) -> Option<&Entry> {
        self.entries.get(path)
    }

    /// Returns the value at a path.
    pub fn value(&self, path: &Path) -> Option<&Value> {
        self.entries.get(path)?.value.as_ref()
    }

    /// Returns the value of a field at the top of the record; nothing where it is not set or not readable.
    pub fn get<T: FieldValue>(&self, field: Field<T>) -> Option<T> {
        T::from_value(self.value(&field.path())?)
    }

    /// Returns the value of a field of the sub-record at `parent`.
    pub fn get_in<T: FieldValue>(&self, parent: &Path, field: Field<T>) -> Option<T> {
        T::from_value(self.value(&field.path_in(parent))?)
    }

    /// Returns the entries below a path with what is left of their paths, in order.
    pub fn below(&self, parent: &Path) -> impl Iterator<Item = (&Path, &Entry)> {
        let (start, end) = parent.inside();
        self.entries.range(start..end)
    }

    /// Returns the names of the direct children of a path below which any value lives, in order.
    pub fn children(&self, parent: &Path) -> Vec<Cow<'_, str>> {
        let mut names: Vec<&str> = Vec::new();
        for (path, entry) in self.below(parent) {
            let Some(rest) = path.below(parent) else {
                continue;
            };
            let name = rest.split('/').next().unwrap_or(rest);
            if entry.value.is_some() && names.last() != Some(&name) {
                names.push(name);
            }
        }
        // A name and a longer one that begins with it may lie between each other's entries.
        names.sort_unstable();
        names.dedup();
        names.into_iter().map(unescape).collect()
    }

    /// Returns the texts that live directly below a path: the elements of a set, the versions of a text.
    pub fn texts(&self, parent: &Path) -> Vec<CleanText> {
        self.below(parent)
            .filter_map(|(_, entry)| entry.value.as_ref()?.text().cloned())
            .collect()
    }

    /// Returns the latest stamp at or below a path.
    pub fn latest_in(&self, parent: &Path) -> Option<Stamp> {
        let own = self.entry(parent).map(|entry| entry.stamp);
        self.below(parent)
            .map(|(_, entry)| entry.stamp)
            .chain(own)
            .max()
    }

    /// Returns the latest stamp of the record.
    pub fn latest(&self) -> Option<Stamp> {
        self.entries.values().map(|entry| entry.stamp).max()
    }

    /// Sets or takes away a value; an entry with a later stamp stays.
    pub fn set(&mut self, path: Path, value: Option<Value>, stamp: Stamp) {
        self.put(path, Entry { stamp, value });
        self.absorb();
    }

    /// Joins two copies of a record: of each path the entry with the later stamp.
    ///
    /// Where stamps are equal the larger value wins, so the result depends on neither order nor grouping
    /// nor repetition. A live `purged` takes everything else away, also what the other copy still has, and
    /// is itself never taken away.
    #[must_use]
    pub fn merge(mut self, other: &Self) -> Self {
        for (path, entry) in other.entries.iter() {
            self.put(path.clone(), entry.clone());
        }
        self.absorb();
        self
    }

    fn put(&mut self, path: Path, entry: Entry) {
        // What was taken away for good never comes back, so here a value is larger than any tombstone.
        let rank = |entry: &Entry| path.as_str() == Self::PURGED && entry.value.is_some();
        let present = self.entries.get(&path);
        if present.is_some_and(|present| (rank(present), present) >= (rank(&entry), &entry)) {
            return;
        }
        Arc::make_mut(&mut self.entries).insert(path, entry);
    }

    fn absorb(&mut self) {
        let purged = Path::root(Self::PURGED);
        if self.value(&purged).is_some() {
            Arc::make_mut(&mut self.entries).retain(|path, _| *path == purged);
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::DeviceId;

    /// Makes stamps of few times and devices, so that equal ones and ties are common.
    pub(crate) fn stamp() -> impl Strategy<Value = Stamp> {
        (0i64..4, 0u32..2, 0u32..3).prop_map(|(t, c, d)| Stamp::new(t, c, DeviceId(d)))
    }

    /// Makes records over few paths, so that collisions are common.
    pub(crate) fn record() -> impl Strategy<Value = Record> {
        let path = prop::sample::select(vec![
            "title", "tags/a", "tags/b", "note/1", "note/2", "purged", "x/y/z",
        ]);
        let value = prop_oneof![
            Just(None),
            "[ab]{0,2}".prop_map(|t| Some(Value::Text(CleanText::new(&t)))),
            (0u8..3).prop_map(|n| Some(Value::Raw(n.to_string()))),
        ];
        let entry = (stamp(), value).prop_map(|(stamp, value)| Entry { stamp, value });
        prop::collection::vec((path.prop_map(Path::parse), entry), 0..8)
            .prop_map(Record::from_entries)
    }

    proptest! {
        #[test]
        fn merge_is_commutative(a in record(), b in record()) {
            prop_assert_eq!(a.clone().merge(&b), b.merge(&a));
        }

        #[test]
        fn merge_is_associative(a in record(), b in record(), c in record()) {
            prop_assert_eq!(a.clone().merge(&b).merge(&c), a.merge(&b.merge(&c)));
        }

        #[test]
        fn merge_is_idempotent(a in record(), b in record()) {
            let joined = a.merge(&b);
            prop_assert_eq!(joined.clone().merge(&b), joined.clone());
            prop_assert_eq!(joined.clone().merge(&joined), joined);
        }
    }

    #[test]
    fn children_are_named_once_even_where_one_name_begins_another() {
        let stamp = Stamp::new(1, 0, DeviceId(1));
        let mut record = Record::default();
        for path in ["a/x/1", "a/x-y/1", "a/x/2", "a/gone/1", "ab/no/1"] {
            record.set(Path::parse(path), Some(Value::Raw("1".into())), stamp);
        }
        record.set(Path::parse("a/gone/1"), None, Stamp::new(2, 0, DeviceId(1)));
        assert_eq!(record.children(&Path::root("a")), ["x", "x-y"]);
    }

    #[test]
    fn a_purged_record_keeps_nothing_whatever_is_merged_into_it() {
        let (early, late) = (Stamp::new(1, 0, DeviceId(1)), Stamp::new(9, 0, DeviceId(2)));
        let mut purged = Record::default();
        purged.set(Path::root("purged"), Some(Value::Raw("true".into())), early);
        let mut other = Record::default();
        other.set(
            Path::root("title"),
            Some(Value::Text(CleanText::new("t"))),
            late,
        );
        assert_eq!(other.merge(&purged), purged);
    }
}

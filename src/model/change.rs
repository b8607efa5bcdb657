//! What a person did, as a value that can be saved, undone and done again.

use crate::model::{ChangeId, CleanText, Field, FieldValue, Path, Record, RecordId, Stamp, Value};

/// Sets or takes away one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The record.
    pub record: RecordId,
    /// The place in it.
    pub path: Path,
    /// What stood there when the edit was made.
    pub before: Option<Value>,
    /// What is to stand there.
    pub after: Option<Value>,
}

/// Tells when a change may be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// Always: the last one wins.
    Always,
    /// Only where each value is still what it was: an undo must not take away another's later word.
    OnlyIfUnchanged,
}

/// Tells why a change was not applied: somebody has set this value since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The record.
    pub record: RecordId,
    /// The place that has changed.
    pub path: Path,
}

/// One thing that a person did; it is applied whole or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Names this change.
    pub id: ChangeId,
    /// What was done, in words, such as `mark “Its devices work offline.”`.
    pub what: CleanText,
    /// When it may be applied.
    pub guard: Guard,
    /// The edits; each path at most once.
    pub edits: Vec<Edit>,
}

impl Change {
    /// Starts a change without edits.
    pub fn new(id: ChangeId, what: &str) -> Self {
        Self {
            id,
            what: CleanText::line(what),
            guard: Guard::Always,
            edits: Vec::new(),
        }
    }

    /// Adds the setting of a value at a path; where it stands there already, nothing.
    pub fn put(&mut self, id: RecordId, record: &Record, path: Path, after: Option<Value>) {
        let before = record.value(&path).cloned();
        if before != after {
            self.edits.push(Edit {
                record: id,
                path,
                before,
                after,
            });
        }
    }

    /// Adds the setting of a field at the top of a record.
    pub fn set<T: FieldValue>(
        &mut self,
        id: RecordId,
        record: &Record,
        field: Field<T>,
        value: Option<&T>,
    ) {
        self.put(id, record, field.path(), value.map(T::to_value));
    }

    /// Adds the setting of a field of the sub-record at `parent`.
    pub fn set_in<T: FieldValue>(
        &mut self,
        id: RecordId,
        record: &Record,
        parent: &Path,
        field: Field<T>,
        value: Option<&T>,
    ) {
        self.put(id, record, field.path_in(parent), value.map(T::to_value));
    }

    /// Adds what makes the set at `parent` hold just `elements`.
    pub fn set_elements(
        &mut self,
        id: RecordId,
        record: &Record,
        parent: &Path,
        elements: &[CleanText],
    ) {
        for present in record.texts(parent) {
            if !elements.contains(&present) {
                self.put(id, record, parent.child(&present), None);
            }
        }
        for element in elements {
            let path = parent.child(element);
            // The same element given twice is one.
            if !self
                .edits
                .iter()
                .any(|edit| edit.record == id && edit.path == path)
            {
                self.put(id, record, path, Some(Value::Text(element.clone())));
            }
        }
    }

    /// Adds a new version of the text at `parent`, in place of all that `record` shows there.
    ///
    /// `version` names it and must be new; an empty text only takes the old ones away.
    pub fn set_version(
        &mut self,
        id: RecordId,
        record: &Record,
        parent: &Path,
        version: &str,
        text: &CleanText,
    ) {
        let present: Vec<_> = record
            .below(parent)
            .filter(|(_, entry)| entry.value.is_some())
            .collect();
        if let [(_, entry)] = present.as_slice()
            && entry.value.as_ref().and_then(Value::text) == Some(text)
        {
            return;
        }
        for (path, _) in present {
            self.put(id, record, path.clone(), None);
        }
        if !text.is_empty() {
            self.put(
                id,
                record,
                parent.child(version),
                Some(Value::Text(text.clone())),
            );
        }
    }

    /// Tells whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// Returns the records it touches, each once, in the order in which they are to be written.
    pub fn records(&self) -> Vec<RecordId> {
        let mut records = Vec::new();
        for kind in crate::model::RecordKind::ALL {
            for edit in self.edits.iter().filter(|edit| edit.record.kind == kind) {
                if !records.contains(&edit.record) {
                    records.push(edit.record);
                }
            }
        }
        records
    }

    /// Returns the change that restores what was visible before this one.
    #[must_use]
    pub fn inverse(&self, id: ChangeId) -> Self {
        let edits = self
            .edits
            .iter()
            .rev()
            .map(|edit| Edit {
                before: edit.after.clone(),
                after: edit.before.clone(),
                ..edit.clone()
            })
            .collect();
        Self {
            id,
            what: self.what.clone(),
            guard: Guard::OnlyIfUnchanged,
            edits,
        }
    }

    /// Finds the first edit of a record that its guard forbids.
    pub fn refusal(&self, id: RecordId, record: &Record) -> Option<Refusal> {
        if self.guard == Guard::Always {
            return None;
        }
        let edit = self
            .edits
            .iter()
            .find(|e| e.record == id && record.value(&e.path) != e.before.as_ref())?;
        Some(Refusal {
            record: id,
            path: edit.path.clone(),
        })
    }

    /// Applies the edits of one record; whether it may be is asked before, see [`refusal`](Self::refusal).
    pub fn apply(&self, id: RecordId, record: &mut Record, stamp: Stamp) {
        for edit in self.edits.iter().filter(|edit| edit.record == id) {
            record.set(edit.path.clone(), edit.after.clone(), stamp);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::model::{ArticleId, DeviceId};

    const ID: RecordId = RecordId::article(ArticleId(Uuid::nil()));

    fn change() -> Change {
        Change::new(ChangeId(Uuid::nil()), "test")
    }

    fn visible(record: &Record) -> Vec<(Path, Value)> {
        record
            .entries()
            .filter_map(|(p, e)| Some((p.clone(), e.value.clone()?)))
            .collect()
    }

    proptest! {
        #[test]
        fn undo_after_do_restores_what_was_visible(
            record in crate::model::record::tests::record(),
            sets in prop::collection::btree_map("(title|tags/a|note/1|new)", prop::option::of("[abc]"), 0..4),
        ) {
            prop_assume!(record.value(&Path::root(Record::PURGED)).is_none());
            let mut change = change();
            for (path, value) in sets {
                let value = value.map(|v| Value::Text(CleanText::new(&v)));
                change.put(ID, &record, Path::parse(&path), value);
            }
            let mut done = record.clone();
            change.apply(ID, &mut done, Stamp::new(100, 0, DeviceId(1)));
            let undo = change.inverse(ChangeId(Uuid::nil()));
            prop_assert_eq!(undo.refusal(ID, &done), None);
            undo.apply(ID, &mut done, Stamp::new(101, 0, DeviceId(1)));
            prop_assert_eq!(visible(&done), visible(&record));
        }
    }

    #[test]
    fn undo_is_refused_where_another_has_changed_the_field_since() {
        let title = Path::root("title");
        let text = |t: &str| Some(Value::Text(CleanText::new(t)));
        let mut record = Record::default();
        let mut change = change();
        change.put(ID, &record, title.clone(), text("mine"));
        change.apply(ID, &mut record, Stamp::new(1, 0, DeviceId(1)));
        record.set(
            title.clone(),
            text("another's"),
            Stamp::new(2, 0, DeviceId(2)),
        );
        let undo = change.inverse(ChangeId(Uuid::nil()));
        assert_eq!(
            undo.refusal(ID, &record),
            Some(Refusal {
                record: ID,
                path: title
            })
        );
    }

    #[test]
    fn notes_written_without_sight_of_each_other_both_stay() {
        let note = Path::root("note");
        let mut start = Record::default();
        let mut first = change();
        first.set_version(ID, &start, &note, "v0", &CleanText::new("first"));
        first.apply(ID, &mut start, Stamp::new(1, 0, DeviceId(1)));
        let copies = [("v1", "here", 1), ("v2", "there", 2)].map(|(version, text, device)| {
            let mut copy = start.clone();
            let mut edit = change();
            edit.set_version(ID, &start, &note, version, &CleanText::new(text));
            edit.apply(ID, &mut copy, Stamp::new(2, 0, DeviceId(device)));
            copy
        });
        let [here, there] = copies;
        let texts = here.merge(&there).texts(&note);
        assert_eq!(texts, [CleanText::new("here"), CleanText::new("there")]);
    }
}

//! What a person did, as a value that can be saved, undone and done again.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::model::{
    ChangeId, CleanText, Field, FieldValue, Path, Record, RecordId, RecordKind, Stamp, Value,
    annotation, evidence, feed,
};

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

/// A record or sub-record that a change makes or replaces as a whole.
///
/// Undoing it is safe only while nothing else lives in there: a note that a colleague has put on a
/// highlight must not go with the highlight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// The record.
    pub record: RecordId,
    /// Where in it the sub-record stands; nothing for the whole record.
    pub under: Option<Path>,
    /// Whether the change makes it or replaces what was there.
    pub origin: Origin,
    /// What lived in there before the change.
    pub before: BTreeMap<Path, Value>,
}

/// Tells whether a change makes something or replaces it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It is new; undoing puts it into the trash and takes away nothing.
    Made,
    /// It was there before.
    Replaced,
}

impl Whole {
    fn holds(&self, record: RecordId, path: &Path) -> bool {
        self.record == record
            && self
                .under
                .as_ref()
                .is_none_or(|under| path.below(under).is_some())
    }

    /// Returns where the mark of removal stands.
    fn removed(&self) -> Path {
        self.under
            .as_ref()
            .map_or_else(|| Path::root(REMOVED), |under| under.child(REMOVED))
    }

    /// Returns what lives in there once the edits are applied.
    fn after(&self, edits: &[Edit]) -> BTreeMap<Path, Value> {
        let mut live = self.before.clone();
        for edit in edits
            .iter()
            .filter(|edit| self.holds(edit.record, &edit.path))
        {
            match &edit.after {
                Some(value) => live.insert(edit.path.clone(), value.clone()),
                None => live.remove(&edit.path),
            };
        }
        live
    }
}

/// The name of the field that marks a record or sub-record as removed.
const REMOVED: &str = "removed";

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
    /// What the change makes or replaces as a whole.
    pub wholes: Vec<Whole>,
}

impl Change {
    /// Starts a change without edits.
    pub fn new(id: ChangeId, what: &str) -> Self {
        Self {
            id,
            what: CleanText::line(what),
            guard: Guard::Always,
            edits: Vec::new(),
            wholes: Vec::new(),
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
        let before = present
            .iter()
            .filter_map(|(p, e)| Some(((*p).clone(), e.value.clone()?)))
            .collect();
        for (path, _) in present {
            self.put(id, record, path.clone(), None);
        }
        let under = Some(parent.clone());
        self.wholes.push(Whole {
            record: id,
            under,
            origin: Origin::Replaced,
            before,
        });
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
        for kind in RecordKind::ALL {
            for edit in self.edits.iter().filter(|edit| edit.record.kind == kind) {
                if !records.contains(&edit.record) {
                    records.push(edit.record);
                }
            }
        }
        records
    }

    /// Says that the change makes a record, or the sub-record at `under`.
    pub fn create(&mut self, record: RecordId, under: Option<Path>) {
        self.wholes.push(Whole {
            record,
            under,
            origin: Origin::Made,
            before: BTreeMap::new(),
        });
    }

    /// Returns the change that restores what was visible before this one, made at `now`.
    ///
    /// What this one made is put into the trash: taking its values away one by one would leave fragments
    /// of what others add to it meanwhile.
    #[must_use]
    pub fn inverse(&self, id: ChangeId, now: Timestamp) -> Self {
        let made = || {
            self.wholes
                .iter()
                .filter(|whole| whole.origin == Origin::Made)
        };
        let mut edits: Vec<_> = self
            .edits
            .iter()
            .filter(|edit| !made().any(|whole| whole.holds(edit.record, &edit.path)))
            .map(|edit| Edit {
                before: edit.after.clone(),
                after: edit.before.clone(),
                ..edit.clone()
            })
            .collect();
        edits.extend(made().map(|whole| Edit {
            record: whole.record,
            path: whole.removed(),
            before: None,
            after: Some(now.to_value()),
        }));
        let wholes = self.wholes.iter().map(|whole| Whole {
            origin: Origin::Replaced,
            before: whole.after(&self.edits),
            ..whole.clone()
        });
        Self {
            id,
            what: self.what.clone(),
            guard: Guard::OnlyIfUnchanged,
            edits,
            wholes: wholes.collect(),
        }
    }

    /// Finds the first place of a record at which the guard forbids this change.
    pub fn refusal(&self, id: RecordId, record: &Record) -> Option<Refusal> {
        if self.guard == Guard::Always {
            return None;
        }
        let changed =
            |edit: &&Edit| edit.record == id && record.value(&edit.path) != edit.before.as_ref();
        // The matcher says where a mark stands now, whoever has made it: that is nothing added to it.
        let is_nobodys = |path: &Path| match id.kind {
            // A link that was taken away again stays in there, too.
            RecordKind::Annotations => {
                annotation::is_worked_out(path) || evidence::is_unlinked(record, path)
            }
            // Nor does anybody say what a feed has said of itself.
            RecordKind::Feed => feed::is_learned(path),
            _ => false,
        };
        let foreign = |whole: &Whole| {
            record
                .entries()
                .filter(|(path, _)| whole.holds(id, path) && !is_nobodys(path))
                .find(|(path, entry)| {
                    entry.value.is_some() && entry.value.as_ref() != whole.before.get(*path)
                })
                .map(|(path, _)| path.clone())
        };
        let path = match self.edits.iter().find(changed) {
            Some(edit) => edit.path.clone(),
            None => self.wholes.iter().find_map(foreign)?,
        };
        Some(Refusal { record: id, path })
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

    fn stamp(millis: i64) -> Stamp {
        Stamp::new(millis, 0, DeviceId(1))
    }

    fn undo(change: &Change) -> Change {
        change.inverse(ChangeId(Uuid::nil()), Timestamp::UNIX_EPOCH)
    }

    fn text(text: &str) -> Option<Value> {
        Some(Value::Text(CleanText::new(text)))
    }

    proptest! {
        #[test]
        fn undo_after_do_restores_what_was_visible_and_redo_does_it_again(
            record in crate::model::record::tests::record().prop_filter("purged", |record| {
                record.entry(&Path::root(Record::PURGED)).is_none()
            }),
            sets in prop::collection::btree_map("(title|tags/a|note/1|new)", prop::option::of("[abc]"), 0..4),
            note in prop::option::of("[ab]?"),
        ) {
            let mut change = change();
            for (path, value) in sets.iter().filter(|(path, _)| note.is_none() || !path.starts_with("note")) {
                change.put(ID, &record, Path::parse(path), value.as_deref().and_then(text));
            }
            if let Some(note) = note {
                change.set_version(ID, &record, &Path::root("note"), "new", &CleanText::new(&note));
            }
            let mut present = record.clone();
            change.apply(ID, &mut present, stamp(100));
            let done = visible(&present);
            let undo = undo(&change);
            prop_assert_eq!(undo.refusal(ID, &present), None);
            undo.apply(ID, &mut present, stamp(101));
            prop_assert_eq!(visible(&present), visible(&record));
            let redo = self::undo(&undo);
            prop_assert_eq!(redo.refusal(ID, &present), None);
            redo.apply(ID, &mut present, stamp(102));
            prop_assert_eq!(visible(&present), done);
        }
    }

    #[test]
    fn undoing_what_was_made_puts_it_into_the_trash_and_redo_takes_it_out() {
        let at = Path::parse("annotations/1");
        let mut record = Record::default();
        let mut change = change();
        change.create(ID, Some(at.clone()));
        change.put(ID, &record, at.child("quote"), text("words"));
        change.apply(ID, &mut record, stamp(1));
        let made = visible(&record);
        let undo = undo(&change);
        assert_eq!(undo.refusal(ID, &record), None);
        undo.apply(ID, &mut record, stamp(2));
        assert_eq!(record.value(&at.child("quote")), text("words").as_ref());
        assert!(record.value(&at.child("removed")).is_some());
        let redo = self::undo(&undo);
        assert_eq!(redo.refusal(ID, &record), None);
        redo.apply(ID, &mut record, stamp(3));
        assert_eq!(visible(&record), made);
    }

    #[test]
    fn what_was_made_is_not_undone_once_another_has_added_to_it() {
        let at = Path::parse("annotations/1");
        let mut record = Record::default();
        let mut change = change();
        change.create(ID, Some(at.clone()));
        change.put(ID, &record, at.child("quote"), text("words"));
        change.apply(ID, &mut record, stamp(1));
        let note = at.child("note").child("v1");
        record.set(
            note.clone(),
            text("a colleague's"),
            Stamp::new(2, 0, DeviceId(2)),
        );
        assert_eq!(
            undo(&change).refusal(ID, &record),
            Some(Refusal {
                record: ID,
                path: note
            })
        );
    }

    #[test]
    fn a_note_is_not_undone_beside_one_that_another_has_written_since() {
        let note = Path::root("note");
        let mut record = Record::default();
        record.set(note.child("v1"), text("old"), stamp(1));
        let mut mine = change();
        mine.set_version(ID, &record, &note, "v2", &CleanText::new("mine"));
        mine.apply(ID, &mut record, stamp(2));
        record.set(
            note.child("v3"),
            text("another's"),
            Stamp::new(3, 0, DeviceId(2)),
        );
        assert_eq!(
            undo(&mine).refusal(ID, &record),
            Some(Refusal {
                record: ID,
                path: note.child("v3")
            })
        );
    }

    #[test]
    fn undo_is_refused_where_another_has_changed_the_field_since() {
        let title = Path::root("title");
        let mut record = Record::default();
        let mut change = change();
        change.put(ID, &record, title.clone(), text("mine"));
        change.apply(ID, &mut record, stamp(1));
        record.set(
            title.clone(),
            text("another's"),
            Stamp::new(2, 0, DeviceId(2)),
        );
        let undo = undo(&change);
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

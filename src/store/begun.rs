//! Changes of several records that only make sense whole.
//!
//! Each file is replaced as a whole, but nothing holds several of them together: a program that is killed between two
//! leaves half of what a person did. So such a change is written down before its first record is, and this is taken away
//! after its last. What is found here was begun by somebody who could not end it, and anybody can: the stamps are those
//! of the change, so that writing a record twice does no harm.

use std::{fs, path::PathBuf};

use serde::{Deserialize, Serialize};

use crate::{
    model::{ChangeId, CleanText, DeviceId, Record, RecordId, RecordKind},
    store::{
        Durability, Folder, Store, StoreError, WriteGuard, atomic,
        format::{self, Writable},
    },
};

/// The largest such file, in bytes: that of a claim with very many pieces of evidence.
const LIMIT: u64 = 256 << 20;

/// A change that was begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    /// What was done, in words.
    pub what: CleanText,
    /// What it adds to which records, in the order of writing.
    pub deltas: Vec<(RecordId, Record)>,
}

/// The form of the file.
#[derive(Serialize, Deserialize)]
struct BegunForm {
    what: String,
    /// The folder and the id of each record, and what it is given, as the text of a file.
    records: Vec<(String, String, String)>,
}

impl Store {
    /// Writes down a change that is about to be made.
    ///
    /// # Errors
    /// Where it can't be made sure of that it is on the disk; nothing of the change should be written then.
    pub fn begin(
        &self,
        _guard: &WriteGuard,
        id: ChangeId,
        begun: &Begun,
    ) -> Result<(), StoreError> {
        let path = self.begun_path(id);
        let refused = |what: String| StoreError::NotWritable {
            path: path.clone(),
            what,
        };
        let record = |(of, delta): &(RecordId, Record)| {
            let delta = Writable::new(delta.clone(), &Record::default())
                .map_err(|error| refused(error.to_string()))?;
            let folder = Folder::of(of.kind).name().to_owned();
            Ok((folder, of.id.to_string(), format::encode(*of, &delta)))
        };
        let records = begun.deltas.iter().map(record);
        let form = BegunForm {
            what: begun.what.to_string(),
            records: records.collect::<Result<_, StoreError>>()?,
        };
        let text = ron::to_string(&form).map_err(|error| refused(error.to_string()))?;
        atomic::replace(&path, text.as_bytes(), None)?.certain()
    }

    /// Takes away what was written down of a change, since it is made, or nothing of it is.
    ///
    /// # Errors
    /// Where the file could not be removed; the change is then made once more, which does no harm.
    pub fn end(&self, _guard: &WriteGuard, id: ChangeId) -> Result<Durability, StoreError> {
        atomic::remove(&self.begun_path(id))
    }

    /// Returns the changes that were begun and not ended, by whomever; the first one in front.
    pub fn begun(&self) -> Vec<ChangeId> {
        let Ok(entries) = fs::read_dir(self.all_begun()) else {
            return Vec::new();
        };
        let ids = entries.flatten().filter_map(|entry| {
            let path = entry.path();
            let is_ours = path.extension().is_some_and(|ending| ending == "ron");
            let name = path.file_stem().filter(|_| is_ours)?;
            ChangeId::parse(name.to_str()?)
        });
        let mut ids: Vec<ChangeId> = ids.collect();
        // They begin with the time at which they were made.
        ids.sort_unstable();
        ids
    }

    /// Tells whether a change was begun and not ended.
    pub fn is_begun(&self, id: ChangeId) -> bool {
        self.begun_path(id).exists()
    }

    /// Reads what was written down of a change; nothing where it is not there any more, or is no such file.
    ///
    /// # Errors
    /// Where the system does not let it be read.
    pub fn read_begun(&self, id: ChangeId, device: DeviceId) -> Result<Option<Begun>, StoreError> {
        let Some(bytes) = atomic::read(&self.begun_path(id), LIMIT)? else {
            return Ok(None);
        };
        let Ok(form) = ron::de::from_bytes::<BegunForm>(&bytes) else {
            return Ok(None);
        };
        let delta = |(folder, id, text): &(String, String, String)| {
            let kinds = RecordKind::ALL.into_iter();
            let kind = kinds
                .rev()
                .find(|kind| Folder::of(*kind).name() == folder)?;
            let id = uuid::Uuid::try_parse(id).ok()?;
            let of = RecordId { kind, id };
            let loaded = format::decode(text.as_bytes(), of, None, device).ok()?;
            Some((of, loaded.record))
        };
        let deltas: Option<Vec<_>> = form.records.iter().map(delta).collect();
        Ok(deltas.map(|deltas| Begun {
            what: CleanText::line(&form.what),
            deltas,
        }))
    }

    fn all_begun(&self) -> PathBuf {
        self.places().state.join("begun")
    }

    fn begun_path(&self, id: ChangeId) -> PathBuf {
        self.all_begun().join(format!("{id}.ron"))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tempfile::TempDir;
    use uuid::Uuid;

    use super::*;
    use crate::{
        model::{ArticleId, ClaimId, Path, Stamp, Value},
        store::Places,
    };

    #[test]
    fn a_change_that_was_begun_is_read_as_it_was_until_it_is_ended() {
        let room = TempDir::new().unwrap();
        let store = Store::new(Places::under(room.path()));
        let (one, two) = (ChangeId(Uuid::from_u128(1)), ChangeId(Uuid::from_u128(2)));
        let (device, stamp) = (DeviceId(7), Stamp::new(5, 0, DeviceId(3)));
        let mut claim = Record::default();
        for path in ["merged_into", "history/1", "relations/1"] {
            let value = CleanText::new("It “rains”, \\ \"so\"\nthey say");
            claim.set(Path::parse(path), Some(Value::Text(value)), stamp);
        }
        let mut links = Record::default();
        let raw = Some(Value::Raw("(voice: \"own\")".to_owned()));
        links.set(
            Path::parse("annotations/1/evidence/2/suggested"),
            raw,
            stamp,
        );
        links.set(Path::parse("annotations/1/evidence/2/removed"), None, stamp);
        let begun = Begun {
            what: CleanText::line("merge “A” into “B”"),
            deltas: vec![
                (RecordId::claim(ClaimId(Uuid::from_u128(8))), claim),
                (RecordId::annotations(ArticleId(Uuid::from_u128(9))), links),
            ],
        };
        assert!(store.begun().is_empty());
        let guard = store.lock(Duration::ZERO).unwrap();
        for id in [two, one] {
            store.begin(&guard, id, &begun).unwrap();
        }
        assert_eq!(store.begun(), [one, two]);
        assert_eq!(store.read_begun(two, device).unwrap(), Some(begun));
        let _ = store.end(&guard, two).unwrap();
        assert_eq!(store.begun(), [one]);
        assert!(!store.is_begun(two) && store.is_begun(one));
        assert_eq!(store.read_begun(two, device).unwrap(), None);
    }
}

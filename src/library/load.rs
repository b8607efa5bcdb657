//! Filling the catalogue, and noticing what others change.

use crate::{
    library::{Library, reading::Known},
    model::{CleanText, RecordId, RecordKind, view::Refreshed},
    store::{Fingerprint, StoreError},
};

/// After how many records progress is told.
const STEP: usize = 256;

/// What reading the whole library came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// How many records were read.
    pub records: usize,
    /// What the person should know, such as damaged files.
    pub notices: Vec<CleanText>,
}

impl Library {
    /// Tells whether every record has been read, so that lists, counts and searches are complete.
    pub fn is_loaded(&self) -> bool {
        self.catalogue().is_loaded
    }

    /// Reads every record of the library; meant to run behind the screen.
    ///
    /// What was read shows in lists at once. `progress` is told now and then how many records were read.
    /// One that can't be read is passed over and named.
    ///
    /// # Errors
    /// Where the system does not let the directories be listed.
    pub fn load(&self, progress: &dyn Fn(usize)) -> Result<Loaded, StoreError> {
        let mut loaded = Loaded::default();
        // Claims last would do as well; articles first, since they are what the first list shows.
        for kind in [
            RecordKind::Article,
            RecordKind::Annotations,
            RecordKind::Claim,
            RecordKind::Story,
            RecordKind::View,
        ] {
            for id in self.store.ids(kind)?.ids {
                let id = RecordId { kind, id };
                // What a change or an opened article brought in meanwhile is at least as new.
                if self.catalogue().file(id).is_none() {
                    loaded.notices.extend(self.take_in(id, None));
                }
                loaded.records += 1;
                if loaded.records.is_multiple_of(STEP) {
                    progress(loaded.records);
                }
            }
        }
        self.catalogue_mut().is_loaded = true;
        loaded.notices.extend(self.finish_after_start());
        progress(loaded.records);
        Ok(loaded)
    }

    /// Reads every record, unless that was done.
    ///
    /// # Errors
    /// See [`load`](Self::load).
    pub fn ensure_loaded(&self) -> Result<(), StoreError> {
        if !self.is_loaded() {
            self.load(&|_| ())?;
        }
        Ok(())
    }

    /// Looks at every file and reads those that others have changed, made or taken away.
    ///
    /// # Errors
    /// Where the system does not let the directories be listed.
    pub fn refresh(&self) -> Result<Refreshed, StoreError> {
        let mut refreshed = Refreshed::default();
        for kind in RecordKind::ALL {
            let mut gone = self.catalogue().ids(kind);
            for id in self.store.ids(kind)?.ids {
                let id = RecordId { kind, id };
                gone.remove(&id);
                let file = self.store.fingerprint(id)?;
                let before = self.catalogue().file(id).map(Option::<&_>::cloned);
                if before.as_ref().is_none_or(|before| *before != file) {
                    refreshed.notices.extend(self.take_in(id, before.as_ref()));
                    refreshed.records.push(id);
                }
            }
            for id in gone {
                // A record whose file is gone is read from its copy; what waits has no file yet.
                match self.known(id) {
                    Ok(known) if known.is_there => {}
                    _ => {
                        self.touch(id);
                        self.catalogue_mut().forget(id);
                        refreshed.records.push(id);
                    }
                }
            }
        }
        Ok(refreshed)
    }

    /// Reads new records of a kind that others have made, without a look at those that are known.
    ///
    /// # Errors
    /// Where the system does not let the directories be listed.
    pub(super) fn notice_new(&self, kind: RecordKind) -> Result<(), StoreError> {
        for id in self.store.ids(kind)?.ids {
            let id = RecordId { kind, id };
            if self.catalogue().file(id).is_none() {
                self.take_in(id, None);
            }
        }
        Ok(())
    }

    /// Reads one record into the catalogue, unless somebody else has brought in another state than `before`.
    fn take_in(&self, id: RecordId, before: Option<&Option<Fingerprint>>) -> Vec<CleanText> {
        let known = match self.known(id) {
            Ok(known) => known,
            Err(error) => return vec![CleanText::new(&error.to_string())],
        };
        self.put_if(id, &known, before);
        known.notices
    }

    /// Puts what was read into the catalogue, unless that has learnt of another state of the file meanwhile.
    pub(super) fn put_if(&self, id: RecordId, known: &Known, before: Option<&Option<Fingerprint>>) {
        let mut catalogue = self.catalogue_mut();
        let present = catalogue.file(id).map(Option::<&_>::cloned);
        let is_new = before.is_none_or(|before| *before != known.file);
        if is_new && !known.record.is_empty() && present.as_ref() == before {
            if before.is_some() || catalogue.is_loaded {
                self.touch(id);
            }
            catalogue.put(id, &known.record, known.file.clone());
        }
    }
}

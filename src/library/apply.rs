//! Applying changes.

use std::sync::{Arc, MutexGuard};

use crate::{
    library::{
        ApplyError, Depth, Library, Writer, lock, merged::is_of_merging, notices, reading::Known,
        waiting::Waiting,
    },
    model::{
        ArticleId, Build, Change, Claim, Claimed, CleanText, Edit, Guard, Maker, Origin, Path,
        Record, RecordId, RecordKind, annotation, article, view::Applied,
    },
    store::{
        StoreError,
        lock::{PATIENCE, WriteGuard},
    },
};

/// What came of making a claim.
#[derive(Clone, Debug)]
pub enum MadeClaim {
    /// It was made.
    New(Applied),
    /// There was one of its wording already, which stays as it is.
    Present(Arc<Claim>),
}

/// What becomes of annotations in the trash on which a change works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trash {
    /// They come back: whoever made the change takes them for present.
    BroughtBack,
    /// They stay: the change is made in sight of it.
    Left,
}

impl Library {
    /// Applies a change and saves it; all of it or nothing.
    ///
    /// The records are read as they are now, under the lock; where the change may not be applied to one of
    /// them, nothing is. It is stamped once. What can't be saved waits in memory, see
    /// [`unsaved`](Self::unsaved), and is tried again with the next change and by [`flush`](Self::flush);
    /// that is no error.
    ///
    /// # Errors
    /// Where somebody has changed since what the change would take back, where a record is gone, or where
    /// its file must be left as it is.
    pub fn apply(&self, change: &Change) -> Result<Applied, ApplyError> {
        // Whoever merges claims or parts them does so in sight of the trash.
        let trash = match is_of_merging(change) {
            true => Trash::Left,
            false => Trash::BroughtBack,
        };
        self.apply_to(change, trash)
    }

    /// Applies a change that may be about annotations in the trash.
    ///
    /// # Errors
    /// See [`apply`](Self::apply).
    pub(super) fn apply_to(&self, change: &Change, trash: Trash) -> Result<Applied, ApplyError> {
        let mut writer = self.writer();
        let guard = self.store.lock(PATIENCE);
        self.make_sure_of_merging(change)?;
        self.make_sure_of_relations(change)?;
        let (change, mut led) = self.led_on(change);
        led.extend(self.make_sure_of_others(&change)?);
        self.apply_alone(&mut writer, &guard, (&change, led), trash)
    }

    /// Makes a claim as a change says, unless there is one of its wording by now: two commands that make the same claim
    /// at the same moment make one.
    ///
    /// The command line makes claims that stand by themselves in this way; what makes one together with evidence for it
    /// looks for one of its wording first, and applies all as one change.
    ///
    /// # Errors
    /// See [`apply`](Self::apply).
    pub fn make_claim(
        &self,
        change: &Change,
        statement: &CleanText,
    ) -> Result<MadeClaim, ApplyError> {
        let (mut writer, guard, mut told) = self.alone_with_claims();
        if let Some(claim) = self.claim_worded_now(statement) {
            return Ok(MadeClaim::Present(claim));
        }
        let (change, led) = self.led_on(change);
        told.splice(..0, led);
        let applied = self.apply_alone(&mut writer, &guard, (&change, told), Trash::BroughtBack)?;
        Ok(MadeClaim::New(applied))
    }

    /// Makes and applies a change that speaks of a claim, which is returned so that it can be undone, with what `steps`
    /// returns. These are given the claim as it is meant: a new one of a known wording is the known one, also where another
    /// makes it at the same moment.
    ///
    /// # Errors
    /// Those of `steps`; and see [`apply`](Self::apply).
    pub fn apply_about<T>(
        &self,
        claim: &Claimed,
        by: &Maker,
        steps: impl FnOnce(&mut Build<'_>, &Claimed) -> Result<T, ApplyError>,
    ) -> Result<(Change, Applied, T), ApplyError> {
        let (mut writer, guard, mut told) = self.alone_with_claims();
        let known = match claim {
            Claimed::Present(_) => None,
            Claimed::New(statement) => self.claim_worded_now(statement),
        };
        let claim = known.map_or_else(|| claim.clone(), |known| Claimed::Present(known.id));
        let (change, answer) = {
            let mut build = Build::new(&mut writer.ids, (self.now)()).by(by.clone());
            let answer = steps(&mut build, &claim)?;
            (build.finish(), answer)
        };
        let (led, said) = self.led_on(&change);
        told.splice(..0, said);
        let applied = self.apply_alone(&mut writer, &guard, (&led, told), Trash::BroughtBack)?;
        Ok((change, applied, answer))
    }

    /// Waits for the lock, and knows then all claims that others have made; returns what is to be said where it doesn't.
    fn alone_with_claims(
        &self,
    ) -> (
        MutexGuard<'_, Writer>,
        Result<WriteGuard, StoreError>,
        Vec<CleanText>,
    ) {
        // All that takes long is done before others have to wait for the lock.
        let compared = match self.is_compared() {
            true => Ok(()),
            false => self.compare_rows_of(Depth::Directories),
        };
        let writer = self.writer();
        let guard = self.store.lock(PATIENCE);
        // What another has made shows in the index once the directories of claims are compared.
        let compared = compared.and_then(|()| self.compare_rows_of(Depth::Claims));
        let told = compared.err().map(|error| {
            CleanText::line(&format!(
                "Whether there is such a claim already could not be made sure of: {error}."
            ))
        });
        (writer, guard, Vec::from_iter(told))
    }

    /// Applies a change under the lock, or as far as it can be without; `led` is what is to be said of it already.
    pub(super) fn apply_alone(
        &self,
        writer: &mut Writer,
        guard: &Result<WriteGuard, StoreError>,
        (change, led): (&Change, Vec<CleanText>),
        trash: Trash,
    ) -> Result<Applied, ApplyError> {
        let known = self.admissible(change)?;
        let mut overwritten = overwritten(change, &known);
        overwritten.extend(led);
        let mut back = brought_back(change, &known);
        if trash == Trash::Left {
            back.edits.clear();
        }
        if !back.edits.is_empty() {
            let said = "The mark had been removed in another window; with this it is back.";
            overwritten.push(CleanText::line(said));
        }
        let mut whole = change.clone();
        whole.edits.extend(back.edits);
        self.stamp(writer, &whole, &known);
        let mut tried = match guard {
            Ok(guard) => self.write_waiting(writer, guard),
            Err(error) => crate::library::waiting::Tried {
                why: Some(CleanText::new(&notices::with_hint(error))),
                ..Default::default()
            },
        };
        let mut records = Vec::new();
        for (id, known) in known {
            let written = tried.written.iter().find(|(of, _)| *of == id);
            let record = written.map_or(known.record, |(_, record)| record.clone());
            let record = match self.waiting_of(id) {
                Some(waiting) => record.merge(&waiting),
                None => record,
            };
            if written.is_none() {
                self.touch(id);
            }
            records.push((id, record));
        }
        tried.notices.extend(overwritten);
        Ok(Applied {
            records,
            saved: self.saved(tried.why),
            notices: tried.notices,
        })
    }

    /// Reads all records that a change touches, and makes sure that it may be applied to each.
    fn admissible(&self, change: &Change) -> Result<Vec<(RecordId, Known)>, ApplyError> {
        let mut ids = change.records();
        let wholes = change.wholes.iter().map(|whole| whole.record);
        for id in wholes {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        let mut records = Vec::new();
        for id in ids {
            let known = match self.known(id) {
                Ok(known) => known,
                // A disk that is ill is no reason to refuse: what is known is what waits.
                Err(_) if change.guard == Guard::Always => Known {
                    record: self.waiting_of(id).unwrap_or_default(),
                    is_there: true,
                    ..Known::default()
                },
                Err(error) => return Err(ApplyError::ReadOnly(error)),
            };
            self.check_there(change, id, &known)?;
            if known.read_only.is_some() {
                return Err(ApplyError::ReadOnly(self.read_only(id)));
            }
            records.push((id, known));
        }
        for (id, known) in &records {
            if let Some(refusal) = change.refusal(*id, &known.record) {
                let field = notices::field(*id, &known.record, &refusal.path);
                let (first, rest) = field.split_at(field.chars().next().map_or(0, char::len_utf8));
                let sentence = format!("{}{rest} was changed since.", first.to_uppercase());
                let records = records
                    .iter()
                    .map(|(id, known)| (*id, known.record.clone()))
                    .collect();
                return Err(ApplyError::Changed { sentence, records });
            }
        }
        Ok(records)
    }

    /// Refuses to change what is gone: a few fields of it would come back as a fragment.
    fn check_there(&self, change: &Change, id: RecordId, known: &Known) -> Result<(), ApplyError> {
        let is_made = change.wholes.iter().any(|whole| {
            whole.record == id && whole.under.is_none() && whole.origin == Origin::Made
        });
        let gone = |what: &str| {
            Err(ApplyError::Gone {
                sentence: format!("The {what} is not in the library any more."),
            })
        };
        let is_purged = |record: &Record| record.get(article::PURGED).is_some();
        match id.kind {
            RecordKind::Article if is_purged(&known.record) => gone("article was purged: it"),
            RecordKind::Article if !known.is_there && !is_made => gone("article"),
            RecordKind::Claim if !known.is_there && !is_made => gone("claim"),
            RecordKind::Story if !known.is_there && !is_made => gone("story"),
            RecordKind::View if !known.is_there && !is_made => gone("view"),
            RecordKind::Grid if !known.is_there && !is_made => gone("grid"),
            RecordKind::Feed if !known.is_there && !is_made => gone("feed"),
            RecordKind::Annotations => {
                let of = self.known(RecordId::article(ArticleId(id.id)));
                match of {
                    Ok(article) if !article.is_there => gone("article"),
                    Ok(article) if is_purged(&article.record) => gone("article"),
                    _ => Ok(()),
                }
            }
            _ => Ok(()),
        }
    }

    /// Returns why a file must be left as it is.
    fn read_only(&self, id: RecordId) -> StoreError {
        match self.store.read(id, self.device) {
            Ok(stored) => match stored.writable() {
                Err(error) => error,
                Ok(_) => StoreError::missing(&self.store.path(id)),
            },
            Err(error) => error,
        }
    }

    /// Gives the change its stamp, later than all that its records hold, and lets it wait to be written.
    fn stamp(&self, writer: &mut Writer, change: &Change, known: &[(RecordId, Known)]) {
        for latest in known.iter().filter_map(|(_, known)| known.record.latest()) {
            writer.clock.see(latest);
        }
        let stamp = writer.clock.tick((self.now)());
        let deltas: Vec<(RecordId, Record)> = change
            .records()
            .into_iter()
            .map(|id| {
                let mut delta = Record::default();
                change.apply(id, &mut delta, stamp);
                (id, delta)
            })
            .collect();
        if !deltas.is_empty() {
            let what = change.what.clone();
            let whole = is_of_merging(change).then_some(change.id);
            lock(&self.waiting).push(Waiting {
                what,
                deltas,
                whole,
                is_begun: false,
            });
        }
    }
}

/// Says which values of others a change replaces that whoever made it had not seen.
fn overwritten(change: &Change, known: &[(RecordId, Known)]) -> Vec<CleanText> {
    let mut notices = Vec::new();
    for edit in &change.edits {
        let Some((id, known)) = known.iter().find(|(id, _)| *id == edit.record) else {
            continue;
        };
        let present = known.record.value(&edit.path);
        if present != edit.before.as_ref()
            && present != edit.after.as_ref()
            && let Some(text) = present.and_then(crate::model::Value::text)
        {
            let field = notices::field(*id, &known.record, &edit.path);
            notices.push(CleanText::line(&format!(
                "Another window had meanwhile set {field} to “{text}”; it was replaced."
            )));
        }
    }
    notices
}

/// Takes annotations out of the trash on which a change works, as from a window that still shows them.
///
/// A note or a flag would otherwise go into the trash unseen, while the person is told that it was saved.
fn brought_back(change: &Change, known: &[(RecordId, Known)]) -> Change {
    let mut back = Change {
        edits: Vec::new(),
        wholes: Vec::new(),
        ..change.clone()
    };
    if change.guard != Guard::Always {
        return back;
    }
    for edit in &change.edits {
        let names: Vec<_> = edit.path.segments().collect();
        let (Some((_, known)), [all, id, _, ..]) = (
            known.iter().find(|(of, _)| *of == edit.record),
            names.as_slice(),
        ) else {
            continue;
        };
        let removed = Path::root(all).child(id).child(annotation::REMOVED.name());
        let is_set = |edits: &[Edit]| {
            edits
                .iter()
                .any(|e| e.record == edit.record && e.path == removed)
        };
        if edit.record.kind == RecordKind::Annotations
            && known.record.value(&removed).is_some()
            && !is_set(&change.edits)
            && !is_set(&back.edits)
        {
            back.put(edit.record, &known.record, removed, None);
        }
    }
    back
}

//! Builders of changes to claims and their evidence.

use super::{Build, Setting, shown};
use crate::model::{
    Annotation, AnnotationId, ArticleId, Checkable, ClaimId, CleanText, Evidence, EvidenceId,
    Field, FieldValue, HistoryEntry, Kind, PartialDate, Path, Record, RecordId, Relation, Silence,
    SnapshotId, Stance, Status, Strength, Suggestion, Value, Voice, annotation::joined, claim,
    evidence,
};

/// The claim that an annotation is to be evidence of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The claim.
    pub claim: ClaimId,
    /// Its wording now, against which the evidence is judged.
    pub wording: CleanText,
    /// What the words say of it.
    pub stance: Stance,
    /// What was made out from the text of how they say it.
    pub suggested: Option<Suggestion>,
}

/// The claim that something bears on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claimed {
    /// One that is there.
    Present(ClaimId),
    /// One that is to be made, of this wording.
    New(CleanText),
}

/// What is to become of a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimEdit {
    /// The wording; it can't be taken away.
    pub statement: Setting<CleanText>,
    /// How far the checking has come; taken away it is undetermined.
    pub status: Setting<Status>,
    /// What the person concludes, in Markdown.
    pub verdict: Setting<CleanText>,
    /// Who claims it.
    pub claimant: Setting<CleanText>,
    /// Of which time it speaks.
    pub as_of: Setting<PartialDate>,
    /// What kind of statement it is.
    pub kind: Setting<Kind>,
    /// Whether it can be checked at all.
    pub checkable: Setting<Checkable>,
    /// Why it can be checked or can't, or how.
    pub checkable_why: Setting<CleanText>,
    /// By when it is to be decided.
    pub due: Setting<PartialDate>,
}

/// What is to become of a link to a claim; what is taken away is made out from the text again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EvidenceEdit {
    /// In whose voice it is told.
    pub voice: Setting<Voice>,
    /// From whom the article has it; an empty chain says that it has it from nobody.
    pub via: Setting<Vec<CleanText>>,
    /// The hedge; an empty one says that there is none.
    pub hedge: Setting<CleanText>,
    /// How strong it is.
    pub strength: Setting<Strength>,
    /// Where it comes from in the end; an empty one says that this is unknown.
    pub origin: Setting<CleanText>,
}

impl EvidenceEdit {
    /// Says that all is as it was made out from the text.
    pub fn confirming(evidence: &Evidence) -> Self {
        let told = evidence.told();
        Self {
            voice: told.voice.into(),
            via: Setting::To(told.via),
            hedge: Setting::To(told.hedge.unwrap_or_default()),
            ..Self::default()
        }
    }
}

impl Build<'_> {
    /// Makes an annotation evidence of a claim.
    ///
    /// One that bears on the claim already is not linked twice: its stance and wording are set.
    pub fn flag(
        &mut self,
        article: ArticleId,
        id: AnnotationId,
        annotations: &Record,
        link: &Link,
    ) -> EvidenceId {
        let present = Annotation::from_record(article, id, annotations);
        let present = present
            .as_ref()
            .and_then(|known| known.link_to(link.claim, &link.stance));
        let evidence = match present {
            Some(evidence) => evidence.id,
            None => EvidenceId(self.ids.next(self.now)),
        };
        let record = RecordId::annotations(article);
        let at = evidence::at(id, evidence);
        let is_new = annotations.value(&evidence::CLAIM.path_in(&at)).is_none();
        if is_new {
            self.change.create(record, Some(at.clone()));
            self.set_in(record, annotations, &at, evidence::CLAIM, &link.claim);
            if let Some(suggested) = &link.suggested {
                self.set_in(record, annotations, &at, evidence::SUGGESTED, suggested);
            }
        }
        self.set_in(record, annotations, &at, evidence::STANCE, &link.stance);
        self.set_in(record, annotations, &at, evidence::WORDING, &link.wording);
        self.named(&format!("flag {} as {}", shown(&link.wording), link.stance));
        evidence
    }

    /// Says how evidence is told.
    pub fn edit_evidence(
        &mut self,
        of: &Annotation,
        annotations: &Record,
        evidence: EvidenceId,
        edit: &EvidenceEdit,
    ) {
        let record = RecordId::annotations(of.article);
        let at = evidence::at(of.id, evidence);
        self.set_field_in(record, annotations, &at, evidence::VOICE, &edit.voice);
        self.set_field_in(record, annotations, &at, evidence::VIA, &edit.via);
        self.set_field_in(record, annotations, &at, evidence::HEDGE, &edit.hedge);
        self.set_field_in(record, annotations, &at, evidence::STRENGTH, &edit.strength);
        self.set_field_in(record, annotations, &at, evidence::ORIGIN, &edit.origin);
        self.named(&format!("say how {} is told", shown(&of.anchor.quote)));
    }

    /// Says that evidence, judged under an earlier wording of its claim, holds under this one.
    pub fn judge_again(
        &mut self,
        of: &Annotation,
        annotations: &Record,
        evidence: EvidenceId,
        statement: &CleanText,
    ) {
        let record = RecordId::annotations(of.article);
        let at = evidence::at(of.id, evidence);
        self.set_in(record, annotations, &at, evidence::WORDING, statement);
        self.named(&format!("judge {} again", shown(&of.anchor.quote)));
    }

    /// Takes an annotation off a claim.
    pub fn unlink(&mut self, of: &Annotation, annotations: &Record, evidence: EvidenceId) {
        let record = RecordId::annotations(of.article);
        let path = evidence::REMOVED.path_in(&evidence::at(of.id, evidence));
        self.put_removed(record, annotations, path);
        self.named(&format!("unlink {}", shown(&of.anchor.quote)));
    }

    /// Makes a claim, of the status that those begin with.
    pub fn make_claim(&mut self, statement: &CleanText) -> ClaimId {
        let id = ClaimId(self.ids.next(self.now));
        let (record, none) = (RecordId::claim(id), Record::default());
        self.change.create(record, None);
        self.change
            .set(record, &none, claim::STATEMENT, Some(statement));
        self.change
            .set(record, &none, claim::STATUS, Some(&self.by.begins.clone()));
        self.change
            .set(record, &none, claim::CREATED, Some(&self.now));
        self.keep(id, &none, claim::STATEMENT.name(), statement);
        self.named(&format!("claim {}", shown(statement)));
        id
    }

    /// Changes a claim; `record` is the claim's.
    ///
    /// Each new wording, status and verdict is kept in its history.
    pub fn edit_claim(&mut self, id: ClaimId, record: &Record, edit: &ClaimEdit) {
        let of = RecordId::claim(id);
        if let Setting::To(statement) = &edit.statement
            && record.get(claim::STATEMENT).as_ref() != Some(statement)
        {
            self.change
                .set(of, record, claim::STATEMENT, Some(statement));
            self.keep(id, record, claim::STATEMENT.name(), statement);
        }
        let status = record.get(claim::STATUS).unwrap_or(Status::Undetermined);
        let becomes = match &edit.status {
            Setting::Keep => &status,
            Setting::Clear => &Status::Undetermined,
            Setting::To(status) => status,
        };
        if *becomes != status {
            self.change.set(of, record, claim::STATUS, Some(becomes));
            let word = CleanText::line(becomes.word());
            self.keep(id, record, claim::STATUS.name(), &word);
        }
        let verdict = joined(&record.texts(&claim::verdict())).unwrap_or_default();
        let becomes = match &edit.verdict {
            Setting::Keep => verdict.clone(),
            Setting::Clear => CleanText::default(),
            Setting::To(verdict) => verdict.clone(),
        };
        if becomes != verdict {
            self.write_version(of, record, &claim::verdict(), &becomes);
            self.keep(id, record, "verdict", &becomes);
        }
        self.set_field(of, record, claim::CLAIMANT, &edit.claimant);
        self.set_field(of, record, claim::AS_OF, &edit.as_of);
        self.set_field(of, record, claim::KIND, &edit.kind);
        self.set_field(of, record, claim::CHECKABLE, &edit.checkable);
        self.set_field(of, record, claim::CHECKABLE_WHY, &edit.checkable_why);
        self.set_field(of, record, claim::DUE, &edit.due);
        let name = record.get(claim::STATEMENT).unwrap_or_default();
        self.named(&format!("edit claim {}", shown(&name)));
    }

    /// Says what a claim is to another one, or that it is nothing to it; `record` is the claim's.
    pub fn relate(
        &mut self,
        id: ClaimId,
        record: &Record,
        other: ClaimId,
        relation: Option<&Relation>,
    ) {
        let value = relation.map(FieldValue::to_value);
        self.change
            .put(RecordId::claim(id), record, claim::relation(other), value);
        let name = record.get(claim::STATEMENT).unwrap_or_default();
        self.named(&format!("relate {}", shown(&name)));
    }

    /// Merges a claim into another one: what it was given, its silences and relations go there, and it goes into
    /// the trash.
    ///
    /// The evidence follows by [`move_evidence`](Self::move_evidence), for each annotation that has some. Where
    /// the other one says something of the same claim already, that stays; of the same article, the later check. Nothing
    /// is taken away from either, but for what it is put in the place of: what one of them is to the other is not shown
    /// as long as that is in the trash, and holds again when they are parted.
    pub fn merge_claim(
        &mut self,
        (id, record): (ClaimId, &Record),
        (into, other): (ClaimId, &Record),
    ) {
        let to = RecordId::claim(into);
        for parent in [claim::history(), claim::silences(), claim::relations()] {
            for (path, entry) in record.below(&parent) {
                // What a hand may have written of a claim and itself says nothing of another one either.
                let is_itself = [into, id].map(claim::relation).contains(path);
                let is_new = other.value(path).is_none() || is_checked_later(path, record, other);
                if let Some(value) = &entry.value
                    && is_new
                    && !is_itself
                {
                    let value = whose(value, record).unwrap_or_else(|| value.clone());
                    self.change.put(to, other, path.clone(), Some(value));
                }
            }
        }
        let wording = record.get(claim::STATEMENT).unwrap_or_default();
        self.keep(into, other, claim::MERGED, &wording);
        let from = RecordId::claim(id);
        self.change
            .set(from, record, claim::MERGED_INTO, Some(&into));
        self.put_removed(from, record, claim::REMOVED.path());
        let name = |record: &Record| shown(&record.get(claim::STATEMENT).unwrap_or_default());
        self.named(&format!("merge {} into {}", name(record), name(other)));
    }

    /// Makes the evidence that an annotation has for a claim evidence of another one.
    ///
    /// It keeps the wording that it was judged against, and so waits for a recheck where that differs; and it keeps for
    /// which claim it was given first, so that it finds back however often it goes on. What has evidence of the same
    /// stance for both keeps one of the two, and both where a person has said more of both.
    pub fn move_evidence(
        &mut self,
        of: &Annotation,
        annotations: &Record,
        from: ClaimId,
        into: ClaimId,
    ) {
        let record = RecordId::annotations(of.article);
        for link in of.evidence.iter().filter(|link| link.claim == from) {
            let at = evidence::at(of.id, link.id);
            let is_same = |other: &&Evidence| other.claim == into && other.stance == link.stance;
            match of.evidence.iter().find(is_same) {
                // What a person has said of either stays.
                Some(_) if !link.is_said() => {
                    self.put_removed(record, annotations, evidence::REMOVED.path_in(&at));
                }
                Some(other) if !other.is_said() => {
                    let other = evidence::at(of.id, other.id);
                    self.put_removed(record, annotations, evidence::REMOVED.path_in(&other));
                }
                _ => {}
            }
            self.set_in(record, annotations, &at, evidence::CLAIM, &into);
            let first = annotations.get_in(&at, evidence::GIVEN_FOR).unwrap_or(from);
            // What comes home was given for no other one.
            let first = Some(first).filter(|first| *first != into);
            self.change.set_in(
                record,
                annotations,
                &at,
                evidence::GIVEN_FOR,
                first.as_ref(),
            );
        }
    }

    /// Records that an article says nothing of a claim; `record` is the claim's.
    ///
    /// What was checked on the same snapshot before stays as it is.
    pub fn silence(
        &mut self,
        id: ClaimId,
        record: &Record,
        article: ArticleId,
        snapshot: &SnapshotId,
    ) {
        let path = claim::silence(article);
        let present = record.value(&path);
        let present = present.and_then(|value| Silence::from_value(article, value));
        if present.is_some_and(|present| present.snapshot == *snapshot) {
            return;
        }
        let silence = Silence {
            article,
            snapshot: snapshot.clone(),
            checked: self.now,
        };
        let value = Some(silence.to_value());
        self.change.put(RecordId::claim(id), record, path, value);
    }

    /// Takes away that an article says nothing of a claim; `record` is the claim's.
    pub fn take_silence_away(&mut self, id: ClaimId, record: &Record, article: ArticleId) {
        let path = claim::silence(article);
        self.change.put(RecordId::claim(id), record, path, None);
        let name = record.get(claim::STATEMENT).unwrap_or_default();
        self.named(&format!("take away silence on {}", shown(&name)));
    }

    /// Puts a claim into the trash; the links to it stay and come back with it.
    pub fn remove_claim(&mut self, id: ClaimId, record: &Record) {
        self.put_removed(RecordId::claim(id), record, claim::REMOVED.path());
        let name = record.get(claim::STATEMENT).unwrap_or_default();
        self.named(&format!("remove claim {}", shown(&name)));
    }

    /// Takes a claim out of the trash, to stand by itself again where it was merged into another one; what went there
    /// with it comes back by [`part_claims`](Self::part_claims).
    pub fn restore_claim(&mut self, id: ClaimId, record: &Record) {
        let of = RecordId::claim(id);
        self.change.put(of, record, claim::REMOVED.path(), None);
        self.change.put(of, record, claim::MERGED_INTO.path(), None);
        let name = record.get(claim::STATEMENT).unwrap_or_default();
        self.named(&format!("restore claim {}", shown(&name)));
    }

    /// Keeps what a claim was given, in its history.
    fn keep(&mut self, id: ClaimId, record: &Record, what: &str, value: &CleanText) {
        let entry = HistoryEntry {
            what: CleanText::line(what),
            value: value.clone(),
            at: self.now,
            by: self.by.name.clone(),
            of: CleanText::default(),
        };
        let path = claim::history().child(&self.ids.next(self.now).to_string());
        let value = Some(entry.to_value());
        self.change.put(RecordId::claim(id), record, path, value);
    }

    pub(super) fn set_field_in<T: FieldValue>(
        &mut self,
        id: RecordId,
        record: &Record,
        parent: &Path,
        field: Field<T>,
        setting: &Setting<T>,
    ) {
        match setting {
            Setting::Keep => {}
            Setting::Clear => self.change.set_in(id, record, parent, field, None),
            Setting::To(value) => self.change.set_in(id, record, parent, field, Some(value)),
        }
    }
}

/// Returns an entry of the history of a claim with the wording of the claim, unless it is that of another one already;
/// nothing where it is no such entry.
fn whose(value: &Value, record: &Record) -> Option<Value> {
    let mut entry = HistoryEntry::from_value(value)?;
    if entry.of.is_empty() {
        entry.of = record.get(claim::STATEMENT)?;
    }
    Some(entry.to_value())
}

/// Tells whether a claim's silence was checked later than that of the same place of another claim, and on another
/// snapshot: what was checked on the same one before stays as it is.
fn is_checked_later(path: &Path, one: &Record, other: &Record) -> bool {
    let silence = |record: &Record| {
        let article = ArticleId::parse(path.below(&claim::silences())?)?;
        Silence::from_value(article, record.value(path)?)
    };
    match (silence(one), silence(other)) {
        (Some(one), Some(other)) => one.checked > other.checked && one.snapshot != other.snapshot,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{super::tests::*, *};
    use crate::model::{Change, ChangeId, Claim, Ids, NewAnnotation};

    fn link(claim: ClaimId, stance: Stance) -> Link {
        Link {
            claim,
            wording: text("claim"),
            stance,
            suggested: None,
        }
    }

    fn claim_in(desk: &Desk, id: ClaimId) -> Claim {
        Claim::from_record(id, &desk.record(RecordId::claim(id))).unwrap()
    }

    /// Marks words in the article and makes two claims of them, the first supported and the second refuted.
    fn two_claims(desk: &mut Desk, ids: &mut Ids) -> (AnnotationId, ClaimId, ClaimId) {
        let (made, done) = change(ids, |build| {
            let none = Record::default();
            let mark = build.mark(ARTICLE, &none, &NewAnnotation::on(anchor()));
            let one = build.make_claim(&text("The devices work offline"));
            let other = build.make_claim(&text("The machines run without a network"));
            build.flag(ARTICLE, mark, &none, &link(one, Stance::Supports));
            build.flag(ARTICLE, mark, &none, &link(other, Stance::Refutes));
            (mark, one, other)
        });
        desk.apply(&done);
        made
    }

    fn undo(desk: &mut Desk, done: &Change) {
        desk.apply(&done.inverse(ChangeId(Uuid::nil()), now()));
    }

    #[test]
    fn each_wording_status_and_verdict_is_kept_with_its_time_and_its_author() {
        let (mut desk, mut ids) = (Desk::default(), Ids::new(1));
        let (_, id, _) = two_claims(&mut desk, &mut ids);
        let edit = ClaimEdit {
            statement: Setting::To(text("The devices work offline for a week")),
            status: Setting::To(Status::InProgress),
            verdict: Setting::To(text("Not sure.\n\nSee below.")),
            claimant: Setting::To(text("the firm")),
            ..ClaimEdit::default()
        };
        let record = desk.record(RecordId::claim(id));
        let later = now() + jiff::SignedDuration::from_secs(60);
        let mut build = Build::new(&mut ids, later).by(text("A. Reader").into());
        build.edit_claim(id, &record, &edit);
        let done = build.finish();
        desk.apply(&done);
        let claim = claim_in(&desk, id);
        let told: Vec<_> = claim
            .history
            .iter()
            .map(|entry| (&*entry.what, &*entry.value, &*entry.by))
            .collect();
        assert_eq!(
            told,
            [
                ("statement", "The devices work offline", ""),
                (
                    "statement",
                    "The devices work offline for a week",
                    "A. Reader"
                ),
                ("status", "in progress", "A. Reader"),
                ("verdict", "Not sure.\n\nSee below.", "A. Reader"),
            ]
        );
        assert_eq!(claim.claimant, Some(text("the firm")));

        // The same again is nothing new.
        let record = desk.record(RecordId::claim(id));
        let ((), same) = change(&mut ids, |build| build.edit_claim(id, &record, &edit));
        assert!(same.is_empty(), "{same:?}");
        undo(&mut desk, &done);
        assert_eq!(claim_in(&desk, id).history.len(), 1);
        assert_eq!(claim_in(&desk, id).claimant, None);
    }

    #[test]
    fn a_merged_claim_leaves_all_its_evidence_silences_and_history_with_the_other() {
        let (mut desk, mut ids) = (Desk::default(), Ids::new(1));
        let (mark, from, into) = two_claims(&mut desk, &mut ids);
        let silent = ArticleId(Uuid::from_u128(77));
        let checked = SnapshotId::parse(&"b".repeat(64)).unwrap();
        let ((), done) = change(&mut ids, |build| {
            build.silence(from, &desk.record(RecordId::claim(from)), silent, &checked);
        });
        desk.apply(&done);
        let ((), merge) = change(&mut ids, |build| {
            let records = [from, into].map(|id| desk.record(RecordId::claim(id)));
            let [one, other] = &records;
            build.merge_claim((from, one), (into, other));
            let known = desk.annotation(mark);
            build.move_evidence(&known, &desk.annotations(), from, into);
        });
        desk.apply(&merge);
        let claim = claim_in(&desk, into);
        let told = |claim: &Claim| -> Vec<(String, String)> {
            let told = claim.history.iter();
            told.map(|entry| (entry.what.to_string(), entry.of.to_string()))
                .collect()
        };
        let own = |what: &str, of: &str| (what.to_owned(), of.to_owned());
        assert_eq!(
            told(&claim),
            [
                own("merged", ""),
                own("statement", "The devices work offline"),
                own("statement", ""),
            ]
        );
        assert_eq!(claim.history[0].value, text("The devices work offline"));
        assert_eq!(claim.silences.len(), 1);
        let gone = claim_in(&desk, from);
        assert_eq!(gone.merged_into, Some(into));
        assert!(gone.removed.is_some());
        let stances = |desk: &Desk, id: ClaimId| -> Vec<Stance> {
            let links = desk.annotation(mark).evidence.into_iter();
            links
                .filter(|link| link.claim == id)
                .map(|link| link.stance)
                .collect()
        };
        assert_eq!(stances(&desk, into), [Stance::Supports, Stance::Refutes]);

        undo(&mut desk, &merge);
        assert_eq!(stances(&desk, from), [Stance::Supports]);
        assert_eq!(stances(&desk, into), [Stance::Refutes]);
        assert_eq!(claim_in(&desk, from).removed, None);
        assert_eq!(claim_in(&desk, into).silences, []);
    }

    #[test]
    fn of_two_silences_of_one_article_the_later_check_stays_with_the_merged_claim() {
        let article = ArticleId(Uuid::from_u128(77));
        let snapshots = ["b", "c"].map(|letter| SnapshotId::parse(&letter.repeat(64)).unwrap());
        let [earlier, later] = &snapshots;
        for is_own_later in [true, false] {
            let (mut desk, mut ids) = (Desk::default(), Ids::new(1));
            let (_, from, into) = two_claims(&mut desk, &mut ids);
            let order = if is_own_later {
                [into, from]
            } else {
                [from, into]
            };
            for (number, (claim, snapshot)) in (0..).zip(order.into_iter().zip(&snapshots)) {
                let at = now() + jiff::SignedDuration::from_secs(number);
                let mut build = Build::new(&mut ids, at);
                let record = desk.record(RecordId::claim(claim));
                build.silence(claim, &record, article, snapshot);
                let done = build.finish();
                desk.apply(&done);
            }
            assert_ne!(earlier, later);
            let ((), merge) = change(&mut ids, |build| {
                let records = [from, into].map(|id| desk.record(RecordId::claim(id)));
                let [one, other] = &records;
                build.merge_claim((from, one), (into, other));
            });
            desk.apply(&merge);
            let silences = claim_in(&desk, into).silences;
            let kept: Vec<&SnapshotId> = silences.iter().map(|of| &of.snapshot).collect();
            assert_eq!(kept, [later], "{is_own_later}");
        }
    }

    #[test]
    fn what_a_person_says_of_evidence_is_taken_away_to_show_what_was_made_out() {
        let (mut desk, mut ids) = (Desk::default(), Ids::new(1));
        let (mark, claim, _) = two_claims(&mut desk, &mut ids);
        let of = |desk: &Desk| {
            let known = desk.annotation(mark);
            let links = known.evidence.iter();
            let link = links.clone().find(|link| link.claim == claim).cloned();
            (known, link.unwrap())
        };
        let (known, evidence) = of(&desk);
        let edit = EvidenceEdit {
            voice: Setting::To(Voice::Attributed),
            via: Setting::To(vec![text("the firm")]),
            strength: Setting::To(Strength::Weak),
            ..EvidenceEdit::confirming(&evidence)
        };
        let ((), said) = change(&mut ids, |build| {
            build.edit_evidence(&known, &desk.annotations(), evidence.id, &edit);
        });
        desk.apply(&said);
        let (known, evidence) = of(&desk);
        assert!(evidence.is_confirmed());
        assert_eq!(evidence.told().via, [text("the firm")]);
        let clear = EvidenceEdit {
            via: Setting::Clear,
            ..EvidenceEdit::default()
        };
        let ((), cleared) = change(&mut ids, |build| {
            build.edit_evidence(&known, &desk.annotations(), evidence.id, &clear);
        });
        desk.apply(&cleared);
        assert!(!of(&desk).1.is_confirmed());
        assert_eq!(of(&desk).1.told().via, Vec::<CleanText>::new());
    }

    #[test]
    fn a_mark_is_taken_back_after_its_flag_was() {
        let (mut desk, mut ids) = (Desk::default(), Ids::new(1));
        let (mark, marked) = change(&mut ids, |build| {
            build.mark(ARTICLE, &Record::default(), &NewAnnotation::on(anchor()))
        });
        desk.apply(&marked);
        let claim = ClaimId(Uuid::nil());
        let known = desk.annotations();
        let flag = |build: &mut Build<'_>| {
            build.flag(ARTICLE, mark, &known, &link(claim, Stance::Supports))
        };
        let (_, flagged) = change(&mut ids, flag);
        desk.apply(&flagged);
        let undo = marked.inverse(ChangeId(Uuid::nil()), now());
        let of = RecordId::annotations(ARTICLE);
        assert!(undo.refusal(of, &desk.annotations()).is_some());
        self::undo(&mut desk, &flagged);
        desk.apply(&undo);
        assert_eq!(desk.annotation(mark).removed, Some(now()));
        self::undo(&mut desk, &undo);
        assert_eq!(desk.annotation(mark).removed, None);
    }

    #[test]
    fn a_mark_with_a_new_claim_is_one_change_and_undone_as_one() {
        let (mut desk, mut ids) = (Desk::default(), Ids::new(1));
        let new = NewAnnotation {
            note: text("look again"),
            tags: vec![text("cloud"), text("cloud")],
            ..NewAnnotation::on(anchor())
        };
        let ((mark, claim), done) = change(&mut ids, |build| {
            let mark = build.mark(ARTICLE, &Record::default(), &new);
            let wording = text("JEDI contains offline devices");
            let claim = build.make_claim(&wording);
            let stance = Stance::Supports;
            let link = Link {
                claim,
                wording,
                stance,
                suggested: None,
            };
            build.flag(ARTICLE, mark, &Record::default(), &link);
            (mark, claim)
        });
        assert_eq!(
            &*done.what,
            "flag “JEDI contains offline devices” as supports"
        );
        desk.apply(&done);
        let made = desk.annotation(mark);
        assert_eq!(made.anchor, anchor());
        assert_eq!(made.notes, [text("look again")]);
        assert_eq!(made.tags, [text("cloud")]);
        assert_eq!(made.created, now());
        let [evidence] = made.evidence.as_slice() else {
            panic!("{made:?}")
        };
        assert_eq!(
            (evidence.claim, &evidence.stance),
            (claim, &Stance::Supports)
        );

        let undo = done.inverse(ChangeId(Uuid::nil()), now());
        desk.apply(&undo);
        assert_eq!(desk.annotation(mark).removed, Some(now()));
        let record = desk.records.get(&RecordId::claim(claim)).unwrap();
        let gone = Claim::from_record(claim, record).unwrap();
        assert_eq!(gone.removed, Some(now()));
        desk.apply(&undo.inverse(ChangeId(Uuid::nil()), now()));
        assert_eq!(desk.annotation(mark).evidence.len(), 1);
        assert_eq!(desk.annotation(mark).removed, None);
    }

    #[test]
    fn flagging_the_same_claim_again_changes_the_stance_and_a_link_taken_off_is_made_anew() {
        let (mut desk, mut ids) = (Desk::default(), Ids::new(1));
        let (mark, done) = change(&mut ids, |build| {
            build.mark(ARTICLE, &Record::default(), &NewAnnotation::on(anchor()))
        });
        desk.apply(&done);
        let claim = ClaimId(Uuid::from_u128(7));
        let mut flag = |desk: &mut Desk, stance| {
            let (id, done) = change(&mut ids, |build| {
                let wording = text("claim");
                let link = Link {
                    claim,
                    wording,
                    stance,
                    suggested: None,
                };
                build.flag(ARTICLE, mark, &desk.annotations(), &link)
            });
            desk.apply(&done);
            id
        };
        let first = flag(&mut desk, Stance::Supports);
        let known = desk.annotation(mark);
        let mut both = known.clone();
        both.evidence.push(Evidence {
            id: EvidenceId(Uuid::max()),
            stance: Stance::Refutes,
            ..known.evidence[0].clone()
        });
        let told = |stance| both.link_to(claim, &stance).map(|link| link.stance.clone());
        assert_eq!(told(Stance::Refutes), Some(Stance::Refutes));
        assert_eq!(told(Stance::Mentions), Some(Stance::Supports));
        let second = flag(&mut desk, Stance::Refutes);
        assert_eq!(first, second);
        let evidence = desk.annotation(mark).evidence;
        assert_eq!(evidence.len(), 1);
        assert_eq!(evidence[0].stance, Stance::Refutes);

        let known = desk.annotation(mark);
        let ((), off) = change(&mut Ids::new(9), |build| {
            build.unlink(&known, &desk.annotations(), first);
        });
        desk.apply(&off);
        assert_eq!(desk.annotation(mark).evidence, []);
        assert_ne!(flag(&mut desk, Stance::Mentions), first);
        assert_eq!(desk.annotation(mark).evidence.len(), 1);
    }
}

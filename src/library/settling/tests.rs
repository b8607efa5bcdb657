use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use tempfile::TempDir;

use super::*;
use crate::{
    anchor::{self, MATCHER, Quote},
    library::Given,
    model::{
        AnchorState, Build, Change, ClaimId, CleanText, EvidenceEdit, Link, NewAnnotation, Setting,
        Stance, Told, Voice,
        view::{Added, Saved},
    },
    store::Places,
};

static TIME: AtomicI64 = AtomicI64::new(1_700_000_000_000);

const OLD: &str = "The package\n\nThe firm offers machines to governments abroad, people said. It was shown to \
    partners in spring.\n\nIts devices work offline for up to thirty days and sync later. The price was told to \
    nobody.\n";

fn now() -> Timestamp {
    Timestamp::from_millisecond(TIME.fetch_add(1, Ordering::Relaxed)).unwrap()
}

struct Room {
    directory: TempDir,
    library: Library,
    article: ArticleId,
}

impl Room {
    fn new() -> Self {
        let directory = TempDir::new().unwrap();
        let library = Library::open(Places::under(&directory.path().join("library")), 1, now);
        let mut room = Self {
            directory,
            library,
            article: ArticleId(uuid::Uuid::nil()),
        };
        room.article = room.add(OLD).id;
        room
    }

    /// Opens the same library, as another window does.
    fn other(&self) -> Library {
        let places = Places::under(&self.directory.path().join("library"));
        Library::open(places, 2, now)
    }

    fn add(&self, text: &str) -> Added {
        let path = self.directory.path().join("news.txt");
        std::fs::write(&path, text).unwrap();
        self.library.add_file(&path, &Given::default()).unwrap()
    }

    fn build<T>(library: &Library, steps: impl FnOnce(&mut Build<'_>) -> T) -> T {
        Self::changed(library, steps).0
    }

    /// Does the same, and returns the change, too.
    fn changed<T>(library: &Library, steps: impl FnOnce(&mut Build<'_>) -> T) -> (T, Change) {
        let mut ids = library.ids();
        let mut build = Build::new(&mut ids, now());
        let made = steps(&mut build);
        let change: Change = build.finish();
        assert_eq!(library.apply(&change).unwrap().saved, Saved::Yes);
        (made, change)
    }

    fn mark(&self, words: &str) -> AnnotationId {
        self.mark_on(None, words).0
    }

    /// Marks words on a snapshot, the newest where none is given.
    fn mark_on(&self, snapshot: Option<&SnapshotId>, words: &str) -> (AnnotationId, Change) {
        let opened = self.library.open_article(self.article, snapshot).unwrap();
        let quote = Quote {
            words,
            ..Quote::default()
        };
        let bytes = anchor::find_quote(&opened.snapshot.text, &quote).unwrap();
        let new = NewAnnotation::on(anchor::anchor(&opened.snapshot, bytes).unwrap());
        Self::changed(&self.library, |build| {
            build.mark(self.article, &opened.annotations, &new)
        })
    }

    fn annotation(&self, id: AnnotationId) -> Annotation {
        let record = self.library.record(RecordId::annotations(self.article));
        Annotation::from_record(self.article, id, &record.unwrap()).unwrap()
    }

    /// Writes a placement, or takes one away, as another version of the program has done.
    fn write(&self, id: AnnotationId, snapshot: &SnapshotId, placement: Option<&Placement>) {
        let record = RecordId::annotations(self.article);
        let mut writer = self.library.writer();
        let guard = self.library.store.lock(PATIENCE).unwrap();
        let write = |record: &mut Record, clock: &mut crate::model::Clock| {
            let stamp = clock.tick(now());
            let value = placement.map(FieldValue::to_value);
            record.set(annotation::placement(id, snapshot), value, stamp);
        };
        let _ = self
            .library
            .store
            .write_merged(&guard, record, &mut writer.clock, write)
            .unwrap();
    }
}

/// A text in which all words of [`OLD`] stand further down.
fn later() -> String {
    OLD.replace(
        "The package\n",
        "The package\n\nThis was brought up to date in the evening.\n",
    )
}

#[test]
fn others_save_while_places_are_looked_for_and_only_what_is_still_wanted_is_written() {
    let room = Room::new();
    let quotes = [
        "The firm offers machines",
        "shown to partners in spring",
        "work offline for up to thirty days",
        "The price was told to nobody",
    ];
    let [free, noted, decided, removed] = quotes.map(|quote| room.mark(quote));
    let newest = room.add(&later()).snapshot;
    for id in [free, noted, decided, removed] {
        room.write(id, &newest, None);
        assert_eq!(room.annotation(id).placement(&newest), None);
    }
    let chosen = Placement {
        bytes: Some(0..11),
        by: CleanText::line(Placement::PERSON),
        ..Placement::orphan()
    };
    let other = room.other();
    let record = RecordId::annotations(room.article);
    let meanwhile = || {
        // Neither the lock of the library nor what this window writes with is held.
        assert!(room.library.writer.try_lock().is_ok());
        let known = || other.record(record).unwrap();
        let of = |id| room.annotation(id);
        Room::build(&other, |build| {
            build.set_note(&of(noted), &known(), &CleanText::new("Seen."));
        });
        Room::build(&other, |build| {
            build.decide(&of(decided), &known(), &newest, &chosen);
        });
        Room::build(&other, |build| {
            build.remove_annotation(&of(removed), &known());
        });
    };
    let written = room.library.settle_around(room.article, meanwhile).unwrap();
    assert_eq!(written.as_ref(), other.record(record).ok().as_ref());
    for id in [free, noted, removed] {
        let placement = room.annotation(id).placement(&newest).unwrap();
        assert_eq!(placement.state, AnchorState::Moved);
    }
    assert_eq!(room.annotation(noted).note().as_deref(), Some("Seen."));
    assert_eq!(room.annotation(decided).placement(&newest), Some(chosen));
    let path = annotation::placement(decided, &newest);
    assert_eq!(written.unwrap().value(&path), None);
    assert!(room.annotation(removed).removed.is_some());
    assert_eq!(room.library.settle(room.article).unwrap(), None);
}

#[test]
fn what_is_gone_when_its_place_is_found_stays_gone() {
    let room = Room::new();
    let id = room.mark("The firm offers machines");
    let newest = room.add(&later()).snapshot;
    room.write(id, &newest, None);
    let other = room.other();
    let purge = || other.purge(room.article).unwrap();
    let _ = room.library.settle_around(room.article, purge);
    let record = other.record(RecordId::annotations(room.article)).unwrap();
    assert_eq!(Annotation::all(room.article, &record), []);
}

#[test]
fn a_newer_matcher_confirms_quietly_and_asks_before_it_moves_anything() {
    let room = Room::new();
    let same = room.mark("The firm offers machines");
    let other = room.mark("work offline for up to thirty days");
    let lost = room.mark("The price was told to nobody");
    let decided = room.mark("shown to partners in spring");
    let newest = room.add(&later()).snapshot;
    let found = |id| room.annotation(id).placement(&newest).unwrap();
    let by = |by: &str, placement: Placement| Placement {
        by: CleanText::line(by),
        ..placement
    };
    let right = found(other);
    let wrong = Placement {
        bytes: Some(0..11),
        ..found(other)
    };
    room.write(same, &newest, Some(&by("matcher 1", found(same))));
    room.write(other, &newest, Some(&by("matcher 1", wrong.clone())));
    room.write(lost, &newest, Some(&by("matcher 1", Placement::orphan())));
    room.write(decided, &newest, Some(&by("person", wrong.clone())));
    assert!(room.library.settle(room.article).unwrap().is_some());

    assert_eq!(
        (&*found(same).by, found(same).state),
        (MATCHER, AnchorState::Moved)
    );
    assert_eq!(room.annotation(same).contested, []);
    assert_eq!(found(decided), by("person", wrong.clone()));

    // What stood somewhere stays there, and asks.
    let asks = found(other);
    assert_eq!(
        (&asks.bytes, &asks.state),
        (&wrong.bytes, &AnchorState::Review)
    );
    assert!(asks.waits());
    let contested = room.annotation(other).contested(&newest).unwrap().clone();
    assert_eq!(contested.kept, by("matcher 1", wrong.clone()));
    assert_eq!(contested.offer.placement, right);
    // What had no place asks with the place that was found.
    assert_eq!(found(lost).state, AnchorState::Review);
    assert_eq!(
        found(lost).bytes,
        room.annotation(lost).contested[0].offer.placement.bytes
    );

    // Whoever reads the files or asks the index sees it, and it is asked once.
    assert_eq!(room.library.counts().recheck, 2);
    assert_eq!(room.library.settle(room.article).unwrap(), None);
    let unsure = room.library.unsure(None, &room.library.moment()).unwrap();
    let starts: Vec<_> = unsure.iter().map(|unsure| unsure.start).collect();
    assert_eq!(
        starts,
        [Some(0), found(lost).bytes.map(|bytes| bytes.start)]
    );

    let filter = crate::library::AnnotationFilter {
        articles: vec![room.article],
        ..Default::default()
    };
    let listed = room.library.annotations(&filter).unwrap();
    let listed = listed.iter().find(|listed| listed.annotation.id == other);
    assert_eq!(listed.unwrap().placement.state, AnchorState::Review);

    // A person's word ends it, one way or the other.
    let record = room
        .library
        .record(RecordId::annotations(room.article))
        .unwrap();
    let annotation = room.annotation(other);
    let taken = anchor::decision::accepted_offer(&annotation.anchor, &contested);
    assert_eq!(
        (&taken.bytes, &taken.state),
        (&right.bytes, &AnchorState::Moved)
    );
    let kept = anchor::decision::kept(&annotation.anchor, Some("The package"), &contested);
    assert_eq!(
        (&kept.bytes, &kept.state),
        (&wrong.bytes, &AnchorState::Edited)
    );
    for decision in [taken, kept] {
        Room::build(&room.library, |build| {
            build.decide(&annotation, &record, &newest, &decision);
        });
        assert_eq!(found(other), decision);
        assert!(!found(other).waits());
        assert_eq!(room.annotation(other).contested, []);
    }
}

#[test]
fn an_offer_of_an_older_matcher_goes_when_the_present_one_confirms_what_stood() {
    let room = Room::new();
    let id = room.mark("The firm offers machines");
    let newest = room.add(&later()).snapshot;
    let right = room.annotation(id).placement(&newest).unwrap();
    let old = Placement {
        by: CleanText::line("matcher 0"),
        ..right.clone()
    };
    room.write(id, &newest, Some(&old));
    let offer = Offer {
        placement: Placement {
            bytes: Some(0..3),
            by: CleanText::line("matcher 1"),
            ..right.clone()
        },
        words: Some(CleanText::new("The")),
    };
    let news = News {
        of: room.annotation(id),
        what: What::Offer(offer),
    };
    let record = RecordId::annotations(room.article);
    {
        let mut writer = room.library.writer();
        let guard = room.library.store.lock(PATIENCE).unwrap();
        let write = |record: &mut Record, clock: &mut crate::model::Clock| {
            news.write(record, &newest, clock.tick(now()));
        };
        let clock = &mut writer.clock;
        let _ = room
            .library
            .store
            .write_merged(&guard, record, clock, write);
    }
    assert_eq!(
        room.annotation(id).placement(&newest).unwrap().state,
        AnchorState::Review
    );
    assert!(room.library.settle(room.article).unwrap().is_some());
    assert_eq!(room.annotation(id).placement(&newest), Some(right));
    assert_eq!(room.annotation(id).contested, []);
}

#[test]
fn a_mark_is_undone_and_done_again_after_the_matcher_has_placed_it() {
    let room = Room::new();
    let oldest = room
        .library
        .article(room.article)
        .newest()
        .unwrap()
        .id
        .clone();
    let newest = room.add(&later()).snapshot;
    let (id, mark) = room.mark_on(Some(&oldest), "The firm offers machines");
    assert!(room.library.settle(room.article).unwrap().is_some());
    assert!(room.annotation(id).placement(&newest).is_some());

    let mut ids = room.library.ids();
    let undo = mark.inverse(crate::model::ChangeId(ids.next(now())), now());
    assert_eq!(room.library.apply(&undo).unwrap().saved, Saved::Yes);
    assert!(room.annotation(id).removed.is_some());
    // Where it stands is looked for anew meanwhile.
    room.write(id, &newest, None);
    assert!(room.library.settle(room.article).unwrap().is_some());
    let redo = undo.inverse(crate::model::ChangeId(ids.next(now())), now());
    assert_eq!(room.library.apply(&redo).unwrap().saved, Saved::Yes);
    assert_eq!(room.annotation(id).removed, None);

    // What a person has added to it does not go with it.
    let other = room.other();
    let record = other.record(RecordId::annotations(room.article)).unwrap();
    Room::build(&other, |build| {
        build.set_note(&room.annotation(id), &record, &CleanText::new("Seen."));
    });
    let undo = redo.inverse(crate::model::ChangeId(ids.next(now())), now());
    assert!(room.library.apply(&undo).is_err());
}

#[test]
fn who_has_not_looked_everywhere_says_neither_that_words_are_gone_nor_that_they_are_elsewhere() {
    let room = Room::new();
    let id = room.mark("The firm offers machines");
    let newest = room.add(&later()).snapshot;
    let snapshot = room.library.snapshot(&newest).unwrap();
    let placed = room.annotation(id);
    room.write(id, &newest, None);
    let unplaced = room.annotation(id);
    let right = placed.placement(&newest).unwrap();
    let unsure = Placement {
        state: AnchorState::Review,
        ..right.clone()
    };
    let asked = |of, placement: &Placement, is_thorough| {
        let placement = placement.clone();
        let found = Found {
            placement,
            is_thorough,
        };
        match what(of, found, &snapshot) {
            Some(What::Placement(placement)) => format!("at {:?}", placement.state),
            Some(What::Offer(offer)) => format!("or at {:?}", offer.placement.state),
            None => String::new(),
        }
    };
    let gone = Placement::orphan();
    assert_eq!(asked(&unplaced, &gone, true), "at Orphan");
    assert_eq!(asked(&unplaced, &gone, false), "");
    assert_eq!(asked(&unplaced, &unsure, false), "at Review");
    assert_eq!(asked(&placed, &unsure, true), "or at Review");
    assert_eq!(asked(&placed, &unsure, false), "");
    assert_eq!(asked(&placed, &right, false), "at Moved");
}

#[test]
fn a_long_text_opens_before_its_annotations_are_looked_for_thoroughly() {
    let room = Room::new();
    let long: String = (0..80_000).map(|n| format!("w{n} ")).collect();
    let text = |head: &str| format!("The package\n\n{head}\n\n{long}\n\n{OLD}");
    let _ = room.add(&text("It is told here."));
    let ids = [
        "The firm offers machines",
        "shown to partners in spring",
        "up to thirty days",
    ];
    let ids = ids.map(|words| room.mark(words));
    let new = text("It was told there.").replace("thirty days", "ninety days");
    let newest = room.add(&new).snapshot;
    for id in ids {
        room.write(id, &newest, None);
    }
    let opened = room.library.open_article(room.article, None).unwrap();
    let glanced = ids.map(|id| opened.placements[&id].state.clone());
    assert_eq!(
        glanced,
        [AnchorState::Moved, AnchorState::Review, AnchorState::Orphan]
    );
    let record = room.library.settle(room.article).unwrap();
    assert!(record.is_some());
    let settled = ids.map(|id| room.annotation(id).placement(&newest).unwrap().state);
    assert_eq!(
        settled,
        [AnchorState::Moved, AnchorState::Moved, AnchorState::Edited]
    );
}

#[test]
fn how_a_quote_is_told_is_made_out_anew_where_an_older_version_has_and_nobody_has_said_it() {
    let room = Room::new();
    let library = &room.library;
    let old = |by: &str| Suggestion {
        told: Told {
            voice: Some(Voice::Own),
            via: vec![CleanText::line("governments abroad")],
            hedge: None,
        },
        before: None,
        by: CleanText::line(by),
    };
    let flag = |by: &str, edit: &EvidenceEdit| {
        let (id, _) = room.mark_on(
            None,
            "The firm offers machines to governments abroad, people said.",
        );
        let record = library.record(RecordId::annotations(room.article)).unwrap();
        let link = Link {
            claim: ClaimId(uuid::Uuid::from_u128(7)),
            stance: Stance::Supports,
            wording: CleanText::default(),
            suggested: Some(old(by)),
        };
        let of = Room::build(library, |build| {
            build.flag(room.article, id, &record, &link)
        });
        let record = library.record(RecordId::annotations(room.article)).unwrap();
        let annotation = room.annotation(id);
        Room::build(library, |build| {
            build.edit_evidence(&annotation, &record, of, edit);
        });
        id
    };
    let nothing = EvidenceEdit::default();
    let said = EvidenceEdit {
        voice: Setting::To(Voice::Quoted),
        via: Setting::To(vec![CleanText::line("A. Holm")]),
        hedge: Setting::To(CleanText::default()),
        ..EvidenceEdit::default()
    };
    let (outdated, newer) = (flag("cues 1", &nothing), flag("cues 99", &nothing));
    let confirmed = flag("cues 1", &said);
    assert!(library.settle(room.article).unwrap().is_some());
    let told = |id| {
        let link = &room.annotation(id).evidence[0];
        let via = link.told().via;
        (via.first().map(ToString::to_string), link.suggested.clone())
    };
    let (via, suggested) = told(outdated);
    assert_eq!(via.as_deref(), Some("unnamed people"));
    assert!(!compare::is_outdated(&suggested.unwrap()));
    assert_eq!(told(newer).1, Some(old("cues 99")));
    assert_eq!(
        told(confirmed),
        (Some("A. Holm".to_owned()), Some(old("cues 1")))
    );
    assert!(library.settle(room.article).unwrap().is_none());
}

//! What a look at every file finds.

use std::fs;

use briefreader::{
    library::{ApplyError, Flow, MadeClaim, Report},
    model::{
        RecordId, Stance,
        view::{Filter, Shelf},
    },
};

use crate::room::{Hand, Room, text};

const NEWS: &str =
    "Cloud package\n\nBy A. Writer\n\nIts devices work offline and sync later. They are small.\n";

fn told(report: &Report) -> String {
    let lines = report
        .problems
        .iter()
        .map(|problem| format!("{problem:?}\n"));
    lines.collect()
}

#[test]
fn a_whole_library_has_no_problems() {
    let room = Room::new();
    let library = room.open();
    library.seed_samples().unwrap();
    let mut hand = Hand::at(&library);
    let id = room.add(&library, "news.txt", NEWS).id;
    let (mark, _) = hand.mark(id, "They are small.");
    let claim = hand.claim("Small");
    hand.flag(id, mark, claim, Stance::Supports);
    let report = library.check().unwrap();
    assert_eq!((told(&report).as_str(), report.remarks.len()), ("", 0));
    // Eight articles, each with two files of text, annotations and a claim, at least.
    assert!(report.files >= 8 * 3 + 2, "{}", report.files);
    assert!(report.mended.is_empty());
}

#[test]
fn each_kind_of_damage_is_named_with_its_file() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let id = room.add(&library, "news.txt", NEWS).id;
    let other = room
        .add(&library, "other.txt", "Other\n\nWords of another.\n")
        .id;
    let (mark, _) = hand.mark(id, "They are small.");
    let claim = hand.claim("Small");
    hand.flag(id, mark, claim, Stance::Supports);

    room.edit(RecordId::article(other), "title:", "title");
    let text = room
        .files_with("sync later")
        .into_iter()
        .find(|path| path.extension().is_some_and(|extension| extension == "txt"));
    fs::write(text.unwrap(), "Other words of the same place.").unwrap();
    let file = room.record_file(RecordId::claim(claim));
    fs::remove_file(&file).unwrap();
    let copy = room.places().backup_of(
        briefreader::store::Folder::Claims,
        &claim.to_string(),
        "ron",
    );
    fs::remove_file(copy).unwrap();
    fs::write(room.places().data.join("articles/notes.txt"), "mine").unwrap();
    let left = file.parent().unwrap().join(".briefreader-abc");
    fs::write(&left, "").unwrap();

    let report = room.open().check().unwrap();
    let told = told(&report);
    assert!(told.contains("cannot be understood, at line"), "{told}");
    assert!(told.contains("was changed after it was made"), "{told}");
    assert!(
        told.contains("is evidence of a claim that is not there"),
        "{told}"
    );
    assert_eq!(report.problems.len(), 3, "{told}");
    assert_eq!(report.remarks.len(), 1, "{:?}", report.remarks);
    assert!(
        report.remarks[0]
            .path
            .as_ref()
            .unwrap()
            .ends_with("articles/notes.txt")
    );
    assert_eq!(report.mended.len(), 1);
    assert!(!left.exists());
}

#[test]
fn files_that_are_gone_and_edits_by_hand_are_named() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let id = room.add(&library, "news.txt", NEWS).id;
    let (mark, _) = hand.mark(id, "They are small.");
    fs::remove_file(room.record_file(RecordId::article(id))).unwrap();
    let record = RecordId::annotations(id);
    room.edit(record, "anchor: (", "anchors: (");
    let report = library.check().unwrap();
    let told = told(&report);
    assert!(told.contains("The file is gone"), "{told}");
    assert!(
        told.contains(&format!("The annotation {mark} has no anchor")),
        "{told}"
    );
    assert_eq!(report.remarks.len(), 1, "{:?}", report.remarks);
    assert!(report.remarks[0].what.starts_with("Edited by hand"));
}

#[test]
fn an_article_whose_file_was_deleted_is_listed_from_its_copy_and_added_again_as_itself() {
    let room = Room::new();
    let id = {
        let library = room.open();
        let id = room.add(&library, "news.txt", NEWS).id;
        Hand::at(&library).mark(id, "They are small.");
        id
    };
    fs::remove_file(room.record_file(RecordId::article(id))).unwrap();
    let library = room.open();
    library.load(&|_| Flow::Continue).unwrap();
    let rows = library.page(&Filter::default(), 0, 9).rows;
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].article.id, rows[0].annotations), (id, 1));
    assert_eq!(library.resolve(&id.short()).unwrap(), id);
    assert_eq!(room.add(&library, "news.txt", NEWS).id, id);
}

#[test]
fn a_claim_whose_file_the_system_does_not_let_be_read_is_shown_from_its_copy_and_named() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let claim = hand.claim("La porte est fermée");
    let (file, aside) = (room.record_file(RecordId::claim(claim)), room.path("aside"));
    assert_eq!(library.take_sealed(), None);
    fs::rename(&file, &aside).unwrap();
    // Nobody can read this as a file, whatever permissions they have.
    fs::create_dir(&file).unwrap();

    let window = room.open();
    window.load(&|_| Flow::Continue).unwrap();
    let rows = window.claims(Shelf::Library);
    assert_eq!((rows.len(), rows[0].claim.id), (1, claim));
    assert_eq!(window.claim_pages(&[claim]).unwrap().len(), 1);
    let said = window.take_sealed().unwrap();
    assert!(said.contains(&*file.to_string_lossy()), "{said}");
    assert_eq!(window.take_sealed(), None, "it is told once");
    // No second one of its wording is made.
    let statement = text("la porte est fermée");
    let mut other = Hand::at(&window);
    let (_, change) = other.build(|build| build.make_claim(&statement));
    let made = window.make_claim(&change, &statement).unwrap();
    assert!(matches!(made, MadeClaim::Present(known) if known.id == claim));
    let record = window.record(RecordId::claim(claim)).unwrap();
    let ((), change) = other.build(|build| build.remove_claim(claim, &record));
    let refused = window.apply(&change).unwrap_err();
    assert!(matches!(refused, ApplyError::ReadOnly(_)), "{refused}");

    fs::remove_dir(&file).unwrap();
    fs::rename(&aside, &file).unwrap();
    let window = room.open();
    let loaded = window.load(&|_| Flow::Continue).unwrap();
    assert_eq!(loaded.notices, []);
    assert_eq!(window.claims(Shelf::Library).len(), 1);
    assert_eq!(window.take_sealed(), None);
    Hand::at(&window).save(&change);
}

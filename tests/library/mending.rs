//! What a look at every file finds.

use std::fs;

use briefreader::{
    library::{Flow, Report},
    model::{RecordId, Stance, view::Filter},
};

use crate::room::{Hand, Room};

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

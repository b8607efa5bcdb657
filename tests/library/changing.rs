//! Changes: undo, two windows, hands that edit files, disks that refuse.

use std::{fs, time::Duration};

use briefreader::{
    library::{AnnotationFilter, ApplyError, Flow},
    model::{
        Annotation, ArticleEdit, ClaimEdit, Claimed, RecordId, Setting, Stance, Status, annotation,
        article,
        silence::Checked,
        view::{Filter, Saved, Shelf},
    },
};

use crate::room::{Hand, Room, text};

const NEWS: &str = "Cloud package\n\nIts devices work offline and sync later. They are small.\n";

#[test]
fn a_library_is_shared_between_threads() {
    fn is_shared<T: Send + Sync>(_: &T) {}
    is_shared(&Room::new().open());
}

#[test]
fn a_claim_gathers_evidence_from_articles_and_keeps_it_when_one_is_removed() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let north = room.add(&library, "north.txt", NEWS).id;
    let lobby = room
        .add(
            &library,
            "lobby.txt",
            "Lobbying\n\nNo devices are part of it.\n",
        )
        .id;
    let claim = hand.claim("JEDI contains offline devices");
    let (yes, _) = hand.mark(north, "Its devices work offline");
    let (no, _) = hand.mark(lobby, "No devices are part of it.");
    hand.flag(lobby, no, claim, Stance::Refutes);
    hand.flag(north, yes, claim, Stance::Supports);

    let page = library.claim_page(claim).unwrap();
    let quotes: Vec<&str> = page
        .evidence
        .iter()
        .map(|row| row.annotation.anchor.quote.as_str())
        .collect();
    assert_eq!(
        quotes,
        ["Its devices work offline", "No devices are part of it."]
    );
    let rows = library.claims(Shelf::Library);
    assert_eq!(
        (
            rows[0].counts.supports,
            rows[0].counts.refutes,
            rows[0].articles
        ),
        (1, 1, 2)
    );
    let list = library.page(&Filter::default(), 0, 9);
    assert!(
        list.rows
            .iter()
            .all(|row| (row.annotations, row.claims) == (1, 1))
    );

    hand.remove(north);
    let page = library.claim_page(claim).unwrap();
    assert_eq!(page.evidence.len(), 2);
    assert!(page.evidence[0].article.removed.is_some());
    // The same is read by a window that starts now.
    let other = room.open();
    assert_eq!(other.claim_page(claim).unwrap(), page);
    assert_eq!(other.claims(Shelf::Library), library.claims(Shelf::Library));
}

#[test]
fn a_mark_is_undone_and_done_again() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let id = room.add(&library, "news.txt", NEWS).id;
    let (mark, change) = hand.mark(id, "They are small.");
    let undo = hand.undo(&change);
    hand.save(&undo);
    let all = AnnotationFilter::default();
    assert!(library.annotations(&all).unwrap().is_empty());
    assert_eq!(library.trash().unwrap().annotations[0].id, mark);
    let redo = hand.undo(&undo);
    hand.save(&redo);
    let rows = library.annotations(&all).unwrap();
    assert_eq!(rows.len(), 1);
    // "Cloud package" and two line breaks are 15 code points, the first sentence with its blank 41.
    assert_eq!(rows[0].code_points, Some(56..71));
}

#[test]
fn an_undo_is_refused_in_words_where_another_window_has_written_since() {
    let room = Room::new();
    let (mine, yours) = (room.open(), room.open());
    let id = room.add(&mine, "news.txt", NEWS).id;
    let mut hand = Hand::at(&mine);
    let (mark, marked) = hand.mark(id, "They are small.");
    let mut other = Hand::at(&yours);
    let note = other.note(id, mark, "a colleague's");
    other.save(&note);
    let undo = hand.undo(&marked);
    let refused = mine.apply(&undo).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "The note of the mark “They are small.” was changed since."
    );
    let ApplyError::Changed { records, .. } = &refused else {
        panic!("{refused:?}")
    };
    let seen = Annotation::from_record(id, mark, &records[0].1).unwrap();
    assert_eq!(seen.notes, [text("a colleague's")]);
    assert_eq!(hand.annotation(id, mark).removed, None);
    assert!(mine.unsaved().is_empty());
}

#[test]
fn a_note_on_a_mark_that_another_window_has_removed_brings_it_back_and_says_so() {
    let room = Room::new();
    let (mine, yours) = (room.open(), room.open());
    let id = room.add(&mine, "news.txt", NEWS).id;
    let (mark, marked) = Hand::at(&mine).mark(id, "They are small.");
    let note = Hand::at(&yours).note(id, mark, "precious words");
    // Undoing the mark is removing it.
    let undo = Hand::at(&mine).undo(&marked);
    Hand::at(&mine).save(&undo);
    assert!(Hand::at(&mine).annotation(id, mark).removed.is_some());
    let applied = Hand::at(&yours).apply(&note);
    let seen = Hand::at(&mine).annotation(id, mark);
    assert_eq!(
        (seen.removed, seen.notes),
        (None, vec![text("precious words")])
    );
    assert!(
        applied
            .notices
            .iter()
            .any(|notice| notice.contains("removed in another window"))
    );
}

#[test]
fn two_windows_that_write_at_once_lose_nothing_and_notice_each_other() {
    let room = Room::new();
    let (one, two) = (room.open(), room.open());
    let id = room.add(&one, "news.txt", NEWS).id;
    two.load(&|_| Flow::Continue).unwrap();
    std::thread::scope(|scope| {
        for library in [&one, &two] {
            scope.spawn(move || {
                let mut hand = Hand::at(library);
                for _ in 0..10 {
                    hand.mark(id, "They are small.");
                }
            });
        }
    });
    assert_eq!(
        one.record(RecordId::annotations(id)).unwrap(),
        two.record(RecordId::annotations(id)).unwrap()
    );
    let refreshed = two.refresh(&|_| Flow::Continue).unwrap();
    assert!(refreshed.records.iter().all(|record| record.id == id.0));
    assert_eq!(two.page(&Filter::default(), 0, 9).rows[0].annotations, 20);
    assert_eq!(two.refresh(&|_| Flow::Continue).unwrap().records, []);

    let added = room.add(&one, "more.txt", "More\n\nText.\n").id;
    assert_eq!(
        two.refresh(&|_| Flow::Continue).unwrap().records,
        [RecordId::article(added)]
    );
}

#[test]
fn notes_written_in_two_windows_without_sight_of_each_other_both_stay() {
    let room = Room::new();
    let (one, two) = (room.open(), room.open());
    let id = room.add(&one, "news.txt", NEWS).id;
    let (mark, _) = Hand::at(&one).mark(id, "They are small.");
    let here = Hand::at(&one).note(id, mark, "from here");
    let there = Hand::at(&two).note(id, mark, "from there");
    Hand::at(&one).save(&here);
    Hand::at(&two).save(&there);
    let mut notes = Hand::at(&one).annotation(id, mark).notes;
    notes.sort();
    assert_eq!(notes, [text("from here"), text("from there")]);
}

#[test]
fn a_value_of_another_window_that_is_replaced_is_told() {
    let room = Room::new();
    let (one, two) = (room.open(), room.open());
    let id = room.add(&one, "news.txt", NEWS).id;
    let title = |library, title: &str| {
        let mut hand = Hand::at(library);
        let record = hand.library.record(RecordId::article(id)).unwrap();
        let edit = ArticleEdit {
            title: Setting::line(title),
            ..ArticleEdit::default()
        };
        hand.build(|build| build.edit_article(id, &record, &edit)).1
    };
    let (mine, yours) = (title(&one, "Mine"), title(&two, "Yours"));
    two.apply(&yours).unwrap();
    let applied = one.apply(&mine).unwrap();
    assert_eq!(applied.notices.len(), 1);
    assert!(applied.notices[0].contains("had meanwhile set the title of “Yours” to “Yours”"));
    assert_eq!(applied.records[0].1.get(article::TITLE), Some(text("Mine")));
}

#[test]
fn an_edit_by_hand_is_taken_over_named_and_kept() {
    let room = Room::new();
    let library = room.open();
    let id = room.add(&library, "news.txt", NEWS).id;
    assert_eq!(library.counts().articles, 1);
    room.edit(
        RecordId::article(id),
        "\"Cloud package\"",
        "\"By \\u{1b}[2Jhand\"",
    );
    let refreshed = library.refresh(&|_| Flow::Continue).unwrap();
    assert_eq!(refreshed.records, [RecordId::article(id)]);
    assert_eq!(refreshed.notices, []);
    assert_eq!(
        library.take_edits(),
        Some(text(
            "Edited by hand and taken over: the title of “By [2Jhand”."
        ))
    );
    // It was told once: nobody has to hear of it with each command from now on.
    assert_eq!(library.take_edits(), None);
    assert_eq!(room.open().take_edits(), None);
    assert!(
        room.open()
            .load(&|_| Flow::Continue)
            .unwrap()
            .notices
            .is_empty()
    );
    assert_eq!(
        &*library.page(&Filter::default(), 0, 1).rows[0].article.title,
        "By [2Jhand"
    );
    let mut hand = Hand::at(&library);
    let record = library.record(RecordId::article(id)).unwrap();
    let edit = ArticleEdit {
        starred: Setting::To(true),
        ..ArticleEdit::default()
    };
    let ((), change) = hand.build(|build| build.edit_article(id, &record, &edit));
    // Nor is it told again when the file is written anew, with a stamp for what was edited.
    assert_eq!(hand.apply(&change).notices, []);
    let file = fs::read_to_string(room.record_file(RecordId::article(id))).unwrap();
    assert!(
        file.contains("By [2Jhand") && file.contains("starred: true"),
        "{file}"
    );
    assert!(library.open_article(id, None).unwrap().notices.is_empty());
    // What nobody has taken in yet is told by who writes over it.
    room.edit(RecordId::article(id), "By [2Jhand", "By hand");
    let record = library.record(RecordId::article(id)).unwrap();
    let edit = ArticleEdit {
        starred: Setting::To(false),
        ..ArticleEdit::default()
    };
    let ((), change) = hand.build(|build| build.edit_article(id, &record, &edit));
    assert_eq!(hand.apply(&change).notices.len(), 1);
    assert_eq!(library.counts().articles, 1);
    assert_eq!(library.take_edits(), None);
}

#[test]
fn edits_by_hand_that_another_program_took_in_without_a_word_are_told_by_the_next() {
    let room = Room::new();
    let library = room.open();
    let first = room.add(&library, "news.txt", NEWS).id;
    let second = room.add(&library, "more.txt", "They are large.\n").id;
    assert_eq!(library.counts().articles, 2);
    drop(library);
    room.edit(RecordId::article(first), "\"Cloud package\"", "\"One\"");
    room.edit(RecordId::article(second), "\"They are large.\"", "\"Two\"");
    // Whoever only glances has nobody to tell.
    room.open().glance(&|_| Flow::Continue).unwrap();
    let library = room.open();
    assert_eq!(library.counts().articles, 2);
    // Nor does a change of the file by this program take that away.
    let mut hand = Hand::at(&library);
    let record = library.record(RecordId::article(first)).unwrap();
    let edit = ArticleEdit {
        starred: Setting::To(true),
        ..ArticleEdit::default()
    };
    let ((), change) = hand.build(|build| build.edit_article(first, &record, &edit));
    hand.apply(&change);
    assert_eq!(library.counts().articles, 2);
    let told = library.take_edits().unwrap();
    assert!(
        told.starts_with("Edited by hand and taken over: the title of “")
            && told.ends_with("Also 1 more file: `briefreader check` names all."),
        "{told}"
    );
    assert_eq!(library.take_edits(), None);
}

#[test]
fn what_an_editor_that_was_open_for_hours_saves_takes_nothing_away() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let id = room.add(&library, "news.txt", NEWS).id;
    let record = RecordId::annotations(id);
    let (first, _) = hand.mark(id, "They are small.");
    let path = room.record_file(record);
    let opened = fs::read_to_string(&path).unwrap();
    let (second, _) = hand.mark(id, "sync later");
    fs::write(&path, opened.replace("\"yellow\"", "\"blue\"")).unwrap();
    let known = Annotation::all(id, &room.open().record(record).unwrap());
    assert_eq!(known.len(), 2);
    let (third, _) = hand.mark(id, "work offline");
    let known = Annotation::all(id, &library.record(record).unwrap());
    let ids: Vec<_> = known.iter().map(|mark| mark.id).collect();
    assert_eq!(ids, [first, second, third]);
    assert_eq!(known[0].color.word(), "blue");
}

#[test]
fn an_annotation_taken_out_of_its_file_goes_to_the_trash() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let id = room.add(&library, "news.txt", NEWS).id;
    let (mark, _) = hand.mark(id, "They are small.");
    let path = room.record_file(RecordId::annotations(id));
    let file = fs::read_to_string(&path).unwrap();
    let start = file.find("    annotations: {").unwrap();
    let end = file.find("    stamps: {").unwrap();
    fs::write(
        &path,
        format!(
            "{}    annotations: {{}},\n{}",
            file.get(..start).unwrap(),
            file.get(end..).unwrap()
        ),
    )
    .unwrap();
    library.open_article(id, None).unwrap();
    let one = library.take_edits().unwrap();
    assert!(
        one.contains("the removal of the mark “They are small.”"),
        "{one}"
    );
    assert_eq!(library.trash().unwrap().annotations[0].id, mark);
}

#[test]
fn a_disk_that_refuses_keeps_the_work_waiting_and_shown() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let id = room.add(&library, "news.txt", NEWS).id;
    // A file where a directory must be: no permission is needed for the system to refuse.
    let obstacle = room.places().data.join("annotations");
    fs::write(&obstacle, "in the way").unwrap();
    let opened = library.open_article(id, None);
    assert!(opened.is_err() || opened.unwrap().annotations.is_empty());
    let record = library.record(RecordId::article(id)).unwrap();
    let snapshot = library
        .snapshot(
            &briefreader::model::Article::from_record(id, &record)
                .newest()
                .unwrap()
                .id,
        )
        .unwrap();
    let start = snapshot.text.find("They are small.").unwrap();
    let anchor = briefreader::anchor::anchor(&snapshot, start..start + 15).unwrap();
    let (mark, change) = hand.build(|build| {
        let mut new = briefreader::model::NewAnnotation::on(anchor);
        new.note = text("mind\nthis");
        let none = briefreader::model::Record::default();
        build.mark(id, &none, &new)
    });
    let applied = hand.apply(&change);
    let Saved::No { waiting: 1, why } = &applied.saved else {
        panic!("{applied:?}")
    };
    assert!(why.contains("annotations"), "{why}");
    let shown = Annotation::from_record(id, mark, &applied.records[0].1).unwrap();
    assert_eq!(shown.notes, [text("mind\nthis")]);
    assert_eq!(
        library.page(&Filter::default(), 0, 1).rows[0].annotations,
        1
    );
    assert_eq!(
        library.unsaved(),
        [text("mark “They are small.”\n  mind\n  this")]
    );
    assert!(matches!(library.flush(Duration::ZERO), Saved::No { .. }));

    fs::remove_file(&obstacle).unwrap();
    // The next change saves it too.
    hand.claim("Something else");
    assert!(library.unsaved().is_empty());
    assert_eq!(library.flush(Duration::ZERO), Saved::Yes);
    let read = Annotation::from_record(
        id,
        mark,
        &room.open().record(RecordId::annotations(id)).unwrap(),
    );
    assert_eq!(read.unwrap().notes, [text("mind\nthis")]);
}

#[test]
fn a_change_of_two_records_does_not_leave_a_link_without_its_claim() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let id = room.add(&library, "news.txt", NEWS).id;
    let (mark, _) = hand.mark(id, "They are small.");
    let obstacle = room.places().data.join("claims");
    fs::write(&obstacle, "in the way").unwrap();
    let before = library.record(RecordId::annotations(id)).unwrap();
    let (claim, change) = hand.build(|build| {
        let claim = build.make_claim(&text("Small devices"));
        let link = briefreader::model::Link {
            suggested: None,
            claim,
            wording: text("Small devices"),
            stance: Stance::Supports,
        };
        build.flag(id, mark, &before, &link);
        claim
    });
    let applied = hand.apply(&change);
    assert!(
        matches!(applied.saved, Saved::No { waiting: 2, .. }),
        "{applied:?}"
    );
    let on_disk = room.open().record(RecordId::annotations(id)).unwrap();
    assert_eq!(on_disk, before);
    assert_eq!(hand.annotation(id, mark).evidence.len(), 1);
    fs::remove_file(&obstacle).unwrap();
    assert_eq!(library.flush(Duration::ZERO), Saved::Yes);
    assert_eq!(room.open().claim_page(claim).unwrap().evidence.len(), 1);
}

#[test]
fn a_library_that_cannot_be_written_is_read_all_the_same() {
    let room = Room::new();
    let id = room.add(&room.open(), "news.txt", NEWS).id;
    let state = room.places().state;
    fs::remove_dir_all(&state).unwrap();
    fs::write(&state, "in the way").unwrap();
    let library = room.open();
    assert!(library.trouble().is_some());
    library.load(&|_| Flow::Continue).unwrap();
    assert_eq!(library.page(&Filter::default(), 0, 9).total, 1);
    let mut hand = Hand::at(&library);
    let opened = library.open_article(id, None).unwrap();
    let edit = ArticleEdit {
        starred: Setting::To(true),
        ..ArticleEdit::default()
    };
    let ((), change) = hand.build(|build| build.edit_article(id, &opened.record, &edit));
    assert!(matches!(hand.apply(&change).saved, Saved::No { .. }));
    assert!(
        library.page(&Filter::default(), 0, 9).rows[0]
            .article
            .starred
    );
    assert!(library.check().unwrap().problems.len() == 1);
}

#[test]
fn a_damaged_file_is_shown_as_it_was_last_and_not_written() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let id = room.add(&library, "news.txt", NEWS).id;
    let (mark, _) = hand.mark(id, "They are small.");
    let record = RecordId::annotations(id);
    room.edit(record, "stamps: {", "stamps {");
    let damaged = fs::read_to_string(room.record_file(record)).unwrap();
    let opened = library.open_article(id, None).unwrap();
    let why = opened.read_only.as_ref().unwrap();
    assert!(why.contains("line ") && why.contains("column "), "{why}");
    assert_eq!(Annotation::all(id, &opened.annotations).len(), 1);
    let note = hand.note(id, mark, "not now");
    let refused = library.apply(&note).unwrap_err();
    assert!(matches!(refused, ApplyError::ReadOnly(_)), "{refused:?}");
    assert!(refused.hint().unwrap().contains("backup"));
    assert_eq!(
        fs::read_to_string(room.record_file(record)).unwrap(),
        damaged
    );
    // Nothing else stops working.
    hand.claim("Another thing");
    assert!(library.unsaved().is_empty());
    let loaded = room.open().load(&|_| Flow::Continue).unwrap();
    assert_eq!(loaded.notices.len(), 1);
}

#[test]
fn a_file_of_a_newer_program_is_shown_and_not_written() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let claim = hand.claim("Something");
    room.edit(RecordId::claim(claim), "version: 1", "version: 2");
    let record = library.record(RecordId::claim(claim)).unwrap();
    let edit = ClaimEdit {
        status: Setting::To(Status::Supported),
        ..ClaimEdit::default()
    };
    let ((), change) = hand.build(|build| build.edit_claim(claim, &record, &edit));
    let refused = library.apply(&change).unwrap_err();
    assert!(
        refused.to_string().contains("newer briefreader"),
        "{refused}"
    );
}

#[test]
fn annotations_without_a_written_placement_are_placed_when_that_is_asked_for() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let id = room.add(&library, "news.txt", NEWS).id;
    let (mark, _) = hand.mark(id, "They are small.");
    let added = room.add(
        &library,
        "news.txt",
        &NEWS.replace("Its devices", "The two devices"),
    );
    let record = RecordId::annotations(id);
    // As a window does that knows only the first text, or a sync that is not done.
    let path = annotation::placement(mark, &added.snapshot);
    let known = library.record(record).unwrap();
    let ((), change) = hand.build(|_| ());
    let mut change = change;
    change.put(record, &known, path, None);
    hand.save(&change);
    assert_eq!(hand.annotation(id, mark).placement(&added.snapshot), None);
    let settled = library.settle(id).unwrap();
    assert_eq!(settled, library.record(record).ok());
    // Once is enough.
    assert_eq!(library.settle(id).unwrap(), None);
    let opened = library.open_article(id, None).unwrap();
    let written = hand.annotation(id, mark).placement(&added.snapshot);
    let bytes = written.unwrap().bytes.unwrap();
    assert_eq!(opened.snapshot.text.get(bytes), Some("They are small."));
    // In an older text they are placed as it is opened, and that is not written.
    let (later, _) = hand.mark(id, "They are small.");
    let first = opened.article.snapshots[0].id.clone();
    let older = library.open_article(id, Some(&first)).unwrap();
    let bytes = older.placements[&later].bytes.clone().unwrap();
    assert_eq!(older.snapshot.text.get(bytes), Some("They are small."));
}

#[test]
fn silence_ends_with_evidence_or_a_newer_text_and_comes_back_where_that_goes() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let north = room.add(&library, "north.txt", NEWS).id;
    let claim = hand.claim("The devices are blue");
    let checked = Checked {
        claim: Claimed::Present(claim),
        articles: vec![(north, None)],
        story: None,
        by: text("A. Reader").into(),
    };
    let (silence, _, silenced) = library.record_silence(&checked).unwrap();
    assert_eq!(silenced.silent[0].id, north);
    let silent = |library: &briefreader::library::Library| {
        let page = library.claim_page(claim).unwrap();
        let rows = library.claims(Shelf::Library);
        assert_eq!(rows[0].silent, page.silent());
        (page.silences.len(), page.silent())
    };
    // Another window reads it from the file.
    assert_eq!((silent(&library), silent(&room.open())), ((1, 1), (1, 1)));
    // Evidence goes before it, for as long as it is there.
    let (mark, _) = hand.mark(north, "They are small.");
    hand.flag(north, mark, claim, Stance::Mentions);
    assert_eq!(silent(&library), (0, 0));
    let (_, _, told) = library.record_silence(&checked).unwrap();
    assert_eq!((told.silent.len(), told.bearing[0].id), (0, north));
    let record = library.record(RecordId::annotations(north)).unwrap();
    let known = Annotation::from_record(north, mark, &record).unwrap();
    let ((), off) = hand.build(|build| build.remove_annotation(&known, &record));
    hand.save(&off);
    assert_eq!(silent(&library), (1, 1));
    // A newer text opens the question again, and checking that one answers it.
    room.add(&library, "north.txt", &NEWS.replace("small", "large"));
    assert_eq!((silent(&library), silent(&room.open())), ((1, 0), (1, 0)));
    library.record_silence(&checked).unwrap();
    assert_eq!(silent(&library), (1, 1));
    // The first is not taken back any more: it was checked anew since.
    let undo = hand.undo(&silence);
    let refused = library.apply(&undo).unwrap_err().to_string();
    assert_eq!(
        refused,
        "A silence on “The devices are blue” was changed since."
    );
    library.purge(north).unwrap();
    assert_eq!(silent(&library), (0, 0));
}

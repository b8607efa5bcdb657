//! Adding files, folders and other texts; new texts of articles; samples.

use std::{fs, path::Path};

use briefreader::{
    anchor::{self, decision},
    import,
    library::{AddError, Flow, Given},
    model::{
        AnchorState, Annotation, Article, ArticleEdit, NewAnnotation, RecordId, Setting,
        SnapshotId, Stance, annotation, article,
        view::{AddState, Added, Filter, Shelf},
    },
    store::Folder,
};

use crate::room::{Hand, Room, text};

const NEWS: &str = "Cloud package for governments\n\nBy A. Writer • Aug 23, 2020\n\n\
    The company offers a package. Its devices work offline and sync later.\n\n\
    Another source said that contracts exist already.\n";

fn words(words: &str) -> Filter {
    Filter {
        words: words.to_owned(),
        ..Filter::default()
    }
}

#[test]
fn a_file_that_an_earlier_version_has_read_is_unchanged_as_long_as_its_bytes_are() {
    let room = Room::new();
    let (added, snapshot) = {
        let library = room.open();
        let added = room.add(&library, "news.txt", NEWS);
        let snapshot = library.snapshot(&added.snapshot).unwrap();
        (added, snapshot)
    };
    // The earlier version named it otherwise.
    let (text, blocks, spans) = (&snapshot.text, &snapshot.blocks, &snapshot.spans);
    let earlier = SnapshotId::of(import::VERSION - 1, text, blocks, spans);
    for extension in ["txt", "ron"] {
        let file = |id: &SnapshotId| room.places().file(Folder::Texts, id.as_str(), extension);
        let (from, to) = (file(&snapshot.id), file(&earlier));
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        let version = |version: u32| format!("importer: {version}");
        let contents = fs::read_to_string(&from).unwrap();
        let contents = contents.replace(&version(import::VERSION), &version(import::VERSION - 1));
        fs::write(to, contents).unwrap();
        fs::remove_file(from).unwrap();
    }
    let _ = fs::remove_dir_all(room.places().cache);
    for file in room.files_with(snapshot.id.as_str()) {
        let contents = fs::read_to_string(&file).unwrap();
        let contents = contents.replace(snapshot.id.as_str(), earlier.as_str());
        fs::write(file, contents).unwrap();
    }
    let library = room.open();
    let again = room.add(&library, "news.txt", NEWS);
    assert_eq!((again.id, again.state), (added.id, AddState::Unchanged));
    assert_eq!(again.snapshot, earlier);
    let other = room.add(&library, "news.txt", &NEWS.replace("later", "soon"));
    assert_eq!((other.id, other.state), (added.id, AddState::Revised));
}

#[test]
fn the_same_file_again_is_the_same_article() {
    let room = Room::new();
    let library = room.open();
    let first = room.add(&library, "news.txt", NEWS);
    assert_eq!(first.state, AddState::New);
    assert_eq!(&*first.title, "Cloud package for governments");
    let again = room.add(&library, "news.txt", NEWS);
    assert_eq!((again.id, again.state), (first.id, AddState::Unchanged));
    // Also to another program, by a path that goes round about.
    let round_about = room.path("../files/./news.txt");
    let other = room
        .open()
        .add_file(&round_about, &Given::default())
        .unwrap();
    assert_eq!((other.id, other.state), (first.id, AddState::Unchanged));
    assert_eq!(library.page(&Filter::default(), 0, 10).total, 1);

    let opened = library.open_article(first.id, None).unwrap();
    assert_eq!(opened.article.author.as_deref(), Some("A. Writer"));
    assert_eq!(opened.article.published.unwrap().to_string(), "2020-08-23");
    let path = room.path("news.txt").canonicalize().unwrap();
    assert_eq!(opened.article.location.as_deref(), path.to_str());
}

#[test]
fn a_file_that_is_left_before_it_is_written_writes_nothing() {
    let room = Room::new();
    let library = room.open();
    room.file("news.txt", NEWS);
    let path = room.path("news.txt");
    let left = library.add_regular_file(&path, &Given::default(), &|| Flow::Stop);
    assert!(left.unwrap_err().is_stopped());
    assert_eq!(library.page(&Filter::default(), 0, 10).total, 0);
    let added = library.add_regular_file(&path, &Given::default(), &|| Flow::Continue);
    assert_eq!(added.unwrap().state, AddState::New);
}

#[test]
fn what_came_from_standard_input_is_known_by_its_bytes() {
    let room = Room::new();
    let library = room.open();
    let given = Given {
        title: Some(text("Mine")),
        ..Given::default()
    };
    let first = library.add_bytes(NEWS.as_bytes(), &given).unwrap();
    assert_eq!((&*first.title, first.state), ("Mine", AddState::New));
    let again = library
        .add_bytes(NEWS.as_bytes(), &Given::default())
        .unwrap();
    assert_eq!((again.id, again.state), (first.id, AddState::Unchanged));
    assert_eq!(&*again.title, "Mine");
    // The same text in a file is another source.
    assert_eq!(room.add(&library, "news.txt", NEWS).state, AddState::New);
}

#[test]
fn a_file_that_was_moved_is_the_same_article_and_a_copy_is_not() {
    let room = Room::new();
    let library = room.open();
    let first = room.add(&library, "news.txt", NEWS);
    let copy = room.add(&library, "copy.txt", NEWS);
    assert_ne!(copy.id, first.id);
    fs::rename(room.path("news.txt"), room.path("moved.txt")).unwrap();
    let moved = library
        .add_file(&room.path("moved.txt"), &Given::default())
        .unwrap();
    assert_eq!((moved.id, moved.state), (first.id, AddState::Unchanged));
    let path = room.path("moved.txt");
    assert_eq!(library.resolve(path.to_str().unwrap()).unwrap(), first.id);
}

#[test]
fn a_changed_file_is_a_new_text_in_which_annotations_are_placed() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let filler =
        "Here stands a long sentence that nobody changes, so that much agrees around the words. ";
    let old = format!(
        "A headline\n\n{filler}First words stay. {filler}\n\n{filler}Second words move. {filler}\n\n\
         On the left a few things. Third words doubt. On the right some more of them were said that day.\n\n\
         Fourth words go.\n"
    );
    let id = room.add(&library, "news.txt", &old).id;
    let marks = [
        "First words stay.",
        "Second words move.",
        "Third words doubt.",
        "Fourth words go.",
    ]
    .map(|words| hand.mark(id, words).0);
    let much =
        "Nobody had written this before; it is new to all who read it, as they said. ".repeat(6);
    let new = format!(
        "A headline\n\n{filler}First words stay. {filler}\n\nA new paragraph.\n\n\
         {filler}Second words move. {filler}\n\n{much}\n\n\
         Nothing of this was known. Third words doubt. Everything else is new in here, too.\n"
    );
    let added = room.add(&library, "news.txt", &new);
    assert_eq!((added.id, added.state), (id, AddState::Revised));
    let states: Vec<_> = marks
        .iter()
        .map(|mark| {
            let (_, placement) = added.placed.iter().find(|(id, _)| id == mark).unwrap();
            placement.state.clone()
        })
        .collect();
    let expected = [
        AnchorState::Anchored,
        AnchorState::Moved,
        AnchorState::Review,
        AnchorState::Orphan,
    ];
    assert_eq!(states, expected);
    assert_eq!(added.count(&AnchorState::Moved), 1);
    assert_eq!(library.counts().recheck, 2);

    // The placements are written: another window reads them and finds the words.
    let other = room.open();
    let opened = other.open_article(id, None).unwrap();
    assert_eq!(opened.article.snapshots.len(), 2);
    assert!(opened.placements.is_empty());
    let second = hand.annotation(id, marks[1]);
    let placement = opened.placement(&second);
    let bytes = placement.bytes.unwrap();
    assert_eq!(opened.snapshot.text.get(bytes), Some("Second words move."));
    // And on the text they were made on they are where they were.
    let first = opened.article.snapshots[0].id.clone();
    let before = other.open_article(id, Some(&first)).unwrap();
    assert_eq!(before.placement(&second).state, AnchorState::Anchored);

    // The old text again is the newest again, and nothing is orphaned in it.
    let back = room.add(&library, "news.txt", &old);
    assert_eq!(back.state, AddState::Revised);
    assert_eq!(back.snapshot, first);
    assert_eq!(back.count(&AnchorState::Anchored), 4);
    assert_eq!(library.counts().recheck, 0);
}

#[test]
fn a_text_that_is_back_changes_nothing_of_what_was_before() {
    let room = Room::new();
    let library = room.open();
    let [old, new] = ["It costs 40 million.\n", "It costs 55 million.\n"];
    let id = room.add(&library, "news.txt", old).id;
    let snapshots = || {
        let opened = room.open().open_article(id, None).unwrap();
        opened.article.snapshots.clone()
    };
    let first = snapshots();
    room.add(&library, "news.txt", new);
    let both = snapshots();
    assert_eq!(both[..1], first);
    // Other bytes of the same text.
    let back = room.add(&library, "news.txt", "It costs 40 million.\n\n");
    assert_eq!(
        (back.state, &back.snapshot),
        (AddState::Revised, &first[0].id)
    );
    let all = snapshots();
    assert_eq!(all[..2], both);
    assert_eq!(all.len(), 3);
    assert_eq!(all[2].id, all[0].id);
    assert!(all[2].taken > all[1].taken);
    assert_ne!(all[2].original, all[0].original);
    let same = room.add(&library, "news.txt", "It costs 40 million.\n\n");
    assert_eq!(same.state, AddState::Unchanged);
    assert_eq!(snapshots(), all);
    room.add(&library, "news.txt", new);
    assert_eq!(snapshots()[..3], all);
    assert_eq!(snapshots().len(), 4);
    let report = library.check().unwrap();
    assert_eq!(report.problems, []);
    // Each of its originals goes with it.
    let originals = || {
        let files = walkdir::WalkDir::new(room.places().folder(Folder::Originals));
        let files = files.into_iter().flatten();
        files.filter(|file| file.file_type().is_file()).count()
    };
    assert_eq!(originals(), 3);
    library.purge(id).unwrap();
    assert_eq!(originals(), 0);
}

#[test]
fn what_a_person_corrected_stays_when_the_file_changes() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let id = room.add(&library, "news.md", "# First\n\nBody.\n").id;
    let record = library.record(RecordId::article(id)).unwrap();
    let edit = ArticleEdit {
        title: Setting::line("Corrected"),
        ..ArticleEdit::default()
    };
    let ((), change) = hand.build(|build| build.edit_article(id, &record, &edit));
    hand.save(&change);
    let revised = "---\nauthor: B. Writer\ntags: [cloud]\n---\n\n# Second\n\nBody two.\n";
    let added = room.add(&library, "news.md", revised);
    assert_eq!(
        (&*added.title, added.state),
        ("Corrected", AddState::Revised)
    );
    let opened = library.open_article(id, None).unwrap();
    assert_eq!(opened.article.author.as_deref(), Some("B. Writer"));
    assert_eq!(opened.article.tags, [text("cloud")]);

    // What was taken away stays away; what is said with the adding wins.
    let edit = ArticleEdit {
        author: Setting::Clear,
        tags: Setting::Clear,
        ..ArticleEdit::default()
    };
    let ((), change) = hand.build(|build| build.edit_article(id, &opened.record, &edit));
    hand.save(&change);
    let path = room.file("news.md", &revised.replace("two", "three"));
    let given = Given {
        title: Some(text("Given")),
        tags: vec![text("own")],
        ..Given::default()
    };
    let added = library.add_file(&path, &given).unwrap();
    assert_eq!(&*added.title, "Given");
    let opened = library.open_article(id, None).unwrap();
    assert_eq!(opened.article.author, None);
    assert_eq!(opened.article.tags, [text("own")]);
}

#[test]
fn a_removed_article_added_again_is_restored_with_its_annotations() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let id = room.add(&library, "news.txt", NEWS).id;
    let (mark, _) = hand.mark(id, "Its devices work offline");
    hand.remove(id);
    assert_eq!(library.page(&Filter::default(), 0, 9).total, 0);
    let added = room.add(&library, "news.txt", NEWS);
    assert_eq!((added.id, added.state), (id, AddState::Restored));
    assert_eq!(library.page(&Filter::default(), 0, 9).total, 1);
    assert_eq!(hand.annotation(id, mark).removed, None);
}

#[test]
fn a_folder_is_added_with_reasons_for_what_is_not() {
    let room = Room::new();
    let library = room.open();
    room.file("folder/b.txt", "Text of b.\n");
    room.file("folder/deep/a.md", "# A\n\nText of a.\n");
    room.file("folder/.hidden/c.txt", "Hidden.\n");
    room.file("folder/.hidden.txt", "Hidden too.\n");
    room.file("folder/page.pdf", "%PDF-1.7");
    room.file("folder/empty.txt", "");
    fs::write(
        room.path("folder/data.bin"),
        b"PK\x03\x04\x14\0\0\0\x08\0word",
    )
    .unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(room.path("folder"), room.path("folder/deep/up")).unwrap();
        room.file("beside/d.txt", "Text of d, which lies beside the folder.\n");
        std::os::unix::fs::symlink(room.path("beside"), room.path("folder/other")).unwrap();
        std::os::unix::fs::symlink(room.path("."), room.path("folder/parent")).unwrap();
        std::os::unix::fs::symlink(room.path("nowhere"), room.path("folder/dangling")).unwrap();
        let pipe = room.path("folder/pipe");
        let made = std::process::Command::new("mkfifo")
            .arg(pipe)
            .status()
            .unwrap();
        assert!(made.success());
    }
    let folder = room.path("folder");
    let go_on = |_: &briefreader::library::FolderProgress<'_>| Flow::Continue;
    let added = library
        .add_folder(&folder, &Given::default(), &go_on)
        .unwrap();
    let titles: Vec<&str> = added.articles.iter().map(|a| a.title.as_str()).collect();
    assert_eq!(titles, ["Text of b.", "A"]);
    let told = added.skipped.iter().filter(|s| !s.is_ordinary);
    let told: Vec<&str> = told.map(|s| s.reason.as_str()).collect();
    assert_eq!(told, ["a link that leads nowhere"]);
    let mut skipped: Vec<(String, &str)> = added
        .skipped
        .iter()
        .map(|s| {
            let name = s.source.rsplit('/').next().unwrap_or_default();
            (name.to_owned(), s.reason.as_str())
        })
        .collect();
    skipped.sort();
    let expected = [
        (".hidden", "hidden"),
        (".hidden.txt", "hidden"),
        ("dangling", "a link that leads nowhere"),
        ("data.bin", "binary"),
        ("empty.txt", "empty"),
        ("other", "a link to a folder"),
        ("page.pdf", "of a kind not read yet"),
        ("parent", "a link to a folder"),
        ("pipe", "not a file"),
        ("up", "a link to a folder above it"),
    ];
    assert_eq!(
        skipped,
        expected.map(|(name, reason)| (name.to_owned(), reason))
    );
    assert!(
        added
            .reasons()
            .starts_with("2 hidden, 2 a link to a folder, 1 "),
        "{}",
        added.reasons()
    );

    let again = library
        .add_folder(&folder, &Given::default(), &go_on)
        .unwrap();
    assert!(
        again
            .articles
            .iter()
            .all(|a| a.state == AddState::Unchanged)
    );
    let stop = |_: &briefreader::library::FolderProgress<'_>| Flow::Stop;
    let stopped = library
        .add_folder(&folder, &Given::default(), &stop)
        .unwrap();
    assert!(stopped.articles.is_empty());
}

#[test]
fn what_cannot_be_added_says_why_and_leaves_nothing() {
    let room = Room::new();
    let library = room.open();
    let add = |name: &str| {
        library
            .add_file(&room.path(name), &Given::default())
            .unwrap_err()
    };
    let missing = add("none.txt");
    assert!(matches!(missing, AddError::Missing { .. }));
    assert!(
        missing.to_string().ends_with("none.txt does not exist."),
        "{missing}"
    );
    fs::write(room.path("latin.txt"), b"caf\xe9 au lait\n").unwrap();
    let latin = add("latin.txt");
    assert!(latin.to_string().contains("is not UTF-8"), "{latin}");
    assert!(latin.hint().is_some());
    let folder = add("");
    assert!(folder.to_string().ends_with("it is a folder."), "{folder}");
    let large = room.path("large.txt");
    let file = fs::File::create(&large).unwrap();
    file.set_len(briefreader::library::LIMIT_BYTES as u64 + 1)
        .unwrap();
    assert!(add("large.txt").to_string().contains("64 MiB"));
    assert_eq!(library.page(&Filter::default(), 0, 9).total, 0);
    assert!(!room.places().data.join("texts").exists());
}

#[test]
fn two_programs_that_add_the_same_file_make_one_article() {
    let room = Room::new();
    let (one, other) = (room.open(), room.open());
    one.load(&|_| Flow::Continue).unwrap();
    other.load(&|_| Flow::Continue).unwrap();
    let first = room.add(&one, "news.txt", NEWS);
    let second = room.add(&other, "news.txt", NEWS);
    assert_eq!(second.id, first.id);
    assert_eq!(second.state, AddState::Unchanged);
    let path = room.file("both.txt", "Both at once.\n");
    let ids: Vec<_> = std::thread::scope(|scope| {
        let adding = [&one, &other].map(|library| {
            let path = &path;
            scope.spawn(move || library.add_file(path, &Given::default()).unwrap().id)
        });
        adding.map(|adding| adding.join().unwrap()).to_vec()
    });
    assert_eq!(ids[0], ids[1]);
}

#[test]
fn a_text_that_was_lost_comes_again_with_its_file() {
    let room = Room::new();
    let library = room.open();
    let added = room.add(&library, "news.txt", NEWS);
    for file in room.files_with("Another source said") {
        fs::remove_file(file).unwrap();
    }
    let other = room.open();
    assert!(other.open_article(added.id, None).is_err());
    let again = room.add(&other, "news.txt", NEWS);
    assert_eq!((again.id, again.state), (added.id, AddState::Unchanged));
    assert!(room.open().open_article(added.id, None).is_ok());
}

#[test]
fn samples_come_once_and_go_with_one_command() {
    let room = Room::new();
    let library = room.open();
    assert_eq!(library.seed_samples().unwrap(), 7);
    assert_eq!(library.seed_samples().unwrap(), 0);
    assert_eq!(room.open().seed_samples().unwrap(), 0);
    let page = library.page(&Filter::default(), 0, 10);
    assert_eq!(&*page.rows[0].article.title, "Start here");
    assert_eq!((page.total, page.counts.samples), (7, 7));
    assert!(
        page.rows
            .iter()
            .all(|row| row.article.tags.contains(&text("sample")))
    );

    let own = room.add(
        &library,
        "news.txt",
        "A sample of sentences\n\nAnd its text.\n",
    );
    assert_eq!(own.samples, 7);
    assert_eq!(room.add(&library, "more.txt", NEWS).samples, 0);
    // Only what is tagged so is a sample, whatever a title says.
    assert_eq!(library.tagged("sample").len(), 7);
    // Also by a command that has read nothing yet.
    let command = room.open();
    let (removal, _) = command.remove_samples().unwrap();
    library.refresh(&|_| Flow::Continue).unwrap();
    library.refresh_words(&|_| Flow::Continue).unwrap();
    assert_eq!(&*removal.what, "remove 7 samples");
    assert_eq!(library.page(&Filter::default(), 0, 10).total, 2);
    assert_eq!(
        library.page(&words("sample"), 0, 10).rows[0].article.id,
        own.id
    );
    let mut hand = Hand::at(&library);
    let undo = hand.undo(&removal);
    hand.save(&undo);
    assert_eq!(library.counts().samples, 7);
}

#[test]
fn no_samples_come_into_a_library_that_is_there() {
    let room = Room::new();
    room.add(&room.open(), "news.txt", NEWS);
    assert_eq!(room.open().seed_samples().unwrap(), 0);
}

#[test]
fn what_is_purged_is_gone_from_every_file_and_comes_back_as_another() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let id = room.add(&library, "news.txt", NEWS).id;
    let (mark, _) = hand.mark(id, "Its devices work offline");
    let claim = hand.claim("Devices are there");
    hand.flag(id, mark, claim, Stance::Supports);
    assert!(!room.files_with("devices work offline").is_empty());
    let other = room.open();
    other.load(&|_| Flow::Continue).unwrap();
    library.purge(id).unwrap();
    library.purge_index().unwrap();
    assert_eq!(
        room.files_with("devices work offline"),
        Vec::<std::path::PathBuf>::new()
    );
    assert_eq!(
        room.files_with("Cloud package"),
        Vec::<std::path::PathBuf>::new()
    );
    assert!(library.open_article(id, None).is_err());
    assert_eq!(library.page(&Filter::default(), 0, 9).total, 0);
    let trash = Filter {
        shelf: Shelf::Trash,
        ..Filter::default()
    };
    assert_eq!(library.page(&trash, 0, 9).total, 0);
    assert!(library.claim_page(claim).unwrap().evidence.is_empty());
    assert!(library.resolve(&id.to_string()).is_err());
    // A window that still has it open can't bring any of it back.
    let mut late = Hand::at(&other);
    let (_, change) = late.build(|build| {
        let record = briefreader::model::Record::default();
        let star = ArticleEdit {
            starred: Setting::To(true),
            ..ArticleEdit::default()
        };
        build.edit_article(id, &record, &star);
    });
    let refused = other.apply(&change).unwrap_err();
    assert!(
        refused.to_string().starts_with("The article was purged"),
        "{refused}"
    );
    let again = room.add(&library, "news.txt", NEWS);
    assert_ne!(again.id, id);
    assert_eq!(again.state, AddState::New);
    let report = library.check().unwrap();
    assert_eq!(report.problems, []);
}

#[test]
fn a_text_that_another_article_has_too_is_not_purged() {
    let room = Room::new();
    let library = room.open();
    let first = room.add(&library, "news.txt", NEWS);
    let copy = room.add(&library, "copy.txt", NEWS);
    assert_eq!(first.snapshot, copy.snapshot);
    library.purge(first.id).unwrap();
    assert!(room.open().open_article(copy.id, None).is_ok());
    library.purge(copy.id).unwrap();
    assert_eq!(
        room.files_with("devices work offline"),
        Vec::<std::path::PathBuf>::new()
    );
}

#[test]
fn a_purge_that_was_cut_off_is_finished_by_the_next_start() {
    let room = Room::new();
    let library = room.open();
    let added = room.add(&library, "news.txt", NEWS);
    let texts = room.files_with("Another source said");
    let kept: Vec<_> = texts.iter().map(|path| fs::read(path).unwrap()).collect();
    library.purge(added.id).unwrap();
    // As it is after the mark and before the contents.
    for (path, bytes) in texts.iter().zip(&kept) {
        fs::write(path, bytes).unwrap();
    }
    let list = room
        .places()
        .state
        .join("purging")
        .join(added.id.to_string());
    fs::create_dir_all(list.parent().unwrap()).unwrap();
    fs::write(&list, format!("text {}\n", added.snapshot)).unwrap();
    room.open().load(&|_| Flow::Continue).unwrap();
    assert!(texts.iter().all(|path| !path.exists()));
    assert!(!list.exists());
}

#[test]
fn a_purge_that_was_cut_off_leaves_no_annotation() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let id = room.add(&library, "news.txt", NEWS).id;
    hand.mark(id, "Its devices work offline");
    let record = RecordId::annotations(id);
    let marks = fs::read(room.record_file(record)).unwrap();
    library.purge(id).unwrap();
    // As it is after the article's mark and before that of its annotations.
    let copy = room
        .places()
        .backup_of(Folder::Annotations, &id.to_string(), "ron");
    for path in [&room.record_file(record), &copy] {
        fs::write(path, &marks).unwrap();
    }
    let list = room.places().state.join("purging").join(id.to_string());
    fs::write(&list, "").unwrap();
    assert!(!room.files_with("devices work offline").is_empty());
    room.open().load(&|_| Flow::Continue).unwrap();
    assert_eq!(
        room.files_with("devices work offline"),
        Vec::<std::path::PathBuf>::new()
    );
}

#[test]
fn a_text_that_was_taken_out_by_hand_is_purged_too() {
    let room = Room::new();
    let library = room.open();
    let added = room.add(&library, "news.txt", NEWS);
    room.add(
        &library,
        "news.txt",
        "Cloud package\n\nNothing else is left of it.\n",
    );
    let path = room.record_file(RecordId::article(added.id));
    let file = fs::read_to_string(&path).unwrap();
    let entry = format!("        \"{}\": (\n", added.snapshot);
    let (before, after) = file.split_once(&entry).unwrap();
    let (_, after) = after.split_once("        ),\n").unwrap();
    fs::write(&path, format!("{before}{after}")).unwrap();
    library.purge(added.id).unwrap();
    assert_eq!(
        room.files_with("devices work offline"),
        Vec::<std::path::PathBuf>::new()
    );
}

#[test]
fn a_purge_that_was_cut_off_before_its_mark_did_not_happen() {
    let room = Room::new();
    let added = room.add(&room.open(), "news.txt", NEWS);
    let list = room
        .places()
        .state
        .join("purging")
        .join(added.id.to_string());
    fs::create_dir_all(list.parent().unwrap()).unwrap();
    fs::write(&list, format!("text {}\n", added.snapshot)).unwrap();
    let library = room.open();
    library.load(&|_| Flow::Continue).unwrap();
    assert!(!list.exists());
    let record = library.record(RecordId::article(added.id)).unwrap();
    assert_eq!(Article::from_record(added.id, &record).purged, None);
    assert!(record.get(article::TITLE).is_some());
    assert!(library.open_article(added.id, None).is_ok());
}

#[test]
fn what_a_person_has_decided_holds_in_the_snapshots_that_follow() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let around =
        "Much was said of it that day, and more will be said of it on the days that follow.";
    let text = |days: &str, end: &str| {
        format!(
            "A headline\n\n{around}\n\nIts devices work offline for up to {days} days and sync later.\n\n\
             {around} {around}\n\n{end}\n"
        )
    };
    let id = room
        .add(
            &library,
            "news.txt",
            &text("thirty", "A lawyer called it bold."),
        )
        .id;
    let (edited, _) = hand.mark(id, "Its devices work offline for up to thirty days");
    let (gone, _) = hand.mark(id, "A lawyer called it bold.");
    let second = room.add(&library, "news.txt", &text("ninety", "Nobody asked."));
    assert_eq!(library.counts().recheck, 2);

    // One is accepted, the other left without a place: neither waits any longer.
    let record = RecordId::annotations(id);
    for mark in [edited, gone] {
        let annotation = hand.annotation(id, mark);
        let placement = annotation.placement(&second.snapshot).unwrap();
        let accepted = decision::accepted(&annotation.anchor, None, &placement);
        let placement = accepted.unwrap_or_else(decision::rejected);
        let known = library.record(record).unwrap();
        let ((), change) =
            hand.build(|build| build.decide(&annotation, &known, &second.snapshot, &placement));
        hand.save(&change);
    }
    assert_eq!(library.counts().recheck, 0);

    // The accepted words are looked for from now on: the same again wait no more, others do.
    let third = room.add(&library, "news.txt", &text("ninety", "Nobody has asked."));
    let placed = |added: &Added, mark| {
        let (_, placement) = added.placed.iter().find(|(id, _)| *id == mark).unwrap();
        (placement.state.clone(), placement.waits())
    };
    assert_eq!(placed(&third, edited), (AnchorState::Edited, false));
    assert_eq!(placed(&third, gone), (AnchorState::Orphan, false));
    assert_eq!(library.counts().recheck, 0);

    // Rejected words that are back are worth a look.
    let fourth = room.add(
        &library,
        "news.txt",
        &text("sixty", "A lawyer called it bold."),
    );
    assert_eq!(placed(&fourth, edited), (AnchorState::Edited, true));
    assert_eq!(placed(&fourth, gone), (AnchorState::Review, true));
    assert_eq!(library.counts().recheck, 2);

    // The words that were marked are back: nothing is edited any more.
    let fifth = room.add(&library, "news.txt", &text("thirty", "It is over."));
    let (state, waits) = placed(&fifth, edited);
    assert!(
        matches!(state, AnchorState::Anchored | AnchorState::Moved),
        "{state:?}"
    );
    assert!(!waits);

    // What was decided stays with its snapshot.
    let written = hand
        .annotation(id, edited)
        .placement(&second.snapshot)
        .unwrap();
    assert!(written.is_by_person());
}

#[test]
fn a_decision_wins_over_what_the_matcher_writes_later_without_sight_of_it() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let around =
        "Much was said of it that day, and more will be said of it on the days that follow.";
    let text = |end: &str| format!("A headline\n\n{around} {around}\n\n{end}\n");
    let id = room
        .add(&library, "news.txt", &text("A lawyer called it bold."))
        .id;
    let (gone, _) = hand.mark(id, "A lawyer called it bold.");
    let second = room.add(&library, "news.txt", &text("Nobody asked."));
    let record = RecordId::annotations(id);
    let before = library.record(record).unwrap();
    let annotation = hand.annotation(id, gone);
    let ((), change) = hand.build(|build| {
        build.decide(
            &annotation,
            &before,
            &second.snapshot,
            &decision::rejected(),
        );
    });
    hand.save(&change);
    // Another device, which has not seen that, writes what its matcher found.
    let mut other = before.clone();
    let place = annotation::placement(gone, &second.snapshot);
    let value = other.value(&place).cloned();
    let latest = library.record(record).unwrap().latest();
    let latest = latest.expect("it holds something");
    let later = latest.next(latest.device()).next(latest.device());
    other.set(place, value, later);
    let merged = library.record(record).unwrap().merge(&other);
    let joined = Annotation::from_record(id, gone, &merged).unwrap();
    assert!(joined.placement(&second.snapshot).unwrap().is_by_person());
    // Taking the decision back leaves what the matcher found.
    let undone = hand.undo(&change);
    hand.save(&undone);
    let written = hand
        .annotation(id, gone)
        .placement(&second.snapshot)
        .unwrap();
    assert!(!written.is_by_person());
}

#[test]
fn what_is_marked_on_an_older_snapshot_is_placed_in_the_newest() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let first = room.add(&library, "news.txt", NEWS);
    let opened = library.open_article(first.id, None).unwrap();
    let revised = NEWS.replace("Another source", "Nobody else");
    let second = room.add(&library, "news.txt", &revised);
    // A window that shows the older text still marks in it.
    let quote = anchor::Quote {
        words: "Another source said that contracts exist already.",
        ..anchor::Quote::default()
    };
    let bytes = anchor::find_quote(&opened.snapshot.text, &quote).unwrap();
    let made = anchor::anchor(&opened.snapshot, bytes).unwrap();
    let (mark, change) =
        hand.build(|build| build.mark(first.id, &opened.annotations, &NewAnnotation::on(made)));
    hand.save(&change);
    assert!(library.settle(first.id).unwrap().is_some());
    let written = hand.annotation(first.id, mark).placement(&second.snapshot);
    assert_eq!(written.unwrap().state, AnchorState::Edited);
    assert_eq!(library.counts().recheck, 1);
}

#[test]
fn a_pipe_is_refused_where_nobody_may_wait_for_it() {
    let room = Room::new();
    let library = room.open();
    let pipe = room.path("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let refused = library.add_regular_file(&pipe, &Given::default(), &|| Flow::Continue);
    let said = refused.unwrap_err().to_string();
    assert!(said.contains("it is not a file"), "{said}");
    let device = library.add_regular_file(Path::new("/dev/null"), &Given::default(), &|| {
        Flow::Continue
    });
    assert!(device.is_err());
    // A file is added, also by a link to it.
    let file = room.file("news.txt", "The company offers a package.");
    std::os::unix::fs::symlink(&file, room.path("link.txt")).unwrap();
    let added = library.add_regular_file(&room.path("link.txt"), &Given::default(), &|| {
        Flow::Continue
    });
    assert_eq!(added.unwrap().state, AddState::New);
}

//! Folders that are watched: what comes into them, once each time, and what stays away.

use std::{
    fs::{self, File},
    path::Path,
    time::{Duration, SystemTime},
};

use briefreader::{
    library::{AddError, Came, Flow, Given, Library, WatchedFolder},
    model::{
        ArticleId,
        view::{AddState, Filter, Shelf, Sort},
    },
};

use crate::room::{Hand, Room};

const NEWS: &str = "# Harbour closed\n\nThe harbour is closed for a week. Nobody knows why.\n";

/// Writes a file and says that it was written a minute ago.
fn write(room: &Room, name: &str, contents: &str) {
    let path = room.file(name, contents);
    let now = SystemTime::now();
    File::options()
        .write(true)
        .open(path)
        .and_then(|file| file.set_modified(now - Duration::from_secs(60)))
        .unwrap();
}

fn watched(room: &Room, library: &Library) -> WatchedFolder {
    fs::create_dir_all(room.path("news")).unwrap();
    library.watched_folder(&room.path("news"))
}

fn look(library: &Library, folder: &mut WatchedFolder) -> Came {
    library.take_from(folder, &|_| Flow::Continue).unwrap()
}

/// Returns what became of each file that was read.
fn states(came: &Came) -> Vec<(&str, AddState)> {
    let articles = came.files.articles.iter();
    articles
        .map(|added| (added.title.as_str(), added.state))
        .collect()
}

fn one(came: &Came) -> ArticleId {
    assert_eq!(came.files.articles.len(), 1, "{came:?}");
    came.files.articles[0].id
}

fn titles(library: &Library, shelf: Shelf) -> Vec<String> {
    let filter = Filter {
        shelf,
        sort: Sort::Title,
        ..Filter::default()
    };
    let page = library.page(&filter, 0, 99);
    let titles = page.rows.iter().map(|row| row.article.title.to_string());
    titles.collect()
}

#[test]
fn all_files_come_at_first_in_order_and_then_only_what_is_new() {
    let room = Room::new();
    let library = room.open();
    write(&room, "news/b.md", "# Beta\n\nText of b.\n");
    write(&room, "news/deep/a.md", "# Alpha\n\nText of a.\n");
    write(&room, "news/.hidden/c.md", "Hidden.\n");
    write(&room, "news/d.md.part", "Half of it.\n");
    write(&room, "news/e.bin", "\0\0\0");
    let mut folder = watched(&room, &library);
    let came = look(&library, &mut folder);
    assert_eq!(
        states(&came),
        [("Beta", AddState::New), ("Alpha", AddState::New)]
    );
    assert_eq!(came.files.reasons(), "1 binary");
    let news = room.path("news").canonicalize().unwrap();
    assert_eq!(came.folders, [news.clone(), news.join("deep")]);
    // Nothing is read twice, not what is no text either.
    let came = look(&library, &mut folder);
    assert_eq!((states(&came), came.files.skipped.len()), (vec![], 0));
    write(&room, "news/later/f.md", "# Gamma\n\nText of f.\n");
    assert_eq!(
        states(&look(&library, &mut folder)),
        [("Gamma", AddState::New)]
    );
    assert_eq!(titles(&library, Shelf::Library), ["Alpha", "Beta", "Gamma"]);
}

#[test]
fn what_was_seen_is_known_in_the_next_session_and_lost_without_harm() {
    let room = Room::new();
    let library = room.open();
    write(&room, "news/a.md", NEWS);
    let id = one(&look(&library, &mut watched(&room, &library)));
    let again = room.open();
    let came = look(&again, &mut watched(&room, &again));
    assert_eq!(states(&came), []);
    fs::remove_dir_all(room.places().state.join("watched")).unwrap();
    let came = look(&again, &mut watched(&room, &again));
    assert_eq!(states(&came), [("Harbour closed", AddState::Unchanged)]);
    assert_eq!(one(&came), id);
}

#[test]
fn in_a_library_that_is_begun_anew_all_comes_again() {
    let room = Room::new();
    write(&room, "news/a.md", NEWS);
    let library = room.open();
    look(&library, &mut watched(&room, &library));
    drop(library);
    let places = room.places();
    fs::remove_dir_all(&places.data).unwrap();
    fs::remove_dir_all(&places.cache).unwrap();
    let library = room.open();
    let came = look(&library, &mut watched(&room, &library));
    assert_eq!(states(&came), [("Harbour closed", AddState::New)]);
}

#[test]
fn a_changed_file_is_a_snapshot_and_its_annotations_are_placed_in_it() {
    let room = Room::new();
    let library = room.open();
    write(&room, "news/a.md", NEWS);
    let mut folder = watched(&room, &library);
    let id = one(&look(&library, &mut folder));
    let mut hand = Hand::at(&library);
    hand.mark(id, "Nobody knows why");
    write(&room, "news/a.md", &NEWS.replace("a week", "two weeks"));
    let came = look(&library, &mut folder);
    assert_eq!(states(&came), [("Harbour closed", AddState::Revised)]);
    assert_eq!(came.files.articles[0].placed.len(), 1);
    let opened = library.open_article(id, None).unwrap();
    assert_eq!(opened.article.snapshots.len(), 2);
}

#[test]
fn a_moved_file_is_the_same_article_and_a_removed_one_leaves_it() {
    let room = Room::new();
    let library = room.open();
    write(&room, "news/a.md", NEWS);
    let mut folder = watched(&room, &library);
    let id = one(&look(&library, &mut folder));
    fs::create_dir(room.path("news/old")).unwrap();
    fs::rename(room.path("news/a.md"), room.path("news/old/b.md")).unwrap();
    let came = look(&library, &mut folder);
    assert_eq!(one(&came), id);
    assert_eq!(states(&came), [("Harbour closed", AddState::Unchanged)]);
    fs::remove_dir_all(room.path("news/old")).unwrap();
    assert_eq!(states(&look(&library, &mut folder)), []);
    assert_eq!(titles(&library, Shelf::Library), ["Harbour closed"]);
}

#[test]
fn what_was_removed_is_not_brought_back_by_itself_but_by_hand() {
    let room = Room::new();
    let library = room.open();
    write(&room, "news/a.md", NEWS);
    let mut folder = watched(&room, &library);
    let id = one(&look(&library, &mut folder));
    Hand::at(&library).remove(id);
    assert_eq!(states(&look(&library, &mut folder)), []);
    // With other bytes, in another place, and where nothing is remembered.
    write(&room, "news/a.md", &NEWS.replace("a week", "two weeks"));
    let came = look(&library, &mut folder);
    assert_eq!(states(&came), [("Harbour closed", AddState::Left)]);
    write(&room, "news/a.md", NEWS);
    fs::rename(room.path("news/a.md"), room.path("news/b.md")).unwrap();
    assert_eq!(
        states(&look(&library, &mut folder)),
        [("Harbour closed", AddState::Left)]
    );
    fs::remove_dir_all(room.places().state.join("watched")).unwrap();
    let mut folder = watched(&room, &library);
    assert_eq!(
        states(&look(&library, &mut folder)),
        [("Harbour closed", AddState::Left)]
    );
    assert_eq!(titles(&library, Shelf::Library), Vec::<String>::new());
    assert_eq!(titles(&library, Shelf::Trash), ["Harbour closed"]);
    let added = library
        .add_file(&room.path("news/b.md"), &Given::default())
        .unwrap();
    assert_eq!((added.id, added.state), (id, AddState::Restored));
}

#[test]
fn what_was_purged_stays_away_as_long_as_it_has_the_same_bytes() {
    let room = Room::new();
    let library = room.open();
    write(&room, "news/a.md", NEWS);
    let id = one(&look(&library, &mut watched(&room, &library)));
    library.purge(id).unwrap();
    // In another session; touched, and in another place.
    let library = room.open();
    let mut folder = watched(&room, &library);
    assert_eq!(states(&look(&library, &mut folder)), []);
    File::options()
        .write(true)
        .open(room.path("news/a.md"))
        .and_then(|file| file.set_modified(SystemTime::now() - Duration::from_secs(30)))
        .unwrap();
    let came = look(&library, &mut folder);
    assert_eq!(
        (states(&came), came.files.reasons()),
        (vec![], "1 purged".to_owned())
    );
    assert!(came.files.skipped.iter().all(|skipped| skipped.is_ordinary));
    fs::rename(room.path("news/a.md"), room.path("news/b.md")).unwrap();
    let came = look(&library, &mut folder);
    assert_eq!(
        (states(&came), came.files.reasons()),
        (vec![], "1 purged".to_owned())
    );
    assert_eq!(titles(&library, Shelf::Library), Vec::<String>::new());
    write(&room, "news/b.md", &NEWS.replace("a week", "two weeks"));
    let came = look(&library, &mut folder);
    assert_eq!(states(&came), [("Harbour closed", AddState::New)]);
}

#[test]
fn a_file_that_is_still_written_waits() {
    let room = Room::new();
    let library = room.open();
    let path = room.file("news/a.md", "# Harbour");
    let ahead = SystemTime::now() + Duration::from_millis(900);
    let set = |time: SystemTime| {
        let file = File::options().write(true).open(&path);
        file.and_then(|file| file.set_modified(time)).unwrap();
    };
    set(ahead);
    let mut folder = watched(&room, &library);
    let came = look(&library, &mut folder);
    assert_eq!((states(&came), came.unsettled), (vec![], 1));
    fs::write(&path, NEWS).unwrap();
    set(SystemTime::now() - Duration::from_secs(2));
    let came = look(&library, &mut folder);
    assert_eq!(
        (states(&came), came.unsettled),
        (vec![("Harbour closed", AddState::New)], 0)
    );
}

#[test]
fn the_library_does_not_take_in_itself() {
    let room = Room::new();
    let library = room.open();
    write(&room, "a.md", NEWS);
    // The folder above both.
    let mut folder = library.watched_folder(room.directory.path());
    assert_eq!(
        states(&look(&library, &mut folder)),
        [("Harbour closed", AddState::New)]
    );
    assert_eq!(states(&look(&library, &mut folder)), []);
    let mut own = library.watched_folder(&room.places().data);
    let refused = library
        .take_from(&mut own, &|_| Flow::Continue)
        .unwrap_err();
    assert!(
        refused.to_string().contains("belongs to the library"),
        "{refused}"
    );
    let mut none = library.watched_folder(Path::new("/no/such/folder"));
    let refused = library
        .take_from(&mut none, &|_| Flow::Continue)
        .unwrap_err();
    assert!(matches!(refused, AddError::Missing { .. }), "{refused}");
}

#[cfg(unix)]
#[test]
fn what_is_passed_over_as_a_matter_of_course_is_not_told_at_each_start() {
    use std::os::unix::fs::symlink;

    let room = Room::new();
    let library = room.open();
    write(&room, "news/a.md", NEWS);
    write(&room, "news/b.bin", "\0\0\0");
    write(&room, "news/.c.md", "Hidden.\n");
    write(&room, "beside/d.md", "# Beside\n\nNot in the folder.\n");
    symlink(room.path("beside"), room.path("news/linked")).unwrap();
    symlink(room.path("news"), room.path("news/up")).unwrap();
    symlink(room.path("nowhere"), room.path("news/dangling")).unwrap();
    let mut folder = watched(&room, &library);
    let came = look(&library, &mut folder);
    assert_eq!(states(&came), [("Harbour closed", AddState::New)]);
    let skipped = came.files.skipped.iter();
    let told = skipped.filter(|skipped| !skipped.is_ordinary);
    let told: Vec<&str> = told.map(|skipped| skipped.reason.as_str()).collect();
    assert_eq!(told, ["a link that leads nowhere"]);
}

#[test]
fn two_windows_that_watch_one_folder_take_each_file_once() {
    let room = Room::new();
    let (one, other) = (room.open(), room.open());
    for number in 0..30 {
        let text = format!("# Report {number}\n\nThe council met {number} times.\n");
        write(&room, &format!("news/{number}.md"), &text);
    }
    std::thread::scope(|scope| {
        for library in [&one, &other] {
            scope.spawn(|| look(library, &mut watched(&room, library)));
        }
    });
    assert_eq!(titles(&room.open(), Shelf::Library).len(), 30);
}

#[test]
fn a_look_that_is_stopped_says_so_and_the_next_one_goes_on() {
    let room = Room::new();
    let library = room.open();
    write(&room, "news/a.md", "# Alpha\n\nText of a.\n");
    write(&room, "news/b.md", "# Beta\n\nText of b.\n");
    let mut folder = watched(&room, &library);
    let came = library.take_from(&mut folder, &|at| match at.done {
        0 => Flow::Continue,
        _ => Flow::Stop,
    });
    let came = came.unwrap();
    assert!(came.is_stopped);
    assert_eq!(states(&came), [("Alpha", AddState::New)]);
    let came = look(&library, &mut folder);
    assert!(!came.is_stopped);
    assert_eq!(states(&came), [("Beta", AddState::New)]);
}

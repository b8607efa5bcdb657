//! Tests of reading and writing records on a real disk.

use std::{fs, thread};

use jiff::Timestamp;
use tempfile::TempDir;
use uuid::Uuid;

use super::*;
use crate::{
    model::{ArticleId, CleanText, DeviceId, Value, article},
    store::{Places, lock::PATIENCE},
};

struct Room {
    directory: TempDir,
    store: Store,
    clock: Clock,
}

impl Room {
    fn new() -> Self {
        let directory = TempDir::new().unwrap();
        Self {
            store: Store::new(Places::under(directory.path())),
            clock: Clock::new(DeviceId(7)),
            directory,
        }
    }

    fn write(&mut self, edit: impl FnOnce(&mut Record, &mut Clock)) -> Written<()> {
        let guard = self.store.lock(Duration::ZERO).unwrap();
        self.store
            .write_merged(&guard, id(), &mut self.clock, edit)
            .unwrap()
    }

    fn title(&mut self, title: &str) -> Written<()> {
        self.write(|record, clock| {
            let title = Value::Text(CleanText::new(title));
            record.set(article::TITLE.path(), Some(title), clock.tick(now()));
        })
    }

    fn read(&mut self) -> Stored {
        self.store.read(id(), DeviceId(7)).unwrap()
    }

    fn shown(&mut self) -> Option<String> {
        title_of(self.read().shown()?)
    }

    fn file(&self) -> String {
        fs::read_to_string(self.store.path(id())).unwrap()
    }

    fn put(&self, text: &str) {
        fs::write(self.store.path(id()), text).unwrap();
    }
}

fn id() -> RecordId {
    let id = Uuid::try_parse("01933b5a-7c00-7000-8000-0000deadbeef").unwrap();
    RecordId::article(ArticleId(id))
}

fn now() -> Timestamp {
    "2026-11-23T04:00:00Z".parse().unwrap()
}

fn title_of(record: &Record) -> Option<String> {
    record.get(article::TITLE).map(CleanText::into_string)
}

#[test]
fn what_was_written_is_read_and_kept_as_a_copy_too() {
    let mut room = Room::new();
    assert!(matches!(room.read(), Stored::Missing));
    assert!(room.title("one").durability.is_durable());
    let written = room.title("two");
    assert_eq!(title_of(&written.record).as_deref(), Some("two"));
    assert_eq!(room.shown().as_deref(), Some("two"));
    let path = room.directory.path();
    let backup = path.join("data/backup/articles/ef/01933b5a-7c00-7000-8000-0000deadbeef.ron");
    assert_eq!(fs::read_to_string(backup).unwrap(), room.file());
}

#[test]
fn a_write_that_changes_nothing_leaves_the_file_alone() {
    let mut room = Room::new();
    assert!(room.write(|_, _| ()).durability.is_durable());
    assert!(!room.store.path(id()).exists());
    let _ = room.title("one");
    let before = room.store.fingerprint(id()).unwrap();
    assert!(before.is_some());
    assert!(room.write(|_, _| ()).durability.is_durable());
    assert_eq!(room.store.fingerprint(id()).unwrap(), before);
    let _ = room.title("two");
    assert_ne!(room.store.fingerprint(id()).unwrap(), before);
}

#[test]
fn a_save_that_may_not_last_is_written_anew() {
    let mut room = Room::new();
    let _ = room.title("one");
    let before = room.store.fingerprint(id()).unwrap();
    let path = room.store.path(id());
    let doubt = StoreError::missing(&path);
    room.store.note(path, &Durability::NotKnown(doubt));
    assert!(room.write(|_, _| ()).durability.is_durable());
    let after = room.store.fingerprint(id()).unwrap();
    assert_ne!(after, before);
    let _ = room.write(|_, _| ());
    assert_eq!(room.store.fingerprint(id()).unwrap(), after);
}

#[test]
fn an_edit_by_hand_is_named_and_stamped_by_the_next_write() {
    let mut room = Room::new();
    let _ = room.title("one");
    room.put(&room.file().replace("\"one\"", "\"mine\""));
    let written = room.write(|_, _| ());
    assert_eq!(written.edited_by_hand, [article::TITLE.path()]);
    let Stored::Good(loaded) = room.read() else {
        panic!("it is whole");
    };
    assert!(loaded.edited_by_hand.is_empty());
    assert_eq!(title_of(&loaded.record).as_deref(), Some("mine"));
    assert_eq!(loaded.record, written.record);
}

#[test]
fn an_edit_by_hand_and_one_by_a_program_that_had_not_seen_it_both_stay() {
    let mut room = Room::new();
    let _ = room.title("one");
    room.put(&room.file().replace("title:", "author: \"me\",\n    title:"));
    let written = room.title("two");
    assert_eq!(title_of(&written.record).as_deref(), Some("two"));
    let author = written.record.get(article::AUTHOR);
    assert_eq!(author, Some(CleanText::new("me")));
}

#[test]
fn what_a_stale_editor_saves_over_comes_back_and_its_edit_stays() {
    let mut room = Room::new();
    let _ = room.title("one");
    let opened = room.file();
    let _ = room.write(|record, clock| {
        let tag = Value::Text(CleanText::new("cloud"));
        record.set(article::tags().child("cloud"), Some(tag), clock.tick(now()));
    });
    let _ = room.title("two");
    // The editor knows neither the tag nor the second title.
    room.put(&opened.replace("title:", "author: \"me\",\n    title:"));
    let seen = room.read();
    let seen = seen.shown().unwrap();
    let written = room.write(|_, _| ());
    assert_eq!(seen, &written.record);
    assert_eq!(title_of(seen).as_deref(), Some("two"));
    assert_eq!(seen.get(article::AUTHOR), Some(CleanText::new("me")));
    assert_eq!(seen.texts(&article::tags()), [CleanText::new("cloud")]);
    let back: Vec<_> = written.brought_back.iter().map(Place::as_str).collect();
    assert_eq!(back, ["tags/cloud", "title"]);
    assert!(room.file().contains("cloud"));
}

#[test]
fn a_file_that_is_gone_is_read_from_its_copy_and_written_again() {
    let mut room = Room::new();
    let _ = room.title("one");
    fs::remove_file(room.store.path(id())).unwrap();
    assert_eq!(room.shown().as_deref(), Some("one"));
    let _ = room.write(|_, _| ());
    assert!(room.file().contains("\"one\""));
}

#[test]
fn a_stale_editor_does_not_bring_back_what_was_purged() {
    let mut room = Room::new();
    let _ = room.title("a secret");
    let opened = room.file();
    let _ = room.write(|record, clock| {
        let purged = Value::Text(CleanText::new("2026-11-23T04:00:00Z"));
        record.set(article::PURGED.path(), Some(purged), clock.tick(now()));
    });
    room.put(&opened);
    assert_eq!(room.shown(), None);
    let _ = room.write(|_, _| ());
    assert!(!room.file().contains("secret"), "{}", room.file());
}

#[test]
fn a_damaged_file_is_left_as_it_is_and_its_last_good_copy_is_shown() {
    let mut room = Room::new();
    let _ = room.title("one");
    let _ = room.title("two");
    let damaged = room.file().replace("stamps:", "stamps");
    room.put(&damaged);
    assert_eq!(room.shown().as_deref(), Some("two"));
    let guard = room.store.lock(Duration::ZERO).unwrap();
    let refused = room
        .store
        .write_merged(&guard, id(), &mut room.clock, |_, _| ())
        .unwrap_err();
    let StoreError::Damaged {
        position: Some(position),
        ..
    } = &refused
    else {
        panic!("{refused:?}");
    };
    assert_eq!(position.line, 5);
    assert!(refused.hint().unwrap().contains("backup"));
    assert_eq!(room.file(), damaged);
}

#[test]
fn a_damaged_file_without_a_copy_says_so() {
    let mut room = Room::new();
    let _ = room.title("one");
    fs::remove_file(room.store.backup_path(id())).unwrap();
    room.put("");
    let Stored::Damaged { error, last_good } = room.read() else {
        panic!("an empty file is no record");
    };
    assert_eq!(last_good, None);
    assert!(error.hint().unwrap().contains("a backup of your own"));
}

#[test]
fn a_file_of_a_later_version_is_shown_and_left_as_it_is() {
    let mut room = Room::new();
    let _ = room.title("one");
    let newer = room.file().replace("version: 1", "version: 2");
    room.put(&newer);
    assert_eq!(room.shown().as_deref(), Some("one"));
    let guard = room.store.lock(Duration::ZERO).unwrap();
    let refused = room
        .store
        .write_merged(&guard, id(), &mut room.clock, |_, _| ());
    assert!(matches!(refused, Err(StoreError::Newer { version: 2, .. })));
    assert_eq!(room.file(), newer);
}

#[test]
fn what_a_later_program_added_survives_a_save() {
    let mut room = Room::new();
    let _ = room.title("one");
    let odd = "mood: Calm(depth: 3, by: [\"sea\", ()])";
    room.put(
        &room
            .file()
            .replace("title:", &format!("{odd},\n    title:")),
    );
    let _ = room.title("two");
    assert!(room.file().contains(odd), "{}", room.file());
}

#[test]
fn a_raw_value_that_is_not_ron_is_refused_and_nothing_changes() {
    let mut room = Room::new();
    let _ = room.title("one");
    let before = room.file();
    let guard = room.store.lock(Duration::ZERO).unwrap();
    let refused = room
        .store
        .write_merged(&guard, id(), &mut room.clock, |record, clock| {
            let odd = Value::Raw("), (".to_owned());
            record.set(Place::root("x"), Some(odd), clock.tick(now()));
        });
    assert!(matches!(refused, Err(StoreError::NotWritable { .. })));
    assert_eq!(room.file(), before);
}

#[test]
fn a_purged_record_leaves_no_word_of_it_on_the_disk() {
    let mut room = Room::new();
    let _ = room.title("a secret");
    let _ = room.title("another secret");
    let _ = room.write(|record, clock| {
        let purged = Value::Text(CleanText::new("2026-11-23T04:00:00Z"));
        record.set(article::PURGED.path(), Some(purged), clock.tick(now()));
    });
    let copy = fs::read_to_string(room.store.backup_path(id())).unwrap();
    assert!(!room.file().contains("secret") && !copy.contains("secret"));
    assert_eq!(room.shown(), None);
}

#[test]
fn a_removed_record_is_gone_with_its_copy() {
    let mut room = Room::new();
    let _ = room.title("one");
    let _ = room.title("two");
    let guard = room.store.lock(Duration::ZERO).unwrap();
    let _ = room.store.remove_record(&guard, id()).unwrap();
    assert!(matches!(room.read(), Stored::Missing));
    assert!(!room.store.backup_path(id()).exists());
}

#[test]
fn temporary_files_of_killed_writers_are_swept_wherever_they_are() {
    let mut room = Room::new();
    let _ = room.title("one");
    let _ = room.title("two");
    let left = ["data/articles/ef", "data/backup/articles/ef", "state"]
        .map(|place| room.directory.path().join(place).join(".briefreader-x1"));
    for path in &left {
        fs::write(path, "").unwrap();
    }
    let guard = room.store.lock(Duration::ZERO).unwrap();
    assert_eq!(room.store.sweep(&guard, Duration::ZERO).unwrap(), 3);
    assert!(left.iter().all(|path| !path.exists()));
    assert_eq!(room.shown().as_deref(), Some("two"));
}

#[test]
fn two_windows_that_write_at_once_lose_nothing() {
    let room = Room::new();
    let places = room.store.places().clone();
    let write = |device: u32| {
        let store = Store::new(places.clone());
        let mut clock = Clock::new(DeviceId(device));
        for number in 0..20 {
            let guard = store.lock(PATIENCE).unwrap();
            let written = store
                .write_merged(&guard, id(), &mut clock, |record, clock| {
                    let tag = CleanText::new(&format!("{device}-{number}"));
                    let path = article::tags().child(&tag);
                    record.set(path, Some(Value::Text(tag)), clock.tick(now()));
                })
                .unwrap();
            assert!(written.durability.is_durable());
        }
    };
    thread::scope(|scope| {
        scope.spawn(|| write(1));
        scope.spawn(|| write(2));
    });
    let stored = room.store.read(id(), DeviceId(3)).unwrap();
    let tags = stored.shown().unwrap().texts(&article::tags());
    assert_eq!(tags.len(), 40);
}

#[test]
fn a_copy_that_cannot_be_read_stops_a_write_and_not_a_reader() {
    let mut room = Room::new();
    let _ = room.title("one");
    let before = room.file();
    let copy = room.store.backup_path(id());
    fs::remove_file(&copy).unwrap();
    fs::create_dir(&copy).unwrap();
    assert_eq!(room.shown().as_deref(), Some("one"));
    let guard = room.store.lock(Duration::ZERO).unwrap();
    let refused = room
        .store
        .write_merged(&guard, id(), &mut room.clock, |_, _| ())
        .unwrap_err();
    assert_eq!(refused.path(), Some(copy.as_path()));
    assert_eq!(room.file(), before);
}

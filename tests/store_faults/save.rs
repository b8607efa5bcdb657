//! What is saved: the same steps for the traced child and for the parent that judges it.

use std::{
    fs,
    io::{self, BufRead, Write},
    path::Path,
    process::ExitCode,
    time::Duration,
};

use briefreader::{
    model::{
        ArticleId, Block, BlockKind, CleanText, Clock, DeviceId, Found, Record, RecordId, Snapshot,
        Value, article,
    },
    store::{Durability, OriginalId, Places, Store, StoreError, Stored, lock::PATIENCE},
};
use jiff::Timestamp;
use uuid::Uuid;

/// The first argument of a child that makes one save.
pub const SAVE: &str = "--child-saves";
/// The first argument of a child that adds tags.
pub const TAGS: &str = "--child-adds-tags";

/// The child's answers, as exit statuses; any other is a crash.
pub const DURABLE: i32 = 40;
pub const NOT_KNOWN: i32 = 41;
pub const REFUSED: i32 = 42;

const TITLES: [&str; 3] = ["the first title", "the second title", "the third title"];
const DEVICE: DeviceId = DeviceId(7);
const ORIGINAL: &[u8] = b"The bytes as received.";

/// Tells what a child saves, and what was there before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scenario {
    /// A record into an empty library.
    First,
    /// A record over another, the first time.
    Second,
    /// A record over another, once more.
    Third,
    /// A snapshot with its original.
    Snapshot,
}

/// What a library holds, as far as a scenario is about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// The record with the title of this number, or, for a snapshot, both files; none of it at 0.
    Step(usize),
    /// A part of a snapshot: text, structure and original are whole where they are there, but not all are.
    Part,
}

impl Scenario {
    pub const ALL: [Self; 4] = [Self::First, Self::Second, Self::Third, Self::Snapshot];

    pub fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Third => "third",
            Self::Snapshot => "snapshot",
        }
    }

    /// Counts the saves that came before.
    pub fn before(self) -> usize {
        match self {
            Self::First | Self::Snapshot => 0,
            Self::Second => 1,
            Self::Third => 2,
        }
    }

    /// Makes the library as it is before the save.
    pub fn prepare(self, room: &Path) {
        let store = store(room);
        for step in 0..self.before() {
            assert!(save_title(&store, step).unwrap().is_durable());
        }
    }

    /// Makes the save.
    pub fn save(self, room: &Path) -> Result<Durability, StoreError> {
        let store = store(room);
        match self {
            Self::Snapshot => {
                let guard = store.lock(PATIENCE)?;
                let (_, original) = store.save_original(&guard, ORIGINAL)?;
                Ok(original.and(store.save_snapshot(&guard, &snapshot(), 1)?))
            }
            _ => save_title(&store, self.before()),
        }
    }

    /// Looks at what is there; panics where anything is not whole.
    pub fn holds(self, room: &Path) -> Holds {
        let store = store(room);
        if self != Self::Snapshot {
            let step = step_of_file(&store.path(id()));
            let joined = title_step(&store.read(id(), DEVICE).unwrap());
            // The copy is never ahead of the file.
            assert_eq!(joined, step.unwrap_or(0));
            return Holds::Step(joined);
        }
        let original = match store.load_original(&OriginalId::of(ORIGINAL)) {
            Ok(bytes) => {
                assert_eq!(bytes, ORIGINAL);
                true
            }
            Err(error) => {
                assert!(error.is_missing(), "{error}");
                false
            }
        };
        let whole = match store.load_snapshot(&snapshot().id) {
            Ok(loaded) => {
                assert_eq!(loaded, snapshot());
                true
            }
            Err(error) => {
                assert!(error.is_missing(), "{error}");
                false
            }
        };
        match (original, whole) {
            (true, true) => Holds::Step(1),
            (false, false) => Holds::Step(0),
            (true, false) => Holds::Part,
            (false, true) => panic!("the snapshot came before its original"),
        }
    }

    /// Checks the copy: whole, and what is held or the step before it.
    pub fn check_copy(self, room: &Path, held: usize) {
        if self == Self::Snapshot {
            return;
        }
        match step_of_file(&store(room).backup_path(id())) {
            Some(step) => assert!(step == held || step + 1 == held, "{step} beside {held}"),
            None => assert!(held < 2, "step {held} has no copy"),
        }
    }

    /// Checks that the copy is what is held, as it is after a save that nothing has hindered.
    pub fn check_fresh_copy(self, room: &Path, held: usize) {
        if self != Self::Snapshot {
            let step = step_of_file(&store(room).backup_path(id()));
            assert_eq!(step, Some(held));
        }
    }

    /// Lists the names of the temporary files under a directory.
    pub fn leftovers(room: &Path) -> Vec<String> {
        let mut names = walk(room);
        names.retain(|name| name.starts_with('.'));
        names
    }
}

fn walk(directory: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            names.extend(walk(&path));
        } else {
            names.push(path.file_name().unwrap().to_string_lossy().into_owned());
        }
    }
    names
}

/// Does what a child is asked for; nothing where this process is no child.
pub fn as_child(arguments: &[String]) -> Option<ExitCode> {
    match arguments {
        [_, mode, scenario, room] if mode == SAVE => {
            let scenario = Scenario::ALL
                .into_iter()
                .find(|known| known.name() == scenario)?;
            // The parent takes hold of this process while it waits here.
            writeln!(io::stdout(), "ready").ok()?;
            io::stdin().lock().read_line(&mut String::new()).ok()?;
            let status = match scenario.save(Path::new(room)) {
                Ok(Durability::Durable) => DURABLE,
                Ok(Durability::NotKnown(_)) => NOT_KNOWN,
                Err(_) => REFUSED,
            };
            std::process::exit(status);
        }
        [_, mode, device, room] if mode == TAGS => {
            add_tags(Path::new(room), device.parse().ok()?);
            Some(ExitCode::SUCCESS)
        }
        _ => None,
    }
}

/// How many tags a child adds.
pub const COUNT: u32 = 25;

fn add_tags(room: &Path, device: u32) {
    let store = store(room);
    let mut clock = Clock::new(DeviceId(device));
    for number in 0..COUNT {
        // The others may have all their turns first, on a disk that is slow.
        let guard = store.lock(Duration::from_secs(600)).unwrap();
        let written = store
            .write_merged(&guard, id(), &mut clock, |record, clock| {
                let tag = CleanText::new(&format!("{device}-{number}"));
                let path = article::tags().child(&tag);
                record.set(path, Some(Value::Text(tag)), clock.tick(Timestamp::now()));
            })
            .unwrap();
        assert!(written.durability.is_durable());
    }
}

/// Returns the tags of the record.
pub fn tags(room: &Path) -> Vec<CleanText> {
    let stored = store(room).read(id(), DEVICE).unwrap();
    stored.shown().unwrap().texts(&article::tags())
}

pub fn store(room: &Path) -> Store {
    Store::new(Places::under(room))
}

fn save_title(store: &Store, step: usize) -> Result<Durability, StoreError> {
    let guard = store.lock(PATIENCE)?;
    let written = store.write_merged(&guard, id(), &mut Clock::new(DEVICE), |record, clock| {
        let title = Value::Text(CleanText::new(TITLES[step]));
        record.set(article::TITLE.path(), Some(title), clock.tick(now()));
    })?;
    Ok(written.durability)
}

/// Reads a file alone, without the copy that could stand in for it, and counts the saves that led to it.
fn step_of_file(path: &Path) -> Option<usize> {
    let bytes = fs::read(path).ok()?;
    let aside = tempfile::TempDir::new().unwrap();
    let store = store(aside.path());
    let place = store.path(id());
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    fs::write(place, bytes).unwrap();
    Some(title_step(&store.read(id(), DEVICE).unwrap()))
}

/// Returns how many saves led to this record.
fn title_step(stored: &Stored) -> usize {
    let title = |record: &Record| record.get(article::TITLE).unwrap();
    match stored {
        Stored::Missing => 0,
        Stored::Good(loaded) => {
            assert!(loaded.edited_by_hand.is_empty() && loaded.brought_back.is_empty());
            let title = title(&loaded.record);
            let step = TITLES.iter().position(|known| *known == &*title).unwrap();
            step + 1
        }
        other => panic!("{other:?}"),
    }
}

fn snapshot() -> Snapshot {
    let paragraph = Block {
        kind: BlockKind::Paragraph,
        bytes: 0..23,
        level: 0,
        ordinal: None,
    };
    Snapshot::new(
        1,
        CleanText::new("The text of an article."),
        vec![paragraph],
        Vec::new(),
        Found::default(),
    )
    .unwrap()
}

fn id() -> RecordId {
    let id = Uuid::try_parse("01933b5a-7c00-7000-8000-0000deadbeef").unwrap();
    RecordId::article(ArticleId(id))
}

fn now() -> Timestamp {
    "2026-11-23T04:00:00Z".parse().unwrap()
}

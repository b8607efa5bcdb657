//! A library in a directory of its own, and a person who works in it.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicI64, AtomicU64, Ordering},
};

use briefreader::{
    anchor,
    library::{Given, Library},
    model::{
        Annotation, AnnotationId, ArticleId, Build, Change, ChangeId, ClaimId, CleanText, Ids,
        Link, Members, NewAnnotation, Record, RecordId, Stance, StoryId,
        view::{Added, Applied, Saved},
    },
    store::Places,
};
use jiff::Timestamp;
use tempfile::TempDir;

static TIME: AtomicI64 = AtomicI64::new(1_700_000_000_000);
static SEED: AtomicU64 = AtomicU64::new(1);

/// A clock that goes on by a millisecond each time it is looked at.
pub fn now() -> Timestamp {
    Timestamp::from_millisecond(TIME.fetch_add(1, Ordering::Relaxed)).unwrap()
}

pub fn text(text: &str) -> CleanText {
    CleanText::new(text)
}

pub struct Room {
    pub directory: TempDir,
}

impl Room {
    pub fn new() -> Self {
        let directory = TempDir::new().unwrap();
        fs::create_dir(directory.path().join("files")).unwrap();
        Self { directory }
    }

    pub fn places(&self) -> Places {
        Places::under(&self.directory.path().join("library"))
    }

    /// Opens the library, as another window or command does.
    pub fn open(&self) -> Library {
        Library::open(self.places(), SEED.fetch_add(1, Ordering::Relaxed), now)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join("files").join(name)
    }

    /// Writes a file of the person's own.
    pub fn file(&self, name: &str, contents: &str) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, contents).unwrap();
        path
    }

    /// Writes a file and adds it.
    pub fn add(&self, library: &Library, name: &str, contents: &str) -> Added {
        let path = self.file(name, contents);
        library.add_file(&path, &Given::default()).unwrap()
    }

    pub fn record_file(&self, id: RecordId) -> PathBuf {
        let folder = briefreader::store::Folder::of(id.kind);
        self.places().file(folder, &id.id.to_string(), "ron")
    }

    /// Changes the text of a record's file, as an editor does.
    pub fn edit(&self, id: RecordId, from: &str, to: &str) {
        let path = self.record_file(id);
        let before = fs::read_to_string(&path).unwrap();
        assert!(before.contains(from), "{before}");
        fs::write(path, before.replace(from, to)).unwrap();
    }

    /// Returns every file of the library in which some words stand.
    pub fn files_with(&self, words: &str) -> Vec<PathBuf> {
        let mut found = Vec::new();
        walk(&self.directory.path().join("library"), &mut |path| {
            let bytes = fs::read(path).unwrap();
            if bytes
                .windows(words.len())
                .any(|part| part == words.as_bytes())
            {
                found.push(path.to_path_buf());
            }
        });
        found
    }
}

/// Copies what stands in a directory into another, but for old copies of it, as synchronising does.
pub fn carry(from: &Path, to: &Path) {
    let mut paths = Vec::new();
    walk(from, &mut |path| paths.push(path.to_path_buf()));
    for path in paths {
        let below = path.strip_prefix(from).unwrap();
        if !below.starts_with("backup") {
            fs::create_dir_all(to.join(below).parent().unwrap()).unwrap();
            fs::copy(&path, to.join(below)).unwrap();
        }
    }
}

pub fn walk(directory: &Path, visit: &mut dyn FnMut(&Path)) {
    let Ok(entries) = fs::read_dir(directory) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, visit);
        } else {
            visit(&path);
        }
    }
}

/// What a person does at a window: each is a change, built as the screen and the command line build it.
pub struct Hand<'a> {
    pub library: &'a Library,
    pub ids: Ids,
}

impl<'a> Hand<'a> {
    pub fn at(library: &'a Library) -> Self {
        Self {
            library,
            ids: library.ids(),
        }
    }

    pub fn build<T>(&mut self, steps: impl FnOnce(&mut Build<'_>) -> T) -> (T, Change) {
        let mut build = Build::new(&mut self.ids, now());
        let made = steps(&mut build);
        (made, build.finish())
    }

    pub fn apply(&self, change: &Change) -> Applied {
        self.library.apply(change).unwrap()
    }

    pub fn save(&self, change: &Change) {
        assert_eq!(self.apply(change).saved, Saved::Yes);
    }

    pub fn undo(&mut self, change: &Change) -> Change {
        change.inverse(ChangeId(self.ids.next(now())), now())
    }

    /// Marks words in the newest text.
    pub fn mark(&mut self, article: ArticleId, words: &str) -> (AnnotationId, Change) {
        let opened = self.library.open_article(article, None).unwrap();
        let bytes = anchor::find_quote(
            &opened.snapshot.text,
            &anchor::Quote {
                words,
                ..anchor::Quote::default()
            },
        );
        let anchor = anchor::anchor(&opened.snapshot, bytes.unwrap()).unwrap();
        let (id, change) = self
            .build(|build| build.mark(article, &opened.annotations, &NewAnnotation::on(anchor)));
        self.save(&change);
        (id, change)
    }

    pub fn claim(&mut self, statement: &str) -> ClaimId {
        let (id, change) = self.build(|build| build.make_claim(&text(statement)));
        self.save(&change);
        id
    }

    /// Makes a story of articles.
    pub fn story(&mut self, name: &str, articles: impl IntoIterator<Item = ArticleId>) -> StoryId {
        let members = Members::articles(articles);
        let (id, change) = self.build(|build| {
            let id = build.make_story(&text(name));
            build.put_into_story(id, &Record::default(), &members);
            id
        });
        self.save(&change);
        id
    }

    pub fn flag(&mut self, article: ArticleId, mark: AnnotationId, claim: ClaimId, stance: Stance) {
        let record = self.library.record(RecordId::annotations(article)).unwrap();
        let link = Link {
            suggested: None,
            claim,
            wording: text("the wording"),
            stance,
        };
        let (_, change) = self.build(|build| build.flag(article, mark, &record, &link));
        self.save(&change);
    }

    pub fn note(&mut self, article: ArticleId, mark: AnnotationId, note: &str) -> Change {
        let record = self.library.record(RecordId::annotations(article)).unwrap();
        let known = Annotation::from_record(article, mark, &record).unwrap();
        let ((), change) = self.build(|build| build.set_note(&known, &record, &text(note)));
        change
    }

    pub fn annotation(&self, article: ArticleId, mark: AnnotationId) -> Annotation {
        let record = self.library.record(RecordId::annotations(article)).unwrap();
        Annotation::from_record(article, mark, &record).unwrap()
    }

    /// Puts a mark into the trash.
    pub fn unmark(&mut self, article: ArticleId, mark: AnnotationId) {
        let record = self.library.record(RecordId::annotations(article)).unwrap();
        let marked = self.annotation(article, mark);
        let ((), change) = self.build(|build| build.remove_annotation(&marked, &record));
        self.save(&change);
    }

    pub fn remove(&mut self, article: ArticleId) -> Change {
        let id = RecordId::article(article);
        let record = self.library.record(id).unwrap();
        let ((), change) = self.build(|build| build.remove_article(article, &record));
        self.save(&change);
        change
    }
}

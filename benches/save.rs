//! What it costs to save a highlight, beside what any durable replacing of a file costs.
//!
//! Compare `highlight` with `bare` in the same line: at most twice as long. `highlight` is all that
//! `Library::apply` does, up to the answer that all is saved, in an article that has so many annotations
//! already. `bare` does what no program can do without, with as many bytes and in the same directory: it writes
//! a temporary file, syncs it, renames it over the old one, and syncs the directory. `alternately` does both in
//! turn, so that a disk that is slow for a while is slow for both, and prints what one costs in terms of the
//! other.
//!
//! The files stand in the build directory, since the directory for temporary files may be memory.

use std::{
    cell::Cell,
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use briefreader::{
    anchor,
    library::{Flow, Given, Library},
    model::{
        ArticleId, Build, Change, CleanText, Ids, NewAnnotation, RecordId,
        view::{Opened, Saved},
    },
    store::{Folder, Places},
};
use divan::{Bencher, black_box};
use jiff::Timestamp;
use tempfile::TempDir;

/// How many annotations the article has before.
const PRESENT: [usize; 3] = [1, 30, 100];

const SENTENCE: &str =
    "The devices go on working without a line and pass on later what they have gathered. ";

fn main() {
    divan::main();
    alternately();
}

/// A library with articles to mark.
struct Room {
    directory: TempDir,
    library: Library,
    ids: std::cell::RefCell<Ids>,
    articles: Cell<usize>,
}

/// An article with its annotations, and the highlight that is to be saved.
struct Due {
    article: ArticleId,
    change: Change,
}

impl Room {
    fn new() -> Self {
        let directory = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).expect("a directory");
        let library = Library::open(Places::under(directory.path()), 11, Timestamp::now);
        library
            .load(&|_| Flow::Continue)
            .expect("an empty library can be read");
        let ids = library.ids().into();
        Self {
            directory,
            library,
            ids,
            articles: Cell::new(0),
        }
    }

    /// Adds another article and marks in it, as a person has done before.
    fn article(&self, present: usize) -> Due {
        let number = self.articles.replace(self.articles.get() + 1);
        let text = format!("Report {number}\n\n{}\n", SENTENCE.repeat(120));
        let added = self.library.add_bytes(text.as_bytes(), &Given::default());
        let article = added.expect("the article is added").id;
        let opened = self
            .library
            .open_article(article, None)
            .expect("it is open");
        self.save(&self.marks(&opened, 0..present));
        let opened = self
            .library
            .open_article(article, None)
            .expect("it is open");
        let change = self.marks(&opened, present..present + 1);
        Due { article, change }
    }

    /// Makes the change that marks these sentences.
    fn marks(&self, opened: &Opened, sentences: std::ops::Range<usize>) -> Change {
        let begin = opened
            .snapshot
            .text
            .find("The devices")
            .expect("it stands there");
        let mut ids = self.ids.borrow_mut();
        let mut build = Build::new(&mut ids, Timestamp::now());
        for sentence in sentences {
            let start = begin + sentence * SENTENCE.len();
            let end = start + SENTENCE.trim_end().len();
            let anchor = anchor::anchor(&opened.snapshot, start..end).expect("there are words");
            let new = NewAnnotation {
                note: CleanText::line("Who says so, and how would they know?"),
                ..NewAnnotation::on(anchor)
            };
            build.mark(opened.article.id, &opened.annotations, &new);
        }
        build.finish()
    }

    fn save(&self, change: &Change) {
        let applied = self.library.apply(change).expect("it is not refused");
        assert_eq!(applied.saved, Saved::Yes);
    }

    /// Returns the file that a highlight in this article is saved in.
    fn file(&self, article: ArticleId) -> PathBuf {
        let name = article.0.to_string();
        Places::under(self.directory.path()).file(
            Folder::of(RecordId::annotations(article).kind),
            &name,
            "ron",
        )
    }

    /// Returns what to replace and by what, as large as a file of so many annotations.
    fn bare(&self, present: usize) -> (PathBuf, Vec<u8>) {
        let due = self.article(present);
        self.save(&due.change);
        let file = self.file(due.article);
        let contents = fs::read(&file).expect("it was saved");
        let target = file.with_file_name("bare.ron");
        fs::write(&target, &contents).expect("it is written");
        (target, contents)
    }
}

fn replace(target: &Path, contents: &[u8]) {
    let directory = target.parent().expect("a file stands in a directory");
    let temporary = target.with_extension("new");
    let mut file = File::create(&temporary).expect("it is made");
    file.write_all(contents).expect("it is written");
    file.sync_all().expect("it is synced");
    drop(file);
    fs::rename(&temporary, target).expect("it is renamed");
    let directory = File::open(directory).expect("it is opened");
    directory.sync_all().expect("it is synced");
}

#[divan::bench(args = PRESENT, sample_count = 60, sample_size = 1)]
fn bare(bencher: Bencher, present: usize) {
    let room = Room::new();
    let (target, contents) = room.bare(present);
    bencher.bench_local(|| replace(&target, black_box(&contents)));
}

#[divan::bench(args = PRESENT, sample_count = 60, sample_size = 1)]
fn highlight(bencher: Bencher, present: usize) {
    let room = Room::new();
    bencher
        .with_inputs(|| room.article(present))
        .bench_local_values(|due| room.save(&due.change));
}

/// Does both in turn and prints the medians.
#[expect(clippy::print_stdout, reason = "a benchmark prints what it found")]
fn alternately() {
    let is_only_listed =
        std::env::args().any(|argument| argument == "--list" || argument == "--test");
    if is_only_listed {
        return;
    }
    println!("\nalternately    bare          highlight     ratio (target: at most 2)");
    for present in PRESENT {
        let room = Room::new();
        let (target, contents) = room.bare(present);
        let (mut bare, mut highlight) = (Vec::new(), Vec::new());
        for _ in 0..60 {
            let due = room.article(present);
            bare.push(timed(|| replace(&target, &contents)));
            highlight.push(timed(|| room.save(&due.change)));
        }
        let (bare, highlight) = (median(bare), median(highlight));
        let ratio = highlight.as_secs_f64() / bare.as_secs_f64();
        println!("{present:<14} {bare:<13.2?} {highlight:<13.2?} {ratio:.2}");
    }
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

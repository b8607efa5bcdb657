//! What a large library costs: building the index, searching it, asking for echoes, keeping it up to date.
//!
//! `cargo bench --bench library` measures at 1,000 and 10,000 articles; `BRIEFREADER_BENCH_ARTICLES=100000` adds
//! that size, which takes some minutes and 1.5 GB the first time. The libraries are made once from a seed, of
//! articles of about 4 kB in words whose frequencies fall as in real texts (Zipf's law), and kept in the build
//! directory. Compare figures of one run with each other: with `ripgrep`, which reads the same texts without an
//! index (left out where it is not installed), and each size with the next.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{Arc, OnceLock},
};

use briefreader::{
    compare::Words,
    library::{Depth, Flow, Given, Library, Parts},
    model::{Article, ArticleEdit, Build, RecordId, Setting, article::Reading},
    query::{self, Moment},
    store::Places,
};
use divan::Bencher;
use jiff::{Timestamp, tz::TimeZone};

/// How many different words there are.
const WORDS: usize = 50_000;

/// How many words an article has: about 4 kB.
const LENGTH: usize = 650;

/// How many articles a search returns, as the screen asks for.
const SHOWN: usize = 100;

/// What one in five hundred articles quotes.
const QUOTE: &str = "We have run this harbour for forty years, and we will not leave it to a company that has never \
                     seen the sea, whatever it offers us for it and whoever asks us to.";

fn main() {
    divan::main();
}

/// The sizes that are measured.
fn sizes() -> Vec<usize> {
    let more = std::env::var("BRIEFREADER_BENCH_ARTICLES").ok();
    let more = more.and_then(|size| size.parse().ok());
    [1_000, 10_000].into_iter().chain(more).collect()
}

/// The sizes for ripgrep: none where it is not installed.
fn sizes_with_ripgrep() -> Vec<usize> {
    let asked = Command::new("rg")
        .arg("--version")
        .stdout(Stdio::null())
        .status();
    if asked.is_ok() { sizes() } else { Vec::new() }
}

/// A library of so many articles, indexed.
struct Made {
    library: Library,
    directory: PathBuf,
}

fn made(articles: usize) -> &'static Made {
    static ALL: OnceLock<Vec<(usize, OnceLock<Made>)>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        sizes()
            .into_iter()
            .map(|size| (size, OnceLock::new()))
            .collect()
    });
    let (_, cell) = all
        .iter()
        .find(|(size, _)| *size == articles)
        .expect("a size that is measured");
    cell.get_or_init(|| {
        let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("library-{articles}"));
        let library = open(&directory);
        if !directory.join("made").exists() {
            let _ = std::fs::remove_dir_all(&directory);
            generate(&library, articles);
            std::fs::write(directory.join("made"), "").expect("the mark is written");
        }
        library
            .bring_index_up_to_date(Depth::Directories, Parts::Words, &|_| Flow::Continue)
            .expect("the index is made");
        Made { library, directory }
    })
}

fn open(directory: &Path) -> Library {
    Library::open(Places::under(directory), 5, Timestamp::now)
}

fn generate(library: &Library, articles: usize) {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for number in 0..articles {
        let mut text = format!("# Report {number}: {} {}\n", random.word(), random.word());
        for at in 0..LENGTH {
            text.push_str(if at % 90 == 0 { "\n\n" } else { " " });
            text.push_str(&random.word());
        }
        if number % 1_000 == 7 {
            text.push_str("\n\nA quokka was seen.\n");
        }
        if number % 500 == 3 {
            text.push_str(&format!("\n\n“{QUOTE}”\n"));
        }
        let added = library.add_bytes(text.as_bytes(), &Given::default());
        added.expect("the article is added");
    }
}

/// Numbers that look random and are the same in each run (xorshift, Marsaglia 2003).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A word: the one of rank r is about r times rarer than the first.
    fn word(&mut self) -> String {
        // The logarithm of a rank is spread evenly under Zipf's law with exponent one.
        let part = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        let rank = (WORDS as f64).powf(part) as usize;
        spelled(rank)
    }
}

/// Spells a rank as letters that can be read.
fn spelled(mut rank: usize) -> String {
    const FIRST: &[u8] = b"bcdfghjklmnprstvz";
    const SECOND: &[u8] = b"aeiou";
    let mut word = String::new();
    loop {
        word.push(char::from(FIRST[rank % FIRST.len()]));
        rank /= FIRST.len();
        word.push(char::from(SECOND[rank % SECOND.len()]));
        rank /= SECOND.len();
        if rank == 0 {
            return word;
        }
    }
}

fn at() -> Moment {
    Moment {
        now: Timestamp::UNIX_EPOCH,
        zone: TimeZone::UTC,
    }
}

/// What is searched for: words of one, two and three ranks, by how often they stand in articles.
fn asked(what: &str) -> String {
    match what {
        "rare" => "quokka".to_owned(),
        "common" => spelled(1),
        "three" => format!("{} {} {}", spelled(40), spelled(300), spelled(900)),
        "phrase" => format!("\"{} {}\"", spelled(2), spelled(3)),
        "prefix" => "quo*".to_owned(),
        _ => unreachable!("all that is searched for is named above"),
    }
}

#[divan::bench(args = sizes(), consts = [0, 1, 2, 3, 4])]
fn search<const WHAT: usize>(bencher: Bencher<'_, '_>, articles: usize) {
    let what = ["rare", "common", "three", "phrase", "prefix"][WHAT];
    let made = made(articles);
    let query = query::parse(&asked(what));
    bencher.bench(|| {
        made.library
            .search(&query, &at(), SHOWN, &|| false)
            .expect("it is searched")
    });
}

/// Reads the same texts without an index.
#[divan::bench(args = sizes_with_ripgrep())]
fn ripgrep(bencher: Bencher<'_, '_>, articles: usize) {
    let made = made(articles);
    let texts = made.directory.join("data").join("texts");
    bencher.bench(|| {
        Command::new("rg")
            .args(["--count", "--glob", "*.txt", "quokka"])
            .arg(&texts)
            .stdout(Stdio::null())
            .status()
            .ok()
    });
}

/// Returns an article that quotes what others do.
fn quoting(library: &Library) -> Arc<Article> {
    let query = query::parse("\"never seen the sea\"");
    let found = library.search(&query, &at(), 1, &|| false);
    let found = found.expect("it is searched").hits;
    let article = found.iter().find_map(|hit| hit.found.article());
    Arc::clone(article.expect("some article quotes it"))
}

/// What one text costs alone, beside which asking for its echoes is to be seen.
#[divan::bench]
fn fingerprint_an_article(bencher: Bencher<'_, '_>) {
    let library = &made(1_000).library;
    let newest = quoting(library).newest().expect("it has a text").id.clone();
    let text = library.snapshot(&newest).expect("it is read");
    bencher.bench(|| Words::new(&text.text).prints());
}

#[divan::bench(args = sizes())]
fn echoes(bencher: Bencher<'_, '_>, articles: usize) {
    let library = &made(articles).library;
    let article = quoting(library);
    let newest = &article.newest().expect("it has a text").id;
    let ask = || library.echoes(article.id, newest, &|| false);
    assert_eq!(ask().expect("it is asked").len(), articles / 500 - 1);
    bencher.bench(ask);
}

#[divan::bench(args = sizes(), sample_count = 20)]
fn add_an_article(bencher: Bencher<'_, '_>, articles: usize) {
    let made = made(articles);
    let number = std::cell::Cell::new(0);
    bencher.bench_local(|| {
        number.set(number.get() + 1);
        let text = format!(
            "# Newcomer {}\n\nSome words {}.\n",
            number.get(),
            Timestamp::now()
        );
        made.library
            .add_bytes(text.as_bytes(), &Given::default())
            .expect("it is added");
        made.library
            .index_changes(Parts::Words)
            .expect("it is indexed");
    });
}

#[divan::bench(args = sizes(), sample_count = 20)]
fn mark_one_read(bencher: Bencher<'_, '_>, articles: usize) {
    let made = made(articles);
    let added = made
        .library
        .add_bytes(b"# To be read\n\nSome words.\n", &Given::default());
    let id = added.expect("it is added").id;
    let mut ids = made.library.ids();
    let mut is_read = false;
    bencher.bench_local(|| {
        is_read = !is_read;
        let record = made
            .library
            .record(RecordId::article(id))
            .expect("it is there");
        let mut build = Build::new(&mut ids, Timestamp::now());
        let reading = if is_read {
            Reading::Read
        } else {
            Reading::Unread
        };
        let edit = ArticleEdit {
            reading: Setting::To(reading),
            ..ArticleEdit::default()
        };
        build.edit_article(id, &record, &edit);
        made.library.apply(&build.finish()).expect("it is saved");
        made.library
            .index_changes(Parts::Words)
            .expect("it is indexed");
    });
}

#[divan::bench(args = sizes())]
fn compare_directories(bencher: Bencher<'_, '_>, articles: usize) {
    let made = made(articles);
    bencher.bench(|| {
        made.library
            .bring_index_up_to_date(Depth::Directories, Parts::Words, &|_| Flow::Continue)
            .expect("done")
    });
}

#[divan::bench(args = sizes(), sample_count = 3)]
fn compare_files(bencher: Bencher<'_, '_>, articles: usize) {
    let made = made(articles);
    bencher.bench(|| {
        made.library
            .bring_index_up_to_date(Depth::Files, Parts::Words, &|_| Flow::Continue)
            .expect("done")
    });
}

#[divan::bench(args = sizes(), sample_count = 1)]
fn make_the_index(bencher: Bencher<'_, '_>, articles: usize) {
    let made = made(articles);
    bencher.bench(|| made.library.reindex(&|_| Flow::Continue).expect("done"));
}

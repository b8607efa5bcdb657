//! The libraries that are measured: made once, kept, and changed by nothing that is measured.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use briefreader::{
    library::{Depth, Flow, Library, Parts},
    model::{
        ArticleId,
        kept::Kept,
        view::{Filter, Part},
    },
    store::Places,
};
use jiff::Timestamp;
use tempfile::TempDir;

use crate::generate;

/// Names another directory to keep the libraries in.
const DIRECTORY: &str = "BRIEFREADER_BENCH_DIRECTORY";

/// After how long the time of a directory tells whether it has changed since.
const SETTLED: Duration = Duration::from_secs(3);

/// A library of so many articles, indexed.
pub struct Made {
    /// How many.
    pub articles: usize,
    /// Where it stands.
    pub directory: PathBuf,
    /// The library, opened.
    pub library: Library,
}

impl Made {
    /// Opens a library of this size that is kept, or makes it.
    pub fn of(articles: usize) -> Self {
        let kept = std::env::var_os(DIRECTORY);
        let kept = kept.unwrap_or_else(|| env!("CARGO_TARGET_TMPDIR").into());
        let directory = Path::new(&kept).join(format!("library-{articles}"));
        let form = directory.join("form");
        if fs::read_to_string(&form).is_ok_and(|form| form == generate::FORM) {
            let library = open(&directory);
            bring_up_to_date(&library);
            leave(&library);
            return Self {
                articles,
                directory,
                library,
            };
        }
        let begun = Instant::now();
        let _ = fs::remove_dir_all(&directory);
        let library = Library::open(Places::under(&directory), 5, generate::clock);
        generate::fill(&library, articles);
        thread::sleep(SETTLED);
        bring_up_to_date(&library);
        leave(&library);
        fs::write(&form, generate::FORM).expect("the mark is written");
        let took = begun.elapsed();
        let _ = writeln!(io::stderr(), "made {articles} articles in {took:.0?}");
        Self {
            articles,
            library: open(&directory),
            directory,
        }
    }

    /// Makes a copy in which all may be changed.
    ///
    /// Its files are those of the kept library by another name, since the program replaces files and never writes
    /// into one; only the index is another file.
    pub fn copy(&self) -> Copy {
        let beside = self.directory.parent().expect("it stands in a directory");
        let room = TempDir::new_in(beside).expect("a directory");
        link_all(&self.directory, room.path()).expect("it is copied");
        let library = open(room.path());
        thread::sleep(SETTLED);
        bring_up_to_date(&library);
        Copy { library, room }
    }
}

/// A copy of a library, which goes when this goes.
pub struct Copy {
    /// The library, opened.
    pub library: Library,
    room: TempDir,
}

impl Copy {
    /// Returns where it stands.
    pub fn places(&self) -> Places {
        Places::under(self.room.path())
    }

    /// Opens it anew, as another start of the program would.
    pub fn reopened(&self) -> Library {
        open(self.room.path())
    }
}

fn open(directory: &Path) -> Library {
    Library::open(Places::under(directory), 7, Timestamp::now)
}

fn bring_up_to_date(library: &Library) {
    library
        .bring_index_up_to_date(Depth::Directories, Parts::Words, &|_| Flow::Continue)
        .expect("the index is made");
    library.keep_echoes(&|| Flow::Continue).expect("it is kept");
}

/// Leaves the list as a session does that ends with the cursor on the article of the session before.
fn leave(library: &Library) {
    let kept = library.kept();
    let part = Part {
        limit: 1,
        find: kept.article.as_deref().and_then(ArticleId::parse),
        ..Part::default()
    };
    let page = library.part(&Filter::default(), part);
    library.keep(&Kept {
        stood: page.found.map(|place| (place, page.state)),
        ..kept
    });
}

fn link_all(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            link_all(&entry.path(), &target)?;
        } else if entry
            .path()
            .parent()
            .is_some_and(|parent| parent.ends_with("cache"))
        {
            fs::copy(entry.path(), target)?;
        } else {
            fs::hard_link(entry.path(), target)?;
        }
    }
    Ok(())
}

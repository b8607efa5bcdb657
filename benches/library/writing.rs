//! Changing a library, and keeping its index in step; in copies.

use std::{cell::RefCell, fs, path::Path, time::Instant};

use briefreader::{
    library::{Compared, Depth, Flow, Given, Library, Parts},
    model::{ArticleEdit, Build, RecordId, Setting, article::Reading, view::Filter},
};
use jiff::Timestamp;

use crate::{
    made::{Copy, Made},
    table::{Figure, Table, median},
    words::Random,
};

/// Measures what changes one article, and what looks for changes of others.
pub fn changes(table: &Table, made: &[Made]) {
    let [adding, reading] = ["adding an article", "marking one read"];
    if table.has(adding) || table.has(reading) {
        let copies: Vec<Copy> = made.iter().map(Made::copy).collect();
        table.row(adding, &copies, |copy| vec![add(&copy.library)]);
        table.row(reading, &copies, |copy| vec![mark_read(&copy.library)]);
    }
    table.row("comparing the directories", made, |made| {
        vec![median(|| {
            compare(&made.library, Depth::Directories, Parts::Words)
        })]
    });
    table.row("comparing every file", made, |made| {
        vec![median(|| {
            compare(&made.library, Depth::Files, Parts::Words)
        })]
    });
}

fn add(library: &Library) -> Figure {
    let random = RefCell::new(Random::new());
    median(|| {
        let text = format!("{} {}", Timestamp::now(), random.borrow_mut().words(600));
        let added = library.add_bytes(text.as_bytes(), &Given::default());
        added.expect("it is added");
        library.index_changes(Parts::Words).expect("it is indexed");
    })
}

fn mark_read(library: &Library) -> Figure {
    let page = library.page(&Filter::default(), 0, 1);
    let id = page.rows.first().expect("there are articles").article.id;
    let ids = RefCell::new(library.ids());
    let mut is_read = false;
    median(|| {
        is_read = !is_read;
        let record = library.record(RecordId::article(id)).expect("it is there");
        let mut ids = ids.borrow_mut();
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
        library.apply(&build.finish()).expect("it is saved");
        library.index_changes(Parts::Words).expect("it is indexed");
    })
}

/// Measures making the whole index: what lists need, and then the words.
pub fn index(table: &Table, made: &[Made]) {
    table.row("making the index: rows, words, echoes", made, |made| {
        let copy = made.copy();
        for entry in fs::read_dir(&copy.places().cache).expect("it is there") {
            fs::remove_file(entry.expect("it is there").path()).expect("it is taken away");
        }
        let library = copy.reopened();
        let timed = |work: &dyn Fn()| {
            let begun = Instant::now();
            work();
            Figure::Time(begun.elapsed())
        };
        let made = [Parts::Rows, Parts::Words]
            .map(|parts| timed(&|| drop(compare(&library, Depth::Directories, parts))));
        let kept = timed(&|| {
            library.keep_echoes(&|| Flow::Continue).expect("it is kept");
        });
        made.into_iter().chain([kept]).collect()
    });
}

/// Measures the index beside the texts that it was made from.
pub fn disk(table: &Table, made: &[Made]) {
    table.row("on the disk: index, texts", made, |made| {
        let places = made.library.places();
        let texts = bytes(&places.data.join("texts"), "txt");
        vec![
            Figure::Bytes(bytes(&places.cache, "")),
            Figure::Bytes(texts),
        ]
    });
}

/// Counts the bytes of all files in a directory whose names end so.
fn bytes(directory: &Path, end: &str) -> u64 {
    let entries = fs::read_dir(directory).expect("it is there");
    let sizes = entries.map(|entry| {
        let entry = entry.expect("it is there");
        let data = entry.metadata().expect("it is there");
        if data.is_dir() {
            bytes(&entry.path(), end)
        } else if entry.file_name().to_string_lossy().ends_with(end) {
            data.len()
        } else {
            0
        }
    });
    sizes.sum()
}

fn compare(library: &Library, depth: Depth, parts: Parts) -> Compared {
    library
        .bring_index_up_to_date(depth, parts, &|_| Flow::Continue)
        .expect("it is compared")
}

//! What a large library costs: starting with it, listing and searching it, changing it, making its index.
//!
//!     BRIEFREADER_BENCH_ARTICLES=100000 BRIEFREADER_BENCH_DIRECTORY=/dev/shm/briefreader \
//!         cargo bench --bench library
//!
//! prints a table of medians in Markdown, at 1,000 articles, 10,000 and as many as the variable names, and starts
//! also at ten. Words behind `--` choose rows by their names. Figures are to be compared within one run: with what
//! stands beside them in the table (a bare ratatui program, a bare loop of nucleo, `rg`, which reads the same texts
//! without an index and is left out where it is not installed) and with those of the other sizes.
//!
//! The libraries are made once from a seed, of articles of about 4 kB in words whose frequencies fall as in real
//! texts (Zipf's law), and kept in the build directory or in the one named. Every article is saved durably, one after
//! the other, so that 100,000 take as long as the disk takes for half a million syncs; on a memory disk they take some
//! ten minutes of one processor, half of it for the index, and some 5 GB, of which 3.5 GB are kept. What is measured
//! does not change them.

mod comparing;
mod generate;
mod made;
mod reading;
mod table;
mod terminal;
mod words;
mod writing;

use made::Made;
use table::{Table, median_of_times};
use terminal::Seen;

/// The sizes that are measured each time; the first for starts only.
const SIZES: [usize; 3] = [10, 1_000, 10_000];

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == terminal::BARE) {
        return terminal::bare_program().expect("the terminal can be drawn on");
    }
    // Cargo adds one that says that this is a benchmark.
    arguments.retain(|argument| !argument.starts_with("--"));
    let more = std::env::var("BRIEFREADER_BENCH_ARTICLES").ok();
    let more = more.and_then(|size| size.parse().ok());
    let all: Vec<Made> = SIZES.into_iter().chain(more).map(Made::of).collect();
    let table = Table::new(&all, arguments);
    start(&table, &all);
    let large = &all[1..];
    reading::list(&table, large);
    reading::search(&table, large);
    reading::likely(&table, large);
    comparing::others(&table, large);
    comparing::told(&table, large);
    writing::changes(&table, large);
    writing::index(&table, large);
    writing::disk(&table, large);
    table.row(
        "memory: with the list, after going through it",
        &all,
        terminal::memory,
    );
}

fn start(table: &Table, all: &[Made]) {
    let started = |seen| move |made: &Made| vec![median_of_times(|| terminal::start(made, seen))];
    let bare = |_: &Made| vec![median_of_times(terminal::start_bare)];
    table.row("start to the first frame", all, started(Seen::Frame));
    table.row("start to the list, at its middle", all, started(Seen::List));
    table.row("start of a bare ratatui program", all, bare);
}

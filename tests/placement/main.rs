//! How marks fare in revised articles: thousands of made revisions of which the fate of each word is known.
//!
//! `cargo test --release --test placement` prints the table by kind of revision, once for the half of the cases that the
//! matcher was tuned on and once for the half that was put aside before, and fails where a limit is missed.
//! `BRIEFREADER_CASES` sets how many cases each half has of each kind; `BRIEFREADER_KIND` picks the kinds that have
//! these words in their names, and shows the first cases that went wrong.
//!
//! `BRIEFREADER_HISTORIES=DIRECTORY[:DIRECTORY …]` measures texts that people really revised instead: those in the
//! histories of these git repositories; it needs `git`. `BRIEFREADER_CASES` then sets how many revisions are taken of
//! each, and `BRIEFREADER_KIND` shows the first cases that went wrong of the fates that have these words in their names.

#![expect(
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a test fails by panicking, and this one prints a table"
)]

mod histories;
mod kinds;
mod language;
mod measure;
mod revision;

use std::{collections::BTreeMap, env, path::Path, process::ExitCode, thread};

use briefreader::{
    anchor::{Matcher, anchor},
    model::{Block, BlockKind, CleanText, Found, Snapshot},
};

use histories::{Marked, Reader, Revision, Size};
use kinds::{Case, Fate, KINDS, Kind};
use measure::{Answer, Count};

/// Cases of each kind in each half: fewer where the program is built for debugging, which makes it much slower.
const CASES: usize = if cfg!(debug_assertions) { 50 } else { 2000 };

/// How many revisions of each repository are measured.
const REVISIONS: usize = 500;

/// Seeds of the half that the matcher was tuned on, and of the half that was put aside.
const HALVES: [(&str, u64); 2] = [("tuned on", 1_000_000), ("put aside", 2_000_000)];

/// What must be reached, in percent of the cases of a fate.
struct Limit {
    fate: Fate,
    name: &'static str,
    /// At least so many on the right words.
    right: f64,
    /// At most so many on wrong words without a sign.
    wrong: f64,
}

const LIMITS: [Limit; 4] = [
    Limit {
        fate: Fate::Lives,
        name: "**the words live on**",
        right: 99.0,
        wrong: 0.3,
    },
    Limit {
        fate: Fate::Edited,
        name: "**some words changed**",
        right: 97.0,
        wrong: 0.3,
    },
    Limit {
        fate: Fate::Rewritten,
        name: "**30 to 60 % kept**",
        right: 0.0,
        wrong: 5.0,
    },
    Limit {
        fate: Fate::Gone,
        name: "**the words are gone**",
        right: 99.7,
        wrong: 0.3,
    },
];

fn main() -> ExitCode {
    let cases = env::var("BRIEFREADER_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok());
    let only = env::var("BRIEFREADER_KIND").ok();
    if let Some(histories) = env::var_os("BRIEFREADER_HISTORIES") {
        let revisions = env::split_paths(&histories)
            .flat_map(|path| histories::revisions(&path, cases.unwrap_or(REVISIONS)));
        return in_histories(&revisions.collect::<Vec<_>>(), only.as_deref());
    }
    let cases = cases.unwrap_or(CASES);
    let kinds: Vec<_> = KINDS
        .iter()
        .filter(|(_, name, _)| {
            only.as_ref()
                .is_none_or(|only| name.contains(only.as_str()))
        })
        .collect();
    let mut is_reached = true;
    for (half, seed) in HALVES {
        println!("\nThe half {half}, in percent of the cases:\n");
        println!("| kind | cases | right words | exactly | review | orphan | wrong words |");
        println!("| --- | --- | --- | --- | --- | --- | --- |");
        let counts = measured(&kinds, seed, cases, only.is_some());
        for ((_, name, _), count) in kinds.iter().zip(&counts) {
            println!("{}", measure::line(name, count));
        }
        for limit in &LIMITS {
            let mut sum = Count::default();
            for ((_, _, fate), count) in kinds.iter().zip(&counts) {
                if *fate == limit.fate {
                    sum.add_all(count);
                }
            }
            if sum.cases > 0 {
                println!("{}", measure::line(limit.name, &sum));
                is_reached &= sum.reaches(limit.right, limit.wrong);
            }
        }
    }
    if is_reached || only.is_some() {
        ExitCode::SUCCESS
    } else {
        println!("\nA limit is missed: see LIMITS in tests/placement/main.rs.");
        ExitCode::FAILURE
    }
}

/// A row of the table of real texts: the half, the fate, what is marked, the repository.
type Row = (usize, &'static str, Size, String);

/// Prints how marks fare in revisions of real texts, and tells whether the limits are kept.
fn in_histories(revisions: &[Revision], only: Option<&str>) -> ExitCode {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let mut counts: BTreeMap<Row, Count> = BTreeMap::new();
    let mut unknown = 0;
    thread::scope(|scope| {
        let parts: Vec<_> = (0..threads)
            .map(|part| {
                let mine = revisions.iter().skip(part).step_by(threads);
                scope.spawn(move || of_histories(mine, only))
            })
            .collect();
        for part in parts {
            let (of_part, unknown_of_part) = part.join().expect("no case makes the matcher panic");
            unknown += unknown_of_part;
            for (row, count) in of_part {
                counts.entry(row).or_default().add_all(&count);
            }
        }
    });
    let mut is_reached = true;
    // The matcher's values were chosen on neither.
    for half in 0..2 {
        println!(
            "\nReal texts, half {}, in percent of the cases:\n",
            half + 1
        );
        println!("| texts | cases | right words | exactly | review | orphan | wrong words |");
        println!("| --- | --- | --- | --- | --- | --- | --- |");
        for limit in &LIMITS {
            let mut all = Count::default();
            for size in Size::ALL {
                let mut sum = Count::default();
                let of_size = counts
                    .iter()
                    .filter(|(row, _)| row.0 == half && row.1 == limit.name && row.2 == size);
                for ((.., repository), count) in of_size {
                    println!("{}", measure::line(repository, count));
                    sum.add_all(count);
                }
                if sum.cases > 0 {
                    let name = format!("{}: {}", limit.name, size.name());
                    println!("{}", measure::line(&name, &sum));
                    all.add_all(&sum);
                }
            }
            // Where words changed, a diff tells less surely where what took their place begins and ends.
            let right = if limit.fate == Fate::Edited {
                0.0
            } else {
                limit.right
            };
            is_reached &= all.reaches(right, limit.wrong);
        }
    }
    println!(
        "\n{} revisions; of {unknown} marks more nobody can tell where they belong.",
        revisions.len()
    );
    if counts.is_empty() {
        println!("\nThere is nothing to measure: no text of these repositories was revised.");
        return ExitCode::FAILURE;
    }
    if is_reached {
        ExitCode::SUCCESS
    } else {
        println!("\nA limit is missed: see LIMITS in tests/placement/main.rs.");
        ExitCode::FAILURE
    }
}

/// Counts by half, fate and repository how marks fare, and how many there are that nobody can tell of.
fn of_histories<'a>(
    revisions: impl Iterator<Item = &'a Revision>,
    only: Option<&str>,
) -> (BTreeMap<Row, Count>, usize) {
    let mut reader = Reader::new();
    let mut counts: BTreeMap<_, Count> = BTreeMap::new();
    let mut unknown = 0;
    let mut left = measure::SHOWN;
    for revision in revisions {
        let repository = named(&revision.repository);
        let mut texts: Option<(Snapshot, Snapshot)> = None;
        for marked in reader.marked(revision, |text| CleanText::new(text).to_string()) {
            let Marked::Known(fate, size, case) = marked else {
                unknown += 1;
                continue;
            };
            let (old, new) =
                texts.get_or_insert_with(|| (snapshot(&case.old), snapshot(&case.new)));
            let answer = placed_in(&case, old, new);
            let limit = LIMITS.iter().find(|limit| limit.fate == fate);
            let name = limit.map_or("", |limit| limit.name);
            let row = (revision.half(), name, size, repository.clone());
            let is_odd = counts
                .entry(row)
                .or_default()
                .add(fate, case.truth.as_ref(), &answer);
            if is_odd && left > 0 && only.is_some_and(|only| name.contains(only)) {
                left -= 1;
                measure::show(&case, &answer);
            }
        }
    }
    (counts, unknown)
}

/// Names a repository by its directory.
fn named(path: &Path) -> String {
    let parts = path.iter().map(|part| part.to_string_lossy());
    let mut named = parts.filter(|part| !matches!(&**part, ".git" | "repo"));
    named.next_back().unwrap_or_default().into_owned()
}

/// Measures each kind, on as many threads as there are processors.
fn measured(kinds: &[&(Kind, &str, Fate)], seed: u64, cases: usize, shows: bool) -> Vec<Count> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let mut counts = vec![Count::default(); kinds.len()];
    thread::scope(|scope| {
        let parts: Vec<_> = (0..threads)
            .map(|part| {
                scope.spawn(move || {
                    let mine = (part..kinds.len()).step_by(threads);
                    let measured = mine.map(|at| {
                        let (kind, _, fate) = *kinds[at];
                        (at, measure::run(kind, fate, seed, cases, placed, shows))
                    });
                    measured.collect::<Vec<_>>()
                })
            })
            .collect();
        for part in parts {
            for (at, count) in part.join().expect("no case makes the matcher panic") {
                counts[at] = count;
            }
        }
    });
    counts
}

/// Asks the matcher.
fn placed(case: &Case) -> Answer {
    placed_in(case, &snapshot(&case.old), &snapshot(&case.new))
}

fn placed_in(case: &Case, old: &Snapshot, new: &Snapshot) -> Answer {
    let anchor = anchor(old, case.marked.clone()).expect("what is marked holds words");
    let placement = Matcher::new(Some(old), new).place(&anchor);
    Answer {
        state: placement.state.word().to_owned(),
        bytes: placement.bytes,
    }
}

fn snapshot(text: &str) -> Snapshot {
    let clean = CleanText::new(text);
    assert_eq!(
        &*clean, text,
        "made texts hold nothing that is cleaned away"
    );
    // The matcher looks at no structure; a block of code may hold any text.
    let block = Block {
        kind: BlockKind::Code,
        bytes: 0..text.len(),
        level: 0,
        ordinal: None,
    };
    Snapshot::new(1, clean, vec![block], Vec::new(), Found::default())
        .expect("the block holds all of it")
}

//! How well disagreements are found: by pairs of sentences that were written for it, of which one half was never
//! looked at while the finding was made, and by very many articles that have nothing to do with each other.
//!
//! Prints a table, and fails where the finding is worse than it must be.

#![expect(clippy::print_stdout, reason = "the table is what this is run for")]

mod made;
mod pairs;
mod templates;
mod unrelated;

use std::process::ExitCode;

use made::Kind;
use pairs::{Measured, Part};
use unrelated::Found;

/// What is measured of which pairs, and the precision and the recall that must be reached.
///
/// The aim is 0.9 and 0.7 on the frozen pairs: it is reached on all of them together. On those by others alone, who
/// write as two desks do, it is not: there the limits are a little below what is reached, and only keep it from
/// becoming worse.
type Table = (&'static str, &'static [Part], Option<(f64, f64)>);

const TABLES: &[Table] = &[
    ("Open near copies", &[Part::Near], None),
    (
        "Open pairs by others that it was tuned by",
        &[Part::Retold],
        None,
    ),
    (
        "Open pairs by others that it was not tuned by",
        &[Part::Last],
        None,
    ),
    ("Frozen near copies", &[Part::FrozenNear], Some((0.9, 0.7))),
    (
        "Frozen pairs by others",
        &[Part::FrozenRetold],
        Some((0.86, 0.6)),
    ),
    (
        "All frozen pairs",
        &[Part::FrozenNear, Part::FrozenRetold],
        Some((0.9, 0.7)),
    ),
];

/// Libraries of unrelated articles: of which kind, how large, how many are made, and how many false pairs there may be.
///
/// In a small library most names are rare. Of towns it is one pair in a thousand articles; of desks it should be, and
/// is not yet: these limits only keep it from becoming worse.
const LIBRARIES: [(Kind, usize, u64, usize); 7] = [
    (Kind::Towns, 50, 40, 2),
    (Kind::Towns, 500, 4, 2),
    (Kind::Towns, 2_000, 1, 2),
    (Kind::Towns, 10_000, 1, 10),
    (Kind::Desks, 50, 40, 5),
    (Kind::Desks, 500, 4, 15),
    (Kind::Desks, 2_000, 1, 40),
];

fn main() -> ExitCode {
    let pairs = pairs::all();
    let has = |name: &str| std::env::args().any(|argument| argument == name);
    let shows_errors = has("--errors");
    let mut is_good = true;
    for (name, parts, least) in TABLES {
        let is_seldom = parts.contains(&Part::Last) && !has("--last");
        if has("--open") && (is_seldom || least.is_some()) {
            continue;
        }
        let measured = Measured::of(name, &pairs, parts);
        println!("{measured}");
        if shows_errors && measured.is_open() {
            println!("{}", measured.errors());
        }
        if let Some((precision, recall)) = least {
            is_good &= measured.precision() >= *precision && measured.recall() >= *recall;
        }
    }
    for (kind, articles, libraries, most) in LIBRARIES {
        if has("--pairs") || has("--desks") && kind != Kind::Desks {
            continue;
        }
        let mut found = Found::default();
        for seed in 0..libraries {
            unrelated::look(kind, articles, 20_200_823 + seed, &mut found);
        }
        println!(
            "{libraries:3} libraries of {articles:6} unrelated articles ({kind:?}): {} false pairs, {} pairs of \
             articles compared",
            found.pairs.len(),
            found.compared
        );
        if shows_errors {
            for pair in &found.pairs {
                println!("{pair}");
            }
        }
        is_good &= found.pairs.len() <= most;
    }
    if is_good {
        return ExitCode::SUCCESS;
    }
    println!(
        "Must be: the precision and the recall that each table of frozen pairs may not fall below, and no more false \
         pairs than each kind and size of library may have."
    );
    ExitCode::FAILURE
}

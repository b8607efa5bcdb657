//! How well disagreements are found: by pairs of sentences that were written for it, of which one half was never
//! looked at while the finding was made, and by very many articles that have nothing to do with each other.
//!
//! Prints a table, and fails where the finding is worse than it must be.

#![expect(clippy::print_stdout, reason = "the table is what this is run for")]

mod pairs;
mod unrelated;

use std::process::ExitCode;

use pairs::{Half, Measured};

/// What must be reached on the frozen half.
const LEAST_PRECISION: f64 = 0.9;
const LEAST_RECALL: f64 = 0.7;

/// Of how many articles one may be told to disagree with one that it has nothing to do with.
const ARTICLES_A_FALSE_PAIR: usize = 1000;

/// How many articles are made. Of fewer, names that many of these share would pass for rare.
const ARTICLES: usize = 10_000;

fn main() -> ExitCode {
    let pairs = pairs::all();
    let shows_errors = std::env::args().any(|argument| argument == "--errors");
    let mut is_good = true;
    for half in [Half::Open, Half::Frozen] {
        let measured = Measured::of(&pairs, half);
        println!("{measured}");
        if half == Half::Open && shows_errors {
            println!("{}", measured.errors());
        }
        if half == Half::Frozen {
            is_good &= measured.precision() >= LEAST_PRECISION && measured.recall() >= LEAST_RECALL;
        }
    }
    let count = ARTICLES;
    let found = unrelated::disagreeing(count);
    println!(
        "{count} unrelated articles: {} false pairs, {} pairs of articles compared",
        found.pairs.len(),
        found.compared
    );
    if shows_errors {
        for pair in &found.pairs {
            println!("{pair}");
        }
    }
    is_good &= found.pairs.len() * ARTICLES_A_FALSE_PAIR <= count;
    if is_good {
        return ExitCode::SUCCESS;
    }
    println!(
        "Must be: precision {LEAST_PRECISION}, recall {LEAST_RECALL} on the frozen half, one false pair in \
         {ARTICLES_A_FALSE_PAIR} articles at most."
    );
    ExitCode::FAILURE
}

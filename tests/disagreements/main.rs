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
use pairs::{Half, Measured};
use unrelated::Found;

/// What must be reached on the frozen half.
const LEAST_PRECISION: f64 = 0.9;
const LEAST_RECALL: f64 = 0.7;

/// Of how many articles one may be told to disagree with one that it has nothing to do with.
const ARTICLES_A_FALSE_PAIR: usize = 1000;

/// How large the libraries of unrelated articles are, and how many of each size are made. In a small one, most names
/// are rare.
const LIBRARIES: [(usize, u64); 4] = [(50, 40), (500, 4), (2_000, 1), (10_000, 1)];

fn main() -> ExitCode {
    let pairs = pairs::all();
    let has = |name: &str| std::env::args().any(|argument| argument == name);
    let shows_errors = has("--errors");
    let mut is_good = true;
    for half in [Half::Open, Half::Frozen] {
        if half == Half::Frozen && has("--open") {
            continue;
        }
        let measured = Measured::of(&pairs, half);
        println!("{measured}");
        if half == Half::Open && shows_errors {
            println!("{}", measured.errors());
        }
        if half == Half::Frozen {
            is_good &= measured.precision() >= LEAST_PRECISION && measured.recall() >= LEAST_RECALL;
        }
    }
    for kind in [Kind::Towns, Kind::Desks] {
        for (articles, libraries) in LIBRARIES {
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
            let all = articles * usize::try_from(libraries).unwrap_or(0);
            let most = all.div_ceil(ARTICLES_A_FALSE_PAIR);
            is_good &= found.pairs.len() <= most;
        }
    }
    if is_good {
        return ExitCode::SUCCESS;
    }
    println!(
        "Must be: precision {LEAST_PRECISION}, recall {LEAST_RECALL} on the frozen half, one false pair in \
         {ARTICLES_A_FALSE_PAIR} articles at most."
    );
    ExitCode::FAILURE
}

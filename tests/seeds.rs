//! The seeds of the fuzz targets, each through its target, and each cut off and with a byte changed.

#![expect(
    clippy::unwrap_used,
    reason = "a test panics where something is not as it must be"
)]

use std::{fs, path::PathBuf};

#[path = "../fuzz/targets.rs"]
mod targets;

fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/seeds")
        .join(target);
    let entries = fs::read_dir(&folder).unwrap_or_else(|_| panic!("{target} has no seeds"));
    let read = |entry: Result<fs::DirEntry, _>| fs::read(entry.unwrap().path()).unwrap();
    entries.map(read).collect()
}

#[test]
fn every_seed_gives_a_value() {
    for (target, run) in targets::TARGETS {
        let seeds = seeds(target);
        assert!(!seeds.is_empty(), "{target}");
        for seed in seeds {
            run(&seed);
            for part in 1..8 {
                let at = seed.len() * part / 8;
                let mut changed = seed.clone();
                changed[at] ^= 0x1b;
                run(&changed);
                changed.truncate(at);
                run(&changed);
            }
        }
    }
}

#[test]
fn every_target_has_a_program() {
    let programs = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fuzz/fuzz_targets");
    let mut names: Vec<String> = fs::read_dir(programs)
        .unwrap()
        .map(|entry| {
            entry
                .unwrap()
                .path()
                .file_stem()
                .unwrap()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    let mut targets: Vec<&str> = targets::TARGETS.iter().map(|(name, _)| *name).collect();
    names.sort_unstable();
    targets.sort_unstable();
    assert_eq!(names, targets);
}

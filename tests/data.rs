//! The embedded files say what the program and its first lesson rely on.

#![expect(
    clippy::unwrap_used,
    reason = "the helpers of a test fail as the test itself does"
)]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use briefreader::command::{Answer, KeySequence, Keymap, Pending, Place};

/// Returns a path under `data/`.
fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("data")
        .join(name)
}

/// Returns the samples' texts by file name.
fn samples() -> BTreeMap<String, String> {
    fs::read_dir(data("samples"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect()
}

/// Returns the text below the front matter.
fn body(text: &str) -> &str {
    match text.strip_prefix("---\n") {
        Some(rest) => rest.split_once("\n---\n").unwrap().1,
        None => text,
    }
}

/// Returns the length of the longest run of words that two texts share, by the usual table.
fn longest_shared_run(left: &str, right: &str) -> usize {
    let right: Vec<&str> = right.split_whitespace().collect();
    let mut runs = vec![0; right.len() + 1];
    let mut longest = 0;
    for word in left.split_whitespace() {
        for index in (0..right.len()).rev() {
            runs[index + 1] = if right[index] == word {
                runs[index] + 1
            } else {
                0
            };
            longest = longest.max(runs[index + 1]);
        }
    }
    longest
}

#[test]
fn there_are_six_samples_of_both_kinds_and_of_a_readable_length() {
    let samples = samples();
    assert_eq!(samples.len(), 6);
    for kind in [".md", ".txt"] {
        assert!(samples.keys().any(|name| name.ends_with(kind)), "{kind}");
    }
    for (name, text) in &samples {
        let words = body(text).split_whitespace().count();
        assert!((150..=350).contains(&words), "{name} has {words} words");
    }
}

#[test]
fn exactly_two_samples_share_a_passage_word_for_word() {
    let samples: Vec<(String, String)> = samples().into_iter().collect();
    let mut sharing = Vec::new();
    for (index, (left_name, left)) in samples.iter().enumerate() {
        for (right_name, right) in &samples[index + 1..] {
            let run = longest_shared_run(body(left), body(right));
            if run >= 12 {
                sharing.push((left_name.as_str(), right_name.as_str()));
            } else {
                assert!(run < 8, "{left_name} and {right_name} share {run} words");
            }
        }
    }
    assert_eq!(sharing, [("1-harbour-wire.md", "2-inkwell-ledger.txt")]);
}

#[test]
fn samples_disagree_leave_out_and_have_things_at_second_hand() {
    let samples = samples();
    let with = |words: &str| {
        samples
            .values()
            .filter(|text| body(text).contains(words))
            .count()
    };
    assert!(with("47 percent") > 0 && with("45 percent") > 0);
    assert!(with("October 2019") > 0 && with("November 2019") > 0);
    assert!(with("the Harbour Wire reported") > 0 && with("ccording to the") > 0);
    assert!(with("We do not think that JEDI contains them") > 0);
    let silent = samples
        .values()
        .filter(|text| !text.contains("devices"))
        .count();
    assert_eq!(silent, 1, "one desk says nothing of the devices");
    let undated = samples
        .values()
        .filter(|text| !text.contains("2020"))
        .count();
    assert_eq!(undated, 1, "one sample has no date");
}

/// Tells whether keys pressed after each other are a command in a place.
fn is_command(keymap: &Keymap, place: Place, keys: &KeySequence) -> bool {
    let mut pending = Pending::default();
    for key in keys.keys() {
        match keymap.press(place, &pending, *key) {
            Answer::Pending(more) if more.asks().is_some() => return true,
            Answer::Pending(more) => pending = more,
            // One that takes a character works with any.
            Answer::Command { .. } | Answer::With { .. } => return true,
            Answer::Cancelled | Answer::Unbound(_) => return false,
        }
    }
    false
}

#[test]
fn the_first_lesson_is_short_and_names_only_keys_that_work() {
    let text = fs::read_to_string(data("start-here.md")).unwrap();
    assert!(text.contains("\ntitle: Start here\n"));
    assert!(body(&text).split_whitespace().count() <= 250);
    let keymap = Keymap::default();
    let mut named = 0;
    // The code block at the end is indented, so every backtick is one end of a key.
    for written in body(&text).split('`').skip(1).step_by(2) {
        let keys: KeySequence = written.parse().unwrap();
        let works = Place::ALL
            .into_iter()
            .any(|place| is_command(&keymap, place, &keys));
        assert!(works, "`{written}` is no key");
        named += 1;
    }
    assert!(named > 10);
}

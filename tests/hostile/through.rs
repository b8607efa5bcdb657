//! Inputs on their way through the program, and through the extractor alone.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    time::Duration,
};

use briefreader::{
    extract::{ExtractError, Extractor},
    import::Hints,
};
use nix::{
    errno::Errno,
    sys::{
        resource::{UsageWho, getrusage},
        wait::{WaitPidFlag, waitpid},
    },
};
use serde_json::Value;
use tempfile::TempDir;

use crate::{
    checks::{imported_is_clean, is_clean, library_is_clean, output_is_clean},
    inputs::{Input, May},
};

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_briefreader");

/// How many files one call adds.
const BATCH: usize = 40;

/// The time that is given to what may need more than there is.
const LITTLE: Duration = Duration::from_secs(5);

/// What the program says where the process that reads was ended.
const ENDED: [&str; 3] = [
    "took too long",
    "took too much memory",
    "too much came of it",
];

/// Writes inputs into a new folder, and also where they are to be saved.
pub fn folder_of(group: &str, inputs: &[Input]) -> TempDir {
    let folder = TempDir::new().unwrap();
    let save = std::env::var_os("BRIEFREADER_HOSTILE_SAVE")
        .map(|directory| PathBuf::from(directory).join(group));
    if let Some(save) = &save {
        fs::create_dir_all(save).unwrap();
    }
    for input in inputs {
        for place in [Some(&folder.path().to_path_buf()), save.as_ref()]
            .into_iter()
            .flatten()
        {
            fs::write(place.join(&input.file), &input.bytes).unwrap();
        }
    }
    folder
}

/// Adds files by their names in a folder.
pub fn add(library: &Path, folder: &Path, files: &[&Input]) -> Output {
    let output = Command::new(PROGRAM)
        .current_dir(folder)
        .arg("--data-dir")
        .arg(library)
        .args(["add", "--format", "json", "--"])
        .args(files.iter().map(|input| Path::new(".").join(&input.file)))
        .output();
    output.unwrap()
}

/// Makes sure that all of a call is as promised; returns the answer.
pub fn promised(group: &str, output: &Output) -> Value {
    let messages = output_is_clean(&format!("{group}: messages"), &output.stderr);
    let results = output_is_clean(&format!("{group}: results"), &output.stdout);
    assert!(
        !messages.contains("panicked") && !messages.contains("PWNED\u{7}"),
        "{group}: {messages}"
    );
    let lines = ["error: ", "hint: ", "note: "];
    for line in messages.lines() {
        assert!(
            lines.iter().any(|start| line.starts_with(start)),
            "{group}: {line}"
        );
    }
    let answer: Value =
        serde_json::from_str(&results).unwrap_or_else(|_| panic!("{group}: {results} {messages}"));
    let has_failed = messages.lines().any(|line| line.starts_with("error: "));
    assert_eq!(
        output.status.code(),
        Some(i32::from(has_failed)),
        "{group}: {messages}"
    );
    answer
}

/// The most memory that any process may have had, in kB: 1 GiB.
///
/// The process that reads pages and mails has half of that as its own limit, which other tests hold it to; plain text
/// of 60 MB is read by the one that adds.
const MOST_MEMORY: i64 = 1 << 20;

/// Adds all inputs with the program.
pub fn program(group: &str, inputs: &[Input]) {
    let folder = folder_of(group, inputs);
    let library = TempDir::new().unwrap();
    let mut faults = Vec::new();
    for batch in inputs.chunks(BATCH) {
        let files: Vec<&Input> = batch.iter().collect();
        let output = add(library.path(), folder.path(), &files);
        let answer = promised(group, &output);
        let skipped = answer["skipped"].as_array().unwrap();
        let articles = answer["articles"].as_array().unwrap();
        assert_eq!(
            articles.len() + skipped.len(),
            batch.len(),
            "{group}: {answer}"
        );
        for article in articles {
            assert_ne!(article["title"], "", "{group}: {article}");
        }
        let messages = String::from_utf8_lossy(&output.stderr);
        for one in skipped {
            let reason = one["reason"].as_str().unwrap();
            let source = one["source"].as_str().unwrap();
            let named = |input: &&Input| source.ends_with(&*input.file.to_string_lossy());
            let may_end = batch.iter().find(named).map(|input| input.may) == Some(May::Ended);
            let is_told = !reason.is_empty() && !reason.contains("could not be");
            if !is_told || (ENDED.contains(&reason) && !may_end) {
                faults.push(format!("{group}: {one}"));
            }
        }
        for input in batch {
            if let May::Refused(words) = input.may {
                assert!(messages.contains(words), "{}: {messages}", input.name);
            }
        }
        // The same again changes nothing.
        let files: Vec<&Input> = batch
            .iter()
            .filter(|input| input.may != May::Ended)
            .collect();
        if files.is_empty() {
            continue;
        }
        let again = promised(group, &add(library.path(), folder.path(), &files));
        let states = again["articles"]
            .as_array()
            .unwrap()
            .iter()
            .map(|article| &article["state"]);
        assert!(
            states.into_iter().all(|state| state == "unchanged"),
            "{group}: {again}"
        );
    }
    assert_eq!(faults, Vec::<String>::new());
    library_is_clean(library.path());
}

/// Reads all inputs with the extractor.
pub fn extractor(group: &str, inputs: &[Input]) {
    let mut faults = Vec::new();
    for input in inputs {
        let mut extractor = Extractor::new(PathBuf::from(PROGRAM));
        if input.may == May::Ended {
            extractor = extractor.within(LITTLE);
        }
        let what = format!("{group}: {}", input.name);
        let name = input.file.to_string_lossy();
        let hints = Hints {
            name: Some(&name),
            address: Some("https://example.org/a/b"),
            ..Hints::default()
        };
        match extractor.import(&input.bytes, &hints, &|| false) {
            Ok(imported) => imported_is_clean(&what, &imported),
            Err(error) => {
                let is_ended = matches!(
                    error,
                    ExtractError::TooLong(_) | ExtractError::TooMuchMemory | ExtractError::TooMuch
                );
                let is_told = matches!(
                    error,
                    ExtractError::Import(_) | ExtractError::Refused { .. }
                );
                if !(is_told || is_ended && input.may == May::Ended) {
                    faults.push(format!("{what}: {error}"));
                }
                is_clean(&what, &error.to_string());
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
    let most = getrusage(UsageWho::RUSAGE_CHILDREN).unwrap().max_rss();
    // In kB, but on a Mac, which counts bytes.
    assert!(
        cfg!(target_os = "macos") || most <= MOST_MEMORY,
        "{group}: {most} kB"
    );
}

/// Makes sure that no process is left.
pub fn nothing_is_left() {
    let left = waitpid(None, Some(WaitPidFlag::WNOHANG));
    assert_eq!(left, Err(Errno::ECHILD), "a process is left");
}

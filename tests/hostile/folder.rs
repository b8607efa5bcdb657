//! A folder with hostile names.

use std::process::Command;

use tempfile::TempDir;

use crate::{
    checks::library_is_clean,
    names,
    through::{PROGRAM, folder_of, promised},
};

/// Adds a folder whose files have hostile names, and looks that nothing else was written.
pub fn with_hostile_names() {
    let inputs = names::names();
    let folder = folder_of("names", &inputs);
    let (library, around) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let output = Command::new(PROGRAM)
        .current_dir(around.path())
        .arg("--data-dir")
        .arg(library.path())
        .args(["add", "--format", "json"])
        .arg(folder.path())
        .output();
    let answer = promised("names", &output.unwrap());
    let articles = answer["articles"].as_array().unwrap().len();
    let skipped = answer["skipped"].as_array().unwrap();
    assert_eq!(articles + skipped.len(), inputs.len(), "{answer}");
    let hidden = skipped
        .iter()
        .filter(|one| one["reason"] == "hidden")
        .count();
    assert_eq!(hidden, skipped.len(), "{answer}");
    assert_eq!(std::fs::read_dir(around.path()).unwrap().count(), 0);
    library_is_clean(library.path());
}

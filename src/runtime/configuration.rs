//! A person's files: read at the start, and again when they change.

mod follow;

use std::{
    fs,
    path::{Path, PathBuf},
};

pub use follow::follow;

use crate::{
    config::{FileName, Texts, texts::Text},
    store::{StoreError, atomic},
};

/// The most that one file can hold, in bytes.
const LIMIT: u64 = 1 << 20;

/// Returns where a file stands.
pub fn path(directory: &Path, file: &FileName) -> PathBuf {
    directory.join(file.to_string())
}

/// Reads the files in the directory of the configuration, those that are there.
pub fn read(directory: &Path) -> Texts {
    let themes = themes(directory).into_iter().map(FileName::Theme);
    let files = [FileName::Config, FileName::Keys].into_iter().chain(themes);
    let read = files.filter_map(|file| {
        let text = match atomic::read(&path(directory, &file), LIMIT) {
            Ok(None) => return None,
            Ok(Some(bytes)) => match String::from_utf8(bytes) {
                Ok(text) => Text::Read(text),
                Err(_) => Text::Unreadable("it is no UTF-8".to_owned()),
            },
            Err(StoreError::TooLarge { .. }) => {
                Text::Unreadable("it is larger than 1 MB".to_owned())
            }
            Err(error) => Text::Unreadable(error.to_string()),
        };
        Some((file, text))
    });
    Texts(read.collect())
}

/// Returns the names of the themes in the directory, in order.
fn themes(directory: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(directory.join("themes")) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let name = name.strip_suffix(".ron")?;
            // Those of editors, for a file that is being written.
            (!name.is_empty() && !name.starts_with('.')).then(|| name.to_owned())
        })
        .collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_that_are_there_are_read() {
        let directory = tempfile::tempdir().unwrap();
        assert_eq!(read(directory.path()), Texts::default());
        fs::create_dir(directory.path().join("themes")).unwrap();
        fs::create_dir(directory.path().join("keys.ron")).unwrap();
        for (name, bytes) in [
            ("config.ron", b"()".as_slice()),
            ("other.ron", b"()"),
            ("themes/mine.ron", b"\xff"),
            ("themes/.mine.ron", b"()"),
            ("themes/mine.ron~", b"()"),
        ] {
            fs::write(directory.path().join(name), bytes).unwrap();
        }
        let texts = read(directory.path());
        let names: Vec<String> = texts.0.keys().map(ToString::to_string).collect();
        assert_eq!(names, ["config.ron", "keys.ron", "themes/mine.ron"]);
        assert_eq!(texts.get(&FileName::Config), Some("()"));
        for file in [FileName::Keys, FileName::Theme("mine".to_owned())] {
            assert!(texts.unreadable(&file).is_some(), "{file}");
        }
    }
}

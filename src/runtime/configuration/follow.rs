//! Follows a person's files while the program runs.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::mpsc,
    time::Duration,
};

use super::{path, read};
use crate::{
    config::Texts,
    runtime::watching::{Watched, gather, nearest},
};

/// How long nothing must happen before files are read: editors write in several steps.
const QUIET: Duration = Duration::from_millis(100);

/// How long reading waits at most while something keeps happening.
const LONGEST: Duration = Duration::from_secs(2);

/// Waits for changes of the files, and calls `tell` with what is there after each; for ever.
///
/// Nothing runs until the system reports something. A directory that does not exist yet is waited for in
/// the nearest one above it that does, and a link is followed to the directory of the file that it names.
///
/// # Errors
/// When the system can't watch files.
pub fn follow(
    directory: &Path,
    mut seen: Texts,
    mut tell: impl FnMut(&Texts),
) -> notify::Result<()> {
    let (sender, events) = mpsc::channel();
    let mut watched = Watched::new(move |_| {
        // Fails only when nobody follows any more.
        let _ = sender.send(());
    })?;
    loop {
        watched.keep(places(directory, &seen));
        // Only now, so that nothing is missed between reading and watching; and again after each change, since
        // there may be more to watch.
        let found = read(directory);
        if found != seen {
            tell(&found);
            seen = found;
            continue;
        }
        if gather(&events, QUIET, LONGEST).is_none() {
            return Ok(());
        }
    }
}

/// Returns the directories in which a change may concern the files.
fn places(directory: &Path, texts: &Texts) -> Vec<PathBuf> {
    let themes = directory.join("themes");
    let targets = texts
        .0
        .keys()
        .map(|file| path(directory, file))
        .chain([directory.to_path_buf(), themes.clone()])
        .filter(|path| path.is_symlink())
        .filter_map(|link| fs::canonicalize(link).ok())
        .filter_map(|target| target.parent().map(Path::to_path_buf));
    let nearest = nearest(directory).into_iter();
    nearest.chain([themes]).chain(targets).collect()
}

#[cfg(test)]
mod tests {
    use std::{sync::mpsc::Receiver, thread};

    use super::*;
    use crate::config::FileName;

    /// Long enough for a busy machine: what is waited for comes at once.
    const PATIENCE: Duration = Duration::from_secs(30);

    /// Follows a directory that is not there yet, and returns what is told.
    fn followed(directory: &Path) -> Receiver<Texts> {
        let (sender, told) = mpsc::channel();
        let directory = directory.to_path_buf();
        thread::spawn(move || {
            follow(&directory, Texts::default(), |texts| {
                let _ = sender.send(texts.clone());
            })
        });
        told
    }

    /// Waits until a file has a text.
    fn until(told: &Receiver<Texts>, file: &FileName, text: Option<&str>) {
        loop {
            if told.recv_timeout(PATIENCE).unwrap().get(file) == text {
                return;
            }
        }
    }

    #[test]
    fn files_are_followed_into_directories_that_come_and_go_and_through_links() {
        let above = tempfile::tempdir().unwrap();
        let directory = above.path().join("new/config");
        let told = followed(&directory);
        let theme = FileName::Theme("mine".to_owned());

        fs::create_dir_all(directory.join("themes")).unwrap();
        fs::write(directory.join("config.ron"), "(one)").unwrap();
        until(&told, &FileName::Config, Some("(one)"));

        // As editors replace a file.
        fs::write(directory.join("config.ron~"), "(two)").unwrap();
        fs::rename(directory.join("config.ron~"), directory.join("config.ron")).unwrap();
        until(&told, &FileName::Config, Some("(two)"));

        fs::write(directory.join("themes/mine.ron"), "(three)").unwrap();
        until(&told, &theme, Some("(three)"));

        let elsewhere = tempfile::tempdir().unwrap();
        let target = elsewhere.path().join("keys");
        fs::write(&target, "{}").unwrap();
        std::os::unix::fs::symlink(&target, directory.join("keys.ron")).unwrap();
        until(&told, &FileName::Keys, Some("{}"));
        fs::write(&target, "{ }").unwrap();
        until(&told, &FileName::Keys, Some("{ }"));

        fs::remove_dir_all(&directory).unwrap();
        until(&told, &FileName::Config, None);
        fs::create_dir(&directory).unwrap();
        fs::write(directory.join("config.ron"), "(four)").unwrap();
        until(&told, &FileName::Config, Some("(four)"));
    }
}

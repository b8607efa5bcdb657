//! What can go wrong with files, in words for a person.

use std::{
    fmt, io,
    path::{Path, PathBuf},
    time::Duration,
};

/// Tells what was being done to a file when the system refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Reading a file, or opening it to read.
    Read,
    /// Writing a file, or opening it to write.
    Write,
    /// Putting a finished file in the place of the old one.
    Replace,
    /// Keeping the previous copy of a file.
    BackUp,
    /// Making sure that a file or a directory is on the disk.
    Sync,
    /// Making a directory.
    CreateDirectory,
    /// Reading which files a directory holds.
    List,
    /// Taking a file away.
    Remove,
    /// Waiting for the library's lock.
    Lock,
}

impl Action {
    fn participle(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "written",
            Self::Replace => "replaced",
            Self::BackUp => "backed up",
            Self::Sync => "synced to the disk",
            Self::CreateDirectory => "created",
            Self::List => "listed",
            Self::Remove => "removed",
            Self::Lock => "locked",
        }
    }
}

/// A place in a file as editors count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in code points.
    pub column: usize,
}

impl Position {
    /// Finds the position of a byte of a text; past the end it is the end's.
    pub fn of_byte(text: &str, byte: usize) -> Self {
        let mut position = Self { line: 1, column: 1 };
        for (start, char) in text.char_indices() {
            if start >= byte {
                break;
            }
            if char == '\n' {
                position.line += 1;
                position.column = 1;
            } else {
                position.column += 1;
            }
        }
        position
    }
}

impl From<ron::error::Position> for Position {
    fn from(position: ron::error::Position) -> Self {
        Self {
            line: position.line,
            column: position.col,
        }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// Why something could not be read or saved.
///
/// Shown, it is a whole sentence that names the file; [`StoreError::hint`] says what to do.
#[derive(Debug)]
pub enum StoreError {
    /// The system refused.
    Io {
        /// The file or the directory.
        path: PathBuf,
        /// What was being done to it.
        action: Action,
        /// The system's reason.
        source: io::Error,
    },
    /// A file cannot be understood; it is left as it is.
    Damaged {
        /// The file.
        path: PathBuf,
        /// Where in it; nothing where it is the whole that is wrong.
        position: Option<Position>,
        /// What is wrong there: part of a sentence, without a period.
        what: String,
        /// The previous good copy, where there is one.
        backup: Option<PathBuf>,
    },
    /// A file of a format that only a newer program knows; it is left as it is.
    Newer {
        /// The file.
        path: PathBuf,
        /// The version that the file names.
        version: u64,
        /// The highest version that this program knows.
        known: u64,
    },
    /// The text of a snapshot, or an original, is not what its name says.
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// A record cannot be written in a form that would be read back; a mistake of the program.
    NotWritable {
        /// The file, which is as it was.
        path: PathBuf,
        /// What is wrong: part of a sentence, without a period.
        what: String,
    },
    /// A file is larger than the program takes.
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The limit, in bytes.
        limit: u64,
    },
    /// Another process writes to the library and did not end in time.
    Busy {
        /// The file whose lock is held.
        path: PathBuf,
        /// How long this process waited.
        waited: Duration,
    },
    /// The system tells no home directory.
    NoHome,
}

impl StoreError {
    /// Names the file and the action of an error of the system, for `map_err`.
    pub fn io(action: Action, path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_path_buf();
        move |source| Self::Io {
            path,
            action,
            source,
        }
    }

    /// Says that a file that must be there is not.
    pub fn missing(path: &Path) -> Self {
        Self::io(Action::Read, path)(io::ErrorKind::NotFound.into())
    }

    /// Returns the file that the error is about.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Io { path, .. }
            | Self::Damaged { path, .. }
            | Self::Newer { path, .. }
            | Self::Changed { path }
            | Self::NotWritable { path, .. }
            | Self::TooLarge { path, .. }
            | Self::Busy { path, .. } => Some(path),
            Self::NoHome => None,
        }
    }

    /// Tells whether the file simply is not there.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Io { source, .. } if source.kind() == io::ErrorKind::NotFound)
    }

    /// Tells whether there is no room to write.
    pub fn is_of_a_full_disk(&self) -> bool {
        matches!(self, Self::Io { source, .. } if is_full(source.kind()))
    }

    /// Says what a person can do about it, where we know: a whole sentence.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Io { source, .. } => hint_of(source).map(str::to_owned),
            Self::Damaged {
                backup: Some(backup),
                ..
            } => Some(format!(
                "Mend the file by hand, or put its last good copy in its place: {}",
                backup.display()
            )),
            Self::Damaged { backup: None, .. } => {
                Some("Mend the file by hand, or restore it from a backup of your own.".to_owned())
            }
            Self::Newer { .. } => Some(
                "Until you install the newer briefreader, the file can be read by it alone and is left as it is."
                    .to_owned(),
            ),
            Self::Changed { .. } => Some(
                "Restore the file from a backup, or add the article again from where it came."
                    .to_owned(),
            ),
            Self::NotWritable { .. } => {
                Some("The file is as it was. Please report this: it should not happen.".to_owned())
            }
            Self::TooLarge { .. } => None,
            Self::Busy { .. } => Some(
                "Try again in a moment; if it lasts, look for a briefreader that hangs.".to_owned(),
            ),
            Self::NoHome => Some("Name a directory with --data-dir.".to_owned()),
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io {
                path,
                action,
                source,
            } => {
                // The reason first: a line of the screen may have no room for the whole path.
                let reason = reason(source);
                let (first, rest) =
                    reason.split_at(reason.chars().next().map_or(0, char::len_utf8));
                let (first, path) = (first.to_uppercase(), path.display());
                write!(
                    f,
                    "{first}{rest}: {path} could not be {}.",
                    action.participle()
                )
            }
            Self::Damaged {
                path,
                position,
                what,
                ..
            } => match position {
                Some(position) => write!(
                    f,
                    "{} cannot be understood, at {position}: {what}.",
                    path.display()
                ),
                None => write!(f, "{} cannot be understood: {what}.", path.display()),
            },
            Self::Newer {
                path,
                version,
                known,
            } => write!(
                f,
                "{} was written by a newer briefreader: it has version {version} of the format, and this program knows versions up to {known}.",
                path.display()
            ),
            Self::Changed { path } => write!(
                f,
                "{} was changed after it was made, so what was marked in it could fall on other words.",
                path.display()
            ),
            Self::NotWritable { path, what } => write!(
                f,
                "{} was not written, because it could not be read again: {what}.",
                path.display()
            ),
            Self::TooLarge { path, limit } => write!(
                f,
                "{} is larger than the limit of {} MB.",
                path.display(),
                limit / 1_000_000
            ),
            Self::Busy { path, waited } => write!(
                f,
                "Another briefreader is writing to this library and did not finish within {} seconds (the lock is {}).",
                waited.as_secs(),
                path.display()
            ),
            Self::NoHome => f.write_str(
                "The system tells no home directory, so there is no place for a library.",
            ),
        }
    }
}

impl std::error::Error for StoreError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

/// Says what the parser found wrong as part of a sentence: without a capital and without a period.
pub(crate) fn words(error: &ron::Error) -> String {
    let words = error.to_string();
    let words = words.trim_end_matches('.');
    let mut chars = words.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => "it is not RON".to_owned(),
    }
}

/// Says the system's reason in words, without a number and without a period.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull => "no space is left on the disk".to_owned(),
        io::ErrorKind::QuotaExceeded => "your share of the disk is used up".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        io::ErrorKind::PermissionDenied => "you have no permission".to_owned(),
        io::ErrorKind::NotFound => "there is no such file or directory".to_owned(),
        io::ErrorKind::NotADirectory => "a part of the path is a file, not a directory".to_owned(),
        io::ErrorKind::IsADirectory => "it is a directory".to_owned(),
        io::ErrorKind::InvalidData => "it is not text in UTF-8".to_owned(),
        _ => {
            let words = error.to_string();
            match words.split_once(" (os error") {
                Some(("Input/output error", _)) => "the disk reported an error".to_owned(),
                Some((words, _)) => words.to_lowercase(),
                None => words,
            }
        }
    }
}

fn is_full(kind: io::ErrorKind) -> bool {
    matches!(
        kind,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded
    )
}

fn hint_of(error: &io::Error) -> Option<&'static str> {
    match error.kind() {
        kind if is_full(kind) => Some("Make room on the disk."),
        io::ErrorKind::ReadOnlyFilesystem => {
            Some("Make the disk writable, or choose another directory with --data-dir.")
        }
        io::ErrorKind::PermissionDenied => {
            Some("Give yourself permission, or choose another directory with --data-dir.")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(number: i32) -> StoreError {
        StoreError::io(Action::Write, Path::new("/library/a.ron"))(io::Error::from_raw_os_error(
            number,
        ))
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn the_systems_reasons_are_said_in_words() {
        let cases = [
            (28, "No space is left on the disk"),
            (122, "Your share of the disk is used up"),
            (30, "The disk is read-only"),
            (13, "You have no permission"),
            (5, "The disk reported an error"),
            (24, "Too many open files"),
        ];
        for (number, words) in cases {
            assert_eq!(
                refused(number).to_string(),
                format!("{words}: /library/a.ron could not be written.")
            );
        }
        assert!(refused(28).hint().unwrap().starts_with("Make room"));
        assert_eq!(refused(5).hint(), None);
    }

    #[test]
    fn a_damaged_file_is_named_with_line_and_column_and_its_last_good_copy() {
        let error = StoreError::Damaged {
            path: "/library/a.ron".into(),
            position: Some(Position { line: 3, column: 9 }),
            what: "a comma is missing".to_owned(),
            backup: Some("/library/backup/a.ron".into()),
        };
        assert_eq!(
            error.to_string(),
            "/library/a.ron cannot be understood, at line 3, column 9: a comma is missing."
        );
        assert!(error.hint().unwrap().ends_with(": /library/backup/a.ron"));
    }

    #[test]
    fn positions_count_lines_and_code_points_from_one() {
        let text = "ab\nčd\n";
        let at = |byte| {
            let position = Position::of_byte(text, byte);
            (position.line, position.column)
        };
        assert_eq!(at(0), (1, 1));
        assert_eq!(at(2), (1, 3));
        assert_eq!(at(3), (2, 1));
        assert_eq!(at(5), (2, 2));
        assert_eq!(at(99), (3, 1));
    }
}

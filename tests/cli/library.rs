//! A library in a temporary directory, and commands run on it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Stdio,
    sync::mpsc::Receiver,
};

use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use serde_json::Value;
use tempfile::TempDir;

/// A text with a headline, a byline, and one sentence that stands in it twice.
///
/// What becomes of it is [`CLOUD`].
pub const CLOUD_FILE: &str = "\
Cloud package for governments abroad

By A. Writer • Aug 23, 2020

The vendor offers a package to governments abroad. Its devices work offline and sync later.

“We do not comment”, a spokesman said – twice. Its devices work offline and sync later.
";

/// The text that is read: the byline is no part of it.
pub const CLOUD: &str = "\
Cloud package for governments abroad

The vendor offers a package to governments abroad. Its devices work offline and sync later.

“We do not comment”, a spokesman said – twice. Its devices work offline and sync later.";

/// Another text, without a byline.
pub const LOBBY_FILE: &str = "\
Lobbying for contracts

The devices need a network, a rival says. A court stopped the award in February.
";

/// What may name a proxy that no test is to ask.
pub const PROXIES: [&str; 6] = [
    "ALL_PROXY",
    "all_proxy",
    "HTTPS_PROXY",
    "https_proxy",
    "HTTP_PROXY",
    "http_proxy",
];

/// A library, and a directory for files beside it.
pub struct Library {
    directory: TempDir,
}

/// What a command printed, and how it ended.
#[derive(Debug)]
pub struct Answer {
    pub stdout: String,
    pub stderr: String,
    pub status: i32,
}

impl Library {
    pub fn new() -> Self {
        Self {
            directory: TempDir::new().unwrap(),
        }
    }

    /// The directory that `--data-dir` names.
    pub fn data_dir(&self) -> PathBuf {
        self.directory.path().join("library")
    }

    /// The path of a file beside the library, in which commands run.
    pub fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join("files").join(name)
    }

    /// Writes a file beside the library.
    pub fn write(&self, name: &str, contents: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, contents).unwrap();
        path
    }

    pub fn command(&self, arguments: &[&str]) -> assert_cmd::Command {
        let files = self.path("");
        fs::create_dir_all(&files).unwrap();
        let mut command = assert_cmd::cargo::cargo_bin_cmd!("briefreader");
        command
            .arg("--data-dir")
            .arg(self.data_dir())
            .args(arguments)
            .current_dir(files)
            .env_remove("BRIEFREADER_DATA_DIR");
        for proxy in PROXIES {
            command.env_remove(proxy);
        }
        command.env_remove("SSL_CERT_FILE");
        command
    }

    /// Starts a command, and ends it by a signal as soon as `told` says so.
    pub fn ended_by(&self, signal: Signal, arguments: &[&str], told: &Receiver<()>) -> Answer {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_briefreader"));
        command
            .arg("--data-dir")
            .arg(self.data_dir())
            .args(arguments)
            .env_remove("BRIEFREADER_DATA_DIR")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        for proxy in PROXIES {
            command.env_remove(proxy);
        }
        let child = command.spawn().unwrap();
        told.recv().unwrap();
        let id = Pid::from_raw(i32::try_from(child.id()).unwrap());
        kill(id, signal).unwrap();
        let output = child.wait_with_output().unwrap();
        Answer {
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            status: output.status.code().unwrap(),
        }
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str]) -> Answer {
        Answer::of(self.command(arguments))
    }

    /// Runs a command that must do what it is asked, without a word on standard error.
    #[track_caller]
    pub fn ok(&self, arguments: &[&str]) -> String {
        let answer = self.run(arguments);
        assert_eq!(answer.status, 0, "{arguments:?}: {answer:?}");
        assert_eq!(answer.stderr, "", "{arguments:?}");
        answer.stdout
    }

    /// Runs a command that must do what it is asked, and may say something besides.
    #[track_caller]
    pub fn done(&self, arguments: &[&str]) -> Answer {
        let answer = self.run(arguments);
        assert_eq!(answer.status, 0, "{arguments:?}: {answer:?}");
        answer
    }

    /// Runs a command that must fail with this status, and returns what it says.
    #[track_caller]
    pub fn fails(&self, status: i32, arguments: &[&str]) -> Answer {
        let answer = self.run(arguments);
        assert_eq!(answer.status, status, "{arguments:?}: {answer:?}");
        assert!(
            answer.stderr.starts_with("error: ") || answer.stderr.contains("\nerror: "),
            "{answer:?}"
        );
        answer
    }

    /// Runs a command that must print one id, and returns it.
    #[track_caller]
    pub fn id(&self, arguments: &[&str]) -> String {
        one_id(&self.done(arguments).stdout)
    }

    /// Runs a command with `--format json`.
    #[track_caller]
    pub fn json(&self, arguments: &[&str]) -> Value {
        let mut all = arguments.to_vec();
        all.extend(["--format", "json"]);
        serde_json::from_str(&self.ok(&all)).unwrap()
    }

    /// Adds the article about the cloud package.
    #[track_caller]
    pub fn cloud(&self) -> String {
        self.write("cloud.txt", CLOUD_FILE);
        self.id(&["add", "cloud.txt", "--source-name", "Desk North"])
    }

    /// Adds the article about lobbying.
    #[track_caller]
    pub fn lobby(&self) -> String {
        self.write("lobby.txt", LOBBY_FILE);
        self.id(&["add", "lobby.txt"])
    }

    /// Returns all files below the directory of the library's data that end in `.ron`, in a folder.
    pub fn records(&self, folder: &str) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let top = self.data_dir().join("data").join(folder);
        for shard in fs::read_dir(top).into_iter().flatten() {
            let files = fs::read_dir(shard.unwrap().path()).unwrap();
            found.extend(files.map(|file| file.unwrap().path()));
        }
        found.retain(|path| path.extension().is_some_and(|extension| extension == "ron"));
        found.sort();
        found
    }
}

impl Answer {
    pub fn of(mut command: assert_cmd::Command) -> Self {
        let output = command.output().unwrap();
        Self {
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            status: output.status.code().unwrap(),
        }
    }

    /// Checks that a message stands on standard error.
    #[track_caller]
    pub fn says(&self, words: &str) -> &Self {
        assert!(self.stderr.contains(words), "no {words:?} in {self:?}");
        self
    }
}

/// Checks that a text is one id on a line of its own, and returns it.
#[track_caller]
pub fn one_id(text: &str) -> String {
    let id = text.strip_suffix('\n').unwrap();
    assert_is_id(id);
    id.to_owned()
}

/// Checks that a text is a UUID of version 7 in full.
#[track_caller]
pub fn assert_is_id(id: &str) {
    let parts: Vec<&str> = id.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    assert_eq!(lengths, [8, 4, 4, 4, 12], "{id:?}");
    assert!(parts[2].starts_with('7'), "{id:?}");
}

/// The last eight digits, by which ids are shown.
pub fn short(id: &str) -> &str {
    &id[id.len() - 8..]
}

/// Replaces a file's text, which must change.
pub fn edit(path: &Path, change: impl FnOnce(&str) -> String) {
    let text = fs::read_to_string(path).unwrap();
    let changed = change(&text);
    assert_ne!(text, changed);
    fs::write(path, changed).unwrap();
}

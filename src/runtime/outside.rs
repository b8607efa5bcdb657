//! Other programs: the browser, which runs beside this one, and pagers and editors, which get the terminal.

use std::{
    env,
    ffi::{OsStr, OsString},
    io::{self, Write as _},
    os::unix::process::CommandExt as _,
    path::Path,
    process::{Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use crate::{model::CleanText, text::document::Document};

/// Whether another program has the terminal.
///
/// The threads that read the terminal and wait for signals ask for it, whenever something arrives.
static LENT: AtomicBool = AtomicBool::new(false);

/// Tells whether another program has the terminal, so that what is typed is for it.
pub fn is_lent() -> bool {
    LENT.load(Ordering::SeqCst)
}

/// Notes whether another program has the terminal.
pub(super) fn lend(lent: bool) {
    LENT.store(lent, Ordering::SeqCst);
}

/// A program that gets the terminal until it ends, with a copy of a text.
#[derive(Debug)]
pub struct Errand {
    /// The program and what comes before the name of the copy.
    pub command: Vec<OsString>,
    /// The name of the copy, without its folder.
    pub name: &'static str,
    /// What stands above the text in the copy.
    pub head: CleanText,
    /// The text.
    pub document: Arc<Document>,
}

impl Errand {
    /// Writes the copy, runs the program on it and takes the copy away.
    pub fn run(&self) -> io::Result<()> {
        let folder = tempfile::Builder::new().prefix("briefreader-").tempdir()?;
        let path = folder.path().join(self.name);
        self.write(&path)?;
        let (program, arguments) = self
            .command
            .split_first()
            .ok_or_else(|| io::Error::other("no program is named"))?;
        Command::new(program).args(arguments).arg(&path).status()?;
        Ok(())
    }

    fn write(&self, path: &Path) -> io::Result<()> {
        let mut file = std::fs::File::create_new(path)?;
        for part in [self.head.as_str(), "\n\n", self.document.text(), "\n"] {
            file.write_all(part.as_bytes())?;
        }
        Ok(())
    }
}

/// Returns the command that was chosen, or that of the first of some variables that is set, or else another.
///
/// It may hold arguments after the program, as in `vim -R`; it is taken apart at blanks, and never given to a
/// shell. The name of a file that has blanks in it is taken whole.
pub fn command(chosen: Option<&str>, variables: &[&str], or: &str) -> Vec<OsString> {
    let set = variables.iter().filter_map(env::var_os);
    let mut values = chosen.map(OsString::from).into_iter().chain(set);
    let value = values.find(|value| !value.is_empty());
    parts(&value.unwrap_or_else(|| or.into()))
}

fn parts(value: &OsStr) -> Vec<OsString> {
    match value.to_str() {
        Some(text) if !Path::new(text).is_file() => {
            text.split_whitespace().map(OsString::from).collect()
        }
        _ => vec![value.to_owned()],
    }
}

/// Opens an address in the browser that was chosen, or else in one that is found, and waits until it has been
/// taken; not in the main loop.
///
/// # Errors
/// When no program takes it; the error names the last that was tried.
pub fn browse(chosen: Option<&str>, address: &str) -> io::Result<()> {
    let mut last = io::Error::other("no browser is known here");
    for command in browsers(chosen, env::var_os("BROWSER").as_deref(), address) {
        let Some((program, arguments)) = command.split_first() else {
            continue;
        };
        // In a group of its own: a Ctrl-C in the terminal is not for it.
        let run = Command::new(program)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .status();
        let name = program.to_string_lossy();
        last = match run {
            Ok(status) if status.success() => return Ok(()),
            Ok(status) => io::Error::other(format!("{name}: {status}")),
            Err(error) => io::Error::new(error.kind(), format!("{name}: {error}")),
        };
    }
    Err(last)
}

/// Returns what may open an address, best first: what was chosen alone, or what `BROWSER` names, with colons
/// between, or what the system has for it.
fn browsers(chosen: Option<&str>, set: Option<&OsStr>, address: &str) -> Vec<Vec<OsString>> {
    let set = set.and_then(OsStr::to_str).filter(|set| !set.is_empty());
    let known = if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open:gio open:wslview"
    };
    let commands: Vec<&str> = match chosen {
        Some(command) => vec![command],
        None => set.unwrap_or(known).split(':').collect(),
    };
    let commands = commands.into_iter();
    commands
        .filter(|command| !command.trim().is_empty())
        .map(|command| {
            let mut parts: Vec<String> = command.split_whitespace().map(str::to_owned).collect();
            let is_named = parts.iter().any(|part| part.contains("%s"));
            for part in &mut parts {
                *part = part.replace("%s", address);
            }
            if !is_named {
                parts.push(address.to_owned());
            }
            parts.into_iter().map(OsString::from).collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, BlockKind, Found, Snapshot};

    fn snapshot(text: &str) -> Arc<Snapshot> {
        let block = Block {
            kind: BlockKind::Paragraph,
            bytes: 0..text.len(),
            level: 0,
            ordinal: None,
        };
        let text = CleanText::new(text);
        Arc::new(Snapshot::new(1, text, vec![block], Vec::new(), Found::default()).unwrap())
    }

    #[test]
    fn an_address_is_one_argument_whatever_is_in_it() {
        let address = "https://desk.example/a?b='c'&d=$(e);f";
        let set = OsStr::new("first:second --new %s --quiet");
        let commands = browsers(None, Some(set), address);
        assert_eq!(commands[0], ["first", address]);
        assert_eq!(commands[1], ["second", "--new", address, "--quiet"]);
        assert_eq!(commands.len(), 2);
        assert!(!browsers(None, None, address).is_empty());
        assert_eq!(
            browsers(None, Some(OsStr::new("")), "a"),
            browsers(None, None, "a")
        );
        // What was chosen goes before all, and is one command whatever is in it.
        let chosen = browsers(Some("a:b -n"), Some(set), address);
        assert_eq!(chosen, [["a:b", "-n", address]]);
    }

    #[test]
    fn a_command_is_taken_apart_at_blanks() {
        assert_eq!(parts(OsStr::new("vim  -R")), ["vim", "-R"]);
        assert_eq!(parts(OsStr::new("less")), ["less"]);
        assert_eq!(command(Some("nano -v"), &["PATH"], "vi"), ["nano", "-v"]);
        assert_eq!(command(None, &["NO_SUCH_VARIABLE"], "vi"), ["vi"]);
    }

    #[test]
    fn a_copy_is_written_for_the_program_and_gone_afterwards() {
        let seen = tempfile::tempdir().unwrap();
        let copy = seen.path().join("seen");
        let errand = Errand {
            command: vec!["cp".into(), "-t".into(), seen.path().into()],
            name: "seen",
            head: CleanText::new("Title"),
            document: Arc::new(Document::new(snapshot("Text."))),
        };
        errand.run().unwrap();
        assert_eq!(std::fs::read_to_string(copy).unwrap(), "Title\n\nText.\n");
        let missing = Errand {
            command: vec!["/no/such/program".into()],
            ..errand
        };
        assert!(missing.run().is_err());
    }
}

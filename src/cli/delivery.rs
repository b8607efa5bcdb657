//! Where a command writes what is for others: to standard output, or into a file, of which none is replaced unasked.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::{
    cli::{CliError, Output, shown},
    store::document::{Delivered, Existing, deliver},
};

/// Where to: options of every command that writes something for others.
#[derive(Debug, Args)]
pub struct Delivery {
    /// Write to FILE; - is standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace the file where there is one
    #[arg(long)]
    force: bool,
}

impl Delivery {
    /// Makes sure that the file can be one and that none is there that is to stay, before there is anything to write.
    ///
    /// # Errors
    /// Where one is there, or a directory, or where there is no directory for it.
    pub fn check(&self) -> Result<(), CliError> {
        match self.file() {
            Some(path) if path.is_dir() => {
                let error = CliError::new(format!("{} is a directory.", shown(path)));
                Err(error.with_hint("Name a file in it."))
            }
            Some(path) if is_homeless(path) => {
                let error = CliError::new(format!("There is no directory for {}.", shown(path)));
                Err(error.with_hint("Make it first, or name another file."))
            }
            Some(path) if !self.force && path.symlink_metadata().is_ok() => Err(is_there(path)),
            _ => Ok(()),
        }
    }

    /// Writes a text into the file, or has it printed where there is none.
    ///
    /// # Errors
    /// Where a file is there that is to stay, or it can't be written.
    pub fn deliver<'a>(
        &self,
        text: &str,
        output: &mut Output<'a>,
        print: impl FnOnce(&mut Output<'a>, &str),
    ) -> Result<(), CliError> {
        let Some(path) = self.file() else {
            print(output, text);
            return Ok(());
        };
        let existing = if self.force {
            Existing::Replace
        } else {
            Existing::Keep
        };
        match deliver(path, text, existing)? {
            Delivered::Written => Ok(()),
            Delivered::IsThere => Err(is_there(path)),
        }
    }

    fn file(&self) -> Option<&Path> {
        let file = self.output.as_deref();
        file.filter(|path| *path != Path::new("-"))
    }
}

/// Tells whether the directory is missing that a file is to be in.
fn is_homeless(path: &Path) -> bool {
    let parent = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    parent.is_some_and(|parent| !parent.exists())
}

fn is_there(path: &Path) -> CliError {
    CliError::new(format!("{} is there already.", shown(path)))
        .with_hint("Replace it with --force, or choose another name.")
}

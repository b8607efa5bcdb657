//! `briefreader completions`: what a shell needs to complete commands and options.

use clap::Args;
use clap_complete::Shell;

use crate::cli::{Output, whole};

/// Print a script that lets a shell complete commands and options
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    /// Prints the script.
    pub fn run(&self, output: &mut Output<'_>) {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut whole(), "briefreader", &mut script);
        output.bytes(&script);
    }
}

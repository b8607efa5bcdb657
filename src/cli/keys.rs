//! `briefreader keys`: the keys of the reader.

use clap::Args;

use crate::{
    cli::Output,
    command::{Keymap, reference},
};

/// Print the keys of the reader
#[derive(Debug, Args)]
pub struct Keys {}

impl Keys {
    /// Prints the default keys, group by group.
    pub fn run(&self, output: &mut Output<'_>) {
        output.document(&reference::text_table(&Keymap::default()));
    }
}

//! `briefreader keys`: the keys of the reader.

use clap::Args;

use crate::{cli::Output, command::reference, config, runtime::configuration, store::Places};

/// Print the keys of the reader, as you have set them
#[derive(Debug, Args)]
pub struct Keys {}

impl Keys {
    /// Prints the keys, group by group.
    pub fn run(&self, places: &Places, check: &str, output: &mut Output<'_>) {
        let configuration = config::read(&configuration::read(&places.config));
        output.document(&reference::text_table(&configuration.keymap));
        for said in config::sentences(&configuration.problems, check) {
            output.note(said);
        }
    }
}

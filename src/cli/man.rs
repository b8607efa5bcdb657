//! `briefreader man`: the manual page.

use std::io;

use clap::Args;
use clap_mangen::Man as Page;

use crate::cli::{CliError, Output, whole};

/// Print the manual page, for `man -l -` or a file
#[derive(Debug, Args)]
pub struct Man {}

impl Man {
    /// Prints one page with all commands.
    pub fn run(&self, output: &mut Output<'_>) -> Result<(), CliError> {
        let page = page()
            .map_err(|error| CliError::new(format!("The page could not be written: {error}.")))?;
        output.bytes(&page);
        Ok(())
    }
}

fn page() -> io::Result<Vec<u8>> {
    let mut whole = whole();
    whole.build();
    let mut text = Vec::new();
    let main = Page::new(whole.clone());
    main.render_title(&mut text)?;
    main.render_name_section(&mut text)?;
    main.render_synopsis_section(&mut text)?;
    main.render_description_section(&mut text)?;
    main.render_options_section(&mut text)?;
    push_commands(&mut text, &whole)?;
    main.render_extra_section(&mut text)?;
    main.render_version_section(&mut text)?;
    Ok(text)
}

/// Appends a section for each command below this one, in which what its own page would hold stands
/// without headings of its own.
fn push_commands(text: &mut Vec<u8>, of: &clap::Command) -> io::Result<()> {
    for command in of.get_subcommands().filter(|c| c.get_name() != "help") {
        let name = command.get_bin_name().unwrap_or(command.get_name());
        text.extend(format!(".SH \"{}\"\n", name.to_uppercase()).bytes());
        let page = Page::new(command.clone());
        let mut own = Vec::new();
        page.render_synopsis_section(&mut own)?;
        page.render_description_section(&mut own)?;
        page.render_options_section(&mut own)?;
        for line in String::from_utf8_lossy(&own).lines() {
            if line.starts_with(".SH ") {
                text.extend(b".PP\n");
            } else {
                text.extend(line.bytes());
                text.push(b'\n');
            }
        }
        push_commands(text, command)?;
    }
    Ok(())
}

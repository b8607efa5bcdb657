//! `briefreader config`: what a person has set, and whether it is right.

use std::path::Path;

use clap::{Args, ValueEnum};

use crate::{
    cli::{CliError, Output},
    config::{self, Configuration, FileName, Texts, print},
    runtime::configuration,
    store::Places,
};

/// Print the settings or keys as they hold, and check your files
///
/// What is printed is a whole file with comments; where a value is yours, the comment behind it says in
/// which file and line. A file of your own needs only what differs. What is wrong in your files is told on
/// standard error, with line and column, and makes the command fail.
#[derive(Debug, Args)]
pub struct Config {
    /// What to print
    #[arg(value_enum, default_value_t = Part::Settings)]
    part: Part,

    /// Check the files and print nothing of them
    #[arg(long, conflicts_with = "directory")]
    check: bool,

    /// Print the directory that your files are in, or would be
    #[arg(long)]
    directory: bool,
}

/// What can be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// All settings, the form of config.ron
    Settings,
    /// The keys of all commands, the form of keys.ron
    Keys,
}

impl Config {
    /// Prints what was asked for, and tells what is wrong.
    pub fn run(&self, places: &Places, output: &mut Output<'_>) {
        let directory = &places.config;
        if self.directory {
            return output.line(directory.display());
        }
        let texts = configuration::read(directory);
        let configuration = config::read(&texts);
        if self.check {
            if configuration.problems.is_empty() {
                output.line(all_is_well(&texts, directory));
            }
        } else {
            output.document(&print(self.part, &texts, &configuration, directory));
        }
        for problem in &configuration.problems {
            let path = configuration::path(directory, &problem.file);
            output.error(&CliError::new(format!(
                "{}:{}",
                path.display(),
                problem.fault
            )));
        }
    }
}

fn print(part: Part, texts: &Texts, configuration: &Configuration, directory: &Path) -> String {
    let (file, text) = match part {
        Part::Settings => (FileName::Config, print::settings(texts)),
        Part::Keys => (FileName::Keys, print::keys(texts, &configuration.settings)),
    };
    let path = configuration::path(directory, &file);
    let whose = match texts.get(&file) {
        Some(_) => "Your file; what has no place behind it is the default",
        None => "You have no such file, so that all is the default; it would be",
    };
    format!("// {whose}: {}\n//\n{text}", path.display())
}

fn all_is_well(texts: &Texts, directory: &Path) -> String {
    let names: Vec<String> = texts.0.keys().map(ToString::to_string).collect();
    if names.is_empty() {
        format!("There are no files of yours in {}.", directory.display())
    } else {
        format!("Nothing is wrong with {}.", names.join(", "))
    }
}

//! `briefreader config`: what a person has set, and whether it is right.

use std::path::Path;

use clap::{Args, ValueEnum};

use crate::{
    cli::{CliError, Output},
    config::{self, Configuration, FileName, Texts, print, setting::ThemeChoice, theme, themes},
    runtime::configuration,
    store::Places,
    text::near::did_you_mean,
};

/// Print the settings, keys or a theme as they hold, and check your files
///
/// What is printed is a whole file with comments; where a value is yours, the comment behind it says in
/// which file and line. A file of your own needs only what differs. What is wrong in your files is told on
/// standard error, with line and column, and makes the command fail.
#[derive(Debug, Args)]
pub struct Config {
    /// What to print
    #[arg(value_enum, default_value_t = Part::Settings)]
    part: Part,

    /// The theme to print; the one for dark backgrounds where none is named
    #[arg(value_name = "THEME")]
    name: Option<String>,

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
    /// The file of a theme, as a pattern for those in themes/
    Theme,
}

impl Config {
    /// Prints what was asked for, and tells what is wrong.
    pub fn run(&self, places: &Places, output: &mut Output<'_>) -> Result<(), CliError> {
        let directory = &places.config;
        if self.directory {
            output.line(directory.display());
            return Ok(());
        }
        let texts = configuration::read(directory);
        let configuration = config::read(&texts);
        if self.check {
            if configuration.problems.is_empty() {
                output.line(all_is_well(&texts, directory));
            }
        } else {
            output.document(&self.print(&texts, &configuration, directory)?);
        }
        for problem in &configuration.problems {
            let path = configuration::path(directory, &problem.file);
            output.error(&CliError::new(format!(
                "{}:{}",
                path.display(),
                problem.fault
            )));
        }
        Ok(())
    }

    fn print(
        &self,
        texts: &Texts,
        configuration: &Configuration,
        directory: &Path,
    ) -> Result<String, CliError> {
        if let (Some(name), Part::Settings | Part::Keys) = (&self.name, self.part) {
            return Err(CliError::usage(format!(
                "Only themes have names, and so none is called “{name}”."
            )));
        }
        let (file, text) = match self.part {
            Part::Settings => (FileName::Config, print::settings(texts)),
            Part::Keys => (FileName::Keys, print::keys(texts, &configuration.settings)),
            Part::Theme => {
                let settings = &configuration.settings;
                let name = match (&self.name, &settings.theme) {
                    (Some(name), _) | (None, ThemeChoice::Named(name)) => name,
                    (None, ThemeChoice::Auto) => &settings.theme_dark,
                };
                let file = FileName::Theme(name.clone());
                match texts.get(&file).or_else(|| theme::file(name)) {
                    Some(text) => (file, text.to_owned()),
                    None => return Err(unknown_theme(name, texts)),
                }
            }
        };
        let path = configuration::path(directory, &file);
        let path = path.display();
        let whose = match (self.part, texts.get(&file)) {
            (Part::Theme, Some(_)) => format!("Your theme in {path}."),
            (Part::Theme, None) => {
                format!("Built in. A theme of your own that is based on it may be in {path}.")
            }
            (_, Some(_)) => {
                format!("As set in {path}. What has no place behind it is the default.")
            }
            (_, None) => format!("All is the default. What you set would be in {path}."),
        };
        Ok(format!("// {whose}\n//\n{text}"))
    }
}

/// Returns the command line that checks the files, where the program was given a directory or none.
pub fn check_line(data_dir: Option<&Path>) -> String {
    let given = data_dir.map(|directory| {
        let directory = directory.to_string_lossy();
        let is_plain = |c: char| c.is_alphanumeric() || "/._-+,:@%".contains(c);
        if !directory.is_empty() && directory.chars().all(is_plain) {
            return format!("--data-dir {directory} ");
        }
        // Between single quotes a shell takes everything as it stands but these themselves.
        format!("--data-dir '{}' ", directory.replace('\'', r"'\''"))
    });
    format!("briefreader {}config --check", given.unwrap_or_default())
}

fn unknown_theme(name: &str, texts: &Texts) -> CliError {
    let known = themes::names(texts);
    let hint = did_you_mean(name, known.iter().copied());
    let known: Vec<&str> = known.into_iter().collect();
    CliError::new(format!("There is no theme “{name}”{hint}"))
        .with_hint(format!("The themes are {}.", known.join(", ")))
}

fn all_is_well(texts: &Texts, directory: &Path) -> String {
    let names: Vec<String> = texts.0.keys().map(ToString::to_string).collect();
    if names.is_empty() {
        format!("There are no files of yours in {}.", directory.display())
    } else {
        format!("Nothing is wrong with {}.", names.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_to_check_with_is_one_that_a_shell_takes() {
        let line = |directory: &str| check_line(Some(Path::new(directory)));
        assert_eq!(check_line(None), "briefreader config --check");
        let plain = "briefreader --data-dir /tmp/a-b_c.d config --check";
        assert_eq!(line("/tmp/a-b_c.d"), plain);
        let quoted = r"briefreader --data-dir 'my library; don'\''t' config --check";
        assert_eq!(line("my library; don't"), quoted);
        assert_eq!(line(""), "briefreader --data-dir '' config --check");
        assert_eq!(line("~/a"), "briefreader --data-dir '~/a' config --check");
    }
}

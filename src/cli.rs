//! The command line: arguments are read, the library is called, results are printed.
//!
//! Each subcommand has a file. What holds for all of them:
//!
//! - Results go to standard output, messages to standard error, as lines that begin with `error: `, `hint: `
//!   or `note: `. The exit status is 0 when all is done, 1 when something failed, 2 when it was asked for
//!   wrongly. Where several things are asked for and one fails, the others are still done.
//! - Everything printed is clean text: nothing foreign, file names included, reaches a terminal as a control.
//! - A word that names a subcommand is that subcommand. A file of that name is opened as `./add`, or after
//!   `--`.
//! - Dates, offsets and ids are told as [`export::json`](crate::export::json) says.

mod add;
mod annotations;
mod check;
mod choice;
mod chosen;
mod claim;
mod claims;
mod completions;
mod config;
mod delivery;
mod diff;
mod disagreements;
mod echoes;
pub mod error;
mod export;
mod feed;
pub mod fetching;
mod grid;
mod highlight;
pub mod interrupt;
mod keys;
mod list;
mod man;
mod metadata;
mod narrow;
pub mod output;
mod purge;
mod query;
mod reindex;
mod remove;
mod restore;
mod revise;
mod search;
mod session;
mod set;
mod show;
mod sources;
mod story;
mod surroundings;
mod table;
mod view;

use std::{ffi::OsString, path::PathBuf, process::ExitCode, sync::Arc};

use clap::{CommandFactory, Parser, Subcommand, ValueHint};

pub use crate::store::shown;
pub use error::CliError;
pub use output::Output;

use crate::{
    app::Severity,
    cli::{fetching::Allowed, session::Session},
    command::{CommandId, Place},
    extract,
    library::{Given, Library, Named},
    model::{ArticleId, CleanText, view::Added},
    net::Client,
    runtime::{
        self, configuration,
        host::{Folder, Host},
    },
    store::Places,
};

/// The variable that names the directory of the library where `--data-dir` does not.
const DATA_DIR: &str = "BRIEFREADER_DATA_DIR";

/// Read several reports of one event, mark passages, flag claims, show the sources.
///
/// Without a command the reader opens; sources that are named are added first. A word that is the name of
/// a command is that command: a file of the same name is opened as ./NAME.
#[derive(Debug, Parser)]
#[command(name = "briefreader", version, max_term_width = 100)]
#[command(after_help = "\
ARTICLE is the start or the end of an article's id, its URL, or the path it came from. Results go to
standard output, messages to standard error. Exit status: 0 done, 1 failed, 2 wrong usage; 130, 143
and 129 where Ctrl-C, the system or a closed terminal ended it.")]
pub struct Arguments {
    /// Keep the library in DIR [env: BRIEFREADER_DATA_DIR]
    #[arg(long, global = true, value_name = "DIR")]
    data_dir: Option<PathBuf>,

    /// Files, folders or URLs to add, or - for standard input; the first one is opened
    #[arg(value_name = "SOURCE", value_parser = fetching::source(), value_hint = ValueHint::AnyPath)]
    sources: Vec<PathBuf>,
    #[command(flatten)]
    allowed: Allowed,

    /// Take in what comes into DIR while the reader is open, besides the watched_folders that are set
    #[arg(long, value_name = "DIR")]
    watch: Vec<PathBuf>,

    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Add(add::Add),
    Revise(revise::Revise),
    Set(set::Set),
    List(list::List),
    Show(show::Show),
    Search(search::Search),
    Sources(sources::Sources),
    Highlight(highlight::Highlight),
    Annotations(annotations::Annotations),
    Claims(claims::Claims),
    Claim(claim::Claim),
    Grid(grid::Grid),
    Story(story::Story),
    View(view::View),
    Feed(feed::Feed),
    Echoes(echoes::Echoes),
    Disagreements(disagreements::Disagreements),
    Diff(diff::Diff),
    Export(export::Export),
    Remove(remove::Remove),
    Restore(restore::Restore),
    Purge(purge::Purge),
    Check(check::Check),
    Reindex(reindex::Reindex),
    Config(config::Config),
    Keys(keys::Keys),
    Completions(completions::Completions),
    Man(man::Man),
}

impl Command {
    /// Has it fetch from where an option before it allows; tells whether it fetches at all.
    fn allow(&mut self, allowed: Allowed) -> bool {
        let own = match self {
            Self::Add(add) => &mut add.allowed,
            Self::Revise(revise) => &mut revise.allowed,
            Self::Feed(feed) => return feed.allow(allowed),
            _ => return false,
        };
        *own = own.or(allowed);
        true
    }
}

/// Does what the arguments ask for, and returns the exit status.
///
/// The first argument is the program's name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if arguments
        .get(1)
        .is_some_and(|first| *first == *extract::ARGUMENT)
    {
        return extract::serve();
    }
    let mut output = Output::standard();
    match Arguments::try_parse_from(arguments) {
        Ok(arguments) => {
            if let Err(error) = arguments.run(&mut output) {
                output.error(&error);
            }
            output.finish()
        }
        Err(error) => answer(&error, output),
    }
}

/// Prints the help or the version, or says what is wrong with the arguments.
fn answer(error: &clap::Error, mut output: Output<'_>) -> ExitCode {
    let text = error.render().to_string();
    if error.use_stderr() {
        // The arguments stand in the message, and may be file names that a pattern of the shell gave.
        let text = CleanText::new(text.trim_end());
        let text = text.strip_prefix("error: ").unwrap_or(&text);
        output.error(&CliError::usage(text));
    } else {
        output.document(&text);
    }
    output.finish()
}

impl Arguments {
    fn run(self, output: &mut Output<'_>) -> Result<(), CliError> {
        let check = config::check_line(self.data_dir.as_deref());
        let Some(command) = self.command else {
            let start = read(&self.sources, self.allowed, places(self.data_dir)?, output)?;
            return open(start, folders_to_watch(&self.watch)?, check, output);
        };
        if !self.watch.is_empty() {
            return Err(CliError::usage(
                "Only the reader watches folders, and a command opens none.",
            ));
        }
        if !self.sources.is_empty() {
            return Err(CliError::usage(
                "Sources stand before a command, so it is not clear which of the two is meant.",
            )
            .with_hint("A file that is named like a command is opened as ./NAME."));
        }
        let mut command = command;
        if self.allowed.is_given() && !command.allow(self.allowed) {
            return Err(CliError::usage(
                "This command fetches nothing, so --allow-private says nothing to it.",
            ));
        }
        // What needs no library works without one.
        let found = || places(self.data_dir.clone());
        let mut opened: Option<Session> = None;
        let slot = &mut opened;
        let session = move || {
            let slot = slot;
            Ok::<_, CliError>(slot.insert(Session::open(found()?)))
        };
        let done = match command {
            Command::Add(add) => add.run(session()?, output),
            Command::Revise(revise) => revise.run(session()?, output),
            Command::Set(set) => set.run(session()?, output),
            Command::List(list) => list.run(session()?, output),
            Command::Show(show) => show.run(session()?, output),
            Command::Search(search) => search.run(session()?, output),
            Command::Sources(sources) => sources.run(session()?, output),
            Command::Highlight(highlight) => highlight.run(session()?, output),
            Command::Annotations(annotations) => annotations.run(session()?, output),
            Command::Claims(claims) => claims.run(session()?, output),
            Command::Claim(claim) => claim.run(session()?, output),
            Command::Grid(grid) => grid.run(session()?, output),
            Command::Story(story) => story.run(session()?, output),
            Command::View(view) => view.run(session()?, output),
            Command::Feed(feed) => feed.run(session()?, output),
            Command::Echoes(echoes) => echoes.run(session()?, output),
            Command::Disagreements(found) => found.run(session()?, output),
            Command::Diff(diff) => diff.run(session()?, output),
            Command::Export(export) => export.run(session()?, output),
            Command::Remove(remove) => remove.run(session()?, output),
            Command::Restore(restore) => restore.run(session()?, output),
            Command::Purge(purge) => purge.run(session()?, output),
            Command::Check(check) => check.run(session()?, output),
            Command::Reindex(reindex) => reindex.run(session()?, output),
            Command::Config(config) => config.run(&found()?, output),
            Command::Keys(keys) => {
                keys.run(&found()?, &check, output);
                Ok(())
            }
            Command::Completions(completions) => {
                completions.run(output);
                Ok(())
            }
            Command::Man(man) => man.run(output),
        };
        // Whatever came of it: who took in what was edited by hand tells it.
        if let Some(session) = &opened {
            session.tell_edits(output);
        }
        done
    }
}

/// Finds the places of the library; an empty variable counts as none.
fn places(data_dir: Option<PathBuf>) -> Result<Places, CliError> {
    let from_environment = || {
        std::env::var_os(DATA_DIR)
            .filter(|directory| !directory.is_empty())
            .map(PathBuf::from)
    };
    match data_dir.or_else(from_environment) {
        Some(directory) => Ok(Places::under(&directory)),
        None => Ok(Places::of_person()?),
    }
}

/// Returns the folders to watch, each from the root on.
fn folders_to_watch(folders: &[PathBuf]) -> Result<Vec<Folder>, CliError> {
    let folder = |path: &PathBuf| match std::path::absolute(path) {
        Ok(absolute) if !absolute.exists() || absolute.is_dir() => Ok(Folder {
            shown: shown(path),
            path: absolute,
        }),
        Ok(_) => Err(CliError::usage(format!("{} is no folder.", shown(path)))),
        Err(error) => Err(CliError::usage(format!("{}: {error}.", shown(path)))),
    };
    folders.iter().map(folder).collect()
}

/// What the reader starts with.
pub struct Start {
    /// The library.
    pub library: Library,
    /// The article to be opened.
    pub first: Option<ArticleId>,
    /// What is added while the reader is open already, as it is shown and as it is: pages, files and folders, which may
    /// take their time.
    pub coming: Vec<(CleanText, PathBuf)>,
    /// What fetches the pages, before the settings say more.
    pub client: Client,
    /// What to say first.
    pub greeting: Option<(Severity, CleanText)>,
    /// What came in before, each with its source.
    pub added: Vec<(CleanText, Added)>,
}

/// Makes ready what the reader starts with; the first of the sources is to be opened.
///
/// Pages, files and folders are added beside the reader, which opens at once. Standard input and pipes are read before
/// it: the terminal is not theirs then. One that can't be added is told and stops no other.
///
/// # Errors
/// Where none of them could be added.
pub fn read(
    sources: &[PathBuf],
    allowed: Allowed,
    places: Places,
    output: &mut Output<'_>,
) -> Result<Start, CliError> {
    let session = Session::open(places);
    let (mut first, mut greeting, mut added) = (None, None, Vec::new());
    let is_slow = |source: &PathBuf| match Named::of(source) {
        // Without a screen there is nothing beside which a file could be added: it is added all the same.
        Ok(Named::Path(path)) => path.is_dir() || path.is_file() && output.is_terminal(),
        Ok(Named::Page(_)) | Err(_) => true,
    };
    let (slow, sources): (Vec<PathBuf>, Vec<PathBuf>) = sources.iter().cloned().partition(is_slow);
    let slow = slow.into_iter().map(|source| (shown(&source), source));
    let coming: Vec<(CleanText, PathBuf)> = slow.collect();
    if !sources.is_empty() {
        let report = add::add_all(&sources, Given::default(), allowed, &session, output)?;
        if report.is_stopped {
            return Err(CliError::new("Adding was stopped, so nothing is opened."));
        }
        first = report
            .articles
            .first()
            .and_then(|article| ArticleId::parse(&article.id));
        added = report.added;
        if report.samples > 0 {
            let configuration = configuration::read(&session.library.places().config);
            let keymap = crate::config::read(&configuration).keymap;
            let remove = keymap.named(CommandId::RemoveSamples, Place::List);
            let said =
                format!("Your first article is in; {remove} in the list removes the samples.");
            greeting = Some((Severity::Done, CleanText::line(&said)));
        }
        if first.is_none() && coming.is_empty() {
            return Err(CliError::new("There is nothing to open.")
                .with_hint("A name that is no file was taken for one; `briefreader --help` lists the commands."));
        }
    }
    let client = allowed.client_without_settings();
    let library = session.library;
    Ok(Start {
        added,
        library,
        first,
        coming,
        client,
        greeting,
    })
}

/// Opens the reader and stays until it ends; `watched` are folders to watch besides those that are set, and `check` is
/// the command line that checks the person's files.
fn open(
    start: Start,
    watched: Vec<Folder>,
    check: String,
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    runtime::log::start(&start.library.places().state);
    let configuration = configuration::read(&start.library.places().config);
    let configuration = crate::config::read(&configuration);
    let mut host = Host::new(
        Arc::new(start.library),
        surroundings::read(|name| std::env::var(name).ok()),
        start.first,
        start.greeting,
    )
    .having(start.added)
    .adding(start.coming, start.client)
    .watching(watched)
    .configured(&configuration, check);
    let ended = runtime::run(&mut host).map_err(|error| {
        let told = CliError::new(error.to_string());
        match error.hint() {
            Some(hint) => told.with_hint(hint),
            None => told,
        }
    })?;
    if let Some(message) = ended.message() {
        output.note(message);
    }
    for source in host.unfinished() {
        output.note(format_args!(
            "{source} was not added before the end; add it again."
        ));
    }
    let unsaved = host.unsaved(ended.written);
    output.ended(ended.cause.status());
    if unsaved.is_empty() {
        return Ok(());
    }
    for change in &unsaved {
        output.note(change);
    }
    Err(CliError::new(
        "These changes could not be saved, and are lost with this window.",
    ))
}

/// Returns the whole command line, for what is made from it: completions and the manual.
fn whole() -> clap::Command {
    Arguments::command()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_hold_together() {
        whole().debug_assert();
    }

    #[test]
    fn every_command_and_option_says_what_it_does() {
        fn check(command: &clap::Command) {
            assert!(command.get_about().is_some(), "{}", command.get_name());
            for argument in command.get_arguments() {
                let of = format!("{} {}", command.get_name(), argument.get_id());
                assert!(argument.get_help().is_some(), "{of}");
            }
            command.get_subcommands().for_each(check);
        }
        check(&whole());
    }

    #[test]
    fn a_file_named_like_a_command_can_be_opened() {
        for arguments in [
            ["briefreader", "./keys"].as_slice(),
            &["briefreader", "--", "keys"],
            &["briefreader", "brief.txt", "keys"],
        ] {
            let parsed = Arguments::try_parse_from(arguments).unwrap();
            assert!(parsed.command.is_none(), "{arguments:?}");
            assert_eq!(
                parsed.sources.len(),
                arguments.iter().skip(1).filter(|a| **a != "--").count()
            );
        }
        let parsed = Arguments::try_parse_from(["briefreader", "--data-dir", "d", "keys"]).unwrap();
        assert!(parsed.command.is_some());
    }
}

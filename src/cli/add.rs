//! `briefreader add`: taking texts in.

mod folder;
mod one;

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use clap::{Args, ValueHint};
use jiff::Timestamp;

use crate::{
    cli::{
        CliError, Output,
        fetching::{self, Allowed, Pages},
        interrupt::{self, Interrupt},
        list::ListFormat,
        metadata::Metadata,
        session::{Session, StoryName},
        shown,
    },
    export::json::{self, AddDocument, AddedArticle, Skipped},
    library::{AddError, Given, LIMIT_BYTES, Named},
    model::{
        Article, ArticleId, CleanText, Members, PageAddress, Record,
        view::{AddState, Added, counts_in_words},
    },
};

/// What to do where it was stopped.
const GOES_ON: &str = "The same command goes on where it stopped.";

/// What to do where the only one was stopped.
const ADDS_IT: &str = "The same command begins it anew.";

/// Add files, folders, URLs or standard input, and print the ids of the articles
///
/// The same file or URL again is the same article: with another text it gets a new snapshot. Of a folder all that
/// lies below it is added; what is hidden or no text is skipped. Several URLs are fetched at once. With --url,
/// what comes from standard input is the page of that URL. What is said of an article with options is said of
/// each. A story that is not there is made.
#[derive(Debug, Args)]
pub struct Add {
    /// Files, folders or URLs, or - for standard input
    #[arg(value_name = "SOURCE", required = true, value_parser = fetching::source(), value_hint = ValueHint::AnyPath)]
    sources: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) allowed: Allowed,
    #[command(flatten)]
    metadata: Metadata,
    /// The form
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
}

/// What came of all sources together.
#[derive(Default)]
pub struct Report {
    /// What was taken in, or was there already, in the order of the sources.
    pub articles: Vec<AddedArticle>,
    /// What was not.
    pub skipped: Vec<Skipped>,
    /// How many samples are still there, where the first article of one's own was added.
    pub samples: usize,
    /// What came of files and standard input, each with its source, for a screen that tells of it.
    pub added: Vec<(CleanText, Added)>,
    /// Whether the person has stopped it.
    pub is_stopped: bool,
}

impl Add {
    /// Adds each source, and tells which can't be.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let is_folder = |source: &PathBuf| match Named::of(source) {
            Ok(Named::Path(path)) => path.is_dir(),
            Ok(Named::Page(_)) | Err(_) => false,
        };
        let is_many = self.sources.len() > 1 || self.sources.iter().any(is_folder);
        if self.metadata.is_of_one() && is_many {
            return Err(
                CliError::usage("Several articles can't have the same title or URL.")
                    .with_hint("Add them one by one, or without --title and --url."),
            );
        }
        self.metadata.check()?;
        let stories = self.metadata.stories.iter();
        // Before anything is added: a name that could be two stories is no name.
        let stories: Vec<StoryName> = stories
            .map(|name| session.story_or_new(name))
            .collect::<Result<_, _>>()?;
        let report = add_all(
            &self.sources,
            self.metadata.given(),
            self.allowed,
            session,
            output,
        )?;
        put_into(&stories, &report, session, output)?;
        match self.format {
            ListFormat::Json => {
                let document = AddDocument::new(report.articles, report.skipped);
                output.document(&json::to_text(&document));
            }
            ListFormat::Table => {
                for article in &report.articles {
                    output.line(&article.id);
                }
            }
        }
        Ok(())
    }
}

/// Puts what was added into stories, and makes those that are not there; all in one change.
fn put_into(
    stories: &[StoryName],
    report: &Report,
    session: &mut Session,
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    let ids = report.articles.iter();
    let members = Members::articles(ids.filter_map(|article| ArticleId::parse(&article.id)));
    if members.is_empty() || stories.is_empty() {
        return Ok(());
    }
    let mut build = session.build();
    let mut made: Vec<&CleanText> = Vec::new();
    for story in stories {
        match story {
            StoryName::Known(id, record) => build.put_into_story(*id, record, &members),
            StoryName::New(name) if made.contains(&name) => {}
            StoryName::New(name) => {
                let id = build.make_story(name);
                build.put_into_story(id, &Record::default(), &members);
                made.push(name);
            }
        }
    }
    let change = build.finish();
    session.apply(&change, output)?;
    for name in made {
        output.note(format_args!("There was no story “{name}”; it was made."));
    }
    Ok(())
}

/// Adds sources, and tells which can't be: pages side by side, the others one after the other.
///
/// # Errors
/// Where the library can't be read at all.
pub fn add_all(
    sources: &[PathBuf],
    given: Given,
    allowed: Allowed,
    session: &Session,
    output: &mut Output<'_>,
) -> Result<Report, CliError> {
    session.load(output)?;
    let is_heard = !sources.iter().any(|source| may_wait(source));
    let mut adding = Adding {
        session,
        started: Timestamp::now(),
        given,
        reports: sources.iter().map(|_| Report::default()).collect(),
        at: 0,
        is_heard,
        interrupt: is_heard.then(Interrupt::listen),
    };
    let mut paths = Vec::new();
    let mut pages = Vec::new();
    for (at, source) in sources.iter().enumerate() {
        adding.at = at;
        match fetching::meant(source) {
            Ok(Named::Page(page)) => pages.push((at, page)),
            Ok(Named::Path(path)) => paths.push((at, path)),
            Err(error) => adding.tell(Err(error.into()), source, output),
        }
    }
    adding.add_pages(sources, pages, allowed, output);
    adding.add_paths(&paths, output);
    let is_stopped = adding.is_stopped();
    if is_stopped {
        let interrupt = adding.interrupt.as_ref();
        output.ended(interrupt.map_or(interrupt::ENDED, Interrupt::status));
    }
    let mut report = Report::of(adding.reports);
    report.is_stopped = is_stopped;
    Ok(report)
}

impl Report {
    /// Puts the reports of all sources together, in their order.
    fn of(reports: Vec<Self>) -> Self {
        let mut whole = Self::default();
        for report in reports {
            whole.articles.extend(report.articles);
            whole.skipped.extend(report.skipped);
            whole.added.extend(report.added);
            whole.samples = whole.samples.max(report.samples);
        }
        whole
    }
}

/// Tells whether a source may wait for what is typed, or for a program at the other end of a pipe: whoever has that
/// ended does not wait for it.
fn may_wait(source: &Path) -> bool {
    let is_pipe = |it: fs::Metadata| !it.is_file() && !it.is_dir();
    source == Path::new("-") || fs::metadata(source).is_ok_and(is_pipe)
}

/// A source that was not added, told at length and in a few words.
struct Refused {
    error: CliError,
    reason: String,
    /// Whether nothing is wrong but that the person has stopped it.
    is_stopped: bool,
}

impl From<CliError> for Refused {
    fn from(error: CliError) -> Self {
        let reason = error.message.clone();
        Self {
            error,
            reason,
            is_stopped: false,
        }
    }
}

impl Refused {
    /// Tells of an error that may name the source as the system does.
    fn new(error: AddError, source: &Path) -> Self {
        let (reason, is_stopped) = (error.reason(), error.is_stopped());
        let is_unsaved = matches!(error, AddError::Store(_));
        let mut error = CliError::from(error).naming(source);
        // It names a file of the library, of which nobody knows what it would have been.
        if is_unsaved {
            let source = fetching::named(source);
            error.message = format!("{source} was not added. {}", error.message);
        }
        Self {
            error,
            reason,
            is_stopped,
        }
    }
}

/// The work of one command.
struct Adding<'a> {
    session: &'a Session,
    started: Timestamp,
    given: Given,
    /// What came of each source.
    reports: Vec<Report>,
    /// The source that is being added.
    at: usize,
    /// Whether that is asked while files are read.
    is_heard: bool,
    /// Whether the person stops it, where that is asked.
    interrupt: Option<Interrupt>,
}

impl Adding<'_> {
    fn report(&mut self) -> &mut Report {
        if self.reports.len() <= self.at {
            self.reports.resize_with(self.at + 1, Report::default);
        }
        &mut self.reports[self.at]
    }

    /// Tells why a source was not added, where it was not.
    fn tell(&mut self, added: Result<(), Refused>, source: &Path, output: &mut Output<'_>) {
        if let Err(refused) = added {
            output.error(&refused.error);
            self.skip(source, refused.reason);
        }
    }

    fn skip(&mut self, source: &Path, reason: String) {
        self.report().skipped.push(Skipped {
            source: fetching::named(source),
            reason,
        });
    }

    /// Fetches those of the sources that are addresses, each with its place among all.
    fn add_pages(
        &mut self,
        sources: &[PathBuf],
        pages: Vec<(usize, PageAddress)>,
        allowed: Allowed,
        output: &mut Output<'_>,
    ) {
        if pages.is_empty() {
            return;
        }
        let (places, pages): (Vec<usize>, Vec<PageAddress>) = pages.into_iter().unzip();
        // What the person has allowed there may not count.
        for problem in &self.session.problems {
            output.note(problem);
        }
        let client = allowed.client(&self.session.settings);
        let interrupt = self.interrupt.take().unwrap_or_else(Interrupt::listen);
        let (library, given) = (&self.session.library, self.given.clone());
        let mut stopped = 0;
        let mut done = |number: usize, added: Result<Added, AddError>, output: &mut Output<'_>| {
            let Some((at, source)) = places
                .get(number)
                .and_then(|at| Some((*at, sources.get(*at)?)))
            else {
                return;
            };
            self.at = at;
            match added {
                Err(error) if error.is_stopped() => {
                    stopped += 1;
                    self.skip(source, error.reason());
                }
                Err(error) => self.tell(Err(Refused::new(error, source)), source, output),
                Ok(added) => {
                    let taken = self.take(added, source, output).map_err(Refused::from);
                    self.tell(taken, source, output);
                }
            }
        };
        let adding = Pages {
            library,
            client: &client,
            given: &given,
            interrupt: &interrupt,
        };
        adding.add_all(&pages, output, &mut done);
        self.interrupt = (self.is_heard || interrupt.is_asked()).then_some(interrupt);
        if stopped > 0 {
            let said = format!(
                "Stopped: {stopped} of {} pages were not fetched.",
                pages.len()
            );
            output.error_last(&CliError::new(said).with_hint(GOES_ON));
        }
    }

    /// Adds those of the sources that are files, folders or standard input, each with its place among all.
    fn add_paths(&mut self, paths: &[(usize, PathBuf)], output: &mut Output<'_>) {
        let (count, mut stopped) = (paths.len(), 0);
        for (number, (at, path)) in paths.iter().enumerate() {
            self.at = *at;
            if self.is_stopped() {
                stopped += 1;
                self.skip(path, "stopped".to_owned());
                continue;
            }
            let is_last = number + 1 == count;
            match self.add(path, is_last, output) {
                Err(refused) if refused.is_stopped => {
                    stopped += 1;
                    self.skip(path, "stopped".to_owned());
                }
                added => self.tell(added, path, output),
            }
        }
        if stopped > 0 {
            let said = match paths {
                [(_, path)] => format!("Stopped: {} was not added.", fetching::named(path)),
                _ => format!("Stopped: {stopped} of {count} files were not added."),
            };
            let hint = match count {
                1 => ADDS_IT,
                _ => GOES_ON,
            };
            output.error_last(&CliError::new(said).with_hint(hint));
        }
    }

    /// Adds a file, a folder or standard input; `is_last` where none comes behind it.
    fn add(
        &mut self,
        source: &Path,
        is_last: bool,
        output: &mut Output<'_>,
    ) -> Result<(), Refused> {
        if source.is_dir() {
            return self.add_folder(source, output);
        }
        let added = self.add_one(source, is_last, output)?;
        let added = added.map_err(|error| Refused::new(error, source))?;
        self.report().added.push((shown(source), added.clone()));
        self.take(added, source, output)?;
        Ok(())
    }

    fn take(
        &mut self,
        added: Added,
        source: &Path,
        output: &mut Output<'_>,
    ) -> Result<(), CliError> {
        for notice in &added.notices {
            // Of several it must be told which is meant.
            match self.reports.len() {
                0 | 1 => output.note(notice),
                _ => output.note(format_args!("{}: {notice}", fetching::named(source))),
            }
        }
        tell_counts(&added, output);
        if added.samples > 0 {
            self.report().samples = added.samples;
            output
                .note("The samples are still there; `briefreader remove sample` takes them away.");
        }
        let state = match added.state {
            AddState::Restored => {
                output.note(format_args!(
                    "“{}” was in the trash and is back.",
                    added.title
                ));
                let (article, _) = self.session.article_of(added.id)?;
                if self.is_new_text(&article) {
                    AddState::Revised
                } else {
                    AddState::Unchanged
                }
            }
            state => state,
        };
        self.report().articles.push(AddedArticle {
            id: added.id.to_string(),
            title: added.title.into_string(),
            state: state.word(),
        });
        Ok(())
    }

    fn is_new_text(&self, article: &Article) -> bool {
        article
            .newest()
            .is_some_and(|newest| newest.taken >= self.started)
    }
}

/// Says how many annotations of a new snapshot are in which state, where there are any.
pub(super) fn tell_counts(added: &Added, output: &mut Output<'_>) {
    if added.state == AddState::Revised && !added.placed.is_empty() {
        output.note(format_args!(
            "“{}” has a new snapshot; of its annotations: {}.",
            added.title,
            counts_in_words(added.placed.iter().map(|(_, placement)| &placement.state))
        ));
    }
}

/// Reads standard input, up to just beyond the limit: what is too long is refused like a file.
pub(super) fn standard_input() -> Result<Vec<u8>, CliError> {
    let limit = u64::try_from(LIMIT_BYTES).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| CliError::new(format!("Standard input could not be read: {error}.")))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Action, StoreError};

    #[test]
    fn what_a_full_disk_kept_out_is_named_and_is_to_be_added_again() {
        let full = StoreError::Io {
            path: PathBuf::from("/library/originals/2b/ba.zst"),
            action: Action::Write,
            source: std::io::ErrorKind::StorageFull.into(),
        };
        let source = Path::new("https://desk.example/a");
        let refused = Refused::new(AddError::Store(full), source);
        let error = refused.error;
        assert_eq!(
            error.message,
            "https://desk.example/a was not added. No space is left on the disk: \
             /library/originals/2b/ba.zst could not be written."
        );
        let hint = "Make room on the disk, and add it again.";
        assert_eq!(error.hint.as_deref(), Some(hint));
    }
}

//! `briefreader add`: taking texts in.

mod folder;

use std::{
    io::Read,
    path::{Path, PathBuf},
};

use clap::Args;
use jiff::Timestamp;

use crate::{
    cli::{
        CliError, Output,
        interrupt::{INTERRUPTED, Interrupt},
        list::ListFormat,
        metadata::Metadata,
        session::{Session, StoryName},
        shown,
    },
    export::json::{self, AddDocument, AddedArticle, Skipped},
    library::{AddError, Given, LIMIT_BYTES},
    model::{
        Article, ArticleId, CleanText, Members, Record,
        view::{AddState, Added, counts_in_words},
    },
};

/// Add files, folders or standard input, and print the ids of the articles
///
/// The same file again is the same article: with another text it gets a new snapshot. Of a folder all that
/// lies below it is added; what is hidden or no text is skipped. What is said of an article with options is
/// said of each. A story that is not there is made.
#[derive(Debug, Args)]
pub struct Add {
    /// Files or folders, or - for standard input
    #[arg(value_name = "SOURCE", required = true)]
    sources: Vec<PathBuf>,
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
    /// Whether the person has stopped it.
    pub is_stopped: bool,
}

impl Add {
    /// Adds each source, and tells which can't be.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let is_many = self.sources.len() > 1 || self.sources.iter().any(|source| source.is_dir());
        if self.metadata.is_of_one() && is_many {
            return Err(
                CliError::usage("Several articles can't have the same title or URL.")
                    .with_hint("Add them one by one, or without --title and --url."),
            );
        }
        let stories = self.metadata.stories.iter();
        // Before anything is added: a name that could be two stories is no name.
        let stories: Vec<StoryName> = stories
            .map(|name| session.story_or_new(name))
            .collect::<Result<_, _>>()?;
        let report = add_all(&self.sources, self.metadata.given(), session, output)?;
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

/// Adds sources one after the other, and tells which can't be.
///
/// # Errors
/// Where the library can't be read at all.
pub fn add_all(
    sources: &[PathBuf],
    given: Given,
    session: &Session,
    output: &mut Output<'_>,
) -> Result<Report, CliError> {
    session.load(output)?;
    let mut adding = Adding {
        session,
        started: Timestamp::now(),
        given,
        report: Report::default(),
        interrupt: None,
    };
    for source in sources {
        if adding.is_stopped() {
            break;
        }
        if let Err(refused) = adding.add(source, output) {
            output.error(&refused.error);
            adding.report.skipped.push(Skipped {
                source: shown(source).into_string(),
                reason: refused.reason,
            });
        }
    }
    if adding.is_stopped() {
        adding.report.is_stopped = true;
        output.ended(INTERRUPTED);
    }
    Ok(adding.report)
}

/// A source that was not added, told at length and in a few words.
struct Refused {
    error: CliError,
    reason: String,
}

impl From<CliError> for Refused {
    fn from(error: CliError) -> Self {
        let reason = error.message.clone();
        Self { error, reason }
    }
}

impl Refused {
    /// Tells of an error that may name the source as the system does.
    fn new(error: AddError, source: &Path) -> Self {
        let reason = error.reason();
        Self {
            error: CliError::from(error).naming(source),
            reason,
        }
    }
}

/// The work of one command.
struct Adding<'a> {
    session: &'a Session,
    started: Timestamp,
    given: Given,
    report: Report,
    /// Whether the person has stopped it, where that is asked.
    interrupt: Option<Interrupt>,
}

impl Adding<'_> {
    fn add(&mut self, source: &Path, output: &mut Output<'_>) -> Result<(), Refused> {
        let library = &self.session.library;
        let added = if source == Path::new("-") {
            library.add_bytes(&standard_input()?, &self.given)
        } else if source.is_dir() {
            return self.add_folder(source, output);
        } else {
            refuse_address(source)?;
            library.add_file(source, &self.given)
        };
        let added = added.map_err(|error| Refused::new(error, source))?;
        self.take(added, output)?;
        Ok(())
    }

    fn take(&mut self, added: Added, output: &mut Output<'_>) -> Result<(), CliError> {
        for notice in &added.notices {
            output.note(notice);
        }
        tell_counts(&added, output);
        if added.samples > 0 {
            self.report.samples = added.samples;
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
        self.report.articles.push(AddedArticle {
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

/// Refuses what is a web address and no file.
pub(super) fn refuse_address(source: &Path) -> Result<(), CliError> {
    if !is_address(source) {
        return Ok(());
    }
    let said = format!(
        "{} is an address, and articles can't be fetched from one yet.",
        shown(source)
    );
    Err(CliError::new(said).with_hint("Save the page as text and take the file."))
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

/// Tells whether a source is a web address and no file of that name is there.
fn is_address(source: &Path) -> bool {
    let text = source.to_string_lossy();
    (text.starts_with("http://") || text.starts_with("https://")) && !source.exists()
}

//! What commands ask of the library, in the form that they need.

mod naming;

use std::{
    cell::RefCell,
    env,
    hash::{BuildHasher, Hasher, RandomState},
    path::PathBuf,
    sync::Arc,
};

use jiff::Timestamp;

use crate::{
    cli::{CliError, Output, query},
    config::{self, FileName, Problem, Settings},
    extract::Extractor,
    library::{Depth, Flow, Indexed, Library, MadeClaim, Parts},
    model::{
        Article, ArticleId, Change, ClaimId, CleanText, Ids, Status,
        build::Build,
        several::ArticlesEdit,
        view::{Applied, ArticleRow, ClaimPage, Opened, Saved},
    },
    query::Query,
    runtime::configuration,
    store::{Places, Store, original::OriginalId},
    text::count::counted,
};

pub use naming::{ClaimName, StoryName, in_trash, snapshot};

/// A library opened for one command.
pub struct Session {
    /// The library.
    pub library: Library,
    ids: Ids,
    /// What the person has set.
    pub settings: Settings,
    /// What is wrong where it is set.
    pub problems: Vec<Problem>,
}

/// Whether something is done or only said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    /// It is done.
    Do,
    /// It is only said what would be.
    Dry,
}

impl Run {
    /// Tells what `--dry-run` asks for, where it was given.
    pub const fn of(is_dry: bool) -> Self {
        if is_dry { Self::Dry } else { Self::Do }
    }
}

impl Session {
    /// Opens the library; nothing of it is read yet.
    pub fn open(places: Places) -> Self {
        // The hasher's keys are the randomness that the standard library has.
        let seed = RandomState::new().build_hasher().finish();
        let texts = configuration::read(&places.config);
        let configuration = config::read(&texts);
        let mut problems = configuration.problems;
        problems.retain(|problem| problem.file == FileName::Config);
        let library = Library::open(places, seed, Timestamp::now).reading_with(extractor());
        let ids = library.ids();
        Self {
            library,
            ids,
            settings: configuration.settings,
            problems,
        }
    }

    /// Makes sure that lists tell all that is there, and tells what the person should know of it.
    ///
    /// # Errors
    /// Where the system does not let the directories be listed, or the index can't be written.
    pub fn load(&self, output: &mut Output<'_>) -> Result<(), CliError> {
        let notices = watched(output, |watch| self.library.load(watch))?.notices;
        tell(&notices, output);
        self.tell_trouble(output);
        Ok(())
    }

    /// Tells what was edited by hand and taken over meanwhile, and which files could not be read.
    pub fn tell_edits(&self, output: &mut Output<'_>) {
        if let Some(sealed) = self.library.take_sealed() {
            output.note(sealed);
        }
        if let Some(edits) = self.library.take_edits() {
            output.note(edits);
        }
    }

    /// Says once where the index can't be kept.
    pub fn tell_trouble(&self, output: &mut Output<'_>) {
        if let Some(trouble) = self.library.take_index_trouble() {
            output.note(trouble);
        }
    }

    /// Starts a change.
    pub fn build(&mut self) -> Build<'_> {
        Build::new(&mut self.ids, Timestamp::now()).by(self.settings.maker())
    }

    /// Makes sure that a status is one that claims can have.
    ///
    /// # Errors
    /// Where it is not in the person's scale.
    pub fn check_status(&self, status: &Status) -> Result<(), CliError> {
        let scale = &self.settings.statuses;
        if scale.contains(status) {
            return Ok(());
        }
        let hint = format!(
            "There are: {}. `statuses` in config.ron says which.",
            scale.words()
        );
        Err(CliError::usage(format!("There is no status “{status}”.")).with_hint(hint))
    }

    /// Tells what a person should know of a change, and whether it was saved whole.
    ///
    /// # Errors
    /// Where it was not.
    pub fn saved(
        &self,
        change: &Change,
        applied: &Applied,
        output: &mut Output<'_>,
    ) -> Result<(), CliError> {
        let Saved::No { why, .. } = &applied.saved else {
            return saved(applied, output);
        };
        if !self.library.is_begun(change.id) {
            return saved(applied, output);
        }
        tell_notices(applied, output);
        let said = format!("Only a part is saved of this: {}. {why}", change.what);
        let hint = "The rest is saved by the next command that can; nothing has to be repeated.";
        Err(CliError::new(said).with_hint(hint))
    }

    /// Applies a change and saves it; one that changes nothing is done already.
    ///
    /// # Errors
    /// Where it may not be applied, and where it could not be saved: nothing waits once the command ends.
    pub fn apply(
        &self,
        change: &Change,
        output: &mut Output<'_>,
    ) -> Result<Option<Applied>, CliError> {
        if change.is_empty() {
            return Ok(None);
        }
        let applied = self.library.apply(change)?;
        self.saved(change, &applied, output)?;
        Ok(Some(applied))
    }

    /// Makes a claim as a change says, unless there is one of its wording already.
    ///
    /// # Errors
    /// See [`apply`](Self::apply).
    pub fn make_claim(
        &self,
        change: &Change,
        statement: &CleanText,
        output: &mut Output<'_>,
    ) -> Result<MadeClaim, CliError> {
        let made = self.library.make_claim(change, statement)?;
        if let MadeClaim::New(applied) = &made {
            saved(applied, output)?;
        }
        Ok(made)
    }

    /// Opens an article, its newest snapshot or the one of that number; 1 is the oldest.
    ///
    /// # Errors
    /// Where there is no such snapshot, or where it can't be read.
    pub fn opened(
        &self,
        article: &Article,
        number: Option<usize>,
        output: &mut Output<'_>,
    ) -> Result<Opened, CliError> {
        let wanted = match number {
            None => None,
            Some(number) => Some(&snapshot(article, number)?.id),
        };
        let opened = self.library.open_article(article.id, wanted)?;
        for notice in &opened.notices {
            output.note(notice);
        }
        Ok(opened)
    }

    /// Returns the bytes from which the snapshot of that number, or the newest one, was made.
    ///
    /// # Errors
    /// Where there is no such snapshot, or where it can't be read.
    pub fn original(
        &self,
        article: &Article,
        number: Option<usize>,
        output: &mut Output<'_>,
    ) -> Result<Vec<u8>, CliError> {
        let entry = match number {
            Some(number) => Some(snapshot(article, number)?),
            None => article.newest(),
        };
        let hash = entry
            .and_then(|entry| entry.original.as_ref())
            .and_then(|hash| OriginalId::parse(hash));
        if let Some(hash) = hash {
            match Store::new(self.library.places().clone()).load_original(&hash) {
                Ok(bytes) => return Ok(bytes),
                // Bytes that say no more than the text are not kept beside it.
                Err(error) if error.is_missing() => {}
                Err(error) => return Err(error.into()),
            }
            let text = self.opened(article, number, output)?.snapshot.text.clone();
            if OriginalId::of(text.as_bytes()) == hash {
                return Ok(text.into_string().into_bytes());
            }
        }
        Err(CliError::new(format!(
            "The original of “{}” was not kept.",
            article.title
        )))
    }

    /// Brings the index up to date with the files, and says what is new to be known of these, as of evidence that was
    /// led on to another claim, and where the index can't be kept.
    ///
    /// # Errors
    /// Where the files can't be listed or the index can't be written.
    pub fn index(
        &self,
        depth: Depth,
        parts: Parts,
        output: &mut Output<'_>,
    ) -> Result<(), CliError> {
        let compared = watched(output, |watch| self.library.up_to_date(depth, parts, watch))?;
        tell(&compared.notices, output);
        self.tell_trouble(output);
        Ok(())
    }

    /// Returns the articles that a query asks for, in its order; see [`index`](Self::index) for `depth`.
    ///
    /// # Errors
    /// Where the index or the files can't be read.
    pub fn articles(
        &self,
        query: &Query,
        limit: Option<usize>,
        depth: Depth,
        output: &mut Output<'_>,
    ) -> Result<Vec<ArticleRow>, CliError> {
        self.index(depth, Parts::of(query), output)?;
        let limit = limit.unwrap_or(usize::MAX);
        Ok(self.library.articles(query, &query::moment(), limit)?)
    }

    /// Does one deed on articles as one change and prints their ids and titles, or only prints them.
    ///
    /// # Errors
    /// Where it may not be applied or could not be saved.
    pub fn edit(
        &self,
        articles: &[Arc<Article>],
        edit: &ArticlesEdit,
        run: Run,
        output: &mut Output<'_>,
    ) -> Result<(), CliError> {
        if run == Run::Do && !articles.is_empty() {
            let ids: Vec<ArticleId> = articles.iter().map(|article| article.id).collect();
            let (_, applied, _) = self.library.edit_articles(&ids, edit)?;
            saved(&applied, output)?;
        }
        for article in articles {
            output.line(format_args!("{} {}", article.id, article.title));
        }
        Ok(())
    }

    /// Makes sure that the library can tell of which articles others are copies, so where evidence comes from.
    ///
    /// # Errors
    /// See [`index`](Self::index).
    pub fn index_texts(&self, output: &mut Output<'_>) -> Result<(), CliError> {
        self.index(Depth::Directories, Parts::Words, output)
    }

    /// Returns the claims that a query asks for, or all, with their evidence; the one made first in front.
    ///
    /// # Errors
    /// Where the index or a file can't be read.
    pub fn claims(
        &self,
        query: Option<&Query>,
        output: &mut Output<'_>,
    ) -> Result<Vec<ClaimPage>, CliError> {
        let ids = self.claim_ids(query, output)?;
        let mut pages = self.library.claim_pages(&ids)?;
        self.library.relate(&mut pages);
        Ok(pages)
    }

    /// Returns the ids of the same claims.
    ///
    /// # Errors
    /// See [`claims`](Self::claims).
    pub fn claim_ids(
        &self,
        query: Option<&Query>,
        output: &mut Output<'_>,
    ) -> Result<Vec<ClaimId>, CliError> {
        self.index_texts(output)?;
        let all = Query::default();
        let query = query.unwrap_or(&all);
        Ok(self.library.claims_asked(query, &query::moment())?)
    }
}

/// Reads pages and mail with this very program.
fn extractor() -> Extractor {
    // This is the file that runs, even where another has taken its place meanwhile.
    let program = if cfg!(target_os = "linux") {
        Some(PathBuf::from("/proc/self/exe"))
    } else {
        env::current_exe().ok()
    };
    program.map_or_else(Extractor::without_a_program, Extractor::new)
}

/// Indexes, and tells meanwhile how far it is.
pub fn watched<T>(output: &mut Output<'_>, index: impl FnOnce(&dyn Fn(Indexed) -> Flow) -> T) -> T {
    let shared = RefCell::new(output);
    let done = index(&|indexed| {
        shared.borrow_mut().progress(indexed);
        Flow::Continue
    });
    shared.into_inner().end_progress();
    done
}

/// Tells the first of what a person should know of a library, and how to be told the others.
fn tell(notices: &[CleanText], output: &mut Output<'_>) {
    if let Some((first, others)) = notices.split_first() {
        output.note(first);
        if !others.is_empty() {
            let more = counted(others.len(), "more note");
            output.hint(format!(
                "{more} of this library: `briefreader check` tells all."
            ));
        }
    }
}

/// Tells what a person should know of a change, and whether it was saved.
///
/// # Errors
/// Where it was not.
pub fn saved(applied: &Applied, output: &mut Output<'_>) -> Result<(), CliError> {
    tell_notices(applied, output);
    match &applied.saved {
        Saved::Yes => Ok(()),
        Saved::No { why, .. } => Err(CliError::new(format!("The change was not saved. {why}"))),
    }
}

fn tell_notices(applied: &Applied, output: &mut Output<'_>) {
    for notice in &applied.notices {
        output.note(notice);
    }
}

//! What commands ask of the library, in the form that they need.

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
    library::{Depth, Flow, Indexed, Library, LookupError, MadeClaim, Parts},
    model::{
        Annotation, Article, ArticleId, Change, ClaimId, CleanText, Feed, FeedId, Ids, Record,
        RecordId, SavedView, Status, Story, StoryId, ViewId,
        article::SnapshotEntry,
        build::Build,
        several::ArticlesEdit,
        view::{Applied, ArticleRow, ClaimPage, Opened, Saved},
    },
    query::Query,
    runtime::configuration,
    store::{Places, Store, original::OriginalId},
    text::count::counted,
};

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

/// What the name of a claim means.
pub enum ClaimName {
    /// A claim that is there.
    Known(Box<ClaimPage>),
    /// A statement that no claim has.
    New(CleanText),
}

/// What the name of a story means.
pub enum StoryName {
    /// A story that is there, with its record.
    Known(StoryId, Record),
    /// A name that no story has.
    New(CleanText),
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

    /// Tells what was edited by hand and taken over meanwhile.
    pub fn tell_edits(&self, output: &mut Output<'_>) {
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
        saved(&applied, output)?;
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

    /// Finds an article that is not in the trash.
    ///
    /// # Errors
    /// Where nothing or several are named so, or where it is in the trash.
    pub fn article(&self, name: &str) -> Result<Arc<Article>, CliError> {
        let (article, _) = self.any_article(name)?;
        if article.removed.is_some() {
            return Err(in_trash(&article.title, &article.id.short()));
        }
        Ok(article)
    }

    /// Finds an article with its record, in the trash too.
    ///
    /// # Errors
    /// Where nothing or several are named so.
    pub fn any_article(&self, name: &str) -> Result<(Arc<Article>, Record), CliError> {
        self.article_of(self.library.resolve(name)?)
    }

    /// Returns an article with its record.
    ///
    /// # Errors
    /// Where it can't be read.
    pub fn article_of(&self, id: ArticleId) -> Result<(Arc<Article>, Record), CliError> {
        let record = self.library.record(RecordId::article(id))?;
        Ok((Arc::new(Article::from_record(id, &record)), record))
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

    /// Finds an annotation that is not in the trash, with the record that holds it.
    ///
    /// # Errors
    /// Where nothing or several are named so, or where it is in the trash.
    pub fn annotation(&self, name: &str) -> Result<(Annotation, Record), CliError> {
        let (annotation, record) = self.any_annotation(name)?;
        if annotation.removed.is_some() {
            return Err(in_trash(&annotation.anchor.quote, &annotation.id.short()));
        }
        Ok((annotation, record))
    }

    /// Finds an annotation with the record that holds it, in the trash too.
    ///
    /// # Errors
    /// Where nothing or several are named so.
    pub fn any_annotation(&self, name: &str) -> Result<(Annotation, Record), CliError> {
        let (article, id) = self.library.resolve_annotation(name)?;
        let record = self.library.record(RecordId::annotations(article))?;
        let annotation = Annotation::from_record(article, id, &record)
            .ok_or_else(|| CliError::new(format!("The annotation {id} can't be read.")))?;
        Ok((annotation, record))
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

    /// Finds a claim that is not in the trash by its id or its wording.
    ///
    /// # Errors
    /// Where nothing or several are named so, or where it is in the trash.
    pub fn claim(&self, name: &str) -> Result<ClaimPage, CliError> {
        let page = self.any_claim(name)?;
        if page.claim.removed.is_none() {
            return Ok(page);
        }
        let short = page.claim.id.short();
        let into = self.library.merged_in_the_end(page.claim.id);
        let mut wordings = self.library.statements(into).into_iter();
        Err(match wordings.next() {
            Some((into, wording)) => CliError::new(format!(
                "“{}” was merged into “{wording}”.",
                page.claim.statement
            ))
            .with_hint(format!(
                "Name that one, {}; `briefreader restore {short}` parts the two again.",
                into.short()
            )),
            None => in_trash(&page.claim.statement, &short),
        })
    }

    /// Finds a claim by its id, in the trash too, or by its wording.
    ///
    /// # Errors
    /// Where nothing or several are named so.
    pub fn any_claim(&self, name: &str) -> Result<ClaimPage, CliError> {
        let id = self.library.resolve_claim(name)?;
        Ok(self.library.claim_page(id)?)
    }

    /// Finds a story that is not in the trash, with its record.
    ///
    /// # Errors
    /// Where nothing or several are named so, or where it is in the trash.
    pub fn story(&self, name: &str) -> Result<(Story, Record), CliError> {
        let (story, record) = self.story_of(self.library.resolve_story(name)?)?;
        if story.removed.is_some() {
            return Err(in_trash(&story.name, &story.id.short()));
        }
        Ok((story, record))
    }

    /// Returns a story with its record.
    ///
    /// # Errors
    /// Where it can't be read.
    pub fn story_of(&self, id: StoryId) -> Result<(Story, Record), CliError> {
        let record = self.library.record(RecordId::story(id))?;
        let story = Story::from_record(id, &record)
            .ok_or_else(|| CliError::new(format!("The story {id} has no name.")))?;
        Ok((story, record))
    }

    /// Finds a story, or takes the name for that of a new one; what looks like an id is one.
    ///
    /// # Errors
    /// Where several are named so, where what looks like an id names nothing, or where it is in the trash.
    pub fn story_or_new(&self, name: &str) -> Result<StoryName, CliError> {
        match self.library.resolve_story(name) {
            Err(LookupError::Unknown { .. } | LookupError::TooShort { .. })
                if !looks_like_id(name) =>
            {
                let name = CleanText::line(name);
                if name.is_empty() {
                    return Err(CliError::usage("A story needs a name."));
                }
                Ok(StoryName::New(name))
            }
            Err(error) => Err(error.into()),
            Ok(_) => {
                let (story, record) = self.story(name)?;
                Ok(StoryName::Known(story.id, record))
            }
        }
    }

    /// Finds a saved view that is not in the trash, with its record.
    ///
    /// # Errors
    /// Where nothing or several are named so, or where it is in the trash.
    pub fn view(&self, name: &str) -> Result<(SavedView, Record), CliError> {
        let (view, record) = self.view_of(self.library.resolve_view(name)?)?;
        if view.removed.is_some() {
            return Err(in_trash(&view.name, &view.id.short()));
        }
        Ok((view, record))
    }

    /// Returns a saved view with its record.
    ///
    /// # Errors
    /// Where it can't be read.
    pub fn view_of(&self, id: ViewId) -> Result<(SavedView, Record), CliError> {
        let record = self.library.record(RecordId::view(id))?;
        let view = SavedView::from_record(id, &record)
            .ok_or_else(|| CliError::new(format!("The view {id} has no name.")))?;
        Ok((view, record))
    }

    /// Finds a feed that is not in the trash, with its record.
    ///
    /// # Errors
    /// Where nothing or several are named so, or where it is in the trash.
    pub fn feed(&self, name: &str) -> Result<(Feed, Record), CliError> {
        let (feed, record) = self.feed_of(self.library.resolve_feed(name)?)?;
        if feed.removed.is_some() {
            return Err(in_trash(&feed.name, &feed.id.short()));
        }
        Ok((feed, record))
    }

    /// Returns a feed with its record.
    ///
    /// # Errors
    /// Where it can't be read.
    pub fn feed_of(&self, id: FeedId) -> Result<(Feed, Record), CliError> {
        let record = self.library.record(RecordId::feed(id))?;
        let feed = Feed::from_record(id, &record)
            .ok_or_else(|| CliError::new(format!("The feed {id} has no address.")))?;
        Ok((feed, record))
    }

    /// Finds a claim, or takes the name for the statement of a new one.
    ///
    /// What looks like an id is one: a mistyped digit must not make a claim of that name.
    ///
    /// # Errors
    /// Where several are named so, where what looks like an id names nothing, or where it is in the trash.
    pub fn claim_or_new(&self, name: &str) -> Result<ClaimName, CliError> {
        match self.library.resolve_claim(name) {
            Err(LookupError::Unknown { .. } | LookupError::TooShort { .. })
                if !looks_like_id(name) =>
            {
                let statement = CleanText::line(name);
                if statement.is_empty() {
                    return Err(CliError::usage("A claim needs a statement."));
                }
                Ok(ClaimName::New(statement))
            }
            Err(error) => Err(error.into()),
            Ok(_) => Ok(ClaimName::Known(Box::new(self.claim(name)?))),
        }
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

/// Tells whether a name can only be an id, so that a mistyped digit makes nothing of that name.
fn looks_like_id(name: &str) -> bool {
    let digits = name.trim().replace('-', "");
    // A short word may have only letters that are hex digits, too, such as "fade".
    let is_long = digits.len() >= 8 || digits.bytes().any(|byte| byte.is_ascii_digit());
    is_long && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
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
    for notice in &applied.notices {
        output.note(notice);
    }
    match &applied.saved {
        Saved::Yes => Ok(()),
        Saved::No { why, .. } => Err(CliError::new(format!("The change was not saved. {why}"))),
    }
}

/// Says that something is in the trash, and how it comes back.
pub fn in_trash(title: &str, short: &str) -> CliError {
    CliError::new(format!("“{title}” is in the trash."))
        .with_hint(format!("Bring it back with `briefreader restore {short}`."))
}

/// Names the snapshot of that number; 1 is the oldest.
///
/// # Errors
/// Where there is no such snapshot.
pub fn snapshot(article: &Article, number: usize) -> Result<&SnapshotEntry, CliError> {
    let entry = number
        .checked_sub(1)
        .and_then(|place| article.snapshots.get(place));
    entry.ok_or_else(|| {
        let count = article.snapshots.len();
        let snapshots = if count == 1 { "snapshot" } else { "snapshots" };
        CliError::new(format!(
            "“{}” has {count} {snapshots}, and so none of the number {number}.",
            article.title
        ))
    })
}

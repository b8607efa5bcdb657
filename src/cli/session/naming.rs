//! Ids and names that are typed on the command line, and what they mean.

use std::sync::Arc;

use super::Session;
use crate::{
    cli::CliError,
    library::LookupError,
    model::{
        Annotation, Article, ArticleId, CleanText, Feed, FeedId, Record, RecordId, SavedView,
        Story, StoryId, ViewId, article::SnapshotEntry, view::ClaimPage,
    },
};

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

/// Tells whether a name can only be an id, so that a mistyped digit makes nothing of that name.
fn looks_like_id(name: &str) -> bool {
    let digits = name.trim().replace('-', "");
    // A short word may have only letters that are hex digits, too, such as "fade".
    let is_long = digits.len() >= 8 || digits.bytes().any(|byte| byte.is_ascii_digit());
    is_long && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
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

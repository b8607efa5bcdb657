//! Stories and saved views.
//!
//! There are few of them, so they are read from their files whenever they are asked for: what another program
//! has written a moment ago is there.

use std::{cmp::Reverse, collections::BTreeSet, sync::Arc};

use uuid::Uuid;

use crate::{
    library::{
        Library, LookupError,
        error::Candidate,
        find::unknown,
        indexing::{IndexingError, Parts},
    },
    model::{
        Belonging, CleanText, Record, RecordId, RecordKind, SavedView, Story, StoryId, ViewId,
        view::{Counts, Shelf, StoryRow, ViewRow},
    },
    query::{self, Expr, Having, Moment, Query, State, Term},
    store::StoreError,
    text::words::fold,
};

impl Library {
    /// Returns the stories by name, or those in the trash, the last removed first.
    ///
    /// # Errors
    /// Where the system does not let them be read.
    pub fn stories(&self, shelf: Shelf) -> Result<Vec<Arc<Story>>, StoreError> {
        let mut stories = Vec::new();
        for id in self.ids_of(RecordKind::Story)? {
            let id = StoryId(id);
            let Some(record) = self.readable_record(RecordId::story(id)) else {
                continue;
            };
            let story = Story::from_record(id, &record);
            let on_shelf = |story: &Story| story.removed.is_some() == (shelf == Shelf::Trash);
            stories.extend(story.filter(on_shelf).map(Arc::new));
        }
        stories.sort_by_cached_key(|story| (Reverse(story.removed), fold(&story.name), story.id));
        Ok(stories)
    }

    /// Reads a record; one that the system does not let be read is passed over, so that it keeps back no other.
    pub(super) fn readable_record(&self, id: RecordId) -> Option<Record> {
        let known = self.known(id);
        let known = known.inspect_err(|error| tracing::warn!(%error, "a record is passed over"));
        Some(known.ok()?.record)
    }

    /// Returns the stories by name, with what they hold counted.
    ///
    /// # Errors
    /// Where the index or the files can't be read.
    pub fn story_rows(&self, at: &Moment) -> Result<Vec<StoryRow>, IndexingError> {
        let stories = self.stories(Shelf::Library)?;
        let counted = stories.into_iter().map(|story| {
            let counts = self.counts_of_story(story.id, at)?;
            Ok(StoryRow { story, counts })
        });
        counted.collect()
    }

    /// Counts what a story holds.
    ///
    /// # Errors
    /// Where the index can't be read.
    pub fn counts_of_story(&self, id: StoryId, at: &Moment) -> Result<Counts, IndexingError> {
        let story = Query::in_story(id);
        let with = |expr: Option<Expr>| {
            let others = Query {
                expr,
                ..Query::default()
            };
            Query::all([story.clone(), others])
        };
        let unread = with(Some(Expr::Term(Term::Is(State::Unread))));
        let recheck = Query::all([story.clone(), to_recheck()]);
        self.asked(Parts::of(&story), |index| {
            Ok(Counts {
                articles: index.count(&story, at)?,
                unread: index.count(&unread, at)?,
                claims: index.claims_asked(Shelf::Library, &story, at)?.len(),
                recheck: index.annotations(Shelf::Library, &recheck, at)?.len(),
                ..Counts::default()
            })
        })
    }

    /// Finds the one story of an id, of its start or end, or of its name, in which case and accents don't
    /// matter. One in the trash is found by its id.
    ///
    /// # Errors
    /// Where nothing or several are named so.
    pub fn resolve_story(&self, name: &str) -> Result<StoryId, LookupError> {
        let stories = self.stories(Shelf::Library)?;
        let named: Vec<_> = stories
            .iter()
            .map(|story| (story.id.0, &story.name))
            .collect();
        let id = self.resolve_named("story", RecordKind::Story, name, &named)?;
        Ok(StoryId(id))
    }

    /// Finds the one saved view of an id, of its start or end, or of its name, in which case and accents don't
    /// matter. One in the trash is found by its id.
    ///
    /// # Errors
    /// Where nothing or several are named so.
    pub fn resolve_view(&self, name: &str) -> Result<ViewId, LookupError> {
        let views = self.views(Shelf::Library)?;
        let named: Vec<_> = views.iter().map(|view| (view.id.0, &view.name)).collect();
        let id = self.resolve_named("view", RecordKind::View, name, &named)?;
        Ok(ViewId(id))
    }

    pub(super) fn resolve_named(
        &self,
        what: &'static str,
        kind: RecordKind,
        name: &str,
        named: &[(Uuid, &CleanText)],
    ) -> Result<Uuid, LookupError> {
        let name = name.trim();
        let sought = fold(&CleanText::line(name));
        // A name goes before digits: “2020” may be both.
        let same = named.iter().filter(|(_, known)| fold(known) == sought);
        let mut found: Vec<Uuid> = same.map(|(id, _)| *id).collect();
        if found.is_empty() {
            found = self.by_digits(kind, name)?;
        }
        let title = |id: Uuid| {
            let known = named.iter().find(|(known, _)| *known == id);
            known.map_or_else(CleanText::default, |(_, name)| CleanText::clone(name))
        };
        let one = self.one(what, name, &found, |id| Candidate {
            id: id.to_string(),
            short: crate::model::id::short(*id),
            title: title(*id),
        });
        let one = one.map_err(|error| match error {
            // A word that has only letters of an id, as “bee”, is none that is too short.
            LookupError::TooShort { .. } if !name.bytes().any(|byte| byte.is_ascii_digit()) => {
                unknown(what, name)
            }
            error => error,
        });
        one.map_err(|error| error.with_alike(named.iter().map(|(_, name)| name.as_str())))
    }

    /// Tells which articles and claims belong to which stories.
    ///
    /// # Errors
    /// Where the system does not let the stories be read.
    pub fn belonging(&self) -> Result<Belonging, StoreError> {
        let stories = self.stories(Shelf::Library)?;
        Ok(Belonging::of(stories.iter().map(AsRef::as_ref)))
    }

    /// Returns the saved views in the order in which they were made, or those in the trash, the last removed
    /// first.
    ///
    /// # Errors
    /// Where the system does not let them be read.
    pub fn views(&self, shelf: Shelf) -> Result<Vec<SavedView>, StoreError> {
        let mut views = Vec::new();
        for id in self.ids_of(RecordKind::View)? {
            let id = ViewId(id);
            let Some(record) = self.readable_record(RecordId::view(id)) else {
                continue;
            };
            let view = SavedView::from_record(id, &record);
            views.extend(view.filter(|view| view.removed.is_some() == (shelf == Shelf::Trash)));
        }
        views.sort_by_key(|view| (Reverse(view.removed), view.id));
        Ok(views)
    }

    /// Returns the saved views with what they find in a story or everywhere, counted.
    ///
    /// # Errors
    /// Where the index or the files can't be read.
    pub fn view_rows(
        &self,
        story: Option<StoryId>,
        at: &Moment,
    ) -> Result<Vec<ViewRow>, IndexingError> {
        let views = self.views(Shelf::Library)?;
        let counted = views.into_iter().map(|view| {
            let count = self.count_asked(&view.query, story, at)?;
            Ok(ViewRow { view, count })
        });
        counted.collect()
    }

    /// Counts the articles that a query finds as it was typed, in a story or everywhere; nothing where not all of
    /// it is understood.
    ///
    /// # Errors
    /// Where the index can't be read.
    pub fn count_asked(
        &self,
        typed: &str,
        story: Option<StoryId>,
        at: &Moment,
    ) -> Result<Option<usize>, IndexingError> {
        let query = query::parse(typed);
        if !query.faults.is_empty() {
            return Ok(None);
        }
        let query = Query::all([query].into_iter().chain(story.map(Query::in_story)));
        let count = self.asked(Parts::of(&query), |index| index.count(&query, at))?;
        Ok(Some(count))
    }

    /// Returns the ids of a kind, also of what waits to be saved and has no file yet.
    pub(super) fn ids_of(&self, kind: RecordKind) -> Result<BTreeSet<Uuid>, StoreError> {
        let mut ids: BTreeSet<Uuid> = self.store.ids(kind)?.ids.into_iter().collect();
        ids.extend(self.pending(kind).into_iter().map(|id| id.id));
        Ok(ids)
    }
}

/// Asks for what waits for a recheck.
pub(super) fn to_recheck() -> Query {
    let waiting = [Having::Review, Having::Orphan, Having::Edited];
    Query {
        expr: Expr::any(waiting.map(|having| Expr::Term(Term::Has(having)))),
        ..Query::default()
    }
}

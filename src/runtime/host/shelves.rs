//! What the screen wants to know of stories, views and grids.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::this_moment;
use crate::{
    app::{
        Listed,
        grid::GridRead,
        narrowing::{Inside, Shelves, View, query_of},
    },
    library::{IndexingError, Library, LikelyIn, ReadError},
    model::{
        ArticleId, BuiltIn, GridId, RecordId, Story, StoryId,
        view::{Filter, Scope, Shelf},
    },
    query::{self, Query},
    store::StoreError,
};

/// Returns what was typed, which may be half a query, asked of a story or of everything.
pub(super) fn within(typed: &str, story: Option<StoryId>) -> Query {
    let typed = query::parse_typing(typed);
    Query::all([typed].into_iter().chain(story.map(Query::in_story)))
}

/// Returns where likely passages are looked for: in some articles, in a story, or everywhere.
pub(super) fn likely_in(articles: Option<BTreeSet<ArticleId>>, story: Option<&Story>) -> LikelyIn {
    match (articles, story) {
        (Some(articles), _) => LikelyIn::Articles(articles),
        (None, Some(story)) => LikelyIn::Articles(story.members.articles.clone()),
        (None, None) => LikelyIn::Library,
    }
}

/// Reads all stories and views, those too that were removed, since the screen may still show them, and what
/// belongs to one of the stories.
pub(super) fn all(library: &Library, story: Option<StoryId>) -> Result<Shelves, IndexingError> {
    let mut shelves = Shelves::default();
    let mut ids: Vec<RecordId> = Vec::new();
    for shelf in [Shelf::Library, Shelf::Trash] {
        let stories = library.stories(shelf)?;
        ids.extend(stories.iter().map(|story| RecordId::story(story.id)));
        let views = library.views(shelf)?;
        ids.extend(views.iter().map(|view| RecordId::view(view.id)));
    }
    for id in ids {
        // What has gone in between is told with the next look.
        if let Ok(record) = library.record(id) {
            shelves.records.push((id, record));
        }
    }
    shelves.inside = match story {
        // Where that can't be told, the stories are there all the same.
        Some(story) => inside(library, story)
            .inspect_err(|error| tracing::warn!(%error, "what a story holds is not known"))
            .ok(),
        None => None,
    };
    Ok(shelves)
}

/// Finds what belongs to a story.
pub(super) fn inside(library: &Library, story: StoryId) -> Result<Inside, IndexingError> {
    let at = this_moment();
    let claims = library.claims_asked(&Query::in_story(story), &at)?;
    Ok(Inside {
        story,
        counts: library.counts_of_story(story, &at)?,
        claims: claims.into_iter().collect(),
    })
}

/// Counts what belongs to each story.
pub(super) fn stories(library: &Library) -> Result<Listed, IndexingError> {
    Ok(library.story_rows(&this_moment())?.into())
}

/// Reads the grids.
pub(super) fn grids(library: &Library) -> Result<Listed, StoreError> {
    let grids = library.grids(Shelf::Library)?;
    let ids = grids.iter().map(|grid| RecordId::grid(grid.id));
    // What has gone in between is told with the next look.
    let records = ids.filter_map(|id| Some((id, library.record(id).ok()?)));
    let records = records.collect();
    Ok(Listed {
        records,
        ..grids.into()
    })
}

/// Reads a grid, and what could be put into it.
pub(super) fn grid(library: &Library, id: GridId) -> Result<GridRead, ReadError> {
    let page = library.grid_page(id)?;
    let evidence = library.grid_evidence(&page.claims)?;
    Ok(GridRead { page, evidence })
}

/// Counts what each view finds, in a story or everywhere.
pub(super) fn views(
    library: &Library,
    since: Option<Timestamp>,
    story: Option<StoryId>,
) -> Result<Listed, IndexingError> {
    let at = this_moment();
    let mut views = Vec::new();
    for built_in in BuiltIn::ALL {
        let count = match built_in.query() {
            Some(query) => library.count_asked(query, story, &at)?,
            None => Some(new(library, since, story)),
        };
        views.push(View::built_in(built_in).counted(count));
    }
    let saved = library.view_rows(story, &at)?;
    views.extend(saved.into_iter().map(View::from));
    Ok(views.into())
}

fn new(library: &Library, since: Option<Timestamp>, story: Option<StoryId>) -> usize {
    let filter = Filter {
        since,
        scope: Scope::New,
        within: story.into_iter().map(query_of).collect(),
        ..Filter::default()
    };
    library.page(&filter, 0, 0).total
}

//! Stories and saved views in JSON.

use serde::Serialize;

use crate::{
    export::json::VERSION,
    model::{
        BuiltIn, CleanText,
        annotation::joined,
        view::{StoryRow, ViewRow},
    },
};

/// The document of `story`, and of `story show` with one story.
#[derive(Serialize)]
pub struct StoriesDocument<'a> {
    version: u32,
    stories: Vec<StoryFields<'a>>,
}

/// A story; what was put into it is told with what of that is in the trash, which its counts leave out.
#[derive(Serialize)]
struct StoryFields<'a> {
    id: String,
    name: &'a str,
    note: Option<String>,
    created: String,
    articles: Vec<String>,
    claims: Vec<String>,
    counts: CountFields,
}

/// How much belongs to a story; a claim does where an article of the story has evidence for it, too.
#[derive(Serialize)]
struct CountFields {
    articles: usize,
    unread: usize,
    claims: usize,
    recheck: usize,
}

impl<'a> StoriesDocument<'a> {
    /// Tells stories in the given order.
    pub fn new(rows: impl IntoIterator<Item = &'a StoryRow>) -> Self {
        Self {
            version: VERSION,
            stories: rows.into_iter().map(story).collect(),
        }
    }
}

fn story(row: &StoryRow) -> StoryFields<'_> {
    let story = &row.story;
    StoryFields {
        id: story.id.to_string(),
        name: &story.name,
        note: joined(&story.notes).map(CleanText::into_string),
        created: story.created.to_string(),
        articles: story
            .members
            .articles
            .iter()
            .map(ToString::to_string)
            .collect(),
        claims: story
            .members
            .claims
            .iter()
            .map(ToString::to_string)
            .collect(),
        counts: CountFields {
            articles: row.counts.articles,
            unread: row.counts.unread,
            claims: row.counts.claims,
            recheck: row.counts.recheck,
        },
    }
}

/// The document of `view`: those that are built in, whose `id` is `null`, and then those that are saved.
#[derive(Serialize)]
pub struct ViewsDocument<'a> {
    version: u32,
    views: Vec<ViewFields<'a>>,
}

/// A view; what only the reader knows has no query and no count.
#[derive(Serialize)]
struct ViewFields<'a> {
    id: Option<String>,
    name: &'a str,
    query: Option<&'a str>,
    key: Option<char>,
    count: Option<usize>,
}

impl<'a> ViewsDocument<'a> {
    /// Tells views in the given order.
    pub fn new(
        built_in: impl IntoIterator<Item = (BuiltIn, Option<usize>)>,
        saved: &'a [ViewRow],
    ) -> Self {
        let built_in = built_in.into_iter().map(|(view, count)| ViewFields {
            id: None,
            name: view.name(),
            query: view.query(),
            key: Some(view.key()),
            count,
        });
        let saved = saved.iter().map(|row| ViewFields {
            id: Some(row.view.id.to_string()),
            name: &row.view.name,
            query: Some(&row.view.query),
            key: row.view.key,
            count: row.count,
        });
        Self {
            version: VERSION,
            views: built_in.chain(saved).collect(),
        }
    }
}

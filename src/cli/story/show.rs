//! `briefreader story show`.

use std::sync::Arc;

use clap::{Args, ValueEnum};

use crate::{
    cli::{CliError, Output, query, session::Session},
    export::{
        json::{self, StoriesDocument},
        markdown,
    },
    library::Depth,
    model::view::StoryRow,
    query::Query,
};

/// How a story is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    #[default]
    Markdown,
    /// For programs: the document of `story`, with this one.
    Json,
}

/// Print a story with its articles and claims
#[derive(Debug, Args)]
pub struct Show {
    /// The story
    #[arg(value_name = "STORY")]
    story: String,
    /// The form
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Show {
    /// Prints the story.
    pub fn run(&self, session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let (story, _) = session.story(&self.story)?;
        let query = Query::in_story(story.id);
        let articles = session.articles(&query, None, Depth::Directories, output)?;
        let counts = session
            .library
            .counts_of_story(story.id, &query::moment())?;
        let story = Arc::new(story);
        let row = StoryRow { story, counts };
        match self.format {
            Format::Markdown => {
                let claims = session.claims(Some(&query), output)?;
                output.document(&markdown::story(&row, &articles, &claims));
            }
            Format::Json => output.document(&json::to_text(&StoriesDocument::new([&row]))),
        }
        Ok(())
    }
}

//! `briefreader story link`.

use std::collections::BTreeMap;

use clap::Args;

use crate::{
    cli::{
        CliError, Output,
        chosen::Names,
        query,
        session::{Run, Session, in_trash},
    },
    model::{ArticleId, ClaimId, CleanText, Members, view::Shelf},
};

/// Put articles and claims into a story, and print their ids
///
/// All of it is one change; what is in it already stays.
#[derive(Debug, Args)]
#[command(after_help = query::help())]
pub struct Link {
    /// The story
    #[arg(value_name = "STORY")]
    story: String,
    #[command(flatten)]
    things: Things,
    /// Only say what would be put in
    #[arg(long)]
    dry_run: bool,
}

/// Articles and claims, as a person names them.
#[derive(Debug, Args)]
pub struct Things {
    /// Articles; or a tag: all articles that have it; or a query: all that it finds
    #[arg(value_name = "QUERY-OR-ARTICLE")]
    names: Vec<String>,
    /// A claim, an id or a statement; may be given several times
    #[arg(long = "claim", value_name = "CLAIM")]
    claims: Vec<String>,
}

/// What was named, with what it is called.
pub struct Named {
    /// The articles and claims.
    pub members: Members,
    articles: BTreeMap<ArticleId, CleanText>,
    claims: BTreeMap<ClaimId, CleanText>,
}

impl Things {
    /// Tells whether nothing is named.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.claims.is_empty()
    }

    /// Finds what is named; what isn't there is told and left out.
    ///
    /// # Errors
    /// Where a query is not understood.
    pub fn named(&self, session: &Session, output: &mut Output<'_>) -> Result<Named, CliError> {
        let names = Names::new(&self.names, Shelf::Library, session, output)?;
        let articles = names.articles(session, output, |article| {
            in_trash(&article.title, &article.id.short())
        })?;
        let articles: BTreeMap<_, _> = articles
            .iter()
            .map(|article| (article.id, article.title.clone()))
            .collect();
        let mut claims = BTreeMap::new();
        for name in &self.claims {
            match session.claim(name) {
                Ok(page) => _ = claims.insert(page.claim.id, page.claim.statement.clone()),
                Err(error) => output.error(&error),
            }
        }
        Ok(Named {
            members: Members {
                articles: articles.keys().copied().collect(),
                claims: claims.keys().copied().collect(),
            },
            articles,
            claims,
        })
    }

    /// Makes sure that something is named.
    ///
    /// # Errors
    /// Where nothing is.
    pub fn required(&self) -> Result<(), CliError> {
        if self.is_empty() {
            return Err(CliError::usage("No article and no claim is named.")
                .with_hint("Give articles, a query, or --claim."));
        }
        Ok(())
    }
}

impl Named {
    /// Keeps those that fulfil something.
    pub fn retain(&mut self, is_kept: impl Fn(&Members) -> bool) {
        let articles = &mut self.members.articles;
        articles.retain(|id| is_kept(&Members::articles([*id])));
        let claims = &mut self.members.claims;
        claims.retain(|id| is_kept(&Members::claims([*id])));
    }

    /// Prints the ids with titles and statements.
    pub fn print(&self, output: &mut Output<'_>) {
        for id in &self.members.articles {
            let title = self.articles.get(id).cloned().unwrap_or_default();
            output.line(format_args!("{id} {title}"));
        }
        for id in &self.members.claims {
            let statement = self.claims.get(id).cloned().unwrap_or_default();
            output.line(format_args!("{id} {statement}"));
        }
    }
}

impl Link {
    /// Puts in what is not in yet.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        self.things
            .change(&self.story, Way::In, Run::of(self.dry_run), session, output)
    }
}

/// What is done with things of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// They are put into it.
    In,
    /// They are taken out.
    Out,
}

impl Things {
    /// Puts things into a story or takes them out, those that are not so already, and prints these.
    ///
    /// # Errors
    /// Where something is not there or is named twice, and where the change could not be saved.
    pub(super) fn change(
        &self,
        story: &str,
        way: Way,
        run: Run,
        session: &mut Session,
        output: &mut Output<'_>,
    ) -> Result<(), CliError> {
        self.required()?;
        let (story, record) = session.story(story)?;
        let mut named = self.named(session, output)?;
        let is_named = !named.members.is_empty();
        named.retain(|one| one.is_within(&story.members) == (way == Way::Out));
        let (already, dry) = match way {
            Way::In => (
                "All of this is in the story already.",
                "Nothing was put in, as you asked.",
            ),
            Way::Out => (
                "Nothing of this was put into the story.",
                "Nothing was taken out, as you asked.",
            ),
        };
        if is_named && named.members.is_empty() {
            output.note(already);
        }
        match run {
            Run::Dry => output.note(dry),
            Run::Do => {
                let mut build = session.build();
                match way {
                    Way::In => build.put_into_story(story.id, &record, &named.members),
                    Way::Out => build.take_out_of_story(story.id, &record, &named.members),
                }
                let change = build.finish();
                session.apply(&change, output)?;
            }
        }
        named.print(output);
        Ok(())
    }
}

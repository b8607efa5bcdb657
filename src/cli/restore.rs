//! `briefreader restore`: taking things out of the trash.

use clap::Args;
use jiff::{Timestamp, tz::TimeZone};

use crate::{
    cli::{
        CliError, Output,
        chosen::Names,
        query,
        session::{Run, Session},
        table::Table,
    },
    library::{LookupError, Parting},
    model::{
        Annotation, Feed, Record, SavedView, Story,
        view::{ClaimPage, GridPage, Shelf},
    },
    query::parse,
    text::count::counted,
};

/// Take articles, claims, annotations, stories, views, grids and feeds out of the trash; without names, list it
#[derive(Debug, Args)]
#[command(after_help = query::help())]
pub struct Restore {
    /// Ids of what is in the trash, or URLs or paths of articles; or statements of claims; or names of feeds; or a tag; or
    /// a query for articles in the trash
    #[arg(value_name = "QUERY-OR-NAME")]
    names: Vec<String>,
    /// Only say what would be restored
    #[arg(long)]
    dry_run: bool,
}

impl Restore {
    /// Restores what is named, in one change, and prints the ids and titles.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        session.load(output)?;
        if self.names.is_empty() {
            return list(session, output);
        }
        let mut names = Names::new(&self.names, Shelf::Trash, session, output)?;
        let marks = Marks::take(&mut names.rest, session, output)?;
        let articles = names.articles(session, output, |article| not_in_trash(&article.title))?;
        let mut records = Vec::new();
        for article in &articles {
            records.push(session.article_of(article.id)?);
        }
        let mut build = session.build();
        let mut lines = Vec::new();
        for (article, record) in &records {
            build.restore_article(article.id, record);
            lines.push(format!("{} {}", article.id, article.title));
        }
        let mut told = Vec::new();
        for (page, parting) in &marks.claims {
            match parting {
                Some(parting) => told.push(parting.build(&mut build)),
                None => build.restore_claim(page.claim.id, &page.record),
            }
            lines.push(format!("{} {}", page.claim.id, page.claim.statement));
        }
        for (annotation, record) in &marks.annotations {
            build.restore_annotation(annotation, record);
            lines.push(format!("{} {}", annotation.id, annotation.anchor.quote));
        }
        for (story, record) in &marks.stories {
            build.restore_story(story.id, record);
            lines.push(format!("{} {}", story.id, story.name));
        }
        for (view, record) in &marks.views {
            build.restore_view(view.id, record);
            lines.push(format!("{} {}", view.id, view.name));
        }
        for page in &marks.grids {
            build.restore_grid(page.grid.id, &page.record);
            lines.push(format!("{} {}", page.grid.id, page.grid.name));
        }
        for (feed, record) in &marks.feeds {
            build.restore_feed(feed.id, record);
            lines.push(format!("{} {}", feed.id, feed.name));
        }
        if lines.len() > 1 {
            build.named(&format!("restore {} things", lines.len()));
        }
        let change = build.finish();
        if Run::of(self.dry_run) == Run::Do {
            session.apply(&change, output)?;
            for said in told {
                output.note(format_args!("{said}."));
            }
        } else {
            output.note("Nothing was restored, as you asked.");
        }
        for line in lines {
            output.line(line);
        }
        Ok(())
    }
}

/// Claims, annotations, stories, views, grids and feeds that are named.
#[derive(Default)]
struct Marks {
    /// Those that were merged with what went to another one.
    claims: Vec<(ClaimPage, Option<Parting>)>,
    annotations: Vec<(Annotation, Record)>,
    stories: Vec<(Story, Record)>,
    views: Vec<(SavedView, Record)>,
    grids: Vec<GridPage>,
    feeds: Vec<(Feed, Record)>,
}

impl Marks {
    /// Takes those names away that are of claims, annotations, stories, views, grids and feeds; what is not in the trash
    /// is told.
    fn take(
        names: &mut Vec<String>,
        session: &Session,
        output: &mut Output<'_>,
    ) -> Result<Self, CliError> {
        let mut marks = Self::default();
        for name in std::mem::take(names) {
            if let Some(id) = found(session.library.resolve_removed_claim(&name))? {
                let page = session.library.claim_page(id)?;
                match page.claim.removed {
                    Some(_) => match session.library.parting(page.claim.id) {
                        Ok(parting) => marks.claims.push((page, parting)),
                        Err(error) => output.error(&error.into()),
                    },
                    None => output.error(&not_in_trash(&page.claim.statement)),
                }
            } else if found(session.library.resolve_annotation(&name))?.is_some() {
                let (annotation, record) = session.any_annotation(&name)?;
                match annotation.removed {
                    Some(_) => marks.annotations.push((annotation, record)),
                    None => output.error(&not_in_trash(&annotation.anchor.quote)),
                }
            } else if let Some(id) = found(session.library.resolve_story(&name))? {
                let (story, record) = session.story_of(id)?;
                match story.removed {
                    Some(_) => marks.stories.push((story, record)),
                    // The name of one that is there may be a word to look for.
                    None => names.push(name),
                }
            } else if let Some(id) = found(session.library.resolve_view(&name))? {
                let (view, record) = session.view_of(id)?;
                match view.removed {
                    Some(_) => marks.views.push((view, record)),
                    None => names.push(name),
                }
            } else if let Some(id) = found(session.library.resolve_grid(&name))? {
                let page = session.library.grid_page(id)?;
                match page.grid.removed {
                    Some(_) => marks.grids.push(page),
                    None => names.push(name),
                }
            } else if let Some(id) = found(session.library.resolve_removed_feed(&name))? {
                let (feed, record) = session.feed_of(id)?;
                match feed.removed {
                    Some(_) => marks.feeds.push((feed, record)),
                    None => names.push(name),
                }
            } else {
                names.push(name);
            }
        }
        Ok(marks)
    }
}

fn list(session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
    let trash = session.library.trash()?;
    let mut table = Table::new(&[
        ("ID", 8),
        ("KIND", 10),
        ("REMOVED", 10),
        ("TITLE", usize::MAX),
    ]);
    for article in &trash.articles {
        let (id, day) = (article.id.short(), day(article.removed));
        table.row([&id, "article", &day, &article.title]);
    }
    for claim in &trash.claims {
        let (id, day) = (claim.id.short(), day(claim.removed));
        table.row([&id, "claim", &day, &claim.statement]);
    }
    for annotation in &trash.annotations {
        let (id, day) = (annotation.id.short(), day(annotation.removed));
        table.row([&id, "annotation", &day, &annotation.anchor.quote]);
    }
    for story in &trash.stories {
        table.row([&story.id.short(), "story", &day(story.removed), &story.name]);
    }
    for view in &trash.views {
        table.row([&view.id.short(), "view", &day(view.removed), &view.name]);
    }
    for grid in &trash.grids {
        table.row([&grid.id.short(), "grid", &day(grid.removed), &grid.name]);
    }
    for feed in &trash.feeds {
        table.row([&feed.id.short(), "feed", &day(feed.removed), &feed.name]);
    }
    if table.is_empty() {
        let expired = session
            .library
            .article_ids(&parse("is:expired"), &query::moment())?;
        output.note(match expired.len() {
            0 => "The trash is empty.".to_owned(),
            count => format!(
                "The trash is empty but for {} that feeds keep no longer (`is:expired`).",
                counted(count, "article")
            ),
        });
    } else {
        output.table(&table);
    }
    Ok(())
}

fn day(time: Option<Timestamp>) -> String {
    time.map_or_else(String::new, |time| {
        time.to_zoned(TimeZone::UTC).date().to_string()
    })
}

/// Tells apart what is not there, which may be something else, from what is not clear.
fn found<T>(result: Result<T, LookupError>) -> Result<Option<T>, CliError> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(LookupError::Unknown { .. } | LookupError::TooShort { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Says that something can't be taken out of the trash since it is not there.
pub fn not_in_trash(title: &str) -> CliError {
    CliError::new(format!("“{title}” is not in the trash."))
}

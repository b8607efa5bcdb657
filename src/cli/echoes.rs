//! `briefreader echoes`: passages that stand in several articles.

use clap::Args;

use crate::{
    cli::{CliError, Output, list::ListFormat, session::Session, table::Table},
    export::json::{self, EchoesDocument},
    library::{Depth, Parts},
    model::echo::{Echoes as OfArticle, Found, Looked},
    text::count::counted,
};

/// Show passages that stand in several articles
///
/// What has eleven words in a row in common is found; in a longer passage a few words may differ. Without
/// ARTICLE each pair of articles is told once, the one that was published first in front.
#[derive(Debug, Args)]
pub struct Echoes {
    /// Only what this article shares with others, those that were published first in front
    #[arg(value_name = "ARTICLE")]
    article: Option<String>,
    /// Only what articles of this story share, an id or a name
    #[arg(long, value_name = "STORY")]
    story: Option<String>,
    /// The form
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
}

impl Echoes {
    /// Prints the passages.
    pub fn run(&self, session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let article = match &self.article {
            Some(name) => Some(session.article(name)?),
            None => None,
        };
        let story = match &self.story {
            Some(name) => Some(session.story(name)?.0),
            None => None,
        };
        let within = story.as_ref().map(|story| &story.members.articles);
        session.index(Depth::Directories, Parts::Words, output)?;
        let library = &session.library;
        let echoes = match article {
            None => library.all_echoes(within, &|| false)?,
            Some(article) => {
                let snapshot = article.newest().map(|entry| entry.id.clone());
                let found = match snapshot {
                    Some(snapshot) => library.echoes(article.id, &snapshot, within, &|| false)?,
                    None => Found::default(),
                };
                vec![OfArticle { article, found }]
            }
        };
        match self.format {
            ListFormat::Json => output.document(&json::to_text(&EchoesDocument::new(&echoes))),
            ListFormat::Table => {
                let table = table(&echoes);
                let looked = looked(&echoes, self.article.is_some());
                if table.is_empty() && looked.is_some() {
                    output.note("No passage was found that stands in another article.");
                } else if table.is_empty() {
                    output.note(match (&self.article, &self.story) {
                        (Some(_), None) => "No passage of this article stands in another one.",
                        (Some(_), Some(_)) => {
                            "No passage of this article stands in another one of the story."
                        }
                        (None, None) => "No passage stands in several articles.",
                        (None, Some(_)) => "No passage stands in several articles of the story.",
                    });
                }
                output.table(&table);
                if let Some(said) = looked {
                    output.note(&said);
                }
            }
        }
        Ok(())
    }
}

/// Says of how many articles not all others were looked into, or of one in how many it was looked for.
fn looked(echoes: &[OfArticle], is_of_one: bool) -> Option<String> {
    let looked: Vec<Looked> = echoes.iter().filter_map(|of| of.found.looked).collect();
    let first = looked.first()?;
    if is_of_one {
        return Some(format!("{first}."));
    }
    let many = counted(looked.len(), "article");
    Some(format!(
        "Of {many} not all others that share something were looked into; --format json tells of which."
    ))
}

fn table(echoes: &[OfArticle]) -> Table {
    let mut table = Table::new(&[
        ("ARTICLE", 8),
        ("START", 9),
        ("OTHER", 8),
        ("START", 9),
        ("SAME", 5),
        ("SOURCE", 20),
        ("PASSAGE", usize::MAX),
    ]);
    for of in echoes {
        for echo in &of.found.echoes {
            table.row([
                &of.article.id.short(),
                &echo.code_points.start.to_string(),
                &echo.other.id.short(),
                &echo.other_code_points.start.to_string(),
                &format!("{}%", echo.percent()),
                echo.other.source.as_deref().unwrap_or("source?"),
                &echo.words,
            ]);
        }
    }
    table
}

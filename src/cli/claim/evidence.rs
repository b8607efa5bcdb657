//! `briefreader claim evidence`: passages that are likely to bear on a claim.

use clap::Args;

use crate::{
    cli::{CliError, Output, list::ListFormat, session::Session, table::Table},
    export::json::{self, LikelyDocument},
    library::{Depth, LikelyIn, Parts},
    model::likely::Likely,
};

/// Show passages that are likely to bear on a claim, the likeliest first
///
/// Sentences are weighed by the words that they share with the claim: rare words, numbers and names weigh more.
/// Nobody has read them for it; how they are told is a suggestion.
#[derive(Debug, Args)]
pub struct Evidence {
    /// The claim
    #[arg(value_name = "CLAIM")]
    claim: String,
    /// Only in articles of this story, an id or a name
    #[arg(long, value_name = "STORY")]
    story: Option<String>,
    /// Only in this article; may be given several times
    #[arg(long = "article", value_name = "ARTICLE")]
    articles: Vec<String>,
    /// At most so many
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    /// The form
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
}

impl Evidence {
    /// Prints the passages.
    pub fn run(&self, session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let claim = session.claim(&self.claim)?.claim.id;
        let within = self.within(session)?;
        session.index(Depth::Directories, Parts::Words, output)?;
        let found = session
            .library
            .likely(claim, &within, self.limit, &|| false)?;
        match self.format {
            ListFormat::Json => output.document(&json::to_text(&LikelyDocument::new(&found))),
            ListFormat::Table if found.is_empty() && self.limit > 0 => {
                output.note("No passage has enough words of the claim.");
            }
            ListFormat::Table => output.table(&table(&found)),
        }
        Ok(())
    }

    fn within(&self, session: &Session) -> Result<LikelyIn, CliError> {
        let story = match &self.story {
            Some(name) => Some(session.story(name)?.0),
            None => None,
        };
        let named = self.articles.iter();
        let named = named
            .map(|name| Ok(session.article(name)?.id))
            .collect::<Result<Vec<_>, CliError>>()?;
        Ok(match (story, named.as_slice()) {
            (None, []) => LikelyIn::Library,
            (None, named) => LikelyIn::Articles(named.iter().copied().collect()),
            (Some(story), named) => {
                let mut articles = story.members.articles.clone();
                articles.retain(|id| named.is_empty() || named.contains(id));
                LikelyIn::Articles(articles)
            }
        })
    }
}

fn table(found: &[Likely]) -> Table {
    let mut table = Table::new(&[
        ("ARTICLE", 8),
        ("START", 9),
        ("SCORE", 6),
        ("KNOWN", 8),
        ("SOURCE", 20),
        ("PASSAGE", usize::MAX),
    ]);
    for passage in found {
        let known = match &passage.known {
            Some((_, stance)) => stance.word(),
            None if passage.is_silent => "silent",
            None => "",
        };
        table.row([
            &passage.article.id.short(),
            &passage.code_points.start.to_string(),
            &format!("{:.2}", passage.score),
            known,
            passage.article.source.as_deref().unwrap_or("source?"),
            &passage.anchor.quote,
        ]);
    }
    table
}

//! `briefreader show`: one article.

use clap::{Args, ValueEnum};

use crate::{
    cli::{CliError, Output, session::Session},
    export::{
        json::{self, ShowDocument},
        markdown,
    },
    model::Article,
};

/// How an article is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The plain text that offsets count in, exactly, and nothing else.
    #[default]
    Text,
    /// The text with its structure, and what is known in front.
    Markdown,
    /// Everything, for programs.
    Json,
}

/// Print the text of an article
#[derive(Debug, Args)]
pub struct Show {
    /// The article
    #[arg(value_name = "ARTICLE")]
    article: String,
    /// The snapshot: 1 is the oldest [default: the newest]
    #[arg(long, value_name = "N")]
    snapshot: Option<usize>,
    /// Print the bytes as they were received
    #[arg(long, conflicts_with = "format")]
    original: bool,
    /// The form
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Show {
    /// Prints one snapshot of an article.
    pub fn run(&self, session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let article = session.article(&self.article)?;
        if self.original {
            return self.print_original(&article, session, output);
        }
        let opened = session.opened(&article, self.snapshot, output)?;
        let (article, snapshot) = (&opened.article, &opened.snapshot);
        match self.format {
            Format::Text => output.text(&snapshot.text),
            Format::Markdown => output.document(&markdown::article(article, snapshot)),
            Format::Json => {
                let belonging = session.library.belonging()?;
                let document = ShowDocument::new(article, snapshot, &belonging);
                output.document(&json::to_text(&document));
            }
        }
        Ok(())
    }

    fn print_original(
        &self,
        article: &Article,
        session: &Session,
        output: &mut Output<'_>,
    ) -> Result<(), CliError> {
        if output.is_terminal() {
            return Err(CliError::new(
                "An original may hold what a terminal obeys, so it is not printed on one.",
            )
            .with_hint("Send it to a file, with `> FILE`, or to another program."));
        }
        let bytes = session.original(article, self.snapshot, output)?;
        output.bytes(&bytes);
        Ok(())
    }
}

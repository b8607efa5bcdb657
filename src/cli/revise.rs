//! `briefreader revise`: a new text of an article.

use std::path::{Path, PathBuf};

use clap::{Args, ValueHint};

use crate::{
    cli::{
        CliError, Output,
        add::{standard_input, tell_counts},
        fetching::{self, Allowed},
        interrupt::Interrupt,
        list::ListFormat,
        session::Session,
        table::Table,
    },
    export::json::{self, AddedArticle, ReviseDocument},
    library::{AnnotationFilter, Named},
    model::{
        CleanText,
        view::{AddState, Added, PlacedAnnotation},
    },
};

/// Take a new text of an article in, and tell where its annotations stand now
///
/// The text becomes the newest snapshot; the older ones stay, and so do the words that were marked. Annotations are
/// listed by how sure their place is, those that wait for a person first. Adding the file or
/// the URL that an article came from again does the same.
#[derive(Debug, Args)]
pub struct Revise {
    /// The article
    #[arg(value_name = "ARTICLE")]
    article: String,
    /// The file or the URL with its new text, or - for standard input
    #[arg(value_name = "SOURCE", value_parser = fetching::source(), value_hint = ValueHint::AnyPath)]
    source: PathBuf,
    #[command(flatten)]
    pub(super) allowed: Allowed,
    /// The form
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
}

impl Revise {
    /// Takes the text in.
    pub fn run(&self, session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
        session.load(output)?;
        let id = session.article(&self.article)?.id;
        let library = &session.library;
        let added = match fetching::meant(&self.source)? {
            Named::Path(path) if path == Path::new("-") => {
                library.revise_from_bytes(id, &standard_input()?)
            }
            Named::Path(path) => library.revise_from_file(id, &path),
            Named::Page(address) => {
                let client = self.allowed.client(&session.settings);
                fetching::watched(&Interrupt::listen(), output, |watch| {
                    library.revise_from_page(id, &client, &address, watch)
                })
            }
        };
        let added = added.map_err(|error| CliError::from(error).naming(&self.source))?;
        for notice in &added.notices {
            output.note(notice);
        }
        if added.state == AddState::Unchanged {
            output.note(format_args!(
                "“{}” has this text already; nothing has changed.",
                added.title
            ));
        }
        let is_told = self.format == ListFormat::Json || !added.placed.is_empty();
        if added.state == AddState::Revised && !is_told {
            output.note(format_args!("“{}” has a new snapshot.", added.title));
        }
        tell_counts(&added, output);
        let placed = library.annotations(&AnnotationFilter {
            articles: vec![id],
            ..AnnotationFilter::default()
        })?;
        self.print(added, placed, output);
        Ok(())
    }

    fn print(&self, added: Added, mut placed: Vec<PlacedAnnotation>, output: &mut Output<'_>) {
        placed.sort_by_key(|placed| {
            let is_decided = !placed.placement.waits();
            (is_decided, placed.placement.state.certainty())
        });
        match self.format {
            ListFormat::Json => {
                let article = AddedArticle {
                    id: added.id.to_string(),
                    title: added.title.into_string(),
                    state: added.state.word(),
                };
                let document = ReviseDocument::new(article, &placed);
                output.document(&json::to_text(&document));
            }
            ListFormat::Table => output.table(&table(&placed)),
        }
    }
}

fn table(placed: &[PlacedAnnotation]) -> Table {
    let mut table = Table::new(&[
        ("STATE", 8),
        ("SCORE", 5),
        ("METHOD", 14),
        ("ID", 8),
        ("QUOTE", usize::MAX),
    ]);
    for PlacedAnnotation {
        annotation,
        placement,
        words,
        ..
    } in placed
    {
        let mut quote = annotation.anchor.quote.to_string();
        if let Some(words) = words {
            quote = format!("{quote} → {words}");
        }
        table.row([
            placement.state.word(),
            &format!("{:.2}", placement.score),
            &placement.method,
            &annotation.id.short(),
            &CleanText::line(&quote),
        ]);
    }
    table
}

//! `briefreader annotations`: what is marked.

use clap::Args;

use crate::{
    cli::{
        CliError, Output, list::ListFormat, narrow::Narrow, query, session::Session, table::Table,
    },
    export::{
        Dossier,
        json::{self, AnnotationsDocument},
    },
    model::{AnchorState, Placement, Stance},
};

/// List annotations
///
/// Words are looked for in quote, note, tags, the wording of its claims and the title of the article. note: quote:
/// claim: tag: color: stance: status: voice: has: and changed: ask the annotation itself, all else its article.
#[derive(Debug, Args)]
#[command(after_help = query::help())]
pub struct Annotations {
    /// What the annotations must be like
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    /// Only those of this article; may be given several times
    #[arg(long = "article", value_name = "ARTICLE")]
    articles: Vec<String>,
    /// The form
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
}

impl Annotations {
    /// Prints the annotations that match.
    pub fn run(&self, session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let narrow = Narrow {
            articles: self.articles.clone(),
            marks: query::read(&self.query)?,
            ..Narrow::default()
        };
        session.load(output)?;
        let dossier = narrow.dossier(session, output)?;
        match self.format {
            ListFormat::Json => {
                output.document(&json::to_text(&AnnotationsDocument::new(&dossier)));
            }
            ListFormat::Table => {
                let table = table(&dossier);
                if table.is_empty() {
                    output.note("There are no such annotations.");
                }
                output.table(&table);
            }
        }
        Ok(())
    }
}

/// Says how well a place fits, where a person may doubt it.
fn score(placement: &Placement) -> String {
    if placement.is_by_person() || placement.state == AnchorState::Anchored {
        return String::new();
    }
    format!("{:.2}", placement.score)
}

fn table(dossier: &Dossier) -> Table {
    let mut table = Table::new(&[
        ("ID", 8),
        ("ARTICLE", 8),
        ("STATE", 8),
        ("SCORE", 5),
        ("COLOUR", 8),
        ("FLAGS", 8),
        ("NOTE", 4),
        ("QUOTE", usize::MAX),
    ]);
    for placed in dossier
        .articles
        .iter()
        .flat_map(|marked| &marked.annotations)
    {
        let (annotation, placement) = (&placed.annotation, &placed.placement);
        let links = annotation.evidence.iter();
        let flags: String = links
            .filter(|link| dossier.statements.contains_key(&link.claim))
            .map(|link| Stance::sign(&link.stance))
            .collect();
        table.row([
            &annotation.id.short(),
            &annotation.article.short(),
            placement.state.word(),
            &score(placement),
            annotation.color.word(),
            &flags,
            if annotation.notes.is_empty() {
                ""
            } else {
                "note"
            },
            &annotation.anchor.quote,
        ]);
    }
    table
}

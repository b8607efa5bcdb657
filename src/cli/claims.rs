//! `briefreader claims`: statements and what speaks for and against them.

use clap::{Args, ValueEnum};

use crate::{
    cli::{CliError, Output, query, session::Session, table::Table},
    compare::matrix::{By, Matrix},
    export::{
        json::{self, ClaimsDocument},
        matrix,
    },
    library::Scope,
    model::{
        StoryId,
        view::{ClaimPage, StanceCounts},
    },
    query::Query,
};

/// How claims are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum ClaimsFormat {
    /// For people
    #[default]
    Table,
    /// For programs
    Json,
    /// The matrix, for spreadsheets
    Csv,
    /// Claims × articles: what was found where, and what is left to read
    Matrix,
}

/// What stands beside the claims of a matrix.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Beside {
    /// Each article by itself
    #[default]
    Articles,
    /// The articles of each source together
    Sources,
}

/// What is said where no claim matches.
const NONE: &str = "There are no such claims.";

/// List claims
///
/// Words are looked for in statement and verdict. claim: status: and changed: ask the claim itself; all else asks
/// its evidence, each by itself: the annotation, or the article that it is on; story: asks both. They come in the order in which
/// they were made. In the table `+`, `-` and `=` count the evidence that supports, refutes and mentions a claim, `o` the
/// articles that are silent, and `!` the evidence that waits for a recheck; ORIGINS tells how many known origins the
/// evidence has, and with `?` how many unknown ones.
#[derive(Debug, Args)]
#[command(after_help = query::help())]
pub struct Claims {
    /// What the claims must be like
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    /// Only the claims of this story, an id or a name; a matrix has its articles
    #[arg(long)]
    story: Option<String>,
    /// The form
    #[arg(long, value_enum, default_value_t)]
    format: ClaimsFormat,
    /// What stands beside the claims of a matrix
    #[arg(long, value_enum, default_value_t)]
    by: Beside,
    /// What the articles of a matrix must be like; without it and --story, those in which something was found
    #[arg(long, value_name = "QUERY")]
    articles: Option<String>,
}

impl Claims {
    /// Prints the claims that match.
    pub fn run(&self, session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let query = query::read(&self.query)?;
        if query.sort.is_some() {
            return Err(CliError::usage(
                "`sort:` orders articles; claims come in the order in which they were made.",
            ));
        }
        let is_matrix = matches!(self.format, ClaimsFormat::Csv | ClaimsFormat::Matrix);
        if self.articles.is_some() && !is_matrix {
            return Err(CliError::usage(
                "`--articles` narrows the columns of a matrix: add `--format matrix` or `--format csv`.",
            ));
        }
        session.load(output)?;
        let story = match &self.story {
            Some(name) => Some(session.story(name)?.0.id),
            None => None,
        };
        if is_matrix {
            return self.matrix(query, story, session, output);
        }
        let query = Query::all([query].into_iter().chain(story.map(Query::in_story)));
        let pages = session.claims(query.expr.is_some().then_some(&query), output)?;
        match self.format {
            ClaimsFormat::Json => {
                let belonging = session.library.belonging()?;
                output.document(&json::to_text(&ClaimsDocument::new(&pages, &belonging)));
            }
            _ if pages.is_empty() => output.note(NONE),
            _ => output.table(&table(&pages)),
        }
        Ok(())
    }

    /// Prints what was found of the claims that match, and where.
    fn matrix(
        &self,
        claims: Query,
        story: Option<StoryId>,
        session: &Session,
        output: &mut Output<'_>,
    ) -> Result<(), CliError> {
        let articles = match &self.articles {
            Some(typed) => query::read(std::slice::from_ref(typed))?,
            None => Query::default(),
        };
        session.index_texts(output)?;
        let scope = Scope {
            story,
            claims,
            articles,
        };
        let survey = session
            .library
            .survey(&scope, &query::moment(), &|| false)?;
        let survey = survey.unwrap_or_default();
        let by = match self.by {
            Beside::Articles => By::Articles,
            Beside::Sources => By::Sources,
        };
        let matrix = Matrix::new(&survey, by);
        if self.format == ClaimsFormat::Csv {
            output.bytes(matrix::csv(&matrix).as_bytes());
            return Ok(());
        }
        if matrix.rows.is_empty() {
            output.note(NONE);
            return Ok(());
        }
        output.document(&matrix::text(&matrix));
        if survey.trashed() > 0 {
            output.note(matrix::left_out(survey.trashed()));
        }
        Ok(())
    }
}

fn table(pages: &[ClaimPage]) -> Table {
    let mut table = Table::new(&[
        ("ID", 8),
        ("STATUS", 13),
        ("+", 4),
        ("-", 4),
        ("=", 4),
        ("o", 4),
        ("!", 4),
        ("ORIGINS", 7),
        ("STATEMENT", usize::MAX),
    ]);
    for page in pages {
        let mut counts = StanceCounts::default();
        for row in &page.evidence {
            counts.count(&row.evidence.stance);
        }
        let origins = page.origins();
        table.row([
            &page.claim.id.short(),
            page.claim.status.word(),
            &format!("+{}", counts.supports),
            &format!("-{}", counts.refutes),
            &format!("={}", counts.mentions),
            &format!("o{}", page.silent()),
            &format!("!{}", page.recheck()),
            &format!("{} {}?", origins.known, origins.unknown),
            &page.claim.statement,
        ]);
    }
    table
}

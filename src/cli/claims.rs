//! `briefreader claims`: statements and what speaks for and against them.

use std::collections::HashMap;

use clap::{Args, ValueEnum};

use crate::{
    cli::{CliError, Output, choice, query, session::Session, table::Table},
    compare::matrix::{By, ColumnOrder, Matrix, RowOrder},
    export::{
        json::{self, ClaimsDocument},
        matrix,
    },
    library::Scope,
    model::{ClaimId, StoryId, origin::Counted, view::ClaimRow},
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

/// The order of the claims.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Sort {
    /// The first made first
    #[default]
    Made,
    /// The last changed first
    Changed,
    /// By wording
    Statement,
    /// What has the most left to read first, of a matrix
    Left,
}

impl Sort {
    const fn order(self) -> RowOrder {
        match self {
            Self::Made => RowOrder::Made,
            Self::Changed => RowOrder::Changed,
            Self::Statement => RowOrder::Statement,
            Self::Left => RowOrder::Left,
        }
    }
}

/// The order of what stands beside the claims of a matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SortColumns {
    /// The first published first
    Date,
    /// By source
    Source,
    /// What has the most left to read first
    Left,
}

impl SortColumns {
    const fn order(self) -> ColumnOrder {
        match self {
            Self::Date => ColumnOrder::Date,
            Self::Source => ColumnOrder::Source,
            Self::Left => ColumnOrder::Left,
        }
    }
}

/// What is said where no claim matches.
const NONE: &str = "There are no such claims.";

/// List claims
///
/// Words are looked for in statement and verdict. claim: status: and changed: ask the claim itself; all else asks
/// its evidence, each by itself: the annotation, or the article that it is on; story: asks both. In every form they come in
/// the order in which they were made, unless --sort says otherwise. In the table `+`, `-` and `=` count the evidence that supports, refutes and mentions a claim, `o` the
/// articles that are silent, and `!` the evidence that waits for a recheck; ORIGINS tells how many known origins the
/// evidence has, how many of them are only suggested and confirmed by nobody, and with `?` how many unknown ones.
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
    /// The order of the claims
    #[arg(long, value_name = "ORDER", value_enum, default_value_t)]
    sort: Sort,
    /// What stands beside the claims of a matrix: articles unless it says sources
    #[arg(long, value_name = "BY", value_parser = choice::by())]
    by: Option<By>,
    /// The order of what stands beside the claims of a matrix: by date unless it says otherwise
    #[arg(long, value_name = "ORDER", value_enum)]
    sort_columns: Option<SortColumns>,
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
                "`sort:` orders articles; `--sort` orders claims, and `--sort-columns` what stands beside them.",
            ));
        }
        self.check_options()?;
        session.load(output)?;
        let story = match &self.story {
            Some(name) => Some(session.story(name)?.0.id),
            None => None,
        };
        if self.is_matrix() {
            return self.matrix(query, story, session, output);
        }
        let query = Query::all([query].into_iter().chain(story.map(Query::in_story)));
        let query = query.expr.is_some().then_some(&query);
        let order = self.sort.order();
        if self.format == ClaimsFormat::Json {
            let mut pages = session.claims(query, output)?;
            pages.sort_by_cached_key(|page| order.place(&page.claim, 0));
            let belonging = session.library.belonging()?;
            output.document(&json::to_text(&ClaimsDocument::new(&pages, &belonging)));
            return Ok(());
        }
        let ids = session.claim_ids(query, output)?;
        let mut rows = session.library.claim_rows(ids);
        if rows.is_empty() {
            output.note(NONE);
            return Ok(());
        }
        rows.sort_by_cached_key(|row| order.place(&row.claim, 0));
        // Without evidence there is nothing to be read.
        let bear = rows.iter().filter(|row| row.articles > 0);
        let bear: Vec<ClaimId> = bear.map(|row| row.claim.id).collect();
        let pages = session.library.claim_pages(&bear)?;
        let origins: HashMap<ClaimId, Counted> = pages
            .iter()
            .map(|page| (page.claim.id, page.origins()))
            .collect();
        let origins = |row: &ClaimRow| origins.get(&row.claim.id).copied().unwrap_or_default();
        output.table(&table(&rows, origins));
        Ok(())
    }

    const fn is_matrix(&self) -> bool {
        matches!(self.format, ClaimsFormat::Csv | ClaimsFormat::Matrix)
    }

    /// Makes sure that the form takes all that was given.
    fn check_options(&self) -> Result<(), CliError> {
        for (option, is_given, what) in [
            ("--articles", self.articles.is_some(), "narrows the columns"),
            ("--by", self.by.is_some(), "says what the columns are"),
            (
                "--sort-columns",
                self.sort_columns.is_some(),
                "orders the columns",
            ),
            (
                "--sort left",
                self.sort == Sort::Left,
                "goes by what is left to read",
            ),
        ] {
            if is_given && !self.is_matrix() {
                return Err(CliError::usage(format!(
                    "`{option}` {what} of a matrix: add `--format matrix` or `--format csv`."
                )));
            }
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
        if articles.sort.is_some() {
            return Err(CliError::usage(
                "`--sort-columns` orders the columns, not `sort:` in `--articles`.",
            ));
        }
        let scope = Scope {
            story,
            claims,
            articles,
        };
        let survey = session
            .library
            .survey(&scope, &query::moment(), &|| false)?;
        let survey = survey.unwrap_or_default();
        let mut matrix = Matrix::new(&survey, self.by.unwrap_or_default());
        matrix.sort_rows(self.sort.order());
        if let Some(sort) = self.sort_columns {
            matrix.sort_columns(sort.order());
        }
        if self.format == ClaimsFormat::Csv {
            output.bytes(matrix::csv(&matrix).as_bytes());
        } else if !matrix.rows.is_empty() && !matrix.columns.is_empty() {
            output.document(&matrix::text(&matrix));
        }
        self.say_what_is_missing(&matrix, output);
        if survey.trashed() > 0 {
            output.note(matrix::left_out(survey.trashed()));
        }
        Ok(())
    }

    /// Says why a matrix is empty, and what would change that.
    fn say_what_is_missing(&self, matrix: &Matrix, output: &mut Output<'_>) {
        if matrix.rows.is_empty() {
            output.note(NONE);
        } else if matrix.columns.is_empty() {
            if self.story.is_some() || self.articles.is_some() {
                output.note("There are no such articles.");
            } else {
                output.note(matrix::NOTHING_FOUND);
                output.hint("--story narrows to a story, whose articles all stand here; --articles names others.");
            }
        }
    }
}

/// The columns of known origins, the suggested ones among them, and unknown ones, such as `12 (10 suggested) 3?`.
const ORIGINS: usize = 26;

fn table(rows: &[ClaimRow], origins: impl Fn(&ClaimRow) -> Counted) -> Table {
    let mut table = Table::new(&[
        ("ID", 8),
        ("STATUS", 13),
        ("+", 4),
        ("-", 4),
        ("=", 4),
        ("o", 4),
        ("!", 4),
        ("ORIGINS", ORIGINS),
        ("STATEMENT", usize::MAX),
    ]);
    for row in rows {
        let origins = origins(row);
        table.row([
            &row.claim.id.short(),
            row.claim.status.word(),
            &format!("+{}", row.counts.supports),
            &format!("-{}", row.counts.refutes),
            &format!("={}", row.counts.mentions),
            &format!("o{}", row.silent),
            &format!("!{}", row.recheck),
            &format!(
                "{}{} {}?",
                origins.known,
                origins.of_them_suggested(),
                origins.unknown
            ),
            &row.claim.statement,
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{compare::matrix::tests::survey, model::view::StanceCounts};

    #[test]
    fn on_a_terminal_the_counts_of_origins_are_whole() {
        let matrix = Matrix::new(&survey(), By::Articles);
        let rows = matrix.rows.iter().take(1).map(|row| ClaimRow {
            claim: row.claim.clone(),
            words: [].into(),
            counts: StanceCounts::default(),
            articles: 15,
            silent: 0,
            recheck: 0,
        });
        let rows: Vec<ClaimRow> = rows.collect();
        let origins = |_: &ClaimRow| Counted {
            known: 12,
            suggested: 10,
            unknown: 3,
        };
        let lines = table(&rows, origins).lines(Some(100));
        assert!(
            lines
                .iter()
                .any(|line| line.contains(" 12 (10 suggested) 3? ")),
            "{lines:?}"
        );
    }
}

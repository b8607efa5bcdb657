//! `briefreader grid`: competing hypotheses, claims that exclude each other with the evidence held against them.

use std::sync::Arc;

use clap::{Args, Subcommand, ValueEnum};

use crate::{
    cli::{
        CliError, Output,
        list::ListFormat,
        session::{Session, in_trash},
        table::Table,
    },
    export::{
        grid,
        json::{self, GridsDocument},
    },
    model::{
        AnnotationId, Claim, CleanText, Setting,
        build::Build,
        grid::{Credibility, Rating},
        view::{GridPage, Shelf},
    },
};

/// Rank claims that exclude each other by the evidence against them
///
/// Evidence is rated against each claim: CC very consistent, C consistent, N neutral, I inconsistent, II very
/// inconsistent, NA not applicable. The claim that least is inconsistent with comes first, once no cell is unrated;
/// evidence of one origin counts once, as the most inconsistent of it, and credibility is told apart. A rating holds for
/// the wording that it was given for: where the claim is worded otherwise since, it shows `!` and counts as unrated.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
#[command(
    after_help = "GRID is the start or the end of a grid's id, or its name; CLAIM an id or a wording; ANNOTATION an id."
)]
pub struct Grid {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List grids
    List {
        /// The form
        #[arg(long, value_enum, default_value_t)]
        format: ListFormat,
    },
    /// Make a grid of two claims or more; prints its id
    Add {
        /// The question that the claims answer
        name: String,
        /// The claims, which exclude each other
        #[arg(long = "claim", value_name = "CLAIM", required = true)]
        claims: Vec<String>,
    },
    /// Print a grid with its ranking
    Show {
        /// The grid
        grid: String,
        /// The form
        #[arg(long, value_enum, default_value_t)]
        format: ShowFormat,
    },
    /// Put annotations into a grid as evidence, or further claims
    Put {
        /// The grid
        grid: String,
        /// The annotations
        #[arg(value_name = "ANNOTATION", required_unless_present = "claims")]
        annotations: Vec<String>,
        /// A claim that excludes the others
        #[arg(long = "claim", value_name = "CLAIM")]
        claims: Vec<String>,
    },
    /// Take annotations or claims out of a grid; put in again they are rated as they were
    Take {
        /// The grid
        grid: String,
        /// The annotations
        #[arg(value_name = "ANNOTATION", required_unless_present = "claims")]
        annotations: Vec<String>,
        /// A claim of the grid, which may be in the trash
        #[arg(long = "claim", value_name = "CLAIM")]
        claims: Vec<String>,
    },
    /// Rate evidence against a claim, or say how far it is to be believed
    Rate {
        /// The grid
        grid: String,
        /// The annotation
        annotation: String,
        /// The claim
        #[arg(long, requires = "rating")]
        claim: Option<String>,
        /// CC, C, N, I, II or NA; an empty text takes the rating away
        #[arg(long, value_name = "RATING", requires = "claim", value_parser = rating)]
        rating: Option<Setting<Rating>>,
        /// high, medium or low; an empty text takes it away
        #[arg(long, value_name = "CREDIBILITY", value_parser = credibility)]
        credibility: Option<Setting<Credibility>>,
    },
    /// Put a grid into the trash
    Remove {
        /// The grid
        grid: String,
    },
    /// Take a grid out of the trash
    Restore {
        /// The id of the grid
        grid: String,
    },
}

/// How a grid is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum ShowFormat {
    /// For people
    #[default]
    Table,
    /// For programs
    Json,
    /// For spreadsheets: a row for each piece of evidence, a column for each claim
    Csv,
}

impl Grid {
    /// Does what the subcommand says; without one it lists.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        session.load(output)?;
        match &self.command {
            None => list(ListFormat::Table, session, output),
            Some(Command::List { format }) => list(*format, session, output),
            Some(Command::Add { name, claims }) => add(name, claims, session, output),
            Some(Command::Show { grid, format }) => show(grid, *format, session, output),
            Some(Command::Put {
                grid,
                annotations,
                claims,
            }) => {
                let page = page(grid, session)?;
                let rows = each(annotations, |name| {
                    let (annotation, _) = session.annotation(name)?;
                    Ok((annotation.article, annotation.id))
                })?;
                let claims = each(claims, |name| Ok(session.claim(name)?.claim.id))?;
                change(&page, session, output, |build, page| {
                    if !claims.is_empty() {
                        build.put_into_grid(page.grid.id, &page.record, &claims);
                    }
                    for row in rows {
                        build.hold_against(page.grid.id, &page.record, row);
                    }
                })
            }
            Some(Command::Take {
                grid,
                annotations,
                claims,
            }) => {
                let page = page(grid, session)?;
                let rows = each(annotations, |name| held(&page, name, session))?;
                let claims = each(claims, |name| Ok(claim_of(&page, name, session)?.id))?;
                change(&page, session, output, |build, page| {
                    if !claims.is_empty() {
                        build.take_from_grid(page.grid.id, &page.record, &claims);
                    }
                    for row in rows {
                        build.hold_no_more(page.grid.id, &page.record, row);
                    }
                })
            }
            Some(Command::Rate {
                grid,
                annotation,
                claim,
                rating,
                credibility,
            }) => {
                let page = page(grid, session)?;
                let id = held(&page, annotation, session)?;
                if let (Some(claim), Some(rating)) = (claim, rating) {
                    let claim = claim_of(&page, claim, session)?;
                    let rating = match rating {
                        Setting::To(rating) => Some(rating.clone()),
                        Setting::Keep | Setting::Clear => None,
                    };
                    change(&page, session, output, |build, page| {
                        build.rate(page.grid.id, &page.record, (id, &claim), rating.as_ref());
                    })?;
                }
                let credibility = credibility.clone().unwrap_or_default();
                change(&page, session, output, |build, page| {
                    build.believe(page.grid.id, &page.record, id, &credibility);
                })
            }
            Some(Command::Remove { grid }) => {
                let page = page(grid, session)?;
                change(&page, session, output, |build, page| {
                    build.remove_grid(page.grid.id, &page.record);
                })
            }
            Some(Command::Restore { grid }) => {
                let page = any_page(grid, session)?;
                change(&page, session, output, |build, page| {
                    build.restore_grid(page.grid.id, &page.record);
                })
            }
        }
    }
}

/// Finds what each of some names means.
fn each<T>(names: &[String], of: impl Fn(&str) -> Result<T, CliError>) -> Result<Vec<T>, CliError> {
    names.iter().map(|name| of(name)).collect()
}

fn change(
    page: &GridPage,
    session: &mut Session,
    output: &mut Output<'_>,
    steps: impl FnOnce(&mut Build<'_>, &GridPage),
) -> Result<(), CliError> {
    let mut build = session.build();
    steps(&mut build, page);
    let change = build.finish();
    session.apply(&change, output)?;
    Ok(())
}

fn any_page(name: &str, session: &Session) -> Result<GridPage, CliError> {
    let id = session.library.resolve_grid(name)?;
    Ok(session.library.grid_page(id)?)
}

fn page(name: &str, session: &Session) -> Result<GridPage, CliError> {
    let page = any_page(name, session)?;
    if page.grid.removed.is_some() {
        let hint = format!(
            "`briefreader grid restore {}` brings it back.",
            page.grid.id.short()
        );
        let said = in_trash(&page.grid.name, &page.grid.id.short());
        return Err(CliError::new(said.message).with_hint(hint));
    }
    Ok(page)
}

fn held(page: &GridPage, name: &str, session: &Session) -> Result<AnnotationId, CliError> {
    let mut ids = page.grid.rows.iter().map(|row| row.annotation);
    // One that is gone is found in the grid alone.
    if let Some(id) = ids.find(|id| [id.to_string(), id.short()].contains(&name.to_owned())) {
        return Ok(id);
    }
    let (_, id) = session.library.resolve_annotation(name)?;
    if page.grid.rows.iter().any(|row| row.annotation == id) {
        return Ok(id);
    }
    let said = format!("This annotation is not in the grid “{}”.", page.grid.name);
    let hint = format!(
        "`briefreader grid put {} {}` puts it in.",
        page.grid.id.short(),
        id.short()
    );
    Err(CliError::new(said).with_hint(hint))
}

/// Finds a claim of a grid by its wording or its id, one in the trash too.
fn claim_of(page: &GridPage, name: &str, session: &Session) -> Result<Arc<Claim>, CliError> {
    let mut claims = page.claims.iter();
    let worded = claims.find(|claim| claim.statement.to_lowercase() == name.to_lowercase());
    if let Some(claim) = worded {
        return Ok(Arc::clone(claim));
    }
    let claim = session.any_claim(name)?.claim;
    if page.grid.claims.contains(&claim.id) {
        return Ok(claim);
    }
    let said = format!(
        "The claim “{}” is not in the grid “{}”.",
        claim.statement, page.grid.name
    );
    let hint = format!(
        "`briefreader grid put {} --claim {}` puts it in.",
        page.grid.id.short(),
        claim.id.short()
    );
    Err(CliError::new(said).with_hint(hint))
}

fn list(format: ListFormat, session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
    let grids = session.library.grids(Shelf::Library)?;
    if format == ListFormat::Json {
        output.document(&json::to_text(&GridsDocument::new(&grids)));
        return Ok(());
    }
    if grids.is_empty() {
        output.note(
            "There are no grids yet; `briefreader grid add NAME --claim C --claim C` makes one.",
        );
        return Ok(());
    }
    let mut table = Table::new(&[
        ("ID", 8),
        ("CLAIMS", 6),
        ("EVIDENCE", 8),
        ("NAME", usize::MAX),
    ]);
    for grid in grids {
        let (claims, rows) = (grid.claims.len().to_string(), grid.rows.len().to_string());
        table.row([&grid.id.short(), &claims, &rows, &grid.name]);
    }
    output.table(&table);
    Ok(())
}

fn add(
    name: &str,
    claims: &[String],
    session: &mut Session,
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    let name = CleanText::line(name);
    if name.is_empty() {
        return Err(CliError::usage("A grid needs a name."));
    }
    let mut ids = Vec::new();
    for claim in claims {
        let id = session.claim(claim)?.claim.id;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    if ids.len() < 2 {
        return Err(CliError::usage(
            "A grid needs two claims at least that exclude each other.",
        ));
    }
    let mut build = session.build();
    let id = build.make_grid(&name, &ids);
    let change = build.finish();
    session.apply(&change, output)?;
    output.line(id);
    Ok(())
}

fn show(
    name: &str,
    format: ShowFormat,
    session: &Session,
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    session.index_texts(output)?;
    let page = any_page(name, session)?;
    match format {
        ShowFormat::Table => output.document(&grid::text(&page)),
        ShowFormat::Json => output.document(&json::to_text(&grid::GridDocument::new(&page))),
        ShowFormat::Csv => output.document(&grid::csv(&page)),
    }
    Ok(())
}

fn rating(text: &str) -> Result<Setting<Rating>, String> {
    one_of(text, Rating::KNOWN, Rating::word)
}

fn credibility(text: &str) -> Result<Setting<Credibility>, String> {
    one_of(text, Credibility::KNOWN, Credibility::word)
}

fn one_of<T: Clone>(
    text: &str,
    known: &[T],
    word: impl Fn(&T) -> &str,
) -> Result<Setting<T>, String> {
    if text.is_empty() {
        return Ok(Setting::Clear);
    }
    let found = known
        .iter()
        .find(|one| word(one).eq_ignore_ascii_case(text));
    found.cloned().map(Setting::To).ok_or_else(|| {
        let words: Vec<&str> = known.iter().map(&word).collect();
        format!("it is none of {}", words.join(", "))
    })
}

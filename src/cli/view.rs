//! `briefreader view`: queries under a name.

use clap::{Args, Subcommand};

use crate::{
    cli::{
        CliError, Output,
        list::ListFormat,
        query,
        remove::remove_each,
        session::{Run, Session},
        story::set::name,
        table::Table,
    },
    export::json::{self, ViewsDocument},
    library::{Depth, Parts},
    model::{
        BuiltIn, CleanText, ViewId,
        build::{Setting, ViewEdit},
        saved::{self, is_taken},
        view::{Shelf, ViewRow},
    },
};

/// List saved views with what they find counted, or make, change and remove them
///
/// A view is a query under a name; the reader shows it with a key.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
#[command(after_help = "VIEW is the start or the end of a view's id, or its name.")]
pub struct View {
    /// The form
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List views, those that are built in first
    List {
        /// The form
        #[arg(long, value_enum, default_value_t)]
        format: ListFormat,
    },
    /// Save a query under a name, and print its id
    #[command(after_help = query::help())]
    Add {
        /// What it is to be called
        #[arg(value_name = "NAME", value_parser = name)]
        name: CleanText,
        /// What it asks for
        #[arg(value_name = "QUERY", required = true)]
        query: Vec<String>,
        /// The key that shows it: one letter or digit
        #[arg(long, value_name = "KEY", value_parser = key)]
        key: Option<char>,
    },
    /// Give a view another name, query or key
    #[command(after_help = query::help())]
    Set {
        /// The view
        #[arg(value_name = "VIEW")]
        view: String,
        /// What it is to be called
        #[arg(long, value_name = "NAME", value_parser = name)]
        name: Option<CleanText>,
        /// What it asks for
        #[arg(long, value_name = "QUERY")]
        query: Option<String>,
        /// The key that shows it; an empty text takes it away
        #[arg(long, value_name = "KEY", value_parser = key_or_none)]
        key: Option<Setting<char>>,
    },
    /// Put views into the trash; `restore` brings them back
    Remove {
        /// The views
        #[arg(value_name = "VIEW", required = true)]
        views: Vec<String>,
        /// Only say what would be removed
        #[arg(long)]
        dry_run: bool,
    },
}

impl View {
    /// Does what the subcommand says; without one it lists.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        session.load(output)?;
        match &self.command {
            None => list(self.format, session, output),
            Some(Command::List { format }) => list(*format, session, output),
            Some(Command::Add { name, query, key }) => add(name, query, *key, session, output),
            Some(Command::Set {
                view,
                name,
                query,
                key,
            }) => {
                let edit = ViewEdit {
                    name: name.clone().into(),
                    query: match query {
                        None => Setting::Keep,
                        Some(query) => Setting::To(understood(std::slice::from_ref(query))?),
                    },
                    key: key.clone().unwrap_or_default(),
                };
                set(view, &edit, session, output)
            }
            Some(Command::Remove { views, dry_run }) => {
                let run = Run::of(*dry_run);
                remove_each(views, run, output, |name, output| {
                    remove(name, run, session, output)
                });
                Ok(())
            }
        }
    }
}

fn list(format: ListFormat, session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
    session.index(Depth::Directories, Parts::Words, output)?;
    let at = query::moment();
    let mut built_in = Vec::new();
    for view in BuiltIn::ALL {
        let count = match view.query() {
            Some(query) => session.library.count_asked(query, None, &at)?,
            None => None,
        };
        built_in.push((view, count));
    }
    let rows = session.library.view_rows(None, &at)?;
    match format {
        ListFormat::Json => {
            output.document(&json::to_text(&ViewsDocument::new(built_in, &rows)));
        }
        ListFormat::Table => output.table(&table(&built_in, &rows)),
    }
    Ok(())
}

fn table(built_in: &[(BuiltIn, Option<usize>)], rows: &[ViewRow]) -> Table {
    let mut table = Table::new(&[
        ("ID", 8),
        ("KEY", 3),
        ("COUNT", 8),
        ("NAME", 30),
        ("QUERY", usize::MAX),
    ]);
    let counted = |count: Option<usize>| count.map_or_else(|| "?".to_owned(), |n| n.to_string());
    for (view, count) in built_in {
        let (key, count) = (view.key().to_string(), counted(*count));
        let query = view.query().unwrap_or("known to the reader only");
        table.row(["", &key, &count, view.name(), query]);
    }
    for ViewRow { view, count } in rows {
        let key = view.key.map(String::from).unwrap_or_default();
        let (id, count) = (view.id.short(), counted(*count));
        table.row([&id, &key, &count, &view.name, &view.query]);
    }
    table
}

fn add(
    name: &CleanText,
    query: &[String],
    key: Option<char>,
    session: &mut Session,
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    let query = understood(query)?;
    free(Some(name), key, None, session)?;
    let mut build = session.build();
    let id = build.make_view(name, &query, key);
    let change = build.finish();
    session.apply(&change, output)?;
    output.line(id);
    Ok(())
}

fn set(
    name: &str,
    edit: &ViewEdit,
    session: &mut Session,
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    if *edit == ViewEdit::default() {
        return Err(
            CliError::usage("Nothing is said that the view is to be set to.")
                .with_hint("Give --name, --query or --key."),
        );
    }
    let (view, record) = session.view(name)?;
    let new_name = match &edit.name {
        Setting::To(name) => Some(name),
        _ => None,
    };
    let key = match edit.key {
        Setting::To(key) => Some(key),
        _ => None,
    };
    free(new_name, key, Some(view.id), session)?;
    let mut build = session.build();
    build.edit_view(view.id, &record, edit);
    let change = build.finish();
    session.apply(&change, output)?;
    Ok(())
}

fn remove(
    name: &str,
    run: Run,
    session: &mut Session,
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    let (view, record) = session.view(name)?;
    if run == Run::Do {
        let mut build = session.build();
        build.remove_view(view.id, &record);
        let change = build.finish();
        session.apply(&change, output)?;
    }
    output.line(format_args!("{} {}", view.id, view.name));
    Ok(())
}

/// Makes sure that no other view has the name or the key.
fn free(
    name: Option<&CleanText>,
    key: Option<char>,
    but: Option<ViewId>,
    session: &Session,
) -> Result<(), CliError> {
    let mut views = session.library.views(Shelf::Library)?;
    views.retain(|view| Some(view.id) != but);
    match is_taken(name.map(CleanText::as_str), key, &views) {
        Some(why) => Err(CliError::new(why).with_hint("`briefreader view` lists what there is.")),
        None => Ok(()),
    }
}

/// Reads a query, of which all must be understood, and returns it as it was typed.
fn understood(words: &[String]) -> Result<CleanText, CliError> {
    query::read(words)?;
    Ok(CleanText::line(&words.join(" ")))
}

/// Reads a key.
fn key(text: &str) -> Result<char, &'static str> {
    saved::key(text).ok_or("a key is one letter or digit")
}

/// Reads a key; an empty one takes it away.
fn key_or_none(text: &str) -> Result<Setting<char>, &'static str> {
    if text.trim().is_empty() {
        return Ok(Setting::Clear);
    }
    key(text).map(Setting::To)
}

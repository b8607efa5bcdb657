//! `briefreader export`: a dossier for others.

use std::{
    fs::{self, OpenOptions},
    io::Write,
    path::{Path, PathBuf},
};

use clap::{Args, ValueEnum};

use crate::{
    cli::{CliError, Output, narrow::Narrow, session::Session, shown},
    export::{
        json::{self, ExportDocument},
        markdown,
    },
    store::{Action, StoreError, atomic},
};

/// How a dossier is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: quotes, notes, claims, citations.
    Markdown,
    /// For programs.
    Json,
}

/// Write articles, annotations and claims for others
#[derive(Debug, Args)]
#[command(after_help = "\
Without words, articles and claims everything is written. A claim is written with all its evidence, also \
that of articles which are not.")]
pub struct Export {
    /// Only articles with these words in title, source, author, date, URL or tags
    query: Vec<String>,
    /// Only this article; may be given several times
    #[arg(long = "article", value_name = "ARTICLE")]
    articles: Vec<String>,
    /// Only annotations that bear on this claim, an id or a statement; may be given several times
    #[arg(long = "claim", value_name = "CLAIM")]
    claims: Vec<String>,
    /// The form
    #[arg(long, value_enum)]
    format: Format,
    /// Write to FILE; - is standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace the file where there is one
    #[arg(long)]
    force: bool,
}

impl Export {
    /// Prints or writes the dossier.
    pub fn run(&self, session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let file = self
            .output
            .as_deref()
            .filter(|path| *path != Path::new("-"));
        if let Some(path) = file
            && !self.force
            && path.exists()
        {
            return Err(is_there(path));
        }
        let narrow = Narrow {
            query: self.query.join(" "),
            articles: self.articles.clone(),
            claims: self.claims.clone(),
            ..Narrow::default()
        };
        session.load(output)?;
        let dossier = narrow.dossier(session)?;
        let text = match self.format {
            Format::Markdown => markdown::dossier(&dossier),
            Format::Json => json::to_text(&ExportDocument::new(&dossier)),
        };
        match file {
            None => output.document(&text),
            Some(path) if self.force && path.exists() => replace(path, &text)?,
            Some(path) => create(path, &text)?,
        }
        Ok(())
    }
}

fn is_there(path: &Path) -> CliError {
    CliError::new(format!("{} is there already.", shown(path)))
        .with_hint("Replace it with --force, or choose another name.")
}

/// Writes a new file; what could not be written whole is taken away again.
fn create(path: &Path, text: &str) -> Result<(), CliError> {
    let created = OpenOptions::new().write(true).create_new(true).open(path);
    let mut file = created.map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => is_there(path),
        _ => StoreError::io(Action::Write, path)(error).into(),
    })?;
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all());
    written.map_err(|error| {
        fs::remove_file(path).ok();
        StoreError::io(Action::Write, path)(error).into()
    })
}

/// Replaces a file whole; what is no file, such as a pipe or a device, is written to.
fn replace(path: &Path, text: &str) -> Result<(), CliError> {
    if path.is_file() {
        // Whether it would survive a power cut is not asked: it can be exported again.
        let _ = atomic::replace(path, text.as_bytes(), None)?;
        return Ok(());
    }
    fs::write(path, text).map_err(|error| StoreError::io(Action::Write, path)(error).into())
}

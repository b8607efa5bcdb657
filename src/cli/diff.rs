//! `briefreader diff`: what has changed between two snapshots.

use clap::{Args, ValueEnum};

use crate::{
    cli::{
        CliError, Output,
        session::{self, Session},
    },
    compare::diff::{self, Changes, Fate, Passage, Revision, Shown},
    export::json::{self, DiffDocument},
    model::{CleanText, Snapshot},
    text::count::counted,
};

/// How changes are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The paragraphs that have changed, with those beside them.
    #[default]
    Text,
    /// Everything, for programs.
    Json,
}

/// When colours are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Color {
    /// On a terminal, unless NO_COLOR is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never: what is gone stands in `[-…-]`, what came in `{+…+}`.
    Never,
}

/// Show what has changed between two snapshots of an article
///
/// Compared by words: letters, case and punctuation count; white space, line breaks and the form of quotation marks,
/// apostrophes and dashes do not. Without OLD and NEW the newest snapshot is compared with the one before.
#[derive(Debug, Args)]
pub struct Diff {
    /// The article
    #[arg(value_name = "ARTICLE")]
    article: String,
    /// The older snapshot: 1 is the oldest
    #[arg(value_name = "OLD", requires = "new")]
    old: Option<usize>,
    /// The newer snapshot
    #[arg(value_name = "NEW")]
    new: Option<usize>,
    /// The form
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Whether colours are used
    #[arg(long, value_enum, default_value_t)]
    color: Color,
}

/// How the fates of words are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Plain,
    Coloured,
}

impl Diff {
    /// Prints what has changed.
    pub fn run(&self, session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let article = session.article(&self.article)?;
        let count = article.snapshots.len();
        let (old, new) = match (self.old, self.new) {
            (Some(old), Some(new)) => (old, new),
            _ if count < 2 => {
                return Err(CliError::new(format!(
                    "“{}” has only one snapshot, so there is nothing to compare it with.",
                    article.title
                ))
                .with_hint("Once the article was revised, add it again from where it came."));
            }
            _ => (count - 1, count),
        };
        let old = session::snapshot(&article, old)?;
        let new = session::snapshot(&article, new)?;
        let revision = session.library.revision(article.id, old, new, &|| false)?;
        let Some(revision) = revision else {
            return Ok(());
        };
        match self.format {
            Format::Json => output.document(&json::to_text(&DiffDocument::new(&revision))),
            Format::Text => {
                let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
                let look = match self.color {
                    Color::Always => Look::Coloured,
                    Color::Auto if output.is_terminal() && !set("NO_COLOR") => Look::Coloured,
                    Color::Auto | Color::Never => Look::Plain,
                };
                print(&revision, look, output);
            }
        }
        Ok(())
    }
}

fn print(revision: &Revision, look: Look, output: &mut Output<'_>) {
    let changes = revision.changes();
    let (old, new) = (&revision.old, &revision.new);
    let [old_number, new_number] = revision.snapshots;
    output.line(format_args!(
        "“{}”, snapshot {old_number} → {new_number}: {changes}",
        revision.article.title,
    ));
    if changes == Changes::default() {
        return;
    }
    for shown in revision.shown() {
        output.bytes(b"\n");
        let at = match shown {
            Shown::Unchanged(count) => {
                let said = counted(count, "paragraph");
                output.line(format_args!("… {said} unchanged"));
                continue;
            }
            Shown::Passage(at) => at,
        };
        let Some(passage) = revision.passages.get(at) else {
            continue;
        };
        if let Some(said) = revision.said(at) {
            output.line(format_args!("~ {said}"));
        }
        // The texts of snapshots are clean; the letters between them are our own.
        output.bytes(text(passage, old, new, look).as_bytes());
        output.bytes(b"\n");
        for placed in revision.touched(at) {
            output.line(format_args!(
                "  annotation {} {}: “{}”",
                placed.annotation.id.short(),
                placed.new.state.word(),
                CleanText::line(&placed.annotation.anchor.quote)
            ));
        }
    }
}

/// Returns a passage with what has changed in it told apart.
fn text(passage: &Passage, old: &Snapshot, new: &Snapshot, look: Look) -> String {
    let mut told = diff::told(&passage.pieces, &old.text, &new.text);
    if look == Look::Coloured {
        told = diff::apart(told);
    }
    let marked = told.into_iter().map(|told| {
        let (open, close) = match (told.fate, look) {
            (Fate::Same, _) => ("", ""),
            (Fate::Gone, Look::Plain) => ("[-", "-]"),
            (Fate::Come, Look::Plain) => ("{+", "+}"),
            (Fate::Gone, Look::Coloured) => ("\u{1b}[31;9m", "\u{1b}[0m"),
            (Fate::Come, Look::Coloured) => ("\u{1b}[32;4m", "\u{1b}[0m"),
        };
        format!("{open}{}{close}", told.text)
    });
    marked.collect()
}

//! `briefreader story set`.

use clap::Args;

use crate::{
    cli::{CliError, Output, session::Session},
    model::{
        CleanText,
        build::{Setting, StoryEdit},
    },
};

/// Give a story another name, or write a note on it
#[derive(Debug, Args)]
pub struct Set {
    /// The story
    #[arg(value_name = "STORY")]
    story: String,
    /// What it is to be called
    #[arg(long, value_name = "NAME", value_parser = name)]
    name: Option<CleanText>,
    /// What it is about, in Markdown; an empty text takes it away
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
}

impl Set {
    /// Changes the story.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        if self.name.is_none() && self.note.is_none() {
            return Err(
                CliError::usage("Nothing is said that the story is to be set to.")
                    .with_hint("Give --name or --note."),
            );
        }
        let (story, record) = session.story(&self.story)?;
        let edit = StoryEdit {
            name: self.name.clone().into(),
            note: note(self.note.as_deref()),
        };
        let mut build = session.build();
        build.edit_story(story.id, &record, &edit);
        let change = build.finish();
        session.apply(&change, output)?;
        Ok(())
    }
}

/// Reads a name, which stands on one line.
pub fn name(text: &str) -> Result<CleanText, &'static str> {
    let name = CleanText::line(text);
    if name.is_empty() {
        Err("it needs a name")
    } else {
        Ok(name)
    }
}

/// Takes a note as it was given: an empty one takes it away.
pub fn note(given: Option<&str>) -> Setting<CleanText> {
    match given {
        None => Setting::Keep,
        Some(text) if text.trim().is_empty() => Setting::Clear,
        Some(text) => Setting::To(CleanText::new(text)),
    }
}

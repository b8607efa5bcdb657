//! `briefreader story add`.

use clap::Args;

use crate::{
    cli::{
        CliError, Output, query,
        session::Session,
        story::{
            link::{Named, Things},
            set::{name, note},
        },
    },
    model::{
        CleanText, Record,
        build::{Setting, StoryEdit},
    },
};

/// Make a story, and print its id
///
/// What is named is put into it at once. Where there is a story of that name, its id is printed and it stays as it
/// is.
#[derive(Debug, Args)]
#[command(after_help = query::help())]
pub struct Add {
    /// What it is to be called
    #[arg(value_name = "NAME", value_parser = name)]
    name: CleanText,
    #[command(flatten)]
    things: Things,
    /// What it is about, in Markdown
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
}

impl Add {
    /// Makes the story in one change.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        if let Ok(id) = session.library.resolve_story(&self.name) {
            let (story, _) = session.story_of(id)?;
            if story.name.to_lowercase() == self.name.to_lowercase() {
                output.line(id);
                output.note("There is a story of this name already; it stays as it is.");
                if !self.things.is_empty() {
                    output.hint("`briefreader story link` puts articles and claims into it.");
                }
                return Ok(());
            }
        }
        let Named { members, .. } = self.things.named(session, output)?;
        let mut build = session.build();
        let id = build.make_story(&self.name);
        build.put_into_story(id, &Record::default(), &members);
        if let Setting::To(note) = note(self.note.as_deref()) {
            let edit = StoryEdit {
                note: Setting::To(note),
                ..StoryEdit::default()
            };
            build.edit_story(id, &Record::default(), &edit);
        }
        build.named(&format!("make story “{}”", self.name));
        let change = build.finish();
        session.apply(&change, output)?;
        output.line(id);
        Ok(())
    }
}

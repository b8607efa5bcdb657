//! `briefreader feed import` and `briefreader feed export`: lists of feeds, as other readers write them.

use std::{fs, path::PathBuf};

use clap::Args;

use crate::{
    cli::{
        CliError, Output,
        delivery::Delivery,
        session::{Session, saved},
        shown,
    },
    export,
    import::opml,
    library::Follow,
    model::{
        FeedEdit, Outline, PageAddress, Setting,
        view::{FollowState, Shelf},
    },
    text::count::counted,
};

/// Follow all feeds of a list in OPML, as other readers export it
///
/// Feeds that are followed already stay as they are, and are put into the folders of the list besides. Nothing is
/// fetched; `feed refresh` gets what is new.
#[derive(Debug, Args)]
pub struct Import {
    /// The file
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Import {
    /// Follows the feeds in one change.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let name = shown(&self.file);
        let bytes = fs::read(&self.file)
            .map_err(|error| CliError::new(format!("{name} could not be read: {error}.")))?;
        let list = opml::read(&bytes).map_err(|fault| {
            CliError::new(format!("{name} was not taken over. {fault}")).with_hint(fault.hint())
        })?;
        for remark in &list.remarks {
            output.note(remark);
        }
        let feeds: Vec<Follow> = list.feeds.iter().filter_map(follow).collect();
        let followed = session.library.follow(&feeds)?;
        if let Some(applied) = &followed.applied {
            saved(applied, output)?;
        }
        let count = |wanted| {
            let states = followed.feeds.iter().filter(|(_, state)| *state == wanted);
            states.count()
        };
        for (id, state) in &followed.feeds {
            if *state != FollowState::Present {
                output.line(id);
            }
        }
        let mut said = format!("{} followed", counted(count(FollowState::New), "feed"));
        for (state, words) in [
            (FollowState::Restored, "back from the trash"),
            (FollowState::Present, "followed already"),
        ] {
            if count(state) > 0 {
                said.push_str(&format!(" · {} {words}", count(state)));
            }
        }
        output.note(said);
        if count(FollowState::Present) < followed.feeds.len() {
            output.hint("`briefreader feed refresh` gets what is new.");
        }
        Ok(())
    }
}

fn follow(outline: &Outline) -> Option<Follow> {
    Some(Follow {
        address: PageAddress::parse_whole(&outline.url).ok()?,
        edit: FeedEdit {
            folders: match outline.folders.is_empty() {
                true => Setting::Keep,
                false => Setting::To(outline.folders.iter().cloned().collect()),
            },
            ..FeedEdit::default()
        },
        title: Some(outline.name.clone()),
        site: outline.site.clone(),
        set: FeedEdit {
            content: outline.content.clone().into(),
            keep_days: outline.keep_days.into(),
            keep_items: outline.keep_items.into(),
            stopped: outline.stopped.clone().into(),
            ..FeedEdit::default()
        },
    })
}

/// Write the feeds as a list in OPML, which other readers take over
///
/// What is read and kept of each, and which are stopped, stands in it for `feed import`; other readers pass over that.
#[derive(Debug, Args)]
pub struct Export {
    #[command(flatten)]
    delivery: Delivery,
}

impl Export {
    /// Prints or writes the list.
    pub fn run(&self, session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let feeds = session.library.feeds(Shelf::Library)?;
        let outlines: Vec<Outline> = feeds.iter().map(|feed| Outline::of(feed)).collect();
        let text = export::opml::write("Feeds of briefreader", &outlines);
        self.delivery.deliver(&text, output, Output::document)
    }
}

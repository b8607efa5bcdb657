//! `briefreader feed folder`.

use std::{collections::BTreeSet, sync::Arc};

use clap::Args;

use crate::{
    cli::{CliError, Output, session::Session},
    model::{
        CleanText, Feed, Record,
        feed::{folder, renamed_folder, with_those_above},
        view::Shelf,
    },
    text::{count::counted, words::fold},
};

/// Give a folder of feeds another name or place, with the folders in it
///
/// Where there is a folder of that path, the two become one. Rules and views that name a folder stay as they are.
#[derive(Debug, Args)]
pub struct Folder {
    /// The path of the folder, such as News/Europe
    #[arg(value_name = "FOLDER")]
    old: String,
    /// Its new path; an empty text takes the folder away: its feeds stay, and folders in it stand by themselves
    #[arg(value_name = "NEW")]
    new: String,
}

impl Folder {
    /// Renames the folder in each feed that is in it, as one change.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let feeds = session.library.feeds(Shelf::Library)?;
        let (old, new) = (named(&self.old, &feeds)?, folder(&self.new));
        let is_in = |feed: &Arc<Feed>| {
            let mut folders = feed.folders.iter();
            folders.any(|path| renamed_folder(path, &old, &new).is_some())
        };
        let mut records: Vec<(Feed, Record)> = Vec::new();
        if new == old {
            output.note(format!("The folder is called “{old}” already."));
            return Ok(());
        }
        for feed in feeds.iter().filter(|feed| is_in(feed)) {
            records.push(session.feed_of(feed.id)?);
        }
        let mut build = session.build();
        let within = records.iter().map(|(feed, record)| (feed.id, record));
        build.rename_folder(within, &old, &new);
        let change = build.finish();
        session.apply(&change, output)?;
        let count = counted(records.len(), "feed");
        output.note(match new.is_empty() {
            true => format!("Took the folder “{old}” away, in which {count} had been."),
            false => format!("Renamed the folder “{old}” to “{new}”, with {count}."),
        });
        Ok(())
    }
}

/// Finds the one folder of a path as it is spelled in feeds; case and accents don't matter where no other is so.
fn named(name: &str, feeds: &[Arc<Feed>]) -> Result<CleanText, CliError> {
    let sought = folder(name);
    let folders = feeds.iter().flat_map(|feed| &feed.folders);
    let all: BTreeSet<&str> = folders.flat_map(|path| with_those_above(path)).collect();
    if all.contains(sought.as_str()) {
        return Ok(sought);
    }
    let key = fold(&sought);
    let like: Vec<&str> = all.into_iter().filter(|path| fold(path) == key).collect();
    match like.as_slice() {
        [one] => Ok(CleanText::line(one)),
        [] => Err(
            CliError::new(format!("There is no folder “{sought}” with feeds in it."))
                .with_hint("`briefreader feed list` tells in which folders feeds are."),
        ),
        several => Err(CliError::new(format!(
            "Several folders are called so: {}.",
            several.join(", ")
        ))
        .with_hint("Write it as one of them is written.")),
    }
}

//! `briefreader feed set`.

use clap::Args;

use crate::{
    cli::{
        CliError, Output,
        feed::{Said, add::address},
        session::Session,
        story::set::name,
    },
    model::{CleanText, FeedEdit, Setting, feed::Stopped},
};

/// Give feeds another name, address or folders, or say what is read and kept of them
#[derive(Debug, Args)]
pub struct Set {
    /// The feeds
    #[arg(value_name = "FEED", required = true)]
    feeds: Vec<String>,
    /// What it is to be called
    #[arg(long, value_name = "NAME", value_parser = name)]
    name: Option<CleanText>,
    /// Where it is got
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// The path of a folder that it is in, in place of those that it was in; an empty text takes it out of all
    #[arg(long = "folder", value_name = "FOLDER")]
    folders: Vec<String>,
    #[command(flatten)]
    said: Said,
    /// Don't ask it any more
    #[arg(long, conflicts_with = "go_on")]
    stop: bool,
    /// Ask it again
    #[arg(long)]
    go_on: bool,
}

impl Set {
    /// Changes the feeds.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let is_nothing = self.name.is_none() && self.url.is_none() && self.folders.is_empty();
        if is_nothing && self.said.is_nothing() && !self.stop && !self.go_on {
            return Err(
                CliError::usage("Nothing is said that the feed is to be set to.").with_hint(
                    "Give --name, --url, --folder, --content, --keep-days, --keep-items, --stop or --go-on.",
                ),
            );
        }
        if self.feeds.len() > 1 && (self.name.is_some() || self.url.is_some()) {
            return Err(CliError::usage(
                "One name or one address is not for several feeds.",
            ));
        }
        let edit = self.edit()?;
        for name in &self.feeds {
            let (feed, record) = session.feed(name)?;
            if let Some(url) = &self.url {
                let there = session.library.feeds_at(address(url)?.as_str())?;
                if let Some(other) = there.iter().find(|other| **other != feed.id) {
                    let (other, _) = session.feed_of(*other)?;
                    return Err(CliError::new(format!(
                        "“{}” is followed at this address already.",
                        other.name
                    )));
                }
            }
            let mut build = session.build();
            build.edit_feed(feed.id, &record, &edit);
            let change = build.finish();
            session.apply(&change, output)?;
        }
        Ok(())
    }

    fn edit(&self) -> Result<FeedEdit, CliError> {
        let folders = self.folders.iter().map(|path| CleanText::line(path));
        let folders: Vec<CleanText> = folders.filter(|path| !path.is_empty()).collect();
        let url = match &self.url {
            None => Setting::Keep,
            Some(url) => Setting::To(CleanText::line(address(url)?.without_fragment().as_str())),
        };
        Ok(FeedEdit {
            name: self.name.clone().into(),
            url,
            folders: match (self.folders.is_empty(), folders.is_empty()) {
                (true, _) => Setting::Keep,
                (false, true) => Setting::Clear,
                (false, false) => Setting::To(folders),
            },
            stopped: match (self.stop, self.go_on) {
                (true, _) => Setting::To(Stopped::ByHand),
                (false, true) => Setting::Clear,
                (false, false) => Setting::Keep,
            },
            ..self.said.edit()
        })
    }
}

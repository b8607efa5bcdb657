//! `briefreader feed add`.

use clap::Args;

use crate::{
    cli::{
        CliError, Output,
        feed::{Said, refresh},
        fetching::{Allowed, watched},
        interrupt::Interrupt,
        session::{Session, saved},
        story::set::name,
    },
    library::{Follow, Library},
    model::{
        CleanText, FeedEdit, FeedId, PageAddress, Setting,
        schedule::Urgency,
        view::{FollowState, FoundFeeds, NamedFeed},
    },
    net::Client,
};

/// Follow feeds, print their ids, and get what is in them
///
/// The address may be that of a feed, or of a page that names its feeds; where it names several, --choose or --all says
/// which. A feed that is followed already stays as it is, but for what is said here; one in the trash comes back.
#[derive(Debug, Args)]
pub struct Add {
    /// Addresses of feeds, or of pages that name them
    #[arg(value_name = "URL", required = true)]
    addresses: Vec<String>,
    /// What it is to be called, where it is not to have its own name
    #[arg(long, value_name = "NAME", value_parser = name)]
    name: Option<CleanText>,
    /// The path of a folder that it is in, such as News/Europe
    #[arg(long = "folder", value_name = "FOLDER")]
    folders: Vec<String>,
    #[command(flatten)]
    said: Said,
    /// Take the feed of this number, where a page names several
    #[arg(long, value_name = "N", conflicts_with = "all")]
    choose: Option<usize>,
    /// Take all feeds, where a page names several
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    pub(super) allowed: Allowed,
}

impl Add {
    /// Follows what is found; what can't be is told, and the rest is followed all the same.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        if self.name.is_some() && (self.addresses.len() > 1 || self.all) {
            return Err(CliError::usage("One name is not for several feeds.")
                .with_hint("Follow them without --name; `briefreader feed set` names each."));
        }
        let client = self.allowed.client(&session.settings);
        let mut feeds = Vec::new();
        let interrupt = Interrupt::listen();
        let looking = Looking {
            library: &session.library,
            client: &client,
            interrupt: &interrupt,
        };
        for typed in &self.addresses {
            let found = self.find(typed, &looking, output);
            if interrupt.is_asked() {
                output.ended(interrupt.status());
                return Err(CliError::new("Stopped: nothing is followed."));
            }
            match found {
                Ok(found) => feeds.extend(found),
                Err(error) => output.error(&error),
            }
        }
        // From here on the refreshing listens.
        drop(interrupt);
        if feeds.is_empty() {
            return Ok(());
        }
        let followed = session.library.follow(&feeds)?;
        if let Some(applied) = &followed.applied {
            saved(applied, output)?;
        }
        let mut fresh: Vec<FeedId> = Vec::new();
        for (id, state) in &followed.feeds {
            if !fresh.contains(id) {
                output.line(id);
                fresh.push(*id);
            }
            match state {
                FollowState::New => {}
                FollowState::Restored => output.note("The feed was in the trash, and is back."),
                FollowState::Present => output.note("The feed is followed already."),
            }
        }
        let urgency = Urgency::Asked { force: false };
        let refreshed = refresh::feeds(Some(&fresh), urgency, &client, session, output)?;
        output.note(refreshed.sentence());
        refresh::tell(&refreshed, refresh::Strictness::Each, output);
        Ok(())
    }

    /// Finds the feeds of an address.
    fn find(
        &self,
        typed: &str,
        looking: &Looking<'_>,
        output: &mut Output<'_>,
    ) -> Result<Vec<Follow>, CliError> {
        let address = address(typed)?;
        // What is followed need not be looked at again.
        if !looking.library.feeds_at(address.as_str())?.is_empty() {
            return Ok(vec![self.follow(address, None, None)]);
        }
        let named = match looking.at(&address, output)? {
            FoundFeeds::Feed(found) => {
                let found = self.follow(found.address, Some(found.title), found.site);
                return Ok(vec![found]);
            }
            FoundFeeds::Named(named) => named,
        };
        let chosen = self.choose(&address, named)?;
        let mut feeds = Vec::new();
        for NamedFeed { address, .. } in chosen {
            match looking.at(&address, output) {
                // What was stopped is told by whoever asked for it.
                _ if looking.interrupt.is_asked() => break,
                Ok(FoundFeeds::Feed(found)) => {
                    feeds.push(self.follow(found.address, Some(found.title), found.site));
                }
                Ok(FoundFeeds::Named(_)) => output.error(&CliError::new(format!(
                    "{address} is a page, not the feed that it is said to be."
                ))),
                Err(error) => output.error(&error),
            }
        }
        Ok(feeds)
    }

    fn choose(
        &self,
        page: &PageAddress,
        mut named: Vec<NamedFeed>,
    ) -> Result<Vec<NamedFeed>, CliError> {
        let count = named.len();
        match self.choose {
            _ if self.all || (count == 1 && self.choose.is_none()) => Ok(named),
            Some(number) if (1..=count).contains(&number) => {
                Ok(vec![named.swap_remove(number - 1)])
            }
            choose => {
                let mut said = match choose {
                    Some(number) => format!("{page} names no feed of the number {number}:"),
                    None => format!("{page} names {count} feeds:"),
                };
                for (number, feed) in (1..).zip(&named) {
                    let title = feed.title.as_deref().unwrap_or_default();
                    let gap = if title.is_empty() { "" } else { "  " };
                    said.push_str(&format!("\n  {number}  {title}{gap}{}", feed.address));
                }
                Err(CliError::usage(said)
                    .with_hint("`--choose 1` takes the first, `--all` takes all of them."))
            }
        }
    }

    fn follow(
        &self,
        address: PageAddress,
        title: Option<CleanText>,
        site: Option<CleanText>,
    ) -> Follow {
        let folders = self.folders.iter().map(|path| CleanText::line(path));
        let folders: Vec<CleanText> = folders.collect();
        let edit = FeedEdit {
            name: self.name.clone().into(),
            folders: match folders.is_empty() {
                true => Setting::Keep,
                false => Setting::To(folders),
            },
            ..self.said.edit()
        };
        Follow {
            title,
            site,
            ..Follow::by_person(address, edit)
        }
    }
}

/// With what feeds are looked for.
struct Looking<'a> {
    library: &'a Library,
    client: &'a Client,
    interrupt: &'a Interrupt,
}

impl Looking<'_> {
    /// Finds what stands at an address.
    fn at(&self, address: &PageAddress, output: &mut Output<'_>) -> Result<FoundFeeds, CliError> {
        let found = watched(self.interrupt, output, |watch| {
            self.library.look_for_feeds(self.client, address, watch)
        });
        Ok(found?)
    }
}

/// Reads the address of a feed, as it is typed or handed over by a browser.
pub fn address(typed: &str) -> Result<PageAddress, CliError> {
    if typed.trim().is_empty() {
        return Err(CliError::usage("A blank name is no URL.").with_hint(
            "Name the URL of a feed, or of a page that names it; where a variable named it, the variable is empty.",
        ));
    }
    PageAddress::of_feed(typed).map_err(|fault| {
        let typed = CleanText::line(typed);
        CliError::usage(format!("“{typed}” was not followed. {fault}")).with_hint(fault.hint())
    })
}

//! Finding the feed of an address, and following it.

use std::collections::HashMap;

use crate::{
    import,
    library::{
        Library,
        feeds::{FeedError, look::hints},
    },
    model::{
        Build, CleanText, Feed, FeedEdit, FeedId, Flow, PageAddress, Setting, feed,
        view::{FollowState, Followed, FoundFeed, FoundFeeds, NamedFeed},
    },
    net::{Client, Fetched, Progress, Received, Request, Stage},
};

/// A feed that is to be followed.
#[derive(Clone, Debug)]
pub struct Follow {
    /// Where it is got.
    pub address: PageAddress,
    /// What a person says of it; its address is not looked at. Of one that is followed already, folders are added.
    pub edit: FeedEdit,
    /// What it or a list calls it: the name of a new one of which the person says none, and of no other.
    pub title: Option<CleanText>,
    /// The page that it belongs to, of a new one.
    pub site: Option<CleanText>,
    /// What a list says was set of it, of a new one of which the person sets nothing else; name and folders don't count.
    pub set: FeedEdit,
}

impl Follow {
    /// One of which nobody but a person says anything.
    pub fn by_person(address: PageAddress, edit: FeedEdit) -> Self {
        Self {
            address,
            edit,
            title: None,
            site: None,
            set: FeedEdit::default(),
        }
    }

    /// Returns what is said of it where it is new.
    fn of_new(&self) -> FeedEdit {
        let found = |text: &Option<CleanText>| text.clone().filter(|text| !text.is_empty()).into();
        let said = |said: &Setting<CleanText>, other: &Option<CleanText>| match said {
            Setting::To(_) => said.clone(),
            Setting::Keep | Setting::Clear => found(other),
        };
        FeedEdit {
            name: said(&self.edit.name, &self.title),
            site: said(&self.edit.site, &self.site),
            content: or(&self.edit.content, &self.set.content),
            keep_days: or(&self.edit.keep_days, &self.set.keep_days),
            keep_items: or(&self.edit.keep_items, &self.set.keep_items),
            stopped: or(&self.edit.stopped, &self.set.stopped),
            ..self.edit.clone()
        }
    }
}

fn or<T: Clone>(by_person: &Setting<T>, by_list: &Setting<T>) -> Setting<T> {
    match by_person {
        Setting::Keep => by_list.clone(),
        Setting::To(_) | Setting::Clear => by_person.clone(),
    }
}

impl Library {
    /// Fetches what stands at an address, and finds out whether it is a feed, or a page that names some.
    ///
    /// Where it is a feed, a refresh within a minute takes what came, and does not ask again; one by force does.
    ///
    /// # Errors
    /// Where it does not come, can't be read, or is a page that names none.
    pub fn look_for_feeds(
        &self,
        client: &Client,
        address: &PageAddress,
        watch: &dyn Fn(&Progress) -> Flow,
    ) -> Result<FoundFeeds, FeedError> {
        let fetched = client.fetch(Request::feed(address.clone()), watch);
        let fetched = fetched.map_err(|why| FeedError::Fetch {
            address: shown(address),
            why,
        })?;
        let none = || FeedError::NoFeed {
            address: shown(address),
        };
        let Fetched::Page(received) = fetched else {
            return Err(none());
        };
        let progress = Progress {
            stage: Stage::Taking,
            host: CleanText::line(received.address.host()),
            received: u64::try_from(received.bytes.len()).unwrap_or(u64::MAX),
            expected: None,
        };
        let is_stopped = || watch(&progress) == Flow::Stop;
        match self.feed_in(address, &received, &is_stopped) {
            Ok(found) => {
                // What has moved is followed where it is now.
                let received = Received {
                    moved: None,
                    ..*received
                };
                let address = found.address.clone();
                self.looked.keep(address, (self.now)(), received);
                Ok(FoundFeeds::Feed(found))
            }
            Err(why) if why.is_stopped() => Err(why),
            Err(why) => {
                let hints = hints(&received);
                let named = self
                    .extractor
                    .advertised(&received.bytes, &hints, &is_stopped);
                let named: Vec<NamedFeed> = named
                    .unwrap_or_default()
                    .into_iter()
                    .map(|named| NamedFeed {
                        address: named.address,
                        title: named.title,
                    })
                    .collect();
                match named.is_empty() {
                    false => Ok(FoundFeeds::Named(named)),
                    // Of something that looks like a feed it is told what is wrong with it.
                    true if import::is_feed(&received.bytes) => Err(why),
                    true => Err(none()),
                }
            }
        }
    }

    fn feed_in(
        &self,
        asked: &PageAddress,
        received: &Received,
        is_stopped: &dyn Fn() -> bool,
    ) -> Result<FoundFeed, FeedError> {
        let hints = hints(received);
        let read = self
            .extractor
            .read_feed(&received.bytes, &hints, is_stopped);
        let read = read.map_err(|why| FeedError::Read {
            address: shown(asked),
            why,
        })?;
        let moved = received.moved.clone().filter(|moved| !moved.is_root());
        Ok(FoundFeed {
            address: moved.unwrap_or_else(|| asked.without_fragment()),
            title: read.title,
            site: read.site,
        })
    }

    /// Follows feeds, all in one change: those that were followed before are taken out of the trash, and those that are
    /// followed now stay as they are, but for what a person says of them.
    ///
    /// A feed is known by the address at which it was followed first, by the one that it has now, and by all between.
    ///
    /// # Errors
    /// Where the feeds can't be read, or the change is refused.
    pub fn follow(&self, feeds: &[Follow]) -> Result<Followed, FeedError> {
        let known = self.known_feeds()?;
        let (mut by_address, mut by_id) = (HashMap::new(), HashMap::new());
        for (feed, record) in &known {
            by_id.insert(feed.id, (feed, record));
            for identity in feed.identities() {
                // One that is followed comes before one in the trash.
                by_address.entry(identity).or_insert((feed, record));
            }
        }
        let mut ids = self.ids();
        let mut build = Build::new(&mut ids, (self.now)());
        let mut followed: Vec<(FeedId, FollowState)> = Vec::new();
        let mut states: HashMap<FeedId, FollowState> = HashMap::new();
        for follow in feeds {
            let own = FeedId::of(&follow.address);
            let same = by_address.get(&follow.address.identity());
            // The address at which it was first may be told nowhere but in its name.
            let same = same.or_else(|| by_id.get(&own)).copied();
            let id = same.map_or(own, |(feed, _)| feed.id);
            if let Some(state) = states.get(&id) {
                // One list may name a feed several times.
                followed.push((id, *state));
                continue;
            }
            let state = match same {
                None => {
                    build.make_feed(&follow.address.without_fragment(), &follow.of_new());
                    FollowState::New
                }
                Some((feed, record)) => {
                    build.edit_feed(id, record, &added_to(feed, &follow.edit));
                    if feed.removed.is_some() {
                        build.restore_feed(id, record);
                        FollowState::Restored
                    } else {
                        FollowState::Present
                    }
                }
            };
            states.insert(id, state);
            followed.push((id, state));
        }
        let made = followed
            .iter()
            .filter(|(_, state)| *state != FollowState::Present);
        let made = made.count();
        if made > 1 {
            build.named(&format!("follow {made} feeds"));
        }
        let change = build.finish();
        let applied = match change.is_empty() {
            true => None,
            false => Some(self.apply(&change)?),
        };
        Ok(Followed {
            feeds: followed,
            change,
            applied,
        })
    }
}

fn shown(address: &PageAddress) -> CleanText {
    CleanText::line(address.as_str())
}

/// Returns what a person says of a feed that is there: its address stays, and folders are added to those that it has.
fn added_to(feed: &Feed, edit: &FeedEdit) -> FeedEdit {
    let folders = match &edit.folders {
        Setting::To(more) => {
            let folders = [feed.folders.as_slice(), more.as_slice()].concat();
            Setting::To(feed::each_folder(&folders))
        }
        other => other.clone(),
    };
    FeedEdit {
        url: Setting::Keep,
        folders,
        ..edit.clone()
    }
}

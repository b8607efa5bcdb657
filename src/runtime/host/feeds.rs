//! Feeds beside the screen: reading what is known of them, looking for one, following it, asking them.

use std::{
    sync::{
        Arc,
        mpsc::{self, Sender},
    },
    time::Duration,
};

use jiff::Timestamp;

use super::{
    Host,
    pace::{Again, Beat, go_off},
    warning,
};
use crate::{
    app::{
        Done, Message,
        feeds::Told,
        refreshing::{Run, RunId},
        waiting::{Asked, Waiting},
    },
    library::{FeedError, Flow, Follow, IndexingError, Library, RefreshAsked},
    model::{
        CleanText, Feed, PageAddress, RecordId,
        build::FeedEdit,
        view::{Applied, FoundFeed, FoundFeeds, NamedFeed, Saved, Shelf},
    },
    net::Client,
    runtime::{Answers, Means},
};

/// In what the settings say how often feeds are asked.
const MINUTE: Duration = Duration::from_secs(60);

/// What the screen does with feeds.
#[derive(Debug, Default)]
pub(super) struct Feeds {
    /// How often what is known of them is to be read.
    loading: Again,
    /// The asking that goes on; it stops once this is dropped.
    asking: Option<(RunId, Waiting)>,
    /// By which the clock is told after how many minutes it is to go off each time.
    clock: Option<(u32, Sender<u32>)>,
}

impl Host {
    /// Reads the feeds with what came by them.
    pub(super) fn load_feeds(&mut self, since: Option<Timestamp>, means: &mut Means<Message>) {
        if !self.feeds.loading.ask() {
            return;
        }
        let (library, loading) = (Arc::clone(&self.library), self.feeds.loading.clone());
        let job = move |answers: &Answers<Message>| {
            loading.work(|| {
                answers.send(match told(&library, since) {
                    Ok(told) => Message::Feeds(Box::new(told)),
                    Err(error) => Message::Remarked(CleanText::line(&error.to_string())),
                });
            });
        };
        if let Err(error) = means.spawn("feeds", job) {
            self.feeds.loading.forget();
            self.tell(warning(&error.to_string()), means);
        }
    }

    /// Looks for a feed at an address, for as long as that is waited for.
    pub(super) fn look_for_feeds(
        &mut self,
        address: PageAddress,
        asked: Asked,
        means: &mut Means<Message>,
    ) {
        let (library, client) = (Arc::clone(&self.library), self.client_now());
        let at = address.clone();
        let job = move |answers: &Answers<Message>| {
            let found = look(&library, &client, &address, &asked).map_err(|error| said(&error));
            // The same address may be looked at anew.
            if !asked.is_left() {
                answers.send(Message::FeedsFound(address, found));
            }
        };
        if let Err(error) = means.spawn("look for feeds", job) {
            let why = CleanText::line(&error.to_string());
            self.tell(Message::FeedsFound(at, Err(why)), means);
        }
    }

    /// Follows a feed that was found.
    pub(super) fn follow_feed(&mut self, found: FoundFeed, means: &Means<Message>) {
        let library = Arc::clone(&self.library);
        means.write(move |answers| {
            answers.send(match follow(&library, &found) {
                Ok(message) => message,
                Err(error) => Message::NotDone(said(&error)),
            });
        });
    }

    /// Asks feeds for what is new.
    pub(super) fn refresh_feeds(&mut self, run: Run, means: &mut Means<Message>) {
        let (library, client) = (Arc::clone(&self.library), self.client_now());
        let rules = self.app.settings.rules.clone();
        let id = run.id;
        let waiting = Waiting::default();
        let waited = waiting.asked();
        self.feeds.asking = Some((id, waiting));
        let job = move |answers: &Answers<Message>| {
            let asked = RefreshAsked {
                feeds: run.feeds.as_deref(),
                urgency: run.urgency,
                rules: &rules,
            };
            let beat = Beat::default();
            let refreshed = library.refresh_feeds(&client, &asked, &|told| {
                if beat.strikes() {
                    answers.send(Message::Refreshing(id, told.clone()));
                }
                Flow::until(waited.is_left())
            });
            let refreshed = refreshed.map(Box::new).map_err(|error| said(&error));
            answers.send(Message::FeedsRefreshed(id, refreshed));
        };
        if let Err(error) = means.spawn("refresh feeds", job) {
            let why = CleanText::line(&error.to_string());
            self.tell(Message::FeedsRefreshed(id, Err(why)), means);
        }
    }

    /// Has the asking stop that goes on, whichever that is or only this one; what waits for servers is not waited for.
    pub(super) fn stop_refreshing(&mut self, only: Option<RunId>) {
        let asking = &mut self.feeds.asking;
        asking.take_if(|(id, _)| only.is_none_or(|only| only == *id));
    }

    /// Has it told each time so many minutes have passed; never where there are none.
    pub(super) fn wind_clock(&mut self, minutes: u32, means: &mut Means<Message>) {
        match &mut self.feeds.clock {
            None if minutes == 0 => {}
            Some((before, _)) if *before == minutes => {}
            Some((before, clock)) => {
                *before = minutes;
                // It runs for as long as the program does.
                let _ = clock.send(minutes);
            }
            None => {
                let (clock, wound) = mpsc::channel();
                self.feeds.clock = Some((minutes, clock));
                let job = move |answers: &Answers<Message>| {
                    go_off(minutes, MINUTE, &wound, || {
                        answers.send(Message::RefreshDue);
                    });
                };
                if let Err(error) = means.spawn("clock of feeds", job) {
                    self.feeds.clock = None;
                    self.tell(warning(&error.to_string()), means);
                }
            }
        }
    }
}

/// Reads the feeds, and the records of those too that were removed, since the screen may still show them.
fn told(library: &Library, since: Option<Timestamp>) -> Result<Told, IndexingError> {
    let rows = library.feed_rows(since)?;
    let removed = library.feeds(Shelf::Trash)?;
    let ids = rows.iter().map(|row| row.feed.id);
    let ids = ids
        .chain(removed.iter().map(|feed| feed.id))
        .map(RecordId::feed);
    // What has gone in between is told with the next look.
    let records = ids.filter_map(|id| Some((id, library.record(id).ok()?)));
    Ok(Told {
        records: records.collect(),
        rows,
    })
}

/// Looks for a feed at an address; a page that names one leads on to that.
fn look(
    library: &Library,
    client: &Client,
    address: &PageAddress,
    asked: &Asked,
) -> Result<FoundFeeds, FeedError> {
    let watch = |_: &_| Flow::until(asked.is_left());
    let look = |address: &PageAddress| library.look_for_feeds(client, address, &watch);
    match look(address)? {
        FoundFeeds::Named(named) => match named.as_slice() {
            [NamedFeed { address, .. }] => look(address),
            _ => Ok(FoundFeeds::Named(named)),
        },
        found @ FoundFeeds::Feed(_) => Ok(found),
    }
}

fn follow(library: &Library, found: &FoundFeed) -> Result<Message, FeedError> {
    let follow = Follow {
        title: Some(found.title.clone()),
        site: found.site.clone(),
        ..Follow::by_person(found.address.clone(), FeedEdit::default())
    };
    let followed = library.follow(&[follow])?;
    let nothing = Applied {
        records: Vec::new(),
        saved: Saved::Yes,
        notices: Vec::new(),
    };
    Ok(match followed.feeds.first() {
        Some((id, state)) => {
            // One that was followed before may have another name than it gives itself.
            let record = library.record(RecordId::feed(*id)).ok();
            let feed = record.and_then(|record| Feed::from_record(*id, &record));
            let name = feed.map_or_else(|| found.title.clone(), |feed| feed.label);
            Message::Did {
                change: Box::new(followed.change),
                applied: Box::new(followed.applied.unwrap_or(nothing)),
                done: Done::Followed(*id, *state, name),
            }
        }
        None => Message::NotDone(CleanText::line("Nothing was found to be followed.")),
    })
}

/// Says what went wrong, and what to do.
fn said(error: &FeedError) -> CleanText {
    let hint = error
        .hint_on_screen()
        .map_or_else(String::new, |hint| format!(" {hint}"));
    CleanText::line(&format!("{error}{hint}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{Build, Ids, Setting, view::FollowState},
        store::Places,
    };

    #[test]
    fn a_feed_that_is_followed_already_is_told_by_the_name_that_a_person_has_given_it() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places::under(folder.path());
        let library = Library::open(places, 1, Timestamp::now);
        let found = FoundFeed {
            address: PageAddress::parse("https://quay.example/feed").unwrap(),
            title: CleanText::line("Quay Desk"),
            site: None,
        };
        let followed = || match follow(&library, &found).unwrap() {
            Message::Did {
                done: Done::Followed(id, state, name),
                ..
            } => (id, state, name.to_string()),
            other => panic!("{other:?}"),
        };
        let (id, state, name) = followed();
        assert_eq!((state, &*name), (FollowState::New, "Quay Desk"));
        let record = library.record(RecordId::feed(id)).unwrap();
        let mut ids = Ids::new(7);
        let mut build = Build::new(&mut ids, Timestamp::now());
        let edit = FeedEdit {
            name: Setting::To(CleanText::line("Harbour")),
            ..FeedEdit::default()
        };
        build.edit_feed(id, &record, &edit);
        library.apply(&build.finish()).unwrap();
        assert_eq!(followed(), (id, FollowState::Present, "Harbour".to_owned()));
    }
}

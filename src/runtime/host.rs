//! The program with its edges: what the state wants done is done here, through the library.

mod adding;
mod feeds;
mod files;
mod folders;
mod indexing;
mod pace;
mod shelves;

use std::{
    ops::Range,
    path::PathBuf,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
        mpsc::{self, Receiver, Sender},
    },
    time::{Duration, Instant},
};

use crossterm::event::{
    Event, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use jiff::{Timestamp, Zoned, tz::TimeZone};
use ratatui::Frame;

use crate::{
    app::{
        App, Done, Effect, Listed, Loaded, Message, Mouse, Request, Severity,
        additions::Then,
        diff::{Sheet, Telling},
        frame::Side,
        matrix::Typed,
        message::{Compared, Tool},
        narrowing::Within,
        palette::Sought,
        panel::{ItemId, Of},
        reader::Shown,
        whereabouts::{Carried, First, Whereabouts},
    },
    command::Key,
    compare::diff::Revision,
    config::{self, Configuration, Held, Outcome, Problem, Settings, setting::LetterChoice},
    library::{ApplyError, Flow, IndexingError, Library, Scope, disagreements},
    model::{
        ArticleId, Change, ClaimId, CleanText, GridId, PartialDate, SnapshotId, StoryId,
        hit::{Hit, HitIn, Hits},
        several::ArticlesEdit,
        view::{Added, Filter, Opened, Saved, Shelf},
    },
    net::{self, Client},
    query::{self, Moment},
    runtime::{
        Answers, Arrived, Drained, Means, Program, Suspension, configuration,
        locale::Charset,
        noticing::{Noticed, Noticing},
        outside::{self, Errand},
    },
    text::{change, document::Document, find},
    ui::{self, Appearance, Colors, Letters, Theme, Themes},
};

pub use folders::Folder;
use indexing::{Progress, catch_up, keep_echoes, tell_trouble};
use pace::Again;

/// How many articles a search of the library shows before it looks for the others: as many as a screen has rows for.
const FIRST_HITS: usize = 16;

/// The most articles that a search of the library lists.
const MOST_HITS: usize = 100;

/// The most passages that are told as likely to bear on a claim.
const MOST_LIKELY: usize = 100;

/// The most places that one search finds in a text.
const MOST_FOUND: usize = 10_000;

/// How often words of two snapshots are compared with each other; what is left then is compared roughly.
///
/// A second or two.
const MOST_COMPARED: usize = 400_000_000;

/// How long the first list waits for what others have done since the last session.
const GLANCE: Duration = Duration::from_millis(100);

/// How long an index that another program holds is left alone before it is asked again.
const LULL: Duration = Duration::from_millis(500);

/// What is said where the system does not watch files.
const NOT_NOTICED: &str = "The system watches no more files for this program: what others write into the library is \
    seen when you come back to this window.";

/// How long saving waits for another program that writes.
const PATIENCE: Duration = Duration::from_secs(3);

/// The state of the screen with what carries out its effects.
#[derive(Debug)]
pub struct Host {
    app: App,
    surroundings: Surroundings,
    themes: Themes,
    library: Arc<Library>,
    /// The article to open first.
    first: Option<ArticleId>,
    /// What to add first.
    coming: Vec<(CleanText, PathBuf)>,
    /// What to say first.
    greeting: Option<(Severity, CleanText)>,
    /// What came in before the screen was there.
    had: Vec<(CleanText, Added)>,
    started: Started,
    latest: Arc<Latest>,
    /// What was said of an index that does not answer; while there is any, somebody waits until it does.
    awaited: Arc<Mutex<Vec<CleanText>>>,
    /// How often the library is to be looked at anew.
    refreshing: Again,
    /// What is being added.
    adding: adding::Adding,
    /// The folders that are watched.
    folders: folders::Folders,
    /// What fetches pages, as the command line has it.
    given: Client,
    /// What fetches pages, as the settings have it now; what is being added takes it anew for each source.
    client: Arc<Mutex<Client>>,
    /// What is done with feeds.
    feeds: feeds::Feeds,
    /// The person's files.
    held: Option<Held>,
    /// What is wrong with them.
    problems: Vec<Problem>,
    /// The command line that tells all of that.
    check: String,
}

/// What is known of the terminal.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// The colours that it shows.
    pub colors: Colors,
    /// What it says of its ground, or what is believed of it until it does.
    pub appearance: Option<Appearance>,
    /// The letters that it shows.
    pub letters: Letters,
    /// The locale that says so, where one is set.
    pub locale: Option<CleanText>,
}

/// Whether the size of the screen is known and all was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Started {
    No,
    Yes,
}

/// The newest requests, so that work for older ones can be left.
#[derive(Debug, Default)]
struct Latest {
    list: AtomicU64,
    first: AtomicU64,
    second: AtomicU64,
    find: AtomicU64,
    claim: AtomicU64,
    panel: AtomicU64,
    search: AtomicU64,
    survey: AtomicU64,
    grid: AtomicU64,
    complete: AtomicU64,
    first_echoes: AtomicU64,
    second_echoes: AtomicU64,
}

impl Latest {
    /// Returns the number of the newest request for an article on a side.
    fn open(&self, side: Side) -> &AtomicU64 {
        match side {
            Side::First => &self.first,
            Side::Second => &self.second,
        }
    }

    /// Returns the number of the newest request for the echoes of a text on a side.
    fn echoes(&self, side: Side) -> &AtomicU64 {
        match side {
            Side::First => &self.first_echoes,
            Side::Second => &self.second_echoes,
        }
    }
}

impl Host {
    /// Makes the screen of a library; `first` is opened at once.
    pub fn new(
        library: Arc<Library>,
        surroundings: Surroundings,
        first: Option<ArticleId>,
        greeting: Option<(Severity, CleanText)>,
    ) -> Self {
        let app = App::new(0, 0, library.ids()).in_zone(TimeZone::system());
        let client = Client::new(net::Limits::default(), net::Reach::Public);
        Self {
            app,
            themes: Themes::built_in(surroundings.colors, surroundings.letters),
            surroundings,
            library,
            first,
            coming: Vec::new(),
            greeting,
            had: Vec::new(),
            started: Started::No,
            latest: Arc::default(),
            awaited: Arc::default(),
            refreshing: Again::default(),
            adding: adding::Adding::default(),
            folders: folders::Folders::default(),
            client: Arc::new(Mutex::new(client.clone())),
            given: client,
            feeds: feeds::Feeds::default(),
            held: None,
            problems: Vec::new(),
            check: String::new(),
        }
    }

    /// Has the screen be as the person has set it, and go with their files when they change; `check` is the
    /// command line that tells what is wrong with these.
    #[must_use]
    pub fn configured(mut self, configuration: &Configuration, check: String) -> Self {
        self.app.configure(configuration);
        self.fetch_as(&configuration.settings);
        self.held = Some(Held::new(configuration));
        self.check = check;
        self.problems.clone_from(&configuration.problems);
        self
    }

    /// Has sources added once the screen is there, each given as it is shown and as it is, and pages fetched by this;
    /// the first source is opened unless something else is.
    #[must_use]
    pub fn adding(mut self, coming: Vec<(CleanText, PathBuf)>, client: Client) -> Self {
        self.coming = coming;
        self.given = client;
        self.fetch_as(&self.app.settings);
        self
    }

    /// Lists what came in before the screen was there, each with its source.
    #[must_use]
    pub fn having(mut self, added: Vec<(CleanText, Added)>) -> Self {
        self.had = added;
        self
    }

    /// Returns what fetches as the settings have it now.
    fn client_now(&self) -> Client {
        lock(&self.client).clone()
    }

    /// Has pages be fetched as the settings have it, from the next one on.
    fn fetch_as(&self, settings: &Settings) {
        let client = self.given.clone();
        let client = if settings.allow_private {
            client.reaching(net::Reach::Anywhere)
        } else {
            client
        };
        *lock(&self.client) = client;
    }

    /// Returns what was still being added when the screen was left.
    pub fn unfinished(&self) -> Vec<CleanText> {
        let going_on = self.app.additions.going_on();
        going_on.map(|one| one.source.clone()).collect()
    }

    fn tell(&mut self, message: Message, means: &mut Means<Message>) {
        let effects = self.app.update(message, Timestamp::now());
        self.carry_out(effects, means);
    }

    /// Asks for what the first screen shows, before its size is known: what asks for rows by that would ask twice.
    ///
    /// The library is read first, since the rest waits for it.
    fn start(&mut self, means: &mut Means<Message>) {
        self.started = Started::Yes;
        let library = Arc::clone(&self.library);
        // Lists, panels and links show what is known by then, and are shown again.
        library.compare_beside();
        // Whoever begins with a file of their own needs no samples.
        let has_own = self.coming.iter().any(|(_, path)| path.is_file());
        means.read(move |answers| {
            let seeded = (!has_own).then(|| library.seed_samples().err()).flatten();
            let seeded = seeded.map(|error| CleanText::line(&error.to_string()));
            // What others have done shows in the first list, unless that would keep it waiting.
            let begun = Instant::now();
            let watch = |_| Flow::until(begun.elapsed() >= GLANCE);
            let said = library.glance_at_articles(&watch).err();
            let said = said.map(|error| CleanText::line(&error.to_string()));
            if let Some(said) = library.trouble().cloned().or(seeded).or(said) {
                answers.send(Message::Told(Severity::Warning, said));
            }
            for draft in library.lost_drafts() {
                let said = format!(
                    "A note was not saved when the program last ended. What was kept of it: {}",
                    draft.display()
                );
                answers.send(Message::Told(Severity::Warning, CleanText::line(&said)));
            }
        });
        let kept = self.library.kept();
        let before = kept.appearance.as_deref().and_then(Appearance::of_word);
        self.surroundings.appearance = self.surroundings.appearance.or(before);
        let told = kept.locale_told.clone();
        let then = match self.first {
            Some(_) => Then::Stay,
            None => Then::Open,
        };
        let effects = self.app.start(self.first.take(), kept);
        self.carry_out(effects, means);
        // After the list, which would share the processor and the index with what looks at every file.
        let (listed, is_listed) = mpsc::channel();
        means.read(move |_| drop::<Sender<()>>(listed));
        self.notice(is_listed, means);
        if let Some(said) = self.limits(told.as_deref()) {
            self.tell(Message::Told(Severity::Warning, said), means);
        }
        if let Some((severity, said)) = self.greeting.take() {
            self.tell(Message::Told(severity, said), means);
        }
        for (source, added) in std::mem::take(&mut self.had) {
            self.tell(Message::Had(source, Box::new(added)), means);
        }
        let coming = std::mem::take(&mut self.coming);
        if !coming.is_empty() {
            self.tell(Message::Coming(coming, then), means);
        }
        for said in config::sentences(&std::mem::take(&mut self.problems), &self.check) {
            self.tell(warning(&said), means);
        }
        self.follow(means);
    }

    /// Has it noticed what others write into the library for as long as the program runs, once nobody is left who
    /// could say that the first list is there.
    ///
    /// The files are watched before each of them is looked at, so that nothing is missed in between.
    fn notice(&mut self, is_listed: Receiver<()>, means: &mut Means<Message>) {
        let library = Arc::clone(&self.library);
        let job = move |answers: &Answers<Message>| {
            // Nobody says anything; whoever could is gone then.
            let _ = is_listed.recv();
            let begun = Noticing::begin(&library);
            answers.send(Message::Loaded);
            match begun {
                Ok(noticing) => noticing.follow(|noticed| {
                    answers.send(match noticed {
                        Noticed::Change => Message::Noticed,
                        Noticed::Limit => warning(NOT_NOTICED),
                    });
                }),
                Err(error) => {
                    tracing::warn!(%error, "the library is not watched");
                    answers.send(warning(NOT_NOTICED));
                }
            }
        };
        if let Err(error) = means.spawn("noticing", job) {
            self.tell(warning(&error.to_string()), means);
            means.read(|answers| answers.send(Message::Loaded));
        }
    }

    /// Makes the styles of the themes that the person has chosen, for what the terminal shows or is said to.
    fn dress(&mut self, configuration: &Configuration) {
        let settings = &configuration.settings;
        let colors = settings.colours.unwrap_or(self.surroundings.colors);
        let letters = match settings.letters {
            LetterChoice::Auto => self.surroundings.letters,
            LetterChoice::Unicode => Letters::Unicode,
            LetterChoice::Ascii => Letters::Ascii,
        };
        // What shows neither colours nor all letters seldom strikes any through.
        self.app.telling = match (colors, letters) {
            (Colors::None, _) | (_, Letters::Ascii) => Telling::BySigns,
            _ => Telling::ByLooks,
        };
        let theme = |form| Theme::new(form, colors).with_letters(letters);
        self.themes = Themes {
            dark: theme(&configuration.themes.dark),
            light: theme(&configuration.themes.light),
        };
    }

    /// Has the person's files followed for as long as the program runs.
    fn follow(&mut self, means: &mut Means<Message>) {
        let Some(mut held) = self.held.take() else {
            return;
        };
        let directory = self.library.places().config.clone();
        let check = self.check.clone();
        let job = move |answers: &Answers<Message>| {
            let seen = held.seen().clone();
            let ended = configuration::follow(&directory, seen, |found| {
                let renewed = held.renew(found.clone());
                let said = renewed.said(&check);
                answers.send(Message::Configured(Box::new(renewed.configuration)));
                for (outcome, said) in said {
                    let severity = match outcome {
                        Outcome::Taken => Severity::Done,
                        Outcome::Wrong => Severity::Warning,
                    };
                    answers.send(Message::Told(severity, CleanText::line(&said)));
                }
            });
            if let Err(error) = ended {
                tracing::warn!(%error, "the person's files are not followed");
            }
        };
        if let Err(error) = means.spawn("configuration", job) {
            self.tell(warning(&error.to_string()), means);
        }
    }

    /// Says, once for each locale, that it can't show all letters.
    fn limits(&mut self, told: Option<&str>) -> Option<CleanText> {
        let locale = self.surroundings.locale.as_deref()?;
        if self.surroundings.letters == Letters::Unicode || told == Some(locale) {
            return None;
        }
        self.app.kept.locale_told = Some(locale.to_owned());
        let typed = match Charset::of(Some(locale)) {
            Charset::Unknown => ", and those that are typed are not understood",
            Charset::Utf8 | Charset::Other(_) => "",
        };
        let said = format!(
            "The locale is {locale}, not UTF-8: letters that it may not show stand as ?{typed}. LANG=C.UTF-8 shows them."
        );
        Some(CleanText::line(&said))
    }

    fn carry_out(&mut self, effects: Vec<Effect>, means: &mut Means<Message>) {
        // What a panel lists that was closed meanwhile is not looked for any longer.
        let listing = Request(self.latest.panel.load(Ordering::Relaxed));
        if !self.app.awaits_listing(listing) {
            self.latest.panel.store(0, Ordering::Relaxed);
        }
        for effect in effects {
            self.carry_out_one(effect, means);
        }
    }

    fn carry_out_one(&mut self, effect: Effect, means: &mut Means<Message>) {
        let library = Arc::clone(&self.library);
        match effect {
            Effect::LoadPage {
                request,
                filter,
                part,
            } => {
                // A page of an older list is not waited for any more.
                let latest = Arc::clone(&self.latest);
                latest.list.store(request.0, Ordering::Relaxed);
                means.read(move |answers| {
                    if latest.list.load(Ordering::Relaxed) == request.0 {
                        let page = library.part(&on_this_day(&filter), part);
                        answers.send(Message::Page(request, page));
                        tell_trouble(&library, answers);
                    }
                });
            }
            Effect::Compare { what, document } => {
                let asked = what.clone();
                let job = move |answers: &Answers<Message>| {
                    let found = compare(&library, &what, &document);
                    answers.send(Message::Compared(what, found));
                };
                if let Err(error) = means.spawn("compare", job) {
                    let why = CleanText::line(&error.to_string());
                    self.tell(Message::Compared(asked, Err(why)), means);
                }
            }
            Effect::LoadRevision(request, asked, article, both) => {
                let [old, new] = *both;
                let revision = move || library.revision(article, &old, &new, &|| asked.is_left());
                self.compare(request, revision, means);
            }
            Effect::Add(id, source) => self.add(id, source, means),
            Effect::LeaveAddition(id) => self.leave_addition(id, means),
            Effect::LoadFeeds(since) => self.load_feeds(since, means),
            Effect::LookForFeeds(address, asked) => self.look_for_feeds(address, asked, means),
            Effect::FollowFeed(found) => self.follow_feed(found, means),
            Effect::RefreshFeeds(run) => self.refresh_feeds(run, means),
            Effect::StopRefreshing(id) => self.stop_refreshing(Some(id)),
            Effect::LoadLeftOut(request, asked, article, snapshot) => {
                let revision = move || library.left_out(article, &snapshot, &|| asked.is_left());
                self.compare(request, revision, means);
            }
            Effect::LoadSurvey(request, typed, story) => {
                self.survey(request, typed, story, means);
            }
            Effect::SeekEchoes(shown, side, within) => {
                self.seek_echoes(shown, side, within, means);
            }
            Effect::SeekWatched {
                shown,
                document,
                words,
                asked,
            } => {
                let job = move |answers: &Answers<Message>| {
                    let places = words.places(document.text(), MOST_FOUND, &|| asked.is_left());
                    answers.send(Message::Watched(shown, words, places));
                };
                if let Err(error) = means.spawn("watched words", job) {
                    self.tell(warning(&error.to_string()), means);
                }
            }
            Effect::SeekUnread {
                filter,
                from,
                direction,
                times,
            } => means.read(move |answers| {
                let found = library.unread_from(&on_this_day(&filter), from, direction, times);
                answers.send(Message::Unread(filter, direction, found));
            }),
            Effect::SeekRecheck(story, direction) => means.read(move |answers| {
                let unsure = library.unsure(story, &this_moment());
                answers.send(match unsure {
                    Ok(unsure) => Message::Unsure(direction, unsure),
                    Err(error) => warning(&error.to_string()),
                });
            }),
            Effect::SettleAnnotations(article) => {
                let job = move |answers: &Answers<Message>| {
                    answers.send(match library.settle(article) {
                        Ok(record) => Message::Settled(article, record.map(Box::new)),
                        // They are shown where they were found; the next change is early enough.
                        Err(error) => {
                            tracing::warn!(%error, "placements are not written");
                            Message::NotSettled(article)
                        }
                    });
                };
                if let Err(error) = means.spawn("placing", job) {
                    self.tell(Message::NotSettled(article), means);
                    self.tell(warning(&error.to_string()), means);
                }
            }
            Effect::LoadIds { filter, wanted } => means.read(move |answers| {
                let ids = library.ids_in(&on_this_day(&filter));
                answers.send(Message::Ids(filter, wanted, ids));
            }),
            Effect::LoadFoundIds(typed, wanted) => {
                let story = self.app.list.story;
                let job = move |answers: &Answers<Message>| {
                    answers.send(files::found_ids(&library, typed, wanted, story));
                };
                if let Err(error) = means.spawn("found", job) {
                    self.tell(warning(&error.to_string()), means);
                }
            }
            Effect::CountHidden { filter, articles } => means.read(move |answers| {
                let hidden = library.count_outside(&on_this_day(&filter), &articles);
                answers.send(Message::Hidden(filter, hidden));
            }),
            Effect::LoadVocabulary => means.read(move |answers| {
                answers.send(Message::Vocabulary(Box::new(library.vocabulary())));
            }),
            Effect::EditArticles { articles, edit } => means.write(move |answers| {
                answers.send(match library.edit_articles(&articles, &edit) {
                    Ok((change, applied, said)) => Message::Did {
                        change: Box::new(change),
                        applied: Box::new(applied),
                        done: match edit {
                            ArticlesEdit::Remove => Done::Removed(said),
                            _ => Done::Edited(said),
                        },
                    },
                    Err(error) => Message::NotDone(CleanText::line(&error.to_string())),
                });
            }),
            Effect::RecordSilence(checked) => means.write(move |answers| {
                answers.send(match library.record_silence(&checked) {
                    Ok((change, applied, silenced)) => Message::Did {
                        change: Box::new(change),
                        applied: Box::new(applied),
                        done: Done::Silence(silenced),
                    },
                    Err(error) => Message::NotDone(CleanText::line(&error.to_string())),
                });
            }),
            Effect::MergeClaims(merging, by) => means.write(move |answers| {
                answers.send(match library.merge_claims(merging, &by) {
                    Ok((change, applied, said)) => Message::Did {
                        change: Box::new(change),
                        applied: Box::new(applied),
                        done: Done::Merged(merging, said),
                    },
                    Err(error) => Message::NotDone(CleanText::line(&error.to_string())),
                });
            }),
            Effect::LoadClaims => means.read(move |answers| {
                answers.send(Message::Claims(library.claims(Shelf::Library)));
            }),
            Effect::CountOrigins(claims) => {
                let job = move |answers: &Answers<Message>| {
                    // One that is gone meanwhile tells nothing of the others.
                    let counted = |id| Some((id, library.claim_page(id).ok()?.origins()));
                    let counted = claims.into_iter().filter_map(counted).collect();
                    answers.send(Message::Origins(counted));
                };
                if let Err(error) = means.spawn("origins", job) {
                    tracing::warn!(%error, "origins are not counted");
                    self.tell(Message::Origins(Vec::new()), means);
                }
            }
            Effect::LoadShelves(story) => means.read(move |answers| {
                answers.send(match shelves::all(&library, story) {
                    Ok(shelves) => Message::Shelves(Box::new(shelves)),
                    Err(error) => warning(&error.to_string()),
                });
            }),
            Effect::LoadInside(story) => means.read(move |answers| {
                if let Ok(inside) = shelves::inside(&library, story) {
                    answers.send(Message::Inside(inside));
                }
            }),
            Effect::LoadStories(request) => {
                self.list_for_panel(request, means, shelves::stories);
            }
            Effect::LoadViews(request, since, story) => {
                self.list_for_panel(request, means, move |library| {
                    shelves::views(library, since, story)
                });
            }
            Effect::LoadGrids(request) => {
                self.list_for_panel(request, means, shelves::grids);
            }
            Effect::LoadGrid(request, id) => self.grid(request, id, means),
            Effect::LoadClaim(id) => means.read(move |answers| {
                answers.send(claim(&library, id));
            }),
            Effect::PreviewClaim(request, id) => {
                // A cursor that moves on does not wait for what it has passed.
                let latest = Arc::clone(&self.latest);
                latest.claim.store(request.0, Ordering::Relaxed);
                means.read(move |answers| {
                    if latest.claim.load(Ordering::Relaxed) == request.0 {
                        answers.send(claim(&library, id));
                    }
                });
            }
            Effect::Purge(id, title) => means.write(move |answers| {
                let purged = library.purge(id);
                let purged = purged.map_err(|error| match error.hint() {
                    Some(hint) => CleanText::line(&format!("{error} {hint}")),
                    None => CleanText::line(&error.to_string()),
                });
                let is_purged = purged.is_ok();
                answers.send(Message::Purged(id, title, purged));
                if is_purged && let Err(error) = library.purge_index() {
                    let said = format!(
                        "Its files are purged, but the index may still hold its words: {error}."
                    );
                    answers.send(Message::Told(Severity::Warning, CleanText::line(&said)));
                }
            }),
            Effect::LoadMarked(request) => {
                self.list_for_panel(request, means, |library| library.marked().map(Listed::from));
            }
            Effect::LoadLikely(request, claim, articles, within) => {
                let latest = Arc::clone(&self.latest);
                let within = shelves::likely_in(articles, within.as_deref());
                self.list_for_panel(request, means, move |library| {
                    let is_old = || latest.panel.load(Ordering::Relaxed) != request.0;
                    let found = library.likely_to_flag(claim, &within, MOST_LIKELY, &is_old);
                    found.map(Listed::from)
                });
            }
            Effect::AskAnnotations(request, asked) => means.read(move |answers| {
                let ids = library.annotations_asked(&query::parse_typing(&asked), &this_moment());
                let ids = ids.map(|ids| ids.into_iter().map(|(_, id)| ItemId::Annotation(id)));
                answers.send(kept(request, ids));
            }),
            Effect::AskClaims(request, asked) => means.read(move |answers| {
                let ids = library.claims_asked(&query::parse_typing(&asked), &this_moment());
                let ids = ids.map(|ids| ids.into_iter().map(ItemId::Claim));
                answers.send(kept(request, ids));
            }),
            Effect::AskTrash(request, asked) => means.read(move |answers| {
                let asked = library.trash_asked(&query::parse_typing(&asked), &this_moment());
                let ids = asked.map(|asked| {
                    let articles = asked.articles.into_iter().map(ItemId::Article);
                    let claims = asked.claims.into_iter().map(ItemId::Claim);
                    let annotations = asked.annotations.into_iter().map(ItemId::Annotation);
                    articles.chain(claims).chain(annotations)
                });
                answers.send(kept(request, ids));
            }),
            Effect::LoadDisagreements(request, of, within) => {
                let latest = Arc::clone(&self.latest);
                self.list_for_panel(request, means, move |library| {
                    let is_old = || latest.panel.load(Ordering::Relaxed) != request.0;
                    let inside = within.as_ref().map(|story| &story.members.articles);
                    let scope = match of {
                        Of::Library => disagreements::Scope::All(inside),
                        Of::Article(id) => disagreements::Scope::Article(id, inside),
                    };
                    let found = library.disagreements(&scope, &this_moment(), &is_old);
                    found.map(Listed::from)
                });
            }
            Effect::ClaimDisagreement(one, story, by) => means.write(move |answers| {
                answers.send(match library.claim_disagreement(&one, story, &by) {
                    Ok((change, applied, said)) => Message::Did {
                        change: Box::new(change),
                        applied: Box::new(applied),
                        done: Done::Edited(said),
                    },
                    Err(error) => Message::NotDone(CleanText::line(&error.to_string())),
                });
            }),
            Effect::LoadTrash(request) => self.list_for_panel(request, means, |library| {
                library.trashed().map(Listed::from)
            }),
            Effect::Index => {
                self.begin_folders(means);
                let job = move |answers: &Answers<Message>| {
                    let mut notices = catch_up(&library, answers);
                    notices.extend(library.notices());
                    if let Some(said) = notices.into_iter().next() {
                        answers.send(Message::Told(Severity::Warning, said));
                    }
                    keep_echoes(&library);
                };
                if let Err(error) = means.spawn("index", job) {
                    self.tell(warning(&error.to_string()), means);
                }
            }
            Effect::AwaitIndex(said) => {
                let mut told = lock(&self.awaited);
                told.push(said);
                // One waits for it, whatever else is said of it meanwhile.
                if told.len() > 1 {
                    return;
                }
                drop(told);
                let awaited = Arc::clone(&self.awaited);
                let job = move |answers: &Answers<Message>| {
                    loop {
                        std::thread::sleep(LULL);
                        if library.is_answering() {
                            break;
                        }
                    }
                    for said in std::mem::take(&mut *lock(&awaited)) {
                        answers.send(Message::Answering(said));
                    }
                };
                if let Err(error) = means.spawn("waiting", job) {
                    lock(&self.awaited).clear();
                    self.tell(warning(&error.to_string()), means);
                }
            }
            Effect::SearchLibrary(request, typed, story) => {
                let latest = Arc::clone(&self.latest);
                latest.search.store(request.0, Ordering::Relaxed);
                let job = move |answers: &Answers<Message>| {
                    let is_old = || latest.search.load(Ordering::Relaxed) != request.0;
                    if is_old() {
                        return;
                    }
                    let find = |most| search(&library, &typed, story, most, &is_old);
                    // What shows first does not wait for the passages of the rest.
                    let found = match find(FIRST_HITS) {
                        Ok(first) if may_be_more(&first) => {
                            answers.send(Message::FirstHits(request, first));
                            find(MOST_HITS)
                        }
                        found => found,
                    };
                    answers.send(Message::Hits(request, found));
                };
                // On a thread of its own: pages of lists must not wait for it.
                if let Err(error) = means.spawn("search", job) {
                    let why = CleanText::line(&error.to_string());
                    self.tell(Message::Hits(request, Err(why)), means);
                }
            }
            Effect::Open {
                request,
                article,
                snapshot,
                side,
                from,
            } => self.open(request, side, (article, snapshot, from), means),
            Effect::Apply(change) => means.write(move |answers| apply(&library, &change, answers)),
            Effect::Flush => means.write(move |answers| {
                answers.send(Message::Flushed(library.flush(PATIENCE)));
            }),
            Effect::KeepPosition(article, snapshot, position) => means.write(move |_| {
                library.keep_position(article, &snapshot, position);
            }),
            Effect::Keep(kept) => means.write(move |_| library.keep(&kept)),
            Effect::KeepDraft(draft) => means.write(move |_| library.keep_draft(draft.as_deref())),
            Effect::Find {
                request,
                document,
                what,
            } => self.find(request, document, what, means),
            Effect::Copy(text) => {
                if let Err(error) = means.copy(&text) {
                    self.tell(
                        Message::Told(Severity::Warning, CleanText::line(&error.to_string())),
                        means,
                    );
                }
            }
            Effect::Browse(address) => browse(&self.app.settings, &address, means),
            Effect::Outside {
                tool,
                head,
                document,
            } => lend(&self.app.settings, tool, (head, document), means),
            Effect::Complete(request, sought) => self.complete(request, sought, means),
            Effect::FindArticle(words) => {
                let story = self.app.list.story;
                means.read(move |answers| {
                    answers.send(files::find_article(&library, &words, story));
                });
            }
            // What was marked before is in it, and the program does not end before it is written.
            Effect::Export(order) => {
                let story = self.app.list.story;
                means.write_long(move |answers| {
                    let progress = Progress::new(answers);
                    let watch = |indexed| progress.watch(indexed);
                    let outcome = files::export(&library, &order, story, &watch);
                    progress.end();
                    answers.send(Message::Exported(order, outcome));
                });
            }
            Effect::RemoveSamples => means.write(move |answers| {
                answers.send(match library.remove_samples() {
                    Ok((change, applied)) => Message::Did {
                        change: Box::new(change),
                        applied: Box::new(applied),
                        done: Done::Removed(CleanText::line("Removed the samples")),
                    },
                    Err(error) => Message::NotDone(CleanText::line(&error.to_string())),
                });
            }),
            // On a thread of its own: to look at very many files takes its time.
            Effect::Refresh => {
                if !self.refreshing.ask() {
                    return;
                }
                let refreshing = self.refreshing.clone();
                let job = move |answers: &Answers<Message>| {
                    refreshing.work(|| {
                        if let Some(said) = catch_up(&library, answers).into_iter().next() {
                            answers.send(Message::Told(Severity::Warning, said));
                        }
                    });
                    keep_echoes(&library);
                };
                if let Err(error) = means.spawn("refresh", job) {
                    self.refreshing.forget();
                    self.tell(warning(&error.to_string()), means);
                }
            }
            Effect::Dress(configuration) => {
                means.use_mouse(configuration.settings.mouse);
                self.dress(&configuration);
                self.fetch_as(&configuration.settings);
                self.set_folders(&configuration.settings, means);
                self.wind_clock(configuration.settings.refresh_minutes, means);
            }
            Effect::Redraw => means.redraw(),
            Effect::Suspend => {
                if means.suspend() == Suspension::NoShell {
                    let said = CleanText::line(
                        "No shell stands behind this window that could bring it back.",
                    );
                    self.tell(Message::Told(Severity::Warning, said), means);
                }
            }
            Effect::Quit => {
                self.stop_refreshing(None);
                means.quit();
            }
        }
    }

    /// Reads what a panel lists on a thread of its own: a large library must not keep lists waiting.
    fn list_for_panel<E: std::fmt::Display>(
        &mut self,
        request: Request,
        means: &mut Means<Message>,
        read: impl Fn(&Library) -> Result<Listed, E> + Send + 'static,
    ) {
        let (library, latest) = (Arc::clone(&self.library), Arc::clone(&self.latest));
        latest.panel.store(request.0, Ordering::Relaxed);
        let job = move |answers: &Answers<Message>| {
            if latest.panel.load(Ordering::Relaxed) == request.0 {
                let listed = read(&library).map(Box::new);
                let listed = listed.map_err(|error| CleanText::line(&error.to_string()));
                answers.send(Message::Listed(request, listed));
            }
        };
        if let Err(error) = means.spawn("list", job) {
            let why = CleanText::line(&error.to_string());
            self.tell(Message::Listed(request, Err(why)), means);
        }
    }

    /// Has two texts compared beside the screen; nothing comes of it where nobody waits for it any more.
    fn compare<E: std::error::Error>(
        &mut self,
        request: Request,
        revision: impl FnOnce() -> Result<Option<Revision>, E> + Send + 'static,
        means: &mut Means<Message>,
    ) {
        let job = move |answers: &Answers<Message>| {
            let sheet = match revision() {
                Ok(None) => return,
                Ok(Some(revision)) => Ok(Box::new(Sheet::new(Box::new(revision)))),
                Err(error) => Err(CleanText::line(&error.to_string())),
            };
            answers.send(Message::Revision(request, sheet));
        };
        if let Err(error) = means.spawn("diff", job) {
            let why = CleanText::line(&error.to_string());
            self.tell(Message::Revision(request, Err(why)), means);
        }
    }

    /// Looks for what completes a line, unless another line is being completed meanwhile.
    fn complete(&mut self, request: Request, sought: Sought, means: &mut Means<Message>) {
        let (library, latest) = (Arc::clone(&self.library), Arc::clone(&self.latest));
        latest.complete.store(request.0, Ordering::Relaxed);
        let is_folder = matches!(sought, Sought::Files(_));
        let story = self.app.list.story;
        let job = move |answers: &Answers<Message>| {
            let is_old = || latest.complete.load(Ordering::Relaxed) != request.0;
            if let Some(found) = files::complete(&library, &sought, story, &is_old) {
                answers.send(Message::Completions(request, found));
            }
        };
        if !is_folder {
            return means.read(job);
        }
        // A folder may be on a disk that takes its time, and must not keep lists waiting.
        if let Err(error) = means.spawn("complete", job) {
            self.tell(warning(&error.to_string()), means);
        }
    }

    /// Opens an article on a thread of its own: a large one must not keep lists waiting.
    fn open(
        &mut self,
        request: Request,
        side: Side,
        (article, snapshot, from): (ArticleId, Option<SnapshotId>, Option<(Whereabouts, First)>),
        means: &mut Means<Message>,
    ) {
        let (library, latest) = (Arc::clone(&self.library), Arc::clone(&self.latest));
        latest.open(side).store(request.0, Ordering::Relaxed);
        let job = move |answers: &Answers<Message>| {
            let is_old = || latest.open(side).load(Ordering::Relaxed) != request.0;
            if is_old() {
                return;
            }
            let opened = match library.open_article(article, snapshot.as_ref()) {
                Ok(opened) => opened,
                Err(error) => {
                    let why = CleanText::line(&error.to_string());
                    return answers.send(Message::OpenFailed(request, why));
                }
            };
            let text = Arc::clone(&opened.snapshot);
            let from = from.filter(|(from, _)| from.document.snapshot().id != text.id);
            let carried = match &from {
                Some((from, First::Place)) => from.carried_to(&text),
                _ => None,
            };
            let loaded = loaded(&library, opened, carried);
            answers.send(Message::Opened(request, Box::new(loaded)));
            if let Some((from, First::Text)) = from
                && !is_old()
                && let Some(carried) = from.carried_to(&text)
            {
                answers.send(Message::Carried((article, text.id.clone()), carried));
            }
        };
        if let Err(error) = means.spawn("open", job) {
            self.tell(
                Message::OpenFailed(request, CleanText::line(&error.to_string())),
                means,
            );
        }
    }

    /// Reads what was found of claims, on a thread of its own: it may be much.
    fn survey(
        &mut self,
        request: Request,
        typed: Typed,
        story: Option<StoryId>,
        means: &mut Means<Message>,
    ) {
        let (library, latest) = (Arc::clone(&self.library), Arc::clone(&self.latest));
        latest.survey.store(request.0, Ordering::Relaxed);
        let job = move |answers: &Answers<Message>| {
            let is_old = || latest.survey.load(Ordering::Relaxed) != request.0;
            let scope = Scope {
                story,
                claims: query::parse_typing(&typed.claims),
                articles: query::parse_typing(&typed.articles),
            };
            let found = library.survey(&scope, &this_moment(), &is_old).transpose();
            if let Some(found) = found {
                let found = found.map(Box::new);
                let found = found.map_err(|error| CleanText::line(&error.to_string()));
                answers.send(Message::Survey(request, found));
            }
        };
        if let Err(error) = means.spawn("survey", job) {
            let why = CleanText::line(&error.to_string());
            self.tell(Message::Survey(request, Err(why)), means);
        }
    }

    /// Reads a grid, on a thread of its own: it may hold much.
    fn grid(&mut self, request: Request, id: GridId, means: &mut Means<Message>) {
        let (library, latest) = (Arc::clone(&self.library), Arc::clone(&self.latest));
        latest.grid.store(request.0, Ordering::Relaxed);
        let job = move |answers: &Answers<Message>| {
            if latest.grid.load(Ordering::Relaxed) == request.0 {
                let read = shelves::grid(&library, id).map(Box::new);
                let read = read.map_err(|error| CleanText::line(&error.to_string()));
                answers.send(Message::Grid(request, read));
            }
        };
        if let Err(error) = means.spawn("grid", job) {
            let why = CleanText::line(&error.to_string());
            self.tell(Message::Grid(request, Err(why)), means);
        }
    }

    /// Finds what a text shares with others, on a thread of its own: nothing waits for it.
    fn seek_echoes(
        &mut self,
        shown: Shown,
        side: Side,
        within: Within,
        means: &mut Means<Message>,
    ) {
        let (library, latest) = (Arc::clone(&self.library), Arc::clone(&self.latest));
        let number = latest.echoes(side).fetch_add(1, Ordering::Relaxed) + 1;
        let (asked, asked_within) = (shown.clone(), within.clone());
        let job = move |answers: &Answers<Message>| {
            let is_old = || latest.echoes(side).load(Ordering::Relaxed) != number;
            let (article, snapshot) = &shown;
            let inside = within.as_ref().map(|story| &story.members.articles);
            let found = library.echoes(*article, snapshot, inside, &is_old);
            if !is_old() {
                let found = found.map_err(|error| CleanText::line(&error.to_string()));
                answers.send(Message::Echoes(shown, within, found));
            }
        };
        if let Err(error) = means.spawn("echoes", job) {
            let why = CleanText::line(&error.to_string());
            self.tell(Message::Echoes(asked, asked_within, Err(why)), means);
        }
    }

    fn find(
        &mut self,
        request: Request,
        document: Arc<Document>,
        what: find::What,
        means: &mut Means<Message>,
    ) {
        let latest = Arc::clone(&self.latest);
        latest.find.store(request.0, Ordering::Relaxed);
        let job = move |answers: &Answers<Message>| {
            let is_old = || latest.find.load(Ordering::Relaxed) != request.0;
            let found = find::places(document.text(), &what, MOST_FOUND, &is_old);
            answers.send(Message::Found(request, found));
        };
        if let Err(error) = means.spawn("find", job) {
            self.tell(
                Message::Told(Severity::Warning, CleanText::line(&error.to_string())),
                means,
            );
        }
    }
}

/// Searches the library for what was typed, which may be half a query.
fn search(
    library: &Library,
    typed: &str,
    story: Option<StoryId>,
    most: usize,
    is_old: &(dyn Fn() -> bool + Sync),
) -> Result<Box<Hits>, CleanText> {
    let query = shelves::within(typed, story);
    let found = library.search(&query, &this_moment(), most, is_old);
    found.map(Box::new).map_err(|error| {
        let hint = error.hint().unwrap_or_default();
        CleanText::line(&format!("{error} {hint}"))
    })
}

/// Tells whether more may be found than the first.
fn may_be_more(first: &Hits) -> bool {
    let is_claim = |hit: &&Hit| matches!(hit.found, HitIn::Claim(_));
    let claims = first.hits.iter().filter(is_claim).count();
    first.is_more || first.articles > FIRST_HITS || claims >= FIRST_HITS
}

/// Tells which items fulfil what is asked of a panel, or why that can't be told.
fn kept(request: Request, ids: Result<impl Iterator<Item = ItemId>, IndexingError>) -> Message {
    match ids {
        Ok(ids) => Message::Kept(request, ids.collect()),
        Err(error) => warning(&error.to_string()),
    }
}

/// Locks what threads share; nothing in here can panic half-way through.
fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

fn this_moment() -> Moment {
    Moment {
        now: Timestamp::now(),
        zone: TimeZone::system(),
    }
}

/// Names the day on which a list is asked for.
fn on_this_day(filter: &Filter) -> Filter {
    let today = Zoned::now().date();
    let (month, day) = (today.month().unsigned_abs(), today.day().unsigned_abs());
    Filter {
        today: PartialDate::of_day(today.year(), month, day),
        ..filter.clone()
    }
}

fn warning(words: &str) -> Message {
    Message::Told(Severity::Warning, CleanText::line(words))
}

/// Adds to what the library has opened what reading needs.
fn loaded(library: &Library, opened: Opened, carried: Option<Carried>) -> Loaded {
    let snapshot = &opened.snapshot;
    Loaded {
        position: library.position(opened.article.id, &snapshot.id),
        document: Arc::new(Document::new(Arc::clone(snapshot))),
        opened,
        carried,
    }
}

/// Reads a claim with its evidence; nothing of one that is gone or in the trash.
fn claim(library: &Library, id: ClaimId) -> Message {
    let page = library.claim_page(id).ok();
    let page = page.filter(|page| page.claim.removed.is_none());
    Message::Claim(id, page.map(Box::new))
}

/// Finds what has changed in a text since another snapshot.
fn compare(
    library: &Library,
    what: &Compared,
    document: &Document,
) -> Result<Vec<Range<usize>>, CleanText> {
    match library.snapshot(&what.before) {
        Ok(before) => Ok(change::changed(
            &before.text,
            document.text(),
            MOST_COMPARED,
        )),
        Err(error) => Err(CleanText::line(&error.to_string())),
    }
}

fn apply(library: &Library, change: &Change, answers: &Answers<Message>) {
    match library.apply(change) {
        Ok(applied) => answers.send(Message::Applied(change.id, Box::new(applied))),
        Err(error) => {
            let records = match &error {
                ApplyError::Changed { records, .. } => records.clone(),
                ApplyError::Gone { .. } | ApplyError::ReadOnly(_) => Vec::new(),
            };
            let why = match error.hint() {
                Some(hint) => format!("{error} {hint}"),
                None => error.to_string(),
            };
            answers.send(Message::Refused {
                change: change.id,
                why: CleanText::line(&why),
                records,
            });
        }
    }
}

/// Opens an address in the browser, on a thread of its own: some browsers take their time.
fn browse(settings: &Settings, address: &CleanText, means: &Means<Message>) {
    let (asked, chosen) = (address.clone(), settings.browser.clone());
    let job = move |answers: &Answers<Message>| {
        if let Err(error) = outside::browse(chosen.as_deref(), &asked) {
            let said = format!(
                "No browser took it ({error}); “:set browser COMMAND” chooses one. The address: {asked}"
            );
            answers.send(Message::Told(Severity::Warning, CleanText::line(&said)));
        }
    };
    if let Err(error) = means.spawn("browse", job) {
        tracing::warn!(%error, "no thread for the browser");
    }
}

/// Gives the terminal to a pager or an editor with a copy of a text.
fn lend(
    settings: &Settings,
    tool: Tool,
    (head, document): (CleanText, Arc<Document>),
    means: &mut Means<Message>,
) {
    let (setting, chosen, variables, or) = match tool {
        Tool::Pager => ("pager", &settings.pager, ["PAGER"].as_slice(), "less"),
        Tool::Editor => (
            "editor",
            &settings.editor,
            ["VISUAL", "EDITOR"].as_slice(),
            "vi",
        ),
    };
    let command = outside::command(chosen.as_deref(), variables, or);
    let name = command
        .first()
        .map(|name| name.to_string_lossy().into_owned());
    let errand = Errand {
        command,
        name: "article.txt",
        head,
        document,
    };
    means.lend(errand, move |ended| match (ended, tool) {
        (Ok(()), Tool::Pager) => None,
        (Ok(()), Tool::Editor) => Some(Message::Told(
            Severity::Done,
            CleanText::line("That was a copy: what was changed in it changes nothing here."),
        )),
        (Err(error), _) => {
            let name = name.unwrap_or_default();
            let said = format!(
                "“{name}” could not be started: {error}. “:set {setting} COMMAND” chooses another program."
            );
            Some(Message::Told(Severity::Warning, CleanText::line(&said)))
        }
    });
}

fn mouse(event: MouseEvent) -> Option<Mouse> {
    let is_button = !matches!(
        event.kind,
        MouseEventKind::ScrollDown | MouseEventKind::ScrollUp
    );
    // With Shift the pointer is the terminal's, which selects and copies in its own way.
    if is_button && event.modifiers.contains(KeyModifiers::SHIFT) {
        return None;
    }
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Mouse::Pressed),
        MouseEventKind::Drag(MouseButton::Left) => Some(Mouse::Dragged),
        MouseEventKind::Up(MouseButton::Left) => Some(Mouse::Released),
        MouseEventKind::Down(MouseButton::Right) => Some(Mouse::PressedRight),
        MouseEventKind::ScrollDown => Some(Mouse::WheelDown),
        MouseEventKind::ScrollUp => Some(Mouse::WheelUp),
        _ => None,
    }
}

impl Program for Host {
    type Answer = Message;

    fn handle(&mut self, arrived: Arrived<Message>, means: &mut Means<Message>) {
        let message = match arrived {
            Arrived::Terminal(Event::Key(event)) => {
                if event.kind == KeyEventKind::Release {
                    return;
                }
                match Key::from_event(event) {
                    Some(key) => Message::Key(key),
                    None => return,
                }
            }
            Arrived::Terminal(Event::Paste(text)) => Message::Pasted(text),
            Arrived::Terminal(Event::Resize(width, height)) => Message::Resized(width, height),
            Arrived::Terminal(Event::FocusGained) | Arrived::Resumed => {
                self.look_at_folders();
                Message::FocusGained
            }
            Arrived::Terminal(Event::FocusLost) => Message::FocusLost,
            Arrived::Terminal(Event::Mouse(event)) => match mouse(event) {
                Some(mouse) => Message::Mouse(mouse, event.column, event.row),
                None => return,
            },
            Arrived::Appearance(appearance) => {
                self.surroundings.appearance = Some(appearance);
                self.app.kept.appearance = Some(appearance.word().to_owned());
                return;
            }
            Arrived::Answer(answer) => answer,
        };
        if self.started == Started::No {
            self.start(means);
        }
        self.tell(message, means);
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        let theme = self
            .themes
            .of(self.surroundings.appearance.unwrap_or_default());
        ui::draw(&self.app, theme, frame);
    }

    fn end(&mut self, means: &mut Means<Message>) {
        self.tell(Message::Ending, means);
    }
}

impl Host {
    /// Returns what is not on the disk, for a person to read after the screen is gone.
    pub fn unsaved(&self, written: Drained) -> Vec<CleanText> {
        self.library.rest_index();
        if written == Drained::Unfinished {
            // The writer still waits for something; what it has not come to is only known here.
            let mut unsaved = self.library.unsaved();
            unsaved.extend(self.app.unanswered());
            return unsaved;
        }
        match self.library.flush(PATIENCE) {
            Saved::Yes => Vec::new(),
            Saved::No { .. } => self.library.unsaved(),
        }
    }
}

//! The program with its edges: what the state wants done is done here, through the library.

mod adding;
mod beginning;
mod changes;
mod effects;
mod feeds;
mod files;
mod folders;
mod indexing;
mod lists;
mod pace;
mod programs;
mod searching;
mod shelves;
mod texts;

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError, atomic::AtomicU64},
    time::Duration,
};

use crossterm::event::{
    Event, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use jiff::{Timestamp, tz::TimeZone};
use ratatui::Frame;

use crate::{
    app::{App, Message, Mouse, Severity, diff::Telling, frame::Side},
    command::Key,
    config::{Configuration, Held, Problem, Settings, setting::LetterChoice},
    library::Library,
    model::{
        ArticleId, CleanText,
        view::{Added, Saved},
    },
    net::{self, Client},
    query::Moment,
    runtime::{Arrived, Drained, Means, Program},
    ui::{self, Appearance, Colors, Letters, Theme, Themes},
};

pub use folders::Folder;
use pace::Again;

/// The most places that one search finds in a text.
const MOST_FOUND: usize = 10_000;

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

fn warning(words: &str) -> Message {
    Message::Told(Severity::Warning, CleanText::line(words))
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

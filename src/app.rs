//! The program without its edges: what it knows, and what each message makes of that.
//!
//! This room is pure. A [`Message`] goes into [`App::update`], the state changes, and [`Effect`]s come out
//! for the runtime to carry out; what they bring comes back as messages. Drawing borrows the state and
//! changes nothing.
//!
//! A change shows at once: what is shown of a record is what the library last said of it, with the changes
//! on top that it has not answered yet (see [`known`]).

pub mod actions;
pub mod additions;
pub mod address;
mod answering;
pub mod arrivals;
pub mod boxes;
mod changing;
pub mod choices;
pub mod diff;
pub mod differences;
pub mod echoes;
pub mod export;
pub mod feeds;
pub mod finder;
pub mod frame;
pub mod grid;
pub mod help;
pub mod hints;
pub mod history;
pub mod hours;
pub mod jumps;
mod keeping;
pub mod known;
pub mod lesson;
pub mod list;
pub mod looking;
pub mod marks;
pub mod matrix;
pub mod menu;
pub mod message;
pub mod messages;
pub mod narrowing;
pub mod origins;
pub mod overlay;
pub mod palette;
pub mod panel;
pub mod pointer;
mod pressing;
pub mod reader;
pub mod refreshing;
pub mod results;
pub mod rows;
mod saying;
pub mod settling;
mod situation;
pub mod table;
pub mod view;
pub mod waiting;
pub mod watching;
pub mod whereabouts;

use std::{collections::VecDeque, sync::Arc};

use jiff::{Timestamp, tz::TimeZone};

pub use message::{Done, Effect, Listed, Loaded, Message, Mouse, Request, Severity};

use crate::{
    app::{
        additions::Additions,
        arrivals::TakingIn,
        diff::Telling,
        differences::Differences,
        feeds::Feeds,
        frame::{Pane, Side},
        history::{Asked, History},
        jumps::Jumps,
        known::Known,
        list::List,
        looking::Looks,
        messages::Messages,
        overlay::Overlay,
        pointer::Pointer,
        reader::Reader,
        refreshing::Runs,
        view::View,
    },
    command::{Keymap, Pending},
    config::{Configuration, Settings},
    model::{
        AnnotationId, ArticleId, Claim, ClaimId, CleanText, Color, Ids, RecordId, SavedView,
        Stance, Story, StoryId,
        kept::Kept,
        view::{ClaimRow, Saved, Unsure, Vocabulary},
    },
    text::{character::Sought, find::Edges},
};

/// What `.` does again.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    /// Marking in a colour.
    Mark(Color),
    /// Flagging for a claim.
    Flag(Stance, ClaimId),
    /// Recording that an article says nothing of a claim.
    Silence(ClaimId),
}

/// The state of the program.
#[derive(Debug)]
pub struct App {
    /// The size of the terminal, in columns and rows.
    pub(crate) size: (u16, u16),
    /// Which pane has the keys when nothing stands above.
    pub(crate) pane: Pane,
    /// The keys.
    pub(crate) keymap: Keymap,
    /// What was typed and is not a command yet.
    pub(crate) typed: Pending,
    /// What the pointer is doing.
    pub(crate) pointer: Pointer,
    /// The places to go back to.
    pub(crate) jumps: Jumps,
    /// The list of articles.
    pub(crate) list: List,
    /// The open article; of two that one which is faced, and acted on.
    pub(crate) reader: Option<Reader>,
    /// The other article, where one is pinned beside the first; there is none without an open one.
    pub(crate) beside: Option<Reader>,
    /// The open article, where it is pinned and the next one that is opened is to stand beside it.
    pub(crate) staying: Option<ArticleId>,
    /// On which side the article stands that is acted on; the first while the list has the keys.
    pub(crate) side: Side,
    /// How the readers are shown.
    pub(crate) view: View,
    /// What stands above the panes, the topmost last.
    pub(crate) overlays: Vec<Overlay>,
    /// What stood above when the text was gone to from there; stepping back leads there again.
    pub(crate) behind: Vec<Overlay>,
    /// All claims, last changed first.
    pub(crate) claims: Vec<ClaimRow>,
    /// From how many origins the evidence of those that were listed is.
    pub(crate) origins: origins::Origins,
    /// The stories by name, with what is not answered yet.
    pub(crate) stories: Vec<Arc<Story>>,
    /// The saved views, in the order in which they were made.
    pub(crate) views: Vec<SavedView>,
    /// What belongs to the story that everything is narrowed to, once that is told.
    pub(crate) inside: Option<narrowing::Inside>,
    /// The story that everything was narrowed to last.
    pub(crate) last_story: Option<StoryId>,
    /// The claim that was flagged last.
    pub(crate) last_claim: Option<ClaimId>,
    /// What `.` does again.
    pub(crate) deed: Option<Deed>,
    /// How far the indexing of the library has come, while it goes on.
    pub(crate) indexing: Option<(usize, usize)>,
    /// What a search of the library found, to be gone through.
    pub(crate) results: Option<results::Results>,
    /// What is being added, and what came of it in this session.
    pub(crate) additions: Additions,
    /// How far the taking in of what came by itself has come, while it goes on.
    pub(crate) taking_in: Option<TakingIn>,
    /// The feeds that are followed.
    pub(crate) feeds: Feeds,
    /// The asking of feeds for what is new.
    pub(crate) runs: Runs,
    /// Where feeds are looked for.
    pub(crate) looks: Looks,
    /// What was said, with times.
    pub(crate) messages: Messages,
    /// The time zone in which times are shown.
    pub(crate) zone: TimeZone,
    /// What was said last.
    pub(crate) said: Option<(Severity, CleanText)>,
    /// Whether all is on disk.
    pub(crate) saved: Saved,
    /// What can be undone.
    pub(crate) history: History,
    /// What is known of records.
    pub(crate) known: Known,
    /// What the person's files say.
    pub(crate) configuration: Configuration,
    /// What the person has set, there or since.
    pub(crate) settings: Settings,
    /// How the screen was left, and is to be found by the next session.
    pub(crate) kept: Kept,
    /// Words that the person has used before.
    pub(crate) vocabulary: Vocabulary,
    /// Counts the requests for what has changed between two snapshots.
    pub(crate) comparing: Request,
    /// Counts the requests for what was found of claims.
    pub(crate) surveying: Request,
    /// Counts the requests for grids.
    pub(crate) weighing: Request,
    /// Counts the requests of panels for what they list.
    pub(crate) listing: Request,
    /// The word that is being completed from these.
    pub(crate) offering: Option<actions::complete::Completing>,
    /// The changes that are on their way whose records are not known here, so that their undoing is not known
    /// either; they are answered in their order.
    pub(crate) deeds: VecDeque<Asked>,
    /// How it is told what became of words between two snapshots.
    pub(crate) telling: Telling,
    /// How the words of what is looked at differ from those that were marked.
    pub(crate) differences: Differences,
    /// The annotation that the person is about to place in the newest snapshot.
    pub(crate) placing: Option<AnnotationId>,
    /// For which annotations the matcher looks.
    pub(crate) settling: settling::Settling,
    /// The one to recheck that was gone to last.
    pub(crate) rechecked: Option<Unsure>,
    /// Counts the requests to open.
    opening: Request,
    /// Counts the requests to complete a line of the palette.
    completing: Request,
    /// What to do once an article is open: at most one for each side.
    waiting: Vec<actions::articles::Going>,
    /// Articles that came while something was being written about words of the one on the screen.
    arrived: Vec<(Request, Box<Loaded>)>,
    /// Counts the searches in texts.
    seeking: Request,
    /// The words searched for last.
    searched: Option<(String, Edges)>,
    /// The character gone to last within a paragraph.
    sought: Option<Sought>,
    /// What is done once the rows that it is about are read.
    pub(crate) held: Vec<actions::held::Held>,
    /// How many overlays are open while something waits for the rows of the last.
    pub(crate) held_at: usize,
    /// Whether the program ends once what is pending is answered.
    quitting: bool,
    ids: Ids,
    /// When the last message came.
    pub(crate) now: Timestamp,
    /// When the note that is being written was last kept aside.
    pub(crate) draft: Option<Timestamp>,
    effects: Vec<Effect>,
}

impl App {
    /// Starts with nothing known; `ids` must give none that another gives.
    pub fn new(width: u16, height: u16, ids: Ids) -> Self {
        Self {
            size: (width, height),
            pane: Pane::List,
            keymap: Keymap::default(),
            typed: Pending::default(),
            pointer: Pointer::default(),
            jumps: Jumps::default(),
            list: List::default(),
            reader: None,
            beside: None,
            staying: None,
            side: Side::First,
            view: View::default(),
            overlays: Vec::new(),
            behind: Vec::new(),
            claims: Vec::new(),
            origins: origins::Origins::default(),
            stories: Vec::new(),
            views: Vec::new(),
            inside: None,
            last_story: None,
            last_claim: None,
            deed: None,
            indexing: None,
            results: None,
            additions: Additions::default(),
            taking_in: None,
            feeds: Feeds::default(),
            runs: Runs::default(),
            looks: Looks::default(),
            messages: Messages::default(),
            zone: TimeZone::UTC,
            said: None,
            saved: Saved::Yes,
            history: History::default(),
            known: Known::default(),
            configuration: Configuration::default(),
            settings: Settings::default(),
            kept: Kept::default(),
            vocabulary: Vocabulary::default(),
            comparing: Request::default(),
            surveying: Request::default(),
            weighing: Request::default(),
            listing: Request::default(),
            offering: None,
            deeds: VecDeque::new(),
            telling: Telling::default(),
            differences: Differences::default(),
            placing: None,
            settling: settling::Settling::default(),
            rechecked: None,
            opening: Request::default(),
            completing: Request::default(),
            waiting: Vec::new(),
            held: Vec::new(),
            held_at: 0,
            arrived: Vec::new(),
            seeking: Request::default(),
            searched: None,
            sought: None,
            quitting: false,
            ids,
            now: Timestamp::UNIX_EPOCH,
            draft: None,
            effects: Vec::new(),
        }
    }

    /// Takes over what the person's files say.
    pub fn configure(&mut self, configuration: &Configuration) {
        actions::settings::configure(self, configuration);
    }

    /// Shows times in a time zone.
    #[must_use]
    pub fn in_zone(self, zone: TimeZone) -> Self {
        Self { zone, ..self }
    }

    /// Asks for what the first screen shows, and for an article to begin with; `kept` tells how the screen
    /// was left.
    pub fn start(&mut self, first: Option<ArticleId>, kept: Kept) -> Vec<Effect> {
        self.list.restore(&kept);
        self.view = View::of(&kept);
        self.kept = kept;
        actions::settings::begin(self);
        match first {
            // What the keys of the list act on is what is read.
            Some(_) => self.turn_list(first),
            None => self.reload_list(),
        }
        self.effects.push(Effect::LoadClaims);
        self.effects.push(Effect::LoadShelves(self.list.story));
        if let Some(first) = first {
            actions::articles::open_at(self, first, None);
        }
        std::mem::take(&mut self.effects)
    }

    /// Tells whether a panel waits for what it lists.
    pub fn awaits_listing(&self, request: Request) -> bool {
        actions::listing::awaits(self, request)
    }

    /// Shows the library as it is now: something has changed in it that was not done here.
    pub(crate) fn show_anew(&mut self) {
        self.reload_list();
        self.effects.push(Effect::LoadClaims);
        self.effects.push(Effect::LoadShelves(self.list.story));
        actions::feeds::load(self);
        actions::listing::reload(self);
        actions::grid::again(self);
        actions::articles::reopen(self);
    }

    pub(crate) fn reload_list(&mut self) {
        let height = self.list_height();
        let effects = self.list.reload(height);
        self.effects.extend(effects);
    }

    /// Shows the list as it is to be filtered, sorted or grouped now, with the cursor on an article.
    pub(crate) fn turn_list(&mut self, to: Option<ArticleId>) {
        let height = self.list_height();
        let effects = self.list.turn(height, to);
        self.effects.extend(effects);
    }

    /// Returns a claim, with what is not answered yet.
    pub(crate) fn claim(&self, id: ClaimId) -> Option<Claim> {
        let record = RecordId::claim(id);
        if self.known.holds(record) {
            return Claim::from_record(id, &self.known.record(record));
        }
        self.claims
            .iter()
            .find(|row| row.claim.id == id)
            .map(|row| Claim::clone(&row.claim))
    }

    /// Queues something to be done.
    pub(crate) fn effect(&mut self, effect: Effect) {
        self.effects.push(effect);
    }
}

#[cfg(test)]
pub(crate) mod tests;

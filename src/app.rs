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
pub mod arrivals;
pub mod boxes;
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
pub mod reader;
pub mod refreshing;
pub mod results;
pub mod rows;
pub mod settling;
pub mod table;
pub mod view;
pub mod waiting;
pub mod watching;
pub mod whereabouts;

#[cfg(test)]
pub(crate) mod tests;

use std::{collections::VecDeque, sync::Arc};

use jiff::{Timestamp, tz::TimeZone};
use ratatui::layout::Rect;

pub use message::{Done, Effect, Listed, Loaded, Message, Mouse, Request, Severity};

use crate::{
    app::{
        additions::Additions,
        arrivals::TakingIn,
        diff::Telling,
        differences::Differences,
        feeds::Feeds,
        frame::{Foot, Frame, Pane, Readers, Shape, Side},
        history::{Asked, History, Step},
        jumps::Jumps,
        known::Known,
        list::List,
        looking::Looks,
        messages::Messages,
        overlay::{Overlay, Question},
        pointer::Pointer,
        reader::{Begun, Reader},
        refreshing::Runs,
        view::View,
    },
    command::{
        Answer, CommandId, Count, Fact, Facts, Key, Keymap, Pending, Place, Situation,
        keymap::Following, place::Typing,
    },
    config::{Configuration, Settings},
    model::{
        AnnotationId, ArticleId, Build, Change, ChangeId, Claim, ClaimId, CleanText, Color, Ids,
        Record, RecordId, RecordKind, SavedView, Stance, Story, StoryId,
        kept::Kept,
        view::{Applied, ClaimRow, Saved, Unsure, Vocabulary},
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

/// How it begins to be said that something is not on the disk.
const NOT_SAVED: &str = "Not saved yet: ";

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
        actions::panels::awaits(self, request)
    }

    /// Takes a message at a time and returns what is to be done.
    pub fn update(&mut self, message: Message, now: Timestamp) -> Vec<Effect> {
        self.now = now;
        match message {
            Message::Key(key) => self.key(key),
            Message::Mouse(mouse, column, row) => {
                actions::mouse::act(self, mouse, column, row);
                self.settle();
            }
            Message::Pasted(text) => actions::fields::paste(self, &text),
            Message::Resized(width, height) => {
                self.size = (width, height);
                self.settle();
                // There may be room for the text now.
                actions::articles::preview(self);
            }
            Message::FocusGained => {
                self.effects.push(Effect::Refresh);
                actions::refreshing::look(self);
            }
            Message::Noticed => self.effects.push(Effect::Refresh),
            Message::FocusLost => self.keep_positions(),
            Message::Ending => {
                actions::fields::keep_drafts(self);
                self.keep_positions();
                self.keep_session();
                self.effects.push(Effect::Flush);
            }
            Message::Page(request, page) => {
                self.list.take(request, page);
                self.settle();
                actions::articles::preview_again(self);
                if self.list.take_to_open() && self.pane == Pane::List && self.overlays.is_empty() {
                    actions::articles::open(self);
                }
            }
            Message::Ids(filter, wanted, ids) => {
                actions::tick::all(self, &filter, wanted, &ids);
            }
            Message::FoundIds(typed, wanted, ids) => {
                actions::tick::all_found(self, &typed, &wanted, &ids);
            }
            Message::Hidden(filter, count) => self.list.take_hidden(&filter, count),
            Message::Vocabulary(vocabulary) => {
                self.vocabulary = *vocabulary;
                actions::palette::vocabulary_came(self);
                self.settle();
            }
            Message::Claims(claims) => {
                self.claims = claims;
                self.origins.recount();
                actions::panels::refill(self, &[]);
                actions::flag::refresh(self);
                actions::matrix::again(self);
                self.settle();
            }
            Message::Origins(counted) => {
                self.origins.take(counted);
                self.settle();
            }
            Message::Shelves(shelves) => {
                actions::stories::came(self, *shelves);
                self.settle();
            }
            Message::Inside(inside) => actions::stories::inside_came(self, inside),
            Message::Claim(id, page) => actions::claims::take(self, id, page.as_deref()),
            Message::Coming(sources, then) => actions::additions::come(self, sources, then),
            Message::Had(source, added) => actions::additions::had(self, &source, *added),
            Message::Addition(id, stage) => {
                actions::additions::went_on(self, id, stage);
                self.settle();
            }
            Message::TakingIn(taking_in) => {
                actions::arrivals::going_on(self, taking_in);
                self.settle();
            }
            Message::Came(arrivals) => {
                actions::arrivals::came(self, &arrivals);
                self.settle();
            }
            Message::Feeds(told) => {
                actions::feeds::came(self, &told);
                self.settle();
            }
            Message::FeedsFound(address, found) => {
                actions::following_feeds::found(self, &address, found);
                self.settle();
            }
            Message::Refreshing(id, told) => actions::refreshing::went_on(self, id, told),
            Message::FeedsRefreshed(id, refreshed) => {
                actions::refreshing::ended(self, id, refreshed);
                self.settle();
            }
            Message::RefreshDue => actions::refreshing::look(self),
            Message::Loaded => {
                self.effects.push(Effect::Index);
                actions::feeds::load(self);
            }
            Message::Indexing(indexing) => {
                self.indexing = indexing;
                // What was taken in until now is there already.
                self.reload_list();
                if indexing.is_none() {
                    actions::panels::search_again(self);
                    actions::echoes::again(self);
                }
            }
            Message::FirstHits(request, hits) => {
                actions::search::began(self, request, *hits);
                self.settle();
            }
            Message::Hits(request, hits) => {
                actions::search::came(self, request, hits);
                self.settle();
            }
            Message::Kept(request, ids) => {
                actions::narrow::kept(self, request, ids);
                self.settle();
            }
            Message::Listed(request, listed) => actions::panels::listed(self, request, listed),
            Message::Opened(request, loaded) => {
                let mut arrived = std::mem::take(&mut self.arrived);
                arrived.retain(|(request, _)| actions::articles::is_awaited(self, *request));
                arrived.push((request, loaded));
                self.arrived = arrived;
                self.settle();
            }
            Message::Carried(shown, carried) => actions::articles::carried(self, &shown, &carried),
            Message::OpenFailed(request, why) => {
                if actions::articles::is_awaited(self, request) {
                    actions::articles::failed(self, request, &why);
                }
            }
            Message::Applied(id, applied) => self.applied(id, *applied),
            Message::Refused {
                change,
                why,
                records,
            } => self.refused(change, &why, &records),
            Message::NotDone(why) => {
                let asked = self.deeds.pop_front().unwrap_or_default();
                self.list.tick_again(&asked.unticked);
                self.say(Severity::Warning, &format!("Not done: {why}"));
                self.reload_list();
            }
            Message::Did {
                change,
                applied,
                done,
            } => self.did(&change, *applied, &done),
            Message::Purged(id, title, outcome) => {
                actions::trash::purged(self, id, &title, outcome);
                self.settle();
            }
            Message::Flushed(saved) => self.flushed(saved),
            Message::Found(request, found) => actions::find::found(self, request, found),
            Message::Revision(request, found) => actions::diff::came(self, request, found),
            Message::Survey(request, found) => actions::matrix::came(self, request, found),
            Message::Grid(request, read) => actions::grid::came(self, request, read),
            Message::Compared(what, found) => actions::changes::compared(self, &what, found),
            Message::Echoes(shown, within, found) => {
                actions::echoes::came(self, &shown, &within, found);
            }
            Message::Watched(shown, words, places) => {
                actions::watching::came(self, &shown, &words, places);
            }
            Message::Unread(asked, direction, found) => {
                actions::jumps::found_unread(self, &asked, direction, found);
                self.settle();
            }
            Message::Unsure(direction, unsure) => {
                actions::recheck::found(self, direction, &unsure);
                self.settle();
            }
            Message::Settled(article, record) => actions::recheck::settled(self, article, record),
            Message::NotSettled(article) => self.settling.fail(article),
            Message::Refreshed => self.show_anew(),
            Message::Configured(configuration) => {
                self.configure(&configuration);
                self.settle();
            }
            Message::Told(severity, text) => self.say(severity, &text),
            Message::Remarked(text) => self.remark(&text),
            Message::Waiting(text) => {
                self.remark(&text);
                self.effects.push(Effect::AwaitIndex(text));
            }
            Message::Answering(text) => {
                self.said.take_if(|(_, said)| *said == text);
                self.reload_list();
            }
            Message::Completions(request, found) => {
                actions::palette::completed(self, request, found);
                self.settle();
            }
            Message::Titled(article) => actions::palette::go(self, article),
            Message::Exported(order, outcome) => actions::export::came(self, *order, &outcome),
        }
        self.go_on();
        actions::jumps::follow(self);
        actions::drafts::follow(self);
        std::mem::take(&mut self.effects)
    }

    /// Does what waited for rows that are there now.
    fn go_on(&mut self) {
        for (id, count) in actions::held::take(self) {
            self.command(id, count);
            self.settle();
        }
    }

    /// Returns where everything stands on the screen.
    pub fn frame(&self) -> Frame {
        self.frame_of(self.size)
    }

    /// Returns where everything would stand on a screen of some columns and rows.
    pub fn frame_of(&self, size: (u16, u16)) -> Frame {
        let frame = Frame::new(Shape {
            size,
            pane: self.pane,
            side: self.side,
            readers: match self.beside {
                Some(_) => Readers::Two,
                None => Readers::One,
            },
            zoom: self.view.zoom,
            list: self.kept.list_width,
            column: self.settings.column,
            margins: self.view.margins,
            foot: match actions::lesson::state(self) {
                Some(_) => Foot::Lesson,
                None => Foot::None,
            },
        });
        if self.overlays.iter().any(Overlay::is_panel) {
            frame.covered()
        } else {
            frame
        }
    }

    /// Returns the screen, which boxes stand on.
    pub fn screen(&self) -> Rect {
        Rect::new(0, 0, self.size.0, self.size.1)
    }

    /// Tells who gets the next key: the topmost overlay, or else the pane.
    pub fn place(&self) -> Place {
        match (self.overlays.last(), self.pane) {
            (Some(overlay), _) => overlay.place(),
            (None, Pane::List) => Place::List,
            (None, Pane::Reader) => match &self.reader {
                Some(reader) => match &reader.selection {
                    Some(selection) if selection.begun == Begun::Just => Place::Started,
                    Some(_) => Place::Selection,
                    None => Place::Reader,
                },
                None => Place::Reader,
            },
        }
    }

    /// Tells who gets the next key and who those that it knows nothing of: below a menu, the place of what
    /// it is about.
    fn places(&self) -> Vec<Place> {
        match self.overlays.last() {
            Some(Overlay::Menu(menu)) => vec![Place::Menu, menu.place],
            _ => vec![self.place()],
        }
    }

    /// Returns the keys that may follow what was typed.
    pub fn following(&self) -> Vec<Following> {
        let places = self.places();
        let mut following = places
            .iter()
            .map(|place| self.keymap.following(*place, &self.typed));
        following.find(|keys| !keys.is_empty()).unwrap_or_default()
    }

    /// Tells where the keys go and what there is to act on.
    pub fn situation(&self) -> Situation {
        let mut facts = Facts::NONE;
        let reader = self.reader.as_ref();
        let item = match self.overlays.last() {
            Some(Overlay::Panel(panel)) => !panel.is_empty(),
            Some(_) => true,
            None if self.pane == Pane::List => self.list.total > 0,
            None => reader.is_some_and(|reader| !reader.marks_here().is_empty()),
        };
        let waiting = actions::recheck::waiting_here(self);
        let is_so = [
            (Fact::Item, item),
            (
                Fact::Overlap,
                reader.is_some_and(|reader| reader.marks_here().len() > 1),
            ),
            (
                Fact::Search,
                reader.is_some_and(|reader| reader.search.is_some())
                    || self.searched.is_some()
                    || self.results.is_some(),
            ),
            (Fact::Undo, self.history.can_undo()),
            (Fact::Redo, self.history.can_redo()),
            (Fact::Repeat, self.deed.is_some()),
            (
                Fact::Snapshots,
                reader.is_some_and(|reader| reader.article.snapshots.len() > 1),
            ),
            (Fact::Samples, self.list.counts.samples > 0),
            (
                Fact::Echo,
                reader.is_some_and(|reader| !reader.echoes_here().is_empty()),
            ),
            (Fact::Older, actions::articles::has_snapshot(self, -1)),
            (Fact::Newer, actions::articles::has_snapshot(self, 1)),
            (Fact::Recheck, waiting.is_some()),
            (
                Fact::Placed,
                waiting.is_some_and(|placement| placement.bytes.is_some()),
            ),
            (Fact::Placeable, actions::recheck::can_place(self)),
            (Fact::Quote, actions::evidence::here(self).is_some()),
            (Fact::Suggested, actions::evidence::is_suggested(self)),
            (Fact::Reworded, actions::evidence::is_reworded(self)),
            (Fact::OriginSaid, actions::evidence::is_origin_said(self)),
            (Fact::Purgeable, actions::trash::is_purgeable(self)),
            (
                Fact::Pinned,
                self.beside.is_some() || self.staying.is_some(),
            ),
        ];
        for (fact, _) in is_so.into_iter().filter(|(_, holds)| *holds) {
            facts = facts.with(fact);
        }
        Situation {
            place: self.place(),
            facts,
        }
    }

    /// Returns where the rows of the list stand in its pane: below the heading, and below what is wrong with the
    /// query that is being typed there.
    pub(crate) fn list_rows(&self, frame: &Frame) -> Rect {
        let wrong = match self.overlays.last() {
            Some(Overlay::Field(field)) if !field.is_of_panel() => {
                boxes::wrong::below(self, field, frame).height
            }
            _ => 0,
        };
        boxes::below(frame.list, wrong.saturating_add(1))
    }

    /// Returns how many rows of the screen the list has.
    pub(crate) fn list_height(&self) -> usize {
        usize::from(self.list_rows(&self.frame()).height)
    }

    fn key(&mut self, key: Key) {
        self.said = None;
        let typed = std::mem::take(&mut self.typed);
        let (place, answer) = self.keymap.press_through(&self.places(), &typed, key);
        if actions::held::hold(self, &answer) {
            return;
        }
        let is_done = matches!(answer, Answer::Command { .. } | Answer::With { .. });
        if is_done && place != self.place() {
            // A key of what the menu is about does at once what it does without the menu.
            if !actions::menu::close(self) {
                return self.settle();
            }
        }
        match answer {
            // The letter of a status that the person's scale is without may choose one that it has.
            Answer::Command { id, .. }
                if choices::status_of(id).is_some()
                    && actions::claims::status_by_key(self, key) => {}
            Answer::Command { id, count } => self.command(id, count),
            Answer::With {
                id,
                count,
                character,
            } => actions::run_with(self, id, count, character),
            Answer::Pending(pending) => self.typed = pending,
            Answer::Cancelled => {}
            Answer::Unbound(keys) => {
                if place.typing() == Typing::Text {
                    actions::fields::type_key(self, key);
                } else if !actions::claims::status_by_key(self, key) {
                    actions::program::unbound(self, place, &keys);
                }
            }
        }
        self.settle();
    }

    fn command(&mut self, id: CommandId, count: Option<Count>) {
        actions::run(self, id, count);
    }

    /// Brings sizes, scroll positions and what is asked for in line with the state.
    fn settle(&mut self) {
        if !self.overlays.iter().any(Overlay::is_about_words) {
            for (request, loaded) in std::mem::take(&mut self.arrived) {
                actions::articles::opened(self, request, *loaded);
            }
        }
        if self.pane == Pane::List {
            actions::pin::face(self, Side::First);
        }
        actions::lesson::look(self);
        actions::changes::look(self);
        actions::echoes::look(self);
        actions::watching::look(self);
        self.fit_readers();
        let height = self.list_height();
        self.list.follow(height);
        let fill = self.list.fill(height);
        self.effects.extend(fill);
        actions::panels::settle(self);
        actions::diff::settle(self);
        actions::matrix::settle(self);
        actions::table::settle(self);
    }

    /// Sets the open texts in the columns and rows that there are for them.
    pub(crate) fn fit_readers(&mut self) {
        let frame = self.frame();
        for (reader, page) in [
            (&mut self.reader, frame.reader),
            (&mut self.beside, frame.beside),
        ] {
            let (width, room, height) = (page.text.width, page.broad.width, page.text.height);
            if let Some(reader) = reader
                && !page.text.is_empty()
                && (reader.layout.width(), reader.layout.room(), reader.height())
                    != (width, room, usize::from(height))
            {
                reader.resize(width, room, height);
            }
            if let Some(reader) = reader
                && reader.scroll_margin != self.settings.scroll_margin
            {
                reader.scroll_margin = self.settings.scroll_margin;
                reader.follow();
            }
        }
    }

    /// Returns the keys of a command here, for a sentence.
    pub(crate) fn key_of(&self, id: CommandId) -> String {
        self.keymap.named(id, self.place())
    }

    /// Says something to the person; it stays until the next key.
    pub(crate) fn say(&mut self, severity: Severity, text: &str) {
        let text = CleanText::line(text);
        self.messages.push(self.now, severity, text.clone());
        self.said = Some((severity, text));
        actions::messages::heard(self);
    }

    /// Warns, but leaves a warning in the status line that was not read yet.
    pub(crate) fn remark(&mut self, text: &str) {
        let is_unread = |(severity, _): &mut _| *severity == Severity::Warning;
        let unread = self.said.take_if(is_unread);
        self.say(Severity::Warning, text);
        if unread.is_some() {
            self.said = unread;
        }
    }

    /// Notes something that a person may want to know later; it stands among the messages and nowhere else.
    pub(crate) fn note(&mut self, severity: Severity, text: &str) {
        self.messages
            .push(self.now, severity, CleanText::line(text));
        actions::messages::heard(self);
    }

    /// Says that something was done, but leaves a warning in the status line that was not read yet.
    pub(crate) fn mention(&mut self, text: &str) {
        match self.said {
            Some((Severity::Warning, _)) => self.note(Severity::Done, text),
            _ => self.say(Severity::Done, text),
        }
    }

    /// Shows the library as it is now: something has changed in it that was not done here.
    pub(crate) fn show_anew(&mut self) {
        self.reload_list();
        self.effects.push(Effect::LoadClaims);
        self.effects.push(Effect::LoadShelves(self.list.story));
        actions::feeds::load(self);
        actions::panels::reload(self);
        actions::grid::again(self);
        actions::articles::reopen(self);
    }

    /// Makes a change of some steps; it is not done by that.
    pub(crate) fn build(&mut self, steps: impl FnOnce(&mut Build<'_>)) -> Change {
        let mut build = Build::new(&mut self.ids, self.now).by(&self.settings.name);
        steps(&mut build);
        build.finish()
    }

    /// Does a change that can be undone, and says so.
    pub(crate) fn commit(&mut self, change: Change, said: &str) {
        self.commit_with(change, said, Vec::new());
    }

    /// Does a change with which the ticks of some articles go.
    pub(crate) fn commit_with(&mut self, change: Change, said: &str, unticked: Vec<ArticleId>) {
        if change.is_empty() {
            return;
        }
        self.remember(&change, unticked);
        self.say(Severity::Done, said);
        self.send(change);
    }

    /// Remembers how to undo a change, and to tick again what it took the ticks from.
    fn remember(&mut self, change: &Change, unticked: Vec<ArticleId>) {
        let inverse = change.inverse(ChangeId(self.ids.next(self.now)), self.now);
        self.history.done(Step {
            change: inverse,
            of: change.id,
            unticked,
        });
    }

    /// Shows a change at once and sends it to be saved.
    pub(crate) fn send(&mut self, change: Change) {
        let touched = change.records();
        actions::lesson::watch(self, &change);
        actions::panels::lend(self, &touched);
        self.effects.push(Effect::Apply(Box::new(change.clone())));
        self.known.sent(change);
        self.show(&touched);
    }

    /// Takes back the last change, or does it again.
    pub(crate) fn step_back(&mut self, step: Step, way: actions::program::Way) {
        let id = ChangeId(self.ids.next(self.now));
        let again = Step {
            change: step.change.inverse(id, self.now),
            of: step.change.id,
            unticked: step.unticked,
        };
        match way {
            actions::program::Way::Undo => {
                self.list.tick_again(&again.unticked);
                self.history.undone(again);
            }
            actions::program::Way::Redo => {
                self.list.take_ticks(&again.unticked);
                self.history.redone(again);
            }
        }
        let word = way.word();
        self.say(Severity::Done, &format!("{word}: {}", step.change.what));
        self.send(step.change);
    }

    /// Brings what is shown in line with records that have changed.
    pub(crate) fn show(&mut self, touched: &[RecordId]) {
        for reader in [&mut self.reader, &mut self.beside].into_iter().flatten() {
            let (annotations, article) = (reader.record_id(), reader.article.record_id());
            if touched.contains(&annotations) {
                let choice = reader.choice;
                reader.refresh(&self.known.record(annotations));
                reader.choice = choice;
            }
            if touched.contains(&article) {
                let id = reader.article.id;
                let record = self.known.record(article);
                reader.article = crate::model::Article::from_record(id, &record).into();
            }
        }
        actions::stories::follow(self, touched);
        actions::feeds::follow(self, touched);
        actions::grid::follow(self, touched);
        actions::panels::refill(self, touched);
    }

    /// Takes a change that was made without its records being known here.
    fn did(&mut self, change: &Change, applied: Applied, done: &Done) {
        let asked = self.deeds.pop_front().unwrap_or_default();
        let aside = asked.aside();
        if !change.is_empty() {
            self.remember(change, asked.unticked);
        }
        match done {
            Done::Silence(silenced) => {
                actions::silence::did(self, silenced, &aside, change.is_empty());
            }
            Done::Followed(id, state, name) => {
                actions::following_feeds::followed(self, *id, *state, name);
            }
            _ if change.is_empty() => {
                self.say(Severity::Done, "Nothing to change: all is so already.");
            }
            Done::Removed(said) => {
                let undo = self.key_of(CommandId::Undo);
                self.say(
                    Severity::Done,
                    &format!("{said}{aside}; {undo} takes it back"),
                );
            }
            Done::Merged(merging, said) => actions::claims::merged(self, *merging, said),
            Done::Edited(said) => self.say(Severity::Done, &format!("{said}{aside}")),
        }
        if !change.is_empty() {
            self.applied(change.id, applied);
        }
    }

    fn applied(&mut self, id: ChangeId, applied: Applied) {
        self.known.answered(id);
        let touched = self.learn(&applied.records);
        actions::recheck::settle(self, &touched);
        if let Saved::No { why, .. } = &applied.saved {
            self.say(Severity::Warning, &format!("{NOT_SAVED}{why}"));
        }
        self.learn_saved(applied.saved);
        if let Some(notice) = applied.notices.first() {
            self.say(Severity::Warning, notice);
        }
        self.reload_list();
        actions::panels::reload_after(self, &touched);
        actions::grid::again(self);
        self.effects.push(Effect::LoadClaims);
        actions::stories::count_again(self);
        actions::feeds::count_again(self, &touched);
        self.effects.push(Effect::Refresh);
        self.end_when_answered();
    }

    /// Takes over records as they are now, shows them, and returns their ids.
    fn learn(&mut self, records: &[(RecordId, Record)]) -> Vec<RecordId> {
        for (id, record) in records {
            // What is neither open nor one of few is not kept: the library has it.
            let is_few = matches!(
                id.kind,
                RecordKind::Claim
                    | RecordKind::Story
                    | RecordKind::View
                    | RecordKind::Grid
                    | RecordKind::Feed
                    | RecordKind::Dismissed
            );
            if self.known.is_kept(*id) || is_few {
                self.known.learn(*id, record);
            }
        }
        actions::panels::learn(self, records);
        let touched: Vec<RecordId> = records.iter().map(|(id, _)| *id).collect();
        self.show(&touched);
        touched
    }

    fn refused(&mut self, id: ChangeId, why: &str, records: &[(RecordId, Record)]) {
        for (record, known) in records {
            if self.known.is_kept(*record) {
                self.known.learn(*record, known);
            }
        }
        let Some(change) = self.known.answered(id) else {
            return;
        };
        let unticked = self.history.forget(id);
        self.list.tick_again(&unticked);
        self.show(&change.records());
        actions::panels::reload_after(self, &change.records());
        self.say(Severity::Warning, &format!("Not done: {why}"));
        self.end_when_answered();
    }

    /// Learns whether all is on the disk; what was said of what is not is true no longer where all is.
    fn learn_saved(&mut self, saved: Saved) {
        let says_so = |(_, said): &(_, CleanText)| said.starts_with(NOT_SAVED);
        if saved == Saved::Yes && self.said.as_ref().is_some_and(says_so) {
            self.say(Severity::Done, "Saved what was not saved before");
        }
        self.saved = saved;
    }

    fn flushed(&mut self, saved: Saved) {
        self.learn_saved(saved);
        if !self.quitting {
            return;
        }
        self.quitting = false;
        match &self.saved {
            Saved::Yes => self.effects.push(Effect::Quit),
            Saved::No { .. } => self.overlays.push(Overlay::Question(Question::QuitUnsaved)),
        }
    }

    /// Ends the program once everything is saved.
    pub(crate) fn quit(&mut self) {
        self.keep_positions();
        self.keep_session();
        self.quitting = true;
        self.end_when_answered();
    }

    /// Tells whether the program ends once what is pending is answered.
    pub(crate) fn is_quitting(&self) -> bool {
        self.quitting
    }

    fn end_when_answered(&mut self) {
        if self.quitting && !self.known.is_waiting() {
            self.effects.push(Effect::Flush);
        }
    }

    /// Has the place in the open article kept.
    pub(crate) fn keep_position(&mut self) {
        let kept = self.reader.as_ref().map(Self::position_of);
        self.effects.extend(kept);
    }

    /// Has the place in the other article kept.
    pub(crate) fn keep_beside(&mut self) {
        let kept = self.beside.as_ref().map(Self::position_of);
        self.effects.extend(kept);
    }

    /// Has the places in all open articles kept; of one that is open twice, that which is acted on.
    pub(crate) fn keep_positions(&mut self) {
        self.keep_beside();
        self.keep_position();
    }

    fn position_of(reader: &Reader) -> Effect {
        let snapshot = reader.snapshot().id.clone();
        Effect::KeepPosition(reader.article.id, snapshot, reader.position())
    }

    /// Has it kept how the screen is left.
    pub(crate) fn keep_session(&mut self) {
        let mut kept = Kept {
            ended: Some(self.now),
            sort: Some(self.list.sort.word().to_owned()),
            group: Some(self.list.group.word().to_owned()),
            article: self.list.current().map(|row| row.article.id.to_string()),
            stood: self.list.stood().map(|stood| (stood.place, stood.state)),
            story: self.list.story.map(|story| story.to_string()),
            view: self.list.view.as_ref().map(narrowing::View::kept),
            ..self.kept.clone()
        };
        self.view.keep_in(&mut kept);
        self.effects.push(Effect::Keep(Box::new(kept)));
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

    /// Names the changes that the library has not answered.
    pub fn unanswered(&self) -> Vec<CleanText> {
        self.known.unanswered()
    }

    /// Queues something to be done.
    pub(crate) fn effect(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Queues a change whose records are not known here.
    pub(crate) fn ask_deed(&mut self, effect: Effect, asked: Asked) {
        self.deeds.push_back(asked);
        self.effects.push(effect);
    }
}

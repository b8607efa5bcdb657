//! What reaches the program, and what it wants done.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    ops::Range,
    path::PathBuf,
    sync::Arc,
};

use jiff::Timestamp;

use crate::{
    app::{
        additions::{AdditionId, Source, Stage, Then},
        arrivals::{Arrivals, TakingIn},
        diff::Sheet,
        export::{ExportOrder, Outcome},
        feeds::{Line, Told},
        frame::Side,
        grid::GridRead,
        matrix::Typed,
        narrowing::{Inside, Shelves, View, Within},
        palette::{Completion, Sought},
        panel::{Item, ItemId, Of, Thing},
        reader::Shown,
        refreshing::{Run, RunId},
        waiting::Asked,
        whereabouts::{Carried, First, Whereabouts},
    },
    command::Key,
    compare::matrix::Survey,
    config::Configuration,
    model::{
        ArticleId, Change, ChangeId, ClaimId, CleanText, FeedId, Grid, GridId, Maker, PageAddress,
        Record, RecordId, SnapshotId, StoryId,
        article::SnapshotEntry,
        claim::Merging,
        disagreement::Disagreement,
        echo,
        hit::Hits,
        kept::Kept,
        likely::Likelies,
        origin::Counted,
        several::ArticlesEdit,
        silence::{Checked, Silenced},
        view::{
            Added, Applied, ClaimPage, ClaimRow, Counts, FeedsRefreshed, Filter, FollowState,
            FoundFeed, FoundFeeds, Marked, Opened, Page, Part, Position, Refreshing, Saved,
            StoryRow, Trashed, Unsure, Vocabulary,
        },
    },
    text::{
        Direction,
        document::Document,
        find::{Matches, What},
        watched::WatchWords,
    },
};

/// Counts requests, so that an answer that comes too late is told from the one that is waited for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Request(pub u64);

impl Request {
    /// Returns the next one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// The mouse did something at a column and row of the screen.
    Mouse(Mouse, u16, u16),
    /// Text was pasted, as the terminal gave it.
    Pasted(String),
    /// The terminal has a new size, in columns and rows.
    Resized(u16, u16),
    /// The terminal got the focus: others may have written meanwhile.
    FocusGained,
    /// Others have written into the library.
    Noticed,
    /// The terminal lost the focus.
    FocusLost,
    /// The program is to end at once, as by a signal; what is being written is kept.
    Ending,
    /// A page of the list.
    Page(Request, Page),
    /// All articles of the list, with what it showed when they were asked for.
    Ids(Box<Filter>, Wanted, Arc<[ArticleId]>),
    /// All articles that a search finds, with what was typed for it.
    FoundIds(String, Wanted, Vec<ArticleId>),
    /// How many of the ticked articles the list does not show, with what it showed when that was asked.
    Hidden(Box<Filter>, usize),
    /// The tags, sources and authors that are in use.
    Vocabulary(Box<Vocabulary>),
    /// The claims of the library, last changed first.
    Claims(Vec<ClaimRow>),
    /// From how many origins the evidence of some claims is.
    Origins(Vec<(ClaimId, Counted)>),
    /// The stories and saved views.
    Shelves(Box<Shelves>),
    /// What belongs to the story that everything is narrowed to.
    Inside(Inside),
    /// One claim with its evidence; nothing where it is gone.
    Claim(ClaimId, Option<Box<ClaimPage>>),
    /// Sources that were named when the program was started, as they are shown and as they are, are to be added;
    /// tells what becomes of the first.
    Coming(Vec<(CleanText, PathBuf)>, Then),
    /// Something was added before the screen was there, from this source.
    Had(CleanText, Box<Added>),
    /// How far something that is added has come.
    Addition(AdditionId, Stage),
    /// The feeds that are followed.
    Feeds(Box<Told>),
    /// What stands at an address where a feed was looked for, or why that can't be told.
    FeedsFound(PageAddress, Result<FoundFeeds, CleanText>),
    /// How far the asking of feeds has come.
    Refreshing(RunId, Refreshing),
    /// What came of asking feeds, or why none could be asked.
    FeedsRefreshed(RunId, Result<Box<FeedsRefreshed>, CleanText>),
    /// So many minutes have passed that feeds are to be asked again.
    RefreshDue,
    /// The library has been read.
    Loaded,
    /// How far the indexing of the library has come: records done, and how many there are; nothing at its end.
    Indexing(Option<(usize, usize)>),
    /// The best of what a search of the library finds, while the rest is still looked for.
    FirstHits(Request, Box<Hits>),
    /// What a search of the library found, or why it could not be searched.
    Hits(Request, Result<Box<Hits>, CleanText>),
    /// Which items of a panel fulfil what was asked of it.
    Kept(Request, HashSet<ItemId>),
    /// What a panel lists that was asked for, or why it can't be read.
    Listed(Request, Result<Box<Listed>, CleanText>),
    /// An article, ready to be read.
    Opened(Request, Box<Loaded>),
    /// An article could not be opened.
    OpenFailed(Request, CleanText),
    /// What came of a change.
    Applied(ChangeId, Box<Applied>),
    /// A change was not applied.
    Refused {
        /// The change.
        change: ChangeId,
        /// Why, in a sentence.
        why: CleanText,
        /// The records as they are now, where others have changed them.
        records: Vec<(RecordId, Record)>,
    },
    /// A change that was asked for without its records being known here, and is done.
    Did {
        /// The change.
        change: Box<Change>,
        /// What came of it.
        applied: Box<Applied>,
        /// What was done.
        done: Done,
    },
    /// A change that was asked for without its records being known here was not done, and why.
    NotDone(CleanText),
    /// An article of this title was taken away for good, or why it was not.
    Purged(ArticleId, CleanText, Result<(), CleanText>),
    /// Where the words are in a text that is shown by now which were read in another snapshot.
    Carried(Shown, Carried),
    /// What came of saving once more what was not saved.
    Flushed(Saved),
    /// Where the searched words stand.
    Found(Request, Matches),
    /// The passages of a snapshot that are not in the one before, in bytes; or why that can't be told.
    Compared(Compared, Result<Vec<Range<usize>>, CleanText>),
    /// What has changed between two snapshots; or why that can't be told.
    Revision(Request, Result<Box<Sheet>, CleanText>),
    /// What was found of claims, to be set in a matrix; or why that can't be told.
    Survey(Request, Result<Box<Survey>, CleanText>),
    /// A grid with what stands in it and what could; or why it can't be read.
    Grid(Request, Result<Box<GridRead>, CleanText>),
    /// The passages of a text that stand in other articles too; or why that can't be told.
    Echoes(Shown, Within, Result<echo::Found, CleanText>),
    /// Where the words to watch stand in a text, in bytes, in order and apart from each other.
    Watched(Shown, WatchWords, Vec<Range<usize>>),
    /// The next unread article on one side and its place in the list; nothing where there is none.
    Unread(Box<Filter>, Direction, Option<(usize, ArticleId)>),
    /// What waits for a recheck, by article and place, and which way to go from here.
    Unsure(Direction, Vec<Unsure>),
    /// The matcher has looked where annotations of an article stand, beside what a person did: their record as it is
    /// now, where something was written.
    Settled(ArticleId, Option<Box<Record>>),
    /// Where annotations of an article stand could not be written.
    NotSettled(ArticleId),
    /// The library was read whole, or what others have changed in it was read again.
    Refreshed,
    /// What the person has set, when it has changed.
    Configured(Box<Configuration>),
    /// What completes a line of the palette.
    Completions(Request, Vec<Completion>),
    /// How far the taking in of what came by itself has come; nothing where it is done.
    TakingIn(Option<TakingIn>),
    /// What came by itself into a folder that is watched.
    Came(Box<Arrivals>),
    /// The article whose title was looked for.
    Titled(ArticleId),
    /// What came of an export.
    Exported(Box<ExportOrder>, Outcome),
    /// Something to be shown to the person.
    Told(Severity, CleanText),
    /// Something went wrong that matters less than a warning that was not read yet.
    Remarked(CleanText),
    /// The same, of an index that another program holds.
    Waiting(CleanText),
    /// The index of which that was said answers again.
    Answering(CleanText),
}

/// Two snapshots of an article that are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The article.
    pub article: ArticleId,
    /// The snapshot before.
    pub before: SnapshotId,
    /// The snapshot that is shown.
    pub snapshot: SnapshotId,
}

/// What was done by a change that was asked for without its records being known here.
#[derive(Clone, Debug, PartialEq)]
pub enum Done {
    /// Something was changed; the sentence says what.
    Edited(CleanText),
    /// Something went into the trash; the sentence says what.
    Removed(CleanText),
    /// It was recorded which articles say nothing of a claim.
    Silence(Silenced),
    /// A claim was merged into another one; the sentence says which.
    Merged(Merging, CleanText),
    /// A feed of this name is followed.
    Followed(FeedId, FollowState, CleanText),
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    /// The left button was pressed.
    Pressed,
    /// The pointer was moved with the left button held.
    Dragged,
    /// The left button was let go.
    Released,
    /// The right button was pressed.
    PressedRight,
    /// The wheel was turned one step down.
    WheelDown,
    /// The wheel was turned one step up.
    WheelUp,
}

/// An article that was opened, with what reading needs.
#[derive(Debug)]
pub struct Loaded {
    /// What the library answered.
    pub opened: Opened,
    /// Its text, cut for reading.
    pub document: Arc<Document>,
    /// Where the person was when they left it, in bytes.
    pub position: Option<Position>,
    /// Where the words are that were read in another of its snapshots, where that was to be known first.
    pub carried: Option<Carried>,
}

/// What a panel lists, with the records by which it is changed from there.
#[derive(Debug, Default)]
pub struct Listed {
    /// The items.
    pub items: Vec<Item>,
    /// The records.
    pub records: BTreeMap<RecordId, Record>,
}

impl From<Marked> for Listed {
    fn from(marked: Marked) -> Self {
        let things = marked.rows.into_iter().map(Thing::Annotation);
        Self {
            items: things.map(Item::new).collect(),
            records: marked.records.into_iter().collect(),
        }
    }
}

impl From<Vec<Disagreement>> for Listed {
    fn from(found: Vec<Disagreement>) -> Self {
        let things = found.into_iter().map(Arc::new).map(Thing::Disagreement);
        Self {
            items: things.map(Item::new).collect(),
            ..Self::default()
        }
    }
}

impl From<Vec<StoryRow>> for Listed {
    fn from(rows: Vec<StoryRow>) -> Self {
        Self {
            items: rows.into_iter().map(Thing::Story).map(Item::new).collect(),
            ..Self::default()
        }
    }
}

impl From<Vec<Grid>> for Listed {
    fn from(grids: Vec<Grid>) -> Self {
        let things = grids.into_iter().map(Arc::new).map(Thing::Grid);
        Self {
            items: things.map(Item::new).collect(),
            ..Self::default()
        }
    }
}

impl From<Likelies> for Listed {
    fn from(found: Likelies) -> Self {
        let things = found.passages.into_iter().map(Box::new).map(Thing::Likely);
        Self {
            items: things.map(Item::new).collect(),
            records: found.records.into_iter().collect(),
        }
    }
}

impl From<Vec<View>> for Listed {
    fn from(views: Vec<View>) -> Self {
        Self {
            items: views.into_iter().map(Thing::View).map(Item::new).collect(),
            ..Self::default()
        }
    }
}

impl From<Trashed> for Listed {
    fn from(trashed: Trashed) -> Self {
        let articles = trashed.articles.into_iter().map(Thing::Article);
        let claims = trashed.claims.into_iter().map(Thing::Claim);
        let annotations = trashed.annotations.into_iter().map(Thing::Annotation);
        let none = Counts::default();
        let stories = trashed.stories.into_iter();
        let stories = stories.map(|story| {
            Thing::Story(StoryRow {
                story,
                counts: none,
            })
        });
        let views = trashed.views.iter().map(View::saved).map(Thing::View);
        let grids = trashed.grids.into_iter().map(Arc::new).map(Thing::Grid);
        let feeds = trashed.feeds.into_iter().map(Line::alone);
        let feeds = feeds.map(|line| Thing::Feed(Arc::new(line)));
        let things = articles.chain(claims).chain(annotations);
        let things = things.chain(stories).chain(views).chain(grids).chain(feeds);
        Self {
            items: things.map(Item::new).collect(),
            records: trashed.records.into_iter().collect(),
        }
    }
}

/// How much something matters to the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Something was done.
    Done,
    /// Something went wrong or needs attention.
    Warning,
}

/// What all articles that are listed or found are wanted for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// To be ticked.
    Ticks,
    /// To be put into a story that is yet to be chosen.
    Story,
    /// To be called read.
    Read,
    /// To go on to the first of them, or back to the last, which a feed or folder has unread.
    Unread(Box<View>, Direction),
}

/// A program that a person reads texts with elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// The person's pager.
    Pager,
    /// The person's editor.
    Editor,
}

/// Something the program wants done; the runtime carries it out and answers with messages.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Read a part of the list.
    LoadPage {
        /// The request.
        request: Request,
        /// What the list shows; the day is set by whoever answers.
        filter: Box<Filter>,
        /// Which part.
        part: Part,
    },
    /// Tell all articles of a list.
    LoadIds {
        /// What the list shows; the day is set by whoever answers.
        filter: Box<Filter>,
        /// What for.
        wanted: Wanted,
    },
    /// Tell all articles that a search finds for what was typed.
    LoadFoundIds(String, Wanted),
    /// Count those of some articles that a list does not show.
    CountHidden {
        /// What the list shows; the day is set by whoever answers.
        filter: Box<Filter>,
        /// The articles.
        articles: Vec<ArticleId>,
    },
    /// Do one deed on articles whose records may not be known here.
    EditArticles {
        /// Which.
        articles: Vec<ArticleId>,
        /// What is to become of them.
        edit: ArticlesEdit,
    },
    /// Record that articles say nothing of a claim.
    RecordSilence(Checked),
    /// Merge a claim into another one, in the name of a person.
    MergeClaims(Merging, CleanText),
    /// Take a claim that was merged into another one out of the trash, with what went there with it.
    PartClaims(ClaimId),
    /// Tell what has changed between two snapshots of an article, the older first, for as long as that is waited for.
    LoadRevision(Request, Asked, ArticleId, Box<[SnapshotEntry; 2]>),
    /// Tell which tags, sources and authors are in use.
    LoadVocabulary,
    /// Add something, or take the new text of an article.
    Add(AdditionId, Source),
    /// Add no more of something that is being added.
    LeaveAddition(AdditionId),
    /// Read the feeds; what was added later than this is new.
    LoadFeeds(Option<Timestamp>),
    /// Look for a feed at an address, for as long as that is waited for.
    LookForFeeds(PageAddress, Asked),
    /// Follow a feed.
    FollowFeed(FoundFeed),
    /// Ask feeds for what is new.
    RefreshFeeds(Run),
    /// Ask no more feeds.
    StopRefreshing(RunId),
    /// Tell what was left out of the page that a snapshot of an article was made of, for as long as that is waited for.
    LoadLeftOut(Request, Asked, ArticleId, SnapshotId),
    /// Read the claims.
    LoadClaims,
    /// Count the origins of the evidence of some claims, beside the reading.
    CountOrigins(Vec<ClaimId>),
    /// Read the stories and saved views, and what belongs to one of them.
    LoadShelves(Option<StoryId>),
    /// Find what belongs to a story.
    LoadInside(StoryId),
    /// Count what belongs to each story.
    LoadStories(Request),
    /// Count what each view finds, in a story or everywhere; what was added later than this is new.
    LoadViews(Request, Option<Timestamp>, Option<StoryId>),
    /// Read what was found of the claims that a query finds, in a story or everywhere; an older request is no longer
    /// waited for.
    LoadSurvey(Request, Typed, Option<StoryId>),
    /// Read the grids.
    LoadGrids(Request),
    /// Read a grid with what stands in it and what could; an older request is no longer waited for.
    LoadGrid(Request, GridId),
    /// Read one claim with its evidence.
    LoadClaim(ClaimId),
    /// Find passages that are likely to bear on a claim, in some articles, in a story or everywhere.
    LoadLikely(Request, ClaimId, Option<BTreeSet<ArticleId>>, Within),
    /// Read the claim under the cursor of their list; an older request is no longer waited for.
    PreviewClaim(Request, ClaimId),
    /// Take an article away for good; holds its title.
    Purge(ArticleId, CleanText),
    /// Read the annotations of all articles.
    LoadMarked(Request),
    /// Tell which annotations fulfil a query.
    AskAnnotations(Request, String),
    /// Tell which claims fulfil a query.
    AskClaims(Request, String),
    /// Tell what in the trash fulfils a query.
    AskTrash(Request, String),
    /// Read what lies in the trash.
    LoadTrash(Request),
    /// Bring the index of the library in line with its files, beside the reading.
    Index,
    /// Tell when the index answers again, of which this was said.
    AwaitIndex(CleanText),
    /// Search the library, or a story, for what was typed, which may be half a query.
    SearchLibrary(Request, String, Option<StoryId>),
    /// Open an article, in its newest snapshot or another.
    Open {
        /// The request.
        request: Request,
        /// The article.
        article: ArticleId,
        /// Which snapshot; nothing for the newest.
        snapshot: Option<SnapshotId>,
        /// Where it is to stand; an older request for the same side is no longer waited for.
        side: Side,
        /// Where the person is in the snapshot of it that stands there, and what comes first.
        from: Option<(Whereabouts, First)>,
    },
    /// Apply and save a change.
    Apply(Box<Change>),
    /// Try once more to save what is not saved.
    Flush,
    /// Keep where the person is in an article, for the next time.
    KeepPosition(ArticleId, SnapshotId, Position),
    /// Keep how the screen is left, for the next session.
    Keep(Box<Kept>),
    /// Keep aside what is being written, or forget it.
    KeepDraft(Option<CleanText>),
    /// Find words in a text.
    Find {
        /// The request.
        request: Request,
        /// The text.
        document: Arc<Document>,
        /// What is looked for.
        what: What,
    },
    /// Open an address in the browser; it is http, https or mailto, and whole.
    Browse(CleanText),
    /// Open a copy of a text in another program, which gets the terminal until it ends.
    Outside {
        /// Which.
        tool: Tool,
        /// The first lines of the copy.
        head: CleanText,
        /// The text.
        document: Arc<Document>,
    },
    /// Look for what completes a line of the palette.
    Complete(Request, Sought),
    /// Find the article with some words in its title.
    FindArticle(CleanText),
    /// Write what is marked into a file for others.
    Export(Box<ExportOrder>),
    /// Find what has changed in a text since the snapshot before.
    Compare {
        /// Which snapshots.
        what: Compared,
        /// The text as it is shown.
        document: Arc<Document>,
    },
    /// Find the passages of a text that stand in other articles too; an older request for the same side is no
    /// longer waited for.
    SeekEchoes(Shown, Side, Within),
    /// Find the words to watch in a text that is shown, for as long as that is waited for.
    SeekWatched {
        /// Which text.
        shown: Shown,
        /// The text.
        document: Arc<Document>,
        /// The words.
        words: WatchWords,
        /// Tells whether that is still waited for.
        asked: Asked,
    },
    /// Find what disagrees, in a story or everywhere.
    LoadDisagreements(Request, Of, Within),
    /// Make a claim of two sentences that disagree, in a story where one is given, made by somebody.
    ClaimDisagreement(Arc<Disagreement>, Option<StoryId>, Maker),
    /// Look for an unread article of the list.
    SeekUnread {
        /// What the list shows.
        filter: Box<Filter>,
        /// The place in the list to look from.
        from: usize,
        /// Which way.
        direction: Direction,
        /// Which of them, the next being 1.
        times: usize,
    },
    /// Tell what waits for a recheck, in a story or everywhere, to go one way from here.
    SeekRecheck(Option<StoryId>, Direction),
    /// Have the matcher look where annotations of an article stand that it has not placed yet, or an older one has.
    SettleAnnotations(ArticleId),
    /// Put a text on the clipboard.
    Copy(CleanText),
    /// Put the sample briefs into the trash.
    RemoveSamples,
    /// Look what others have changed in the library.
    Refresh,
    /// Let everything look, and the mouse work, as the person has set it.
    Dress(Box<Configuration>),
    /// Draw everything anew.
    Redraw,
    /// Go to the shell until the person comes back.
    Suspend,
    /// End the program.
    Quit,
}

//! What can stand above the two panes: one kind of thing in one stack.

use std::{ops::Range, sync::Arc};

use ratatui_textarea::TextArea;
use tui_input::Input;

use crate::{
    app::{
        address::Address,
        diff::DiffView,
        export::{ExportForm, ExportOrder},
        grid::GridView,
        help::Help,
        matrix::{MatrixView, Narrowing},
        menu::Menu,
        narrowing::View,
        palette::Palette,
        panel::Panel,
        rows::Rows,
    },
    command::Place,
    model::{
        AnnotationId, Article, ArticleId, Claim, ClaimId, CleanText, EvidenceId, Feed, FeedId,
        GridId, Members, PageAddress, SnapshotId, Stance, Story, StoryId,
        build::shown,
        view::{EvidenceRow, NamedFeed, Sort},
    },
    text::count::counted,
};

/// Something above the two panes; the topmost has the keys.
#[derive(Debug)]
pub enum Overlay {
    /// A list of rows, such as annotations or claims.
    Panel(Box<Panel>),
    /// What can be done with a thing.
    Menu(Box<Menu>),
    /// The help.
    Help(Box<Help>),
    /// What has changed between two snapshots.
    Diff(Box<DiffView>),
    /// Claims beside articles or sources.
    Matrix(Box<MatrixView>),
    /// Evidence rated against claims that exclude each other.
    Grid(Box<GridView>),
    /// A choice of a colour.
    Colour(Target),
    /// A choice of a status for a claim.
    Status(ClaimId),
    /// A choice of what a claim is to another one.
    Relation(ClaimId, ClaimId),
    /// A question to be answered with yes or no.
    Question(Question),
    /// A text field of one line.
    Field(Field),
    /// A choice of a claim.
    Picker(Box<Picker>),
    /// Several text fields.
    Form(Box<Form>),
    /// A note being written.
    Note(Box<NoteEditor>),
    /// Letters on the links of the screen.
    Labels(Labels),
    /// Where a link leads, before it is opened.
    Address(Address),
    /// The headings of the text.
    Outline(Outline),
    /// The palette.
    Palette(Box<Palette>),
    /// What is to be exported.
    Export(Box<ExportForm>),
}

impl Overlay {
    /// Returns the place whose keys it takes.
    pub fn place(&self) -> Place {
        match self {
            Self::Panel(panel) => panel.kind.place(),
            Self::Help(help) => help.place(),
            Self::Diff(_) => Place::Diff,
            Self::Matrix(_) => Place::Matrix,
            Self::Grid(_) => Place::Grid,
            Self::Menu(_) => Place::Menu,
            Self::Colour(_) => Place::Colour,
            Self::Status(_) => Place::Status,
            Self::Relation(..) => Place::Relation,
            Self::Question(_) => Place::Question,
            Self::Field(Field {
                purpose: Purpose::Library,
                ..
            }) => Place::Query,
            Self::Field(field) if field.is_filter() => Place::Filter,
            Self::Field(_) => Place::Field,
            Self::Picker(_) => Place::Picker,
            Self::Form(_) => Place::Form,
            Self::Export(_) => Place::Export,
            Self::Palette(_) => Place::Palette,
            Self::Note(_) => Place::Note,
            Self::Labels(_) => Place::Links,
            Self::Address(_) => Place::Address,
            Self::Outline(_) => Place::Outline,
        }
    }

    /// Tells whether it is about words of the text that is shown, which must not change below it.
    pub const fn is_about_words(&self) -> bool {
        match self {
            // An annotation is looked for in the article that is open, so that must stay; and what labels,
            // outline and menu offer is about what stands under the caret now.
            Self::Colour(_)
            | Self::Field(Field {
                purpose: Purpose::Tags(_),
                ..
            })
            | Self::Picker(_)
            | Self::Note(_)
            | Self::Labels(_)
            | Self::Outline(_)
            | Self::Menu(_) => true,
            _ => false,
        }
    }

    /// Tells whether it fills the whole body, so that nothing below it shows.
    pub const fn is_panel(&self) -> bool {
        matches!(
            self,
            Self::Panel(_) | Self::Help(_) | Self::Diff(_) | Self::Matrix(_) | Self::Grid(_)
        )
    }
}

/// What an action is about: an annotation that is there, or words that are yet to be marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An annotation.
    Annotation(AnnotationId),
    /// Words of the shown snapshot, in bytes.
    Words(Range<usize>),
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Something is not saved: quit all the same?
    QuitUnsaved,
    /// There is such a file: replace it by what is exported?
    Replace(Box<ExportOrder>),
    /// The list does not show so many of the articles, or it is not known how many: remove all of them?
    RemoveUnseen(Vec<ArticleId>, Option<usize>),
    /// So many articles are unread: call all of them read?
    ReadAll(Vec<ArticleId>),
    /// An article of this title would go for good: take it away?
    Purge(ArticleId, CleanText),
}

impl Question {
    /// Returns what is asked.
    pub fn said(&self) -> String {
        match self {
            Self::QuitUnsaved => "Some changes are not saved. Quit and lose them?".to_owned(),
            Self::Replace(order) => format!("{} is there already. Replace it?", order.file),
            Self::Purge(_, title) => format!(
                "{}, its text and all that is marked in it go for good. This can't be undone. Purge it?",
                shown(title)
            ),
            Self::ReadAll(articles) => {
                let many = counted(articles.len(), "unread article");
                format!("{many} would be called read. Call all of them so?")
            }
            Self::RemoveUnseen(articles, hidden) => {
                let unseen = match hidden {
                    Some(hidden) => format!("{hidden} of them not shown here"),
                    None => "some of them perhaps not shown here".to_owned(),
                };
                let many = counted(articles.len(), "article");
                format!("{many} would go into the trash, {unseen}. Remove all?")
            }
        }
    }
}

/// A text field of one line.
#[derive(Clone, Debug)]
pub struct Field {
    /// What for.
    pub purpose: Purpose,
    /// The text and its cursor.
    pub input: Input,
}

impl Field {
    /// Tells whether it filters the list or a panel, which stays in sight and answers each letter.
    pub const fn is_filter(&self) -> bool {
        matches!(self.purpose, Purpose::Filter(_)) || self.is_of_panel()
    }

    /// Tells whether what is typed into it is a query.
    pub const fn is_query(&self) -> bool {
        matches!(
            self.purpose,
            Purpose::Filter(_) | Purpose::Library | Purpose::PanelQuery(..)
        )
    }

    /// Tells whether it filters the panel below.
    pub const fn is_of_panel(&self) -> bool {
        matches!(
            self.purpose,
            Purpose::PanelFilter(..) | Purpose::PanelQuery(..) | Purpose::Library
        )
    }
}

/// How the list was before it was filtered, to be brought back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Before {
    /// The letters that it was filtered by.
    pub query: String,
    /// The order that was chosen for that.
    pub sort: Option<Sort>,
    /// The cursor.
    pub rows: Rows,
    /// The article under it.
    pub article: Option<ArticleId>,
}

/// What a text field is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To find words in the text.
    Search,
    /// To search the library; what is found stands in the panel below.
    Library,
    /// To filter the list.
    Filter(Box<Before>),
    /// To filter the panel below; holds the words that it was filtered by before, and its cursor.
    PanelFilter(String, Rows),
    /// The same, of a panel whose filter understands queries.
    PanelQuery(String, Rows),
    /// To edit the tags of an annotation, or of words to be marked.
    Tags(Target),
    /// To edit the tags of an article; holds those that it has.
    ArticleTags(ArticleId, Vec<CleanText>),
    /// To give some articles tags, or take tags from them.
    Retag(Vec<ArticleId>),
    /// To edit the title of an article.
    Rename(ArticleId),
    /// To say where a piece of evidence comes from in the end.
    Origin(EvidenceId),
    /// To narrow the claims of the matrix below, or its articles.
    Matrix(Narrowing, String),
    /// To name a new grid of these claims.
    NewGrid(Vec<ClaimId>),
    /// To edit the name of a grid.
    GridName(GridId),
    /// To edit the name of a feed.
    FeedName(FeedId),
    /// To edit the path of a folder of feeds; holds that which it has.
    FolderName(CleanText),
    /// To add a page, a file or a folder.
    Addition,
    /// To follow a feed; holds where one is looked for, or was.
    Follow(Option<PageAddress>),
}

impl Purpose {
    /// Returns what stands before the field.
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Search => "Find",
            Self::Library => "Search the library",
            Self::Filter(_) | Self::PanelFilter(..) | Self::PanelQuery(..) => "Filter",
            Self::Tags(Target::Words(_)) => {
                "Tags of these words, which are marked by it; with commas"
            }
            Self::Tags(Target::Annotation(_)) => "Tags of the annotation, with commas",
            Self::ArticleTags(..) => "Tags of the article, with commas",
            Self::Retag(_) => "Tags for all that is ticked, with commas; -tag takes one away",
            Self::Rename(_) => "Title of the article",
            Self::Origin(_) => "Where it comes from in the end; empty for unknown",
            Self::Matrix(Narrowing::Claims, _) => "Only claims with, as a query",
            Self::Matrix(Narrowing::Articles, _) => "Only articles with, as a query",
            Self::NewGrid(_) => "Name of the grid: the question that the claims answer",
            Self::GridName(_) => "Name of the grid",
            Self::FeedName(_) => "Name of the feed",
            Self::FolderName(_) => "Path of the folder; without one it goes, and its feeds stay",
            Self::Addition => "Address of a page, or path of a file or folder",
            Self::Follow(_) => "Address of a feed, or of a page that has one",
        }
    }
}

/// What claims, a story or evidence are chosen for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bearing {
    /// To flag words for it.
    Words {
        /// What the words say of the claim.
        stance: Stance,
        /// The words.
        target: Target,
        /// The words as they are read.
        quote: CleanText,
    },
    /// To record that articles say nothing of it.
    Silence {
        /// The articles, each with the snapshot that is read; nothing for the newest.
        articles: Vec<(ArticleId, Option<SnapshotId>)>,
        /// The title of the article, or how many they are.
        name: CleanText,
    },
    /// To say what a claim is to it.
    Relation {
        /// The claim.
        of: ClaimId,
        /// Its wording.
        name: CleanText,
    },
    /// To merge a claim into it.
    Merge {
        /// The claim.
        from: ClaimId,
        /// Its wording.
        name: CleanText,
    },
    /// To put something into a story, which is chosen instead of a claim.
    Story {
        /// What.
        members: Members,
        /// What it is called, or how much it is.
        name: CleanText,
    },
    /// To make a grid of claims that exclude each other: those that are ticked.
    Grid(Vec<ClaimId>),
    /// To put claims into the grid below, or take them out.
    Columns,
    /// To put evidence into the grid below, or take it out; chosen instead of a claim.
    Rows,
    /// To follow one of the feeds that a page names; chosen instead of a claim.
    Follow {
        /// The page.
        page: CleanText,
        /// The feeds.
        feeds: Vec<NamedFeed>,
    },
}

impl Bearing {
    /// Returns the claim that is not offered, since all is about it.
    pub const fn own(&self) -> Option<ClaimId> {
        match self {
            Self::Relation { of: id, .. } | Self::Merge { from: id, .. } => Some(*id),
            Self::Words { .. }
            | Self::Silence { .. }
            | Self::Story { .. }
            | Self::Grid(_)
            | Self::Columns
            | Self::Rows
            | Self::Follow { .. } => None,
        }
    }
}

/// A choice of claims, of a story or of evidence.
#[derive(Clone, Debug)]
pub struct Picker {
    /// What it is chosen for.
    pub bearing: Bearing,
    /// What was typed.
    pub input: Input,
    /// The cursor.
    pub rows: Rows,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// The claims that fit to what was typed.
    pub fitting: Fitting,
}

/// Claims that fit to what was typed: as more is typed, only these are looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fitting {
    /// What was typed.
    pub typed: String,
    /// Where they stand among all, in order.
    pub places: Vec<usize>,
}

impl Fitting {
    /// Tells whether whatever fits to this is among those that fit to what was typed before: signs may say the
    /// contrary.
    pub fn holds_all_of(&self, typed: &str) -> bool {
        let is_plain = |sign: char| sign.is_alphanumeric() || sign == ' ';
        !self.typed.is_empty() && typed.starts_with(&self.typed) && typed.chars().all(is_plain)
    }
}

/// What words or an article say of a claim already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// The words are evidence of it.
    Evidence(Stance),
    /// The article was checked, and says nothing of it.
    Silence,
    /// It is ticked.
    Ticked,
}

/// A row of the picker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A claim that is there.
    Claim {
        /// Which.
        id: ClaimId,
        /// Its wording.
        statement: CleanText,
        /// Which clusters of the wording were typed.
        matched: Vec<u32>,
        /// What is recorded of it already.
        recorded: Option<Recorded>,
    },
    /// A new claim in the words that were typed.
    New(CleanText),
    /// A story that is there.
    Story {
        /// Which.
        id: StoryId,
        /// What it is called.
        name: CleanText,
        /// Which clusters of the name were typed.
        matched: Vec<u32>,
        /// Whether all that it is chosen for is in it.
        holds: bool,
    },
    /// A new story of the name that was typed.
    NewStory(CleanText),
    /// To go on with the claims that are ticked, so many.
    Ticked(usize),
    /// An annotation that is evidence of a claim of the grid.
    Quote {
        /// Which, and its article.
        of: (ArticleId, AnnotationId),
        /// Its words, and where they stand.
        words: CleanText,
        /// Which clusters of these were typed.
        matched: Vec<u32>,
        /// Whether it is in the grid.
        is_in: bool,
    },
    /// All that are offered and not in the grid, so many.
    Quotes(usize),
    /// A feed that can be followed.
    Feed {
        /// Where it should be.
        address: PageAddress,
        /// What it is called, and its address.
        name: CleanText,
        /// Which clusters of that were typed.
        matched: Vec<u32>,
    },
}

/// Whose details are corrected.
#[derive(Clone, Debug)]
pub enum Corrected {
    /// Those of an article, as it was.
    One(Arc<Article>),
    /// What several articles are to have in common.
    Several(Vec<ArticleId>),
    /// Those of a story, as it was, or of a new one.
    Story(Option<Arc<Story>>),
    /// Those of a saved view, as it was, or of a new one.
    View(Option<Box<View>>),
    /// Those of a claim, as it was.
    Claim(Arc<Claim>),
    /// How a piece of evidence is told.
    Told(Box<EvidenceRow>),
    /// Those of a feed, as it was.
    Feed(Arc<Feed>),
}

/// The details of articles, to be corrected.
#[derive(Clone, Debug)]
pub struct Form {
    /// Whose.
    pub of: Corrected,
    /// What else is to be known of it: a name and what it is.
    pub facts: Vec<(&'static str, CleanText)>,
    /// The fields, in the order of their [`labels`](Self::labels).
    pub inputs: Vec<Input>,
    /// Which field has the keys.
    pub current: usize,
    /// What is wrong with what was typed.
    pub error: Option<CleanText>,
    /// Whether it may be left.
    pub leaving: Leaving,
}

/// Whether something that was typed into may be left without keeping what was typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Leaving {
    /// Not without a word.
    #[default]
    Unasked,
    /// The person knows: the same key once more leaves it.
    Warned,
}

impl Form {
    /// Returns the names of the fields.
    pub const fn labels(&self) -> &'static [&'static str] {
        match self.of {
            Corrected::One(_) => &["Title", "Source", "Author", "Date", "URL", "Tags"],
            Corrected::Several(_) => &["Source", "Author", "Date"],
            Corrected::Story(_) => &["Name", "Note"],
            Corrected::View(_) => &["Name", "Query", "Letter"],
            Corrected::Claim(_) => &[
                "Claim", "Claimant", "As of", "Kind", "To check", "Why", "Due", "Verdict",
            ],
            Corrected::Told(_) => &["Voice", "Via", "Hedge", "Strength"],
            Corrected::Feed(_) => &[
                "Name",
                "Address",
                "Folders",
                "Content",
                "Keep days",
                "Keep most",
                "Asked",
            ],
        }
    }
}

/// A note being written.
#[derive(Debug)]
pub struct NoteEditor {
    /// What the note is put on.
    pub target: Target,
    /// The words that it is put on.
    pub quote: CleanText,
    /// The text.
    pub area: TextArea<'static>,
    /// The text as it was.
    pub before: CleanText,
    /// Whether it may be left.
    pub leaving: Leaving,
}

impl NoteEditor {
    /// Tells whether the text is not as it was.
    pub fn is_changed(&self) -> bool {
        self.area.lines().join("\n") != *self.before
    }
}

/// The links on the screen, each with letters that choose it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    /// The links, in the order of the text.
    pub labels: Vec<Label>,
    /// The letters that were typed.
    pub typed: String,
}

impl Labels {
    /// Returns the links that can still be meant.
    pub fn fitting(&self) -> impl Iterator<Item = &Label> {
        self.labels
            .iter()
            .filter(|label| label.letters.starts_with(&self.typed))
    }
}

/// A link with its letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The letters.
    pub letters: String,
    /// Where the link begins, a byte of the text.
    pub at: usize,
    /// Where it leads, as it was written.
    pub target: CleanText,
}

/// The headings of the text.
#[derive(Clone, Debug)]
pub struct Outline {
    /// What was typed.
    pub input: Input,
    /// All headings, in the order of the text.
    pub all: Vec<Heading>,
    /// Those that what was typed is found in, by their index.
    pub shown: Vec<usize>,
    /// The cursor.
    pub rows: Rows,
}

impl Outline {
    /// Returns the heading under the cursor.
    pub fn current(&self) -> Option<&Heading> {
        self.all.get(*self.shown.get(self.rows.cursor)?)
    }
}

/// A heading of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its level, the highest being 1.
    pub level: u8,
    /// Its words.
    pub text: CleanText,
    /// Where it begins, a byte of the text.
    pub at: usize,
}

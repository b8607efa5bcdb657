//! A text field of one line, and what is typed into it.

use tui_input::Input;

use super::Target;
use crate::{
    app::{matrix::Narrowing, rows::Rows},
    model::{ArticleId, ClaimId, CleanText, EvidenceId, FeedId, GridId, PageAddress, view::Sort},
};

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

//! Choosing one of several, and what the choice is for.

use tui_input::Input;

use super::Target;
use crate::{
    app::rows::Rows,
    model::{
        AnnotationId, ArticleId, ClaimId, CleanText, Members, PageAddress, SnapshotId, Stance,
        StoryId, view::NamedFeed,
    },
};

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

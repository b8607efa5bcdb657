//! Several text fields at once, and a note.

use std::sync::Arc;

use ratatui_textarea::TextArea;
use tui_input::Input;

use super::Target;
use crate::{
    app::narrowing::View,
    model::{Article, ArticleId, Claim, CleanText, Feed, Story, view::EvidenceRow},
};

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

/// Whether something that was typed into may be left without keeping what was typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Leaving {
    /// Not without a word.
    #[default]
    Unasked,
    /// The person knows: the same key once more leaves it.
    Warned,
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

//! What a query asks for, as values.

use crate::{
    model::{CleanText, Color, Stance, Status, Voice},
    query::{
        date::When,
        value::{Having, Missing, State},
    },
};

/// What an article must fulfil, in normal form.
///
/// Made by [`Expr::all`], [`Expr::any`] and [`Expr::negated`], it has no `All` right inside of `All`, no `Any`
/// right inside of `Any`, no `Not` right inside of `Not`, and no group of less than two.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Expr {
    /// Each of these.
    All(Vec<Self>),
    /// At least one of these.
    Any(Vec<Self>),
    /// The contrary.
    Not(Box<Self>),
    /// One thing.
    Term(Term),
}

impl Expr {
    /// Asks for each of some things; nothing of none.
    pub fn all(parts: impl IntoIterator<Item = Self>) -> Option<Self> {
        let flat = parts.into_iter().flat_map(|part| match part {
            Self::All(parts) => parts,
            other => vec![other],
        });
        let mut flat: Vec<Self> = flat.collect();
        match flat.len() {
            0 | 1 => flat.pop(),
            _ => Some(Self::All(flat)),
        }
    }

    /// Asks for one of some things at least; nothing of none.
    pub fn any(parts: impl IntoIterator<Item = Self>) -> Option<Self> {
        let flat = parts.into_iter().flat_map(|part| match part {
            Self::Any(parts) => parts,
            other => vec![other],
        });
        let mut flat: Vec<Self> = flat.collect();
        match flat.len() {
            0 | 1 => flat.pop(),
            _ => Some(Self::Any(flat)),
        }
    }

    /// Asks for the contrary.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }

    /// Returns all terms, in the order in which they are written.
    pub fn terms(&self) -> Vec<&Term> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::terms).collect(),
            Self::Not(inner) => inner.terms(),
            Self::Term(term) => vec![term],
        }
    }
}

/// One thing that an article must fulfil.
///
/// Each is asked of the article as a whole: `color:red note:cloud` finds an article with a red annotation and
/// with a note about clouds, be it on another one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// Words stand in a field.
    Words {
        /// Where.
        field: TextField,
        /// Which.
        words: Phrase,
    },
    /// It is in a state.
    Is(State),
    /// It has an annotation of a kind.
    Has(Having),
    /// Something is not known of it.
    Missing(Missing),
    /// It has an annotation of a colour.
    Color(Color),
    /// It has evidence with a stance.
    Stance(Stance),
    /// It has evidence for a claim with a status.
    Status(Status),
    /// It has evidence in a voice.
    Voice(Voice),
    /// Something was done with it at a time.
    When {
        /// What.
        field: DateField,
        /// At which times.
        when: When,
    },
}

/// Where words are looked for.
///
/// Case and accents don't matter. Words are found as whole words, next to each other and in order; only in
/// [`TextField::Tag`] and [`TextField::Folder`] the words must be all of the value, so that nothing that is done with
/// all articles of a tag is done with those of a longer one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextField {
    /// Anywhere: in title, source, author, URL, text, a tag, a story, a note, or the wording of a claim.
    Anywhere,
    /// In the title.
    Title,
    /// In the name of the author.
    Author,
    /// In the name of the source.
    Source,
    /// A tag of the article or of an annotation.
    Tag,
    /// In the name of a story, or its id, or the last eight digits of that.
    Story,
    /// In the name of a feed that it came by, or its id, or the last eight digits of that.
    Feed,
    /// The path of a folder, such as `News/Europe`, that a feed is in that it came by, or of one above that.
    Folder,
    /// In the text of the newest snapshot.
    Text,
    /// In a note.
    Note,
    /// In the words that an annotation marks.
    Quote,
    /// In the wording of a claim that it has evidence for, or its id, or the last eight digits of that.
    Claim,
}

/// What was done at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateField {
    /// The article was published: a day, month or year.
    Published,
    /// It was added.
    Added,
    /// It or an annotation of it was changed.
    Changed,
    /// It was read.
    Read,
}

/// One or more words in order, as they were typed; case and accents are left to whoever looks for them.
///
/// A word ends where a blank was typed, so it may have signs in it: `co-op`, `3.5%`, a URL. Outside of tags
/// there is a letter or digit in one of them at least.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Phrase {
    words: Vec<CleanText>,
    /// Whether more letters may follow the last word.
    pub is_prefix: bool,
}

impl Phrase {
    /// Takes a text apart at blanks; nothing where no word can be seen in it.
    pub fn new(text: &str) -> Option<Self> {
        let line = CleanText::line(text);
        let words: Vec<CleanText> = line.split(' ').map(CleanText::line).collect();
        (!line.is_empty()).then_some(Self {
            words,
            is_prefix: false,
        })
    }

    /// Lets more letters follow the last word.
    #[must_use]
    pub fn begun(self) -> Self {
        Self {
            is_prefix: true,
            ..self
        }
    }

    /// Returns the words, of which there is one at least.
    pub fn words(&self) -> &[CleanText] {
        &self.words
    }

    /// Returns the words with a blank between each two.
    pub fn text(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(CleanText::as_str).collect();
        words.join(" ")
    }

    /// Tells whether there is a letter or digit in it.
    pub(super) fn has_letters(&self) -> bool {
        let mut signs = self.words.iter().flat_map(|word| word.chars());
        signs.any(char::is_alphanumeric)
    }
}

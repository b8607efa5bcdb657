//! The table of fields: each declared once; reading, completion, help and reference are made from it.

use crate::query::expr::{DateField, TextField};

/// What may stand behind the name of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Takes {
    /// A word or a phrase, to be found in a text.
    Words(TextField),
    /// A state of the article.
    Is,
    /// What the article has.
    Has,
    /// What is not known of the article.
    Missing,
    /// A colour.
    Color,
    /// A stance.
    Stance,
    /// A status of a claim.
    Status,
    /// A voice.
    Voice,
    /// A date, a range or an age.
    When(DateField),
    /// An order.
    Sort,
}

impl Takes {
    /// Tells whether commas part several values, one of which is enough; in texts they are signs of the text.
    pub const fn is_list(self) -> bool {
        match self {
            Self::Words(field) => {
                matches!(
                    field,
                    TextField::Author
                        | TextField::Source
                        | TextField::Tag
                        | TextField::Story
                        | TextField::Feed
                        | TextField::Folder
                )
            }
            Self::Sort => false,
            _ => true,
        }
    }
}

/// A field that can be asked for.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name, without the colon.
    pub name: &'static str,
    /// What may stand behind the colon.
    pub takes: Takes,
    /// What it finds, in one line.
    pub doc: &'static str,
    /// A value that it takes, for examples.
    pub example: &'static str,
}

impl Field {
    /// Finds a field by its name; case doesn't matter.
    pub fn named(name: &str) -> Option<&'static Self> {
        FIELDS
            .iter()
            .find(|field| field.name.eq_ignore_ascii_case(name))
    }

    /// Finds the field that takes something; none for words that may stand anywhere.
    pub fn taking(takes: Takes) -> Option<&'static Self> {
        FIELDS.iter().find(|field| field.takes == takes)
    }

    const fn new(
        name: &'static str,
        takes: Takes,
        example: &'static str,
        doc: &'static str,
    ) -> Self {
        Self {
            name,
            takes,
            doc,
            example,
        }
    }
}

/// Every field, in the order in which they are offered.
pub static FIELDS: [Field; 23] = [
    Field::new(
        "title",
        Takes::Words(TextField::Title),
        "cloud",
        "words in the title",
    ),
    Field::new(
        "source",
        Takes::Words(TextField::Source),
        "\"Desk North\"",
        "words in the name of the source",
    ),
    Field::new(
        "author",
        Takes::Words(TextField::Author),
        "writer",
        "words in the name of the author",
    ),
    Field::new(
        "tag",
        Takes::Words(TextField::Tag),
        "cloud",
        "a whole tag of the article or of an annotation",
    ),
    Field::new(
        "story",
        Takes::Words(TextField::Story),
        "jedi",
        "words in the name of a story, or its id",
    ),
    Field::new(
        "feed",
        Takes::Words(TextField::Feed),
        "harbour",
        "words in the name of a feed that it came by, or its id",
    ),
    Field::new(
        "folder",
        Takes::Words(TextField::Folder),
        "News/Europe",
        "a folder of a feed that it came by, or one above that",
    ),
    Field::new(
        "text",
        Takes::Words(TextField::Text),
        "\"offline devices\"",
        "words in the text",
    ),
    Field::new(
        "note",
        Takes::Words(TextField::Note),
        "check",
        "words in a note",
    ),
    Field::new(
        "quote",
        Takes::Words(TextField::Quote),
        "offline",
        "words that an annotation marks",
    ),
    Field::new(
        "claim",
        Takes::Words(TextField::Claim),
        "offline",
        "words of a claim with evidence here, or its id",
    ),
    Field::new("is", Takes::Is, "unread", "what the article is"),
    Field::new("has", Takes::Has, "note", "what the article has"),
    Field::new(
        "missing",
        Takes::Missing,
        "source",
        "what is not known of the article",
    ),
    Field::new(
        "color",
        Takes::Color,
        "yellow",
        "an annotation of this colour",
    ),
    Field::new(
        "stance",
        Takes::Stance,
        "refutes",
        "evidence with this stance",
    ),
    Field::new(
        "status",
        Takes::Status,
        "mixed",
        "evidence for a claim with this status",
    ),
    Field::new(
        "voice",
        Takes::Voice,
        "quoted",
        "evidence in this voice, as you said or as was made out from the text",
    ),
    Field::new(
        "published",
        Takes::When(DateField::Published),
        "2020-08",
        "when it was published",
    ),
    Field::new(
        "added",
        Takes::When(DateField::Added),
        "<7d",
        "when it was added",
    ),
    Field::new(
        "changed",
        Takes::When(DateField::Changed),
        "today",
        "when it or an annotation was last changed",
    ),
    Field::new(
        "read",
        Takes::When(DateField::Read),
        ">1y",
        "when it was read",
    ),
    Field::new(
        "sort",
        Takes::Sort,
        "-published",
        "the order; with `-` from the other end",
    ),
];

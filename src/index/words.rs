//! What FTS5 is asked.

use crate::{query::Phrase, text::token};

/// The columns of the tables of words in which a phrase is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// All of those that stand for the article itself.
    AllOfText,
    /// Its title.
    Title,
    /// Its author.
    Author,
    /// Its source.
    Source,
    /// Its text.
    Body,
    /// The quote of an annotation.
    Quote,
    /// The note of an annotation.
    Note,
    /// The note of an annotation or its tags.
    NoteOrTag,
    /// All that is written of an annotation.
    AllOfAnnotation,
    /// The wording of a claim.
    Statement,
    /// All that is written of a claim.
    AllOfClaim,
    /// The name of a story.
    Name,
}

impl Column {
    /// Returns the filter in front of what is looked for.
    const fn filter(self) -> &'static str {
        match self {
            Self::AllOfText | Self::AllOfAnnotation | Self::AllOfClaim | Self::Name => "",
            Self::Title => "title : ",
            Self::Author => "author : ",
            Self::Source => "source : ",
            Self::Body => "body : ",
            Self::Quote => "quote : ",
            Self::Note => "note : ",
            Self::NoteOrTag => "{note tags} : ",
            Self::Statement => "statement : ",
        }
    }
}

/// Returns what FTS5 is asked for a phrase; nothing where it has no word.
pub(super) fn matching(column: Column, phrase: &Phrase) -> Option<String> {
    let words = token::folded(&phrase.text());
    // Folded words are letters, digits and their marks: none ends the quotation.
    let more = if phrase.is_prefix { " *" } else { "" };
    (!words.is_empty()).then(|| format!("{}\"{words}\"{more}", column.filter()))
}

/// Returns what FTS5 is asked for the words of several phrases in a row.
pub(super) fn in_a_row<'a>(
    column: Column,
    phrases: impl IntoIterator<Item = &'a Phrase>,
) -> Option<String> {
    let mut text = String::new();
    let mut is_prefix = false;
    for phrase in phrases {
        text.push(' ');
        text.push_str(&phrase.text());
        is_prefix = phrase.is_prefix;
    }
    let phrase = Phrase::new(&text)?;
    matching(column, &if is_prefix { phrase.begun() } else { phrase })
}

//! The values of fields that take one of a few words.

use crate::{
    model::{Color, Stance, Status, Voice, view},
    query::{expr::Term, field::Takes},
};

/// Declares an enumeration whose members are written as words, with what each means.
macro_rules! values {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal, $about:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
        }

        impl $name {
            /// All of them, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the word for it.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }

            /// Says what an article is like that it finds.
            pub const fn about(self) -> &'static str {
                match self {
                    $(Self::$variant => $about,)*
                }
            }
        }
    };
}

values! {
    /// What an article is.
    State {
        /// Not read.
        Unread = "unread", "not read yet";
        /// Read.
        Read = "read", "read";
        /// Starred.
        Starred = "starred", "starred";
        /// Changed.
        Changed = "changed", "with a newer text than the one that was read";
        /// Annotated.
        Annotated = "annotated", "with an annotation";
        /// One of the samples.
        Sample = "sample", "a sample";
        /// In the trash.
        Trashed = "trashed", "in the trash";
        /// In the trash since its feed keeps it no longer.
        Expired = "expired", "in the trash, since its feed keeps it no longer";
    }
}

values! {
    /// What an article has.
    Having {
        /// A note.
        Note = "note", "an annotation with a note";
        /// Evidence.
        Claim = "claim", "evidence for a claim";
        /// An annotation with a likely place.
        Review = "review", "an annotation whose place is not sure";
        /// An annotation without a place.
        Orphan = "orphan", "an annotation whose words are not found";
        /// An annotation whose words differ.
        Edited = "edited", "an annotation whose words have changed";
    }
}

values! {
    /// What is not known of an article.
    Missing {
        /// The source.
        Source = "source", "no source is known";
        /// The author.
        Author = "author", "no author is known";
        /// The date of publication.
        Date = "date", "no date of publication is known";
    }
}

/// A word that a field takes.
#[derive(Clone, Debug)]
pub(super) struct Value {
    /// The word; never with a blank in it.
    pub word: String,
    /// What it means, where the word doesn't say it.
    pub about: &'static str,
    /// What it asks for.
    pub means: Means,
}

/// What the word of a field asks for.
#[derive(Clone, Debug)]
pub(super) enum Means {
    /// Articles.
    Term(Term),
    /// An order.
    Sort(view::Sort),
}

/// Returns the words that a field takes; none where it takes any, or dates.
pub(super) fn values(takes: Takes) -> Vec<Value> {
    let term = |word: &str, about, term| Value {
        word: written(word),
        about,
        means: Means::Term(term),
    };
    match takes {
        Takes::Words(_) | Takes::When(_) => Vec::new(),
        Takes::Is => State::ALL
            .iter()
            .map(|state| term(state.word(), state.about(), Term::Is(*state)))
            .collect(),
        Takes::Has => Having::ALL
            .iter()
            .map(|having| term(having.word(), having.about(), Term::Has(*having)))
            .collect(),
        Takes::Missing => Missing::ALL
            .iter()
            .map(|missing| term(missing.word(), missing.about(), Term::Missing(*missing)))
            .collect(),
        Takes::Color => Color::KNOWN
            .iter()
            .map(|color| term(color.word(), "", Term::Color(color.clone())))
            .collect(),
        Takes::Stance => Stance::KNOWN
            .iter()
            .map(|stance| term(stance.word(), "", Term::Stance(stance.clone())))
            .collect(),
        Takes::Status => Status::KNOWN
            .iter()
            .map(|status| term(status.word(), "", Term::Status(status.clone())))
            .collect(),
        Takes::Voice => Voice::KNOWN
            .iter()
            .map(|voice| term(voice.word(), "", Term::Voice(voice.clone())))
            .collect(),
        Takes::Sort => view::Sort::ALL
            .iter()
            .map(|sort| Value {
                word: written(sort.word()),
                about: "",
                means: Means::Sort(*sort),
            })
            .collect(),
    }
}

/// Returns the term of a word that this version doesn't know, but another may have written into a file.
pub(super) fn foreign(takes: Takes, word: &str) -> Option<Term> {
    match takes {
        Takes::Color => Some(Term::Color(Color::from_word(word))),
        Takes::Stance => Some(Term::Stance(Stance::from_word(word))),
        Takes::Status => Some(Term::Status(Status::from_word(word))),
        Takes::Voice => Some(Term::Voice(Voice::from_word(word))),
        _ => None,
    }
}

/// Writes a word so that it needs no quotation marks, as the command line does.
pub(super) fn written(word: &str) -> String {
    word.replace(' ', "-")
}

//! What can be done with a thing, in the order of use: the rows of the menu.
//!
//! The commands, what they need and their keys come from the table and the keymap; here stands only which
//! of them are offered for what, and under which short words.

use crate::command::{CommandId, Keymap, Situation};

/// What a menu is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The sentence under the caret.
    Sentence,
    /// The selected words.
    Selection,
    /// The link under the caret.
    Link,
    /// The annotation under the caret.
    Annotation,
    /// The annotation under the caret, which waits for a recheck.
    Unsure,
    /// An article of the list.
    Article,
    /// An annotation in its panel.
    ListedAnnotation,
    /// A claim in the list of claims.
    Claim,
    /// A quote that is evidence of a claim.
    Evidence,
    /// An article that says nothing of a claim.
    Silence,
    /// A story.
    Story,
    /// A view of the list.
    View,
    /// A grid.
    Grid,
    /// A feed.
    Feed,
    /// A folder of feeds.
    Folder,
    /// Something in the trash.
    Removed,
}

/// A command with its word in a menu.
type Offer = (CommandId, &'static str);

/// A row of a menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it does.
    pub id: CommandId,
    /// Its word.
    pub word: &'static str,
    /// Its key, which does the same without the menu.
    pub key: String,
    /// The group it belongs to, counted from 0.
    pub group: usize,
}

impl Subject {
    /// Every subject.
    pub const ALL: [Self; 16] = [
        Self::Sentence,
        Self::Selection,
        Self::Link,
        Self::Annotation,
        Self::Unsure,
        Self::Article,
        Self::ListedAnnotation,
        Self::Claim,
        Self::Evidence,
        Self::Silence,
        Self::Story,
        Self::View,
        Self::Grid,
        Self::Feed,
        Self::Folder,
        Self::Removed,
    ];

    /// Returns what a menu is headed by.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Sentence => "This sentence",
            Self::Selection => "The selected words",
            Self::Link => "This link and its sentence",
            Self::Annotation | Self::ListedAnnotation => "This annotation",
            Self::Unsure => "To recheck: is this its place?",
            Self::Article => "This article",
            Self::Claim => "This claim",
            Self::Evidence => "This quote",
            Self::Silence => "This silence",
            Self::Story => "This story",
            Self::View => "This view",
            Self::Grid => "This grid",
            Self::Feed => "This feed",
            Self::Folder => "This folder of feeds",
            Self::Removed => "In the trash",
        }
    }

    /// Returns what is offered, in groups.
    const fn offers(self) -> &'static [&'static [Offer]] {
        use CommandId as C;
        match self {
            Self::Sentence => &[
                &[
                    (C::Mark, "mark it"),
                    (C::MarkColour, "mark it in a colour"),
                    (C::Note, "write a note on it"),
                ],
                &[
                    (C::Supports, "it supports a claim"),
                    (C::Refutes, "it refutes a claim"),
                    (C::Mentions, "it mentions a claim"),
                ],
                &[
                    (C::CopyQuote, "copy it"),
                    (C::CopyCitation, "copy it with its source"),
                ],
                &[
                    (C::SelectSentence, "select it, then more"),
                    (C::SearchWord, "find this word elsewhere"),
                    (C::FollowEcho, "go to it in another article"),
                ],
            ],
            Self::Selection => &[
                &[
                    (C::Mark, "mark them"),
                    (C::MarkColour, "mark them in a colour"),
                    (C::Note, "write a note on them"),
                    (C::Tags, "mark them with tags"),
                ],
                &[
                    (C::Supports, "they support a claim"),
                    (C::Refutes, "they refute a claim"),
                    (C::Mentions, "they mention a claim"),
                ],
                &[
                    (C::CopyQuote, "copy them"),
                    (C::CopyCitation, "copy them with their source"),
                ],
                &[
                    (C::SwapEnds, "go to the other end"),
                    (C::Back, "end the selection"),
                ],
            ],
            Self::Link => &[
                &[
                    (C::FollowLink, "see where it leads, and open it"),
                    (C::FollowEcho, "go to the passage in another article"),
                ],
                &[
                    (C::Mark, "mark the sentence"),
                    (C::Note, "write a note on it"),
                ],
                &[
                    (C::Supports, "it supports a claim"),
                    (C::Refutes, "it refutes a claim"),
                    (C::Mentions, "it mentions a claim"),
                ],
                &[
                    (C::CopyQuote, "copy it"),
                    (C::CopyCitation, "copy it with its source"),
                ],
            ],
            Self::Annotation => &[
                &[
                    (C::Note, "write or change its note"),
                    (C::Colour, "change its colour"),
                    (C::Tags, "edit its tags"),
                    (C::NextOverlap, "mean the next one here"),
                ],
                &[
                    (C::Supports, "it supports a claim"),
                    (C::Refutes, "it refutes a claim"),
                    (C::Mentions, "it mentions a claim"),
                ],
                &[
                    (C::CopyQuote, "copy its words"),
                    (C::CopyCitation, "copy them with their source"),
                ],
                &[
                    (C::Annotations, "see all annotations here"),
                    (C::FollowEcho, "go to the passage in another article"),
                    (C::Remove, "remove it"),
                ],
            ],
            Self::Unsure => &[
                &[
                    (C::AcceptPlace, "it stands here: accept"),
                    (C::RejectPlace, "it does not: reject"),
                    (C::Place, "choose where it stands"),
                ],
                &[(C::Note, "write or change its note")],
                &[
                    (C::Supports, "it supports a claim"),
                    (C::Refutes, "it refutes a claim"),
                    (C::Mentions, "it mentions a claim"),
                ],
                &[
                    (C::CopyQuote, "copy the words that were marked"),
                    (C::CopyCitation, "copy them with their source"),
                ],
                &[
                    (C::Annotations, "see all annotations here"),
                    (C::Remove, "remove it"),
                ],
            ],
            Self::Article => &[
                &[
                    (C::Open, "read it"),
                    (C::Pin, "read it beside another"),
                    (C::OpenOriginal, "open its address in the browser"),
                ],
                &[
                    (C::ToggleRead, "call it read, or unread"),
                    (C::Star, "star it, or not"),
                    (C::Tags, "edit its tags"),
                    (C::Story, "put it into a story"),
                    (C::Tick, "tick it, to act on several"),
                ],
                &[
                    (C::Silent, "it says nothing of a claim"),
                    (C::Details, "correct its details"),
                    (C::Remove, "remove it"),
                ],
            ],
            Self::ListedAnnotation => &[
                &[(C::Open, "go to its words")],
                &[
                    (C::AcceptPlace, "it stands there: accept"),
                    (C::RejectPlace, "it does not: reject"),
                ],
                &[
                    (C::Note, "write or change its note"),
                    (C::Colour, "change its colour"),
                    (C::Tags, "edit its tags"),
                ],
                &[
                    (C::Supports, "it supports a claim"),
                    (C::Refutes, "it refutes a claim"),
                    (C::Mentions, "it mentions a claim"),
                ],
                &[
                    (C::CopyQuote, "copy its words"),
                    (C::CopyCitation, "copy them with their source"),
                    (C::Remove, "remove it"),
                ],
            ],
            Self::Claim => &[
                &[
                    (C::Open, "see its evidence"),
                    (C::ClaimStatus, "set its status"),
                    (C::EditClaim, "edit it"),
                    (C::Story, "put it into a story"),
                ],
                &[
                    (C::Relate, "say what it is to another claim"),
                    (C::Merge, "merge it into another claim"),
                    (C::NewGrid, "rank it against others in a grid"),
                    (C::ClaimHistory, "see what it was"),
                ],
                &[(C::Remove, "remove it")],
            ],
            Self::Silence => &[
                &[
                    (C::Open, "read the article"),
                    (C::Silent, "it is silent still: checked again"),
                ],
                &[
                    (C::ClaimStatus, "set the claim's status"),
                    (C::EditClaim, "edit the claim"),
                    (C::Remove, "take the silence away"),
                ],
            ],
            Self::Story => &[
                &[
                    (C::Open, "narrow everything to it"),
                    (C::Details, "change its name or note"),
                ],
                &[(C::New, "make another"), (C::Remove, "remove it")],
            ],
            Self::View => &[
                &[
                    (C::Open, "show it"),
                    (C::Details, "change name, query or letter"),
                ],
                &[(C::New, "save another"), (C::Remove, "remove it")],
            ],
            Self::Grid => &[
                &[(C::Open, "open it"), (C::Rename, "give it another name")],
                &[(C::New, "make another"), (C::Remove, "remove it")],
            ],
            Self::Feed => &[
                &[
                    (C::Open, "show its articles"),
                    (C::RefreshFeed, "refresh it: get what is new"),
                    (C::ReadAll, "call its articles read"),
                ],
                &[
                    (C::Details, "change name, folders, what is kept"),
                    (C::New, "follow another"),
                    (C::Remove, "follow it no longer"),
                ],
            ],
            Self::Folder => &[
                &[
                    (C::Open, "show the articles of its feeds"),
                    (C::RefreshFeed, "refresh its feeds"),
                    (C::ReadAll, "call their articles read"),
                ],
                &[
                    (C::Rename, "give it another name or place"),
                    (C::New, "follow another feed"),
                ],
            ],
            Self::Removed => &[
                &[(C::Restore, "take it out of the trash")],
                &[(C::Purge, "take it away for good")],
            ],
            Self::Evidence => &[
                &[(C::Open, "go to the quote")],
                &[
                    (C::ConfirmTold, "it is told so: confirm"),
                    (C::Told, "say how it is told"),
                    (C::Origin, "say where it comes from"),
                    (C::JudgeAgain, "it holds under this wording"),
                ],
                &[
                    (C::AcceptPlace, "it stands there: accept"),
                    (C::RejectPlace, "it does not: reject"),
                ],
                &[
                    (C::Supports, "it supports the claim"),
                    (C::Refutes, "it refutes the claim"),
                    (C::Mentions, "it mentions the claim"),
                ],
                &[
                    (C::CopyCitation, "copy it with its source"),
                    (C::Remove, "take it away from the claim"),
                ],
            ],
        }
    }

    /// Returns what can be done with it now; what would do nothing is left out.
    pub fn entries(self, keymap: &Keymap, situation: Situation) -> Vec<Entry> {
        let mut entries = Vec::new();
        for (group, offers) in self.offers().iter().enumerate() {
            for (id, word) in *offers {
                let key = keymap.keys_in(*id, situation.place).next();
                if let Some(key) = key.filter(|_| id.command().applies(situation)) {
                    entries.push(Entry {
                        id: *id,
                        word,
                        key: key.to_string(),
                        group,
                    });
                }
            }
        }
        entries
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{Fact, Facts, Place};

    /// The most rows that are taken in at a glance.
    const MOST: usize = 12;

    const fn place_of(subject: Subject) -> Place {
        match subject {
            Subject::Sentence | Subject::Link | Subject::Annotation | Subject::Unsure => {
                Place::Reader
            }
            Subject::Selection => Place::Selection,
            Subject::Article => Place::List,
            Subject::ListedAnnotation => Place::Annotations,
            Subject::Claim => Place::Claims,
            Subject::Evidence | Subject::Silence => Place::Claim,
            Subject::Story => Place::Stories,
            Subject::View => Place::Views,
            Subject::Grid => Place::Grids,
            Subject::Feed | Subject::Folder => Place::Feeds,
            Subject::Removed => Place::Trash,
        }
    }

    #[test]
    fn menus_are_short_and_all_that_they_offer_works_there() {
        let keymap = Keymap::default();
        for subject in Subject::ALL {
            let situation = Situation {
                place: place_of(subject),
                facts: Facts::of(&Fact::ALL),
            };
            let offered: usize = subject.offers().iter().map(|group| group.len()).sum();
            let entries = subject.entries(&keymap, situation);
            assert_eq!(entries.len(), offered, "{subject:?}");
            assert!(offered <= MOST, "{subject:?}");
            for entry in &entries {
                let same = entries.iter().filter(|other| other.word == entry.word);
                assert_eq!(same.count(), 1, "{}", entry.word);
            }
        }
    }

    #[test]
    fn what_would_do_nothing_is_left_out() {
        let situation = Situation {
            place: Place::Reader,
            facts: Facts::NONE,
        };
        let entries = Subject::Annotation.entries(&Keymap::default(), situation);
        assert!(
            !entries
                .iter()
                .any(|entry| entry.id == CommandId::NextOverlap)
        );
        assert!(!entries.iter().any(|entry| entry.id == CommandId::Remove));
    }
}

//! Where a key can go, and what there is to act on there.

use std::fmt;

/// The part of the screen that has the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The list of articles.
    List,
    /// An article's text, nothing selected.
    Reader,
    /// An article's text with a selection.
    Selection,
    /// An article's text where a selection has been started and nothing was moved yet.
    Started,
    /// The panel of an article's annotations.
    Annotations,
    /// The panel of the annotations of all articles.
    AllAnnotations,
    /// The list of all claims.
    Claims,
    /// One claim with its evidence, a row for each.
    Claim,
    /// The panel of all that a claim was given.
    History,
    /// The panel of what was removed.
    Trash,
    /// The panel of what was said.
    Messages,
    /// The panel of what a search of the library found.
    Found,
    /// The panel of stories.
    Stories,
    /// The panel of views.
    Views,
    /// The panel of where else a passage stands.
    Echoes,
    /// The panel of passages that are likely to bear on a claim.
    Likely,
    /// The panel of sentences that disagree.
    Disagreements,
    /// The panel of grids.
    Grids,
    /// The panel of what is being added.
    Additions,
    /// The panel of feeds.
    Feeds,
    /// What has changed between two snapshots.
    Diff,
    /// Claims beside articles or sources.
    Matrix,
    /// A grid: evidence rated against claims that exclude each other.
    Grid,
    /// The help over everything.
    Help,
    /// The menu of what can be done with a thing.
    Menu,
    /// The choice of a colour.
    Colour,
    /// The choice of a claim's status.
    Status,
    /// The choice of what a claim is to another one.
    Relation,
    /// A question to be answered with yes or no.
    Question,
    /// A text field of one line, such as the one for searching.
    Field,
    /// The field that filters a list, which stays in sight.
    Filter,
    /// The field of a search of the library.
    Query,
    /// A text field with a list of fitting things below it.
    Picker,
    /// The palette: a text field with the commands below it.
    Palette,
    /// Several text fields of one line below each other, such as an article's details.
    Form,
    /// The form that asks what is exported, and to which file.
    Export,
    /// The editor of a note, with several lines.
    Note,
    /// The letters on the links of the screen.
    Links,
    /// The address that a link leads to, before it is opened.
    Address,
    /// The headings of the text, with a field that filters them.
    Outline,
}

impl Place {
    /// Every place, in the order of declaration.
    pub const ALL: [Self; 40] = [
        Self::List,
        Self::Reader,
        Self::Selection,
        Self::Started,
        Self::Annotations,
        Self::AllAnnotations,
        Self::Claims,
        Self::Claim,
        Self::History,
        Self::Trash,
        Self::Messages,
        Self::Found,
        Self::Stories,
        Self::Views,
        Self::Echoes,
        Self::Likely,
        Self::Disagreements,
        Self::Grids,
        Self::Additions,
        Self::Feeds,
        Self::Diff,
        Self::Matrix,
        Self::Grid,
        Self::Help,
        Self::Menu,
        Self::Colour,
        Self::Status,
        Self::Relation,
        Self::Question,
        Self::Field,
        Self::Filter,
        Self::Query,
        Self::Picker,
        Self::Palette,
        Self::Form,
        Self::Export,
        Self::Note,
        Self::Links,
        Self::Address,
        Self::Outline,
    ];

    /// Tells what becomes of keys that type a character.
    pub const fn typing(self) -> Typing {
        match self {
            Self::Field
            | Self::Filter
            | Self::Query
            | Self::Picker
            | Self::Palette
            | Self::Form
            | Self::Export
            | Self::Note
            | Self::Links
            | Self::Outline => Typing::Text,
            Self::Colour | Self::Status | Self::Relation | Self::Question | Self::Address => {
                Typing::Choice
            }
            Self::List
            | Self::Reader
            | Self::Selection
            | Self::Started
            | Self::Annotations
            | Self::AllAnnotations
            | Self::Trash
            | Self::Messages
            | Self::Found
            | Self::Stories
            | Self::Views
            | Self::Echoes
            | Self::Likely
            | Self::Disagreements
            | Self::Grids
            | Self::Additions
            | Self::Feeds
            | Self::Diff
            | Self::Matrix
            | Self::Grid
            | Self::Claims
            | Self::Claim
            | Self::History
            | Self::Help
            | Self::Menu => Typing::Commands,
        }
    }

    /// Returns the short name, as in the reference of keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Reader => "reader",
            Self::Selection => "selection",
            Self::Started => "new selection",
            Self::Annotations => "annotations",
            Self::AllAnnotations => "all annotations",
            Self::Trash => "trash",
            Self::Messages => "messages",
            Self::Found => "library search",
            Self::Stories => "stories",
            Self::Views => "views",
            Self::Echoes => "echoes",
            Self::Likely => "likely passages",
            Self::Disagreements => "disagreements",
            Self::Claims => "claims",
            Self::Claim => "claim",
            Self::History => "history",
            Self::Diff => "changes",
            Self::Matrix => "matrix",
            Self::Grids => "grids",
            Self::Additions => "additions",
            Self::Feeds => "feeds",
            Self::Grid => "grid",
            Self::Help => "help",
            Self::Menu => "menus",
            Self::Colour => "colours",
            Self::Status => "statuses",
            Self::Relation => "relations",
            Self::Question => "questions",
            Self::Field => "text fields",
            Self::Filter => "filter",
            Self::Query => "search field",
            Self::Picker => "pickers",
            Self::Palette => "palette",
            Self::Form => "forms",
            Self::Export => "export form",
            Self::Note => "notes",
            Self::Links => "links",
            Self::Address => "addresses",
            Self::Outline => "outline",
        }
    }

    /// Returns the words for "where", as in "does nothing in the reader".
    pub const fn described(self) -> &'static str {
        match self {
            Self::List => "in the list of articles",
            Self::Reader => "in the reader",
            Self::Selection => "in a selection",
            Self::Started => "in a selection that was just started",
            Self::Annotations => "in the annotations",
            Self::AllAnnotations => "in the annotations of all articles",
            Self::Trash => "in the trash",
            Self::Messages => "in the messages",
            Self::Found => "in what a search found",
            Self::Stories => "in the stories",
            Self::Views => "in the views",
            Self::Echoes => "in the echoes of a passage",
            Self::Likely => "in the likely passages of a claim",
            Self::Disagreements => "in the disagreements",
            Self::Claims => "in the claims",
            Self::Claim => "in a claim",
            Self::History => "in the history of a claim",
            Self::Diff => "in the changes",
            Self::Matrix => "in the matrix",
            Self::Grids => "in the grids",
            Self::Additions => "in what is being added",
            Self::Feeds => "in the feeds",
            Self::Grid => "in a grid",
            Self::Help => "in the help",
            Self::Menu => "in a menu",
            Self::Colour => "in the choice of a colour",
            Self::Status => "in the choice of a status",
            Self::Relation => "in the choice of a relation",
            Self::Question => "in a question",
            Self::Field => "in a text field",
            Self::Filter => "in the filter",
            Self::Query => "in the search of the library",
            Self::Picker => "in a picker",
            Self::Palette => "in the palette",
            Self::Form => "in a form",
            Self::Export => "in the form of an export",
            Self::Note => "in a note",
            Self::Links => "in the choice of a link",
            Self::Address => "at an address",
            Self::Outline => "in the outline",
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.described())
    }
}

/// Tells what becomes of keys that type a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typing {
    /// They are commands, and digits before them are a count.
    Commands,
    /// They choose one of a few things; there are no counts.
    Choice,
    /// They are text; only keys that type nothing are commands.
    Text,
}

/// A set of places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Places(u64);

impl Places {
    /// The reader, with and without a selection.
    pub const READER: Self = Self::of(&[Place::Reader, Place::Selection, Place::Started]);
    /// The panels beside or over the reader, each a list of rows.
    pub const PANELS: Self = Self::of(&[
        Place::Annotations,
        Place::AllAnnotations,
        Place::Claims,
        Place::Claim,
        Place::History,
        Place::Trash,
        Place::Messages,
        Place::Found,
        Place::Stories,
        Place::Views,
        Place::Echoes,
        Place::Likely,
        Place::Disagreements,
        Place::Grids,
        Place::Additions,
        Place::Feeds,
    ]);
    /// Everything that is a list of rows: the article list and the panels.
    pub const ROWS: Self = Self::of(&[Place::List]).and(Self::PANELS);
    /// What has cells under fixed heads: the matrix and a grid.
    pub const TABLES: Self = Self::of(&[Place::Matrix, Place::Grid]);
    /// The two panes, the panels and the tables: where a person works, not in a box above it.
    pub const DESK: Self = Self::ROWS.and(Self::READER).and(Self::TABLES);
    /// Every place.
    pub const ALL: Self = Self::of(&Place::ALL);

    /// Makes a set.
    pub const fn of(places: &[Place]) -> Self {
        let mut bits = 0;
        let mut index = 0;
        while index < places.len() {
            bits |= 1 << places[index] as u64;
            index += 1;
        }
        Self(bits)
    }

    /// Returns the places of both sets.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns these places less the others.
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Tells whether a place is in the set.
    pub const fn contains(self, place: Place) -> bool {
        self.0 & (1 << place as u64) != 0
    }

    /// Tells whether all the others are in the set.
    pub const fn contain_all(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    /// Tells whether any place is in both sets.
    pub const fn overlap(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    /// Returns the places in a few words, as in the reference of keys.
    ///
    /// What works in both panes and all panels is called "everywhere", though a text field keeps the
    /// keys that it types; what works in the reader works in a selection, too.
    pub fn summary(self) -> String {
        if self.contain_all(Self::DESK) {
            return "everywhere".to_owned();
        }
        if self == Self::ROWS {
            return "lists".to_owned();
        }
        let names: Vec<&str> = self.told().map(Place::name).collect();
        names.join(", ")
    }

    /// Returns the places without those that go without saying.
    fn told(self) -> impl Iterator<Item = Place> {
        self.iter().filter(move |place| match place {
            Place::Selection => !self.contains(Place::Reader),
            // It is a form like the others, but for the words of its hints.
            Place::Export => !self.contains(Place::Form),
            Place::Started => !self.contains(Place::Reader) && !self.contains(Place::Selection),
            _ => true,
        })
    }

    /// Returns the words for "where", as in "works in the reader or in a claim".
    pub fn described(self) -> String {
        let mut words: Vec<&str> = self.told().map(Place::described).collect();
        match words.pop() {
            None => "nowhere".to_owned(),
            Some(last) if words.is_empty() => last.to_owned(),
            Some(last) => format!("{} or {last}", words.join(", ")),
        }
    }

    /// Returns the places of the set, in the order of declaration.
    pub fn iter(self) -> impl Iterator<Item = Place> {
        Place::ALL
            .into_iter()
            .filter(move |place| self.contains(*place))
    }
}

/// Something that is so at the moment and that some commands need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// There is something to act on: an annotation under the caret, or a chosen row.
    Item,
    /// More than one annotation stands under the caret.
    Overlap,
    /// Something has been searched for.
    Search,
    /// There is a change to undo.
    Undo,
    /// There is an undone change to redo.
    Redo,
    /// There is a marking or flagging to repeat.
    Repeat,
    /// The article has more than one snapshot.
    Snapshots,
    /// The sample briefs are still there.
    Samples,
    /// An article is pinned beside another.
    Pinned,
    /// The caret is in a passage that stands in another article too.
    Echo,
    /// There is an older snapshot than the one that is shown or compared.
    Older,
    /// There is a newer one, or one between the two that are compared.
    Newer,
    /// The annotation that is meant waits for a recheck.
    Recheck,
    /// It has a place in the newest snapshot.
    Placed,
    /// A person can say where the annotation that is meant stands in the newest snapshot.
    Placeable,
    /// The cursor is on a quote that is evidence of a claim.
    Quote,
    /// How the quote is told is only made out from the text.
    Suggested,
    /// The quote was judged under another wording of the claim.
    Reworded,
    /// A person has said where the quote comes from.
    OriginSaid,
    /// What lies in the trash can be taken away for good.
    Purgeable,
}

impl Fact {
    /// Every fact, in the order of declaration.
    pub const ALL: [Self; 20] = [
        Self::Item,
        Self::Overlap,
        Self::Search,
        Self::Undo,
        Self::Redo,
        Self::Repeat,
        Self::Snapshots,
        Self::Samples,
        Self::Pinned,
        Self::Echo,
        Self::Older,
        Self::Newer,
        Self::Recheck,
        Self::Placed,
        Self::Placeable,
        Self::Quote,
        Self::Suggested,
        Self::Reworded,
        Self::OriginSaid,
        Self::Purgeable,
    ];

    /// Returns the sentence that tells a person why a command does nothing without this.
    pub const fn absence(self) -> &'static str {
        match self {
            Self::Item => "There is no annotation or row here to do this with.",
            Self::Overlap => "No other annotation stands here.",
            Self::Search => "Nothing has been searched for yet.",
            Self::Undo => "There is nothing to undo.",
            Self::Redo => "There is nothing to redo.",
            Self::Repeat => "Nothing has been marked, flagged or recorded yet.",
            Self::Snapshots => "The article has only this snapshot.",
            Self::Samples => "The sample briefs are gone already.",
            Self::Pinned => "No article is pinned beside another.",
            Self::Echo => "The caret is in no passage that stands in another article too.",
            Self::Older => "There is no older snapshot to go to.",
            Self::Newer => "There is no newer snapshot to go to.",
            Self::Placed => {
                "These words are not found in the newest snapshot; they can be placed by hand."
            }
            Self::Recheck => {
                "No annotation that waits for a recheck in the newest snapshot is here."
            }
            Self::Placeable => {
                "No annotation of an older snapshot is here, to be placed in the newest."
            }
            Self::Quote => "The cursor is on no quote that bears on a claim.",
            Self::Suggested => "Nothing of how this is told waits to be confirmed.",
            Self::Reworded => "No quote that was judged under another wording is here.",
            Self::OriginSaid => "Nobody has said where this comes from; it was made out.",
            Self::Purgeable => {
                "Only articles can be purged; this stays in the trash until it is restored."
            }
        }
    }
}

/// A set of facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts(u32);

impl Facts {
    /// Nothing is known or needed.
    pub const NONE: Self = Self(0);

    /// Makes a set.
    pub const fn of(facts: &[Fact]) -> Self {
        let mut bits = 0;
        let mut index = 0;
        while index < facts.len() {
            bits |= 1 << facts[index] as u8;
            index += 1;
        }
        Self(bits)
    }

    /// Returns the set with a fact more.
    #[must_use]
    pub const fn with(self, fact: Fact) -> Self {
        Self(self.0 | 1 << fact as u8)
    }

    /// Returns the first of these facts that is not among the others.
    pub fn missing_from(self, others: Self) -> Option<Fact> {
        Fact::ALL.into_iter().find(|fact| {
            self.contain_all(Self::of(&[*fact])) && !others.contain_all(Self::of(&[*fact]))
        })
    }

    /// Tells whether all the others are among these.
    pub const fn contain_all(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }
}

/// Where the keys go and what is so there: what decides which commands apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Situation {
    /// The part of the screen that has the keys.
    pub place: Place,
    /// What there is to act on.
    pub facts: Facts,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_and_fact_is_listed_once_in_its_own_order() {
        for (index, place) in Place::ALL.into_iter().enumerate() {
            assert_eq!(place as usize, index);
        }
        for (index, fact) in Fact::ALL.into_iter().enumerate() {
            assert_eq!(fact as usize, index);
        }
    }

    #[test]
    fn sets_hold_what_was_put_in_and_no_more() {
        let set = Places::of(&[Place::List, Place::Note]);
        assert_eq!(set.iter().collect::<Vec<_>>(), [Place::List, Place::Note]);
        assert_eq!(set.without(set), Places::default());
        assert_eq!(Places::ALL.iter().count(), Place::ALL.len());
        assert_eq!(set.summary(), "list, notes");
        assert_eq!(Places::READER.summary(), "reader");
        assert_eq!(Places::ROWS.summary(), "lists");
        assert_eq!(Places::ALL.summary(), "everywhere");
        let facts = Facts::NONE.with(Fact::Item).with(Fact::Samples);
        assert!(facts.contain_all(Facts::of(&[Fact::Samples])));
        assert!(!facts.contain_all(Facts::of(&[Fact::Samples, Fact::Undo])));
        assert!(Facts::NONE.contain_all(Facts::NONE));
        let needed = Facts::of(&[Fact::Item, Fact::Undo]);
        assert_eq!(needed.missing_from(facts), Some(Fact::Undo));
        assert_eq!(facts.missing_from(facts), None);
    }
}

//! The table of commands: each declared once, everything else made from it.
//!
//! To add a command, add its row here, its keys in `data/keys.ron`, and what it does in `app`. The order of
//! the rows is the order of the help, of the reference and of the hints in the status line. A command that
//! works where the palette opens needs no key: its list of keys may be empty.

use crate::command::{Argument, Fact, Facts, Place, Places, Situation};

/// The part of the help that a command belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Getting about.
    Move,
    /// Choosing words.
    Select,
    /// Annotations.
    Mark,
    /// Evidence for claims.
    Flag,
    /// Taking words elsewhere.
    Copy,
    /// What concerns whole articles.
    Articles,
    /// Searching in a text.
    Find,
    /// What else can be on the screen.
    Panels,
    /// How the reader is shown, and what leads out of it.
    View,
    /// Text fields, forms and questions.
    Fields,
    /// The letters of a choice.
    Choices,
    /// The program itself.
    Program,
}

impl Group {
    /// Every group, in the order of the help.
    pub const ALL: [Self; 12] = [
        Self::Move,
        Self::Select,
        Self::Mark,
        Self::Flag,
        Self::Copy,
        Self::Articles,
        Self::Find,
        Self::Panels,
        Self::View,
        Self::Fields,
        Self::Choices,
        Self::Program,
    ];

    /// Returns the heading of the group.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Move => "Move",
            Self::Select => "Select",
            Self::Mark => "Mark and note",
            Self::Flag => "Flag for a claim",
            Self::Copy => "Copy",
            Self::Articles => "Articles",
            Self::Find => "Find",
            Self::Panels => "Panels and claims",
            Self::View => "View and follow",
            Self::Fields => "Text fields and questions",
            Self::Choices => "Colours and statuses",
            Self::Program => "Undo, help, leave",
        }
    }
}

/// Tells whether a number typed before a command means something to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    /// A count does the command that often, or goes to that place.
    Counted,
    /// A count is ignored.
    Uncounted,
}

/// Tells what a command asks for before it can do anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operand {
    /// Nothing.
    None,
    /// A character: the next key that types one.
    Character,
}

/// One thing that a person can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Command {
    /// The name in files and on the command line, in lowercase with hyphens.
    pub name: &'static str,
    /// The part of the help it stands in.
    pub group: Group,
    /// Where its keys work.
    pub places: Places,
    /// What must be so for it to do anything.
    pub needs: Facts,
    /// Whether it takes a count.
    pub counting: Counting,
    /// What it asks for.
    pub operand: Operand,
    /// What it does, in one line of at most 60 columns, without a period.
    pub doc: &'static str,
    /// What may follow its name in the palette.
    pub argument: Argument,
    /// Further names in the palette, such as the short ones of vim.
    pub aliases: &'static [&'static str],
    /// Words that people use for it elsewhere, by which it is found too; in lowercase.
    pub words: &'static [&'static str],
    /// Whether it stands under its own name in the status line, where there is room, and not under a shared word.
    pub apart: bool,
    /// Its word in the status line, by place; where two rows fit the first counts.
    hints: [Option<(Places, &'static str)>; 5],
    /// What it does in some places, where that is more than its line says.
    here: [Option<(Places, &'static str)>; 2],
}

impl Command {
    /// Starts a row; the rest of it is added by the functions below.
    const fn new(name: &'static str, group: Group, places: Places, doc: &'static str) -> Self {
        Self {
            name,
            group,
            places,
            needs: Facts::NONE,
            counting: Counting::Uncounted,
            operand: Operand::None,
            doc,
            argument: Argument::None,
            aliases: &[],
            words: &[],
            apart: false,
            hints: [None; 5],
            here: [None; 2],
        }
    }

    /// Lets the command take a count.
    const fn counted(mut self) -> Self {
        self.counting = Counting::Counted;
        self
    }

    /// Lets the command ask for a character.
    const fn takes_character(mut self) -> Self {
        self.operand = Operand::Character;
        self.argument = Argument::Character;
        self
    }

    /// Lets something follow the name in the palette.
    const fn takes(mut self, argument: Argument) -> Self {
        self.argument = argument;
        self
    }

    /// Gives the command further names in the palette.
    const fn alias(mut self, aliases: &'static [&'static str]) -> Self {
        self.aliases = aliases;
        self
    }

    /// Lets the command be found by words that are none of its name and doc.
    const fn words(mut self, words: &'static [&'static str]) -> Self {
        self.words = words;
        self
    }

    /// Names something that must be so.
    const fn needs(mut self, fact: Fact) -> Self {
        self.needs = self.needs.with(fact);
        self
    }

    /// Shows the command in the status line of some places under a short word.
    const fn hint(mut self, places: Places, word: &'static str) -> Self {
        let mut free = 0;
        while self.hints[free].is_some() {
            free += 1;
        }
        self.hints[free] = Some((places, word));
        self
    }

    /// Says in a line of its own what the command does in some places.
    const fn here(mut self, places: Places, doc: &'static str) -> Self {
        let mut free = 0;
        while self.here[free].is_some() {
            free += 1;
        }
        self.here[free] = Some((places, doc));
        self
    }

    /// Returns what the command does in a place, in one line.
    pub fn doc_in(&self, place: Place) -> &'static str {
        let here = self.here.iter().flatten();
        let mut here = here.filter(|(places, _)| places.contains(place));
        here.next().map_or(self.doc, |(_, doc)| *doc)
    }

    /// Shows the command under its own name where there is room, not under a word that others share.
    const fn apart(mut self) -> Self {
        self.apart = true;
        self
    }

    /// Returns the word for the status line of a place, if the command is shown there.
    pub fn hint_in(&self, place: Place) -> Option<&'static str> {
        self.hints
            .iter()
            .flatten()
            .find(|(places, _)| places.contains(place))
            .map(|(_, word)| *word)
    }

    /// Tells whether the command would do something now.
    pub fn applies(&self, situation: Situation) -> bool {
        self.places.contains(situation.place) && situation.facts.contain_all(self.needs)
    }

    /// Says why the command would do nothing now, in a sentence; nothing where it applies.
    pub fn absence(&self, situation: Situation) -> Option<String> {
        if !self.places.contains(situation.place) {
            return Some(format!(
                "“{}” works {}, not {}.",
                self.name,
                self.places.described(),
                situation.place
            ));
        }
        let missing = self.needs.missing_from(situation.facts)?;
        Some(missing.absence().to_owned())
    }

    /// Returns what to write in the palette, such as `export [markdown|json] [FILE]`.
    pub fn usage(&self) -> String {
        format!("{} {}", self.name, self.argument.form())
            .trim_end()
            .to_owned()
    }
}

/// Declares the identifiers, the rows and the way from one to the other.
macro_rules! commands {
    ($($id:ident = $name:literal, $group:ident, $places:expr, $doc:literal
        $(=> $(.$method:ident($($argument:expr),*))+)?;)+) => {
        /// Names a command within the program.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum CommandId {
            $(
                #[doc = concat!("`", $name, "`: ", $doc, ".")]
                $id,
            )+
        }

        impl CommandId {
            /// Every command, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$id),+];

            /// Returns the command's row.
            pub fn command(self) -> &'static Command {
                match self {
                    $(Self::$id => {
                        const COMMAND: Command =
                            Command::new($name, Group::$group, $places, $doc)
                                $($(.$method($($argument),*))+)?;
                        &COMMAND
                    })+
                }
            }
        }
    };
}

impl CommandId {
    /// Finds a command by its name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|id| id.command().name == name)
    }
}

/// Where an annotation can be acted on: in the text, in its panel and as evidence.
const ANNOTATED: Places = Places::READER.and(Places::of(&[
    Place::Annotations,
    Place::AllAnnotations,
    Place::Claim,
]));
/// Where a claim can be acted on.
const CLAIMS: Places = Places::of(&[Place::Claims, Place::Claim]);
/// One claim alone.
const CLAIM: Places = Places::of(&[Place::Claim]);
/// What a claim was.
const HISTORY: Places = Places::of(&[Place::History]);
/// What was removed.
const TRASH: Places = Places::of(&[Place::Trash]);
/// What was said.
const MESSAGES: Places = Places::of(&[Place::Messages]);
/// What a search of the library found.
const FOUND: Places = Places::of(&[Place::Found]);
/// The panel of stories.
const STORIES: Places = Places::of(&[Place::Stories]);
/// The panel of views.
const VIEWS: Places = Places::of(&[Place::Views]);
/// Where a panel lists what a person has named.
const NAMED: Places = STORIES.and(VIEWS);
/// The panel of grids.
const GRIDS: Places = Places::of(&[Place::Grids]);
/// The panel of what is being added.
const ADDITIONS: Places = Places::of(&[Place::Additions]);
/// The panel of feeds.
const FEEDS: Places = Places::of(&[Place::Feeds]);
/// Evidence rated against claims that exclude each other.
const GRID: Places = Places::of(&[Place::Grid]);
/// Where else a passage stands.
const ECHOES: Places = Places::of(&[Place::Echoes]);
/// Passages that are likely to bear on a claim.
const LIKELY: Places = Places::of(&[Place::Likely]);
/// Sentences that disagree.
const DISAGREEMENTS: Places = Places::of(&[Place::Disagreements]);
/// Rows of what can't be changed there.
const TOLD: Places = MESSAGES.and(FOUND).and(ECHOES).and(HISTORY).and(LIKELY);
/// The article list alone.
const LIST: Places = Places::of(&[Place::List]);
/// The articles below each other: the list, and what a search of the library found.
const LISTING: Places = LIST.and(FOUND);
/// The two panes.
const PANES: Places = LIST.and(Places::READER);
/// What is read with nothing selected.
const READER: Places = Places::of(&[Place::Reader]);
/// A selection, just started or not.
const SELECTION: Places = Places::of(&[Place::Selection, Place::Started]);
/// A selection that was just started, where `a` is the start of a text object.
const STARTED: Places = Places::of(&[Place::Started]);
/// What has rows or a text to page through.
const PAGED: Places = Places::DESK.and(HELP).and(DIFF);
/// Claims beside articles or sources.
const MATRIX: Places = Places::of(&[Place::Matrix]);
/// What has changed between two snapshots.
const DIFF: Places = Places::of(&[Place::Diff]);
/// The choice of a colour.
const COLOUR: Places = Places::of(&[Place::Colour]);
/// The choice of a status.
const STATUS: Places = Places::of(&[Place::Status]);
/// The choice of a relation.
const RELATION: Places = Places::of(&[Place::Relation]);
/// The question.
const QUESTION: Places = Places::of(&[Place::Question]);
/// The forms of several fields.
const FORM: Places = Places::of(&[Place::Form]).and(EXPORT);
/// The form of an export alone.
const EXPORT: Places = Places::of(&[Place::Export]);
/// The field of one line, alone.
const FIELD: Places = Places::of(&[Place::Field]);
/// The picker alone.
const PICKER: Places = Places::of(&[Place::Picker]);
/// The palette alone.
const PALETTE: Places = Places::of(&[Place::Palette]);
/// The field that filters a list, alone.
const FILTER: Places = Places::of(&[Place::Filter]);
/// The field of a search of the library.
const QUERY: Places = Places::of(&[Place::Query]);
/// The fields that what is looked for is typed into, with what is found in sight.
const ASKING: Places = FILTER.and(QUERY);
/// The menu of what can be done with a thing.
const MENU: Places = Places::of(&[Place::Menu]);
/// What has a cursor among things to choose from.
const OFFERING: Places = PICKER
    .and(FILTER)
    .and(QUERY)
    .and(PALETTE)
    .and(Places::of(&[Place::Outline, Place::Menu]));
/// What holds longer text, not to be lost by a slip.
const WRITING: Places = FORM.and(NOTE);
/// The help alone.
const HELP: Places = Places::of(&[Place::Help]);
/// What closes with Enter.
const ACCEPTING: Places = FORM
    .and(FIELD)
    .and(OFFERING)
    .and(ADDRESS)
    .and(HELP)
    .and(DIFF);
/// The address that a link leads to.
const ADDRESS: Places = Places::of(&[Place::Address]);
/// The note editor, in which Esc keeps what was written.
const NOTE: Places = Places::of(&[Place::Note]);
/// What stands above the two panes and is left by Esc.
const ABOVE: Places = Places::ALL.without(PANES);

commands! {
    // Moving. The caret is always there; what goes by rows goes in every list, too.
    CharLeft = "char-left", Move, Places::READER.and(Places::TABLES), "Go one character or column left" => .counted().hint(Places::TABLES, "move");
    RowDown = "row-down", Move, PAGED.and(OFFERING), "Go one row down"
        => .counted().hint(Places::ROWS.and(Places::TABLES), "move").hint(OFFERING, "choose");
    RowUp = "row-up", Move, PAGED.and(OFFERING), "Go one row up"
        => .counted().hint(Places::ROWS.and(Places::TABLES), "move").hint(OFFERING, "choose");
    CharRight = "char-right", Move, Places::READER.and(Places::TABLES), "Go one character or column right" => .counted().hint(Places::TABLES, "move");
    WordForward = "word-forward", Move, Places::READER, "Go to the next word" => .counted();
    WordBack = "word-back", Move, Places::READER, "Go back to the start of a word" => .counted();
    WordEnd = "word-end", Move, Places::READER, "Go to the end of a word" => .counted();
    SentenceForward = "sentence-forward", Move, Places::READER, "Go to the next sentence" => .counted();
    SentenceBack = "sentence-back", Move, Places::READER, "Go back to the start of a sentence" => .counted();
    ParagraphForward = "paragraph-forward", Move, Places::READER, "Go to the next paragraph" => .counted();
    ParagraphBack = "paragraph-back", Move, Places::READER, "Go back to the start of a paragraph" => .counted();
    RowStart = "row-start", Move, Places::READER.and(Places::TABLES), "Go to the start of the row";
    RowEnd = "row-end", Move, Places::READER.and(Places::TABLES), "Go to the end of the row";
    PageDown = "page-down", Move, PAGED, "Go one page down" => .counted();
    PageUp = "page-up", Move, PAGED, "Go one page up" => .counted();
    HalfPageDown = "half-page-down", Move, PAGED, "Go half a page down" => .counted();
    HalfPageUp = "half-page-up", Move, PAGED, "Go half a page up" => .counted();
    First = "first", Move, PAGED, "Go to the start, or to the paragraph or row counted" => .counted();
    Last = "last", Move, PAGED, "Go to the end, or to the paragraph or row counted" => .counted();
    NextHeading = "next-heading", Move, Places::READER, "Go to the next heading" => .counted();
    PreviousHeading = "previous-heading", Move, Places::READER, "Go to the previous heading" => .counted();
    NextAnnotation = "next-annotation", Move, Places::READER, "Go to the next annotation" => .counted();
    PreviousAnnotation = "previous-annotation", Move, Places::READER, "Go to the previous annotation" => .counted();
    FindForward = "find-forward", Move, Places::READER, "Go to the next character typed, within the paragraph"
        => .counted().takes_character();
    FindBack = "find-back", Move, Places::READER, "Go back to a character typed, within the paragraph"
        => .counted().takes_character();
    TillForward = "till-forward", Move, Places::READER, "Go to just before the next character typed"
        => .counted().takes_character();
    TillBack = "till-back", Move, Places::READER, "Go back to just behind a character typed"
        => .counted().takes_character();
    FindAgain = "find-again", Move, Places::READER, "Go to that character once more" => .counted();
    FindReversed = "find-reversed", Move, Places::READER, "Go to that character the other way" => .counted();
    ScrollCentre = "scroll-centre", Move, Places::READER, "Scroll the caret's row to the middle";
    ScrollTop = "scroll-top", Move, Places::READER, "Scroll the caret's row to the top";
    ScrollBottom = "scroll-bottom", Move, Places::READER, "Scroll the caret's row to the bottom";
    NextChange = "next-change", Move, Places::READER.and(DIFF), "Go to the next passage changed since the snapshot before"
        => .counted().hint(DIFF, "next").words(&["diff", "difference"]);
    PreviousChange = "previous-change", Move, Places::READER.and(DIFF), "Go to the previous passage that has changed"
        => .counted().hint(DIFF, "previous");
    NextRecheck = "next-recheck", Move, PANES, "Go to the next annotation to recheck, also in other articles"
        => .words(&["review", "orphan", "edited", "revised"]);
    PreviousRecheck = "previous-recheck", Move, PANES, "Go to the previous annotation to recheck";
    NextEcho = "next-echo", Move, Places::READER, "Go to the next passage that stands in other articles too"
        => .counted().words(&["same", "repeated", "copied", "shared"]);
    PreviousEcho = "previous-echo", Move, Places::READER, "Go to the previous passage that stands in others too" => .counted();
    FollowEcho = "follow-echo", Move, READER, "Go to this passage in the other article; of several, choose"
        => .needs(Fact::Echo).hint(READER, "echo").words(&["same", "elsewhere", "also", "origin"]);
    JumpBack = "jump-back", Move, Places::READER, "Go back to where a far way began"
        => .counted().words(&["previous", "history", "return"]);
    JumpForward = "jump-forward", Move, Places::READER, "Go forward again to where that led" => .counted();
    NextUnread = "next-unread", Move, PANES, "Go to the next unread article" => .counted();
    PreviousUnread = "previous-unread", Move, PANES, "Go to the previous unread article" => .counted();
    NextWatched = "next-watched", Move, Places::READER, "Go to the next of the words that are watched for"
        => .counted().words(&["keyword", "alert", "highlight"]);
    PreviousWatched = "previous-watched", Move, Places::READER, "Go to the previous of the words that are watched for" => .counted();
    NextOverlap = "next-overlap", Move, Places::READER, "Choose the next of the annotations that overlap here"
        => .needs(Fact::Overlap).hint(READER, "next of these");
    Open = "open", Move, Places::ROWS.and(Places::TABLES), "Open the article or claim, or go to the quote"
        => .takes(Argument::Title).needs(Fact::Item).hint(Places::TABLES, "open").hint(Places::ROWS.without(TRASH.and(MESSAGES)), "open").hint(MESSAGES, "whole")
            .here(ADDITIONS, "Open the article, or say what became of it")
            .words(&["read", "enter"]);
    Menu = "menu", Move, Places::READER, "Show what can be done with the words under the caret"
        => .hint(Places::READER, "menu").words(&["actions", "context"]);
    RowMenu = "row-menu", Move, Places::ROWS.without(TOLD).without(ADDITIONS), "Show what can be done with the row"
        => .needs(Fact::Item).words(&["actions", "context"]);

    // Selecting.
    SelectSentence = "select-sentence", Select, Places::READER, "Select the sentence; again, one more"
        => .counted().hint(Places::READER, "sentence");
    SelectParagraph = "select-paragraph", Select, Places::READER, "Select the paragraph; again, one more" => .counted();
    Select = "select", Select, Places::READER, "Start a selection at the caret, or end it";
    SelectLeft = "select-left", Select, Places::READER, "Extend the selection one character left" => .counted();
    SelectDown = "select-down", Select, Places::READER, "Extend the selection one row down" => .counted();
    SelectUp = "select-up", Select, Places::READER, "Extend the selection one row up" => .counted();
    SelectRight = "select-right", Select, Places::READER, "Extend the selection one character right" => .counted();
    SwapEnds = "swap-ends", Select, SELECTION, "Go to the other end of the selection"
        => .hint(SELECTION, "other end");
    InsideWord = "inside-word", Select, SELECTION, "Select the word; again, one more" => .counted();
    InsideSentence = "inside-sentence", Select, SELECTION, "Select the sentence's words; again, one more" => .counted();
    InsideParagraph = "inside-paragraph", Select, SELECTION, "Select the paragraph's words; again, one more" => .counted();
    InsideQuotation = "inside-quotation", Select, SELECTION, "Select what stands in quotation marks; again, wider" => .counted();
    AroundWord = "around-word", Select, STARTED, "Select the word with the blanks behind it" => .counted();
    AroundSentence = "around-sentence", Select, STARTED, "Select the sentence with the blanks behind it" => .counted();
    AroundParagraph = "around-paragraph", Select, STARTED, "Select the paragraph with the space below it" => .counted();
    AroundQuotation = "around-quotation", Select, STARTED, "Select a quotation with its marks" => .counted();

    // Annotations. Without a selection they act on the caret's sentence.
    Mark = "mark", Mark, Places::READER, "Mark the selection, or else the sentence"
        => .hint(Places::READER, "mark").words(&["highlight", "underline", "annotate"]);
    MarkColour = "mark-colour", Mark, Places::READER, "Mark in a colour chosen by its letter"
        => .takes(Argument::Colour).words(&["highlight"]);
    Note = "note", Mark, ANNOTATED.without(STARTED), "Write a note, marking the sentence if need be"
        => .takes(Argument::Text).hint(ANNOTATED.without(STARTED).without(CLAIM), "note")
            .words(&["comment", "annotate", "remark", "write"]);
    Tags = "tags", Mark, ANNOTATED.and(LISTING), "Tag the annotation or article; -tag takes a tag away"
        => .takes(Argument::Tags).alias(&["tag"]).words(&["label", "keyword", "category"]);
    Colour = "colour", Mark, ANNOTATED, "Change the colour, chosen by its letter"
        => .takes(Argument::Colour).needs(Fact::Item);
    Remove = "remove", Mark, Places::DESK.without(MESSAGES.and(ECHOES).and(HISTORY).and(LIKELY).and(MATRIX)), "Remove the annotation or row; undo brings it back"
        => .needs(Fact::Item).hint(READER.and(Places::PANELS).without(TRASH.and(TOLD).and(CLAIM).and(DISAGREEMENTS).and(ADDITIONS)), "remove")
            .hint(ADDITIONS, "cancel").hint(DISAGREEMENTS, "dismiss").hint(GRID, "take out")
            .here(ADDITIONS, "End the adding of it; what is there already stays")
            .words(&["delete", "erase", "clear", "discard"]);
    AcceptPlace = "accept-place", Mark, ANNOTATED, "Accept its place in the newest snapshot"
        => .needs(Fact::Recheck).needs(Fact::Placed).hint(ANNOTATED, "accept").words(&["confirm", "recheck", "review"]);
    RejectPlace = "reject-place", Mark, ANNOTATED, "Reject its place in the newest snapshot"
        => .needs(Fact::Recheck).hint(ANNOTATED, "reject").words(&["drop", "recheck", "review", "orphan"]);
    Place = "place", Mark, ANNOTATED, "Choose where it stands in the newest snapshot"
        => .needs(Fact::Placeable).words(&["move", "recheck", "review", "orphan", "anchor"]);
    Repeat = "repeat", Mark, Places::READER.and(LIST), "Mark, flag or record silence again" => .needs(Fact::Repeat);

    // Evidence.
    ClaimBoth = "claim-both", Flag, DISAGREEMENTS, "Make a claim of it, with both sentences as evidence"
        => .needs(Fact::Item).hint(DISAGREEMENTS, "claim").words(&["evidence", "flag"]);
    Supports = "supports", Flag, ANNOTATED.and(LIKELY), "Flag as supporting a claim"
        => .takes(Argument::Statement).alias(&["claim"]).hint(Places::READER, "flag").hint(ANNOTATED.and(LIKELY), "stance").apart()
            .words(&["evidence", "confirm", "agree", "proof"]);
    Refutes = "refutes", Flag, ANNOTATED.and(LIKELY), "Flag as refuting a claim"
        => .takes(Argument::Statement).hint(Places::READER, "flag").hint(ANNOTATED.and(LIKELY), "stance").apart()
            .words(&["evidence", "against", "deny", "disprove"]);
    Mentions = "mentions", Flag, ANNOTATED.and(LIKELY), "Flag as mentioning a claim"
        => .takes(Argument::Statement).hint(Places::READER, "flag").hint(ANNOTATED.and(LIKELY), "stance").apart()
            .words(&["evidence", "neutral"]);
    Silent = "silent", Flag, READER.and(LISTING).and(CLAIM).and(LIKELY).and(MATRIX), "Record that the article says nothing of a claim"
        => .hint(LIKELY.and(MATRIX), "silent").takes(Argument::Statement).words(&["silence", "nothing", "missing"]);
    Origin = "origin", Flag, CLAIM, "Say where the quote comes from in the end"
        => .needs(Fact::Quote).hint(CLAIM, "origin").words(&["source", "root", "independent"]);
    ClaimStatus = "claim-status", Flag, CLAIMS, "Set the claim's status, chosen by its letter"
        => .takes(Argument::Status).alias(&["status"]).needs(Fact::Item).hint(CLAIMS, "status");
    EditClaim = "edit-claim", Flag, CLAIMS, "Edit the claim: wording, claimant, kind, verdict"
        => .needs(Fact::Item).hint(CLAIMS, "edit").words(&["statement", "verdict", "due", "conclude"]);
    UnsayOrigin = "unsay-origin", Flag, CLAIM, "Take back what was said of where the quote comes from"
        => .needs(Fact::OriginSaid);
    ConfirmTold = "confirm-told", Flag, CLAIM, "Confirm how the quote is told, as it was made out"
        => .needs(Fact::Suggested).hint(CLAIM, "told so").words(&["voice", "suggestion", "accept"]);
    Told = "told", Flag, CLAIM, "Say how the quote is told: voice, via, hedge, strength"
        => .needs(Fact::Quote).words(&["voice", "via", "hedge", "strength", "attributed"]);
    JudgeAgain = "judge-again", Flag, CLAIM, "Say that the quote holds under the wording of now"
        => .needs(Fact::Reworded).hint(CLAIM, "still holds").words(&["recheck", "wording"]);
    Relate = "relate", Flag, CLAIMS, "Say what the claim is to another one"
        => .words(&["relation", "narrower", "contradicts", "part"]);
    Merge = "merge", Flag, CLAIMS, "Merge the claim into another one"
        => .words(&["join", "same", "duplicate"]);
    ClaimHistory = "claim-history", Flag, CLAIMS, "Show what the claim was, when, and by whom"
        => .hint(CLAIM, "history").words(&["wordings", "log", "changes"]);
    NewGrid = "new-grid", Flag, CLAIMS, "Make a grid of it and other claims that exclude it"
        => .words(&["hypotheses", "competing", "exclude", "ach"]);
    PutEvidence = "put-evidence", Flag, GRID, "Put evidence of the claims into the grid, or take it out"
        => .hint(GRID, "put in").words(&["add", "row", "quote"]);
    PutClaims = "put-claims", Flag, GRID, "Put claims into the grid, or take them out"
        => .hint(GRID, "put in").words(&["add", "column", "hypotheses"]);
    RateVeryConsistent = "rate-cc", Flag, GRID, "Rate the evidence CC: it fits the claim very well"
        => .hint(GRID, "rate").words(&["consistent", "rating"]);
    RateConsistent = "rate-c", Flag, GRID, "Rate the evidence C: it fits the claim"
        => .hint(GRID, "rate").words(&["consistent", "rating"]);
    RateNeutral = "rate-n", Flag, GRID, "Rate the evidence N: it says nothing for or against"
        => .hint(GRID, "rate").words(&["neutral", "rating"]);
    RateInconsistent = "rate-i", Flag, GRID, "Rate the evidence I: it does not fit the claim"
        => .hint(GRID, "rate").words(&["inconsistent", "rating"]);
    RateVeryInconsistent = "rate-ii", Flag, GRID, "Rate the evidence II: it does not fit the claim at all"
        => .hint(GRID, "rate").words(&["inconsistent", "rating"]);
    RateNotApplicable = "rate-na", Flag, GRID, "Rate the evidence NA: not applicable to the claim"
        => .hint(GRID, "rate").words(&["nothing", "rating"]);
    Unrate = "unrate", Flag, GRID, "Take the rating away" => .hint(GRID, "unrate").words(&["clear", "empty"]);
    Credibility = "credibility", Flag, GRID, "Rate the evidence's credibility: high, medium, low, none"
        => .hint(GRID, "credibility").words(&["believe", "reliable", "trust"]);

    // Copying.
    CopyQuote = "copy-quote", Copy, ANNOTATED.and(MESSAGES), "Copy the quote or message"
        => .hint(SELECTION.and(MESSAGES), "copy").words(&["clipboard", "yank"]);
    CopyCitation = "copy-citation", Copy, ANNOTATED, "Copy the quote with its citation"
        => .hint(SELECTION, "copy cited").hint(Places::of(&[Place::Claim]), "copy cited")
            .words(&["clipboard", "cite", "reference", "footnote"]);
    Export = "export", Copy, Places::DESK, "Write what is marked into a file for others"
        => .takes(Argument::Export).hint(CLAIM, "export").words(&["save", "share", "download", "print", "report"]);
    Write = "write", Copy, Places::DESK, "Export the open article; alone, say what is saved"
        => .takes(Argument::File).alias(&["w"]).words(&["save"]);

    CopyAddress = "copy-address", Copy, ADDRESS, "Copy the address" => .hint(ADDRESS, "copy");

    // Articles.
    NextArticle = "next-article", Articles, PANES.and(Places::of(&[Place::Annotations])), "Open the next article"
        => .counted().hint(READER, "next");
    PreviousArticle = "previous-article", Articles, PANES.and(Places::of(&[Place::Annotations])), "Open the previous article"
        => .counted();
    Details = "details", Articles, PANES.without(SELECTION).and(FOUND).and(NAMED).and(FEEDS), "Show and change its fields: title, source, date, URL, tags"
        => .hint(LIST, "details").hint(NAMED.and(FEEDS), "change").words(&["edit", "metadata", "properties", "information"]);
    Source = "source", Articles, PANES.without(SELECTION).and(FOUND), "Set the source of the article, or of all ticked"
        => .takes(Argument::Source).words(&["outlet", "publisher"]);
    Author = "author", Articles, PANES.without(SELECTION).and(FOUND), "Set the author of the article, or of all ticked"
        => .takes(Argument::Author).words(&["writer", "byline"]);
    ToggleRead = "toggle-read", Articles, LISTING, "Call the article read, or unread again"
        => .needs(Fact::Item).words(&["unread", "seen", "done"]);
    ReadAll = "read-all", Articles, LIST.and(FEEDS), "Call all articles read that are listed, or of the feed"
        => .needs(Fact::Item).words(&["mark", "unread", "clear"]);
    Star = "star", Articles, LISTING, "Star the article, or take the star away"
        => .needs(Fact::Item).words(&["favourite", "favorite", "bookmark"]);
    Rename = "rename", Articles, PANES.and(FOUND).and(GRIDS).and(GRID).and(FEEDS), "Give the article, grid, feed or folder another name"
        => .hint(GRIDS, "rename").words(&["headline", "title"]);
    Filter = "filter", Articles, Places::ROWS.and(HELP).and(MATRIX), "Show only what has some letters, as they are typed"
        => .takes(Argument::Words).hint(LIST.and(MATRIX), "filter").hint(HELP, "find").words(&["find", "search"]);
    Sort = "sort", Articles, Places::ROWS.without(FOUND.and(CLAIM).and(HISTORY)).and(MATRIX), "Sort the rows by the next order"
        => .takes(Argument::Sort).hint(LIST.and(MATRIX), "sort").words(&["arrange"]);
    SortEvidence = "sort-evidence", Articles, CLAIM, "Sort the evidence by stance, date or source"
        => .takes(Argument::Sort).words(&["arrange", "order"]);
    GroupBy = "group-by", Articles, LIST, "Group the list by source, by date, or not at all";
    OnlyNew = "only-new", Articles, LIST, "Show only what was added since the last session, or all";
    Tick = "tick", Articles, LISTING, "Tick the article and go down: actions act on all ticked"
        => .counted().needs(Fact::Item).hint(LISTING, "tick").words(&["check", "multiple", "several"]);
    TickAll = "tick-all", Articles, LISTING, "Tick all that is listed or found, or take all ticks away"
        => .needs(Fact::Item).words(&["check", "every"]);
    Story = "story", Articles, LISTING.and(READER).and(CLAIMS), "Put it into a story; chosen again, take it out"
        => .takes(Argument::IntoStory).words(&["collect", "folder", "dossier", "project"]);
    StoryOfAll = "story-of-all", Articles, LISTING, "Put all that is listed or found into a story"
        => .needs(Fact::Item).words(&["collect", "every", "query"]);
    View = "view", Articles, Places::DESK.without(SELECTION), "Show a view by its letter; a new name saves the list as one"
        => .takes_character().takes(Argument::View).words(&["filter", "saved", "smart", "unread"]);
    RemoveSamples = "remove-samples", Articles, LIST, "Remove the sample briefs; undo brings them back"
        => .needs(Fact::Samples).words(&["delete", "demo", "examples"]);
    OlderSnapshot = "older-snapshot", Articles, READER.and(DIFF), "Show the snapshot before this one, or compare with it"
        => .needs(Fact::Snapshots).needs(Fact::Older).hint(DIFF, "older");
    NewerSnapshot = "newer-snapshot", Articles, READER.and(DIFF), "Show the snapshot after this one, or compare with it"
        => .needs(Fact::Snapshots).needs(Fact::Newer).hint(DIFF, "newer");
    Diff = "diff", Articles, READER, "Show what has changed since the snapshot before"
        => .needs(Fact::Snapshots).words(&["difference", "compare", "revision", "side"]);
    Add = "add", Articles, Places::DESK.without(SELECTION), "Add a page, a file or a folder, by its address or path"
        => .takes(Argument::Addition).hint(ADDITIONS, "add").words(&["url", "import", "fetch", "web", "newsletter", "download"]);
    FetchAgain = "fetch-again", Articles, PANES.without(SELECTION).and(FOUND).and(ADDITIONS), "Fetch the article's page again: a changed text is a snapshot"
        => .needs(Fact::Item).hint(ADDITIONS, "try again").here(ADDITIONS, "Add again what failed, was ended or is not whole")
            .words(&["refresh", "reload", "update", "revised"]);
    RefreshFeed = "refresh", Articles, FEEDS, "Refresh the feed, or those of the folder: get what is new"
        => .needs(Fact::Item).hint(FEEDS, "refresh").words(&["reload", "update", "fetch"]);
    RefreshFeeds = "refresh-feeds", Articles, Places::DESK.without(SELECTION), "Refresh all feeds that are due; once more, stop that"
        => .words(&["reload", "update", "fetch", "rss", "news"]);
    LeftOut = "left-out", Articles, READER, "Show what was left out of the page beside its article"
        => .words(&["cleaning", "boilerplate", "original", "advertising", "raw"]);

    // Finding.
    Search = "search", Find, Places::READER, "Find words in the text"
        => .takes(Argument::Words).alias(&["find"]).hint(READER, "find").words(&["look", "words"]);
    SearchNext = "search-next", Find, Places::READER.and(CLAIM), "Go to the next match, asking for words at first" => .counted();
    SearchPrevious = "search-previous", Find, Places::READER.and(CLAIM), "Go to the previous match"
        => .counted().needs(Fact::Search);

    SearchWord = "search-word", Find, Places::READER, "Go to the next place of the caret's word" => .counted();

    SearchLibrary = "search-library", Find, Places::DESK, "Search the library: articles, notes, quotes and claims"
        => .takes(Argument::Words).hint(FOUND, "search").words(&["find", "everywhere", "query", "grep"]);

    // What else is on the screen.
    SwitchPane = "switch-pane", Panels, Places::DESK, "Go to the next pane"
        => .words(&["window", "focus"]);
    Pin = "pin", Panels, PANES, "Pin the article beside another, or take the pin away"
        => .words(&["split", "compare", "side"]);
    ClosePane = "close-pane", Panels, PANES, "Close this of two readers; in the list, the pinned one"
        => .needs(Fact::Pinned).words(&["unsplit"]);
    Annotations = "annotations", Panels, Places::DESK, "Show the annotations of the article"
        => .words(&["highlights", "notes"]);
    AllAnnotations = "all-annotations", Panels, Places::DESK, "Show the annotations of all articles"
        => .words(&["highlights", "notes"]);
    Claims = "claims", Panels, Places::DESK, "Show the claims and their evidence"
        => .hint(PANES, "claims").words(&["statements", "evidence", "facts"]);
    Likely = "likely", Panels, CLAIMS.and(MATRIX), "Show passages that are likely to bear on the claim"
        => .needs(Fact::Item).hint(CLAIMS.and(MATRIX), "likely").words(&["find", "suggest", "candidates", "evidence"]);
    Matrix = "matrix", Panels, Places::DESK, "Show claims beside articles: what was found, what is left"
        => .words(&["table", "coverage", "comparison"]);
    MatrixBy = "matrix-by", Panels, MATRIX, "Show articles or sources beside the claims" => .hint(MATRIX, "sources");
    FilterColumns = "filter-columns", Panels, MATRIX, "Show only the articles that a query finds beside the claims"
        => .takes(Argument::Words).hint(MATRIX, "articles").words(&["narrow", "search"]);
    SortColumns = "sort-columns", Panels, MATRIX, "Sort the articles or sources by the next order";
    Grids = "grids", Panels, Places::DESK, "Show the grids of claims that exclude each other"
        => .words(&["hypotheses", "competing", "ach", "ranking", "ratings"]);
    Stories = "stories", Panels, Places::DESK, "Show the stories, to narrow lists and panels to one"
        => .words(&["affairs", "projects", "folders"]);
    Narrow = "narrow", Panels, Places::DESK.without(SELECTION), "Narrow lists and panels to a story, or show all again"
        => .takes(Argument::Story).words(&["scope", "focus"]);
    Disagreements = "disagreements", Panels, Places::DESK, "Show where this article disagrees, or from the list all"
        => .words(&["contradictions", "conflicts", "differences", "numbers"]);
    Views = "views", Panels, Places::DESK, "Show the views of the list, and how much each finds"
        => .words(&["filters", "saved"]);
    Feeds = "feeds", Panels, Places::DESK, "Show the feeds in their folders, with what is unread"
        => .takes(Argument::Feed).alias(&["feed"]).words(&["rss", "atom", "subscriptions", "follow", "news"]);
    New = "new", Panels, NAMED.and(GRIDS).and(FEEDS), "Make a story, grid or view of the list, or follow a feed"
        => .hint(NAMED.and(GRIDS), "new").hint(FEEDS, "follow").words(&["add", "create", "subscribe"]);
    Additions = "additions", Panels, Places::DESK, "Show what is being added, and what came of it"
        => .words(&["progress", "downloads", "fetching", "failed", "queue"]);
    Trash = "trash", Panels, Places::DESK, "Show what was removed, to restore it"
        => .words(&["deleted", "bin", "wastebasket"]);
    Restore = "restore", Panels, TRASH, "Take it out of the trash"
        => .needs(Fact::Item).hint(TRASH, "restore").words(&["undelete", "recover"]);
    Purge = "purge", Panels, TRASH, "Take the article away for good, after a question"
        => .needs(Fact::Item).needs(Fact::Purgeable).hint(TRASH, "purge").words(&["delete", "forever"]);
    Messages = "messages", Panels, Places::DESK, "Show what was said, with times"
        => .words(&["log", "errors", "notifications"]);

    // How the reader is shown, and what leads out of it.
    Outline = "outline", View, READER, "Show the headings, to go to one of them"
        => .words(&["contents", "toc", "chapters", "sections"]);
    FollowLink = "follow-link", View, READER, "Follow a link: letters choose it, its address shows first"
        => .words(&["url", "browser", "click"]);
    OpenOriginal = "open-original", View, PANES, "Open the article's own address in the browser"
        => .words(&["url", "website", "web"]);
    Pager = "pager", View, READER, "Read a copy of the text in the pager"
        => .words(&["less"]);
    Editor = "editor", View, READER, "Open a copy of the text in the editor";
    Wider = "wider", View, PANES, "Make the column of text wider, or the list"
        => .counted().words(&["font", "size", "bigger", "larger", "width"]);
    Narrower = "narrower", View, PANES, "Make the column of text narrower, or the list"
        => .counted().words(&["font", "size", "smaller", "width"]);
    Margins = "margins", View, READER, "Change the margins: signs, signs and notes, none"
        => .words(&["sidebar", "gutter"]);
    FocusMode = "focus-mode", View, READER, "Dim all but the caret's paragraph, or no longer"
        => .words(&["distraction"]);
    Zoom = "zoom", View, PANES, "Show this pane alone, or all of them again"
        => .words(&["fullscreen", "maximise", "maximize"]);
    Preview = "preview", View, READER, "Show notes while the caret is on them, or no longer"
        => .words(&["hover", "popup"]);
    Theme = "theme", View, Places::DESK, "Choose a theme: dark, light or one of your own"
        => .takes(Argument::Theme).words(&["dark", "light", "mode", "night", "appearance", "colours", "look"]);

    // Text fields and questions.
    Accept = "accept", Fields, ACCEPTING, "Take what is written or chosen"
        => .hint(FILTER, "keep").hint(QUERY.and(ADDRESS).and(DIFF), "open").hint(HELP.and(MENU), "do it").hint(EXPORT, "export")
            .hint(ACCEPTING.without(FORM).without(ADDRESS).without(HELP).without(DIFF).without(MENU), "accept");
    Save = "save", Fields, WRITING, "Keep what was written, and close"
        => .hint(FORM.without(EXPORT), "save").words(&["keep", "store"]);
    Discard = "discard", Fields, WRITING, "Close without keeping what was written" => .hint(NOTE, "discard");
    NextField = "next-field", Fields, FORM.and(FIELD), "Go to the next field, or take the next word offered" => .hint(FORM.without(EXPORT), "next field").hint(EXPORT, "next row");
    PreviousField = "previous-field", Fields, FORM.and(FIELD), "Go to the field before, or take the word offered before";
    NextOffer = "next-offer", Fields, FORM.and(FIELD), "Take the next of the words that are offered";
    PreviousOffer = "previous-offer", Fields, FORM.and(FIELD), "Take the one before of the words that are offered";
    Complete = "complete", Fields, PALETTE.and(ASKING), "Take the chosen row or the next word offered into the line"
        => .hint(PALETTE.and(QUERY), "complete");
    CompleteBack = "complete-back", Fields, ASKING, "Take the word offered before into the line";
    Yes = "yes", Fields, QUESTION, "Answer yes" => .hint(QUESTION, "yes");
    No = "no", Fields, QUESTION, "Answer no" => .hint(QUESTION, "no");

    // The letters of the choices.
    ColourYellow = "colour-yellow", Choices, COLOUR, "Choose yellow" => .hint(COLOUR, "yellow");
    ColourGreen = "colour-green", Choices, COLOUR, "Choose green" => .hint(COLOUR, "green");
    ColourBlue = "colour-blue", Choices, COLOUR, "Choose blue" => .hint(COLOUR, "blue");
    ColourPink = "colour-pink", Choices, COLOUR, "Choose pink" => .hint(COLOUR, "pink");
    ColourRed = "colour-red", Choices, COLOUR, "Choose red" => .hint(COLOUR, "red");
    ColourOrange = "colour-orange", Choices, COLOUR, "Choose orange" => .hint(COLOUR, "orange");
    StatusUndetermined = "status-undetermined", Choices, STATUS, "Call the claim undetermined"
        => .hint(STATUS, "undetermined");
    StatusInProgress = "status-in-progress", Choices, STATUS, "Call the claim in progress"
        => .hint(STATUS, "in progress");
    StatusSupported = "status-supported", Choices, STATUS, "Call the claim supported"
        => .hint(STATUS, "supported");
    StatusRefuted = "status-refuted", Choices, STATUS, "Call the claim refuted" => .hint(STATUS, "refuted");
    StatusMixed = "status-mixed", Choices, STATUS, "Call the claim mixed" => .hint(STATUS, "mixed");
    StatusNotCheckable = "status-not-checkable", Choices, STATUS, "Call the claim not checkable"
        => .hint(STATUS, "not checkable");
    RelationNarrower = "relation-narrower", Choices, RELATION, "Call the claim narrower than the other"
        => .hint(RELATION, "narrower");
    RelationPart = "relation-part", Choices, RELATION, "Call the claim a part of the other" => .hint(RELATION, "part");
    RelationContradicts = "relation-contradicts", Choices, RELATION, "Say that both claims can't be true"
        => .hint(RELATION, "contradicts");
    RelationNone = "relation-none", Choices, RELATION, "Say that the claim is nothing to the other"
        => .hint(RELATION, "none");

    // The program.
    Undo = "undo", Program, Places::DESK, "Undo the last change"
        => .counted().needs(Fact::Undo).words(&["all", "revert", "mistake"]);
    Redo = "redo", Program, Places::DESK, "Do again what was undone"
        => .counted().needs(Fact::Redo).words(&["repeat"]);
    Redraw = "redraw", Program, Places::ALL, "Draw the screen anew, with what others have changed"
        => .words(&["refresh", "reload"]);
    Suspend = "suspend", Program, Places::ALL, "Go to the shell; fg comes back"
        => .words(&["background"]);
    Back = "back", Program, Places::ALL, "Step back: end the selection, close what is open"
        => .hint(ABOVE.without(WRITING), "back").hint(NOTE, "save").hint(FORM.without(EXPORT), "discard").hint(EXPORT, "back")
            .words(&["close", "cancel", "escape"]);
    Quit = "quit", Program, Places::ALL.without(WRITING), "Step back; in the list, quit"
        => .words(&["close", "leave"]);
    Exit = "exit", Program, Places::DESK, "Quit from anywhere, once everything is saved"
        => .alias(&["q", "qa", "wq", "x"]).words(&["leave", "close", "end", "stop"]);
    Set = "set", Program, Places::DESK, "Change a setting, or say what it is"
        => .takes(Argument::Setting).words(&["settings", "preferences", "options", "configure", "config", "change"]);
    Palette = "palette", Program, Places::DESK, "Do any command by its name";
    Lesson = "lesson", Program, Places::DESK, "Begin the first lesson anew, or hide it"
        => .words(&["tutorial", "tour", "introduction"]);
    Help = "help", Program, Places::ALL, "Show the keys, the words and the signs"
        => .takes(Argument::Words).hint(Places::ALL, "help").words(&["manual", "shortcuts", "bindings"]);
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use unicode_width::UnicodeWidthStr;

    use super::*;

    #[test]
    fn names_are_unique_and_in_lowercase_with_hyphens() {
        let mut seen = BTreeSet::new();
        for id in CommandId::ALL {
            let name = id.command().name;
            assert!(seen.insert(name), "{name} stands twice");
            assert!(
                name.split('-')
                    .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase())),
                "{name}"
            );
            assert_eq!(CommandId::named(name), Some(*id));
        }
        assert_eq!(CommandId::named("no-such-command"), None);
    }

    #[test]
    fn short_names_are_nobody_elses() {
        let mut seen: BTreeSet<&str> = CommandId::ALL.iter().map(|id| id.command().name).collect();
        for id in CommandId::ALL {
            for alias in id.command().aliases {
                assert!(seen.insert(alias), "{alias} stands twice");
            }
        }
    }

    #[test]
    fn words_for_a_command_are_in_lowercase_and_none_of_its_name() {
        for id in CommandId::ALL {
            let command = id.command();
            for word in command.words {
                assert!(word.bytes().all(|b| b.is_ascii_lowercase()), "{word}");
                let is_named = command.name.split('-').any(|part| part == *word);
                assert!(!is_named, "{} is found by {word} already", command.name);
            }
        }
    }

    #[test]
    fn docs_are_one_short_line_each_its_own() {
        let mut seen = BTreeSet::new();
        for id in CommandId::ALL {
            let doc = id.command().doc;
            assert!(doc.chars().next().is_some_and(char::is_uppercase), "{doc}");
            assert!(doc.width() <= 60, "{doc}");
            assert!(!doc.ends_with('.') && !doc.contains('\n'), "{doc}");
            assert!(seen.insert(doc), "{doc} stands twice");
            for (places, doc) in id.command().here.iter().flatten() {
                assert!(doc.chars().next().is_some_and(char::is_uppercase), "{doc}");
                assert!(doc.width() <= 60 && !doc.ends_with('.'), "{doc}");
                for place in places.iter() {
                    assert!(id.command().places.contains(place), "{doc}: {place}");
                    assert_eq!(id.command().doc_in(place), *doc);
                }
            }
        }
    }

    #[test]
    fn rows_stand_with_their_group() {
        let groups: Vec<Group> = CommandId::ALL.iter().map(|id| id.command().group).collect();
        assert!(groups.is_sorted());
        let used: BTreeSet<Group> = groups.into_iter().collect();
        assert_eq!(used.into_iter().collect::<Vec<_>>(), Group::ALL);
    }

    #[test]
    fn every_command_works_somewhere_and_hints_only_where_it_works() {
        for id in CommandId::ALL {
            let command = id.command();
            assert_ne!(command.places.iter().count(), 0, "{}", command.name);
            for (places, word) in command.hints.iter().flatten() {
                assert!(word.width() <= 14, "{word}");
                assert!(
                    places.iter().all(|place| command.places.contains(place)),
                    "{} hints where it does not work",
                    command.name
                );
            }
        }
    }

    #[test]
    fn a_command_applies_by_place_and_by_need() {
        let at = |place, facts| Situation { place, facts };
        let colour = CommandId::Colour.command();
        let item = Facts::of(&[Fact::Item]);
        assert!(colour.applies(at(Place::Reader, item)));
        assert!(!colour.applies(at(Place::Reader, Facts::NONE)));
        assert!(!colour.applies(at(Place::List, item)));
    }

    #[test]
    fn what_does_not_apply_says_where_it_would_or_what_is_missing() {
        let at = |place, facts| Situation { place, facts };
        let colour = CommandId::Colour.command();
        let absence = |situation| colour.absence(situation).unwrap_or_default();
        assert_eq!(
            absence(at(Place::List, Facts::NONE)),
            "“colour” works in the reader, in the annotations, in the annotations of all articles or in a claim, not in the list of articles."
        );
        assert_eq!(
            absence(at(Place::Reader, Facts::NONE)),
            Fact::Item.absence()
        );
        assert_eq!(absence(at(Place::Reader, Facts::of(&[Fact::Item]))), "");
    }

    #[test]
    fn the_word_of_a_hint_depends_on_the_place() {
        let supports = CommandId::Supports.command();
        assert_eq!(supports.hint_in(Place::Reader), Some("flag"));
        assert_eq!(supports.hint_in(Place::Claim), Some("stance"));
        assert_eq!(supports.hint_in(Place::List), None);
    }
}

//! What can stand above the two panes: one kind of thing in one stack.

mod field;
mod form;
mod outline;
mod picker;

use std::ops::Range;

use crate::{
    app::{
        address::Address,
        diff::DiffView,
        export::{ExportForm, ExportOrder},
        grid::GridView,
        help::Help,
        matrix::MatrixView,
        menu::Menu,
        palette::Palette,
        panel::Panel,
    },
    command::Place,
    model::{AnnotationId, ArticleId, ClaimId, CleanText, build::shown},
    text::count::counted,
};

pub use field::{Before, Field, Purpose};
pub use form::{Corrected, Form, Leaving, NoteEditor};
pub use outline::{Heading, Label, Labels, Outline};
pub use picker::{Bearing, Choice, Fitting, Picker, Recorded};

/// Something above the two panes; the topmost has the keys.
#[derive(Debug)]
pub enum Overlay {
    /// A list of rows, such as annotations or claims.
    Panel(Box<Panel>),
    /// What can be done with a thing.
    Menu(Box<Menu>),
    /// The help.
    Help(Box<Help>),
    /// What has changed between two snapshots.
    Diff(Box<DiffView>),
    /// Claims beside articles or sources.
    Matrix(Box<MatrixView>),
    /// Evidence rated against claims that exclude each other.
    Grid(Box<GridView>),
    /// A choice of a colour.
    Colour(Target),
    /// A choice of a status for a claim.
    Status(ClaimId),
    /// A choice of what a claim is to another one.
    Relation(ClaimId, ClaimId),
    /// A question to be answered with yes or no.
    Question(Question),
    /// A text field of one line.
    Field(Field),
    /// A choice of a claim.
    Picker(Box<Picker>),
    /// Several text fields.
    Form(Box<Form>),
    /// A note being written.
    Note(Box<NoteEditor>),
    /// Letters on the links of the screen.
    Labels(Labels),
    /// Where a link leads, before it is opened.
    Address(Address),
    /// The headings of the text.
    Outline(Outline),
    /// The palette.
    Palette(Box<Palette>),
    /// What is to be exported.
    Export(Box<ExportForm>),
}

impl Overlay {
    /// Returns the place whose keys it takes.
    pub fn place(&self) -> Place {
        match self {
            Self::Panel(panel) => panel.kind.place(),
            Self::Help(help) => help.place(),
            Self::Diff(_) => Place::Diff,
            Self::Matrix(_) => Place::Matrix,
            Self::Grid(_) => Place::Grid,
            Self::Menu(_) => Place::Menu,
            Self::Colour(_) => Place::Colour,
            Self::Status(_) => Place::Status,
            Self::Relation(..) => Place::Relation,
            Self::Question(_) => Place::Question,
            Self::Field(Field {
                purpose: Purpose::Library,
                ..
            }) => Place::Query,
            Self::Field(field) if field.is_filter() => Place::Filter,
            Self::Field(_) => Place::Field,
            Self::Picker(_) => Place::Picker,
            Self::Form(_) => Place::Form,
            Self::Export(_) => Place::Export,
            Self::Palette(_) => Place::Palette,
            Self::Note(_) => Place::Note,
            Self::Labels(_) => Place::Links,
            Self::Address(_) => Place::Address,
            Self::Outline(_) => Place::Outline,
        }
    }

    /// Tells whether it is about words of the text that is shown, which must not change below it.
    pub const fn is_about_words(&self) -> bool {
        match self {
            // An annotation is looked for in the article that is open, so that must stay; and what labels,
            // outline and menu offer is about what stands under the caret now.
            Self::Colour(_)
            | Self::Field(Field {
                purpose: Purpose::Tags(_),
                ..
            })
            | Self::Picker(_)
            | Self::Note(_)
            | Self::Labels(_)
            | Self::Outline(_)
            | Self::Menu(_) => true,
            _ => false,
        }
    }

    /// Tells whether it fills the whole body, so that nothing below it shows.
    pub const fn is_panel(&self) -> bool {
        matches!(
            self,
            Self::Panel(_) | Self::Help(_) | Self::Diff(_) | Self::Matrix(_) | Self::Grid(_)
        )
    }
}

/// What an action is about: an annotation that is there, or words that are yet to be marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An annotation.
    Annotation(AnnotationId),
    /// Words of the shown snapshot, in bytes.
    Words(Range<usize>),
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Something is not saved: quit all the same?
    QuitUnsaved,
    /// There is such a file: replace it by what is exported?
    Replace(Box<ExportOrder>),
    /// The list does not show so many of the articles, or it is not known how many: remove all of them?
    RemoveUnseen(Vec<ArticleId>, Option<usize>),
    /// So many articles are unread: call all of them read?
    ReadAll(Vec<ArticleId>),
    /// An article of this title would go for good: take it away?
    Purge(ArticleId, CleanText),
}

impl Question {
    /// Returns what is asked.
    pub fn said(&self) -> String {
        match self {
            Self::QuitUnsaved => "Some changes are not saved. Quit and lose them?".to_owned(),
            Self::Replace(order) => format!("{} is there already. Replace it?", order.file),
            Self::Purge(_, title) => format!(
                "{}, its text and all that is marked in it go for good. This can't be undone. Purge it?",
                shown(title)
            ),
            Self::ReadAll(articles) => {
                let many = counted(articles.len(), "unread article");
                format!("{many} would be called read. Call all of them so?")
            }
            Self::RemoveUnseen(articles, hidden) => {
                let unseen = match hidden {
                    Some(hidden) => format!("{hidden} of them not shown here"),
                    None => "some of them perhaps not shown here".to_owned(),
                };
                let many = counted(articles.len(), "article");
                format!("{many} would go into the trash, {unseen}. Remove all?")
            }
        }
    }
}

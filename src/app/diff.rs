//! What has changed between two snapshots, in rows: side by side where there is room, or else in one text.
//!
//! [`Sheet`] is made beside the screen, as it looks at all of both texts once: it cuts passages into parts of bounded
//! length. Rows are made of a part where it is looked at, so that no key and no frame waits for a long text.

mod cut;
mod marks;
mod rows;
mod sheet;

use crate::{
    app::{message::Request, table::Content, waiting::Waiting},
    model::{ArticleId, CleanText, article::SnapshotEntry},
};

pub use crate::compare::diff::Against;
pub use rows::{DiffRow, Ink, Inked, Signs, Telling};
pub use sheet::Sheet;

/// The columns of the signs before a text.
pub const SIGNS: u16 = 5;

/// The columns between two sides: a line with a blank on either side of it.
pub const BETWEEN: u16 = 3;

/// What has changed between two snapshots of an article.
#[derive(Debug)]
pub struct DiffView {
    /// The article.
    pub article: ArticleId,
    /// Its title.
    pub title: CleanText,
    /// The older snapshot.
    pub old: SnapshotEntry,
    /// The newer one; of what was left out of a page the same.
    pub new: SnapshotEntry,
    /// What it is compared with.
    pub against: Against,
    /// Which request brings it.
    pub request: Request,
    /// For as long as this is kept it is worked out.
    pub waiting: Waiting,
    /// What is known of it.
    pub content: Content<Sheet>,
}

impl DiffView {
    /// Returns how many rows stand above the texts: what is compared, and where a page is, what stands on which side.
    pub fn head(&self) -> u16 {
        match self.against {
            Against::Snapshot => 1,
            Against::Page => 2,
        }
    }
}

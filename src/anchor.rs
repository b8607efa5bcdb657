//! How a highlight finds its words: in the snapshot it is made on, and in later ones.
//!
//! Texts and ranges go in, ranges come out. Ranges are bytes of a snapshot's text, half open, on grapheme
//! boundaries; what goes out to other programs counts code points and is converted by [`offset`].

mod compared;
pub mod decision;
mod edits;
pub mod find;
mod fold;
mod glance;
mod near;
pub mod offset;
pub mod place;
mod search;
pub mod selector;
mod steps;
pub mod version;

pub(crate) use fold::plainly_set;

pub use find::{Quote, QuoteError, QuotePlace, find_quote};
pub use place::{Found, Matcher};
pub use selector::{AnchorError, CONTEXT, LONGEST_QUOTE, anchor};
pub use version::MATCHER;

//! What texts have in common.
//!
//! Two texts are compared by their words as [`text::token`](crate::text::token) folds them, so that case, accents,
//! quotation marks, dashes and line breaks make no difference. [`words`] finds out quickly which of very many texts
//! may share something; [`echo`] finds what two texts share, from its first word to its last. [`diff`](mod@diff) tells
//! what has changed between two snapshots, for which every letter counts. [`likely`] weighs the sentences of a text by how
//! likely they bear on a statement. [`disagree`] finds sentences about the same thing that differ in a figure, a time, a
//! name or a negation. [`likeness`] tells statements that say nearly the same.

mod dateline;
pub mod diff;
pub mod disagree;
pub mod echo;
pub mod hypotheses;
mod language;
mod lexeme;
mod lexicon;
pub mod likely;
pub mod likeness;
pub mod matrix;
pub mod origin;
mod quantity;
mod spelled;
mod statement;
pub mod told;
mod when;
pub mod words;

pub use dateline::without_dateline;
pub use diff::diff;
pub use disagree::{Disagreement, disagreements};
pub use echo::{Difference, Shared, Sought, shared};
pub use statement::Statements;
pub use told::{is_outdated, suggest, suggest_from};
pub use words::{Prints, SURE, Words};

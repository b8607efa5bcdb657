//! Text as people read it: characters, words, sentences, columns, rows, and the ways through them.
//!
//! Everything here is pure and turns positions into positions; all of them are byte offsets.
//! [`segment`], [`sentence`] and [`wrap`] work on a piece of a text. [`document`] cuts a snapshot into
//! such pieces, so that nothing a key or a frame needs ever grows with the article.

pub mod align;
pub(crate) mod cache;
mod cells;
pub mod change;
pub mod character;
pub mod count;
pub mod document;
pub mod find;
pub mod fit;
mod grapheme;
pub mod layout;
pub mod markup;
pub mod motion;
pub mod near;
pub mod object;
pub mod passage;
pub mod quotation;
pub mod scroll;
pub mod segment;
pub mod sentence;
pub mod setting;
pub mod token;
pub mod watched;
pub mod words;
pub mod wrap;

#[cfg(test)]
pub(crate) mod fixture;

pub use document::{Document, Piece};
pub use layout::{Layout, Row, RowKind, RowRef, VisibleRow};
pub use motion::{Direction, Goal};
pub use setting::Marker;

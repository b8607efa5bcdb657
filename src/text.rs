//! Text as people read it: characters, words, sentences, columns.
//!
//! Everything here is pure and works on a piece of a text; no function needs the whole document.
//! Offsets are bytes into the text that was handed in.

pub mod segment;
pub mod sentence;

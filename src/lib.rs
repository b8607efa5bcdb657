//! A reader and annotator for the terminal.

pub mod model;
pub mod text;

//! A reader and annotator for the terminal.

pub mod import;
pub mod model;
pub mod text;

//! A reader and annotator for the terminal.

pub mod export;
pub mod model;

//! A reader and annotator for the terminal.

pub mod command;
pub mod model;

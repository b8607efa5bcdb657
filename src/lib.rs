//! A reader and annotator for the terminal.

pub mod anchor;
pub mod app;
pub mod cli;
pub mod command;
pub mod export;
pub mod import;
pub mod library;
pub mod model;
pub mod store;
pub mod text;
pub mod ui;

//! A feed as lists of feeds tell it, by which it is handed from one reader to another.

use std::collections::BTreeSet;

use crate::model::CleanText;

/// How deep folders are nested at most.
pub const DEEPEST_FOLDER: usize = 16;

/// A feed as a list of feeds tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// What it is called; empty where nothing says.
    pub name: CleanText,
    /// Where it is got.
    pub url: CleanText,
    /// The page that it belongs to.
    pub site: Option<CleanText>,
    /// The folders that it is in, as paths: `News/Europe`.
    pub folders: BTreeSet<CleanText>,
}

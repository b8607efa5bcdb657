//! A feed as lists of feeds tell it, by which it is handed from one reader to another.

use std::collections::BTreeSet;

use crate::model::{
    CleanText, Feed,
    feed::{Content, Stopped},
};

/// How deep folders are nested at most.
pub const DEEPEST_FOLDER: usize = 16;

/// The namespace of what only this program says of a feed in a list; others pass over it.
pub const NAMESPACE: &str = "urn:briefreader:feed";

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
    /// What is read of it, where that is not what it says itself.
    pub content: Option<Content>,
    /// After how many days its articles go to the trash.
    pub keep_days: Option<u32>,
    /// How many of its articles stay.
    pub keep_items: Option<u32>,
    /// Why it is not asked.
    pub stopped: Option<Stopped>,
}

impl Outline {
    /// Tells a feed to other readers.
    pub fn of(feed: &Feed) -> Self {
        Self {
            name: feed.name.clone(),
            url: feed.url.clone(),
            site: feed.site.clone(),
            folders: feed.folders.iter().cloned().collect(),
            content: Some(feed.content.clone()).filter(|content| *content != Content::Feed),
            keep_days: feed.keep_days,
            keep_items: feed.keep_items,
            stopped: feed.stopped.clone(),
        }
    }
}

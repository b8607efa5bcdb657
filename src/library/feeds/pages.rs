//! Getting the pages that entries lead to, where a person wants these read.
//!
//! What fails in passing is asked for again: or else the two lines that a feed says of an entry would stand for its text
//! for ever. What fails for good, or again and again, is read from the feed.

use std::{collections::BTreeSet, fmt::Display};

use crate::{
    extract::ExtractError,
    import::{Hints, Imported, ReadEntry},
    library::feeds::{
        look::{Fresh, Looker, News, hints},
        state::Kept,
    },
    model::{CleanText, PageAddress},
    net::{self, FetchError, Fetched, Request},
};

/// How many pages are got for one feed in one refresh; the others come with the next ones.
const AT_ONCE: usize = 50;

/// How often a page is asked for in vain until what the feed says is read.
const TRIES: u32 = 3;

/// Why a page does not come.
enum Missed {
    /// It never will.
    Lasting(CleanText),
    /// It may another time.
    Passing(CleanText),
    /// It was not asked for, and will be another time.
    NotAsked,
}

impl Looker<'_> {
    /// Gets the pages that entries lead to, and leaves out what is to be asked for again; tells whether it was not
    /// stopped meanwhile.
    pub(super) fn get_pages(&self, news: &mut News, before: &Kept) -> bool {
        let (mut failed, mut left) = (Vec::new(), BTreeSet::new());
        let mut asked = 0;
        let mut entries = Vec::with_capacity(news.entries.len());
        for mut fresh in std::mem::take(&mut news.entries) {
            let key = fresh.read.entry.clone();
            let got = if asked < AT_ONCE {
                self.page(&fresh.read)
            } else {
                Err(Missed::NotAsked)
            };
            if self.is_stopped() {
                return false;
            }
            asked += usize::from(!matches!(got, Ok(None) | Err(Missed::NotAsked)));
            let tries = before.tries(&key);
            match got {
                Ok(page) => {
                    fresh.page = page;
                    entries.push(fresh);
                }
                Err(Missed::NotAsked) => {
                    news.kept.owes(&key, tries, before);
                    left.insert(key);
                }
                Err(Missed::Passing(_)) if tries + 1 < TRIES => {
                    news.kept.owes(&key, tries + 1, before);
                    left.insert(key);
                }
                Err(Missed::Lasting(why) | Missed::Passing(why)) => {
                    failed.push(why);
                    entries.extend(of_feed(fresh, &mut news.kept, before));
                }
            }
        }
        news.entries = entries;
        news.notices.extend(told(&failed, left.len()));
        true
    }

    /// Gets the page that an entry leads to; nothing where it leads nowhere.
    fn page(&self, entry: &ReadEntry) -> Result<Option<(net::Received, Imported)>, Missed> {
        let Some(link) = entry.link.as_deref() else {
            return Ok(None);
        };
        let lasting = |error: &dyn Display| Missed::Lasting(CleanText::line(&error.to_string()));
        let address = PageAddress::parse_whole(link).map_err(|fault| lasting(&fault))?;
        let host = address.host().to_owned();
        let Some(turn) = self.hosts.turn(&host) else {
            return Err(Missed::NotAsked);
        };
        let fetched = self.client.fetch(Request::page(address), &|_| self.flow());
        drop(turn);
        self.note_answer(&host, &fetched);
        if let Err(error) = &fetched {
            self.heed(error);
        }
        let fetched = fetched.map_err(|error| match is_passing(&error) {
            true => Missed::Passing(CleanText::line(&error.to_string())),
            false => lasting(&error),
        })?;
        let Fetched::Page(received) = fetched else {
            return Ok(None);
        };
        let hints = Hints {
            kind: received.kind,
            ..hints(&received)
        };
        let imported = self
            .extractor
            .import(&received.bytes, &hints, &|| self.is_stopped());
        let imported = imported.map_err(|error| match error {
            ExtractError::NotStarted { .. } => Missed::Passing(CleanText::line(&error.to_string())),
            error => lasting(&error),
        })?;
        Ok(Some((*received, imported)))
    }
}

/// Reads what the feed says of an entry whose page does not come; one that is here already stays as it is.
fn of_feed(fresh: Fresh, kept: &mut Kept, before: &Kept) -> Option<Fresh> {
    if fresh.is_new {
        return Some(fresh);
    }
    kept.says_as(&fresh.read.entry, before);
    None
}

/// Tells whether a page that does not come may come another time.
fn is_passing(error: &FetchError) -> bool {
    match error {
        FetchError::Status { status, .. } => matches!(status, 408 | 425 | 429 | 500..=599),
        FetchError::Offline { .. }
        | FetchError::NoHost { .. }
        | FetchError::Unreachable { .. }
        | FetchError::Proxy { .. }
        | FetchError::TooSlow { .. }
        | FetchError::Cut { .. }
        | FetchError::Insecure { .. }
        | FetchError::Unknown { .. }
        | FetchError::NoCertificates { .. } => true,
        _ => false,
    }
}

/// Says what did not come.
fn told(failed: &[CleanText], left: usize) -> Vec<CleanText> {
    let failed = failed.first().map(|first| match failed.len() {
        1 => format!(
            "The page of an entry was not got, and what the feed says of it was taken: {first}"
        ),
        many => format!(
            "The pages of {many} entries were not got, and what the feed says of them was taken: {first}"
        ),
    });
    let left = match left {
        0 => None,
        1 => Some("The page of an entry did not come yet; it is asked for again.".to_owned()),
        many => Some(format!(
            "The pages of {many} entries did not come yet; they are asked for again."
        )),
    };
    let said = [failed, left].into_iter().flatten();
    said.map(|said| CleanText::line(&said)).collect()
}

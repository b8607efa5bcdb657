//! What a feed's server says of it for good: that it has moved, or is gone.
//!
//! Who stands between, such as a hotel's sign-in, may say so of all feeds at once. So an address is believed only where
//! a feed was read from there, and one that shows that it is this one.

use crate::{
    library::{Library, feeds::FeedError},
    model::{
        Build, CleanText, Feed, FeedEdit, PageAddress, Record, RecordId, Setting, feed::Stopped,
    },
};

impl Library {
    /// Writes down where a feed has moved to, where that is to be believed; returns what a person should know of it.
    ///
    /// `is_known` tells whether what was read there is known to be of this feed.
    ///
    /// # Errors
    /// Where the feeds can't be read, or the change is refused.
    pub(super) fn note_move(
        &self,
        feed: &Feed,
        to: &PageAddress,
        is_known: bool,
    ) -> Result<Option<CleanText>, FeedError> {
        let Ok(from) = PageAddress::parse_whole(&feed.url) else {
            return Ok(None);
        };
        let is_less_safe = from.is_secure() && !to.is_secure();
        let is_of_it = is_known || from.is_of_the_same_site(to);
        if *to == from || is_less_safe || to.is_root() || !is_of_it {
            return Ok(None);
        }
        let known = self.known_feeds()?;
        let mut others = known.iter().map(|(other, _)| other);
        if let Some(other) = others.find(|other| other.id != feed.id && other.is_known_at(to)) {
            let said = format!(
                "It has moved to {to}, where “{}” is followed already; one of the two can be removed.",
                other.name
            );
            return Ok(Some(CleanText::line(&said)));
        }
        self.learn(feed, |build, record| build.move_feed(feed.id, record, to))?;
        let said = format!("It has moved for good, and is got from {to} now.");
        Ok(Some(CleanText::line(&said)))
    }

    /// Writes down that a feed is gone for good, or is not, where that is news.
    ///
    /// # Errors
    /// Where the change is refused.
    pub(super) fn note_gone(&self, feed: &Feed, is_gone: bool) -> Result<(), FeedError> {
        let stopped = match (&feed.stopped, is_gone) {
            (None, true) => Setting::To(Stopped::Gone),
            (Some(Stopped::Gone), false) => Setting::Clear,
            _ => return Ok(()),
        };
        let edit = FeedEdit {
            stopped,
            ..FeedEdit::default()
        };
        self.learn(feed, |build, record| {
            build.edit_feed(feed.id, record, &edit);
        })
    }

    /// Changes the record of a feed by what was learned of it.
    fn learn(
        &self,
        feed: &Feed,
        edit: impl FnOnce(&mut Build<'_>, &Record),
    ) -> Result<(), FeedError> {
        let known = self.known(RecordId::feed(feed.id))?;
        if !known.is_there {
            return Ok(());
        }
        let mut ids = self.ids();
        let mut build = Build::new(&mut ids, (self.now)());
        edit(&mut build, &known.record);
        let change = build.finish();
        if !change.is_empty() {
            self.apply(&change)?;
        }
        Ok(())
    }
}

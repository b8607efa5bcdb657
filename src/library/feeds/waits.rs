//! Until when hosts want to be left alone: that holds for all feeds of a host, and for the next refreshes, too.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::model::{
    Feed, PageAddress,
    schedule::{Asked, Wait},
};

/// The waits of hosts, by their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Waits(BTreeMap<String, Wait>);

/// What is written of a wait: until when it is, and when that was said.
pub(super) type WaitForm = (String, String);

impl Waits {
    /// Notes what a host has said; of two waits the longer one holds.
    pub fn note(&mut self, host: String, wait: Wait) {
        let known = self.0.entry(host).or_insert(wait);
        *known = wait.max(*known);
    }

    /// Returns the waits that are not over.
    pub fn of_now(&self, now: Timestamp) -> impl Iterator<Item = (&str, Wait)> {
        let waits = self.0.iter().filter(move |(_, wait)| wait.holds(now));
        waits.map(|(host, wait)| (host.as_str(), *wait))
    }

    /// Returns when a feed was asked, with what its host has said of whichever feed.
    pub fn heeded(&self, feed: &Feed, asked: Asked, now: Timestamp) -> Asked {
        let address = PageAddress::parse_whole(&feed.url);
        let wait = address.ok().and_then(|it| self.0.get(it.host()));
        match wait.filter(|wait| wait.holds(now)) {
            Some(wait) => asked.left_alone(now, wait.until),
            None => asked,
        }
    }

    /// Returns what is written of those that are not over.
    pub fn form(&self, now: Timestamp) -> BTreeMap<String, WaitForm> {
        let waits = self.of_now(now);
        let form = waits.map(|(host, wait)| {
            let times = (wait.until.to_string(), wait.said.to_string());
            (host.to_owned(), times)
        });
        form.collect()
    }

    /// Reads what was written; what can't be read is no wait.
    pub fn read(form: BTreeMap<String, WaitForm>) -> Self {
        let waits = form.into_iter().filter_map(|(host, (until, said))| {
            let (until, said) = (until.parse().ok()?, said.parse().ok()?);
            Some((host, Wait { until, said }))
        });
        Self(waits.collect())
    }
}

//! Until when hosts want to be left alone: that holds for all feeds of a host, and for the next refreshes, too.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::model::{
    Feed, PageAddress,
    schedule::{Asked, Refusals, Wait},
};

/// The waits of hosts, by their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Waits {
    waits: BTreeMap<String, Wait>,
    /// Which hosts refused when they were asked last, without saying until when.
    refused: BTreeMap<String, Refusals>,
}

/// What is written of a wait: until when it is, and when that was said.
pub(super) type WaitForm = (String, String);

/// What is written of refusals: how often it was, and when last.
pub(super) type RefusedForm = (u32, String);

impl Waits {
    /// Notes what a host has said; of two waits the longer one holds.
    pub fn note(&mut self, host: String, wait: Wait) {
        let known = self.waits.entry(host).or_insert(wait);
        *known = wait.max(*known);
    }

    /// Notes which hosts refuse now; one that has answered since is not left alone for what it refused before.
    pub fn note_refusals(&mut self, refused: Vec<(String, Refusals)>) {
        let before = std::mem::take(&mut self.refused);
        self.refused = refused.into_iter().collect();
        for host in before.keys() {
            if !self.refused.contains_key(host) {
                self.waits.remove(host);
            }
        }
    }

    /// Returns which hosts refused when they were asked last.
    pub fn refusals(&self) -> impl Iterator<Item = (&str, Refusals)> {
        let refused = self.refused.iter();
        refused.map(|(host, refused)| (host.as_str(), *refused))
    }

    /// Returns the waits that are not over.
    pub fn of_now(&self, now: Timestamp) -> impl Iterator<Item = (&str, Wait)> {
        let waits = self.waits.iter().filter(move |(_, wait)| wait.holds(now));
        waits.map(|(host, wait)| (host.as_str(), *wait))
    }

    /// Returns when a feed was asked, with what its host has said of whichever feed.
    pub fn heeded(&self, feed: &Feed, asked: Asked, now: Timestamp) -> Asked {
        let address = PageAddress::parse_whole(&feed.url);
        let wait = address.ok().and_then(|it| self.waits.get(it.host()));
        match wait.filter(|wait| wait.holds(now)) {
            Some(wait) => asked.left_alone(wait.until),
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

    /// Returns what is written of the refusals that count still.
    pub fn refused_form(&self, now: Timestamp) -> BTreeMap<String, RefusedForm> {
        let refused = self.refused.iter().filter(|(_, it)| it.counts(now));
        let form = refused.map(|(host, it)| (host.clone(), (it.times, it.last.to_string())));
        form.collect()
    }

    /// Reads what was written; what can't be read is no wait.
    pub fn read(form: BTreeMap<String, WaitForm>, refused: BTreeMap<String, RefusedForm>) -> Self {
        let waits = form.into_iter().filter_map(|(host, (until, said))| {
            let (until, said) = (until.parse().ok()?, said.parse().ok()?);
            Some((host, Wait::new(said, until)))
        });
        let refused = refused.into_iter().filter_map(|(host, (times, last))| {
            let last = last.parse().ok()?;
            Some((host, Refusals { times, last }))
        });
        Self {
            waits: waits.collect(),
            refused: refused.collect(),
        }
    }
}

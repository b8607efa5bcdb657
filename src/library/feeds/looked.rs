//! What was found a moment ago by whoever looks for feeds, so that a feed that is then followed is not asked twice.

use std::sync::Mutex;

use jiff::{SignedDuration, Timestamp};

use crate::{library::lock, model::PageAddress, net::Received};

/// How long an answer is as good as one that comes now.
const FRESH: SignedDuration = SignedDuration::from_mins(1);

/// The most bytes that are kept of all answers.
const MOST_BYTES: usize = 32_000_000;

/// The newest answers of feeds, each with the address of the feed and when it came.
#[derive(Debug, Default)]
pub(in crate::library) struct Looked(Mutex<Vec<(PageAddress, Timestamp, Received)>>);

impl Looked {
    /// Keeps the answer of a feed, where there is room for it.
    pub fn keep(&self, feed: PageAddress, now: Timestamp, received: Received) {
        let mut answers = lock(&self.0);
        answers.retain(|(of, at, _)| *of != feed && is_fresh(*at, now));
        let kept: usize = answers.iter().map(|(_, _, it)| it.bytes.len()).sum();
        if kept + received.bytes.len() <= MOST_BYTES {
            answers.push((feed, now, received));
        }
    }

    /// Takes the answer of a feed, where there is one that is new enough; no other gets it.
    pub fn take(&self, feed: &PageAddress, now: Timestamp) -> Option<Received> {
        let mut answers = lock(&self.0);
        let at = answers.iter().position(|(of, ..)| of == feed)?;
        let (_, came, received) = answers.swap_remove(at);
        is_fresh(came, now).then_some(received)
    }

    /// Forgets all answers.
    pub fn clear(&self) {
        lock(&self.0).clear();
    }
}

fn is_fresh(at: Timestamp, now: Timestamp) -> bool {
    let age = now.duration_since(at);
    !age.is_negative() && age <= FRESH
}

#[cfg(test)]
mod tests {
    use super::*;

    fn received(feed: &PageAddress, bytes: usize) -> Received {
        Received {
            bytes: vec![b'a'; bytes],
            address: feed.clone(),
            moved: None,
            status: 200,
            kind: None,
            media_type: None,
            etag: None,
            last_modified: None,
            date: None,
            language: None,
        }
    }

    #[test]
    fn an_answer_is_taken_once_and_only_while_it_is_new() {
        let [one, other] = ["quay.example/one", "quay.example/other"]
            .map(|typed| PageAddress::parse(typed).unwrap());
        let (looked, now) = (Looked::default(), Timestamp::UNIX_EPOCH);
        let keep = |feed: &PageAddress, bytes| {
            looked.keep(feed.clone(), now, received(feed, bytes));
        };
        let taken = |feed: &PageAddress, after: i64| {
            let now = now + SignedDuration::from_secs(after);
            looked.take(feed, now).map(|answer| answer.bytes.len())
        };
        keep(&one, 1);
        keep(&one, 2);
        assert_eq!(taken(&other, 0), None);
        assert_eq!(taken(&one, 60), Some(2));
        assert_eq!(taken(&one, 60), None);
        keep(&one, 1);
        assert_eq!(taken(&one, 61), None);
        keep(&one, 1);
        assert_eq!(taken(&one, -1), None);
        keep(&one, 1);
        keep(&other, MOST_BYTES);
        assert_eq!((taken(&one, 0), taken(&other, 0)), (Some(1), None));
        // Whoever wants one leaves the others, whenever that is.
        keep(&one, 1);
        assert_eq!((taken(&other, 61), taken(&other, -1)), (None, None));
        assert_eq!(taken(&one, 0), Some(1));
        keep(&one, 1);
        looked.clear();
        assert_eq!(taken(&one, 0), None);
    }
}

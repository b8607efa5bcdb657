//! Names of things: UUIDs, shown by their last eight digits.
//!
//! They are of version 7, and so in the order of time. Where two devices must come to the same name without having
//! heard of each other, as for feeds and what comes by them, it is of version 8: made from what it names.

use std::fmt;

use jiff::Timestamp;
use uuid::Uuid;

use crate::model::{CleanText, FieldValue, Value};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uuid);

        impl $name {
            /// Reads an id in its full, hyphenated form.
            pub fn parse(text: &str) -> Option<Self> {
                Uuid::try_parse(text).ok().map(Self)
            }

            /// Returns the last eight hex digits, as ids are shown.
            pub fn short(&self) -> String {
                short(self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl FieldValue for $name {
            fn to_value(&self) -> Value {
                Value::Text(CleanText::line(&self.to_string()))
            }

            fn from_value(value: &Value) -> Option<Self> {
                Self::parse(value.text()?)
            }
        }
    };
}

id! {
    /// Names an article; where it came by a feed, made from its entry there.
    ArticleId
}
id! {
    /// Names an annotation.
    AnnotationId
}
id! {
    /// Names a claim.
    ClaimId
}
id! {
    /// Names a story.
    StoryId
}
id! {
    /// Names a saved view.
    ViewId
}
id! {
    /// Names a feed that is followed: made from the address at which it was first.
    FeedId
}
id! {
    /// Names a grid of competing hypotheses.
    GridId
}
id! {
    /// Names a disagreement: made from the two sentences and their articles, so that it stays the same.
    DisagreementId
}
id! {
    /// Names the link from an annotation to a claim.
    EvidenceId
}
id! {
    /// Names a change, so that its answer can be told from others.
    ChangeId
}

/// Returns the last eight hex digits of an id.
pub fn short(id: Uuid) -> String {
    let low = id.as_u128() & 0xffff_ffff;
    format!("{low:08x}")
}

/// Makes an id from the first 128 bits of a hash of what it names (BLAKE3).
pub(super) fn of_hash(hasher: &blake3::Hasher) -> Uuid {
    let mut bytes = [0; 16];
    hasher.finalize_xof().fill(&mut bytes);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// Tells which kind of record a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKind {
    /// One feed that is followed.
    Feed,
    /// Metadata and provenance of one article.
    Article,
    /// The annotations of one article.
    Annotations,
    /// One claim.
    Claim,
    /// One story.
    Story,
    /// One saved view.
    View,
    /// One grid of competing hypotheses.
    Grid,
    /// One disagreement that a person has dismissed.
    Dismissed,
}

impl RecordKind {
    /// All kinds, in the order in which a change of several records is written: what is referred to
    /// comes before what refers to it, so that a crash between two files leaves no dangling link.
    pub const ALL: [Self; 8] = [
        Self::Feed,
        Self::Article,
        Self::Claim,
        Self::Annotations,
        Self::Story,
        Self::View,
        Self::Grid,
        Self::Dismissed,
    ];
}

/// Names a record: its kind and an id. The annotations of an article carry the article's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId {
    /// The kind.
    pub kind: RecordKind,
    /// The id, which also names the file.
    pub id: Uuid,
}

impl RecordId {
    /// Names the record of a feed.
    pub const fn feed(id: FeedId) -> Self {
        Self {
            kind: RecordKind::Feed,
            id: id.0,
        }
    }

    /// Names the record of an article.
    pub const fn article(id: ArticleId) -> Self {
        Self {
            kind: RecordKind::Article,
            id: id.0,
        }
    }

    /// Names the record of an article's annotations.
    pub const fn annotations(id: ArticleId) -> Self {
        Self {
            kind: RecordKind::Annotations,
            id: id.0,
        }
    }

    /// Names the record of a claim.
    pub const fn claim(id: ClaimId) -> Self {
        Self {
            kind: RecordKind::Claim,
            id: id.0,
        }
    }

    /// Names the record of a story.
    pub const fn story(id: StoryId) -> Self {
        Self {
            kind: RecordKind::Story,
            id: id.0,
        }
    }

    /// Names the record of a saved view.
    pub const fn view(id: ViewId) -> Self {
        Self {
            kind: RecordKind::View,
            id: id.0,
        }
    }

    /// Names the record of a grid.
    pub const fn grid(id: GridId) -> Self {
        Self {
            kind: RecordKind::Grid,
            id: id.0,
        }
    }

    /// Names the record of a disagreement that was dismissed.
    pub const fn dismissed(id: DisagreementId) -> Self {
        Self {
            kind: RecordKind::Dismissed,
            id: id.0,
        }
    }
}

/// Makes ids: UUIDs of version 7 (RFC 9562) from a given time and a seeded sequence.
///
/// The seed comes from outside, so that this room needs no randomness and tests get the same ids each time.
#[derive(Clone, Debug)]
pub struct Ids {
    state: u64,
}

impl Ids {
    /// Starts the sequence; two writers must use different seeds.
    pub const fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// Makes the next id for the given time.
    pub fn next(&mut self, now: Timestamp) -> Uuid {
        let millis = u64::try_from(now.as_millisecond()).unwrap_or(0);
        let mut bytes = [0; 10];
        let (high, low) = (self.random().to_be_bytes(), self.random().to_be_bytes());
        for (to, from) in bytes.iter_mut().zip(high.into_iter().chain(low)) {
            *to = from;
        }
        uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
    }

    // SplitMix64 (Steele, Lea, Flood 2014): one addition and a mix, a full period of 2^64.
    fn random(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_of_version_seven_and_differ() {
        let mut ids = Ids::new(1);
        let now = Timestamp::from_millisecond(1_700_000_000_000).unwrap();
        let (a, b) = (ids.next(now), ids.next(now));
        assert_eq!(a.get_version_num(), 7);
        assert_ne!(a, b);
        assert_eq!(a.as_u128() >> 80, 1_700_000_000_000);
    }

    #[test]
    fn an_id_is_shown_by_its_last_eight_digits() {
        let id = ArticleId::parse("01933b5a-7c00-7000-8000-0000deadbeef").unwrap();
        assert_eq!(id.short(), "deadbeef");
    }
}

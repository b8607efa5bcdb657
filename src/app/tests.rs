//! Sessions without a library: keys go in, what the text and the records then say is looked at.

#![expect(
    clippy::string_slice,
    reason = "a test that slices wrongly should fail loudly"
)]

pub(crate) mod additions;
mod answering;
mod arrivals;
mod changes;
pub(crate) mod claims;
mod details;
pub(crate) mod diff;
mod differing;
mod echoes;
pub(crate) mod feeds;
mod finding;
mod following_feeds;
pub(crate) mod grids;
mod help;
mod jumps;
mod lesson;
mod likely;
pub(crate) mod list;
mod marking;
pub(crate) mod matrix;
mod meanwhile;
mod menu;
mod motions;
mod mouse;
mod notes;
mod palette;
mod panels;
mod paste;
mod pin;
mod read_all;
mod reading;
pub(crate) mod recheck;
mod refreshing;
mod saving;
mod search;
mod shelves;
mod silences;
mod stage;
mod stories;
mod telling;
mod view;
mod watching;

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    sync::Arc,
};

use jiff::Timestamp;
use ratatui::layout::Rect;

use super::*;
use crate::{
    app::{changing::NOT_SAVED, message::Loaded, narrowing::Within, overlay::Question, panel::Of},
    command::{CommandId, Fact, Key, KeySequence, Place},
    compare::{Words, shared},
    library::{
        disagreements,
        echoes::{in_order, told},
        listing,
    },
    model::{
        Annotation, Article, ArticleId, Block, BlockKind, Build, Change, Claimed, Clock, DeviceId,
        FeedId, Found, Record, RecordKind, Snapshot, SnapshotId, Span, SpanKind, Value, annotation,
        article,
        claim::Merging,
        disagreement::Disagreement,
        hit::{Hit, HitIn, Hits},
        origin::Origin,
        several::ArticlesEdit,
        silence::{self, Checked, Witness},
        view::{
            AnnotationRow, Applied, ArticleRow, ClaimPage, Counts, EvidenceRow, FeedState, Filter,
            Marked, Opened, Page, Part, Shelf, SilenceRow, StanceCounts, Trashed, Unsure,
        },
    },
    text::document::Document,
};

pub(crate) use stage::Stage;
use stage::{article_id, now, placed, snapshot};

const TWO: &str = "One comes first. Two is next. Three ends it.\n\nA second paragraph. It has two.";

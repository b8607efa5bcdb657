//! What a person reads and decides, as plain values.
//!
//! This room knows no other: no file, no clock, no terminal. Time and ids come in as values.
//!
//! Everything that a person decides lives in a [`Record`]: a flat map from [`Path`] to a stamped value. All
//! records merge by one rule, change by one kind of [`Change`], and are undone by its inverse; what this
//! version doesn't know stays in the map untouched. [`Article`], [`Annotation`], [`Claim`], [`Story`],
//! [`SavedView`], [`Grid`] and [`Feed`] are decoded from records.

pub mod annotation;
pub mod article;
pub mod build;
pub mod change;
pub mod claim;
pub mod clean;
pub mod date;
pub mod disagreement;
pub mod echo;
pub mod evidence;
pub mod feed;
pub mod field;
pub mod flow;
pub mod grid;
pub mod heading;
pub mod hit;
pub mod id;
pub mod kept;
pub mod likely;
pub mod offer;
pub mod origin;
pub mod outline;
pub mod page_address;
pub mod path;
pub(crate) mod quoted;
pub mod record;
pub mod saved;
pub mod scale;
pub mod schedule;
pub mod several;
pub mod silence;
pub mod snapshot;
pub mod stamp;
pub mod story;
pub mod view;

pub use annotation::{Anchor, AnchorState, Annotation, Color, Placement};
pub use article::{Article, FetchedFrom, KnownAs, SnapshotEntry};
pub use build::{
    ArticleEdit, Build, ClaimEdit, Claimed, EvidenceEdit, FeedEdit, Link, Maker, NewAnnotation,
    Setting, StoryEdit, ViewEdit,
};
pub use change::{Change, Edit, Guard, Origin, Refusal, Whole};
pub use claim::{Checkable, Claim, HistoryEntry, Kind, Relation, Silence, Status};
pub use clean::CleanText;
pub use date::{DateFault, PartialDate};
pub use evidence::{Evidence, Stance, Strength, Suggestion, Told, Voice};
pub use feed::{EntryKey, Feed};
pub use field::{Field, FieldValue};
pub use flow::Flow;
pub use grid::Grid;
pub use id::{
    AnnotationId, ArticleId, ChangeId, ClaimId, DisagreementId, EvidenceId, FeedId, GridId, Ids,
    RecordId, RecordKind, StoryId, ViewId,
};
pub use offer::{Contested, Offer};
pub use outline::Outline;
pub use page_address::{AddressFault, PageAddress, without_secret};
pub use path::Path;
pub use record::{Entry, Record, Value};
pub use saved::{BuiltIn, SavedView};
pub use scale::Scale;
pub use snapshot::{
    Block, BlockKind, DEEPEST_LEVEL, Found, FoundField, FoundIn, Snapshot, SnapshotFault,
    SnapshotId, Span, SpanKind, TextHash,
};
pub use stamp::{Clock, DeviceId, Stamp};
pub use story::{Belonging, Members, Story};

//! What a person reads and decides, as plain values.
//!
//! This room knows no other: no file, no clock, no terminal. Time and ids come in as values.
//!
//! Everything that a person decides lives in a [`Record`]: a flat map from [`Path`] to a stamped value. All
//! records merge by one rule, change by one kind of [`Change`], and are undone by its inverse; what this
//! version doesn't know stays in the map untouched. [`Article`], [`Annotation`], [`Claim`], [`Story`]
//! and [`SavedView`] are decoded from records.

pub mod annotation;
pub mod article;
pub mod build;
pub mod change;
pub mod claim;
pub mod clean;
pub mod date;
pub mod disagreement;
pub mod echo;
pub mod field;
pub mod heading;
pub mod hit;
pub mod id;
pub mod kept;
pub mod path;
pub(crate) mod quoted;
pub mod record;
pub mod saved;
pub mod several;
pub mod silence;
pub mod snapshot;
pub mod stamp;
pub mod story;
pub mod view;

pub use annotation::{Anchor, AnchorState, Annotation, Color, Evidence, Placement, Stance, Voice};
pub use article::{Article, SnapshotEntry};
pub use build::{
    ArticleEdit, Build, ClaimEdit, Claimed, Link, NewAnnotation, Setting, StoryEdit, ViewEdit,
};
pub use change::{Change, Edit, Guard, Origin, Refusal, Whole};
pub use claim::{Claim, Silence, Status};
pub use clean::CleanText;
pub use date::{DateFault, PartialDate};
pub use field::{Field, FieldValue};
pub use id::{
    AnnotationId, ArticleId, ChangeId, ClaimId, DisagreementId, EvidenceId, Ids, RecordId,
    RecordKind, StoryId, ViewId,
};
pub use path::Path;
pub use record::{Entry, Record, Value};
pub use saved::{BuiltIn, SavedView};
pub use snapshot::{
    Block, BlockKind, DEEPEST_LEVEL, Found, Snapshot, SnapshotFault, SnapshotId, Span, SpanKind,
    TextHash,
};
pub use stamp::{Clock, DeviceId, Stamp};
pub use story::{Belonging, Members, Story};

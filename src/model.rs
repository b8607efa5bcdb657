//! What a person reads and decides, as plain values.
//!
//! This room knows no other: no file, no clock, no terminal. Time and ids come in as values.

pub mod clean;
pub mod date;
pub mod snapshot;

pub use clean::CleanText;
pub use date::{DateFault, PartialDate};
pub use snapshot::{
    Block, BlockKind, DEEPEST_LEVEL, Found, Snapshot, SnapshotFault, SnapshotId, Span, SpanKind,
    TextHash,
};

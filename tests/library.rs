//! Sessions with a library on a real disk.

#![expect(
    clippy::unwrap_used,
    reason = "a test panics where something is not as it must be"
)]

#[path = "library/adding.rs"]
mod adding;
#[path = "library/again.rs"]
mod again;
#[path = "library/asking.rs"]
mod asking;
#[path = "library/changing.rs"]
mod changing;
#[path = "library/disagreements.rs"]
mod disagreements;
#[path = "library/echoes.rs"]
mod echoes;
#[path = "library/feeds.rs"]
mod feeds;
#[path = "library/finding.rs"]
mod finding;
#[path = "library/grids.rs"]
mod grids;
#[path = "library/listing.rs"]
mod listing;
#[path = "library/matrix.rs"]
mod matrix;
#[path = "library/mending.rs"]
mod mending;
#[path = "library/merging.rs"]
mod merging;
#[path = "library/origins.rs"]
mod origins;
#[path = "library/pages.rs"]
mod pages;
#[path = "library/panels.rs"]
mod panels;
#[path = "library/parting.rs"]
mod parting;
#[path = "library/refreshing.rs"]
mod refreshing;
#[path = "library/room.rs"]
mod room;
#[path = "support/server.rs"]
#[expect(dead_code, reason = "other tests need more of it")]
mod server;
#[path = "library/stories.rs"]
mod stories;
#[path = "library/undoing.rs"]
mod undoing;
#[path = "library/watched.rs"]
mod watched;

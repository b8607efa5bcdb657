//! The command line, from outside: what goes in as arguments and files, and what comes out.
//!
//! Each test has a library of its own in a temporary directory. Ids and times differ from run to run, so
//! tests take ids from what is printed and leave times out.

#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test panics where something is not as it must be"
)]

mod add;
mod annotations;
mod bad_input;
mod check;
mod claim;
mod config;
mod diff;
mod disagreements;
mod echoes;
mod export;
mod feed;
mod fetch;
mod grid;
mod highlight;
mod library;
mod likely;
mod list;
mod matrix;
mod query;
mod revise;
mod search;
#[path = "../support/secure.rs"]
#[expect(dead_code, reason = "other tests need more of it")]
mod secure;
#[path = "../support/server.rs"]
#[expect(dead_code, reason = "other tests need more of it")]
mod server;
mod set;
mod show;
mod sources;
mod store_files;
mod story;
mod trash;
mod usage;

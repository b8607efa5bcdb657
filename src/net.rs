//! Pages and feeds fetched from the web: within limits, by http and https alone, and from public places unless a person allows
//! others.
//!
//! A fetch runs on a thread of its own, so that who asked can stop at any moment; what it reads is counted as it comes
//! out of each stage of unpacking, and cut off at the limit. Redirects are followed here, one by one, each with the
//! same checks. A name is looked up once for each connection, and only what was checked is connected to.
//!
//! Nothing is sent but what a request needs: no cookies, no referrer, no language of one's own.

mod after;
mod client;
pub mod coding;
mod error;
mod guard;
mod headers;
mod media;
mod reach;
mod worker;

pub use after::After;
pub use client::{
    Client, Fetched, Limits, Progress, Received, Request, Stage, Unchanged, Validators, Wanted,
};
pub use error::{FetchError, Lasted};
pub use reach::{LookUp, Reach, is_public};

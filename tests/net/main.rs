//! Pages fetched from a server on this machine: what comes, what is refused, and what each page may cost.
//!
//! Nothing here is timed: a limit of time is met by a server that never comes to an end.

#![expect(
    clippy::unwrap_used,
    reason = "a test panics where something is not as it must be"
)]

#[path = "../support/secure.rs"]
mod secure;
#[path = "../support/server.rs"]
mod server;

mod coded;
mod feeds;
mod led;
mod limited;
mod refused;
mod secured;

use std::time::Duration;

use briefreader::{
    model::{Flow, PageAddress},
    net::{Client, FetchError, Fetched, Limits, Progress, Reach, Received, Request},
};

/// A client that may ask this machine.
fn client() -> Client {
    Client::new(Limits::default(), Reach::Anywhere)
}

/// A client that may spend only this.
fn limited(change: impl FnOnce(&mut Limits)) -> Client {
    let mut limits = Limits::default();
    change(&mut limits);
    Client::new(limits, Reach::Anywhere)
}

fn address(url: &str) -> PageAddress {
    PageAddress::parse(url).unwrap()
}

fn fetch(client: &Client, url: &str) -> Result<Received, FetchError> {
    let watch = |_: &Progress| Flow::Continue;
    match client.fetch(Request::page(address(url)), &watch)? {
        Fetched::Page(page) => Ok(*page),
        Fetched::NotModified(_) => panic!("nothing was known of it"),
    }
}

fn text(client: &Client, url: &str) -> Result<String, FetchError> {
    fetch(client, url).map(|page| String::from_utf8(page.bytes).unwrap())
}

fn seconds(seconds: f64) -> Duration {
    Duration::from_secs_f64(seconds)
}

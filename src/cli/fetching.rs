//! Pages that are fetched for a command: several at once, one from each host, told as they come.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{
        Condvar, Mutex, MutexGuard, PoisonError,
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::Duration,
};

use clap::{
    Args,
    builder::{OsStringValueParser, TypedValueParser},
};

use crate::{
    cli::{CliError, Output, interrupt::Interrupt, shown},
    config::Settings,
    library::{AddError, Flow, Given, Library, Named, NamedFault},
    model::{PageAddress, view::Added, without_secret},
    net::{Client, Limits, Progress, Reach},
};

/// How many pages are fetched at once.
const AT_ONCE: usize = 4;

/// How long nothing is told at most.
const TICK: Duration = Duration::from_millis(100);

/// From where pages may come: an option of every command that fetches.
#[derive(Clone, Copy, Debug, Default, Args)]
pub struct Allowed {
    /// Fetch from private and local addresses, too
    #[arg(long)]
    allow_private: bool,
}

impl Allowed {
    /// Tells whether more is allowed than is without a word.
    pub fn is_given(self) -> bool {
        self.allow_private
    }

    /// Allows what either allows.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            allow_private: self.allow_private || other.allow_private,
        }
    }

    /// Makes what fetches, as this and the settings have it.
    pub fn client(self, settings: &Settings) -> Client {
        let client = self.client_without_settings();
        if settings.allow_private {
            client.reaching(Reach::Anywhere)
        } else {
            client
        }
    }

    /// Makes what fetches, as this alone has it.
    pub fn client_without_settings(self) -> Client {
        let reach = if self.allow_private {
            Reach::Anywhere
        } else {
            Reach::Public
        };
        Client::new(Limits::default(), reach).by_environment()
    }
}

/// Takes every source that is given, also one that is empty, of which [`meant`] says more than the parser can.
pub fn source() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().map(PathBuf::from)
}

/// Tells which page or which file a source is.
///
/// # Errors
/// Where it can be neither.
pub fn meant(source: &Path) -> Result<Named, CliError> {
    Named::of(source).map_err(|fault| {
        let said = match fault {
            NamedFault::Blank => fault.to_string(),
            NamedFault::Address(_) | NamedFault::Feed | NamedFault::File => {
                format!("{} was not added. {fault}", named(source))
            }
        };
        CliError::usage(said).with_hint(fault.hint())
    })
}

/// Writes a source as it may be told: an address without the password in it.
pub fn named(source: &Path) -> String {
    let shown = shown(source);
    match PageAddress::of_web(&shown) {
        Some(_) => without_secret(&shown).into_owned(),
        None => shown.into_string(),
    }
}

/// Does what fetches one page, and tells meanwhile how far it is; `interrupt` knows afterwards whether it was stopped.
pub fn watched<T>(
    interrupt: &Interrupt,
    output: &mut Output<'_>,
    fetch: impl FnOnce(&dyn Fn(&Progress) -> Flow) -> T,
) -> T {
    let shared = RefCell::new(output);
    let done = fetch(&|progress| {
        shared
            .borrow_mut()
            .fetching(0, 1, std::slice::from_ref(progress));
        Flow::until(interrupt.is_asked())
    });
    shared.into_inner().end_progress();
    done
}

/// Pages to be fetched, and which hosts are being asked.
struct Queue<'a> {
    waiting: Vec<(usize, &'a PageAddress)>,
    busy: Vec<&'a str>,
}

/// What the threads share.
struct Shared<'a> {
    queue: Mutex<Queue<'a>>,
    freed: Condvar,
    progress: Mutex<BTreeMap<usize, Progress>>,
}

/// Is told what came of a page, by its place among them.
pub type Done<'a> = dyn FnMut(usize, Result<Added, AddError>, &mut Output<'_>) + 'a;

/// With what pages are fetched, and where they are added.
pub struct Pages<'a> {
    /// The library.
    pub library: &'a Library,
    /// What fetches them.
    pub client: &'a Client,
    /// What a person says of each.
    pub given: &'a Given,
    /// Whether the person stops it.
    pub interrupt: &'a Interrupt,
}

impl Pages<'_> {
    /// Fetches pages and adds them, and tells what came of each, by its place in `pages`, as soon as that is known.
    pub fn add_all(&self, pages: &[PageAddress], output: &mut Output<'_>, done: &mut Done<'_>) {
        let shared = Shared {
            queue: Mutex::new(Queue {
                // The next one stands at the end.
                waiting: pages.iter().enumerate().rev().collect(),
                busy: Vec::new(),
            }),
            freed: Condvar::new(),
            progress: Mutex::default(),
        };
        thread::scope(|scope| {
            let (tell, told) = mpsc::channel();
            for _ in 0..AT_ONCE.min(pages.len()) {
                let (tell, shared) = (tell.clone(), &shared);
                scope.spawn(move || {
                    while let Some((at, address)) = shared.next() {
                        let watch = |progress: &Progress| {
                            lock(&shared.progress).insert(at, progress.clone());
                            Flow::until(self.interrupt.is_asked())
                        };
                        let added = self
                            .library
                            .add_page(self.client, address, self.given, &watch);
                        lock(&shared.progress).remove(&at);
                        shared.free(address.host());
                        if tell.send((at, added)).is_err() {
                            return;
                        }
                    }
                });
            }
            drop(tell);
            let mut count = 0;
            loop {
                match told.recv_timeout(TICK) {
                    Ok((at, added)) => {
                        count += 1;
                        done(at, added, output);
                    }
                    Err(RecvTimeoutError::Timeout) => {
                        let now: Vec<Progress> = lock(&shared.progress).values().cloned().collect();
                        output.fetching(count, pages.len(), &now);
                    }
                    Err(RecvTimeoutError::Disconnected) => break,
                }
            }
            output.end_progress();
        });
    }
}

impl<'a> Shared<'a> {
    /// Takes the next page whose host is not being asked; nothing where there is none left.
    fn next(&self) -> Option<(usize, &'a PageAddress)> {
        let mut queue = lock(&self.queue);
        loop {
            let Queue { waiting, busy } = &mut *queue;
            let is_free = |(_, address): &(usize, &PageAddress)| !busy.contains(&address.host());
            if let Some(at) = waiting.iter().rposition(is_free) {
                let next = waiting.remove(at);
                busy.push(next.1.host());
                return Some(next);
            }
            if waiting.is_empty() {
                return None;
            }
            queue = self
                .freed
                .wait(queue)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn free(&self, host: &str) {
        lock(&self.queue).busy.retain(|busy| *busy != host);
        self.freed.notify_all();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

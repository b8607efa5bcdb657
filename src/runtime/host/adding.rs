//! What the screen has added: on threads of their own, a few at once, each of which can be left.

use std::{
    cell::Cell,
    collections::{HashMap, VecDeque},
    path::Path,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use super::{Host, files::path_of};
use crate::{
    app::{
        Message,
        additions::{AdditionId, Stage},
    },
    library::{AddError, Given, Library},
    model::{CleanText, Flow, PageAddress},
    net::{self, Client},
    runtime::{Answers, Means},
};

/// How many are added at once: they wait for servers most of the time.
const AT_ONCE: usize = 4;

/// How often it is told how far something has come.
const BEAT: Duration = Duration::from_millis(100);

/// What waits to be added, and what goes on.
#[derive(Clone, Debug, Default)]
pub(super) struct Adding(Arc<Mutex<Queue>>);

#[derive(Debug, Default)]
struct Queue {
    waiting: VecDeque<(AdditionId, CleanText)>,
    /// Threads that take from it.
    workers: usize,
    /// By which each that goes on is told to end.
    left: HashMap<AdditionId, Arc<AtomicBool>>,
}

/// Tells whether a thread must be begun for what was queued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hands {
    Enough,
    Wanted,
}

impl Adding {
    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, id: AdditionId, source: CleanText) -> Hands {
        let mut queue = self.queue();
        queue.waiting.push_back((id, source));
        if queue.workers >= AT_ONCE {
            return Hands::Enough;
        }
        queue.workers += 1;
        Hands::Wanted
    }

    /// Returns the next one with what tells that it is to end; without one the thread that asked ends.
    fn next(&self) -> Option<(AdditionId, CleanText, Arc<AtomicBool>)> {
        let mut queue = self.queue();
        let Some((id, source)) = queue.waiting.pop_front() else {
            queue.workers -= 1;
            return None;
        };
        let is_left = Arc::new(AtomicBool::new(false));
        queue.left.insert(id, Arc::clone(&is_left));
        Some((id, source, is_left))
    }

    /// Takes back what is queued where no thread can be had for it, unless others take care of it.
    fn no_hands(&self) -> Vec<AdditionId> {
        let mut queue = self.queue();
        queue.workers -= 1;
        if queue.workers > 0 {
            return Vec::new();
        }
        queue.waiting.drain(..).map(|(id, _)| id).collect()
    }

    /// Has one end as soon as it can.
    pub(super) fn leave(&self, id: AdditionId) {
        let mut queue = self.queue();
        queue.waiting.retain(|(waiting, _)| *waiting != id);
        if let Some(is_left) = queue.left.get(&id) {
            is_left.store(true, Ordering::Relaxed);
        }
    }

    fn ended(&self, id: AdditionId) {
        self.queue().left.remove(&id);
    }
}

impl Host {
    /// Adds what an address or a path names, beside the screen.
    pub(super) fn add(&mut self, id: AdditionId, source: CleanText, means: &mut Means<Message>) {
        if self.adding.take(id, source) == Hands::Enough {
            return;
        }
        let (library, adding) = (Arc::clone(&self.library), self.adding.clone());
        let client = Arc::clone(&self.client);
        let job = move |answers: &Answers<Message>| {
            while let Some((id, source, is_left)) = adding.next() {
                let work = Work {
                    id,
                    is_left: &is_left,
                    answers,
                    told: Cell::new(None),
                };
                let stage = work.add(&library, &client, &source);
                adding.ended(id);
                answers.send(Message::Addition(id, stage));
            }
        };
        if let Err(error) = means.spawn("add", job) {
            for id in self.adding.no_hands() {
                let why = CleanText::line(&format!("Not added: {error}. Try again."));
                self.tell(Message::Addition(id, Stage::Failed(why)), means);
            }
        }
    }
}

/// One addition, as a thread works on it.
struct Work<'a> {
    id: AdditionId,
    is_left: &'a AtomicBool,
    answers: &'a Answers<Message>,
    /// When it was told last how far it has come.
    told: Cell<Option<Instant>>,
}

impl Work<'_> {
    fn add(&self, library: &Library, client: &Client, source: &str) -> Stage {
        let path = path_of(source.strip_prefix("file://").unwrap_or(source));
        if is_address(source) && !path.exists() {
            return match PageAddress::parse(source) {
                Ok(address) => self.add_page(library, client, &address),
                Err(error) => Stage::Failed(CleanText::line(&error.to_string())),
            };
        }
        if path.is_dir() {
            return self.add_folder(library, &path);
        }
        self.tell(Stage::Reading);
        match library.add_regular_file(&path, &Given::default()) {
            Ok(added) => Stage::Added(Box::new(added)),
            Err(error) => failed(&error, source),
        }
    }

    fn add_page(&self, library: &Library, client: &Client, address: &PageAddress) -> Stage {
        let watch = |progress: &net::Progress| {
            self.tell(match progress.stage {
                net::Stage::Asking => Stage::Fetching(0, None),
                net::Stage::Reading => Stage::Fetching(progress.received, progress.expected),
                net::Stage::Taking => Stage::Reading,
            });
            self.flow()
        };
        match library.add_page(client, address, &Given::default(), &watch) {
            Ok(added) => Stage::Added(Box::new(added)),
            Err(_) if self.flow() == Flow::Stop => Stage::Cancelled,
            Err(error) => failed(&error, address.as_str()),
        }
    }

    fn add_folder(&self, library: &Library, path: &Path) -> Stage {
        let folder = library.add_folder(path, &Given::default(), &|progress| {
            self.tell(Stage::Folder(progress.done, progress.files));
            self.flow()
        });
        match folder {
            Ok(folder) => Stage::Gathered(Box::new(folder)),
            Err(error) => failed(&error, &path.display().to_string()),
        }
    }

    fn flow(&self) -> Flow {
        if self.is_left.load(Ordering::Relaxed) {
            Flow::Stop
        } else {
            Flow::Continue
        }
    }

    /// Tells how far it has come, but not more often than a person can follow.
    fn tell(&self, stage: Stage) {
        let is_due = self.told.get().is_none_or(|told| told.elapsed() >= BEAT);
        if is_due {
            self.told.set(Some(Instant::now()));
            self.answers.send(Message::Addition(self.id, stage));
        }
    }
}

/// Tells whether what was typed is meant as an address: with a scheme, or with a host in front as people write it.
fn is_address(source: &str) -> bool {
    let has_scheme = ["http://", "https://"]
        .iter()
        .any(|scheme| source.starts_with(scheme));
    let has_host = || {
        let host = source.split_once('/').map_or("", |(host, _)| host);
        let is_name = host.contains('.') && !host.starts_with(['.', '~']);
        is_name || source.starts_with("www.")
    };
    has_scheme || has_host()
}

/// Says why something was not added, and what to do.
fn failed(error: &AddError, source: &str) -> Stage {
    let why = error.to_string();
    let mut said = if why.contains(source) {
        why
    } else {
        format!("{source}: {why}")
    };
    if let Some(hint) = error.hint() {
        said += &format!(" {hint}");
    }
    Stage::Failed(CleanText::line(&said))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_paths() {
        for source in [
            "https://example.org/a",
            "http://example.org",
            "example.org/a",
            "www.example.org",
        ] {
            assert!(is_address(source), "{source}");
        }
        for source in [
            "a.txt",
            "reports/a.txt",
            "./a.b/c",
            "../x/y",
            "~/a.b/c",
            "/a.b/c",
            "",
        ] {
            assert!(!is_address(source), "{source}");
        }
    }

    #[test]
    fn a_few_go_on_at_once_and_none_is_lost() {
        let adding = Adding::default();
        let source = CleanText::line("a");
        let hands = (0..6).map(|id| adding.take(AdditionId(id), source.clone()));
        let wanted = hands.filter(|hands| *hands == Hands::Wanted).count();
        assert_eq!(wanted, AT_ONCE);
        // One that waits is left before anybody takes it, one that goes on is told.
        adding.leave(AdditionId(3));
        let (first, _, is_left) = adding.next().unwrap();
        adding.leave(first);
        assert!(is_left.load(Ordering::Relaxed));
        adding.ended(first);
        let rest: Vec<u64> = std::iter::from_fn(|| adding.next())
            .map(|(id, ..)| id.0)
            .collect();
        assert_eq!(rest, [1, 2, 4, 5]);
    }
}

//! What the screen has added: on threads of their own, a few at once, each of which can be left.

use std::{
    collections::{HashMap, VecDeque},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard,
        atomic::{AtomicBool, Ordering},
    },
    time::Instant,
};

use super::{Host, files::path_of, lock, pace::Beat};
use crate::{
    app::{
        Message,
        additions::{AdditionId, Source, Stage},
    },
    library::{AddError, Given, Library, Named},
    model::{
        ArticleId, CleanText, Flow, PageAddress,
        view::{Added, FolderAdded},
        without_secret,
    },
    net::{self, Client, FetchError, Wanted},
    runtime::{Answers, Means},
    store::shown,
    text::count::a_second,
};

/// How many are added at once: they wait for servers most of the time.
const AT_ONCE: usize = 4;

/// What waits to be added, and what goes on.
#[derive(Clone, Debug, Default)]
pub(super) struct Adding(Arc<Mutex<Queue>>);

#[derive(Debug, Default)]
struct Queue {
    waiting: VecDeque<(AdditionId, Source)>,
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
        lock(&self.0)
    }

    fn take(&self, id: AdditionId, source: Source) -> Hands {
        let mut queue = self.queue();
        queue.waiting.push_back((id, source));
        if queue.workers >= AT_ONCE {
            return Hands::Enough;
        }
        queue.workers += 1;
        Hands::Wanted
    }

    /// Returns the next one with what tells that it is to end; without one the thread that asked ends.
    fn next(&self) -> Option<(AdditionId, Source, Arc<AtomicBool>)> {
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

    /// Has one end as soon as it can, which the thread that works on it tells; returns it where none does.
    fn leave(&self, id: AdditionId) -> Option<AdditionId> {
        let mut queue = self.queue();
        if let Some(is_left) = queue.left.get(&id) {
            is_left.store(true, Ordering::Relaxed);
        }
        let at = queue.waiting.iter().position(|(one, _)| *one == id)?;
        queue.waiting.remove(at).map(|(id, _)| id)
    }

    fn ended(&self, id: AdditionId) {
        self.queue().left.remove(&id);
    }
}

impl Host {
    /// Adds something beside the screen.
    pub(super) fn add(&mut self, id: AdditionId, source: Source, means: &mut Means<Message>) {
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
                    beat: Beat::default(),
                };
                let fetching = lock(&client).clone();
                let stage = work.add(&library, &fetching, &source);
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

impl Host {
    /// Has an addition end, and tells of one that nobody has begun.
    pub(super) fn leave_addition(&mut self, id: AdditionId, means: &mut Means<Message>) {
        if let Some(id) = self.adding.leave(id) {
            self.tell(Message::Addition(id, Stage::Cancelled), means);
        }
    }
}

/// One addition, as a thread works on it.
struct Work<'a> {
    id: AdditionId,
    is_left: &'a AtomicBool,
    answers: &'a Answers<Message>,
    beat: Beat,
}

impl Work<'_> {
    fn add(&self, library: &Library, client: &Client, source: &Source) -> Stage {
        match What::of(source) {
            What::Page(address) => self.add_page(library, client, &address),
            What::Again(article, address) => self.fetch_again(library, client, article, &address),
            What::Path(path) if path.is_dir() => self.add_folder(library, &path),
            What::Path(path) => self.add_file(library, &path),
            What::Nothing(why) => Stage::Failed(why),
        }
    }

    fn add_page(&self, library: &Library, client: &Client, address: &PageAddress) -> Stage {
        let watch = |progress: &net::Progress| self.watch(progress);
        let added = library.add_page(client, address, &Given::default(), &watch);
        ended(added, address.as_str())
    }

    fn fetch_again(
        &self,
        library: &Library,
        client: &Client,
        article: ArticleId,
        address: &PageAddress,
    ) -> Stage {
        let watch = |progress: &net::Progress| self.watch(progress);
        let added = library.revise_from_page(article, client, address, &watch);
        ended(added, address.as_str())
    }

    fn add_file(&self, library: &Library, path: &Path) -> Stage {
        self.tell(Stage::Reading);
        let added = library.add_regular_file(path, &Given::default(), &|| self.flow());
        ended(added, &path.display().to_string())
    }

    fn add_folder(&self, library: &Library, path: &Path) -> Stage {
        let begun = Instant::now();
        let folder = library.add_folder(path, &Given::default(), &|progress| {
            let rate = a_second(progress.done, begun.elapsed());
            self.tell(Stage::Folder(progress.done, progress.files, rate));
            self.flow()
        });
        match folder {
            // It was left while files were looked for.
            Ok(folder) if self.flow() == Flow::Stop && folder == FolderAdded::default() => {
                Stage::Cancelled
            }
            Ok(folder) => Stage::Gathered(Box::new(folder.into())),
            Err(error) => failed(&error, &path.display().to_string()),
        }
    }

    /// Tells how far a page has come, and whether it is still wanted.
    fn watch(&self, progress: &net::Progress) -> Flow {
        self.tell(match progress.stage {
            net::Stage::Asking => Stage::Fetching(0, None),
            net::Stage::Reading => Stage::Fetching(progress.received, progress.expected),
            net::Stage::Taking => Stage::Reading,
        });
        self.flow()
    }

    fn flow(&self) -> Flow {
        Flow::until(self.is_left.load(Ordering::Relaxed))
    }

    /// Tells how far it has come, but not more often than a person can follow.
    fn tell(&self, stage: Stage) {
        if self.beat.strikes() {
            self.answers.send(Message::Addition(self.id, stage));
        }
    }
}

/// What is found where something is to be added.
enum What {
    Page(PageAddress),
    Again(ArticleId, PageAddress),
    Path(PathBuf),
    /// It is no address that is fetched.
    Nothing(CleanText),
}

impl What {
    /// Tells addresses from paths; what was typed below a folder that is there is no address.
    fn of(source: &Source) -> Self {
        let path = match source {
            Source::Typed(typed) => path_of(typed),
            Source::Named(path) => path.clone(),
            Source::Again(article, address) => return Self::Again(*article, address.clone()),
        };
        match (Named::of(&path), source) {
            (Ok(Named::Page(address)), _) => Self::Page(address),
            (Ok(Named::Path(path)), Source::Typed(typed)) if !begins_there(&path) => {
                PageAddress::meant(typed).map_or(Self::Path(path), Self::Page)
            }
            (Ok(Named::Path(path)), _) => Self::Path(path),
            (Err(fault), _) => Self::Nothing(CleanText::line(&format!(
                "{} was not added. {fault} {}",
                without_secret(&shown(&path)),
                fault.hint()
            ))),
        }
    }
}

/// Tells whether the first part of a path is there, or all of it.
fn begins_there(path: &Path) -> bool {
    let first = path.components().next();
    first.is_some_and(|first| Path::new(first.as_os_str()).exists())
}

/// Says what became of an article.
fn ended(added: Result<Added, AddError>, source: &str) -> Stage {
    match added {
        Ok(added) => Stage::Added(Box::new(added)),
        Err(error) if error.is_stopped() => Stage::Cancelled,
        Err(error) => failed(&error, source),
    }
}

/// Says why something was not added, and what to do.
fn failed(error: &AddError, source: &str) -> Stage {
    let why = error.to_string();
    let mut said = if why.contains(source) {
        why
    } else {
        format!("{source}: {why}")
    };
    // By which keys it is followed, the screen knows.
    if let AddError::Fetch {
        why: FetchError::Feed { .. },
        ..
    } = error
    {
        return Stage::Feed(CleanText::line(&said));
    }
    let hint = match error {
        AddError::Fetch { why, .. } => why.hint_on_screen(Wanted::Page),
        other => other.hint(),
    };
    if let Some(hint) = hint {
        said += &format!(" {hint}");
    }
    Stage::Failed(CleanText::line(&said))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names what is found, or says why nothing is.
    fn found(source: &Source) -> Result<PathBuf, String> {
        match What::of(source) {
            What::Page(address) | What::Again(_, address) => Err(address.to_string()),
            What::Path(path) => Ok(path),
            What::Nothing(why) => Err(why.to_string()),
        }
    }

    #[test]
    fn what_begins_as_an_address_is_one_and_all_else_a_path_as_it_is() {
        let typed = |typed: &str| found(&Source::Typed(typed.to_owned()));
        assert_eq!(
            typed("HTTPS://Example.org/a"),
            Err("https://example.org/a".to_owned())
        );
        let refused = typed("https://me@example.org/a").unwrap_err();
        assert!(refused.contains("a user name"), "{refused}");
        for site in ["example.org/a", "www.example.org/", "localhost:8765/a"] {
            assert_eq!(typed(site), Err(format!("https://{site}")));
        }
        let other = typed("ftp://example.org/a").unwrap_err();
        assert!(
            other.contains("Only addresses of http and https"),
            "{other}"
        );
        for other in [
            "data:text/html,<p>a b",
            "javascript:alert(1)",
            "about:blank",
        ] {
            let said = typed(other).unwrap_err();
            assert!(said.contains("Only addresses of http and https"), "{said}");
        }
        // Nothing is asked of the network for these.
        for path in [
            "example.org",
            "reprots.d/a.txt",
            "src/example.org/a",
            "../a.org/b",
        ] {
            assert_eq!(typed(path), Ok(PathBuf::from(path)));
        }
        let named = PathBuf::from("example.org/a");
        assert_eq!(found(&Source::Named(named.clone())), Ok(named));
        for path in ["My  Report.md", "re\u{ad}port.md"] {
            assert_eq!(typed(path), Ok(PathBuf::from(path)));
            let whole = std::path::absolute(path).unwrap();
            assert_eq!(typed(&format!("file://{}", whole.display())), Ok(whole));
        }
        // The shell has read the name already.
        let named = PathBuf::from("~/a");
        assert_eq!(found(&Source::Named(named.clone())), Ok(named));
        #[cfg(unix)]
        {
            use std::{ffi::OsStr, os::unix::ffi::OsStrExt};

            let named = PathBuf::from(OsStr::from_bytes(b"a\xffb"));
            assert_eq!(found(&Source::Named(named.clone())), Ok(named));
        }
    }

    #[test]
    fn a_name_that_may_be_an_address_is_told_with_the_address() {
        let missing = AddError::Missing {
            path: "example.org/a".to_owned(),
        };
        let Stage::Failed(said) = failed(&missing, "example.org/a") else {
            panic!("not failed")
        };
        assert_eq!(
            said.as_str(),
            "example.org/a does not exist. For the page of that address, write https://example.org/a."
        );
    }

    #[test]
    fn what_may_be_allowed_is_told_as_a_screen_allows_it() {
        let said = |why: FetchError| {
            let address = PageAddress::parse("http://192.168.0.1/a").unwrap();
            let error = AddError::Fetch {
                address: address.to_string(),
                why,
            };
            match failed(&error, address.as_str()) {
                Stage::Failed(said) => said.into_string(),
                other => panic!("{other:?}"),
            }
        };
        let host = CleanText::line("192.168.0.1");
        let private = said(FetchError::Private { host: host.clone() });
        assert!(private.contains("set `allow_private: true` in config.ron"));
        assert!(!private.contains("--allow-private"), "{private}");
        let led = said(FetchError::LeadsInside { host });
        assert!(led.contains("It leads on to 192.168.0.1, which is a private"));
        assert!(!led.contains("allow"), "{led}");
    }

    #[test]
    fn a_few_go_on_at_once_and_none_is_lost() {
        let adding = Adding::default();
        let source = Source::Typed("a".to_owned());
        let hands = (0..6).map(|id| adding.take(AdditionId(id), source.clone()));
        let wanted = hands.filter(|hands| *hands == Hands::Wanted).count();
        assert_eq!(wanted, AT_ONCE);
        // One that waits is left before anybody takes it, one that goes on is told.
        assert_eq!(adding.leave(AdditionId(3)), Some(AdditionId(3)));
        let (first, _, is_left) = adding.next().unwrap();
        assert_eq!(adding.leave(first), None);
        assert!(is_left.load(Ordering::Relaxed));
        adding.ended(first);
        let rest: Vec<u64> = std::iter::from_fn(|| adding.next())
            .map(|(id, ..)| id.0)
            .collect();
        assert_eq!(rest, [1, 2, 4, 5]);
    }
}

//! What fetches, what it may cost, and what comes of it.

use std::{
    ffi::OsStr,
    fmt,
    net::SocketAddr,
    path::Path,
    sync::{Arc, Mutex, PoisonError, mpsc},
    thread,
    time::Duration,
};

use ureq::{
    Proxy,
    tls::{self, PemItem, RootCerts},
};

use crate::{
    import::Kind,
    model::{CleanText, Flow, PageAddress},
    net::{
        FetchError, LookUp, Reach,
        reach::by_system,
        worker::{Shared, Worker},
    },
    store::shown,
};

/// How long the caller is left alone at most, before it is asked whether to go on.
const TICK: Duration = Duration::from_millis(50);

/// What may name a proxy, in the order in which it is looked for.
const PROXIES: [&str; 6] = [
    "ALL_PROXY",
    "all_proxy",
    "HTTPS_PROXY",
    "https_proxy",
    "HTTP_PROXY",
    "http_proxy",
];

/// What may name a file with the certificates to believe, as for other programs.
const CERTIFICATES: &str = "SSL_CERT_FILE";

/// What one page may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest that looking a name up and connecting may take, each time.
    pub connecting: Duration,
    /// The longest that nothing may come.
    pub reading: Duration,
    /// The longest that all of it may take, redirects included.
    pub whole: Duration,
    /// How often an address may lead on to another.
    pub redirects: usize,
    /// The most bytes of the page, packed as well as unpacked; of all that comes over the line twice as many.
    pub bytes: u64,
    /// The most bytes of headers of one answer, and of what else comes that is nothing of the page, at a stretch.
    pub headers: usize,
}

impl Default for Limits {
    /// Patient with slow servers, and far beyond any page that is read.
    fn default() -> Self {
        Self {
            connecting: Duration::from_secs(10),
            reading: Duration::from_secs(20),
            whole: Duration::from_secs(60),
            redirects: 10,
            bytes: 20_000_000,
            headers: 64 * 1024,
        }
    }
}

/// By what a server tells whether a page has changed since it was fetched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    /// The address that they are of; no other is told of them.
    pub address: Option<PageAddress>,
    /// The server's name for what it sent.
    pub etag: Option<CleanText>,
    /// When it was changed last, as the server wrote it.
    pub last_modified: Option<CleanText>,
}

/// What is expected to come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// A page, or a text of another kind; a feed is refused.
    #[default]
    Page,
    /// A feed; also a page, which may name feeds. What it is, its bytes must tell: only what can be none is refused.
    Feed,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Where it is.
    pub address: PageAddress,
    /// By what its server tells whether it has changed.
    pub validators: Validators,
    /// What is expected to come.
    pub wanted: Wanted,
}

impl Request {
    /// Asks for a page.
    pub fn page(address: PageAddress) -> Self {
        Self {
            address,
            validators: Validators::default(),
            wanted: Wanted::Page,
        }
    }

    /// Asks for a feed.
    pub fn feed(address: PageAddress) -> Self {
        Self {
            wanted: Wanted::Feed,
            ..Self::page(address)
        }
    }

    /// Asks for it only where it has changed since this was known of it.
    #[must_use]
    pub fn unless(self, validators: Validators) -> Self {
        Self { validators, ..self }
    }
}

/// What was fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetched {
    /// It is what it was.
    NotModified(Box<Unchanged>),
    /// The page, or the feed, as it is now.
    Page(Box<Received>),
}

/// What a server tells of what has not changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unchanged {
    /// Where it is at last.
    pub address: PageAddress,
    /// Where it has moved to for good; see [`Received::moved`].
    pub moved: Option<PageAddress>,
    /// By what to ask the next time: what came now, and where that is nothing, what was asked by.
    pub validators: Validators,
}

/// A page as it was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// The bytes, unpacked.
    pub bytes: Vec<u8>,
    /// Where they came from at last.
    pub address: PageAddress,
    /// Where it has moved to for good, as far as the way there says so without a break.
    ///
    /// Nothing where the address that was asked for leads on for the time being only, or from a secure connection to
    /// one that is not. Anybody who stands between may say so, such as a hotel's sign-in: it is to be believed only
    /// where what came is what was wanted.
    pub moved: Option<PageAddress>,
    /// The status.
    pub status: u16,
    /// How the bytes are to be read; nothing where they must tell themselves.
    pub kind: Option<Kind>,
    /// The media type with its parameters, as the server wrote it.
    pub media_type: Option<CleanText>,
    /// The server's name for this state of the page.
    pub etag: Option<CleanText>,
    /// When the page was changed last, as the server wrote it.
    pub last_modified: Option<CleanText>,
    /// When the server sent it, as it wrote that.
    pub date: Option<CleanText>,
    /// The language, as the server tells it.
    pub language: Option<CleanText>,
}

impl Received {
    /// Returns by what to ask the next time whether it has changed.
    pub fn validators(&self) -> Validators {
        Validators {
            address: Some(self.address.clone()),
            etag: self.etag.clone(),
            last_modified: self.last_modified.clone(),
        }
    }
}

/// How far a fetch has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// With which host.
    pub host: CleanText,
    /// How many bytes of the page have come, unpacked.
    pub received: u64,
    /// How many there will be, where that is known.
    pub expected: Option<u64>,
}

/// What is being done for a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Connecting, and waiting for the answer.
    Asking,
    /// Reading the page.
    Reading,
    /// Finding the text in what came; not a matter of the network any more.
    Taking,
}

/// Fetches pages and feeds.
#[derive(Clone)]
pub struct Client {
    pub(super) limits: Limits,
    pub(super) reach: Reach,
    pub(super) look_up: Arc<LookUp>,
    /// The proxy to ask; where what is to name one does not, the variable that is wrong.
    pub(super) proxy: Result<Option<Proxy>, &'static str>,
    /// Whose word is believed for who a server is; where a file was to name them and does not, that file.
    pub(super) roots: Result<RootCerts, CleanText>,
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A proxy may hold a password.
        f.debug_struct("Client")
            .field("limits", &self.limits)
            .field("reach", &self.reach)
            .finish_non_exhaustive()
    }
}

impl Client {
    /// Makes one that looks names up as the system does and asks no proxy.
    pub fn new(limits: Limits, reach: Reach) -> Self {
        Self {
            limits,
            reach,
            look_up: by_system(),
            proxy: Ok(None),
            roots: Ok(RootCerts::WebPki),
        }
    }

    /// Has it fetch from there.
    #[must_use]
    pub fn reaching(self, reach: Reach) -> Self {
        Self { reach, ..self }
    }

    /// Has it look names up in another way.
    #[must_use]
    pub fn looking_up(
        self,
        look_up: impl Fn(&str, u16) -> std::io::Result<Vec<SocketAddr>> + Send + Sync + 'static,
    ) -> Self {
        Self {
            look_up: Arc::new(look_up),
            ..self
        }
    }

    /// Has it ask the proxy that the environment names, in `ALL_PROXY`, `HTTPS_PROXY` or `HTTP_PROXY`, but for the hosts
    /// in `NO_PROXY`.
    ///
    /// A proxy looks names up itself: then only hosts that are private by what is written are refused. Where a variable
    /// names none, nothing is fetched: a person has asked for one, and for no way past it.
    ///
    /// Servers are believed as [`trusting`](Self::trusting) has it, where `SSL_CERT_FILE` names a file.
    #[must_use]
    pub fn by_environment(self) -> Self {
        let named = PROXIES.iter().find_map(|name| {
            let value = std::env::var_os(name).filter(|value| !value.is_empty())?;
            Some((*name, value))
        });
        let is_proxy = |value: &OsStr| value.to_str().is_some_and(|it| Proxy::new(it).is_ok());
        let proxy = match named {
            Some((name, value)) if !is_proxy(&value) => Err(name),
            // Knows what is in NO_PROXY, too.
            _ => Ok(Proxy::try_from_env()),
        };
        let client = Self { proxy, ..self };
        match std::env::var_os(CERTIFICATES).filter(|file| !file.is_empty()) {
            Some(file) => client.trusting(Path::new(&file)),
            None => client,
        }
    }

    /// Has it believe the certificates in a file, as PEM, instead of those that Mozilla believes, which stand in this
    /// program: of a network whose own proxy opens secure connections, say.
    ///
    /// Where there is none in it, nothing is fetched by a secure connection.
    #[must_use]
    pub fn trusting(self, file: &Path) -> Self {
        let bytes = std::fs::read(file).unwrap_or_default();
        let certificates = tls::parse_pem(&bytes).filter_map(|item| match item {
            Ok(PemItem::Certificate(certificate)) => Some(certificate),
            _ => None,
        });
        let certificates: Vec<_> = certificates.collect();
        let roots = if certificates.is_empty() {
            Err(shown(file))
        } else {
            Ok(RootCerts::Specific(Arc::new(certificates)))
        };
        Self { roots, ..self }
    }

    /// Fetches a page or a feed; `watch` is asked again and again whether to go on, and a stop returns at once.
    ///
    /// # Errors
    /// Where it does not come within the limits, is not what is wanted, or is not to be fetched.
    pub fn fetch(
        &self,
        request: Request,
        watch: &dyn Fn(&Progress) -> Flow,
    ) -> Result<Fetched, FetchError> {
        let shared = Arc::new(Shared::new(&request.address));
        let (done, doing) = mpsc::sync_channel(1);
        let worker = Worker::new(self.clone(), Arc::clone(&shared));
        let host = CleanText::line(request.address.host());
        let broken = |why: &str| FetchError::Unreachable {
            host: host.clone(),
            why: CleanText::line(why),
        };
        if watch(&shared.progress()) == Flow::Stop {
            return Err(FetchError::Stopped);
        }
        thread::Builder::new()
            .name("fetch".to_owned())
            .spawn(move || done.send(worker.fetch(&request)).ok())
            .map_err(|error| broken(&error.to_string()))?;
        loop {
            match doing.recv_timeout(TICK) {
                Ok(result) => return result,
                Err(mpsc::RecvTimeoutError::Timeout) => {}
                Err(mpsc::RecvTimeoutError::Disconnected) => {
                    return Err(broken("the fetching broke off"));
                }
            }
            if watch(&shared.progress()) == Flow::Stop {
                shared.stop();
                return Err(FetchError::Stopped);
            }
        }
    }
}

/// Takes a lock; what a thread left that panicked is still whole.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

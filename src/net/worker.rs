//! The thread that fetches one page or feed.

mod faults;

use std::{
    cell::RefCell,
    io::{self, Read},
    rc::Rc,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
    },
    time::Instant,
};

use ureq::{
    Agent, Body, ProxyProtocol,
    http::{Response, header},
    tls::{RootCerts, TlsConfig},
    unversioned::transport::DefaultConnector,
};

use crate::{
    import::is_feed,
    model::{CleanText, PageAddress},
    net::{
        After, Client, FetchError, Fetched, Lasted, Progress, Reach, Received, Request, Stage,
        Wanted,
        client::lock,
        coding,
        guard::Guarding,
        headers::{etag, kept, known, led_to, text, unchanged},
        media,
        reach::{Checked, is_private_by_name},
    },
};

/// How this program names itself to servers.
const NAME: &str = concat!("briefreader/", env!("CARGO_PKG_VERSION"));

/// How much of a page is read at once.
const BUFFER: usize = 16 * 1024;

/// What the thread that fetches and the one that asked for it tell each other.
#[derive(Debug)]
pub(super) struct Shared {
    is_stopped: AtomicBool,
    /// How many bytes have come since the last that were of the page.
    beside: AtomicUsize,
    /// How many bytes have come.
    all: AtomicU64,
    progress: Mutex<Progress>,
}

impl Shared {
    pub fn new(address: &PageAddress) -> Self {
        Self {
            is_stopped: AtomicBool::new(false),
            beside: AtomicUsize::new(0),
            all: AtomicU64::new(0),
            progress: Mutex::new(Progress {
                stage: Stage::Asking,
                host: host(address),
                received: 0,
                expected: None,
            }),
        }
    }

    pub fn stop(&self) {
        self.is_stopped.store(true, Ordering::Relaxed);
    }

    pub fn is_stopped(&self) -> bool {
        self.is_stopped.load(Ordering::Relaxed)
    }

    /// Counts bytes that came, and returns how many have before them, since the last that were of the page.
    pub fn came(&self, bytes: usize) -> usize {
        let count = u64::try_from(bytes).unwrap_or(u64::MAX);
        self.all.fetch_add(count, Ordering::Relaxed);
        self.beside.fetch_add(bytes, Ordering::Relaxed)
    }

    /// Returns how many bytes have come in all.
    pub fn all(&self) -> u64 {
        self.all.load(Ordering::Relaxed)
    }

    /// Notes that some of the page came, or that another one is asked for.
    fn begin_anew(&self) {
        self.beside.store(0, Ordering::Relaxed);
    }

    pub fn progress(&self) -> Progress {
        lock(&self.progress).clone()
    }
}

/// Fetches one page or feed.
pub(super) struct Worker {
    client: Client,
    shared: Arc<Shared>,
    begun: Instant,
}

/// What an address answers.
enum Answer {
    Is(Fetched),
    LeadsOn { to: PageAddress, status: u16 },
}

/// Where an address has moved to for good, as far as the way says so without a break.
#[derive(Default)]
struct Move {
    to: Option<PageAddress>,
    is_broken: bool,
}

impl Move {
    /// Takes the next step of the way.
    fn step(&mut self, from: &PageAddress, to: &PageAddress, status: u16) {
        let is_for_good = matches!(status, 301 | 308);
        let is_less_secure = from.is_secure() && !to.is_secure();
        if !is_for_good || is_less_secure {
            self.is_broken = true;
        } else if !self.is_broken {
            self.to = Some(to.clone());
        }
    }
}

impl Worker {
    pub fn new(client: Client, shared: Arc<Shared>) -> Self {
        Self {
            client,
            shared,
            begun: Instant::now(),
        }
    }

    /// Follows an address to what is there.
    pub fn fetch(&self, request: &Request) -> Result<Fetched, FetchError> {
        let most = self.client.limits.redirects;
        let mut passed = vec![request.address.without_fragment()];
        let mut moved = Move::default();
        loop {
            let at = passed.last().unwrap_or(&request.address);
            let answer = self.ask(at, request);
            match answer.map_err(|error| error.led_by(passed.len()))? {
                Answer::Is(mut fetched) => {
                    match &mut fetched {
                        Fetched::NotModified(same) => same.moved = moved.to,
                        Fetched::Page(page) => page.moved = moved.to,
                    }
                    return Ok(fetched);
                }
                Answer::LeadsOn { to, .. } if passed.contains(&to) => {
                    let address = CleanText::line(to.as_str());
                    return Err(FetchError::Circle { address });
                }
                Answer::LeadsOn { .. } if passed.len() > most => {
                    return Err(FetchError::LeadsOn { most });
                }
                Answer::LeadsOn { to, status } => {
                    moved.step(at, &to, status);
                    passed.push(to);
                }
            }
        }
    }

    /// Asks one address.
    fn ask(&self, address: &PageAddress, request: &Request) -> Result<Answer, FetchError> {
        self.told(|progress| {
            progress.host = host(address);
            progress.stage = Stage::Asking;
        });
        self.check(address)?;
        self.shared.begin_anew();
        let known = known(address, &request.validators);
        let mut asking = self.agent(address, request.wanted)?.get(address.as_str());
        if let Some(etag) = &known.etag {
            asking = asking.header(header::IF_NONE_MATCH, etag.as_str());
        }
        if let Some(since) = &known.last_modified {
            asking = asking.header(header::IF_MODIFIED_SINCE, since.as_str());
        }
        let response = asking
            .header(header::ACCEPT_LANGUAGE, "*")
            .call()
            .map_err(|error| self.refused(address, error))?;
        self.check(address)?;
        let is_conditional = known.etag.is_some() || known.last_modified.is_some();
        match response.status().as_u16() {
            200 | 203 => {
                let page = self.received(address, response, request.wanted)?;
                Ok(Answer::Is(Fetched::Page(Box::new(page))))
            }
            304 if is_conditional => {
                let same = unchanged(address, response.headers(), known);
                Ok(Answer::Is(Fetched::NotModified(Box::new(same))))
            }
            status @ (301 | 302 | 303 | 307 | 308) => {
                let to = led_to(address, response.headers(), status)?;
                Ok(Answer::LeadsOn { to, status })
            }
            status => {
                let after = text(response.headers(), &header::RETRY_AFTER);
                Err(FetchError::Status {
                    host: host(address),
                    address: Box::new(address.clone()),
                    status,
                    after: after.and_then(|after| After::read(&after)),
                })
            }
        }
    }

    /// Tells whether an address may be asked now.
    fn check(&self, address: &PageAddress) -> Result<(), FetchError> {
        if self.shared.is_stopped() {
            return Err(FetchError::Stopped);
        }
        let limit = self.client.limits.whole;
        if self.begun.elapsed() >= limit {
            return Err(self.slow(address, Lasted::Whole));
        }
        let is_proxy = || {
            self.proxy()
                .is_some_and(|(name, port)| address.server() == (&name, port))
        };
        if self.client.reach == Reach::Public && (is_private_by_name(address) || is_proxy()) {
            return Err(FetchError::Private {
                host: host(address),
            });
        }
        Ok(())
    }

    fn proxy(&self) -> Option<(String, u16)> {
        let proxy = self.client.proxy.as_ref().ok()?.as_ref()?;
        Some((proxy.host().to_owned(), proxy.port()))
    }

    fn agent(&self, address: &PageAddress, wanted: Wanted) -> Result<Agent, FetchError> {
        let Client {
            limits,
            reach,
            look_up,
            proxy,
            roots,
        } = &self.client;
        let proxy = match proxy {
            Ok(proxy) => proxy,
            Err(variable) => {
                return Err(FetchError::NoProxy {
                    variable: CleanText::line(variable),
                });
            }
        };
        let is_known = |proxy: &ureq::Proxy| {
            matches!(proxy.protocol(), ProxyProtocol::Http | ProxyProtocol::Https)
        };
        if !proxy.as_ref().is_none_or(is_known) {
            return Err(self.by_proxy("only those of HTTP are known"));
        }
        let roots = match roots {
            Ok(roots) => roots.clone(),
            Err(_) if !address.is_secure() => RootCerts::WebPki,
            Err(file) => return Err(FetchError::NoCertificates { file: file.clone() }),
        };
        let left = limits.whole.saturating_sub(self.begun.elapsed());
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_response_header_size(limits.headers)
            .max_idle_connections(0)
            .timeout_resolve(Some(limits.connecting))
            .timeout_connect(Some(limits.connecting))
            .timeout_per_read(Some(limits.reading))
            .timeout_per_write(Some(limits.reading))
            .timeout_global(Some(left))
            .user_agent(NAME)
            .accept(media::accepted(wanted))
            .accept_encoding(coding::ACCEPTED)
            .proxy(proxy.clone())
            .tls_config(TlsConfig::builder().root_certs(roots).build())
            .build();
        let checked = Checked {
            look_up: Arc::clone(look_up),
            reach: *reach,
            proxy: self.proxy(),
            patience: limits.connecting,
        };
        let guarding = Guarding {
            inner: DefaultConnector::default(),
            shared: Arc::clone(&self.shared),
            most: limits.headers,
            most_of_all: limits.bytes.saturating_mul(2),
            has_proxy: proxy.is_some(),
        };
        Ok(Agent::with_parts(config, guarding, checked))
    }

    /// Reads the page of an answer, or the feed.
    fn received(
        &self,
        address: &PageAddress,
        response: Response<Body>,
        wanted: Wanted,
    ) -> Result<Received, FetchError> {
        let status = response.status().as_u16();
        let (parts, body) = response.into_parts();
        let headers = &parts.headers;
        let media_type = kept(headers, &header::CONTENT_TYPE);
        let kind = media::kind(media_type.as_deref(), address, wanted);
        if let Err(why) = &kind
            && !media::may_be_feed(media_type.as_deref())
        {
            return Err(why.clone());
        }
        let codings: Vec<_> = headers.get_all(header::CONTENT_ENCODING).iter().collect();
        let codings: Vec<_> = codings
            .iter()
            .filter_map(|value| value.to_str().ok())
            .collect();
        let codings = codings.join(",");
        let length = text(headers, &header::CONTENT_LENGTH);
        let length: Option<u64> = length.and_then(|length| length.trim().parse().ok());
        let limit = self.client.limits.bytes;
        if length.is_some_and(|length| length > limit) {
            return Err(FetchError::TooLarge { limit });
        }
        self.told(|progress| {
            progress.stage = Stage::Reading;
            progress.expected = length.filter(|_| codings.is_empty());
        });
        let bytes = self.read(address, body, &codings)?;
        if wanted == Wanted::Page && is_feed(&bytes) {
            return Err(FetchError::Feed {
                address: Box::new(address.clone()),
            });
        }
        Ok(Received {
            bytes,
            address: address.clone(),
            moved: None,
            status,
            kind: kind?,
            media_type,
            etag: etag(headers),
            last_modified: kept(headers, &header::LAST_MODIFIED),
            date: kept(headers, &header::DATE),
            language: kept(headers, &header::CONTENT_LANGUAGE),
        })
    }

    /// Reads a body to its end, or to a limit.
    fn read(
        &self,
        address: &PageAddress,
        body: Body,
        codings: &str,
    ) -> Result<Vec<u8>, FetchError> {
        // What ends the reading passes through the unpacking as an error of the system; here it says what it was.
        let cause: Rc<RefCell<Option<FetchError>>> = Rc::default();
        let end = |why: FetchError| {
            *cause.borrow_mut() = Some(why);
            io::Error::other("ended")
        };
        let limit = self.client.limits.bytes;
        let watched = |count: u64| match self.check(address) {
            Err(why) => Err(end(why)),
            Ok(()) if count > limit => Err(end(FetchError::TooLarge { limit })),
            Ok(()) => Ok(()),
        };
        let source = Source {
            inner: body.into_reader(),
            came: || self.shared.begin_anew(),
            ended: |error| end(self.refused(address, error)),
        };
        let mut reader = coding::unpacked(source, codings, &watched)?;
        let mut bytes = Vec::new();
        let mut buffer = vec![0; BUFFER];
        loop {
            let read = match reader.read(&mut buffer) {
                Ok(0) => return Ok(bytes),
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => {
                    let host = host(address);
                    return Err(cause.take().unwrap_or(match error.kind() {
                        io::ErrorKind::UnexpectedEof => FetchError::Cut { host },
                        _ => FetchError::Damaged,
                    }));
                }
            };
            bytes.extend_from_slice(buffer.get(..read).unwrap_or_default());
            let count = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
            self.told(|progress| progress.received = count);
        }
    }

    fn told(&self, change: impl FnOnce(&mut Progress)) {
        change(&mut lock(&self.shared.progress));
    }
}

/// The body as it comes, whose errors are told before they pass through the unpacking.
struct Source<R, C, E> {
    inner: R,
    came: C,
    ended: E,
}

impl<R: Read, C: Fn(), E: Fn(ureq::Error) -> io::Error> Read for Source<R, C, E> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.inner.read(buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(error),
            Err(error) => Err((self.ended)(ureq::Error::from(error))),
            read => {
                (self.came)();
                read
            }
        }
    }
}

fn host(address: &PageAddress) -> CleanText {
    CleanText::line(address.host())
}

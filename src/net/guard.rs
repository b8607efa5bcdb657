//! What listens to each connection: whether it is still wanted, and how much comes that is nothing of the page.

use std::{fmt, io, sync::Arc};

use ureq::{
    Error,
    unversioned::transport::{
        Buffers, ConnectionDetails, Connector, DefaultConnector, NextTimeout, Transport,
    },
};

use crate::net::{reach::has_way, worker::Shared};

/// Says in an error of the connector that it was met on the way to the proxy, or by it.
#[derive(Debug)]
pub(super) struct AtProxy(pub Error);

impl fmt::Display for AtProxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for AtProxy {}

/// Connects as ever, and guards what comes of it.
#[derive(Debug)]
pub(super) struct Guarding {
    pub inner: DefaultConnector,
    pub shared: Arc<Shared>,
    /// The most bytes that may come one after another without any of the page.
    pub most: usize,
    /// The most bytes that may come in all.
    pub most_of_all: u64,
    /// Whether there is a proxy, whatever is asked of it.
    pub has_proxy: bool,
}

impl Connector for Guarding {
    type Out = Guarded;

    fn connect(
        &self,
        details: &ConnectionDetails<'_>,
        chained: Option<()>,
    ) -> Result<Option<Guarded>, Error> {
        let proxy = details.config.proxy();
        let is_by_proxy = proxy.is_some_and(|proxy| !proxy.is_no_proxy(details.uri));
        let connected = self.inner.connect(details, chained);
        let connected = connected.map_err(|error| match error {
            Error::Rustls(_) | Error::Tls(_) | Error::Other(_) => error,
            error if is_by_proxy => Error::Other(Box::new(AtProxy(error))),
            // This is of the last address alone, such as one of IPv6 where there is none; others have a way.
            Error::Io(error)
                if error.kind() == io::ErrorKind::NetworkUnreachable && has_way(&details.addrs) =>
            {
                io::Error::other("none of its addresses answers").into()
            }
            error => error,
        })?;
        // The way to the proxy itself, through which that to the page leads: what comes there is counted once.
        let is_inner = self.has_proxy && proxy.is_none();
        Ok(connected.map(|inner| Guarded {
            inner,
            shared: Arc::clone(&self.shared),
            most: if is_inner { usize::MAX } else { self.most },
            most_of_all: self.most_of_all,
        }))
    }
}

/// A connection that ends once nobody wants what comes, or once too much has come that is nothing of the page: headers,
/// answers before the answer, and what stands around and behind the chunks of a page.
pub(super) struct Guarded {
    inner: Box<dyn Transport>,
    shared: Arc<Shared>,
    most: usize,
    most_of_all: u64,
}

impl fmt::Debug for Guarded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Guarded").finish_non_exhaustive()
    }
}

impl Transport for Guarded {
    fn buffers(&mut self) -> &mut dyn Buffers {
        self.inner.buffers()
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), Error> {
        self.inner.transmit_output(amount, timeout)
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        if self.shared.is_stopped() {
            return Err(Error::Other("stopped".into()));
        }
        let before = self.inner.buffers().input().len();
        let is_more = self.inner.await_input(timeout)?;
        let came = self.inner.buffers().input().len().saturating_sub(before);
        if self.most < usize::MAX {
            // What has come by now may hold some of the page, which is known once it is read.
            let beside = self.shared.came(came);
            if beside > self.most {
                return Err(Error::LargeResponseHeader(beside, self.most));
            }
            if self.shared.all() > self.most_of_all {
                return Err(Error::BodyExceedsLimit(self.most_of_all));
            }
        }
        Ok(is_more)
    }

    fn is_open(&mut self) -> bool {
        self.inner.is_open()
    }

    fn is_tls(&self) -> bool {
        self.inner.is_tls()
    }
}

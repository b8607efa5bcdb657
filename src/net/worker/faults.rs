//! What the errors of the transport mean.

use std::io;

use ureq::{Error, Timeout};

use crate::{
    model::PageAddress,
    net::{
        FetchError, Lasted, Stage,
        client::lock,
        error::told,
        guard::AtProxy,
        reach::{Refused, is_no_way},
        worker::{Worker, host},
    },
};

impl Worker {
    pub(super) fn slow(&self, address: &PageAddress, what: Lasted) -> FetchError {
        let limits = &self.client.limits;
        FetchError::TooSlow {
            host: host(address),
            what,
            limit: match what {
                Lasted::Connecting => limits.connecting,
                Lasted::Reading => limits.reading,
                Lasted::Whole => limits.whole,
            },
        }
    }

    pub(super) fn by_proxy(&self, why: &str) -> FetchError {
        let (host, port) = self.proxy().unwrap_or_default();
        FetchError::Proxy {
            proxy: told(&format!("{host}:{port}")),
            why: told(why),
        }
    }

    /// Says what an error on the way to the proxy means, or one of the proxy itself.
    fn refused_by_proxy(&self, address: &PageAddress, error: Error) -> FetchError {
        match error {
            Error::Timeout(Timeout::Global) => self.slow(address, Lasted::Whole),
            Error::HostNotFound => self.by_proxy("there is no such host"),
            Error::Timeout(_) => {
                let time = self.client.limits.connecting.as_secs_f64();
                self.by_proxy(&format!("it makes no way within {time} seconds"))
            }
            Error::Protocol(_) | Error::BadUri(_) | Error::Http(_) => {
                self.by_proxy("it does not answer as a proxy does")
            }
            Error::ConnectProxyFailed(said) => {
                let said = said.strip_prefix("proxy server responded ");
                let status = said.and_then(|status| status.split('/').next());
                self.by_proxy(&match status {
                    Some(status) => format!("it answers with the status {status}"),
                    None => "it does not answer".to_owned(),
                })
            }
            Error::Io(error) if is_no_way(&error) => FetchError::Offline {
                host: told(&self.proxy().unwrap_or_default().0),
            },
            Error::Io(error) => match error.kind() {
                io::ErrorKind::ConnectionRefused => self.by_proxy("it accepts no connection there"),
                io::ErrorKind::UnexpectedEof
                | io::ErrorKind::ConnectionReset
                | io::ErrorKind::ConnectionAborted
                | io::ErrorKind::BrokenPipe => self.by_proxy("it has ended the connection"),
                _ => self.by_proxy(&error.to_string()),
            },
            other => self.by_proxy(&other.to_string()),
        }
    }

    /// Says what an error of the transport means.
    pub(super) fn refused(&self, address: &PageAddress, error: Error) -> FetchError {
        let host = host(address);
        // A proxy or a certificate may say as much as it likes.
        let why = |words: &dyn std::fmt::Display| told(&words.to_string());
        if self.shared.is_stopped() {
            return FetchError::Stopped;
        }
        match error {
            Error::Other(inner) if inner.is::<Refused>() => FetchError::Private { host },
            Error::Other(inner) if inner.is::<AtProxy>() => match inner.downcast::<AtProxy>() {
                Ok(inner) => self.refused_by_proxy(address, inner.0),
                Err(other) => FetchError::Unreachable {
                    host,
                    why: why(&other),
                },
            },
            Error::HostNotFound => FetchError::NoHost { host },
            Error::Timeout(Timeout::Resolve | Timeout::Connect) => {
                self.slow(address, Lasted::Connecting)
            }
            Error::Timeout(Timeout::PerRead | Timeout::PerWrite) => {
                self.slow(address, Lasted::Reading)
            }
            Error::Timeout(_) => self.slow(address, Lasted::Whole),
            Error::LargeResponseHeader(..) => FetchError::TooManyHeaders { host },
            Error::BodyExceedsLimit(_) => FetchError::TooLarge {
                limit: self.client.limits.bytes,
            },
            Error::Protocol(fault) if fault.to_string().contains("too many headers") => {
                FetchError::TooManyHeaders { host }
            }
            // A body that stalls says nothing of how long its next part is.
            Error::BodyStalled | Error::Protocol(_) | Error::BadUri(_) | Error::Http(_) => {
                FetchError::NotHttp { host }
            }
            Error::Rustls(fault) if is_no_tls(&fault) => FetchError::NotSecure { host },
            Error::Rustls(fault) if is_unknown(&fault) => FetchError::Unknown { host },
            Error::Rustls(fault) => FetchError::Insecure {
                host,
                why: why(&fault),
            },
            Error::Tls(fault) => FetchError::Insecure {
                host,
                why: why(&fault),
            },
            Error::Io(error) if is_no_way(&error) => FetchError::Offline { host },
            Error::Io(error) => match error.kind() {
                io::ErrorKind::UnexpectedEof
                | io::ErrorKind::ConnectionReset
                | io::ErrorKind::ConnectionAborted
                | io::ErrorKind::BrokenPipe => {
                    let stage = lock(&self.shared.progress).stage;
                    // Before anything has come, it may well be that the other side knows no TLS.
                    if address.is_secure() && stage == Stage::Asking {
                        FetchError::NotSecure { host }
                    } else {
                        FetchError::Cut { host }
                    }
                }
                io::ErrorKind::ConnectionRefused => FetchError::Unreachable {
                    host,
                    why: why(&"it accepts no connection there"),
                },
                io::ErrorKind::TimedOut => self.slow(address, Lasted::Connecting),
                io::ErrorKind::InvalidData if is_no_tls(&error) => FetchError::NotSecure { host },
                io::ErrorKind::InvalidData if is_unknown(&error) => FetchError::Unknown { host },
                io::ErrorKind::InvalidData => FetchError::Insecure {
                    host,
                    why: why(&error),
                },
                _ => FetchError::Unreachable {
                    host,
                    why: why(&error),
                },
            },
            other => FetchError::Unreachable {
                host,
                why: why(&other),
            },
        }
    }
}

/// Tells whether what came was no TLS at all.
fn is_no_tls(fault: &dyn std::fmt::Display) -> bool {
    fault.to_string().contains("corrupt message")
}

/// Tells whether it is a certificate of somebody whose word is not believed.
fn is_unknown(fault: &dyn std::fmt::Display) -> bool {
    fault.to_string().contains("UnknownIssuer")
}

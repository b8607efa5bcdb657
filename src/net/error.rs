//! Why a page or feed did not come, in words for a person.

use std::{net::IpAddr, time::Duration};

use thiserror::Error;

use crate::{
    model::{AddressFault, CleanText, PageAddress},
    net::{After, Wanted},
};

/// The longest that is told in a message of what others have written, in characters.
const LONGEST_TOLD: usize = 200;

/// Returns what others have written as it is told in a message: clean, and not too long for one.
pub(super) fn told(words: &str) -> CleanText {
    CleanText::line(&words.chars().take(LONGEST_TOLD).collect::<String>())
}

/// What took longer than it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lasted {
    /// Looking the name up and connecting.
    Connecting,
    /// Waiting for the next bytes.
    Reading,
    /// All of it.
    Whole,
}

/// Says why a page was not fetched; what comes from a server or a page is clean in it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FetchError {
    /// A person has stopped it.
    #[error("The fetching was stopped.")]
    Stopped,
    /// It would lead into a network that is not public.
    #[error(
        "{host} is {}, and pages are fetched from public ones only.",
        private(host)
    )]
    Private {
        /// The host.
        host: CleanText,
    },
    /// A public address leads into a network that is not.
    #[error(
        "It leads on to {host}, which is {}; no page of the web may lead there.",
        private(host)
    )]
    LeadsInside {
        /// The host that it leads to.
        host: CleanText,
    },
    /// It leads on to what is no page.
    #[error("It leads on to {target}. {why}")]
    LeadsAway {
        /// What stands there.
        target: CleanText,
        /// What is wrong with it.
        why: AddressFault,
    },
    /// It leads on, and says not where to.
    #[error("It leads on to another address ({status}), and does not say to which.")]
    LeadsNowhere {
        /// The status of the answer.
        status: u16,
    },
    /// It leads on again and again.
    #[error("It was redirected more than {most} times.")]
    LeadsOn {
        /// How often an address may lead on.
        most: usize,
    },
    /// It leads back to where it came by.
    #[error("It leads in a circle, back to {address}.")]
    Circle {
        /// Where the circle closes.
        address: CleanText,
    },
    /// There is no host of that name.
    #[error("There is no host {host}, or its name could not be looked up.")]
    NoHost {
        /// The host.
        host: CleanText,
    },
    /// No way leads there from this machine for now, or none to those who look names up.
    #[error("{host} can't be reached from this machine at the moment, which may be offline.")]
    Offline {
        /// The host.
        host: CleanText,
    },
    /// Nobody answers.
    #[error("{host} could not be reached: {why}.")]
    Unreachable {
        /// The host.
        host: CleanText,
        /// The reason.
        why: CleanText,
    },
    /// The connection is not secure.
    #[error("The connection to {host} is not secure: {why}.")]
    Insecure {
        /// The host.
        host: CleanText,
        /// The reason.
        why: CleanText,
    },
    /// Nobody who is believed says that the server is who it says.
    #[error("The connection to {host} is not secure: nobody who is believed vouches for it.")]
    Unknown {
        /// The host.
        host: CleanText,
    },
    /// The file that is to hold the certificates to believe holds none.
    #[error(
        "SSL_CERT_FILE names {file}, in which no certificate can be read, so nothing is fetched over a secure connection."
    )]
    NoCertificates {
        /// The file.
        file: CleanText,
    },
    /// Nothing came over a secure connection.
    #[error("{host} gives no answer over a secure connection (TLS).")]
    NotSecure {
        /// The host.
        host: CleanText,
    },
    /// It took too long.
    #[error("{}", lasted(host, *what, *limit))]
    TooSlow {
        /// The host.
        host: CleanText,
        /// What took too long.
        what: Lasted,
        /// How long it may take.
        limit: Duration,
    },
    /// It is too much.
    #[error("It is larger than {}, the most that is fetched.", bytes(*limit))]
    TooLarge {
        /// How many bytes may come.
        limit: u64,
    },
    /// What stands before the page is too much.
    #[error("The answer of {host} has more headers than are read.")]
    TooManyHeaders {
        /// The host.
        host: CleanText,
    },
    /// The connection ended before the page did.
    #[error("The connection to {host} ended before the page was there as a whole.")]
    Cut {
        /// The host.
        host: CleanText,
    },
    /// It is compressed in a way that is not known.
    #[error("The server sent the page compressed {how}, which can't be read.")]
    Packed {
        /// How.
        how: String,
    },
    /// It can't be unpacked.
    #[error("The server sent the page compressed, and what it sent is damaged.")]
    Damaged,
    /// It is no text.
    #[error("It is {what} ({media_type}), not a text.")]
    NoText {
        /// What it is, such as `a picture`.
        what: &'static str,
        /// Its media type.
        media_type: CleanText,
    },
    /// It is a feed, and a page was wanted.
    #[error("It is a feed, not a text.")]
    Feed {
        /// Where it is.
        address: Box<PageAddress>,
    },
    /// The server has another answer than the page.
    #[error("{}", answered(host, *status, *after))]
    Status {
        /// The host.
        host: CleanText,
        /// The address that answers so: the one that was asked for, or one that it led to.
        address: Box<PageAddress>,
        /// The status.
        status: u16,
        /// When to ask again.
        after: Option<After>,
    },
    /// What answers does not speak HTTP.
    #[error("{host} does not answer as a web server does.")]
    NotHttp {
        /// The host.
        host: CleanText,
    },
    /// The proxy does not let it through.
    #[error("The proxy that the environment names, {proxy}, could not be used: {why}.")]
    Proxy {
        /// Its host and its port.
        proxy: CleanText,
        /// The reason.
        why: CleanText,
    },
    /// What is to name a proxy names none; its words are not told, since they may hold a password.
    #[error("{variable} is set to what is no address of a proxy, so nothing is fetched.")]
    NoProxy {
        /// The variable of the environment.
        variable: CleanText,
    },
}

impl FetchError {
    /// Tells of an address that is not public whether it was led to: where this is not the first that was asked.
    #[must_use]
    pub(super) fn led_by(self, asked: usize) -> Self {
        match self {
            Self::Private { host } if asked > 1 => Self::LeadsInside { host },
            other => other,
        }
    }

    /// Returns what the person can do about it.
    pub fn hint(&self) -> Option<String> {
        self.hint_for(Wanted::Page)
    }

    /// Returns what the person can do about it where this was wanted.
    pub fn hint_for(&self, wanted: Wanted) -> Option<String> {
        match wanted {
            Wanted::Page => self.hint_for_page(),
            Wanted::Feed => self.hint_for_feed(),
        }
    }

    fn hint_for_feed(&self) -> Option<String> {
        let hint = match self {
            Self::Private { .. }
            | Self::LeadsInside { .. }
            | Self::NoHost { .. }
            | Self::Offline { .. }
            | Self::Insecure { .. }
            | Self::Unknown { .. }
            | Self::NoCertificates { .. }
            | Self::Proxy { .. }
            | Self::NoProxy { .. } => return self.hint_for_page(),
            Self::Unreachable { .. } | Self::TooSlow { .. } | Self::Cut { .. } => {
                "Try again later."
            }
            Self::NoText { .. } => "Give the address of a feed, or of a page that names one.",
            Self::Circle { .. } => "It may want cookies, which are not kept.",
            Self::Status { status, .. } => match status {
                401..=403 => "It may be for subscribers alone, or refuse programs.",
                404 | 410 => {
                    "Look whether the address is whole; the site may name another one for its feed."
                }
                429 | 500..=599 => "Try again later.",
                _ => return None,
            },
            _ => return None,
        };
        Some(hint.to_owned())
    }

    /// Returns what the person can do about it on a screen, where no option can be given.
    pub fn hint_on_screen(&self, wanted: Wanted) -> Option<String> {
        match self {
            Self::Private { .. } => Some(
                "To fetch it all the same, set `allow_private: true` in config.ron.".to_owned(),
            ),
            other => other.hint_for(wanted),
        }
    }

    fn hint_for_page(&self) -> Option<String> {
        let by_hand = "Save the page in the browser and add the file.";
        let hint = match self {
            Self::Stopped => return None,
            Self::Private { .. } => {
                "To fetch it all the same, give `--allow-private`, or set `allow_private: true` in config.ron."
            }
            Self::LeadsInside { .. } => {
                "Look whether the address is the one that you want: whoever runs the site may want to reach what stands behind your door."
            }
            Self::LeadsAway { why, .. } => why.hint(),
            Self::Circle { .. } => {
                "It may want cookies, which are not kept. Save the page in the browser and add the file."
            }
            Self::NoHost { .. } => {
                "Look whether it is spelled right, and whether there is a connection."
            }
            Self::Offline { .. } => "Look whether there is a connection.",
            Self::Unreachable { .. } | Self::TooSlow { .. } | Self::Cut { .. } => {
                "Try again later, or save the page in the browser and add the file."
            }
            Self::Insecure { .. } => {
                "Look whether the clock of this machine is right, and whether somebody stands between, such as a hotel's sign-in."
            }
            Self::Unknown { .. } => {
                "Somebody may stand between, such as a hotel's sign-in. Where it is your network's own, name the file of its certificate in SSL_CERT_FILE."
            }
            Self::NoCertificates { .. } => {
                "Name a file of certificates as PEM there, or unset it to believe those whom Mozilla believes."
            }
            Self::NotSecure { .. } => {
                "It may know http only: try the address with http:// in front, or save the page in the browser and add the file."
            }
            Self::NoText { .. } => "Only pages, plain text, Markdown and mail are fetched.",
            Self::Feed { address } => {
                let command = in_a_shell(address);
                return Some(format!(
                    "To get what it brings, follow it: `briefreader feed add {command}`."
                ));
            }
            Self::Status { status, .. } => return Some(next_step(*status).to_owned()),
            Self::Proxy { .. } => {
                "Look at ALL_PROXY, HTTPS_PROXY and HTTP_PROXY; a host in NO_PROXY is asked without it."
            }
            Self::NoProxy { .. } => {
                "Set it as in http://proxy.example:3128, or unset it to fetch without a proxy."
            }
            Self::LeadsNowhere { .. }
            | Self::LeadsOn { .. }
            | Self::TooLarge { .. }
            | Self::TooManyHeaders { .. }
            | Self::Packed { .. }
            | Self::Damaged
            | Self::NotHttp { .. } => by_hand,
        };
        Some(hint.to_owned())
    }

    /// Returns the reason in a few words, for a list of what was skipped.
    pub fn reason(&self) -> String {
        let words = match self {
            Self::Stopped => "stopped",
            Self::Private { .. } => "a private or local address",
            Self::LeadsInside { .. } => "leads to a private or local address",
            Self::LeadsAway { .. } | Self::LeadsNowhere { .. } => "leads to no page",
            Self::LeadsOn { .. } => "too many redirects",
            Self::Circle { .. } => "leads in a circle",
            Self::NoHost { .. } => "no such host",
            Self::Offline { .. } => "no connection",
            Self::Unreachable { .. } => "not reached",
            Self::Insecure { .. } | Self::NotSecure { .. } | Self::Unknown { .. } => "not secure",
            Self::NoCertificates { .. } => "no certificates to believe",
            Self::TooSlow { .. } => "too slow",
            Self::TooLarge { .. } => "too large",
            Self::TooManyHeaders { .. } => "too many headers",
            Self::Cut { .. } => "cut short",
            Self::Packed { .. } => "compressed in an unknown way",
            Self::Damaged => "damaged",
            Self::NoText { .. } => "not a text",
            Self::Feed { .. } => "a feed",
            Self::Status { status, .. } => return format!("status {status}"),
            Self::NotHttp { .. } => "no web server",
            Self::Proxy { .. } => "no way through the proxy",
            Self::NoProxy { .. } => "no address of a proxy",
        };
        words.to_owned()
    }
}

/// Says what a host that is not public is: a number is such an address, a name stands at one.
fn private(host: &str) -> &'static str {
    let number = host.trim_start_matches('[').trim_end_matches(']');
    match number.parse::<IpAddr>() {
        Ok(_) => "a private or local address",
        Err(_) => "at a private or local address",
    }
}

fn lasted(host: &str, what: Lasted, limit: Duration) -> String {
    let seconds = limit.as_secs_f64();
    let time = if seconds == 1.0 {
        "a second".to_owned()
    } else {
        format!("{seconds} seconds")
    };
    match what {
        Lasted::Connecting => format!("{host} could not be reached within {time}."),
        Lasted::Reading => format!("{host} has sent nothing for {time}."),
        Lasted::Whole => {
            format!("The page was not there within {time}, the longest that is waited for one.")
        }
    }
}

/// Says how many bytes, in the largest unit in which the number is whole.
fn bytes(count: u64) -> String {
    const UNITS: [(&str, u64); 3] = [("MB", 1_000_000), ("kB", 1_000), ("bytes", 1)];
    let fits = |unit: &&(&str, u64)| count >= unit.1 && count.is_multiple_of(unit.1);
    let (unit, size) = UNITS.iter().find(fits).unwrap_or(&UNITS[2]);
    format!("{} {unit}", count / size)
}

/// Writes an address so that a shell takes it for one word; one that no message has room for as a word for it.
fn in_a_shell(address: &PageAddress) -> String {
    let address = address.as_str();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/%@+,=".contains(c);
    if address.len() > LONGEST_TOLD || address.contains('\'') {
        "URL".to_owned()
    } else if address.chars().all(is_plain) {
        address.to_owned()
    } else {
        format!("'{address}'")
    }
}

fn answered(host: &str, status: u16, after: Option<After>) -> String {
    match status {
        401 => format!("{host} shows it only to those who are signed in (401)."),
        402 => format!("{host} shows it only to those who have paid (402)."),
        403 => format!("{host} refuses it (403)."),
        404 => format!("{host} has no such page (404)."),
        410 => format!("{host} has taken the page away for good (410)."),
        429 => {
            let said = format!("{host} was asked too often (429)");
            match after {
                None => format!("{said}."),
                Some(after) => format!("{said}, and asks to wait {after}."),
            }
        }
        451 => format!("{host} may not show it, for legal reasons (451)."),
        204 | 205 => format!("{host} answers without a page ({status})."),
        500..=599 => format!("{host} can't show it at the moment ({status})."),
        _ => format!("{host} answers with the status {status}, not with the page."),
    }
}

fn next_step(status: u16) -> &'static str {
    match status {
        401..=403 => {
            "The outlet asks for a subscription or refuses programs; save the page in the browser and add the file."
        }
        404 | 410 => {
            "Look whether the address is whole; an archive of the web may still have the page."
        }
        429 | 500..=599 => "Try again later, or save the page in the browser and add the file.",
        451 => "An archive of the web may have the page.",
        _ => "Save the page in the browser and add the file.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_inside_is_told_as_that_and_nobody_is_told_to_allow_it() {
        let host = CleanText::line("[::1]");
        let private = FetchError::Private { host: host.clone() };
        assert_eq!(
            private.clone().led_by(1),
            private,
            "the one that was asked for"
        );
        let led = private.led_by(2);
        assert_eq!(led, FetchError::LeadsInside { host });
        assert_eq!(
            led.to_string(),
            "It leads on to [::1], which is a private or local address; no page of the web may lead there."
        );
        for wanted in [Wanted::Page, Wanted::Feed] {
            let hint = led.hint_for(wanted).unwrap();
            assert!(!hint.contains("allow"), "{hint}");
        }
        let host = CleanText::line("inner.example");
        let name = FetchError::Private { host }.led_by(2);
        assert!(name.to_string().contains("which is at a private"), "{name}");
    }
}

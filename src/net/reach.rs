//! Where pages may be fetched from.

use std::{
    fmt, io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs, UdpSocket},
    sync::{Arc, mpsc},
    thread,
    time::Duration,
};

use ureq::{
    config::Config,
    http::Uri,
    unversioned::{
        resolver::{ResolvedSocketAddrs, Resolver},
        transport::NextTimeout,
    },
};
use url::Host;

use crate::model::PageAddress;

/// How many addresses of one name are tried; the connector takes no more.
const MOST_TRIED: usize = 16;

/// From where pages may come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// From public addresses only, so that no page can lead into a person's own network.
    Public,
    /// From anywhere.
    Anywhere,
}

/// Looks up the addresses of a host and a port.
pub type LookUp = dyn Fn(&str, u16) -> io::Result<Vec<SocketAddr>> + Send + Sync;

/// Tells whether an address is one of the public net.
///
/// Private, loopback and link-local addresses are not, nor those for carriers, documentation, benchmarks, groups and
/// later use; and what only leads to such an address, as mapped ones of IPv6 do, is not either.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [first, second, third, _] = address.octets();
    let is_set_apart = match first {
        0 | 10 | 127 | 224..=255 => true,
        100 => matches!(second, 64..=127),
        169 => second == 254,
        172 => matches!(second, 16..=31),
        192 => matches!((second, third), (0, 0 | 2) | (88, 99) | (168, _)),
        198 => matches!((second, third), (18 | 19, _) | (51, 100)),
        203 => (second, third) == (0, 113),
        _ => false,
    };
    !is_set_apart
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let inner = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    match address.segments() {
        // Mapped, and by way of NAT64, which in some networks is the way to all of IPv4.
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            inner(high, low)
        }
        // 6to4.
        [0x2002, high, low, ..] => inner(high, low),
        // Teredo, benchmarks, identifiers that are no places, and the rest that is set apart for protocols; then
        // documentation.
        [0x2001, 0..=0x1ff | 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => false,
        // All that has been given out to the public.
        [0x2000..=0x3fff, ..] => true,
        _ => false,
    }
}

/// Tells whether an address names a place that is not public, as far as can be told without looking it up.
pub(super) fn is_private_by_name(address: &PageAddress) -> bool {
    match address.host_parts() {
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            name == "localhost" || name.ends_with(".localhost")
        }
        Some(Host::Ipv4(number)) => !is_public_v4(number),
        Some(Host::Ipv6(number)) => !is_public_v6(number),
        None => true,
    }
}

/// Looks a name up as the system does.
pub(super) fn by_system() -> Arc<LookUp> {
    Arc::new(|host, port| (host, port).to_socket_addrs().map(Iterator::collect))
}

/// Says in an error of the connector that all addresses of a host were refused.
#[derive(Debug)]
pub(super) struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no public address")
    }
}

impl std::error::Error for Refused {}

/// Looks names up, and lets only those addresses pass that may be connected to.
///
/// The connector takes what this answers and looks nothing up itself, so that a second look-up can't bring another
/// address than the one that was checked.
pub(super) struct Checked {
    pub look_up: Arc<LookUp>,
    pub reach: Reach,
    /// The host and the port of the proxy, which a person has chosen; it may stand anywhere.
    pub proxy: Option<(String, u16)>,
    /// The longest that a look-up may take.
    pub patience: Duration,
}

impl fmt::Debug for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Checked")
            .field("reach", &self.reach)
            .finish_non_exhaustive()
    }
}

impl Resolver for Checked {
    fn resolve(
        &self,
        uri: &Uri,
        _: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let host = uri.host().unwrap_or_default();
        let host = host
            .trim_start_matches('[')
            .trim_end_matches(']')
            .to_owned();
        let is_secure = uri.scheme_str() == Some("https");
        let port = uri.port_u16().unwrap_or(if is_secure { 443 } else { 80 });
        let patience = self.patience.min(*timeout.after);
        let found = match host.parse::<IpAddr>() {
            Ok(number) => vec![SocketAddr::new(number, port)],
            Err(_) => self.looked_up(host.clone(), port, patience)?,
        };
        if found.is_empty() {
            return Err(ureq::Error::HostNotFound);
        }
        let is_proxy = self.proxy.as_ref() == Some(&(host, port));
        let is_all = self.reach == Reach::Anywhere || is_proxy;
        let mut passed = self.empty();
        let fits = |found: &SocketAddr| is_all || is_public(found.ip());
        for address in found.into_iter().filter(fits).take(MOST_TRIED) {
            passed.push(address);
        }
        if passed.is_empty() {
            return Err(ureq::Error::Other(Box::new(Refused)));
        }
        Ok(passed)
    }
}

impl Checked {
    /// Looks up on a thread of its own: the system's look-up can't be stopped.
    fn looked_up(
        &self,
        host: String,
        port: u16,
        patience: Duration,
    ) -> Result<Vec<SocketAddr>, ureq::Error> {
        let (found, finding) = mpsc::sync_channel(1);
        let look_up = Arc::clone(&self.look_up);
        thread::Builder::new()
            .name("look-up".to_owned())
            .spawn(move || found.send(look_up(&host, port)).ok())?;
        match finding.recv_timeout(patience) {
            Ok(Ok(found)) => Ok(found),
            Ok(Err(error)) if is_for_now(&error) || is_no_way(&error) => {
                Err(io::Error::from(io::ErrorKind::NetworkUnreachable).into())
            }
            // Systems say the rest in many ways, none of which tells more.
            Ok(Err(_)) => Err(ureq::Error::HostNotFound),
            Err(_) => Err(ureq::Error::Timeout(ureq::Timeout::Resolve)),
        }
    }
}

/// Tells whether an error says that no way leads there from this machine.
pub(super) fn is_no_way(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NetworkUnreachable
            | io::ErrorKind::HostUnreachable
            | io::ErrorKind::NetworkDown
    )
}

/// Tells whether a name could not be looked up only for now, as where those who look names up are out of reach: not that
/// there is no such name.
///
/// The standard library keeps nothing of that but the words of the system.
fn is_for_now(error: &io::Error) -> bool {
    /// `WSATRY_AGAIN` of Windows.
    const TRY_AGAIN: i32 = 11_002;

    let said = error.to_string().to_lowercase();
    let is_said = ["temporary failure", "try again"]
        .iter()
        .any(|words| said.contains(words));
    is_said || cfg!(windows) && error.raw_os_error() == Some(TRY_AGAIN)
}

/// Tells whether the system knows a way to one of these; nothing is sent for that.
pub(super) fn has_way(addresses: &[SocketAddr]) -> bool {
    let is_known = |address: &SocketAddr| {
        let own: IpAddr = match address {
            SocketAddr::V4(_) => Ipv4Addr::UNSPECIFIED.into(),
            SocketAddr::V6(_) => Ipv6Addr::UNSPECIFIED.into(),
        };
        UdpSocket::bind((own, 0)).is_ok_and(|socket| socket.connect(address).is_ok())
    };
    addresses.iter().any(is_known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_addresses_are_public() {
        let private = [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.1",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.1.1.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::ffff:169.254.169.254",
            "64:ff9b::10.0.0.1",
            "64:ff9b::127.0.0.1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:2::1",
            "2001:10::1",
            "2001:20::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "2002:a00:1::1",
            "2002:c0a8:101::",
            "3fff::1",
            "3fff:fff::1",
            "5f00::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ];
        for address in private {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
        let public = [
            "1.1.1.1",
            "9.255.255.255",
            "11.0.0.1",
            "100.63.255.255",
            "100.128.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "192.167.0.1",
            "198.17.0.1",
            "198.20.0.1",
            "223.255.255.1",
            "::ffff:1.1.1.1",
            "64:ff9b::1.1.1.1",
            "2001:4860::1",
            "2002:101:101::1",
            "2a00::1",
            "2606:4700::1",
        ];
        for address in public {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn names_and_numbers_of_this_machine_are_private_in_every_spelling() {
        for typed in [
            "http://localhost/",
            "http://LOCALHOST./",
            "http://a.localhost:80/",
            "http://0x7f.1/",
            "http://2130706433/",
            "http://017700000001/",
            "http://127.1/",
            "http://0/",
            "http://[::1]/",
            "http://[::ffff:7f00:1]/",
            "http://１２７.0.0.1/",
        ] {
            let address = PageAddress::parse(typed).unwrap();
            assert!(is_private_by_name(&address), "{typed}");
        }
        for typed in [
            "http://localhost.example/",
            "http://1.1.1.1/",
            "http://[2606:4700::1]/",
        ] {
            let address = PageAddress::parse(typed).unwrap();
            assert!(!is_private_by_name(&address), "{typed}");
        }
    }
}

//! A server on this machine that speaks TLS, and who vouches for it.

use std::{
    io::{BufRead, BufReader, Write},
    net::TcpListener,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use rustls::{
    ServerConfig, ServerConnection, StreamOwned,
    crypto::ring,
    pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
};

/// Somebody who vouches for servers.
pub struct Authority(Issuer<'static, KeyPair>, Vec<u8>);

impl Authority {
    /// Makes one of this name that nobody knows yet.
    pub fn new(name: &str) -> Self {
        let key = KeyPair::generate().unwrap();
        let mut parameters = CertificateParams::new(Vec::new()).unwrap();
        parameters.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let names = &mut parameters.distinguished_name;
        names.push(DnType::CommonName, name);
        let certificate = parameters.self_signed(&key).unwrap().der().to_vec();
        Self(Issuer::new(parameters, key), certificate)
    }

    /// Returns its certificate as PEM.
    pub fn pem(&self) -> String {
        let lines = STANDARD.encode(&self.1);
        format!("-----BEGIN CERTIFICATE-----\n{lines}\n-----END CERTIFICATE-----\n")
    }
}

/// A server that has a certificate for one name; it answers until the test ends.
pub struct Secure {
    port: u16,
    asked: Arc<AtomicUsize>,
}

impl Secure {
    /// Starts one that answers each path with the whole answer that is made for it.
    pub fn new(
        authority: &Authority,
        name: &str,
        answer: impl Fn(&str) -> Vec<u8> + Send + Sync + 'static,
    ) -> Self {
        let key = KeyPair::generate().unwrap();
        let parameters = CertificateParams::new(vec![name.to_owned()]).unwrap();
        let certificate = parameters.signed_by(&key, &authority.0).unwrap();
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .unwrap();
        let config = Arc::new(config);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(stream) = stream else { continue };
                let connection = ServerConnection::new(Arc::clone(&config)).unwrap();
                let mut stream = StreamOwned::new(connection, stream);
                let mut lines = BufReader::new(&mut stream).lines();
                // Who does not believe the certificate asks for nothing.
                let Some(Ok(first)) = lines.next() else {
                    continue;
                };
                let end = lines.map_while(Result::ok).find(String::is_empty);
                if end.is_none() {
                    continue;
                }
                count.fetch_add(1, Ordering::SeqCst);
                let target = first.split(' ').nth(1).unwrap_or_default();
                let _ = stream.write_all(&answer(target));
                stream.conn.send_close_notify();
                let _ = stream.flush();
            }
        });
        Self { port, asked }
    }

    /// Returns the address of a path.
    pub fn url(&self, host: &str, path: &str) -> String {
        format!("https://{host}:{}{path}", self.port)
    }

    /// Returns how many requests came over a secure connection.
    pub fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

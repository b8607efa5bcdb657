//! A web server on this machine that answers as a test tells it to.

use std::{
    io::{self, BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

/// What was asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// The path with what stands behind it.
    pub target: String,
    /// The headers, their names in small letters.
    pub headers: Vec<(String, String)>,
}

impl Request {
    /// Returns a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// A server; it answers until it is dropped.
pub struct Server {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<Request>>>,
    is_over: Arc<AtomicBool>,
}

impl Server {
    /// Starts one; `answer` writes what it likes, and the connection is closed behind that.
    pub fn new(
        answer: impl Fn(&Request, &mut TcpStream) -> io::Result<()> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let is_over = Arc::new(AtomicBool::new(false));
        let (answer, log, over) = (Arc::new(answer), Arc::clone(&asked), Arc::clone(&is_over));
        thread::spawn(move || {
            for stream in listener.incoming() {
                if over.load(Ordering::SeqCst) {
                    return;
                }
                let Ok(mut stream) = stream else { continue };
                let (answer, log) = (Arc::clone(&answer), Arc::clone(&log));
                thread::spawn(move || {
                    if let Some(request) = read(&stream) {
                        log.lock().unwrap().push(request.clone());
                        // Who has heard enough hangs up.
                        let _ = answer(&request, &mut stream);
                    }
                });
            }
        });
        Self {
            address,
            asked,
            is_over,
        }
    }

    /// Starts one that answers each path with the whole answer that is made for it.
    pub fn of(answer: impl Fn(&str) -> Vec<u8> + Send + Sync + 'static) -> Self {
        Self::new(move |request, stream| stream.write_all(&answer(&request.target)))
    }

    /// Returns the address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Returns its port.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Returns what was asked for so far.
    pub fn asked(&self) -> Vec<Request> {
        self.asked.lock().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address);
    }
}

fn read(stream: &TcpStream) -> Option<Request> {
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next()?.ok()?;
    let target = first.split(' ').nth(1)?.to_owned();
    let mut headers = Vec::new();
    for line in lines {
        let line = line.ok()?;
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_once(':')?;
        headers.push((name.to_lowercase(), value.trim().to_owned()));
    }
    Some(Request { target, headers })
}

/// Makes a whole answer, with its length.
pub fn answer(status: &str, headers: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let mut answer = head(status, headers);
    let end = answer.len() - 2;
    answer.truncate(end);
    answer.extend(format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes());
    answer.extend(body);
    answer
}

/// Makes the start of an answer, up to the body.
pub fn head(status: &str, headers: &[(&str, &str)]) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {status}\r\nConnection: close\r\n");
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    head.into_bytes()
}

/// Makes an answer of plain text.
pub fn plain(text: &str) -> Vec<u8> {
    answer(
        "200 OK",
        &[("Content-Type", "text/plain; charset=utf-8")],
        text.as_bytes(),
    )
}

/// Makes an answer that leads on.
pub fn leads_to(target: &str) -> Vec<u8> {
    answer("302 Found", &[("Location", target)], b"")
}

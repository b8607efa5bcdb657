//! What following many feeds costs: the first refresh, those that bring nothing, one new item in each feed, and the
//! start of the reader.
//!
//!     cargo bench --bench feeds
//!
//! prints a table in Markdown. The feeds are served by this process, each from a host of its own, so that no pause
//! between two questions to one host is measured; every article is saved durably. The start is the opening of the
//! library, its feeds and the first page of its list, also as so many times what it takes where the same articles are
//! there and no feed. `BRIEFREADER_BENCH_FEEDS=5x10` measures five feeds of ten items instead.

#[path = "../tests/support/server.rs"]
#[expect(
    dead_code,
    clippy::unwrap_used,
    reason = "it is made for tests, which need more of it"
)]
mod server;

use std::{
    fmt::Write as _,
    fs,
    io::{self, Write as _},
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use briefreader::{
    extract::Extractor,
    library::{Follow, Library, RefreshAsked},
    model::{
        FeedEdit, Flow, PageAddress,
        schedule::Urgency,
        view::{FeedsRefreshed, Filter},
    },
    net::{Client, Limits, Reach},
    store::{Folder, Places},
};
use jiff::Timestamp;
use tempfile::TempDir;

use server::{Server, answer, head};

/// How many feeds, and how many items in each.
type Size = (usize, usize);

/// What is measured where nothing else is asked for.
const SIZES: [Size; 2] = [(20, 50), (500, 20)];

/// How many words an item has: some two thousand letters.
const WORDS: usize = 350;

/// How often the reader is started.
const STARTS: usize = 9;

/// How many rows of the list are read at the start.
const PAGE: usize = 50;

fn main() {
    let asked = std::env::var("BRIEFREADER_BENCH_FEEDS").ok();
    let asked = asked.and_then(|asked| {
        let (feeds, items) = asked.split_once('x')?;
        Some((feeds.parse().ok()?, items.parse().ok()?))
    });
    let sizes = asked.map_or_else(|| SIZES.to_vec(), |size| vec![size]);
    print(
        "| feeds × items | first refresh | items a second | nothing new | not modified | one new in each | the list | start | memory |\n",
    );
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    for size in sizes {
        print(&format!("{}\n", row(size)));
    }
}

/// Prints a part of the table, at once.
fn print(text: &str) {
    let mut out = io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written.expect("the table can be printed");
}

/// Measures one size, and returns its row.
fn row((feeds, items): Size) -> String {
    let world = World::new(items);
    let directory = TempDir::new().expect("a directory can be made");
    let library = Library::open(Places::under(directory.path()), 1, Timestamp::now);
    let program = PathBuf::from(env!("CARGO_BIN_EXE_briefreader"));
    let library = library.reading_with(Extractor::new(program));
    let follows: Vec<Follow> = (0..feeds).map(|number| world.follow(number)).collect();
    library.follow(&follows).expect("feeds can be followed");
    let refresh = || {
        let begun = Instant::now();
        let refreshed = world.refresh(&library);
        (begun.elapsed(), refreshed.new_articles())
    };
    let (first, new) = refresh();
    assert_eq!(new, feeds * items, "all items come in");
    world.state.store(1, Ordering::SeqCst);
    let (same, new) = refresh();
    assert_eq!(new, 0, "nothing is new");
    world.state.store(2, Ordering::SeqCst);
    let _ = refresh();
    let (not_modified, new) = refresh();
    assert_eq!(new, 0, "nothing is new");
    world.state.store(3, Ordering::SeqCst);
    let (one, new) = refresh();
    assert_eq!(new, feeds, "one item of each feed is new");
    let begun = Instant::now();
    let listed = library.feed_rows(None).expect("feeds can be listed").len();
    let list = begun.elapsed();
    assert_eq!(listed, feeds, "all feeds are listed");
    drop(library);
    let start = start_of(&directory);
    let folder = Places::under(directory.path()).folder(Folder::Feeds);
    fs::remove_dir_all(folder).expect("feeds can be taken away");
    let bare = start_of(&directory);
    let each = (feeds * items) as f64 / first.as_secs_f64();
    format!(
        "| {feeds} × {items} | {} | {each:.0} | {} | {} | {} | {} | {} ({:.1} ×) | {} |",
        time(first),
        time(same),
        time(not_modified),
        time(one),
        time(list),
        time(start),
        start.as_secs_f64() / bare.as_secs_f64(),
        memory()
    )
}

/// Measures how long the reader waits until it shows the first page of its list, and its feeds: of several starts the
/// one in the middle.
fn start_of(directory: &TempDir) -> Duration {
    let open = || Library::open(Places::under(directory.path()), 1, Timestamp::now);
    // What was changed since is taken in beside the reading, and not measured.
    open().load(&|_| Flow::Continue).expect("it can be read");
    let mut times = [(); STARTS].map(|()| {
        let begun = Instant::now();
        let library = open();
        let listed = library.page(&Filter::default(), 0, PAGE).total;
        library.feed_rows(None).expect("feeds can be listed");
        assert!(listed > 0, "there are articles");
        begun.elapsed()
    });
    times.sort_unstable();
    times[STARTS / 2]
}

fn time(time: Duration) -> String {
    match time.as_millis() {
        0..1000 => format!("{} ms", time.as_millis()),
        _ => format!("{:.1} s", time.as_secs_f64()),
    }
}

/// The most memory that this process has had, its server with it.
fn memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = most.and_then(|most| most.trim().split(' ').next()?.parse::<u64>().ok());
    kilobytes.map_or_else(
        || "not known".to_owned(),
        |many| format!("{} MB", many / 1000),
    )
}

/// Servers of any number of hosts, all of them in this process.
struct World {
    server: Server,
    /// 0 and 1 for what comes without a validator, in another order; 2 with one; 3 with one item more.
    state: Arc<AtomicUsize>,
}

impl World {
    fn new(items: usize) -> Self {
        let state = Arc::new(AtomicUsize::new(0));
        let known = Arc::clone(&state);
        let server = Server::new(move |request, stream| {
            let state = known.load(Ordering::SeqCst);
            if state == 2 && request.header("if-none-match").is_some() {
                return stream.write_all(&head("304 Not Modified", &[]));
            }
            let host = request.header("host").unwrap_or_default();
            let mut headers = vec![("Content-Type", "application/rss+xml")];
            if state == 2 {
                headers.push(("ETag", "\"one\""));
            }
            let count = if state == 3 { items + 1 } else { items };
            stream.write_all(&answer(
                "200 OK",
                &headers,
                feed(host, count, state).as_bytes(),
            ))
        });
        Self { server, state }
    }

    fn follow(&self, number: usize) -> Follow {
        let url = format!("http://host{number}.example:{}/feed", self.server.port());
        let address = PageAddress::parse(&url).expect("it is an address");
        Follow::by_person(address, FeedEdit::default())
    }

    fn refresh(&self, library: &Library) -> FeedsRefreshed {
        let port = self.server.port();
        let client = Client::new(Limits::default(), Reach::Anywhere)
            .looking_up(move |_, _| Ok(vec![([127, 0, 0, 1], port).into()]));
        let asked = RefreshAsked {
            feeds: None,
            urgency: Urgency::Asked { force: true },
            rules: &[],
        };
        let refreshed = library.refresh_feeds(&client, &asked, &|_| Flow::Continue);
        refreshed.expect("feeds can be refreshed")
    }
}

/// Writes a feed; where its state is odd, the newest item stands last.
fn feed(host: &str, items: usize, state: usize) -> String {
    let mut numbers: Vec<usize> = (0..items).collect();
    if state % 2 == 1 {
        numbers.reverse();
    }
    let mut text = String::from("<rss version=\"2.0\"><channel><title>Desk</title>");
    for number in numbers {
        let words: Vec<String> = (0..WORDS)
            .map(|word| format!("word{}", (number * 31 + word * word) % 997))
            .collect();
        let words = words.join(" ");
        write!(
            text,
            "<item><guid>{host}-{number}</guid><title>Item {number} of {host}</title><description>{words}</description></item>"
        )
        .expect("a text can be written to");
    }
    text.push_str("</channel></rss>");
    text
}

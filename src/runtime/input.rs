//! The thread that reads the terminal.

use std::{env, io, sync::mpsc::Sender, thread, time::Duration};

use crossterm::event::Event;
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::Errno,
    stdio::stdin,
};

use self::decoder::Decoder;
use super::{
    Arrival, Cause,
    locale::{self, Charset},
    outside, signals, watchdog,
};

pub mod decoder;
mod mouse;
pub mod reply;

/// How long input is left alone that is for another job.
const BACKGROUND_PAUSE: Duration = Duration::from_millis(50);

/// Starts the thread that reads standard input, which is known to be a terminal.
///
/// It waits in poll(2), without a time limit unless a sequence is torn, so it costs nothing while
/// nobody types, and learns at once when the terminal goes away, with or without a SIGHUP. It is
/// never joined: nothing could wake it. It ends with the terminal or with the process.
pub fn start<A: Send + 'static>(arrivals: Sender<Arrival<A>>) -> io::Result<()> {
    thread::Builder::new()
        .name("input".into())
        .spawn(move || {
            let locale = locale::of(|name| env::var(name).ok());
            let decoder = Decoder::new(Charset::of(locale.as_deref()));
            let mut reader = Reader { decoder };
            let mut events = Vec::new();
            loop {
                let found = reader.read(&mut events);
                let replies = reader.decoder.take_replies();
                let replies = replies.into_iter().map(Arrival::Replied);
                for arrival in replies.chain(events.drain(..).map(Arrival::Terminal)) {
                    if arrivals.send(arrival).is_err() {
                        return;
                    }
                }
                if found == Found::Gone {
                    watchdog::end_soon(Cause::HungUp);
                    // Nobody is left to tell when the loop has ended.
                    let _ = arrivals.send(Arrival::HungUp);
                    return;
                }
            }
        })
        .map(drop)
}

/// What waiting for the terminal brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    /// Something to read, perhaps.
    Input,
    /// Nothing, for as long as it was worth waiting.
    Silence,
    /// The terminal has gone away.
    Gone,
}

struct Reader {
    decoder: Decoder,
}

impl Reader {
    /// Waits for input once and decodes it.
    fn read(&mut self, events: &mut Vec<Event>) -> Found {
        let found = wait(self.decoder.patience());
        match found {
            Found::Silence => self.decoder.give_up(events),
            Found::Gone => {}
            // Another job has the terminal, and what is typed is for it; to read would stop this
            // one by SIGTTIN. The main loop is about to stop it in a better way.
            // The same goes for a program that this one has given the terminal to.
            Found::Input if signals::is_in_background() || outside::is_lent() => {
                thread::sleep(BACKGROUND_PAUSE);
            }
            Found::Input => {
                let mut bytes = [0; 4096];
                match rustix::io::read(stdin(), &mut bytes) {
                    // No end of file in raw mode; but Ctrl-D means one while another program has
                    // the terminal, and then only poll knows whether it is still there.
                    Ok(0) => return wait(Some(Duration::ZERO)),
                    Ok(count) => self.decoder.feed(&bytes[..count], events),
                    Err(Errno::INTR | Errno::AGAIN) => {}
                    Err(_) => return Found::Gone,
                }
            }
        }
        found
    }
}

fn wait(patience: Option<Duration>) -> Found {
    let limit = patience.and_then(|patience| Timespec::try_from(patience).ok());
    let stdin = stdin();
    let mut waited = [PollFd::new(&stdin, PollFlags::IN)];
    let found = loop {
        match poll(&mut waited, limit.as_ref()) {
            // A signal; or too little memory, which may pass.
            Err(Errno::INTR | Errno::AGAIN | Errno::NOMEM) => {}
            found => break found,
        }
    };
    match found {
        Ok(0) => Found::Silence,
        Ok(_) => {
            let found = waited[0].revents();
            if found.intersects(PollFlags::HUP | PollFlags::ERR) {
                Found::Gone
            } else {
                // Also when poll cannot wait for this terminal (NVAL, on some systems): then the
                // read waits.
                Found::Input
            }
        }
        Err(_) => Found::Gone,
    }
}

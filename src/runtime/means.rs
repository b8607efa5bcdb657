//! What a program may ask of the runtime.

use std::{
    fmt, io,
    sync::mpsc::Sender,
    time::{Duration, Instant},
};

use super::{
    Arrival,
    clipboard::{self, Clipboard, TooLong},
    outside::Errand,
    signals,
    workers::{self, Answers, Drained, Job, Worker},
};
use crate::config::setting::MouseUse;

/// Whether the program can be stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suspension {
    /// It stops when the message at hand is dealt with.
    Soon,
    /// No shell stands behind it that could continue it, so it runs on.
    NoShell,
}

/// What a program may ask of the runtime while it deals with a message. Nothing here waits.
#[derive(Debug)]
pub struct Means<A> {
    answers: Answers<A>,
    writer: Worker<A>,
    /// Writes what takes its time.
    exporter: Worker<A>,
    reader: Worker<A>,
    clipboard: Clipboard,
    asked: Asked<A>,
}

/// What was asked of the main loop itself.
pub(super) struct Asked<A> {
    pub quit: Request,
    pub suspend: Request,
    pub redraw: Request,
    /// Whose the mouse is from now on.
    pub mouse: Option<MouseUse>,
    /// What runs another program that gets the terminal.
    pub errand: Option<Job<A>>,
    /// Control sequences for the terminal.
    pub sequences: String,
}

impl<A> Default for Asked<A> {
    fn default() -> Self {
        Self {
            quit: Request::NotMade,
            suspend: Request::NotMade,
            redraw: Request::NotMade,
            mouse: None,
            errand: None,
            sequences: String::new(),
        }
    }
}

impl<A> fmt::Debug for Asked<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Asked")
            .field("quit", &self.quit)
            .field("suspend", &self.suspend)
            .field("redraw", &self.redraw)
            .finish_non_exhaustive()
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Request {
    #[default]
    NotMade,
    Made,
}

impl<A: Send + 'static> Means<A> {
    pub(super) fn start(arrivals: &Sender<Arrival<A>>) -> io::Result<Self> {
        let answers = Answers::new(arrivals.clone());
        Ok(Self {
            writer: Worker::start("writer", answers.clone())?,
            exporter: Worker::start("exporter", answers.clone())?,
            reader: Worker::start("reader", answers.clone())?,
            answers,
            clipboard: Clipboard::default(),
            asked: Asked::default(),
        })
    }

    /// Carries out a job that was asked of the main loop, on a thread of its own.
    pub(super) fn set_out(&self, job: Job<A>) -> io::Result<()> {
        workers::spawn("outside", job, self.answers.clone())
    }

    /// Queues a job on the thread that writes: one after the other, in this order, and all of
    /// them before the program ends.
    pub fn write(&self, job: impl FnOnce(&Answers<A>) + Send + 'static) {
        self.writer.give(Box::new(job));
    }

    /// Queues a long job that begins when what is to be written until now is, and that nothing waits for but the
    /// next of these and the end of the program.
    pub fn write_long(&self, job: impl FnOnce(&Answers<A>) + Send + 'static) {
        let exporter = self.exporter.clone();
        self.write(move |_| exporter.give(Box::new(job)));
    }

    /// Queues a job on the thread that reads: one after the other, in this order. When the program
    /// ends, those that wait are forgotten.
    pub fn read(&self, job: impl FnOnce(&Answers<A>) + Send + 'static) {
        self.reader.give(Box::new(job));
    }

    /// Carries out a long job on a thread of its own, which nobody waits for. `name` is what a
    /// panic's report calls it.
    ///
    /// # Errors
    /// When the system has no thread to give; then the job is not carried out.
    pub fn spawn(
        &self,
        name: &str,
        job: impl FnOnce(&Answers<A>) + Send + 'static,
    ) -> io::Result<()> {
        workers::spawn(name, Box::new(job), self.answers.clone())
    }

    /// Copies a text to the desktop's clipboard, where there is one, and to the terminal's.
    ///
    /// # Errors
    /// When the text is too long for the terminal; the desktop has got it all the same.
    pub fn copy(&mut self, text: &str) -> Result<(), TooLong> {
        self.clipboard.copy(text);
        self.asked.sequences.push_str(&clipboard::osc52(text)?);
        Ok(())
    }

    /// Gives the terminal back to the shell and stops, as Ctrl-Z does.
    pub fn suspend(&mut self) -> Suspension {
        if !signals::can_stop() {
            return Suspension::NoShell;
        }
        self.asked.suspend = Request::Made;
        Suspension::Soon
    }

    /// Gives the terminal to another program until that ends; what `answer` makes of it is answered then.
    pub fn lend(
        &mut self,
        errand: Errand,
        answer: impl FnOnce(io::Result<()>) -> Option<A> + Send + 'static,
    ) {
        self.asked.errand = Some(Box::new(move |answers| {
            let ended = errand.run();
            answers.returned();
            if let Some(answer) = answer(ended) {
                answers.send(answer);
            }
        }));
    }

    /// Draws every cell anew with the next frame.
    pub fn redraw(&mut self) {
        self.asked.redraw = Request::Made;
    }

    /// Takes the mouse or leaves it to the terminal.
    pub fn use_mouse(&mut self, mouse: MouseUse) {
        self.asked.mouse = Some(mouse);
    }

    /// Ends the program when the message at hand is dealt with.
    pub fn quit(&mut self) {
        self.asked.quit = Request::Made;
    }

    /// Waits for all that is to be written.
    pub(super) fn finish_writing(&self, patience: Duration) -> Drained {
        let begun = Instant::now();
        match self.writer.drain(patience) {
            Drained::All => self
                .exporter
                .drain(patience.saturating_sub(begun.elapsed())),
            Drained::Unfinished => Drained::Unfinished,
        }
    }

    pub(super) fn take_asked(&mut self) -> Asked<A> {
        std::mem::take(&mut self.asked)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn what_takes_long_keeps_no_save_waiting_and_is_done_before_the_end() {
        let (arrivals, _arrived) = mpsc::channel();
        let means: Means<()> = Means::start(&arrivals).unwrap();
        let (saved, waiting) = mpsc::channel();
        let (done, ended) = mpsc::channel();
        means.write_long(move |_| {
            if waiting.recv_timeout(Duration::from_secs(30)).is_ok() {
                let _ = done.send(());
            }
        });
        means.write(move |_| saved.send(()).unwrap());
        assert_eq!(means.finish_writing(Duration::from_secs(60)), Drained::All);
        assert_eq!(ended.try_recv(), Ok(()));
    }
}

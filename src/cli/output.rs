//! Where a command prints: results to standard output, messages to standard error.

use std::{
    fmt::Display,
    io::{self, BufWriter, ErrorKind, IsTerminal, Write},
    process::ExitCode,
};

use crate::{
    cli::{
        error::{CliError, Kind},
        table::Table,
    },
    library::Indexed,
    model::CleanText,
    net::Progress,
    text::count::grouped,
};

/// From how many records on it is told how far their indexing is.
const MANY: usize = 256;

/// Prints what a command has to say, clean, and remembers how it went.
///
/// Who reads the results may stop reading (`| head`): what is printed after that is dropped in silence, and
/// the command still does its work to the end. Any other trouble with standard output is told once, at the
/// end, and makes the command fail.
pub struct Output<'a> {
    results: BufWriter<Box<dyn Write + 'a>>,
    messages: Box<dyn Write + 'a>,
    width: Option<usize>,
    /// Whether somebody looks at messages as they come, so that how far a work has come can be told.
    is_watched: bool,
    /// How wide the line is that tells it.
    progress: usize,
    trouble: Option<io::Error>,
    worst: Option<Kind>,
    ended: u8,
    /// What is said behind all results.
    last: Vec<(&'static str, String)>,
}

impl Output<'static> {
    /// Prints to the standard streams of the process.
    pub fn standard() -> Self {
        let stdout = io::stdout();
        let width = stdout
            .is_terminal()
            .then(|| crossterm::terminal::size().map_or(80, |(columns, _)| usize::from(columns)));
        Self {
            is_watched: io::stderr().is_terminal(),
            ..Self::new(stdout, io::stderr(), width)
        }
    }
}

impl<'a> Output<'a> {
    /// Prints to the given streams; `width` is that of the terminal, where results go to one.
    pub fn new(results: impl Write + 'a, messages: impl Write + 'a, width: Option<usize>) -> Self {
        Self {
            results: BufWriter::new(Box::new(results)),
            messages: Box::new(messages),
            width,
            is_watched: false,
            progress: 0,
            trouble: None,
            worst: None,
            ended: 0,
            last: Vec::new(),
        }
    }

    /// Tells whether results go to a terminal.
    pub fn is_terminal(&self) -> bool {
        self.width.is_some()
    }

    /// Prints a result of one line.
    pub fn line(&mut self, words: impl Display) {
        let line = CleanText::line(&words.to_string());
        self.bytes(line.as_bytes());
        self.bytes(b"\n");
    }

    /// Prints a result of several lines.
    pub fn text(&mut self, text: &CleanText) {
        self.bytes(text.as_bytes());
    }

    /// Prints a result made of clean texts and our own words.
    pub fn document(&mut self, text: &str) {
        self.text(&CleanText::new(text));
    }

    /// Prints a table.
    pub fn table(&mut self, table: &Table) {
        for line in table.lines(self.width) {
            self.bytes(line.as_bytes());
            self.bytes(b"\n");
        }
    }

    /// Prints bytes as they are, which is for files and programs, never for a terminal.
    pub fn bytes(&mut self, bytes: &[u8]) {
        if self.trouble.is_none()
            && let Err(error) = self.results.write_all(bytes)
        {
            self.trouble = Some(error);
        }
    }

    /// Says what went wrong; the command goes on with the rest and fails at its end.
    pub fn error(&mut self, error: &CliError) {
        self.message("error", &error.message);
        if let Some(hint) = &error.hint {
            self.message("hint", hint);
        }
        self.fail(error.kind);
    }

    fn fail(&mut self, kind: Kind) {
        self.worst = match (self.worst, kind) {
            (Some(Kind::Usage), _) | (_, Kind::Usage) => Some(Kind::Usage),
            _ => Some(Kind::Failed),
        };
    }

    /// Says something that the person should know.
    pub fn note(&mut self, words: impl Display) {
        self.message("note", &words.to_string());
    }

    /// Says something that the person should know behind all results, where it is seen however many these are, and
    /// what to do about it.
    pub fn note_last(&mut self, words: impl Display, hint: Option<&str>) {
        self.last.push(("note", words.to_string()));
        let hint = hint.map(|hint| ("hint", hint.to_owned()));
        self.last.extend(hint);
    }

    /// Says what went wrong behind all results; the command fails at its end.
    pub fn error_last(&mut self, error: &CliError) {
        self.last.push(("error", error.message.clone()));
        let hint = error.hint.clone().map(|hint| ("hint", hint));
        self.last.extend(hint);
        self.fail(error.kind);
    }

    /// Says what to do about what was just noted.
    pub fn hint(&mut self, words: impl Display) {
        self.message("hint", &words.to_string());
    }

    /// Takes the status that the reader has ended with, which says more than what was printed.
    pub fn ended(&mut self, status: u8) {
        self.ended = status;
    }

    /// Tells how far the indexing is, on one line that is written over again and again; only where somebody may
    /// look at it, and where it takes its time.
    pub fn progress(&mut self, indexed: Indexed) {
        if self.is_watched && indexed.total > MANY {
            let (done, total) = (grouped(indexed.done), grouped(indexed.total));
            self.write_over(&format!("Indexing {done} of {total}"));
        }
    }

    /// Tells whether somebody may look at messages as they come.
    pub fn is_watched(&self) -> bool {
        self.is_watched
    }

    /// Tells in a few clean words of our own how far a work is, on the same line.
    pub fn work(&mut self, words: &str) {
        if self.is_watched {
            self.write_over(words);
        }
    }

    /// Tells how far the fetching of pages is, on the same line; only where somebody may look at it.
    pub fn fetching(&mut self, done: usize, total: usize, now: &[Progress]) {
        if !self.is_watched {
            return;
        }
        let bytes: u64 = now.iter().map(|page| page.received).sum();
        let mut line = match now {
            [one] if total == 1 => format!("Fetching from {}", one.host),
            _ => format!("Fetching: {} of {} done", grouped(done), grouped(total)),
        };
        if bytes > 0 {
            let kilobytes = usize::try_from(bytes.div_ceil(1000)).unwrap_or(usize::MAX);
            line.push_str(&format!(" · {} kB", grouped(kilobytes)));
        }
        self.write_over(&line);
    }

    /// Takes away the line that tells how far something is.
    pub fn end_progress(&mut self) {
        if self.progress > 0 {
            self.write_over("");
            write!(self.messages, "\r").ok();
            self.messages.flush().ok();
        }
    }

    fn write_over(&mut self, line: &str) {
        let width = self.progress;
        write!(self.messages, "\r{line:width$}").ok();
        self.messages.flush().ok();
        self.progress = line.chars().count();
    }

    /// Messages that can't be told have nobody to be told to.
    fn message(&mut self, kind: &str, words: &str) {
        self.end_progress();
        let words = CleanText::new(words);
        writeln!(self.messages, "{kind}: {words}").ok();
    }

    /// Prints what is left, and returns the exit status: 0 done, 1 failed, 2 wrong usage.
    pub fn finish(mut self) -> ExitCode {
        let flushed = match self.trouble.take() {
            Some(error) => Err(error),
            None => self.results.flush(),
        };
        if let Err(error) = flushed
            && error.kind() != ErrorKind::BrokenPipe
        {
            self.error(&CliError::new(format!(
                "The results could not be written to standard output: {error}."
            )));
        }
        for (kind, words) in std::mem::take(&mut self.last) {
            self.message(kind, &words);
        }
        if self.ended != 0 {
            return ExitCode::from(self.ended);
        }
        match self.worst {
            None => ExitCode::SUCCESS,
            Some(Kind::Failed) => ExitCode::FAILURE,
            Some(Kind::Usage) => ExitCode::from(2),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A reader that has gone, or a disk that is full.
    struct Broken(ErrorKind);

    impl Write for Broken {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn printed(print: impl FnOnce(&mut Output<'_>)) -> (String, String, ExitCode) {
        let (mut results, mut messages) = (Vec::new(), Vec::new());
        let mut output = Output::new(&mut results, &mut messages, None);
        print(&mut output);
        let status = output.finish();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (text(results), text(messages), status)
    }

    #[test]
    fn nothing_printed_moves_the_cursor() {
        let (results, messages, _) = printed(|output| {
            output.line("a\u{1b}[2J\nb");
            output.document("c\u{7}\nd\n");
            output.note("e\u{1b}c");
        });
        assert_eq!(results, "a[2J b\nc\nd\n");
        assert_eq!(messages, "note: ec\n");
    }

    #[test]
    fn an_error_is_told_with_its_hint_and_makes_the_command_fail() {
        let (_, messages, status) = printed(|output| {
            output.error(&CliError::new("It is gone.").with_hint("Look elsewhere."));
            output.line("the rest");
        });
        assert_eq!(messages, "error: It is gone.\nhint: Look elsewhere.\n");
        assert_eq!(status, ExitCode::FAILURE);
    }

    #[test]
    fn what_is_said_last_stands_behind_the_results_in_one_stream() {
        use std::{cell::RefCell, rc::Rc};

        struct Shared(Rc<RefCell<Vec<u8>>>);

        impl Write for Shared {
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                self.0.borrow_mut().write(bytes)
            }

            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }

        let stream = Rc::new(RefCell::new(Vec::new()));
        let shared = || Shared(Rc::clone(&stream));
        let mut output = Output::new(shared(), shared(), None);
        output.note_last("Stopped.", Some("Go on."));
        output.error_last(&CliError::new("Two were not added."));
        for number in 0..3 {
            output.line(number);
        }
        output.note("First.");
        assert_eq!(output.finish(), ExitCode::FAILURE);
        let all = String::from_utf8(stream.borrow().clone()).unwrap();
        assert_eq!(
            all,
            "note: First.\n0\n1\n2\nnote: Stopped.\nhint: Go on.\nerror: Two were not added.\n"
        );
    }

    #[test]
    fn wrong_usage_has_a_status_of_its_own() {
        let (_, _, status) = printed(|output| {
            output.error(&CliError::usage("Not so."));
            output.error(&CliError::new("It is gone."));
        });
        assert_eq!(status, ExitCode::from(2));
    }

    #[test]
    fn how_far_it_is_stands_on_one_line_and_goes_before_anything_else_is_said() {
        let at = |done| Indexed {
            done,
            total: 100_000,
            skipped: 0,
        };
        let (_, messages, _) = printed(|output| output.progress(at(3200)));
        assert_eq!(messages, "", "nobody looks at it");
        let (_, messages, _) = printed(|output| {
            output.is_watched = true;
            output.progress(Indexed { total: 12, ..at(3) });
            output.progress(at(3200));
            output.progress(at(98_304));
            output.note("Done.");
            output.end_progress();
        });
        let lines: Vec<&str> = messages.split('\r').collect();
        let blanks = " ".repeat("Indexing 98,304 of 100,000".len());
        assert_eq!(
            lines,
            [
                "",
                "Indexing 3,200 of 100,000",
                "Indexing 98,304 of 100,000",
                &blanks,
                "note: Done.\n"
            ]
        );
    }

    #[test]
    fn a_reader_that_has_gone_is_no_error_and_a_full_disk_is() {
        for (kind, status) in [
            (ErrorKind::BrokenPipe, ExitCode::SUCCESS),
            (ErrorKind::StorageFull, ExitCode::FAILURE),
        ] {
            let mut messages = Vec::new();
            let mut output = Output::new(Broken(kind), &mut messages, None);
            output.line("word ".repeat(10_000));
            output.line("more");
            assert_eq!(output.finish(), status);
            assert_eq!(messages.is_empty(), status == ExitCode::SUCCESS);
        }
    }
}

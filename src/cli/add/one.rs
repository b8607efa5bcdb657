//! Adding one file or standard input: Ctrl-C ends the reading of it, and what takes long is named.

use std::{
    cell::{Cell, OnceCell, RefCell},
    path::Path,
    time::{Duration, Instant},
};

use super::{Adding, standard_input};
use crate::{
    cli::{CliError, Output, interrupt::Interrupt, shown},
    library::{AddError, Flow},
    model::view::Added,
};

/// How long the reading of one file is not worth a word.
const PATIENCE: Duration = Duration::from_secs(1);

impl Adding<'_> {
    /// Adds a file or standard input, and tells what is being read where that takes long.
    ///
    /// Where a program at the other end of a pipe may be waited for, Ctrl-C ends this program as ever until all of it
    /// has come; from then on it is heard, but for sources that others stand behind: these may wait, too.
    pub(super) fn add_one(
        &mut self,
        source: &Path,
        is_last: bool,
        output: &mut Output<'_>,
    ) -> Result<Result<Added, AddError>, CliError> {
        let interrupt = OnceCell::new();
        if let Some(listening) = self.interrupt.take() {
            let _ = interrupt.set(listening);
        }
        let may_hear = self.is_heard || is_last;
        let told = Telling {
            name: shown(source).into_string(),
            begun: Instant::now(),
            seconds: Cell::new(0),
            output: RefCell::new(output),
        };
        let watch = || {
            told.go_on();
            Flow::until(may_hear && interrupt.get_or_init(Interrupt::listen).is_asked())
        };
        let library = &self.session.library;
        let added = if source == Path::new("-") {
            library.add_bytes_watched(&standard_input()?, &self.given, &watch)
        } else {
            library.add_file_watched(source, &self.given, &watch)
        };
        told.output.into_inner().end_progress();
        self.interrupt = interrupt.into_inner();
        Ok(added)
    }
}

/// Tells what is being read, once a second.
struct Telling<'a, 'b> {
    name: String,
    begun: Instant,
    seconds: Cell<u64>,
    output: RefCell<&'a mut Output<'b>>,
}

impl Telling<'_, '_> {
    fn go_on(&self) {
        let spent = self.begun.elapsed();
        if spent >= PATIENCE && spent.as_secs() > self.seconds.get() {
            self.seconds.set(spent.as_secs());
            let line = format!("Reading {} · {} s", self.name, spent.as_secs());
            self.output.borrow_mut().work(&line);
        }
    }
}

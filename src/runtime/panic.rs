//! Panics, on any thread: kept while the screen is taken, told to the main loop, printed later.

use std::{
    cell::RefCell,
    io::{self, Write},
    panic::{self, AssertUnwindSafe, PanicHookInfo},
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
};

/// How many reports are kept; a thread that panics again and again adds nothing.
const MOST_REPORTS: usize = 8;

/// Makes the text of a report.
pub type Describe = Box<dyn Fn(&PanicHookInfo<'_>) -> String + Send + Sync>;

/// The program while its screen is open.
struct Watched {
    tell: Box<dyn Fn() + Send>,
    reports: Vec<String>,
}

static WATCHED: Mutex<Option<Watched>> = Mutex::new(None);

thread_local! {
    /// The report of a panic inside [`contain`], on this thread; `None` outside.
    static CONTAINED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Installs the hook: the first thing that `main` does.
///
/// While a screen is open, a panic's report is kept for [`Watch::end`] and the main loop is told;
/// otherwise it goes to standard error at once, as usual.
pub fn install(describe: Describe) {
    panic::set_hook(Box::new(move |panic| {
        let report = describe(panic);
        tracing::error!(report, "panic");
        let contained = CONTAINED.with_borrow_mut(|contained| match contained {
            Some(kept) => {
                kept.clone_from(&report);
                true
            }
            None => false,
        });
        if contained {
            return;
        }
        match watched().as_mut() {
            Some(watched) => {
                if watched.reports.len() < MOST_REPORTS {
                    watched.reports.push(report);
                }
                (watched.tell)();
            }
            None => print(&report),
        }
    }));
}

/// Describes a panic in plain words: the thread, the place, the message.
#[must_use]
pub fn plain(panic: &PanicHookInfo<'_>) -> String {
    let thread = thread::current();
    format!("thread `{}` {panic}", thread.name().unwrap_or("unnamed"))
}

/// Carries out what may fail in a library, without ending the program when it panics.
///
/// # Errors
/// The panic's report, which is in the log too.
pub fn contain<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    let outer = CONTAINED.replace(Some(String::new()));
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    let report = CONTAINED.replace(outer);
    result.map_err(|_| report.unwrap_or_default())
}

/// Keeps panics off the screen until it ends.
#[derive(Debug)]
pub struct Watch(());

impl Watch {
    /// Begins to keep reports; `tell` is called after each, on the thread that panics.
    #[must_use]
    pub fn begin(tell: impl Fn() + Send + 'static) -> Self {
        *watched() = Some(Watched {
            tell: Box::new(tell),
            reports: Vec::new(),
        });
        Self(())
    }

    /// Ends it and hands out the reports, oldest first.
    #[must_use]
    pub fn end(self) -> Vec<String> {
        watched()
            .take()
            .map_or_else(Vec::new, |watched| watched.reports)
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        *watched() = None;
    }
}

fn watched() -> MutexGuard<'static, Option<Watched>> {
    WATCHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Unlike `eprintln`, does not panic in turn when nobody can read it.
fn print(report: &str) {
    let _ = writeln!(io::stderr(), "{report}");
}

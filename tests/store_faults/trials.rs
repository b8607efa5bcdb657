//! What must hold after a save was killed or refused.

use std::{
    io::{self, Write},
    process::Command,
};

use briefreader::model::CleanText;
use libtest_mimic::{Completion, Failed, Trial};
use tempfile::TempDir;

use crate::save::{COUNT, Scenario, TAGS, tags};

/// What a trial comes to; an error is the reason why it could not be held.
type Held = Result<(), String>;

/// Names a trial that needs to trace another process.
pub fn traced(name: &str, scenario: Scenario, trial: fn(Scenario) -> Held) -> Trial {
    let name = format!("{name}::{}", scenario.name());
    Trial::ignorable_test(name.clone(), move || match trial(scenario) {
        Ok(()) => Ok::<_, Failed>(Completion::Completed),
        Err(reason) => {
            writeln!(io::stderr(), "{name} was not held: {reason}")?;
            Ok(Completion::ignored_with(reason))
        }
    })
}

/// Lets several processes add tags to one record, and counts them.
pub fn processes_that_save_at_once_lose_nothing() {
    let room = TempDir::new().unwrap();
    let writers: Vec<_> = (1..=4)
        .map(|device: u32| {
            Command::new(std::env::current_exe().unwrap())
                .args([TAGS, &device.to_string()])
                .arg(room.path())
                .spawn()
                .unwrap()
        })
        .collect();
    for mut writer in writers {
        assert!(writer.wait().unwrap().success());
    }
    let mut expected: Vec<_> = (1..=4)
        .flat_map(|device| (0..COUNT).map(move |number| format!("{device}-{number}")))
        .collect();
    expected.sort();
    let mut found: Vec<_> = tags(room.path())
        .into_iter()
        .map(CleanText::into_string)
        .collect();
    found.sort();
    assert_eq!(found, expected);
}

#[cfg(not(all(target_os = "linux", target_arch = "x86_64")))]
mod held {
    use super::{Held, Scenario};

    const REASON: &str = "system calls are traced on Linux on x86-64 only";

    pub fn killed(_: Scenario) -> Held {
        Err(REASON.to_owned())
    }

    pub fn no_space(_: Scenario) -> Held {
        Err(REASON.to_owned())
    }

    pub fn disk_error(_: Scenario) -> Held {
        Err(REASON.to_owned())
    }

    pub fn cut_short(_: Scenario) -> Held {
        Err(REASON.to_owned())
    }
}

#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod held {
    use std::{path::Path, time::Duration};

    use briefreader::store::lock::PATIENCE;
    use tempfile::TempDir;

    use super::{Held, Scenario};
    use crate::{
        save::{DURABLE, Holds, NOT_KNOWN, REFUSED, store},
        tracer::{Call, EIO, ENOSPC, End, Verdict, run},
    };

    /// Kills a save before each of its system calls, one after the other.
    pub fn killed(scenario: Scenario) -> Held {
        for at in 0.. {
            let room = prepared(scenario);
            let end = run(scenario, room.path(), |call| match call.index {
                index if index == at => Verdict::Kill,
                _ => Verdict::Pass,
            })?;
            if end == End::Exited(DURABLE) {
                // It ended before the call that was to kill it: all have been tried.
                assert!(at > 20, "only {at} system calls were seen");
                break;
            }
            assert_eq!(end, End::Killed, "at call {at}");
            whole_and_goes_on(scenario, room.path());
        }
        Ok(())
    }

    /// Lets each saving system call find no space, one after the other.
    pub fn no_space(scenario: Scenario) -> Held {
        refused(scenario, ENOSPC)
    }

    /// Lets each saving system call meet a disk that is ill, one after the other.
    pub fn disk_error(scenario: Scenario) -> Held {
        refused(scenario, EIO)
    }

    /// Lets each write take one byte at a time.
    pub fn cut_short(scenario: Scenario) -> Held {
        let room = prepared(scenario);
        let mut cut = 0;
        let end = run(scenario, room.path(), |call| {
            if call.is_file_write() {
                cut += 1;
                Verdict::CutShort
            } else {
                Verdict::Pass
            }
        })?;
        assert!(cut > 20, "only {cut} writes were cut short");
        assert_eq!(end, End::Exited(DURABLE));
        let after = Holds::Step(scenario.before() + 1);
        assert_eq!(scenario.holds(room.path()), after);
        Ok(())
    }

    fn refused(scenario: Scenario, error: i64) -> Held {
        let mut refusals = 0;
        for at in 0.. {
            let room = prepared(scenario);
            let mut seen = 0;
            let mut phase = Phase::Writing;
            let mut failed: Option<(Call, Phase)> = None;
            let end = run(scenario, room.path(), |call| {
                if !call.is_saving() {
                    return Verdict::Pass;
                }
                seen += 1;
                if seen - 1 == at {
                    failed = Some((call, phase));
                    return Verdict::Fail(error);
                }
                phase = phase.after(call, scenario);
                Verdict::Pass
            })?;
            let Some((call, phase)) = failed else {
                assert_eq!(end, End::Exited(DURABLE));
                break;
            };
            refusals += 1;
            let before = Holds::Step(scenario.before());
            let after = Holds::Step(scenario.before() + 1);
            let held = scenario.holds(room.path());
            match end {
                End::Exited(REFUSED) if scenario == Scenario::Snapshot => {
                    assert_ne!(held, after, "refused at {call:?}, and yet there");
                }
                End::Exited(REFUSED) => assert_eq!(held, before, "refused at {call:?}"),
                End::Exited(NOT_KNOWN) => assert_eq!(held, after, "not known at {call:?}"),
                // The save is on the disk; the copy stays the older one.
                End::Exited(DURABLE) if phase == Phase::Copying => assert_eq!(held, after),
                other => panic!("{other:?} where {call:?} failed"),
            }
            // A refused save cleans up after itself.
            assert_eq!(Scenario::leftovers(room.path()), Vec::<String>::new());
            whole_and_goes_on(scenario, room.path());
        }
        assert!(refusals > 8, "only {refusals} calls were refused");
        Ok(())
    }

    /// How far a save of a record has come.
    #[derive(Clone, Copy, PartialEq, Eq)]
    enum Phase {
        /// The new bytes are not in their place.
        Writing,
        /// They are, but nobody knows whether that would last.
        Renamed,
        /// They are on the disk, and the copy is written.
        Copying,
    }

    impl Phase {
        fn after(self, call: Call, scenario: Scenario) -> Self {
            match self {
                // A snapshot has no copy, and several files.
                _ if scenario == Scenario::Snapshot => Self::Writing,
                Self::Writing if call.is_rename() => Self::Renamed,
                Self::Renamed if call.is_sync() => Self::Copying,
                other => other,
            }
        }
    }

    fn prepared(scenario: Scenario) -> TempDir {
        let room = TempDir::new().unwrap();
        scenario.prepare(room.path());
        assert_eq!(scenario.holds(room.path()), Holds::Step(scenario.before()));
        room
    }

    /// Checks that the old or the new is whole, that the next save works, and that nothing is left over.
    fn whole_and_goes_on(scenario: Scenario, room: &Path) {
        let (before, after) = (scenario.before(), scenario.before() + 1);
        match scenario.holds(room) {
            Holds::Step(step) => {
                assert!(step == before || step == after, "step {step}");
                scenario.check_copy(room, step);
            }
            Holds::Part => assert_eq!(scenario, Scenario::Snapshot),
        }
        assert!(scenario.save(room).unwrap().is_durable());
        assert_eq!(scenario.holds(room), Holds::Step(after));
        scenario.check_fresh_copy(room, after);
        let store = store(room);
        // Another trial may be starting a child, which holds what its parent holds for a moment.
        let guard = store.lock(PATIENCE).unwrap();
        store.sweep(&guard, Duration::ZERO).unwrap();
        assert_eq!(Scenario::leftovers(room), Vec::<String>::new());
    }
}

pub use held::{cut_short, disk_error, killed, no_space};

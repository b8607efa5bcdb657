//! The log: a file in the state directory, for what nobody should be shown while reading.

use std::{fs, path::Path};

use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::filter::LevelFilter;

/// The file's name.
pub const FILE: &str = "briefreader.log";

/// The size beyond which a new file is begun at the next start, in bytes; the one before is kept.
const LONGEST: u64 = 1024 * 1024;

/// Starts to log to [`FILE`] in `directory`, which is made where it is missing.
///
/// Each line is written at once, so that the last one before an abrupt end is there. When nothing
/// can be written the program runs without a log, and without a word: whatever the appender's own
/// rotation or a failed write would print would land in the middle of the screen.
pub fn start(directory: &Path) {
    if fs::create_dir_all(directory).is_err() {
        return;
    }
    let file = directory.join(FILE);
    if fs::metadata(&file).is_ok_and(|found| found.len() > LONGEST) {
        // If it fails, the file grows on.
        let _ = fs::rename(&file, file.with_extension("log.old"));
    }
    let appender = RollingFileAppender::builder()
        .rotation(Rotation::NEVER)
        .filename_prefix(FILE)
        .build(directory);
    if let Ok(appender) = appender {
        // Fails when a log is set already: then that one stays.
        let _ = tracing_subscriber::fmt()
            .with_writer(appender)
            .with_ansi(false)
            .log_internal_errors(false)
            .with_max_level(LevelFilter::INFO)
            .try_init();
    }
}

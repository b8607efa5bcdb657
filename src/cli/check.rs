//! `briefreader check`: looking at every file.

use clap::Args;

use crate::{
    cli::{CliError, Output, session::Session, shown},
    library::Problem,
};

/// Read every file of the library, and say what is wrong
///
/// Temporary files that killed programs left are taken away; nothing else is changed.
#[derive(Debug, Args)]
pub struct Check {}

impl Check {
    /// Prints how many files were read; what is wrong makes the command fail.
    pub fn run(&self, session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let report = session.library.check()?;
        for mended in &report.mended {
            output.note(mended);
        }
        for remark in &report.remarks {
            let told = told(remark);
            output.note(&told.message);
            if let Some(hint) = &told.hint {
                output.hint(hint);
            }
        }
        for problem in &report.problems {
            output.error(&told(problem));
        }
        let problems = report.problems.len();
        output.line(match (report.files, problems) {
            (files, 0) => format!("{files} files were read, and all is well."),
            (files, 1) => format!("{files} files were read, with 1 problem."),
            (files, problems) => format!("{files} files were read, with {problems} problems."),
        });
        Ok(())
    }
}

/// Names the file, where the sentence does not.
fn told(problem: &Problem) -> CliError {
    let what = problem.what.as_str();
    let message = match &problem.path {
        Some(path) if !what.contains(&path.display().to_string()) => {
            format!("{}: {what}", shown(path))
        }
        _ => what.to_owned(),
    };
    let error = CliError::new(message);
    match &problem.hint {
        Some(hint) => error.with_hint(hint.as_str()),
        None => error,
    }
}

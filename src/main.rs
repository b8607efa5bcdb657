//! The program's entry: arguments, hooks, exit status.

use std::process::ExitCode;

fn main() -> ExitCode {
    briefreader::cli::run(std::env::args_os())
}

//! The program's entry: the panic report, the arguments, the exit status.

use std::process::ExitCode;

use briefreader::{cli, runtime::panic};

fn main() -> ExitCode {
    let (report, _) = color_eyre::config::HookBuilder::default().into_hooks();
    panic::install(Box::new(move |info| report.panic_report(info).to_string()));
    cli::run(std::env::args_os())
}

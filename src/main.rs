//! The native command: detect, inspect, scrub, verify.
//!
//! It exits with 0 when all is well, 1 when there are findings, 2 when a file was refused and 64 when it was called
//! wrongly. What goes wrong with one file never stops the others.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run().into()
}

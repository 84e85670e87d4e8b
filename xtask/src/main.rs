//! The driver of the repository: one command builds and serves the product, one tests it.
//!
//! Each command installs what it can, says how to get what it cannot, and skips the steps whose inputs are unchanged.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a driver speaks to the person at the terminal")]

mod bench;
mod brotli_size;
mod browser;
mod budget;
mod build;
mod config;
mod format;
mod fuzz;
mod lexicon;
mod names;
mod process;
mod serve;
mod stamp;
mod test;
mod toolchain;
mod wasm;
mod web;
mod workspace;

use std::process::ExitCode;

use clap::Parser;

use crate::workspace::Workspace;

/// What the driver can be asked to do.
#[derive(Parser)]
#[command(bin_name = "cargo xtask", about = "Builds, serves, tests and measures Scrubjay")]
enum Command {
    /// Build the modules, the page and the workers, and weigh them
    Build,
    /// Build, then serve the page and the receiver on this machine
    Serve(serve::Arguments),
    /// Run every check that a change has to pass
    Test(test::Arguments),
    /// Format every Rust file
    Format,
    /// Pack the lists of names into assets/lexicon.bin
    BuildLexicon(lexicon::Arguments),
    /// Train the tagger of names anew, into assets/names.bin and assets/NAMES.md
    TrainNames(lexicon::Arguments),
    /// Measure speed, memory and detection, natively and in the browser
    Bench,
    /// Run the fuzz targets
    Fuzz(fuzz::Arguments),
}

fn main() -> ExitCode {
    let command = Command::parse();
    match Workspace::find().and_then(|workspace| obey(command, &workspace)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn obey(command: Command, workspace: &Workspace) -> anyhow::Result<()> {
    match command {
        Command::Build => build::build(workspace),
        Command::Serve(arguments) => serve::serve(workspace, &arguments),
        Command::Test(arguments) => test::test(workspace, &arguments),
        Command::Format => format::format(workspace),
        Command::BuildLexicon(arguments) => lexicon::build(workspace, &arguments),
        Command::TrainNames(arguments) => names::train(workspace, &arguments),
        Command::Bench => bench::bench(workspace),
        Command::Fuzz(arguments) => fuzz::fuzz(workspace, &arguments),
    }
}

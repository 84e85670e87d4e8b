//! The command line.

mod detect;
mod files;
mod input;
mod inspect;
mod lanes;
mod output;
mod policy;
mod sarif;
mod scrub;
mod sight;
mod verify;
mod words;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use scrubjay::detect::Engine;
use scrubjay::error::{Error, Result};
use scrubjay::policy::Policy;

use self::policy::PolicyArguments;

/// Finds and removes sensitive content from work files, and proves that it is gone.
#[derive(Parser)]
#[command(name = "scrubjay", version)]
struct Command {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Reads lines of {"id", "text"} and writes lines of {"id", "spans"}; offsets count Unicode scalar values.
    Detect(detect::Arguments),
    /// Shows what would be removed, and where. Exits with 1 when there is anything.
    Inspect(inspect::Arguments),
    /// Writes cleaned copies and a receipt; every finding is removed.
    Scrub(scrub::Arguments),
    /// Scans cleaned files afresh. Exits with 1 when there is anything left.
    Verify(verify::Arguments),
    /// Looks after policies.
    #[command(subcommand)]
    Policy(policy::Verb),
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// All is well.
    Clean,
    /// Something was found.
    Found,
    /// A file was refused.
    Refused,
    /// The call was wrong.
    Misused,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Clean => 0,
            Outcome::Found => 1,
            Outcome::Refused => 2,
            Outcome::Misused => 64,
        })
    }
}

/// Runs the command that was given.
pub fn run() -> Outcome {
    sight::mute();
    let command = match Command::try_parse() {
        Ok(command) => command,
        Err(asked) => {
            // Nobody is left to tell when the terminal is gone.
            let _ = asked.print();
            return if asked.use_stderr() { Outcome::Misused } else { Outcome::Clean };
        }
    };
    let done = match command.verb {
        Verb::Detect(arguments) => detect::run(&arguments),
        Verb::Inspect(arguments) => inspect::run(&arguments),
        Verb::Scrub(arguments) => scrub::run(&arguments),
        Verb::Verify(arguments) => verify::run(&arguments),
        Verb::Policy(verb) => policy::run(&verb),
    };
    done.unwrap_or_else(|error| {
        output::refusal(&error, None);
        if matches!(error, Error::PolicyInvalid { .. } | Error::TermTooShort | Error::OutOfOrder { .. }) {
            Outcome::Misused
        } else {
            Outcome::Refused
        }
    })
}

fn engine(policy: &Policy) -> Result<Engine> {
    Engine::of(&policy.detectors)
}

fn io(what: &'static str, error: &std::io::Error) -> Error {
    Error::Io { what, reason: error.kind().to_string() }
}

/// Writes a line to standard output.
fn say(line: &str) -> Result<()> {
    writeln!(std::io::stdout().lock(), "{line}").map_err(|error| io("Writing the answer", &error))
}

/// The path as it is shown and given to the engine, folders parted by `/`.
fn shown(path: &Path) -> String {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

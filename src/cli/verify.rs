//! `scrubjay verify`: what a vendor runs on what arrives.

use std::path::PathBuf;

use clap::Args;
use scrubjay::error::Result;
use scrubjay::session::FileSession;

use super::{Outcome, PolicyArguments, input, output, say};

/// What `verify` takes.
#[derive(Args)]
pub struct Arguments {
    /// Cleaned files, or folders with them.
    #[arg(required = true, value_name = "FILE|DIR")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    policy: PolicyArguments,
}

/// Scans each file as if nobody had ever cleaned it, and tells what is left by kind and count.
///
/// # Errors
/// `PolicyInvalid`, `Io`, `OutOfOrder`; what is wrong with a single file is told and the others go on.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let policy = arguments.policy.read("default")?;
    let engine = super::engine(&policy)?;
    let mut outcome = Outcome::Clean;
    let inputs = input::list(&arguments.paths)?;
    for input in inputs.iter().filter(|input| input.name != "receipt.json") {
        let opened = input.read(&policy).and_then(|bytes| FileSession::open("f1", &input.name, bytes, &policy));
        match opened {
            Ok(mut session) => {
                let findings = session.scan(&engine, scrubjay::scan::Brief::default(), &mut |_, _| ());
                let shown = findings.iter().filter(|finding| policy.only_shows(finding.value.entity)).count();
                let found = findings.len() - shown;
                let undropped: usize = session.file().document().dropped().iter().map(|dropped| dropped.count).sum();
                let left = found + undropped;
                let verdict = if left == 0 { "clean".to_owned() } else { format!("{left} left") };
                let shown = if shown == 0 { String::new() } else { format!(", {shown} to review") };
                say(&format!("{}: {verdict}{shown}", input.shown()))?;
                outcome = outcome.max(if left == 0 { Outcome::Clean } else { Outcome::Found });
            }
            Err(error) => {
                output::refusal(&error, Some(&input.shown()));
                outcome = outcome.max(Outcome::Refused);
            }
        }
    }
    Ok(outcome)
}

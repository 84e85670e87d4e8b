//! `scrubjay verify`: what a vendor runs on what arrives.

use std::path::PathBuf;

use clap::Args;
use scrubjay::error::Result;
use scrubjay::model::Finding;
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

/// Scans each file as if nobody had ever cleaned it, and tells how much is left.
///
/// A surrogate and a shifted date read like values, and nothing in the file tells them from any: only the check within
/// `scrub` knows what was written. They count as left, and under a policy that writes such stand-ins this is said.
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
                let may_be_ours = |finding: &&Finding| policy.rule(finding.value.entity).replacement.has_drafts();
                let shows = |finding: &&Finding| policy.only_shows(finding.value.entity);
                let shown = findings.iter().filter(shows).count();
                let ours = findings.iter().filter(|finding| may_be_ours(finding) && !shows(finding)).count();
                let found = findings.len() - shown;
                let undropped: usize = session.file().document().dropped().iter().map(|dropped| dropped.count).sum();
                let left = found + undropped;
                let verdict = match (left, ours) {
                    (0, _) => "clean".to_owned(),
                    (_, 0) => format!("{left} left"),
                    _ => format!("{left} left, of which {ours} may be stand-ins that read like values"),
                };
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

//! `scrubjay verify`: what a vendor runs on what arrives.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use scrubjay::error::Result;
use scrubjay::model::Finding;
use scrubjay::policy::Policy;
use scrubjay::scan::Brief;
use scrubjay::session::FileSession;

use super::files::Files;
use super::{Outcome, PolicyArguments, input, say};

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
/// What the programs of a folder call their things is nobody's name in the files beside them; nothing else that is found in
/// one file counts in another. Pictures are not looked at.
///
/// A surrogate and a shifted date read like values, and nothing in the file tells them from any: only the check within
/// `scrub` knows what was written. They count as left, and under a policy that writes such stand-ins this is said.
///
/// # Errors
/// `PolicyInvalid`, `Io`, `OutOfOrder`; what is wrong with a single file is told and the others go on.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let policy = arguments.policy.read("default")?;
    let mut inputs = input::list(&arguments.paths)?;
    inputs.retain(|input| input.name != "receipt.json");
    let mut files = Files::new(inputs, policy.clone(), &[])?;
    files.sees_pictures = false;
    // A file in which nothing is found by itself is clean, whatever the others are.
    let mut verdicts = BTreeMap::new();
    for order in files.accepted() {
        if let Some(session) = files.look(order, Brief::default()) {
            verdicts.insert(order, Verdict::of(session, &policy));
        }
    }
    let alone = Arc::new(files.task.brief_alone());
    let mut outcome = Outcome::Clean;
    for (order, mut verdict) in verdicts {
        if verdict.left > 0 && !alone.programs.is_empty() {
            let Some(session) = files.look(order, Arc::clone(&alone)) else { continue };
            verdict = Verdict::of(session, &policy);
        }
        let Some(entry) = files.entries.get(order) else { continue };
        say(&format!("{}: {verdict}", entry.input.shown()))?;
        outcome = outcome.max(if verdict.left == 0 { Outcome::Clean } else { Outcome::Found });
    }
    Ok(if files.is_whole() { outcome } else { Outcome::Refused })
}

/// What is left in a file.
struct Verdict {
    left: usize,
    /// How many of those may be stand-ins.
    ours: usize,
    /// How many places only have to be shown to a person.
    shown: usize,
}

impl Verdict {
    fn of(session: &FileSession, policy: &Policy) -> Self {
        let (shown, found): (Vec<&Finding>, Vec<_>) =
            session.findings().iter().partition(|finding| policy.only_shows(finding.value.entity));
        let may_be_ours = |finding: &&&Finding| policy.rule(finding.value.entity).replacement.has_drafts();
        let undropped: usize = session.file().document().dropped().iter().map(|dropped| dropped.count).sum();
        let ours = found.iter().filter(may_be_ours).count();
        Self { left: found.len() + undropped, ours, shown: shown.len() }
    }
}

impl Display for Verdict {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self { left: 0, .. } => write!(out, "clean")?,
            Self { left, ours: 0, .. } => write!(out, "{left} left")?,
            Self { left, ours, .. } => {
                write!(out, "{left} left, of which {ours} may be stand-ins that read like values")?;
            }
        }
        if self.shown > 0 { write!(out, ", {} to review", self.shown) } else { Ok(()) }
    }
}

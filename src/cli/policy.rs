//! The rules to follow: `--policy`, `--gitleaks`, `--presidio`, and `scrubjay policy`.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use scrubjay::error::{Error, Result};
use scrubjay::policy::{Policy, presets};
use serde_json::{Map, Value, json};

use super::{Outcome, io, output, say};

/// The rules to follow.
#[derive(Args)]
pub struct PolicyArguments {
    /// A policy as a JSON file, or the name of a preset: default, hipaa-safe-harbor, gdpr, secrets-only, max-privacy.
    #[arg(long, value_name = "FILE|PRESET")]
    policy: Option<PathBuf>,
    /// Rules of gitleaks to follow as well, as a TOML file.
    #[arg(long, value_name = "FILE")]
    gitleaks: Option<PathBuf>,
    /// Pattern recognizers of Presidio to follow as well, as a YAML or JSON file.
    #[arg(long, value_name = "FILE")]
    presidio: Option<PathBuf>,
}

/// What can be done with a policy.
#[derive(Subcommand)]
pub enum Verb {
    /// Tells every fault of a policy and what is worth knowing of it. Exits with 64 when there is a fault.
    Check(PolicyFile),
}

/// The policy that is looked at.
#[derive(Args)]
pub struct PolicyFile {
    /// A policy as a JSON file.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl PolicyArguments {
    /// Reads the policy; without one, the preset `otherwise` with the rules of other programs.
    pub fn read(&self, otherwise: &str) -> Result<Policy> {
        let (gitleaks, presidio) = (text(self.gitleaks.as_deref())?, text(self.presidio.as_deref())?);
        let json = match &self.policy {
            None => json!({ "preset": otherwise }).to_string(),
            Some(name) if is_preset(name) => json!({ "preset": name }).to_string(),
            Some(path) => text(Some(path))?.unwrap_or_default(),
        };
        let policy = match (serde_json::from_str(&json), gitleaks.is_some() || presidio.is_some()) {
            (Ok(Value::Object(root)), true) => {
                Policy::from_json(&Value::Object(with(root, gitleaks, presidio)?).to_string())
            }
            _ => Policy::from_json(&json),
        }?;
        for warning in &policy.warnings {
            output::notice("PolicyWarning", warning);
        }
        Ok(policy)
    }
}

/// Looks after a policy.
///
/// # Errors
/// `PolicyInvalid`, `Io`.
pub fn run(verb: &Verb) -> Result<Outcome> {
    let Verb::Check(PolicyFile { file }) = verb;
    match Policy::from_json(&text(Some(file))?.unwrap_or_default()) {
        Ok(policy) => {
            policy.warnings.iter().try_for_each(|warning| say(&format!("note: {warning}")))?;
            say(&format!(
                "{} version {}: valid, with {} rules of its own",
                policy.id,
                policy.version,
                policy.detectors.len()
            ))?;
            Ok(Outcome::Clean)
        }
        Err(Error::PolicyInvalid { faults }) => {
            faults.iter().try_for_each(|fault| say(fault))?;
            Ok(Outcome::Misused)
        }
        Err(error) => Err(error),
    }
}

fn is_preset(name: &Path) -> bool {
    name.to_str().is_some_and(|name| presets().any(|known| known == name)) && !name.exists()
}

/// Adds the rules of other programs to a policy that has none of theirs.
fn with(
    mut root: Map<String, Value>,
    gitleaks: Option<String>,
    presidio: Option<String>,
) -> Result<Map<String, Value>> {
    for (key, rules) in [("gitleaks", gitleaks), ("presidio", presidio)] {
        let Some(rules) = rules else { continue };
        if root.insert(key.to_owned(), Value::from(rules)).is_some() {
            let fault = format!("$.{key}: stands in the policy and is given on the command line");
            return Err(Error::PolicyInvalid { faults: vec![fault] });
        }
    }
    Ok(root)
}

fn text(path: Option<&Path>) -> Result<Option<String>> {
    let read = |path| fs::read_to_string(path).map_err(|error| io("Reading the policy", &error));
    path.map(read).transpose()
}

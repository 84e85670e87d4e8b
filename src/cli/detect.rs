//! `scrubjay detect`: for evaluation and for pipelines.

use std::io::{BufRead, Write};

use clap::Args;
use scrubjay::detect::Engine;
use scrubjay::error::{Error, Result};
use scrubjay::model::{Finding, Location, Place, TextUnit};
use scrubjay::policy::Policy;
use scrubjay::scan::{self, Brief};
use serde::{Deserialize, Serialize};

use super::{Outcome, PolicyArguments, io};

/// What `detect` takes.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    policy: PolicyArguments,
}

#[derive(Deserialize)]
struct Document {
    id: serde_json::Value,
    text: String,
}

#[derive(Serialize)]
struct Answer {
    id: serde_json::Value,
    spans: Vec<Found>,
}

#[derive(Serialize)]
struct Found {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    entity: &'static str,
    score: f32,
    detector: String,
}

/// Reads documents from standard input until it ends; each is a task of its own.
///
/// # Errors
/// `Malformed` at the first line that is no document, `Io`, `PolicyInvalid`.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let policy = arguments.policy.read("everything")?;
    let engine = super::engine(&policy)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line.map_err(|error| io("Reading the documents", &error))?;
        if line.trim().is_empty() {
            continue;
        }
        let unread = |_| Error::Malformed { what: "a line is not of the form {\"id\", \"text\"}" };
        let document: Document = serde_json::from_str(&line).map_err(unread)?;
        let spans = spans(&document.text, &engine, &policy);
        let answer = serde_json::to_string(&Answer { id: document.id, spans }).unwrap_or_default();
        writeln!(out, "{answer}").map_err(|error| io("Writing the answer", &error))?;
    }
    out.flush().map_err(|error| io("Writing the answer", &error))?;
    Ok(Outcome::Clean)
}

fn spans(text: &str, engine: &Engine, policy: &Policy) -> Vec<Found> {
    let unit = TextUnit::prose(text, Location::visible(Place::Text, 1));
    let findings = scan::scan(&[&unit], engine, &Brief::default(), policy, &mut |_, _| ());
    let (mut bytes, mut scalars) = (0, 0);
    let mut count_to = |to: usize| {
        scalars += text.get(bytes..to).unwrap_or_default().chars().count();
        bytes = to;
        scalars
    };
    let found = |finding: &Finding| Found {
        start: count_to(finding.id.span.start()),
        end: count_to(finding.id.span.end()),
        entity: finding.value.entity.code(),
        score: finding.score,
        detector: finding.detector.as_str().to_owned(),
    };
    findings.iter().map(found).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn offsets_count_scalar_values() {
        let engine = super::super::engine(&Policy::everything()).unwrap();
        let found = spans("é𝄞 a@example.org", &engine, &Policy::everything());
        assert_eq!((found[0].start, found[0].end, found[0].entity), (3, 16, "email_address"));
    }
}

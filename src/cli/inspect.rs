//! `scrubjay inspect`: what would be removed, and where.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use scrubjay::error::Result;
use scrubjay::model::{On, Place};
use scrubjay::policy::{Action, Policy};
use scrubjay::session::{Evidence, FileSession, Suggestion};
use serde::Serialize;

use super::files::Files;
use super::input::Input;
use super::lanes::Jobs;
use super::{Outcome, PolicyArguments, sarif, say};

/// What `inspect` takes.
#[derive(Args)]
pub struct Arguments {
    /// Files and folders.
    #[arg(required = true, value_name = "FILE|DIR")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    policy: PolicyArguments,
    /// A word or phrase to look for as well; may be given again.
    #[arg(long = "term", value_name = "TERM")]
    terms: Vec<String>,
    /// How to write the answer.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Show the values in the clear instead of masked.
    #[arg(long)]
    reveal: bool,
    /// Tell as well which words may have to be given as terms, and why. JSON then holds `findings` and `suggestions`.
    #[arg(long)]
    suggest: bool,
    #[command(flatten)]
    jobs: Jobs,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
    Sarif,
}

/// A finding as it is told.
#[derive(Debug, Serialize)]
pub struct Told {
    /// The file's path.
    pub file: String,
    /// The code of the entity.
    pub entity: &'static str,
    /// What happens to it when nobody decides: `remove`, `ask` or `review`.
    pub action: &'static str,
    /// The detector that decided.
    pub detector: String,
    /// How sure it is, from 0 to 1.
    pub score: f32,
    /// The kind of place.
    pub place: &'static str,
    /// Which line, row or one of its kind, from 1.
    pub number: usize,
    /// The column of a cell, from 1; 0 elsewhere.
    pub column: usize,
    /// The sheet of a cell, from 1; 0 elsewhere. Its name is not told, since it may be what has to go.
    pub sheet: usize,
    /// The slide of a cell, from 1; 0 elsewhere.
    pub slide: usize,
    /// How a spreadsheet names the cell.
    #[serde(skip)]
    pub cell: Option<String>,
    /// Whether a reader sees it.
    pub visibility: &'static str,
    /// The value, masked unless it was asked for.
    pub excerpt: String,
}

/// A suggested term as it is told.
#[derive(Debug, Serialize)]
struct Suggested {
    /// The word, masked unless it was asked for.
    term: String,
    /// In how many places it stands, besides what was found.
    places: usize,
    /// Why.
    evidence: Vec<Reason>,
}

#[derive(Debug, Serialize)]
struct Reason {
    kind: &'static str,
    count: usize,
    files: usize,
}

/// Both, where both were asked for.
#[derive(Debug, Serialize)]
struct Answer<'a> {
    findings: &'a [Told],
    suggestions: &'a [Suggested],
}

/// Looks through all files as one task.
///
/// # Errors
/// `PolicyInvalid`, `Io`, `OutOfOrder`; what is wrong with a single file is told and the others go on.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let policy = arguments.policy.read("default")?;
    let mut files = Files::of_work(&arguments.paths, policy, &arguments.terms, arguments.jobs.count())?;
    files.suggests = arguments.suggest;
    files.look_through();
    let mut all = Vec::new();
    for order in files.accepted() {
        match files.open(order) {
            Ok(session) => {
                let input = files.entries.get(order).map(|entry| &entry.input);
                all.extend(
                    input.into_iter().flat_map(|input| tell(&session, input, files.task.policy(), arguments.reveal)),
                );
            }
            Err(error) => files.refuse(order, &error),
        }
    }
    let suggestions: Vec<Suggested> = match arguments.suggest {
        true => files.task.suggestions().into_iter().map(|found| suggested(&found, arguments.reveal)).collect(),
        false => Vec::new(),
    };
    match arguments.format {
        Format::Text => {
            all.iter().try_for_each(|told| say(&line(told)))?;
            suggestions.iter().try_for_each(|suggested| say(&suggestion_line(suggested)))?;
        }
        Format::Json if arguments.suggest => {
            let answer = Answer { findings: &all, suggestions: &suggestions };
            say(&serde_json::to_string_pretty(&answer).unwrap_or_default())?;
        }
        Format::Json => say(&serde_json::to_string_pretty(&all).unwrap_or_default())?,
        Format::Sarif => say(&sarif::log(&all))?,
    }
    let found = if all.is_empty() { Outcome::Clean } else { Outcome::Found };
    Ok(if files.is_whole() { found } else { Outcome::Refused })
}

fn tell(session: &FileSession, input: &Input, policy: &Policy, reveal: bool) -> Vec<Told> {
    let places = session.findings().iter().zip(session.locations(&session.passages()));
    places
        .map(|(finding, location)| {
            let value = session.spelling(finding.id);
            Told {
                file: input.shown(),
                entity: finding.value.entity.code(),
                action: policy.rule(finding.value.entity).action.code(),
                detector: finding.detector.as_str().to_owned(),
                score: finding.score,
                place: location.place.code(),
                number: location.number,
                column: location.column,
                sheet: if let On::Sheet(number) = location.on { number } else { 0 },
                slide: if let On::Slide(number) = location.on { number } else { 0 },
                cell: location.cell_name(),
                visibility: location.visibility.code(),
                excerpt: if reveal { value.to_owned() } else { masked(value) },
            }
        })
        .collect()
}

fn suggested(suggestion: &Suggestion, reveal: bool) -> Suggested {
    let reason = |&(kind, count, files): &(Evidence, usize, usize)| Reason { kind: kind.code(), count, files };
    // EXPOSE: the word is shown to whoever owns the files, masked unless it was asked for.
    let text = suggestion.text.expose();
    Suggested {
        term: if reveal { text.clone() } else { masked(text) },
        places: suggestion.places,
        evidence: suggestion.evidence.iter().map(reason).collect(),
    }
}

fn suggestion_line(suggested: &Suggested) -> String {
    let Suggested { term, places, evidence } = suggested;
    let reasons: Vec<String> =
        evidence.iter().map(|reason| format!("{} {}", reason.kind.replace('_', " "), reason.count)).collect();
    format!("suggested term: {term}: {places} places: {}", reasons.join(", "))
}

fn line(told: &Told) -> String {
    let Told { file, entity, action, excerpt, place, number, column, sheet, slide, cell, .. } = told;
    let place = match (place, column, cell) {
        (.., Some(cell)) => format!("sheet {sheet}, {cell}"),
        (_, 1.., _) if *slide > 0 => format!("slide {slide}, row {number}, column {column}"),
        (_, 1.., _) => format!("row {number}, column {column}"),
        (&"text", ..) => format!("line {number}"),
        _ => format!("{} {number}", place.replace('_', " ")),
    };
    let stays = if *action == Action::Review.code() { " (to review; stays)" } else { "" };
    format!("{file}: {place}: {entity}: {excerpt}{stays}")
}

/// The first letter and the length, for whoever knows the value to recognise it.
fn masked(value: &str) -> String {
    let count = value.chars().count();
    let first = value.chars().next().filter(|_| count > 3);
    format!("{}… ({count} characters)", first.map(String::from).unwrap_or_default())
}

/// Tells whether a location is counted in lines, as SARIF regions are.
pub fn is_counted_in_lines(told: &Told) -> bool {
    told.place == Place::Text.code()
}
